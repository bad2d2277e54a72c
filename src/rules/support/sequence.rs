//! Where ordinals do not count one, two, three.
//!
//! One slip is one finding: after a gap or a repeat the count goes on from what was written, and a number out of step
//! with both its neighbours is itself the slip.

use super::lost;
use crate::{
    draft::{Draft, Entry, Form, Run},
    text::{Span, lines::is_blank, order, span::widened},
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
    /// The heading above it lost its ordinal: it begins anew, or that heading alone has none.
    Headless,
    /// A paragraph behind it is a task of its own, and has no ordinal.
    Unnumbered,
}

/// An ordinal that is not the one due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// What is wrong.
    pub kind: Kind,
    /// The entry, an index of [`Draft::entries`].
    pub entry: usize,
    /// Where the slip shows, in bytes: the entry's ordinal, or the paragraph without one.
    pub span: Span,
    /// The value that was due; for [`Kind::Headless`] the one the heading above should have.
    pub due: u32,
    /// The ordinal it is compared with, in bytes.
    pub previous: Option<Span>,
    /// The entry that ordinal belongs to.
    pub previous_entry: Option<usize>,
}

/// Every slip of the draft's ordinals, in text order.
pub fn slips(draft: &Draft) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut restarts = Vec::new();
    let mut without_ordinal = lost::lone_bare_headings(draft);
    for chain in chains(draft) {
        Judge { draft, chain: &chain, slips: &mut slips, restarts: &mut restarts }.judge();
        without_ordinal.extend(lost::unnumbered_behind(draft, &chain));
    }
    // What lost its ordinal shows twice: by what stands under it, and by the gap in front of the next of its kind. The gap
    // says it.
    let mut before_gap = vec![false; draft.entries.len()];
    for gap in slips.iter().filter(|slip| slip.kind == Kind::Gap) {
        if let Some(before) = gap.previous_entry.and_then(|previous| before_gap.get_mut(previous)) {
            *before = true;
        }
    }
    let told = |entry: usize| {
        let above = |&entry: &usize| draft.entries.get(entry).and_then(|entry| entry.parent);
        std::iter::successors(above(&entry), above).any(|above| before_gap.get(above) == Some(&true))
    };
    for restart in restarts {
        let Some(entry) = draft.entries.get(restart.entry) else { continue };
        let heads_a_list = entry.bare_heading.is_some() || counts_on(draft, restart.entry);
        if !(heads_a_list && told(restart.entry)) {
            slips.extend(without_heading(draft, restart));
        }
    }
    slips.extend(without_ordinal.into_iter().filter(|slip| !told(slip.entry)));
    order::by_key(slips, |slip| slip.span.start)
}

/// The entries that are judged as one sequence: a run, and the runs of its form that count on from it across headings.
/// With each entry stands whether it is the first of its run.
fn chains(draft: &Draft) -> Vec<Vec<(usize, bool)>> {
    let entry = |index: usize| draft.entries.get(index);
    let value = |run: &Run, place: usize| Some(entry(*run.entries.get(place)?)?.ordinal.value);
    // A run's key: runs count on within a part, and form by form.
    let key = |run: &Run| (run.form, run.entries.first().and_then(|&first| entry(first)).map(|first| first.part));
    // What the run of the same key behind each begins with.
    let mut behind: Vec<Option<u32>> = vec![None; draft.runs.len()];
    let mut latest = ByForm::default();
    for (run, behind) in draft.runs.iter().zip(&mut behind).rev() {
        *behind = latest.get(key(run)).copied().flatten();
        latest.set(key(run), value(run, 0));
    }
    let mut chains: Vec<Vec<(usize, bool)>> = Vec::new();
    let mut open: ByForm<usize> = ByForm::default();
    for (run, behind) in draft.runs.iter().zip(behind) {
        let known = open.get(key(run)).and_then(|&chain| chains.get_mut(chain)).filter(|_| !run.form.runs_in());
        let counts_on = known.as_ref().is_some_and(|chain| {
            // A one begins a new list, unless the followers count on as if it were what was due.
            let last = chain.last().and_then(|&(last, _)| entry(last)).map(|last| last.ordinal.value);
            value(run, 0) != Some(1) || last.is_some() && last.map(|last| last + 2) == value(run, 1).or(behind)
        });
        let members = run.entries.iter().enumerate().map(|(place, &index)| (index, place == 0));
        if let Some(chain) = known.filter(|_| counts_on) {
            chain.extend(members);
        } else {
            open.set(key(run), chains.len());
            chains.push(members.collect());
        }
    }
    chains
}

/// What is known of the runs of each form in the part being walked through. Parts come one after another, so what is known
/// of the part before is written over.
struct ByForm<T>(Vec<((Form, Option<usize>), T)>);

impl<T> Default for ByForm<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByForm<T> {
    fn get(&self, key: (Form, Option<usize>)) -> Option<&T> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    fn set(&mut self, key: (Form, Option<usize>), value: T) {
        match self.0.iter_mut().find(|(known, _)| known.0 == key.0) {
            Some(known) => *known = (key, value),
            None => self.0.push((key, value)),
        }
    }
}

/// Whether the entry behind in the same run is the next in number.
fn counts_on(draft: &Draft, entry: usize) -> bool {
    let value = |index: usize| draft.entries.get(index).map(|entry| entry.ordinal.value);
    let run = draft.entries.get(entry).and_then(|entry| draft.runs.get(entry.run));
    let behind = run.and_then(|run| {
        let place = run.entries.binary_search(&entry).ok()?;
        run.entries.get(place + 1).copied()
    });
    behind.and_then(value).is_some_and(|next| value(entry) == Some(next - 1))
}

/// What a new beginning in mid-run means that no gap explains.
fn without_heading(draft: &Draft, restart: Slip) -> Option<Slip> {
    let entry = draft.entries.get(restart.entry)?;
    if entry.bare_heading.is_some() {
        lost::headless(draft, restart.entry)
    } else {
        Some(Slip { kind: Kind::Repeat, ..restart })
    }
}

struct Judge<'a> {
    draft: &'a Draft<'a>,
    chain: &'a [(usize, bool)],
    slips: &'a mut Vec<Slip>,
    restarts: &'a mut Vec<Slip>,
}

impl Judge<'_> {
    fn judge(&mut self) {
        let entries: Vec<(usize, bool, &Entry)> = self
            .chain
            .iter()
            .filter_map(|&(index, begins)| Some((index, begins, self.draft.entries.get(index)?)))
            .collect();
        let value = |place: usize| entries.get(place).map(|(.., entry)| entry.ordinal.value);
        let runs_on = entries.windows(2).any(
            |pair| matches!(pair, [(.., before), (_, true, first)] if first.ordinal.value == before.ordinal.value + 1),
        );
        let mut due = 1;
        let mut place = 0;
        while let Some(&(index, begins, entry)) = entries.get(place) {
            let written = entry.ordinal.value;
            let form = entry.ordinal.form;
            let mut previous = place.checked_sub(1).and_then(|previous| entries.get(previous)).copied();
            let next = value(place + 1);
            let opens_text = place == 0 && self.draft.text.get(..entry.ordinal.span.start).is_some_and(is_all_blank);
            if opens_text || form.runs_in() && begins && written > 2 {
                // A passage taken from a longer text begins where it was cut; 三是 alone may be anything.
                due = written;
            } else if begins && place > 0 && written < due && !runs_on {
                // A list of its own that lost its beginning.
                due = 1;
                previous = None;
            }
            let slip = |kind| Slip {
                kind,
                entry: index,
                span: entry.ordinal.span,
                due,
                previous: previous.map(|(.., entry)| entry.ordinal.span),
                previous_entry: previous.map(|(index, ..)| index),
            };
            if entry.doubled {
                self.slips.push(slip(Kind::Repeat));
            }
            if written == due {
                due += 1;
            } else if written == due + 1 && next == Some(due) && value(place + 2).is_none_or(|after| after == due + 2) {
                // 1 3 2 4: two swapped neighbours.
                self.slips.push(slip(Kind::Order));
                due += 2;
                place += 1;
            } else if next == Some(due + 1) {
                // 1 2 2 4, 一 二 八 四: the followers count on as if it were right.
                let used = previous.is_some_and(|(.., previous)| previous.ordinal.value >= written);
                self.slips.push(slip(if used { Kind::Repeat } else { Kind::Order }));
                due += 1;
            } else if written == 1 && place > 0 && !form.runs_in() {
                self.restarts.push(slip(Kind::Repeat));
                due = 2;
            } else if written > due {
                if !self.stands_elsewhere(entry, due, previous.map(|(.., entry)| entry)) {
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

    /// Whether the ordinal that seems to be missing stands within a line between the two, where it is not read as one:
    /// 附件：1.甲 with 2.乙 on the next line, or 问题一是.
    fn stands_elsewhere(&self, entry: &Entry, due: u32, previous: Option<&Entry>) -> bool {
        let from = previous.map_or_else(|| self.start_above(entry), |previous| previous.ordinal.span.end);
        let from = from.max(entry.ordinal.span.start.saturating_sub(LOOK_BACK));
        let between = widened(self.draft.text, Span::new(from, entry.ordinal.span.start)).of(self.draft.text);
        let form = entry.ordinal.form;
        if form.runs_in() {
            let first = ["首先", "其一", "第一，", "第一,", "第一、", "一方面"];
            let written = form.write(due);
            return between.contains(written.trim_end_matches('，'))
                || due == 1 && first.iter().any(|word| between.contains(word));
        }
        let written = form.write(due);
        let marker = written.trim_end_matches(['.', '、']);
        between.match_indices(marker).any(|(index, found)| {
            let before = between.get(..index).and_then(|text| text.chars().next_back());
            let mut after = between.get(index + found.len()..).unwrap_or("").chars();
            let begins_line = before.is_none_or(|c| c == '\n');
            let begins = begins_line || before.is_some_and(|c| "：:。；;".contains(c));
            let marked = match form {
                // 1.80周岁以上的 at a line's start may be an item; 3.5学雷锋 in a line is none.
                Form::Arabic => {
                    matches!(after.next(), Some('.' | '．' | '、'))
                        && after.next().is_some_and(|c| begins_line || !c.is_ascii_digit())
                }
                Form::Chinese => after.next() == Some('、'),
                _ => true,
            };
            begins && marked
        })
    }

    /// Where the text above the first entry of a run begins: at its heading, or at the part.
    fn start_above(&self, entry: &Entry) -> usize {
        let heading =
            entry.parent.and_then(|parent| self.draft.entries.get(parent)).map(|parent| parent.ordinal.span.end);
        heading.or_else(|| self.draft.parts.get(entry.part).map(|part| part.span.start)).unwrap_or(0)
    }
}

fn is_all_blank(text: &str) -> bool {
    text.chars().all(|c| is_blank(c) || matches!(c, '#' | '*'))
}

/// How far back a missing ordinal is looked for, in bytes.
const LOOK_BACK: usize = 6000;
