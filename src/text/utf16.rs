//! From byte offsets to the UTF-16 code units, lines and columns that JavaScript counts in.

use super::order;

/// A place as an editor counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// UTF-16 code units before it.
    pub offset: usize,
    /// Its line, from 1. `\n`, `\r\n` and a lone `\r` each end a line.
    pub line: usize,
    /// Its column, from 1, in UTF-16 code units.
    pub column: usize,
}

/// Gives the places of byte offsets in one walk over the text.
///
/// The offsets are collected first and resolved together, so that the text is walked once however many there are and in
/// whatever order they come.
#[derive(Debug)]
pub struct Places {
    sorted: Vec<(usize, Place)>,
}

impl Places {
    /// Resolves `offsets` (bytes of `text`). An offset within a character stands for that character's start, one beyond the
    /// text for its end.
    pub fn resolve(text: &str, offsets: Vec<usize>) -> Self {
        let mut offsets: Vec<u64> = offsets.into_iter().map(|offset| offset as u64).collect();
        order::sort(&mut offsets);
        offsets.dedup();
        let mut sorted = Vec::with_capacity(offsets.len());
        let mut here = Place { offset: 0, line: 1, column: 1 };
        let mut wanted = offsets.into_iter().filter_map(|offset| usize::try_from(offset).ok()).peekable();
        let mut characters = text.char_indices().peekable();
        while let Some((_, character)) = characters.next() {
            let next = characters.peek().map_or(text.len(), |&(index, _)| index);
            while let Some(offset) = wanted.next_if(|&offset| offset < next) {
                sorted.push((offset, here));
            }
            if wanted.peek().is_none() {
                break;
            }
            here.offset += character.len_utf16();
            let within_crlf = character == '\r' && characters.peek().is_some_and(|&(_, c)| c == '\n');
            if matches!(character, '\n' | '\r') && !within_crlf {
                here.line += 1;
                here.column = 1;
            } else {
                here.column += character.len_utf16();
            }
        }
        sorted.extend(wanted.map(|offset| (offset, here)));
        Self { sorted }
    }

    /// The place of `offset`, one of those resolved; the nearest resolved one before it otherwise.
    pub fn of(&self, offset: usize) -> Place {
        let after = self.sorted.partition_point(|&(known, _)| known <= offset);
        after.checked_sub(1).and_then(|index| self.sorted.get(index)).map_or_else(Place::default, |&(_, place)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, offset: usize) -> (usize, usize, usize) {
        let place = Places::resolve(text, vec![offset]).of(offset);
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
        let places = Places::resolve("一二三", vec![6, 0, 3, 99]);
        let offsets: Vec<_> = [0, 3, 6, 99].map(|offset| places.of(offset).offset).to_vec();
        assert_eq!(offsets, [0, 1, 2, 3]);
    }

    #[test]
    fn takes_an_offset_within_a_character_as_its_start() {
        assert_eq!(place("一二", 4), (1, 1, 2));
    }

    #[test]
    fn counts_an_empty_text() {
        assert_eq!(place("", 0), (0, 1, 1));
    }
}
