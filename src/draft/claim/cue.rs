//! The words around a figure that tell what part it may play.

use crate::{
    draft::{
        figure::{Figure, says_total},
        passage::Passage,
    },
    text::{
        glyphs::{Glyphs, Range},
        words::{Words, words},
    },
};

/// Words of what came in, so that what was made of it is a part of that.
pub(super) const INTAKES: Words = words!(
    "受理|收到|新收|收案|接收|接到|接报|接待|登记|立案|排查|摸排|发现|征集|征求|抽查|抽检|\
     检查|走访|抽取|调查|申请|梳理|交办|转办|移送|报名|参加|参考|回访|发放|发出|涉及"
);

/// Further words of a stage at which cases are counted: each is the whole of the later ones.
pub(super) const STAGES: Words = words!(
    "审结|结案|办结|审理|开庭|应|需|办理|现有|拥有|在册|全市|全区|全县|全省|全国|本市|我市|\
     我区|起诉|测评|评查|评估|考核|监测|签订|承办|录入|列入|纳入|送检|抽样|计划|任务|目标|\
     提出|出具|作出|实施|公布|确定|部署|认定|完成|调解|调处"
);

/// Words of what was to be done.
const PLANS: Words = words!("计划|任务|目标|指标|应|预算|需");

/// Words of what was turned away and so may not count in the whole.
const REFUSALS: Words = words!("不|撤|未|终止|中止|退");

/// Words of what was carried over, or only new, so that the whole is the sum of two.
const CARRIED: Words = words!("旧存|结转|上期|存量|新收|新受理|遗留|未结|留存");

/// Words of a work of its own, no part of what came in: 受理复议500件，办理应诉100件.
const OWN_WORKS: Words = words!("办理|开展|组织|代理|承办|举办|实施");

#[inline(never)]
pub(super) fn says(passage: &Passage, figure: &Figure, words: Words) -> bool {
    says_before(passage, figure, words) || passage.glyphs.says(figure.after(), words)
}

#[inline(never)]
fn says_before(passage: &Passage, figure: &Figure, words: Words) -> bool {
    passage.glyphs.says(figure.before(), words)
}

/// Whether a figure counts what came in.
pub fn is_intake(passage: &Passage, figure: &Figure) -> bool {
    says_before(passage, figure, INTAKES)
}

/// Whether a figure counts a work of its own, and so no part of what came in.
pub fn is_own_work(passage: &Passage, figure: &Figure) -> bool {
    says_before(passage, figure, OWN_WORKS)
}

/// Whether a figure may be the whole of others.
#[inline(never)]
pub fn is_whole(passage: &Passage, figure: &Figure) -> bool {
    figure.total
        || says_total(&passage.glyphs, figure.after())
        || says(passage, figure, INTAKES)
        || says(passage, figure, STAGES)
}

/// Whether a figure is said to be the whole of a rate: a total, what came in, or what was to be done.
pub fn is_due(passage: &Passage, figure: &Figure) -> bool {
    figure.total || is_intake(passage, figure) || says_before(passage, figure, PLANS)
}

/// Whether a figure counts what was carried over, or only what was new, so that the whole is the sum of two.
pub fn is_carried(passage: &Passage, figure: &Figure) -> bool {
    says(passage, figure, CARRIED)
}

/// Whether a figure is what was to be done.
pub fn is_plan(passage: &Passage, figure: &Figure) -> bool {
    says(passage, figure, PLANS)
}

/// Whether a figure counts what was turned away.
pub fn is_refused(passage: &Passage, figure: &Figure) -> bool {
    says_before(passage, figure, REFUSALS)
}

/// Whether `subject` is what `figure` counts, word for word: the end of the words before it.
pub fn repeats(passage: &Passage, subject: Range, figure: &Figure) -> bool {
    let glyphs = &passage.glyphs;
    let from = glyphs.word_at(subject.0, words!("其中")).unwrap_or(subject.0);
    let to = stripped_end(glyphs, (from, subject.1), words!("约|只|仅|共|就"));
    let length = to.saturating_sub(from);
    let Some(start) = figure.from.checked_sub(length).filter(|_| length > 1) else {
        return false;
    };
    // Words of its own must not go on before: 旧能源车 is no 能源车.
    let begins = glyphs.word_before(figure.words, start, words!("其中|有|是|，|：|、|为")).is_some();
    (start == figure.words || start > figure.words && begins) && glyphs.is_same(start, from, length)
}

/// Where `range` ends when all of `words` that it ends with are taken off.
#[inline(never)]
pub(super) fn stripped_end(glyphs: &Glyphs, range: Range, words: Words) -> usize {
    let mut end = range.1;
    while let Some(start) = glyphs.word_before(range.0, end, words) {
        end = start;
    }
    end
}

/// Where `range` begins when all of `words` that it begins with are taken off.
#[inline(never)]
pub(super) fn stripped_start(glyphs: &Glyphs, range: Range, words: Words) -> usize {
    let mut start = range.0;
    while let Some(end) = glyphs.word_at(start, words).filter(|&end| end <= range.1) {
        start = end;
    }
    start
}

/// Whether the words around `figure` hold what stands in `word`.
#[inline(never)]
pub(super) fn says_again(passage: &Passage, figure: &Figure, word: Range) -> bool {
    let again = |range| passage.glyphs.rfind_again(range, word).is_some();
    again(figure.before()) || again(figure.after())
}
