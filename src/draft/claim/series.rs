//! Shares that are told one after another.

use std::cmp::Ordering;

use super::{
    ClaimKind,
    finder::{Finder, REACH, SENTENCES_BACK},
    wording::{Of, Wording},
};
use crate::{
    draft::{
        figure::Hedge,
        passage::{Passage, Ratio},
    },
    text::decimal::Decimal,
};

/// More shares than this no sentence tells of one whole.
const MAX_SERIES: usize = 16;

/// Shares told one after another, as of one whole: 甲50件，占50%；乙30件，占30%；丙20件，占20%.
#[derive(Debug, Clone, Default)]
pub struct Series {
    /// The figure that each is the share of, as indices into the passage's.
    pub parts: Vec<usize>,
    /// The figure that all of them are parts of by the build of the sentence, where there is one.
    head: Option<usize>,
}

impl Series {
    /// Whether `part` of `passage` may be the next share of this series; if not, what it is the first of.
    pub fn take(&mut self, passage: &Passage, ratio: &Ratio, part: usize) -> Option<Self> {
        let head = passage.figures.get(part).and_then(|figure| Finder::new(passage, ratio).tied(figure));
        let last = self.parts.last().and_then(|&index| passage.figures.get(index)).zip(passage.figures.get(part));
        let goes_on = last.is_some_and(|(last, next)| {
            last.comparable(next)
                && next.sentence.saturating_sub(last.sentence) <= 1
                && head == self.head
                && self.parts.len() < MAX_SERIES
                // A new sentence may divide the same whole anew, once the last has divided all of it.
                && (next.sentence == last.sentence || self.made_up(passage).is_none())
        });
        if goes_on {
            self.parts.push(part);
            return None;
        }
        Some(Self { parts: vec![part], head })
    }

    /// The figure before the first part that is exactly the sum of the parts.
    pub fn made_up(&self, passage: &Passage) -> Option<usize> {
        let figures = &passage.figures;
        let mut sum = Decimal::ZERO;
        for &index in &self.parts {
            let figure = figures.get(index).filter(|figure| figure.hedge == Hedge::Plain)?;
            sum = sum.plus(figure.value?)?;
        }
        let first_index = *self.parts.first()?;
        let first = figures.get(first_index)?;
        let mut index = first_index;
        while index > 0 && first_index - index < REACH {
            index -= 1;
            let figure = figures.get(index)?;
            if figure.sentence + SENTENCES_BACK < first.sentence {
                break;
            }
            let equal = figure.value.and_then(|value| value.compare(sum)) == Some(Ordering::Equal);
            if equal && figure.comparable(first) && !figure.comparison && figure.hedge == Hedge::Plain {
                return Some(index);
            }
        }
        None
    }
}

/// The figure that a share is said of, if `wording` says a share; and only if the words leave no doubt.
pub fn part_of_share(passage: &Passage, ratio: &Ratio, wording: &Wording) -> Option<usize> {
    match wording.of {
        Of::Share { at, lead, whole } if wording.kind == ClaimKind::Share => {
            let finder = Finder::new(passage, ratio);
            // A whole stated in the share itself belongs to no other.
            let own = finder.stated(whole).is_none();
            own.then(|| finder.part(at, lead, 0, 1).ok()).flatten()
        }
        _ => None,
    }
}
