//! Ranges of exact values: a number rounded by its writer stands for all the values that round to it.

use std::cmp::Ordering;

use super::decimal::Decimal;

/// The values from `low` (included) to `high`.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    /// The smallest value.
    pub low: Decimal,
    /// The upper end; none when there is no telling how large.
    pub high: Option<Decimal>,
    /// Whether `high` itself is left out.
    pub open: bool,
}

impl Interval {
    /// One value and no other.
    pub const fn exact(value: Decimal) -> Self {
        Self { low: value, high: Some(value), open: false }
    }

    /// `low` and all above.
    pub const fn at_least(low: Decimal) -> Self {
        Self { low, high: None, open: false }
    }

    /// From `low` to `high`, both included.
    pub const fn closed(low: Decimal, high: Decimal) -> Self {
        Self { low, high: Some(high), open: false }
    }

    /// From `low` up to, not including, `high`.
    pub const fn half_open(low: Decimal, high: Decimal) -> Self {
        Self { low, high: Some(high), open: true }
    }

    /// The values that rounding half up turns into `value`, as written.
    pub fn rounded(value: Decimal) -> Option<Self> {
        let half = value.last_unit().half()?;
        Some(Self::half_open(value.minus(half)?, value.plus(half)?))
    }

    /// The values that cutting off digits turns into `value`, as written.
    pub fn truncated(value: Decimal) -> Option<Self> {
        Some(Self::half_open(value, value.plus(value.last_unit())?))
    }

    /// What the sum of a value of each may be.
    pub fn plus(self, other: Self) -> Option<Self> {
        let high = match (self.high, other.high) {
            (Some(left), Some(right)) => Some(left.plus(right)?),
            _ => None,
        };
        Some(Self { low: self.low.plus(other.low)?, high, open: self.open || other.open })
    }

    /// What a value of this less a value of `other` may be; nothing below zero. `None` too when `other` has no upper end.
    pub fn minus(self, other: Self) -> Option<Self> {
        let low = self.low.minus(other.high?)?;
        let low = if low.compare(Decimal::ZERO)? == Ordering::Less { Decimal::ZERO } else { low };
        let high = match self.high {
            Some(high) => Some(high.minus(other.low)?),
            None => None,
        };
        Some(Self { low, high, open: self.open })
    }

    /// Whether some value of this is as large as some value of `other`.
    pub fn may_reach(self, other: Self) -> Option<bool> {
        match self.high {
            Some(high) => Some(high.compare(other.low)? != Ordering::Less),
            None => Some(true),
        }
    }

    /// Whether `part` / `whole` × 100, for some value of each, lies in `percent`. Answered by cross multiplication, exactly,
    /// for values that are not negative; `None` when the products do not fit.
    pub fn admits_percent(percent: Self, part: Self, whole: Self) -> Option<bool> {
        // The least quotient, part.low / whole.high, must not lie above the range …
        if let (Some(top), Some(largest)) = (percent.high, whole.high) {
            let least = part.low.times(Decimal::HUNDRED)?;
            match least.compare(top.times(largest)?)? {
                Ordering::Greater => return Some(false),
                // An end that is left out on either side is not shared.
                Ordering::Equal if percent.open || whole.open => return Some(false),
                _ => {}
            }
        }
        // … and the greatest, part.high / whole.low, not below it.
        if let Some(greatest) = part.high {
            let greatest = greatest.times(Decimal::HUNDRED)?;
            match greatest.compare(percent.low.times(whole.low)?)? {
                Ordering::Less => return Some(false),
                Ordering::Equal if part.open => return Some(false),
                _ => {}
            }
        }
        Some(true)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn exact(value: i128) -> Interval {
        Interval::exact(Decimal::new(value, 0))
    }

    #[test]
    fn rounding_takes_the_half_below_and_leaves_the_half_above() {
        let admits = |percent: Decimal, part, whole| {
            Interval::admits_percent(Interval::rounded(percent).unwrap(), exact(part), exact(whole)).unwrap()
        };
        // 1/8 is 12.5%: 13% rounded half up, not 12%.
        assert!(admits(Decimal::new(13, 0), 1, 8));
        assert!(!admits(Decimal::new(12, 0), 1, 8));
        assert!(admits(Decimal::new(6667, -2), 2, 3));
        assert!(!admits(Decimal::new(6666, -2), 2, 3));
        assert!(admits(Decimal::new(100, 0), 35, 35));
    }

    #[test]
    fn truncation_keeps_the_exact_value() {
        let admits = |percent: Decimal, part, whole| {
            Interval::admits_percent(Interval::truncated(percent).unwrap(), exact(part), exact(whole)).unwrap()
        };
        assert!(admits(Decimal::new(6666, -2), 2, 3));
        assert!(!admits(Decimal::new(6665, -2), 2, 3));
        assert!(admits(Decimal::new(50, 0), 1, 2));
    }

    #[test]
    fn rounded_operands_widen_the_quotient() {
        let part = Interval::rounded(Decimal::new(11, 3)).unwrap();
        let whole = Interval::rounded(Decimal::new(15, 3)).unwrap();
        let admits = |percent: i128| {
            Interval::admits_percent(Interval::rounded(Decimal::new(percent, 0)).unwrap(), part, whole).unwrap()
        };
        // 1.1万 of 1.5万 lies between 67.7% and 79.3%.
        assert!(admits(72) && admits(68) && admits(79));
        assert!(!admits(67) && !admits(80));
    }

    #[test]
    fn no_upper_end() {
        let whole = Interval::at_least(Decimal::new(13, 4));
        let admits = |percent: i128| {
            Interval::admits_percent(Interval::rounded(Decimal::new(percent, 0)).unwrap(), exact(65_000), whole)
                .unwrap()
        };
        assert!(admits(50) && admits(3));
        assert!(!admits(51));
    }

    #[test]
    fn sums_and_differences() {
        let sum = exact(996).plus(exact(49)).unwrap();
        assert_eq!(sum.low.text().unwrap(), "1045");
        let rest = exact(500).minus(exact(145)).unwrap();
        assert_eq!(rest.high.unwrap().text().unwrap(), "355");
        assert_eq!(exact(3).minus(exact(5)).unwrap().low.text().unwrap(), "0");
    }
}
