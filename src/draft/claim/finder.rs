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
    /// The figures within reach before the percentage, the oldest first.
    pub(super) scope: &'p [Figure],
}

impl<'p> Finder<'p> {
    #[inline(never)]
    pub(super) fn new(passage: &'p Passage, ratio: &'p Ratio) -> Self {
        let mut first = ratio.figures;
        while let Some(figure) = first.checked_sub(1).and_then(|index| passage.figures.get(index))
            && figure.sentence + SENTENCES_BACK >= ratio.sentence
            && ratio.figures - first < REACH
        {
            first -= 1;
        }
        Self { passage, ratio, scope: passage.figures.get(first..ratio.figures).unwrap_or_default() }
    }

    /// The figure within reach that is nearest to the percentage and passes `test`.
    #[inline(never)]
    pub(super) fn nearest(&self, test: &dyn Fn(&Figure) -> bool) -> Option<&'p Figure> {
        self.scope.iter().rev().find(|figure| test(figure))
    }

    /// Figure `index`, if it is within reach.
    #[inline(never)]
    pub(super) fn figure(&self, index: usize) -> Option<&'p Figure> {
        self.scope.get(index.checked_sub(self.scope.first()?.index)?)
    }

    /// The figure that 其中 before `part` takes its parts from.
    #[inline(never)]
    pub(super) fn among(&self, part: &Figure) -> Option<&'p Figure> {
        let sentence = self.passage.sentence_start(part.sentence);
        let (at, _) = self.passage.glyphs.rfind(sentence, part.from, "其中")?;
        // 其中 may open the sentence and look back to the one before.
        let opening = self.nearest(&|figure| figure.sentence == part.sentence && figure.to <= at).is_none();
        self.nearest(&|figure| {
            figure.to <= at
                && figure.sentence + usize::from(opening) >= part.sentence
                && figure.depth <= part.depth
                && may_hold(figure, part)
        })
    }

    /// The whole that 其中 or 中 ties to `part`: 共A件，其中B件; A件…中，B件.
    #[inline(never)]
    pub(super) fn tied(&self, part: &Figure) -> Option<&'p Figure> {
        self.among(part).or_else(|| {
            self.nearest(&|figure| {
                is_before(figure, part) && may_hold(figure, part) && cue::is_within(self.passage, figure)
            })
        })
    }

    /// The whole that the sentence's build ties to `part`, by 其中 and 中 or as the total it names.
    pub(super) fn linked(&self, part: &Figure, series: Option<&Series>) -> Option<&'p Figure> {
        let passage = self.passage;
        // What has a share of its own is a sibling, however much it is called a total.
        let whole = |figure: &Figure| {
            figure.unit == part.unit && may_hold(figure, part) && !series.is_some_and(|series| series.holds(figure))
        };
        let total =
            || self.nearest(&|figure| is_before(figure, part) && whole(figure) && cue::is_total(passage, figure));
        // What came in is the whole of what was made of it, if it comes first and the part did not itself come in.
        let intake = || {
            let first = |figure: &&Figure| is_before(figure, part) && !figure.comparison && figure.comparable(part);
            let first = self.scope.iter().find(first)?;
            let made = !cue::is_intake(passage, part) && !cue::is_own_work(passage, part);
            (made && whole(first) && cue::is_intake(passage, first)).then_some(first)
        };
        self.tied(part).or_else(total).or_else(intake)
    }

    /// The figure that says the same as `figure` in another unit: 50人 of 40件50人.
    pub(super) fn twin(&self, figure: &Figure) -> Option<&'p Figure> {
        self.nearest(&|other| other.from == figure.to || other.to == figure.from)
    }

    pub(super) fn is_whole(&self, figure: &Figure) -> bool {
        cue::is_whole(self.passage, figure) || cue::is_within(self.passage, figure)
    }
}

/// Whether `figure` stands before `part` in its sentence.
fn is_before(figure: &Figure, part: &Figure) -> bool {
    figure.to <= part.from && figure.sentence == part.sentence
}

/// Whether `whole` may be as large as `part`.
pub(super) const fn reaches(whole: &Figure, part: &Figure) -> bool {
    whole.possible.high >= part.likely.low
}

/// Whether `whole` counts the same as `part` and may be as large.
#[inline(never)]
pub(super) fn may_hold(whole: &Figure, part: &Figure) -> bool {
    whole.index != part.index && !whole.comparison && whole.comparable(part) && reaches(whole, part)
}

/// Whether the units leave no doubt that one counts among the other: 个 and 家 need not.
pub(super) fn certain_units(whole: &Figure, part: &Figure) -> bool {
    whole.unit == part.unit || matches!(whole.family, Family::Case | Family::Person)
}
