//! The words around a figure that tell what part it may play.

use crate::{
    draft::{
        figure::{Figure, is_stop},
        passage::Passage,
    },
    text::glyphs::Glyphs,
};

/// Words that mark a figure as a whole: 共受理, 总计.
pub(super) const TOTALS: &[&str] = &[
    "共",
    "总计",
    "总数",
    "总量",
    "总额",
    "总共",
    "总人",
    "总户",
    "总面积",
    "总条目",
    "总项目",
    "合计",
    "累计",
    "全部",
    "总",
];

/// Words in which 共 and 总 say nothing of a total: 共产党, 总支部, 公共.
const NOT_TOTALS: &[&str] = &[
    "共产",
    "共同",
    "共享",
    "共建",
    "共治",
    "共和",
    "共识",
    "共青",
    "共赢",
    "公共",
    "总支",
    "总队",
    "总站",
    "总局",
    "总经",
    "总书",
    "总部",
    "总工",
    "总会",
    "总院",
    "总体",
    "总监",
    "总台",
    "总行",
    "总辅导",
    "总公司",
    "总投资",
];

/// Words of what came in, so that what was made of it is a part of that.
pub(super) const INTAKES: &[&str] = &[
    "受理", "收到", "新收", "收案", "接收", "接到", "接报", "接待", "登记", "立案", "排查", "摸排", "发现", "征集",
    "征求", "抽查", "抽检", "检查", "走访", "抽取", "调查", "申请", "梳理", "交办", "转办", "移送", "报名", "参加",
    "参考", "回访", "发放", "发出", "涉及",
];

/// Further words of a stage at which cases are counted: each is the whole of the later ones.
pub(super) const STAGES: &[&str] = &[
    "审结", "结案", "办结", "审理", "开庭", "应", "需", "办理", "现有", "拥有", "在册", "全市", "全区", "全县", "全省",
    "全国", "本市", "我市", "我区", "起诉", "测评", "评查", "评估", "考核", "监测", "签订", "承办", "录入", "列入",
    "纳入", "送检", "抽样", "计划", "任务", "目标", "提出", "出具", "作出", "实施", "公布", "确定", "部署", "认定",
    "完成", "调解", "调处",
];

/// Words of what was to be done.
const PLANS: &[&str] = &["计划", "任务", "目标", "指标", "应", "预算", "需"];

/// Words of what was turned away and so may not count in the whole.
const REFUSALS: &[&str] = &["不", "撤", "未", "终止", "中止", "退"];

/// How many glyphs after a figure tell what it counts.
const AFTER: usize = 20;

/// The words before a figure, and the words after it up to the next mark or number.
pub(super) fn around(passage: &Passage, figure: &Figure) -> ((usize, usize), (usize, usize)) {
    let glyphs = &passage.glyphs;
    let end = (figure.to..figure.to + AFTER)
        .find(|&at| is_stop(glyphs.at(at)) || glyphs.at(at).is_ascii_digit() || glyphs.at(at) == '占')
        .unwrap_or(figure.to + AFTER);
    ((figure.words.max(figure.from.saturating_sub(2 * AFTER)), figure.from), (figure.to, end))
}

pub(super) fn says(passage: &Passage, figure: &Figure, words: &[&str]) -> bool {
    let (before, after) = around(passage, figure);
    passage.glyphs.contains_any(before.0, before.1, words) || passage.glyphs.contains_any(after.0, after.1, words)
}

fn says_before(passage: &Passage, figure: &Figure, words: &[&str]) -> bool {
    let (before, _) = around(passage, figure);
    passage.glyphs.contains_any(before.0, before.1, words)
}

fn says_total(glyphs: &Glyphs, range: (usize, usize)) -> bool {
    (range.0..range.1).any(|at| {
        TOTALS.iter().any(|word| glyphs.word_at(at, word).is_some_and(|end| end <= range.1))
            && !NOT_TOTALS.iter().any(|word| {
                glyphs.word_at(at, word).is_some() || at > range.0 && glyphs.word_at(at - 1, word).is_some()
            })
    })
}

/// Whether a figure is said to be a total.
pub fn is_total(passage: &Passage, figure: &Figure) -> bool {
    let (before, _) = around(passage, figure);
    says_total(&passage.glyphs, before)
}

/// Whether a figure counts what came in.
pub fn is_intake(passage: &Passage, figure: &Figure) -> bool {
    says_before(passage, figure, INTAKES)
}

/// Whether a figure counts a work of its own, and so no part of what came in: 受理复议500件，办理应诉100件.
pub fn is_own_work(passage: &Passage, figure: &Figure) -> bool {
    says_before(passage, figure, &["办理", "开展", "组织", "代理", "承办", "举办", "实施"])
}

/// Whether a figure may be the whole of others.
pub fn is_whole(passage: &Passage, figure: &Figure) -> bool {
    let (before, after) = around(passage, figure);
    says_total(&passage.glyphs, before)
        || says_total(&passage.glyphs, after)
        || says(passage, figure, INTAKES)
        || says(passage, figure, STAGES)
}

/// Whether a figure is said to be the whole of a rate: a total, what came in, or what was to be done.
pub fn is_due(passage: &Passage, figure: &Figure) -> bool {
    is_total(passage, figure) || is_intake(passage, figure) || says_before(passage, figure, PLANS)
}

/// Whether a figure counts what was carried over, or only what was new, so that the whole is the sum of two.
pub fn is_carried(passage: &Passage, figure: &Figure) -> bool {
    says(passage, figure, &["旧存", "结转", "上期", "存量", "新收", "新受理", "遗留", "未结", "留存"])
}

/// Whether a figure is what was to be done.
pub fn is_plan(passage: &Passage, figure: &Figure) -> bool {
    says(passage, figure, PLANS)
}

/// Whether a figure counts what was turned away.
pub fn is_refused(passage: &Passage, figure: &Figure) -> bool {
    says_before(passage, figure, REFUSALS)
}

/// Whether a figure is what the words after it are taken from: 80个项目中，… .
pub fn is_within(passage: &Passage, figure: &Figure) -> bool {
    let glyphs = &passage.glyphs;
    let end =
        (figure.to..figure.to + AFTER).find(|&at| is_stop(glyphs.at(at)) || glyphs.at(at) == '有').unwrap_or(figure.to);
    // 工作中, 过程中, 集中 are no places to take from.
    glyphs.before(end) == '中'
        && end > figure.to
        && !matches!(glyphs.at(end.saturating_sub(2)), '作' | '程' | '集' | '动' | '其' | '途' | '年' | '期' | '间')
}

/// Whether `subject` is what `figure` counts, word for word: the end of the words before it.
pub fn repeats(passage: &Passage, subject: (usize, usize), figure: &Figure) -> bool {
    let glyphs = &passage.glyphs;
    let from = ["其中"].iter().find_map(|word| glyphs.word_at(subject.0, word)).unwrap_or(subject.0);
    let mut to = subject.1;
    while let Some(start) = ["约", "只", "仅", "共", "就"].iter().find_map(|word| glyphs.word_before(from, to, word))
    {
        to = start;
    }
    let Some(length) = to.checked_sub(from).filter(|&length| length > 1) else { return false };
    let ends = |start: usize| {
        start >= figure.words && (0..length).all(|step| glyphs.at(start + step) == glyphs.at(from + step))
    };
    // Words of its own must not go on before: 旧能源车 is no 能源车.
    figure.from.checked_sub(length).is_some_and(|start| {
        let whole = start == figure.words
            || ["其中", "有", "是", "，", "：", "、", "为"]
                .iter()
                .any(|word| glyphs.word_before(figure.words, start, word).is_some());
        ends(start) && whole
    })
}

/// Whether the words around `figure` hold the two glyphs at `start`.
pub(super) fn says_pair(passage: &Passage, figure: &Figure, start: usize) -> bool {
    let (before, after) = around(passage, figure);
    find(&passage.glyphs, before, (start, start + 2)).is_some()
        || find(&passage.glyphs, after, (start, start + 2)).is_some()
}

/// The last place in `range` where the glyphs of `word` stand again.
pub(super) fn find(glyphs: &Glyphs, range: (usize, usize), word: (usize, usize)) -> Option<usize> {
    let length = word.1 - word.0;
    let last = range.1.checked_sub(length)?;
    (range.0..=last).rev().find(|&at| (0..length).all(|step| glyphs.at(at + step) == glyphs.at(word.0 + step)))
}
