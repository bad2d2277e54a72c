//! What tasks are made of: the entries of a part, the points in their text, and paragraphs without an ordinal.

use super::{Context, Entry, Form, Part, assignment::Assignment, clause::Clause, group, label, table::Table};
use crate::text::{
    Span,
    letters::Where,
    lines::{end_blanks, is_blank},
    marks, order,
    sets::Sets,
    time,
    words::{Words, words},
};

/// How a node is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// With an ordinal of this form.
    Entry(Form),
    /// As a paragraph without one.
    Paragraph,
}

/// An entry, point or paragraph with what its own text assigns.
pub struct Node<'t> {
    /// How it is written.
    pub shape: Shape,
    /// Its ordinal, in bytes; empty for a paragraph.
    pub ordinal: Span,
    /// Its own text, ordinal included.
    pub own: Span,
    /// The first clause behind the ordinal.
    pub title: Span,
    /// Whether it says more than a heading does.
    pub says_something: bool,
    /// The heading without an ordinal that it stands under, among those with the same parent.
    pub bare_heading: Option<Span>,
    /// The node it stands under.
    pub parent: Option<usize>,
    /// The nodes that stand under it, in text order.
    pub children: Vec<usize>,
    /// How many of the children have an assignment of their own.
    pub assigned_children: usize,
    /// The shapes of those.
    pub assigned_shapes: Shapes,
    /// What its own text assigns to it.
    pub assignment: Assignment<'t>,
    /// What a clause in its text assigns to all below it.
    pub below: Option<Assignment<'t>>,
    /// Whether a table of tasks stands under it.
    pub heads_table: bool,
}

impl Node<'_> {
    /// Whether its own text assigns anything.
    pub fn is_assigned(&self) -> bool {
        !self.assignment.groups.is_empty()
    }
}

/// Shapes, and how many nodes have each.
#[derive(Debug, Clone, Default)]
pub struct Shapes(pub Vec<(Shape, usize)>);

impl Shapes {
    /// Counts one more of `shape`.
    pub fn count(&mut self, shape: Shape) {
        match self.0.iter_mut().find(|(known, _)| *known == shape) {
            Some((_, count)) => *count += 1,
            None => self.0.push((shape, 1)),
        }
    }

    /// How many there are of `shape`.
    pub fn of(&self, shape: Shape) -> usize {
        self.0.iter().find(|(known, _)| *known == shape).map_or(0, |&(_, count)| count)
    }

    /// The shape that most have.
    pub fn most(&self) -> Option<Shape> {
        self.0.iter().max_by_key(|&&(_, count)| count).map(|&(shape, _)| shape)
    }
}

/// A heading is no longer, in characters.
const LONGEST_HEADING: usize = 40;

/// The nodes of a part: each behind the one it stands under. `entries` are those of the part, the first of which is number
/// `first` of the document's.
pub fn read<'t>(
    context: &Context<'t, '_>,
    part: &Part,
    first: usize,
    entries: &[Entry],
    tables: &[Table],
    clauses: &[Clause<'t>],
) -> Forest<'t> {
    let mut headings: Vec<(Span, Assignment)> = Vec::new();
    for heading in entries.iter().filter_map(|entry| entry.bare_heading) {
        let assignment = group::read(context, heading);
        if !assignment.groups.is_empty() {
            headings.push((heading, assignment));
        }
    }
    let mut cuts: Vec<u64> = tables.iter().map(|table| table.span.start as u64).collect();
    cuts.extend(clauses.iter().map(|clause| clause.span.start as u64));
    cuts.extend(headings.iter().map(|(heading, _)| heading.start as u64));
    order::sort(&mut cuts);
    let mut builder = Builder {
        context: *context,
        cuts,
        nodes: Vec::new(),
        last_root: None,
        root_shapes: Shapes::default(),
        sections: Vec::new(),
    };
    // Where each entry stands among the nodes; a point in running text stands for the one it runs in.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(entries.len());
    let mut index = 0;
    while let Some(entry) = entries.get(index) {
        let parent = entry.parent.and_then(|parent| places.get(parent.checked_sub(first)?).copied().flatten());
        if entry.annex || entry.inline && parent.is_some() {
            places.push(parent);
            index += 1;
            continue;
        }
        let behind = entries.get(index + 1..).unwrap_or_default();
        let runs_in = |point: &&Entry| point.inline && !point.annex && point.parent >= Some(first + index);
        let inline = behind.iter().take_while(runs_in).count();
        let points = builder.points(first + index, behind.get(..inline).unwrap_or_default());
        let mut own = builder.cut(entry.own);
        if let Some((start, _)) = points.iter().flatten().next() {
            own.end = own.end.min(*start);
        }
        let place = builder.entry(entry, own, parent, points.is_some());
        let next = clauses.partition_point(|clause| clause.span.start < entry.own.start);
        let below = clauses.get(next).filter(|clause| clause.forward && entry.own.contains(clause.span));
        if let Some(node) = builder.nodes.get_mut(place) {
            node.below = below.map(|clause| clause.assignment.clone());
            node.heads_table = tables
                .get(tables.partition_point(|table| table.span.start < entry.own.start))
                .is_some_and(|table| table.span.start < entry.own.end);
        }
        places.push(Some(place));
        index += 1;
        for (point, entry) in points.into_iter().flatten().zip(behind) {
            let (_, assignment) = point;
            let point = assignment.map(|assignment| {
                let own = builder.cut(entry.own);
                builder.add(Some(entry), own, Some(place), assignment)
            });
            places.push(point.or(Some(place)));
            index += 1;
        }
    }
    if !builder.nodes.iter().any(Node::is_assigned) && builder.sections.is_empty() {
        let end = entries.first().map_or(part.span.end, |entry| entry.ordinal.span.start);
        let body = builder.cut(Span::new(part.title.end.max(part.span.start), end));
        builder.section(None, body);
    }
    builder.paragraphs();
    Forest { nodes: builder.nodes, root_shapes: builder.root_shapes, headings }
}

/// The nodes of a part.
pub struct Forest<'t> {
    /// Each stands behind the one it stands under.
    pub nodes: Vec<Node<'t>>,
    /// The shapes of the nodes that stand under none and have an assignment of their own.
    pub root_shapes: Shapes,
    /// The headings without an ordinal that assign something, in text order.
    pub headings: Vec<(Span, Assignment<'t>)>,
}

/// For each of the points in an entry's text where it starts, and what it assigns if it is a task.
type Points<'t> = Vec<(usize, Option<Assignment<'t>>)>;

/// Paragraphs under a heading, each with what it assigns.
struct Section<'t> {
    /// The heading's node; `None` for a part without entries.
    node: Option<usize>,
    paragraphs: Vec<(Span, Assignment<'t>)>,
}

impl Section<'_> {
    fn grouped(&self) -> usize {
        self.paragraphs.iter().filter(|paragraph| !is_bare(paragraph)).count()
    }
}

fn is_bare((_, assignment): &(Span, Assignment)) -> bool {
    assignment.groups.is_empty()
}

struct Builder<'t, 's> {
    context: Context<'t, 's>,
    /// Where tables, clauses and headings without an ordinal start, which are no entry's own text.
    cuts: Vec<u64>,
    nodes: Vec<Node<'t>>,
    last_root: Option<usize>,
    root_shapes: Shapes,
    sections: Vec<Section<'t>>,
}

impl<'t> Builder<'t, '_> {
    /// `own` up to the first table or clause in it.
    fn cut(&self, own: Span) -> Span {
        let next = self.cuts.get(self.cuts.partition_point(|&cut| cut < own.start as u64));
        let next = next.and_then(|&next| usize::try_from(next).ok());
        Span::new(own.start, next.map_or(own.end, |next| next.min(own.end)))
    }

    /// The points in the text of entry number `index` of the document, if several have groups of their own: 一是…（责任单位：甲科）
    /// 二是…（责任单位：乙科）. `entries` are those that run in its text.
    fn points(&self, index: usize, entries: &[Entry]) -> Option<Points<'t>> {
        let is_direct = |entry: &&Entry| entry.parent == Some(index);
        let direct = entries.iter().filter(is_direct).count();
        if direct < 2 {
            return None;
        }
        let mut points: Points = Vec::with_capacity(entries.len());
        for entry in entries {
            let own = self.cut(entry.own);
            let assignment = is_direct(&entry).then(|| group::read(&self.context, own));
            points.push((own.start, assignment));
        }
        let is_grouped = |assignment: &Assignment| !assignment.groups.is_empty();
        let grouped = points.iter().filter(|(_, point)| point.as_ref().is_some_and(is_grouped)).count();
        // Where all the others have one, the odd point lacks it; else points without belong to the next one's group.
        let lacks = direct - grouped == 1 && direct >= 3;
        if !lacks {
            for (_, point) in &mut points {
                point.take_if(|assignment| !is_grouped(assignment));
            }
        }
        (grouped >= 2).then_some(points)
    }

    /// Adds an entry, and notes the paragraphs under it.
    fn entry(&mut self, entry: &Entry, own: Span, parent: Option<usize>, has_points: bool) -> usize {
        let place = self.nodes.len();
        let heading = if has_points { None } else { self.section(Some(place), own) };
        let own = heading.unwrap_or(own);
        let assignment = group::read(&self.context, own);
        self.add(Some(entry), own, parent, assignment)
    }

    /// Notes the paragraphs of `own`, if several below the first have groups of their own, and gives the first: their heading.
    fn section(&mut self, node: Option<usize>, own: Span) -> Option<Span> {
        let text = self.context.text;
        let mut blocks: Vec<Span> = Vec::new();
        let mut heading = Span::new(own.start, own.start);
        for paragraph in self.context.paragraphs_in(own) {
            let paragraph = Span::new(paragraph.start.max(own.start), paragraph.end.min(own.end));
            let is_first = node.is_some() && paragraph.start == own.start;
            match blocks.last_mut() {
                _ if is_first => heading = paragraph,
                // It lost its ordinal, or never had one.
                _ if self.is_heading(paragraph) => {}
                // 责任单位：… on a line of its own belongs to what stands above it.
                Some(above) if self.begins_with_label(paragraph) => above.end = paragraph.end,
                None if node.is_some() && self.begins_with_label(paragraph) => return None,
                _ => blocks.push(paragraph),
            }
        }
        if blocks.len() < 2 || heading.of(text).chars().count() > LONGEST_HEADING {
            return None;
        }
        let read = |block| (block, group::read(&self.context, block));
        let paragraphs: Vec<_> = blocks.into_iter().map(read).collect();
        let grouped = paragraphs.iter().filter(|(_, assignment)| !assignment.groups.is_empty()).count();
        if grouped == 0 || !group::read(&self.context, heading).groups.is_empty() {
            return None;
        }
        self.sections.push(Section { node, paragraphs });
        Some(heading)
    }

    /// Whether a paragraph is a heading: short, and without a mark at its end.
    fn is_heading(&self, paragraph: Span) -> bool {
        let line = end_blanks(paragraph.of(self.context.text));
        line.chars().count() <= LONGEST_HEADING
            && line.chars().next_back().is_some_and(|c| !marks::separates(c) && !marks::closes(c))
    }

    fn begins_with_label(&self, paragraph: Span) -> bool {
        let line = paragraph.of(self.context.text);
        let colon = line.char_indices().take(label::WIDEST * 2).find(|(_, c)| matches!(c, '：' | ':'));
        colon.is_some_and(|(colon, _)| {
            let colon = paragraph.start + colon;
            let found = label::before(self.context.text, paragraph.start, colon, &self.context.settings);
            found.is_some_and(|(_, start)| line.len() - line.trim_start_any("*").len() >= start - paragraph.start)
        })
    }

    /// Makes nodes of the paragraphs noted. One without a group is a task that lacks it if all its fellows have one; else it
    /// goes on with the next, or introduces the section.
    fn paragraphs(&mut self) {
        let sections = std::mem::take(&mut self.sections);
        let introduced = sections.iter().filter(|section| section.paragraphs.first().is_some_and(is_bare)).count();
        let count = sections.len();
        let is_habit = sections.iter().filter(|section| section.grouped() >= 2).count() >= 2;
        // Where most entries of a form are tasks themselves, several groups in one are all its own.
        let (mut tasks, mut headings) = (Shapes::default(), Shapes::default());
        for node in self.nodes.iter().filter(|node| node.is_assigned()) {
            tasks.count(node.shape);
        }
        let shape = |section: &Section| {
            section.node.and_then(|node| self.nodes.get(node)).map_or(Shape::Paragraph, |node| node.shape)
        };
        let shapes: Vec<Shape> = sections.iter().map(shape).collect();
        for &shape in &shapes {
            headings.count(shape);
        }
        let whole = shapes.into_iter().map(|shape| tasks.of(shape) > headings.of(shape)).collect::<Vec<_>>();
        for (section, whole) in sections.into_iter().zip(whole) {
            if whole || section.grouped() < 2 && !is_habit {
                self.take_whole(section);
                continue;
            }
            let Section { node, paragraphs } = section;
            let bare = paragraphs.iter().filter(|paragraph| is_bare(paragraph)).count();
            // 3月：…, 5月：… are alike.
            let alike = paragraphs.iter().all(|&(span, _)| time::at_start(span.of(self.context.text), None).is_some());
            let mut start = None;
            let mut children = 0;
            for (index, (span, assignment)) in paragraphs.into_iter().enumerate() {
                let lacks = bare == 1 && (index > 0 || alike || introduced == 1 && count >= 3);
                if assignment.groups.is_empty() && !lacks {
                    if index > 0 {
                        start = start.or(Some(span.start));
                    }
                    continue;
                }
                let span = Span::new(start.take().unwrap_or(span.start), span.end);
                self.add(None, span, node, assignment);
                children += 1;
            }
            // They stand before the entries below the heading.
            if let Some(node) = node.and_then(|node| self.nodes.get_mut(node)) {
                node.children.rotate_right(children);
            }
        }
    }

    /// Makes one task of a heading and the paragraphs under it.
    fn take_whole(&mut self, section: Section<'t>) {
        let Some(node) = section.node.and_then(|node| self.nodes.get_mut(node)) else {
            return;
        };
        for (span, assignment) in section.paragraphs {
            node.own.end = span.end;
            node.assignment.extend(assignment);
        }
        let (parent, shape) = (node.parent, node.shape);
        self.note_assigned(parent, shape);
    }

    /// Notes that a node under `parent` has an assignment of its own.
    fn note_assigned(&mut self, parent: Option<usize>, shape: Shape) {
        let shapes = match parent.and_then(|parent| self.nodes.get_mut(parent)) {
            Some(parent) => {
                parent.assigned_children += 1;
                &mut parent.assigned_shapes
            }
            None => &mut self.root_shapes,
        };
        shapes.count(shape);
    }

    /// Adds a node. `entry` is `None` for a paragraph without an ordinal.
    fn add(&mut self, entry: Option<&Entry>, own: Span, parent: Option<usize>, assignment: Assignment<'t>) -> usize {
        let place = self.nodes.len();
        let before = match parent {
            Some(parent) => self.nodes.get(parent).and_then(|parent| parent.children.last()).copied(),
            None => self.last_root.replace(place),
        };
        let bare_heading = entry.and_then(|entry| entry.bare_heading.or_else(|| self.nodes.get(before?)?.bare_heading));
        if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent)) {
            parent.children.push(place);
        }
        let shape = entry.map_or(Shape::Paragraph, |entry| Shape::Entry(entry.ordinal.form));
        if !assignment.groups.is_empty() {
            self.note_assigned(parent, shape);
        }
        let ordinal = entry.map_or(Span::new(own.start, own.start), |entry| entry.ordinal.span);
        let limit = assignment.groups.first().map_or(own.end, |group| group.start);
        let body = Span::new(ordinal.end, limit.max(ordinal.end));
        let says_something = body.of(self.context.text).trim().chars().count() > LONGEST_HEADING;
        // A task ends with the paragraph of its last group; what follows closes the document.
        let mut own = own;
        if let Some(group) = assignment.groups.last().filter(|_| says_something) {
            own.end = own.end.min(self.context.paragraph_end(group.end)).max(group.end);
        }
        self.nodes.push(Node {
            shape,
            ordinal,
            own,
            title: title(self.context.text, body),
            says_something,
            bare_heading,
            parent,
            children: Vec::new(),
            assigned_children: 0,
            assigned_shapes: Shapes::default(),
            assignment,
            below: None,
            heads_table: false,
        });
        place
    }
}

/// Words that lead what is done again and again: 全年：开展巡查.
const THROUGHOUT: Words = words!("全年|每年|每季度|每月|长期");

/// The first clause of `body`, behind the time that leads it: 6月：参赛.
pub(super) fn title(text: &str, body: Span) -> Span {
    let is_edge = |c: char| is_blank(c) || c == '*';
    let mut tail = body.of(text).trim_start_where(is_edge);
    let leading = time::at_start(tail, None)
        .map_or_else(|| THROUGHOUT.each().find(|word| tail.starts_with(word)).map_or(0, str::len), |time| time.length);
    if leading > 0
        && let Some(behind) = tail.get(leading..).and_then(|behind| behind.behind_any("：:"))
    {
        tail = behind.trim_start_where(is_edge);
    }
    let start = body.end - tail.len();
    let end = tail.find_where(|c| marks::separates(c) && c != '、' || matches!(c, '\n' | '\r')).unwrap_or(tail.len());
    let clause = tail.get(..end).unwrap_or("").trim_end_where(is_edge);
    Span::new(start, start + clause.len())
}
