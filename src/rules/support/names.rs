//! The units that a draft names, each with all its places.

use crate::{
    draft::{Draft, Task},
    finding::Edit,
    text::{
        Span,
        lines::{end_blanks, is_blank},
        marks::without_bracket,
        order,
        words::{Words, ends_with_one, holds_one, words},
    },
};

/// Where a unit is named.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The task, a number of [`Draft::tasks`].
    pub task: usize,
    /// The name without its own bracket, in bytes.
    pub span: Span,
}

/// A name, without blanks and without its own bracket.
#[derive(Debug)]
pub struct Name<'d> {
    /// The name.
    pub name: &'d str,
    /// Where it stands, in text order.
    pub places: Vec<Place>,
}

/// The names of a draft's units.
#[derive(Debug)]
pub struct Names<'d> {
    /// Each name once.
    pub list: Vec<Name<'d>>,
    /// Hashes of the names with their numbers in `list`, in order.
    index: Vec<u64>,
}

/// More names than this with one hash are no accident.
const MOST_ALIKE: usize = 8;

/// Words for several units, whose names say no more.
const COLLECTIVE: Words = words!("各|有关|相关|全体|所属|其他|等");

/// What the words for several units end with.
const COLLECTIVE_ENDINGS: Words = words!("单位|部门|科室|处室|成员|责任人");

/// Whether a name is one for several units, or for whoever is concerned.
pub fn is_collective(name: &str) -> bool {
    holds_one(name, COLLECTIVE) || ends_with_one(name, COLLECTIVE_ENDINGS)
}

/// A number for a name, blanks left aside (FNV-1a).
#[inline(never)]
pub fn hash(name: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for c in name.chars() {
        if !is_blank(c) {
            hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// The upper half of a key, in which keys are searched.
fn upper(name: &str) -> u64 {
    hash(name) >> 32
}

fn lower(key: u64) -> usize {
    usize::try_from(key & u64::from(u32::MAX)).unwrap_or(usize::MAX)
}

impl<'d> Names<'d> {
    /// The names in `tasks`, numbered from `first`. A name that several tasks have from one heading stands there once.
    pub fn of(tasks: &'d [Task<'d>], first: usize, text: &str) -> Self {
        let mut places = Vec::new();
        for (index, task) in tasks.iter().enumerate() {
            for unit in task.assignment.units().chain(&task.assignment.again) {
                let written = end_blanks(without_bracket(unit.span.of(text)));
                let span = Span::new(unit.span.start, unit.span.start + written.len());
                places.push((without_bracket(&unit.name), Place { task: first + index, span }));
            }
        }
        let mut places = order::by_key(places, |(_, place)| place.span.start);
        places.dedup_by_key(|(_, place)| place.span);
        let mut keys: Vec<u64> =
            places.iter().enumerate().map(|(index, (name, _))| upper(name) << 32 | index as u64).collect();
        order::sort(&mut keys);
        let mut names = Self { list: Vec::new(), index: Vec::new() };
        for key in keys {
            let Some(&(name, place)) = places.get(lower(key)) else { continue };
            if let Some(known) = names.find(name) {
                if let Some(known) = names.list.get_mut(known) {
                    known.places.push(place);
                }
            } else {
                // Keys come in order, and so do these.
                names.index.push(key >> 32 << 32 | names.list.len() as u64);
                names.list.push(Name { name, places: vec![place] });
            }
        }
        names
    }

    /// The number of a name.
    #[inline(never)]
    pub fn find(&self, name: &str) -> Option<usize> {
        let upper = upper(name);
        let from = self.index.partition_point(|key| key >> 32 < upper);
        let alike = self.index.iter().skip(from).take(MOST_ALIKE).take_while(|&&key| key >> 32 == upper);
        alike.map(|&key| lower(key)).find(|&number| self.list.get(number).is_some_and(|known| known.name == name))
    }
}

impl Name<'_> {
    /// Whether a task names this unit and the other: then they are two.
    pub fn shares_a_task_with(&self, other: &Self) -> bool {
        let (few, many) = if self.places.len() < other.places.len() { (self, other) } else { (other, self) };
        // Tasks stand in the order of their units, but for those that share a clause's.
        few.places.iter().any(|place| many.places.binary_search_by_key(&place.task, |place| place.task).is_ok())
    }

    /// The edits that put `name` everywhere in its stead.
    pub fn replaced_by(&self, name: &str) -> Vec<Edit> {
        self.places.iter().map(|place| Edit { span: place.span, text: name.to_owned() }).collect()
    }

    /// Where it stands first.
    pub fn first(&self) -> Span {
        self.places.first().map_or(Span::default(), |place| place.span)
    }
}

/// The tasks of each part of a draft, with the number of the first.
pub fn by_part<'d>(draft: &'d Draft<'d>) -> impl Iterator<Item = (usize, &'d [Task<'d>])> {
    let mut first = 0;
    (0..draft.parts.len()).map(move |part| {
        let tasks = draft.tasks_of(part);
        first += tasks.len();
        (first - tasks.len(), tasks)
    })
}
