//! Characters of a set that a text begins with, ends with or holds. A set is written as a text: `line.ends_with_any("：:")`.
//!
//! One search serves all sets. The patterns of the standard library are made anew for each number of characters, and each caller
//! spells out its own as numbers.

use std::num::NonZeroUsize;

use super::{letters::letters, word};

/// What a text can be asked about a set of characters.
pub trait Sets {
    /// Whether it begins with one of `set`.
    fn starts_with_any(&self, set: &str) -> bool;
    /// Whether it ends with one of `set`.
    fn ends_with_any(&self, set: &str) -> bool;
    /// Whether it holds one of `set`.
    fn holds_any(&self, set: &str) -> bool;
    /// Where the first of `set` in it starts, in bytes.
    fn find_any(&self, set: &str) -> Option<usize>;
    /// What stands behind one of `set` that it begins with.
    fn behind_any(&self, set: &str) -> Option<&str>;
    /// All of it but those of `set` that it begins with.
    fn trim_start_any(&self, set: &str) -> &str;
    /// All of it but those of `set` that it ends with.
    fn trim_end_any(&self, set: &str) -> &str;
}

impl Sets for str {
    #[inline(never)]
    fn starts_with_any(&self, set: &str) -> bool {
        self.chars().next().is_some_and(|c| is_one_of(c, set))
    }

    #[inline(never)]
    fn ends_with_any(&self, set: &str) -> bool {
        self.chars().next_back().is_some_and(|c| is_one_of(c, set))
    }

    #[inline(always)]
    fn holds_any(&self, set: &str) -> bool {
        rest_from(self, set).is_some()
    }

    #[inline(always)]
    fn find_any(&self, set: &str) -> Option<usize> {
        rest_from(self, set).map(|rest| self.len() - rest.get())
    }

    #[inline(never)]
    fn behind_any(&self, set: &str) -> Option<&str> {
        let mut rest = self.chars();
        is_one_of(rest.next()?, set).then_some(rest.as_str())
    }

    #[inline(never)]
    fn trim_start_any(&self, set: &str) -> &str {
        let mut text = self;
        while let Some(rest) = text.behind_any(set) {
            text = rest;
        }
        text
    }

    #[inline(never)]
    fn trim_end_any(&self, set: &str) -> &str {
        let mut rest = self.chars();
        loop {
            let text = rest.as_str();
            if !rest.next_back().is_some_and(|c| is_one_of(c, set)) {
                return text;
            }
        }
    }
}

/// Whether `c` is one of `set`.
#[inline(never)]
pub fn is_one_of(c: char, set: &str) -> bool {
    word::holds(set, c.encode_utf8(&mut [0; 4]))
}

/// How many bytes of `text` are left from the first of `set` on; never none, so that it is one number.
#[inline(never)]
fn rest_from(text: &str, set: &str) -> Option<NonZeroUsize> {
    // Most characters of most texts are ruled out by six bits of theirs or by the next six, and need no closer look.
    let low = |c: char| 1_u64 << (u32::from(c) & 0x3F);
    let high = |c: char| 1_u64 << (u32::from(c) >> 6 & 0x3F);
    let (mut lows, mut highs) = (0, 0);
    for (_, one) in letters(set) {
        lows |= low(one);
        highs |= high(one);
    }
    let (at, _) = letters(text).find(|&(_, c)| lows & low(c) != 0 && highs & high(c) != 0 && is_one_of(c, set))?;
    NonZeroUsize::new(text.len() - at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_for_each_of_a_set() {
        assert!("：甲".starts_with_any(":：") && !"甲：".starts_with_any(":：") && !"".starts_with_any("："));
        assert!("甲：".ends_with_any(":：") && !"：甲".ends_with_any(":：") && !"甲".ends_with_any(""));
        assert!("甲：乙".holds_any(":：") && !"甲乙".holds_any(":："));
        assert_eq!(["甲：乙:", "甲", "："].map(|text| text.find_any(":：")), [Some(3), None, Some(0)]);
        assert_eq!(["：甲", "甲：", "："].map(|text| text.behind_any(":：")), [Some("甲"), None, Some("")]);
        assert_eq!(["：:甲：", "："].map(|text| text.trim_start_any(":：")), ["甲：", ""]);
        assert_eq!(["：甲：:", "：", "甲"].map(|text| text.trim_end_any(":：")), ["：甲", "", "甲"]);
    }
}
