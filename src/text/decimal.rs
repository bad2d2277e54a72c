//! Exact decimal numbers: what a document states is decimal, so a verdict on it never meets a binary fraction.

/// A value counted in ten-thousandths: more decimal places than four no document needs that counts people and cases.
pub type Amount = i64;

/// One, as an [`Amount`].
pub const ONE: Amount = 10_000;

/// Amounts beyond this are not reckoned with (180万亿); up to it a long division has room for one digit more.
pub const LARGEST: Amount = i64::MAX / 5;

/// A decimal number as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// Its value.
    pub amount: Amount,
    /// One unit of the last digit written: 0.1 for 12.3, 1000 for 1.2万. Always even, so that it can be halved.
    pub unit: Amount,
}

impl Decimal {
    /// `mantissa` × 10^`power`; none when it is too large or written with too many decimal places.
    #[inline(never)]
    pub fn new(mantissa: u64, power: i32) -> Option<Self> {
        let mut unit: Amount = 1;
        for _ in 0..u32::try_from(power + 4).ok()? {
            unit = unit.checked_mul(10)?;
        }
        let amount = unit.checked_mul(i64::try_from(mantissa).ok()?)?;
        (unit > 1 && amount <= LARGEST).then_some(Self { amount, unit })
    }

    /// How many decimal places it is written with.
    pub const fn places(self) -> usize {
        match self.unit {
            10 => 3,
            100 => 2,
            1000 => 1,
            _ => 0,
        }
    }

    /// One unit of the last digit that is not zero: 100 for 1300; that of the last digit for zero itself.
    #[must_use]
    pub const fn significant_unit(self) -> Amount {
        let mut unit = self.unit;
        while self.amount != 0 && self.amount % (unit * 10) == 0 {
            unit *= 10;
        }
        unit
    }
}

/// `part` / `whole`, rounded half up to `places` decimal places and moved by `shift` places first: by 2 for a percentage, `98.74`.
/// None for what is below zero, too large or divided by zero.
#[inline(never)]
pub fn divide(part: Amount, whole: Amount, shift: usize, places: usize) -> Option<String> {
    let room = |amount: Amount| u64::try_from(amount).ok().filter(|_| amount <= LARGEST);
    let (mut rest, whole) = (room(part)?, room(whole)?);
    let mut value = rest.checked_div(whole)?;
    for _ in 0..places + shift {
        rest = rest % whole * 10;
        value = value.checked_mul(10)?.checked_add(rest / whole)?;
    }
    value = value.checked_add(u64::from(rest % whole * 2 >= whole))?;
    let mut digits = format!("{value:0>width$}", width = places + 1);
    if places > 0 {
        digits.insert(digits.len() - places, '.');
    }
    Some(digits)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn units_of_the_last_digit() {
        let unit = |mantissa, power| Decimal::new(mantissa, power).unwrap().unit;
        assert_eq!(unit(123, -1), ONE / 10);
        assert_eq!(unit(12, 3), 1000 * ONE);
        assert_eq!(Decimal::new(1300, 0).unwrap().significant_unit(), 100 * ONE);
        assert_eq!(Decimal::new(0, 0).unwrap().significant_unit(), ONE);
        assert_eq!(Decimal::new(9874, -2).unwrap().places(), 2);
        assert_eq!(Decimal::new(12, 4).unwrap().places(), 0);
    }

    #[test]
    fn percentages_round_half_up() {
        let percent = |part: Amount, whole: Amount, places| divide(part * ONE, whole * ONE, 2, places).unwrap();
        assert_eq!(percent(1, 8, 1), "12.5");
        assert_eq!(percent(1, 8, 0), "13");
        assert_eq!(percent(2, 3, 2), "66.67");
        assert_eq!(percent(1, 3, 3), "33.333");
        assert_eq!(percent(5, 5, 0), "100");
        assert_eq!(percent(1, 1000, 2), "0.10");
        assert_eq!(percent(0, 9, 0), "0");
        assert_eq!(divide(3 * ONE, 2 * ONE, 0, 1).as_deref(), Some("1.5"));
        assert_eq!(percent(150_000_000_000_000, 170_000_000_000_000, 1), "88.2");
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(Decimal::new(u64::MAX, 0), None);
        assert_eq!(Decimal::new(2, 14), None);
        assert_eq!(Decimal::new(1, 1000), None);
        assert_eq!(Decimal::new(12345, -4), None);
        assert_eq!(divide(ONE, 0, 2, 2), None);
        assert_eq!(divide(-ONE, ONE, 2, 2), None);
        assert_eq!(divide(LARGEST + 1, ONE, 2, 2), None);
    }
}
