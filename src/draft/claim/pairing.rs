//! Which figures a rate or a share speaks of. The choice rests on the words alone, never on whether the numbers come out:
//! otherwise a changed percentage would find itself another pair.

use super::{
    cue,
    echo::{self, Echo, Name},
    expression::{Quotient, Term, add, plus},
    finder::{Finder, certain_units, reaches},
    series::Series,
    wording::{Of, Wording},
};
use crate::{
    draft::{figure::Figure, passage::Passage, ratio::Ratio},
    text::{decimal::ONE, glyphs::Range, words::Words},
};

/// What a percentage may be calculated from: the calculations that make sense, the likeliest first; or why that is not certain, in
/// Chinese.
pub type Pairing = Result<Vec<Quotient>, &'static str>;

/// One calculation that leaves no doubt.
#[inline(never)]
pub(super) fn certain(part: &[Term], whole: &[Term]) -> Vec<Quotient> {
    let mut quotients = Vec::new();
    add(&mut quotients, part, whole);
    quotients
}

pub(super) const NO_PART: &str = "文中没有与之对应的部分数，无法核对";
pub(super) const NO_WHOLE: &str = "文中没有与之对应的总数，无法核对";
pub(super) const UNSURE_PART: &str = "不能确定由哪个数字算出，无法核对";
pub(super) const UNSURE_WHOLE: &str = "不能确定以哪个数字为总数，无法核对";
pub(super) const UNREADABLE: &str = "句中有读不准的数字，无法核对";

/// Finds what a percentage is calculated from. It is number `place` of `count` that have one lead (分别占…的45%、25%), and `head` the
/// first of them; `series` is the one that it is a share of, where it is.
pub fn find(
    passage: &Passage,
    (head, place, count): (&Ratio, usize, usize),
    ratio: &Ratio,
    wording: &Wording,
    series: Option<&Series>,
) -> Pairing {
    if count > 1 && !wording.each {
        return Err("几个百分比合写一处，无法逐一核对");
    }
    let finder = Finder::new(passage, head);
    if finder.nearest(&|figure| figure.value.is_none() && figure.sentence == ratio.sentence).is_some() {
        return Err(UNREADABLE);
    }
    let find = |finder: &Finder| match wording.of {
        Of::Rate(core) if count == 1 => finder.rate(core),
        Of::Share(share) => finder.share(share, place, count, series.filter(|series| series.parts.len() > 1)),
        Of::Known(part, whole) if count == 1 => finder.known(part, whole),
        Of::Rate(_) | Of::Known(..) => Err("几个比率合写一处，无法逐一核对"),
        Of::Nothing(reason) => Err(reason),
        Of::Growth(_) | Of::Points(_) => Err(NO_PART),
    };
    find(&finder)
        // A whole that is smaller than its part is a slip where the sentence says that it is the whole.
        .or_else(|doubt| find(&Finder { sized: false, ..finder }).map_err(|_| doubt))
        .or_else(|doubt| finder.bracketed().ok_or(doubt))
}

/// Where the part of a rate is looked for, the nearest first.
const PLACES: [Place; 3] = [
    (|figure, ratio| figure.segment == ratio.segment, echo::HEAD),
    (|figure, ratio| figure.sentence == ratio.sentence, echo::WHOLE_NAME),
    (|figure, ratio| figure.sentence + 1 == ratio.sentence, echo::WHOLE_NAME),
];

/// Which figures stand there, and how well the part has to say the rate's name.
type Place = (fn(&Figure, &Ratio) -> bool, usize);

impl<'p> Finder<'p> {
    /// 15个断面的优良比例为86.7%（13个）: the part in brackets, and the figure before as its whole.
    fn bracketed(&self) -> Option<Vec<Quotient>> {
        let glyphs = &self.passage.glyphs;
        let part = self.passage.figures.get(self.ratio.figures)?;
        let whole = self.scope.last()?;
        let closed = glyphs.at(self.ratio.to) == '（' && part.from == self.ratio.to + 1 && glyphs.at(part.to) == '）';
        if !closed || whole.sentence != self.ratio.sentence || whole.unit != part.unit || !self.may_hold(whole, part) {
            return None;
        }
        Some(certain(&[plus(part)], &[plus(whole)]))
    }

    /// A ratio of what the words `part` and `whole` name, each told once.
    fn known(&self, part: Words, whole: Words) -> Pairing {
        let told = |words: Words| {
            let mut told = self.scope.iter().filter(|figure| {
                figure.segment == self.ratio.segment
                    && figure.stands()
                    && self.passage.glyphs.says(figure.before(), words)
            });
            told.next().filter(|_| told.next().is_none())
        };
        match (told(part), told(whole)) {
            (Some(part), Some(whole)) if part.index != whole.index && part.comparable(whole) => {
                Ok(certain(&[plus(part)], &[plus(whole)]))
            }
            (Some(_), _) => Err(NO_WHOLE),
            _ => Err(NO_PART),
        }
    }

    /// 优良率: the parts that are called by one glyph of the name each, in their order, and the whole they are taken from.
    fn compound(&self, core: Range) -> Option<Vec<Quotient>> {
        let told = |at: usize| {
            let mut told = self.scope.iter().filter(|figure| {
                figure.sentence == self.ratio.sentence
                    && figure.stands()
                    && cue::says_again(self.passage, figure, (at, at + 1))
            });
            told.next().filter(|_| told.next().is_none())
        };
        let (first, second) = (told(core.0)?, told(core.0 + 1)?);
        // 12所，其中参评10所，3所为“优”: the figure right before them is nearer than what 其中 ties them to.
        let before = || self.figure(first.index.checked_sub(1)?).filter(|figure| self.may_hold(figure, first));
        let whole = before().or_else(|| self.tied(first))?;
        if core.1 != core.0 + 2
            || second.index != first.index + 1
            || !first.comparable(second)
            || whole.index >= first.index
        {
            return None;
        }
        Some(certain(&[plus(first), plus(second)], &[plus(whole)]))
    }

    /// X率: `core` is where X stands.
    fn rate(&self, core: Range) -> Pairing {
        if let Some(quotients) = self.compound(core) {
            return Ok(quotients);
        }
        let name = Name::new(self.passage, core).ok_or(NO_PART)?;
        let (part, echo) = self.part_of_rate(&name).ok_or(NO_PART)?;
        let among = self.among(part).map(|figure| figure.index);
        let whole = self.whole_of_rate(&name, part, echo, among).ok_or(NO_WHOLE)?;
        let all = self.ratio.value.is_some_and(|value| value.amount == 100 * ONE);
        let tied = among == Some(whole.index);
        let of_whole = tied || whole.source || name.speaks_of(part, whole, echo);
        // 办结率100% is often said of what was due, not of all that came in.
        if !certain_units(whole, part) || all && whole.index + 1 != part.index {
            return Err(UNSURE_WHOLE);
        }
        if !of_whole || name.is_qualified(part) || name.is_opposite(whole) {
            return Err(UNSURE_PART);
        }
        let mut others = Vec::new();
        for figure in self.scope {
            if figure.index != part.index && figure.sentence == part.sentence && name.echo(figure).score >= echo.score {
                others.push(figure);
            }
        }
        Ok(self.quotients(part, &others, whole, None))
    }

    /// The figure that says the rate's name best. A rate alone in its segment or sentence may take up the one before, if that names
    /// all of it: 调解成功985件。调解成功率98.5%。
    fn part_of_rate(&self, name: &Name) -> Option<(&'p Figure, Echo)> {
        for (stands, least) in PLACES {
            let mut alone = true;
            let mut best: Option<(&Figure, Echo)> = None;
            for figure in self.scope {
                if !stands(figure, self.ratio) {
                    continue;
                }
                alone = false;
                let echo = name.echo(figure);
                // Of equals the nearest.
                if figure.stands() && echo.score >= best.map_or(least, |(_, best)| best.score) {
                    best = Some((figure, echo));
                }
            }
            if best.is_some() || !alone {
                return best;
            }
        }
        None
    }

    /// The figure that `part` is a part of; `among` is the one that 其中 ties to it.
    fn whole_of_rate(&self, name: &Name, part: &Figure, echoed: Echo, among: Option<usize>) -> Option<&'p Figure> {
        let completing = name.is_completion();
        self.nearest(&|figure| {
            let linked = among == Some(figure.index);
            let score = name.echo(figure).score;
            // A rate named in full by the figure next to it needs no more: 产后访视597人 after 活产614人.
            let beside = figure.index + 1 == part.index && echoed.score >= echo::WHOLE_NAME && figure.unit == part.unit;
            figure.index < part.index
                && figure.comparable(part)
                && figure.stands()
                && (completing && cue::is_plan(self.passage, figure) || !self.sized || reaches(figure, part))
                && (figure.segment == part.segment || linked)
                // What is called a total may well say the name too: 接种目标人数.
                && (score < echoed.score || score == echoed.score && cue::is_due(self.passage, figure))
                && (linked || self.sized && (beside || self.is_whole(figure)))
        })
    }
}
