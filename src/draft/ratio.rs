//! Relative numbers: percentages, points, multiples.

use crate::text::decimal::{Decimal, ONE};

/// What a relative number is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 98.7%, 百分之九十八, 六成.
    Percent,
    /// 1.5‰, 千分之三.
    Permille,
    /// 1.4个百分点.
    Points,
    /// 1.3倍.
    Times,
    /// 翻一番.
    Doubling,
}

/// A relative number. Positions are glyphs of its passage.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    /// Its first glyph.
    pub from: usize,
    /// The glyph after it.
    pub to: usize,
    /// The number itself; none when it cannot be read.
    pub value: Option<Decimal>,
    /// What it is written with.
    pub form: Form,
    /// Where its clause begins.
    pub clause: usize,
    /// Its sentence, counted from the passage's start.
    pub sentence: usize,
    /// Its part of a sentence between ；.
    pub segment: usize,
    /// How many brackets enclose it.
    pub depth: usize,
    /// Whether it stands in quotation marks, and so is a name.
    pub quoted: bool,
    /// Whether its sentence says before it that prices or the ways of counting are evened out (按可比价格).
    pub evened: bool,
    /// Whether what is told at the prices of the day (生产总值) stands before it since the last ；.
    pub priced: bool,
    /// How many figures of the passage come before it.
    pub figures: usize,
}

impl Ratio {
    /// Its value in percent: 130 for 1.3倍, 200 for 翻一番.
    pub fn percent(&self) -> Option<Decimal> {
        let Decimal { amount, unit } = self.value?;
        match self.form {
            Form::Percent | Form::Points => self.value,
            Form::Permille => (unit >= 100).then_some(Decimal { amount: amount / 10, unit: unit / 10 }),
            Form::Times => Some(Decimal { amount: amount.checked_mul(100)?, unit: unit.checked_mul(100)? }),
            // Said of what has grown to twice as much, give or take a little.
            Form::Doubling => {
                let doublings = u32::try_from(amount / ONE).ok().filter(|&doublings| doublings < 16)?;
                Some(Decimal { amount: (100 * ONE) << doublings, unit: 20 * ONE })
            }
        }
    }

    /// How many decimal places it is told with; a doubling, which is told with none, is shown with one.
    pub fn places(&self) -> usize {
        if self.form == Form::Doubling { 1 } else { self.value.map_or(0, Decimal::places) }
    }

    /// By how many places a quotient is moved to be told in its form, and what follows the number then.
    pub const fn told(&self) -> (usize, &'static str) {
        match self.form {
            Form::Percent => (2, "%"),
            Form::Permille => (3, "‰"),
            Form::Points => (2, "个百分点"),
            Form::Times | Form::Doubling => (0, "倍"),
        }
    }
}
