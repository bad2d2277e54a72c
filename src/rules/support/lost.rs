//! Headings and tasks that lost their ordinal where no gap behind them shows it.

use super::renumber::Chains;
use crate::{
    draft::{Draft, Fit, Task, task},
    text::{
        Span,
        letters::Where,
        lines::{is_blank, skip_blanks},
        marks,
        sets::Sets,
    },
};

/// An ordinal that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// Where that shows, in bytes: the ordinal of the first entry below it, or the paragraph without one.
    pub span: Span,
    /// Where it should stand, in bytes.
    pub at: usize,
    /// The entry it should count on from, an index of [`Draft::entries`].
    pub previous: usize,
    /// The entry that stands below the heading without it; `None` where the paragraph without it shows by itself.
    pub below: Option<usize>,
}

/// Every ordinal that is missing where no gap tells of it. What lost its ordinal shows twice: by what stands under it, and by
/// the gap in front of the next of its kind. The gap says it then.
pub fn lost(draft: &Draft, chains: &Chains) -> Vec<Lost> {
    let mut before_gap = vec![false; draft.entries.len()];
    let mut bare_under = vec![0_usize; draft.entries.len()];
    for entry in &draft.entries {
        if entry.fit == Fit::Gap
            && let Some(before) = entry.previous.and_then(|previous| before_gap.get_mut(previous))
        {
            *before = true;
        }
        if entry.bare_heading.is_some()
            && let Some(bare) = entry.parent.and_then(|parent| bare_under.get_mut(parent))
        {
            *bare += 1;
        }
    }
    let told = |entry: usize| {
        let above = |&entry: &usize| draft.entries.get(entry).and_then(|entry| entry.parent);
        std::iter::successors(above(&entry), above).any(|above| before_gap.get(above) == Some(&true))
    };
    let lone = lone_bare_headings(draft);
    let anew = |index: usize| draft.entries.get(index).is_some_and(|entry| entry.fit == Fit::Anew);
    let headed = (0..draft.entries.len()).filter(|&index| anew(index) || lone.contains(&Some(index)));
    let mut lost: Vec<Lost> =
        headed.filter(|&index| !told(index)).filter_map(|index| headless(draft, index, &bare_under)).collect();
    for run in 0..draft.runs.len() {
        let unnumbered = unnumbered_behind(draft, &chains.ending_with(draft, run));
        lost.extend(unnumbered.filter(|unnumbered| !told(unnumbered.previous)));
    }
    lost
}

/// The entry stands below a heading without an ordinal, in mid-list. Under such headings lists go on or begin anew as a
/// habit; only one such heading, below the last of numbered ones, lost its own.
fn headless(draft: &Draft, index: usize, bare_under: &[usize]) -> Option<Lost> {
    let entry = draft.entries.get(index)?;
    let parent = draft.entries.get(entry.parent?)?;
    let run = draft.runs.get(entry.run)?;
    let parents = draft.runs.get(parent.run)?;
    let heading = entry.bare_heading?;
    let lost = bare_under.get(entry.parent?) == Some(&1)
        && !entry.fit.is_slip()
        && !task::heads_no_tasks(heading.of(draft.text))
        && (entry.fit == Fit::Anew || run.entries.first() != Some(&index))
        && parents.entries.len() >= 2
        && parents.entries.last() == entry.parent.as_ref();
    lost.then(|| Lost {
        span: entry.ordinal.span,
        at: heading.start,
        previous: entry.parent.unwrap_or(0),
        below: Some(index),
    })
}

/// In each part the only heading without an ordinal, where it stands in the middle of a list that counts on across headings
/// and all other headings have theirs: the entry below it.
fn lone_bare_headings(draft: &Draft) -> Vec<Option<usize>> {
    let mut lone: Vec<Option<usize>> = vec![None; draft.parts.len()];
    let mut counts = vec![0_usize; draft.parts.len()];
    for (index, entry) in draft.entries.iter().enumerate().filter(|(_, entry)| entry.bare_heading.is_some()) {
        if let Some((count, lone)) = counts.get_mut(entry.part).zip(lone.get_mut(entry.part)) {
            *count += 1;
            *lone = Some(index).filter(|_| *count == 1 && entry.ordinal.value > 1);
        }
    }
    lone
}

/// A paragraph behind the last entry of a list that has a unit and a deadline of its own as the entries of the list have,
/// but no ordinal. The list must show that each of its entries is one paragraph with one group at its end.
fn unnumbered_behind(draft: &Draft, chain: &[usize]) -> Option<Lost> {
    let (&last, others) = chain.split_last()?;
    let task_of = |index: usize| {
        let ordinal = draft.entries.get(index)?.ordinal.span;
        let place = draft.tasks.binary_search_by_key(&ordinal.start, |task| task.ordinal.start).ok()?;
        draft.tasks.get(place)
    };
    let task = task_of(last)?;
    let [first, second] = task.assignment.groups.as_slice() else { return None };
    let between = Span::new(first.end, second.start);
    let (ended, body) = between.of(draft.text).split_once('\n')?;
    let plain = |text: &str| text.chars().all(|c| is_blank(c) || marks::ends_sentence(c));
    let closes = |task: &Task, group: Span| plain(Span::new(group.end, task.span.end).of(draft.text));
    let habit = others.len() >= 2
        && others.iter().all(|&index| {
            task_of(index).is_some_and(|task| match task.assignment.groups.as_slice() {
                [only] => closes(task, *only) && !Span::new(task.span.start, only.start).of(draft.text).holds_any("\n"),
                _ => false,
            })
        });
    let body = skip_blanks(body);
    if !habit || !plain(ended) || !closes(task, *second) || body.chars().count() < 4 {
        return None;
    }
    let start = between.end - body.len();
    let clause = body.find_where(|c| marks::separates(c) || c == '\n').unwrap_or(body.len());
    Some(Lost { span: Span::new(start, start + clause), at: start, previous: last, below: None })
}
