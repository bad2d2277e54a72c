//! Tracked changes into Word files.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod common;

use common::{changed, document, edit, finding, fixtures, part, read_text, unzip, write};
use hegao_docx::{Changes, Edit};

const DELETED: &str = "<w:del w:id=\"0\" w:author=\"核稿\">";
const INSERTED: &str = "<w:ins w:id=\"1\" w:author=\"核稿\">";

#[test]
fn words_are_deleted_and_others_inserted_with_their_formatting() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>达到93.7%以上</w:t></w:r></w:p>";
    let run = |tag: &str, text: &str| {
        format!("<w:r><w:rPr><w:b/></w:rPr><w:{tag} xml:space=\"preserve\">{text}</w:{tag}></w:r>")
    };
    assert_eq!(
        changed(body, &[], &[("93.7%", "73.9%")]),
        format!(
            "<w:p>{}{DELETED}{}</w:del>{INSERTED}{}</w:ins>{}</w:p>",
            run("t", "达到"),
            run("delText", "93.7%"),
            run("t", "73.9%"),
            run("t", "以上")
        )
    );
}

#[test]
fn a_change_over_several_runs_and_elements() {
    let body = "<w:p><w:r><w:t>甲乙</w:t></w:r><w:r><w:i/><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r></w:p>";
    let bytes = document(body);
    let text = read_text(&bytes);
    for (words, new) in [("乙丙", "X"), ("乙丙\t丁", ""), ("丙\t", "&<"), ("甲乙丙\t丁", "全新\t内容")] {
        let changed = write(&bytes, &Changes { edits: vec![edit(&text, words, new)], ..Changes::default() });
        assert_eq!(read_text(&changed.bytes), text.replace(words, new), "{words}");
    }
}

#[test]
fn words_are_inserted_between_words_and_at_the_ends() {
    let body = "<w:p><w:r><w:t>甲乙</w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>";
    let bytes = document(body);
    for at in [0, 3, 6, 9] {
        let edits = vec![Edit { span: at..at, text: "新".to_owned() }];
        let changed = write(&bytes, &Changes { edits, ..Changes::default() });
        let mut expected = "甲乙丙".to_owned();
        expected.insert(at, '新');
        assert_eq!(read_text(&changed.bytes), expected);
    }
}

#[test]
fn what_another_inserted_is_parted_around_ours() {
    let theirs = "<w:ins w:id=\"7\" w:author=\"拟稿\">";
    let body = format!("<w:p>{theirs}<w:r><w:t>甲乙</w:t></w:r></w:ins></w:p>");
    let source = changed(&body, &[], &[("乙", "丙")]);
    assert!(
        source.contains(&format!(
            "</w:del></w:ins><w:ins w:id=\"9\" w:author=\"核稿\"><w:r><w:t xml:space=\"preserve\">丙</w:t></w:r></w:ins>{theirs}"
        )),
        "{source}"
    );
}

#[test]
fn comments_and_changes_go_together() {
    let body = "<w:p><w:r><w:t>达到93.7%以上</w:t></w:r></w:p>";
    let source = changed(body, &["93.7%"], &[("93.7%", "73.9%")]);
    let start = source.find("<w:commentRangeStart").expect("there");
    let [deleted, inserted, end] =
        [DELETED, INSERTED, "<w:commentRangeEnd"].map(|mark| source.find(mark).expect("there"));
    assert!(start < deleted && deleted < inserted && inserted < end, "{source}");
}

#[test]
fn a_footnote_in_deleted_words_stays() {
    let body = "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id=\"1\"/><w:t>乙</w:t></w:r></w:p>";
    let source = changed(body, &[], &[("甲乙", "丙")]);
    assert!(source.contains("</w:del><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:del"), "{source}");
}

#[test]
fn what_cannot_be_changed_is_told() {
    let (_, bytes, text) =
        fixtures().into_iter().find(|(path, ..)| path.ends_with("number-levels.docx")).expect("there");
    let edits = vec![
        edit(&text, "一、抓好", "1. 抓好"),
        edit(&text, "防汛备汛", "防汛抗旱"),
        edit(&text, "备汛\n（一）修订", "备汛修订"),
        edit(&text, "修订预案", "修订\n预案"),
        edit(&text, "防汛", "抗旱"),
        Edit { span: text.len() + 1..text.len() + 2, text: String::new() },
        Edit { span: 1..2, text: String::new() },
    ];
    let changed = write(&bytes, &Changes { edits, ..Changes::default() });
    assert_eq!(changed.skipped_edits, [0, 2, 3, 4, 5, 6]);
    assert_eq!(read_text(&changed.bytes), text.replace("防汛备汛", "防汛抗旱"));
}

#[test]
fn notes_and_text_boxes_are_changed_where_they_stand() {
    for (name, words, concerned) in [
        ("notes.docx", "普惠托位", "word/footnotes.xml"),
        ("boxes.docx", "持框", "word/document.xml"),
        ("boxes.docx", "旧式框中第二段", "word/document.xml"),
    ] {
        let (_, bytes, text) = fixtures().into_iter().find(|(path, ..)| path.ends_with(name)).expect("there");
        let findings = vec![finding(&text, words)];
        let changed = write(&bytes, &Changes { edits: vec![edit(&text, words, "另一说法")], ..Changes::default() });
        assert_eq!(read_text(&changed.bytes), text.replace(words, "另一说法"));
        let before = unzip(&bytes);
        let different = unzip(&changed.bytes).into_iter().filter(|part| !before.contains(part)).map(|(name, _)| name);
        assert_eq!(different.collect::<Vec<_>>(), [concerned]);
        // With a comment on the same words, which stands on the run around.
        let edits = vec![edit(&text, words, "另一说法")];
        let both = write(&bytes, &Changes { findings, edits, ..Changes::default() });
        assert_eq!(read_text(&both.bytes), text.replace(words, "另一说法"));
        assert!(part(&both.bytes, "word/document.xml").contains("<w:commentReference"));
    }
}
