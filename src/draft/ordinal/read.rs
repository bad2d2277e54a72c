//! Reading ordinals at a line's start.

use super::{Form, LAST, Marks, Ordinal, SEQUENCE, SINGLE, numerals::roman_value};
use crate::text::{
    Span,
    letters::Where,
    lines::{is_blank, skip_blanks},
    numeral::{chinese, digit, is_chinese_digit},
    sets::{Sets, is_one_of},
};

/// No list is longer.
const LARGEST: u32 = 9999;

/// Larger numbers at a line's start are rather quantities, years or telephone numbers.
const LARGEST_SURE: u32 = 999;

/// The ordinal that `content`, the content of a line, begins with.
pub fn at_start(text: &str, content: Span) -> Option<Ordinal> {
    let found = read(content.of(text)).filter(|found| (1..=LARGEST).contains(&found.value))?;
    let doubtful = found.doubtful || found.value > LARGEST_SURE;
    Some(Ordinal { span: found.span.shifted(content.start), doubtful, ..found })
}

/// Whether `c` may stand in the numeral of an ordinal of `form`.
pub(super) fn is_numeral(form: Form, c: char) -> bool {
    match form {
        Form::Arabic | Form::Decimal | Form::SubDecimal | Form::ArabicBracketed | Form::ArabicHalfBracketed => {
            digit(c).is_some()
        }
        Form::Capital | Form::Letter | Form::CapitalRoman | Form::Roman => c.is_ascii_alphabetic(),
        _ => is_chinese_digit(c),
    }
}

/// The ordinal that `line` begins with, its span counted from there.
pub(super) fn read(line: &str) -> Option<Ordinal> {
    let first = line.chars().next()?;
    match first {
        '（' | '(' | '〔' | '【' => bracketed(line, first),
        '第' => nth(line),
        '首' | '其' | '再' | '最' => in_order(line),
        _ if digit(first).is_some() => arabic(line),
        _ if is_chinese_digit(first) || matches!(first, '廿' | '卅') => bare_chinese(line),
        _ if first.is_ascii_alphabetic() => letter(line),
        _ => single_character(line, first),
    }
}

/// What has been read of `line` when `rest` is left.
struct Reading<'t> {
    line: &'t str,
    rest: &'t str,
    marks: Marks,
}

impl<'t> Reading<'t> {
    fn of(line: &'t str, rest: &'t str) -> Self {
        Self { line, rest, marks: Marks::default() }
    }

    /// Takes a mark behind the ordinal, if one of `usual` stands there.
    #[inline(never)]
    fn mark(&mut self, usual: &str) -> bool {
        let rest = skip_blanks(self.rest);
        let found = rest.chars().next().filter(|&c| is_one_of(c, usual));
        if let Some(mark) = found {
            self.marks.after = Some(mark);
            self.rest = rest.get(mark.len_utf8()..).unwrap_or("");
        }
        found.is_some()
    }

    #[inline(never)]
    fn ordinal(self, form: Form, value: u32) -> Ordinal {
        let span = Span::new(0, self.line.len() - self.rest.len());
        Ordinal { form, value, prefix: 0, span, marks: self.marks, doubtful: false }
    }
}

/// The leading run of characters that `is_part` holds for, and the rest.
#[inline(never)]
fn split_run(text: &str, is_part: fn(char) -> bool) -> (&str, &str) {
    text.split_at_checked(text.len() - text.trim_start_where(is_part).len()).unwrap_or((text, ""))
}

fn split_digits(text: &str) -> (&str, &str) {
    split_run(text, |c| digit(c).is_some())
}

/// A number of at most four digits.
fn number(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.chars().count() > 4 {
        return None;
    }
    digits.chars().try_fold(0, |value, c| Some(value * 10 + digit(c)?))
}

/// 一, 廿一, 一百零三.
fn chinese_number(numeral: &str) -> Option<u32> {
    let tens = [("廿", 20), ("卅", 30)].into_iter().find_map(|(ten, worth)| Some((numeral.strip_prefix(ten)?, worth)));
    match tens {
        Some(("", worth)) => Some(worth),
        Some((units, worth)) => chinese(units).filter(|&value| value < 10).map(|value| worth + value),
        None => chinese(numeral),
    }
}

fn split_chinese(text: &str) -> (&str, &str) {
    split_run(text, |c| is_chinese_digit(c) || matches!(c, '廿' | '卅'))
}

/// The marks that may stand behind any ordinal, by habit if not by the standard.
const AFTER: &str = "、.．，,";

/// （一） （1） （a）, with a mark behind or not.
#[inline(never)]
fn bracketed(line: &str, open: char) -> Option<Ordinal> {
    let inside = skip_blanks(line.strip_prefix(open)?);
    let (form, value, rest) = match split_digits(inside) {
        ("", _) => match split_chinese(inside) {
            ("", _) => {
                let (letters, rest) = split_run(inside, |c| c.is_ascii_alphabetic());
                let (form, value) = letters_value(letters)?;
                (form, value, rest)
            }
            (numeral, rest) => (Form::ChineseBracketed, chinese_number(numeral)?, rest),
        },
        (digits, rest) => (Form::ArabicBracketed, number(digits)?, rest),
    };
    let rest = skip_blanks(rest);
    let close = rest.chars().next().filter(|&c| matches!(c, '）' | ')' | '〕' | '】'))?;
    let mut reading = Reading::of(line, rest.strip_prefix(close)?);
    reading.marks = Marks { open: Some(open), close: Some(close), after: None };
    reading.mark(AFTER);
    Some(reading.ordinal(form, value))
}

/// 1. 1、 1） and 1.1, but not 3.5亿, 2.0版 or a year.
#[inline(never)]
fn arabic(line: &str) -> Option<Ordinal> {
    let (digits, rest) = split_digits(line);
    let value = number(digits)?;
    let mut reading = Reading::of(line, rest);
    if let Some(close) = rest.chars().next().filter(|&c| matches!(c, '）' | ')')) {
        reading.rest = rest.strip_prefix(close)?;
        reading.marks.close = Some(close);
        reading.mark(AFTER);
        return Some(reading.ordinal(Form::ArabicHalfBracketed, value));
    }
    if !reading.mark(AFTER) {
        return None;
    }
    let mark = reading.marks.after;
    let (next, behind) = split_digits(reading.rest);
    let doubtful = matches!(mark, Some('，' | ','));
    if next.is_empty() {
        return Some(Ordinal { doubtful, ..reading.ordinal(Form::Arabic, value) });
    }
    let unit = skip_blanks(behind).chars().next();
    // 1.2026年底前建成, 1.3月底前完成
    let is_time = next.chars().count() == 4 && unit == Some('年') || next.chars().count() <= 2 && unit == Some('月');
    match mark {
        _ if is_time => Some(Ordinal { doubtful, ..reading.ordinal(Form::Arabic, value) }),
        // 1、2号线
        Some('、') => Some(Ordinal { doubtful: true, ..reading.ordinal(Form::Arabic, value) }),
        // 11.121人才工程: no decimal has three places.
        Some('.' | '．') if next.chars().count() > 2 => {
            Some(Ordinal { doubtful: true, ..reading.ordinal(Form::Arabic, value) })
        }
        Some('.' | '．') => decimal(line, value, next, behind),
        _ => None,
    }
}

/// 1.1 and 1.1.1, the first number of which is `first`, the second `second`.
#[inline(never)]
fn decimal(line: &str, first: u32, second: &str, rest: &str) -> Option<Ordinal> {
    let second = number(second).filter(|&second| second < 100)?;
    let mut reading = Reading::of(line, rest);
    let (form, prefix, value) = match rest.behind_any(".．").map(split_digits) {
        Some((third, rest)) if !third.is_empty() => {
            reading.rest = rest;
            (Form::SubDecimal, first * 100 + second, number(third)?)
        }
        _ => (Form::Decimal, first, second),
    };
    reading.mark("、.．");
    // 3.5 亿元, 2.0版, 1.2.3.4: only what words follow, behind a space or a mark, is an ordinal beyond doubt.
    let spaced = reading.marks.after.is_some() || reading.rest.starts_with(is_blank);
    let words = skip_blanks(reading.rest);
    let next = words.chars().next()?;
    if digit(next).is_some() || matches!(next, '.' | '．' | '-' | '—' | '～' | '~' | '%' | '％') || value == 0 {
        return None;
    }
    let is_quantity = is_one_of(next, "亿万千百元倍个米吨年月日版名人件项家户公平立次分");
    let doubtful = form == Form::Decimal && (!spaced || is_quantity);
    Some(Ordinal { prefix, doubtful, ..reading.ordinal(form, value) })
}

/// 一、 一是 一要
#[inline(never)]
fn bare_chinese(line: &str) -> Option<Ordinal> {
    let (numeral, rest) = split_chinese(line);
    let value = chinese_number(numeral).filter(|_| !numeral.holds_any("两"))?;
    let mut reading = Reading::of(line, rest);
    if reading.mark(AFTER) {
        // 二、三等奖 and 一、二审 go on with the numeral of a list.
        let doubtful = reading.rest.starts_with(is_chinese_digit) || matches!(reading.marks.after, Some('，' | ','));
        return Some(Ordinal { doubtful, ..reading.ordinal(Form::Chinese, value) });
    }
    if let Some(after) = rest.strip_prefix('是') {
        reading.rest = after;
        reading.mark("，,、：:");
        return Some(reading.ordinal(Form::Is, value));
    }
    // 四要素, 三要件
    let after = rest.strip_prefix('要').filter(|after| !after.starts_with_any("素件点义领务旨"))?;
    Some(Reading::of(line, after).ordinal(Form::Must, value))
}

/// 第一条 第一章 第一，
#[inline(never)]
fn nth(line: &str) -> Option<Ordinal> {
    let inside = skip_blanks(line.strip_prefix('第')?);
    let (value, rest) = match split_digits(inside) {
        ("", _) => {
            let (numeral, rest) = split_chinese(inside);
            (chinese_number(numeral)?, rest)
        }
        (digits, rest) => (number(digits)?, rest),
    };
    let mut reading = Reading::of(line, rest);
    if reading.mark("，,：:、") {
        // 第一、第二产业, 第一、二批
        let goes_on = reading.rest.starts_with('第') || reading.rest.starts_with(is_chinese_digit);
        return (!goes_on).then(|| reading.ordinal(Form::Nth, value));
    }
    let words = [
        ("条", Form::Article),
        ("章", Form::Chapter),
        ("节", Form::Section),
        ("部分", Form::Division),
        ("编", Form::Division),
    ];
    let rest = skip_blanks(rest);
    let (form, after) = words.into_iter().find_map(|(word, form)| Some((form, rest.strip_prefix(word)?)))?;
    // 第一条规定 speaks of an article; its own heading has a space after it, or nothing.
    let doubtful = !(after.is_empty() || after.starts_with(is_blank));
    Some(Ordinal { doubtful, ..Reading::of(line, after).ordinal(form, value) })
}

/// 首先 其次，再次，最后， and 其一，
#[inline(never)]
fn in_order(line: &str) -> Option<Ordinal> {
    if let Some(inside) = line.strip_prefix('其') {
        let (numeral, rest) = split_chinese(inside);
        if let Some(value) = chinese_number(numeral) {
            let mut reading = Reading::of(line, rest);
            return reading.mark("，,、：:").then(|| reading.ordinal(Form::Among, value));
        }
    }
    let (value, rest) = SEQUENCE.iter().zip(1..).find_map(|(word, value)| Some((value, line.strip_prefix(word)?)))?;
    let mut reading = Reading::of(line, rest);
    // 再次强调, 最后一公里
    let ends = reading.mark("，,：:") || matches!(rest.chars().next(), Some('要' | '是'));
    (value == 1 || ends && value <= LAST).then(|| reading.ordinal(Form::Sequence, value))
}

/// A. b) iv.
#[inline(never)]
fn letter(line: &str) -> Option<Ordinal> {
    let (letters, rest) = split_run(line, |c| c.is_ascii_alphabetic());
    let (form, value) = letters_value(letters)?;
    let mut reading = Reading::of(line, rest);
    if let Some(close) = rest.chars().next().filter(|&c| matches!(c, '）' | ')')) {
        reading.rest = rest.strip_prefix(close)?;
        reading.marks.close = Some(close);
    } else if !reading.mark("、.．") {
        return None;
    }
    // A、B两类, U.S., e.g.
    let goes_on = reading.rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    (!goes_on).then(|| reading.ordinal(form, value))
}

/// What letters count to: a Roman numeral, or the place of one letter in the alphabet.
fn letters_value(letters: &str) -> Option<(Form, u32)> {
    let first = letters.chars().next()?;
    let small = first.is_ascii_lowercase();
    if letters.len() == 1 && !matches!(first, 'i' | 'I') {
        let place = u32::from(first.to_ascii_lowercase()) - u32::from('a') + 1;
        return Some((if small { Form::Letter } else { Form::Capital }, place));
    }
    let form = if small { Form::Roman } else { Form::CapitalRoman };
    roman_value(letters).map(|value| (form, value))
}

/// ① ⒈ ⑴ ㈠
#[inline(never)]
fn single_character(line: &str, c: char) -> Option<Ordinal> {
    let &(first, _, from, form) = SINGLE.iter().find(|&&(first, last, ..)| (first..=last).contains(&c))?;
    let mut reading = Reading::of(line, line.strip_prefix(c)?);
    let marked = reading.mark(AFTER);
    // Ⅱ类, Ⅲ级
    let is_name = matches!(form, Form::CapitalRoman | Form::Roman) && !marked && !reading.rest.starts_with(is_blank);
    (!is_name).then(|| reading.ordinal(form, u32::from(c) - u32::from(first) + from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(line: &str) -> Option<(Form, u32, &str)> {
        let ordinal = at_start(line, Span::new(0, line.len())).filter(|ordinal| !ordinal.doubtful)?;
        Some((ordinal.form, ordinal.value, ordinal.span.of(line)))
    }

    #[test]
    fn reads_every_form() {
        for (line, form, value, written) in [
            ("一、总体要求", Form::Chinese, 1, "一、"),
            ("十二、保障措施", Form::Chinese, 12, "十二、"),
            ("廿一、附则", Form::Chinese, 21, "廿一、"),
            ("三.抓学习", Form::Chinese, 3, "三."),
            ("（三）优化服务", Form::ChineseBracketed, 3, "（三）"),
            ("(二十一)优化服务", Form::ChineseBracketed, 21, "(二十一)"),
            ("（四)优化服务", Form::ChineseBracketed, 4, "（四)"),
            ("（四）、优化服务", Form::ChineseBracketed, 4, "（四）、"),
            ("㈡优化服务", Form::ChineseBracketed, 2, "㈡"),
            ("12. 做实", Form::Arabic, 12, "12."),
            ("１２．做实", Form::Arabic, 12, "１２．"),
            ("3、做实", Form::Arabic, 3, "3、"),
            ("⒊做实", Form::Arabic, 3, "⒊"),
            ("（10）做实", Form::ArabicBracketed, 10, "（10）"),
            ("(1).做实", Form::ArabicBracketed, 1, "(1)."),
            ("⑵做实", Form::ArabicBracketed, 2, "⑵"),
            ("2）做实", Form::ArabicHalfBracketed, 2, "2）"),
            ("②做实", Form::Circled, 2, "②"),
            ("1.2 做实", Form::Decimal, 2, "1.2"),
            ("1.2.3做实", Form::SubDecimal, 3, "1.2.3"),
            ("B.做实", Form::Capital, 2, "B."),
            ("（c）做实", Form::Letter, 3, "（c）"),
            ("iv)做实", Form::Roman, 4, "iv)"),
            ("Ⅲ、做实", Form::CapitalRoman, 3, "Ⅲ、"),
            ("第三条 办公空间", Form::Article, 3, "第三条"),
            ("第12条 办公空间", Form::Article, 12, "第12条"),
            ("第一章 总则", Form::Chapter, 1, "第一章"),
            ("第二，做实", Form::Nth, 2, "第二，"),
            ("第二、做实", Form::Nth, 2, "第二、"),
            ("其三，做实", Form::Among, 3, "其三，"),
            ("首先要做实", Form::Sequence, 1, "首先"),
            ("再次，做实", Form::Sequence, 3, "再次，"),
            ("四是做实", Form::Is, 4, "四是"),
            ("三要做实", Form::Must, 3, "三要"),
            ("1.2026年底前建成", Form::Arabic, 1, "1."),
            ("2.3月底前建成", Form::Arabic, 2, "2."),
        ] {
            assert_eq!(sure(line), Some((form, value, written)), "{line}");
        }
    }

    #[test]
    fn leaves_quantities_years_and_names_alone() {
        for line in [
            "2026年，全区",
            "3.5亿元资金",
            "1.5 万元",
            "2.0版上线",
            "11.121人才工程",
            "1690党群服务中心",
            "12345热线",
            "30+5",
            "（2026）年",
            "二、三等奖各一项",
            "一、二审案件",
            "第一、二产业",
            "第一、第二季度",
            "四要素齐全",
            "第一条规定的情形",
            "再次强调",
            "最后一公里",
            "A、B两类",
            "A股上市",
            "U.S.",
            "Ⅱ类项目",
            "两是",
            "",
        ] {
            assert_eq!(sure(line), None, "{line}");
        }
    }
}
