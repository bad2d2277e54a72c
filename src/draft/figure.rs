//! Figures: the quantities a sentence states, such as 共受理纠纷13052件.

use super::{
    stance::{self, Stance},
    unit::{self, Family},
};
use crate::text::{
    decimal::{Decimal, ONE},
    glyphs::{END, Glyphs, Range},
    interval::{ENDLESS, Interval},
    number::Number,
    sets::is_one_of,
    words::{Words, words},
};

/// Telephone numbers that documents name as if they were words.
const HOTLINES: Words = words!("12345|12348|12315|12333|12366|12309|12368|12380|12388|110|119|120|122|114");

/// Words that mark a figure as a whole: 共受理, 总计. Any word with 总 does.
const TOTALS: Words = words!("共|总|合计|累计|全部");

/// Words in which 共 and 总 say nothing of a total: 共产党, 总支部, 公共.
const NOT_TOTALS: Words = words!(
    "共产|共同|共享|共建|共治|共和|共识|共青|共赢|公共|总支|总队|总站|总局|总经|总书|总部|\
     总工|总会|总院|总体|总监|总台|总行|总辅导|总公司|总投资"
);

/// Words before a number that say it is less than that.
pub(super) const NEARLY: Words = words!("近|接近|将近|不到|不足");
/// Words before a number that say it is more than that.
pub(super) const OVER: Words = words!("超|超过|突破|逾|高于|多于|至少|不少于");
/// Words before a number that say it is loose.
pub(super) const ABOUT: Words = words!("约|大约|约为|约有|大概|约占");
/// Words after a unit that say the number is loose.
const LOOSELY: Words = words!("左右|上下");

/// The marks that end a clause or an item.
const STOPS: &str = "\0，,。；、：！？（）\t|";

/// The marks between the ends of a range: 15—20.
pub(super) const DASHES: &str = "-—–－~～至到";

/// How many glyphs after a figure tell what it counts; twice as many do before it.
const AFTER: usize = 20;

/// How closely a figure is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// As it stands, but for rounding.
    Plain,
    /// 近, 不到: at most that.
    Nearly,
    /// 超, 余, 多: at least that.
    Over,
    /// 约, 左右: thereabouts.
    About,
}

/// A quantity that a sentence states. Positions are glyphs of its passage.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// Which of its passage's figures it is.
    pub index: usize,
    /// The number's first glyph.
    pub from: usize,
    /// The glyph after the number, 万 and 余 included.
    pub number_end: usize,
    /// The glyph after its unit.
    pub to: usize,
    /// What the number says; none when it cannot be read with certainty.
    pub value: Option<Decimal>,
    /// How closely it is stated.
    pub hedge: Hedge,
    /// The values that it may stand for as commonly written; empty of meaning where `value` is none.
    pub likely: Interval,
    /// The values that it may stand for at the very most.
    pub possible: Interval,
    /// The unit, empty where none is written.
    pub unit: &'static str,
    /// What the unit counts.
    pub family: Family,
    /// Where the words before it begin: its clause, or the figure before it.
    pub words: usize,
    /// Where they end: at the number, unless it only says another more closely (超4万亿元，达到41200亿元).
    pub lead: usize,
    /// Where the words after it end: at the next mark or number.
    pub after: usize,
    /// How it stands to the others.
    pub stance: Stance,
    /// Whether the words before it say that it is a total.
    pub total: bool,
    /// Whether what is told after it is taken from it: 80个项目中，….
    pub source: bool,
    /// Where 其中 stands before it in its sentence, unless a bracket closes between.
    pub among: Option<usize>,
    /// The sentence it stands in, counted from the passage's start.
    pub sentence: usize,
    /// The part of a sentence between ； it stands in.
    pub segment: usize,
    /// How many brackets enclose it.
    pub depth: usize,
}

impl Figure {
    /// Whether it may be a part or a whole: it is no change and no base.
    pub fn stands(&self) -> bool {
        self.stance == Stance::Standing
    }

    /// Whether the two count the same things.
    #[inline(never)]
    pub fn comparable(&self, other: &Self) -> bool {
        let generic = |figure: &Self| figure.unit == "个";
        let counted = |figure: &Self| figure.family == Family::Itself && !figure.unit.ends_with('次');
        // 人口281.7万 leaves its unit to the words; 95.5 does not tell what it counts.
        let large = |figure: &Self| figure.value.is_some_and(|value| value.unit > ONE);
        match self.family {
            Family::Bare => large(self) && large(other) && matches!(other.family, Family::Bare | Family::Person),
            Family::Person if other.family == Family::Bare => large(self) && large(other),
            // 1271个课堂, 30门课: 个 counts anything that is not a person or a case.
            _ if generic(self) && counted(other) || generic(other) && counted(self) => true,
            Family::Itself | Family::Measure => self.unit == other.unit,
            family => family == other.family,
        }
    }

    /// The words before it that tell what it counts.
    pub fn before(&self) -> Range {
        (self.words.max(self.lead.saturating_sub(2 * AFTER)), self.lead)
    }

    /// The words after it that tell what it counts.
    pub const fn after(&self) -> Range {
        (self.to, self.after)
    }
}

/// Reads the quantity that `number` at `start` counts, all but its place in the sentence: `words` is where the words before it
/// begin, `last` the figure before it in the same sentence.
///
/// # Errors
///
/// If it is no quantity (a date, an ordinal, a version): the glyph after it.
pub fn read(
    glyphs: &Glyphs,
    start: usize,
    number: &Number,
    words: usize,
    last: Option<&Figure>,
) -> Result<Figure, usize> {
    if is_joined(glyphs, start, number.end) {
        return Err(number.end);
    }
    let unit = unit::read(glyphs, number.end).or_else(|| bare(glyphs, start, number, last));
    let (to, unit, family) = unit.ok_or(number.end)?;
    // 一户一档, 两个责任: a lone Chinese digit is a count only where its noun is left out.
    if number.chinese && number.end - start == 1 && !is_stop(glyphs.at(to)) {
        return Err(number.end);
    }
    let after = glyphs.find(to, to + AFTER, |c| is_stop(c) || c.is_ascii_digit() || c == '占');
    let mut figure = Figure {
        index: 0,
        from: start,
        number_end: number.end,
        to,
        value: number.value,
        hedge: hedge(glyphs, words, start, to, number.more),
        likely: Interval::closed(0, 0),
        possible: Interval::closed(0, 0),
        unit,
        family,
        words,
        lead: start,
        after,
        stance: stance::read(glyphs, (words, start), (to, after), last),
        total: false,
        source: is_source(glyphs, to),
        among: None,
        sentence: 0,
        segment: 0,
        depth: 0,
    };
    if let Some(last) = last.filter(|last| last.hedge != Hedge::Plain && last.comparable(&figure)) {
        let again = glyphs.word_at(words, words!("达到|达|实际为|为")) == Some(start) && words == last.to + 1;
        if again {
            (figure.words, figure.lead) = (last.words, last.lead);
        }
    }
    figure.total = says_total(glyphs, figure.before());
    if let Some(value) = number.value {
        (figure.likely, figure.possible) = ranges(value, number.rounded, figure.hedge);
    }
    Ok(figure)
}

/// Whether a number hangs together with what is around it: 第3, 1+14, 3—5, 5G, 3.9：59.5, 〔2024〕.
fn is_joined(glyphs: &Glyphs, start: usize, end: usize) -> bool {
    const TIES: &str = "+/_#@=×＝<>\"&";
    let before = glyphs.before(start);
    let after = glyphs.at(end);
    let two_back = start.checked_sub(2).map_or(END, |index| glyphs.at(index));
    let tie = |c: char| c.is_ascii_alphabetic() || is_one_of(c, TIES);
    let range = |c: char, beyond: char| beyond.is_ascii_digit() && (c == '：' || is_one_of(c, DASHES));
    tie(before)
        || tie(after)
        || is_one_of(before, "第. ")
        || is_one_of(before, "-—") && two_back.is_ascii()
        || range(before, two_back)
        || range(after, glyphs.at(end + 1))
}

/// The unit of a number that has none written, after its end: that of the figure before it in an enumeration (维持36件，驳回12，
/// 纠错8).
fn bare(
    glyphs: &Glyphs,
    start: usize,
    number: &Number,
    last: Option<&Figure>,
) -> Option<(usize, &'static str, Family)> {
    let before = glyphs.before(start);
    let ideograph = ('\u{4e00}'..='\u{9fff}').contains(&before);
    if !is_stop(glyphs.at(number.end)) || !ideograph || number.chinese || is_one_of(before, "率分数名位线度号")
    {
        return None;
    }
    if number.rounded {
        return Some((number.end, "", Family::Bare));
    }
    let year = number.end - start == 4 && glyphs.is_one_of(start, "12");
    let hotline = glyphs.word_at(start, HOTLINES) == Some(number.end);
    let last = last.filter(|_| !year && !hotline)?;
    Some((number.end, last.unit, last.family))
}

/// Whether the words in `range` speak of a total.
#[inline(never)]
pub(super) fn says_total(glyphs: &Glyphs, range: Range) -> bool {
    (range.0..range.1).any(|at| {
        glyphs.word_at(at, TOTALS).is_some_and(|end| end <= range.1)
            && glyphs.word_at(at, NOT_TOTALS).is_none()
            && (at == range.0 || glyphs.word_at(at - 1, NOT_TOTALS).is_none())
    })
}

/// Whether the words from `at` on say that what follows is taken from what was told before.
fn is_source(glyphs: &Glyphs, at: usize) -> bool {
    let reach = at + AFTER;
    let end = glyphs.find(at, reach, |c| is_stop(c) || c == '有');
    // 工作中, 过程中, 集中 are no places to take from.
    end > at
        && end < reach
        && glyphs.before(end) == '中'
        && !glyphs.is_one_of(end.saturating_sub(2), "作程集动其途年期间")
}

/// Whether `c` ends a clause or an item.
pub fn is_stop(c: char) -> bool {
    is_one_of(c, STOPS)
}

fn hedge(glyphs: &Glyphs, words: usize, start: usize, to: usize, more: bool) -> Hedge {
    let before = |list: Words| glyphs.word_before(words, start, list).is_some();
    if more || before(OVER) || glyphs.word_at(to, words!("以上")).is_some() {
        Hedge::Over
    } else if before(NEARLY) || glyphs.word_at(to, words!("以下|以内")).is_some() {
        Hedge::Nearly
    } else if before(ABOUT) || glyphs.word_at(to, LOOSELY).is_some() {
        Hedge::About
    } else {
        Hedge::Plain
    }
}

/// The values that a stated number may stand for, commonly and at the very most. 12万余 is commonly below 13万.
fn ranges(value: Decimal, rounded: bool, hedge: Hedge) -> (Interval, Interval) {
    let unit = value.significant_unit();
    let amount = value.amount;
    let (likely, low, high) = match hedge {
        Hedge::Plain => {
            let range = if rounded { Interval::rounded(value) } else { Interval::closed(amount, amount) };
            return (range, range);
        }
        Hedge::Over => (Interval::closed(amount, amount + unit), amount, ENDLESS),
        Hedge::Nearly => (Interval::closed(amount - unit / 2, amount), amount / 2, amount),
        Hedge::About => (Interval::closed(amount - unit / 2, amount + unit / 2), amount / 2, amount / 2 * 3),
    };
    (likely, Interval::closed(low, high))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::{Span, number};

    fn figure(text: &str) -> Option<(String, &'static str, Family)> {
        let glyphs = Glyphs::new(text, Span::new(0, text.len()));
        let (start, number) = (0..glyphs.len()).find_map(|at| Some((at, number::read(&glyphs, at)?)))?;
        let figure = read(&glyphs, start, &number, 0, None).ok()?;
        Some((glyphs.span(figure.from, figure.to).of(text).to_owned(), figure.unit, figure.family))
    }

    #[test]
    fn quantities() {
        for (text, span, unit, family) in [
            ("共受理纠纷 13052 件，", "13052 件", "件", Family::Case),
            ("接待群众1300余人次。", "1300余人次", "人次", Family::Itself),
            ("服务企业十二家", "十二家", "家", Family::Body),
            ("筹集住房1.2万套（间）", "1.2万套（间）", "套", Family::Itself),
            ("败诉一件，", "一件", "件", Family::Case),
        ] {
            assert_eq!(figure(text), Some((span.to_owned(), unit, family)), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_quantities() {
        for text in [
            "2024年，",
            "6月30日前",
            "12345热线",
            "沪司发〔2024〕3号",
            "第3件",
            "平台2.0版",
            "建设5G基站",
            "“30+5”",
            "3个月内",
            "5个工作日",
            "提高2个百分点",
            "1+14+X",
            "3.9：59.5",
            "3—5家",
            "一户一档",
            "1.认真开展",
        ] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
