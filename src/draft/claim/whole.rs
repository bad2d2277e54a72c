//! The name of a whole, Y in 占Y的P%, and which figure it names.

use super::cue::{INTAKES, STAGES, TOTALS, around, find, says, says_pair};
use crate::{
    draft::{figure::Figure, passage::Passage, unit::Family},
    text::glyphs::Glyphs,
};

/// Nouns of what a family counts: with them a whole is named, but not which.
const GENERIC: &[(Family, &[&str])] = &[
    (Family::Case, &["案件", "案", "件", "量", "受理", "收案"]),
    (Family::Person, &["人", "人员"]),
    (Family::Body, &["户", "家", "个"]),
];

/// Places a whole may be said to be of, which do not narrow it down.
const REGIONS: &[&str] = &[
    "全国",
    "全市",
    "全区",
    "全县",
    "全省",
    "全州",
    "全球",
    "世界",
    "全系统",
    "全局",
    "全院",
    "本市",
    "我市",
    "我区",
    "本区",
    "我县",
    "我省",
    "本院",
    "全镇",
    "全街道",
];

/// Words before the name of a whole that do not narrow it down.
const ARTICLES: &[&str] = &["中国", "我国", "全部", "所有", "总", "其", "整个"];

/// What makes the name of a whole say all of it.
const QUANTITIES: &[&str] = &[
    "的比重",
    "的比例",
    "的份额",
    "比重",
    "比例",
    "份额",
    "总数量",
    "总数",
    "总量",
    "总额",
    "总和",
    "总",
    "数量",
    "合计",
    "数",
    "的",
];

/// Wholes that everyone knows from elsewhere: a figure near by is seldom the one meant.
const STANDING: &[&str] = &["人口", "生产总值", "GDP", "用户", "收入", "支出", "面积", "用电量", "消费"];

/// The name of a whole: Y in 占Y的.
#[derive(Debug, Clone, Copy)]
pub struct WholeName<'g> {
    glyphs: &'g Glyphs,
    from: usize,
    to: usize,
    /// Whether it is said to be all of them: 全部, 总数.
    all: bool,
    anonymous: bool,
    /// The place it is said to be of (全国, 全市), which the figure has to say too.
    region: Option<&'static str>,
}

impl<'g> WholeName<'g> {
    /// Reads the name in `words`, for a part of `family`.
    pub fn new(passage: &'g Passage, words: (usize, usize), family: Family) -> Self {
        let glyphs = &passage.glyphs;
        let mut region = None;
        let (mut from, mut to) = words;
        let mut all = false;
        if let Some(end) = ["比", "到了", "到", "了"].iter().find_map(|word| glyphs.word_at(from, word))
            && (end >= to || glyphs.at(from) != '比')
        {
            from = end.min(to);
        }
        loop {
            if let Some(start) = QUANTITIES.iter().filter_map(|word| glyphs.word_before(from, to, word)).min() {
                all |= glyphs.chars(start, to).any(|c| c == '总');
                to = start;
            } else if let Some(end) =
                ARTICLES.iter().filter_map(|word| glyphs.word_at(from, word)).find(|&end| end <= to)
            {
                all |= glyphs.chars(from, end).any(|c| matches!(c, '部' | '所' | '总'));
                from = end;
            } else if let Some((word, end)) =
                REGIONS.iter().filter_map(|word| Some((*word, glyphs.word_at(from, word)?))).find(|&(_, end)| end <= to)
            {
                region = Some(word);
                from = end;
            } else {
                break;
            }
        }
        let generic = GENERIC.iter().filter(|(of, _)| *of == family).flat_map(|(_, words)| words.iter());
        let anonymous = from >= to || generic.clone().any(|word| glyphs.word_at(from, word) == Some(to));
        Self { glyphs, from, to, all: all || anonymous, anonymous, region }
    }

    /// Whether it names no whole of its own: 占比, 占总数, 占案件总数.
    pub const fn is_anonymous(&self) -> bool {
        self.anonymous
    }

    /// Whether it is said to be all of what is told: 占总数的, 占全部案件的; of no wider place, and of no standing whole.
    pub fn says_all(&self) -> bool {
        self.all && self.region.is_none() && !self.is_standing()
    }

    /// Whether `figure` is of the place that the name is of.
    pub fn is_of(&self, passage: &Passage, figure: &Figure) -> bool {
        self.region.is_none_or(|region| says(passage, figure, &[region]))
    }

    fn is_standing(&self) -> bool {
        STANDING.iter().any(|word| self.glyphs.word_before(self.from, self.to, word).is_some())
    }

    /// Whether `figure` is the plan that the name speaks of: 年度计划投资50亿元 for 占年度计划的.
    pub fn is_plan(&self, passage: &Passage, figure: &Figure) -> bool {
        let (before, _) = around(passage, figure);
        let plan = ["计划", "任务", "目标", "预算"]
            .iter()
            .any(|word| self.glyphs.word_before(self.from, self.to, word).is_some());
        plan && self.is_of(passage, figure) && find(self.glyphs, before, (self.from, self.to)).is_some()
    }

    /// Whether `figure` is called exactly this: 共受理投诉 for 占投诉总量, not 5G用户 for 占用户的.
    pub fn is_same(&self, passage: &Passage, figure: &Figure) -> bool {
        let glyphs = &passage.glyphs;
        if !self.is_of(passage, figure) {
            return false;
        }
        let (before, after) = around(passage, figure);
        let mut end = before.1;
        while let Some(start) = ["总数", "数量", "数", "总量", "达到", "达", "为", "共", "有", "超过", "超", "近", "约"]
            .iter()
            .find_map(|word| glyphs.word_before(before.0, end, word))
        {
            end = start;
        }
        let length = self.to - self.from;
        let ends_with = |end: usize| end.checked_sub(length).filter(|&start| start >= before.0 && self.is_at(start));
        if let Some(start) = ends_with(end) {
            let verb = |words: &[&str]| words.iter().any(|word| glyphs.word_before(before.0, start, word).is_some());
            if start == before.0
                || verb(INTAKES)
                || verb(STAGES)
                || verb(TOTALS)
                || verb(REGIONS)
                || verb(&["进驻", "有", "了", "、", "为", "：", "已", "经"])
            {
                return true;
            }
        }
        let after_end = if glyphs.before(after.1) == '中' { after.1 - 1 } else { after.1 };
        after_end == after.0 + length && self.is_at(after.0)
    }

    /// Whether the figure that the sentence ties to the part may be called this, if it is said to be all of them.
    pub fn is_like(&self, passage: &Passage, figure: &Figure) -> bool {
        let (before, after) = around(passage, figure);
        self.all
            && !self.is_standing()
            && self.is_of(passage, figure)
            && (self.is_within(before) || self.is_within(after))
    }

    /// Whether every two glyphs of the name are among the figure's words: 纠纷受理总量 ← 共受理纠纷.
    pub fn is_covered(&self, passage: &Passage, figure: &Figure) -> bool {
        let length = self.to - self.from;
        self.all
            && length >= 4
            && length.is_multiple_of(2)
            && (self.from..self.to - 1).step_by(2).all(|start| says_pair(passage, figure, start))
    }

    fn is_at(&self, start: usize) -> bool {
        (0..self.to - self.from).all(|step| self.glyphs.at(start + step) == self.glyphs.at(self.from + step))
    }

    /// Whether its glyphs stand in `range` in their order, as those of an abbreviation do: 博导 in 博士生导师.
    fn is_within(&self, range: (usize, usize)) -> bool {
        let mut wanted = self.from;
        for c in self.glyphs.chars(range.0, range.1) {
            if wanted < self.to && c == self.glyphs.at(wanted) {
                wanted += 1;
            }
        }
        wanted >= self.to
    }
}
