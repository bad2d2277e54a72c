//! Deadlines that lie outside the time a plan is for.

use crate::{
    config::Config,
    draft::{Deadline, Draft, PartKind, Task},
    text::{
        Date, Span, marks, order,
        words::{Words, holds_one, words},
    },
};

/// Where a deadline lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// Before the year of the plan, which is this.
    BeforeYear(u16),
    /// Before the day of signing, which is this.
    BeforeSigning(Date),
    /// After the last year of the plan, which is this.
    AfterYear(u16),
}

/// A task whose deadline lies outside.
#[derive(Debug)]
pub struct Late<'d> {
    /// The first task that has it.
    pub task: &'d Task<'d>,
    /// The deadline.
    pub deadline: Deadline,
    /// Where it lies.
    pub outside: Outside,
}

/// Words in a clause whose time is one of something done, or no deadline of the task.
const DONE: Words = words!("已|此前|曾|去年|上年|原定|原计划|截至|以来");

/// Where so many deadlines, and more than half of all, lie before the signing, the date is not that of the signing.
const TOO_MANY: usize = 3;

/// Whether a deadline of `task` stands in its sentences, and not in a group, a cell or a heading.
pub fn in_sentence(task: &Task, deadline: Deadline) -> bool {
    task.stated.iter().any(|stated| stated.deadline.span == deadline.span)
}

/// The clause of `within` that `place` stands in.
pub fn clause(text: &str, within: Span, place: Span) -> Span {
    let ends = |c: char| marks::separates(c) && c != '、' || c == '\n';
    let before = Span::new(within.start, place.start).of(text);
    let after = Span::new(place.end, within.end).of(text);
    let start = before.trim_end_matches(|c| !ends(c)).len();
    Span::new(within.start + start, place.end + after.find(ends).unwrap_or(after.len()))
}

/// A task and its deadline in one number, for [`once`].
pub fn key(task: usize, deadline: Deadline) -> u64 {
    (deadline.span.start as u64) << 32 | task as u64
}

/// The tasks of `keys`, in the order of their deadlines; of those that share one, the first.
#[inline(never)]
pub fn once(mut keys: Vec<u64>) -> Vec<usize> {
    order::sort(&mut keys);
    let mut tasks = Vec::new();
    let mut last = None;
    for key in keys {
        if last.replace(key >> 32) != Some(key >> 32) {
            tasks.push(usize::try_from(key & u64::from(u32::MAX)).unwrap_or(0));
        }
    }
    tasks
}

/// The deadlines of plans and policies that lie outside their time, each once.
///
/// A plan signed after its last year is one of a collection: its date says nothing of its deadlines. So is a date that most of
/// the deadlines lie before, unless the settings say that it is the day of signing.
pub fn late<'d>(draft: &'d Draft<'d>, config: &Config) -> Vec<Late<'d>> {
    let mut all = Vec::new();
    for (index, part) in draft.parts.iter().enumerate() {
        if !matches!(part.kind, PartKind::Plan | PartKind::Policy) {
            continue;
        }
        let tasks = draft.tasks_of(index);
        let year = part.year.filter(|_| part.through.is_some() || config.plan_year.is_some());
        let through = part.through.max(year);
        let signed = draft.issued.filter(|signed| through.is_none_or(|last| signed.year() <= last));
        let mut dated = Vec::new();
        for (place, task) in tasks.iter().enumerate() {
            if let Some(deadline) = task.assignment.deadline {
                dated.push(key(place, deadline));
            }
        }
        let (mut found, mut stale, mut count) = (Vec::new(), 0, 0);
        for place in once(dated) {
            let Some(task) = tasks.get(place) else { continue };
            let Some(deadline) = task.assignment.deadline.filter(|due| !due.ongoing && !due.impossible) else {
                continue;
            };
            let Some(latest) = deadline.latest else { continue };
            count += 1;
            let value = deadline.span.of(draft.text);
            let stated = in_sentence(task, deadline);
            let outside = match (year, signed, through) {
                (Some(year), ..) if latest.year() < year => Outside::BeforeYear(year),
                (_, Some(signed), _) if latest < signed => Outside::BeforeSigning(signed),
                // 2026—2028年, 次年3月 and a year in the sentence are meant so.
                (.., Some(last)) if latest.year() > last && !stated && !value.contains(MEANT) => {
                    Outside::AfterYear(last)
                }
                _ => continue,
            };
            if stated && holds_one(clause(draft.text, task.span, deadline.span).of(draft.text), DONE) {
                continue;
            }
            stale += usize::from(matches!(outside, Outside::BeforeSigning(_)));
            found.push(Late { task, deadline, outside });
        }
        if stale >= TOO_MANY && stale * 2 > count && config.issued.is_none() {
            found.retain(|late| !matches!(late.outside, Outside::BeforeSigning(_)));
        }
        all.append(&mut found);
    }
    all
}

/// Characters of ranges, and of words for the year after the plan's.
const MEANT: [char; 11] = ['-', '－', '—', '–', '~', '～', '至', '到', '次', '翌', '明'];
