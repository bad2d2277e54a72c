//! Where ordinals do not count one, two, three.
//!
//! One slip is one finding: after a gap or a repeat the count goes on from what was written, and a number out of step
//! with both its neighbours is itself the slip.

use crate::{
    draft::{Draft, Entry, Form, Run},
    text::Span,
};

/// What is wrong with an ordinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Ordinals are missing before it.
    Gap,
    /// It was used before.
    Repeat,
    /// It does not belong where it stands.
    Order,
    /// It begins anew, because the heading above it lost its ordinal.
    Headless,
}

/// An ordinal that is not the one due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// What is wrong.
    pub kind: Kind,
    /// The entry, an index of [`Draft::entries`].
    pub entry: usize,
    /// The value that was due; for [`Kind::Headless`] the one the heading above should have.
    pub due: u32,
    /// The ordinal it is compared with, in bytes.
    pub previous: Option<Span>,
    /// The entry that ordinal belongs to.
    previous_entry: Option<usize>,
}

/// Every slip of the draft's ordinals, in text order.
pub fn slips(draft: &Draft) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut restarts = Vec::new();
    for run in &draft.runs {
        Judge { draft, run, slips: &mut slips, restarts: &mut restarts }.judge();
    }
    // Entries that begin anew follow a heading that lost its ordinal; where the next heading shows the gap, that says it.
    for restart in restarts {
        let parent = draft.entries.get(restart.entry).and_then(|entry| entry.parent);
        let told = slips.iter().any(|slip| slip.kind == Kind::Gap && parent.is_some() && slip.previous_entry == parent);
        if !told {
            slips.extend(without_heading(draft, restart));
        }
    }
    slips.sort_by_key(|slip| slip.entry);
    slips
}

/// What a new beginning in mid-run means that no gap explains.
fn without_heading(draft: &Draft, restart: Slip) -> Option<Slip> {
    let entry = draft.entries.get(restart.entry)?;
    if !entry.after_bare_heading {
        return Some(Slip { kind: Kind::Repeat, ..restart });
    }
    // Under headings without ordinals, lists begin anew as a habit; only one such heading among numbered ones lost its own.
    let parent = draft.entries.get(entry.parent?)?;
    let run = draft.runs.get(entry.run)?;
    let parents = draft.runs.get(parent.run)?;
    let beginnings = run
        .entries
        .iter()
        .filter_map(|&index| draft.entries.get(index))
        .filter(|entry| entry.ordinal.value == 1)
        .count();
    let first_is_plain =
        run.entries.first().and_then(|&first| draft.entries.get(first)).is_some_and(|first| !first.after_bare_heading);
    let lost = beginnings == 2
        && first_is_plain
        && parents.entries.len() >= 2
        && parents.entries.last() == entry.parent.as_ref();
    lost.then_some(Slip {
        kind: Kind::Headless,
        due: parent.ordinal.value + 1,
        previous: Some(parent.ordinal.span),
        ..restart
    })
}

struct Judge<'a> {
    draft: &'a Draft<'a>,
    run: &'a Run,
    slips: &'a mut Vec<Slip>,
    restarts: &'a mut Vec<Slip>,
}

impl Judge<'_> {
    fn judge(&mut self) {
        let entries: Vec<(usize, &Entry)> =
            self.run.entries.iter().filter_map(|&index| Some((index, self.draft.entries.get(index)?))).collect();
        let value = |place: usize| entries.get(place).map(|(_, entry)| entry.ordinal.value);
        let Some(&(_, first)) = entries.first() else {
            return;
        };
        let mut due = self.first_due(first, value(1));
        let mut place = 0;
        while let Some(&(index, entry)) = entries.get(place) {
            let written = entry.ordinal.value;
            let previous = place.checked_sub(1).and_then(|previous| entries.get(previous)).copied();
            let next = value(place + 1);
            let slip = |kind| Slip {
                kind,
                entry: index,
                due,
                previous: previous.map(|(_, entry)| entry.ordinal.span),
                previous_entry: previous.map(|(index, _)| index),
            };
            if entry.doubled {
                self.slips.push(slip(Kind::Repeat));
            }
            if written == due {
                due += 1;
            } else if next == Some(due)
                && value(place + 2).is_none_or(|after| after == written + 1)
                && written == due + 1
            {
                // 1 3 2 4: two swapped neighbours.
                self.slips.push(slip(Kind::Order));
                due = written + 1;
                place += 1;
            } else if next == Some(due + 1) {
                // 1 2 2 4, 一 二 八 四: the followers count on as if it were right.
                let used = previous.is_some_and(|(_, previous)| previous.ordinal.value >= written);
                self.slips.push(slip(if used { Kind::Repeat } else { Kind::Order }));
                due += 1;
            } else if written == 1 && place > 0 && !self.run.form.runs_in() {
                self.restarts.push(slip(Kind::Repeat));
                due = 2;
            } else if written > due {
                if !self.stands_elsewhere(entry, due, previous.map(|(_, entry)| entry)) {
                    self.slips.push(slip(Kind::Gap));
                }
                due = written + 1;
            } else {
                self.slips.push(slip(if written + 1 == due { Kind::Repeat } else { Kind::Order }));
                due = written + 1;
            }
            place += 1;
        }
    }

    /// What the first ordinal of the run should be: one, or what comes after the run before where numbering runs on.
    fn first_due(&self, first: &Entry, second: Option<u32>) -> u32 {
        let written = first.ordinal.value;
        let Some(before) = self.run.before else {
            // 二是 alone may be anything; with 三是 behind it, 一是 is missing.
            let counts_on = second == Some(written + 1);
            return if self.run.form.runs_in() && !(counts_on && written == 2) { written } else { 1 };
        };
        if written == 1 || written == before + 1 {
            return written;
        }
        if self.run.form.runs_in() {
            return if written == 2 && second == Some(3) { 1 } else { written };
        }
        if written > before || self.runs_on(first) { before + 1 } else { 1 }
    }

    /// Whether ordinals of this form count on across headings elsewhere in the part.
    fn runs_on(&self, first: &Entry) -> bool {
        self.draft.runs.iter().any(|run| {
            run.form == self.run.form
                && run.entries.first().and_then(|&index| self.draft.entries.get(index)).is_some_and(|entry| {
                    entry.part == first.part && entry.ordinal.value > 1 && run.before == Some(entry.ordinal.value - 1)
                })
        })
    }

    /// Whether the ordinal that seems to be missing stands within a line between the two, where it is not read as one:
    /// 附件：1.甲 with 2.乙 on the next line, or 问题一是.
    fn stands_elsewhere(&self, entry: &Entry, due: u32, previous: Option<&Entry>) -> bool {
        let from = previous.map_or_else(|| self.span_above(entry), |previous| previous.ordinal.span.end);
        let between = Span::new(from.max(entry.ordinal.span.start.saturating_sub(LOOK_BACK)), entry.ordinal.span.start);
        let between = crate::text::span::widened(self.draft.text, between);
        let written = entry.ordinal.form.write(due);
        let marker = written.trim_end_matches(['.', '、', '，']);
        between.of(self.draft.text).match_indices(marker).any(|(index, found)| {
            let body = between.of(self.draft.text);
            let before = body.get(..index).and_then(|text| text.chars().next_back());
            let mut after = body.get(index + found.len()..).unwrap_or("").chars();
            match entry.ordinal.form {
                Form::Arabic => {
                    // 1.80周岁以上的 at a line's start may be an item; 3.5学雷锋 in a line is none.
                    let at_line_start = before.is_none_or(|c| c == '\n');
                    before.is_none_or(|c| !c.is_ascii_digit() && c != '.')
                        && matches!(after.next(), Some('.' | '．' | '、'))
                        && after.next().is_some_and(|c| at_line_start || !c.is_ascii_digit())
                }
                Form::Chinese | Form::Nth => after.next().is_some_and(|c| "、，".contains(c)),
                _ => true,
            }
        })
    }

    /// Where the text above the first entry of a run begins: at its heading, or at the part.
    fn span_above(&self, entry: &Entry) -> usize {
        let heading =
            entry.parent.and_then(|parent| self.draft.entries.get(parent)).map(|parent| parent.ordinal.span.end);
        heading.or_else(|| self.draft.parts.get(entry.part).map(|part| part.span.start)).unwrap_or(0)
    }
}

/// How far back a missing ordinal is looked for, in bytes.
const LOOK_BACK: usize = 6000;
