//! Growth of a count whose base is not told: whether any whole number may have been the base (the GRIM test of published
//! statistics).

use super::{
    Operand, Reading, Role, Slip, Verdict, cue,
    growth::NO_BASE,
    reading,
    verify::Outcome,
    wording::{Growth, Wording},
};
use crate::{
    draft::{
        figure::{Figure, Hedge},
        passage::Passage,
        ratio::Ratio,
        unit::Family,
    },
    text::{
        decimal::{Amount, Decimal, ONE},
        growth::{LARGEST_COUNT, whole_base},
        interval::Interval,
        words::{Words, words},
    },
};

/// Words of averages, which need not come from whole numbers.
const AVERAGES: Words = words!("均|每|率|得分|指数|比");

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
        && (ONE..=LARGEST_COUNT).contains(&count.amount)
        && !matches!(current.family, Family::Measure | Family::Bare)
        && !cue::says(passage, current, AVERAGES);
    let Some(rise) = growth.rise.filter(|_| counted) else { return unknown };
    let base = |amount: Amount, interval: fn(Decimal) -> Interval| {
        whole_base(count.amount, interval(Decimal { amount, unit: value.unit }), rise)
    };
    let rounded = |amount| base(amount, Interval::rounded);
    let shown = reading::number(text, passage, current);
    // The growth of `base`.
    let reading = |base: Amount| {
        let change = if rise { count.amount - base } else { base - count.amount };
        let digits = (base / ONE).to_string();
        let (more, less) = if rise { (&shown, &digits) } else { (&digits, &shown) };
        let formula = ["(", more, "−", less, ")÷", &digits].concat();
        Reading::of(formula, (change, base), ratio, vec![Operand::new(passage, Role::Current, current)])
    };
    let readings = |bases: &[Amount]| {
        let mut readings = Vec::new();
        for &base in bases {
            if let Some(reading) = reading(base) {
                readings.push(reading);
            }
        }
        readings
    };
    match rounded(value.amount) {
        // Only where the next percentages have no base does one say anything.
        Some(only) if rounded(value.amount + value.unit).is_none() && rounded(value.amount - value.unit).is_none() => {
            Outcome {
                verdict: Verdict::Match,
                readings: readings(&[only]),
                reason: "文中没有写明基数，但只有一个整数基数与之相符",
                slip: None,
            }
        }
        Some(_) => unknown,
        None => match base(value.amount, Interval::truncated) {
            Some(only) => Outcome {
                verdict: Verdict::Truncated,
                readings: readings(&[only]),
                reason: "文中没有写明基数，只有按截断取值才有整数基数与之相符",
                slip: Some(Slip::Truncated),
            },
            None => Outcome {
                verdict: Verdict::Mismatch,
                readings: readings(&nearest(count.amount, value.amount, rise)),
                reason: "没有哪个整数能增减成文中的数",
                slip: Some(Slip::Impossible),
            },
        },
    }
}

/// The whole numbers next below and above what `percent` would have grown from.
fn nearest(current: Amount, percent: Amount, rise: bool) -> [Amount; 2] {
    let factor = if rise { (100 * ONE).saturating_add(percent) } else { 100 * ONE - percent };
    // A count that may be told fits: see LARGEST_COUNT.
    let below = current / ONE * 100 * ONE / factor.max(1);
    [below.saturating_mul(ONE), (below + 1).saturating_mul(ONE)]
}
