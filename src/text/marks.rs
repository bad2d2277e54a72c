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

/// The last place of `mark` in `text`, in bytes. By hand: the search of the standard library goes by bytes, in a dozen ways.
#[inline(never)]
pub fn rfind(text: &str, mark: char) -> Option<usize> {
    text.char_indices().rev().find(|&(_, c)| c == mark).map(|(at, _)| at)
}

/// `text` without the bracket that ends it; all of it where none does, or where nothing stands before.
pub fn without_bracket(text: &str) -> &str {
    if !text.ends_with(closes) {
        return text;
    }
    let mut depth = 0_usize;
    for (index, c) in text.char_indices().rev() {
        if closes(c) {
            depth += 1;
        } else if opens(c) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return text.get(..index).filter(|text| !text.is_empty()).unwrap_or(text);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::without_bracket;

    #[test]
    fn takes_the_last_bracket_off() {
        assert_eq!(without_bracket("市委组织部（人才办）"), "市委组织部");
        assert_eq!(without_bracket("（甲）乙（丙〔丁〕)"), "（甲）乙");
        assert_eq!(["甲（乙）丙", "（甲）", "甲）"].map(without_bracket), ["甲（乙）丙", "（甲）", "甲）"]);
    }
}
