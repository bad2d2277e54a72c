//! Ordinals: 一、（一）1.（1）① 第一条 一是 第一， (GB/T 9704-2012, 7.3.3; GB/T 15834-2011, annex B.3).

use crate::text::{
    Span,
    lines::is_blank,
    marks,
    numeral::{chinese, digit, is_chinese_digit},
};

/// How an ordinal is written. Ordinals of one form count along together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// 一、
    Chinese,
    /// （一）
    ChineseBracketed,
    /// 1. or 1、
    Arabic,
    /// （1）
    ArabicBracketed,
    /// 1）
    ArabicHalfBracketed,
    /// ①
    Circled,
    /// 第一部分
    Division,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 第一，
    Nth,
    /// 一是
    Is,
    /// 一要
    Must,
}

impl Form {
    /// How high it stands in an outline by the standard; a smaller number is higher.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Division => 0,
            Self::Chapter => 1,
            Self::Section => 2,
            Self::Chinese | Self::Article => 3,
            Self::ChineseBracketed => 4,
            Self::Arabic => 5,
            Self::ArabicBracketed | Self::ArabicHalfBracketed => 6,
            Self::Circled => 7,
            Self::Nth | Self::Is | Self::Must => 8,
        }
    }

    /// Whether ordinals of this form stand in running text, not only at a line's start.
    pub const fn runs_in(self) -> bool {
        matches!(self, Self::Nth | Self::Is | Self::Must)
    }

    /// The ordinal of this form for `value`, as the standard writes it.
    pub fn write(self, value: u32) -> String {
        match self {
            Self::Chinese => format!("{}、", in_chinese(value)),
            Self::ChineseBracketed => format!("（{}）", in_chinese(value)),
            Self::Arabic => format!("{value}."),
            Self::ArabicBracketed => format!("（{value}）"),
            Self::ArabicHalfBracketed => format!("{value}）"),
            Self::Circled => char::from_u32(0x245f + value)
                .filter(|_| (1..=20).contains(&value))
                .map_or_else(|| format!("（{value}）"), String::from),
            Self::Division => format!("第{}部分", in_chinese(value)),
            Self::Chapter => format!("第{}章", in_chinese(value)),
            Self::Section => format!("第{}节", in_chinese(value)),
            Self::Article => format!("第{}条", in_chinese(value)),
            Self::Nth => format!("第{}，", in_chinese(value)),
            Self::Is => format!("{}是", in_chinese(value)),
            Self::Must => format!("{}要", in_chinese(value)),
        }
    }
}

/// An ordinal as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinal {
    /// How it is written.
    pub form: Form,
    /// What it counts to, from 1.
    pub value: u32,
    /// The ordinal with its marks, in bytes: `（一）`, `12.`, `一是`.
    pub span: Span,
    /// Whether it may as well be something else (`二、三等奖`), and counts only where one of its value is due.
    pub doubtful: bool,
}

/// Larger numbers at a line's start are quantities, years or telephone numbers.
const LARGEST: u32 = 999;

/// The ordinal that `content`, the content of a line, begins with.
pub fn at_start(text: &str, content: Span) -> Option<Ordinal> {
    let line = content.of(text);
    let found = bracketed(line)
        .or_else(|| bare_arabic(line))
        .or_else(|| bare_chinese(line))
        .or_else(|| nth(line))
        .or_else(|| single_character(line))?;
    let in_range = (1..=LARGEST).contains(&found.value);
    in_range.then_some(Ordinal { span: found.span.shifted(content.start), ..found })
}

/// The ordinals in the running text of `range`: 一是, 一要 and 第一， at a sentence's or clause's start.
/// One at the very start of `range` is left to [`at_start`].
pub fn in_text(text: &str, range: Span, found: &mut Vec<Ordinal>) {
    let body = range.of(text);
    let mut after_mark = false;
    let mut skip_to = 0;
    for (index, c) in body.char_indices() {
        if index >= skip_to && after_mark && (is_chinese_digit(c) || c == '第') {
            let tail = body.get(index..).unwrap_or("");
            let ordinal = if c == '第' { nth(tail) } else { bare_chinese(tail) };
            if let Some(ordinal) = ordinal.filter(|ordinal| ordinal.form.runs_in() && ordinal.value <= 20) {
                found.push(Ordinal { span: ordinal.span.shifted(range.start + index), ..ordinal });
                skip_to = index + ordinal.span.end;
            }
        }
        // 一是…（责任单位：甲科）二是…
        after_mark = marks::separates(c) && c != '、' || marks::closes(c) || (after_mark && (is_blank(c) || c == '*'));
    }
}

/// The leading run of characters that `is_part` holds for, and the rest.
fn split_run(text: &str, is_part: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn arabic(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.chars().count() > 3 {
        return None;
    }
    digits.chars().try_fold(0, |value, c| Some(value * 10 + digit(c)?))
}

fn found(form: Form, value: u32, whole: &str, rest: &str) -> Ordinal {
    Ordinal { form, value, span: Span::new(0, whole.len() - rest.len()), doubtful: false }
}

/// （一） （1） and the half bracket 1）
fn bracketed(line: &str) -> Option<Ordinal> {
    let (open, inside) = match line.strip_prefix(['（', '(', '〔']) {
        Some(inside) => (true, inside.trim_start_matches(is_blank)),
        None => (false, line),
    };
    let (digits, rest) = split_run(inside, |c| digit(c).is_some());
    let (form, value, rest) = if let Some(value) = arabic(digits) {
        (if open { Form::ArabicBracketed } else { Form::ArabicHalfBracketed }, value, rest)
    } else if open {
        let (numeral, rest) = split_run(inside, is_chinese_digit);
        (Form::ChineseBracketed, chinese(numeral)?, rest)
    } else {
        return None;
    };
    let rest = rest.trim_start_matches(is_blank).strip_prefix(['）', ')', '〕'])?;
    Some(found(form, value, line, rest))
}

/// 1. and 1、 but not 3.5亿, 2.0版 or a year.
fn bare_arabic(line: &str) -> Option<Ordinal> {
    let (digits, rest) = split_run(line, |c| digit(c).is_some());
    let value = arabic(digits)?;
    let after = rest.trim_start_matches(is_blank).strip_prefix(['.', '．', '、'])?;
    let (next_digits, next) = split_run(after, |c| digit(c).is_some());
    let is_year = next_digits.chars().count() == 4 && next.trim_start_matches(is_blank).starts_with('年');
    // 1.3月底前完成
    let is_month = next_digits.chars().count() <= 2 && next.trim_start_matches(is_blank).starts_with('月');
    let is_time = is_year || is_month;
    let mark_is_comma = rest.trim_start_matches(is_blank).starts_with('、');
    if !next_digits.is_empty() && !is_time && !mark_is_comma {
        return None;
    }
    let doubtful = mark_is_comma && !next_digits.is_empty() && !is_time;
    Some(Ordinal { doubtful, ..found(Form::Arabic, value, line, after) })
}

/// 一、 一是 一要
fn bare_chinese(line: &str) -> Option<Ordinal> {
    let (numeral, rest) = split_run(line, is_chinese_digit);
    let value = chinese(numeral).filter(|_| !numeral.contains('两'))?;
    if let Some(after) = rest.trim_start_matches(is_blank).strip_prefix(['、', '.', '．']) {
        // 二、三等奖 and 一、二审 go on with the numeral of a list.
        let doubtful = after.starts_with(is_chinese_digit);
        return Some(Ordinal { doubtful, ..found(Form::Chinese, value, line, after) });
    }
    if let Some(after) = rest.strip_prefix('是') {
        return Some(found(Form::Is, value, line, after));
    }
    // 四要素, 三要件
    let after =
        rest.strip_prefix('要').filter(|after| !after.starts_with(['素', '件', '点', '义', '领', '务', '旨']))?;
    Some(found(Form::Must, value, line, after))
}

/// 第一条 第一章 第一，
fn nth(line: &str) -> Option<Ordinal> {
    let inside = line.strip_prefix('第')?;
    let (numeral, rest) = split_run(inside, is_chinese_digit);
    let value = chinese(numeral)?;
    if let Some(after) = rest.strip_prefix(['，', ',', '：', ':']) {
        return Some(found(Form::Nth, value, line, after));
    }
    let words = [("条", Form::Article), ("章", Form::Chapter), ("节", Form::Section), ("部分", Form::Division)];
    let (form, after) = words.into_iter().find_map(|(word, form)| Some((form, rest.strip_prefix(word)?)))?;
    // 第一条规定 speaks of an article; its own heading has a space after it, or nothing.
    let doubtful = !(after.is_empty() || after.starts_with(is_blank));
    Some(Ordinal { doubtful, ..found(form, value, line, after) })
}

/// ① ⒈ ⑴ ㈠
fn single_character(line: &str) -> Option<Ordinal> {
    let c = line.chars().next()?;
    let (first, form) = [
        ('①'..='⑳', Form::Circled),
        ('⑴'..='⒇', Form::ArabicBracketed),
        ('⒈'..='⒛', Form::Arabic),
        ('㈠'..='㈩', Form::ChineseBracketed),
    ]
    .into_iter()
    .find_map(|(range, form)| range.contains(&c).then_some((*range.start(), form)))?;
    let value = u32::from(c) - u32::from(first) + 1;
    Some(Ordinal { form, value, span: Span::new(0, c.len_utf8()), doubtful: false })
}

/// 一, 十二, 一百零三.
pub fn in_chinese(value: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let word = |digit: u32| DIGITS.get(digit as usize).copied().unwrap_or("");
    let (hundreds, tens, units) = (value / 100 % 10, value / 10 % 10, value % 10);
    let mut written = String::new();
    if hundreds > 0 {
        written += word(hundreds);
        written += "百";
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            written += word(tens);
        }
        written += "十";
    } else if hundreds > 0 && units > 0 {
        written += word(0);
    }
    if units > 0 {
        written += word(units);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Form, u32, &str)> {
        let ordinal = at_start(line, Span::new(0, line.len())).filter(|ordinal| !ordinal.doubtful)?;
        Some((ordinal.form, ordinal.value, ordinal.span.of(line)))
    }

    #[test]
    fn reads_every_form() {
        for (line, form, value, written) in [
            ("一、总体要求", Form::Chinese, 1, "一、"),
            ("十二、保障措施", Form::Chinese, 12, "十二、"),
            ("（三）优化服务", Form::ChineseBracketed, 3, "（三）"),
            ("(二十一)优化服务", Form::ChineseBracketed, 21, "(二十一)"),
            ("（四)优化服务", Form::ChineseBracketed, 4, "（四)"),
            ("12. 做实", Form::Arabic, 12, "12."),
            ("１２．做实", Form::Arabic, 12, "１２．"),
            ("3、做实", Form::Arabic, 3, "3、"),
            ("（10）做实", Form::ArabicBracketed, 10, "（10）"),
            ("2）做实", Form::ArabicHalfBracketed, 2, "2）"),
            ("②做实", Form::Circled, 2, "②"),
            ("第三条 办公空间", Form::Article, 3, "第三条"),
            ("第一章 总则", Form::Chapter, 1, "第一章"),
            ("第二，做实", Form::Nth, 2, "第二，"),
            ("四是做实", Form::Is, 4, "四是"),
            ("三要做实", Form::Must, 3, "三要"),
            ("1.2026年底前建成", Form::Arabic, 1, "1."),
            ("2.3月底前建成", Form::Arabic, 2, "2."),
        ] {
            assert_eq!(read(line), Some((form, value, written)), "{line}");
        }
    }

    #[test]
    fn leaves_quantities_years_and_names_alone() {
        for line in [
            "2026年，全区",
            "3.5亿元资金",
            "2.0版上线",
            "1690党群服务中心",
            "12345热线",
            "30+5",
            "（2026）年",
            "二、三等奖各一项",
            "一、二审案件",
            "四要素齐全",
            "第一条规定的情形",
            "两是",
            "",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn finds_ordinals_in_running_text() {
        let text =
            "一是抓学习（责任单位：甲科）二是抓落实；三是抓问效，其中四要素齐全，另一是补短板。第四，抓作风。“五是”";
        let mut found = Vec::new();
        in_text(text, Span::new(0, text.len()), &mut found);
        let written: Vec<_> = found.iter().map(|ordinal| ordinal.span.of(text)).collect();
        assert_eq!(written, ["二是", "三是", "第四，"]);
    }

    #[test]
    fn writes_ordinals() {
        assert_eq!(Form::ChineseBracketed.write(21), "（二十一）");
        assert_eq!([10, 11, 20, 103, 110].map(in_chinese), ["十", "十一", "二十", "一百零三", "一百一十"]);
        assert_eq!((Form::Circled.write(3), Form::Arabic.write(7)), ("③".to_owned(), "7.".to_owned()));
    }
}
