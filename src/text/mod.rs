//! What knows no 公文: spans, lines, numerals, exact decimals, dates, UTF-16 positions.

pub mod span;

pub use span::Span;
