//! What a file is that is no Word document.

use crate::error::{Error, Kind};

/// How each of Microsoft's compound files (OLE) begins.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Directory entries of compound files lie at multiples of this.
const ENTRY: usize = 128;

/// Streams that tell what a compound file holds, the surest first; a name may go on.
const STREAMS: [(&str, Result<Kind, Error>); 9] = [
    ("EncryptedPackage", Err(Error::Encrypted)),
    ("EncryptionInfo", Err(Error::Encrypted)),
    ("WpsContent", Ok(Kind::Wps)),
    ("WpsCustomData", Ok(Kind::Wps)),
    ("MatOST", Ok(Kind::Wps)),
    ("WordDocument", Ok(Kind::Doc)),
    ("Workbook", Ok(Kind::Xls)),
    ("Book", Ok(Kind::Xls)),
    ("PowerPoint Document", Ok(Kind::Ppt)),
];

/// What is wrong with a file that is no zip.
pub fn not_a_zip(bytes: &[u8]) -> Error {
    let other = |kind| Error::Other { kind };
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    match bytes {
        [] => Error::Empty,
        _ if bytes.starts_with(OLE) => compound(bytes),
        // The end of a zip tells where all else is.
        _ if bytes.starts_with(b"PK\x03\x04") => Error::Truncated,
        _ if start.starts_with(b"{\\rtf") => other(Kind::Rtf),
        _ if start.starts_with(b"%PDF") => other(Kind::Pdf),
        _ if start.starts_with(b"<") || (!bytes.contains(&0) && std::str::from_utf8(bytes).is_ok()) => {
            other(Kind::Text)
        }
        _ => Error::Unknown,
    }
}

/// What a compound file is, by the names of its streams.
fn compound(bytes: &[u8]) -> Error {
    let is_named = |entry: &[u8], name: &str| {
        let mut units = entry.chunks_exact(2);
        name.bytes().all(|byte| units.next() == Some(&[byte, 0]))
    };
    let has = |name| bytes.chunks_exact(ENTRY).any(|entry| is_named(entry, name));
    let found = STREAMS.into_iter().find(|(name, _)| has(name));
    found.map_or(Ok(Kind::Ole), |(_, kind)| kind).map_or_else(|error| error, |kind| Error::Other { kind })
}

/// What is wrong with a zip that has no Word document in it, of which `has` tells whether a name begins so; `main` is the part that
/// should have been the document.
pub fn not_word(main: &str, has: impl Fn(&str) -> bool) -> Error {
    let kinds = [("xl/", Kind::Xlsx), ("ppt/", Kind::Pptx), ("OFD.xml", Kind::Ofd), ("mimetype", Kind::Odt)];
    match kinds.into_iter().find(|(name, _)| has(name)) {
        Some((_, kind)) => Error::Other { kind },
        None if has("_rels/") => Error::Missing { part: main.to_owned() },
        None => Error::Other { kind: Kind::Zip },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file with a stream of this name.
    fn ole(stream: &str) -> Vec<u8> {
        let mut bytes = OLE.to_vec();
        bytes.resize(1024, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(1536, 0);
        bytes
    }

    #[test]
    fn compound_files_are_told_apart() {
        for (stream, said) in [
            ("WordDocument", "旧版 .doc"),
            ("WpsCustomData", "旧版 .wps"),
            ("EncryptedPackage", "密码"),
            ("Workbook", ".xls "),
            ("PowerPoint Document", ".ppt "),
            ("Else", "旧版 Office"),
        ] {
            let told = not_a_zip(&ole(stream)).to_string();
            assert!(told.contains(said), "{stream}: {told}");
        }
    }

    #[test]
    fn other_files_are_told_apart() {
        for (bytes, said) in [
            (&b""[..], "空的"),
            (b"PK\x03\x04\0\0", "不完整"),
            (b"{\\rtf1", "RTF"),
            (b"%PDF-1.7", "PDF"),
            ("工作要点".as_bytes(), "纯文本"),
            (b"\xef\xbb\xbf<html>", "网页"),
            (b"\0\x01\xff", "不是 .docx"),
        ] {
            let told = not_a_zip(bytes).to_string();
            assert!(told.contains(said), "{told}");
        }
    }
}
