//! Which figures a share speaks of: 占Y的P%.

use super::{
    cue,
    expression::{Expression, Quotient},
    finder::{Finder, certain_units, reaches},
    pairing::{NO_PART, NO_WHOLE, Pairing, UNSURE_PART, UNSURE_WHOLE},
    series::Series,
    whole::WholeName,
};
use crate::draft::figure::{Figure, is_stop};

impl<'p> Finder<'p> {
    /// The whole that is named and counted in one: 占年度计划170万套的64%.
    pub(super) fn stated(&self, words: (usize, usize)) -> Option<(usize, &'p Figure)> {
        self.scope().rev().find(|(_, figure)| figure.from >= words.0 && figure.to <= words.1)
    }

    /// The figure before 占 at `at`, whose clause begins at `lead`, that is number `place` of `count` parts.
    pub(super) fn part(&self, at: usize, lead: usize, place: usize, count: usize) -> Result<usize, &'static str> {
        let inside = self.ratio.depth;
        let own: Vec<(usize, &Figure)> = self
            .scope()
            .filter(|(_, figure)| {
                figure.to <= at
                    && figure.sentence == self.ratio.sentence
                    && !figure.comparison
                    && figure.depth <= inside
            })
            .collect();
        let (part, figure) =
            (own.len() + place).checked_sub(count).and_then(|index| own.get(index)).copied().ok_or(NO_PART)?;
        match self.part_doubt(figure, at, lead, count) {
            None => Ok(part),
            // 新能源车900辆，新能源车占…: the part is called by its name again.
            Some(doubt) => {
                let from = lead.max(figure.to);
                let named = |figure: &Figure| count == 1 && cue::repeats(self.passage, (from, at), figure);
                own.iter().rev().find(|(_, figure)| named(figure)).map(|&(index, _)| index).ok_or(doubt)
            }
        }
    }

    /// 占Y的: 占 stands at `at`, its clause begins at `lead`, and Y stands in `words`. It is number `place` of `count`.
    pub(super) fn share(
        &self,
        (at, lead): (usize, usize),
        words: (usize, usize),
        (place, count): (usize, usize),
        series: Option<&Series>,
    ) -> Pairing {
        let glyphs = &self.passage.glyphs;
        let part = match self.part(at, lead, place, count) {
            Ok(part) => part,
            Err(doubt) => return Pairing::doubtful(doubt),
        };
        let Some(part_figure) = self.figure(part) else {
            return Pairing::doubtful(NO_PART);
        };
        let stated = self.stated(words);
        let mut doubt = None;
        let whole = if let Some((index, figure)) = stated {
            if !figure.comparable(part_figure) || !certain_units(figure, part_figure) {
                doubt = Some(UNSURE_WHOLE);
            }
            Some(index)
        } else {
            let name = WholeName::new(self.passage, words, part_figure.family);
            let candidate = self.unstated(&name, part, part_figure, count, series);
            if candidate.is_none() {
                doubt = Some(if name.is_anonymous() { UNSURE_WHOLE } else { NO_WHOLE });
            }
            candidate
        };
        if stated.is_none()
            && whole.and_then(|index| self.figure(index)).is_some_and(|whole| !reaches(whole, part_figure))
        {
            doubt = Some(UNSURE_WHOLE);
        }
        let mut quotients = self.quotients(&[part], whole, series);
        // 城区90人、乡村10人，占…: the share may be of both.
        let beside = part.checked_sub(1).filter(|&index| {
            self.figure(index).is_some_and(|figure| {
                figure.to <= part_figure.from && figure.comparable(part_figure) && glyphs.at(figure.to) == '、'
            })
        });
        if let (Some(whole), Some(beside)) = (whole, beside)
            && whole != beside
        {
            let both = Expression::figure(part).and(beside, true);
            quotients.push(Quotient { part: both, whole: Expression::figure(whole) });
        }
        Pairing { quotients, doubt }
    }

    /// The whole of a share that does not state it.
    fn unstated(
        &self,
        name: &WholeName,
        part: usize,
        part_figure: &Figure,
        count: usize,
        series: Option<&Series>,
    ) -> Option<usize> {
        // 其中甲3件、乙2件，分别占…: the words name several wholes at once, and the units tell which is whose.
        if count > 1 {
            return self.among(part_figure);
        }
        let linked = self.linked(part_figure, series);
        let found = if name.is_anonymous() {
            linked.filter(|&index| self.figure(index).is_some_and(|figure| name.is_of(self.passage, figure)))
        } else {
            self.named(name, part, part_figure, linked)
        };
        // Shares that make up a stated figure between them are shares of that.
        found.or_else(|| series.filter(|_| name.says_all()).and_then(|series| series.made_up(self.passage)))
    }

    /// Why the figure before 占 may not be the part that is meant.
    fn part_doubt(&self, part: &Figure, at: usize, lead: usize, count: usize) -> Option<&'static str> {
        let glyphs = &self.passage.glyphs;
        let subject_from = lead.max(part.to);
        let mut from = subject_from;
        while let Some(end) = ["约", "只", "仅", "分别", "大约", "各", "就", "、", "，", ",", "）"]
            .iter()
            .find_map(|word| glyphs.word_at(from, word))
        {
            from = end;
        }
        // 女性占比40%: the part is named in words, and may be any; 合计占 adds up figures that are not told.
        if from < at {
            return Some(UNSURE_PART);
        }
        if part.to > lead {
            return None;
        }
        // Between the part and its share no other statement, but for how the part grew.
        let ratios = &self.passage.ratios;
        let growth =
            ratios.partition_point(|ratio| ratio.from < at) - ratios.partition_point(|ratio| ratio.from < part.to);
        let stop = |c: char| is_stop(c) && !matches!(c, '、' | '（' | '）' | '：');
        let stops = glyphs.chars(part.to, lead).filter(|&c| stop(c)).count();
        let comparisons = self.scope().filter(|(_, figure)| figure.from >= part.to && figure.comparison).count();
        let allowed = 1 + growth + comparisons + usize::from(count > 1);
        (stops > allowed).then_some(UNSURE_PART)
    }

    /// The figure that `name` names, if the words leave no doubt.
    fn named(&self, name: &WholeName, part: usize, part_figure: &Figure, linked: Option<usize>) -> Option<usize> {
        let candidates = || {
            self.scope().rev().filter(|&(index, figure)| {
                index != part
                    && !figure.comparison
                    && figure.to <= part_figure.from
                    && figure.comparable(part_figure)
                    && reaches(figure, part_figure)
            })
        };
        let same = candidates().find(|(_, figure)| name.is_same(self.passage, figure)).map(|(index, _)| index);
        // 年度计划投资50亿元，完成投资30亿元，占年度计划的60%.
        let plan = || {
            candidates()
                .find(|(_, figure)| figure.sentence == part_figure.sentence && name.is_plan(self.passage, figure))
                .map(|(index, _)| index)
        };
        same.or_else(plan)
            .or_else(|| {
                linked.filter(|&index| self.figure(index).is_some_and(|figure| name.is_like(self.passage, figure)))
            })
            .or_else(|| {
                candidates()
                    .find(|(_, figure)| cue::is_whole(self.passage, figure) && name.is_covered(self.passage, figure))
                    .map(|(index, _)| index)
            })
    }
}
