//! Percentages that say what should be, not what is: goals, rules and ranges.

use crate::{
    draft::{
        figure::is_stop,
        passage::{Passage, Ratio},
    },
    text::glyphs::Glyphs,
};

/// Words of goals and rules: what should be, not what is.
const GOALS: &[&str] = &[
    "力争",
    "确保",
    "争取",
    "努力实现",
    "努力达到",
    "不低于",
    "不少于",
    "不高于",
    "不超过",
    "不得低于",
    "不得超过",
    "控制在",
    "应达",
    "须达",
    "需达",
    "要达",
    "将达",
    "低于",
    "高于",
    "最高",
    "至少",
    "至多",
    "上限",
    "下限",
    "原则上",
    "扩大至",
    "目标值",
];

/// The same, wherever in the sentence they stand.
const PLANS: &[&str] = &["力争", "底前", "预计", "末前"];

/// What a percentage of a goal goes on with: 削减10%的控制目标.
const GOAL_NOUNS: &[&str] = &["目标", "要求", "指标", "任务", "补贴", "补助", "奖励", "比例给予"];

/// How far back a goal is looked for.
const PLAN_REACH: usize = 80;

/// Whether a percentage is an end of a range: 15%～30%, 15～30%, 95%至98%.
pub fn is_range(glyphs: &Glyphs, ratio: &Ratio) -> bool {
    let mark = |c: char| matches!(c, '-' | '—' | '–' | '－' | '~' | '～' | '至' | '到');
    let begins = mark(glyphs.at(ratio.to)) && glyphs.at(ratio.to + 1).is_ascii_digit();
    let number = |index: Option<usize>| index.is_some_and(|index| matches!(glyphs.at(index), '0'..='9' | '%'));
    begins || mark(glyphs.before(ratio.from)) && number(ratio.from.checked_sub(2))
}

/// Where the figure or the relative number before `ratio` ends.
pub fn last_number_end(passage: &Passage, ratio: &Ratio, previous: Option<&Ratio>) -> usize {
    let figure =
        ratio.figures.checked_sub(1).and_then(|index| passage.figures.get(index)).map_or(0, |figure| figure.to);
    figure.max(previous.map_or(0, |previous| previous.to)).min(ratio.from)
}

/// Whether a percentage is what should be, not what is.
pub fn is_goal(passage: &Passage, ratio: &Ratio, previous: Option<&Ratio>) -> bool {
    let glyphs = &passage.glyphs;
    // The words since the last number: 确保应调尽调，受理100件… says nothing of the rate that follows.
    let number = last_number_end(passage, ratio, previous);
    let since = number.max(passage.sentence_start(ratio.sentence)).max(ratio.from.saturating_sub(PLAN_REACH));
    if glyphs.contains_any(since, ratio.from, GOALS) {
        return true;
    }
    // 按期 and 按时 are how a thing was done; 按…的30% is a rule.
    if glyphs.before(ratio.from) == '的'
        && glyphs.rfind(since, ratio.from, "按").is_some_and(|at| !matches!(glyphs.at(at + 1), '期' | '时'))
    {
        return true;
    }
    let sentence = passage.sentence_start(ratio.sentence).max(ratio.from.saturating_sub(PLAN_REACH));
    if glyphs.contains_any(sentence, ratio.from, PLANS) || glyphs.word_at(ratio.to, "以内").is_some() {
        return true;
    }
    glyphs.at(ratio.to) == '的' && {
        let end = (ratio.to..ratio.to + 10).find(|&at| is_stop(glyphs.at(at))).unwrap_or(ratio.to + 10);
        glyphs.contains_any(ratio.to, end, GOAL_NOUNS)
    }
}
