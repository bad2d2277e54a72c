//! Word files.
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
