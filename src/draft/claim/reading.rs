//! Calculations as they are shown: with the numbers as written, and their results as the claim would state them.

use super::{Operand, Reading, Role};
use crate::{
    draft::{figure::Figure, passage::Passage, ratio::Ratio},
    text::{
        Span,
        decimal::{Amount, Decimal, ONE, divide},
        glyphs::Range,
        lines::is_blank,
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
    let mut spelled = String::new();
    for c in passage.glyphs.span(range.0, range.1).of(text).chars() {
        if !is_blank(c) {
            spelled.push(c);
        }
    }
    spelled
}

/// The number of `figure` as written.
pub(super) fn number(text: &str, passage: &Passage, figure: &Figure) -> String {
    spelled(text, passage, (figure.from, figure.number_end))
}

/// Numbers that should add up to a hundred.
#[derive(Default)]
pub(super) struct Hundred {
    sum: Amount,
    /// By how much their rounding may move the sum.
    slack: Amount,
    places: usize,
    formula: String,
    operands: Vec<Operand>,
}

impl Hundred {
    /// Adds the number that stands at `span`.
    #[inline(never)]
    pub(super) fn add(&mut self, text: &str, span: Span, value: Decimal) {
        self.sum += value.amount.min(101 * ONE);
        self.slack += value.unit / 2;
        self.places = self.places.max(value.places());
        self.formula += if self.formula.is_empty() { "" } else { "+" };
        self.formula += span.of(text);
        self.operands.push(Operand { role: Role::Addend, span });
    }

    /// How many were added.
    pub(super) const fn count(&self) -> usize {
        self.operands.len()
    }

    /// How far they are off.
    pub(super) const fn off(&self) -> Amount {
        (self.sum - 100 * ONE).abs()
    }

    /// Whether rounding explains how far they are off.
    pub(super) const fn holds(&self) -> bool {
        self.off() <= self.slack
    }

    /// What they come to, told with `suffix`.
    pub(super) fn reading(self, suffix: &str) -> Reading {
        let told = divide(self.sum, ONE, 0, self.places).unwrap_or_default() + suffix;
        Reading::exact(self.formula, told, self.operands)
    }
}
