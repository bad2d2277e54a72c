//! The calculations that make sense for a part, the likeliest first. Numbers are called wrong only when none of them comes out.

use std::cmp::Ordering;

use super::{
    cue,
    expression::{Expression, Quotient},
    finder::{Finder, reaches},
    series::Series,
};
use crate::{
    draft::figure::{Figure, Hedge},
    text::decimal::Decimal,
};

/// How many calculations are tried for one percentage.
const MAX_QUOTIENTS: usize = 24;

impl Finder<'_> {
    /// The calculations that make sense for `parts`, the first of which is the likeliest, with `whole` as the likeliest whole.
    pub(super) fn quotients(&self, parts: &[usize], whole: Option<usize>, series: Option<&Series>) -> Vec<Quotient> {
        let mut list: Vec<Quotient> = Vec::new();
        let mut add = |quotient: Quotient| {
            if list.len() < MAX_QUOTIENTS && !list.contains(&quotient) {
                list.push(quotient);
            }
        };
        let Some(&first) = parts.first() else {
            return list;
        };
        let Some(first_figure) = self.figure(first) else {
            return list;
        };
        let direct =
            |part: usize, whole: usize| Quotient { part: Expression::figure(part), whole: Expression::figure(whole) };
        if let Some(whole) = whole {
            add(direct(first, whole));
        }
        // Parts that make up the whole between them share nothing: none is the whole of another.
        let apart =
            series.zip(whole).is_some_and(|(series, whole)| self.sums_to(series, whole) == Some(Ordering::Equal));
        let sibling = |index: usize| apart && series.is_some_and(|series| series.parts.contains(&index));
        let near = |figure: &Figure| figure.sentence == first_figure.sentence || self.is_whole(figure);
        let wholes: Vec<usize> = self
            .scope()
            .rev()
            .filter(|&(index, figure)| {
                index != first
                    && !sibling(index)
                    && !figure.comparison
                    && figure.comparable(first_figure)
                    && reaches(figure, first_figure)
                    && near(figure)
            })
            .map(|(index, _)| index)
            .collect();
        for &other in &wholes {
            add(direct(first, other));
        }
        let Some(whole) = whole else {
            return list;
        };
        // 受理40件50人，审结20件30人: what is told in one unit is told in the other as well.
        for (part, other) in self.twin(first).into_iter().filter_map(|part| self.twin(whole).map(|whole| (part, whole)))
        {
            if self.figure(part).zip(self.figure(other)).is_some_and(|(part, other)| part.comparable(other)) {
                add(direct(part, other));
            }
        }
        for &part in parts.iter().skip(1) {
            if self
                .figure(part)
                .zip(self.figure(whole))
                .is_some_and(|(part, whole)| part.comparable(whole) && reaches(whole, part))
                && part != whole
            {
                add(direct(part, whole));
            }
        }
        // The neighbours of the part in one list with it.
        let siblings = [first.checked_sub(1), Some(first + 1)].into_iter().flatten().filter(|&index| {
            index != whole
                && index > whole
                && index < self.ratio.figures
                && self.figure(index).is_some_and(|figure| figure.comparable(first_figure) && !figure.comparison)
        });
        for sibling in siblings {
            add(Quotient { part: Expression::figure(first), whole: Expression::figure(first).and(sibling, true) });
            for &whole in
                std::iter::once(&whole).chain(wholes.iter().take(2)).filter(|&&whole| whole < sibling && whole < first)
            {
                add(Quotient { part: Expression::figure(first).and(sibling, true), whole: Expression::figure(whole) });
            }
        }
        // Shares of all the parts that are told, should these not make up the total.
        if let Some(series) = series.filter(|series| {
            series.parts.len() > 2 && self.sums_to(series, whole).is_some_and(|order| order != Ordering::Greater)
        }) {
            add(Quotient { part: Expression::figure(first), whole: Expression::sum(&series.parts) });
        }
        // Carried over and newly taken in: 新收100件，旧存20件，审结110件.
        if let Some(previous) = whole.checked_sub(1).filter(|&index| self.first().is_some_and(|first| index >= first)) {
            let both = self.figure(previous).zip(self.figure(whole));
            if both.is_some_and(|(previous, whole)| {
                previous.comparable(whole)
                    && previous.segment == whole.segment
                    && (cue::is_carried(self.passage, previous) || cue::is_carried(self.passage, whole))
                    && !previous.comparison
            }) {
                add(Quotient { part: Expression::figure(first), whole: Expression::figure(whole).and(previous, true) });
            }
        }
        // What was refused or withdrawn may not count.
        for index in whole + 1..first {
            if self
                .figure(index)
                .is_some_and(|figure| figure.comparable(first_figure) && cue::is_refused(self.passage, figure))
            {
                add(Quotient { part: Expression::figure(first), whole: Expression::figure(whole).and(index, false) });
            }
        }
        // Its opposite: 败诉 ← 胜诉. Loose numbers would let it excuse too much.
        if first_figure.hedge == Hedge::Plain && self.figure(whole).is_some_and(|whole| whole.hedge == Hedge::Plain) {
            add(Quotient { part: Expression::figure(whole).and(first, false), whole: Expression::figure(whole) });
        }
        list
    }

    /// How the parts of `series` together compare with `whole`. If they are more, they overlap.
    fn sums_to(&self, series: &Series, whole: usize) -> Option<Ordering> {
        let sum = series.parts.iter().try_fold(Decimal::ZERO, |sum, &index| sum.plus(self.figure(index)?.value?));
        let whole = self.figure(whole).and_then(|figure| figure.value);
        sum.zip(whole).and_then(|(sum, whole)| sum.compare(whole))
    }
}
