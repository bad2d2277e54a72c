//! Which figure a rate speaks of: the words of its name heard again in the words around a figure.

use super::cue::{says, says_again, stripped_end, stripped_start};
use crate::{
    draft::{figure::Figure, passage::Passage},
    text::{
        glyphs::{Glyphs, Range},
        words::{Words, words},
    },
};

/// Verbs said of one thing in work reports: a 化解率 may count what was 调解.
const SYNONYMS: [Words; 12] = [
    words!("调解|化解|调处|调成|和解"),
    words!("成功|调成"),
    words!("办结|结案|审结|办复|办理完毕"),
    words!("出庭|应诉"),
    words!("回复|答复|办复|反馈"),
    words!("回收|收回"),
    words!("采纳|采用"),
    words!("开工|动工"),
    words!("整改|销号"),
    words!("解决|化解|办结"),
    words!("就业|上岗"),
    words!("及格|合格|达标"),
];

/// Words in a rate's name that narrow the count down: unless the figure's words say them too, it counts something else.
const QUALIFIERS: Words = words!(
    "按期|到期|按时|及时|限时|当场|当庭|首次|一次|自动|平均|综合|累计|同期|人均|满意|知晓|\
     支持|好评|主动|线上|网上|有效|实际|初次|再犯|再审|复发|复查"
);

/// Words of when a thing was done: a figure that says them counts less than a rate that does not. 按时结案 is not all of 结案.
const TIMELY: Words = words!("按期|按时|及时|限时|当场|当庭|首次|一次|自动|到期|初次|逾期|超期|超时");

/// Words around a figure that tell nothing of what it counts.
const FILLERS: Words = words!(
    "了|的|为|达到|达|至|共计|共|总数|数量|人数|件数|户数|数|量|案件|案|工作|化解|调解|\
     调处|处理|办理|办结|完成|已经|已|并|成功|各类|各|其中|实现|也|就有|有|约|近|超过|超|\
     均|全部|现已|现|：|、|通车|投用|投产|使用|交付|竣工|验收|并网|挂牌|到位|达标|销号|上线|\
     运行|启用|开放|回复|答复|反馈|结案|审结|履行|执行|整改|解决|建设|成"
);

/// What a name may begin with that a figure's words need not say: 总体完成率, 问题整改率.
const NAME_HEADS: Words = words!("总体|整体|问题|隐患|项目|案件|纠纷|任务|工单|提案|建议|信访|投诉|事项");

/// Only so much of a name is heard again; what is before it tells whose rate it is.
const NAME_REACH: usize = 6;

/// The name of a rate, without 率.
#[derive(Clone, Copy)]
pub struct Name<'p> {
    passage: &'p Passage,
    glyphs: &'p Glyphs,
    from: usize,
    to: usize,
}

/// How well a figure's words say a rate's name.
#[derive(Clone, Copy)]
pub struct Echo {
    /// [`HEAD`] and more when they say its last word, [`WHOLE_NAME`] and more when they say all of it.
    pub score: usize,
    /// The glyph after the last word they say, and whether it stands before the number.
    end: usize,
    before: bool,
}

/// The score of a figure that says the last word of the name.
pub const HEAD: usize = 10;

/// The score of a figure that says all of the name.
pub const WHOLE_NAME: usize = 30;

impl<'p> Name<'p> {
    /// The name that stands in `core`; none when it is too short to be heard again.
    pub fn new(passage: &'p Passage, core: Range) -> Option<Self> {
        let glyphs = &passage.glyphs;
        let to = core.1;
        let from = core.0.max(to.saturating_sub(NAME_REACH));
        let from = stripped_start(glyphs, (from, to.saturating_sub(2)), NAME_HEADS);
        (to >= from + 2).then_some(Self { passage, glyphs, from, to })
    }

    /// Whether it is a rate of what was done of what was to be done.
    pub fn is_completion(&self) -> bool {
        self.glyphs.word_before(self.from, self.to, words!("完成")).is_some()
    }

    /// How well the words around `figure` say the name.
    #[inline(never)]
    pub fn echo(&self, figure: &Figure) -> Echo {
        let before = figure.before();
        let head = self.to - 2;
        let mut echo = Echo { score: 0, end: figure.from, before: true };
        if let Some(at) = self.pair_in(head, before) {
            echo.score = 2 * HEAD;
            echo.end = at + 2;
        } else if let Some(end) = self.synonym_in(head, before) {
            // 出庭应诉 says one thing twice: either word is the head.
            echo.score = if self.is_doubled(head) { 2 * HEAD } else { HEAD };
            echo.end = end;
        } else if let Some(at) = self.pair_in(head, figure.after()) {
            echo = Echo { score: 2 * HEAD, end: at, before: false };
        }
        // Its other words count for a little, so that 案前化解 is nearer to 案前调解 than 化解 alone.
        for start in self.from..head {
            echo.score += usize::from(self.pair_in(start, before).is_some());
        }
        if let Some(at) = self.glyphs.rfind_again(before, (self.from, self.to))
            && !is_denied(self.glyphs, at)
        {
            echo = Echo { score: WHOLE_NAME, end: at + (self.to - self.from), before: true };
        }
        echo
    }

    /// Where the two glyphs of the name at `start` last stand in `range`, denied only if the name denies them as well.
    #[inline(never)]
    fn pair_in(&self, start: usize, range: Range) -> Option<usize> {
        let at = self.glyphs.rfind_again(range, (start, start + 2))?;
        (is_denied(self.glyphs, at) == (start > self.from && is_denied(self.glyphs, start))).then_some(at)
    }

    /// Whether the name denies what `whole` says, so that it is no whole but the other part: 不捕率 beside 逮捕25人.
    pub fn is_opposite(&self, whole: &Figure) -> bool {
        let denied = self.glyphs.find(self.from, self.to, |c| matches!(c, '不' | '未')) + 1;
        denied < self.to && says_again(self.passage, whole, (denied, denied + 1))
    }

    /// Whether the word before the head is a synonym of it.
    fn is_doubled(&self, head: usize) -> bool {
        let previous = head.saturating_sub(2);
        previous >= self.from
            && SYNONYMS.iter().any(|group| self.is_one_of(head, *group) && self.is_one_of(previous, *group))
    }

    /// Where a synonym of the word at `start` ends in `range`.
    fn synonym_in(&self, start: usize, range: Range) -> Option<usize> {
        let groups = SYNONYMS.into_iter().filter(|&group| self.is_one_of(start, group));
        groups.filter_map(|group| self.glyphs.rfind(range.0, range.1, group)).map(|(_, end)| end).next()
    }

    fn is_one_of(&self, at: usize, group: Words) -> bool {
        self.glyphs.word_at(at, group) == Some(at + 2)
    }

    /// Whether what `part` counts is what `whole` counts, as far as the words tell. 调解成功98件 names nothing new; 化解积案30件
    /// does, and has to be heard in the whole's words.
    pub fn speaks_of(&self, part: &Figure, whole: &Figure, echo: Echo) -> bool {
        let (object, noun) =
            if echo.before { ((echo.end, part.from), part.after()) } else { ((0, 0), (part.to, echo.end)) };
        self.is_heard(object, whole) && self.is_heard(noun, whole)
    }

    /// Whether two glyphs of what is told in `range` are heard in the words around `whole`, if it tells anything.
    #[inline(never)]
    fn is_heard(&self, range: Range, whole: &Figure) -> bool {
        let from = stripped_start(self.glyphs, range, FILLERS);
        let to = stripped_end(self.glyphs, (from, range.1), FILLERS);
        to < from + 2 || (from..to - 1).any(|start| says_again(self.passage, whole, (start, start + 2)))
    }

    /// Whether the name narrows its count down in a way that `part` does not tell, or the other way round.
    pub fn is_qualified(&self, part: &Figure) -> bool {
        let named = |word| self.glyphs.says((self.from, self.to), word);
        TIMELY.alone().any(|word| self.glyphs.says(part.before(), word) && !named(word))
            || QUALIFIERS.alone().any(|word| named(word) && !says(self.passage, part, word))
    }
}

/// Whether the word at `at` is denied: 未开工, 不合格.
fn is_denied(glyphs: &Glyphs, at: usize) -> bool {
    at > 0 && glyphs.is_one_of(at - 1, "不未非无没")
}
