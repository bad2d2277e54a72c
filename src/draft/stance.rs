//! How a figure stands to the others of its sentence: for itself, as what changed, as what it is compared with.

use super::figure::{ABOUT, Figure, NEARLY, OVER};
use crate::text::{
    glyphs::{Glyphs, Range},
    sets::is_one_of,
    words::{Words, words},
};

/// Words before a number that make it the amount by which something grew.
const RISES: Words = words!("增加|净增|净增加|增长|上升|提高|多退|增加了|增长了|增产|增收|多收|新增加");
/// Words before a number that make it the amount by which something shrank.
const FALLS: Words = words!("减少|净减少|下降|降低|回落|减少了|下降了|降低了|压减|减产|减收|少收|少支出");
/// The glyphs that the words of either end in.
const CHANGE_ENDS: &str = "加增长升高退了产收少降低落减出";
/// Words that compare with a time.
const COMPARED: Words = words!("比上年|较上年|比去年|较去年|比年初|较年初");
/// Words in which 由 and 从 begin no comparison.
const NOT_FROM: Words = words!("由于|从业|从事|从严|从而|从中|从重|从轻");
/// How far before a number 由 and 从 may stand.
const FROM_REACH: usize = 20;

/// How a figure stands to the others of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// For itself.
    Standing,
    /// As the amount by which another grew: 增加12件.
    Rise,
    /// As the amount by which another shrank: 减少12件.
    Fall,
    /// As what another is compared with: 去年同期90件, 由90件增加到.
    Base,
    /// In a comparison of some other kind, so neither a part nor a whole.
    Aside,
}

/// How a number stands that has the words `before` it and the words `after` it, and the figure `last` before them.
pub fn read(glyphs: &Glyphs, before: Range, after: Range, last: Option<&Figure>) -> Stance {
    let words = before.0;
    let hedged = [NEARLY, OVER, ABOUT].into_iter().find_map(|hedges| glyphs.word_before(words, before.1, hedges));
    let start = hedged.unwrap_or(before.1);
    let last_glyph = glyphs.before(start);
    // Most numbers follow none of these, and need no closer look.
    if is_one_of(last_glyph, CHANGE_ENDS) {
        if glyphs.word_before(words, start, RISES).is_some() {
            return Stance::Rise;
        }
        if glyphs.word_before(words, start, FALLS).is_some() {
            return Stance::Fall;
        }
    }
    // 至少 and 最多 are hedges; 多 and 少 compare only where 比 or 较 says with what: 比上年多12件, 比预算1000元少12元.
    if start > words && glyphs.is_one_of(start - 1, "多少") && !is_one_of(glyphs.before(start - 1), "至最不") {
        let with = last.filter(|last| words + 1 == start && last.to == words);
        if glyphs.says((with.map_or(words, |last| last.words), start - 1), words!("比|较")) {
            return if glyphs.at(start - 1) == '多' { Stance::Rise } else { Stance::Fall };
        }
    }
    let said = |words| glyphs.says(before, words);
    let of = is_one_of(last_glyph, "的为是");
    if said(words!("去年同期|上年同期|年同期|同期的|同期为|同期仅"))
        || of && (said(COMPARED) || last_glyph == '的' && glyphs.is_one_of(words, "比较"))
    {
        return Stance::Base;
    }
    let reach = (words.max(start.saturating_sub(FROM_REACH)), start);
    if let Some((from, _)) = glyphs.rfind(reach.0, reach.1, words!("由|从"))
        && glyphs.word_at(from, NOT_FROM).is_none()
        && !tells_number(glyphs, (from, start))
    {
        if glyphs.says(after, words!("到|至")) {
            return Stance::Base;
        }
        if from == words {
            return Stance::Aside;
        }
    }
    if said(COMPARED) { Stance::Aside } else { Stance::Standing }
}

/// Whether a number other than a date stands in `range`.
fn tells_number(glyphs: &Glyphs, range: Range) -> bool {
    let mut at = range.0;
    loop {
        at = glyphs.find(at, range.1, |c| c.is_ascii_digit());
        if at >= range.1 {
            return false;
        }
        at = glyphs.find(at, range.1, |c| !c.is_ascii_digit());
        if !glyphs.is_one_of(at, "年月日季") {
            return true;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        draft::figure,
        text::{Span, number},
    };

    #[test]
    fn changes_and_bases_are_set_apart() {
        let stance = |text: &str| {
            let glyphs = Glyphs::new(text, Span::new(0, text.len()));
            let start = glyphs.find(0, glyphs.len(), |c| c.is_ascii_digit());
            let number = number::read(&glyphs, start).unwrap();
            figure::read(&glyphs, start, &number, 0, None).unwrap().stance
        };
        assert_eq!(stance("比上年增加239件"), Stance::Rise);
        assert_eq!(stance("比上年减少约239件"), Stance::Fall);
        assert_eq!(stance("比上年少239件"), Stance::Fall);
        assert_eq!(stance("去年同期120件"), Stance::Base);
        assert_eq!(stance("案件由上年的120件增加到"), Stance::Base);
        assert_eq!(stance("由120件"), Stance::Aside);
        assert_eq!(stance("增加至239件"), Stance::Standing);
        assert_eq!(stance("走访不少于239户"), Stance::Standing);
        assert_eq!(stance("从业人员239人增加到"), Stance::Standing);
    }
}
