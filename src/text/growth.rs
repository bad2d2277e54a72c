//! Growth over several years, and what may have grown to a whole number: exactly, by integers.

use super::{
    decimal::{Amount, ONE},
    interval::{ENDLESS, Interval},
};

/// All of something, in percent.
const ALL: Amount = 100 * ONE;

/// More digits than an [`Amount`] has, so that the rounding of each year is far below what is compared.
const FINE: i128 = 1_000_000_000_000;

/// What a growth by `yearly` percent a year comes to after so many `years`, in percent; what falls becomes less and less.
/// Both ends are rounded outward, by less than one [`Amount`].
pub fn compounded(yearly: Interval, years: u32, rise: bool) -> Interval {
    let (low, high) = (grown(yearly.low, years, rise, false), grown(yearly.high, years, rise, true));
    Interval { low, high, open: yearly.open }
}

/// [`compounded`] for one value, rounded `up` or down.
fn grown(yearly: Amount, years: u32, rise: bool, up: bool) -> Amount {
    if yearly == ENDLESS {
        return ENDLESS;
    }
    let all = i128::from(ALL);
    let factor = if rise { all + i128::from(yearly) } else { (all - i128::from(yearly)).max(0) };
    let mut value = all * FINE;
    for _ in 0..years {
        // What is left of a fall is rounded the other way, so that the fall itself is rounded as asked.
        let product = value.saturating_mul(factor);
        value = if up == rise { product / all + 1 } else { product / all };
        if value > i128::MAX / (4 * all) {
            return ENDLESS;
        }
    }
    let change = if rise { value / FINE - all } else { all - value / FINE };
    Amount::try_from(change + i128::from(up)).unwrap_or(ENDLESS)
}

/// The growth per year that comes to `part` / `whole` after so many `years`, in percent, rounded down.
pub fn yearly(part: Amount, whole: Amount, years: u32, rise: bool) -> Option<Amount> {
    let total = i128::from(part).checked_mul(i128::from(ALL))?.checked_div(i128::from(whole))?;
    let total = Amount::try_from(total).ok().filter(|&total| total >= 0)?;
    let (mut low, mut high) = (0, total + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if grown(middle, years, rise, false) <= total { low = middle } else { high = middle }
    }
    Some(low)
}

/// The smallest whole number that `current`, a whole number, may have grown from (or shrunk from, if not a `rise`) by a
/// percentage within `percent`; none if no whole number is.
///
/// This is the GRIM test (Brown and Heathers, 2017) for a ratio in place of a mean.
pub fn whole_base(current: Amount, percent: Interval, rise: bool) -> Option<Amount> {
    let factor = |percent: Amount| i128::from(ALL) + if rise { i128::from(percent) } else { -i128::from(percent) };
    let (low, high) = (factor(percent.low), factor(percent.high));
    let (small, large) = (low.min(high), low.max(high));
    if large <= 0 {
        return None;
    }
    // From scaled / large to scaled / small; the end that belongs to `percent.high` is left out where that is.
    let scaled = i128::from(current / ONE).checked_mul(i128::from(ALL))?;
    let mut base = scaled / large + i128::from(scaled % large != 0);
    base += i128::from(rise && percent.open && base * large == scaled);
    let fits = small <= 0 || base * small < scaled || base * small == scaled && (rise || !percent.open);
    if fits { Amount::try_from(base).ok()?.checked_mul(ONE) } else { None }
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
        assert!(two.low <= 21 * ONE && 21 * ONE <= two.high && two.high - two.low < 4, "{two:?}");
        let two = compounded(exact, 2, false);
        assert!(two.low <= 19 * ONE && 19 * ONE <= two.high && two.high - two.low < 4, "{two:?}");
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
