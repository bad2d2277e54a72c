//! One slip is told once: what rests on a number that is told wrong already is left alone.

use super::{Claim, ClaimKind, Verdict};
use crate::text::order;

/// Clears the slips of claims that follow from those of others in the same paragraph: a difference of percentages one of which
/// is wrong, and a sum with a number that a wrong percentage is calculated from.
pub fn settle(claims: &mut [Claim]) {
    let is_sum = |claim: &Claim| claim.kind == ClaimKind::Sum;
    // The percentages that are wrong, and the numbers that they are calculated from.
    let (mut percentages, mut wrong): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
    for claim in claims.iter().filter(|claim| claim.slip.is_some() && !is_sum(claim)) {
        percentages.push(claim.span.start as u64);
        for operand in claim.readings.iter().flat_map(|reading| &reading.operands) {
            wrong.push(operand.span.start as u64);
        }
    }
    order::sort(&mut wrong);
    for claim in claims.iter_mut().filter(|claim| claim.slip.is_some()) {
        let known = if is_sum(claim) { &wrong } else { &percentages };
        let mut operands = claim.readings.first().map_or(&[][..], |reading| &reading.operands).iter();
        if operands
            .any(|operand| operand.span != claim.span && known.binary_search(&(operand.span.start as u64)).is_ok())
        {
            claim.verdict = Verdict::Unverifiable;
            claim.slip = None;
            claim.reason = "所引的数字与文中其他数字不符，改正后再核对";
        }
    }
}
