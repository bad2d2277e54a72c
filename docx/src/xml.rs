//! A part as a tree of the elements that matter here, each with its place in the text of the part.
//!
//! Places make it possible to change a part by writing something in between, so that all else stays as it is to the byte.

use std::ops::Range;

use quick_xml::{
    NsReader,
    escape::unescape,
    events::{BytesStart, Event},
    name::ResolveResult,
};

use crate::{error::Error, limits};

/// The elements of a document, in the transitional and the strict form of the standard (ECMA-376, parts 1 and 4).
pub const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// Other vocabularies that are looked into.
const OTHERS: [&str; 3] = [
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
];

macro_rules! tags {
    ($($tag:ident = $name:literal,)*) => {
        /// The elements that are told apart.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Tag {
            /// Characters as they are written.
            Text,
            /// Characters in a CDATA section.
            Data,
            /// A character by its name or number.
            Reference,
            /// Any other element.
            Other,
            $($tag,)*
        }

        impl Tag {
            /// By its name; as bytes, which are told apart one by one.
            fn of(name: &str) -> Self {
                match name.as_bytes() {
                    $($name => Self::$tag,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    AbstractNum = b"abstractNum",
    AbstractNumId = b"abstractNumId",
    AlternateContent = b"AlternateContent",
    BasedOn = b"basedOn",
    Body = b"body",
    Break = b"br",
    Carriage = b"cr",
    Cell = b"tc",
    CellProperties = b"tcPr",
    Choice = b"Choice",
    Comment = b"comment",
    Deleted = b"del",
    Document = b"document",
    EndnoteReference = b"endnoteReference",
    Endnote = b"endnote",
    Fallback = b"Fallback",
    FieldChar = b"fldChar",
    FootnoteReference = b"footnoteReference",
    Footnote = b"footnote",
    GridAfter = b"gridAfter",
    GridBefore = b"gridBefore",
    GridSpan = b"gridSpan",
    Hidden = b"hidden",
    HorizontalMerge = b"hMerge",
    Inserted = b"ins",
    IsLegal = b"isLgl",
    Level = b"lvl",
    LevelOverride = b"lvlOverride",
    LevelRestart = b"lvlRestart",
    LevelStyle = b"pStyle",
    LevelText = b"lvlText",
    MovedFrom = b"moveFrom",
    NoBreakHyphen = b"noBreakHyphen",
    Num = b"num",
    NumFormat = b"numFmt",
    NumId = b"numId",
    NumLevel = b"ilvl",
    NumProperties = b"numPr",
    NumStyleLink = b"numStyleLink",
    Override = b"Override",
    Paragraph = b"p",
    ParagraphProperties = b"pPr",
    PositionTab = b"ptab",
    Relationship = b"Relationship",
    Row = b"tr",
    RowProperties = b"trPr",
    Ruby = b"ruby",
    RubyBase = b"rubyBase",
    Run = b"r",
    RunProperties = b"rPr",
    RunStyle = b"rStyle",
    Start = b"start",
    StartOverride = b"startOverride",
    StructuredProperties = b"sdtPr",
    Style = b"style",
    StyleLink = b"styleLink",
    Suffix = b"suff",
    Symbol = b"sym",
    Tab = b"tab",
    Table = b"tbl",
    TextBox = b"txbxContent",
    Vanish = b"vanish",
    VerticalMerge = b"vMerge",
    Written = b"t",
}

/// An element or a piece of text, by its number in its tree, in document order. The first is the root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u32);

#[derive(Debug)]
struct Node {
    tag: Tag,
    /// The next with the same parent, or 0.
    next: u32,
    /// The first within it, or 0.
    first: u32,
    start: u32,
    /// Where its start tag ends, and where its end tag begins; for an element without the latter, both are its end.
    inner: (u32, u32),
    end: u32,
}

/// A part, read.
#[derive(Debug)]
pub struct Tree {
    /// The part's name.
    pub name: String,
    /// What it says.
    pub source: String,
    nodes: Vec<Node>,
}

impl Tree {
    /// Reads a part.
    pub fn read(name: &str, source: String) -> Result<Self, Error> {
        let nodes = nodes(name, &source)?;
        Ok(Self { name: name.to_owned(), source, nodes })
    }

    /// The outermost element.
    #[expect(clippy::unused_self, reason = "numbers belong to a tree")]
    pub fn root(&self) -> Id {
        Id(0)
    }

    fn node(&self, id: Id) -> &Node {
        const NONE: &Node = &Node { tag: Tag::Other, next: 0, first: 0, start: 0, inner: (0, 0), end: 0 };
        usize::try_from(id.0).ok().and_then(|index| self.nodes.get(index)).unwrap_or(NONE)
    }

    /// What it is.
    pub fn tag(&self, id: Id) -> Tag {
        self.node(id).tag
    }

    /// Where it stands in the source, with its tags.
    pub fn range(&self, id: Id) -> Range<usize> {
        range(self.node(id).start, self.node(id).end)
    }

    /// What stands between its tags, in the source.
    pub fn inner(&self, id: Id) -> Range<usize> {
        let (start, end) = self.node(id).inner;
        range(start, end)
    }

    /// Its start tag as it is written.
    pub fn start_tag(&self, id: Id) -> &str {
        self.slice(self.range(id).start..self.inner(id).start)
    }

    /// Its end tag as it is written; empty for an element that needs none.
    pub fn end_tag(&self, id: Id) -> &str {
        self.slice(self.inner(id).end..self.range(id).end)
    }

    /// The source in a range.
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.source.get(range).unwrap_or_default()
    }

    /// What stands right in it, in order.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let some = |number| (number != 0).then_some(Id(number));
        std::iter::successors(some(self.node(id).first), move |child| some(self.node(*child).next))
    }

    /// All nodes, in document order.
    pub fn all(&self) -> impl Iterator<Item = Id> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(0)).map(Id)
    }

    /// The first child of this kind.
    pub fn child(&self, id: Id, tag: Tag) -> Option<Id> {
        self.children(id).find(|child| self.tag(*child) == tag)
    }

    /// An attribute of it by its local name: elements of Word's have none that differ in their namespaces only.
    pub fn attribute(&self, id: Id, name: &str) -> Option<String> {
        let tag = self.start_tag(id).strip_prefix('<')?;
        let tag = tag.strip_suffix("/>").or_else(|| tag.strip_suffix('>'))?;
        let named = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
        let start = BytesStart::from_content(tag, named);
        let found = start.attributes().with_checks(false).flatten().find(|attribute| local(attribute.key.0) == name)?;
        Some(unescape(&found.value).ok()?.into_owned())
    }

    /// The attribute `val`, which most elements have.
    pub fn value(&self, id: Id) -> Option<String> {
        self.attribute(id, "val")
    }

    /// The value of a child.
    pub fn child_value(&self, id: Id, tag: Tag) -> Option<String> {
        self.value(self.child(id, tag)?)
    }

    /// The value of a child that is a number.
    pub fn child_number(&self, id: Id, tag: Tag) -> Option<i32> {
        self.child_value(id, tag)?.trim().parse().ok()
    }

    /// The value of a child that is on or off (ECMA-376, 17.17.4): on when it says nothing.
    pub fn child_switch(&self, id: Id, tag: Tag) -> Option<bool> {
        let child = self.child(id, tag)?;
        Some(!self.value(child).is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off")))
    }

    /// The prefix that the root binds to Word's vocabulary, with what the root says of it.
    pub fn is_bound(&self, prefix: &str, namespace: &str) -> bool {
        let declaration = format!("xmlns:{prefix}");
        let tag = self.start_tag(self.root());
        [format!("{declaration}=\"{namespace}\""), format!("{declaration}='{namespace}'")]
            .iter()
            .any(|bound| tag.contains(bound.as_str()))
    }
}

fn range(start: u32, end: u32) -> Range<usize> {
    let place = |place| usize::try_from(place).unwrap_or(0);
    place(start)..place(end)
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn at(nodes: &mut [Node], id: u32) -> Option<&mut Node> {
    nodes.get_mut(usize::try_from(id).ok()?)
}

/// An element that is being read.
struct Open {
    id: u32,
    last: u32,
}

fn nodes(part: &str, source: &str) -> Result<Vec<Node>, Error> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut reader = NsReader::from_str(source);
    reader.config_mut().check_comments = false;
    let wrong = |at| Error::Xml { part: part.to_owned(), at };
    loop {
        let start = reader.buffer_position();
        let Ok((namespace, event)) = reader.read_resolved_event() else { return Err(wrong(reader.error_position())) };
        let known = |name: &str| match namespace {
            ResolveResult::Bound(bound) if WORD.contains(&bound.0) || OTHERS.contains(&bound.0) => Tag::of(name),
            _ => Tag::Other,
        };
        let tag = match &event {
            Event::Start(tag) | Event::Empty(tag) => known(local(tag.name().0)),
            Event::Text(_) => Tag::Text,
            Event::CData(_) => Tag::Data,
            Event::GeneralRef(_) => Tag::Reference,
            Event::End(_) => Tag::Other,
            Event::Eof => break,
            // What a document type declares could be made to grow without end.
            Event::DocType(_) => return Err(wrong(start)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
        };
        let place = |place: u64| u32::try_from(place).map_err(|_| Error::TooLarge);
        let (start, end) = (place(start)?, place(reader.buffer_position())?);
        if let Event::End(_) = event {
            let closed = open.pop().ok_or_else(|| wrong(start.into()))?;
            if let Some(node) = at(&mut nodes, closed.id) {
                node.inner.1 = start;
                node.end = end;
            }
            continue;
        }
        let is_text = matches!(tag, Tag::Text | Tag::Data | Tag::Reference);
        let id = place(nodes.len() as u64)?;
        match open.last_mut() {
            Some(parent) => {
                let holds_text = at(&mut nodes, parent.id).is_some_and(|node| node.tag == Tag::Written);
                if is_text && !holds_text {
                    continue;
                }
                let is_first = parent.last == 0;
                let before = if is_first { parent.id } else { parent.last };
                if let Some(node) = at(&mut nodes, before) {
                    *(if is_first { &mut node.first } else { &mut node.next }) = id;
                }
                parent.last = id;
            }
            None if is_text => continue,
            // There is one root.
            None if id > 0 => return Err(wrong(start.into())),
            None => {}
        }
        if nodes.len() >= limits::ELEMENTS {
            return Err(Error::TooComplex { part: part.to_owned() });
        }
        nodes.push(Node { tag, next: 0, first: 0, start, inner: (end, end), end });
        if let Event::Start(_) = event {
            if open.len() >= limits::DEPTH {
                return Err(Error::TooComplex { part: part.to_owned() });
            }
            open.push(Open { id, last: 0 });
        }
    }
    if nodes.is_empty() || !open.is_empty() {
        return Err(wrong(reader.buffer_position()));
    }
    Ok(nodes)
}

/// What a reference in a text stands for: `amp` for `&amp;`, `#x4e00` for `&#x4e00;`.
pub fn referred(reference: &str) -> Option<char> {
    unescape(reference).ok()?.chars().next()
}

/// A text as it may stand in an element or an attribute. Characters that XML has no way to write are left out.
pub fn escaped(text: &str) -> String {
    let is_legal = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..);
    let text: String = text.chars().filter(is_legal).collect();
    quick_xml::escape::escape(text.as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Tree, Error> {
        Tree::read("document.xml", format!("<w:document xmlns:w=\"{}\">{body}</w:document>", WORD[0]))
    }

    #[test]
    fn elements_know_their_places() -> Result<(), Error> {
        let tree = read("<w:p w:a='1 &lt; 2'>\n<w:r><w:t>甲&amp;乙</w:t></w:r><w:br/></w:p>")?;
        let paragraph = tree.child(tree.root(), Tag::Paragraph).expect("there");
        assert_eq!(tree.attribute(paragraph, "a").as_deref(), Some("1 < 2"));
        let run = tree.child(paragraph, Tag::Run).expect("there");
        assert_eq!(tree.slice(tree.inner(run)), "<w:t>甲&amp;乙</w:t>");
        let text = tree.child(run, Tag::Written).expect("there");
        let pieces: Vec<_> = tree.children(text).map(|id| (tree.tag(id), tree.slice(tree.range(id)))).collect();
        assert_eq!(pieces, [(Tag::Text, "甲"), (Tag::Reference, "&amp;"), (Tag::Text, "乙")]);
        let last = tree.child(paragraph, Tag::Break).expect("there");
        assert_eq!((tree.start_tag(last), tree.end_tag(last)), ("<w:br/>", ""));
        Ok(())
    }

    #[test]
    fn vocabularies_are_told_by_their_names() -> Result<(), Error> {
        let source = format!("<document xmlns='{}' xmlns:o='urn:o'><o:p/><p/></document>", WORD[1]);
        let tree = Tree::read("document.xml", source)?;
        let tags: Vec<_> = tree.children(tree.root()).map(|id| tree.tag(id)).collect();
        assert_eq!(tags, [Tag::Other, Tag::Paragraph]);
        Ok(())
    }

    #[test]
    fn what_is_malformed_is_refused() {
        for body in ["<w:p>", "</w:p>", "<w:p></w:r>", "<w:p", "<w:t>&</w:t>"] {
            assert!(matches!(read(body), Err(Error::Xml { .. })), "{body}");
        }
        for source in ["", "words", "<a/><b/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"] {
            assert!(matches!(Tree::read("a", source.to_owned()), Err(Error::Xml { .. })), "{source}");
        }
        let deep = "<w:p>".repeat(limits::DEPTH) + &"</w:p>".repeat(limits::DEPTH);
        assert!(matches!(read(&deep), Err(Error::TooComplex { .. })));
    }
}
