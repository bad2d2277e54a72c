//! What knows no 公文: spans, lines, numerals, exact decimals, dates, UTF-16 positions.

pub mod count;
pub mod date;
pub mod decimal;
pub mod fnv;
pub mod glyphs;
pub mod growth;
pub mod interval;
pub mod letters;
pub mod lines;
pub mod marks;
pub mod number;
pub mod numeral;
pub mod order;
pub mod sets;
pub mod span;
pub mod time;
pub mod utf16;
pub mod word;
pub mod words;

pub use date::Date;
pub use span::Span;
