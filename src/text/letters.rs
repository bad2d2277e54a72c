//! The characters of a text, one after another.
//!
//! As `chars` and `char_indices` of the standard library give them, whose decoding is several functions deep where the module is
//! built for size, and the hottest of all it does. Here it is one, which knows first the characters that official writing is made
//! of, and gives back one number.

/// The characters of a text, each with its place.
#[derive(Debug, Clone)]
pub struct Letters<'t> {
    text: &'t str,
    /// Where the last one stands, in bytes.
    at: usize,
    /// Where the next one stands.
    next: usize,
}

/// The characters of `text`, each behind its place in bytes.
pub fn letters(text: &str) -> Letters<'_> {
    Letters { text, at: 0, next: 0 }
}

impl Iterator for Letters<'_> {
    type Item = (usize, char);

    #[inline(always)]
    fn next(&mut self) -> Option<(usize, char)> {
        let c = char::from_u32(self.step())?;
        Some((self.at, c))
    }
}

/// What a step gives at the end of a text: no character.
const NONE: u32 = u32::MAX;

impl Letters<'_> {
    /// Goes on by one character, and gives it.
    #[inline(never)]
    fn step(&mut self) -> u32 {
        self.at = self.next;
        let Some(rest) = self.text.as_bytes().get(self.at..) else { return NONE };
        match *rest {
            [first @ 0xE0..0xF0, second, third, ..] => {
                self.next += 3;
                (u32::from(first) & 0xF) << 12 | (u32::from(second) & 0x3F) << 6 | u32::from(third) & 0x3F
            }
            [ascii @ 0..0x80, ..] => {
                self.next += 1;
                u32::from(ascii)
            }
            _ => self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(NONE, |c| {
                self.next += c.len_utf8();
                u32::from(c)
            }),
        }
    }
}

/// Looking for characters that pass a test. One search serves all tests: the standard library's are made anew for each of them.
pub trait Where {
    /// Where the first that passes `test` starts, in bytes.
    fn find_where(&self, test: fn(char) -> bool) -> Option<usize>;
    /// From the first on that does not pass.
    fn trim_start_where(&self, test: fn(char) -> bool) -> &str;
    /// Up to the last that does not pass.
    fn trim_end_where(&self, test: fn(char) -> bool) -> &str;
    /// From the first up to the last that does not pass.
    fn trim_where(&self, test: fn(char) -> bool) -> &str;
}

impl Where for str {
    #[inline(never)]
    fn find_where(&self, test: fn(char) -> bool) -> Option<usize> {
        letters(self).find(|&(_, c)| test(c)).map(|(at, _)| at)
    }

    #[inline(never)]
    fn trim_start_where(&self, test: fn(char) -> bool) -> &str {
        letters(self).find(|&(_, c)| !test(c)).and_then(|(at, _)| self.get(at..)).unwrap_or_default()
    }

    #[inline(never)]
    fn trim_end_where(&self, test: fn(char) -> bool) -> &str {
        let mut rest = self.chars();
        loop {
            let left = rest.as_str();
            if !rest.next_back().is_some_and(test) {
                return left;
            }
        }
    }

    fn trim_where(&self, test: fn(char) -> bool) -> &str {
        self.trim_start_where(test).trim_end_where(test)
    }
}

#[cfg(test)]
mod tests {
    use super::{Where, letters};

    #[test]
    fn gives_what_the_standard_library_gives() {
        for text in ["", "a", "甲（1）\u{a0}é😀\u{10ffff}\0\u{800}\u{ffff}乙", "末\u{7ff}"] {
            assert!(letters(text).eq(text.char_indices()), "{text:?}");
        }
    }

    #[test]
    fn looks_for_what_passes_a_test() {
        let is_digit = |c: char| c.is_ascii_digit();
        assert_eq!(["甲12", "12", ""].map(|text| text.find_where(is_digit)), [Some(3), Some(0), None]);
        assert_eq!(["12甲3", "12", "甲"].map(|text| text.trim_start_where(is_digit)), ["甲3", "", "甲"]);
        assert_eq!(["12甲3", "12", "甲"].map(|text| text.trim_end_where(is_digit)), ["12甲", "", "甲"]);
        assert_eq!(["12甲3", "12", "甲"].map(|text| text.trim_where(is_digit)), ["甲", "", "甲"]);
    }
}
