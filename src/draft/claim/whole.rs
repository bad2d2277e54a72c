//! The name of a whole, Y in 占Y的P%, and which figure it names.

use super::cue::{INTAKES, STAGES, says, says_again, stripped_end};
use crate::{
    draft::{figure::Figure, passage::Passage, unit::Family},
    text::{
        glyphs::Range,
        words::{Words, words},
    },
};

/// Places a whole may be said to be of, which do not narrow it down.
pub(super) const REGIONS: Words = words!(
    "全国|全市|全区|全县|全省|全州|全球|世界|全系统|全局|全院|本市|我市|我区|本区|我县|我省|\
     本院|全镇|全街道"
);

/// Words before the name of a whole that do not narrow it down.
const ARTICLES: Words = words!("中国|我国|全部|全体|所有|总|其|整个");

/// What makes the name of a whole say all of it.
const QUANTITIES: Words =
    words!("的比重|的比例|的份额|比重|比例|份额|总数量|总人数|总数|总量|总额|总和|总|人数|数量|合计|数|的");

/// Wholes that everyone knows from elsewhere: a figure near by is seldom the one meant.
const STANDING: Words = words!("人口|生产总值|GDP|用户|收入|支出|面积|用电量|消费");

/// What 总人口 is counted as.
const POPULATIONS: Words = words!("户籍人口|常住人口|总人口|户籍总人口|人口总数");

/// Words after the name of a whole that lead up to its number: 投诉总量达到.
pub(super) const LEADS: Words = words!("总数|数量|数|总量|达到|达|为|共|有|超过|超|近|约");

/// Words that the name of a whole may follow, besides those of an intake, a stage or a place.
const OPENINGS: Words = words!(
    "共|总计|总数|总量|总额|总共|总人|总户|总面积|总条目|总项目|合计|累计|全部|总|进驻|有|了|、|为|：|已|经|\
     年|月|日|末|底|季度|期间|的"
);

/// The name of a whole: Y in 占Y的.
pub struct WholeName<'p> {
    passage: &'p Passage,
    from: usize,
    to: usize,
    /// Whether it is said to be all of them: 全部, 总数.
    all: bool,
    anonymous: bool,
    /// The place it is said to be of (全国, 全市), which the figure has to say too; else empty.
    region: Option<Words>,
}

impl<'p> WholeName<'p> {
    /// Reads the name in `words`, for a part of `family`.
    pub fn new(passage: &'p Passage, words: Range, family: Family) -> Self {
        let glyphs = &passage.glyphs;
        let mut region = None;
        let (mut from, mut to) = words;
        let mut all = false;
        if let Some(end) = glyphs.word_at(from, words!("比|到了|到|了"))
            && (end >= to || glyphs.at(from) != '比')
        {
            from = end.min(to);
        }
        loop {
            let (start, end) = (from, to);
            if let Some(start) = glyphs.word_before(from, to, QUANTITIES) {
                to = start;
            } else if let Some(start) = glyphs.word_before(from, to, words!("案件")).filter(|&start| start >= from + 2)
            {
                // 审结案件 are what is told as 审结1498件.
                to = start;
            } else if let Some(end) = glyphs.word_at(from, ARTICLES).filter(|&end| end <= to) {
                from = end;
            } else if let Some(end) = glyphs.word_at(from, REGIONS).filter(|&end| end <= to) {
                region = REGIONS.alone().find(|&word| glyphs.word_at(from, word) == Some(end));
                from = end;
                continue;
            } else {
                break;
            }
            all |= glyphs.says((start, from), words!("部|所|总|体")) || glyphs.says((to, end), words!("总"));
        }
        // Nouns of what a family counts: with them a whole is named, but not which.
        let generic = match family {
            Family::Case => words!("案件|案|件|量|受理|收案"),
            Family::Person => words!("人|人员"),
            Family::Body => words!("户|家|个"),
            Family::Itself | Family::Measure | Family::Bare => words!(""),
        };
        let anonymous = from >= to || glyphs.word_at(from, generic) == Some(to);
        Self { passage, from, to, all: all || anonymous, anonymous, region }
    }

    /// Whether it names no whole of its own: 占比, 占总数, 占案件总数.
    pub const fn is_anonymous(&self) -> bool {
        self.anonymous
    }

    /// Whether it is said to be all of what is told: 占总数的, 占全部案件的; of no wider place, and of no standing whole.
    pub fn says_all(&self) -> bool {
        self.all && self.region.is_none() && !self.ends_with(STANDING)
    }

    /// Whether `figure` is of the place that the name is of.
    pub fn is_of(&self, figure: &Figure) -> bool {
        self.region.is_none_or(|region| says(self.passage, figure, region))
    }

    #[inline(never)]
    fn ends_with(&self, words: Words) -> bool {
        self.passage.glyphs.word_before(self.from, self.to, words).is_some()
    }

    /// Whether `figure` is the plan that the name speaks of: 年度计划投资50亿元 for 占年度计划的.
    pub fn is_plan(&self, figure: &Figure) -> bool {
        self.ends_with(words!("计划|任务|目标|预算"))
            && self.is_of(figure)
            && self.passage.glyphs.rfind_again(figure.before(), (self.from, self.to)).is_some()
    }

    /// Whether `figure` is called exactly this: 共受理投诉 for 占投诉总量, not 5G用户 for 占用户的.
    pub fn is_same(&self, figure: &Figure) -> bool {
        let glyphs = &self.passage.glyphs;
        let floor = figure.before().0;
        let length = self.to - self.from;
        let is_at = |start| glyphs.is_same(start, self.from, length);
        let follows = |start| {
            [INTAKES, STAGES, REGIONS, OPENINGS]
                .into_iter()
                .any(|words| glyphs.word_before(floor, start, words).is_some())
        };
        let before = stripped_end(glyphs, figure.before(), LEADS)
            .checked_sub(length)
            .is_some_and(|start| is_at(start) && (start == floor || start > floor && follows(start)));
        let within = usize::from(glyphs.before(figure.after) == '中');
        self.is_of(figure) && (before || figure.after == figure.to + length + within && is_at(figure.to))
    }

    /// Whether the figure that the sentence ties to the part may be called this, if it is said to be all of them.
    pub fn is_like(&self, figure: &Figure) -> bool {
        self.all
            && (!self.ends_with(STANDING) || self.is_population(figure))
            && self.is_of(figure)
            && (self.ends_with(words!("人口")) || self.is_within(figure.before()) || self.is_within(figure.after()))
    }

    /// Whether `figure` may be the population that the name speaks of: it is called one, or by no name at all (9个民族，25.7万人).
    fn is_population(&self, figure: &Figure) -> bool {
        let unnamed = figure.words == figure.from && figure.unit == "人";
        self.ends_with(words!("人口")) && (unnamed || says(self.passage, figure, POPULATIONS))
    }

    /// Whether every glyph of the name is among the figure's words: 超标断面 ← 484个断面超标.
    pub fn is_spelled_by(&self, figure: &Figure) -> bool {
        (self.from..self.to).all(|at| says_again(self.passage, figure, (at, at + 1)))
    }

    /// Whether every two glyphs of the name are among the figure's words: 纠纷受理总量 ← 共受理纠纷.
    pub fn is_covered(&self, figure: &Figure) -> bool {
        self.all
            && self.to >= self.from + 3
            && (self.from..self.to).step_by(2).all(|start| {
                let end = (start + 2).min(self.to);
                says_again(self.passage, figure, (end - 2, end))
            })
    }

    /// Whether its glyphs stand in `range` in their order, as those of an abbreviation do: 博导 in 博士生导师.
    #[inline(never)]
    fn is_within(&self, range: Range) -> bool {
        let mut wanted = self.from;
        for at in range.0..range.1 {
            wanted += usize::from(wanted < self.to && self.passage.glyphs.is_same(at, wanted, 1));
        }
        wanted >= self.to
    }
}
