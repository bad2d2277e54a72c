//! Numbers in a passage: 13052, 31，207，450，000, 1.2亿, 12万余, 六千四百一十五亿.

use super::{
    decimal::{Decimal, LARGEST},
    glyphs::Glyphs,
    numeral::{chinese_chars, chinese_digit, digit, is_chinese_digit},
    words::{Words, words},
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

/// What the words after the digits multiply by: the last characters of a word tell, in powers of ten.
const MAGNITUDES: Words = words!("万亿|千亿|百亿|千万|百万|亿|万|千|百");

/// What makes 千 and 百 part of another word: 千瓦, 千克, 百分点.
const NOT_MAGNITUDES: Words = words!("千瓦|千克|千米|千卡|千伏|百分");

/// More digits than this no count has.
const MAX_DIGITS: usize = 18;

/// Reads the number that starts at `start`, in either kind of digits.
#[inline(never)]
pub fn read(glyphs: &Glyphs, start: usize) -> Option<Number> {
    if glyphs.is_digit(start) {
        Some(arabic(glyphs, start))
    } else if is_chinese_digit(glyphs.at(start)) {
        spelled(glyphs, start)
    } else {
        None
    }
}

fn arabic(glyphs: &Glyphs, start: usize) -> Number {
    let mut mantissa = 0_u64;
    let mut digits = 0;
    let mut places = 0;
    let mut groups = 0;
    let mut blanks = 0;
    let mut wide_comma = false;
    let mut point = false;
    let mut broken = false;
    let mut at = start;
    loop {
        let c = glyphs.at(at);
        let goes_on = glyphs.is_digit(at + 1);
        if let Some(value) = digit(c) {
            digits += 1;
            places += i32::from(point);
            mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(value));
        } else if c == '.' && goes_on {
            // A second point makes a date or a section number of it.
            broken |= point;
            point = true;
        } else if matches!(c, ',' | '，') && !point && (groups > 0 || digits <= 3) && is_group(glyphs, at + 1) {
            groups += 1;
            wide_comma |= c == '，';
        } else if c == ' ' && goes_on {
            // 13 052 is one number; 1 2 may be two, or one with a blank in it: there is no telling.
            let group = !point && (blanks > 0 || digits <= 3) && groups == 0 && is_group(glyphs, at + 1);
            broken |= !group;
            blanks += 1;
        } else {
            break;
        }
        at += 1;
    }
    // 维持367，120件…: a single group after a full-width comma may as well be two numbers.
    broken |= digits > MAX_DIGITS || (wide_comma && groups == 1);
    let mut number = Number { value: None, rounded: point, more: false, chinese: false, end: at };
    take_more(glyphs, &mut number);
    let power = magnitude(glyphs, &mut number);
    if power > 0 {
        number.rounded = true;
        take_more(glyphs, &mut number);
    }
    if !broken {
        number.value = Decimal::new(mantissa, power - places);
    }
    number
}

/// Whether exactly three digits stand at `at`.
fn is_group(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.find(at, at + 4, |c| !c.is_ascii_digit()) == at + 3
}

fn take_more(glyphs: &Glyphs, number: &mut Number) {
    if glyphs.is_one_of(number.end, "余多") {
        number.more = true;
        number.end += 1;
    }
}

/// Takes the word after the digits of `number` that multiplies them; by what power of ten, 0 if there is none.
#[inline(never)]
fn magnitude(glyphs: &Glyphs, number: &mut Number) -> i32 {
    if !glyphs.is_one_of(number.end, "万亿千百") || glyphs.word_at(number.end, NOT_MAGNITUDES).is_some() {
        return 0;
    }
    let Some((end, word)) = glyphs.which_at(number.end, MAGNITUDES) else {
        return 0;
    };
    number.end = end;
    word.chars()
        .map(|c| match c {
            '亿' => 8,
            '万' => 4,
            '千' => 3,
            _ => 2,
        })
        .sum()
}

/// A number in Chinese numerals, with 万 and 亿: 三万四千八百亿, 一百点〇五亿. Each section below them is read by itself.
fn spelled(glyphs: &Glyphs, start: usize) -> Option<Number> {
    let mut total: Option<Decimal> = None;
    let mut last = u32::MAX;
    let mut number = Number { value: None, rounded: false, more: false, chinese: true, end: start };
    loop {
        let mut at = number.end;
        let end = glyphs.find(at, at + MAX_DIGITS, |c| !is_chinese_digit(c));
        if at == end {
            break;
        }
        let value = chinese_chars(&mut || {
            at += 1;
            (at <= end).then(|| glyphs.at(at - 1))
        })?;
        number.end = end;
        let places = fraction(glyphs, &mut number);
        let power = u32::try_from(magnitude(glyphs, &mut number)).ok()?;
        let (digits, count) = places.unwrap_or_default();
        let mantissa = u64::from(value).checked_mul(10_u64.pow(count))?.checked_add(digits)?;
        let part = Decimal::new(mantissa, i32::try_from(power).ok()? - i32::try_from(count).ok()?)?;
        total = Some(match total {
            // 三万四千八百亿: what came before is multiplied as well.
            Some(total) if power > last => {
                let times = 10_i64.checked_pow(power)?;
                let amount = total.amount.checked_mul(times)?.checked_add(part.amount)?;
                Decimal { amount: Some(amount).filter(|&amount| amount <= LARGEST)?, unit: part.unit }
            }
            Some(total) => Decimal { amount: total.amount.checked_add(part.amount)?, unit: total.unit.min(part.unit) },
            None => part,
        });
        number.rounded = power > 0 || places.is_some();
        last = power;
        if power == 0 || places.is_some() {
            break;
        }
    }
    number.value = Some(total?);
    take_more(glyphs, &mut number);
    Some(number)
}

/// Takes the digits behind a point that stands after `number`, 点〇五: what they say, and how many there are.
fn fraction(glyphs: &Glyphs, number: &mut Number) -> Option<(u64, u32)> {
    let (mut value, mut count) = (0, 0);
    while glyphs.at(number.end) == '点'
        && count < 4
        && let Some(digit) = chinese_digit(glyphs.at(number.end + 1 + count as usize))
    {
        value = value * 10 + u64::from(digit);
        count += 1;
    }
    (count > 0).then(|| {
        number.end += 1 + count as usize;
        (value, count)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::{Span, decimal::ONE};

    fn number(text: &str) -> (Option<i64>, bool, bool, usize) {
        let glyphs = Glyphs::new(text, Span::new(0, text.len()));
        let number = read(&glyphs, 0).unwrap();
        (number.value.map(|value| value.amount / ONE), number.rounded, number.more, number.end)
    }

    fn value(text: &str) -> Option<i64> {
        number(text).0
    }

    #[test]
    fn digits_and_groups() {
        assert_eq!(value("13052件"), Some(13_052));
        assert_eq!(value("31，207，450，000元"), Some(31_207_450_000));
        assert_eq!(value("1,277件"), Some(1277));
        assert_eq!(value("367，22"), Some(367));
        assert_eq!(value("12,3456"), Some(12));
        // One group after a full-width comma may be two numbers.
        assert_eq!(value("367，120件"), None);
        assert_eq!(value("1 277 件"), Some(1277));
        assert_eq!(value("13 052 410 件"), Some(13_052_410));
        assert_eq!(value("1277 120件"), None);
        assert_eq!(value("12 34 件"), None);
        assert_eq!(value("2024.3.15"), None);
        assert_eq!(value(&"9".repeat(60)), None);
    }

    #[test]
    fn magnitudes() {
        assert_eq!(number("1.2万件"), (Some(12_000), true, false, 4));
        assert_eq!(number("12 万余件"), (Some(120_000), true, true, 4));
        assert_eq!(number("1300余人"), (Some(1300), false, true, 5));
        assert_eq!(number("30多万人"), (Some(300_000), true, true, 4));
        assert_eq!(value("136.4万亿元"), Some(136_400_000_000_000));
        assert_eq!(value("3千瓦"), Some(3));
        assert_eq!(value("６．２亿户"), Some(620_000_000));
    }

    #[test]
    fn spelled_out() {
        assert_eq!(number("六千四百一十五亿元"), (Some(641_500_000_000), true, false, 8));
        assert_eq!(number("三万五千人"), (Some(35_000), false, false, 4));
        assert_eq!(value("三万四千八百亿元"), Some(3_480_000_000_000));
        assert_eq!(value("九万一千亿元"), Some(9_100_000_000_000));
        assert_eq!(number("六十八点七万元"), (Some(687_000), true, false, 6));
        assert_eq!(number("一百点〇五亿元"), (Some(10_005_000_000), true, false, 6));
        assert_eq!(number("三点左右"), (Some(3), false, false, 1));
        assert_eq!(value("十二件"), Some(12));
        assert_eq!(number("十余家"), (Some(10), false, true, 2));
    }
}
