//! Percentages that say what should be, not what is: goals, rules and ranges.

use crate::{
    draft::{
        figure::{DASHES, is_stop},
        passage::Passage,
        ratio::Ratio,
    },
    text::{
        glyphs::Glyphs,
        words::{Words, words},
    },
};

/// Words of goals and rules: what should be, not what is.
const GOALS: Words = words!(
    "力争|确保|争取|努力实现|努力达到|不低于|不少于|不高于|不超过|不得低于|不得超过|控制在|应达|\
     须达|需达|要达|将达|低于|高于|最高|至少|至多|上限|下限|原则上|扩大至|目标值"
);

/// The same, wherever in the sentence they stand.
const PLANS: Words = words!("力争|底前|预计|末前");

/// What a percentage of a goal goes on with: 削减10%的控制目标.
const GOAL_NOUNS: Words = words!("目标|要求|指标|任务|补贴|补助|奖励|比例给予");

/// How far back a goal is looked for.
const PLAN_REACH: usize = 80;

/// Whether a percentage is an end of a range: 15%～30%, 15～30%, 95%至98%.
pub fn is_range(glyphs: &Glyphs, ratio: &Ratio) -> bool {
    let (from, to) = (ratio.from, ratio.to);
    glyphs.is_one_of(to, DASHES) && glyphs.is_digit(to + 1)
        || from > 1 && glyphs.is_one_of(from - 1, DASHES) && glyphs.is_one_of(from - 2, "0123456789%")
}

/// Where the figure or the relative number before `ratio` ends.
pub fn last_number_end(passage: &Passage, ratio: &Ratio, previous: Option<&Ratio>) -> usize {
    let figure = ratio.figures.checked_sub(1).and_then(|index| passage.figures.get(index));
    figure.map_or(0, |figure| figure.to).max(previous.map_or(0, |previous| previous.to)).min(ratio.from)
}

/// Whether a percentage is what should be, not what is. `number_end` is where the last number before it ends.
pub fn is_goal(passage: &Passage, ratio: &Ratio, number_end: usize) -> bool {
    let glyphs = &passage.glyphs;
    let (from, to) = (ratio.from, ratio.to);
    let sentence = passage.sentence_start(ratio.sentence).max(from.saturating_sub(PLAN_REACH));
    // The words since the last number: 确保应调尽调，受理100件… says nothing of the rate that follows.
    let since = number_end.max(sentence);
    // 按期 and 按时 are how a thing was done; 按…的30% is a rule.
    let rule = || glyphs.rfind(since, from, words!("按")).is_some_and(|(_, end)| !glyphs.is_one_of(end, "期时"));
    glyphs.says((since, from), GOALS)
        || glyphs.before(from) == '的' && rule()
        || glyphs.says((sentence, from), PLANS)
        || glyphs.word_at(to, words!("以内")).is_some()
        || glyphs.at(to) == '的' && glyphs.says((to, glyphs.find(to, to + 10, is_stop)), GOAL_NOUNS)
}
