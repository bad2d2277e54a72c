//! The documents within a document, told apart by their title lines.

use super::{
    Form, Ordinal, Part, PartKind,
    layout::{Closing, Row},
};
use crate::text::{
    Date, Span,
    letters::Where,
    marks,
    numeral::digit,
    sets::Sets,
    span, time, word,
    words::{Words, ends_with_one, words},
};

/// What titles end with, and what that makes of their parts.
const ENDINGS: &[(PartKind, Words)] = &[
    (
        PartKind::Plan,
        words!(
            "要点|分工|分工表|分解|分解表|任务表|任务书|责任表|推进表|计划表|安排表|一览表|明细表|时间表|清单|台账|方案|计划|安排|\
             重点工作|任务|工作打算"
        ),
    ),
    (PartKind::Report, words!("总结|报告|汇报|情况")),
    (PartKind::Notice, words!("通知|通报|公告|批复|函")),
    (PartKind::Policy, words!("措施|举措|意见|办法|规定|细则|政策|制度")),
    (PartKind::Other, words!("目录")),
];

/// What a title, without the brackets at its end, makes of its part.
fn kind_of(name: &str) -> Option<PartKind> {
    ENDINGS.iter().find(|(_, endings)| ends_with_one(name, *endings)).map(|&(kind, _)| kind)
}

/// No title is wider: two for a Chinese character, one for a Latin letter.
const WIDEST_TITLE: usize = 130;

/// A cover letter is no longer, in bytes.
const COVER_LETTER: usize = 6000;

/// A title found among the rows.
struct Title {
    /// Its first row.
    row: usize,
    span: Span,
    kind: PartKind,
    year: Option<u16>,
    through: Option<u16>,
}

/// The parts of a document, in text order, and the day it was signed. `parts` covers every row.
pub fn read(text: &str, rows: &[Row]) -> (Vec<Part>, Option<Date>) {
    let issued = rows.iter().find_map(|row| match row.closing {
        Some(Closing::Dated(date)) => Some(date),
        _ => None,
    });
    let titles = titles(text, rows);
    let mut parts: Vec<Part> = Vec::with_capacity(titles.len() + 1);
    let first = titles.first().map_or(rows.len(), |title| title.row);
    // The 红头 above the first title belongs to it; a letter above it is a part of its own.
    let lead = rows.get(..first).unwrap_or(rows);
    let has_body =
        titles.is_empty() || lead.iter().any(|row| row.ordinal.is_some() || row.content.of(text).holds_any("。"));
    if has_body {
        let notice = lead.iter().any(|row| word::holds(row.content.of(text), "印发给你们"));
        let kind = if notice { PartKind::Notice } else { PartKind::Other };
        parts.push(Part {
            title: Span::default(),
            kind,
            span: Span::new(0, text.len()),
            year: issued.map(Date::year),
            through: None,
            speaks_of_assignment: false,
        });
    }
    for title in titles {
        let start = rows.get(title.row).map_or(0, |row| row.content.start);
        let start = if parts.is_empty() { 0 } else { start };
        if let Some(previous) = parts.last_mut() {
            previous.span.end = start;
        }
        parts.push(Part {
            title: title.span,
            kind: title.kind,
            span: Span::new(start, text.len()),
            year: title.year.or(issued.map(Date::year)),
            through: title.through,
            speaks_of_assignment: false,
        });
    }
    (parts, issued)
}

fn titles(text: &str, rows: &[Row]) -> Vec<Title> {
    let counting_on = counting_on(rows);
    let mut titles = Vec::new();
    let mut entries_seen = false;
    for (index, (row, counts_on)) in rows.iter().zip(counting_on).enumerate() {
        entries_seen |= row.ordinal.is_some_and(|ordinal| !ordinal.doubtful && !row.carried);
        let at_head = !entries_seen && titles.is_empty();
        // A part counts from one again: what is counted across is a heading, or a line of a list.
        if at_head || !counts_on {
            titles.extend(title_at(text, rows, index, at_head));
        }
    }
    titles
}

/// For each row, whether the first ordinal at or below it goes on from the last of its form above.
fn counting_on(rows: &[Row]) -> Vec<bool> {
    let mut last: Vec<Ordinal> = Vec::new();
    let mut ordinals: Vec<Option<bool>> = Vec::with_capacity(rows.len());
    for row in rows {
        let ordinal = row.ordinal.filter(|o| !o.doubtful && (!row.carried || o.value == 1) && !o.form.runs_in());
        ordinals.push(ordinal.map(|ordinal| {
            let known = last.iter_mut().find(|last| last.form == ordinal.form);
            let counts_on = known.as_ref().is_some_and(|last| last.value + 1 == ordinal.value);
            match known {
                Some(last) => *last = ordinal,
                None => last.push(ordinal),
            }
            counts_on
        }));
    }
    let mut below = false;
    let mut counting_on: Vec<bool> = ordinals
        .into_iter()
        .rev()
        .map(|counts_on| {
            below = counts_on.unwrap_or(below);
            below
        })
        .collect();
    counting_on.reverse();
    counting_on
}

/// The title whose last row is `index`.
fn title_at(text: &str, rows: &[Row], index: usize, at_head: bool) -> Option<Title> {
    let row = rows.get(index)?;
    let line = row.content.of(text);
    if !could_be_title(text, row) || stands_among_annexes(rows, index) && !is_listed_above(text, rows, index) {
        return None;
    }
    let name = without_brackets(line);
    let kind = kind_of(name)?;
    // A long title is set on two lines; the first then names the office, the year or 关于.
    let above = index.checked_sub(1).and_then(|above| rows.get(above)).filter(|above| {
        !row.after_blank
            && could_be_title(text, above)
            && is_title_beginning(above.content.of(text))
            && !is_complete(above.content.of(text))
    });
    let span = above.map_or(row.content, |above| Span::new(above.content.start, row.content.end));
    let whole = span.of(text);
    let announced = index
        .checked_sub(1)
        .and_then(|above| rows.get(above))
        .is_some_and(|above| is_attachment(above.content.of(text)));
    let names_itself = at_head
        || announced
        || row.is_first_heading
        || word::holds(whole, "关于")
        || announced_above(text, row.content)
        || begins_articles(rows, index)
        || year_in(whole).is_some();
    if !names_itself || row.carried && above.is_none() {
        return None;
    }
    let planned = plan_of(whole);
    let year = year_in(planned);
    Some(Title {
        row: if above.is_some() { index - 1 } else { index },
        span,
        kind,
        year,
        through: year.and_then(|year| last_year(planned, year)),
    })
}

/// Whether the cover letter at the document's head names the title: 印发《…若干措施》.
fn announced_above(text: &str, title: Span) -> bool {
    let head = span::widened(text, Span::new(0, title.start.min(COVER_LETTER)));
    let name = title.of(text);
    head.of(text)
        .match_indices('《')
        .any(|(index, mark)| head.of(text).get(index + mark.len()..).is_some_and(|tail| tail.starts_with(name)))
}

/// Lines of a list of annexes that one without an ordinal may stand behind.
const ANNEXES_ABOVE: usize = 4;

/// Whether a row stands in the list of annexes, which ends with the signature.
fn stands_among_annexes(rows: &[Row], index: usize) -> bool {
    let above = rows.get(..index).unwrap_or_default().iter().rev().take(ANNEXES_ABOVE);
    above.take_while(|row| row.closing.is_none()).any(|row| row.lists_annexes)
}

/// Whether the list of annexes above names the line, which is then the title of one.
fn is_listed_above(text: &str, rows: &[Row], index: usize) -> bool {
    let title = rows.get(index).map_or("", |row| row.content.of(text));
    let above = rows.get(..index).unwrap_or_default().iter().rev().take(ANNEXES_ABOVE);
    above.filter(|row| row.ordinal.is_some() || row.lists_annexes).any(|row| row.content.of(text).ends_with(title))
}

/// Whether 第一章 or 第一条 stands right below: only a document begins so.
fn begins_articles(rows: &[Row], index: usize) -> bool {
    let below = rows.get(index + 1).and_then(|row| row.ordinal);
    below.is_some_and(|ordinal| {
        ordinal.value == 1 && !ordinal.doubtful && matches!(ordinal.form, Form::Chapter | Form::Article)
    })
}

fn could_be_title(text: &str, row: &Row) -> bool {
    let line = row.content.of(text);
    row.ordinal.is_none()
        && row.closing.is_none()
        && (6..=WIDEST_TITLE).contains(&row.width)
        && !line.holds_any("。；：！")
        && !line.holds_any("\t|")
        && !row.in_table
}

/// Whether a line can be the first of a title's two.
fn is_title_beginning(line: &str) -> bool {
    word::holds(line, "关于") || year_in(line).is_some()
}

/// Whether a line above a title is a thing of its own: 发文字号, a title, the name of an office.
fn is_complete(line: &str) -> bool {
    let name = without_brackets(line);
    kind_of(name).is_some() || line.ends_with_any("号局委府厅件会")
}

fn is_attachment(line: &str) -> bool {
    line.strip_prefix("附件").or_else(|| line.strip_prefix("附录")).is_some_and(|rest| {
        rest.chars()
            .all(|c| digit(c).is_some() || matches!(c, '：' | ':' | ' ') || crate::text::numeral::is_chinese_digit(c))
    })
}

/// The text without the brackets and quotation marks that end it: （试行）, （2021—2025年）.
fn without_brackets(line: &str) -> &str {
    let mut name = line;
    loop {
        let trimmed = name.trim_end_where(|c: char| c.is_whitespace() || matches!(c, '》' | '”' | '"'));
        let shorter = if trimmed.ends_with(marks::closes) {
            trimmed.rfind(marks::opens).and_then(|open| trimmed.get(..open))
        } else {
            None
        };
        match shorter {
            Some(shorter) if !shorter.is_empty() => name = shorter,
            _ => return trimmed,
        }
    }
}

/// What a title that speaks of two years calls the plan: 2025年工作总结和2026年工作计划 plans for 2026.
fn plan_of(title: &str) -> &str {
    word::around(title, "总结").map_or(title, |(_, plan)| if year_in(plan).is_some() { plan } else { title })
}

/// The first year a title names, from 1949 to 2099.
fn year_in(title: &str) -> Option<u16> {
    let mut value = 0_u16;
    let mut digits = 0;
    for c in title.chars() {
        if let Some(d) = digit(c) {
            digits += 1;
            value = value.wrapping_mul(10).wrapping_add(u16::try_from(d).unwrap_or(0));
        } else if !c.is_whitespace() {
            if digits == 4 && (1949..=2099).contains(&value) && matches!(c, '年' | '—' | '-' | '－' | '至' | '～')
            {
                return Some(value);
            }
            (value, digits) = (0, 0);
        }
    }
    None
}

/// The year that a title's range of years ends with: 2026—2028年. `year` is the one it begins with.
fn last_year(title: &str, year: u16) -> Option<u16> {
    let (_, time) = time::find(title, 0, None).filter(|(_, time)| time.states_year)?;
    time.latest.map(Date::year).filter(|&last| last >= year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::layout;

    fn parts(text: &str) -> Vec<(&str, PartKind, Option<u16>)> {
        let (parts, _) = read(text, &layout::rows(text));
        parts.iter().map(|part| (part.title.of(text), part.kind, part.year)).collect()
    }

    #[test]
    fn tells_a_bundle_apart() {
        let text = "临江区司法局文件\n临司〔2026〕3号\n关于印发《2025年工作总结》和《2026年工作要点》的通知\n各科室：\n现印发给你们。\n临江区司法局\n2026年2月9日\n2025年临江区司法行政工作总结\n2025年，全局上下齐心协力。\n一、主要成效\n2026年临江区司法行政工作要点（试行）\n一、夯实基础\n";
        assert_eq!(
            parts(text),
            [
                ("关于印发《2025年工作总结》和《2026年工作要点》的通知", PartKind::Notice, Some(2026)),
                ("2025年临江区司法行政工作总结", PartKind::Report, Some(2025)),
                ("2026年临江区司法行政工作要点（试行）", PartKind::Plan, Some(2026)),
            ]
        );
    }

    #[test]
    fn a_letter_above_the_first_title_is_a_part() {
        let text = "各科室：\n现将工作要点印发给你们。\n2026年4月1日\n2026年工作要点\n一、抓学习";
        assert_eq!(parts(text).iter().map(|part| part.1).collect::<Vec<_>>(), [PartKind::Notice, PartKind::Plan]);
    }

    #[test]
    fn a_plan_behind_a_report_is_for_its_own_year() {
        assert_eq!(parts("2025年工作总结和2026年工作计划\n一、甲")[0].2, Some(2026));
    }

    #[test]
    fn knows_the_years_it_plans_for() {
        let years = |title: &str| {
            let (parts, _) = read(title, &layout::rows(title));
            (parts[0].year, parts[0].through)
        };
        assert_eq!(years("2026年工作要点"), (Some(2026), Some(2026)));
        assert_eq!(years("数字经济行动方案（2026—2028年）"), (Some(2026), Some(2028)));
        assert_eq!(years("普法工作方案"), (None, None));
    }

    #[test]
    fn headings_and_sentences_are_no_titles() {
        let text = "2026年工作要点\n一、落实重点工作\n工作安排\n1.印发2026年度法治督察工作方案\n落实2026年度督察整改方案\n2.开展督察";
        assert_eq!(parts(text).len(), 1);
    }

    #[test]
    fn a_text_without_titles_is_one_part() {
        assert_eq!(parts("1.做实普法。\n2.做强服务。"), [("", PartKind::Other, None)]);
        assert_eq!(parts(""), [("", PartKind::Other, None)]);
    }

    #[test]
    fn a_title_may_take_two_lines() {
        let text = "临江区人民政府关于加快推进\n数字社会建设的若干措施\n一、总体要求";
        assert_eq!(parts(text)[0].0, "临江区人民政府关于加快推进\n数字社会建设的若干措施");
    }
}
