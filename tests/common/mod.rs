//! What the integration tests share: the drafts, their tables, and the corpus where it is present.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::{fs, path::PathBuf};

use hegao::text::Span;

/// A document to test with.
pub struct Document {
    /// Its file's name.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// The drafts written for this project.
pub fn drafts() -> Vec<Document> {
    let drafts = documents(&root().join("tests/drafts"));
    assert!(drafts.len() >= 12, "the drafts are missing");
    drafts
}

/// The published documents in `../shared/corpus/<folder>`; none, said aloud, where they are absent.
pub fn corpus(folder: &str) -> Vec<Document> {
    let path = root().join("../shared/corpus").join(folder);
    if !path.is_dir() {
        eprintln!("SKIPPED: no corpus in {}", path.display());
        return Vec::new();
    }
    documents(&path)
}

/// The labelled passages of the corpus, one document each; none, said aloud, where they are absent.
pub fn passages() -> Vec<Document> {
    let path = root().join("../shared/corpus/figures.jsonl");
    let Ok(lines) = fs::read_to_string(&path) else {
        eprintln!("SKIPPED: no corpus in {}", path.display());
        return Vec::new();
    };
    let passage = |line: &str| {
        let passage: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| passage[name].as_str().unwrap().to_owned();
        Document { name: field("id"), text: field("text") }
    };
    lines.lines().map(passage).collect()
}

/// The rows of a tab-separated table beside the drafts, without its header.
pub fn table(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("tests/drafts").join(name)).unwrap();
    let rows: Vec<Vec<String>> =
        text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    assert!(!rows.is_empty(), "{name} is empty");
    rows
}

/// Where a byte of a text is after a change.
pub type Moved = Box<dyn Fn(usize) -> usize>;

/// `text` with the bytes of each span replaced, and where its places are then; spans in text order, not overlapping.
pub fn replaced(text: &str, edits: &[(Span, String)]) -> (String, Moved) {
    let mut result = String::new();
    let mut end = 0;
    for (span, replacement) in edits {
        result += &text[end..span.start];
        result += replacement;
        end = span.end;
    }
    result += &text[end..];
    let lengths: Vec<(Span, usize)> = edits.iter().map(|(span, text)| (*span, text.len())).collect();
    let moved = move |at: usize| {
        let before = || lengths.iter().filter(|(span, _)| span.end <= at);
        at + before().map(|(_, length)| length).sum::<usize>()
            - before().map(|(span, _)| span.end - span.start).sum::<usize>()
    };
    (result, Box::new(moved))
}

/// The number of the line that the byte `offset` stands in, from 1.
pub fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn documents(folder: &std::path::Path) -> Vec<Document> {
    let mut documents: Vec<Document> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"))
        .map(|path| Document {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            text: fs::read_to_string(&path).unwrap(),
        })
        .collect();
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    documents
}

/// `number` with its digits changed by `units` of the last place, at its own count of decimals; none below zero.
pub fn nudged(number: &str, units: i64) -> Option<String> {
    let places = number.find('.').map_or(0, |point| number.len() - point - 1);
    let value: i64 = number.replace('.', "").parse::<i64>().ok()? + units;
    let digits = format!("{:0>width$}", (value > 0).then_some(value)?, width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    Some(if places == 0 { whole.to_owned() } else { format!("{whole}.{fraction}") })
}
