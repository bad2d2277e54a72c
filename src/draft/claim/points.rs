//! By how much one percentage differs from another: 由p%提高到q%，提高N个百分点; and 指数为100.7，上涨0.7%, which differs from 100.

use super::{
    Operand, Reading, Role, Slip, Verdict, cue, reading,
    verify::Outcome,
    wording::{Growth, Wording},
};
use crate::{
    draft::{
        figure::{Figure, Hedge, is_stop},
        passage::Passage,
        ratio::{Form, Ratio},
    },
    text::{
        decimal::{Decimal, LARGEST, ONE, divide},
        interval::Interval,
        words::{Words, words},
    },
};

pub(super) const NO_OTHER: &str = "文中没有写明比较的另一个百分比，无法核对";

/// Words that lead from one value to the next.
const TO: Words = words!("到|至|为|达|到了|达到");
/// Words right before a value that is compared with.
const LEVELS: Words = words!("的|为|是|上年|去年|同期|上半年|上季度|上月|年初|年底|年");
/// Words of the time that a value is compared with.
const BEFORE: Words = words!("上年|去年|同期|上月|上季|年初|前年|上一年");

/// Two percentages that a third number compares, as they stand in the passage.
#[derive(Clone, Copy)]
pub struct Pair<'p> {
    base: &'p Ratio,
    current: &'p Ratio,
}

impl<'p> Pair<'p> {
    /// The percentages that number `index` of the passage's relative numbers compares: 由p%提高到q%，提高; 由p%提高…到q%;
    /// q%，比上年的p%提高.
    pub fn of(passage: &'p Passage, index: usize) -> Option<Self> {
        let glyphs = &passage.glyphs;
        let ratio = passage.ratios.get(index)?;
        let percentage = |index: usize| {
            let other = passage.ratios.get(index)?;
            (other.form == Form::Percent && other.sentence == ratio.sentence && other.figures == ratio.figures)
                .then_some(other)
        };
        let last = percentage(index.checked_sub(1)?)?;
        let from = |other: &Ratio, floor: usize| {
            let reach = other.from.saturating_sub(16).max(floor);
            glyphs.says((reach, other.from), words!("由|从"))
        };
        let sentence = passage.sentence_start(ratio.sentence);
        if let Some(next) = percentage(index + 1)
            && next.from <= ratio.to + 3
            && glyphs.word_before(ratio.to, next.from, TO).is_some()
            && from(last, sentence)
        {
            return Some(Self { base: last, current: next });
        }
        let first = percentage(index.checked_sub(2)?)?;
        let between = (first.to, last.from);
        let apart = |stops: usize| {
            let mut at = last.to;
            for _ in 0..=stops {
                at = glyphs.find(at, ratio.from, is_stop) + 1;
            }
            at > ratio.from
        };
        if from(first, sentence) && glyphs.word_before(between.0, between.1, TO).is_some() && apart(1) {
            return Some(Self { base: first, current: last });
        }
        // 比上年的p%, 上年为p%: what it is compared with stands right before it.
        let level = glyphs.word_before(between.0, between.1, LEVELS).is_some();
        let compared = glyphs.says(between, words!("比|较")) && apart(0) || glyphs.says(between, BEFORE) && apart(1);
        (level && compared).then_some(Self { base: last, current: first })
    }
}

/// Judges `ratio`, 提高N个百分点 or 提高N%, which compares the percentages of a pair.
pub fn judge(
    text: &str,
    passage: &Passage,
    ratio: &Ratio,
    Pair { base, current }: Pair,
    wording: &Wording,
    growth: Option<&Growth>,
) -> Outcome {
    let unknown = Outcome::unverifiable(NO_OTHER);
    let (Some(value), Some(from), Some(to)) = (ratio.percent(), base.percent(), current.percent()) else {
        return unknown;
    };
    let rise = to.amount >= from.amount;
    let known = wording.hedge == Hedge::Plain
        && growth.is_some_and(|growth| growth.rise.is_none_or(|stated| stated == rise))
        && passage.glyphs.at(ratio.to) != '的';
    if !known || value.amount.max(from.amount).max(to.amount) > LARGEST / 2 {
        return unknown;
    }
    let (high, low, values) = if rise { (current, base, (to, from)) } else { (base, current, (from, to)) };
    let spelled = |ratio: &Ratio| reading::spelled(text, passage, (ratio.from, ratio.to));
    let operand = |role, ratio: &Ratio| Operand { role, span: passage.glyphs.span(ratio.from, ratio.to) };
    let operands = vec![operand(Role::Current, current), operand(Role::Base, base)];
    let formula = [&*spelled(high), "−", &spelled(low)].concat();
    let divided = ["(", &formula, ")÷", &spelled(base)].concat();
    let difference = Difference { value, values, formula, suffix: "个百分点" };
    if ratio.form == Form::Points {
        return difference.judge(operands);
    }
    let change = values.0.amount - values.1.amount;
    let relative = Interval::closed(change, change);
    let whole = Interval::closed(from.amount, from.amount);
    let relative_reading = Reading::of(divided, (change, from.amount), ratio, operands.clone());
    let mut readings = Vec::new();
    if let Some(reading) = relative_reading {
        readings.push(reading);
    }
    readings.push(difference.reading(operands));
    if Interval::rounded(value).admits_percent(&relative, &whole) {
        Outcome { verdict: Verdict::Match, readings, reason: "与文中数字相符", slip: None }
    } else if change == value.amount {
        Outcome {
            verdict: Verdict::Mismatch,
            readings,
            reason: "是两个百分比之差，应写百分点",
            slip: Some(Slip::PercentForPoints),
        }
    } else {
        Outcome {
            verdict: Verdict::Mismatch,
            readings,
            reason: "与文中数字不符，换其他合理算法也不符",
            slip: Some(Slip::Growth),
        }
    }
}

/// Judges the growth `ratio` of an index, which stands at 100 for what it is compared with; none if `figure` is no index.
pub fn index(text: &str, passage: &Passage, ratio: &Ratio, growth: &Growth, figure: &Figure) -> Option<Outcome> {
    let (value, level) = (ratio.percent()?, figure.value?);
    let base = Decimal { amount: 100 * ONE, unit: 0 };
    // A second growth of one index is compared with another time, and so with another 100.
    let next = passage.figures.get(ratio.figures).map_or(usize::MAX, |figure| figure.from);
    let growths = passage.ratios_in((figure.to, next)).iter().take_while(|other| other.sentence == ratio.sentence);
    // 价格指数, not 污染指数: it stands at 100 for the time before.
    let plain = figure.unit.is_empty()
        && figure.hedge == Hedge::Plain
        && cue::says(passage, figure, words!("指数"))
        && !cue::says(passage, figure, words!("污染|空气|景气|信心|经理"))
        && (50 * ONE..200 * ONE).contains(&level.amount);
    let rise = level.amount >= base.amount;
    if !plain || growths.take(2).count() != 1 || growth.rise.is_none() || level.amount > LARGEST / 2 {
        return None;
    }
    let number = reading::number(text, passage, figure);
    let formula = if rise { number + "−100" } else { ["100−", &number].concat() };
    let values = if rise { (level, base) } else { (base, level) };
    // 指数为98，上涨2%: the direction is wrong, whatever the number.
    let slip = (growth.rise != Some(rise)).then_some(Slip::Growth);
    let operands = vec![Operand::new(passage, Role::Current, figure)];
    let outcome = Difference { value, values, formula, suffix: "%" }.judge(operands);
    Some(match slip.or(outcome.slip.filter(|slip| *slip == Slip::Points).map(|_| Slip::Growth)) {
        Some(slip) => {
            Outcome { verdict: Verdict::Mismatch, reason: "与文中数字不符", slip: Some(slip), ..outcome }
        }
        None => outcome,
    })
}

/// A difference, and what it is said to be.
struct Difference {
    value: Decimal,
    /// What is taken from what: the larger first.
    values: (Decimal, Decimal),
    formula: String,
    suffix: &'static str,
}

impl Difference {
    fn judge(&self, operands: Vec<Operand>) -> Outcome {
        let change = self.values.0.amount - self.values.1.amount;
        let off = (change - self.value.amount).abs();
        let readings = vec![self.reading(operands)];
        // Both ends may be rounded, and the difference be taken of what they were before.
        let slack = (self.values.0.unit + self.values.1.unit + self.value.unit) / 2;
        if off * 2 <= self.value.unit {
            Outcome { verdict: Verdict::Match, readings, reason: "与文中数字相符", slip: None }
        } else if off < slack {
            Outcome {
                verdict: Verdict::Match,
                readings,
                reason: "与文中数字末位差一，在取整范围内相符",
                slip: Some(Slip::LastDigit),
            }
        } else {
            Outcome { verdict: Verdict::Mismatch, readings, reason: "与文中数字不符", slip: Some(Slip::Points) }
        }
    }

    fn reading(&self, operands: Vec<Operand>) -> Reading {
        let (high, low) = self.values;
        let change = high.amount - low.amount;
        let places = high.places().max(low.places()).max(self.value.places());
        let told = divide(change, ONE, 0, places).unwrap_or_default() + self.suffix;
        Reading::exact(self.formula.clone(), told, operands)
    }
}
