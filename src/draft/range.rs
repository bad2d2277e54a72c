//! Ranges of percentages whose lower end has no percent sign: 15～30% for 15%～30%.

use super::{passage::Passage, ratio::Form};
use crate::text::{Span, number, sets::is_one_of};

/// A range whose lower end has no percent sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HalfRange {
    /// All of it, in bytes.
    pub span: Span,
    /// Its lower end, in bytes.
    pub lower: Span,
}

/// The signs of a range.
const SIGNS: &str = "～~—–-－〜";
/// What makes a number before the sign none of the range: an ordinal, a code, the rest of a longer number, a range of its own.
const TIES: &str = "第年号.-－—～~/+";

/// Reads the ranges of `passage`.
pub fn read(passage: &Passage, ranges: &mut Vec<HalfRange>) {
    let glyphs = &passage.glyphs;
    for ratio in passage.ratios.iter().filter(|ratio| ratio.form == Form::Percent && !ratio.quoted) {
        let Some(sign) = ratio.from.checked_sub(1).filter(|&at| glyphs.is_one_of(at, SIGNS)) else { continue };
        let mut from = sign;
        while from > 0 && sign - from < 5 && (glyphs.is_digit(from - 1) || glyphs.at(from - 1) == '.') {
            from -= 1;
        }
        let before = glyphs.before(from);
        let alone = glyphs.is_digit(from) && !before.is_ascii_alphanumeric() && !is_one_of(before, TIES);
        let lower = number::read(glyphs, from).filter(|lower| alone && lower.end == sign).and_then(|lower| lower.value);
        let upper = ratio.percent();
        if lower.zip(upper).is_some_and(|(lower, upper)| lower.amount < upper.amount) {
            ranges.push(HalfRange { span: glyphs.span(from, ratio.to), lower: glyphs.span(from, sign) });
        }
    }
}
