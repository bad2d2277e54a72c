//! A passage as a row of characters that carry meaning: without the spaces and line breaks a PDF left in mid-sentence, with
//! full-width digits, brackets and marks made one with their half-width kin. Each keeps its place in the text.
//!
//! Functions of the wasm module give back one number: an `Option<usize>` is two, and goes through memory. Those that many places
//! call give back one, out of which a face that is inlined makes what callers want.

use std::num::NonZeroUsize;

use super::{Span, letters::letters, lines::is_blank, sets::is_one_of, word::ends, words::Words};

/// Glyphs from the first up to, not including, the second.
pub type Range = (usize, usize);

/// One character that carries meaning.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    /// The character, in the form the readers compare with.
    c: char,
    /// Where it stands, in bytes of the text.
    span: Span,
    /// Where it stands in [`Glyphs::folded`].
    at: usize,
}

/// The characters of a passage that carry meaning. Positions are counted in glyphs.
#[derive(Debug, Clone, Default)]
pub struct Glyphs {
    list: Vec<Glyph>,
    /// All of them as a text, which words are compared with.
    folded: String,
}

/// What [`Glyphs::at`] gives beyond the end; no text holds it where it would matter.
pub const END: char = '\0';

impl Glyphs {
    /// The glyphs of `passage`, a range of bytes of `text`.
    pub fn new(text: &str, passage: Span) -> Self {
        let slice = passage.of(text);
        let mut list: Vec<Glyph> = Vec::with_capacity(slice.len() / 3 + 1);
        let mut folded = String::with_capacity(slice.len());
        let mut blank = false;
        for (offset, raw) in letters(slice) {
            let start = passage.start + offset;
            let span = Span::new(start, start + raw.len_utf8());
            if raw != '\t' && (is_blank(raw) || raw == '*') {
                blank = true;
                continue;
            }
            let c = fold(raw);
            // A blank between two digits may part two numbers or be noise within one: it stays, for the reader to be wary of.
            if blank && c.is_ascii_digit() && list.last().is_some_and(|glyph| glyph.c.is_ascii_digit()) {
                list.push(Glyph { c: ' ', span: Span::new(start, start), at: folded.len() });
                folded.push(' ');
            }
            blank = false;
            list.push(Glyph { c, span, at: folded.len() });
            folded.push(c);
        }
        Self { list, folded }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The character at `index`, or [`END`].
    #[inline(never)]
    pub fn at(&self, index: usize) -> char {
        self.list.get(index).map_or(END, |glyph| glyph.c)
    }

    /// The character before `index`, or [`END`].
    #[inline(never)]
    pub fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or(END, |index| self.at(index))
    }

    /// The first place from `from` up to `to` whose character passes `test`; else `to`.
    #[inline(never)]
    pub fn find(&self, from: usize, to: usize, test: fn(char) -> bool) -> usize {
        let mut at = from;
        while at < to && !test(self.at(at)) {
            at += 1;
        }
        at
    }

    /// Whether the character at `index` is one of those in `set`.
    #[inline(never)]
    pub fn is_one_of(&self, index: usize, set: &str) -> bool {
        is_one_of(self.at(index), set)
    }

    /// Whether the character at `index` is an Arabic digit.
    #[inline(never)]
    pub fn is_digit(&self, index: usize) -> bool {
        self.at(index).is_ascii_digit()
    }

    /// Whether the same characters stand at `left` and at `right`, `length` of them.
    #[inline(never)]
    pub fn is_same(&self, left: usize, right: usize, length: usize) -> bool {
        (0..length).all(|step| self.at(left + step) == self.at(right + step))
    }

    /// The last place in `range` where what stands in `word` stands again.
    #[inline(never)]
    pub fn rfind_again(&self, range: Range, word: Range) -> Option<usize> {
        let length = word.1 - word.0;
        let first = self.at(word.0);
        let here = self.list.get(range.0..(range.1 + 1).checked_sub(length)?.min(self.list.len()))?;
        for (at, glyph) in here.iter().enumerate().rev() {
            if glyph.c == first && self.is_same(range.0 + at, word.0, length) {
                return Some(range.0 + at);
            }
        }
        None
    }

    /// The bytes from glyph `from` up to glyph `to`.
    #[inline(never)]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.list.get(from);
        let last = to.checked_sub(1).and_then(|index| self.list.get(index));
        match (start, last) {
            (Some(start), Some(last)) if from < to => Span::new(start.span.start, last.span.end),
            (Some(start), _) => Span::new(start.span.start, start.span.start),
            _ => Span::default(),
        }
    }

    /// Where the longest of `words` that stand at `index` ends.
    #[inline(always)]
    pub fn word_at(&self, index: usize, words: Words) -> Option<usize> {
        self.end_of_word(index, words).map(NonZeroUsize::get)
    }

    /// As [`Self::word_at`]; nothing ends at the first glyph.
    #[inline(never)]
    fn end_of_word(&self, index: usize, words: Words) -> Option<NonZeroUsize> {
        let length = words.leading(self.folded.as_bytes().get(self.list.get(index)?.at..)?);
        self.end_of_bytes(index, length)
    }

    /// Where the `length` bytes that stand at `index` end, if they are any.
    #[inline(never)]
    fn end_of_bytes(&self, index: usize, length: usize) -> Option<NonZeroUsize> {
        let mut end = index;
        let behind = self.place(index) + length;
        while self.place(end) < behind {
            end += 1;
        }
        NonZeroUsize::new(end).filter(|_| length > 0)
    }

    /// Where the glyph at `index` stands among the folded ones.
    #[inline(always)]
    fn place(&self, index: usize) -> usize {
        self.list.get(index).map_or(self.folded.len(), |glyph| glyph.at)
    }

    /// The longest of `words` that stand at `index`, after the place where it ends.
    #[inline(never)]
    pub fn which_at(&self, index: usize, words: Words) -> Option<(usize, &'static str)> {
        let end = self.word_at(index, words)?;
        let here = self.folded.get(self.place(index)..self.place(end))?;
        Some((end, words.each().find(|&word| word == here)?))
    }

    /// Where the longest of `words` starts that end right before `index` and lie at or after `floor`.
    #[inline(always)]
    pub fn word_before(&self, floor: usize, index: usize, words: Words) -> Option<usize> {
        let start = self.start_of_word(floor, index, words);
        (start < index).then_some(start)
    }

    /// As [`Self::word_before`], or `index`.
    #[inline(never)]
    fn start_of_word(&self, floor: usize, index: usize, words: Words) -> usize {
        let end = self.place(index);
        let Some(here) = self.folded.as_bytes().get(self.place(floor)..end) else { return index };
        self.glyph_at(end - words.trailing(here), index)
    }

    /// The glyph at a place among the folded ones; it is `index` or before.
    #[inline(never)]
    fn glyph_at(&self, place: usize, mut index: usize) -> usize {
        while self.place(index) > place {
            index -= 1;
        }
        index
    }

    /// The last place of one of `words`, the first that is found, that lies wholly from `from` up to `to`, and where it ends.
    #[inline(never)]
    pub fn rfind(&self, from: usize, to: usize, words: Words) -> Option<Range> {
        let here = self.folded.as_bytes().get(self.place(from)..self.place(to))?;
        for word in words.each() {
            if let Some(at) = last_place(here, word.as_bytes()) {
                let start = self.glyph_at(self.place(from) + at, to.min(self.list.len()));
                return Some((start, self.end_of_bytes(start, word.len())?.get()));
            }
        }
        None
    }

    /// Whether any of `words` lies wholly in `range`.
    #[inline(never)]
    pub fn says(&self, range: Range, words: Words) -> bool {
        self.rfind(range.0, range.1, words).is_some()
    }
}

/// Where `word` stands last in `text`.
#[inline(always)]
fn last_place(text: &[u8], word: &[u8]) -> Option<usize> {
    let mut end = text.len();
    while let Some(here) = text.get(..end).filter(|here| here.len() >= word.len()) {
        if ends(here, word) {
            return Some(end - word.len());
        }
        end -= 1;
    }
    None
}

/// The form of `c` that readers compare with.
fn fold(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '％' | '﹪' => '%',
        '．' | '·' | '•' => '.',
        '(' | '〔' | '[' | '［' | '【' => '（',
        ')' | '〕' | ']' | '］' | '】' => '）',
        ';' => '；',
        ':' => '：',
        '!' => '！',
        '?' => '？',
        '／' => '/',
        '＋' => '+',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::words;

    fn plain(text: &str) -> String {
        let glyphs = Glyphs::new(text, Span::new(0, text.len()));
        (0..glyphs.len()).map(|at| glyphs.at(at)).collect()
    }

    #[test]
    fn noise_goes_and_widths_fold() {
        assert_eq!(plain("受理 12\n件，**其中**\u{a0}３ 件(含)"), "受理12件，其中3件（含）");
    }

    #[test]
    fn a_blank_between_digits_stays() {
        assert_eq!(plain("12 34 件 5"), "12 34件5");
        assert_eq!(plain("甲\t乙"), "甲\t乙");
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "共 １２ 件";
        let glyphs = Glyphs::new(text, Span::new(0, text.len()));
        assert_eq!(glyphs.span(1, 4).of(text), "１２ 件");
        assert_eq!(glyphs.span(9, 12), Span::default());
        assert_eq!(glyphs.at(99), END);
    }

    #[test]
    fn words() {
        let text = "调解成功率为";
        let glyphs = Glyphs::new(text, Span::new(0, text.len()));
        assert_eq!(glyphs.word_before(0, 6, words!("率为")), Some(4));
        assert_eq!(glyphs.word_before(5, 6, words!("率为")), None);
        assert_eq!(glyphs.rfind(0, 6, words!("无|成功")), Some((2, 4)));
        assert_eq!(glyphs.rfind(0, 3, words!("成功")), None);
        assert!(glyphs.says((0, 6), words!("无|调解")));
        assert_eq!(glyphs.word_at(2, words!("成|成功率|成功")), Some(5));
        assert_eq!(glyphs.word_before(0, 4, words!("功|成功")), Some(2));
        assert_eq!(glyphs.find(0, 6, |c| c == '功'), 3);
        assert_eq!(glyphs.rfind_again((0, 6), (3, 5)), Some(3));
    }
}
