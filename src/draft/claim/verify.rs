//! Whether a percentage comes out: by exact arithmetic, over all the values that the stated numbers may stand for.

use super::{
    Operand, Reading, Role, Slip, Verdict,
    expression::{Quotient, Term, plus},
    pairing::Pairing,
    reading,
    wording::{Of, Wording},
};
use crate::{
    draft::{
        figure::{Figure, Hedge},
        passage::Passage,
        ratio::{Form, Ratio},
        stance::Stance,
    },
    text::{
        decimal::{Amount, Decimal, ONE},
        growth::{compounded, yearly},
        interval::{ENDLESS, Interval},
    },
};

/// How a percentage fares.
pub struct Outcome {
    /// How it fares.
    pub verdict: Verdict,
    /// The readings tried; the first is the one the verdict rests on.
    pub readings: Vec<Reading>,
    /// Why, in Chinese.
    pub reason: &'static str,
    /// What is wrong with it.
    pub slip: Option<Slip>,
}

impl Outcome {
    /// What cannot be checked, for `reason`.
    pub const fn unverifiable(reason: &'static str) -> Self {
        Self { verdict: Verdict::Unverifiable, readings: Vec::new(), reason, slip: None }
    }
}

/// What is said of a multiple that would be right for what something grew to.
const GROWN_TO: &str = "是增长到几倍，不是增长几倍";

/// How many readings are shown beside a verdict.
const SHOWN: usize = 4;

/// What a stated percentage may stand for.
fn stated(value: Decimal, hedge: Hedge) -> Interval {
    // 近60% may be a little less than 60, but not so little that 50 would be said.
    let unit = value.significant_unit();
    let mut range = Interval::rounded(value);
    match hedge {
        Hedge::Nearly => range.low = value.amount - unit,
        Hedge::Over => range.high = ENDLESS,
        Hedge::About if value.places() == 0 => {
            range = Interval::half_open(value.amount - unit / 2, value.amount + unit / 2);
        }
        Hedge::Plain | Hedge::About => {}
    }
    range
}

/// What a sum or difference stands for.
pub(super) struct Sum {
    /// With its figures as they are written.
    pub(super) exact: Amount,
    /// Commonly.
    pub(super) likely: Interval,
    /// At the very most.
    possible: Interval,
}

impl Sum {
    /// That of `terms`; none where one of them cannot be read, or where they are too large.
    #[inline(never)]
    pub(super) fn new(passage: &Passage, terms: &[Term]) -> Option<Self> {
        let none = Interval::closed(0, 0);
        let mut sum = Self { exact: 0, likely: none, possible: none };
        for term in terms {
            let figure = passage.figures.get(term.figure)?;
            let exact = figure.value?.amount;
            sum = if term.added {
                Self {
                    exact: sum.exact.checked_add(exact)?,
                    likely: sum.likely.plus(figure.likely)?,
                    possible: sum.possible.plus(figure.possible)?,
                }
            } else {
                Self {
                    exact: sum.exact - exact,
                    likely: sum.likely.minus(figure.likely),
                    possible: sum.possible.minus(figure.possible),
                }
            };
        }
        Some(sum)
    }
}

/// One calculation with its values.
struct Trial<'q> {
    quotient: &'q Quotient,
    part: Sum,
    whole: Sum,
    /// Whether it is a growth, and whether that is a rise.
    growth: bool,
    rise: bool,
}

impl Trial<'_> {
    /// Whether nothing is taken away in the numerator.
    fn is_plain(&self) -> bool {
        self.quotient.part().iter().all(|term| term.added)
    }

    /// What `percent` a year comes to over all its years.
    fn over_all(&self, percent: Interval) -> Interval {
        if self.quotient.years == 1 { percent } else { compounded(percent, self.quotient.years, self.rise) }
    }

    /// Whether it comes out with the figures as they are written.
    fn exactly(&self, percent: Interval) -> bool {
        let exact = |amount| Interval::closed(amount, amount);
        self.over_all(percent).admits_percent(&exact(self.part.exact), &exact(self.whole.exact))
    }

    /// Whether it comes out with what the figures commonly stand for.
    fn likely(&self, percent: Interval) -> bool {
        self.over_all(percent).admits_percent(&self.part.likely, &self.whole.likely)
    }

    /// Whether it comes out with anything that the figures may stand for.
    fn possibly(&self, percent: Interval) -> bool {
        self.over_all(percent).admits_percent(&self.part.possible, &self.whole.possible)
    }

    /// The calculation as it is shown beside `ratio`.
    #[inline(never)]
    fn reading(&self, text: &str, passage: &Passage, ratio: &Ratio) -> Option<Reading> {
        let (mut part, mut whole) = (self.part.exact, self.whole.exact);
        let years = self.quotient.years;
        if years > 1 {
            (part, whole) = (yearly(part, whole, years, self.rise)?, 100 * ONE);
        }
        let mut reading = Reading::of(String::new(), (part, whole), ratio, Vec::new())?;
        let (part, whole) = (self.quotient.part(), self.quotient.whole());
        let role = |figure: &Figure, role: Role| {
            if !self.growth {
                role
            } else if !figure.stands() && figure.stance != Stance::Base {
                Role::Addend
            } else if whole == [plus(figure)] {
                Role::Base
            } else {
                Role::Current
            }
        };
        if years == 1 {
            reading.append(text, passage, part, |figure| role(figure, Role::Part));
            reading.formula.push('÷');
            reading.append(text, passage, whole, |figure| role(figure, Role::Whole));
        } else {
            // What it came to is the first of what is taken apart for a rise, and the second for a fall.
            reading.formula.push_str(if self.rise { "(" } else { "1−(" });
            let current = part.get(usize::from(!self.rise)).map(|term| Term { added: true, ..*term });
            reading.append(text, passage, current.as_slice(), |figure| role(figure, Role::Part));
            reading.formula.push('÷');
            reading.append(text, passage, whole, |figure| role(figure, Role::Whole));
            reading.formula += &[")^(1/", &years.to_string(), if self.rise { ")−1" } else { ")" }].concat();
        }
        Some(reading)
    }
}

impl Reading {
    /// Adds a sum or difference with its numbers as written: `(996+49)`, `1.2万`; `role` tells what a figure is in it.
    fn append(&mut self, text: &str, passage: &Passage, terms: &[Term], role: impl Fn(&Figure) -> Role) {
        let bracketed = terms.len() > 1;
        let mut sign = if bracketed { "(" } else { "" };
        for term in terms {
            let Some(figure) = passage.figures.get(term.figure) else { continue };
            if !sign.is_empty() {
                sign = if sign == "(" {
                    sign
                } else if term.added {
                    "+"
                } else {
                    "−"
                };
            }
            self.formula.push_str(sign);
            sign = "+";
            self.formula += &reading::number(text, passage, figure);
            let operand = Operand::new(passage, role(figure), figure);
            if self.operands.iter().all(|known| known.span != operand.span) {
                self.operands.push(operand);
            }
        }
        if bracketed {
            self.formula.push(')');
        }
    }
}

/// Judges `ratio` by the calculations in `pairing`.
#[inline(never)]
pub fn judge(text: &str, passage: &Passage, ratio: &Ratio, wording: &Wording, pairing: &Pairing) -> Outcome {
    let Some(value) = ratio.percent() else {
        return Outcome::unverifiable("百分比读不准，无法核对");
    };
    let quotients = match pairing {
        Ok(quotients) => quotients,
        Err(doubt) => return Outcome::unverifiable(doubt),
    };
    let hedge = wording.hedge;
    let growth = if let Of::Growth(growth) = &wording.of { Some(growth) } else { None };
    let mut trials = Vec::new();
    for quotient in quotients {
        let (Some(part), Some(whole)) = (Sum::new(passage, quotient.part()), Sum::new(passage, quotient.whole()))
        else {
            return Outcome::unverifiable("数字过大，无法核对");
        };
        let rise = growth.is_none_or(|growth| growth.rise != Some(false));
        trials.push(Trial { quotient, part, whole, growth: growth.is_some(), rise });
    }
    let stated = stated(value, hedge);
    let cut = Interval::truncated(value);
    let shown_by = |trial: &Trial| trial.reading(text, passage, ratio).into_iter().collect();
    let mut truncated = None;
    let mut rounded = None;
    let mut possible = ratio.form == Form::Doubling;
    for trial in &trials {
        // 近60% would let the opposite of a part excuse too much.
        if hedge != Hedge::Plain && growth.is_none() && !trial.is_plain() || !trial.quotient.excuses {
            continue;
        }
        if trial.exactly(stated) {
            return Outcome {
                verdict: Verdict::Match,
                readings: shown_by(trial),
                reason: "与文中数字相符",
                slip: None,
            };
        }
        let direct = growth.is_some() || trial.quotient.is_direct();
        if truncated.is_none() && direct && trial.exactly(cut) {
            truncated = Some(trial);
        }
        if rounded.is_none() && trial.likely(stated) {
            rounded = Some(trial);
        }
        possible |= trial.possibly(stated);
    }
    if let Some(trial) = truncated {
        return Outcome {
            verdict: Verdict::Truncated,
            readings: shown_by(trial),
            reason: "文中数字的截断取值，不是四舍五入",
            // What the rounding of the figures themselves may explain need not be cut off.
            slip: rounded.is_none().then_some(Slip::Truncated),
        };
    }
    if let Some(trial) = rounded {
        return Outcome {
            verdict: Verdict::Match,
            readings: shown_by(trial),
            reason: "在所引数字的取整或约数范围内相符",
            slip: None,
        };
    }
    let mut readings = shown(text, passage, &trials, ratio);
    let others = trials.iter().filter(|trial| !trial.quotient.excuses && trial.exactly(stated));
    for trial in others {
        if let Some(reading) = trial.reading(text, passage, ratio) {
            readings.push(Reading { note: GROWN_TO, ..reading });
        }
    }
    let (verdict, reason) = if possible {
        (Verdict::Unverifiable, "文中数字是约数，无法核对")
    } else if readings.is_empty() {
        (Verdict::Unverifiable, "文中没有可供核对的数字")
    } else {
        (Verdict::Mismatch, "与文中数字不符，换其他合理算法也不符")
    };
    let slip = match (verdict, ratio.form) {
        (Verdict::Mismatch, Form::Times | Form::Doubling) => Some(Slip::Multiple),
        (Verdict::Mismatch, _) if growth.is_some() => Some(Slip::Growth),
        (Verdict::Mismatch, _) => Some(Slip::Ratio),
        _ => None,
    };
    Outcome { verdict, readings, reason, slip }
}

/// The likeliest calculation, and those a reader would try as well: no remainders, nothing over 100%; nor the same result in other
/// words, or a sum that is the whole.
fn shown(text: &str, passage: &Passage, trials: &[Trial], ratio: &Ratio) -> Vec<Reading> {
    let mut list: Vec<Reading> = Vec::new();
    for (index, trial) in trials.iter().enumerate() {
        let first = index == 0;
        if !trial.quotient.excuses {
            continue;
        }
        if !first && (list.len() == SHOWN || !trial.is_plain() || !trial.likely(Interval::closed(0, 100 * ONE))) {
            continue;
        }
        if let Some(reading) = trial.reading(text, passage, ratio)
            && (first
                || !reading.computed.starts_with("100.") && list.iter().all(|told| told.computed != reading.computed))
        {
            list.push(reading);
        }
    }
    list
}
