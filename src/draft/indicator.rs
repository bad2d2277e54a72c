//! Indicators: figures that a clause of its own names in full, 全市共受理行政复议申请943件, so that the same words elsewhere
//! should come with the same figure.

use super::{claim, figure::Hedge, passage::Passage, unit::Family};
use crate::text::{
    Span,
    decimal::Amount,
    fnv::Fnv,
    words::{Words, words},
};

/// A figure named in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indicator {
    /// A hash of what it is called, of its unit and of the times that its sentence tells.
    pub key: u64,
    /// What it is called, in bytes.
    pub name: Span,
    /// The figure, in bytes.
    pub span: Span,
    /// Its value.
    pub value: Amount,
    /// The last year that the document tells before it, as it is written; empty where there is none.
    pub year: Span,
}

/// A name of fewer glyphs may be that of many figures.
const SHORTEST: usize = 8;
/// Words of a figure that is one of many by its nature.
const ONE_OF_MANY: Words = words!("每|均|其中|各|第|率|比|较|增|减|最|余额|分别");
/// Words of times other than a year.
const TIMES: Words = words!("月|季度|上半年|下半年|同期|去年|上年|截至");

/// Reads the indicators of `passage`, which was taken from `text`. `years` has read the text before it.
pub fn read(text: &str, passage: &Passage, years: &mut Years, indicators: &mut Vec<Indicator>) {
    let glyphs = &passage.glyphs;
    for figure in &passage.figures {
        let Some(value) = figure.value else { continue };
        // （一）全市共受理: an ordinal is no part of the name.
        let ordinal = glyphs.find(figure.words, figure.words + 6, |c| c == '）') + 1;
        let numbered = glyphs.at(figure.words) == '（' && ordinal <= figure.from;
        let name = (if numbered { ordinal } else { figure.words }, figure.from);
        let named = name.1 >= name.0 + SHORTEST
            && passage.opens_clause(figure)
            && figure.stands()
            && figure.hedge == Hedge::Plain
            && figure.depth == 0
            && figure.family != Family::Bare
            && claim::says_all(passage, figure)
            && !glyphs.says(name, ONE_OF_MANY);
        if !named {
            continue;
        }
        let mut hash = Fnv::default();
        for at in name.0..name.1 {
            hash.add_char(glyphs.at(at));
        }
        hash.add_char(' ');
        for c in figure.unit.chars() {
            hash.add_char(c);
        }
        // 上半年 and 全年 are two figures. (Years are compared apart: they may stand in a sentence before.)
        let sentence = passage.sentence_start(figure.sentence).max(figure.from.saturating_sub(200));
        for at in sentence..figure.from {
            if let Some(end) = glyphs.word_at(at, TIMES) {
                for at in at.saturating_sub(4).max(sentence)..end {
                    hash.add_char(glyphs.at(at));
                }
            }
        }
        let span = glyphs.span(figure.from, figure.to);
        indicators.push(Indicator {
            key: hash.value(),
            name: glyphs.span(name.0, name.1),
            span,
            value: value.amount,
            year: years.before(text, span.start),
        });
    }
}

/// Reads along the years that a text tells.
#[derive(Debug, Default)]
pub struct Years {
    /// How far it has been read, in bytes.
    read: usize,
    last: Span,
}

impl Years {
    /// The last year that is told before byte `end`; no earlier place may be asked for after a later one.
    fn before(&mut self, text: &str, end: usize) -> Span {
        let bytes = text.as_bytes();
        for at in self.read.max(4)..end {
            let digits = bytes.get(at - 4..at).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit));
            if digits && text.get(at..).is_some_and(|rest| rest.starts_with('年')) {
                self.last = Span::new(at - 4, at);
            }
        }
        self.read = self.read.max(end);
        self.last
    }
}
