//! The reading of a stretch of ordinals that takes the fewest slips.
//!
//! An ordinal may go on with any list that is counting, begin one, or be written wrong; only what comes later tells which. So
//! where ordinals do not simply count on, several readings are followed side by side, each with what its slips cost, and the
//! cheapest is taken in the end: one slip is then one slip, and what follows it counts as it was meant. (It is the search for
//! the least costly correction that spelling correctors make, over outlines in place of words.)

use super::{Stretch, level::State, step::Move};

/// So many readings are followed side by side,
const READINGS: usize = 12;
/// if they cost no more than this above the cheapest,
const WINDOW: i32 = 25;
/// and are decided on after so many ordinals, for the memory they take.
const HORIZON: usize = 512;
/// A stretch with more slips is not understood; a single reading is then good enough.
const MOST_SLIPS: usize = 60;

/// How each ordinal of a stretch is taken; `None` where it is none.
pub fn find(stretch: &Stretch) -> Vec<Option<Move>> {
    without_slips(stretch).unwrap_or_else(|| cheapest(stretch))
}

/// The reading without any slip, where each ordinal counts on at once.
fn without_slips(stretch: &Stretch) -> Option<Vec<Option<Move>>> {
    let mut state = State::default();
    let mut moves = Vec::with_capacity(stretch.tokens.len());
    let mut options = Vec::new();
    for (index, token) in stretch.tokens.iter().enumerate() {
        stretch.options(&state, token, true, &mut options);
        let free = options.drain(..).find(|option| option.is_none_or(|option| option.cost == 0))?;
        if let Some(step) = free {
            state.take(index, token, &step);
        }
        moves.push(free);
    }
    state.levels.iter().all(|level| level.awaits.is_none()).then_some(moves)
}

/// A reading of the ordinals so far.
#[derive(Clone)]
struct Reading {
    state: State,
    cost: i32,
    slips: usize,
    /// Its last step, an index of the steps taken.
    step: Option<usize>,
}

/// A step that some reading took.
struct Step {
    before: Option<usize>,
    taken: Option<Move>,
}

fn cheapest(stretch: &Stretch) -> Vec<Option<Move>> {
    let mut moves = Vec::with_capacity(stretch.tokens.len());
    let mut steps: Vec<Step> = Vec::new();
    let mut readings = vec![Reading { state: State::default(), cost: 0, slips: 0, step: None }];
    let mut options = Vec::new();
    for (index, token) in stretch.tokens.iter().enumerate() {
        if index % HORIZON == HORIZON - 1 {
            readings = decide(readings, &mut steps, &mut moves);
        }
        let mut next: Vec<Reading> = Vec::new();
        let mut least = i32::MAX;
        for reading in readings {
            stretch.options(&reading.state, token, false, &mut options);
            for taken in options.drain(..) {
                let mut reading = reading.clone();
                if let Some(step) = taken {
                    reading.cost += step.cost + reading.state.take(index, token, &step);
                    reading.slips += usize::from(step.fit.is_slip());
                }
                if reading.cost > least.saturating_add(WINDOW) {
                    continue;
                }
                let before = reading.step.replace(steps.len());
                let known = next.iter_mut().find(|known| known.state.is_like(&reading.state));
                least = least.min(reading.cost);
                match known {
                    Some(known) if known.cost <= reading.cost => continue,
                    Some(known) => *known = reading,
                    None => next.push(reading),
                }
                steps.push(Step { before, taken });
            }
        }
        next.retain(|reading| reading.cost <= least.saturating_add(WINDOW));
        let too_many = next.iter().any(|reading| reading.cost == least && reading.slips > MOST_SLIPS);
        let most = if too_many { 1 } else { READINGS };
        while next.len() > most {
            let dearest = next.iter().enumerate().max_by_key(|(_, reading)| reading.cost).map_or(0, |(place, _)| place);
            next.remove(dearest);
        }
        readings = next;
    }
    decide(readings, &mut steps, &mut moves);
    moves
}

/// Takes the cheapest of the readings for the right one, and puts its steps behind `moves`.
fn decide(readings: Vec<Reading>, steps: &mut Vec<Step>, moves: &mut Vec<Option<Move>>) -> Vec<Reading> {
    let Some(mut best) = readings.into_iter().min_by_key(|reading| reading.cost + reading.state.end()) else {
        return Vec::new();
    };
    let from = moves.len();
    let mut step = best.step.take();
    while let Some(Step { before, taken }) = step.and_then(|step| steps.get(step)) {
        moves.push(*taken);
        step = *before;
    }
    if let Some(taken) = moves.get_mut(from..) {
        taken.reverse();
    }
    steps.clear();
    best.cost = 0;
    vec![best]
}
