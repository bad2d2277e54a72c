//! What a percentage is said of: the words before it, from the nearest outward.

use super::{
    ClaimKind,
    goal::{is_goal, is_range, last_number_end},
};
use crate::{
    draft::{
        figure::{ABOUT, Hedge, NEARLY, OVER, is_stop},
        passage::Passage,
        ratio::{Form, Ratio},
    },
    text::{
        decimal::ONE,
        glyphs::{Glyphs, Range},
        words::{Words, words},
    },
};

/// What a percentage is said of. Ranges are glyphs of the passage.
#[derive(Clone, Copy)]
pub struct Wording {
    /// What kind of statement it is.
    pub kind: ClaimKind,
    /// What it is called, `name.0..name.1`; empty where it has no name.
    pub name: Range,
    /// What it is a ratio of.
    pub of: Of,
    /// How closely it is stated.
    pub hedge: Hedge,
    /// Whether 分别 hands out several percentages to several things.
    pub each: bool,
}

/// Rates of a number that is averaged over a year, and not told.
const AVERAGED: Words = words!("出生率|死亡率|自然增长率|人口增长率|发病率|患病率");

/// Rates that count parts of a whole, so that they cannot exceed 100%.
const BOUNDED: Words = words!(
    "合格率|办结率|成功率|满意率|达标率|优良率|参与率|知晓率|回复率|答复率|结案率|调解率|化解率|整改率|\
     普及率|就业率|履约率|履行率|送达率|建档率|签约率|处置率|采纳率|录取率|覆盖率|出庭率|应诉率|及格率|优秀率"
);

impl Wording {
    /// Whether it says more than 100% of what cannot be more than all.
    pub fn exceeds_all(&self, passage: &Passage, ratio: &Ratio) -> bool {
        let glyphs = &passage.glyphs;
        let more = self.hedge == Hedge::Plain && ratio.percent().is_some_and(|value| value.amount > 100 * ONE);
        let (from, to) = self.name;
        more && match self.kind {
            ClaimKind::Share => {
                self.is_anonymous_share() || glyphs.says((from, to), words!("总数|总量|全部|总人数|总户数"))
            }
            ClaimKind::Rate => {
                glyphs.word_before(from, to, BOUNDED).is_some() && !glyphs.says((from, to), words!("拨备"))
            }
            _ => false,
        }
    }

    /// Whether it is a share that does not say of what: 占比, 占.
    pub fn is_anonymous_share(&self) -> bool {
        matches!(self.of, Of::Share(share) if self.kind == ClaimKind::Share && share.whole.0 + 1 >= share.whole.1)
    }
}

/// What a percentage is a ratio of. Ranges are glyphs of the passage.
#[derive(Clone, Copy)]
pub enum Of {
    /// X率: where the rate's name stands, without 率.
    Rate(Range),
    /// 占Y的.
    Share(Share),
    /// 存贷比: the words for what is divided by what.
    Known(Words, Words),
    /// 增长P%, 翻一番, 是B的N倍.
    Growth(Growth),
    /// 提高N个百分点, with its words where they tell a growth.
    Points(Option<Growth>),
    /// Nothing that is checked here, with the reason in Chinese.
    Nothing(&'static str),
}

/// Whether a number tells by how much something changed, or what it changed to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// 增长20%, 增加2倍.
    By,
    /// 增加到3倍, 翻一番.
    To,
}

/// The words of a growth. Places are glyphs of the passage.
#[derive(Clone, Copy)]
pub struct Growth {
    /// Where the words for it begin: 增长, 增幅达.
    pub at: usize,
    /// Where the words before them begin.
    pub lead: usize,
    /// Whether it is by how much or to what.
    pub change: Change,
    /// Whether it is a rise; none where the words do not tell.
    pub rise: Option<bool>,
    /// Whether it is that of one year out of several: 年均增长.
    pub yearly: bool,
    /// Whether 分别 hands out several to several things.
    pub each: bool,
}

/// The words of a share, 占Y的. Places are glyphs of the passage.
#[derive(Clone, Copy)]
pub struct Share {
    /// Where 占 (or 完成) stands.
    pub at: usize,
    /// Where the words before it begin.
    pub lead: usize,
    /// The words for the whole; empty for 占比.
    pub whole: Range,
}

/// Words between a name and its percentage that say nothing.
const COPULAS: Words = words!(
    "分别达到|分别为|分别达|分别占|保持在|稳定在|维持在|达到了|达到|高达|只有|仅为|就有|已达|达|\
     为|是|了|至|到|在|仅|只|均|都|也|已|共|有|继续|保持|始终|依然|仍|总体|分别|各|目前|\
     ："
);

/// Words that carry a rate from one value to another: the value after them is still a rate.
const MOVES: Words = words!(
    "提高到|提升到|提高至|提升至|上升到|上升至|增长到|增长至|下降到|下降至|降低到|降低至|降至|\
     降到|升至|升到|回落至|增至"
);

/// Words that make a percentage a change: by how much, not how much.
const GROWTHS: Words = words!(
    "增长|上升|下降|增加|减少|提高|提升|降低|上涨|下跌|上浮|下浮|回落|回升|反弹|攀升|缩减|\
     压减|压降|扩大|收窄|降价|涨价|增幅|涨幅|降幅|升幅|跌幅|增速|增长率|增值率|同比|环比|\
     少支出|多支出|节约|节省|增|降|涨|跌|减|多|少|高|低|快|慢"
);

/// The growths that are falls.
const FALLS: Words = words!(
    "下降|减少|降低|下跌|下浮|回落|缩减|压减|压降|收窄|降价|降幅|跌幅|少支出|节约|节省|降|跌|减|少|\
     低|慢"
);

/// The growths that tell nothing of their direction.
const NEITHER: Words = words!("增幅|涨幅|升幅|增速|增长率|增值率|同比|环比");

/// Words of a growth told as that of one year.
pub(super) const YEARLY: Words = words!("年均|年平均|每年|逐年|年复合|年递增");

/// Ratios whose names do not say what they divide by what.
const KNOWN: [(Words, Words, Words); 4] = [
    (words!("存贷比|贷存比|存贷比例|贷存比例"), words!("贷款"), words!("存款")),
    (words!("资产负债率"), words!("负债"), words!("资产")),
    (words!("产销率"), words!("销售"), words!("产值|产量")),
    (words!("节资率|节约率|节支率"), words!("节省|节约|节资|节支"), words!("预算")),
];

/// Words in which 占 is no share.
const NOT_SHARES: Words = words!("占有|占用|占地|占领|占道|占据|占线");
/// Words that end in 占 and are no share.
const NOT_SHARES_BEFORE: Words = words!("侵占|抢占|霸占|挤占|强占");

/// How far back the words for one percentage reach.
const REACH: usize = 48;

/// How many glyphs a rate's name has at most.
const NAME_LIMIT: usize = 12;

/// Reads what the percentage `ratio` is said of; `previous` is the relative number before it in the passage.
#[inline(never)]
pub fn read(passage: &Passage, ratio: &Ratio, previous: Option<&Ratio>) -> Wording {
    let glyphs = &passage.glyphs;
    let mut lead = ratio.clause.max(ratio.from.saturating_sub(REACH));
    if let Some(previous) = previous {
        lead = lead.max(previous.to.min(ratio.from));
    }
    let number_end = last_number_end(passage, ratio, previous);
    let tail = Tail::strip(glyphs, lead, ratio);
    let end = tail.end;
    let mut name = (ratio.from, ratio.from);
    let growth = glyphs.word_before(lead, end, GROWTHS).map(|at| {
        let word = |words| glyphs.word_before(at, end, words).is_some();
        let yearly = glyphs.says((number_end.max(lead), end), YEARLY);
        let rise = if word(NEITHER) { None } else { Some(!word(FALLS)) };
        let change = if tail.moved || ratio.form == Form::Doubling { Change::To } else { Change::By };
        Growth { at, lead, change, rise, yearly, each: tail.each }
    });
    if let Some(growth) = &growth {
        name = (glyphs.word_before(lead, growth.at, words!("同比|环比")).unwrap_or(growth.at), end);
    }
    let (kind, of) = match ratio.form {
        Form::Points => (ClaimKind::Points, Of::Points(growth)),
        _ if ratio.quoted || glyphs.before(ratio.from) == '"' => {
            (ClaimKind::Bare, Of::Nothing("引号或书名号内的数字，无须核对"))
        }
        _ if is_range(glyphs, ratio) => (ClaimKind::Bare, Of::Nothing("数字是一个区间，无须核对")),
        _ if is_goal(passage, ratio, number_end) => (ClaimKind::Target, Of::Nothing("目标或标准，无须核对")),
        Form::Times | Form::Doubling => {
            // 是上年的3倍, 翻了一番: what it came to, in so many times what it was.
            let bare = Growth { at: end, lead, change: Change::To, rise: None, yearly: false, each: tail.each };
            (ClaimKind::Multiple, Of::Growth(growth.unwrap_or(bare)))
        }
        _ => {
            if let Some(growth) = growth.filter(|_| !tail.moved) {
                (ClaimKind::Growth, Of::Growth(growth))
            } else if let Some(at) = share_at(glyphs, lead, end) {
                name = (at, end);
                (ClaimKind::Share, Of::Share(Share { at, lead, whole: (at + 1, end.max(at + 1)) }))
            } else if let Some((at, after)) = completion_at(glyphs, lead, end) {
                name = (at, end);
                (ClaimKind::Completion, Of::Share(Share { at, lead, whole: (after, end) }))
            } else {
                let from = name_start(glyphs, lead, end);
                let (kind, of) = rate(glyphs, (lead, from), &tail, number_end);
                name = if kind == ClaimKind::Bare { (ratio.from, ratio.from) } else { (from, end) };
                (kind, of)
            }
        }
    };
    Wording { kind, name, of, hedge: tail.hedge, each: tail.each }
}

/// What is left of the words before a percentage when those that say nothing are taken off.
struct Tail {
    end: usize,
    hedge: Hedge,
    each: bool,
    moved: bool,
}

impl Tail {
    #[inline(never)]
    fn strip(glyphs: &Glyphs, lead: usize, ratio: &Ratio) -> Self {
        let mut tail = Self { end: ratio.from, hedge: hedge_after(glyphs, ratio.to), each: false, moved: false };
        // The tables in the order they are tried, and how closely a percentage is stated that follows a word of them.
        let tables = [
            (MOVES, None),
            (ABOUT, Some(Hedge::About)),
            (NEARLY, Some(Hedge::Nearly)),
            (OVER, Some(Hedge::Over)),
            (COPULAS, None),
        ];
        'words: loop {
            for (place, (words, hedge)) in tables.into_iter().enumerate() {
                let Some(start) = glyphs.word_before(lead, tail.end, words) else { continue };
                tail.moved |= place == 0;
                tail.hedge = hedge.unwrap_or(tail.hedge);
                tail.each |= glyphs.says((start, tail.end), words!("别|各"));
                // 约占, 分别占: the share stays.
                if glyphs.before(tail.end) == '占' {
                    break 'words;
                }
                tail.end = start;
                continue 'words;
            }
            break;
        }
        // 分别 may stand before the share or the rate as well: 分别占总数的, 分别完成.
        tail.each |= glyphs.says((lead, tail.end), words!("分别"));
        tail
    }
}

fn hedge_after(glyphs: &Glyphs, at: usize) -> Hedge {
    let any = |words| glyphs.word_at(at, words).is_some();
    if any(words!("以上|多|余")) {
        Hedge::Over
    } else if any(words!("以下|以内")) {
        Hedge::Nearly
    } else if any(words!("左右|上下")) {
        Hedge::About
    } else {
        Hedge::Plain
    }
}

/// Where 占 stands, if the percentage is a share.
fn share_at(glyphs: &Glyphs, lead: usize, end: usize) -> Option<usize> {
    let (at, after) = glyphs.rfind(lead, end, words!("占"))?;
    let other =
        glyphs.word_at(at, NOT_SHARES).is_some() || glyphs.word_before(lead, after, NOT_SHARES_BEFORE).is_some();
    (!other).then_some(at)
}

/// Where 完成 stands, if the percentage is a completion: 完成年度任务B的P%.
fn completion_at(glyphs: &Glyphs, lead: usize, end: usize) -> Option<Range> {
    if glyphs.before(end) == '的' { glyphs.rfind(lead, end, words!("完成")) } else { None }
}

/// X率为P%: the name begins at `from`, its clause at `lead`. `number_end` is where the number before it ends: 已开工45个、开工率90%.
fn rate(glyphs: &Glyphs, (lead, from): Range, tail: &Tail, number_end: usize) -> (ClaimKind, Of) {
    let end = tail.end;
    for (name, part, whole) in KNOWN {
        if glyphs.word_before(from, end, name).is_some() {
            return (ClaimKind::Rate, Of::Known(part, whole));
        }
    }
    if glyphs.word_before(from, end, AVERAGED).is_some() {
        return (ClaimKind::Rate, Of::Nothing("按年平均人口等计算，无法用文中数字核对"));
    }
    // 覆盖率由77%提高到96%: two levels of a rate, which no figures beside them need give.
    if glyphs.says((lead, end), words!("由|从")) || tail.moved {
        return (ClaimKind::Rate, Of::Nothing("只写了变化前后的数，没有写明由哪两个数字算出，无法核对"));
    }
    if glyphs.before(end) == '的' && glyphs.says((lead, end), words!("比|较|上年|去年|同期")) {
        return (ClaimKind::Rate, Of::Nothing("是用来比较的数，没有写明由哪两个数字算出，无法核对"));
    }
    if glyphs.before(end) != '率' {
        // 比例, 比重, 满意度, 存贷比 name no counts that could be found.
        return match glyphs.word_before(lead, end, words!("比例|比重|比率|度|比|面")) {
            Some(_) => (ClaimKind::Rate, Of::Nothing("没有说明由哪两个数字算出，无法核对")),
            None => (ClaimKind::Bare, Of::Nothing("没有说明是什么的百分比，无须核对")),
        };
    }
    let completion = glyphs.word_before(from, end, words!("完成率")).is_some();
    let kind = if completion { ClaimKind::Completion } else { ClaimKind::Rate };
    // 办结率、满意率均为100%: more than one name for one number.
    let several = glyphs.before(from) == '、' && number_end + 1 != from
        || glyphs.word_before(0, from, words!("率和|率与|率及")).is_some();
    if several {
        return (kind, Of::Nothing("几个比率合写一处，无法逐一核对"));
    }
    (kind, Of::Rate((from, end - 1)))
}

/// Where the name that ends at `end` begins.
#[inline(never)]
fn name_start(glyphs: &Glyphs, lead: usize, end: usize) -> usize {
    let mut from = end;
    while from > lead && end - from < NAME_LIMIT {
        let c = glyphs.before(from);
        // 参与率, 和解率 and 及格率 are words of their own.
        let and = glyphs.word_at(from - 1, words!("和|与|及")).is_some()
            && glyphs.word_at(from - 1, words!("和解|及格|及时")).is_none()
            && glyphs.before(from - 1) != '参';
        if is_stop(c) || c.is_ascii_digit() || and || matches!(c, '的' | '”' | '》') {
            break;
        }
        from -= 1;
    }
    for word in words!("其中|年|全年|目前").alone() {
        if let Some(at) = glyphs.word_at(from, word)
            && at + 2 < end
        {
            from = at;
        }
    }
    from
}
