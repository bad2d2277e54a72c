//! Numbers in a passage: 13052, 31，207，450，000, 1.2亿, 12万余, 六千四百一十五亿.

use super::{
    decimal::Decimal,
    glyphs::Glyphs,
    numeral::{chinese_chars, digit, is_chinese_digit},
};

/// A number as written.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    /// What it says; none when it is ambiguous or beyond what is counted with.
    pub value: Option<Decimal>,
    /// Whether it is written with decimals or with 万 or 亿, so that its last digit may be rounded.
    pub rounded: bool,
    /// Whether 余 or 多 follows: it is this much and some more.
    pub more: bool,
    /// Whether it is spelled in Chinese numerals.
    pub chinese: bool,
    /// The glyph after it, 万 and 余 included.
    pub end: usize,
}

/// What the words after the digits multiply by, in powers of ten. Longer words first.
const MAGNITUDES: &[(&str, i32)] =
    &[("万亿", 12), ("千亿", 11), ("百亿", 10), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3), ("百", 2)];

/// What makes 千 and 百 part of another word: 千瓦, 千克, 百分点.
const NOT_MAGNITUDES: &[&str] = &["千瓦", "千克", "千米", "千卡", "千伏", "百分"];

/// More digits than this no count has.
const MAX_DIGITS: usize = 24;

/// Reads the number that starts at `start`, in either kind of digits.
pub fn read(glyphs: &Glyphs, start: usize) -> Option<Number> {
    let first = glyphs.at(start);
    if digit(first).is_some() {
        Some(arabic(glyphs, start))
    } else if is_chinese_digit(first) {
        spelled(glyphs, start)
    } else {
        None
    }
}

fn arabic(glyphs: &Glyphs, start: usize) -> Number {
    let mut mantissa = Some(0_i128);
    let mut digits = 0_usize;
    let mut places = 0_i32;
    let mut groups = 0_usize;
    let mut wide_comma = false;
    let mut point = false;
    let mut broken = false;
    let mut at = start;
    loop {
        let c = glyphs.at(at);
        if let Some(value) = digit(c) {
            digits += 1;
            places += i32::from(point);
            mantissa = mantissa.and_then(|m| m.checked_mul(10)?.checked_add(i128::from(value)));
        } else if c == '.' && digit(glyphs.at(at + 1)).is_some() {
            // A second point makes a date or a section number of it.
            broken |= point;
            point = true;
        } else if matches!(c, ',' | '，') && !point && (groups > 0 || digits <= 3) && is_group(glyphs, at + 1) {
            groups += 1;
            wide_comma |= c == '，';
        } else if c == ' ' && digit(glyphs.at(at + 1)).is_some() {
            // Two numbers, or one with a blank in it: there is no telling.
            broken = true;
        } else {
            break;
        }
        at += 1;
    }
    // 维持367，120件…: a single group after a full-width comma may as well be two numbers.
    if broken || digits > MAX_DIGITS || (wide_comma && groups == 1) {
        mantissa = None;
    }
    let mut number = Number {
        value: mantissa.map(|m| Decimal::new(m, -places)),
        rounded: point,
        more: false,
        chinese: false,
        end: at,
    };
    take_more(glyphs, &mut number);
    if let Some((end, power)) = magnitude(glyphs, number.end) {
        number.value = mantissa.map(|m| Decimal::new(m, power - places));
        number.rounded = true;
        number.end = end;
        take_more(glyphs, &mut number);
    }
    number
}

/// Whether exactly three digits stand at `at`.
fn is_group(glyphs: &Glyphs, at: usize) -> bool {
    (0..3).all(|step| digit(glyphs.at(at + step)).is_some()) && digit(glyphs.at(at + 3)).is_none()
}

fn take_more(glyphs: &Glyphs, number: &mut Number) {
    if matches!(glyphs.at(number.end), '余' | '多') {
        number.more = true;
        number.end += 1;
    }
}

fn magnitude(glyphs: &Glyphs, at: usize) -> Option<(usize, i32)> {
    if NOT_MAGNITUDES.iter().any(|word| glyphs.word_at(at, word).is_some()) {
        return None;
    }
    MAGNITUDES.iter().find_map(|(word, power)| Some((glyphs.word_at(at, word)?, *power)))
}

/// A number in Chinese numerals, with 万 and 亿: each section below them is read by itself.
fn spelled(glyphs: &Glyphs, start: usize) -> Option<Number> {
    let mut at = start;
    let mut total = Decimal::ZERO;
    let mut rounded = false;
    let mut first = true;
    loop {
        let section = at;
        while is_chinese_digit(glyphs.at(at)) && at - section < MAX_DIGITS {
            at += 1;
        }
        if at == section {
            break;
        }
        let value = chinese_chars(glyphs.chars(section, at))?;
        let scale = magnitude(glyphs, at);
        let (end, power) = scale.unwrap_or((at, 0));
        let part = Decimal::new(i128::from(value), power);
        total = if first { part } else { total.plus(part)? };
        first = false;
        rounded = power > 0;
        at = end;
        if scale.is_none() {
            break;
        }
    }
    if first {
        return None;
    }
    let mut number = Number { value: Some(total), rounded, more: false, chinese: true, end: at };
    take_more(glyphs, &mut number);
    Some(number)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn number(text: &str) -> (Option<String>, bool, bool, usize) {
        let glyphs = Glyphs::new(text, Span::new(0, text.len()));
        let number = read(&glyphs, 0).unwrap();
        (number.value.map(|value| value.text().unwrap()), number.rounded, number.more, number.end)
    }

    fn value(text: &str) -> Option<String> {
        number(text).0
    }

    #[test]
    fn digits_and_groups() {
        assert_eq!(value("13052件").unwrap(), "13052");
        assert_eq!(value("31，207，450，000元").unwrap(), "31207450000");
        assert_eq!(value("1,277件").unwrap(), "1277");
        assert_eq!(value("367，22").unwrap(), "367");
        assert_eq!(value("12,3456").unwrap(), "12");
        // One group after a full-width comma may be two numbers, and so may two groups with a blank between.
        assert_eq!(value("367，120件"), None);
        assert_eq!(value("1 277 件"), None);
        assert_eq!(value("2024.3.15"), None);
        assert_eq!(value(&"9".repeat(60)), None);
    }

    #[test]
    fn magnitudes() {
        assert_eq!(number("1.2万件"), (Some("12000".into()), true, false, 4));
        assert_eq!(number("12 万余件"), (Some("120000".into()), true, true, 4));
        assert_eq!(number("1300余人"), (Some("1300".into()), false, true, 5));
        assert_eq!(number("30多万人"), (Some("300000".into()), true, true, 4));
        assert_eq!(value("136.4万亿元").unwrap(), "136400000000000");
        assert_eq!(value("3千瓦").unwrap(), "3");
        assert_eq!(value("６．２亿户").unwrap(), "620000000");
    }

    #[test]
    fn spelled_out() {
        assert_eq!(number("六千四百一十五亿元"), (Some("641500000000".into()), true, false, 8));
        assert_eq!(number("三万五千人"), (Some("35000".into()), false, false, 4));
        assert_eq!(value("十二件").unwrap(), "12");
        assert_eq!(number("十余家"), (Some("10".into()), false, true, 2));
    }
}
