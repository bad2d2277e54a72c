//! Word files for 核稿: the text of a .docx as its reader sees it, and comments (批注) and tracked changes (修订) back into it.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use hegao_docx::{Changes, Finding, read};
//!
//! let bytes = std::fs::read("要点.docx")?;
//! let document = read(&bytes)?;
//! let start = document.text().find("93.7%").ok_or("not there")?;
//! let finding = Finding { span: start..start + "93.7%".len(), message: "与文中数字不符".to_owned() };
//! let changed = document.write(&Changes { findings: vec![finding], ..Changes::default() })?;
//! std::fs::write("要点-批注.docx", changed.bytes)?;
//! # Ok(())
//! # }
//! ```
//!
//! # What is read
//! A paragraph is a line; so is a row of a table, its cells set apart by tabs (see `reader/table.rs` for merged cells). Automatic
//! numbers stand before their paragraphs as the lists of the document count them. Text boxes follow the paragraph that holds them;
//! footnotes and endnotes follow the body behind an empty line, in the order in which it refers to them. The marks of notes are
//! left out, since a figure could have stood before them.
//!
//! Tracked changes are read as accepted, fields by their results, choices between two ways to say the same by the first. Left out
//! are hidden text, headers and footers, comments, phonetic guides, formulas, pictures.
//!
//! # What is written
//! Only the parts that have to: the document (or the notes, where edits are in them), the comments, and what binds those to it.
//! In them, only the runs that a comment or an edit cuts are written anew. All other entries of the zip are copied as they are packed.
//!
//! # Limits
//! The parts that are read may hold 64 MB unpacked, each three million elements, 256 deep. Document types are refused. So no file
//! can take all the memory or time there is.

mod change;
mod comments;
mod document;
mod error;
mod limits;
mod numbering;
mod numeral;
mod package;
mod reader;
mod relations;
mod sniff;
mod styles;
mod symbol;
#[cfg(any(target_arch = "wasm32", test))]
mod utf16;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod weave;
mod xml;

pub use change::{Changed, Changes, Edit, Finding};
pub use document::{Document, Place, read};
pub use error::{Error, Kind};

/// The file with a comment on the words of each finding: [`read`] and [`Document::write`] in one.
///
/// # Errors
/// As those.
pub fn annotate(bytes: &[u8], findings: Vec<Finding>) -> Result<Changed, Error> {
    read(bytes)?.write(&Changes { findings, ..Changes::default() })
}

/// The file with each edit as a tracked change, done at `date`: [`read`] and [`Document::write`] in one.
///
/// # Errors
/// As those.
pub fn fix(bytes: &[u8], edits: Vec<Edit>, date: Option<String>) -> Result<Changed, Error> {
    read(bytes)?.write(&Changes { edits, date, ..Changes::default() })
}
