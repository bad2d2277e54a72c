//! Word files.
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
mod xml;
pub use document::{Document, read};
pub use error::{Error, Kind};
