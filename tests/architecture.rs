//! The arrows between the rooms of the crate, kept by reading its sources: text ← draft ← rules ← wire ← wasm.
//!
//! Comments, documentation and strings may name anything; code may not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use hegao::rules::RULES;

/// What may be named at the crate's root, by the file or folder that names it.
const ARROWS: [(&str, &[&str]); 4] = [
    ("text", &["text"]),
    ("draft", &["draft", "text"]),
    ("finding.rs", &["finding", "text"]),
    // What stands at the root itself is for tests, which check a whole draft.
    ("rules", &["rules", "config", "finding", "draft", "text", "check", "Config", "Finding", "Severity"]),
];

/// What only `wasm.rs` knows.
const JAVASCRIPT: [&str; 2] = ["wasm_bindgen", "js_sys"];

/// Files in `src/rules` that are no rules.
const NO_RULES: [&str; 2] = ["mod", "testing"];

#[test]
fn each_room_names_only_those_before_it() {
    let mut wrong = Vec::new();
    for (room, allowed) in ARROWS {
        let files = files_in(&src().join(room));
        assert!(!files.is_empty(), "src/{room} is gone: mend ARROWS");
        for file in files {
            let named = named_at_root(&code(&fs::read_to_string(&file).unwrap()), depth(&file));
            let bad = named.iter().filter(|name| !allowed.contains(&name.as_str()));
            wrong.extend(bad.map(|name| format!("{} names crate::{name}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_wasm_face_knows_javascript() {
    let mut wrong = Vec::new();
    for file in files_in(&src()) {
        let code = code(&fs::read_to_string(&file).unwrap());
        let knows = tokens(&code).into_iter().any(|token| JAVASCRIPT.contains(&token));
        if knows != file.ends_with("wasm.rs") {
            wrong.push(file);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn each_rule_stands_in_the_table_and_in_a_file_of_its_name() {
    let files: BTreeSet<String> = fs::read_dir(src().join("rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| !NO_RULES.contains(&name.as_str()))
        .collect();
    let table: BTreeSet<String> = RULES.iter().map(|rule| rule.id.replace('-', "_")).collect();
    assert_eq!(files, table, "files in src/rules (left), ids in RULES (right)");
    assert_eq!(table.len(), RULES.len(), "an id stands in RULES twice");
    for name in files {
        let file = fs::read_to_string(src().join("rules").join(&name).with_extension("rs")).unwrap();
        let id = format!("id: \"{}\"", name.replace('_', "-"));
        assert!(file.contains(&id), "{name}.rs does not say {id}");
    }
}

#[test]
fn paths_are_found_however_they_are_written() {
    let named = |code: &str, depth| Vec::from_iter(named_at_root(code, depth));
    assert_eq!(named("use crate::rules::RULES;", 2), ["rules"]);
    assert_eq!(named("use crate::{draft::{self, Draft}, text::Span, finding};", 2), ["draft", "finding", "text"]);
    assert_eq!(named("fn f(x: crate :: wire :: Finding) {}", 2), ["wire"]);
    assert_eq!(named("use super::{super::rules, date};", 2), ["rules"]);
    assert_eq!(named("use super::super::super::wasm;", 3), ["wasm"]);
    assert_eq!(named("use super::super::date; use super::*;", 3), [""; 0]);
    assert_eq!(named("use crate as whole;", 2), ["as"]);
}

#[test]
fn comments_and_strings_are_no_code() {
    let source = r##"
        //! crate::rules
        /* crate::rules /* nested */ crate::rules */
        fn f<'a>(c: &'a char) -> &'a str { let _ = ('"', '\'', '\u{41}', b'"'); "a \" crate::rules" } // crate::rules
        const R: &str = r#"crate::rules " "#;
        use crate::text;
    "##;
    assert_eq!(Vec::from_iter(named_at_root(&code(source), 2)), ["text"]);
}

/// Tests run in the folder of their crate.
fn src() -> PathBuf {
    PathBuf::from("src")
}

/// The Rust files at `path`, which is one or a folder of them.
fn files_in(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        return fs::read_dir(path).unwrap().flat_map(|entry| files_in(&entry.unwrap().path())).collect();
    }
    let is_rust = path.is_file() && path.extension().is_some_and(|extension| extension == "rs");
    Vec::from_iter(is_rust.then(|| path.to_owned()))
}

/// How many `super::` lead from the module of `file` to the crate's root.
fn depth(file: &Path) -> usize {
    let below = file.strip_prefix(src()).unwrap().components().count();
    below - usize::from(file.ends_with("mod.rs"))
}

/// The names that `code`, of a module `depth` below the root, uses out of the root: those after `crate::`, and after as many
/// `super::` as reach it. Modules within the file do not count as depth, so that a name may be found that is none: better so.
fn named_at_root(code: &str, depth: usize) -> BTreeSet<String> {
    let tokens = tokens(code);
    let mut named = BTreeSet::new();
    for (i, token) in tokens.iter().enumerate() {
        match *token {
            "crate" => read_names(tokens.get(i + 1..).unwrap(), 0, &mut named),
            "super" => read_names(tokens.get(i..).unwrap(), depth, &mut named),
            _ => {}
        }
    }
    // `pub(crate)` names nothing; neither does a glob or the module itself.
    named.retain(|name| ![")", "*", "self", "super"].contains(&name.as_str()));
    named
}

/// Reads on after `crate`, or at `super`: the first name that is `supers` modules up, or each such name of a group.
fn read_names(tokens: &[&str], supers: usize, named: &mut BTreeSet<String>) {
    match tokens {
        ["super", rest @ ..] if supers > 0 => read_names(rest, supers - 1, named),
        ["::", "{", rest @ ..] => {
            let mut depth = 0_usize;
            let mut starts = true;
            for (i, token) in rest.iter().enumerate() {
                if starts && depth == 0 && *token != "}" {
                    read_names(rest.get(i..).unwrap(), supers, named);
                }
                starts = matches!(*token, "," | "{");
                match *token {
                    "{" => depth += 1,
                    "}" if depth == 0 => break,
                    "}" => depth -= 1,
                    _ => {}
                }
            }
        }
        ["::", rest @ ..] => read_names(rest, supers, named),
        [name, ..] if supers == 0 => _ = named.insert((*name).to_owned()),
        _ => {}
    }
}

/// The words and marks of `code`, `::` being one.
fn tokens(code: &str) -> Vec<&str> {
    let is_word = |c: char| c == '_' || c.is_alphanumeric();
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match rest.find(|c| !is_word(c)) {
            Some(0) if rest.starts_with("::") => 2,
            Some(0) => first.len_utf8(),
            Some(word) => word,
            None => rest.len(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// `source` without its comments, strings and characters.
fn code(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = comment(rest).or_else(|| string(rest)).or_else(|| character(rest));
        if length.is_some() {
            code.push(' ');
        } else {
            code.push(first);
        }
        rest = rest.get(length.unwrap_or(first.len_utf8())..).unwrap();
    }
    code
}

/// The length of the comment that `rest` begins with.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let mut open = 0;
    let mut at = 0;
    while rest.starts_with("/*") {
        let here = rest.get(at..)?;
        match here {
            _ if here.starts_with("/*") => (open, at) = (open + 1, at + 2),
            _ if here.starts_with("*/") => (open, at) = (open - 1, at + 2),
            _ => at += here.chars().next()?.len_utf8(),
        }
        if open == 0 {
            return Some(at);
        }
    }
    None
}

/// The length of the string, raw or not, that `rest` begins with.
fn string(rest: &str) -> Option<usize> {
    if let Some(raw) = rest.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let body = raw.get(hashes..)?.strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(2 + hashes + body.find(&end)? + end.len());
    }
    let mut escaped = false;
    let body = rest.strip_prefix('"')?;
    let end = body.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    Some(end? + 2)
}

/// The length of the character (not the lifetime) that `rest` begins with.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    if let Some(escape) = body.strip_prefix('\\') {
        let escaped = escape.chars().next()?.len_utf8();
        return Some(3 + escaped + escape.get(escaped..)?.find('\'')?);
    }
    let one = body.chars().next()?.len_utf8();
    body.get(one..)?.starts_with('\'').then_some(one + 2)
}
