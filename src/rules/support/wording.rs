//! How messages speak of places in the draft.

use crate::{
    draft::{Deadline, Entry, Part, Task},
    text::{
        Date, Span,
        lines::{is_blank, skip_blanks},
        marks,
    },
};

/// A task's name in a message is cut after this many characters.
const LONGEST_NAME: usize = 18;

/// A task as a message names it: “5.做好法治督察…”.
pub fn task_name(text: &str, task: &Task) -> String {
    format!("“{}{}”", one_line(text, task.ordinal), shortened(&one_line(text, task.title)))
}

/// An entry as a message names it: “二、优化服务”.
pub fn entry_name(text: &str, entry: &Entry) -> String {
    let ordinal = entry.ordinal.span;
    let line = skip_blanks(text.get(ordinal.end..).unwrap_or(""));
    let ends = |c: char| marks::separates(c) || matches!(c, '\n' | '\r' | '\t');
    let mut clause = line.char_indices().enumerate();
    let end =
        clause.find(|&(place, (_, c))| ends(c) || place > 2 * LONGEST_NAME).map_or(line.len(), |(_, (end, _))| end);
    let start = text.len() - line.len();
    format!("“{}{}”", one_line(text, ordinal), shortened(&one_line(text, Span::new(start, start + end))))
}

/// A task's deadline as a message names it: 任务“5.做好…”的完成时间“6月”; without the task where several tasks have it.
pub fn deadline_name(text: &str, task: &Task, deadline: Deadline) -> String {
    let own = task.span.contains(deadline.span);
    let of_task = if own { format!("任务{}的", task_name(text, task)) } else { String::new() };
    format!("{of_task}完成时间“{}”", one_line(text, deadline.span))
}

/// A day as official documents write it: 2026年2月9日.
pub fn day_name(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A part as a message names it: 《2026年工作要点》, 本文.
pub fn part_name(text: &str, part: &Part) -> String {
    if part.title.is_empty() {
        "本文".to_owned()
    } else {
        format!("《{}》", shortened(&one_line(text, part.title)))
    }
}

/// Where a finding on a whole part stands: at its title, or at its first task where it has none.
pub fn part_place(part: &Part, tasks: &[Task]) -> Option<Span> {
    if part.title.is_empty() { tasks.first().map(Task::place) } else { Some(part.title) }
}

/// `name` cut to what a message can carry.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or(name)),
        None => name.to_owned(),
    }
}

/// The text of `span` without white space: a PDF breaks lines within it.
pub fn one_line(text: &str, span: Span) -> String {
    span.of(text).chars().filter(|&c| !is_blank(c) && c != '*').collect()
}
