//! Figures: the quantities a sentence states, such as 共受理纠纷13052件.

use super::unit::{self, Family};
use crate::text::{
    Span,
    decimal::Decimal,
    glyphs::{END, Glyphs},
    interval::Interval,
    number::{self, Number},
};

/// Telephone numbers that documents name as if they were words.
const HOTLINES: &[&str] = &[
    "12345", "12348", "12315", "12333", "12366", "12309", "12368", "12380", "12388", "110", "119", "120", "122", "114",
];

/// Words before a number that say it is less than that.
pub(super) const NEARLY: &[&str] = &["近", "接近", "将近", "不到", "不足"];
/// Words before a number that say it is more than that.
pub(super) const OVER: &[&str] = &["超", "超过", "突破", "逾", "高于", "多于", "至少", "不少于"];
/// Words before a number that say it is loose.
pub(super) const ABOUT: &[&str] = &["约", "大约", "约为", "约有", "大概", "约占"];
/// Words after a unit that say the number is loose.
const LOOSELY: &[&str] = &["左右", "上下", "以上", "以下", "以内"];

/// Words before a number that make it a change, not a standing quantity.
const CHANGES: &[&str] = &[
    "增加",
    "减少",
    "净增",
    "净增加",
    "净减少",
    "增长",
    "下降",
    "上升",
    "提高",
    "降低",
    "回落",
    "少",
    "多",
    "多退",
    "增加了",
    "减少了",
    "压减",
];
/// Words that say a number is what the current one is compared with.
const BASES: &[&str] = &[
    "去年同期",
    "上年同期",
    "同期",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "比上年末",
    "较上年末",
    "比年初",
    "较年初",
];

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

/// A quantity that a sentence states. Positions are glyphs of its passage unless they say otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// The number's first glyph.
    pub from: usize,
    /// The glyph after the number, 万 and 余 included.
    pub number_end: usize,
    /// The glyph after its unit.
    pub to: usize,
    /// Number and unit, in bytes of the text.
    pub span: Span,
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
    /// Whether it is a change (增加12件) or a base of comparison (去年同期90件), so neither a part nor a whole.
    pub comparison: bool,
    /// The sentence it stands in, counted from the passage's start.
    pub sentence: usize,
    /// The part of a sentence between ； it stands in.
    pub segment: usize,
    /// How many brackets enclose it.
    pub depth: usize,
}

impl Figure {
    /// Whether the two count the same things.
    pub fn comparable(&self, other: &Self) -> bool {
        match self.family {
            Family::Bare => false,
            Family::Itself => self.unit == other.unit,
            family => family == other.family,
        }
    }
}

/// What stands at a digit.
#[allow(clippy::large_enum_variant, reason = "it is taken apart where it is made")]
pub enum Found {
    /// A figure: everything but its place in the sentence is filled in.
    Figure(Figure),
    /// A number that is no quantity (a date, an ordinal, a version); the glyph after it.
    Other(usize),
}

/// Reads what stands at `start`, the first digit of a number; `words` is where the words before it begin, `last` the figure
/// before it in the same sentence.
pub fn read(glyphs: &Glyphs, start: usize, words: usize, last: Option<&Figure>) -> Found {
    let Some(number) = number::read(glyphs, start) else {
        return Found::Other(start + 1);
    };
    if is_joined(glyphs, start, number.end) {
        return Found::Other(number.end);
    }
    let (to, unit, family) = match unit::read(glyphs, number.end) {
        Some(unit) => unit,
        None => match bare(glyphs, start, &number, last) {
            Some((unit, family)) => (number.end, unit, family),
            None => return Found::Other(number.end),
        },
    };
    // 一户一档, 两个责任: a lone Chinese digit is a count only where its noun is left out.
    if number.chinese && number.end - start == 1 && !is_stop(glyphs.at(to)) {
        return Found::Other(number.end);
    }
    let hedge = hedge(glyphs, words, start, to, number.more);
    let ranges = number.value.and_then(|value| ranges(value, number.rounded, hedge));
    let (likely, possible) = ranges.unwrap_or((Interval::exact(Decimal::ZERO), Interval::exact(Decimal::ZERO)));
    Found::Figure(Figure {
        from: start,
        number_end: number.end,
        to,
        span: glyphs.span(start, to),
        value: if ranges.is_some() { number.value } else { None },
        hedge,
        likely,
        possible,
        unit,
        family,
        words,
        comparison: is_comparison(glyphs, words, start),
        sentence: 0,
        segment: 0,
        depth: 0,
    })
}

/// Whether a number hangs together with what is around it: 第3, 1+14, 3—5, 5G, 3.9：59.5, 〔2024〕.
fn is_joined(glyphs: &Glyphs, start: usize, end: usize) -> bool {
    let before = glyphs.before(start);
    let after = glyphs.at(end);
    let tie = |c: char| {
        c.is_ascii_alphabetic() || matches!(c, '+' | '/' | '_' | '#' | '@' | '=' | '×' | '＝' | '<' | '>' | '"' | '&')
    };
    let range = |c: char| matches!(c, '-' | '—' | '–' | '－' | '~' | '～' | '至' | '到');
    let two_back = start.checked_sub(2).map_or(END, |index| glyphs.at(index));
    before == '第'
        || tie(before)
        || tie(after)
        || matches!(before, '.' | ' ')
        || (before == '-' || before == '—') && !two_back.is_ascii_digit() && two_back.is_ascii()
        || before == '：' && two_back.is_ascii_digit()
        || after == '：' && glyphs.at(end + 1).is_ascii_digit()
        || range(before) && two_back.is_ascii_digit()
        || range(after) && glyphs.at(end + 1).is_ascii_digit()
}

/// The unit of a number that has none written: that of the figure before it in an enumeration (维持36件，驳回12，纠错8).
fn bare(glyphs: &Glyphs, start: usize, number: &Number, last: Option<&Figure>) -> Option<(&'static str, Family)> {
    let before = glyphs.before(start);
    let ideograph = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if !is_stop(glyphs.at(number.end))
        || !ideograph(before)
        || number.chinese
        || matches!(before, '率' | '分' | '数' | '名' | '位' | '线' | '度' | '号')
    {
        return None;
    }
    if number.rounded {
        return Some(("", Family::Bare));
    }
    let digits = number.end - start;
    let year = digits == 4 && matches!(glyphs.at(start), '1' | '2');
    let hotline = HOTLINES.iter().any(|line| glyphs.word_at(start, line) == Some(number.end));
    match last {
        Some(last) if !year && !hotline => Some((last.unit, last.family)),
        _ => None,
    }
}

/// Whether `c` ends a clause or an item.
pub fn is_stop(c: char) -> bool {
    matches!(c, END | '，' | ',' | '。' | '；' | '、' | '：' | '！' | '？' | '（' | '）' | '\t' | '|')
}

fn hedge(glyphs: &Glyphs, words: usize, start: usize, to: usize, more: bool) -> Hedge {
    let before = |list: &[&str]| list.iter().any(|word| glyphs.word_before(words, start, word).is_some());
    let after = |word: &&str| glyphs.word_at(to, word).is_some();
    if more || before(OVER) {
        Hedge::Over
    } else if before(NEARLY) {
        Hedge::Nearly
    } else if before(ABOUT) || LOOSELY.iter().any(after) {
        Hedge::About
    } else {
        Hedge::Plain
    }
}

/// The values that a stated number may stand for, commonly and at the very most. 12万余 is commonly below 13万.
fn ranges(value: Decimal, rounded: bool, hedge: Hedge) -> Option<(Interval, Interval)> {
    let unit = value.significant_unit();
    Some(match hedge {
        Hedge::Plain if rounded => (Interval::rounded(value)?, Interval::rounded(value)?),
        Hedge::Plain => (Interval::exact(value), Interval::exact(value)),
        Hedge::Over => (Interval::closed(value, value.plus(unit)?), Interval::at_least(value)),
        Hedge::Nearly => (Interval::closed(value.minus(unit.half()?)?, value), Interval::closed(value.half()?, value)),
        Hedge::About => {
            let half = unit.half()?;
            let loose = value.half()?;
            (Interval::closed(value.minus(half)?, value.plus(half)?), Interval::closed(loose, value.plus(loose)?))
        }
    })
}

fn is_comparison(glyphs: &Glyphs, words: usize, start: usize) -> bool {
    let changed = CHANGES.iter().any(|word| match glyphs.word_before(words, start, word) {
        // 至少 and 最多 are hedges; 多 and 少 compare only where 比 or 较 says with what.
        Some(at) if word.chars().count() == 1 => {
            !matches!(glyphs.before(at), '至' | '最' | '不') && glyphs.contains_any(words, at, &["比", "较", "同比"])
        }
        found => found.is_some(),
    });
    changed
        || glyphs.contains_any(words, start, BASES)
        || matches!(glyphs.at(words), '由' | '从') && start - words <= 12
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Option<(String, &'static str, Family)> {
        let glyphs = Glyphs::new(text, Span::new(0, text.len()));
        let start = (0..glyphs.len()).find(|&at| number::read(&glyphs, at).is_some())?;
        match read(&glyphs, start, 0, None) {
            Found::Figure(figure) => Some((figure.span.of(text).to_owned(), figure.unit, figure.family)),
            Found::Other(_) => None,
        }
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

    #[test]
    fn changes_and_bases_are_set_apart() {
        let comparison = |text: &str| {
            let glyphs = Glyphs::new(text, Span::new(0, text.len()));
            let start = (0..glyphs.len()).find(|&at| glyphs.at(at).is_ascii_digit()).unwrap_or(0);
            match read(&glyphs, start, 0, None) {
                Found::Figure(figure) => figure.comparison,
                Found::Other(_) => panic!("{text}"),
            }
        };
        assert!(comparison("比上年增加239件"));
        assert!(comparison("去年同期120件"));
        assert!(comparison("由120件"));
        assert!(!comparison("增加至239件"));
        assert!(!comparison("走访不少于239户"));
    }
}
