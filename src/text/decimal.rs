//! Exact decimal numbers: what a document states is decimal, so a verdict on it never meets a binary fraction.

use std::cmp::Ordering;

/// A decimal number, `mantissa` × 10^`exponent`. Not normalised: two numbers of one value may be written differently.
///
/// Every operation is checked; `None` says that the result does not fit, never that it is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    mantissa: i128,
    exponent: i32,
}

/// Exponents beyond this cannot come from a document's figures, and would only overflow later.
const EXPONENT_LIMIT: i32 = 36;

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self::new(0, 0);
    /// One hundred, which turns a quotient into a percentage.
    pub const HUNDRED: Self = Self::new(1, 2);

    /// `mantissa` × 10^`exponent`.
    pub const fn new(mantissa: i128, exponent: i32) -> Self {
        Self { mantissa, exponent }
    }

    /// How many decimal places it is written with.
    pub fn places(self) -> u32 {
        self.exponent.min(0).unsigned_abs()
    }

    /// One unit of the last digit written: 0.1 for 12.3, 1000 for 1.2万.
    #[must_use]
    pub const fn last_unit(self) -> Self {
        Self::new(1, self.exponent)
    }

    /// One unit of the last digit that is not zero: 100 for 1300; 1 for zero itself.
    #[must_use]
    pub fn significant_unit(self) -> Self {
        let mut unit = self;
        while unit.mantissa != 0 && unit.mantissa % 10 == 0 {
            unit.mantissa /= 10;
            unit.exponent += 1;
        }
        unit.last_unit()
    }

    /// Half of it, exactly.
    pub fn half(self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(5)?, self.exponent - 1))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (left, right, exponent) = self.aligned(other)?;
        Some(Self::new(left.checked_add(right)?, exponent))
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        let (left, right, exponent) = self.aligned(other)?;
        Some(Self::new(left.checked_sub(right)?, exponent))
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent.checked_add(other.exponent)?))
    }

    /// Which of the two is larger.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let (left, right, _) = self.aligned(other)?;
        Some(left.cmp(&right))
    }

    /// `self` / `divisor`, rounded half up (away from zero) to `places` decimal places. `None` also for division by zero.
    pub fn quotient(self, divisor: Self, places: u32) -> Option<Self> {
        let (left, right, _) = self.aligned(divisor)?;
        let scaled = left.checked_mul(10_i128.checked_pow(places)?)?;
        let whole = scaled.checked_div(right)?;
        let rest = scaled.checked_rem(right)?;
        let up = rest.checked_abs()?.checked_mul(2)? >= right.checked_abs()?;
        let step = if (scaled < 0) == (right < 0) { 1 } else { -1 };
        let rounded = if up { whole.checked_add(step)? } else { whole };
        Some(Self::new(rounded, -i32::try_from(places).ok()?))
    }

    /// As a document would write it, with its own decimal places: `98.740`, `1200`.
    pub fn text(self) -> Option<String> {
        let places = usize::try_from(self.places()).ok()?;
        let magnitude = self.mantissa.unsigned_abs();
        let mut digits = format!("{magnitude:0>width$}", width = places + 1);
        if self.exponent > 0 {
            let zeros = usize::try_from(self.exponent.min(EXPONENT_LIMIT)).ok()?;
            if magnitude != 0 {
                digits.push_str(&"0".repeat(zeros));
            }
        } else if places > 0 {
            digits.insert(digits.len() - places, '.');
        }
        if self.mantissa < 0 {
            digits.insert(0, '-');
        }
        Some(digits)
    }

    /// Both mantissas at the smaller of the two exponents.
    fn aligned(self, other: Self) -> Option<(i128, i128, i32)> {
        let exponent = self.exponent.min(other.exponent);
        Some((self.raised(exponent)?, other.raised(exponent)?, exponent))
    }

    fn raised(self, exponent: i32) -> Option<i128> {
        let steps = self.exponent.checked_sub(exponent)?;
        if self.mantissa == 0 {
            return Some(0);
        }
        if steps > EXPONENT_LIMIT {
            return None;
        }
        self.mantissa.checked_mul(10_i128.checked_pow(u32::try_from(steps).ok()?)?)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn units_of_the_last_digit() {
        assert_eq!(Decimal::new(123, -1).last_unit().text().unwrap(), "0.1");
        assert_eq!(Decimal::new(12, 3).last_unit().text().unwrap(), "1000");
        assert_eq!(Decimal::new(1300, 0).significant_unit().text().unwrap(), "100");
        assert_eq!(Decimal::new(0, 0).significant_unit().text().unwrap(), "1");
    }

    #[test]
    fn arithmetic_aligns() {
        let sum = Decimal::new(12, 3).plus(Decimal::new(5, -1)).unwrap();
        assert_eq!(sum.text().unwrap(), "12000.5");
        assert_eq!(Decimal::new(3, 0).minus(Decimal::new(35, -1)).unwrap().text().unwrap(), "-0.5");
        assert_eq!(Decimal::new(1200, 0).compare(Decimal::new(12, 2)).unwrap(), Ordering::Equal);
    }

    #[test]
    fn quotients_round_half_up() {
        let percent = |part: i128, whole: i128, places| {
            let part = Decimal::new(part, 0).times(Decimal::HUNDRED).unwrap();
            part.quotient(Decimal::new(whole, 0), places).unwrap().text().unwrap()
        };
        assert_eq!(percent(1, 8, 1), "12.5");
        assert_eq!(percent(1, 8, 0), "13");
        assert_eq!(percent(2, 3, 2), "66.67");
        assert_eq!(percent(1, 3, 3), "33.333");
        assert_eq!(percent(5, 5, 0), "100");
    }

    #[test]
    fn what_does_not_fit_is_none() {
        let huge = Decimal::new(i128::MAX, 0);
        assert!(huge.plus(huge).is_none());
        assert!(huge.times(huge).is_none());
        assert!(huge.compare(Decimal::new(1, -30)).is_none());
        assert!(Decimal::new(1, 0).quotient(Decimal::ZERO, 2).is_none());
        assert!(Decimal::new(1, 1000).compare(Decimal::new(1, -1000)).is_none());
    }
}
