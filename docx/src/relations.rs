//! How the parts of a package are bound together (ECMA-376, part 2, 9.3).

use crate::{
    error::Error,
    package::Package,
    xml::{Tag, Tree},
};

/// What one part says of another.
#[derive(Debug)]
pub struct Relation {
    /// The last step of its type: `styles`, `comments`.
    kind: String,
    /// The part it leads to.
    target: String,
}

/// The relations of a part, or of the package itself when `part` is empty.
pub fn of(package: &Package, part: &str) -> Result<Vec<Relation>, Error> {
    let name = name(part);
    let Some(source) = package.text(&name)? else { return Ok(Vec::new()) };
    let tree = Tree::read(&name, source)?;
    let relations = tree.children(tree.root()).filter(|id| tree.tag(*id) == Tag::Relationship);
    let read = |id| {
        let is_external = tree.attribute(id, "TargetMode").as_deref() == Some("External");
        let kind = tree.attribute(id, "Type")?;
        let target = tree.attribute(id, "Target").filter(|_| !is_external)?;
        Some(Relation { kind: kind.rsplit('/').next()?.to_owned(), target: resolve(part, &target) })
    };
    Ok(relations.filter_map(read).collect())
}

/// The part that one of the relations of this kind leads to.
pub fn target<'a>(relations: &'a [Relation], kind: &str) -> Option<&'a str> {
    relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.as_str())
}

/// The part that holds the relations of a part.
pub fn name(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// A target as seen from a part.
fn resolve(part: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { part.split('/').collect() };
    steps.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::{name, resolve};

    #[test]
    fn targets_are_seen_from_their_part() {
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolve("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "/word/./styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "../x/comments.xml"), "x/comments.xml");
        assert_eq!(resolve("a.xml", "../../b.xml"), "b.xml");
    }

    #[test]
    fn relations_stand_beside_their_part() {
        assert_eq!(name(""), "_rels/.rels");
        assert_eq!(name("word/document.xml"), "word/_rels/document.xml.rels");
    }
}
