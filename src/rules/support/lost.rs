//! Headings and tasks that lost their ordinal where no gap behind them shows it.

use super::sequence::{Kind, Slip};
use crate::{
    draft::{Draft, Task, task},
    text::{Span, lines::is_blank, marks},
};

/// The entry stands below a heading without an ordinal, in mid-run. Under such headings lists go on or begin anew as a
/// habit; only one such heading, below the last of numbered ones, lost its own.
pub fn headless(draft: &Draft, index: usize) -> Option<Slip> {
    let entry = draft.entries.get(index)?;
    let parent = draft.entries.get(entry.parent?)?;
    let run = draft.runs.get(entry.run)?;
    let parents = draft.runs.get(parent.run)?;
    let bare =
        run.entries.iter().filter(|&&index| draft.entries.get(index).is_some_and(|entry| entry.bare_heading.is_some()));
    let heading = entry.bare_heading?.of(draft.text);
    let lost = bare.count() == 1
        && !task::heads_no_tasks(heading)
        && run.entries.first() != Some(&index)
        && parents.entries.len() >= 2
        && parents.entries.last() == entry.parent.as_ref();
    lost.then(|| Slip {
        kind: Kind::Headless,
        entry: index,
        span: entry.ordinal.span,
        due: parent.ordinal.value + 1,
        previous: Some(parent.ordinal.span),
        previous_entry: entry.parent,
    })
}

/// Headings without an ordinal in the middle of a list that counts on across headings, where all other headings of the
/// part have theirs.
pub fn lone_bare_headings(draft: &Draft) -> Vec<Slip> {
    let mut lone: Vec<Option<usize>> = Vec::new();
    let mut counts = vec![0_usize; draft.parts.len()];
    lone.resize(draft.parts.len(), None);
    for (index, entry) in draft.entries.iter().enumerate().filter(|(_, entry)| entry.bare_heading.is_some()) {
        if let Some((count, lone)) = counts.get_mut(entry.part).zip(lone.get_mut(entry.part)) {
            *count += 1;
            *lone = Some(index).filter(|_| *count == 1 && entry.ordinal.value > 1);
        }
    }
    lone.into_iter().flatten().filter_map(|index| headless(draft, index)).collect()
}

/// A paragraph behind the last entry of a list that has a unit and a deadline of its own as the entries of the list have,
/// but no ordinal. The list must show that each of its entries is one paragraph with one group at its end.
pub fn unnumbered_behind(draft: &Draft, chain: &[(usize, bool)]) -> Option<Slip> {
    let (&(last, _), others) = chain.split_last()?;
    let task_of = |index: usize| {
        let ordinal = draft.entries.get(index)?.ordinal.span;
        let place = draft.tasks.binary_search_by_key(&ordinal.start, |task| task.ordinal.start).ok()?;
        draft.tasks.get(place)
    };
    let entry = draft.entries.get(last)?;
    let task = task_of(last)?;
    let [first, second] = task.assignment.groups.as_slice() else { return None };
    let between = Span::new(first.end, second.start);
    let (ended, body) = between.of(draft.text).split_once('\n')?;
    let plain = |text: &str| text.chars().all(|c| is_blank(c) || marks::ends_sentence(c));
    let closes = |task: &Task, group: Span| plain(Span::new(group.end, task.span.end).of(draft.text));
    let habit = others.len() >= 2
        && others.iter().all(|&(index, _)| {
            task_of(index).is_some_and(|task| match task.assignment.groups.as_slice() {
                [only] => closes(task, *only) && !Span::new(task.span.start, only.start).of(draft.text).contains('\n'),
                _ => false,
            })
        });
    let body = body.trim_start_matches(is_blank);
    if !habit || !plain(ended) || !closes(task, *second) || body.chars().count() < 4 {
        return None;
    }
    let start = between.end - body.len();
    let clause = body.find(|c| marks::separates(c) || c == '\n').unwrap_or(body.len());
    Some(Slip {
        kind: Kind::Unnumbered,
        entry: last,
        span: Span::new(start, start + clause),
        due: entry.ordinal.value + 1,
        previous: Some(entry.ordinal.span),
        previous_entry: Some(last),
    })
}
