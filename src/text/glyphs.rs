//! A passage as a row of characters that carry meaning: without the spaces and line breaks a PDF left in mid-sentence, with
//! full-width digits, brackets and marks made one with their half-width kin. Each keeps its place in the text.

use super::{Span, lines::is_blank};

/// One character that carries meaning.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    /// The character, in the form the readers compare with.
    c: char,
    /// Where it stands, in bytes of the text.
    span: Span,
}

/// The characters of a passage that carry meaning. Positions are counted in glyphs.
#[derive(Debug, Clone, Default)]
pub struct Glyphs {
    list: Vec<Glyph>,
}

/// What [`Glyphs::at`] gives beyond the end; no text holds it where it would matter.
pub const END: char = '\0';

impl Glyphs {
    /// The glyphs of `passage`, a range of bytes of `text`.
    pub fn new(text: &str, passage: Span) -> Self {
        let slice = passage.of(text);
        let mut list: Vec<Glyph> = Vec::with_capacity(slice.len() / 3 + 1);
        let mut blank = false;
        for (offset, raw) in slice.char_indices() {
            let start = passage.start + offset;
            let span = Span::new(start, start + raw.len_utf8());
            if raw != '\t' && (is_blank(raw) || raw == '*') {
                blank = true;
                continue;
            }
            let c = folded(raw);
            // A blank between two digits may part two numbers or be noise within one: it stays, for the reader to be wary of.
            if blank && c.is_ascii_digit() && list.last().is_some_and(|glyph| glyph.c.is_ascii_digit()) {
                list.push(Glyph { c: ' ', span: Span::new(start, start) });
            }
            blank = false;
            list.push(Glyph { c, span });
        }
        Self { list }
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
    pub fn at(&self, index: usize) -> char {
        self.list.get(index).map_or(END, |glyph| glyph.c)
    }

    /// The character before `index`, or [`END`].
    pub fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or(END, |index| self.at(index))
    }

    /// The characters from `from` up to `to`.
    pub fn chars(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = char> + Clone + '_ {
        let to = to.min(self.list.len());
        self.list.get(from.min(to)..to).unwrap_or_default().iter().map(|glyph| glyph.c)
    }

    /// The bytes from glyph `from` up to glyph `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.list.get(from);
        let last = to.checked_sub(1).and_then(|index| self.list.get(index));
        match (start, last) {
            (Some(start), Some(last)) if from < to => Span::new(start.span.start, last.span.end),
            (Some(start), _) => Span::new(start.span.start, start.span.start),
            _ => Span::default(),
        }
    }

    /// Where `word` ends if it stands at `index`.
    pub fn word_at(&self, index: usize, word: &str) -> Option<usize> {
        let mut end = index;
        for c in word.chars() {
            if self.at(end) != c {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Where `word` starts if it ends right before `index`, at or after `floor`.
    pub fn word_before(&self, floor: usize, index: usize, word: &str) -> Option<usize> {
        let mut start = index;
        for c in word.chars().rev() {
            if start <= floor || self.before(start) != c {
                return None;
            }
            start -= 1;
        }
        Some(start)
    }

    /// The last place of `word` that lies wholly from `from` up to `to`.
    pub fn rfind(&self, from: usize, to: usize, word: &str) -> Option<usize> {
        let first = word.chars().next()?;
        let to = to.min(self.list.len());
        (from..to)
            .rev()
            .find(|&index| self.at(index) == first && self.word_at(index, word).is_some_and(|end| end <= to))
    }

    /// Whether any of `words` lies wholly from `from` up to `to`.
    pub fn contains_any(&self, from: usize, to: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.rfind(from, to, word).is_some())
    }
}

/// The form of `c` that readers compare with.
fn folded(c: char) -> char {
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

    fn plain(text: &str) -> String {
        let glyphs = Glyphs::new(text, Span::new(0, text.len()));
        glyphs.chars(0, glyphs.len()).collect()
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
        assert_eq!(glyphs.word_before(0, 6, "率为"), Some(4));
        assert_eq!(glyphs.word_before(5, 6, "率为"), None);
        assert_eq!(glyphs.rfind(0, 6, "成功"), Some(2));
        assert_eq!(glyphs.rfind(0, 3, "成功"), None);
        assert!(glyphs.contains_any(0, 6, &["无", "调解"]));
    }
}
