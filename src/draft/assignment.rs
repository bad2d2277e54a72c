//! Who does a task, and by when.

use std::borrow::Cow;

use super::{
    deadline,
    label::{self, Role},
    unit_list,
};
use crate::text::{
    Date, Span,
    lines::is_blank,
    marks::{closes, ends_sentence, opens},
    order,
};

/// A responsible unit as a task names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit<'t> {
    /// Its name, without the line breaks and spaces that a PDF left in it.
    pub name: Cow<'t, str>,
    /// Where it stands, in bytes.
    pub span: Span,
}

/// When a task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Whether the task goes on without an end (持续推进).
    pub ongoing: bool,
    /// The last day it allows, where it names one and the year is known.
    pub latest: Option<Date>,
}

/// The units and the deadline of a task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignment<'t> {
    /// Units that lead (牵头).
    pub lead: Vec<Unit<'t>>,
    /// Units that are responsible (责任).
    pub responsible: Vec<Unit<'t>>,
    /// Units that support (配合).
    pub supporting: Vec<Unit<'t>>,
    /// When it is due.
    pub deadline: Option<Deadline>,
    /// The brackets or lines it was read from, in bytes, in text order.
    pub groups: Vec<Span>,
}

impl<'t> Assignment<'t> {
    /// Whether a unit answers for the task. Support alone is no answer.
    pub fn names_unit(&self) -> bool {
        !self.lead.is_empty() || !self.responsible.is_empty()
    }

    /// Takes over what `other` says besides: the task's units are the union of its groups'.
    pub fn extend(&mut self, other: Self) {
        for (mine, theirs) in [
            (&mut self.lead, other.lead),
            (&mut self.responsible, other.responsible),
            (&mut self.supporting, other.supporting),
        ] {
            for unit in theirs {
                if !mine.iter().any(|known| known.name == unit.name) {
                    mine.push(unit);
                }
            }
        }
        self.deadline = self.deadline.or(other.deadline);
        self.groups.extend(other.groups);
    }

    fn units(&mut self, role: Role) -> &mut Vec<Unit<'t>> {
        match role {
            Role::Lead => &mut self.lead,
            Role::Supporting => &mut self.supporting,
            Role::Responsible | Role::Deadline => &mut self.responsible,
        }
    }
}

/// A bracket that has not been closed yet.
struct Open {
    at: usize,
    inside: usize,
    colons: Vec<usize>,
}

/// Reads every group of `range`: brackets that hold labels (（责任部门：A。完成时间：12月）), brackets that say who does what
/// (（A牵头，B配合，6月底前完成）), and labels at a line's or sentence's start (责任单位：A).
/// `year` is the year that months without one belong to.
pub fn read<'t>(text: &'t str, range: Span, year: Option<u16>) -> Assignment<'t> {
    let mut assignment = Assignment::default();
    let mut open: Vec<Open> = Vec::new();
    let mut bare: Vec<usize> = Vec::new();
    for (index, c) in range.of(text).char_indices() {
        let at = range.start + index;
        let after = at + c.len_utf8();
        if opens(c) {
            open.push(Open { at, inside: after, colons: Vec::new() });
        } else if closes(c) {
            if let Some(Open { at: start, inside, colons }) = open.pop() {
                let (inside, whole) = (Span::new(inside, at), Span::new(start, after));
                if !labelled(text, inside, &colons, year, &mut assignment, whole) && open.is_empty() {
                    unlabelled(text, range, inside, whole, year, &mut assignment);
                }
            }
        } else if matches!(c, '：' | ':') {
            open.last_mut().map_or(&mut bare, |open| &mut open.colons).push(at);
        }
    }
    for Open { at, inside, colons } in open {
        // Nobody closed it: it ends with its line.
        let end = range.start + range.of(text).len();
        let line_end = text.get(inside..end).and_then(|tail| tail.find('\n')).map_or(end, |newline| inside + newline);
        labelled(text, Span::new(inside, line_end), &colons, year, &mut assignment, Span::new(at, line_end));
    }
    outside_brackets(text, range, &bare, year, &mut assignment);
    assignment.groups = order::by_key(assignment.groups, |group| group.start);
    assignment
}

/// A label and the colon behind it.
struct Field {
    role: Role,
    label_start: usize,
    value_start: usize,
}

/// The label that ends at the colon at `colon`, not reaching back before `from`.
fn field_at(text: &str, from: usize, colon: usize) -> Option<Field> {
    let before = text.get(from..colon)?;
    let mut label_start = colon;
    let mut name = String::new();
    for (index, c) in before.char_indices().rev().take(label::WIDEST * 2) {
        if opens(c) || closes(c) || "。；;，,、：:".contains(c) {
            break;
        }
        if !is_blank(c) && c != '*' {
            name.insert(0, c);
            label_start = from + index;
        } else if label::role_of(&name).is_some() {
            break;
        }
    }
    let role = (name.chars().count() <= label::WIDEST).then(|| label::role_of(&name))??;
    let colon_width = text.get(colon..)?.chars().next()?.len_utf8();
    Some(Field { role, label_start, value_start: colon + colon_width })
}

/// Reads the labels of a bracket. Gives whether there were any.
fn labelled<'t>(
    text: &'t str,
    inside: Span,
    colons: &[usize],
    year: Option<u16>,
    assignment: &mut Assignment<'t>,
    whole: Span,
) -> bool {
    let fields: Vec<Field> = colons.iter().filter_map(|&colon| field_at(text, inside.start, colon)).collect();
    for (index, field) in fields.iter().enumerate() {
        let end = fields.get(index + 1).map_or(inside.end, |next| next.label_start);
        value(text, field.role, Span::new(field.value_start, end), year, assignment);
    }
    if !fields.is_empty() {
        assignment.groups.push(whole);
    }
    !fields.is_empty()
}

/// Reads labels that stand at a line's or a sentence's start, each up to the line's end or the next label.
fn outside_brackets<'t>(
    text: &'t str,
    range: Span,
    colons: &[usize],
    year: Option<u16>,
    assignment: &mut Assignment<'t>,
) {
    let mut fields = colons.iter().filter_map(|&colon| field_at(text, range.start, colon)).peekable();
    while let Some(field) = fields.next() {
        let before = text.get(range.start..field.label_start).unwrap_or("");
        let begins = before
            .chars()
            .rev()
            .find(|&c| c == '\n' || !(is_blank(c) || c == '*'))
            .is_none_or(|c| c == '\n' || ends_sentence(c) || matches!(c, '；' | ';'));
        // Behind the label before it on the same line: 责任单位：A 完成时限：6月.
        let follows = assignment.groups.last().is_some_and(|group| group.end >= field.label_start);
        if !begins && !follows {
            continue;
        }
        let limit = fields.peek().map_or(range.end, |next| next.label_start);
        let tail = text.get(field.value_start..limit).unwrap_or("");
        let line = tail.find('\n').unwrap_or(tail.len());
        let span = Span::new(field.value_start, field.value_start + line);
        value(text, field.role, span, year, assignment);
        assignment.groups.push(Span::new(field.label_start, span.end));
    }
}

/// Reads a labelled value into the assignment.
fn value<'t>(text: &'t str, role: Role, span: Span, year: Option<u16>, assignment: &mut Assignment<'t>) {
    let span = trimmed(text, span);
    if span.is_empty() {
        return;
    }
    if role == Role::Deadline {
        assignment.deadline = assignment.deadline.or(Some(deadline::read(text, span, year)));
    } else {
        clauses(text, span, Some(role), year, assignment);
    }
}

/// Reads a bracket without labels, if it says who does what. It must end a sentence, or it is an aside.
fn unlabelled<'t>(
    text: &'t str,
    range: Span,
    inside: Span,
    whole: Span,
    year: Option<u16>,
    assignment: &mut Assignment<'t>,
) {
    let after = text.get(whole.end..range.end).unwrap_or("").chars().find(|&c| c == '\n' || !is_blank(c));
    let before = text.get(range.start..whole.start).unwrap_or("").chars().rev().find(|&c| !is_blank(c));
    let ends = before.is_some_and(|c| ends_sentence(c) || matches!(c, '；' | ';'))
        || after.is_none_or(|c| c == '\n' || ends_sentence(c) || matches!(c, '；' | ';'));
    let assigns = names_verb(inside.of(text)) || before.is_some_and(ends_sentence) && names_units(text, inside);
    if ends && assigns && inside.of(text).chars().count() <= 400 {
        let before = assignment.lead.len() + assignment.responsible.len() + assignment.supporting.len();
        clauses(text, trimmed(text, inside), None, year, assignment);
        if assignment.lead.len() + assignment.responsible.len() + assignment.supporting.len() > before {
            assignment.groups.push(whole);
        }
    }
}

/// Whether a clause says what its units do: A牵头, B配合.
fn names_verb(inside: &str) -> bool {
    inside.split(['，', ',', '；', ';', '。']).any(|clause| label::verb_of(clause.trim()).is_some())
}

/// Whether there are units and nothing else but a time: （组织科、人事科，6月底前）.
fn names_units(text: &str, inside: Span) -> bool {
    let mut units = 0;
    for piece in pieces(text, inside, |c| matches!(c, '，' | ',' | '；' | ';' | '。' | '、')) {
        let piece = piece.of(text);
        if label::names_unit(piece) {
            units += 1;
        } else if !deadline::is_time(piece) {
            return false;
        }
    }
    units > 0
}

/// Reads units clause by clause: those before a verb (牵头, 配合) take its role, the others `role`; without one they belong
/// to the next verb. A clause that is a time is the deadline.
fn clauses<'t>(text: &'t str, span: Span, role: Option<Role>, year: Option<u16>, assignment: &mut Assignment<'t>) {
    let mut waiting: Vec<Unit<'t>> = Vec::new();
    for piece in pieces(text, span, |c| matches!(c, '，' | ',' | '；' | ';' | '。')) {
        let clause = piece.of(text);
        // 以下均需各区政府落实，不再列出; 下同
        if ["以下", "以上", "下同"].iter().any(|start| clause.starts_with(start)) {
            break;
        }
        let time = clause.strip_suffix("完成").map_or(clause, str::trim_end);
        if deadline::is_time(clause) {
            let span = Span::new(piece.start, piece.start + time.len());
            assignment.deadline = assignment.deadline.or(Some(deadline::read(text, span, year)));
            continue;
        }
        let (verb, named) = label::verb_of(clause).map_or((None, clause), |(verb, named)| (Some(verb), named));
        unit_list::read(text, Span::new(piece.start, piece.start + named.len()), &mut waiting);
        // Within a label a clause without a verb is a list's next part; 分别负责 alone speaks of those before it.
        if let Some(role) = verb.or(role) {
            assignment.units(role).append(&mut waiting);
        }
    }
    assignment.responsible.append(&mut waiting);
}

/// `span` cut at the separators outside brackets, each piece trimmed and none empty. Line breaks cut nothing: a PDF leaves
/// them within names.
pub(super) fn pieces(text: &str, span: Span, separates: impl Fn(char) -> bool) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut depth = 0_usize;
    let mut start = span.start;
    for (index, c) in span.of(text).char_indices() {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && separates(c) {
            pieces.push(Span::new(start, span.start + index));
            start = span.start + index + c.len_utf8();
        }
    }
    pieces.push(Span::new(start, span.end));
    pieces.into_iter().map(|piece| trimmed(text, piece)).filter(|piece| !piece.is_empty()).collect()
}

/// `span` without white space and separators at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let is_edge = |c: char| is_blank(c) || "。；;，,、.*".contains(c);
    let tail = span.of(text).trim_start_matches(is_edge);
    let start = span.end - tail.len();
    Span::new(start, start + tail.trim_end_matches(is_edge).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lead, responsible, supporting and deadline, as one line.
    fn group(text: &str) -> String {
        let assignment = read(text, Span::new(0, text.len()), Some(2026));
        let names = |units: &[Unit]| units.iter().map(|unit| unit.name.to_string()).collect::<Vec<_>>().join("+");
        format!(
            "{} | {} | {} | {}",
            names(&assignment.lead),
            names(&assignment.responsible),
            names(&assignment.supporting),
            assignment.deadline.map_or("", |deadline| deadline.span.of(text))
        )
    }

    #[test]
    fn reads_labelled_brackets() {
        assert_eq!(
            group("做实普法。（牵头部门：办公室、普法科；责任部门：各科处室，法援中心、公证处。完成时间：12月）"),
            "办公室+普法科 | 各科处室+法援中心+公证处 |  | 12月"
        );
        assert_eq!(
            group("做实普法(责任单位: 甲局 乙局;配合单位:丙局;完成时限:6月底前)。"),
            " | 甲局+乙局 | 丙局 | 6月底前"
        );
        assert_eq!(group("〔牵头单位：区委组织部（人才办）、区住建局〕"), "区委组织部（人才办）+区住建局 |  |  | ");
        assert_eq!(group("（责任部门：复议\n\n科。完成\n时间：持续推进)"), " | 复议科 |  | 持续推进");
        assert_eq!(group("[责任单位：市税务局，各区、县（市）政府]"), " | 市税务局+各区、县（市）政府 |  | ");
        assert_eq!(group("（责任部门：甲科、乙科等相关部门）"), " | 甲科+乙科 |  | ");
        assert_eq!(group("（责任单位：甲局、乙局。以下均需各区政府落实，不再列出）"), " | 甲局+乙局 |  | ");
        assert_eq!(group("（甲部、乙部等和各有关省级人民政府负责）"), " | 甲部+乙部+各有关省级人民政府 |  | ");
    }

    #[test]
    fn empty_values_name_nobody() {
        assert_eq!(group("（责任部门：。完成时间：12月）"), " |  |  | 12月");
        assert_eq!(group("（责任部门：甲科。完成时间：）"), " | 甲科 |  | ");
    }

    #[test]
    fn reads_brackets_without_labels() {
        assert_eq!(
            group("建好中心。（区司法局牵头，区财政局、区民政局配合，6月底前完成）"),
            "区司法局 |  | 区财政局+区民政局 | 6月底前"
        );
        assert_eq!(group("优先试点。（商务部负责）"), " | 商务部 |  | ");
        assert_eq!(group("抓好培训。（组织科、人事科，6月底前）"), " | 组织科+人事科 |  | 6月底前");
        assert_eq!(group("抓好培训。（每季度一次，共4期）"), " |  |  | ");
        assert_eq!(group("抓好落实。（各部门分别负责，年内持续推进）"), " | 各部门 |  | 年内持续推进");
        assert_eq!(group("抓好落实。（甲厅牵头负责，乙厅、丙厅，各市政府配合）"), "甲厅 |  | 乙厅+丙厅+各市政府 | ");
    }

    #[test]
    fn asides_are_no_groups() {
        assert_eq!(group("由区长（主要领导负责）出席会议"), " |  |  | ");
        assert_eq!(group("优化环境（1日内办结）。"), " |  |  | ");
        assert_eq!(group("工作目标：全面完成。"), " |  |  | ");
    }

    #[test]
    fn reads_labels_on_lines_of_their_own() {
        assert_eq!(group("做实普法。\n**责任单位：**甲科、乙科\n完成时限：6月底前\n"), " | 甲科+乙科 |  | 6月底前");
        assert_eq!(group("做实普法。责任单位：甲科。完成时限：6月底前。"), " | 甲科 |  | 6月底前");
    }

    #[test]
    fn a_bracket_nobody_closed_ends_with_its_line() {
        assert_eq!(group("做实普法。（责任部门：甲科。完成时间：12月\n下一段。"), " | 甲科 |  | 12月");
    }
}
