//! Calculations as they are shown: with the numbers as written, and their results as the claim would state them.

use super::{Operand, Reading, Role};
use crate::{
    draft::{
        figure::Figure,
        passage::{Passage, Ratio},
    },
    text::{
        decimal::{Amount, divide},
        glyphs::Range,
    },
};

/// What is said of a reading that was tried as well.
const ALSO_OFF: &str = "也不符";

impl Reading {
    /// `part` / `whole` in the form of `ratio`; none where it cannot be told.
    pub(super) fn of(
        formula: String,
        (part, whole): (Amount, Amount),
        ratio: &Ratio,
        operands: Vec<Operand>,
    ) -> Option<Self> {
        let (shift, suffix) = ratio.told();
        let told = |places| Some(divide(part, whole, shift, places)? + suffix);
        let places = ratio.places();
        Some(Self { formula, computed: told(places + 1)?, rounded: told(places)?, operands, note: ALSO_OFF })
    }

    /// A result that is told in full.
    pub(super) fn exact(formula: String, told: String, operands: Vec<Operand>) -> Self {
        Self { formula, computed: told.clone(), rounded: told, operands, note: ALSO_OFF }
    }
}

impl Operand {
    /// `figure` as an operand.
    pub(super) fn new(passage: &Passage, role: Role, figure: &Figure) -> Self {
        Self { role, span: passage.glyphs.span(figure.from, figure.to) }
    }
}

/// What stands in `range` of the passage, without the blanks that a PDF left in it.
#[inline(never)]
pub(super) fn spelled(text: &str, passage: &Passage, range: Range) -> String {
    passage.glyphs.span(range.0, range.1).of(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The number of `figure` as written.
pub(super) fn number(text: &str, passage: &Passage, figure: &Figure) -> String {
    spelled(text, passage, (figure.from, figure.number_end))
}
