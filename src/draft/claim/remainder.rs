//! Shares of all there is: what one leaves of the whole is the other's, and together they are 100%.

use super::{
    Claim, ClaimKind, Group, Slip, Verdict, expression::Quotient, expression::Term, pairing, reading::Hundred,
    series::Series,
};
use crate::{
    draft::{figure::Hedge, passage::Passage, ratio::Ratio},
    text::{
        decimal::{Amount, Decimal, ONE},
        words::{Words, words},
    },
};

/// Words of a share of all that the others leave.
const REST: Words = words!("其余|其他|其它|余下|剩余");

/// Marks the last of several shares that name all there is, 其余占20%, if they do not add up to 100%. `claims` are those of the
/// passage's relative numbers.
pub fn mark(text: &str, passage: &Passage, groups: &[Group], claims: &mut [Claim]) {
    let (mut first, mut other) = (0, None);
    for (at, group) in groups.iter().enumerate() {
        let begins = groups.get(first).and_then(|group| passage.ratios.get(group.head)).map(|ratio| ratio.sentence);
        let Some(ratio) = passage.ratios.get(group.head) else { continue };
        let share = |group: &Group| {
            let plain = group.count == 1 && group.wording.hedge == Hedge::Plain && !group.wording.each;
            plain && group.wording.kind == ClaimKind::Share && group.wording.is_anonymous_share()
        };
        if begins != Some(ratio.sentence) {
            first = at;
        }
        // With percentages of another kind among them, the shares need not be all there is.
        if !share(group) {
            other = Some(ratio.sentence);
        }
        if other == Some(ratio.sentence) {
            first = at + 1;
            continue;
        }
        if at < first + 1 || passage.glyphs.word_at(ratio.clause, REST).is_none() {
            continue;
        }
        let all = groups.get(first..=at).unwrap_or_default();
        first = at + 1;
        let mut sum = Hundred::default();
        for group in all {
            let value = passage.ratios.get(group.head).and_then(Ratio::percent);
            if let (Some(value), Some(claim)) = (value, claims.get(group.head))
                && claim.slip.is_none()
            {
                sum.add(text, claim.span, value);
            }
        }
        if sum.count() == all.len()
            && !sum.holds()
            && let Some(claim) = claims.get_mut(group.head)
        {
            claim.slip = Some(Slip::NotAll);
            claim.verdict = Verdict::Mismatch;
            claim.reason = "各项占比已经列全，之和不是100%";
            claim.readings = vec![sum.reading("%")];
        }
    }
}

/// How far two shares may add up to more or less than 100%, in units of their last digit, and still be what each leaves of the
/// other.
const SLACK: Amount = 3;

/// What share `at` is calculated from if it is all that the share after or before it leaves: 甲占60%，乙40件，占40%.
pub fn of_pair(passage: &Passage, groups: &[Group], at: usize, list: &[Series]) -> Option<Vec<Quotient>> {
    let share = |at: usize| {
        let group = groups.get(at).filter(|group| group.count == 1 && group.wording.kind == ClaimKind::Share)?;
        Some((group, passage.ratios.get(group.head)?))
    };
    let (this, ratio) = share(at)?;
    let stated = ratio.percent()?;
    // Whole numbers add up to a hundred by chance; 其余 tells that they do on purpose.
    let others = passage
        .glyphs
        .says((this.wording.name.0.saturating_sub(8).max(ratio.clause), ratio.from), words!("其余|其他|其它|余下"));
    if !others && stated.unit >= ONE {
        return None;
    }
    [at + 1, at.wrapping_sub(1)].into_iter().find_map(|at| {
        let (group, other) = share(at)?;
        let Decimal { amount, unit } = other.percent()?;
        let off = (stated.amount.checked_add(amount)? - 100 * ONE).abs();
        let anonymous = this.wording.is_anonymous_share() || group.wording.is_anonymous_share();
        if !anonymous || other.sentence != ratio.sentence || unit != stated.unit || off > SLACK * unit {
            return None;
        }
        let series = Series::with(list, group.head);
        let pairing = pairing::find(passage, (other, 0, 1), other, &group.wording, series);
        let quotients = pairing.ok()?;
        let quotient = quotients.first()?;
        match (quotient.part(), quotient.whole()) {
            ([part], [whole]) => Some(pairing::certain(&[*whole, Term { added: false, ..*part }], &[*whole])),
            _ => None,
        }
    })
}
