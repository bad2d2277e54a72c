//! Automatic numbers: lists as `numbering.xml` defines them (ECMA-376, 17.9), and how far each has counted.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    limits, numeral,
    styles::{Chain, Listed, Styles},
    symbol,
    xml::{Id, Tag, Tree},
};

/// Lists have nine levels.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Debug, Default)]
struct Level {
    start: i32,
    format: String,
    /// What is written, with `%1` for the number of the first level.
    text: String,
    /// Whether nothing parts the number from the text.
    is_close: bool,
    /// Whether all numbers are written in digits.
    is_legal: bool,
    /// The level, from 1, that has to count for this one to begin anew; 0 for none.
    restart: Option<usize>,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
}

type Levels = BTreeMap<usize, Rc<Level>>;

#[derive(Debug, Default)]
struct Num {
    /// The definition that it counts by, with all others that do.
    definition: i32,
    levels: Levels,
    /// Where levels begin to count when this list first comes to them.
    starts: BTreeMap<usize, i32>,
}

/// The lists of a document, and their counts.
#[derive(Debug, Default)]
pub struct Numbering {
    nums: BTreeMap<i32, Num>,
    /// The last number of each level, by definition: lists of one definition count on.
    counts: BTreeMap<i32, [Option<i32>; LEVELS]>,
    /// The levels that have begun as their list says.
    begun: BTreeSet<(i32, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(tree: &Tree, styles: &Styles) -> Self {
        let mut definitions: BTreeMap<i32, (Levels, Option<String>)> = BTreeMap::new();
        let mut linked = BTreeMap::new();
        for id in tree.children(tree.root()).filter(|id| tree.tag(*id) == Tag::AbstractNum) {
            let Some(number) = number(tree, id, "abstractNumId") else { continue };
            if let Some(style) = tree.child_value(id, Tag::StyleLink) {
                linked.insert(style, number);
            }
            definitions.insert(number, (levels(tree, id), tree.child_value(id, Tag::NumStyleLink)));
        }
        let nums = tree.children(tree.root()).filter(|id| tree.tag(*id) == Tag::Num);
        let nums: BTreeMap<i32, Id> = nums.filter_map(|id| Some((number(tree, id, "numId")?, id))).collect();
        // A definition may be that of a style: found by the link, or through the list that the style names.
        let resolve = |definition: i32| {
            let style = definitions.get(&definition)?.1.as_deref()?;
            let by_style = || {
                let num = styles.of_run(Some(style)).num()?;
                tree.child_number(*nums.get(&num)?, Tag::AbstractNumId)
            };
            linked.get(style).copied().or_else(by_style)
        };
        let read = |id: Id| {
            let definition = tree.child_number(id, Tag::AbstractNumId)?;
            let definition = resolve(definition).unwrap_or(definition);
            let mut num = Num { definition, ..Num::default() };
            num.levels.clone_from(&definitions.get(&definition)?.0);
            for id in tree.children(id).filter(|id| tree.tag(*id) == Tag::LevelOverride) {
                num.levels.append(&mut levels(tree, id));
                if let Some((level, start)) = level_of(tree, id).zip(tree.child_number(id, Tag::StartOverride)) {
                    num.starts.insert(level, start);
                }
            }
            Some(num)
        };
        let nums = nums.iter().filter_map(|(number, id)| Some((*number, read(*id)?))).collect();
        Self { nums, ..Self::default() }
    }

    /// Counts one paragraph, and gives what is written before it: by what the paragraph itself says of its list, and what its
    /// style says.
    pub fn next(&mut self, direct: Listed, style: Chain) -> Option<String> {
        let number = direct.num.or_else(|| style.num())?;
        let num = self.nums.get(&number)?;
        let by_style = || {
            style.levels().find_map(|(name, own)| {
                let linked = num.levels.iter().find(|(_, level)| level.style.as_deref() == Some(name));
                linked.map(|(level, _)| *level).or_else(|| usize::try_from(own?).ok())
            })
        };
        let level = match direct {
            Listed { level: Some(level), .. } => usize::try_from(level).ok(),
            Listed { num: Some(_), .. } => None,
            _ => by_style(),
        };
        let level = level.unwrap_or(0).min(LEVELS - 1);
        let definition = num.levels.get(&level)?;
        let start = |level: usize| {
            let start = num.starts.get(&level).copied();
            start.or_else(|| Some(num.levels.get(&level)?.start)).unwrap_or(1)
        };

        let counts = self.counts.entry(num.definition).or_default();
        let begins = num.starts.contains_key(&level) && self.begun.insert((number, level));
        for (index, count) in counts.iter_mut().enumerate() {
            match index.cmp(&level) {
                // A level that was passed over counts as begun.
                Ordering::Less => drop(count.get_or_insert_with(|| start(index))),
                Ordering::Equal => {
                    let next = count.filter(|_| !begins).map(|last| last.saturating_add(1));
                    *count = Some(next.unwrap_or_else(|| start(index)));
                }
                Ordering::Greater => {
                    let restart = num.levels.get(&index).and_then(|level| level.restart);
                    *count = count.filter(|_| restart.is_some_and(|restart| level >= restart));
                }
            }
        }
        Some(label(definition, &num.levels, counts))
    }
}

/// What a level writes.
fn label(level: &Level, levels: &Levels, counts: &[Option<i32>; LEVELS]) -> String {
    let mut text = String::new();
    if level.format == "bullet" {
        text.extend(level.text.chars().map(symbol::bullet));
    } else {
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            let place =
                chars.peek().filter(|_| c == '%').and_then(|digit| digit.to_digit(10)).filter(|digit| *digit > 0);
            let Some(place) = place.and_then(|place| usize::try_from(place - 1).ok()) else {
                text.push(c);
                continue;
            };
            chars.next();
            let format = levels.get(&place).map_or("decimal", |level| level.format.as_str());
            let format = if level.is_legal && format != "none" { "decimal" } else { format };
            if let Some(count) = counts.get(place).copied().flatten() {
                text.push_str(&numeral::written(count, format));
            }
        }
    }
    // A tab or a blank behind a Chinese mark is but the mark's own room; behind a digit it keeps two numbers apart.
    if !level.is_close && (text.ends_with(|c: char| c.is_ascii()) || level.format == "bullet" && !text.is_empty()) {
        text.push(' ');
    }
    text
}

fn number(tree: &Tree, id: Id, name: &str) -> Option<i32> {
    tree.attribute(id, name)?.trim().parse().ok()
}

fn level_of(tree: &Tree, id: Id) -> Option<usize> {
    usize::try_from(number(tree, id, "ilvl")?).ok().filter(|level| *level < LEVELS)
}

/// The levels that are defined in an element.
fn levels(tree: &Tree, id: Id) -> Levels {
    let levels = tree.children(id).filter(|id| tree.tag(*id) == Tag::Level);
    levels.filter_map(|id| Some((level_of(tree, id)?, Rc::new(level(tree, id))))).collect()
}

fn level(tree: &Tree, id: Id) -> Level {
    // A format that only newer programs know stands in a choice, with its nearest kin as the fallback.
    let format = tree.child_value(id, Tag::NumFormat).or_else(|| {
        let choice = tree.child(id, Tag::AlternateContent)?;
        let fallback = tree.child(choice, Tag::Fallback).or_else(|| tree.child(choice, Tag::Choice))?;
        tree.child_value(fallback, Tag::NumFormat)
    });
    let text = tree.child_value(id, Tag::LevelText).unwrap_or_default();
    Level {
        start: tree.child_number(id, Tag::Start).unwrap_or(0),
        format: format.unwrap_or_else(|| "decimal".to_owned()),
        text: text.chars().filter(|c| !c.is_control()).take(limits::PATTERN).collect(),
        is_close: tree.child_value(id, Tag::Suffix).as_deref() == Some("nothing"),
        is_legal: tree.child_switch(id, Tag::IsLegal).unwrap_or(false),
        restart: tree.child_number(id, Tag::LevelRestart).and_then(|level| usize::try_from(level).ok()),
        style: tree.child_value(id, Tag::LevelStyle),
    }
}
