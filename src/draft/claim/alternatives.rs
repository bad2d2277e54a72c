//! The calculations that make sense for a part, the likeliest first. Numbers are called wrong only when none of them comes out.

use std::cmp::Ordering;

use super::{
    cue,
    expression::{Quotient, add, less, plus},
    finder::{Finder, certain_units},
    series::Series,
};
use crate::draft::figure::{Figure, Hedge};

/// How many other wholes a part is tried with, the nearest first: those further away are seldom meant.
const MOST_WHOLES: usize = 8;

impl<'p> Finder<'p> {
    /// The calculations that make sense for `first`, the likeliest part, with `whole` as the likeliest whole; `others` may be the
    /// part as well.
    #[inline(never)]
    pub(super) fn quotients(
        &self,
        first: &'p Figure,
        others: &[&'p Figure],
        whole: &'p Figure,
        series: Option<&Series>,
    ) -> Vec<Quotient> {
        let mut list = Vec::new();
        let order = series.and_then(|series| series.compare(self.passage, whole));
        let mut wholes = vec![whole];
        let nearest = self.scope.iter().rev().filter(|figure| {
            // Parts that make up the whole between them share nothing: none is the whole of another.
            let sibling = order == Some(Ordering::Equal) && series.is_some_and(|series| series.holds(figure));
            !sibling && self.may_hold(figure, first) && (figure.sentence == first.sentence || self.is_whole(figure))
        });
        wholes.extend(nearest.take(MOST_WHOLES));
        for other in &wholes {
            add(&mut list, &[plus(first)], &[plus(other)]);
        }
        // 受理40件50人，审结20件30人: what is told in one unit is told in the other as well.
        if let (Some(part), Some(other)) = (self.twin(first), self.twin(whole))
            && part.comparable(other)
        {
            add(&mut list, &[plus(part)], &[plus(other)]);
        }
        for part in others {
            if self.may_hold(whole, part) {
                add(&mut list, &[plus(part)], &[plus(whole)]);
            }
        }
        // The neighbours of the part in one list with it.
        for sibling in self.scope {
            if sibling.index.abs_diff(first.index) != 1
                || sibling.index <= whole.index
                || !sibling.stands()
                || !sibling.comparable(first)
                || !certain_units(sibling, first)
            {
                continue;
            }
            let both = [plus(first), plus(sibling)];
            add(&mut list, &[plus(first)], &both);
            for whole in wholes.iter().take(3).filter(|whole| whole.index < sibling.index.min(first.index)) {
                add(&mut list, &both, &[plus(whole)]);
            }
        }
        // Shares of all the parts that are told, should these not make up the total.
        if let Some(series) = series
            && series.parts.len() > 2
            && matches!(order, Some(Ordering::Less | Ordering::Equal))
        {
            add(&mut list, &[plus(first)], &series.all());
        }
        for other in self.scope {
            // Carried over and newly taken in: 新收100件，旧存20件，审结110件.
            let carried = other.index + 1 == whole.index
                && other.comparable(whole)
                && other.segment == whole.segment
                && other.stands()
                && (cue::is_carried(self.passage, other) || cue::is_carried(self.passage, whole));
            if carried {
                add(&mut list, &[plus(first)], &[plus(whole), plus(other)]);
            }
            // What was refused or withdrawn may not count.
            let between = other.index > whole.index && other.index < first.index;
            if between && other.comparable(first) && cue::is_refused(self.passage, other) {
                add(&mut list, &[plus(first)], &[plus(whole), less(other)]);
            }
        }
        // Its opposite: 败诉 ← 胜诉. Loose numbers would let it excuse too much.
        if first.hedge == Hedge::Plain && whole.hedge == Hedge::Plain {
            add(&mut list, &[plus(whole), less(first)], &[plus(whole)]);
        }
        list
    }
}
