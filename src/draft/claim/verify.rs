//! Whether a percentage comes out: by exact arithmetic, over all the values that the stated numbers may stand for.

use super::{
    Operand, Reading, Role, Verdict,
    expression::{Expression, Quotient},
    pairing::Pairing,
};
use crate::{
    draft::{
        figure::Hedge,
        passage::{Passage, Ratio},
    },
    text::{decimal::Decimal, interval::Interval},
};

/// How a percentage fares, the readings tried, and why.
pub struct Outcome {
    /// How it fares.
    pub verdict: Verdict,
    /// The readings tried; the first is the one the verdict rests on.
    pub readings: Vec<Reading>,
    /// Why, in Chinese.
    pub reason: String,
}

/// How many readings are shown beside a verdict.
const SHOWN: usize = 4;

/// What the stated percentage may stand for.
struct Stated {
    rounded: Interval,
    truncated: Interval,
    value: Decimal,
}

impl Stated {
    fn new(value: Decimal, hedge: Hedge) -> Option<Self> {
        let half = value.last_unit().half()?;
        let rounded = Interval::rounded(value)?;
        // 近60% may be a little less than 60, but not so little that 50 would be said.
        let unit = value.significant_unit();
        let rounded = match hedge {
            Hedge::Nearly => Interval::half_open(value.minus(unit)?, value.plus(half)?),
            Hedge::Over => Interval::at_least(value.minus(half)?),
            Hedge::About if value.places() == 0 && unit.places() == 0 => {
                Interval::half_open(value.minus(unit.half()?)?, value.plus(unit.half()?)?)
            }
            Hedge::Plain | Hedge::About => rounded,
        };
        Some(Self { rounded, truncated: Interval::truncated(value)?, value })
    }
}

/// One calculation with its values.
struct Trial<'q> {
    quotient: &'q Quotient,
    part: (Interval, Interval),
    whole: (Interval, Interval),
}

impl<'q> Trial<'q> {
    fn new(passage: &Passage, quotient: &'q Quotient) -> Option<Self> {
        Some(Self { quotient, part: evaluate(passage, &quotient.part)?, whole: evaluate(passage, &quotient.whole)? })
    }

    fn likely(&self, percent: Interval) -> bool {
        Interval::admits_percent(percent, self.part.0, self.whole.0).unwrap_or(false)
    }

    /// Whether it may come out at the very most; also when the numbers are too large to tell.
    fn possibly(&self, percent: Interval) -> bool {
        Interval::admits_percent(percent, self.part.1, self.whole.1).unwrap_or(true)
    }
}

/// Judges `ratio` by the calculations in `pairing`.
pub fn judge(text: &str, passage: &Passage, ratio: &Ratio, hedge: Hedge, pairing: &Pairing) -> Outcome {
    let unverifiable =
        |readings, reason: &str| Outcome { verdict: Verdict::Unverifiable, readings, reason: reason.to_owned() };
    let Some(stated) = ratio.value.and_then(|value| Stated::new(value, hedge)) else {
        return unverifiable(Vec::new(), "百分比读不准，无法核对");
    };
    if let Some(doubt) = pairing.doubt {
        return unverifiable(Vec::new(), doubt);
    }
    let Some(trials) =
        pairing.quotients.iter().map(|quotient| Trial::new(passage, quotient)).collect::<Option<Vec<_>>>()
    else {
        return unverifiable(Vec::new(), "数字过大，无法核对");
    };
    let shown = |first: usize| -> Vec<Reading> {
        // What is told beside the first are the divisions a reader would try as well: no remainders, nothing over 100%.
        let hundred = Interval::closed(Decimal::ZERO, Decimal::HUNDRED);
        let plain =
            |trial: &Trial| trial.quotient.part.terms().iter().all(|&(_, added)| added) && trial.likely(hundred);
        let others = (0..trials.len()).filter(|&index| index != first && trials.get(index).is_some_and(plain));
        let mut readings = std::iter::once(first)
            .chain(others)
            .filter_map(|index| reading(text, passage, &stated, trials.get(index)?));
        let mut list: Vec<Reading> = readings.next().into_iter().collect();
        for reading in readings {
            // The same result in other words, or a sum that is the whole, is worth no mention.
            if list.len() < SHOWN
                && !reading.computed.starts_with("100.")
                && list.iter().all(|told| told.computed != reading.computed)
            {
                list.push(reading);
            }
        }
        list
    };
    // 近60% would let the opposite of a part excuse too much.
    let tried = |trial: &Trial| hedge == Hedge::Plain || trial.quotient.part.terms().iter().all(|&(_, added)| added);
    let found = |test: &dyn Fn(&Trial) -> bool| trials.iter().position(|trial| tried(trial) && test(trial));
    if let Some(index) = found(&|trial| trial.likely(stated.rounded)) {
        return Outcome {
            verdict: Verdict::Match,
            readings: shown(index).into_iter().take(1).collect(),
            reason: "与文中数字相符".to_owned(),
        };
    }
    if let Some(index) = found(&|trial| trial.quotient.is_direct() && trial.likely(stated.truncated)) {
        let reason = "文中数字的截断取值，不是四舍五入".to_owned();
        return Outcome { verdict: Verdict::Truncated, readings: shown(index).into_iter().take(1).collect(), reason };
    }
    if found(&|trial| trial.possibly(stated.rounded)).is_some() {
        return unverifiable(shown(0), "文中数字是约数，无法核对");
    }
    let readings = shown(0);
    if readings.is_empty() {
        return unverifiable(readings, "文中没有可供核对的数字");
    }
    Outcome {
        verdict: Verdict::Mismatch, readings, reason: "与文中数字不符，换其他合理算法也不符".to_owned()
    }
}

/// The values a sum or difference commonly stands for, and at the very most.
fn evaluate(passage: &Passage, expression: &Expression) -> Option<(Interval, Interval)> {
    let mut sum: Option<(Interval, Interval)> = None;
    for &(index, added) in expression.terms() {
        let figure = passage.figures.get(index)?;
        let term = (figure.likely, figure.possible);
        sum = Some(match sum {
            None => term,
            Some(sum) if added => (sum.0.plus(term.0)?, sum.1.plus(term.1)?),
            // What has no upper end cannot be taken away; then the result may be anything.
            Some(sum) => (sum.0.minus(term.0)?, sum.1.minus(term.1).unwrap_or(Interval::at_least(Decimal::ZERO))),
        });
    }
    sum
}

/// A calculation as it is shown.
fn reading(text: &str, passage: &Passage, stated: &Stated, trial: &Trial) -> Option<Reading> {
    let exact = |expression: &Expression| {
        expression.terms().iter().try_fold(Decimal::ZERO, |sum, &(index, added)| {
            let value = passage.figures.get(index)?.value?;
            if added { sum.plus(value) } else { sum.minus(value) }
        })
    };
    let part = exact(&trial.quotient.part)?.times(Decimal::HUNDRED)?;
    let whole = exact(&trial.quotient.whole)?;
    let places = stated.value.places();
    let percent = |places| Some(format!("{}%", part.quotient(whole, places)?.text()?));
    let mut operands = Vec::new();
    for (role, expression) in [(Role::Part, &trial.quotient.part), (Role::Whole, &trial.quotient.whole)] {
        for &(index, _) in expression.terms() {
            operands.push(Operand { role, span: passage.figures.get(index)?.span });
        }
    }
    let side = |expression| spelled(text, passage, expression);
    Some(Reading {
        formula: format!("{}÷{}", side(&trial.quotient.part)?, side(&trial.quotient.whole)?),
        computed: percent(places + 1)?,
        rounded: percent(places)?,
        operands,
    })
}

/// A sum or difference with its numbers as written: `(996+49)`, `1.2万`.
fn spelled(text: &str, passage: &Passage, expression: &Expression) -> Option<String> {
    let mut formula = String::new();
    for &(index, added) in expression.terms() {
        let figure = passage.figures.get(index)?;
        if !formula.is_empty() {
            formula.push(if added { '+' } else { '−' });
        }
        let number = passage.glyphs.span(figure.from, figure.number_end);
        formula.extend(number.of(text).chars().filter(|c| !c.is_whitespace()));
    }
    Some(if expression.is_single() { formula } else { format!("({formula})") })
}
