//! What a percentage is said of: the words before it, from the nearest outward.

use super::{
    ClaimKind,
    goal::{is_goal, is_range, last_number_end},
};
use crate::{
    draft::{
        figure::{ABOUT, Hedge, NEARLY, OVER, is_stop},
        passage::{Form, Passage, Ratio},
    },
    text::glyphs::Glyphs,
};

/// What a percentage is said of. Ranges are glyphs of the passage.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// What kind of statement it is.
    pub kind: ClaimKind,
    /// What it is called, `name.0..name.1`; empty where it has no name.
    pub name: (usize, usize),
    /// What it is a ratio of.
    pub of: Of,
    /// How closely it is stated.
    pub hedge: Hedge,
    /// Whether 分别 hands out several percentages to several things.
    pub each: bool,
}

/// What a percentage is a ratio of. Ranges are glyphs of the passage.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    /// X率: X stands in `core.0..core.1`.
    Rate {
        /// What the rate's name says before 率.
        core: (usize, usize),
    },
    /// 占Y的: 占 stands at `at`, Y in `whole.0..whole.1`; empty for 占比.
    Share {
        /// Where 占 (or 完成) stands.
        at: usize,
        /// Where the words before it begin.
        lead: usize,
        /// The words for the whole.
        whole: (usize, usize),
    },
    /// Nothing that is checked here, with the reason in Chinese.
    Nothing(&'static str),
}

/// Words between a name and its percentage that say nothing. Longer words first where one ends another.
const COPULAS: &[&str] = &[
    "分别达到",
    "分别为",
    "分别达",
    "分别占",
    "保持在",
    "稳定在",
    "维持在",
    "达到了",
    "达到",
    "高达",
    "只有",
    "仅为",
    "就有",
    "已达",
    "达",
    "为",
    "是",
    "了",
    "至",
    "到",
    "在",
    "仅",
    "只",
    "均",
    "都",
    "也",
    "已",
    "共",
    "有",
    "继续",
    "保持",
    "始终",
    "依然",
    "仍",
    "总体",
    "分别",
    "各",
    "目前",
    "：",
];

/// Words that carry a rate from one value to another: the value after them is still a rate.
const MOVES: &[&str] = &[
    "提高到",
    "提升到",
    "提高至",
    "提升至",
    "上升到",
    "上升至",
    "增长到",
    "增长至",
    "下降到",
    "下降至",
    "降低到",
    "降低至",
    "降至",
    "降到",
    "升至",
    "升到",
    "回落至",
    "增至",
];

/// Words that make a percentage a change: by how much, not how much.
const GROWTHS: &[&str] = &[
    "增长",
    "上升",
    "下降",
    "增加",
    "减少",
    "提高",
    "提升",
    "降低",
    "上涨",
    "下跌",
    "上浮",
    "下浮",
    "回落",
    "回升",
    "反弹",
    "攀升",
    "缩减",
    "压减",
    "压降",
    "扩大",
    "收窄",
    "降价",
    "涨价",
    "增幅",
    "涨幅",
    "降幅",
    "升幅",
    "跌幅",
    "增速",
    "增长率",
    "增值率",
    "同比",
    "环比",
    "少支出",
    "多支出",
    "节约",
    "节省",
    "增",
    "降",
    "涨",
    "跌",
    "减",
    "多",
    "少",
    "高",
    "低",
    "快",
    "慢",
];

/// Words in which 占 is no share.
const NOT_SHARES: &[&str] = &["占有", "占用", "占地", "占领", "占道", "占据", "占线"];
/// Words that end in 占 and are no share.
const NOT_SHARES_BEFORE: &[&str] = &["侵占", "抢占", "霸占", "挤占", "强占"];

/// How far back the words for one percentage reach.
const REACH: usize = 48;

/// How many glyphs a rate's name has at most.
const NAME_LIMIT: usize = 12;

/// Reads what the percentage `ratio` is said of; `previous` is the relative number before it in the passage.
pub fn read(passage: &Passage, ratio: &Ratio, previous: Option<&Ratio>) -> Wording {
    let glyphs = &passage.glyphs;
    let mut lead = ratio.clause.max(ratio.from.saturating_sub(REACH));
    if let Some(previous) = previous {
        lead = lead.max(previous.to.min(ratio.from));
    }
    let tail = Tail::strip(glyphs, lead, ratio);
    let nothing = |kind, reason| Wording {
        kind,
        name: (ratio.from, ratio.from),
        of: Of::Nothing(reason),
        hedge: tail.hedge,
        each: tail.each,
    };
    match ratio.form {
        Form::Points => return nothing(ClaimKind::Points, "百分点的变化尚不核对"),
        Form::Times | Form::Doubling => return nothing(ClaimKind::Multiple, "倍数尚不核对"),
        Form::Percent => {}
    }
    if ratio.quoted || glyphs.before(ratio.from) == '"' {
        return nothing(ClaimKind::Bare, "引号内的百分比，无须核对");
    }
    if is_range(glyphs, ratio) {
        return nothing(ClaimKind::Bare, "百分比是一个区间，无须核对");
    }
    if is_goal(passage, ratio, previous) {
        return nothing(ClaimKind::Target, "目标或标准，无须核对");
    }
    let share = share_at(glyphs, lead, tail.end);
    if let Some((from, _)) = tail.growth(glyphs, lead).filter(|_| !tail.moved) {
        return Wording { name: (from, tail.end), ..nothing(ClaimKind::Growth, "增减幅度尚不核对") };
    }
    if let Some(at) = share {
        let whole = (at + 1, tail.end.max(at + 1));
        let of = Of::Share { at, lead, whole };
        return Wording { kind: ClaimKind::Share, name: (at, tail.end), of, hedge: tail.hedge, each: tail.each };
    }
    if let Some(wording) = completion(glyphs, lead, &tail) {
        return wording;
    }
    let number_end = last_number_end(passage, ratio, previous);
    rate(glyphs, lead, &tail, number_end)
        .unwrap_or_else(|| nothing(ClaimKind::Bare, "没有说明是什么的百分比，无须核对"))
}

/// What is left of the words before a percentage when those that say nothing are taken off.
struct Tail {
    end: usize,
    hedge: Hedge,
    each: bool,
    moved: bool,
}

impl Tail {
    fn strip(glyphs: &Glyphs, lead: usize, ratio: &Ratio) -> Self {
        let mut tail = Self { end: ratio.from, hedge: hedge_after(glyphs, ratio.to), each: false, moved: false };
        loop {
            let take = |words: &[&str]| words.iter().filter_map(|word| glyphs.word_before(lead, tail.end, word)).min();
            if let Some(start) = take(MOVES) {
                tail.moved = true;
                tail.end = start;
            } else if let Some(start) = take(ABOUT) {
                tail.hedge = Hedge::About;
                // 约占: the share stays.
                tail.end = if glyphs.before(tail.end) == '占' { tail.end } else { start };
                if glyphs.before(tail.end) == '占' {
                    break;
                }
            } else if let Some(start) = take(NEARLY) {
                tail.hedge = Hedge::Nearly;
                tail.end = start;
            } else if let Some(start) = take(OVER) {
                tail.hedge = Hedge::Over;
                tail.end = start;
            } else if let Some(start) = take(COPULAS) {
                tail.each |= glyphs.chars(start, tail.end).any(|c| matches!(c, '别' | '各'));
                let share = glyphs.before(tail.end) == '占';
                tail.end = if share { tail.end } else { start };
                if share {
                    break;
                }
            } else {
                break;
            }
        }
        // 分别 may stand before the share or the rate as well: 分别占总数的, 分别完成.
        tail.each |= glyphs.rfind(lead, tail.end, "分别").is_some();
        tail
    }

    /// The word of growth that the tail ends with.
    fn growth(&self, glyphs: &Glyphs, lead: usize) -> Option<(usize, usize)> {
        let start = GROWTHS.iter().filter_map(|word| glyphs.word_before(lead, self.end, word)).min()?;
        Some((start, self.end))
    }
}

fn hedge_after(glyphs: &Glyphs, at: usize) -> Hedge {
    let any = |words: &[&str]| words.iter().any(|word| glyphs.word_at(at, word).is_some());
    if any(&["以上", "多", "余"]) {
        Hedge::Over
    } else if any(&["以下", "以内"]) {
        Hedge::Nearly
    } else if any(&["左右", "上下"]) {
        Hedge::About
    } else {
        Hedge::Plain
    }
}

/// Where 占 stands, if the percentage is a share.
fn share_at(glyphs: &Glyphs, lead: usize, end: usize) -> Option<usize> {
    let at = glyphs.rfind(lead, end, "占")?;
    let other = NOT_SHARES.iter().any(|word| glyphs.word_at(at, word).is_some())
        || NOT_SHARES_BEFORE.iter().any(|word| glyphs.word_before(lead, at + 1, word).is_some());
    (!other).then_some(at)
}

/// 完成年度任务B的P%.
fn completion(glyphs: &Glyphs, lead: usize, tail: &Tail) -> Option<Wording> {
    if glyphs.before(tail.end) != '的' {
        return None;
    }
    let at = glyphs.rfind(lead, tail.end, "完成")?;
    let of = Of::Share { at, lead, whole: (at + 2, tail.end) };
    Some(Wording { kind: ClaimKind::Completion, name: (at, tail.end), of, hedge: tail.hedge, each: tail.each })
}

/// X率为P%. `number_end` is where the number before it ends: 已开工45个、开工率90%.
fn rate(glyphs: &Glyphs, lead: usize, tail: &Tail, number_end: usize) -> Option<Wording> {
    let end = tail.end;
    let wording = |kind, from, of| Some(Wording { kind, name: (from, end), of, hedge: tail.hedge, each: tail.each });
    let from = name_start(glyphs, lead, end);
    if glyphs.before(end) != '率' {
        // 比例, 比重, 满意度, 存贷比 name no counts that could be found.
        let other =
            ["比例", "比重", "比率", "度", "比", "面"].iter().any(|word| glyphs.word_before(lead, end, word).is_some());
        return other
            .then(|| wording(ClaimKind::Rate, from, Of::Nothing("没有说明由哪两个数字算出，无法核对")))
            .flatten();
    }
    let core = (from, end - 1);
    if tail.moved && glyphs.contains_any(lead, end, &["由", "从"]) {
        return wording(ClaimKind::Rate, from, Of::Nothing("只说明了变化，无法核对"));
    }
    let kind =
        if glyphs.word_before(from, end, "完成率").is_some() { ClaimKind::Completion } else { ClaimKind::Rate };
    // 办结率、满意率均为100%: more than one name for one number.
    let after_number = from.checked_sub(1).is_some_and(|mark| number_end == mark);
    let several = glyphs.before(from) == '、' && !after_number
        || matches!(glyphs.before(from), '和' | '与' | '及') && glyphs.before(from - 1) == '率';
    if several {
        return wording(kind, from, Of::Nothing("几个比率合写一处，无法逐一核对"));
    }
    wording(kind, from, Of::Rate { core })
}

/// Where the name that ends at `end` begins.
fn name_start(glyphs: &Glyphs, lead: usize, end: usize) -> usize {
    let mut from = end;
    while from > lead && end - from < NAME_LIMIT {
        let c = glyphs.before(from);
        // 参与率, 和解率 and 及格率 are words of their own.
        let after = glyphs.at(from);
        let and = matches!(c, '和' | '与' | '及')
            && !matches!((c, after), ('和', '解') | ('及', '格' | '时'))
            && glyphs.before(from - 1) != '参';
        if is_stop(c) || c.is_ascii_digit() || and || matches!(c, '的' | '”' | '》') {
            break;
        }
        from -= 1;
    }
    for word in ["其中", "年", "全年", "目前"] {
        if let Some(at) = glyphs.word_at(from, word)
            && at + 2 < end
        {
            from = at;
        }
    }
    from
}
