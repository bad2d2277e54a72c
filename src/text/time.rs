//! Times as Chinese writing states them: 2026年6月30日, 12月底, 第三季度, 3月-10月, 2020.12, 上半年.

use super::{
    Date,
    letters::{Where, letters},
    lines::{is_blank, skip_blanks},
    numeral::{chinese, digit, is_chinese_digit},
    sets::{Sets, is_one_of},
};

/// A time that a text states, or a range of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// How many bytes of the text it takes.
    pub length: usize,
    /// Its last day, where the calendar has it and its year is known.
    pub latest: Option<Date>,
    /// Whether it names a day that no calendar has: 13月, 6月31日.
    pub impossible: bool,
    /// Whether it states its year.
    pub states_year: bool,
    /// Whether it is a year and no more.
    pub bare_year: bool,
}

/// The time that `text` begins with. `year` is the year that months without one belong to.
pub fn at_start(text: &str, year: Option<u16>) -> Option<Time> {
    let mut reader = Reader { rest: text, year, month: None, time: NOTHING };
    if !reader.item() {
        return None;
    }
    // 3月-10月, 4月~6月/9月~11月
    loop {
        let before = reader;
        if !(reader.eat(RANGE) && reader.item()) {
            let length = text.len() - before.rest.len();
            return Some(Time { length, ..before.time });
        }
    }
}

/// The first time in `text` at or behind `from`, and where it starts.
pub fn find(text: &str, from: usize, year: Option<u16>) -> Option<(usize, Time)> {
    let tail = text.get(from..)?;
    let mut in_number = false;
    for (index, c) in letters(tail) {
        let is_number = digit(c).is_some();
        let begins =
            if is_number { !in_number } else { could_begin(c, tail.get(index + c.len_utf8()..).unwrap_or("")) };
        if begins && let Some(time) = at_start(tail.get(index..)?, year) {
            return Some((from + index, time));
        }
        in_number = is_number;
    }
    None
}

/// Whether a time could begin with `c`, which is no Arabic digit, and go on with `rest`.
fn could_begin(c: char, rest: &str) -> bool {
    let next = || skip_blanks(rest).chars().next();
    match c {
        '上' | '下' => next() == Some('半'),
        '年' => matches!(next(), Some('底' | '末' | '内' | '中')),
        '次' | '翌' => next() == Some('年'),
        '第' | '前' => next().is_some_and(|c| is_chinese_digit(c) || digit(c).is_some()),
        // 三季度, 十二月, 二〇二六年
        '〇' | '○' | '一'..='龥' if is_chinese_digit(c) => {
            rest.trim_start_where(|c| is_chinese_digit(c) || is_blank(c)).starts_with_any("月季年")
        }
        _ => false,
    }
}

/// What stands between the ends of a range, or between two times.
const RANGE: &str = "-－—–~～/至到、和及";

const NOTHING: Time = Time { length: 0, latest: None, impossible: false, states_year: false, bare_year: false };

/// Words for a part of a year, and its last month.
const SEASONS: [(&str, u8); 6] = [("上半年", 6), ("下半年", 12), ("年底", 12), ("年末", 12), ("年内", 12), ("年中", 6)];

#[derive(Clone, Copy)]
struct Reader<'t> {
    rest: &'t str,
    year: Option<u16>,
    month: Option<u8>,
    time: Time,
}

impl Reader<'_> {
    /// Reads one time, and tells whether there was one; where there was none, `self` is not to be used.
    fn item(&mut self) -> bool {
        let mut first = false;
        match skip_blanks(self.rest).chars().next() {
            Some('次' | '翌') => {
                if !(self.eat_word("次年") || self.eat_word("翌年")) {
                    return false;
                }
                self.year = self.year.map(|year| year + 1);
                return self.item();
            }
            Some('上' | '下' | '年') => return self.season(),
            Some('第' | '前') => first = self.eat_word("第") || self.eat_word("前"),
            _ => {}
        }
        let Some((value, digits)) = self.number() else {
            return false;
        };
        if skip_blanks(self.rest).starts_with('季') {
            let quarter = u8::try_from(value).ok().filter(|quarter| (1..=4).contains(quarter));
            self.eat_word("季度");
            self.eat_word("季");
            self.eat_word("末");
            self.keep_month(quarter.map(|quarter| quarter * 3));
            return true;
        }
        if first {
            return false;
        }
        let year = u16::try_from(value).ok().filter(|year| matches!(digits, 0 | 4) && (1949..=2099).contains(year));
        if let Some(year) = year {
            for mark in [".", "-", "/"] {
                let before = *self;
                if self.eat_word(mark) {
                    self.state_year(year);
                    if self.marked(mark) {
                        return true;
                    }
                    *self = before;
                }
            }
            let after = self.rest;
            if self.eat_word("年") {
                // 2026年底 ends with 年底.
                self.rest = after;
                self.state_year(year);
                return self.season() || self.eat_word("年") && (self.season() || self.within_year());
            }
        }
        if self.eat_word("月") {
            return self.behind_month(value);
        }
        // 11~12月, 2024—2026年: the second says what the first is.
        let plain = digits > 0 && (digits <= 2 || year.is_some());
        plain && self.eat(RANGE) && self.rest.starts_with(|c: char| digit(c).is_some()) && self.item()
    }

    /// What may stand behind 2026年: a month, a quarter, or nothing.
    fn within_year(&mut self) -> bool {
        let before = *self;
        let inner =
            skip_blanks(self.rest).starts_with(|c: char| digit(c).is_some() || is_chinese_digit(c) || c == '第');
        if !(inner && self.item()) || self.time.bare_year {
            *self = before;
            self.time.bare_year = true;
            self.keep_month(Some(12));
        }
        true
    }

    /// What stands behind 月.
    fn behind_month(&mut self, value: u32) -> bool {
        if self.rest.starts_with_any("龄均薪租供嫂") {
            return false;
        }
        self.month = u8::try_from(value).ok().filter(|month| (1..=12).contains(month));
        self.eat_word("份");
        for (part, day) in [("上旬", 10), ("中旬", 20), ("初", 10)] {
            if self.eat_word(part) {
                self.keep_day(day);
                return true;
            }
        }
        let before = *self;
        if let Some((day, 0..=2)) = self.number()
            && (self.eat_word("日") || self.eat_word("号") || self.rest.starts_with('前'))
        {
            self.keep_day(day);
            // 6月1日-5日
            let before = *self;
            let more = self.eat(RANGE).then(|| self.number()).flatten();
            match more {
                Some((day, _)) if self.eat_word("日") => self.keep_day(day),
                _ => *self = before,
            }
            return true;
        }
        *self = before;
        let _ = self.eat_word("下旬") || self.eat_word("底") || self.eat_word("末");
        self.keep_month(self.month);
        true
    }

    /// The month and the day of 2020.12, 2020.12.31, 2020-12-31 and 2020/12/31. 2024-2026 and 2026-3 are something else.
    fn marked(&mut self, mark: &str) -> bool {
        let Some((month, 1..=2)) = self.number() else {
            return false;
        };
        self.month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month));
        let before = *self;
        let day = self.eat_word(mark).then(|| self.number()).flatten();
        match day {
            Some((day, 1..=2)) => self.keep_day(day),
            _ if mark == "." => {
                *self = before;
                self.keep_month(self.month);
            }
            _ => return false,
        }
        true
    }

    fn season(&mut self) -> bool {
        for (season, month) in SEASONS {
            if self.eat_word(season) {
                self.keep_month(Some(month));
                return true;
            }
        }
        false
    }

    fn state_year(&mut self, year: u16) {
        self.year = Some(year);
        self.time.states_year = true;
    }

    fn keep_month(&mut self, month: Option<u8>) {
        self.time.impossible |= month.is_none();
        self.keep(self.year.zip(month).and_then(|(year, month)| Date::month_end(year, month)));
    }

    fn keep_day(&mut self, day: u32) {
        let day = u8::try_from(day).unwrap_or(0);
        let date = |year| Date::new(year, self.month?, day);
        // Without a year, 2月29日 may be one.
        self.time.impossible |= date(self.year.unwrap_or(2024)).is_none();
        self.keep(self.year.and_then(date));
    }

    fn keep(&mut self, date: Option<Date>) {
        self.time.latest = self.time.latest.max(date);
    }

    /// A number, and how many digits it has; none for a Chinese numeral.
    fn number(&mut self) -> Option<(u32, usize)> {
        let tail = skip_blanks(self.rest);
        let end = tail.find_where(|c: char| digit(c).is_none()).unwrap_or(tail.len());
        if end > 0 {
            let digits = tail.get(..end)?;
            self.rest = tail.get(end..)?;
            let value = digits.chars().try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(digit(c)?))?;
            return Some((value, digits.chars().count()));
        }
        let end = tail.find_where(|c: char| !is_chinese_digit(c)).unwrap_or(tail.len());
        let value = chinese(tail.get(..end)?)?;
        self.rest = tail.get(end..)?;
        Some((value, 0))
    }

    /// Takes one of `set` off, with the blanks before it.
    #[inline(never)]
    fn eat(&mut self, set: &str) -> bool {
        let tail = skip_blanks(self.rest);
        match tail.chars().next().filter(|&c| is_one_of(c, set)) {
            Some(c) => {
                self.rest = tail.get(c.len_utf8()..).unwrap_or("");
                true
            }
            None => false,
        }
    }

    /// Takes `word` off, with the blanks before it and within it.
    #[inline(never)]
    fn eat_word(&mut self, word: &str) -> bool {
        let before = self.rest;
        for expected in word.chars() {
            let tail = skip_blanks(self.rest);
            let same = |c: char| c == expected || expected == '.' && c == '．';
            let Some(rest) = tail.strip_prefix(same) else {
                self.rest = before;
                return false;
            };
            self.rest = rest;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, String)> {
        let time = at_start(text, Some(2026))?;
        let latest = time.latest.map_or("-".to_owned(), |date| date.to_string());
        Some((text.get(..time.length)?, latest))
    }

    #[test]
    fn reads_every_form_to_its_last_day() {
        for (text, written, latest) in [
            ("12月", "12月", "2026-12-31"),
            ("12 月底前", "12 月底", "2026-12-31"),
            ("２月份", "２月份", "2026-02-28"),
            ("十二月底", "十二月底", "2026-12-31"),
            ("6月中旬", "6月中旬", "2026-06-20"),
            ("6月上旬前", "6月上旬", "2026-06-10"),
            ("2026年6月30日前", "2026年6月30日", "2026-06-30"),
            ("6月30前", "6月30", "2026-06-30"),
            ("6月1日—5日", "6月1日—5日", "2026-06-05"),
            ("第三季度", "第三季度", "2026-09-30"),
            ("三季度末前", "三季度末", "2026-09-30"),
            ("2027年一季度", "2027年一季度", "2027-03-31"),
            ("2027年上半年", "2027年上半年", "2027-06-30"),
            ("上半年", "上半年", "2026-06-30"),
            ("年底前", "年底", "2026-12-31"),
            ("2027年底前", "2027年底", "2027-12-31"),
            ("2027年", "2027年", "2027-12-31"),
            ("2026年，", "2026年", "2026-12-31"),
            ("3月-10月", "3月-10月", "2026-10-31"),
            ("4月~6月/9月~11月", "4月~6月/9月~11月", "2026-11-30"),
            ("11~12月", "11~12月", "2026-12-31"),
            ("9到12月", "9到12月", "2026-12-31"),
            ("5月、10月", "5月、10月", "2026-10-31"),
            ("10月至次年3月", "10月至次年3月", "2027-03-31"),
            ("2024—2026年", "2024—2026年", "2026-12-31"),
            ("2020.12", "2020.12", "2020-12-31"),
            ("2026.6.15前", "2026.6.15", "2026-06-15"),
            ("2026-06-30", "2026-06-30", "2026-06-30"),
            ("2026/6/30前", "2026/6/30", "2026-06-30"),
            ("2026.03-2026.06", "2026.03-2026.06", "2026-06-30"),
            ("2026年3-5月", "2026年3-5月", "2026-05-31"),
            ("二○二六年六月", "二○二六年六月", "2026-06-30"),
        ] {
            assert_eq!(read(text), Some((written, latest.to_owned())), "{text}");
        }
    }

    #[test]
    fn quantities_and_names_are_no_times() {
        for text in [
            "3个月",
            "10年",
            "3.5亿",
            "36月龄",
            "5日内",
            "三所联动",
            "上级",
            "第一条",
            "前期",
            "12345热线",
            "一月一报告了",
        ] {
            assert!(read(text).is_none_or(|(written, _)| written == "一月"), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn knows_what_no_calendar_has() {
        for text in ["13月", "0月", "6月31日", "20251月20日", "2026年13月底", "2026年2月29日", "第五季度"]
        {
            assert!(at_start(text, Some(2026)).is_some_and(|time| time.impossible), "{text}");
        }
        assert!(at_start("2月29日", None).is_some_and(|time| !time.impossible));
        assert!(at_start("12月31日", None).is_some_and(|time| !time.impossible && time.latest.is_none()));
    }

    #[test]
    fn finds_the_first() {
        let text = "编号20260101的项目力争9月底前建成";
        assert_eq!(
            find(text, 0, Some(2026)).and_then(|(start, time)| text.get(start..start + time.length)),
            Some("9月底")
        );
        assert_eq!(find("没有", 0, None), None);
    }
}
