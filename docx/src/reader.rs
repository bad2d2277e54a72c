//! Reading: a document's story becomes lines of text, each piece of which knows where it comes from.

mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use crate::{
    error::Error,
    limits,
    numbering::Numbering,
    styles::{self, Styles},
    symbol,
    xml::{self, Id, Tag, Tree},
};

/// A piece of the text and where it comes from.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its place in the text, in bytes.
    pub span: Range<usize>,
    /// The paragraph it stands in, counted over the whole text.
    pub paragraph: usize,
    /// The run it stands in, or none for an automatic number.
    pub run: Option<Run>,
    /// The story it belongs to.
    pub story: usize,
}

/// A piece's place in its run.
#[derive(Debug, Clone)]
pub struct Run {
    /// The run.
    pub id: Id,
    /// Its number in the paragraph.
    pub index: usize,
    /// Its place in the source of its part.
    pub source: Range<usize>,
    /// How it is written there.
    pub writing: Writing,
}

/// How a piece of text is written in its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Byte for byte.
    Plain,
    /// Byte for byte, in a CDATA section.
    Data,
    /// As a character reference.
    Reference,
    /// As an element for one character.
    Element,
    /// As an element that holds runs of its own.
    Nested,
}

/// A run of paragraphs of its own: the body, a text box, a note.
#[derive(Debug)]
pub struct Story {
    /// The part it stands in, by its number among the trees.
    pub part: usize,
    /// The story and the run that hold it or refer to it; none for the body.
    pub host: Option<(usize, Option<Id>)>,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Reading {
    /// Lines, set apart by `\n`.
    pub text: String,
    /// In text order, none of them overlapping.
    pub pieces: Vec<Piece>,
    /// The body is the first.
    pub stories: Vec<Story>,
}

/// The parts that hold text, and what decides how it looks.
pub struct Sources<'d> {
    /// The document itself, and the notes.
    pub parts: &'d [Tree],
    /// Where among them the footnotes and the endnotes are.
    pub notes: [Option<usize>; 2],
    /// The styles.
    pub styles: &'d Styles,
    /// The lists, before any of them counts.
    pub numbering: Numbering,
}

/// What lines are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A paragraph is a line.
    Lines,
    /// All paragraphs go into the cell that begins here.
    Cell(usize),
}

/// Where the line that is being read begins.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    /// In the text, with what sets it apart from what was before it.
    outer: usize,
    /// In the text, without that.
    start: usize,
    /// Among the pieces.
    pieces: usize,
}

pub struct Reader<'d> {
    sources: Sources<'d>,
    reading: Reading,
    tree: &'d Tree,
    story: usize,
    place: Place,
    line: Line,
    /// Whether any line was begun.
    has_lines: bool,
    /// Whether the next paragraph goes on with the line, since the mark between is deleted or hidden.
    is_joined: bool,
    paragraph: usize,
    run: Option<Id>,
    run_index: usize,
    is_hidden: bool,
    /// Whether the style of the paragraph hides it.
    hidden_style: Option<bool>,
    /// The fields around, and of each whether its result has begun.
    fields: Vec<bool>,
    /// Fields that never end, which therefore are none.
    broken: BTreeSet<Id>,
    /// Text boxes of the line that is being read, with the runs that hold them.
    boxes: Vec<(Id, Option<Id>)>,
    /// Notes referred to, in the order of [`Sources::notes`]: each with its reference.
    notes: [Vec<(String, usize, Option<Id>)>; 2],
}

/// Reads all there is.
pub fn read(sources: Sources) -> Result<Reading, Error> {
    let Some(tree) = sources.parts.first() else { return Ok(Reading::default()) };
    let mut reader = Reader {
        sources,
        reading: Reading::default(),
        tree,
        story: 0,
        place: Place::Lines,
        line: Line::default(),
        has_lines: false,
        is_joined: false,
        paragraph: 0,
        run: None,
        run_index: 0,
        is_hidden: false,
        hidden_style: None,
        fields: Vec::new(),
        broken: broken(tree),
        boxes: Vec::new(),
        notes: [Vec::new(), Vec::new()],
    };
    let body = tree.child(tree.root(), Tag::Body).unwrap_or_else(|| tree.root());
    reader.reading.stories.push(Story { part: 0, host: None });
    reader.story(body);
    reader.read_notes();
    if reader.is_full() { Err(Error::TooLarge) } else { Ok(reader.reading) }
}

impl<'d> Reader<'d> {
    fn is_full(&self) -> bool {
        self.reading.text.len() > limits::UNPACKED
    }

    /// Visits the children of an element; of a choice between two ways to say the same (ECMA-376, part 3) only the first.
    fn each(&mut self, parent: Id, visit: fn(&mut Self, Id)) {
        let tree = self.tree;
        for child in tree.children(parent) {
            if tree.tag(child) == Tag::AlternateContent {
                let branch = tree.child(child, Tag::Choice).or_else(|| tree.child(child, Tag::Fallback));
                if let Some(branch) = branch {
                    self.each(branch, visit);
                }
            } else {
                visit(self, child);
            }
        }
    }

    /// Reads the paragraphs and tables in an element that has lines of its own, or is a cell.
    fn story(&mut self, holder: Id) {
        let fields = std::mem::take(&mut self.fields);
        self.each(holder, Self::block);
        // No paragraph is left that the last could go on in.
        if self.is_joined {
            self.end_line(None);
        }
        self.fields = fields;
    }

    fn block(&mut self, id: Id) {
        if self.is_full() {
            return;
        }
        match self.tree.tag(id) {
            Tag::Paragraph => self.paragraph(id),
            Tag::Table => self.table(id),
            Tag::StructuredProperties | Tag::Deleted | Tag::MovedFrom => {}
            _ => self.each(id, Self::block),
        }
    }

    fn begin_line(&mut self) {
        let text = &mut self.reading.text;
        let outer = text.len();
        match self.place {
            Place::Lines if self.has_lines => text.push('\n'),
            Place::Cell(start) if outer > start => text.push(' '),
            _ => {}
        }
        self.has_lines |= self.place == Place::Lines;
        self.line = Line { outer, start: text.len(), pieces: self.reading.pieces.len() };
    }

    /// Ends the line with the paragraph whose properties these are, and which gives it its number.
    fn end_line(&mut self, properties: Option<Id>) {
        let is_empty = self.reading.text.len() == self.line.start;
        self.is_joined = false;
        let label = properties.and_then(|properties| self.label(properties)).filter(|label| !label.is_empty());
        if let Some(label) = label {
            self.number(if is_empty { label.trim_end() } else { &label });
        } else if is_empty && (self.place != Place::Lines || properties.is_none()) {
            // Nothing that had to be set apart.
            self.reading.text.truncate(self.line.outer);
        }
        for (content, run) in std::mem::take(&mut self.boxes) {
            let story = self.story;
            self.story = self.reading.stories.len();
            let part = self.reading.stories.get(story).map_or(0, |story| story.part);
            self.reading.stories.push(Story { part, host: Some((story, run)) });
            self.story(content);
            self.story = story;
        }
    }

    /// The number of a paragraph, counted.
    fn label(&mut self, properties: Id) -> Option<String> {
        let tree = self.tree;
        let style = tree.child_value(properties, Tag::LevelStyle);
        let direct = styles::listed(tree, Some(properties));
        self.sources.numbering.next(direct, self.sources.styles.of_paragraph(style.as_deref()))
    }

    /// Puts a number before the line.
    fn number(&mut self, label: &str) {
        let Line { start, pieces, .. } = self.line;
        let Reading { text, pieces: all, .. } = &mut self.reading;
        text.insert_str(start, label);
        for piece in all.iter_mut().skip(pieces) {
            piece.span = piece.span.start + label.len()..piece.span.end + label.len();
        }
        let (paragraph, story) = (self.paragraph, self.story);
        all.insert(pieces.min(all.len()), Piece { span: start..start + label.len(), paragraph, run: None, story });
    }

    fn paragraph(&mut self, id: Id) {
        let tree = self.tree;
        if !self.is_joined {
            self.begin_line();
            self.paragraph += 1;
            self.run_index = 0;
        }
        let properties = tree.child(id, Tag::ParagraphProperties);
        let style = properties.and_then(|id| tree.child_value(id, Tag::LevelStyle));
        let hidden = self.sources.styles.of_paragraph(style.as_deref()).vanish();
        self.hidden_style = hidden;
        self.each(id, Self::inline);
        let mark = properties.and_then(|id| tree.child(id, Tag::RunProperties));
        let is_removed = |mark| [Tag::Deleted, Tag::MovedFrom].iter().any(|tag| tree.child(mark, *tag).is_some());
        self.hidden_style = hidden;
        if mark.is_some_and(is_removed) || self.vanishes(mark) {
            self.is_joined = true;
        } else {
            // Without properties there still may be a default style that numbers.
            self.end_line(Some(properties.unwrap_or(id)));
        }
    }

    /// Whether the properties of a run hide it. The styles of the paragraph and of the run cancel each other out
    /// (ECMA-376, 17.7.3).
    fn vanishes(&self, properties: Option<Id>) -> bool {
        let tree = self.tree;
        let direct = properties.and_then(|id| tree.child_switch(id, Tag::Vanish));
        direct.unwrap_or_else(|| {
            let style = properties.and_then(|id| tree.child_value(id, Tag::RunStyle));
            let own = style.and_then(|style| self.sources.styles.of_run(Some(&style)).vanish());
            own.unwrap_or(false) != self.hidden_style.unwrap_or(false)
        })
    }

    fn inline(&mut self, id: Id) {
        match self.tree.tag(id) {
            Tag::Run => self.read_run(id),
            Tag::ParagraphProperties | Tag::StructuredProperties | Tag::Deleted | Tag::MovedFrom => {}
            _ => self.each(id, Self::inline),
        }
    }

    fn read_run(&mut self, id: Id) {
        self.is_hidden = self.vanishes(self.tree.child(id, Tag::RunProperties));
        self.run = Some(id);
        self.each(id, Self::content);
        self.run_index += 1;
    }

    fn content(&mut self, id: Id) {
        let tree = self.tree;
        let tag = tree.tag(id);
        if tag == Tag::FieldChar {
            self.field(id);
        }
        if self.is_hidden || self.fields.contains(&false) {
            return;
        }
        let is_cell = self.place != Place::Lines;
        let mut sign = |sign: &str, writing| self.push(sign, tree.range(id), writing);
        match tag {
            Tag::Written => self.written(id),
            Tag::Tab | Tag::PositionTab => sign(if is_cell { " " } else { "\t" }, Writing::Element),
            Tag::Break | Tag::Carriage => sign(if is_cell { " " } else { "\n" }, Writing::Element),
            Tag::NoBreakHyphen => sign("-", Writing::Element),
            Tag::Symbol => {
                let code = tree.attribute(id, "char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
                let c = code.and_then(char::from_u32).filter(|c| !c.is_control());
                if let Some(c) = c {
                    sign(symbol::sign(c).encode_utf8(&mut [0; 4]), Writing::Element);
                }
            }
            Tag::Ruby => {
                let base = tree.child(id, Tag::RubyBase).map(|base| self.plain(base));
                if let Some(base) = base {
                    self.push(&base, tree.range(id), Writing::Nested);
                }
            }
            Tag::FootnoteReference => self.note(0, id),
            Tag::EndnoteReference => self.note(1, id),
            Tag::Other => self.find_boxes(id),
            _ => {}
        }
    }

    /// Adds a piece that is written in the run, at `source`.
    fn push(&mut self, text: &str, source: Range<usize>, writing: Writing) {
        let start = self.reading.text.len();
        // What breaks a line in the source of a part breaks none on the page.
        if text.contains(['\r', '\n', '\t']) && matches!(writing, Writing::Plain | Writing::Data | Writing::Reference) {
            self.reading.text.extend(text.chars().map(|c| if matches!(c, '\r' | '\n' | '\t') { ' ' } else { c }));
        } else {
            self.reading.text.push_str(text);
        }
        let (Some(id), span) = (self.run, start..self.reading.text.len()) else { return };
        if span.is_empty() {
            return;
        }
        let run = Run { id, index: self.run_index, source, writing };
        let (paragraph, story) = (self.paragraph, self.story);
        self.reading.pieces.push(Piece { span, paragraph, run: Some(run), story });
    }

    /// The text of a `t`. Blanks at its ends count only where it says so.
    fn written(&mut self, id: Id) {
        let tree = self.tree;
        let mut pieces: Vec<_> = tree.children(id).map(|id| (tree.tag(id), tree.range(id))).collect();
        if tree.attribute(id, "space").as_deref() != Some("preserve") {
            let is_blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
            if let Some((Tag::Text, range)) = pieces.first_mut() {
                range.start = range.end - tree.slice(range.clone()).trim_start_matches(is_blank).len();
            }
            if let Some((Tag::Text, range)) = pieces.last_mut() {
                range.end = range.start + tree.slice(range.clone()).trim_end_matches(is_blank).len();
            }
        }
        for (tag, range) in pieces {
            let source = tree.slice(range.clone());
            match tag {
                Tag::Text => self.push(source, range, Writing::Plain),
                Tag::Data => {
                    let inner = source.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
                    let start = range.start + "<![CDATA[".len();
                    let inner = inner.unwrap_or_default();
                    self.push(inner, start..start + inner.len(), Writing::Data);
                }
                Tag::Reference => {
                    let c = xml::referred(source).filter(|c| !c.is_control() || c.is_ascii_whitespace());
                    let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                    self.push(c.encode_utf8(&mut [0; 4]), range, Writing::Reference);
                }
                _ => {}
            }
        }
    }

    /// The characters of all runs in an element, as they are read when nothing of it can be changed.
    fn plain(&self, id: Id) -> String {
        let tree = self.tree;
        let of = |id| match tree.tag(id) {
            Tag::Text => tree.slice(tree.range(id)).to_owned(),
            Tag::Reference => xml::referred(tree.slice(tree.range(id))).map(String::from).unwrap_or_default(),
            Tag::Deleted => String::new(),
            _ => self.plain(id),
        };
        tree.children(id).map(of).collect()
    }

    fn field(&mut self, id: Id) {
        match self.tree.attribute(id, "fldCharType").as_deref() {
            Some("begin") if !self.broken.contains(&id) && self.fields.len() < limits::FIELDS => {
                self.fields.push(false);
            }
            Some("separate") => self.fields.last_mut().into_iter().for_each(|has_result| *has_result = true),
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn find_boxes(&mut self, id: Id) {
        match self.tree.tag(id) {
            Tag::TextBox => self.boxes.push((id, self.run)),
            Tag::Other => self.each(id, Self::find_boxes),
            _ => {}
        }
    }

    fn note(&mut self, kind: usize, reference: Id) {
        let Some(id) = self.tree.attribute(reference, "id") else { return };
        if let Some(notes) = self.notes.get_mut(kind) {
            notes.push((id, self.story, self.run));
        }
    }

    /// Reads the notes that were referred to, behind an empty line.
    fn read_notes(&mut self) {
        for (kind, tag) in [Tag::Footnote, Tag::Endnote].into_iter().enumerate() {
            let part = self.sources.notes.get(kind).copied().flatten();
            let Some((part, tree)) = part.and_then(|part| Some((part, self.sources.parts.get(part)?))) else {
                continue;
            };
            let all = tree.children(tree.root()).filter(|id| tree.tag(*id) == tag);
            let mut all: BTreeMap<_, _> = all.filter_map(|id| Some((tree.attribute(id, "id")?, id))).collect();
            (self.tree, self.broken) = (tree, broken(tree));
            // Notes refer to no other notes.
            let references = self.notes.get_mut(kind).map(std::mem::take).unwrap_or_default();
            for (reference, story, run) in references {
                let Some(note) = all.remove(&reference) else { continue };
                if self.reading.stories.iter().all(|story| story.part == 0) {
                    self.begin_line();
                }
                self.story = self.reading.stories.len();
                self.reading.stories.push(Story { part, host: Some((story, run)) });
                self.story(note);
            }
        }
    }
}

/// The beginnings of fields that do not end.
fn broken(tree: &Tree) -> BTreeSet<Id> {
    let mut open = Vec::new();
    for id in tree.all().filter(|id| tree.tag(*id) == Tag::FieldChar) {
        match tree.attribute(id, "fldCharType").as_deref() {
            Some("begin") => open.push(id),
            Some("end") => drop(open.pop()),
            _ => {}
        }
    }
    open.into_iter().collect()
}
