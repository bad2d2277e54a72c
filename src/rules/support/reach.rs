//! What the deadline of a group or a heading speaks for.

use super::due::clause;
use crate::{
    draft::{Deadline, Draft, Task},
    text::{
        Span,
        letters::Where,
        lines::{is_blank, trim_blanks},
        marks::{ends_sentence, separates},
        sets::Sets,
        word,
        words::{holds_one, words},
    },
};

/// A sentence of no more characters before the one that states the time is a title.
const LONGEST_TITLE: usize = 20;

/// What may stand behind a time that speaks of the whole task, in characters: 全部完成.
const LONGEST_DONE: usize = 5;

/// No list is longer.
const MOST_SIBLINGS: usize = 100;

/// Whether `place` stands on the line of an ordinal: the heading's own. Below it stands what may be a task that lost its
/// ordinal.
pub fn stands_at_entry(draft: &Draft, place: Span) -> bool {
    let next = draft.entries.partition_point(|entry| entry.ordinal.span.start <= place.start);
    let entry = draft.entries.iter().take(next).rev().find(|entry| !entry.inline);
    entry.is_some_and(|entry| !Span::new(entry.ordinal.span.end, place.start).of(draft.text).holds_any("\n"))
}

/// Whether a task is one of the points in a text, or stands below a heading that may have lost its ordinal: what it seems to
/// stand under may be another's.
pub fn stands_elsewhere(draft: &Draft, task: &Task) -> bool {
    let next = draft.entries.partition_point(|entry| entry.ordinal.span.start <= task.ordinal.start);
    let mut before = draft.entries.iter().take(next).rev();
    let Some(own) = before.next().filter(|entry| entry.ordinal.span == task.ordinal && !entry.inline) else {
        return true;
    };
    // Siblings stand behind their parent.
    let within = before.take(next.saturating_sub(own.parent.map_or(1, |parent| parent + 2)));
    let mut siblings = within.filter(|entry| entry.parent == own.parent).take(MOST_SIBLINGS);
    own.bare_heading.is_some() || siblings.any(|entry| entry.bare_heading.is_some())
}

/// The text that the group of a deadline speaks for: from the group before, or the task's start, up to it. `None` where
/// entries stand in it, each of which may have a time of its own.
pub fn spoken_for(draft: &Draft, task: &Task, due: Deadline) -> Option<Span> {
    let groups = &task.assignment.groups;
    let own = groups.iter().position(|group| group.contains(due.span))?;
    let mut end = groups.get(own)?.start;
    let mut start = task.ordinal.end.max(task.span.start);
    for group in groups.iter().take(own).rev() {
        // 责任单位：A and 完成时间：6月 stand one behind the other.
        let between = Span::new(group.end.min(end), end).of(draft.text);
        if between.chars().any(|c| !(is_blank(c) || separates(c) || c == '*')) {
            start = start.max(group.end);
            break;
        }
        end = group.start;
    }
    let next = draft.entries.partition_point(|entry| entry.ordinal.span.start < start);
    let has_entries =
        draft.entries.iter().skip(next).take_while(|entry| entry.ordinal.span.start < end).any(|entry| !entry.inline);
    (!has_entries && start < end).then_some(Span::new(start, end))
}

/// Whether the clause of a time that closes `reach` speaks of all that is said there, and not of one step: nothing stands
/// before it but a title; or it says no more than 完成; or it names again what the one clause before it names.
pub fn speaks_of_all(text: &str, reach: Span, time: Span) -> bool {
    let clause = clause(text, reach, time);
    let before = Span::new(reach.start, clause.start).of(text);
    let before = before.trim_where(|c: char| is_blank(c) || separates(c) && !ends_sentence(c));
    let (title, lead) = match before.char_indices().rev().find(|&(_, c)| ends_sentence(c) || c == '\n') {
        Some((at, c)) => (before.get(..at).unwrap_or(""), before.get(at + c.len_utf8()..).unwrap_or("")),
        None => ("", before),
    };
    let behind = trim_blanks(Span::new(time.end, clause.end).of(text));
    if title.chars().count() > LONGEST_TITLE || title.find_where(ends_sentence).is_some() {
        return false;
    }
    let mut named = 0;
    let mut last = None;
    for (at, c) in behind.char_indices() {
        let pair = last.and_then(|start| behind.get(start..at + c.len_utf8()));
        named += usize::from(pair.is_some_and(|pair| word::holds(lead, pair)));
        last = Some(at);
    }
    let is_whole = behind.chars().count() <= LONGEST_DONE && holds_one(behind, words!("完成|办结|落实"));
    lead.is_empty() || is_whole || named >= 2 && lead.find_where(|c| separates(c) && c != '、').is_none()
}
