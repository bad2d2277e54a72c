//! Which figures a rate or a share speaks of. The choice rests on the words alone, never on whether the numbers come out:
//! otherwise a changed percentage would find itself another pair.

use std::cmp::Ordering;

use super::{
    ClaimKind,
    echo::{self, Echo},
    wording::{Of, Wording},
};
use crate::{
    draft::{
        figure::{Family, Figure, Hedge, is_stop},
        passage::{Passage, Ratio},
    },
    text::decimal::Decimal,
};

/// A sum or difference of figures: indices into the passage's, each with whether it is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    terms: Vec<(usize, bool)>,
}

impl Expression {
    /// One figure.
    pub fn figure(index: usize) -> Self {
        Self { terms: vec![(index, true)] }
    }

    /// The sum of several figures.
    fn sum(indices: &[usize]) -> Self {
        Self { terms: indices.iter().map(|&index| (index, true)).collect() }
    }

    /// This and one figure more, added or taken away.
    fn and(mut self, index: usize, added: bool) -> Self {
        self.terms.push((index, added));
        self
    }

    /// Its terms: a figure's index, and whether it is added.
    pub fn terms(&self) -> &[(usize, bool)] {
        &self.terms
    }

    /// Whether it is a single figure.
    pub fn is_single(&self) -> bool {
        self.terms.len() == 1
    }
}

/// One calculation that would make sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotient {
    /// The numerator.
    pub part: Expression,
    /// The denominator.
    pub whole: Expression,
}

impl Quotient {
    /// Whether it divides one stated figure by another.
    pub fn is_direct(&self) -> bool {
        self.part.is_single() && self.whole.is_single()
    }
}

/// What a percentage may be calculated from.
#[derive(Debug, Default)]
pub struct Pairing {
    /// The calculations that make sense, the likeliest first.
    pub quotients: Vec<Quotient>,
    /// Why the likeliest is not certain, in Chinese; none when it is.
    pub doubt: Option<&'static str>,
}

impl Pairing {
    fn doubtful(doubt: &'static str) -> Self {
        Self { quotients: Vec::new(), doubt: Some(doubt) }
    }
}

/// Shares told one after another, as of one whole: 甲50件，占50%；乙30件，占30%；丙20件，占20%.
#[derive(Debug, Clone, Default)]
pub struct Series {
    /// The figure that each is the share of, as indices into the passage's.
    pub parts: Vec<usize>,
    /// The figure that all of them are parts of by the build of the sentence, where there is one.
    head: Option<usize>,
}

impl Series {
    /// Whether `part` of `passage` may be the next share of this series; if not, what it is the first of.
    pub fn take(&mut self, passage: &Passage, ratio: &Ratio, part: usize) -> Option<Self> {
        let head = passage.figures.get(part).and_then(|figure| Finder::new(passage, ratio).tied(figure));
        let last = self.parts.last().and_then(|&index| passage.figures.get(index)).zip(passage.figures.get(part));
        let goes_on = last.is_some_and(|(last, next)| {
            last.comparable(next)
                && next.sentence.saturating_sub(last.sentence) <= 1
                && head == self.head
                && self.parts.len() < MAX_SERIES
                // A new sentence may divide the same whole anew, once the last has divided all of it.
                && (next.sentence == last.sentence || self.made_up(passage).is_none())
        });
        if goes_on {
            self.parts.push(part);
            return None;
        }
        Some(Self { parts: vec![part], head })
    }

    /// The figure before the first part that is exactly the sum of the parts.
    fn made_up(&self, passage: &Passage) -> Option<usize> {
        let figures = &passage.figures;
        let mut sum = Decimal::ZERO;
        for &index in &self.parts {
            let figure = figures.get(index).filter(|figure| figure.hedge == Hedge::Plain)?;
            sum = sum.plus(figure.value?)?;
        }
        let first_index = *self.parts.first()?;
        let first = figures.get(first_index)?;
        let mut index = first_index;
        while index > 0 && first_index - index < REACH {
            index -= 1;
            let figure = figures.get(index)?;
            if figure.sentence + SENTENCES_BACK < first.sentence {
                break;
            }
            let equal = figure.value.and_then(|value| value.compare(sum)) == Some(Ordering::Equal);
            if equal && figure.comparable(first) && !figure.comparison && figure.hedge == Hedge::Plain {
                return Some(index);
            }
        }
        None
    }
}

/// The figure that a share is said of, if `wording` says a share; and only if the words leave no doubt.
pub fn part_of_share(passage: &Passage, ratio: &Ratio, wording: &Wording) -> Option<usize> {
    match wording.of {
        Of::Share { at, lead, whole } if wording.kind == ClaimKind::Share => {
            let finder = Finder::new(passage, ratio);
            // A whole stated in the share itself belongs to no other.
            let own = finder.stated(whole).is_none();
            own.then(|| finder.part(at, lead, 0, 1).ok()).flatten()
        }
        _ => None,
    }
}

/// More shares than this no sentence tells of one whole.
const MAX_SERIES: usize = 16;
/// How many figures before a percentage are looked at.
const REACH: usize = 32;
/// How many sentences back a whole may stand.
const SENTENCES_BACK: usize = 2;
/// How many calculations are tried for one percentage.
const MAX_QUOTIENTS: usize = 24;

const NO_PART: &str = "文中没有与之对应的部分数，无法核对";
const NO_WHOLE: &str = "文中没有与之对应的总数，无法核对";
const UNSURE_PART: &str = "不能确定由哪个数字算出，无法核对";
const UNSURE_WHOLE: &str = "不能确定以哪个数字为总数，无法核对";
const UNREADABLE: &str = "句中有读不准的数字，无法核对";

/// The place of a percentage among several after one lead: 分别占…的70.5%、66.6%.
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

/// The figures within reach of one percentage.
struct Finder<'p> {
    passage: &'p Passage,
    ratio: &'p Ratio,
    /// The figures within reach before the percentage, the oldest first, with their indices.
    scope: Vec<(usize, &'p Figure)>,
}

impl<'p> Finder<'p> {
    fn new(passage: &'p Passage, ratio: &'p Ratio) -> Self {
        let mut first = ratio.figures;
        let oldest = ratio.sentence.saturating_sub(SENTENCES_BACK);
        while let Some(figure) = first.checked_sub(1).and_then(|index| passage.figures.get(index)) {
            if figure.sentence < oldest || ratio.figures - first >= REACH {
                break;
            }
            first -= 1;
        }
        let figures = passage.figures.get(first..ratio.figures).unwrap_or_default();
        Self { passage, ratio, scope: (first..).zip(figures).collect() }
    }

    /// The figures within reach before the percentage, the oldest first.
    fn scope(&self) -> impl DoubleEndedIterator<Item = (usize, &'p Figure)> + '_ {
        self.scope.iter().copied()
    }

    fn figure(&self, index: usize) -> Option<&'p Figure> {
        self.passage.figures.get(index)
    }

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
                && (completing && self.is_plan(figure) || reaches(figure, part_figure));
            let echo = name.echo(self.passage, figure);
            if fits && (near || linked) && echo.score < echoed.score && (linked || self.is_whole(figure)) {
                whole = Some((index, figure));
                break;
            }
        }
        let doubt = match whole {
            None => Some(NO_WHOLE),
            Some((_, figure)) if !certain_units(figure, part_figure) => Some(UNSURE_WHOLE),
            Some((_, figure)) if !name.speaks_of(self.passage, part_figure, figure, echoed) => Some(UNSURE_PART),
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

    /// The whole that is named and counted in one: 占年度计划170万套的66.2%.
    fn stated(&self, words: (usize, usize)) -> Option<(usize, &'p Figure)> {
        self.scope().rev().find(|(_, figure)| figure.from >= words.0 && figure.to <= words.1)
    }

    /// The figure before 占 at `at`, whose clause begins at `lead`, that is number `place` of `count` parts.
    fn part(&self, at: usize, lead: usize, place: usize, count: usize) -> Result<usize, &'static str> {
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
            // 新能源车1157辆，新能源车占…: the part is called by its name again.
            Some(doubt) => {
                let from = lead.max(figure.to);
                let named = |figure: &Figure| count == 1 && echo::repeats(self.passage, (from, at), figure);
                own.iter().rev().find(|(_, figure)| named(figure)).map(|&(index, _)| index).ok_or(doubt)
            }
        }
    }

    /// 占Y的: 占 stands at `at`, its clause begins at `lead`, and Y stands in `words`. It is number `place` of `count`.
    fn share(
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
            let name = echo::WholeName::new(self.passage, words, part_figure.family);
            let candidate = self.unstated(&name, part, part_figure, count, series);
            if candidate.is_none() {
                doubt = Some(if name.is_anonymous() { UNSURE_WHOLE } else { NO_WHOLE });
            }
            candidate
        };
        if let Some(figure) = whole.and_then(|index| self.figure(index)) {
            if stated.is_none() && !reaches(figure, part_figure) {
                doubt = Some(UNSURE_WHOLE);
            }
        }
        let mut quotients = self.quotients(&[part], whole, series);
        // 城区90人、乡村10人，占…: the share may be of both.
        if let (Some(whole), Some(previous)) = (whole, part.checked_sub(1).filter(|&index| Some(index) != whole)) {
            if let Some(figure) =
                self.figure(previous).filter(|figure| figure.to <= part_figure.from && figure.comparable(part_figure))
            {
                if glyphs.at(figure.to) == '、' {
                    quotients.push(Quotient {
                        part: Expression::figure(part).and(previous, true),
                        whole: Expression::figure(whole),
                    });
                }
            }
        }
        Pairing { quotients, doubt }
    }

    /// The whole of a share that does not state it.
    fn unstated(
        &self,
        name: &echo::WholeName,
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

    /// The figure that 其中 before `part` takes its parts from.
    fn among(&self, part: &Figure) -> Option<usize> {
        let sentence = self.passage.sentence_start(part.sentence);
        let at = self.passage.among_before(sentence, part.from)?;
        // 其中 may open the sentence and look back to the one before.
        let opening = !self.scope().any(|(_, figure)| figure.sentence == part.sentence && figure.to <= at);
        let oldest = if opening { part.sentence.saturating_sub(1) } else { part.sentence };
        self.scope()
            .rev()
            .find(|(_, figure)| {
                figure.to <= at
                    && figure.sentence >= oldest
                    && figure.comparable(part)
                    && !figure.comparison
                    && figure.depth <= part.depth
                    && reaches(figure, part)
            })
            .map(|(index, _)| index)
    }

    /// The whole that 其中 or 中 ties to `part`: 共A件，其中B件; A件…中，B件.
    fn tied(&self, part: &Figure) -> Option<usize> {
        self.among(part).or_else(|| {
            self.before(part)
                .find(|(_, figure)| echo::is_within(self.passage, figure) && reaches(figure, part))
                .map(|(index, _)| index)
        })
    }

    /// The figures before `part` in its sentence that count the same, the nearest first.
    fn before(&self, part: &'p Figure) -> impl Iterator<Item = (usize, &'p Figure)> + '_ {
        self.scope().rev().filter(move |(_, figure)| {
            figure.to <= part.from && figure.sentence == part.sentence && !figure.comparison && figure.comparable(part)
        })
    }

    /// The whole that the sentence's build ties to `part`, by 其中 and 中 or as the total it names.
    fn linked(&self, part: &'p Figure, series: Option<&Series>) -> Option<usize> {
        if let Some(whole) = self.tied(part) {
            return Some(whole);
        }
        // What has a share of its own is a sibling, however much it is called a total.
        let sibling = |index: usize| series.is_some_and(|series| series.parts.contains(&index));
        let total = self.before(part).find(|&(index, figure)| {
            !sibling(index) && figure.unit == part.unit && echo::is_total(self.passage, figure) && reaches(figure, part)
        });
        // What came in is the whole of what was made of it, if it comes first and the part did not itself come in.
        let intake = || {
            let (index, figure) = self.before(part).last()?;
            let first =
                !sibling(index) && echo::is_intake(self.passage, figure) && !echo::is_intake(self.passage, part);
            (figure.unit == part.unit && first && reaches(figure, part)).then_some((index, figure))
        };
        total.or_else(intake).map(|(index, _)| index)
    }

    /// The figure that `name` names, if the words leave no doubt.
    fn named(&self, name: &echo::WholeName, part: usize, part_figure: &Figure, linked: Option<usize>) -> Option<usize> {
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
                    .find(|(_, figure)| echo::is_whole(self.passage, figure) && name.is_covered(self.passage, figure))
                    .map(|(index, _)| index)
            })
    }

    /// Whether the parts of `series` do not overlap, as far as their sum tells: it is no larger than `whole`.
    fn is_within(&self, series: &Series, whole: usize) -> bool {
        let sum = series.parts.iter().try_fold(Decimal::ZERO, |sum, &index| sum.plus(self.figure(index)?.value?));
        let whole = self.figure(whole).and_then(|figure| figure.value);
        sum.zip(whole).and_then(|(sum, whole)| sum.compare(whole)).is_some_and(|order| order != Ordering::Greater)
    }

    /// The figure that says the same as figure `index` in another unit: 50人 of 41件50人.
    fn twin(&self, index: usize) -> Option<usize> {
        let figure = self.figure(index)?;
        let next = index + 1;
        if next < self.ratio.figures && self.figure(next).is_some_and(|next| next.from == figure.to) {
            return Some(next);
        }
        index
            .checked_sub(1)
            .filter(|&previous| self.figure(previous).is_some_and(|previous| previous.to == figure.from))
    }

    fn is_whole(&self, figure: &Figure) -> bool {
        echo::is_whole(self.passage, figure) || echo::is_within(self.passage, figure)
    }

    fn is_plan(&self, figure: &Figure) -> bool {
        echo::is_plan(self.passage, figure)
    }

    /// The calculations that make sense for `parts`, the first of which is the likeliest, with `whole` as the likeliest whole.
    fn quotients(&self, parts: &[usize], whole: Option<usize>, series: Option<&Series>) -> Vec<Quotient> {
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
        let near = |figure: &Figure| figure.sentence == first_figure.sentence || self.is_whole(figure);
        let wholes: Vec<usize> = self
            .scope()
            .rev()
            .filter(|&(index, figure)| {
                index != first
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
        // 受理41件50人，审结20件30人: what is told in one unit is told in the other as well.
        for (part, other) in self.twin(first).into_iter().flat_map(|part| self.twin(whole).map(|whole| (part, whole))) {
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
        if let Some(series) = series.filter(|series| series.parts.len() > 2 && self.is_within(series, whole)) {
            add(Quotient { part: Expression::figure(first), whole: Expression::sum(&series.parts) });
        }
        // Carried over and newly taken in: 新收100件，旧存20件，审结110件.
        if let Some(previous) =
            whole.checked_sub(1).filter(|&index| self.scope.first().is_some_and(|&(first, _)| index >= first))
        {
            let both = self.figure(previous).zip(self.figure(whole));
            if both.is_some_and(|(previous, whole)| {
                previous.comparable(whole) && previous.segment == whole.segment && !previous.comparison
            }) {
                add(Quotient { part: Expression::figure(first), whole: Expression::figure(whole).and(previous, true) });
            }
        }
        // What was refused or withdrawn may not count.
        for index in whole + 1..first {
            if self
                .figure(index)
                .is_some_and(|figure| figure.comparable(first_figure) && echo::is_refused(self.passage, figure))
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
}

/// Whether `whole` may be as large as `part`.
fn reaches(whole: &Figure, part: &Figure) -> bool {
    whole.possible.may_reach(part.likely).unwrap_or(false)
}

/// Whether the units leave no doubt that one counts among the other: 个 and 家 need not.
fn certain_units(whole: &Figure, part: &Figure) -> bool {
    whole.unit == part.unit || matches!(whole.family, Family::Case | Family::Person)
}
