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
mod grim;
mod growth;
mod nudge;
mod once;
mod pairing;
mod points;
mod reading;
mod remainder;
mod series;
mod share;
mod sum;
#[cfg(test)]
mod tests;
mod verify;
mod whole;
mod wording;

use super::{figure::Figure, passage::Passage, ratio::Form};
use crate::text::{Span, order};
use expression::Quotient;
use finder::Finder;
use growth::Basis;
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
    /// What a message says of it where it stands beside another, in Chinese.
    pub note: &'static str,
}

/// What is wrong with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// A rate, a share or a completion does not follow from its figures.
    Ratio,
    /// The digits were cut off where they should have been rounded, and nothing else explains the value.
    Truncated,
    /// A share is off by its last digit, in a series of shares that add up to 100% (凑整).
    Nudged,
    /// A growth does not follow from its figures.
    Growth,
    /// No whole number can have grown by that much to what is told.
    Impossible,
    /// A difference of percentages does not follow from them.
    Points,
    /// A difference of percentages is off by its last digit, as it may be where both are rounded.
    LastDigit,
    /// A difference of percentages is told in percent.
    PercentForPoints,
    /// A multiple does not follow from its figures.
    Multiple,
    /// Parts that are said to be all do not add up to their total.
    Sum,
    /// Parts add up to a little more or less than their total.
    NearSum,
    /// A part is larger than its whole, or a rate that cannot exceed 100% does.
    Exceeds,
    /// Shares of all there is do not add up to 100%.
    NotAll,
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
    /// What is wrong with it, where that is certain.
    pub slip: Option<Slip>,
    /// Why the verdict is what it is, in Chinese, for a reader of the ledger.
    pub reason: &'static str,
}

/// Reads the claims of one paragraph, in text order; `text` is what `passage` was taken from, and spans are in its bytes.
pub fn read(text: &str, passage: &Passage, claims: &mut Vec<Claim>) {
    let groups = groups(passage);
    let mut list: Vec<Series> = Vec::new();
    for group in groups.iter().filter(|group| group.count == 1) {
        Series::extend(&mut list, passage, group.head, &group.wording);
    }
    for series in &mut list {
        series.settle(passage);
    }
    let mut here = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for place in 0..group.count {
            let rest = &|| remainder::of_pair(passage, &groups, at, &list);
            if let Some(claim) = group.claim(text, passage, place, &list, rest) {
                here.push(claim);
            }
        }
    }
    remainder::mark(text, passage, &groups, &mut here);
    for series in &list {
        nudge::mark(passage, series, &mut here);
    }
    sum::read(text, passage, &mut here);
    let mut here = order::by_key(here, |claim| claim.span.start);
    once::settle(&mut here);
    claims.append(&mut here);
}

/// Whether `figure` is told of all of a place, or as a total.
pub fn says_all(passage: &Passage, figure: &Figure) -> bool {
    figure.total || cue::says(passage, figure, whole::REGIONS)
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
    /// The claim of number `place` among them; `list` holds the series of shares that it may be one of, and `rest` reads it as
    /// what another share leaves.
    fn claim(
        &self,
        text: &str,
        passage: &Passage,
        place: usize,
        list: &[Series],
        rest: &dyn Fn() -> Option<Vec<Quotient>>,
    ) -> Option<Claim> {
        let wording = &self.wording;
        let index = self.head + place;
        let (head, ratio) = (passage.ratios.get(self.head)?, passage.ratios.get(index)?);
        let outcome = match wording.of {
            Of::Nothing(reason) if wording.kind != ClaimKind::Rate => {
                let idle = matches!(wording.kind, ClaimKind::Target | ClaimKind::Bare);
                let verdict = if idle { Verdict::NotApplicable } else { Verdict::Unverifiable };
                Outcome { verdict, ..Outcome::unverifiable(reason) }
            }
            Of::Points(growth) => match points::Pair::of(passage, index) {
                Some(pair) => points::judge(text, passage, ratio, pair, wording, growth.as_ref()),
                None => Outcome::unverifiable(points::NO_OTHER),
            },
            Of::Growth(growth) if growth.is_impossible(passage, ratio) => Outcome {
                verdict: Verdict::Mismatch,
                readings: Vec::new(),
                reason: "减少、下降最多是100%，也不用倍数",
                slip: Some(Slip::Impossible),
            },
            Of::Growth(growth) => {
                let percentages = (ratio.form == Form::Percent).then(|| points::Pair::of(passage, index)).flatten();
                if let Some(pair) = percentages {
                    points::judge(text, passage, ratio, pair, wording, Some(&growth))
                } else {
                    match Finder::new(passage, head).growth(&growth, place, self.count) {
                        Basis::Stated(pairing) => verify::judge(text, passage, ratio, wording, &pairing),
                        Basis::Unstated(current) => points::index(text, passage, ratio, &growth, current)
                            .unwrap_or_else(|| grim::judge(text, passage, ratio, wording, &growth, current)),
                    }
                }
            }
            Of::Rate(_) | Of::Share(_) | Of::Known(..) | Of::Nothing(_) => {
                let series = Series::with(list, index);
                let mut pairing = pairing::find(passage, (head, place, self.count), ratio, wording, series);
                if wording.kind == ClaimKind::Share {
                    pairing = pairing.or_else(|doubt| rest().ok_or(doubt));
                }
                verify::judge(text, passage, ratio, wording, &pairing)
            }
        };
        let outcome = if outcome.slip.is_none() && wording.exceeds_all(passage, ratio) {
            Outcome {
                verdict: Verdict::Mismatch,
                reason: "比率、占比大于100%，不可能",
                slip: Some(Slip::Exceeds),
                readings: Vec::new(),
            }
        } else {
            outcome
        };
        let span = passage.glyphs.span(ratio.from, ratio.to);
        let name = passage.glyphs.span(wording.name.0, wording.name.1);
        Some(Claim {
            span,
            name: if name.is_empty() { span } else { name },
            kind: wording.kind,
            verdict: outcome.verdict,
            slip: outcome.slip,
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
