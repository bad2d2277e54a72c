//! What no honest document comes near, so that no file can take all the memory or time there is.

/// All parts that are read, unpacked, together; and the text made of them. In bytes.
pub const UNPACKED: usize = 64 << 20;

/// Elements and pieces of text in one part.
pub const ELEMENTS: usize = 3_000_000;

/// How deep elements may stand in each other.
pub const DEPTH: usize = 256;

/// Columns of a table; Word allows 63.
pub const COLUMNS: usize = 64;

/// Characters in the pattern of a number, of which Word's own dialog takes fewer.
pub const PATTERN: usize = 256;

/// Styles that are based on each other, of which Word's own dialog has fewer.
pub const STYLES: usize = 16;

/// Fields within each other.
pub const FIELDS: usize = 256;
