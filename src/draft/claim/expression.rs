//! What is divided by what: sums and differences of the figures in a passage.

use crate::draft::figure::Figure;

/// One figure of a sum or difference.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Which of the passage's figures.
    pub figure: usize,
    /// Whether it is added, not taken away.
    pub added: bool,
}

/// `figure`, added.
pub const fn plus(figure: &Figure) -> Term {
    Term { figure: figure.index, added: true }
}

/// `figure`, taken away.
pub const fn less(figure: &Figure) -> Term {
    Term { figure: figure.index, added: false }
}

/// One calculation that would make sense: one sum divided by another.
pub struct Quotient {
    /// The terms of the numerator, then those of the denominator.
    terms: Vec<Term>,
    /// How many are the numerator's.
    parts: usize,
    /// How many years a growth goes on for, to be told as that of one year.
    pub years: u32,
    /// Whether the value is right if this comes out; else it only shows what was meant.
    pub excuses: bool,
}

impl Quotient {
    /// The numerator.
    pub fn part(&self) -> &[Term] {
        self.terms.get(..self.parts).unwrap_or_default()
    }

    /// The denominator.
    pub fn whole(&self) -> &[Term] {
        self.terms.get(self.parts..).unwrap_or_default()
    }

    /// Whether it divides one stated figure by another.
    pub const fn is_direct(&self) -> bool {
        self.terms.len() == 2
    }
}

/// How many calculations are tried for one percentage.
const MAX_QUOTIENTS: usize = 24;

/// Adds `part` / `whole` to `list` if it is not there.
#[inline(never)]
pub fn add(list: &mut Vec<Quotient>, part: &[Term], whole: &[Term]) {
    let terms = [part, whole].concat();
    let known = list.iter().any(|other| other.parts == part.len() && other.terms == terms);
    if !known && list.len() < MAX_QUOTIENTS {
        list.push(Quotient { terms, parts: part.len(), years: 1, excuses: true });
    }
}
