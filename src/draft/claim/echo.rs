//! Which figure a rate speaks of: the words of its name heard again in the words around a figure.

use super::cue::{around, find, says_pair};
use crate::{
    draft::{figure::Figure, passage::Passage},
    text::glyphs::Glyphs,
};

/// Verbs said of one thing in work reports: a 化解率 may count what was 调解.
const SYNONYMS: &[&[&str]] = &[
    &["调解", "化解", "调处", "调成", "和解"],
    &["成功", "调成"],
    &["办结", "结案", "审结", "办复", "办理完毕"],
    &["出庭", "应诉"],
    &["回复", "答复", "办复", "反馈"],
    &["回收", "收回"],
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

/// What a name may begin with that a figure's words need not say: 总体完成率, 问题整改率.
const NAME_HEADS: &[&str] =
    &["总体", "整体", "问题", "隐患", "项目", "案件", "纠纷", "任务", "工单", "提案", "建议", "信访", "投诉", "事项"];

/// Only so much of a name is heard again; what is before it tells whose rate it is.
const NAME_REACH: usize = 6;

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

impl<'g> Name<'g> {
    /// The name that stands in `core`; none when it is too short to be heard again.
    pub fn new(glyphs: &'g Glyphs, core: (usize, usize)) -> Option<Self> {
        let mut from = core.0.max(core.1.saturating_sub(NAME_REACH));
        while let Some(end) =
            NAME_HEADS.iter().find_map(|word| glyphs.word_at(from, word)).filter(|end| end + 2 <= core.1)
        {
            from = end;
        }
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
            // 出庭应诉 says one thing twice: either word is the head.
            let score = if self.is_doubled(head) { 2 * HEAD } else { HEAD };
            echo = Echo { score, end: at + length, before: true };
        } else if let Some(at) = self.pair_in(head, after) {
            echo = Echo { score: 2 * HEAD, end: at, before: false };
        }
        // Its other words count for a little, so that 案前化解 is nearer to 案前调解 than 化解 alone.
        for start in self.from..head {
            echo.score += u32::from(self.pair_in(start, before).is_some());
        }
        let all = find(self.glyphs, before, (self.from, self.to)).filter(|&at| !is_denied(self.glyphs, at));
        if let Some(at) = all {
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

    /// Whether the word before the head is a synonym of it.
    fn is_doubled(&self, head: usize) -> bool {
        let Some(previous) = head.checked_sub(2).filter(|&previous| previous >= self.from) else { return false };
        let stands = |word: &str, at: usize| self.glyphs.word_at(at, word) == Some(at + 2);
        SYNONYMS
            .iter()
            .any(|group| group.iter().any(|word| stands(word, head)) && group.iter().any(|word| stands(word, previous)))
    }

    fn synonym_in(&self, start: usize, range: (usize, usize)) -> Option<(usize, usize)> {
        let own = |word: &&str| self.glyphs.word_at(start, word) == Some(start + 2);
        SYNONYMS.iter().filter(|group| group.iter().any(own)).flat_map(|group| group.iter()).find_map(|word| {
            let at = self.glyphs.rfind(range.0, range.1, word)?;
            Some((at, word.chars().count()))
        })
    }

    /// Whether what `part` counts is what `whole` counts, as far as the words tell. 调解成功98件 names nothing new; 化解积案30件
    /// does, and has to be heard in the whole's words.
    pub fn speaks_of(&self, passage: &Passage, part: &Figure, whole: &Figure, echo: Echo) -> bool {
        let glyphs = self.glyphs;
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
