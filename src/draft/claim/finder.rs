//! The figures within reach of a percentage, and how the build of a sentence ties them together.

use super::{cue, series::Series};
use crate::draft::{
    figure::Figure,
    passage::{Passage, Ratio},
    unit::Family,
};

/// How many figures before a percentage are looked at.
pub(super) const REACH: usize = 32;
/// How many sentences back a whole may stand.
pub(super) const SENTENCES_BACK: usize = 2;

/// The figures within reach of one percentage.
pub(super) struct Finder<'p> {
    pub(super) passage: &'p Passage,
    pub(super) ratio: &'p Ratio,
    /// The figures within reach before the percentage, the oldest first, with their indices.
    scope: Vec<(usize, &'p Figure)>,
}

impl<'p> Finder<'p> {
    pub(super) fn new(passage: &'p Passage, ratio: &'p Ratio) -> Self {
        let mut first = ratio.figures;
        let oldest = ratio.sentence.saturating_sub(SENTENCES_BACK);
        while let Some(figure) = first.checked_sub(1).and_then(|index| passage.figures.get(index)) {
            if figure.sentence < oldest || ratio.figures - first >= REACH {
                break;
            }
            first -= 1;
        }
        let figures = passage.figures.get(first..ratio.figures).unwrap_or_default();
        Self { passage, ratio, scope: (first..).zip(figures).collect() }
    }

    /// The figures within reach before the percentage, the oldest first.
    pub(super) fn scope(&self) -> impl DoubleEndedIterator<Item = (usize, &'p Figure)> + '_ {
        self.scope.iter().copied()
    }

    pub(super) fn figure(&self, index: usize) -> Option<&'p Figure> {
        self.passage.figures.get(index)
    }

    /// The figure that 其中 before `part` takes its parts from.
    pub(super) fn among(&self, part: &Figure) -> Option<usize> {
        let sentence = self.passage.sentence_start(part.sentence);
        let at = self.passage.among_before(sentence, part.from)?;
        // 其中 may open the sentence and look back to the one before.
        let opening = !self.scope().any(|(_, figure)| figure.sentence == part.sentence && figure.to <= at);
        let oldest = if opening { part.sentence.saturating_sub(1) } else { part.sentence };
        self.scope()
            .rev()
            .find(|(_, figure)| {
                figure.to <= at
                    && figure.sentence >= oldest
                    && figure.comparable(part)
                    && !figure.comparison
                    && figure.depth <= part.depth
                    && reaches(figure, part)
            })
            .map(|(index, _)| index)
    }

    /// The whole that 其中 or 中 ties to `part`: 共A件，其中B件; A件…中，B件.
    pub(super) fn tied(&self, part: &Figure) -> Option<usize> {
        self.among(part).or_else(|| {
            self.before(part)
                .find(|(_, figure)| cue::is_within(self.passage, figure) && reaches(figure, part))
                .map(|(index, _)| index)
        })
    }

    /// The figures before `part` in its sentence that count the same, the nearest first.
    pub(super) fn before(&self, part: &'p Figure) -> impl Iterator<Item = (usize, &'p Figure)> + '_ {
        self.scope().rev().filter(move |(_, figure)| {
            figure.to <= part.from && figure.sentence == part.sentence && !figure.comparison && figure.comparable(part)
        })
    }

    /// The whole that the sentence's build ties to `part`, by 其中 and 中 or as the total it names.
    pub(super) fn linked(&self, part: &'p Figure, series: Option<&Series>) -> Option<usize> {
        if let Some(whole) = self.tied(part) {
            return Some(whole);
        }
        // What has a share of its own is a sibling, however much it is called a total.
        let sibling = |index: usize| series.is_some_and(|series| series.parts.contains(&index));
        let total = self.before(part).find(|&(index, figure)| {
            !sibling(index) && figure.unit == part.unit && cue::is_total(self.passage, figure) && reaches(figure, part)
        });
        // What came in is the whole of what was made of it, if it comes first and the part did not itself come in.
        let intake = || {
            let (index, figure) = self.before(part).last()?;
            let first = !sibling(index) && cue::is_intake(self.passage, figure);
            let made = !cue::is_intake(self.passage, part) && !cue::is_own_work(self.passage, part);
            (figure.unit == part.unit && first && made && reaches(figure, part)).then_some((index, figure))
        };
        total.or_else(intake).map(|(index, _)| index)
    }

    /// The figure that says the same as figure `index` in another unit: 50人 of 40件50人.
    pub(super) fn twin(&self, index: usize) -> Option<usize> {
        let figure = self.figure(index)?;
        let next = index + 1;
        if next < self.ratio.figures && self.figure(next).is_some_and(|next| next.from == figure.to) {
            return Some(next);
        }
        index
            .checked_sub(1)
            .filter(|&previous| self.figure(previous).is_some_and(|previous| previous.to == figure.from))
    }

    pub(super) fn is_whole(&self, figure: &Figure) -> bool {
        cue::is_whole(self.passage, figure) || cue::is_within(self.passage, figure)
    }

    /// The oldest figure within reach.
    pub(super) fn first(&self) -> Option<usize> {
        self.scope.first().map(|&(index, _)| index)
    }
}

/// Whether `whole` may be as large as `part`.
pub(super) fn reaches(whole: &Figure, part: &Figure) -> bool {
    whole.possible.may_reach(part.likely).unwrap_or(false)
}

/// Whether the units leave no doubt that one counts among the other: 个 and 家 need not.
pub(super) fn certain_units(whole: &Figure, part: &Figure) -> bool {
    whole.unit == part.unit || matches!(whole.family, Family::Case | Family::Person)
}
