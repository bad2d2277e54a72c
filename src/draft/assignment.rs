//! Who does a task, and by when.

use std::borrow::Cow;

use super::{deadline::Deadline, label::Role};
use crate::text::Span;

/// A responsible unit as a task names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit<'t> {
    /// Its name, without the line breaks and spaces that a PDF left in it.
    pub name: Cow<'t, str>,
    /// Where it stands, in bytes.
    pub span: Span,
}

/// A label of a group: 责任部门.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// What it announces.
    pub role: Role,
    /// Where it stands without its colon, in bytes.
    pub span: Span,
}

/// A unit that one group names twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeated {
    /// Where it stands first, in bytes.
    pub first: Span,
    /// Where it stands again, in bytes.
    pub again: Span,
    /// Whether it stands twice in one role, and not as a lead or responsible here and in support there.
    pub same_role: bool,
}

/// No task has more units; time stays linear where a text claims so.
const MOST_COMPARED: usize = 200;

/// The units and the deadline of a task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignment<'t> {
    /// Units that lead (牵头).
    pub lead: Vec<Unit<'t>>,
    /// Units that are responsible (责任).
    pub responsible: Vec<Unit<'t>>,
    /// Units that support (配合).
    pub supporting: Vec<Unit<'t>>,
    /// Where other groups of the task name some of these units again.
    pub again: Vec<Unit<'t>>,
    /// When it is due.
    pub deadline: Option<Deadline>,
    /// The brackets, lines or cells it was read from, in bytes, in text order.
    pub groups: Vec<Span>,
    /// The labels it was read behind.
    pub labels: Vec<Label>,
    /// Those of them behind which nothing stands: 责任部门：。
    pub empty: Vec<Label>,
    /// Units that a group names twice.
    pub repeated: Vec<Repeated>,
    /// Whether some of it could not be read, so that what lacks may well be there.
    pub partly_read: bool,
}

impl<'t> Assignment<'t> {
    /// Whether a unit answers for the task. Support alone is no answer.
    pub fn names_unit(&self) -> bool {
        !self.lead.is_empty() || !self.responsible.is_empty()
    }

    /// How many units it names.
    pub(super) fn count(&self) -> usize {
        self.lead.len() + self.responsible.len() + self.supporting.len()
    }

    /// Every unit, in the order of roles.
    pub fn units(&self) -> impl Iterator<Item = &Unit<'t>> {
        self.lead.iter().chain(&self.responsible).chain(&self.supporting)
    }

    /// Takes over what `other` says besides: the task's units are the union of its groups'.
    pub(super) fn extend(&mut self, other: Self) {
        let Self { lead, responsible, supporting, again, deadline, groups, labels, empty, repeated, partly_read } =
            other;
        let mut repeated_names = again;
        for (role, units) in [(Role::Lead, lead), (Role::Responsible, responsible), (Role::Supporting, supporting)] {
            let mine = self.of_role(role);
            for unit in units {
                if mine.len() > MOST_COMPARED || !mine.iter().any(|known| known.name == unit.name) {
                    mine.push(unit);
                } else {
                    repeated_names.push(unit);
                }
            }
        }
        self.again.append(&mut repeated_names);
        self.deadline = self.deadline.or(deadline);
        self.groups.extend(groups);
        self.labels.extend(labels);
        self.empty.extend(empty);
        self.repeated.extend(repeated);
        self.partly_read |= partly_read;
    }

    /// Takes over the units of `other` if there are none, and the deadline if there is none. Gives whether anything was taken.
    pub(super) fn inherit(&mut self, other: &Self) -> bool {
        let units = !self.names_unit() && other.names_unit();
        if units {
            self.lead.clone_from(&other.lead);
            self.responsible.clone_from(&other.responsible);
            for unit in &other.supporting {
                if !self.supporting.iter().any(|known| known.name == unit.name) {
                    self.supporting.push(unit.clone());
                }
            }
        }
        let deadline = self.deadline.is_none() && other.deadline.is_some();
        self.deadline = self.deadline.or(other.deadline);
        units || deadline
    }

    /// The units in a role; a deadline's are those responsible.
    pub(super) fn of_role(&mut self, role: Role) -> &mut Vec<Unit<'t>> {
        match role {
            Role::Lead => &mut self.lead,
            Role::Supporting => &mut self.supporting,
            Role::Responsible | Role::Deadline => &mut self.responsible,
        }
    }
}
