//! Reading: from a text to the [`Draft`] that rules judge. Nothing here knows of rules or findings.

pub mod assignment;
pub mod claim;
pub mod deadline;
pub mod figure;
pub mod label;
pub mod layout;
pub mod ordinal;
pub mod outline;
pub mod part;
pub mod passage;
pub mod task;
pub mod unit;
pub mod unit_list;

pub use assignment::{Assignment, Deadline, Unit};
pub use claim::Claim;
pub use ordinal::{Form, Ordinal};
pub use outline::{Entry, Run};

use crate::text::{Date, Span};

/// A document as read.
#[derive(Debug, Clone, Default)]
pub struct Draft<'t> {
    /// The text it was read from.
    pub text: &'t str,
    /// The documents within the document, in text order.
    pub parts: Vec<Part>,
    /// Runs of lines that belong together, in text order.
    pub paragraphs: Vec<Span>,
    /// What carries an ordinal, in text order.
    pub entries: Vec<Entry>,
    /// The entries that count along together.
    pub runs: Vec<Run>,
    /// The tasks of the plans, in text order.
    pub tasks: Vec<Task<'t>>,
    /// What the document states about quantities, in text order.
    pub claims: Vec<Claim>,
    /// The day it was signed (成文日期), where it says.
    pub issued: Option<Date>,
}

/// What a part of a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// Looks forward, and needs units and deadlines: 要点, 方案, 分工.
    Plan,
    /// Grants and rules: 措施, 意见, 办法. Names units, and seldom a deadline.
    Policy,
    /// Looks back: 总结, 报告.
    Report,
    /// Passes a document on: 通知.
    Notice,
    /// None of these, or not known.
    Other,
}

/// A document within the document: from its title to the next one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its title, in bytes; empty where it has none.
    pub title: Span,
    /// What it is for.
    pub kind: PartKind,
    /// All of it, title included, in bytes.
    pub span: Span,
    /// The year it speaks of, where its title or the date of signing tells.
    pub year: Option<u16>,
    /// Whether it uses the words of assignment (责任单位, 牵头), read or not.
    pub speaks_of_assignment: bool,
}

/// A numbered entry of a plan that someone has to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task<'t> {
    /// The part it stands in, an index of [`Draft::parts`].
    pub part: usize,
    /// Its ordinal as written (`12.`), in bytes.
    pub ordinal: Span,
    /// What it is about: the first clause, in bytes.
    pub title: Span,
    /// All of it, from its ordinal to its last mark, in bytes.
    pub span: Span,
    /// Who does it, and by when.
    pub assignment: Assignment<'t>,
    /// Where units or a deadline were taken from when they do not stand at the task itself.
    pub inherited: Option<Inherited>,
}

/// Where a task has its assignment from when not from itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inherited {
    /// The heading above it.
    Heading,
    /// A cell above it.
    Table,
    /// A clause that speaks for several tasks.
    Clause,
}

impl Draft<'_> {
    /// The tasks of part number `part`.
    pub fn tasks_of(&self, part: usize) -> &[Task<'_>] {
        let first = self.tasks.partition_point(|task| task.part < part);
        let last = self.tasks.partition_point(|task| task.part <= part);
        self.tasks.get(first..last).unwrap_or_default()
    }
}

/// Reads `text`. `issued` and `year` replace the date of signing and the years of the plans that the text states.
pub fn read(text: &str, issued: Option<Date>, year: Option<u16>) -> Draft<'_> {
    let rows = layout::rows(text);
    let (mut parts, stated) = part::read(text, &rows);
    let (entries, runs) = outline::read(text, &rows, &parts);
    let mut tasks = Vec::new();
    for (index, part) in parts.iter_mut().enumerate() {
        if part.kind == PartKind::Plan {
            part.year = year.or(part.year);
        }
        part.year = part.year.or(issued.map(Date::year));
        let before = tasks.len();
        task::read(text, index, part, &entries, &mut tasks);
        let assigned = tasks.iter().skip(before).any(|task| task.assignment.names_unit());
        part.speaks_of_assignment = assigned || tasks.len() > before && label::speaks_of_assignment(part.span.of(text));
    }
    let paragraphs = layout::paragraphs(&rows);
    let mut claims = Vec::new();
    for &paragraph in &paragraphs {
        claim::read(text, paragraph, &mut claims);
    }
    Draft { text, parts, paragraphs, entries, runs, tasks, claims, issued: issued.or(stated) }
}
