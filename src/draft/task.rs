//! Which entries of a plan are tasks, and who has them.

use super::{
    Entry, Form, Inherited, Part, PartKind, Task,
    assignment::{self, Assignment},
    deadline,
};
use crate::text::{Span, lines::is_blank, marks};

/// Entries that say what a plan is for. They are no tasks, and neither is what stands under them.
const PREAMBLE: &[&str] = &[
    "总体要求",
    "总体目标",
    "总体思路",
    "指导思想",
    "基本原则",
    "工作原则",
    "工作目标",
    "主要目标",
    "发展目标",
    "年度目标",
    "支持对象",
    "适用对象",
    "适用范围",
    "附则",
    "名词解释",
];

/// Headings above entries that say how a plan is carried out, or what was done before it.
const FRAME: &[&str] = &[
    "目标任务",
    "工作思路",
    "保障措施",
    "组织保障",
    "保障机制",
    "组织实施",
    "组织领导",
    "工作要求",
    "有关要求",
    "工作步骤",
    "实施步骤",
    "说明",
    "事项",
    "总结",
    "回顾",
    "成效",
    "问题",
];

/// What the closing articles of a policy say.
const NO_TASK_TEXT: &[&str] = &["起施行", "负责解释", "有效期至", "适用于"];

/// A heading this long, in characters, is a sentence of its own and no mere 保障措施.
const LONGEST_PLAIN_HEADING: usize = 12;

/// An entry at a line's start, with what its own text assigns.
struct Node<'t> {
    form: Form,
    ordinal: Span,
    own: Span,
    title: Span,
    /// The heading without an ordinal that it stands under, among those with the same parent.
    bare_heading: Option<Span>,
    parent: Option<usize>,
    children: Vec<usize>,
    /// How many of the children have an assignment of their own.
    assigned_children: usize,
    assignment: Assignment<'t>,
}

/// Reads the tasks of a part. `entries` are the document's, `index` is the part's number; `part.kind` is put right where
/// only the tasks tell what a part without a title is.
pub fn read<'t>(text: &'t str, index: usize, part: &mut Part, entries: &[Entry], tasks: &mut Vec<Task<'t>>) {
    if part.kind == PartKind::Report {
        return;
    }
    let nodes = nodes(text, index, part, entries);
    let grouped = nodes.iter().filter(|node| !node.assignment.groups.is_empty()).count();
    let is_plan = matches!(part.kind, PartKind::Plan | PartKind::Policy);
    // Other parts hold tasks only if they assign some.
    if !is_plan && grouped < 2 {
        return;
    }
    let before = tasks.len();
    let root_assigned = nodes.iter().any(|node| node.parent.is_none() && !node.assignment.groups.is_empty());
    let reader = Reader { root_assigned, text, index, year: part.year, primary: primary_form(&nodes), nodes: &nodes };
    for (place, node) in nodes.iter().enumerate() {
        if node.parent.is_none() {
            reader.visit(place, None, tasks);
        }
    }
    if part.kind == PartKind::Other {
        let dated = tasks.iter().skip(before).any(|task| task.assignment.deadline.is_some());
        part.kind = if dated { PartKind::Plan } else { PartKind::Policy };
    }
}

fn nodes<'t>(text: &'t str, index: usize, part: &Part, entries: &[Entry]) -> Vec<Node<'t>> {
    let first = entries.partition_point(|entry| entry.part < index);
    let last = entries.partition_point(|entry| entry.part <= index);
    let mut nodes: Vec<Node> = Vec::new();
    let mut last_root = None;
    // Where each entry of the part stands among the nodes; an entry in running text stands for the one it runs in.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(last - first);
    for entry in entries.get(first..last).unwrap_or_default() {
        let parent = entry.parent.and_then(|parent| places.get(parent.checked_sub(first)?).copied().flatten());
        if entry.inline || entry.annex {
            places.push(parent);
            continue;
        }
        let place = nodes.len();
        let assignment = assignment::read(text, entry.own, part.year);
        let before = match parent {
            Some(parent) => nodes.get(parent).and_then(|parent| parent.children.last()).copied(),
            None => last_root.replace(place),
        };
        let bare_heading = entry.bare_heading.or_else(|| nodes.get(before?)?.bare_heading);
        if let Some(parent) = parent.and_then(|parent| nodes.get_mut(parent)) {
            parent.children.push(place);
            parent.assigned_children += usize::from(!assignment.groups.is_empty());
        }
        places.push(Some(place));
        let mut title = title(text, entry);
        if let Some(group) = assignment.groups.first() {
            title.end = title.end.min(group.start).max(title.start);
        }
        nodes.push(Node {
            form: entry.ordinal.form,
            ordinal: entry.ordinal.span,
            own: entry.own,
            title,
            bare_heading,
            parent,
            children: Vec::new(),
            assigned_children: 0,
            assignment,
        });
    }
    nodes
}

/// The first clause behind the ordinal.
fn title(text: &str, entry: &Entry) -> Span {
    let body = Span::new(entry.ordinal.span.end, entry.own.end);
    let is_edge = |c: char| is_blank(c) || c == '*';
    let tail = body.of(text).trim_start_matches(is_edge);
    let start = body.end - tail.len();
    let end = tail.find(|c| marks::separates(c) && c != '、' || matches!(c, '\n' | '\r')).unwrap_or(tail.len());
    let clause = tail.get(..end).unwrap_or("").trim_end_matches(is_edge);
    Span::new(start, start + clause.len())
}

/// The form that most of the entries with an assignment have: the form of a plan's tasks.
fn primary_form(nodes: &[Node]) -> Option<Form> {
    let mut counts: Vec<(Form, usize)> = Vec::new();
    for node in nodes.iter().filter(|node| !node.assignment.groups.is_empty()) {
        match counts.iter_mut().find(|(form, _)| *form == node.form) {
            Some((_, count)) => *count += 1,
            None => counts.push((node.form, 1)),
        }
    }
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(form, _)| form)
}

/// Whether a heading is one that no tasks stand under: 总体要求, 保障措施, 2025年工作总结.
pub fn heads_no_tasks(heading: &str) -> bool {
    ends_plainly(heading, PREAMBLE) || ends_plainly(heading, FRAME)
}

/// Whether a title is a plain one and ends with one of `names`.
fn ends_plainly(title: &str, names: &[&str]) -> bool {
    names.iter().any(|name| title.ends_with(name)) && title.chars().count() <= LONGEST_PLAIN_HEADING
}

struct Reader<'n, 't> {
    text: &'t str,
    index: usize,
    year: Option<u16>,
    /// `None` for a plan without any assignment.
    primary: Option<Form>,
    /// Whether any node without a heading above it has an assignment.
    root_assigned: bool,
    nodes: &'n [Node<'t>],
}

impl<'t> Reader<'_, 't> {
    /// Adds the tasks at and under a node. `above` is what a heading assigns to all below it.
    fn visit(&self, place: usize, above: Option<&Assignment<'t>>, tasks: &mut Vec<Task<'t>>) {
        let Some(node) = self.nodes.get(place) else {
            return;
        };
        if self.is_task(node) {
            tasks.push(self.task(place, node, above));
            return;
        }
        let heads = !node.assignment.groups.is_empty() && !node.children.is_empty();
        for &child in &node.children {
            self.visit(child, if heads { Some(&node.assignment) } else { above }, tasks);
        }
    }

    /// Whether a node is a task, its sub-items included, and not a heading.
    fn is_task(&self, node: &Node) -> bool {
        let assigned = !node.assignment.groups.is_empty();
        let is_primary = self.primary == Some(node.form);
        if node.children.is_empty() {
            return assigned || self.lacks_assignment(node);
        }
        if assigned {
            return is_primary;
        }
        let heads_tasks = node.assigned_children >= 2 || node.assigned_children == 1 && node.children.len() == 1;
        if heads_tasks || !is_primary {
            return false;
        }
        // The group at the end of the last sub-item is the whole task's.
        node.assigned_children > 0 || self.lacks_assignment(node)
    }

    /// Whether a node without an assignment is one that should have it.
    fn lacks_assignment(&self, node: &Node) -> bool {
        if self.says_how(node) {
            return false;
        }
        let under_frame = || std::iter::once(node).chain(self.ancestors(node)).any(|node| self.stands_in_frame(node));
        let Some(primary) = self.primary else {
            return node.children.is_empty() && !under_frame();
        };
        let siblings_assigned = match node.parent {
            Some(parent) => self.nodes.get(parent).is_some_and(|parent| parent.assigned_children > 0),
            None => self.root_assigned,
        };
        (siblings_assigned && node.bare_heading.is_none())
            || ((siblings_assigned || node.form == primary) && !under_frame())
    }

    /// Whether a node says how, why or from when, and not what is to be done.
    fn says_how(&self, node: &Node) -> bool {
        let title = node.title.of(self.text);
        let first_sentence = || node.own.of(self.text).split('。').next().unwrap_or("");
        let formal = || NO_TASK_TEXT.iter().any(|words| first_sentence().contains(words));
        FRAME.contains(&title) || ends_plainly(title, PREAMBLE) || formal()
    }

    /// Whether the heading right above a node, with an ordinal or without, is one that no tasks stand under.
    fn stands_in_frame(&self, node: &Node) -> bool {
        let parent = node.parent.and_then(|parent| self.nodes.get(parent)).map(|parent| parent.title);
        let headings = [parent, node.bare_heading].into_iter().flatten();
        headings.map(|heading| heading.of(self.text)).any(heads_no_tasks)
    }

    fn task(&self, place: usize, node: &Node<'t>, above: Option<&Assignment<'t>>) -> Task<'t> {
        let mut assignment = Assignment::default();
        let end = self.gather(place, &mut assignment);
        let stated = node.own.of(self.text);
        let mut inherited = None;
        if let Some(above) = above.filter(|above| !assignment.names_unit() && above.names_unit()) {
            let groups = std::mem::take(&mut assignment.groups);
            assignment.extend(above.clone());
            assignment.groups = groups;
            inherited = Some(Inherited::Heading);
        }
        if assignment.deadline.is_none() {
            assignment.deadline = deadline::in_sentence(self.text, node.own, self.year);
        }
        let end = end.max(node.own.start + stated.trim_end_matches(is_blank).len());
        Task {
            part: self.index,
            ordinal: node.ordinal,
            title: node.title,
            span: Span::new(node.ordinal.start, end),
            assignment,
            inherited,
        }
    }

    /// Adds up what a node and those below it assign, and gives where the last of them ends.
    fn gather(&self, place: usize, assignment: &mut Assignment<'t>) -> usize {
        let Some(node) = self.nodes.get(place) else {
            return 0;
        };
        assignment.extend(node.assignment.clone());
        let own_end = node.own.start + node.own.of(self.text).trim_end_matches(is_blank).len();
        node.children.iter().map(|&child| self.gather(child, assignment)).fold(own_end, usize::max)
    }

    fn ancestors(&self, node: &Node) -> impl Iterator<Item = &Node<'t>> {
        std::iter::successors(node.parent.and_then(|parent| self.nodes.get(parent)), |node| {
            node.parent.and_then(|parent| self.nodes.get(parent))
        })
    }
}
