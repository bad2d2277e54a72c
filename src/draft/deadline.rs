//! When a task is due: 12月底前, 2026年6月30日前, 第三季度, 持续推进.

use super::{Context, label};
use crate::text::{
    Date, Span,
    letters::Where,
    lines::{end_blanks, is_blank, skip_blanks, trim_blanks},
    marks::{self, opens},
    numeral::digit,
    sets::{Sets, is_one_of},
    time, word,
    words::{Words, holds_one, starts_with_one, words},
};

/// When a task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Whether the task goes on without an end (持续推进).
    pub ongoing: bool,
    /// The last day it allows, where it names one and the year is known.
    pub latest: Option<Date>,
    /// Whether it names a day that no calendar has: 13月, 6月31日.
    pub impossible: bool,
}

/// A deadline that the sentences of a task state: 6月底前建成.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// The deadline.
    pub deadline: Deadline,
    /// Whether its clause is the last of what the task says.
    pub closes: bool,
}

/// Words that say a task goes on.
const ONGOING: Words = words!(
    "持续|长期|常态|全年|每|定期|适时|随时|经常|滚动|贯穿|按时间节点|按节点|按序时|按进度|\
     按计划推进|按上级"
);

/// Of these, the words after which a time is that of one round: 每年12月底前.
const RECURRING: Words = words!("每|全年");

/// Reads the value of a deadline. `span` (bytes of the text) is not empty.
pub fn read(context: &Context, span: Span) -> Deadline {
    let value = span.of(context.text);
    let plain: String = value.chars().filter(|&c| !is_blank(c)).collect();
    let ongoing = goes_on(context, &plain);
    let recurs = holds_one(&plain, RECURRING);
    let mut deadline = Deadline { span, ongoing, latest: None, impossible: false };
    if plain == "全年" {
        deadline.latest = context.year.and_then(|year| Date::month_end(year, 12));
    }
    let mut from = 0;
    while let Some((start, time)) = time::find(value, from, context.year) {
        deadline.latest = deadline.latest.max(time.latest.filter(|_| !recurs));
        deadline.impossible |= time.impossible;
        from = start + time.length;
    }
    deadline
}

/// The deadline in a cell of a table, which may tell step by step what is done when: 3月：草拟；4月-12月：运行. Then it is the last
/// of its times.
pub fn in_cell(context: &Context, span: Span) -> Option<Deadline> {
    let cell = span.of(context.text);
    if is_time(context, cell) {
        return Some(read(context, span));
    }
    let mut last: Option<Deadline> = None;
    let mut from = 0;
    while let Some((start, time)) = time::find(cell, from, context.year) {
        from = start + time.length;
        let before = cell.get(..start).unwrap_or("").chars().next_back();
        let leads = before.is_none_or(|c| marks::separates(c) || is_blank(c) || c == '/');
        let until = cell.get(from..).is_some_and(|after| after.starts_with('前'));
        if !(leads || until) || time.bare_year {
            continue;
        }
        let end = from + if until { '前'.len_utf8() } else { 0 };
        let span = Span::new(span.start + start, span.start + end);
        let deadline = Deadline { span, ongoing: false, latest: time.latest, impossible: time.impossible };
        if last.is_none_or(|last| deadline.impossible || last.latest <= deadline.latest) {
            last = Some(deadline);
        }
    }
    // 全年：…; 春节前, which nobody can read but the drafter.
    let first = cell.find_any("：:，；。").map_or(cell, |end| cell.get(..end).unwrap_or(cell));
    let said = is_time(context, first) || cell.chars().count() <= LONGEST_UNREAD;
    last.or_else(|| said.then(|| read(context, Span::new(span.start, span.start + first.len()))))
}

/// A longer text that names no time, in characters, is no deadline.
const LONGEST_UNREAD: usize = 12;

fn goes_on(context: &Context, value: &str) -> bool {
    holds_one(value, ONGOING) || context.settings.ongoing.iter().any(|own| word::holds(value, own))
}

/// Characters of which every time holds one: 月, 年, 季, and the first of each word in [`ONGOING`].
const TIME_SIGNS: &str = "月年季持长常全每定适随按经滚贯";

/// Words around a time that are no part of it.
const AROUND: Words = words!("力争|计划|确保|完成|落实|推进|实施|开展|坚持|进行|于|化|抓|工作|学期");

/// No time takes more characters.
const LONGEST_TIME: usize = 24;

/// Whether a text says a time and nothing else: 12月底前完成, 年内持续推进.
pub fn is_time(context: &Context, value: &str) -> bool {
    let own = || context.settings.ongoing.iter().any(|own| word::holds(value, own));
    // Most values are units, and hold none of these.
    if !(value.holds_any(TIME_SIGNS) || value.starts_with(|c| digit(c).is_some()) || own())
        || value.chars().count() > LONGEST_TIME
    {
        return false;
    }
    let mut rest = value.to_owned();
    let mut take = |part: &str| {
        let found = word::holds(&rest, part);
        if found {
            rest = word::without(&rest, part);
        }
        found
    };
    let mut found = false;
    context.settings.ongoing.iter().for_each(|word| found |= take(word));
    ONGOING.each().for_each(|word| found |= take(word));
    AROUND.each().for_each(|word| {
        take(word);
    });
    let left = trim_blanks(&rest);
    (found || time::find(left, 0, None).is_some()) && left.chars().all(is_time_character)
}

/// How long the time is that a clause of a group begins with and says something by: 12月底前取得明显成效. None for others.
pub fn leads(clause: &str) -> usize {
    let Some(time) = time::at_start(clause, None).filter(|time| !time.bare_year) else { return 0 };
    let rest = clause.get(time.length..).unwrap_or("");
    let until = rest.strip_prefix('前').map_or(0, |_| '前'.len_utf8());
    if until > 0 || !label::ends_as_unit(clause) { time.length + until } else { 0 }
}

/// Characters that dates, ranges and seasons are written with.
fn is_time_character(c: char) -> bool {
    digit(c).is_some()
        || is_blank(c)
        || is_one_of(c, "年月日号底末初上中下旬前内份之以第一二三四五六七八九十两季度半全各个至到起-－—–~～.．/并")
}

/// What is said of something finished by its time: 年内建成.
const DONE: Words = words!("完成|建成|办结|出台|印发|竣工|开工|投用");

/// The deadlines that the sentences of `range` state for themselves, those within `groups` (in text order) left out: times that end in 前
/// (6月底前), that something is finished by (年内建成), or that lead a sentence (3月：…). A time of a year before the plan's is
/// of something else.
pub fn stated(context: &Context, range: Span, groups: &[Span]) -> Vec<Stated> {
    let body = range.of(context.text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, time)) = time::find(body, from, context.year) {
        let end = start + time.length;
        from = end;
        let before = end_blanks(body.get(..start).unwrap_or(""));
        let after = body.get(end..).unwrap_or("");
        let tail = skip_blanks(after.trim_start_any("之以底末"));
        let until = tail.starts_with('前') && !tail.starts_with("前期") && !tail.starts_with("前后");
        let done = !time.bare_year && starts_with_one(tail, DONE);
        let leads = tail.starts_with_any("：:")
            && !time.bare_year
            && before.chars().next_back().is_none_or(|c| marks::separates(c) || matches!(c, '.' | '．' | '\n'));
        let past = time.states_year && time.latest.zip(context.year).is_some_and(|(date, year)| date.year() < year);
        if !(until || done || leads) || past {
            continue;
        }
        let end = if until { body.len() - tail.len() + '前'.len_utf8() } else { end };
        // 每年2月底前 comes again.
        let recurs = ["每年", "每月", "每季度"].iter().find(|word| before.ends_with(**word));
        let start = recurs.map_or(start, |word| before.len() - word.len());
        let span = Span::new(range.start + start, range.start + end);
        let group = groups.get(groups.partition_point(|group| group.end < span.end));
        if group.is_some_and(|group| group.contains(span)) {
            continue;
        }
        let latest = time.latest.filter(|_| recurs.is_none());
        let deadline = Deadline { span, ongoing: recurs.is_some(), latest, impossible: time.impossible };
        found.push(Stated { deadline, closes: closes(context, Span::new(span.end, range.end), groups) });
    }
    found
}

/// Whether only the rest of one clause stands in `range`, groups left aside.
fn closes(context: &Context, range: Span, groups: &[Span]) -> bool {
    let next = groups.get(groups.partition_point(|group| group.start < range.start));
    let end = next.map_or(range.end, |group| group.start);
    let rest = Span::new(range.start, end.min(range.end)).of(context.text);
    let mut clause = rest.trim_end_where(|c: char| is_blank(c) || marks::separates(c)).chars();
    !clause.any(|c| marks::separates(c) && c != '、' || opens(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(text: &str) -> Context<'_, 'static> {
        Context { year: Some(2026), ..Context::of(text) }
    }

    fn value(text: &str) -> (bool, Option<String>) {
        let deadline = read(&context(text), Span::new(0, text.len()));
        (deadline.ongoing, deadline.latest.map(|date| date.to_string()))
    }

    #[test]
    fn reads_the_latest_day() {
        assert_eq!(value("3月：草拟；4月-12月：开发运行"), (false, Some("2026-12-31".to_owned())));
        assert_eq!(value("年内持续推进"), (true, Some("2026-12-31".to_owned())));
        assert_eq!(value("全年"), (true, Some("2026-12-31".to_owned())));
    }

    #[test]
    fn reads_what_goes_on() {
        for text in [
            "持续推进",
            "长期坚持",
            "全年推进",
            "每季度",
            "每学期",
            "每年12月底前",
            "常态化开展",
            "按时间节点推进",
            "长期",
        ] {
            assert_eq!(value(text), (true, None), "{text}");
        }
    }

    #[test]
    fn keeps_what_it_cannot_read() {
        for text in ["13月", "方案印发后", "印发之日起30日内", "春节前"] {
            assert_eq!(value(text), (false, None), "{text}");
        }
    }

    fn sentences(text: &str) -> Vec<&str> {
        let found = stated(&context(text), Span::new(0, text.len()), &[]);
        found.iter().map(|stated| stated.deadline.span.of(text)).collect()
    }

    #[test]
    fn finds_deadlines_in_sentences() {
        assert_eq!(sentences("做好改造工作，2026年底前建成投用。"), ["2026年底前"]);
        assert_eq!(sentences("该项工作于4月底前完成，年内建成，三季度末前开工。"), ["4月底前", "年内", "三季度末前"]);
        assert_eq!(sentences("1.3月：召开会议；4月-6月：抓整改"), ["3月", "4月-6月"]);
        assert_eq!(sentences("每年2月底前报送"), ["每年2月底前"]);
        for text in [
            "此前已完成",
            "10年前建成",
            "5日前申报",
            "目前正在推进",
            "3个月前启动",
            "年前慰问",
            "2025年底前建成的小区",
            "自2026年5月1日起施行，有效期至2028年12月31日",
            "到2027年，建成十个园区，2026年完成投资3亿元",
            "5个工作日内办结",
        ] {
            assert!(sentences(text).is_empty(), "{text}: {:?}", sentences(text));
        }
    }

    #[test]
    fn knows_the_clause_that_closes_a_task() {
        let closes = |text: &str| stated(&context(text), Span::new(0, text.len()), &[]).iter().all(|one| one.closes);
        assert!(closes("3月底前完成方案编制。"));
        assert!(!closes("3月底前完成方案编制，抓好落实。"));
    }

    #[test]
    fn tells_times_from_units() {
        let is_time = |value: &str| is_time(&context(value), value);
        for value in [
            "6月底前完成",
            "12月底前",
            "年内持续推进",
            "持续推进",
            "2026年6月",
            "11~12月",
            "全年",
            "长期坚持",
            "2020.12",
        ] {
            assert!(is_time(value), "{value}");
        }
        assert!(
            !["年度考核办", "区司法局", "月湖街道", "办公室", "经开区管委会", "12", "3个"].into_iter().any(is_time)
        );
    }
}
