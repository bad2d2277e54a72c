//! Lines as a document uses them: which begin an entry, which go on with the sentence above, which close the document.

use super::{
    Form,
    ordinal::{self, Ordinal},
};
use crate::text::{
    Date, Span,
    letters::{Where, letters},
    lines::{Line, end_blanks, is_blank, is_page_number, lines, skip_blanks},
    marks,
    numeral::{digit, is_chinese_digit},
    order,
    sets::Sets,
    time,
    words::{Words, ends_with_one, starts_with_one, words},
};

/// A line that says something, and what it is for.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of one line")]
pub struct Row {
    /// The line itself, in bytes: a table's cells are counted from its start.
    pub line: Span,
    /// The line's content, in bytes.
    pub content: Span,
    /// The ordinal it begins with.
    pub ordinal: Option<Ordinal>,
    /// Whether it was cut out of a document that lost its line breaks.
    pub is_cut: bool,
    /// Whether it goes on with a sentence that the line above left unfinished, as in text taken from a PDF.
    pub carried: bool,
    /// Whether a blank line, or the text's start, stands before it.
    pub after_blank: bool,
    /// Whether it belongs to what closes a document: the date, the signature, 抄送.
    pub closing: Option<Closing>,
    /// Whether it begins the list of annexes, which counts from one.
    pub lists_annexes: bool,
    /// Whether it is a Markdown heading of the first level.
    pub is_first_heading: bool,
    /// Whether it belongs to a table of tasks, whose rows are read by themselves.
    pub in_table: bool,
    /// Its width: two for a Chinese character, one for a Latin letter.
    pub width: usize,
}

/// What a closing line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// 成文日期: a line that is a date and nothing else.
    Dated(Date),
    /// The signature, 抄送, 印发日期 and the like.
    Other,
}

/// What begins the list of annexes (GB/T 9704-2012, 7.3.4).
const ANNEX: &[&str] = &["附件：", "附件:", "附：", "附:"];

/// What may stand before an ordinal to mark the item: ★1.
const BULLETS: &str = "★☆●■□◆◇▲△•· ";

/// Wider headings than this are sentences.
const WIDEST_HEADING: usize = 80;
/// Wider ones with a group behind them are tasks.
const WIDEST_ASSIGNED: usize = 40;
/// A line narrower than this was not broken by a page's margin.
const NARROWEST_BROKEN: usize = 44;

impl Row {
    /// Whether it is short and holds no sentence.
    pub fn is_short_heading(&self, text: &str) -> bool {
        self.width <= WIDEST_HEADING && !self.content.of(text).holds_any("。；")
    }

    /// Whether it looks like a heading without an ordinal: short, alone, and with no mark at its end but the bracket of a group.
    pub fn is_bare_heading(&self, text: &str) -> bool {
        let line = self.content.of(text);
        let heading = marks::without_bracket(line);
        let widest = if heading.len() < line.len() { WIDEST_ASSIGNED } else { WIDEST_HEADING };
        self.ordinal.is_none()
            && !self.carried
            && self.closing.is_none()
            && width(heading) <= widest
            && !heading.holds_any("。：:=＝")
            && heading.chars().next_back().is_some_and(|c| !marks::separates(c) && !marks::closes(c))
    }
}

/// The lines of `text` that say something.
pub fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut after_blank = true;
    let mut pieces = Vec::new();
    for Line { whole, content, heading_level } in lines(text) {
        // A line of dashes sets what is below it apart, as a blank one does.
        if content.of(text).trim_start_any("-—=_").is_empty() {
            after_blank = true;
            continue;
        }
        // A page ends there, and nothing else does.
        if is_page_number(content.of(text)) {
            continue;
        }
        unfold(text, content, &mut pieces);
        let is_cut = pieces.len() > 1;
        for content in pieces.drain(..) {
            let line = content.of(text);
            // The list of annexes begins behind its word: 附件：1.清单.
            let list = ANNEX.iter().find_map(|word| line.strip_prefix(word));
            let item = list.unwrap_or(line).trim_start_any(BULLETS);
            let ordinal = ordinal::at_start(text, Span::new(content.end - item.len(), content.end));
            rows.push(Row {
                line: if is_cut { content } else { whole },
                content,
                is_cut,
                ordinal,
                carried: false,
                after_blank,
                closing: closing(line),
                lists_annexes: list.is_some(),
                is_first_heading: heading_level == 1,
                in_table: false,
                width: width(line),
            });
            after_blank = false;
        }
    }
    mark_carried(text, &mut rows);
    mark_signatures(text, &mut rows);
    rows
}

/// Runs of rows that belong to one sentence or paragraph, in bytes.
pub fn paragraphs(rows: &[Row]) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    for row in rows {
        match paragraphs.last_mut() {
            Some(last) if row.carried && row.ordinal.is_none() => last.end = row.content.end,
            _ => paragraphs.push(row.content),
        }
    }
    paragraphs
}

fn width(line: &str) -> usize {
    letters(line).map(|(_, c)| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Marks the rows that go on with the sentence above.
///
/// A document whose lines were all broken at a margin shows it by many wide lines without a closing mark; there a line of
/// full width goes on. Elsewhere lines are whole paragraphs, and only a page's end breaks one.
fn mark_carried(text: &str, rows: &mut [Row]) {
    let wide = rows.iter().map(|row| row.width).filter(|&width| width >= NARROWEST_BROKEN);
    let mut wide: Vec<u64> = wide.map(|width| width as u64).collect();
    order::sort(&mut wide);
    let margin = wide.get(wide.len() * 9 / 10).and_then(|&width| usize::try_from(width).ok()).unwrap_or(0);
    let open_ended = |row: &Row| !row.content.of(text).chars().next_back().is_some_and(marks::ends_line);
    let broken = rows.iter().filter(|row| row.width >= NARROWEST_BROKEN && open_ended(row)).count();
    let hard_wrapped = !wide.is_empty() && margin <= 120 && broken * 10 >= wide.len() * 3;

    let mut depth = 0_usize;
    let mut depth_rows = 0;
    let mut unfinished = false;
    let mut in_mid_clause = false;
    for row in rows {
        // Where lines are paragraphs, one with an ordinal begins by itself, but in the middle of a clause.
        let begins = row.ordinal.is_some_and(|ordinal| !ordinal.doubtful) && !hard_wrapped && !in_mid_clause;
        row.carried = unfinished && row.closing.is_none() && !row.is_cut && !begins;
        let line = row.content.of(text);
        if !row.carried {
            depth = 0;
            depth_rows = 0;
        }
        for (_, c) in letters(line) {
            if marks::opens(c) {
                depth += 1;
            } else if marks::closes(c) {
                depth = depth.saturating_sub(1);
            }
        }
        depth_rows += 1;
        // A bracket nobody closed must not swallow the document.
        let in_bracket = depth > 0 && depth_rows <= 8;
        let last = line.chars().next_back();
        let heading = row.ordinal.is_some() && !line.holds_any("。") && row.width <= WIDEST_HEADING;
        in_mid_clause = in_bracket || last.is_some_and(|c| matches!(c, '，' | ',' | '、' | '“' | '《'));
        // A table's row is a line of its own, whatever it ends with.
        unfinished = row.closing.is_none()
            && !line.holds_any("\t")
            && (in_mid_clause
                || open_ended(row)
                    && if hard_wrapped {
                        row.width * 10 >= margin * 8
                    } else {
                        row.width >= NARROWEST_BROKEN && !heading
                    });
    }
}

/// What the names of those end with who sign a document.
const SIGNATORIES: Words = words!("局|委|委员会|办|办公室|府|厅|院|会|部|处|中心|公司|学校|大学|学院|（代章）|）");

/// Marks the one or two lines above the date as the signature they are.
fn mark_signatures(text: &str, rows: &mut [Row]) {
    for index in 0..rows.len() {
        let dated = matches!(rows.get(index).and_then(|row| row.closing), Some(Closing::Dated(_)));
        if !dated {
            continue;
        }
        for row in rows.iter_mut().take(index).rev().take(4) {
            let line = row.content.of(text);
            let signs = row.ordinal.is_none()
                && !row.carried
                && row.width <= 60
                && line.find_where(marks::separates).is_none()
                && ends_with_one(line, SIGNATORIES);
            if row.closing.is_some() || !signs {
                break;
            }
            row.closing = Some(Closing::Other);
        }
    }
}

/// What closing lines without a date begin with.
const CLOSINGS: Words = words!("抄送|抄报|主送：|（此件|(此件|特此通知|联系人：|（联系人");

/// What a line closes the document with.
fn closing(line: &str) -> Option<Closing> {
    if let Some(date) = whole_date(line) {
        return Some(Closing::Dated(date));
    }
    let printed = line.ends_with("印发") && line.chars().next().is_some_and(|c| digit(c).is_some());
    (starts_with_one(line, CLOSINGS) || printed).then_some(Closing::Other)
}

/// The date a line consists of: 2024年2月22日, 二〇二四年二月二十二日, full-width digits and spaces allowed.
fn whole_date(line: &str) -> Option<Date> {
    let day = end_blanks(line);
    let time = time::at_start(line, None).filter(|time| time.states_year && time.length == day.len())?;
    time.latest.filter(|_| day.ends_with('日'))
}

/// A line this long, in bytes, may be a document that lost its line breaks.
const LONGEST_PARAGRAPH: usize = 3000;

/// Of a document without line breaks, more entries than this begin behind a mark in its one line.
const FEWEST_ENTRIES: usize = 4;

/// The lines that `content` was made of, if it is a document that lost its line breaks; else `content` itself.
///
/// An entry begins behind the end of a sentence, or of a heading that ends without a mark: （一） where one is due.
fn unfold(text: &str, content: Span, lines: &mut Vec<Span>) {
    let line = content.of(text);
    let mut starts = Vec::new();
    if line.len() > LONGEST_PARAGRAPH {
        let mut before = '\n';
        let mut due = 1;
        for (index, c) in line.char_indices() {
            let after_mark =
                marks::ends_sentence(before) || marks::closes(before) || matches!(before, '：' | ':' | '；' | ';');
            let could_begin =
                c == '（' || c == '(' || after_mark && (digit(c).is_some() || c == '第' || is_chinese_digit(c));
            if could_begin && let Some(ordinal) = ordinal::at_start(text, Span::new(content.start + index, content.end))
            {
                let bracketed = ordinal.form == Form::ChineseBracketed;
                let begins = bracketed
                    && (after_mark || ordinal.value == 1 || (due..=due + 1).contains(&ordinal.value))
                    || after_mark
                        && !ordinal.doubtful
                        && matches!(
                            ordinal.form,
                            Form::Chinese | Form::Arabic | Form::ArabicBracketed | Form::Article | Form::Chapter
                        );
                if begins {
                    starts.push(content.start + index);
                }
                if bracketed && begins {
                    due = ordinal.value + 1;
                }
            }
            if !is_blank(c) {
                before = c;
            }
        }
    }
    if starts.len() < FEWEST_ENTRIES {
        lines.push(content);
        return;
    }
    // Its title stands before the first blank.
    let head =
        line.find_where(is_blank).filter(|&end| line.get(..end).unwrap_or("").find_where(marks::separates).is_none());
    let mut start = content.start;
    for next in head.map(|head| content.start + head).into_iter().chain(starts).chain([content.end]) {
        if next > start {
            let piece = Span::new(start, next).of(text);
            let tail = skip_blanks(piece);
            let from = next - tail.len();
            lines.push(Span::new(from, from + end_blanks(tail).len()));
            start = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(text: &str) -> Vec<&str> {
        rows(text).iter().filter(|row| row.carried).map(|row| row.content.of(text)).collect()
    }

    #[test]
    fn joins_what_a_page_end_broke() {
        let text = "5.做好执法监督。（责任部门：行政\n\n复议科。完成时间：6月）\n6.持续开展执法人员培训，全面提升基层执法人员的能力和水平，努力建\n\n设一支过硬的队伍。\n一、加强党的建设\n（一）抓学习";
        assert_eq!(carried(text), ["复议科。完成时间：6月）", "设一支过硬的队伍。"]);
    }

    #[test]
    fn joins_lines_broken_at_a_margin() {
        let text = "一、夯实基础\n今年以来我们坚持问题导向狠抓各项任务落实全面完成了\n年初确定的目标任务其中重点项目全部开工建设完成投资\n三点五亿元。\n下一步继续抓好落实。";
        assert_eq!(carried(text), ["年初确定的目标任务其中重点项目全部开工建设完成投资", "三点五亿元。"]);
    }

    #[test]
    fn an_unclosed_bracket_does_not_swallow_the_document() {
        let text = format!("1.甲（未闭合\n{}", "乙。\n".repeat(40));
        assert!(carried(&text).len() < 10);
    }

    #[test]
    fn knows_the_closing_lines() {
        let text =
            "临江区司法局\n２０２６年 2 月 ９ 日\n抄送：区委\n2026年2月10日印发\n2026年2月31日\n2026年1月1日起施行";
        let closing: Vec<_> = rows(text).iter().map(|row| row.closing.is_some()).collect();
        assert_eq!(closing, [true, true, true, true, false, false]);
    }
}
