//! Why a day is in no calendar.

use crate::text::{
    Date,
    letters::Where,
    marks,
    numeral::{chinese, digit, is_chinese_digit},
    sets::Sets,
};

/// What is wrong with the day that `value`, a text without blanks, names: 6月只有30天. `year` is the one that months without a
/// year belong to.
pub fn why_impossible(value: &str, year: Option<u16>) -> String {
    for (at, month_sign) in value.match_indices('月') {
        let Some(month) = value.get(..at).and_then(number_before) else { continue };
        let Some(number) = u8::try_from(month).ok().filter(|month| (1..=12).contains(month)) else {
            if month > 99 {
                return format!("“{month}月”之间可能漏了“年”字");
            }
            return format!("没有{month}月");
        };
        let stated =
            value.get(..at).and_then(|before| before.get(..marks::rfind(before, '年')?)).and_then(number_before);
        let stated = stated.and_then(|year| u16::try_from(year).ok());
        let year = stated.or(year).unwrap_or(2024);
        let after = value.get(at + month_sign.len()..).unwrap_or("");
        let digits = after.find_where(|c| !is_number(c)).unwrap_or(after.len());
        let day = after.get(..digits).and_then(number_before);
        let days = Date::month_end(year, number).map_or(0, Date::day);
        if day.is_some_and(|day| !(1..=u32::from(days)).contains(&day)) {
            let of_year = if number == 2 { format!("{year}年") } else { String::new() };
            return format!("{of_year}{number}月只有{days}天");
        }
    }
    if value.holds_any("季") { "一年只有四个季度" } else { "日历上没有这一天" }.to_owned()
}

fn is_number(c: char) -> bool {
    digit(c).is_some() || is_chinese_digit(c)
}

/// The number that `text` ends with.
fn number_before(text: &str) -> Option<u32> {
    let number = text.get(text.trim_end_where(is_number).len()..)?;
    let arabic = || number.chars().try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(digit(c)?));
    if number.is_empty() { None } else { arabic().or_else(|| chinese(number)) }
}

#[cfg(test)]
mod tests {
    use super::why_impossible;

    #[test]
    fn says_what_no_calendar_has() {
        for (value, why) in [
            ("13月", "没有13月"),
            ("十三月底", "没有13月"),
            ("6月31日前", "6月只有30天"),
            ("3月1日—九月三十一日", "9月只有30天"),
            ("2月29日", "2026年2月只有28天"),
            ("2023年2月30日", "2023年2月只有28天"),
            ("20251月20日", "“20251月”之间可能漏了“年”字"),
            ("第五季度", "一年只有四个季度"),
            ("2026.13", "日历上没有这一天"),
        ] {
            assert_eq!(why_impossible(value, Some(2026)), why, "{value}");
        }
    }
}
