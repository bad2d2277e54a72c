//! Shares that a drafter nudged so that they add up to 100% (凑整): 33.3%, 33.3%, 33.4%. Such a share is off, but on purpose.

use super::{Claim, ClaimKind, Slip, Verdict, series::Series};
use crate::{
    draft::passage::Passage,
    text::{
        decimal::{Decimal, ONE},
        interval::Interval,
    },
};

/// A series has to have this many shares before one of them can be what is left of 100%.
const LEAST: usize = 3;

/// Marks the shares of `series` that differ from their figures by one unit of the last place, if all of them together are exactly
/// 100%. `claims` are those of the passage's relative numbers.
pub fn mark(passage: &Passage, series: &Series, claims: &mut [Claim]) {
    if let Some(nudged) = nudged(passage, series, claims) {
        for index in nudged {
            if let Some(claim) = claims.get_mut(index) {
                claim.slip = Some(Slip::Nudged);
                claim.reason = "与文中数字末位差一，各项占比之和为100%，应是凑整";
            }
        }
    }
}

/// The claims that are off by their last digit; none if there is a slip among them, which tells that the total is no work of
/// rounding.
fn nudged(passage: &Passage, series: &Series, claims: &[Claim]) -> Option<Vec<usize>> {
    let mut stated = 0;
    let mut whole = Interval::closed(0, 0);
    for (&ratio, &part) in series.ratios.iter().zip(&series.parts) {
        stated += passage.ratios.get(ratio)?.value?.amount.min(100 * ONE);
        whole = whole.plus(passage.figures.get(part)?.likely)?;
    }
    if series.ratios.len() < LEAST || stated != 100 * ONE {
        return None;
    }
    let mut nudged = Vec::new();
    for (&ratio, &part) in series.ratios.iter().zip(&series.parts) {
        let claim = claims.get(ratio).filter(|claim| claim.kind == ClaimKind::Share)?;
        let Decimal { amount, unit } = passage.ratios.get(ratio)?.value?;
        let part = &passage.figures.get(part)?.likely;
        let holds = |amount| Interval::rounded(Decimal { amount, unit }).admits_percent(part, &whole);
        match claim.verdict {
            Verdict::Match => {}
            Verdict::Mismatch | Verdict::Truncated if holds(amount + unit) || holds(amount - unit) => {
                nudged.push(ratio);
            }
            _ => return None,
        }
    }
    Some(nudged)
}
