//! Growth over several years, and what may have grown to a whole number: exactly, by integers.

use super::{
    decimal::{Amount, ONE},
    interval::{ENDLESS, Interval},
};

/// All of something, in percent.
const ALL: Amount = 100 * ONE;

/// All of something while years are multiplied, which are rounded each: far below what is compared, over fifty years.
const FINE: u64 = 1_000_000_000;

/// Up to here the whole number that something grew from can be told by integers.
pub const LARGEST_COUNT: Amount = 1_000_000_000 * ONE;

/// What a growth by `yearly` percent a year comes to after so many `years`, in percent; what falls becomes less and less.
/// Both ends are rounded outward.
pub fn compounded(yearly: Interval, years: u32, rise: bool) -> Interval {
    let (low, high) = (grown(yearly.low, years, rise, false), grown(yearly.high, years, rise, true));
    Interval { low, high, open: yearly.open }
}

/// [`compounded`] for one value, rounded `up` or down.
fn grown(yearly: Amount, years: u32, rise: bool, up: bool) -> Amount {
    let factor = if rise { ALL.saturating_add(yearly) } else { (ALL - yearly).max(0) };
    let all = ALL.unsigned_abs();
    let mut value = FINE;
    for _ in 0..years {
        let Some(product) = value.checked_mul(factor.unsigned_abs()) else { return ENDLESS };
        // What is left of a fall is rounded the other way, so that the fall itself is rounded as asked.
        value = product / all + u64::from(up == rise);
    }
    let Some(percent) = value.checked_mul(all) else { return ENDLESS };
    let Ok(percent) = Amount::try_from(percent / FINE) else { return ENDLESS };
    let change = if rise { percent - ALL } else { ALL - percent };
    change + Amount::from(up)
}

/// The growth per year that comes to `part` / `whole` after so many `years`, in percent, rounded down.
pub fn yearly(part: Amount, whole: Amount, years: u32, rise: bool) -> Option<Amount> {
    let total = per_mill(part, whole)?;
    let (mut low, mut high) = (0, total + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if grown(middle, years, rise, false) <= total { low = middle } else { high = middle }
    }
    Some(low)
}

/// `part` / `whole` in percent, as an [`Amount`], rounded down. None for what is below zero, too large or divided by zero.
fn per_mill(part: Amount, whole: Amount) -> Option<Amount> {
    let (mut rest, whole) = (u64::try_from(part).ok()?, u64::try_from(whole).ok()?);
    let mut value = rest.checked_div(whole)?;
    for _ in 0..ALL.ilog10() {
        rest = (rest % whole).checked_mul(10)?;
        value = value.checked_mul(10)? + rest / whole;
    }
    Amount::try_from(value).ok()
}

/// The smallest whole number that `current`, a whole number, may have grown from (or shrunk from, if not a `rise`) by a
/// percentage within `percent`; none if no whole number is. `current` is no larger than [`LARGEST_COUNT`].
///
/// This is the GRIM test (Brown and Heathers, 2017) for a ratio in place of a mean.
pub fn whole_base(current: Amount, percent: Interval, rise: bool) -> Option<Amount> {
    let factor = |percent: Amount| if rise { ALL.saturating_add(percent) } else { ALL - percent };
    let (low, high) = (factor(percent.low), factor(percent.high));
    let (small, large) = (low.min(high), low.max(high));
    if large <= 0 {
        return None;
    }
    // From scaled / large to scaled / small; the end that belongs to `percent.high` is left out where that is.
    let scaled = (current / ONE).checked_mul(ALL)?;
    let mut base = scaled / large + Amount::from(scaled % large != 0);
    base += Amount::from(rise && percent.open && scaled % large == 0);
    let least = base.checked_mul(small)?;
    let fits = small <= 0 || least < scaled || least == scaled && (rise || !percent.open);
    if fits { base.checked_mul(ONE) } else { None }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::decimal::Decimal;

    fn percent(mantissa: u64, power: i32) -> Interval {
        Interval::rounded(Decimal::new(mantissa, power).unwrap())
    }

    #[test]
    fn years_multiply() {
        let exact = Interval::closed(10 * ONE, 10 * ONE);
        let two = compounded(exact, 2, true);
        assert!(two.low <= 21 * ONE && 21 * ONE <= two.high && two.high - two.low < 6, "{two:?}");
        let two = compounded(exact, 2, false);
        assert!(two.low <= 19 * ONE && 19 * ONE <= two.high && two.high - two.low < 6, "{two:?}");
        assert_eq!(compounded(Interval::closed(0, ENDLESS), 3, true).high, ENDLESS);
        assert_eq!(compounded(Interval::closed(900 * ONE, 900 * ONE), 50, true).high, ENDLESS);
    }

    #[test]
    fn one_year_of_several() {
        // 248 to 772 in five years is 25.5% a year.
        let rate = yearly(524, 248, 5, true).unwrap();
        assert!((254_960..254_970).contains(&rate), "{rate}");
        // 100 to 81 in two years is a tenth a year.
        assert!((99_999..=100_000).contains(&yearly(19, 100, 2, false).unwrap()));
        assert_eq!(yearly(1, 0, 2, true), None);
    }

    #[test]
    fn whole_numbers_that_may_have_grown() {
        let base = |current: Amount, percent, rise| whole_base(current * ONE, percent, rise).map(|base| base / ONE);
        assert_eq!(base(232, percent(4233, -2), true), Some(163));
        assert_eq!(base(232, percent(4234, -2), true), None);
        assert_eq!(base(35, percent(213, -1), true), None);
        assert_eq!(base(2, percent(50, 0), false), Some(4));
        assert_eq!(base(7, percent(125, -1), false), Some(8));
        assert_eq!(base(7, percent(126, -1), false), None);
        // Nothing shrinks by more than all of it.
        assert_eq!(base(5, percent(120, 0), false), None);
        assert_eq!(base(5, percent(100, 0), false), Some(1000));
    }
}
