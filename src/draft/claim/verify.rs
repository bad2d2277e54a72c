//! Whether a percentage comes out: by exact arithmetic, over all the values that the stated numbers may stand for.

use super::{
    Operand, Reading, Role, Verdict,
    expression::{Quotient, Term},
    pairing::Pairing,
};
use crate::{
    draft::{
        figure::Hedge,
        passage::{Passage, Ratio},
    },
    text::{
        decimal::{Amount, Decimal, ONE, percent},
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
}

impl Outcome {
    /// What cannot be checked, for `reason`.
    pub const fn unverifiable(reason: &'static str) -> Self {
        Self { verdict: Verdict::Unverifiable, readings: Vec::new(), reason }
    }
}

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
struct Sum {
    /// With its figures as they are written.
    exact: Amount,
    /// Commonly.
    likely: Interval,
    /// At the very most.
    possible: Interval,
}

impl Sum {
    #[inline(never)]
    fn new(passage: &Passage, terms: &[Term]) -> Option<Self> {
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
}

impl Trial<'_> {
    /// Whether nothing is taken away in the numerator.
    fn is_plain(&self) -> bool {
        self.quotient.part().iter().all(|term| term.added)
    }

    fn likely(&self, percent: Interval) -> bool {
        percent.admits_percent(&self.part.likely, &self.whole.likely)
    }

    /// The calculation as it is shown beside a percentage of so many decimal places.
    #[inline(never)]
    fn reading(&self, text: &str, passage: &Passage, places: usize) -> Option<Reading> {
        let (part, whole) = (self.part.exact, self.whole.exact);
        let mut reading = Reading {
            formula: String::new(),
            computed: percent(part, whole, places + 1)?,
            rounded: percent(part, whole, places)?,
            operands: Vec::new(),
        };
        reading.append(text, passage, Role::Part, self.quotient.part());
        reading.formula.push('÷');
        reading.append(text, passage, Role::Whole, self.quotient.whole());
        Some(reading)
    }
}

impl Reading {
    /// Adds a sum or difference with its numbers as written: `(996+49)`, `1.2万`.
    #[inline(never)]
    fn append(&mut self, text: &str, passage: &Passage, role: Role, terms: &[Term]) {
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
            let number = passage.glyphs.span(figure.from, figure.number_end);
            for c in number.of(text).chars() {
                if !c.is_whitespace() {
                    self.formula.push(c);
                }
            }
            self.operands.push(Operand { role, span: passage.glyphs.span(figure.from, figure.to) });
        }
        if bracketed {
            self.formula.push(')');
        }
    }
}

/// Judges `ratio` by the calculations in `pairing`.
#[inline(never)]
pub fn judge(text: &str, passage: &Passage, ratio: &Ratio, hedge: Hedge, pairing: &Pairing) -> Outcome {
    let Some(value) = ratio.value else {
        return Outcome::unverifiable("百分比读不准，无法核对");
    };
    if let Some(doubt) = pairing.doubt {
        return Outcome::unverifiable(doubt);
    }
    let mut trials = Vec::new();
    for quotient in &pairing.quotients {
        let (Some(part), Some(whole)) = (Sum::new(passage, quotient.part()), Sum::new(passage, quotient.whole()))
        else {
            return Outcome::unverifiable("数字过大，无法核对");
        };
        trials.push(Trial { quotient, part, whole });
    }
    let stated = stated(value, hedge);
    let mut truncated = None;
    let mut possible = false;
    for trial in &trials {
        // 近60% would let the opposite of a part excuse too much.
        if hedge != Hedge::Plain && !trial.is_plain() {
            continue;
        }
        if trial.likely(stated) {
            let readings = trial.reading(text, passage, value.places()).into_iter().collect();
            return Outcome { verdict: Verdict::Match, readings, reason: "与文中数字相符" };
        }
        if truncated.is_none() && trial.quotient.is_direct() && trial.likely(Interval::truncated(value)) {
            truncated = Some(trial);
        }
        possible |= stated.admits_percent(&trial.part.possible, &trial.whole.possible);
    }
    if let Some(trial) = truncated {
        let readings = trial.reading(text, passage, value.places()).into_iter().collect();
        return Outcome {
            verdict: Verdict::Truncated, readings, reason: "文中数字的截断取值，不是四舍五入"
        };
    }
    let readings = shown(text, passage, &trials, value.places());
    let (verdict, reason) = if possible {
        (Verdict::Unverifiable, "文中数字是约数，无法核对")
    } else if readings.is_empty() {
        (Verdict::Unverifiable, "文中没有可供核对的数字")
    } else {
        (Verdict::Mismatch, "与文中数字不符，换其他合理算法也不符")
    };
    Outcome { verdict, readings, reason }
}

/// The likeliest calculation, and those a reader would try as well: no remainders, nothing over 100%; nor the same result in other
/// words, or a sum that is the whole.
fn shown(text: &str, passage: &Passage, trials: &[Trial], places: usize) -> Vec<Reading> {
    let mut list: Vec<Reading> = Vec::new();
    for (index, trial) in trials.iter().enumerate() {
        let first = index == 0;
        if !first && (list.len() == SHOWN || !trial.is_plain() || !trial.likely(Interval::closed(0, 100 * ONE))) {
            continue;
        }
        if let Some(reading) = trial.reading(text, passage, places)
            && (first
                || !reading.computed.starts_with("100.") && list.iter().all(|told| told.computed != reading.computed))
        {
            list.push(reading);
        }
    }
    list
}
