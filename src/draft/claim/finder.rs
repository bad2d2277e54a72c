//! The figures within reach of a percentage, and how the build of a sentence ties them together.

use super::{cue, series::Series};
use crate::draft::{figure::Figure, passage::Passage, ratio::Ratio, unit::Family};

/// How many figures before a percentage are looked at.
pub(super) const REACH: usize = 32;
/// How many sentences back a whole may stand, of those that tell figures.
pub(super) const SENTENCES_BACK: usize = 2;

/// The figures within reach of one percentage.
pub(super) struct Finder<'p> {
    pub(super) passage: &'p Passage,
    pub(super) ratio: &'p Ratio,
    /// The figures within reach before the percentage, the oldest first.
    pub(super) scope: &'p [Figure],
    /// Whether a whole must be as large as its part: without that, only what the sentence ties to the part is its whole.
    pub(super) sized: bool,
}

impl<'p> Finder<'p> {
    #[inline(never)]
    pub(super) fn new(passage: &'p Passage, ratio: &'p Ratio) -> Self {
        let mut first = ratio.figures;
        let (mut sentence, mut back) = (ratio.sentence, 0);
        while let Some(figure) = first.checked_sub(1).and_then(|index| passage.figures.get(index)) {
            back += usize::from(figure.sentence != sentence);
            sentence = figure.sentence;
            if back > SENTENCES_BACK || ratio.figures - first == REACH {
                break;
            }
            first -= 1;
        }
        Self { passage, ratio, scope: passage.figures.get(first..ratio.figures).unwrap_or_default(), sized: true }
    }

    /// The figures within reach that stand in the sentence of the percentage.
    #[inline(never)]
    pub(super) fn own(&self) -> &'p [Figure] {
        let from = self.scope.partition_point(|figure| figure.sentence < self.ratio.sentence);
        self.scope.get(from..).unwrap_or_default()
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
        let at = part.among?;
        // 其中 may open the sentence and look back to the one before.
        let opening = self.nearest(&|figure| figure.sentence == part.sentence && figure.to <= at).is_none();
        self.nearest(&|figure| {
            figure.to <= at
                && figure.sentence + usize::from(opening) >= part.sentence
                && figure.depth <= part.depth
                && self.may_hold(figure, part)
        })
    }

    /// Whether `whole` counts the same as `part` and, where that matters, may be as large.
    pub(super) fn may_hold(&self, whole: &Figure, part: &Figure) -> bool {
        whole.index != part.index && whole.stands() && whole.comparable(part) && (!self.sized || reaches(whole, part))
    }

    /// The whole that 其中 or 中 ties to `part`: 共A件，其中B件; A件…中，B件.
    #[inline(never)]
    pub(super) fn tied(&self, part: &Figure) -> Option<&'p Figure> {
        self.among(part)
            .or_else(|| self.nearest(&|figure| figure.source && is_before(figure, part) && self.may_hold(figure, part)))
    }

    /// The whole that the sentence's build ties to `part`, by 其中 and 中 or as the total it names.
    pub(super) fn linked(&self, part: &Figure, series: Option<&Series>) -> Option<&'p Figure> {
        let passage = self.passage;
        // What has a share of its own is a sibling, however much it is called a total.
        let whole = |figure: &Figure| {
            figure.unit == part.unit
                && self.may_hold(figure, part)
                && !series.is_some_and(|series| series.holds(figure))
        };
        let total = || self.nearest(&|figure| figure.total && is_before(figure, part) && whole(figure));
        // What came in is the whole of what was made of it, if it comes first and the part did not itself come in.
        let intake = || {
            let first = |figure: &&Figure| is_before(figure, part) && figure.stands() && figure.comparable(part);
            let first = self.scope.iter().find(first)?;
            let made = || !cue::is_intake(passage, part) && !cue::is_own_work(passage, part);
            (whole(first) && cue::is_intake(passage, first) && made()).then_some(first)
        };
        let tied = self.tied(part);
        if self.sized { tied.or_else(total).or_else(intake) } else { tied }
    }

    /// The figure that says the same as `figure` in another unit: 50人 of 40件50人.
    pub(super) fn twin(&self, figure: &Figure) -> Option<&'p Figure> {
        self.nearest(&|other| other.from == figure.to || other.to == figure.from)
    }

    pub(super) fn is_whole(&self, figure: &Figure) -> bool {
        figure.source || cue::is_whole(self.passage, figure)
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

/// Whether one of the two may be what the other changed from, or by how much; 56.15亿 may leave its unit to the words.
pub(super) fn may_stand_beside(figure: &Figure, other: &Figure) -> bool {
    figure.comparable(other) || other.family == Family::Bare
}

/// Whether the units leave no doubt that one counts among the other: 个 and 家 need not.
pub(super) fn certain_units(whole: &Figure, part: &Figure) -> bool {
    whole.unit == part.unit || matches!(whole.family, Family::Case | Family::Person)
}
