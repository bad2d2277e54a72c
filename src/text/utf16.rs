//! From byte offsets to the UTF-16 code units, lines and columns that JavaScript counts in.

/// A place as an editor counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// UTF-16 code units before it.
    pub offset: usize,
    /// Its line, from 1. `\n`, `\r\n` and a lone `\r` each end a line.
    pub line: usize,
    /// Its column, from 1, in UTF-16 code units.
    pub column: usize,
}

/// Gives the places of byte offsets, in whatever order they come: the text is walked once beforehand, and a few characters of
/// it for each.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// One for every [`STEP`] bytes: where that many end, or the character begins that they end in.
    marks: Vec<Mark>,
}

/// A character boundary whose place is known.
#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    place: Place,
}

/// The distance of marks, in bytes.
const STEP: usize = 128;

/// Where every text begins.
const START: Mark = Mark { at: 0, place: Place { offset: 0, line: 1, column: 1 } };

impl<'t> Places<'t> {
    /// The places of `text`.
    pub fn of(text: &'t str) -> Self {
        let mut marks = vec![START];
        let mut mark = START;
        for steps in 1..=text.len() / STEP {
            mark = mark.advanced(text, steps * STEP);
            marks.push(mark);
        }
        Self { text, marks }
    }

    /// The place of `offset` (bytes of the text). One within a character stands for that character's start, one beyond the
    /// text for its end.
    #[inline(never)]
    pub fn at(&self, offset: usize) -> Place {
        let mark = self.marks.get(offset / STEP).or(self.marks.last()).copied().unwrap_or(START);
        mark.advanced(self.text, offset).place
    }
}

impl Mark {
    /// The last character boundary of `text` that lies at or before `offset`.
    #[inline(never)]
    fn advanced(mut self, text: &str, offset: usize) -> Self {
        let mut characters = text.get(self.at..).unwrap_or_default().chars();
        while let Some(character) = characters.next()
            && self.at + character.len_utf8() <= offset
        {
            self.at += character.len_utf8();
            self.place.offset += character.len_utf16();
            if character == '\n' || character == '\r' && !characters.as_str().starts_with('\n') {
                self.place.line += 1;
                self.place.column = 1;
            } else {
                self.place.column += character.len_utf16();
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, offset: usize) -> (usize, usize, usize) {
        let place = Places::of(text).at(offset);
        (place.offset, place.line, place.column)
    }

    #[test]
    fn counts_utf16_units() {
        assert_eq!(place("一😀二", "一😀".len()), (3, 1, 4));
    }

    #[test]
    fn ends_lines_at_crlf_once() {
        assert_eq!(place("甲\r\n乙\r丙\n丁", "甲\r\n".len()), (3, 2, 1));
        assert_eq!(place("甲\r\n乙\r丙\n丁", "甲\r\n乙\r丙\n丁".len()), (8, 4, 2));
    }

    #[test]
    fn takes_offsets_in_any_order_and_beyond_the_end() {
        let places = Places::of("一二三");
        assert_eq!([6, 0, 3, 99].map(|offset| places.at(offset).offset), [2, 0, 1, 3]);
    }

    #[test]
    fn takes_an_offset_within_a_character_as_its_start() {
        assert_eq!(place("一二", 4), (1, 1, 2));
    }

    #[test]
    fn counts_alike_however_far_in() {
        // Marks fall within characters and between \r and \n.
        for line in ["甲乙丙\r\n", "甲\r\n", "a一😀\r", "abcd\r\nb\r\n"] {
            let text = line.repeat(100);
            let places = Places::of(&text);
            for (before, after) in text.char_indices().map(|(at, _)| text.split_at(at)) {
                let place = places.at(before.len());
                let ended = before.replace("\r\n", "\n").replace('\r', "\n");
                let within = after.starts_with('\n') && before.ends_with('\r');
                let lines = ended.matches('\n').count() - usize::from(within);
                assert_eq!(place.offset, before.encode_utf16().count());
                assert_eq!(place.line, lines + 1, "at {} of {line:?}", before.len());
            }
        }
    }

    #[test]
    fn counts_an_empty_text() {
        assert_eq!(place("", 0), (0, 1, 1));
    }
}
