//! Comments into Word files: on which words, and what else changes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod common;

use common::{changed, document, finding, fixtures, part, read_text, unzip, write};
use hegao_docx::{Changes, Finding, read};

const START: &str = "<w:commentRangeStart w:id=\"0\"/>";
const END: &str = "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";

/// The words between the marks of each comment, as the part with the document has them.
fn stand(source: &str) -> Vec<String> {
    let mut words = Vec::new();
    for number in 0.. {
        let Some((_, rest)) = source.split_once(&format!("<w:commentRangeStart w:id=\"{number}\"/>")) else { break };
        let (inside, _) = rest.split_once(&format!("<w:commentRangeEnd w:id=\"{number}\"/>")).expect("an end");
        let runs = inside.split("<w:t").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</w:t>"));
        words.push(runs.map(|(text, _)| text).collect());
    }
    words
}

#[test]
fn a_run_is_split_around_the_words_and_keeps_its_formatting() {
    let body = "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>完成率93.7%左右</w:t></w:r></w:p>";
    let run = |text| format!("<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    assert_eq!(
        changed(body, &["93.7%"], &[]),
        format!("<w:p>{}{START}{}{END}{}</w:p>", run("完成率"), run("93.7%"), run("左右"))
    );
}

#[test]
fn a_whole_run_is_not_split() {
    let body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:tab/><w:t>乙&amp;</w:t></w:r></w:p>";
    let [first, second] = ["<w:r><w:t>甲</w:t></w:r>", "<w:r><w:tab/><w:t>乙&amp;</w:t></w:r>"];
    assert_eq!(changed(body, &["甲"], &[]), format!("<w:p>{START}{first}{END}{second}</w:p>"));
    assert_eq!(changed(body, &["甲\t乙&"], &[]), format!("<w:p>{START}{first}{second}{END}</w:p>"));
}

#[test]
fn a_run_is_split_between_its_elements_and_at_references() {
    let body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙&lt;丙</w:t></w:r></w:p>";
    assert_eq!(
        changed(body, &["\t乙<"], &[]),
        format!(
            "<w:p><w:r><w:t>甲</w:t></w:r>{START}<w:r><w:tab/><w:t xml:space=\"preserve\">乙&lt;</w:t></w:r>{END}\
             <w:r><w:t xml:space=\"preserve\">丙</w:t></w:r></w:p>"
        )
    );
}

#[test]
fn comments_overlap_nest_and_touch() {
    let body = "<w:p><w:r><w:t>甲乙丙丁</w:t></w:r><w:r><w:t>戊己</w:t></w:r></w:p>";
    let words = ["乙丙", "丙丁戊", "甲乙丙丁戊己", "丁", "己", "甲"];
    assert_eq!(stand(&changed(body, &words, &[])), words);
}

#[test]
fn a_comment_reaches_over_paragraphs() {
    let body = "<w:p><w:r><w:t>甲乙</w:t></w:r></w:p><w:p><w:r><w:t>丙丁</w:t></w:r></w:p>";
    assert_eq!(stand(&changed(body, &["乙\n丙"], &[])), ["乙丙"]);
}

#[test]
fn what_stands_on_no_words_goes_to_the_first_words_of_its_paragraph() {
    let (_, bytes, text) =
        fixtures().into_iter().find(|(path, ..)| path.ends_with("number-levels.docx")).expect("there");
    let on = |words: &str, is_empty: bool| {
        let mut finding = finding(&text, words);
        if is_empty {
            finding.span.end = finding.span.start;
        }
        let changed = write(&bytes, &Changes { findings: vec![finding], ..Changes::default() });
        stand(&part(&changed.bytes, "word/document.xml")).concat()
    };
    assert_eq!(on("第一章", false), "章");
    assert_eq!(on("沙河段6月", true), "沙河段6月底前完成");
    // An empty paragraph has no words: the next that has some stands in for it.
    assert_eq!(on("三、", false), "空的一段也占号");
}

#[test]
fn a_document_without_words_takes_no_comments() {
    let bytes = document("<w:p/>");
    let findings = vec![Finding { span: 0..0, message: "空".to_owned() }];
    let changed = write(&bytes, &Changes { findings, ..Changes::default() });
    assert_eq!(changed.skipped_findings, [0]);
    assert_eq!(unzip(&changed.bytes), unzip(&bytes));
}

#[test]
fn notes_and_text_boxes_are_commented_on_in_the_body() {
    for (name, words, before) in [
        ("notes.docx", "含普惠托位200个", "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
        ("notes.docx", "前期费用", "<w:r><w:endnoteReference w:id=\"1\"/></w:r>"),
        ("boxes.docx", "框中第一段\n框中第二段\n文本框", "<w:r><mc:AlternateContent>"),
    ] {
        let (_, bytes, text) = fixtures().into_iter().find(|(path, ..)| path.ends_with(name)).expect("there");
        let changed = write(&bytes, &Changes { findings: vec![finding(&text, words)], ..Changes::default() });
        let source = part(&changed.bytes, "word/document.xml");
        assert!(source.contains(&format!("{START}{before}")), "{words}: {source}");
    }
}

/// Every fixture, with a comment on each of its lines and on the middle of each.
#[test]
fn nothing_else_changes() {
    for (path, bytes, text) in fixtures() {
        let mut findings = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let mut inner = line.char_indices().map(|(at, _)| start + at);
            let middle = inner.nth(1).zip(inner.next_back());
            findings.extend(middle.map(|(from, to)| from..to));
            findings.push(start..start + line.len());
            start += line.len() + 1;
        }
        let findings = findings.into_iter().map(|span| Finding { span, message: "核".to_owned() }).collect();
        let changed = write(&bytes, &Changes { findings, ..Changes::default() });
        assert_eq!(changed.skipped_findings, [0; 0]);
        assert_eq!(read_text(&changed.bytes), text, "{}", path.display());
        let concerned =
            |name: &str| name.contains("Content_Types") || name.ends_with("/comments.xml") || name.contains("_rels/");
        let main = |name: &str| name.ends_with("/document.xml") || name.ends_with("/main.xml");
        let after = unzip(&changed.bytes);
        for (name, content) in unzip(&bytes) {
            let now = &after.iter().find(|(other, _)| *other == name).expect("kept").1;
            let is_same = *now == content;
            assert!(is_same || concerned(&name) || main(&name), "{}: {name}", path.display());
        }
    }
}

#[test]
fn entries_that_do_not_change_are_copied_as_they_are_packed() {
    let (_, bytes, text) = fixtures().into_iter().find(|(path, ..)| path.ends_with("python-docx.docx")).expect("there");
    let changed = write(&bytes, &Changes { findings: vec![finding(&text, "购书2万册")], ..Changes::default() });
    let packed = |bytes: &[u8]| {
        let archive = rawzip::ZipArchive::from_slice(bytes.to_vec()).expect("a zip");
        let entry = archive
            .entries()
            .map(|entry| entry.expect("one"))
            .find(|entry| entry.file_path().as_bytes() == b"word/styles.xml");
        archive.get_entry(entry.expect("there").wayfinder()).expect("there").data().to_vec()
    };
    assert_eq!(packed(&changed.bytes), packed(&bytes));
}

#[test]
fn comments_that_are_there_are_kept() {
    let (_, bytes, text) = fixtures().into_iter().find(|(path, ..)| path.ends_with("comments.docx")).expect("there");
    let before = part(&bytes, "word/comments.xml");
    let finding = Finding { span: finding(&text, "后面").span, message: "一 < 二\n第二段\u{1}".to_owned() };
    let changed = write(
        &bytes,
        &Changes { findings: vec![finding], date: Some("2026-03-01T08:00:00Z".to_owned()), ..Changes::default() },
    );
    let after = part(&changed.bytes, "word/comments.xml");
    let added = "<w:comment w:id=\"5\" w:author=\"核稿\" w:date=\"2026-03-01T08:00:00Z\" w:initials=\"核\">\
                 <w:p><w:r><w:t xml:space=\"preserve\">一 &lt; 二</w:t></w:r></w:p>\
                 <w:p><w:r><w:t xml:space=\"preserve\">第二段</w:t></w:r></w:p></w:comment></w:comments>";
    assert_eq!(after, before.replace("</w:comments>", added));
    for name in ["[Content_Types].xml", "word/_rels/document.xml.rels"] {
        assert_eq!(part(&changed.bytes, name), part(&bytes, name));
    }
}

#[test]
fn a_new_part_is_bound_to_the_document() {
    let bytes = document("<w:p><w:r><w:t>甲</w:t></w:r></w:p>");
    let changed = write(&bytes, &Changes { findings: vec![finding("甲", "甲")], ..Changes::default() });
    assert!(part(&changed.bytes, "[Content_Types].xml").contains("<Override PartName=\"/word/comments.xml\""));
    assert!(part(&changed.bytes, "word/_rels/document.xml.rels").contains("Target=\"comments.xml\"/></Relationships>"));
    // Once more: the comment is found there, and kept.
    let again = write(&changed.bytes, &Changes { findings: vec![finding("甲", "甲")], ..Changes::default() });
    assert_eq!(stand(&part(&again.bytes, "word/document.xml")), ["甲", "甲"]);
    assert_eq!(read(&again.bytes).expect("a document").text(), "甲");
}

#[test]
fn other_forms_of_a_document_are_kept_to() {
    let annotated = |name: &str, words: &str| {
        let (_, bytes, text) = fixtures().into_iter().find(|(path, ..)| path.ends_with(name)).expect("there");
        write(&bytes, &Changes { findings: vec![finding(&text, words)], ..Changes::default() }).bytes
    };
    // In UTF-16, with another prefix, at another place.
    let bytes = annotated("prefix.docx", "另一种前缀");
    let main = part(&bytes, "content/main.xml");
    assert!(main.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), "{main}");
    let binding = format!("xmlns:w=\"{}\"", common::WORD);
    assert!(main.contains(&format!(
        "<x:p><w:commentRangeStart {binding} w:id=\"0\"/><x:r><x:rPr><x:b/></x:rPr><w:t {binding}"
    )));
    assert!(part(&bytes, "content/comments.xml").contains("另一种前缀"));
    // In the strict form of the standard, which has other names.
    let bytes = annotated("strict.docx", "抓好落实");
    assert!(part(&bytes, "word/comments.xml").contains("xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""));
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    assert!(relations.contains("http://purl.oclc.org/ooxml/officeDocument/relationships/comments"));
}
