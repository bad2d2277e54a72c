//! A word in a text, looked for character by character.
//!
//! What texts are asked for here is short and mostly not there; the search of the standard library, made for long words in long
//! texts, is heavier than all that asks.

/// Whether `text` holds `word`.
#[inline(always)]
pub fn holds(text: &str, word: &str) -> bool {
    rest_from(text, word) <= text.len()
}

/// Where `word` stands first in `text`, in bytes.
#[inline(always)]
pub fn find(text: &str, word: &str) -> Option<usize> {
    text.len().checked_sub(rest_from(text, word))
}

/// How many bytes of `text` are left from `word` on; without it, more than there are: one number, which the wasm module gives
/// back without going through memory.
#[inline(never)]
fn rest_from(text: &str, word: &str) -> usize {
    // By bytes: those of a word stand only where it stands.
    let (mut rest, word) = (text.as_bytes(), word.as_bytes());
    while rest.len() >= word.len() {
        if begins(rest, word) {
            return rest.len();
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    usize::MAX
}

/// Whether `text` begins with `word`. The last bytes are compared first: those that Chinese characters begin with are few, and the
/// same in most.
#[inline(always)]
pub fn begins(text: &[u8], word: &[u8]) -> bool {
    word.len().checked_sub(1).is_none_or(|last| text.get(last) == word.get(last)) && text.starts_with(word)
}

/// Whether `text` ends with `word`.
#[inline(always)]
pub fn ends(text: &[u8], word: &[u8]) -> bool {
    text.last() == word.last() && text.ends_with(word)
}

/// What stands before the first `word` in `text`, and what stands behind it.
#[inline(never)]
pub fn around<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, word)?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

/// Where `word` stands in `text`, in bytes, one place behind the other.
pub fn places(text: &str, word: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find(text.get(from..)?, word)?;
        from = at + word.len().max(1);
        Some(at)
    })
}

/// `text` without `word`, wherever it stands.
#[inline(never)]
pub fn without(text: &str, word: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while !word.is_empty()
        && let Some((before, behind)) = around(rest, word)
    {
        left += before;
        rest = behind;
    }
    left + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words() {
        assert_eq!([find("甲乙甲", "甲"), find("甲乙甲", "乙甲"), find("甲", "甲乙")], [Some(0), Some(3), None]);
        assert!(holds("甲乙", "甲乙") && !holds("", "甲") && holds("", "") && holds("甲", ""));
        assert_eq!(around("甲乙丙", "乙"), Some(("甲", "丙")));
        assert_eq!(places("甲甲乙甲甲甲", "甲甲").collect::<Vec<_>>(), [0, 9]);
        assert_eq!([without("甲乙甲", "甲"), without("甲", "乙"), without("甲", "")], ["乙", "甲", "甲"]);
    }
}
