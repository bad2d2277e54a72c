//! Numerals as Chinese official writing spells them: 一百二十三, 二〇二四, 两, ３.

/// The value of a half-width or full-width Arabic digit.
#[inline(always)]
pub fn digit(c: char) -> Option<u32> {
    let value = digit_or_more(c);
    (value < 10).then_some(value)
}

/// As [`digit`], or more than any digit: one number, as in [`super::glyphs`].
#[inline(never)]
fn digit_or_more(c: char) -> u32 {
    match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => 10,
    }
}

/// Whether `c` is one of 一二三四五六七八九十百千零〇两, the characters of Chinese numerals below 万.
#[inline(always)]
pub fn is_chinese_digit(c: char) -> bool {
    chinese_or_more(c) <= LARGEST
}

/// The value of one Chinese digit from 〇 to 九.
pub fn chinese_digit(c: char) -> Option<u32> {
    Some(chinese_or_more(c)).filter(|&value| value < 10)
}

/// The value of one Chinese digit from 〇 to 九, or what 十, 百 and 千 multiply by.
fn chinese_value(c: char) -> Option<u32> {
    Some(chinese_or_more(c)).filter(|&value| value <= LARGEST)
}

/// The largest value of one character.
const LARGEST: u32 = 1000;

/// As [`chinese_value`], or more than any: one number, as in [`super::glyphs`].
#[inline(never)]
fn chinese_or_more(c: char) -> u32 {
    match c {
        // ○ is a circle that many write for 〇.
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        '千' => LARGEST,
        _ => u32::MAX,
    }
}

/// The value of a text that is a Chinese numeral and nothing else: 一, 十二, 一百零三, 两千, or digit by digit 二〇二四.
///
/// `None` for anything else: places out of order (十百), a place without its digit (百二), 万 and above, which ordinals and
/// counts of headings never reach.
pub fn chinese(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    chinese_chars(&mut || chars.next())
}

/// [`chinese`] for characters that do not stand together in a `&str`: `next` gives one after another.
#[inline(never)]
pub fn chinese_chars(next: &mut dyn FnMut() -> Option<char>) -> Option<u32> {
    // Read both ways at once: digit by digit, as long as no place has come; and by places.
    let mut by_digits = None;
    let mut by_places = Some(Placed { total: 0, digit: None, zero: false, last: u32::MAX });
    let mut places = false;
    while let Some(c) = next() {
        let value = chinese_value(c)?;
        places |= value >= 10;
        if !places {
            by_digits = Some(by_digits.unwrap_or(0_u32).checked_mul(10)?.checked_add(value)?);
        }
        by_places = by_places.and_then(|placed| placed.take(value));
    }
    if places { by_places?.value() } else { by_digits }
}

/// What has been read of a numeral with 十, 百 or 千 in it.
struct Placed {
    total: u32,
    /// The digit whose place is still to come.
    digit: Option<u32>,
    /// Whether 零 stands after the last place.
    zero: bool,
    /// The last place. Places come in falling order, so each must be smaller than the one before.
    last: u32,
}

impl Placed {
    fn take(mut self, value: u32) -> Option<Self> {
        if value < 10 {
            if self.digit.is_some() || value == 0 && (self.zero || self.last == u32::MAX) {
                return None;
            }
            if value == 0 {
                self.zero = true;
            } else {
                self.digit = Some(value);
            }
            return Some(self);
        }
        // 十二 stands for 一十二.
        let count = self.digit.take().or((value == 10).then_some(1))?;
        if value >= self.last {
            return None;
        }
        self.total += count * value;
        self.last = value;
        self.zero = false;
        Some(self)
    }

    fn value(self) -> Option<u32> {
        match self.digit {
            // 一百二 is said for 一百二十; with 零 it is 一百零二.
            Some(value) if !self.zero && self.last > 10 => Some(self.total + value * (self.last / 10)),
            Some(value) => Some(self.total + value),
            None if self.zero => None,
            None => Some(self.total),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals() {
        for (text, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("九十九", 99),
            ("一百", 100),
            ("一百零三", 103),
            ("一百二", 120),
            ("一百二十三", 123),
            ("一百一十", 110),
            ("两千", 2000),
            ("六千四百一十五", 6415),
            ("三千零五十", 3050),
            ("二〇二四", 2024),
            ("〇", 0),
        ] {
            assert_eq!(chinese(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_chinese_numeral() {
        for text in [
            "",
            "百",
            "百二",
            "十百",
            "十十",
            "二三百",
            "一百零",
            "零十",
            "一万",
            "第一",
            "一 ",
            "1",
            "一百零零三",
            "二十一三",
        ] {
            assert_eq!(chinese(text), None, "{text}");
        }
        assert_eq!(chinese(&"九".repeat(40)), None);
    }

    #[test]
    fn digits_of_both_widths() {
        assert_eq!(digit('7'), Some(7));
        assert_eq!(digit('７'), Some(7));
        assert_eq!(digit('七'), None);
        assert!(is_chinese_digit('两') && is_chinese_digit('〇') && !is_chinese_digit('万'));
    }
}
