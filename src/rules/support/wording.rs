//! How messages speak of places in the draft.

use crate::{
    draft::{Part, Task},
    text::{Span, lines::is_blank},
};

/// A task's name in a message is cut after this many characters.
const LONGEST_NAME: usize = 18;

/// A task as a message names it: “5.做好法治督察…”.
pub fn task_name(text: &str, task: &Task) -> String {
    format!("“{}{}”", one_line(text, task.ordinal), shortened(&one_line(text, task.title)))
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
