//! Ranges of exact values: a number rounded by its writer stands for all the values that round to it.

use std::cmp::Ordering;

use super::decimal::{Amount, Decimal, ONE};

/// The upper end of a range of which there is no telling how far it goes.
pub const ENDLESS: Amount = Amount::MAX;

/// The values from `low` (included) to `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The smallest value.
    pub low: Amount,
    /// The upper end, or [`ENDLESS`].
    pub high: Amount,
    /// Whether `high` itself is left out.
    pub open: bool,
}

impl Interval {
    /// From `low` to `high`, both included.
    pub const fn closed(low: Amount, high: Amount) -> Self {
        Self { low, high, open: false }
    }

    /// From `low` up to, not including, `high`.
    pub const fn half_open(low: Amount, high: Amount) -> Self {
        Self { low, high, open: true }
    }

    /// The values that rounding half up turns into `value`, as written.
    pub const fn rounded(value: Decimal) -> Self {
        Self::half_open(value.amount - value.unit / 2, value.amount + value.unit / 2)
    }

    /// The values that cutting off digits turns into `value`, as written.
    pub const fn truncated(value: Decimal) -> Self {
        Self::half_open(value.amount, value.amount + value.unit)
    }

    /// What the sum of a value of each may be.
    pub fn plus(self, other: Self) -> Option<Self> {
        let endless = self.high == ENDLESS || other.high == ENDLESS;
        let high = if endless { ENDLESS } else { self.high.checked_add(other.high)? };
        Some(Self { low: self.low.checked_add(other.low)?, high, open: self.open || other.open })
    }

    /// What a value of this less a value of `other` may be; nothing below zero. What has no upper end cannot be taken away:
    /// then the result may be anything.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        if other.high == ENDLESS {
            return Self::closed(0, ENDLESS);
        }
        let high = if self.high == ENDLESS { ENDLESS } else { self.high - other.low };
        Self { low: (self.low - other.high).max(0), high, open: self.open }
    }

    /// Whether `part` / `whole` × 100, for some value of each, lies in `percent`. Answered by cross multiplication, exactly,
    /// for values that are not negative.
    #[inline(never)]
    pub fn admits_percent(self, part: &Self, whole: &Self) -> bool {
        // The least quotient, part.low / whole.high, must not lie above the range, and the greatest, part.high / whole.low,
        // not below it. An end that is left out on either side is not shared.
        let least = if self.high == ENDLESS || whole.high == ENDLESS {
            Ordering::Less
        } else {
            compare(part.low, whole.high, self.high)
        };
        let greatest = if part.high == ENDLESS { Ordering::Greater } else { compare(part.high, whole.low, self.low) };
        let below = least == Ordering::Less || least == Ordering::Equal && !self.open && !whole.open;
        let above = greatest == Ordering::Greater || greatest == Ordering::Equal && !part.open;
        below && above
    }
}

/// How `part` / `whole` × 100 compares with `percent`.
#[inline(never)]
fn compare(part: Amount, whole: Amount, percent: Amount) -> Ordering {
    let scaled = i128::from(part) * i128::from(100 * ONE);
    scaled.cmp(&(i128::from(whole) * i128::from(percent)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn exact(value: Amount) -> Interval {
        Interval::closed(value * ONE, value * ONE)
    }

    fn decimal(mantissa: u64, power: i32) -> Decimal {
        Decimal::new(mantissa, power).unwrap()
    }

    #[test]
    fn rounding_takes_the_half_below_and_leaves_the_half_above() {
        let admits = |percent, part, whole| Interval::rounded(percent).admits_percent(&exact(part), &exact(whole));
        // 1/8 is 12.5%: 13% rounded half up, not 12%.
        assert!(admits(decimal(13, 0), 1, 8));
        assert!(!admits(decimal(12, 0), 1, 8));
        assert!(admits(decimal(6667, -2), 2, 3));
        assert!(!admits(decimal(6666, -2), 2, 3));
        assert!(admits(decimal(100, 0), 35, 35));
    }

    #[test]
    fn truncation_keeps_the_exact_value() {
        let admits = |percent, part, whole| Interval::truncated(percent).admits_percent(&exact(part), &exact(whole));
        assert!(admits(decimal(6666, -2), 2, 3));
        assert!(!admits(decimal(6665, -2), 2, 3));
        assert!(admits(decimal(50, 0), 1, 2));
    }

    #[test]
    fn rounded_operands_widen_the_quotient() {
        let part = Interval::rounded(decimal(11, 3));
        let whole = Interval::rounded(decimal(15, 3));
        let admits = |percent| Interval::rounded(decimal(percent, 0)).admits_percent(&part, &whole);
        // 1.1万 of 1.5万 lies between 67.7% and 79.3%.
        assert!(admits(72) && admits(68) && admits(79));
        assert!(!admits(67) && !admits(80));
    }

    #[test]
    fn no_upper_end() {
        let whole = Interval::closed(130_000 * ONE, ENDLESS);
        let admits = |percent| Interval::rounded(decimal(percent, 0)).admits_percent(&exact(65_000), &whole);
        assert!(admits(50) && admits(3));
        assert!(!admits(51));
    }

    #[test]
    fn sums_and_differences() {
        assert_eq!(exact(996).plus(exact(49)), Some(exact(1045)));
        assert_eq!(exact(500).minus(exact(145)), exact(355));
        assert_eq!(exact(3).minus(exact(5)).low, 0);
        assert_eq!(exact(3).minus(Interval::closed(ONE, ENDLESS)), Interval::closed(0, ENDLESS));
    }
}
