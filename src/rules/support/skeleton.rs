//! Room for what a task lacks: （责任单位：。完成时间：）, in the words its part uses.

use crate::{
    draft::{Draft, Role, Task, label::plain},
    finding::{Edit, Fix, Safety},
    text::{
        Span, marks,
        sets::{Sets, is_one_of},
    },
};

/// So many groups, and so many labels, show what a part's habit is.
const ENOUGH: usize = 40;

/// How the tasks of a part write their assignments.
#[derive(Debug)]
pub struct Habit {
    units: String,
    deadline: String,
    /// What stands between the units and the deadline.
    separator: char,
    /// Whether assignments stand in brackets, and not on lines of their own.
    in_brackets: bool,
}

impl Habit {
    /// The habit of `tasks`, those of one part.
    pub fn of(draft: &Draft, tasks: &[Task]) -> Self {
        let (mut units, mut deadlines): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut separator = '。';
        let (mut bracketed, mut lines) = (0, 0);
        for &group in tasks.iter().flat_map(|task| &task.assignment.groups).take(ENOUGH) {
            *(if group.of(draft.text).starts_with(marks::opens) { &mut bracketed } else { &mut lines }) += 1;
        }
        for label in tasks.iter().flat_map(|task| &task.assignment.labels).take(ENOUGH) {
            let word = plain(label.span.of(draft.text));
            match label.role {
                Role::Responsible => units.push(word),
                Role::Deadline => {
                    let before = Span::new(0, label.span.start).of(draft.text).trim_end().chars().next_back();
                    separator = before.filter(|c| is_one_of(*c, "。；;，,")).unwrap_or(separator);
                    deadlines.push(word);
                }
                _ => {}
            }
        }
        Self {
            units: most(&units, "责任单位"),
            deadline: most(&deadlines, "完成时间"),
            separator,
            in_brackets: bracketed >= lines,
        }
    }

    /// The change that makes room for the units or the deadline that `task` lacks; `None` where its place is not sure.
    pub fn fix(&self, draft: &Draft, task: &Task, units: bool, deadline: bool) -> Option<Fix> {
        let text = draft.text;
        let written = task.span.of(text);
        // A row of a table has cells for them.
        if task.ordinal.is_empty() || written.holds_any("\t|") {
            return None;
        }
        let unit_part = if units { format!("{}：", self.units) } else { String::new() };
        let deadline_part = if deadline { format!("{}：", self.deadline) } else { String::new() };
        let edit = |at: usize, text: String| Edit { span: Span::new(at, at), text };
        let mut edits = Vec::new();
        if task.assignment.groups.is_empty() {
            // Behind the last task of a part may stand what speaks of all of it.
            let is_last = draft.tasks_of(task.part).last().is_some_and(|last| last.span == task.span);
            if !self.in_brackets || is_last && written.holds_any("\n") {
                return None;
            }
            let between = if units && deadline { String::from(self.separator) } else { String::new() };
            edits.push(edit(task.span.end, format!("（{unit_part}{between}{deadline_part}）")));
        } else {
            let labelled = |group: &&Span| {
                let group = group.of(text);
                group.starts_with(marks::opens) && group.ends_with(marks::closes) && group.holds_any("：:")
            };
            let group = *task.assignment.groups.iter().rev().find(labelled)?;
            let inside = group.of(text);
            if units {
                let open = inside.chars().next()?.len_utf8();
                edits.push(edit(group.start + open, format!("{unit_part}{}", self.separator)));
            }
            if deadline {
                let close = inside.chars().next_back()?.len_utf8();
                let ended = inside.get(..inside.len() - close)?.ends_with_any("。；;");
                let between = if ended { String::new() } else { String::from(self.separator) };
                edits.push(edit(group.end - close, format!("{between}{deadline_part}")));
            }
        }
        let and = if units && deadline { "和" } else { "" };
        let (units, deadline) = (unit_part.trim_end_any("："), deadline_part.trim_end_any("："));
        Some(Fix { label: format!("补上{units}{and}{deadline}"), safety: Safety::Review, edits })
    }
}

/// The word used most, or `usual` where none is.
fn most(words: &[String], usual: &str) -> String {
    let count = |word: &&String| words.iter().filter(|other| other == word).count();
    words.iter().max_by_key(count).map_or(usual, String::as_str).to_owned()
}
