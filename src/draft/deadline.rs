//! When a task is due: 12月底前, 2026年6月30日前, 第三季度, 持续推进.

use super::assignment::Deadline;
use crate::text::{Date, Span, lines::is_blank, numeral::digit};

/// Words that say a task goes on.
const ONGOING: &[&str] = &[
    "持续",
    "长期",
    "常态",
    "全年",
    "每年",
    "每季",
    "每月",
    "每半年",
    "每周",
    "每日",
    "定期",
    "适时",
    "随时",
    "按时间节点",
    "按节点",
    "按计划推进",
];

/// Words that name a time of the year, and the last month of it.
const SEASONS: &[(&str, u8)] = &[
    ("上半年", 6),
    ("下半年", 12),
    ("年中", 6),
    ("年底", 12),
    ("年末", 12),
    ("年内", 12),
    ("一季度", 3),
    ("二季度", 6),
    ("三季度", 9),
    ("四季度", 12),
    ("1季度", 3),
    ("2季度", 6),
    ("3季度", 9),
    ("4季度", 12),
];

/// Reads the value of a deadline. `span` (bytes of `text`) is not empty; `year` is the year that months without one belong to.
pub fn read(text: &str, span: Span, year: Option<u16>) -> Deadline {
    let value: String = span.of(text).chars().filter(|&c| !is_blank(c)).map(to_half_width).collect();
    let ongoing = ONGOING.iter().any(|word| value.contains(word));
    let recurs = value.contains('每') || value.contains("全年");
    Deadline { span, ongoing, latest: if recurs { None } else { latest(&value, year) } }
}

/// Characters of which every time holds one: 月, 年, 季, and the first of each word in [`ONGOING`].
const TIME_SIGNS: [char; 12] = ['月', '年', '季', '持', '长', '常', '全', '每', '定', '适', '随', '按'];

/// Words around a time that are no part of it.
const AROUND_TIME: &[&str] = &["力争", "计划", "确保", "完成", "落实", "推进", "实施", "开展", "坚持", "进行", "于"];

/// No time takes more characters.
const LONGEST_TIME: usize = 24;

/// Whether a text says a time and nothing else: 12月底前完成, 年内持续推进.
pub fn is_time(value: &str) -> bool {
    // Most values are units, and hold none of these.
    if !value.contains(TIME_SIGNS) || value.chars().count() > LONGEST_TIME {
        return false;
    }
    let goes_on = ONGOING.iter().any(|word| value.contains(word));
    if !(goes_on || value.contains(['月', '年', '季'])) {
        return false;
    }
    let mut rest = value.to_owned();
    for word in ONGOING.iter().chain(AROUND_TIME) {
        rest = rest.replace(word, "");
    }
    rest.chars().all(is_time_character)
}

/// Characters that dates, ranges and seasons are written with.
fn is_time_character(c: char) -> bool {
    digit(c).is_some()
        || is_blank(c)
        || "年月日号底末初上中下旬前内之以第一二三四五六七八九十两季度半全每个各至到起-－—–~～.．并".contains(c)
}

fn to_half_width(c: char) -> char {
    digit(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// The last day that any date in `value` allows.
fn latest(value: &str, year: Option<u16>) -> Option<Date> {
    let mut latest: Option<Date> = None;
    let mut year = year;
    let mut month = None;
    let mut number: Option<u32> = None;
    let mut keep = |date: Option<Date>| latest = latest.max(date);
    for (index, c) in value.char_indices() {
        if let Some(d) = digit(c) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(d));
            continue;
        }
        let rest = value.get(index + c.len_utf8()..).unwrap_or("");
        match (c, number.take()) {
            ('年', Some(stated)) if stated >= 1949 => {
                year = u16::try_from(stated).ok();
                month = None;
                // A year alone stands for its last day; a month behind it decides.
                if !rest.starts_with(|c| digit(c).is_some()) && !SEASONS.iter().any(|(season, _)| rest.contains(season))
                {
                    keep(year.and_then(|year| Date::month_end(year, 12)));
                }
            }
            ('.', Some(stated)) if (1949..=2099).contains(&stated) => year = u16::try_from(stated).ok(),
            ('月', Some(stated)) => {
                month = u8::try_from(stated).ok();
                if !rest.starts_with(|c| digit(c).is_some()) {
                    keep(end_of_month_part(year, month, rest));
                }
            }
            ('日' | '号', Some(day)) => {
                keep(year.zip(month).and_then(|(year, month)| Date::new(year, month, u8::try_from(day).ok()?)));
            }
            _ => {}
        }
    }
    // 2020.12
    if let Some(month) = number.filter(|_| value.contains('.')) {
        keep(end_of_month_part(year, u8::try_from(month).ok(), ""));
    }
    for (season, month) in SEASONS {
        if value.contains(season) {
            keep(year.and_then(|year| Date::month_end(year, *month)));
        }
    }
    latest
}

/// The last day of 上旬, 中旬, or of the month.
fn end_of_month_part(year: Option<u16>, month: Option<u8>, rest: &str) -> Option<Date> {
    let (year, month) = year.zip(month)?;
    let day = [("上旬", 10), ("初", 10), ("中旬", 20)].into_iter().find(|(part, _)| rest.starts_with(part));
    match day {
        Some((_, day)) => Date::new(year, month, day),
        None => Date::month_end(year, month),
    }
}

/// The first deadline that a sentence of `range` states for itself: 6月底前建成. Only a time that ends in 前 counts:
/// others are said of much else.
pub fn in_sentence(text: &str, range: Span, year: Option<u16>) -> Option<Deadline> {
    let body = range.of(text);
    body.match_indices('前').find_map(|(index, found)| {
        let before = body.get(..index)?;
        let start = before.char_indices().rev().take(18).take_while(|&(_, c)| is_stated_time(c)).last()?.0;
        let stated = before.get(start..)?.trim_start_matches(is_blank);
        let start = index - stated.len();
        let names_time =
            ["月", "季度", "年底", "年末", "上半年"].iter().any(|word| stated.contains(word)) || has_year(stated);
        // 3个月前 and 6年前 count back.
        let counts_back = stated.contains('个') || (stated.ends_with('年') && !has_year(stated));
        (names_time && !counts_back)
            .then(|| read(text, Span::new(range.start + start, range.start + index + found.len()), year))
    })
}

fn is_stated_time(c: char) -> bool {
    digit(c).is_some() || c == ' ' || "年月日底末初上中下旬之以第一二三四季度半个".contains(c)
}

fn has_year(stated: &str) -> bool {
    stated.split('年').next().is_some_and(|digits| {
        stated.contains('年') && digits.trim().chars().filter(|&c| digit(c).is_some()).count() == 4
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (bool, Option<String>) {
        let deadline = read(text, Span::new(0, text.len()), Some(2026));
        (deadline.ongoing, deadline.latest.map(|date| date.to_string()))
    }

    #[test]
    fn reads_the_latest_day() {
        for (text, latest) in [
            ("12月", "2026-12-31"),
            ("12 月底前", "2026-12-31"),
            ("２月", "2026-02-28"),
            ("6月中旬", "2026-06-20"),
            ("6月上旬", "2026-06-10"),
            ("2026年6月30日前", "2026-06-30"),
            ("6月15日", "2026-06-15"),
            ("第三季度", "2026-09-30"),
            ("三季度末", "2026-09-30"),
            ("上半年", "2026-06-30"),
            ("年底前", "2026-12-31"),
            ("2027年底前", "2027-12-31"),
            ("2027年", "2027-12-31"),
            ("3月-10月", "2026-10-31"),
            ("11~12月", "2026-12-31"),
            ("2024—2026年", "2026-12-31"),
            ("2020.12", "2020-12-31"),
            ("2027年一季度", "2027-03-31"),
        ] {
            assert_eq!(value(text), (false, Some(latest.to_owned())), "{text}");
        }
    }

    #[test]
    fn reads_what_goes_on() {
        for text in ["持续推进", "长期坚持", "全年推进", "每季度", "每月", "常态化开展", "按时间节点推进"]
        {
            assert_eq!(value(text), (true, None), "{text}");
        }
        assert_eq!(value("年内持续推进"), (true, Some("2026-12-31".to_owned())));
    }

    #[test]
    fn keeps_what_it_cannot_read() {
        for text in ["13月", "6月31日后", "按上级要求", "方案印发后"] {
            assert!(!value(text).0);
        }
        assert_eq!(value("13月"), (false, None));
    }

    #[test]
    fn finds_deadlines_in_sentences() {
        let find = |text: &str| {
            in_sentence(text, Span::new(0, text.len()), Some(2026)).map(|found| found.span.of(text).to_owned())
        };
        assert_eq!(find("做好改造工作，2026年底前建成投用。").as_deref(), Some("2026年底前"));
        assert_eq!(find("该项工作于4月底前完成。").as_deref(), Some("4月底前"));
        assert_eq!(find("三季度末前开工").as_deref(), Some("三季度末前"));
        for text in ["此前已完成", "10年前建成", "5日前申报", "目前正在推进", "3个月前启动", "年前慰问"]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn tells_times_from_units() {
        assert!(["6月底前完成", "12月底前", "年内持续推进", "持续推进", "2026年6月"].into_iter().all(is_time));
        assert!(!["年度考核办", "区司法局", "月湖街道", "办公室"].into_iter().any(is_time));
    }
}
