//! Runs cut in pieces, with something put between them; all else of a part stays as it is.

use std::{collections::BTreeMap, fmt::Write, ops::Range};

use crate::{
    change::highest_id,
    reader::{Piece, Writing},
    xml::{self, Id, Tag, Tree, WORD},
};

/// Who changed the file.
pub const AUTHOR: &str = "核稿";

/// A place in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// Before the run.
    Before,
    /// Within it, by the offset in the text of the document.
    Text(usize),
    /// Behind the run.
    After,
}

/// What is put where a run is cut.
#[derive(Debug, Clone, Default)]
pub struct Cut {
    /// Text inserted there.
    pub inserted: String,
    /// Comments that end there.
    pub ends: Vec<i64>,
    /// Comments that begin there.
    pub starts: Vec<i64>,
}

/// What is done to one run.
#[derive(Debug, Clone, Default)]
pub struct Cuts {
    places: BTreeMap<At, Cut>,
    /// What is deleted of its text, each between two cuts.
    pub deleted: Vec<Range<usize>>,
}

impl Cuts {
    /// What is put at a place.
    pub fn at(&mut self, at: At) -> &mut Cut {
        self.places.entry(at).or_default()
    }
}

/// How changes are marked in one part.
#[derive(Debug)]
pub struct Stamp {
    /// Binds the prefix `w` in each element, unless the root does.
    pub binding: String,
    date: String,
    next: i64,
}

impl Stamp {
    /// For the elements of `tree`.
    pub fn new(tree: &Tree, date: Option<&str>) -> Self {
        let namespace = namespace(tree);
        let is_bound = tree.is_bound("w", namespace);
        Self {
            binding: if is_bound { String::new() } else { format!(" xmlns:w=\"{namespace}\"") },
            date: date.map(|date| format!(" w:date=\"{}\"", xml::escaped(date))).unwrap_or_default(),
            next: highest_id(tree, |_| true) + 1,
        }
    }

    /// The start tag of a tracked change.
    fn open(&mut self, name: &str) -> String {
        let Self { binding, date, next } = self;
        let id = *next;
        *next += 1;
        format!("<w:{name}{binding} w:id=\"{id}\" w:author=\"{AUTHOR}\"{date}>")
    }
}

/// The form of Word's vocabulary that a part uses.
pub fn namespace(tree: &Tree) -> &'static str {
    let [transitional, strict] = WORD;
    if tree.start_tag(tree.root()).contains(strict) { strict } else { transitional }
}

/// A part that is being written anew.
pub struct Weaver<'d> {
    tree: &'d Tree,
    stamp: Stamp,
    /// The pieces of each run that is cut.
    pieces: BTreeMap<Id, Vec<&'d Piece>>,
    cuts: BTreeMap<Id, Cuts>,
    /// The runs that another inserted, each with the element that says so.
    insertions: BTreeMap<Id, Id>,
    out: String,
    /// The fragment of a run that is being written, and whether it is deleted.
    open: Option<bool>,
}

impl<'d> Weaver<'d> {
    /// Of a part, all its pieces, and the runs that are cut.
    pub fn new(tree: &'d Tree, stamp: Stamp, all: impl Iterator<Item = &'d Piece>, cuts: BTreeMap<Id, Cuts>) -> Self {
        let mut pieces: BTreeMap<Id, Vec<&Piece>> = BTreeMap::new();
        for piece in all {
            if let Some(run) = piece.run.as_ref().filter(|run| cuts.contains_key(&run.id)) {
                pieces.entry(run.id).or_default().push(piece);
            }
        }
        let inserted = tree.all().filter(|id| tree.tag(*id) == Tag::Inserted);
        let insertions = inserted.flat_map(|id| tree.children(id).map(move |run| (run, id)));
        let insertions = insertions.filter(|(run, _)| cuts.contains_key(run)).collect();
        Self { tree, stamp, pieces, cuts, insertions, out: String::new(), open: None }
    }

    /// The source of the part.
    pub fn weave(mut self) -> String {
        self.copy(self.tree.root(), 0..self.tree.source.len());
        self.out
    }

    /// Writes a range of the source that begins with the element `from`, with the runs in it that are cut.
    fn copy(&mut self, from: Id, range: Range<usize>) {
        let mut place = range.start;
        // Elements are numbered in document order; a run in a text box is written, and gone, with the run that holds it.
        while let Some((&run, _)) = self.cuts.range(from..).next() {
            let own = self.tree.range(run);
            if own.start >= range.end {
                break;
            }
            self.out.push_str(self.tree.slice(place..own.start));
            self.run(run);
            place = own.end;
        }
        self.out.push_str(self.tree.slice(place..range.end));
    }

    fn run(&mut self, run: Id) {
        let Some(mut cuts) = self.cuts.remove(&run) else { return };
        let outer = self.open.take();
        let pieces = self.pieces.remove(&run).unwrap_or_default();
        let mut left = pieces.as_slice();
        self.flush(run, &mut cuts, At::Before);
        let tree = self.tree;
        for child in tree.children(run).filter(|child| tree.tag(*child) != Tag::RunProperties) {
            let end = tree.range(child).end;
            let count = left.partition_point(|piece| piece.run.as_ref().is_some_and(|run| run.source.end <= end));
            let (own, rest) = left.split_at_checked(count).unwrap_or((left, &[]));
            left = rest;
            if tree.tag(child) == Tag::Written {
                self.written(run, child, own, &mut cuts);
                continue;
            }
            let mut is_deleted = false;
            if let Some(first) = own.first() {
                self.flush(run, &mut cuts, At::Text(first.span.start));
                is_deleted = cuts.deleted.iter().any(|deleted| deleted.contains(&first.span.start));
            }
            self.open(run, is_deleted);
            self.copy(child, tree.range(child));
        }
        self.close(run);
        self.flush(run, &mut cuts, At::After);
        self.open = outer;
    }

    /// Writes a `t`, cut where its run is.
    fn written(&mut self, run: Id, id: Id, pieces: &[&Piece], cuts: &mut Cuts) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let span = first.span.start..last.span.end;
        self.flush(run, cuts, At::Text(span.start));
        let inner = cuts.places.keys().filter_map(|at| match at {
            At::Text(offset) if span.contains(offset) => Some(*offset),
            _ => None,
        });
        let mut ends: Vec<usize> = inner.chain([span.end]).collect();
        let mut start = span.start;
        for end in ends.drain(..) {
            let is_deleted = cuts.deleted.iter().any(|deleted| deleted.contains(&start));
            self.open(run, is_deleted);
            if (start..end) == span && !is_deleted {
                self.out.push_str(self.tree.slice(self.tree.range(id)));
            } else {
                let name = if is_deleted { "delText" } else { "t" };
                let binding = &self.stamp.binding;
                let text: String = pieces.iter().map(|piece| fragment(self.tree, piece, start, end)).collect();
                let _ = write!(self.out, "<w:{name}{binding} xml:space=\"preserve\">{text}</w:{name}>");
            }
            start = end;
            if end < span.end {
                self.flush(run, cuts, At::Text(end));
            }
        }
    }

    /// Begins a fragment of a run, unless one is being written.
    fn open(&mut self, run: Id, is_deleted: bool) {
        if self.open == Some(is_deleted) {
            return;
        }
        self.close(run);
        if is_deleted {
            let mark = self.stamp.open("del");
            self.out.push_str(&mark);
        }
        let tree = self.tree;
        self.out.push_str(tree.start_tag(run));
        self.out.push_str(properties(tree, run));
        self.open = Some(is_deleted);
    }

    fn close(&mut self, run: Id) {
        if let Some(is_deleted) = self.open.take() {
            self.out.push_str(self.tree.end_tag(run));
            self.out.push_str(if is_deleted { "</w:del>" } else { "" });
        }
    }

    /// Puts what belongs at a place, and at those before it.
    fn flush(&mut self, run: Id, cuts: &mut Cuts, at: At) {
        while let Some(entry) = cuts.places.first_entry().filter(|entry| *entry.key() <= at) {
            let cut = entry.remove();
            self.close(run);
            self.insert(run, &cut.inserted);
            let binding = &self.stamp.binding;
            for id in cut.ends {
                let _ = write!(
                    self.out,
                    "<w:commentRangeEnd{binding} w:id=\"{id}\"/><w:r{binding}><w:commentReference w:id=\"{id}\"/></w:r>"
                );
            }
            for id in cut.starts {
                let _ = write!(self.out, "<w:commentRangeStart{binding} w:id=\"{id}\"/>");
            }
        }
    }

    /// Puts a text, with the formatting of a run, as inserted.
    fn insert(&mut self, run: Id, text: &str) {
        if text.is_empty() {
            return;
        }
        let tree = self.tree;
        // What another inserted is left as two insertions of theirs around this one.
        let other = self.insertions.get(&run);
        let (before, after) = other.map_or(("", ""), |other| (tree.end_tag(*other), tree.start_tag(*other)));
        let mark = self.stamp.open("ins");
        let binding = &self.stamp.binding;
        let properties = properties(tree, run);
        let piece = |text| format!("<w:t xml:space=\"preserve\">{}</w:t>", xml::escaped(text));
        let text = text.split('\t').map(piece).collect::<Vec<_>>().join("<w:tab/>");
        let _ = write!(self.out, "{before}{mark}<w:r{binding}>{properties}{text}</w:r></w:ins>{after}");
    }
}

/// The properties of a run as they are written.
fn properties(tree: &Tree, run: Id) -> &str {
    tree.child(run, Tag::RunProperties).map_or("", |id| tree.slice(tree.range(id)))
}

/// What stands in the source for the part of a piece that lies between two offsets of the text.
fn fragment(tree: &Tree, piece: &Piece, start: usize, end: usize) -> String {
    let (start, end) = (start.max(piece.span.start), end.min(piece.span.end));
    let Some(run) = piece.run.as_ref().filter(|_| start < end) else { return String::new() };
    let source = run.source.start + (start - piece.span.start)..run.source.start + (end - piece.span.start);
    match run.writing {
        Writing::Plain => tree.slice(source).to_owned(),
        Writing::Data => xml::escaped(tree.slice(source)),
        Writing::Reference | Writing::Element | Writing::Nested => tree.slice(run.source.clone()).to_owned(),
    }
}
