//! What is read from Word files.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod common;

use common::{document, fixtures, text};
use hegao_docx::{Place, read};

#[test]
fn fixtures_read_as_they_were_seen() {
    for (path, bytes, seen) in fixtures() {
        let document = read(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(document.text(), seen, "{}", path.display());
    }
}

#[test]
fn places_lead_back_to_paragraph_and_run() {
    let bytes = document(
        "<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>丙</w:t></w:r></w:p>",
    );
    let document = read(&bytes).expect("a document");
    assert_eq!(document.text(), "甲\n乙丙");
    let place = |paragraph, run| Some(Place { part: "word/document.xml", paragraph, run: Some(run) });
    assert_eq!(document.place(0), place(1, 0));
    assert_eq!(document.place("甲".len()), None);
    assert_eq!(document.place("甲\n".len()), place(2, 0));
    assert_eq!(document.place("甲\n乙".len()), place(2, 2));
    assert_eq!(document.place("甲\n乙丙".len()), None);
}

#[test]
fn numbers_are_told_from_what_was_written() {
    for (path, bytes, _) in fixtures().into_iter().filter(|(path, ..)| path.ends_with("number-levels.docx")) {
        let document = read(&bytes).expect("a document");
        let numbers: Vec<_> = document.numbers().map(|number| &document.text()[number]).collect();
        assert_eq!(numbers.get(..4), Some(&["一、", "（一）", "1. ", "2. "][..]), "{}", path.display());
        let first = document.numbers().next().expect("a number");
        assert_eq!(document.place(first.start).map(|place| (place.paragraph, place.run)), Some((2, None)));
    }
}

#[test]
fn wide_cells_keep_the_columns_below_them() {
    let cell =
        |text: &str, span: &str| format!("<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let two = "<w:gridSpan w:val=\"2\"/>";
    let rows = [
        format!("<w:tr>{}{}</w:tr>", cell("甲", two), cell("乙", "")),
        format!("<w:tr>{}{}{}</w:tr>", cell("丙", ""), cell("丁", ""), cell("戊", "")),
    ];
    assert_eq!(text(&format!("<w:tbl>{}</w:tbl>", rows.concat())), "甲\t\t乙\n丙\t丁\t戊");
}

#[test]
fn a_table_cannot_be_wider_than_any_table() {
    let cells = "<w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc>";
    assert_eq!(text(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).len(), 64);
}
