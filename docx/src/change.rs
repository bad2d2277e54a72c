//! Comments and tracked changes into a Word file: where each goes.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    comments,
    document::Document,
    error::Error,
    reader::{Piece, Run, Writing},
    weave::{At, Cuts, Stamp, Weaver},
    xml::{Id, Tag, Tree},
};

/// A remark on some words, which becomes a comment (批注).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The words, in bytes of the text.
    pub span: Range<usize>,
    /// What the comment says; each line is a paragraph of it.
    pub message: String,
}

/// Other words for some, which become a tracked change (修订).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The words, in bytes of the text; empty to insert.
    pub span: Range<usize>,
    /// What to put there; nothing to delete.
    pub text: String,
}

/// What to write into a Word file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Become comments.
    pub findings: Vec<Finding>,
    /// Become tracked changes.
    pub edits: Vec<Edit>,
    /// When this is done, as `2026-03-01T08:00:00Z`; without it the file says nothing of it.
    pub date: Option<String>,
}

/// A Word file, changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The file.
    pub bytes: Vec<u8>,
    /// The findings, by their index, that found no words to stand on: the document has none.
    pub skipped_findings: Vec<usize>,
    /// The edits, by their index, that cannot be made: they touch an automatic number, what parts paragraphs or cells, a phonetic
    /// guide (拼音指南), or another edit; or their text has line breaks.
    pub skipped_edits: Vec<usize>,
}

/// At most so many characters of a paragraph are its first words.
const FIRST_WORDS: usize = 20;

/// Where something is written: the part, by its number among the trees, and the run.
type Spot = (usize, Id);

impl Document<'_> {
    /// The file with comments and tracked changes in it. All parts that these do not concern are the same to the byte.
    ///
    /// Word has no comments in notes and text boxes: there they stand on the reference, and on what holds the box. A comment on an
    /// automatic number, or on no words at all, stands on the first words of the paragraph.
    ///
    /// # Errors
    /// When the file is damaged in a part that was not read before.
    pub fn write(&self, changes: &Changes) -> Result<Changed, Error> {
        let mut runs: BTreeMap<Spot, Cuts> = BTreeMap::new();
        let mut skipped_edits = Vec::new();
        let mut free = 0;
        let mut edits: Vec<_> = changes.edits.iter().enumerate().collect();
        // Of edits of the same words the first is made; what is inserted there goes before.
        edits.sort_by_key(|(_, edit)| (edit.span.start, !edit.span.is_empty()));
        for (index, edit) in edits {
            if edit.span.start >= free && self.edit(edit, &mut runs).is_some() {
                free = edit.span.end;
            } else {
                skipped_edits.push(index);
            }
        }
        skipped_edits.sort_unstable();

        let mut comments = comments::Comments::open(self)?;
        let mut skipped_findings = Vec::new();
        for (index, finding) in changes.findings.iter().enumerate() {
            let Some((start, end)) = self.anchor(&finding.span) else {
                skipped_findings.push(index);
                continue;
            };
            let id = comments.add(&finding.message, changes.date.as_deref());
            runs.entry((0, start.0)).or_default().at(start.1).starts.push(id);
            runs.entry((0, end.0)).or_default().at(end.1).ends.push(id);
        }

        let mut parts = comments.finish()?;
        for (number, tree) in self.parts.iter().enumerate() {
            let own = |((part, run), cuts): (&Spot, &Cuts)| (*part == number).then(|| (*run, cuts.clone()));
            let cuts: BTreeMap<Id, Cuts> = runs.iter().filter_map(own).collect();
            if !cuts.is_empty() {
                let stamp = Stamp::new(tree, changes.date.as_deref());
                let pieces = self.pieces.iter().filter(|piece| self.part_of(piece) == number);
                let source = Weaver::new(tree, stamp, pieces, cuts).weave();
                parts.push((tree.name.clone(), comments::in_utf8(source)));
            }
        }
        let bytes = self.package.with(&parts)?;
        Ok(Changed { bytes, skipped_findings, skipped_edits })
    }

    fn part_of(&self, piece: &Piece) -> usize {
        self.stories.get(piece.story).map_or(0, |story| story.part)
    }

    /// The pieces that overlap a span.
    fn overlapping(&self, span: &Range<usize>) -> &[Piece] {
        let start = self.pieces.partition_point(|piece| piece.span.end <= span.start);
        let end = self.pieces.partition_point(|piece| piece.span.start < span.end);
        self.pieces.get(start..end).unwrap_or_default()
    }

    /// Notes what an edit does to its runs, or nothing when it cannot be made.
    fn edit(&self, edit: &Edit, runs: &mut BTreeMap<Spot, Cuts>) -> Option<()> {
        let Edit { span, text } = edit;
        self.text.get(span.clone())?;
        if text.contains(['\n', '\r']) {
            return None;
        }
        if span.is_empty() {
            // With the formatting of what stands before it, if it is of the same paragraph.
            let near = self.overlapping(&(span.start.saturating_sub(1)..span.start + 1));
            let (piece, run) = near.iter().find_map(|piece| Some((piece, piece.run.as_ref()?)))?;
            let inside = piece.span.start < span.start && span.start < piece.span.end;
            if (inside && run.writing == Writing::Nested)
                || near.iter().any(|piece| piece.run.is_none() && piece.span.end > span.start)
            {
                return None;
            }
            let at = self.at(piece, run, span.start);
            let cuts = runs.entry((self.part_of(piece), run.id)).or_default();
            cuts.at(at).inserted.push_str(text);
            return Some(());
        }
        let pieces = self.overlapping(span);
        let (first, last) = (pieces.first()?, pieces.last()?);
        let is_whole = first.span.start <= span.start
            && span.end <= last.span.end
            && pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.span.end == b.span.start))
            && pieces.iter().all(|piece| piece.paragraph == first.paragraph && piece.story == first.story);
        let is_free = |piece: &Piece| piece.run.as_ref().is_some_and(|run| run.writing != Writing::Nested);
        if !is_whole || !pieces.iter().all(is_free) {
            return None;
        }
        let mut put = |piece: &Piece, run: &Run| {
            let deleted = piece.span.start.max(span.start)..piece.span.end.min(span.end);
            let (start, end) = (self.at(piece, run, deleted.start), self.at(piece, run, deleted.end));
            let cuts = runs.entry((self.part_of(piece), run.id)).or_default();
            cuts.at(start);
            if deleted.end == span.end {
                cuts.at(end).inserted.push_str(text);
            } else {
                cuts.at(end);
            }
            cuts.deleted.push(deleted);
        };
        for piece in pieces {
            put(piece, piece.run.as_ref()?);
        }
        Some(())
    }

    /// A place in a piece as its run counts: at its ends when it is there.
    fn at(&self, piece: &Piece, run: &Run, offset: usize) -> At {
        let is_own =
            |other: &&Piece| other.run.as_ref().is_some_and(|other| other.id == run.id) && other.story == piece.story;
        let index = self.pieces.partition_point(|other| other.span.start < piece.span.start);
        let before = index.checked_sub(1).and_then(|index| self.pieces.get(index)).filter(is_own);
        let after = self.pieces.get(index + 1).filter(is_own);
        if offset <= piece.span.start && before.is_none() {
            At::Before
        } else if offset >= piece.span.end && after.is_none() {
            At::After
        } else {
            At::Text(offset)
        }
    }

    /// Where in the body a comment on a span begins and ends.
    fn anchor(&self, span: &Range<usize>) -> Option<((Id, At), (Id, At))> {
        let span = floor(&self.text, span.start)..floor(&self.text, span.end);
        let has_run = |piece: &&Piece| piece.run.is_some();
        let pieces = self.overlapping(&span);
        let (first, last) = (pieces.iter().find(has_run), pieces.iter().rfind(has_run));
        let Some((first, last)) = first.zip(last).filter(|_| span.start < span.end) else {
            let words = self.first_words(span.start)?;
            return self.anchor(&words);
        };
        let start = self.in_body(first, span.start.max(first.span.start), At::Before)?;
        let end = self.in_body(last, span.end.min(last.span.end), At::After)?;
        let main = self.parts.first()?;
        let order = |(run, at): (Id, At)| (main.range(run).start, at);
        // A text box stands behind its paragraph here, and somewhere in it there.
        if order(start) < order(end) { Some((start, end)) } else { Some(((start.0, At::Before), (start.0, At::After))) }
    }

    /// A place in the body: in a note or a text box that of the run that holds it, on one `side`.
    fn in_body(&self, piece: &Piece, offset: usize, side: At) -> Option<(Id, At)> {
        let mut story = self.stories.get(piece.story)?;
        let Some(mut host) = story.host else {
            let run = piece.run.as_ref()?;
            return Some((run.id, self.at(piece, run, offset)));
        };
        loop {
            story = self.stories.get(host.0)?;
            match story.host {
                Some(outer) => host = outer,
                None => return Some((host.1?, side)),
            }
        }
    }

    /// The first words of the paragraph at an offset, or of the nearest that has any.
    fn first_words(&self, offset: usize) -> Option<Range<usize>> {
        let has_run = |piece: &&Piece| piece.run.is_some();
        let index = self.pieces.partition_point(|piece| piece.span.end <= offset);
        let (before, after) = self.pieces.split_at_checked(index)?;
        let piece = after.iter().find(has_run).or_else(|| before.iter().rfind(has_run))?;
        let start = self.pieces.partition_point(|other| other.paragraph < piece.paragraph);
        let end = self.pieces.partition_point(|other| other.paragraph <= piece.paragraph);
        let own = self.pieces.get(start..end)?;
        let (first, last) = (own.iter().find(has_run)?, own.iter().rfind(has_run)?);
        let text = self.text.get(first.span.start..last.span.end)?;
        let ends = |(place, (_, c)): (usize, (usize, char))| {
            place > 0 && (place >= FIRST_WORDS || "，。；：、！？,;:\t\n".contains(c))
        };
        let end = text.char_indices().enumerate().find(|found| ends(*found)).map_or(text.len(), |(_, (end, _))| end);
        Some(first.span.start..first.span.start + end)
    }
}

/// The nearest place between characters at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|offset| text.is_char_boundary(*offset)).unwrap_or(0)
}

/// The highest of the numbers that elements of a part are known by.
pub fn highest_id(tree: &Tree, of: impl Fn(Tag) -> bool) -> i64 {
    let ids = tree.all().filter(|id| of(tree.tag(*id))).filter_map(|id| tree.attribute(id, "id")?.parse().ok());
    ids.max().unwrap_or(-1)
}
