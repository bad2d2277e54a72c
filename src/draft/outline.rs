//! The outline: which ordinals belong under which, and which count along together.

use super::{Form, Ordinal, Part, layout::Row, ordinal};
use crate::text::{Span, lines::is_blank};

/// What carries an ordinal: a heading, a task, a point made in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The part it stands in, an index of [`super::Draft::parts`].
    pub part: usize,
    /// Its ordinal.
    pub ordinal: Ordinal,
    /// The entry it stands under, an index of [`super::Draft::entries`].
    pub parent: Option<usize>,
    /// The entries it counts along with, an index of [`super::Draft::runs`].
    pub run: usize,
    /// Its own text in bytes, ordinal included: up to the next entry, running text not counted as such.
    pub own: Span,
    /// Whether it is a point made in the text of the entry above (一是), at a line's start or not.
    pub inline: bool,
    /// The heading without an ordinal that stands right above it, in bytes.
    pub bare_heading: Option<Span>,
    /// Whether it stands in the list of annexes, and is none of the part's own.
    pub annex: bool,
    /// Whether the same ordinal is written twice in a row: 二是二是.
    pub doubled: bool,
}

/// Entries of one form under one heading, which should count 1, 2, 3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// How their ordinals are written.
    pub form: Form,
    /// The entries, in text order. Never empty.
    pub entries: Vec<usize>,
}

/// The entries of a document and the runs they form.
pub fn read(text: &str, rows: &[Row], parts: &[Part]) -> (Vec<Entry>, Vec<Run>) {
    let mut builder = Builder {
        text,
        entries: Vec::new(),
        runs: Vec::new(),
        levels: Vec::new(),
        last_of_form: Vec::new(),
        part: 0,
        in_annexes: false,
    };
    let mut found = Vec::new();
    let mut above: Option<&Row> = None;
    for row in rows {
        while parts.get(builder.part + 1).is_some_and(|next| next.span.start <= row.content.start) {
            builder.finish_part(row.content.start);
        }
        if row.closing.is_some() || row.lists_annexes {
            builder.leave_body(row.content.start);
            builder.in_annexes |= row.lists_annexes;
        }
        if row.closing.is_some() || row.in_table {
            above = Some(row);
            continue;
        }
        if let Some(ordinal) = row.ordinal
            && (!(ordinal.doubtful || row.carried) || builder.is_due(ordinal))
        {
            let title_end = parts.get(builder.part).map_or(0, |part| part.title.end.max(part.span.start));
            let heading = above.filter(|above| above.content.start >= title_end && above.is_bare_heading(text));
            builder.add(ordinal, ordinal.form.runs_in(), heading.map(|heading| heading.content));
        }
        ordinal::in_text(text, row.content, &mut found);
        for ordinal in found.drain(..) {
            builder.add(ordinal, true, None);
        }
        above = Some(row);
    }
    builder.finish_part(text.len());
    (builder.entries, builder.runs)
}

/// One level of the outline being built: the run that is counting there.
struct Level {
    run: usize,
    form: Form,
    entry: usize,
    value: u32,
}

struct Builder<'t> {
    text: &'t str,
    entries: Vec<Entry>,
    runs: Vec<Run>,
    levels: Vec<Level>,
    last_of_form: Vec<(Form, u32)>,
    part: usize,
    in_annexes: bool,
}

impl Builder<'_> {
    /// Whether `ordinal` is what comes next at some level, or begins a list beyond doubt.
    fn is_due(&self, ordinal: Ordinal) -> bool {
        if ordinal.value == 1 && !ordinal.doubtful {
            return true;
        }
        match self.levels.iter().rfind(|level| level.form == ordinal.form) {
            Some(level) => ordinal.value == level.value + 1,
            None => ordinal.value == 1 || self.before(ordinal.form) == Some(ordinal.value - 1),
        }
    }

    fn before(&self, form: Form) -> Option<u32> {
        self.last_of_form.iter().find(|&&(known, _)| known == form).map(|&(_, value)| value)
    }

    fn add(&mut self, ordinal: Ordinal, inline: bool, bare_heading: Option<Span>) {
        let start = ordinal.span.start;
        if !inline {
            self.close_own(start);
        }
        let run = self.place(ordinal, start);
        let parent = self.levels.last().map(|level| level.entry);
        let index = self.entries.len();
        let run = run.unwrap_or_else(|| {
            self.runs.push(Run { form: ordinal.form, entries: Vec::new() });
            self.runs.len() - 1
        });
        if let Some(run) = self.runs.get_mut(run) {
            run.entries.push(index);
        }
        let tail = self.text.get(ordinal.span.end..).unwrap_or("").trim_start_matches(is_blank);
        self.entries.push(Entry {
            part: self.part,
            ordinal,
            parent,
            run,
            own: Span::new(start, 0),
            inline,
            bare_heading,
            annex: self.in_annexes,
            doubled: tail.starts_with(ordinal.span.of(self.text)),
        });
        self.levels.push(Level { run, form: ordinal.form, entry: index, value: ordinal.value });
        match self.last_of_form.iter_mut().find(|(form, _)| *form == ordinal.form) {
            Some((_, value)) => *value = ordinal.value,
            None => self.last_of_form.push((ordinal.form, ordinal.value)),
        }
    }

    /// Takes off the levels that end where `ordinal` begins, and gives the run it goes on with, or `None` for a new one.
    fn place(&mut self, ordinal: Ordinal, start: usize) -> Option<usize> {
        let same = self.levels.iter().rposition(|level| level.form == ordinal.form);
        if let Some(index) = same
            && self.continues(index, ordinal)
        {
            let run = self.levels.get(index).map(|level| level.run);
            self.close_levels(index, start);
            return run;
        }
        // 二、 after （三） is an outer level whose beginning is missing, not one under （三）.
        if ordinal.value > 1 && same.is_none() {
            let keep = self
                .levels
                .iter()
                .position(|level| level.form.rank() > ordinal.form.rank())
                .unwrap_or(self.levels.len());
            self.close_levels(keep, start);
        }
        if let Some(index) = same
            && ordinal.form.runs_in()
            && self.levels.get(index + 1..).is_some_and(<[Level]>::is_empty)
        {
            self.close_levels(index, start);
        }
        None
    }

    /// Whether `ordinal` belongs to the run counting at level `index`. A new 一是 after 一是…二是… begins anew, and one
    /// below a deeper entry belongs to that entry unless it is what comes next.
    fn continues(&self, index: usize, ordinal: Ordinal) -> bool {
        let Some(level) = self.levels.get(index) else {
            return false;
        };
        if !ordinal.form.runs_in() || ordinal.value == level.value + 1 {
            return true;
        }
        let innermost = index + 1 == self.levels.len();
        innermost && (ordinal.value > 1 || level.value < 2)
    }

    /// Ends the own text of the entry being read. What follows a closing line is no entry's.
    fn close_own(&mut self, at: usize) {
        if let Some(entry) =
            self.entries.iter_mut().rev().find(|entry| !entry.inline).filter(|entry| entry.own.end == 0)
        {
            entry.own.end = at;
        }
    }

    fn close_levels(&mut self, keep: usize, at: usize) {
        for level in self.levels.drain(keep.min(self.levels.len())..) {
            if let Some(entry) = self.entries.get_mut(level.entry).filter(|entry| entry.own.end == 0) {
                entry.own.end = at;
            }
        }
    }

    /// Ends every entry: what follows belongs to none of them.
    fn leave_body(&mut self, at: usize) {
        self.close_own(at);
        self.close_levels(0, at);
        self.last_of_form.clear();
    }

    fn finish_part(&mut self, at: usize) {
        self.leave_body(at);
        self.in_annexes = false;
        self.part += 1;
    }
}
