//! Punctuation, by what it does.

/// Whether a mark ends a sentence.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '!' | '？' | '?' | '…')
}

/// Whether a line that ends with this mark is complete: nothing of it was carried to the next line.
pub fn ends_line(c: char) -> bool {
    ends_sentence(c) || matches!(c, '；' | ';' | '：' | ':' | '）' | ')' | '】' | ']' | '〕' | '|')
}

/// Whether a mark sets clauses or list items apart.
pub fn separates(c: char) -> bool {
    ends_sentence(c) || matches!(c, '；' | ';' | '，' | ',' | '、' | '：' | ':')
}

/// Opening brackets. Real text pairs them with any closing one.
pub fn opens(c: char) -> bool {
    matches!(c, '（' | '(' | '〔' | '【' | '[' | '〈' | '［')
}

/// Closing brackets.
pub fn closes(c: char) -> bool {
    matches!(c, '）' | ')' | '〕' | '】' | ']' | '〉' | '］')
}
