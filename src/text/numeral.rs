//! Numerals as Chinese official writing spells them: 一百二十三, 二〇二四, 两, ３.

/// The value of a half-width or full-width Arabic digit.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// Whether `c` is one of 一二三四五六七八九十百千零〇两, the characters of Chinese numerals below 万.
pub fn is_chinese_digit(c: char) -> bool {
    chinese_digit(c).is_some() || chinese_place(c).is_some()
}

/// The value of one Chinese digit from 〇 to 九.
fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// What 十, 百 and 千 multiply by.
fn chinese_place(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// The value of a text that is a Chinese numeral and nothing else: 一, 十二, 一百零三, 两千, or digit by digit 二〇二四.
///
/// `None` for anything else: places out of order (十百), a place without its digit (百二), 万 and above, which ordinals and
/// counts of headings never reach.
pub fn chinese(text: &str) -> Option<u32> {
    chinese_chars(text.chars())
}

/// [`chinese`] for characters that do not stand together in a `&str`.
pub fn chinese_chars(chars: impl Iterator<Item = char> + Clone) -> Option<u32> {
    if chars.clone().any(|c| chinese_place(c).is_some()) {
        return placed(chars);
    }
    let mut value = None;
    for c in chars {
        value = Some(value.unwrap_or(0_u32).checked_mul(10)?.checked_add(chinese_digit(c)?)?);
    }
    value
}

/// A numeral with 十, 百 or 千 in it.
fn placed(chars: impl Iterator<Item = char>) -> Option<u32> {
    let mut total = 0_u32;
    let mut digit: Option<u32> = None;
    let mut zero = false;
    // Places come in falling order, so each must be smaller than the one before.
    let mut last = u32::MAX;
    for c in chars {
        if let Some(place) = chinese_place(c) {
            let count = match digit.take() {
                Some(count) => count,
                // 十二 stands for 一十二.
                None if place == 10 => 1,
                None => return None,
            };
            if place >= last {
                return None;
            }
            total += count * place;
            last = place;
            zero = false;
        } else {
            if digit.is_some() {
                return None;
            }
            match chinese_digit(c)? {
                0 if zero || last == u32::MAX => return None,
                0 => zero = true,
                value => digit = Some(value),
            }
        }
    }
    match digit {
        // 一百二 is said for 一百二十; with 零 it is 一百零二.
        Some(value) if !zero && last > 10 => Some(total + value * (last / 10)),
        Some(value) => Some(total + value),
        None if zero => None,
        None => Some(total),
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
