//! Which entries of a plan are tasks, and who has them.

use super::{
    Context, Entry, Inherited, Part, PartKind, Task, Unit,
    assignment::Assignment,
    clause::{self, Clause, Leads},
    deadline, group,
    node::{self, Node, Shape, Shapes},
    table::Table,
};
use crate::text::{
    Span,
    lines::{end_blanks, skip_blanks},
    order,
    sets::Sets,
    words::{Words, ends_with_one, holds_one, is_word, words},
};

/// Entries that say what a plan is for. They are no tasks, and neither is what stands under them.
const PREAMBLE: Words = words!(
    "总体要求|总体目标|总体思路|指导思想|基本原则|工作原则|工作目标|主要目标|发展目标|年度目标|支持对象|适用对象|适用范围|\
     附则|名词解释"
);

/// Headings above entries that say how a plan is carried out, or what was done before it.
const FRAME: Words = words!(
    "目标任务|工作思路|保障措施|组织保障|工作保障|实施保障|政策保障|保障机制|工作机制|推进机制|组织实施|组织领导|组织机构|\
     组织架构|工作要求|有关要求|工作步骤|实施步骤|职责分工|责任分工|督导考核|督查考核|监督考核|考核评价|考核奖惩|\
     监督检查|督促检查|宣传引导|宣传动员|说明|事项|总结|回顾|成效|问题|形势|现状|背景"
);

/// What the closing articles of a policy say of itself: 本措施自印发之日起施行.
const NO_TASK_TEXT: Words = words!("起施行|起实施|负责解释|有效期|适用于");

/// A heading this long, in characters, is a sentence of its own and no mere 保障措施.
const LONGEST_PLAIN_HEADING: usize = 12;

/// Reads the tasks of a part. `entries` and `tables` are the document's, `index` is the part's number; `part.kind` is put right
/// where only the tasks tell what a part without a title is.
pub fn read<'t>(
    context: &Context<'t, '_>,
    index: usize,
    part: &mut Part,
    entries: &[Entry],
    tables: &[Table],
    tasks: &mut Vec<Task<'t>>,
) {
    if part.kind == PartKind::Report {
        return;
    }
    let first = tables.partition_point(|table| table.span.start < part.span.start);
    let last = tables.partition_point(|table| table.span.start < part.span.end);
    let tables = tables.get(first..last).unwrap_or_default();
    let clauses = clause::find(context, part.span);
    let first = entries.partition_point(|entry| entry.part < index);
    let last = entries.partition_point(|entry| entry.part <= index);
    let entries = entries.get(first..last).unwrap_or_default();
    let forest = node::read(context, part, first, entries, tables, &clauses);
    let nodes = &forest.nodes;
    let mut found = Vec::new();
    for table in tables {
        table.read(context, index, &mut found);
    }
    let grouped = nodes.iter().filter(|node| node.is_assigned()).count();
    let is_plan = matches!(part.kind, PartKind::Plan | PartKind::Policy);
    // Other parts hold tasks only if they assign some.
    if is_plan || grouped >= 2 {
        let reader = Reader {
            root_shapes: &forest.root_shapes,
            odd_shapes: &odd_shapes(nodes),
            headings: &forest.headings,
            context: *context,
            index,
            primary: primary(nodes.iter().filter(|node| node.is_assigned())),
            parents: primary(nodes.iter().filter(|node| node.is_parent())),
            nodes,
        };
        for (place, node) in nodes.iter().enumerate() {
            if node.parent.is_none() {
                reader.visit(place, None, &mut found);
            }
        }
    } else if part.kind == PartKind::Notice {
        let reader = Reader {
            root_shapes: &Shapes::default(),
            odd_shapes: &[],
            headings: &[],
            context: *context,
            index,
            primary: None,
            parents: None,
            nodes,
        };
        reader.dated(&mut found);
    }
    let mut found = order::by_key(found, |task| task.span.start);
    speak_for_all(&clauses, nodes, &mut found);
    // The letter before a plan may say so.
    if let Some((leads, from)) = context.leads {
        found.iter_mut().filter(|task| task.span.end > from).for_each(|task| lead(context.text, leads, task));
    }
    if part.kind == PartKind::Other && found.iter().any(|task| task.assignment.names_unit()) {
        let dated = found.iter().any(|task| task.assignment.deadline.is_some());
        part.kind = if dated { PartKind::Plan } else { PartKind::Policy };
    }
    tasks.append(&mut found);
}

/// The shape that most of `nodes` have: of those with an assignment, the shape of a plan's tasks.
fn primary<'n, 't: 'n>(nodes: impl Iterator<Item = &'n Node<'t>>) -> Option<Shape> {
    let mut shapes = Shapes::default();
    for node in nodes {
        shapes.count(node.shape);
    }
    shapes.most()
}

/// The shapes of which all nodes but one are tasks or stand over tasks.
fn odd_shapes(nodes: &[Node]) -> Vec<Shape> {
    let (mut settled, mut bare) = (Shapes::default(), Shapes::default());
    for node in nodes {
        let is_settled = node.is_assigned() || node.assigned_children > 0;
        if is_settled { &mut settled } else { &mut bare }.count(node.shape);
    }
    let is_odd = |&&(shape, count): &&(Shape, usize)| count >= 3 && bare.of(shape) == 1;
    settled.0.iter().filter(is_odd).map(|&(shape, _)| shape).collect()
}

/// Gives the tasks without units those that a clause names for all above it: those of its section, or, where none of them lacks
/// any, of the section around it.
fn speak_for_all<'t>(clauses: &[Clause<'t>], nodes: &[Node], tasks: &mut [Task<'t>]) {
    let mut floor = 0;
    for clause in clauses.iter().filter(|clause| !clause.forward) {
        let above = nodes.partition_point(|node| node.own.start < clause.span.start);
        let mut section = above.checked_sub(1).and_then(|last| nodes.get(last));
        loop {
            section = section.and_then(|node| nodes.get(node.parent?));
            let from = section.map_or(0, |node| node.own.start).max(floor);
            let mut spoken_for = false;
            let first = tasks.partition_point(|task| task.span.start < from);
            let last = tasks.partition_point(|task| task.span.start < clause.span.start);
            for task in tasks.get_mut(first..last).unwrap_or_default() {
                if !task.assignment.names_unit() && task.assignment.inherit(&clause.assignment) {
                    task.inherited = Some(Inherited::Clause);
                    spoken_for = true;
                }
            }
            if spoken_for || section.is_none() {
                break;
            }
        }
        floor = clause.span.end;
    }
}

/// Makes those units of a task leads that stand first in its list.
fn lead(text: &str, leads: Leads, task: &mut Task) {
    let assignment = &mut task.assignment;
    if !assignment.lead.is_empty() {
        return;
    }
    let between = |pair: &[Unit]| match pair {
        [left, right] => Span::new(left.span.end, right.span.start).of(text).holds_any("，,"),
        _ => false,
    };
    let leading = match leads {
        Leads::First => 1,
        Leads::BeforeComma => assignment.responsible.windows(2).position(between).map_or(1, |comma| comma + 1),
    };
    let rest = assignment.responsible.split_off(leading.min(assignment.responsible.len()));
    assignment.lead = std::mem::replace(&mut assignment.responsible, rest);
}

/// Whether a heading is one that no tasks stand under: 总体要求, 保障措施, 2025年工作总结.
pub fn heads_no_tasks(heading: &str) -> bool {
    ends_plainly(heading, PREAMBLE) || ends_plainly(heading, FRAME)
}

/// Whether a title is a plain one and ends with one of `names`.
fn ends_plainly(title: &str, names: Words) -> bool {
    ends_with_one(title, names) && title.chars().count() <= LONGEST_PLAIN_HEADING
}

struct Reader<'n, 't, 's> {
    context: Context<'t, 's>,
    index: usize,
    /// `None` for a plan without any assignment.
    primary: Option<Shape>,
    /// The shape of the tasks whose sub-items are tasks as well, if there are any.
    parents: Option<Shape>,
    /// The shapes of the nodes without a heading above them that have an assignment.
    root_shapes: &'n Shapes,
    /// The shapes of which a single entry is neither a task nor over tasks.
    odd_shapes: &'n [Shape],
    /// Headings without an ordinal that assign something.
    headings: &'n [(Span, Assignment<'t>)],
    nodes: &'n [Node<'t>],
}

/// What a heading assigns to all below it, and whether a clause under it does.
type Above<'n, 't> = (&'n Assignment<'t>, Inherited);

/// What an entry is among the tasks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A heading over tasks, or nothing to do with them.
    Heading,
    /// A task, its sub-items included.
    Whole,
    /// A task whose sub-items are tasks as well.
    Parent,
}

impl<'n, 't> Reader<'n, 't, '_> {
    /// Adds the tasks at and under a node. `above` is what a heading assigns to all below it.
    fn visit(&self, place: usize, above: Option<Above<'n, 't>>, tasks: &mut Vec<Task<'t>>) {
        let Some(node) = self.nodes.get(place) else {
            return;
        };
        // What stands under a heading of its own has nothing from the one above that.
        let above = node.bare_heading.map_or(above, |heading| self.given_at(heading));
        let kind = self.kind(node);
        if kind != Kind::Heading {
            tasks.push(self.task(place, node, kind, above));
        }
        let above = match &node.below {
            Some(below) => Some((below, Inherited::Clause)),
            // What a task of its own is given binds those under it, and is not theirs.
            None if node.is_assigned() && kind == Kind::Heading => Some((&node.assignment, Inherited::Heading)),
            None => above,
        };
        for &child in &node.children {
            if kind != Kind::Whole || self.is_apart(child) {
                self.visit(child, above, tasks);
            }
        }
    }

    /// Whether a node stands under a heading without an ordinal, and so not under the task above that.
    fn is_apart(&self, place: usize) -> bool {
        self.nodes.get(place).is_some_and(|node| node.bare_heading.is_some())
    }

    /// What a heading without an ordinal assigns to all below it.
    fn given_at(&self, heading: Span) -> Option<Above<'n, 't>> {
        let found = self.headings.get(self.headings.partition_point(|(span, _)| span.start < heading.start));
        found.filter(|(span, _)| *span == heading).map(|(_, assignment)| (assignment, Inherited::Heading))
    }

    /// Adds the entries of a letter that say by when something is to be done: 该项工作于4月底前完成.
    fn dated(&self, tasks: &mut Vec<Task<'t>>) {
        for (place, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.children.is_empty()) {
            let task = self.task(place, node, Kind::Whole, None);
            if !task.stated.is_empty() {
                tasks.push(task);
            }
        }
    }

    fn kind(&self, node: &Node) -> Kind {
        let is_primary = self.primary == Some(node.shape);
        let task_if = |is_task| if is_task { Kind::Whole } else { Kind::Heading };
        if node.children.iter().all(|&child| self.is_apart(child)) {
            return task_if(node.is_assigned() || self.lacks_assignment(node));
        }
        if node.is_assigned() {
            // 具体措施：1.… under a task have assignments of their own.
            let is_parent = node.is_parent() || node.assigned_children > 0 && self.is_like_parents(node);
            let is_task = !node.heads_tasks() && (is_primary || node.says_something);
            return if is_parent { Kind::Parent } else { task_if(is_task) };
        }
        if node.heads_tasks() && self.is_like_parents(node) {
            return Kind::Parent;
        }
        if node.heads_tasks() || !is_primary {
            return Kind::Heading;
        }
        // The group at the end of the last sub-item is the whole task's.
        task_if(node.assigned_children > 0 || self.lacks_assignment(node))
    }

    /// Whether a node looks like those tasks whose sub-items are tasks as well.
    fn is_like_parents(&self, node: &Node) -> bool {
        node.says_something && self.parents == Some(node.shape)
    }

    /// Whether a node without an assignment is one that should have it.
    fn lacks_assignment(&self, node: &Node) -> bool {
        if node.heads_table || self.says_how(node) {
            return false;
        }
        let under_frame = || std::iter::once(node).chain(self.ancestors(node)).any(|node| self.stands_in_frame(node));
        let Some(primary) = self.primary else {
            return node.children.is_empty() && !under_frame();
        };
        let siblings_assigned = match node.parent {
            Some(parent) => self.nodes.get(parent).map_or(0, |parent| parent.assigned_shapes.of(node.shape)),
            None => self.root_shapes.of(node.shape),
        };
        // One may be the group of them all.
        let siblings_assigned = siblings_assigned >= 2 || siblings_assigned == 1 && node.shape == primary;
        let odd = self.odd_shapes.contains(&node.shape) && node.says_something;
        odd && !under_frame()
            || (siblings_assigned && node.bare_heading.is_none())
            || ((siblings_assigned || node.shape == primary) && !under_frame())
    }

    /// Whether a node says how, why or from when, and not what is to be done.
    fn says_how(&self, node: &Node) -> bool {
        let text = self.context.text;
        let title = node.title.of(text);
        let formal = || {
            let sentence = Span::new(node.ordinal.end, node.own.end).of(text).split('。').next().unwrap_or("");
            let of_itself = sentence.holds_any("本") || skip_blanks(sentence).starts_with('自');
            of_itself && holds_one(sentence, NO_TASK_TEXT)
        };
        // A row of a table that nothing else is known of.
        let in_table = || node.own.of(text).lines().next().unwrap_or("").holds_any("\t");
        in_table() || is_word(title, FRAME) || ends_plainly(title, PREAMBLE) || formal()
    }

    /// Whether the heading right above a node, with an ordinal or without, is one that no tasks stand under.
    fn stands_in_frame(&self, node: &Node) -> bool {
        let parent = node.parent.and_then(|parent| self.nodes.get(parent)).map(|parent| parent.title);
        let headings = [parent, node.bare_heading].into_iter().flatten();
        headings.map(|heading| heading.of(self.context.text)).any(heads_no_tasks)
    }

    fn task(&self, place: usize, node: &Node<'t>, kind: Kind, above: Option<Above<'n, 't>>) -> Task<'t> {
        let text = self.context.text;
        let mut assignment = Assignment::default();
        let mut stated = Vec::new();
        let end = if kind == Kind::Parent {
            assignment.extend(node.assignment.clone());
            stated = deadline::stated(&self.context, node.own, &assignment.groups);
            node.end(text)
        } else {
            self.gather(place, &mut assignment, &mut stated)
        };
        // What its own sentences say is nearer than what stands at a heading.
        let said = stated.iter().map(|stated| stated.deadline).max_by_key(|deadline| deadline.latest);
        assignment.deadline = assignment.deadline.or(said);
        let bound = above.and_then(|(above, _)| above.deadline);
        let inherited = above.filter(|(above, _)| assignment.inherit(above)).map(|(_, inherited)| inherited);
        // Who does it may stand in the sentence; then nobody should be told that it does not.
        assignment.partly_read |= !assignment.names_unit() && group::is_told(node.own.of(text));
        Task {
            part: self.index,
            ordinal: node.ordinal,
            title: node.title,
            span: Span::new(node.own.start, end),
            assignment,
            inherited,
            stated,
            bound,
            takes_units: true,
            takes_deadline: true,
        }
    }

    /// Adds up what a node and those below it assign and state, and gives where the last of them ends.
    fn gather(&self, place: usize, assignment: &mut Assignment<'t>, stated: &mut Vec<deadline::Stated>) -> usize {
        let Some(node) = self.nodes.get(place) else {
            return 0;
        };
        stated.extend(deadline::stated(&self.context, node.own, &node.assignment.groups));
        assignment.extend(node.assignment.clone());
        let children = node.children.iter().filter(|&&child| !self.is_apart(child));
        let children = children.map(|&child| self.gather(child, assignment, stated));
        children.fold(node.end(self.context.text), usize::max)
    }

    fn ancestors(&self, node: &Node) -> impl Iterator<Item = &Node<'t>> {
        std::iter::successors(node.parent.and_then(|parent| self.nodes.get(parent)), |node| {
            node.parent.and_then(|parent| self.nodes.get(parent))
        })
    }
}

impl Node<'_> {
    /// Whether tasks stand under it.
    fn heads_tasks(&self) -> bool {
        self.assigned_children >= 2 || self.assigned_children == 1 && self.children.len() == 1
    }

    /// Whether it is a task, and so is what stands under it.
    fn is_parent(&self) -> bool {
        self.is_assigned() && self.heads_tasks() && self.says_something
    }

    /// Where its own text ends, blanks left aside.
    fn end(&self, text: &str) -> usize {
        self.own.start + end_blanks(self.own.of(text)).len()
    }
}
