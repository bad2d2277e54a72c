//! Shares that a drafter nudged so that they add up to 100% (凑整): 33.3%, 33.3%, 33.4%. Such a share is off, but on purpose.

use std::cmp::Ordering;

use super::{Claim, ClaimKind, Verdict, series::Series};
use crate::{
    draft::passage::{Passage, Ratio},
    text::{decimal::Decimal, interval::Interval},
};

/// A series has to have this many shares before one of them can be what is left of 100%.
const LEAST: usize = 3;

/// Marks the shares of `series` that differ from their figures by one unit of the last place, if all of them together are
/// exactly 100%. `members` are those shares, each with its claim's index in `claims`.
pub fn mark(passage: &Passage, series: &Series, members: &[(&Ratio, usize)], claims: &mut [Claim]) {
    if members.len() < LEAST || members.len() != series.parts.len() {
        return;
    }
    let stated = members.iter().try_fold(Decimal::ZERO, |sum, (ratio, _)| sum.plus(ratio.value?));
    if stated.and_then(|sum| sum.compare(Decimal::HUNDRED)) != Some(Ordering::Equal) {
        return;
    }
    let part = |index: usize| passage.figures.get(index).map(|figure| figure.likely);
    let zero = Interval::exact(Decimal::ZERO);
    let Some(whole) = series.parts.iter().try_fold(zero, |sum, &index| sum.plus(part(index)?)) else {
        return;
    };
    let mut nudged = Vec::new();
    for (&(ratio, index), &figure) in members.iter().zip(&series.parts) {
        let Some(claim) = claims.get(index).filter(|claim| claim.kind == ClaimKind::Share) else { return };
        match claim.verdict {
            Verdict::Match => {}
            Verdict::Mismatch | Verdict::Truncated
                if part(figure).is_some_and(|part| is_one_off(ratio, part, whole)) =>
            {
                nudged.push(index);
            }
            // A slip among them tells that the total is no work of rounding.
            _ => return,
        }
    }
    for index in nudged {
        if let Some(claim) = claims.get_mut(index) {
            claim.nudged = true;
            "与文中数字末位差一，各项占比之和为100%，应是凑整".clone_into(&mut claim.reason);
        }
    }
}

/// Whether the percentage would hold if its last digit were one more or one less.
fn is_one_off(ratio: &Ratio, part: Interval, whole: Interval) -> bool {
    let holds = |value: Option<Decimal>| {
        let rounded = value.and_then(Interval::rounded);
        rounded.and_then(|rounded| Interval::admits_percent(rounded, part, whole)).unwrap_or(false)
    };
    ratio.value.is_some_and(|value| holds(value.plus(value.last_unit())) || holds(value.minus(value.last_unit())))
}
