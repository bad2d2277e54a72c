//! Tables of words, and which of them a text begins or ends with.
//!
//! A table is written as one text, `words!("成功|调成")`, and kept as one: each word behind its length. Most words are passed over
//! unread, and these loops are the hottest of all.

use super::word::{begins, ends, holds};

/// The words of one table.
#[derive(Debug, Clone, Copy)]
pub struct Words(&'static str);

/// A table of words: `words!("成功|调成")`.
macro_rules! words {
    ($table:expr) => {{
        const TABLE: &str = $table;
        const KEPT: [u8; TABLE.len() + 1] = $crate::text::words::kept(TABLE);
        const WORDS: $crate::text::words::Words = $crate::text::words::Words::of(&KEPT);
        WORDS
    }};
}
pub(crate) use words;

/// The form in which the words of `table` are kept: `LENGTH` is one more than its own. Made when the crate is compiled.
///
/// # Panics
/// Where a word has 128 bytes or more.
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "the compiler runs it, and sees it fail")]
pub const fn kept<const LENGTH: usize>(table: &str) -> [u8; LENGTH] {
    let table = table.as_bytes();
    let mut kept = [0; LENGTH];
    let (mut start, mut at) = (0, 0);
    while at < LENGTH {
        if at + 1 == LENGTH || table[at] == b'|' {
            assert!(at - start < 128, "the word is too long");
            kept[start] = (at - start) as u8;
            start = at + 1;
        } else {
            kept[at + 1] = table[at];
        }
        at += 1;
    }
    kept
}

impl Words {
    /// The words that are kept as `bytes`.
    ///
    /// # Panics
    /// Where they are no text.
    pub const fn of(bytes: &'static [u8]) -> Self {
        match str::from_utf8(bytes) {
            Ok(text) => Self(text),
            Err(_) => panic!("no table of words"),
        }
    }

    /// One after another.
    pub fn each(self) -> impl Iterator<Item = &'static str> {
        let mut rest = self.0;
        std::iter::from_fn(move || next(&mut rest))
    }

    /// Each as a table of its own.
    pub fn alone(self) -> impl Iterator<Item = Self> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let table = rest;
            let word = next(&mut rest)?;
            Some(Self(table.get(..=word.len())?))
        })
    }

    /// How long the longest of them is that `text` begins with, in bytes; none where it begins with none.
    #[inline(never)]
    pub fn leading(self, text: &[u8]) -> usize {
        self.longest(|word| begins(text, word))
    }

    /// How long the longest of them is that `text` ends with, in bytes; none where it ends with none.
    #[inline(never)]
    pub fn trailing(self, text: &[u8]) -> usize {
        self.longest(|word| ends(text, word))
    }

    #[inline(always)]
    fn longest(self, stands: impl Fn(&[u8]) -> bool) -> usize {
        let (mut rest, mut longest) = (self.0.as_bytes(), 0);
        while let Some((word, next)) = first(rest) {
            if word.len() > longest && stands(word) {
                longest = word.len();
            }
            rest = next;
        }
        longest
    }
}

/// The first word that is kept in `table`, and what is kept behind it.
#[inline(always)]
fn first(table: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&length, rest) = table.split_first()?;
    rest.split_at_checked(usize::from(length))
}

/// Takes the first word off `table`.
#[inline(never)]
fn next(table: &mut &'static str) -> Option<&'static str> {
    let &length = table.as_bytes().first()?;
    let end = usize::from(length) + 1;
    let word = table.get(1..end)?;
    *table = table.get(end..)?;
    Some(word)
}

/// Whether `text` holds one of `words`.
#[inline(never)]
pub fn holds_one(text: &str, words: Words) -> bool {
    words.each().any(|part| holds(text, part))
}

/// Whether `text` ends with one of `words`.
#[inline(always)]
pub fn ends_with_one(text: &str, words: Words) -> bool {
    words.trailing(text.as_bytes()) > 0
}

/// Whether `text` begins with one of `words`.
#[inline(always)]
pub fn starts_with_one(text: &str, words: Words) -> bool {
    words.leading(text.as_bytes()) > 0
}

/// Whether `text` is one of `words`.
#[inline(always)]
pub fn is_word(text: &str, words: Words) -> bool {
    !text.is_empty() && words.leading(text.as_bytes()) == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Words = words!("成|成功率|率|成功");

    #[test]
    fn words_come_one_after_another() {
        assert_eq!(TABLE.each().collect::<Vec<_>>(), ["成", "成功率", "率", "成功"]);
        let alone: Vec<Vec<_>> = TABLE.alone().map(|word| word.each().collect()).collect();
        assert_eq!(alone, [["成"], ["成功率"], ["率"], ["成功"]]);
    }

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(["成功者", "成功率高", "功", ""].map(|text| TABLE.leading(text.as_bytes())), [6, 9, 0, 0]);
        assert_eq!(["化解成功", "成功率", "功", ""].map(|text| TABLE.trailing(text.as_bytes())), [6, 9, 0, 0]);
    }

    #[test]
    fn texts_are_asked_for_words() {
        assert!(starts_with_one("成就", TABLE) && !starts_with_one("就成", TABLE));
        assert!(ends_with_one("就成", TABLE) && !ends_with_one("成就", TABLE));
        assert!(is_word("成功", TABLE) && !is_word("成功者", TABLE) && !is_word("", TABLE));
        assert!(holds_one("达成率", TABLE) && !holds_one("达到", TABLE));
    }
}
