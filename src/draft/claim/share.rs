//! Which figures a share speaks of: 占Y的P%.

use super::{
    cue,
    expression::{Quotient, Term, add, plus},
    finder::{Finder, certain_units, reaches},
    pairing::{NO_PART, NO_WHOLE, Pairing, UNSURE_PART, UNSURE_WHOLE, certain},
    series::Series,
    whole::{LEADS, REGIONS, WholeName},
    wording::Share,
};
use crate::{
    draft::{
        figure::{Figure, is_stop},
        stance::Stance,
    },
    text::{glyphs::Range, sets::is_one_of, words::words},
};

/// How many glyphs before a part are read for what it may be taken from.
const LOOK_BACK: usize = 120;

impl<'p> Finder<'p> {
    /// The whole that is named and counted in one: 占年度计划170万套的64%.
    #[inline(never)]
    pub(super) fn stated(&self, words: Range) -> Option<&'p Figure> {
        self.scope.iter().rev().take_while(|figure| figure.from >= words.0).find(|figure| figure.to <= words.1)
    }

    /// The figure before 占 that is number `place` of `count` parts.
    #[inline(never)]
    pub(super) fn part(&self, share: Share, place: usize, count: usize) -> Result<&'p Figure, &'static str> {
        let own = self
            .own()
            .iter()
            .rev()
            .filter(|figure| figure.to <= share.at && figure.stands() && figure.depth <= self.ratio.depth);
        let part = own.clone().nth(count - place - 1).ok_or(NO_PART)?;
        if self.is_part(part, share, count) {
            return Ok(part);
        }
        // 新能源车900辆，新能源车占…: the part is called by its name again.
        let subject = (share.lead.max(part.to), share.at);
        let named = || own.clone().find(|figure| cue::repeats(self.passage, subject, figure));
        (count == 1).then(named).flatten().ok_or(UNSURE_PART)
    }

    /// What a share is calculated from: 占Y的. It is number `place` of `count`.
    pub(super) fn share(&self, share: Share, place: usize, count: usize, series: Option<&Series>) -> Pairing {
        let part = match self.part(share, place, count) {
            Ok(part) => part,
            Err(doubt) => return self.shortfall(share).ok_or(doubt),
        };
        let stated = self.stated(share.whole);
        let name = WholeName::new(self.passage, share.whole, part.family);
        let Some(whole) = stated.or_else(|| self.unstated(&name, part, count, series)) else {
            if !name.is_anonymous() {
                return Err(NO_WHOLE);
            }
            // 甲22.85万，占12.5%；乙…；丙…: where no total is told, it is that of the parts.
            let series = series.filter(|series| count == 1 && series.makes_up_all(self.passage));
            return series.map(|series| certain(&[plus(part)], &series.all())).ok_or(UNSURE_WHOLE);
        };
        let fits = match stated {
            Some(_) => whole.comparable(part) && certain_units(whole, part),
            None => !self.sized || reaches(whole, part),
        };
        if !fits {
            return Err(UNSURE_WHOLE);
        }
        let mut quotients = self.quotients(part, &[], whole, series);
        // 城区90人、乡村10人，占…: the share may be of both.
        if let Some(beside) = part.index.checked_sub(1).and_then(|index| self.figure(index))
            && beside.index != whole.index
            && beside.to <= part.from
            && beside.comparable(part)
            && self.passage.glyphs.at(beside.to) == '、'
        {
            add(&mut quotients, &[plus(part), plus(beside)], &[plus(whole)]);
        }
        Ok(quotients)
    }

    /// 完成预算的97%，比预算数B少D: the whole and what is missing of it, told after the percentage.
    fn shortfall(&self, share: Share) -> Option<Vec<Quotient>> {
        let figures = &self.passage.figures;
        let whole = figures.get(self.ratio.figures)?;
        let change = figures.get(whole.index + 1)?;
        let named = share.whole.0 + 2 <= share.whole.1
            && self.passage.glyphs.rfind_again(whole.before(), (share.whole.0, share.whole.0 + 2)).is_some();
        if !named || whole.sentence != self.ratio.sentence || change.words != whole.to || !whole.comparable(change) {
            return None;
        }
        let added = match change.stance {
            Stance::Rise => true,
            Stance::Fall => false,
            _ => return None,
        };
        Some(certain(&[plus(whole), Term { figure: change.index, added }], &[plus(whole)]))
    }

    /// The whole of a share that does not state it.
    fn unstated(
        &self,
        name: &WholeName,
        part: &'p Figure,
        count: usize,
        series: Option<&Series>,
    ) -> Option<&'p Figure> {
        // 其中甲3件、乙2件，分别占…: the words name several wholes at once, and the units tell which is whose.
        if count > 1 {
            return self.among(part);
        }
        let linked = self.linked(part, series);
        let found = if name.is_anonymous() {
            let head = || series.and_then(|series| series.head(self.passage));
            let whole = self.within(part).or(linked).or_else(head).or_else(|| self.wider(part));
            whole.filter(|figure| name.is_of(figure) && self.goes_on(part, figure))
        } else {
            self.named(name, part, linked)
        };
        // Shares that make up a stated figure between them are shares of that.
        found.or_else(|| series.filter(|_| name.says_all())?.made_up(self.passage))
    }

    /// From where on the sentence may say what `part` is taken from.
    fn since(&self, part: &Figure) -> usize {
        self.passage.sentence_start(part.sentence).max(part.from.saturating_sub(LOOK_BACK))
    }

    /// Whether `whole` may be what the share before `part` in its sentence names: 占教师数的70%，本科27人，占73%.
    fn goes_on(&self, part: &Figure, whole: &Figure) -> bool {
        let glyphs = &self.passage.glyphs;
        let Some((_, from)) = glyphs.rfind(self.since(part), part.from, words!("占")) else { return true };
        let to = glyphs.find(from, part.from, |c| c.is_ascii_digit() || is_stop(c));
        let name = WholeName::new(self.passage, (from, to), part.family);
        name.is_anonymous() || name.is_spelled_by(whole)
    }

    /// What the sentence says it is about: 劳动适龄人口25万人. 在劳动适龄人口中，就业的20万人，占80%.
    pub(super) fn within(&self, part: &Figure) -> Option<&'p Figure> {
        let glyphs = &self.passage.glyphs;
        let (_, from) = glyphs.rfind(self.since(part), part.from, words!("在"))?;
        let to = glyphs.find(from, part.from, |c| c == '中');
        if to < from + 3 || to >= part.from || to > from + 16 || !is_stop(glyphs.at(to + 1)) {
            return None;
        }
        self.nearest(&|figure| {
            figure.to < from && self.may_hold(figure, part) && glyphs.rfind_again(figure.before(), (from, to)).is_some()
        })
    }

    /// What is told of a wider place in the same words: 全国电影票房 for 国产影片票房.
    fn wider(&self, part: &Figure) -> Option<&'p Figure> {
        let glyphs = &self.passage.glyphs;
        let noun = |figure: &Figure| cue::stripped_end(glyphs, figure.before(), LEADS);
        let end = noun(part);
        if end < part.before().0 + 3 || glyphs.says(part.before(), REGIONS) {
            return None;
        }
        // What has a share of its own, and all before it, are siblings.
        let since = self.passage.ratios_in((self.passage.sentence_start(part.sentence), part.from)).last();
        self.nearest(&|figure| {
            figure.index < part.index
                && figure.sentence == part.sentence
                && since.is_none_or(|ratio| ratio.to <= figure.from)
                && self.may_hold(figure, part)
                && {
                    let (from, to) = figure.before();
                    let other = noun(figure);
                    other >= from + 2 && glyphs.is_same(other - 2, end - 2, 2) && glyphs.says((from, to), REGIONS)
                }
        })
    }

    /// Whether the figure before 占 is the part that is meant.
    fn is_part(&self, part: &Figure, Share { at, lead, .. }: Share, count: usize) -> bool {
        let glyphs = &self.passage.glyphs;
        // 女性占比40%: the part is named in words, and may be any; 合计占 adds up figures that are not told.
        let from =
            cue::stripped_start(glyphs, (lead.max(part.to), usize::MAX), words!("约|只|仅|分别|大约|各|就|、|，|,|）"));
        if from < at {
            return false;
        }
        // Between the part and its share no other statement, but for how the part grew.
        let mut allowed = 1 + usize::from(count > 1);
        allowed += self.passage.ratios_in((part.to, at)).len();
        allowed += self.scope.iter().filter(|figure| figure.from >= part.to && !figure.stands()).count();
        let mut depth = 0_usize;
        for at in part.to..lead {
            // What a bracket adds, 9.4万人（男5.4万人，女4万人）, is no other statement.
            match glyphs.at(at) {
                '（' => depth += 1,
                '）' => depth = depth.saturating_sub(1),
                c if depth == 0 && is_stop(c) && !is_one_of(c, "、：") => {
                    if allowed == 0 {
                        return false;
                    }
                    allowed -= 1;
                }
                _ => {}
            }
        }
        true
    }

    /// The figure that `name` names, if the words leave no doubt.
    fn named(&self, name: &WholeName, part: &Figure, linked: Option<&'p Figure>) -> Option<&'p Figure> {
        let candidate = |figure: &Figure| figure.to <= part.from && self.may_hold(figure, part);
        self.nearest(&|figure| candidate(figure) && name.is_same(figure))
            // 年度计划投资50亿元，完成投资30亿元，占年度计划的60%.
            .or_else(|| {
                self.nearest(&|figure| candidate(figure) && figure.sentence == part.sentence && name.is_plan(figure))
            })
            .or_else(|| linked.filter(|figure| name.is_like(figure)))
            .or_else(|| {
                self.nearest(&|figure| {
                    candidate(figure) && cue::is_whole(self.passage, figure) && name.is_covered(figure)
                })
            })
    }
}
