//! Labels behind which nothing stands: 责任单位：。

use super::wording::{one_line, task_name};
use crate::{
    draft::{Role, Task, assignment::Label},
    text::{Span, letters::Where, lines::is_blank, marks, sets::Sets},
};

/// The labels of a task that announce a unit, or those that announce a deadline, and nothing stands behind them.
#[derive(Debug, Default)]
pub struct Blanks {
    /// Where they stand, in bytes, in text order.
    pub labels: Vec<Span>,
    /// Whether there are more, whose value may stand on the line below.
    pub unsure: bool,
}

impl Blanks {
    /// Those of `task` in one of `roles`.
    pub fn of(text: &str, task: &Task, roles: &[Role]) -> Self {
        let mut blanks = Self::default();
        for empty in task.assignment.empty.iter().filter(|empty| roles.contains(&empty.role)) {
            if may_stand_below(text, task, empty) {
                blanks.unsure = true;
            } else {
                blanks.labels.push(empty.span);
            }
        }
        blanks
    }

    /// As a message names them: “责任单位”“完成时间”.
    pub fn named(&self, text: &str) -> String {
        let mut names = String::new();
        for &label in &self.labels {
            names.push('“');
            names.push_str(&one_line(text, label));
            names.push('”');
        }
        names
    }
}

/// The roles of those who answer for a task.
pub const ANSWERING: &[Role] = &[Role::Lead, Role::Responsible];

/// What is said of labels, as [`Blanks::named`] names them.
pub fn blank_message(text: &str, task: &Task, labels: &str) -> String {
    format!("任务{}的{labels}后面是空的，应填写", task_name(text, task))
}

/// Whether the label ends its line, and the next line of the task is neither a label nor the end of the bracket: its value may
/// stand there.
fn may_stand_below(text: &str, task: &Task, empty: &Label) -> bool {
    let behind = Span::new(empty.span.end, task.span.end).of(text);
    let is_rest = |c: char| c != '\n' && (is_blank(c) || matches!(c, '：' | ':' | '*'));
    let Some(below) = behind.trim_start_where(is_rest).strip_prefix('\n') else { return false };
    let below = below.trim_start_where(|c| is_blank(c) || marks::separates(c)).lines().next().unwrap_or("");
    !below.is_empty() && !below.starts_with(marks::closes) && !below.holds_any("：:")
}
