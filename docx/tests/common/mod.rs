//! Word files to test with.

#![allow(dead_code, reason = "each test uses some of it")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use hegao_docx::{Changed, Changes, Edit, Finding, read};
use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec};
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveWriter};

pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a zip, by name, in order.
pub type Parts = Vec<(String, Vec<u8>)>;

/// All files in `fixtures` with the text that was seen in them.
pub fn fixtures() -> Vec<(PathBuf, Vec<u8>, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("readable").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "docx")).collect();
    files.sort();
    assert!(files.len() > 10);
    let load = |path: PathBuf| {
        let text = fs::read_to_string(path.with_extension("txt")).expect("what was seen");
        (path.clone(), fs::read(&path).expect("readable"), text)
    };
    files.into_iter().map(load).collect()
}

pub fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipArchiveWriter::new(Vec::new());
    for (name, content) in parts {
        let file = writer.new_file(name).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, _) = file.start().expect("a name");
        entry.write_all(&compress_to_vec(content, 6)).expect("written");
        entry.finish(DataDescriptorOutput::new(rawzip::crc32(content), content.len() as u64)).expect("written");
    }
    writer.finish().expect("written")
}

pub fn unzip(bytes: &[u8]) -> Parts {
    let archive = ZipArchive::from_slice(bytes).expect("a zip");
    let entries = archive.entries().map(|entry| entry.expect("an entry"));
    let unpack = |entry: rawzip::ZipFileHeaderRecord| {
        let name = String::from_utf8(entry.file_path().as_bytes().to_vec()).expect("a name");
        let packed = archive.get_entry(entry.wayfinder()).expect("content").data().to_vec();
        let content = match entry.compression_method() {
            CompressionMethod::STORE => packed,
            _ => decompress_to_vec(&packed).expect("deflated"),
        };
        assert_eq!(rawzip::crc32(&content), entry.crc32(), "{name}");
        (name, content)
    };
    entries.map(unpack).collect()
}

/// One part of a zip.
pub fn part(bytes: &[u8], name: &str) -> String {
    let parts: BTreeMap<_, _> = unzip(bytes).into_iter().collect();
    String::from_utf8(parts.get(name).unwrap_or_else(|| panic!("no {name}")).clone()).expect("UTF-8")
}

/// The parts of a document with this body.
pub fn parts(body: &str) -> Parts {
    let package = "http://schemas.openxmlformats.org/package/2006";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"></Types>")),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"a\" Type=\"{rel}/officeDocument\" \
                 Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        ("word/document.xml", format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>")),
    ];
    parts.map(|(name, content)| (name.to_owned(), content.into_bytes())).to_vec()
}

/// A document with this body.
pub fn document(body: &str) -> Vec<u8> {
    zip(&parts(body))
}

/// The text of a document with this body.
pub fn text(body: &str) -> String {
    read(&document(body)).expect("a document").text().to_owned()
}

/// A finding on words that stand in the text once, which says them.
pub fn finding(text: &str, words: &str) -> Finding {
    assert_eq!(text.matches(words).count(), 1, "{words} in {text}");
    let start = text.find(words).expect("there");
    Finding { span: start..start + words.len(), message: words.to_owned() }
}

/// An edit of words that stand in the text once.
pub fn edit(text: &str, words: &str, new: &str) -> Edit {
    Edit { span: finding(text, words).span, text: new.to_owned() }
}

pub fn write(bytes: &[u8], changes: &Changes) -> Changed {
    read(bytes).expect("a document").write(changes).expect("written")
}

/// The body of a document with comments on some words and other words for some.
pub fn changed(body: &str, findings: &[&str], edits: &[(&str, &str)]) -> String {
    let bytes = document(body);
    let text = text(body);
    let findings = findings.iter().map(|words| finding(&text, words)).collect();
    let edits = edits.iter().map(|(words, new)| edit(&text, words, new)).collect();
    let changed = write(&bytes, &Changes { findings, edits, date: None });
    assert_eq!((changed.skipped_findings, changed.skipped_edits), (vec![], vec![]));
    let source = part(&changed.bytes, "word/document.xml");
    let body = source.split_once("<w:body>").and_then(|(_, rest)| rest.split_once("</w:body>"));
    body.expect("a body").0.to_owned()
}

/// The text of a file.
pub fn read_text(bytes: &[u8]) -> String {
    read(bytes).expect("a document").text().to_owned()
}
