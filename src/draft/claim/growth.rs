//! Which figures a growth speaks of: 比上年增长P%, 由B增加到A，增长P%, A，比上年增加D，增长P%.

use super::{
    cue,
    expression::{Quotient, Term, add, less, plus},
    finder::{Finder, may_stand_beside},
    pairing::Pairing,
    wording::{Change, Growth, YEARLY},
};
use crate::{
    draft::{
        figure::Figure,
        passage::{EVENED, Passage},
        ratio::{Form, Ratio},
        stance::Stance,
    },
    text::{
        decimal::ONE,
        glyphs::Range,
        words::{Words, words},
    },
};

pub(super) const NO_BASE: &str = "文中没有写明比较的基数，无法核对";
const UNSURE_BASE: &str = "不能确定以哪个数字为基数，无法核对";
const REAL: &str = "按可比价格等口径计算，无法用文中数字核对";
const SEVERAL: &str = "几个增幅合写一处，文中没有写明各自的基数，无法核对";
const YEARS: &str = "不能确定年均增长所跨的年数，无法核对";

/// How many other figures are tried as what grew, the nearest first: those further away are seldom meant.
const MOST_OTHERS: usize = 8;

/// Words of time, which name what is compared with but not which figure that is.
const TIMES: Words = words!("同期|上年|去年|上月|上季|上一|上半年|往年|前年|年初|年底|月末|年末|上期");

/// Words that a comparison begins with.
const COMPARISONS: Words = words!("同比|环比|比|较|与|年均|平均|每年");
/// Words before a growth that name nothing.
const SAYS_NOTHING: Words =
    words!("共|累计|实际|净|分别|均|各|又|再|总共|一共|合计|绝对值|绝对量|增量|增加额|数量|总量|总数|，|年|十|五");

/// What may shrink by more than all of it, since it may be below zero.
const BELOW_ZERO: Words = words!("利润|收益|亏|净|差额|顺差|逆差|盈|现金|增速|温|效益");
/// Falls that take something away from what was there.
const LOSSES: Words = words!("下降|减少|降低|下跌|回落|缩减|压减|压降");

impl Growth {
    /// Whether it is a fall by more than all of it, or one told in multiples.
    pub fn is_impossible(&self, passage: &Passage, ratio: &Ratio) -> bool {
        let glyphs = &passage.glyphs;
        let from = passage.sentence_start(ratio.sentence).max(ratio.from.saturating_sub(40));
        let least = if ratio.form == Form::Times { 100 * ONE } else { 100 * ONE + 1 };
        self.rise == Some(false)
            && self.change == Change::By
            && ratio.percent().is_some_and(|value| value.amount >= least)
            && glyphs.word_at(self.at, LOSSES).is_some()
            && !glyphs.says((from, ratio.from), BELOW_ZERO)
    }
}

/// What a growth is calculated from.
pub enum Basis<'p> {
    /// Figures that state what it grew from, outright or by how much it grew.
    Stated(Pairing),
    /// Only what it came to: all that can be told is whether a whole number may have been what it grew from.
    Unstated(&'p Figure),
}

impl<'p> Finder<'p> {
    /// What a growth is calculated from, number `place` of `count`.
    #[inline(never)]
    pub(super) fn growth(&self, growth: &Growth, place: usize, count: usize) -> Basis<'p> {
        let glyphs = &self.passage.glyphs;
        let doubtful = |doubt| Basis::Stated(Err(doubt));
        let own = self.own();
        if self.ratio.evened || glyphs.says((self.ratio.to, self.ratio.to + 4), EVENED) {
            return doubtful(REAL);
        }
        if count > 1 {
            // 收案120件，结案90件，同比分别增长20%、12.5%: as many figures as percentages, right before them.
            let own = own.get(own.len().saturating_sub(count)..).unwrap_or_default();
            return match (own.get(place), own.last()) {
                (Some(current), Some(last)) if growth.each && own.len() == count && self.is_of(growth, last) => {
                    Basis::Unstated(current)
                }
                _ => doubtful(SEVERAL),
            };
        }
        let stated = self.between(own).or_else(|| self.changed(growth, own)).or_else(|| self.named_base(growth, own));
        let Some(stated) = stated else {
            let Some(last) = own.last() else { return doubtful(NO_BASE) };
            return if growth.change == Change::By && self.is_of(growth, last) {
                Basis::Unstated(last)
            } else {
                doubtful(NO_BASE)
            };
        };
        let Stated { current, base, mut sure } = stated;
        sure &= self.speaks_of(growth, current);
        if current.unit.ends_with('元') && self.ratio.priced {
            return doubtful(REAL);
        }
        if !sure {
            return doubtful(UNSURE_BASE);
        }
        let mut quotients = Vec::new();
        add_growth(&mut quotients, growth, current, base);
        // Another standing figure of the sentence may be meant as well.
        let others = own.iter().rev().filter(|other| {
            other.stands()
                && other.index != current.index
                && other.comparable(current)
                && other.to <= base.figure().from
        });
        for other in others.take(MOST_OTHERS) {
            add_growth(&mut quotients, growth, other, base);
        }
        // 增长3倍 is often written for 增长到3倍.
        if growth.change == Change::By && self.ratio.form == Form::Times {
            let meant = Growth { change: Change::To, ..*growth };
            let before = quotients.len();
            add_growth(&mut quotients, &meant, current, base);
            for quotient in quotients.iter_mut().skip(before) {
                quotient.excuses = false;
            }
        }
        if growth.yearly {
            let Some(years) = self.years(current, base.figure()) else { return doubtful(YEARS) };
            for quotient in &mut quotients {
                quotient.years = years;
            }
        }
        Basis::Stated(Ok(quotients))
    }

    /// A，比上年增加D，增长P%; A，增长P%，比上年增加D: the change is told beside the percentage.
    fn changed(&self, growth: &Growth, own: &'p [Figure]) -> Option<Stated<'p>> {
        let glyphs = &self.passage.glyphs;
        let is_change = |figure: &Figure| {
            matches!(figure.stance, Stance::Rise | Stance::Fall) && !glyphs.says(figure.before(), YEARLY)
        };
        let mut sure = true;
        let after = self.passage.figures.get(self.ratio.figures).filter(|figure| {
            let between = (self.ratio.to, figure.from);
            is_change(figure)
                && figure.sentence == self.ratio.sentence
                && between.1 <= between.0 + 8
                && glyphs.is_one_of(between.0, "，、,")
        });
        let before = own.iter().rev().position(is_change).and_then(|back| {
            // Figures between the change and the percentage may be what grew; unless the growth takes up the change's word.
            let between = own.iter().rev().take(back).filter(|figure| figure.stands()).count();
            let since = own.last().map_or(growth.lead, |last| last.to);
            sure = between == 0 || glyphs.says((since, growth.at), words!("增加|净增|减少|增量"));
            own.iter().rev().nth(back)
        });
        // What has a growth of its own is of another statement.
        let alone = |change: &&Figure| self.passage.ratios_in((change.to, self.ratio.from)).is_empty();
        let change = before.filter(alone).or(after)?;
        let current = self.nearest(&|figure| {
            figure.to <= change.from.min(self.ratio.from) && figure.stands() && may_stand_beside(figure, change)
        })?;
        let rise = change.stance == Stance::Rise;
        // 同比增长3.8%，较7月末增加491万户: two times are compared with.
        let own = (if change.to <= growth.at { growth.lead.max(change.to) } else { growth.lead }, growth.at);
        let told = if change.from > self.ratio.to { (self.ratio.to, change.from) } else { (change.words, change.from) };
        let times = [own, told].map(|words| self.compared_with(words));
        sure &= times[0].is_none() || times[1].is_none() || times[0] == times[1];
        sure &= current.sentence == change.sentence && growth.rise.is_none_or(|grew| grew == rise);
        Some(Stated { current, base: Base::Changed(change, rise), sure })
    }

    /// Whether `words` compare with the year before, or with some other time; none where they do not compare.
    fn compared_with(&self, words: Range) -> Option<bool> {
        let glyphs = &self.passage.glyphs;
        let year = glyphs.says(words, words!("同比|上年|去年|同期|上一年"));
        (year || glyphs.says(words, words!("比|较"))).then_some(year)
    }

    /// 由B增加到A，增长P%; A，去年同期B，增长P%; A，比上年的B增长P%.
    fn between(&self, own: &'p [Figure]) -> Option<Stated<'p>> {
        let (last, rest) = own.split_last()?;
        let before = rest.last()?;
        let (current, base) = match (before.stance, last.stance) {
            (Stance::Base, Stance::Standing) => (last, before),
            // With a growth of its own it would be another statement.
            (Stance::Standing, Stance::Base) if self.passage.ratios_in((before.to, last.from)).is_empty() => {
                (before, last)
            }
            _ => return None,
        };
        let beside = may_stand_beside(current, base) && current.segment == base.segment;
        beside.then_some(Stated { current, base: Base::Figure(base), sure: true })
    }

    /// 较峰值减少P%, 比2020年增长P%: the base is called by what was said of a figure before.
    fn named_base(&self, growth: &Growth, own: &'p [Figure]) -> Option<Stated<'p>> {
        let glyphs = &self.passage.glyphs;
        let (_, from) = glyphs.rfind(growth.lead, growth.at, words!("比|较"))?;
        let to = cue::stripped_end(glyphs, (from, growth.at), words!("数量|时|的|水平|时期"));
        if to < from + 2 || glyphs.says((from, to), TIMES) {
            return None;
        }
        let current = own.last().filter(|figure| figure.stands())?;
        let base = self.nearest(&|figure| {
            figure.index < current.index
                && figure.stands()
                && may_stand_beside(figure, current)
                && glyphs.rfind_again(figure.before(), (from, to)).is_some()
        })?;
        Some(Stated { current, base: Base::Figure(base), sure: true })
    }

    /// Whether what is said to have grown, if anything, is what `current` counts: not 53个…，人员减少15%.
    fn speaks_of(&self, growth: &Growth, current: &Figure) -> bool {
        let glyphs = &self.passage.glyphs;
        let own = self.scope.iter().rev().find(|figure| figure.sentence == self.ratio.sentence);
        let from = own.map_or(growth.lead, |last| growth.lead.max(last.to)).min(growth.at);
        let compares = |at: &usize| glyphs.word_at(*at, COMPARISONS).is_some();
        let to = (from..growth.at).find(compares).unwrap_or(growth.at);
        let to = cue::stripped_end(glyphs, (from, to), SAYS_NOTHING);
        to < from + 2 || (from..to - 1).any(|at| cue::says_again(self.passage, current, (at, at + 2)))
    }

    /// Whether a growth can be of nothing but `figure`: it follows at once, and names nothing else that grew.
    fn is_of(&self, growth: &Growth, figure: &Figure) -> bool {
        let glyphs = &self.passage.glyphs;
        let from = cue::stripped_start(
            glyphs,
            (figure.to, growth.at),
            words!("，|、|,|（|同比|环比|比|较|与|去年|上年|同期|相比|上月|分别"),
        );
        figure.stands() && from == growth.at
    }

    /// How many years lie between the figures, by the years that stand before them.
    fn years(&self, current: &Figure, base: &Figure) -> Option<u32> {
        let year = |figure: &Figure| {
            let glyphs = &self.passage.glyphs;
            let (from, to) = figure.before();
            let (at, _) = glyphs.rfind(from, to, words!("年"))?;
            let start = at.checked_sub(4).filter(|&start| start >= from)?;
            (start..at).try_fold(0, |year, at| Some(year * 10 + glyphs.at(at).to_digit(10)?))
        };
        year(current)?.checked_sub(year(base)?).filter(|years| (1..=50).contains(years))
    }
}

/// What grew, and from what.
struct Stated<'p> {
    current: &'p Figure,
    base: Base<'p>,
    /// Whether the words leave no doubt.
    sure: bool,
}

/// What something grew from.
#[derive(Clone, Copy)]
enum Base<'p> {
    /// A figure of its own.
    Figure(&'p Figure),
    /// The current one without the change, which was a rise or not.
    Changed(&'p Figure, bool),
}

impl<'p> Base<'p> {
    const fn figure(self) -> &'p Figure {
        match self {
            Self::Figure(figure) | Self::Changed(figure, _) => figure,
        }
    }
}

/// Adds the growth of `base` to `current`: the difference, or all of `current` for a multiple (增长到3倍), by the base.
fn add_growth(list: &mut Vec<Quotient>, growth: &Growth, current: &Figure, base: Base) {
    let to = growth.change == Change::To;
    let with = |figure, added| [plus(current), Term { figure, added }];
    match base {
        Base::Changed(change, rise) => {
            let base = with(change.index, !rise);
            if to { add(list, &[plus(current)], &base) } else { add(list, &[plus(change)], &base) }
        }
        Base::Figure(base) => {
            let grew = current.value.zip(base.value).is_none_or(|(current, base)| current.amount >= base.amount);
            if to {
                add(list, &[plus(current)], &[plus(base)]);
            } else if growth.rise.unwrap_or(grew) {
                add(list, &with(base.index, false), &[plus(base)]);
            } else {
                add(list, &[plus(base), less(current)], &[plus(base)]);
            }
        }
    }
}
