//! The part that holds the comments, and what binds it to the document.

use std::{collections::BTreeSet, fmt::Write};

use crate::{
    change::highest_id,
    document::Document,
    error::Error,
    relations,
    weave::{AUTHOR, Stamp, namespace},
    xml::{self, Tag, Tree},
};

/// Who comments, in short.
const INITIALS: &str = "核";
const TYPES: &str = "[Content_Types].xml";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";

/// The comments of a document, with those that are added.
pub struct Comments<'d> {
    document: &'d Document<'d>,
    tree: Tree,
    stamp: Stamp,
    is_new: bool,
    next: i64,
    added: String,
}

impl<'d> Comments<'d> {
    /// Those that are there already.
    pub fn open(document: &'d Document<'_>) -> Result<Self, Error> {
        let is_new = document.comments.is_none();
        let tree = if let Some(name) = &document.comments {
            let source = document.package.text(name)?;
            Tree::read(name, source.ok_or_else(|| Error::Missing { part: name.clone() })?)?
        } else {
            let namespace = document.parts.first().map_or(xml::WORD[0], namespace);
            Tree::read(&fresh(document), format!("{DECLARATION}<w:comments xmlns:w=\"{namespace}\"/>"))?
        };
        let next = highest_id(&tree, |tag| tag == Tag::Comment) + 1;
        let stamp = Stamp::new(&tree, None);
        Ok(Self { document, tree, stamp, is_new, next, added: String::new() })
    }

    /// Adds one, and gives its number.
    pub fn add(&mut self, message: &str, date: Option<&str>) -> i64 {
        let id = self.next;
        self.next += 1;
        let binding = &self.stamp.binding;
        let date = date.map(|date| format!(" w:date=\"{}\"", xml::escaped(date))).unwrap_or_default();
        let paragraph =
            |line| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", xml::escaped(line));
        let paragraphs: String = message.split('\n').map(paragraph).collect();
        let _ = write!(
            self.added,
            "<w:comment{binding} w:id=\"{id}\" w:author=\"{AUTHOR}\"{date} w:initials=\"{INITIALS}\">{paragraphs}</w:comment>"
        );
        id
    }

    /// The parts that are changed by what was added.
    pub fn finish(self) -> Result<Vec<(String, String)>, Error> {
        if self.added.is_empty() {
            return Ok(Vec::new());
        }
        let name = self.tree.name.clone();
        let mut parts = vec![(name.clone(), appended(&self.tree, &self.added))];
        if self.is_new {
            let package = &self.document.package;
            let main = self.document.parts.first();
            let part = |name: &str, root: &str| {
                let source = package.text(name)?.unwrap_or_else(|| format!("{DECLARATION}<{root}/>"));
                Tree::read(name, source)
            };
            let types = part(TYPES, &format!("Types xmlns=\"{PACKAGE}content-types\""))?;
            let prefix = prefix(&types);
            let entry = format!("<{prefix}Override PartName=\"/{name}\" ContentType=\"{CONTENT}\"/>");
            parts.push((TYPES.to_owned(), appended(&types, &entry)));

            let relations = relations::name(main.map_or("", |main| &main.name));
            let relations = part(&relations, &format!("Relationships xmlns=\"{PACKAGE}relationships\""))?;
            let used: BTreeSet<_> = relations.all().filter_map(|id| relations.attribute(id, "Id")).collect();
            let mut ids = (1..=used.len() + 1).map(|number| format!("rId{number}"));
            let id = ids.find(|id| !used.contains(id)).unwrap_or_default();
            let is_strict = main.is_some_and(|main| namespace(main) == xml::WORD[1]);
            let kind = if is_strict {
                "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
            } else {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
            };
            let prefix = self::prefix(&relations);
            // It lies in the folder of the document.
            let target = name.rsplit('/').next().unwrap_or_default();
            let entry = format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>");
            parts.push((relations.name.clone(), appended(&relations, &entry)));
        }
        Ok(parts)
    }
}

/// A name that no part has yet, beside the document.
fn fresh(document: &Document) -> String {
    let main = document.parts.first().map_or("", |main| main.name.as_str());
    let folder = main.rfind('/').and_then(|end| main.get(..=end)).unwrap_or("");
    let used: BTreeSet<_> = document.package.names().map(str::to_ascii_lowercase).collect();
    let names = (0..=used.len()).map(|number| match number {
        0 => format!("{folder}comments.xml"),
        number => format!("{folder}comments{number}.xml"),
    });
    names.into_iter().find(|name| !used.contains(&name.to_ascii_lowercase())).unwrap_or_default()
}

/// The prefix of the root, with its colon.
fn prefix(tree: &Tree) -> &str {
    let tag = tree.start_tag(tree.root()).strip_prefix('<').unwrap_or_default();
    let name = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).and_then(|end| tag.get(..end));
    name.and_then(|name| name.get(..=name.find(':')?)).unwrap_or("")
}

/// A part with something added at the end of its root.
fn appended(tree: &Tree, added: &str) -> String {
    let root = tree.root();
    let (start, inner, end) = (tree.range(root).start, tree.inner(root), tree.range(root).end);
    let (before, after) = (tree.slice(0..start), tree.slice(end..tree.source.len()));
    let opening = tree.start_tag(root);
    let source = if let Some(tag) = opening.strip_suffix("/>") {
        let name = tag.trim_start_matches('<').split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
        format!("{before}{tag}>{added}</{name}>{after}")
    } else {
        format!("{before}{opening}{}{added}{}{after}", tree.slice(inner), tree.end_tag(root))
    };
    in_utf8(source)
}

/// A part whose declaration says how it is written now.
pub fn in_utf8(source: String) -> String {
    let is_declaration = source.starts_with("<?xml");
    let Some((declaration, rest)) = source.split_once("?>").filter(|_| is_declaration) else { return source };
    let lower = declaration.to_ascii_lowercase();
    let Some(at) = lower.find("utf-16") else { return source };
    match (declaration.get(..at), declaration.get(at + "utf-16".len()..)) {
        (Some(before), Some(after)) => format!("{before}UTF-8{after}?>{rest}"),
        _ => source,
    }
}
