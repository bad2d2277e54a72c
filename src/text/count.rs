//! Small counts in running text: the 三 of 三项, the 12 of 第12条.

use super::{
    letters::Where,
    lines::end_blanks,
    numeral::{chinese, digit, is_chinese_digit},
};

/// Counts are no larger.
const LARGEST: u32 = 9999;

/// The number that `text` begins with, in Arabic or Chinese numerals, and how many bytes it takes.
pub fn at_start(text: &str) -> Option<(u32, usize)> {
    let arabic = text.find_where(|c| digit(c).is_none()).unwrap_or(text.len());
    let end = if arabic > 0 { arabic } else { text.find_where(|c| !is_chinese_digit(c)).unwrap_or(text.len()) };
    value(text.get(..end)?).map(|value| (value, end))
}

/// The number that `text` ends with, and the byte at which that begins. Blanks may stand behind it.
pub fn at_end(text: &str) -> Option<(u32, usize)> {
    let text = end_blanks(text);
    let behind = |part: &dyn Fn(char) -> bool| {
        text.char_indices().rev().take_while(|&(_, c)| part(c)).last().map(|(start, _)| start)
    };
    let start = behind(&|c| digit(c).is_some()).or_else(|| behind(&is_chinese_digit))?;
    value(text.get(start..)?).map(|value| (value, start))
}

fn value(numeral: &str) -> Option<u32> {
    let arabic = || numeral.chars().try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(digit(c)?));
    let value = if numeral.is_empty() { None } else { arabic().or_else(|| chinese(numeral)) };
    value.filter(|&value| value <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_at_either_end() {
        assert_eq!(at_start("十二项任务"), Some((12, 6)));
        assert_eq!(at_start("３条"), Some((3, 3)));
        assert_eq!(at_start("项"), None);
        assert_eq!(at_end("抓好以下4 "), Some((4, 12)));
        assert_eq!(at_end("共五"), Some((5, 3)));
        assert_eq!(at_end("第123456"), None);
    }
}
