//! Reading: from a text to the [`Draft`] that rules judge. Nothing here knows of rules or findings.

pub mod announcement;
pub mod assignment;
pub mod claim;
pub mod clause;
pub mod deadline;
pub mod figure;
pub mod group;
pub mod indicator;
pub mod label;
pub mod layout;
pub mod node;
pub mod ordinal;
pub mod outline;
pub mod part;
pub mod passage;
pub mod range;
pub mod ratio;
pub mod reference;
pub mod stance;
pub mod table;
pub mod task;
pub mod unit;
pub mod unit_list;

pub use assignment::{Assignment, Unit};
pub use claim::Claim;
pub use deadline::{Deadline, Stated};
use indicator::Years;
pub use label::Role;
pub use ordinal::{Form, Ordinal};
pub use outline::{Entry, Fit, Run};
use passage::Passage;

use crate::text::{Date, Span, sets::Sets};

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
    /// Lists that the text gives a length.
    pub announcements: Vec<announcement::Announcement>,
    /// References to what the document itself holds, in text order.
    pub references: Vec<reference::Reference>,
    /// The tasks of the plans, in text order.
    pub tasks: Vec<Task<'t>>,
    /// What the document states about quantities, in text order.
    pub claims: Vec<Claim>,
    /// Figures that are named in full, in text order.
    pub indicators: Vec<indicator::Indicator>,
    /// Ranges of percentages that lack a percent sign, in text order.
    pub ranges: Vec<range::HalfRange>,
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
    /// The last year it plans for, where its title names years.
    pub through: Option<u16>,
    /// Whether it uses the words of assignment (责任单位, 牵头), read or not.
    pub speaks_of_assignment: bool,
}

/// An entry of a plan that someone has to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task<'t> {
    /// The part it stands in, an index of [`Draft::parts`].
    pub part: usize,
    /// Its ordinal as written (`12.`), in bytes; empty, where it starts, for one without.
    pub ordinal: Span,
    /// What it is about: the first clause, in bytes.
    pub title: Span,
    /// All of it, from its ordinal to its last mark, in bytes.
    pub span: Span,
    /// Who does it, and by when.
    pub assignment: Assignment<'t>,
    /// Where units or a deadline were taken from when they do not stand at the task itself.
    pub inherited: Option<Inherited>,
    /// The deadlines that its sentences state, in text order.
    pub stated: Vec<Stated>,
    /// The deadline of the heading or the task it stands under.
    pub bound: Option<Deadline>,
    /// Whether there is a place for its units: a table without a column for them has none.
    pub takes_units: bool,
    /// Whether there is a place for its deadline.
    pub takes_deadline: bool,
}

impl Task<'_> {
    /// Where a finding on all of it stands: at its ordinal, or at its title where it has none.
    pub fn place(&self) -> Span {
        if self.ordinal.is_empty() { self.title } else { self.ordinal }
    }
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

/// What reading takes from an office's settings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings<'s> {
    /// The day of signing, in place of the one the text states.
    pub issued: Option<Date>,
    /// The year of the plans, in place of those the text states.
    pub year: Option<u16>,
    /// Labels besides the usual ones, and what they announce.
    pub labels: &'s [(String, Role)],
    /// Words besides the usual ones that say that a task goes on.
    pub ongoing: &'s [String],
}

/// What the readers of assignments need to know besides the place they read.
#[derive(Debug, Clone, Copy)]
pub struct Context<'t, 's> {
    /// The document.
    pub text: &'t str,
    /// The year that months without one belong to.
    pub year: Option<u16>,
    /// The office's settings.
    pub settings: Settings<'s>,
    /// The paragraphs of the document, in text order; without any, lines are paragraphs.
    pub paragraphs: &'s [Span],
    /// Which units of a list lead, where the document says so, and from which byte on.
    pub leads: Option<(clause::Leads, usize)>,
}

impl<'t> Context<'t, '_> {
    /// A text of which nothing else is known.
    pub fn of(text: &'t str) -> Self {
        Self { text, year: None, settings: Settings::default(), paragraphs: &[], leads: None }
    }

    /// Where the paragraph that `at` stands in ends.
    pub fn paragraph_end(&self, at: usize) -> usize {
        let paragraph = self.paragraphs.get(self.paragraphs.partition_point(|paragraph| paragraph.end < at));
        paragraph.filter(|paragraph| paragraph.start <= at).map_or_else(
            || {
                let tail = self.text.get(at..).unwrap_or("");
                at + tail.find_any("\n").unwrap_or(tail.len())
            },
            |paragraph| paragraph.end,
        )
    }

    /// The paragraphs that start within `range`.
    pub fn paragraphs_in(&self, range: Span) -> &[Span] {
        let first = self.paragraphs.partition_point(|paragraph| paragraph.start < range.start);
        let last = self.paragraphs.partition_point(|paragraph| paragraph.start < range.end);
        self.paragraphs.get(first..last).unwrap_or_default()
    }
}

/// Reads `text`.
pub fn read<'t>(text: &'t str, settings: &Settings) -> Draft<'t> {
    let mut rows = layout::rows(text);
    let tables = table::find(text, &mut rows, settings);
    let paragraphs = layout::paragraphs(&rows);
    let (mut parts, stated) = part::read(text, &rows);
    let (entries, runs) = outline::read(text, &rows, &parts);
    let issued = settings.issued.or(stated);
    let leads = clause::leads(text, Span::new(0, text.len()));
    let mut tasks = Vec::new();
    for (index, part) in parts.iter_mut().enumerate() {
        if part.kind == PartKind::Plan {
            part.year = settings.year.or(part.year);
        }
        part.year = part.year.or(issued.map(Date::year));
        let before = tasks.len();
        let context = Context { text, year: part.year, settings: *settings, paragraphs: &paragraphs, leads };
        task::read(&context, index, part, &entries, &tables, &mut tasks);
        let assigned = tasks.iter().skip(before).any(|task| task.assignment.names_unit());
        part.speaks_of_assignment = assigned || tasks.len() > before && label::speaks_of_assignment(part.span.of(text));
    }
    let (mut claims, mut ranges, mut indicators) = (Vec::new(), Vec::new(), Vec::new());
    let mut years = Years::default();
    for &paragraph in &paragraphs {
        if Passage::may_tell_figures(paragraph.of(text)) {
            let passage = Passage::new(text, paragraph);
            claim::read(text, &passage, &mut claims);
            range::read(&passage, &mut ranges);
            indicator::read(text, &passage, &mut years, &mut indicators);
        }
    }
    let announcements = announcement::read(text, &parts, &entries, &runs);
    let references = reference::read(text, &rows, &parts, &entries);
    Draft {
        text,
        parts,
        paragraphs,
        entries,
        runs,
        announcements,
        references,
        tasks,
        claims,
        indicators,
        ranges,
        issued,
    }
}
