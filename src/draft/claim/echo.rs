//! Which figure a name speaks of: the words of a rate or a whole heard again in the words around a figure.

use crate::{
    draft::{
        figure::{Family, Figure, is_stop},
        passage::Passage,
    },
    text::glyphs::Glyphs,
};

/// Words that mark a figure as a whole: 共受理, 总计.
const TOTALS: &[&str] = &[
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
const INTAKES: &[&str] = &[
    "受理", "收到", "新收", "收案", "接收", "接到", "接报", "接待", "登记", "立案", "排查", "摸排", "发现", "征集",
    "征求", "抽查", "抽检", "检查", "走访", "申请", "梳理", "交办", "转办", "移送", "报名", "参加", "参考", "回访",
    "发放", "发出", "涉及",
];

/// Further words of a stage at which cases are counted: each is the whole of the later ones.
const STAGES: &[&str] = &[
    "审结", "结案", "办结", "审理", "开庭", "应", "需", "办理", "现有", "拥有", "在册", "全市", "全区", "全县", "全省",
    "全国", "本市", "我市", "我区", "起诉", "测评", "评查", "评估", "考核", "监测", "签订", "承办", "录入", "列入",
    "纳入", "送检", "抽样", "计划", "任务", "目标", "提出", "出具", "作出", "实施", "公布", "确定", "部署", "认定",
    "完成", "调解", "调处",
];

/// Words of what was to be done.
const PLANS: &[&str] = &["计划", "任务", "目标", "指标", "应", "预算", "需"];

/// Words of what was turned away and so may not count in the whole.
const REFUSALS: &[&str] = &["不", "撤", "未", "终止", "中止", "退"];

/// Verbs said of one thing in work reports: a 化解率 may count what was 调解.
const SYNONYMS: &[&[&str]] = &[
    &["调解", "化解", "调处", "调成", "和解"],
    &["成功", "调成"],
    &["办结", "结案", "审结", "办复", "办理完毕"],
    &["出庭", "应诉"],
    &["回复", "答复", "办复", "反馈"],
    &["采纳", "采用"],
    &["开工", "动工"],
    &["整改", "销号"],
    &["解决", "化解", "办结"],
    &["就业", "上岗"],
    &["及格", "合格", "达标"],
];

/// Words in a rate's name that narrow the count down: unless the figure's words say them too, it counts something else.
const QUALIFIERS: &[&str] = &[
    "按期", "到期", "按时", "及时", "限时", "当场", "当庭", "首次", "一次", "自动", "平均", "综合", "累计", "同期",
    "人均", "满意", "知晓", "支持", "好评", "主动", "线上", "网上", "有效", "实际", "初次", "再犯", "再审", "复发",
    "复查",
];

/// Words of when a thing was done: a figure that says them counts less than a rate that does not. 按时结案 is not all of 结案.
const TIMELY: &[&str] =
    &["按期", "按时", "及时", "限时", "当场", "当庭", "首次", "一次", "自动", "到期", "初次", "逾期", "超期", "超时"];

/// Words around a figure that tell nothing of what it counts.
const FILLERS: &[&str] = &[
    "了", "的", "为", "达到", "达", "至", "共计", "共", "总数", "数量", "人数", "件数", "户数", "数", "量", "案件",
    "案", "工作", "化解", "调解", "调处", "处理", "办理", "办结", "完成", "已经", "已", "并", "成功", "各类", "各",
    "其中", "实现", "也", "就有", "有", "约", "近", "超过", "超", "均", "全部", "现已", "现", "：", "、", "通车",
    "投用", "投产", "使用", "交付", "竣工", "验收", "并网", "挂牌", "到位", "达标", "销号", "上线", "运行", "启用",
    "开放", "回复", "答复", "反馈", "结案", "审结", "履行", "执行", "整改", "解决", "建设", "成",
];

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

/// How many glyphs after a figure tell what it counts.
const AFTER: usize = 20;

/// The words before a figure, and the words after it up to the next mark or number.
fn around(passage: &Passage, figure: &Figure) -> ((usize, usize), (usize, usize)) {
    let glyphs = &passage.glyphs;
    let end = (figure.to..figure.to + AFTER)
        .find(|&at| is_stop(glyphs.at(at)) || glyphs.at(at).is_ascii_digit() || glyphs.at(at) == '占')
        .unwrap_or(figure.to + AFTER);
    ((figure.words.max(figure.from.saturating_sub(2 * AFTER)), figure.from), (figure.to, end))
}

fn says(passage: &Passage, figure: &Figure, words: &[&str]) -> bool {
    let (before, after) = around(passage, figure);
    passage.glyphs.contains_any(before.0, before.1, words) || passage.glyphs.contains_any(after.0, after.1, words)
}

fn says_before(passage: &Passage, figure: &Figure, words: &[&str]) -> bool {
    let (before, _) = around(passage, figure);
    passage.glyphs.contains_any(before.0, before.1, words)
}

/// Whether a figure is said to be a total.
pub fn is_total(passage: &Passage, figure: &Figure) -> bool {
    let (before, _) = around(passage, figure);
    says_total(&passage.glyphs, before)
}

fn says_total(glyphs: &Glyphs, range: (usize, usize)) -> bool {
    (range.0..range.1).any(|at| {
        TOTALS.iter().any(|word| glyphs.word_at(at, word).is_some_and(|end| end <= range.1))
            && !NOT_TOTALS.iter().any(|word| {
                glyphs.word_at(at, word).is_some() || at > range.0 && glyphs.word_at(at - 1, word).is_some()
            })
    })
}

/// Whether a figure counts what came in.
pub fn is_intake(passage: &Passage, figure: &Figure) -> bool {
    says_before(passage, figure, INTAKES)
}

/// Whether a figure may be the whole of others.
pub fn is_whole(passage: &Passage, figure: &Figure) -> bool {
    let (before, after) = around(passage, figure);
    says_total(&passage.glyphs, before)
        || says_total(&passage.glyphs, after)
        || says(passage, figure, INTAKES)
        || says(passage, figure, STAGES)
}

/// Whether a figure is what was to be done.
pub fn is_plan(passage: &Passage, figure: &Figure) -> bool {
    says(passage, figure, PLANS)
}

/// Whether a figure counts what was turned away.
pub fn is_refused(passage: &Passage, figure: &Figure) -> bool {
    says_before(passage, figure, REFUSALS)
}

/// Whether a figure is what the words after it are taken from: 115个项目中，… .
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

/// The name of a rate, without 率.
#[derive(Debug, Clone, Copy)]
pub struct Name<'g> {
    glyphs: &'g Glyphs,
    from: usize,
    to: usize,
}

/// How well a figure's words say a rate's name.
#[derive(Debug, Clone, Copy)]
pub struct Echo {
    /// [`HEAD`] and more when they say its last word, [`WHOLE_NAME`] and more when they say all of it.
    pub score: u32,
    /// The glyph after the last word they say, and whether it stands before the number.
    end: usize,
    before: bool,
}

/// The score of a figure that says the last word of the name.
pub const HEAD: u32 = 10;
/// The score of a figure that says all of the name.
pub const WHOLE_NAME: u32 = 30;

/// Only so much of a name is heard again; what is before it tells whose rate it is.
const NAME_REACH: usize = 6;

impl<'g> Name<'g> {
    /// The name that stands in `core`; none when it is too short to be heard again.
    pub fn new(glyphs: &'g Glyphs, core: (usize, usize)) -> Option<Self> {
        let from = core.0.max(core.1.saturating_sub(NAME_REACH));
        (core.1 >= from + 2).then_some(Self { glyphs, from, to: core.1 })
    }

    /// Whether it is a rate of what was done of what was to be done.
    pub fn is_completion(&self) -> bool {
        self.glyphs.word_before(self.from, self.to, "完成").is_some()
    }

    /// How well the words around `figure` say the name.
    pub fn echo(&self, passage: &Passage, figure: &Figure) -> Echo {
        let (before, after) = around(passage, figure);
        let mut echo = Echo { score: 0, end: figure.from, before: true };
        let head = self.to - 2;
        if let Some(at) = self.pair_in(head, before) {
            echo = Echo { score: 2 * HEAD, end: at + 2, before: true };
        } else if let Some((at, length)) = self.synonym_in(head, before) {
            echo = Echo { score: HEAD, end: at + length, before: true };
        } else if let Some(at) = self.pair_in(head, after) {
            echo = Echo { score: 2 * HEAD, end: at, before: false };
        }
        // Its other words count for a little, so that 案前化解 is nearer to 案前调解 than 化解 alone.
        for start in self.from..head {
            echo.score += u32::from(self.pair_in(start, before).is_some());
        }
        if let Some(at) = find(self.glyphs, before, (self.from, self.to)) {
            echo = Echo { score: WHOLE_NAME, end: at + (self.to - self.from), before: true };
        }
        echo
    }

    /// Where the two glyphs of the name at `start` last stand in `range`, denied only if the name denies them as well.
    fn pair_in(&self, start: usize, range: (usize, usize)) -> Option<usize> {
        find(self.glyphs, range, (start, start + 2))
            .filter(|&at| is_denied(self.glyphs, at) == (start > self.from && is_denied(self.glyphs, start)))
    }

    /// Whether the name denies what `whole` says, so that it is no whole but the other part: 不捕率 beside 逮捕25人.
    pub fn is_opposite(&self, passage: &Passage, whole: &Figure) -> bool {
        let denied = (self.from..self.to).find(|&at| matches!(self.glyphs.at(at), '不' | '未'));
        let (before, after) = around(passage, whole);
        denied.is_some_and(|at| {
            let said = |range: (usize, usize)| {
                passage.glyphs.chars(range.0, range.1).any(|c| c == self.glyphs.at(at + 1) && at + 1 < self.to)
            };
            said(before) || said(after)
        })
    }

    fn synonym_in(&self, start: usize, range: (usize, usize)) -> Option<(usize, usize)> {
        let own = |word: &&str| self.glyphs.word_at(start, word) == Some(start + 2);
        SYNONYMS.iter().filter(|group| group.iter().any(|word| own(&word))).flat_map(|group| group.iter()).find_map(
            |word| {
                let at = self.glyphs.rfind(range.0, range.1, word)?;
                Some((at, word.chars().count()))
            },
        )
    }

    /// Whether what `part` counts is what `whole` counts, as far as the words tell. 调解成功98件 names nothing new; 化解积案30件
    /// does, and has to be heard in the whole's words.
    pub fn speaks_of(&self, passage: &Passage, part: &Figure, whole: &Figure, echo: Echo) -> bool {
        let glyphs = &passage.glyphs;
        let (_, after) = around(passage, part);
        let (object, noun) =
            if echo.before { ((echo.end, part.from), after) } else { ((part.to, part.to), (part.to, echo.end)) };
        [object, noun]
            .into_iter()
            .map(|range| strip_fillers(glyphs, range))
            .all(|range| range.1 - range.0 < 2 || (range.0..range.1 - 1).any(|start| says_pair(passage, whole, start)))
    }

    /// Whether the name narrows its count down in a way that `part` does not tell.
    pub fn is_qualified(&self, passage: &Passage, part: &Figure) -> bool {
        let (before, after) = around(passage, part);
        let narrowed = TIMELY.iter().any(|word| {
            passage.glyphs.rfind(before.0, before.1, word).is_some()
                && self.glyphs.rfind(self.from, self.to, word).is_none()
        });
        narrowed
            || QUALIFIERS.iter().any(|word| {
                let named = self.glyphs.rfind(self.from, self.to, word).is_some();
                let said = |range: (usize, usize)| passage.glyphs.rfind(range.0, range.1, word).is_some();
                named && !said(before) && !said(after)
            })
    }
}

/// Whether the word at `at` is denied: 未开工, 不合格.
fn is_denied(glyphs: &Glyphs, at: usize) -> bool {
    matches!(glyphs.before(at), '不' | '未' | '非' | '无' | '没')
}

/// Whether the words around `figure` hold the two glyphs at `start`.
fn says_pair(passage: &Passage, figure: &Figure, start: usize) -> bool {
    let (before, after) = around(passage, figure);
    find(&passage.glyphs, before, (start, start + 2)).is_some()
        || find(&passage.glyphs, after, (start, start + 2)).is_some()
}

/// The last place in `range` where the glyphs of `word` stand again.
fn find(glyphs: &Glyphs, range: (usize, usize), word: (usize, usize)) -> Option<usize> {
    let length = word.1 - word.0;
    let last = range.1.checked_sub(length)?;
    (range.0..=last).rev().find(|&at| (0..length).all(|step| glyphs.at(at + step) == glyphs.at(word.0 + step)))
}

fn strip_fillers(glyphs: &Glyphs, (mut from, mut to): (usize, usize)) -> (usize, usize) {
    loop {
        if let Some(end) = FILLERS.iter().filter_map(|word| glyphs.word_at(from, word)).filter(|&end| end <= to).max() {
            from = end;
        } else if let Some(start) = FILLERS.iter().filter_map(|word| glyphs.word_before(from, to, word)).min() {
            to = start;
        } else {
            return (from, to);
        }
    }
}

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
        if let Some(end) = ["比", "到了", "到", "了"].iter().find_map(|word| glyphs.word_at(from, word)) {
            if end >= to || glyphs.at(from) != '比' {
                from = end.min(to);
            }
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
                || verb(&["进驻", "有", "了", "、", "为", "："])
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
            && length % 2 == 0
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
