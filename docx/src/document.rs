//! A Word file, read.

use std::ops::Range;

use crate::{
    error::Error,
    numbering::Numbering,
    package::Package,
    reader::{self, Piece, Reading, Sources, Story},
    relations, sniff,
    styles::Styles,
    xml::{Tag, Tree},
};

/// Where the document is, if the package does not tell.
const MAIN: &str = "word/document.xml";

/// A Word file, read.
pub struct Document<'a> {
    pub(crate) package: Package<'a>,
    /// The document itself is the first; notes are behind it.
    pub(crate) parts: Vec<Tree>,
    pub(crate) text: String,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) stories: Vec<Story>,
    /// The part with the comments, where there is one.
    pub(crate) comments: Option<String>,
}

/// Reads a Word file.
///
/// # Errors
/// Says what is wrong with the file, and what to do: see [`Error`].
pub fn read(bytes: &[u8]) -> Result<Document<'_>, Error> {
    let package = Package::open(bytes)?;
    let main = relations::target(&relations::of(&package, "")?, "officeDocument").unwrap_or(MAIN).to_owned();
    let not_word = || sniff::not_word(&main, |folder| package.names().any(|name| name.starts_with(folder)));
    let part = |name: &str| package.text(name)?.map(|source| Tree::read(name, source)).transpose();
    let document = part(&main)?.ok_or_else(not_word)?;
    if document.tag(document.root()) != Tag::Document {
        return Err(not_word());
    }
    let relations = relations::of(&package, &main)?;
    let related = |kind| relations::target(&relations, kind).map_or(Ok(None), part);
    let styles = related("styles")?.map(|tree| Styles::read(&tree)).unwrap_or_default();
    let numbering = related("numbering")?.map(|tree| Numbering::read(&tree, &styles)).unwrap_or_default();
    let mut parts = vec![document];
    let mut notes = [None; 2];
    for (place, kind) in notes.iter_mut().zip(["footnotes", "endnotes"]) {
        if let Some(tree) = related(kind)? {
            *place = Some(parts.len());
            parts.push(tree);
        }
    }
    let comments = relations::target(&relations, "comments").filter(|name| package.has(name)).map(str::to_owned);
    let Reading { text, pieces, stories } = reader::read(Sources { parts: &parts, notes, styles: &styles, numbering })?;
    Ok(Document { package, parts, text, pieces, stories, comments })
}

/// Where something stands in a Word file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'d> {
    /// The part's name: `word/document.xml`, `word/footnotes.xml`.
    pub part: &'d str,
    /// The paragraph, counted over the whole text from 1.
    pub paragraph: usize,
    /// The run in that paragraph, from 0; none for an automatic number, which stands in no run.
    pub run: Option<usize>,
}

impl Document<'_> {
    /// The text: lines set apart by `\n`, automatic numbers as a reader sees them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the automatic numbers stand in the text, in bytes: they cannot be changed there.
    pub fn numbers(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.pieces.iter().filter(|piece| piece.run.is_none()).map(|piece| piece.span.clone())
    }

    /// Where the character at `offset`, in bytes of the text, comes from; none for what sets lines and cells apart.
    pub fn place(&self, offset: usize) -> Option<Place<'_>> {
        let index = self.pieces.partition_point(|piece| piece.span.end <= offset);
        let piece = self.pieces.get(index).filter(|piece| piece.span.start <= offset)?;
        let part = self.parts.get(self.stories.get(piece.story)?.part)?;
        let run = piece.run.as_ref().map(|run| run.index);
        Some(Place { part: &part.name, paragraph: piece.paragraph, run })
    }
}
