//! References to what the document itself holds: 见第（三）项, 本办法第八条, 第二部分第3条, 附件2.

use super::{Entry, Form, Ordinal, Part, layout::Row, ordinal};
use crate::text::{
    Span, count,
    letters::Where,
    lines::is_blank,
    marks,
    sets::Sets,
    span::widened,
    words::{Words, ends_with_one, words},
};

/// A reference to an item, an article or an annex of the document itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The reference, in bytes: 第（三）项, 附件2.
    pub span: Span,
    /// What it counts to.
    pub value: u32,
    /// The last of its kind in the document, in bytes.
    pub last: Span,
    /// What that counts to: no less than `value`, if what is referred to is there.
    pub reaches: u32,
}

/// What says that the document refers to itself.
const REFERS: Words =
    words!("见|详见|参见|按|按照|依照|参照|对照|根据|依据|符合|除|前述|上述|本条|本要点|本方案|本计划|本通知|本意见");

/// What documents call themselves.
const ITSELF: Words =
    words!("本办法|本规定|本细则|本条例|本措施|本意见|本方案|本制度|本章程|本规程|本准则|本计划|本要点|本通知");

/// What stands before references to other documents.
const OTHERS: &str = "》法例";

/// A section has no more entries.
const LONGEST_SECTION: usize = 500;

/// What a reference begins with stands no farther before it, in bytes.
const REACH: usize = 30;

/// The references of a document whose lists are known beyond doubt, in text order.
pub fn read(text: &str, rows: &[Row], parts: &[Part], entries: &[Entry]) -> Vec<Reference> {
    let mut found = Vec::new();
    let reader = Reader { text, parts, entries, lists: lists(entries) };
    let annexes = annexes(text, rows, entries);
    let mut marks = text.match_indices(['第', '附']).peekable();
    while let Some((index, mark)) = marks.next() {
        let reference =
            if mark == "第" { reader.item(index) } else { annexes.and_then(|annexes| reader.annex(index, annexes)) };
        let Some(reference) = reference else { continue };
        // 第二部分第3条 is one reference.
        while marks.peek().is_some_and(|&(next, _)| next < reference.span.end) {
            marks.next();
        }
        found.push(reference);
    }
    found
}

/// How many annexes the document lists or holds, and the last of them; `None` where it does neither.
fn annexes(text: &str, rows: &[Row], entries: &[Entry]) -> Option<(u32, Span)> {
    let listed = entries.iter().filter(|entry| entry.annex && !entry.inline).max_by_key(|entry| entry.ordinal.value);
    let listed = listed.map(|entry| (entry.ordinal.value, entry.ordinal.span));
    let single = || rows.iter().find(|row| row.lists_annexes && row.ordinal.is_none()).map(|row| (1, row.content));
    let list = listed.or_else(single)?;
    // 附件3 above the annex itself.
    let held = rows.iter().filter_map(|row| {
        let number = row.content.of(text).strip_prefix("附件")?.trim_start_where(is_blank);
        let (number, length) = count::at_start(number).filter(|&(_, length)| length == number.len())?;
        (length > 0).then_some((number, row.content))
    });
    held.chain([list]).max_by_key(|&(number, _)| number)
}

/// What the ordinals of one form in one part count to.
struct List {
    part: usize,
    form: Form,
    several: bool,
    last: Ordinal,
}

/// The lists of all parts, those of one part together.
fn lists(entries: &[Entry]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut first_of_part = 0;
    for entry in entries.iter().filter(|entry| !entry.annex) {
        if lists.last().is_some_and(|list| list.part != entry.part) {
            first_of_part = lists.len();
        }
        let known = lists.iter_mut().skip(first_of_part).find(|list| list.form == entry.ordinal.form);
        let Some(list) = known else {
            lists.push(List { part: entry.part, form: entry.ordinal.form, several: false, last: entry.ordinal });
            continue;
        };
        list.several = true;
        if entry.ordinal.value > list.last.value {
            list.last = entry.ordinal;
        }
    }
    lists
}

struct Reader<'a> {
    text: &'a str,
    parts: &'a [Part],
    entries: &'a [Entry],
    lists: Vec<List>,
}

impl Reader<'_> {
    /// 附件2, where the document has one annex.
    fn annex(&self, index: usize, (count, last): (u32, Span)) -> Option<Reference> {
        let before = self.before(index);
        let tail = self.text.get(index..)?.strip_prefix("附件")?;
        let number = tail.trim_start_any(" \u{a0}");
        let (value, length) = count::at_start(number)?;
        let end = index + "附件".len() + (tail.len() - number.len()) + length;
        // 《…》附件2 and 文件的附件2 are another's; a line's start is a heading.
        let other = before.is_empty() || before.ends_with_any("》的\n") || before.ends_with_any(OTHERS);
        (!other && value < 100).then(|| Reference { span: Span::new(index, end), value, last, reaches: count })
    }

    /// 第（三）项, 第八条, 第二部分第3条.
    fn item(&self, index: usize) -> Option<Reference> {
        let part = self.parts.partition_point(|part| part.span.start <= index).checked_sub(1)?;
        let before = self.before(index);
        let of_itself = ends_with_one(before, ITSELF);
        let refers = of_itself || ends_with_one(before, REFERS);
        let own = self.entries.binary_search_by_key(&index, |entry| entry.ordinal.span.start).is_ok();
        if own || !refers || !of_itself && before.holds_any(OTHERS) {
            return None;
        }
        let tail = self.text.get(index + "第".len()..)?.trim_start_where(is_blank);
        let at = self.text.len() - tail.len();
        if tail.starts_with(marks::opens) {
            let ordinal =
                ordinal::at_start(self.text, widened(self.text, Span::new(at, self.text.len().min(at + REACH))))?;
            let behind = self.text.get(ordinal.span.end..)?;
            let unit = ["项", "款", "条", "部分"].into_iter().find(|unit| behind.starts_with(unit)).unwrap_or("");
            let span = Span::new(index, ordinal.span.end + unit.len());
            return self.among(part, ordinal.form, ordinal.value, span);
        }
        let (value, length) = count::at_start(tail)?;
        let (unit, behind) = [("条", Form::Article), ("部分", Form::Division)]
            .into_iter()
            .find_map(|(unit, form)| Some(((unit, form), tail.get(length..)?.strip_prefix(unit)?)))?;
        let end = self.text.len() - behind.len();
        let span = Span::new(index, end);
        if unit.1 == Form::Article {
            return of_itself.then(|| self.among(part, Form::Article, value, span)).flatten();
        }
        // Parts are numbered 第二部分, or 二、.
        let form = if self.list(part, Form::Division).is_some() { Form::Division } else { Form::Chinese };
        let whole = self.among(part, form, value, span)?;
        Some(self.within(part, form, value, behind).filter(|_| whole.reaches >= value).unwrap_or(whole))
    }

    /// 第3条, behind the reference to a section, where that section has such items.
    fn within(&self, part: usize, form: Form, section: u32, behind: &str) -> Option<Reference> {
        let item = behind.strip_prefix('第')?;
        let (value, length) = count::at_start(item)?;
        let unit =
            ["条", "项"].into_iter().find(|unit| item.get(length..).is_some_and(|tail| tail.starts_with(unit)))?;
        let start = self.text.len() - behind.len();
        let span = Span::new(start, start + "第".len() + length + unit.len());
        let first = self.entries.partition_point(|entry| entry.part < part);
        let entries = self.entries.get(first..)?.iter().take_while(|entry| entry.part == part);
        let section = |entry: &&Entry| (entry.ordinal.form, entry.ordinal.value) == (form, section);
        let behind = entries.skip_while(|entry| !section(entry)).skip(1).take(LONGEST_SECTION);
        let items = behind.take_while(|entry| entry.ordinal.form != form && !entry.annex);
        let items = items.filter(|entry| entry.ordinal.form == Form::Arabic);
        let last = items.max_by_key(|entry| entry.ordinal.value)?.ordinal;
        Some(Reference { span, value, last: last.span, reaches: last.value })
    }

    /// The reference, if the part has a list of `form`.
    fn among(&self, part: usize, form: Form, value: u32, span: Span) -> Option<Reference> {
        let list = self.list(part, form).filter(|list| list.several && value < 100)?;
        Some(Reference { span, value, last: list.last.span, reaches: list.last.value })
    }

    fn list(&self, part: usize, form: Form) -> Option<&List> {
        let first = self.lists.partition_point(|list| list.part < part);
        self.lists.get(first..)?.iter().take_while(|list| list.part == part).find(|list| list.form == form)
    }

    /// What stands right before a reference, in its clause.
    fn before(&self, index: usize) -> &str {
        let range = widened(self.text, Span::new(index.saturating_sub(REACH), index));
        let before = range.of(self.text);
        let clause = before.rfind(|c: char| marks::separates(c) || marks::opens(c));
        let start = clause.and_then(|start| Some(start + before.get(start..)?.chars().next()?.len_utf8())).unwrap_or(0);
        before.get(start..).unwrap_or("").trim_where(|c: char| c == ' ' || c == '\u{a0}')
    }
}
