//! Statements about quantities that can be checked against the figures beside them.
//!
//! The reading is that of statistics checkers such as statcheck: values are kept as written, every stated number is an
//! interval, and more than one pairing is tried before a figure is called wrong.

mod alternatives;
mod cue;
mod echo;
mod expression;
mod finder;
mod goal;
mod nudge;
mod pairing;
mod series;
mod share;
#[cfg(test)]
mod tests;
mod verify;
mod whole;
mod wording;

use super::passage::Passage;
use crate::text::Span;
use series::Series;
use verify::Outcome;
use wording::{Of, Wording};

/// What a claim says of its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// X率为P%.
    Rate,
    /// 占Y的P%.
    Share,
    /// 完成率P%, 完成年度任务B的P%.
    Completion,
    /// 同比增长P%.
    Growth,
    /// 提高N个百分点.
    Points,
    /// 翻一番, 增长到N倍.
    Multiple,
    /// 共A，其中B1、B2.
    Sum,
    /// A goal: nothing to check.
    Target,
    /// A percentage that speaks of nothing countable (100%覆盖): nothing to check.
    Bare,
}

/// How a claim fares against the figures it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Some sensible reading yields the stated value, rounded half up.
    Match,
    /// Only cutting the digits off yields the stated value.
    Truncated,
    /// The figures are certain, and no sensible reading yields the stated value.
    Mismatch,
    /// The figures it speaks of are not stated, or which they are is not certain.
    Unverifiable,
    /// There is nothing to check.
    NotApplicable,
}

/// The part a figure plays in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The numerator of a rate or share.
    Part,
    /// The denominator of a rate or share.
    Whole,
    /// What growth starts from.
    Base,
    /// What growth arrives at.
    Current,
    /// One of several figures added up.
    Addend,
}

/// A figure that a claim was checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// What it is in the calculation.
    pub role: Role,
    /// The figure as written, in bytes.
    pub span: Span,
}

/// One calculation that was tried for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// As a drafter would write it: `996÷1348`.
    pub formula: String,
    /// Its result, with one digit more than the claim states: `73.89%`.
    pub computed: String,
    /// Its result, with as many digits as the claim states: `73.9%`.
    pub rounded: String,
    /// The figures it uses, in formula order.
    pub operands: Vec<Operand>,
}

/// A statement about quantities, and how it fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The stated value, in bytes: `98.73%`.
    pub span: Span,
    /// What it is called in the text, in bytes: `调解成功率`; the stated value's span where it has no name.
    pub name: Span,
    /// What it says.
    pub kind: ClaimKind,
    /// How it fares.
    pub verdict: Verdict,
    /// The readings tried. The first is the one the verdict rests on.
    pub readings: Vec<Reading>,
    /// Whether it is off by its last digit only, in a series of shares that add up to 100% (凑整): a lesser slip.
    pub nudged: bool,
    /// Why the verdict is what it is, in Chinese, for a reader of the ledger.
    pub reason: &'static str,
}

/// Reads the claims of one paragraph.
///
/// `paragraph` is a range of bytes of `text`; it may hold line breaks and spaces that a PDF left in mid-sentence. All
/// spans given back are in bytes of `text`, and claims come in text order.
pub fn read(text: &str, paragraph: Span, claims: &mut Vec<Claim>) {
    if !may_hold_claims(paragraph.of(text)) {
        return;
    }
    let passage = Passage::new(text, paragraph);
    let groups = groups(&passage);
    let mut list: Vec<Series> = Vec::new();
    for group in groups.iter().filter(|group| group.count == 1) {
        Series::extend(&mut list, &passage, group.head, &group.wording);
    }
    let before = claims.len();
    for group in &groups {
        for place in 0..group.count {
            claims.extend(group.claim(text, &passage, place, &list));
        }
    }
    if let Some(claims) = claims.get_mut(before..) {
        for series in &list {
            nudge::mark(&passage, series, claims);
        }
    }
}

/// Relative numbers that share one lead: 分别增长8.1%和7.4%.
struct Group {
    /// The first of them, an index into the passage's.
    head: usize,
    /// How many there are.
    count: usize,
    wording: Wording,
}

impl Group {
    /// The claim of number `place` among them; `list` holds the series of shares that it may be one of.
    fn claim(&self, text: &str, passage: &Passage, place: usize, list: &[Series]) -> Option<Claim> {
        let wording = &self.wording;
        let index = self.head + place;
        let (head, ratio) = (passage.ratios.get(self.head)?, passage.ratios.get(index)?);
        let outcome = if let Of::Nothing(reason) = wording.of {
            let idle = matches!(wording.kind, ClaimKind::Target | ClaimKind::Bare);
            let verdict = if idle { Verdict::NotApplicable } else { Verdict::Unverifiable };
            Outcome { verdict, ..Outcome::unverifiable(reason) }
        } else {
            let series = list.iter().find(|series| series.ratios.contains(&index));
            let pairing = pairing::find(passage, (head, place, self.count), ratio, wording, series);
            verify::judge(text, passage, ratio, wording.hedge, &pairing)
        };
        let span = passage.glyphs.span(ratio.from, ratio.to);
        let name = passage.glyphs.span(wording.name.0, wording.name.1);
        Some(Claim {
            span,
            name: if name.is_empty() { span } else { name },
            kind: wording.kind,
            verdict: outcome.verdict,
            nudged: false,
            readings: outcome.readings,
            reason: outcome.reason,
        })
    }
}

fn groups(passage: &Passage) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (head, ratio) in passage.ratios.iter().enumerate() {
        let previous = head.checked_sub(1).and_then(|index| passage.ratios.get(index));
        if let (Some(group), Some(previous)) = (groups.last_mut(), previous)
            && (ratio.from == previous.to
                || ratio.from == previous.to + 1 && passage.glyphs.is_one_of(previous.to, "、和与及"))
        {
            group.count += 1;
            continue;
        }
        groups.push(Group { head, count: 1, wording: wording::read(passage, ratio, previous) });
    }
    groups
}

/// Whether a passage holds anything that claims are made with. Most do not, and need no closer look.
fn may_hold_claims(passage: &str) -> bool {
    passage.contains(['%', '％', '﹪', '倍', '番']) || passage.contains("百分")
}
