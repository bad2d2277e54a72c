//! Calendar dates.

use std::{fmt, num::NonZeroU8};

/// A day of the Gregorian calendar. Shown as `2024-06-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    /// Never zero, so that no day at all takes no more room than a day: one number, which functions of the wasm module give back
    /// without going through memory.
    month: NonZeroU8,
    day: u8,
}

impl Date {
    /// The day, or `None` where the calendar has no such day (6月31日).
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let last = Self::month_end(year, month)?;
        (1..=last.day).contains(&day).then_some(Self { day, ..last })
    }

    /// The last day of a month, or `None` where there is no such month.
    pub fn month_end(year: u16, month: u8) -> Option<Self> {
        Some(Self { year, month: NonZeroU8::new(month)?, day: days_in(year, month)? })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub const fn month(self) -> u8 {
        self.month.get()
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// How many days a month has; `None` where there is no such month.
fn days_in(year: u16, month: u8) -> Option<u8> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => return None,
    })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        assert_eq!(Date::new(2024, 2, 29).map(|d| d.to_string()).as_deref(), Some("2024-02-29"));
        assert_eq!(Date::new(2100, 2, 29), None);
        assert_eq!(Date::new(2024, 6, 31), None);
        assert_eq!(Date::new(2024, 13, 1), None);
        assert_eq!(Date::month_end(2026, 2).map(|d| d.to_string()).as_deref(), Some("2026-02-28"));
    }
}
