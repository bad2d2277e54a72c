//! What styles say of numbers and of hidden text (ECMA-376, 17.7).

use std::collections::BTreeMap;

use crate::{
    limits,
    xml::{Id, Tag, Tree},
};

/// What properties say, directly or through a style.
#[derive(Debug, Clone, Copy, Default)]
pub struct Listed {
    /// The list, 0 for none.
    pub num: Option<i32>,
    /// The level in it, from 0.
    pub level: Option<i32>,
}

/// What the `numPr` in a `pPr` says.
pub fn listed(tree: &Tree, properties: Option<Id>) -> Listed {
    let Some(list) = properties.and_then(|id| tree.child(id, Tag::NumProperties)) else { return Listed::default() };
    Listed { num: tree.child_number(list, Tag::NumId), level: tree.child_number(list, Tag::NumLevel) }
}

#[derive(Debug)]
struct Style {
    base: Option<String>,
    list: Listed,
    vanish: Option<bool>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(tree: &Tree) -> Self {
        let mut all = Self::default();
        for id in tree.children(tree.root()).filter(|id| tree.tag(*id) == Tag::Style) {
            let Some(name) = tree.attribute(id, "styleId") else { continue };
            let is_default = tree.attribute(id, "default").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
            if is_default && tree.attribute(id, "type").as_deref() == Some("paragraph") {
                all.default = Some(name.clone());
            }
            let run = tree.child(id, Tag::RunProperties);
            let style = Style {
                base: tree.child_value(id, Tag::BasedOn),
                list: listed(tree, tree.child(id, Tag::ParagraphProperties)),
                vanish: run.and_then(|run| tree.child_switch(run, Tag::Vanish)),
            };
            all.styles.insert(name, style);
        }
        all
    }

    /// The style of a paragraph by the name it gives, or the default one, and those it is based on, nearest first.
    pub fn of_paragraph<'a>(&'a self, name: Option<&'a str>) -> Chain<'a> {
        Chain { styles: self, name: name.or(self.default.as_deref()) }
    }

    /// The style of a run by the name it gives.
    pub fn of_run<'a>(&'a self, name: Option<&'a str>) -> Chain<'a> {
        Chain { styles: self, name }
    }
}

/// A style and those it is based on.
#[derive(Debug, Clone, Copy)]
pub struct Chain<'a> {
    styles: &'a Styles,
    name: Option<&'a str>,
}

impl<'a> Chain<'a> {
    fn styles(self) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let get = move |name: &'a str| self.styles.styles.get_key_value(name);
        let first = self.name.and_then(get);
        std::iter::successors(first, move |(_, style)| style.base.as_deref().and_then(get))
            .map(|(name, style)| (name.as_str(), style))
            // A circle of styles would go on for ever.
            .take(limits::STYLES)
    }

    /// Whether it hides text, if it says so.
    pub fn vanish(self) -> Option<bool> {
        self.styles().find_map(|(_, style)| style.vanish)
    }

    /// The list that it puts its paragraphs into.
    pub fn num(self) -> Option<i32> {
        self.styles().find_map(|(_, style)| style.list.num)
    }

    /// The styles by name, each with the level that it says its paragraphs stand on.
    pub fn levels(self) -> impl Iterator<Item = (&'a str, Option<i32>)> {
        self.styles().map(|(name, style)| (name, style.list.level))
    }
}
