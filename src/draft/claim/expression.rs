//! What is divided by what: sums and differences of the figures in a passage.

/// A sum or difference of figures: indices into the passage's, each with whether it is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    terms: Vec<(usize, bool)>,
}

impl Expression {
    /// One figure.
    pub fn figure(index: usize) -> Self {
        Self { terms: vec![(index, true)] }
    }

    /// The sum of several figures.
    pub fn sum(indices: &[usize]) -> Self {
        Self { terms: indices.iter().map(|&index| (index, true)).collect() }
    }

    /// This and one figure more, added or taken away.
    pub fn and(mut self, index: usize, added: bool) -> Self {
        self.terms.push((index, added));
        self
    }

    /// Its terms: a figure's index, and whether it is added.
    pub fn terms(&self) -> &[(usize, bool)] {
        &self.terms
    }

    /// Whether it is a single figure.
    pub fn is_single(&self) -> bool {
        self.terms.len() == 1
    }
}

/// One calculation that would make sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotient {
    /// The numerator.
    pub part: Expression,
    /// The denominator.
    pub whole: Expression,
}

impl Quotient {
    /// Whether it divides one stated figure by another.
    pub fn is_direct(&self) -> bool {
        self.part.is_single() && self.whole.is_single()
    }
}
