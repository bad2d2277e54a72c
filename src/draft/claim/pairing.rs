//! Which figures a rate or a share speaks of. The choice rests on the words alone, never on whether the numbers come out:
//! otherwise a changed percentage would find itself another pair.

use std::cmp::Ordering;

use super::{
    cue,
    echo::{self, Echo},
    expression::Quotient,
    finder::{Finder, certain_units, reaches},
    series::Series,
    wording::{Of, Wording},
};
use crate::{
    draft::{
        figure::Figure,
        passage::{Passage, Ratio},
    },
    text::decimal::Decimal,
};

/// What a percentage may be calculated from.
#[derive(Debug, Default)]
pub struct Pairing {
    /// The calculations that make sense, the likeliest first.
    pub quotients: Vec<Quotient>,
    /// Why the likeliest is not certain, in Chinese; none when it is.
    pub doubt: Option<&'static str>,
}

impl Pairing {
    pub(super) fn doubtful(doubt: &'static str) -> Self {
        Self { quotients: Vec::new(), doubt: Some(doubt) }
    }
}

pub(super) const NO_PART: &str = "文中没有与之对应的部分数，无法核对";
pub(super) const NO_WHOLE: &str = "文中没有与之对应的总数，无法核对";
pub(super) const UNSURE_PART: &str = "不能确定由哪个数字算出，无法核对";
pub(super) const UNSURE_WHOLE: &str = "不能确定以哪个数字为总数，无法核对";
pub(super) const UNREADABLE: &str = "句中有读不准的数字，无法核对";

/// The place of a percentage among several after one lead: 分别占…的45%、25%.
#[derive(Debug, Clone, Copy)]
pub struct List<'p> {
    /// The first of them.
    pub head: &'p Ratio,
    /// How many come before it.
    pub place: usize,
    /// How many there are.
    pub count: usize,
}

/// Finds what `ratio` is calculated from; `series` is the one that it is a share of, where it is.
pub fn find(passage: &Passage, ratio: &Ratio, wording: &Wording, list: List, series: Option<&Series>) -> Pairing {
    let List { head, place, count } = list;
    if count > 1 && !wording.each {
        return Pairing::doubtful("几个百分比合写一处，无法逐一核对");
    }
    let finder = Finder::new(passage, head);
    if finder.scope().any(|(_, figure)| figure.value.is_none() && figure.sentence == ratio.sentence) {
        return Pairing::doubtful(UNREADABLE);
    }
    match wording.of {
        Of::Rate { core } if count == 1 => {
            let all = ratio.value.is_some_and(|value| value.compare(Decimal::HUNDRED) == Some(Ordering::Equal));
            finder.rate(core, all)
        }
        Of::Share { at, lead, whole } => {
            finder.share((at, lead), whole, (place, count), series.filter(|series| series.parts.len() > 1))
        }
        Of::Rate { .. } => Pairing::doubtful("几个比率合写一处，无法逐一核对"),
        Of::Nothing(reason) => Pairing::doubtful(reason),
    }
}

impl Finder<'_> {
    /// X率: `core` is where X stands; `all` says that it is 100%.
    fn rate(&self, core: (usize, usize), all: bool) -> Pairing {
        let Some(name) = echo::Name::new(&self.passage.glyphs, core) else {
            return Pairing::doubtful(NO_PART);
        };
        let best = |from: &dyn Fn(&Figure) -> bool, least: u32| {
            let mut best: Option<(usize, Echo)> = None;
            for (index, figure) in self.scope().filter(|(_, figure)| from(figure) && !figure.comparison) {
                let echo = name.echo(self.passage, figure);
                // Of equals the nearest.
                if echo.score >= least && best.is_none_or(|(_, other)| echo.score >= other.score) {
                    best = Some((index, echo));
                }
            }
            best
        };
        let ratio = self.ratio;
        let own = best(&|figure| figure.segment == ratio.segment, echo::HEAD);
        // A rate alone in its segment or sentence may take up the one before, if that names all of it: 调解成功985件。调解成功率98.5%。
        let alone = |here: &dyn Fn(&Figure) -> bool| !self.scope().any(|(_, figure)| here(figure));
        let found = own.or_else(|| {
            if !alone(&|figure| figure.segment == ratio.segment) {
                return None;
            }
            let near = best(&|figure| figure.sentence == ratio.sentence, echo::WHOLE_NAME);
            near.or_else(|| {
                let before = ratio.sentence.checked_sub(1)?;
                alone(&|figure| figure.sentence == ratio.sentence)
                    .then(|| best(&|figure| figure.sentence == before, echo::WHOLE_NAME))?
            })
        });
        let Some((part, echoed)) = found else {
            return Pairing::doubtful(NO_PART);
        };
        let Some(part_figure) = self.figure(part) else {
            return Pairing::doubtful(NO_PART);
        };
        let completing = name.is_completion();
        let among = self.among(part_figure);
        let mut whole = None;
        for (index, figure) in self.scope().rev().filter(|&(index, _)| index < part) {
            let linked = among == Some(index);
            let near = figure.segment == part_figure.segment;
            let fits = figure.comparable(part_figure)
                && !figure.comparison
                && (completing && cue::is_plan(self.passage, figure) || reaches(figure, part_figure));
            let echo = name.echo(self.passage, figure);
            // A rate named in full by the figure next to it needs no more: 产后访视597人 after 活产614人.
            let beside = index + 1 == part && echoed.score >= echo::WHOLE_NAME && figure.unit == part_figure.unit;
            // What is called a total may well say the name too: 接种目标人数.
            let lesser = echo.score < echoed.score || echo.score == echoed.score && cue::is_due(self.passage, figure);
            if fits && (near || linked) && lesser && (linked || beside || self.is_whole(figure)) {
                whole = Some((index, figure));
                break;
            }
        }
        let doubt = match whole {
            None => Some(NO_WHOLE),
            Some((_, figure)) if !certain_units(figure, part_figure) => Some(UNSURE_WHOLE),
            Some((index, figure))
                if among != Some(index)
                    && !cue::is_within(self.passage, figure)
                    && !name.speaks_of(self.passage, part_figure, figure, echoed) =>
            {
                Some(UNSURE_PART)
            }
            Some((_, figure))
                if name.is_qualified(self.passage, part_figure) || name.is_opposite(self.passage, figure) =>
            {
                Some(UNSURE_PART)
            }
            // 办结率100% is often said of what was due, not of all that came in.
            Some((index, _)) if all && index + 1 != part => Some(UNSURE_WHOLE),
            Some(_) => None,
        };
        let mut parts = vec![part];
        parts.extend(
            self.scope()
                .filter(|&(index, figure)| {
                    index != part
                        && figure.sentence == part_figure.sentence
                        && name.echo(self.passage, figure).score >= echoed.score
                })
                .map(|(index, _)| index),
        );
        Pairing { quotients: self.quotients(&parts, whole.map(|(index, _)| index), None), doubt }
    }
}
