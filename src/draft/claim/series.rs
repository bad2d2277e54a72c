//! Shares that are told one after another.

use std::cmp::Ordering;

use super::{
    ClaimKind,
    expression::Term,
    finder::{Finder, REACH, SENTENCES_BACK},
    wording::{Of, Wording},
};
use crate::{
    draft::{
        figure::{Figure, Hedge},
        passage::Passage,
        ratio::Ratio,
    },
    text::{
        decimal::{Amount, ONE},
        interval::Interval,
    },
};

/// More shares than this no sentence tells of one whole.
const MAX_SERIES: usize = 16;

/// Shares told one after another, as of one whole: 甲50件，占50%；乙30件，占30%；丙20件，占20%.
pub struct Series {
    /// The shares, as indices into the passage's relative numbers.
    pub ratios: Vec<usize>,
    /// The figure that each is the share of, as indices into the passage's.
    pub parts: Vec<usize>,
    /// The figure that all of them are parts of by the build of the sentence, where there is one.
    head: Option<usize>,
}

impl Series {
    /// Adds share number `index` of the passage to the last of `list` if it goes on with it; else begins another with it.
    pub fn extend(list: &mut Vec<Self>, passage: &Passage, index: usize, wording: &Wording) {
        let Some(ratio) = passage.ratios.get(index) else { return };
        let finder = Finder::new(passage, ratio);
        let Some(part) = part_of_share(&finder, wording) else { return };
        let mut head = finder.tied(part).map(|head| head.index);
        // 良好55个，占74%。异常19个，占26%: what opens a sentence goes on with the one before.
        let opens = finder.nearest(&|figure| figure.index < part.index && figure.sentence == part.sentence).is_none();
        if opens && head.is_none() && wording.is_anonymous_share() {
            let before = || list.last().and_then(|series| series.head);
            head = finder.within(part).map(|head| head.index).or_else(before);
        }
        if let Some(series) = list.last_mut()
            && series.goes_on_with(&finder, part, head)
        {
            series.ratios.push(index);
            series.parts.push(part.index);
        } else {
            list.push(Self { ratios: vec![index], parts: vec![part.index], head });
        }
    }

    /// Finds the whole of shares that no word ties to one: the one figure before them that two of three or more are shares of, to
    /// the last digit. One alone may be so by chance, and two may be all there are.
    pub fn settle(&mut self, passage: &Passage) {
        let stated = |&index: &usize| passage.ratios.get(index).and_then(Ratio::percent);
        let fine = self.ratios.iter().all(|index| stated(index).is_some_and(|value| value.unit < ONE));
        let first = self.ratios.first().and_then(|&index| passage.ratios.get(index));
        let (Some(first), Some(&part)) = (first, self.parts.first()) else { return };
        if self.head.is_some() || self.parts.len() < 3 || !fine || self.made_up(passage).is_some() {
            return;
        }
        let finder = Finder::new(passage, first);
        let mut found = None;
        for whole in finder.scope.iter().filter(|whole| whole.index < part && whole.depth == 0) {
            let shares = self.ratios.iter().zip(&self.parts).filter(|(ratio, part)| {
                let part = passage.figures.get(**part).filter(|part| finder.may_hold(whole, part));
                let stated = stated(ratio).map(Interval::rounded);
                part.zip(stated).is_some_and(|(part, stated)| stated.admits_percent(&part.likely, &whole.likely))
            });
            let count = shares.count();
            if count > 1 && found.is_none_or(|(most, _)| count > most) {
                found = Some((count, whole.index));
            }
        }
        self.head = found.map(|(_, index)| index);
    }

    fn goes_on_with(&self, finder: &Finder, part: &Figure, head: Option<usize>) -> bool {
        self.parts.last().and_then(|&last| finder.figure(last)).is_some_and(|last| {
            last.comparable(part)
                && part.sentence <= last.sentence + 1
                && head == self.head
                && self.parts.len() < MAX_SERIES
                // A new sentence may divide the same whole anew, once the last has divided all of it.
                && (part.sentence == last.sentence
                    || self.made_up(finder.passage).is_none() && !self.makes_up_all(finder.passage))
        })
    }

    /// The series of `list`, which are in text order, that share number `index` of the passage belongs to.
    pub fn with(list: &[Self], index: usize) -> Option<&Self> {
        let at = list.partition_point(|series| series.ratios.last().is_some_and(|&last| last < index));
        list.get(at).filter(|series| series.ratios.contains(&index))
    }

    /// The figure that the build of the sentence makes the whole of all of them.
    pub fn head<'p>(&self, passage: &'p Passage) -> Option<&'p Figure> {
        passage.figures.get(self.head?)
    }

    /// The sum of the parts.
    pub fn all(&self) -> Vec<Term> {
        self.parts.iter().map(|&figure| Term { figure, added: true }).collect()
    }

    /// Whether `figure` is one of the parts.
    pub fn holds(&self, figure: &Figure) -> bool {
        self.parts.contains(&figure.index)
    }

    /// The parts, summed up; `plain` only if none is loose.
    #[inline(never)]
    fn sum(&self, passage: &Passage, plain: bool) -> Option<Amount> {
        let mut sum: Amount = 0;
        for &index in &self.parts {
            let figure = passage.figures.get(index)?;
            if plain && figure.hedge != Hedge::Plain {
                return None;
            }
            sum = sum.checked_add(figure.value?.amount)?;
        }
        Some(sum)
    }

    /// How the parts together compare with `whole`. If they are more, they overlap.
    pub fn compare(&self, passage: &Passage, whole: &Figure) -> Option<Ordering> {
        Some(self.sum(passage, false)?.cmp(&whole.value?.amount))
    }

    /// Whether the shares are told to make up all there is: those of one sentence that add up to 100%, but for their last
    /// digits.
    pub fn makes_up_all(&self, passage: &Passage) -> bool {
        let (mut off, mut slack) = (100 * ONE, 3);
        let sentence = |index: Option<&usize>| Some(passage.ratios.get(*index?)?.sentence);
        if sentence(self.ratios.first()) != sentence(self.ratios.last()) {
            return false;
        }
        for &index in &self.ratios {
            let Some(value) = passage.ratios.get(index).and_then(Ratio::percent) else { return false };
            off -= value.amount.min(101 * ONE);
            slack = (slack + value.unit / 2).max(3 * value.unit);
        }
        // Two whole numbers add up to a hundred by chance.
        let fine = || {
            passage
                .ratios
                .get(self.ratios.first().copied().unwrap_or(usize::MAX))
                .and_then(Ratio::percent)
                .is_some_and(|value| value.unit < ONE)
        };
        self.ratios.len() > 1 && off.abs() <= slack && (self.ratios.len() > 2 || fine())
    }

    /// The figure before the first part that is exactly the sum of the parts.
    #[inline(never)]
    pub fn made_up<'p>(&self, passage: &'p Passage) -> Option<&'p Figure> {
        let sum = self.sum(passage, true)?;
        let first = passage.figures.get(*self.parts.first()?)?;
        let before = passage.figures.get(first.index.saturating_sub(REACH)..first.index)?;
        before.iter().rev().take_while(|figure| figure.sentence + SENTENCES_BACK >= first.sentence).find(|figure| {
            figure.value.is_some_and(|value| value.amount == sum)
                && figure.comparable(first)
                && figure.stands()
                && figure.hedge == Hedge::Plain
        })
    }
}

/// The figure that a share is said of, if `wording` says a share; and only if the words leave no doubt.
fn part_of_share<'p>(finder: &Finder<'p>, wording: &Wording) -> Option<&'p Figure> {
    match wording.of {
        // A whole stated in the share itself belongs to no other.
        Of::Share(share) if wording.kind == ClaimKind::Share && finder.stated(share.whole).is_none() => {
            finder.part(share, 0, 1).ok()
        }
        _ => None,
    }
}
