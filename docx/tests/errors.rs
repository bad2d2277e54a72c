//! What is no Word file, or a broken one.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod common;

use common::{document, parts, zip};
use hegao_docx::{Changes, Error, read};

/// What is said of a file.
fn told(bytes: &[u8]) -> String {
    read(bytes).err().expect("an error").to_string()
}

fn with(name: &str, content: &[u8]) -> Vec<u8> {
    let mut parts = parts("<w:p/>");
    parts.retain(|(other, _)| other != name);
    parts.push((name.to_owned(), content.to_vec()));
    zip(&parts)
}

fn only(names: &[&str]) -> Vec<u8> {
    zip(&names.iter().map(|name| ((*name).to_owned(), b"<a/>".to_vec())).collect::<Vec<_>>())
}

#[test]
fn other_archives_are_named() {
    assert_eq!(
        told(&only(&["xl/workbook.xml"])),
        "这是 .xlsx 表格，不是文字文稿，请把内容复制到 Word 或 WPS 文字，另存为 .docx"
    );
    assert!(told(&only(&["ppt/presentation.xml"])).contains("演示文稿"));
    assert!(told(&only(&["mimetype", "content.xml"])).contains("OpenDocument"));
    assert!(told(&only(&["OFD.xml"])).contains("OFD"));
    assert!(told(&only(&["要点.docx"])).contains("压缩包"));
    assert!(told(&zip(&[])).contains("压缩包"));
    let mut without = parts("");
    without.retain(|(name, _)| name != "word/document.xml");
    assert!(told(&zip(&without)).contains("缺少“word/document.xml”"));
}

#[test]
fn a_file_cut_short_is_told() {
    let bytes = document("<w:p/>");
    for length in [4, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(told(&bytes[..length]), Error::Truncated.to_string(), "{length}");
    }
}

#[test]
fn bad_parts_are_named() {
    assert!(told(&with("word/document.xml", b"<w:document>")).contains("“word/document.xml”内容有误"));
    assert!(told(&with("word/document.xml", b"\xff\xff")).contains("内容有误"));
    assert!(told(&with("_rels/.rels", b"<")).contains("“_rels/.rels”"));
    let mut bytes = document("<w:p/>");
    // Of the first entry, some bytes of its packed content.
    let at = "[Content_Types].xml".len() + 40;
    bytes[at] ^= 0xff;
    assert!(read(&bytes).is_ok(), "types are not read");
    let start = bytes.windows(17).rposition(|name| name == b"word/document.xml").expect("there");
    let local = bytes.windows(17).position(|name| name == b"word/document.xml").expect("there");
    assert!(local < start);
    let mut broken = bytes.clone();
    broken[local + 17 + 10] ^= 0xff;
    assert!(told(&broken).contains("已损坏"), "{}", told(&broken));
    // The checksum, 30 bytes before the name in the list of entries.
    bytes[start - 30] ^= 0xff;
    assert_eq!(told(&bytes), Error::Damaged { part: "word/document.xml".to_owned() }.to_string());
}

#[test]
fn what_would_fill_the_memory_is_refused() {
    let bomb = with("word/document.xml", &vec![b' '; (64 << 20) + 1]);
    assert!(bomb.len() < 100_000);
    assert_eq!(told(&bomb), "文稿解压后超过 64 MB，请拆成几个文件再试");
    let deep = "<w:tbl>".repeat(300) + &"</w:tbl>".repeat(300);
    assert!(told(&document(&deep)).contains("嵌套超过 256 层"));
    let wide = "<w:p/>".repeat(3_000_000);
    assert!(told(&document(&wide)).contains("超过 300 万个元素"));
}

/// What would take hours if anything were looked for in all that was before it.
#[test]
fn what_would_take_all_the_time_takes_little() {
    let field = |kind| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let depth = 20_000;
    let begun = (field("begin") + &field("separate")).repeat(depth);
    let body = format!("<w:p>{begun}<w:r><w:t>甲</w:t></w:r>{}</w:p>", field("end").repeat(depth));
    assert_eq!(common::text(&body), "甲");

    let mut parts = parts("<w:p><w:r><w:t>甲</w:t></w:r></w:p>");
    let ids: Vec<_> = (1..depth).map(|id| format!("<Relationship Id=\"rId{id}\"/>")).collect();
    let ns = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    let relations = format!("<Relationships {ns}>{}</Relationships>", ids.concat());
    parts.push(("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()));
    parts.push(("word/comments.xml".to_owned(), Vec::new()));
    parts.extend((1..3000).map(|number| (format!("word/comments{number}.xml"), Vec::new())));
    let changes = Changes { findings: vec![common::finding("甲", "甲")], ..Changes::default() };
    let changed = common::write(&zip(&parts), &changes);
    assert!(common::part(&changed.bytes, "word/_rels/document.xml.rels").contains("Target=\"comments3000.xml\""));
}

#[test]
fn numbers_cannot_fill_the_memory() {
    // A long pattern on many short paragraphs.
    let pattern = "甲".repeat(256);
    let numbering = format!(
        "<w:numbering xmlns:w=\"{}\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">\
         <w:lvlText w:val=\"{pattern}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        common::WORD
    );
    let paragraph = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    let mut parts = parts(&paragraph.repeat(90_000));
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                     <Relationship Id=\"a\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
    parts.push(("word/_rels/document.xml.rels".to_owned(), relations.as_bytes().to_vec()));
    parts.push(("word/numbering.xml".to_owned(), numbering.into_bytes()));
    assert_eq!(told(&zip(&parts)), Error::TooLarge.to_string());
}
