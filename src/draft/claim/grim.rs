//! Growth of a count whose base is not told: whether any whole number may have been the base (the GRIM test of published
//! statistics).

use super::{
    Operand, Reading, Role, Slip, Verdict, cue,
    growth::NO_BASE,
    verify::{ALSO_OFF, Outcome},
    wording::{Growth, Wording},
};
use crate::{
    draft::{
        figure::{Figure, Hedge},
        passage::{Passage, Ratio},
        unit::Family,
    },
    text::{
        decimal::{Amount, Decimal, ONE, divide},
        growth::whole_base,
        interval::Interval,
    },
};

/// Words of averages, which need not come from whole numbers.
const AVERAGES: &str = "均|每|率|得分|指数|比";

/// Judges the growth to `current` that `ratio` states.
pub fn judge(
    text: &str,
    passage: &Passage,
    ratio: &Ratio,
    wording: &Wording,
    growth: &Growth,
    current: &Figure,
) -> Outcome {
    let unknown = Outcome::unverifiable(NO_BASE);
    let (Some(value), Some(count)) = (ratio.percent(), current.value) else { return unknown };
    let counted = current.hedge == Hedge::Plain
        && wording.hedge == Hedge::Plain
        && current.likely == Interval::closed(count.amount, count.amount)
        && count.amount >= ONE
        && !matches!(current.family, Family::Measure | Family::Bare)
        && !cue::says(passage, current, AVERAGES);
    let Some(rise) = growth.rise.filter(|_| counted) else { return unknown };
    let base = |amount: Amount| {
        let stated = Decimal { amount, unit: value.unit };
        whole_base(count.amount, Interval::rounded(stated), rise)
            .or_else(|| whole_base(count.amount, Interval::truncated(stated), rise))
    };
    let operands = vec![Operand { role: Role::Current, span: passage.glyphs.span(current.from, current.to) }];
    let shown = passage.glyphs.span(current.from, current.number_end).of(text);
    let (shift, suffix) = ratio.told();
    // The growth of `base`, as a reading.
    let reading = |base: Amount| {
        let change = if rise { count.amount - base } else { base - count.amount };
        let told = |places| divide(change, base, shift, places).map(|digits| digits + suffix);
        let base_digits = base / ONE;
        let formula = if rise {
            format!("({shown}−{base_digits})÷{base_digits}")
        } else {
            format!("({base_digits}−{shown})÷{base_digits}")
        };
        Some(Reading {
            formula,
            computed: told(ratio.places() + 1)?,
            rounded: told(ratio.places())?,
            operands: operands.clone(),
            note: ALSO_OFF,
        })
    };
    match base(value.amount) {
        // Only where the next percentages have no base does one say anything.
        Some(only) if base(value.amount + value.unit).is_none() && base(value.amount - value.unit).is_none() => {
            Outcome {
                verdict: Verdict::Match,
                readings: reading(only).into_iter().collect(),
                reason: "文中没有写明基数，但只有一个整数基数与之相符",
                slip: None,
            }
        }
        Some(_) => unknown,
        None => Outcome {
            verdict: Verdict::Mismatch,
            readings: nearest(count.amount, value.amount, rise).into_iter().filter_map(reading).collect(),
            reason: "没有哪个整数能增减成文中的数",
            slip: Some(Slip::Impossible),
        },
    }
}

/// The whole numbers next below and above what `percent` would have grown from.
fn nearest(current: Amount, percent: Amount, rise: bool) -> [Amount; 2] {
    let all = i128::from(100 * ONE);
    let factor = (all + if rise { i128::from(percent) } else { -i128::from(percent) }).max(1);
    let below = Amount::try_from(i128::from(current / ONE) * all / factor).unwrap_or(0);
    [below.saturating_mul(ONE), (below + 1).saturating_mul(ONE)]
}
