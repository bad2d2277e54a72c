//! The ways in which an ordinal can be taken, and what each costs.

use super::{
    Certainty, Fit, Stretch, Token,
    level::{Level, State},
};
use crate::draft::{Form, ordinal::LAST};

/// How an ordinal is taken.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Move {
    /// How many levels stand above its own.
    pub depth: usize,
    /// Whether it begins a list.
    pub starts: bool,
    /// Whether the list it goes on with is written as it is, and the first entry otherwise.
    pub renames: bool,
    /// What the list has counted to then.
    pub count_to: u32,
    /// The value it changed places with, which is still to come.
    pub awaits: Option<u32>,
    /// Whether it is the one that changed places with the one before.
    pub answers: bool,
    /// How many levels stand above the list whose first entry must turn out to be written in the wrong form.
    pub suspect: Option<usize>,
    /// Whether it seems to stand under a heading that lost its ordinal: the next heading must show the gap.
    pub lost_heading: bool,
    /// Whether the slip of a heading above explains its value.
    pub excused: bool,
    /// How it stands to what was due.
    pub fit: Fit,
    /// What was due.
    pub due: u32,
    /// The token it counts on from.
    pub previous: Option<usize>,
    /// What that costs; nothing if it is no slip.
    pub cost: i32,
}

/// What a slip costs: one in the value of an ordinal,
pub const SLIP: i32 = 10;
/// a list that does not start at one,
pub const NO_ONE: i32 = 12;
/// and what is added where it starts later than at two;
pub const MUCH: i32 = 6;
/// one that does, where the others count on across headings;
pub const MIXED: i32 = 18;
/// an ordinal in the form of another level,
pub const ODD: i32 = 12;
/// in a place where lists are rather written so;
pub const UNSUITED: i32 = 1;
/// one that has a place at its own level as well,
pub const ODD_AND_DUE: i32 = 13;
/// or that looks out of place there,
pub const ODD_BY_LOOKS: i32 = 8;
/// one that would not be read as an ordinal otherwise,
pub const ODD_POINT: i32 = 9;
/// and one more in the same list;
pub const ODD_AGAIN: i32 = 3;
/// a count that goes on from an earlier value, or from one once more;
pub const BACKWARDS: i32 = 14;
/// a list that begins anew below a heading without an ordinal, whose gap costs nothing more;
pub const LOST_HEADING: i32 = 11;
/// a list that does not count on across headings, under one that is a slip itself;
pub const UNDER_SLIP: i32 = 4;
/// a change of places with an entry that nothing stands under, where something does under the others;
pub const UNLIKE: i32 = 4;
/// and a list behind a list, told apart by no more than a paragraph. The last three are no slips, but a slip may explain them.
pub const ANEW: i32 = 6;

impl Stretch<'_> {
    /// The ways in which a token can be taken, the likeliest first; `None` stands for no ordinal at all. Of a token that is no slip,
    /// `free_only` leaves out what would make it one.
    pub fn options(&self, state: &State, token: &Token, free_only: bool, options: &mut Vec<Option<Move>>) {
        let value = token.ordinal.value;
        let form = token.ordinal.form;
        let on_level = |level: &Level| {
            level.form == form
                && !level.suspect
                && (level.inline == token.inline || self.paragraph(level.token) == Some(token.paragraph))
        };
        let mut same = None;
        for (depth, level) in state.levels.iter().enumerate().rev().filter(|(_, level)| on_level(level)) {
            same = same.or(Some(depth));
            if token.certainty != Certainty::IfOdd && level.is_next(token) {
                let answers = level.awaits.is_some();
                let cost = if answers && level.is_barren() { UNLIKE } else { 0 };
                let on = Move { answers, ..on(depth, level) };
                offer(options, &on, Fit::Due, value.max(level.last), cost);
            }
        }
        let on_level = !options.is_empty();
        if !on_level && token.certainty != Certainty::IfOdd {
            match same.and_then(|depth| Some((depth, state.levels.get(depth)?))) {
                Some((depth, level)) if token.certainty != Certainty::IfDue => {
                    self.out_of_step(token, depth, level, options);
                    self.anew(state, token, depth, level, options);
                }
                Some(_) => {}
                None => self.opens(state, token, options),
            }
        }
        let is_due = options.iter().flatten().any(|option| option.cost == 0);
        if is_due && free_only {
            return;
        }
        let own = same.and_then(|depth| state.levels.get(depth));
        self.suspects(state, token, same, options);
        self.odd(state, token, is_due, own, options);
        if token.certainty != Certainty::Sure && !is_due {
            options.push(None);
        }
    }

    /// Whether a token stands in the text, or at the lines' starts, as the list at `level` does, so that it may be one of its
    /// entries in another form.
    pub fn is_beside(&self, level: &Level, token: &Token) -> bool {
        let last = self.tokens.get(level.token);
        let alike = level.inline == token.inline || self.is_unfolded;
        alike
            && (!token.inline
                || last.is_some_and(|last| last.paragraph == token.paragraph || last.leads && token.leads))
    }

    pub fn paragraph(&self, token: usize) -> Option<usize> {
        self.tokens.get(token).map(|token| token.paragraph)
    }

    /// Goes on with a list, with another value than is due: the count goes on from what is written, or from what was due.
    fn out_of_step(&self, token: &Token, depth: usize, level: &Level, options: &mut Vec<Option<Move>>) {
        let value = token.ordinal.value;
        let due = level.due();
        let mut on = on(depth, level);
        // The one that changed places did not come.
        on.cost = if level.awaits.is_some() { 2 * SLIP } else { SLIP };
        if value < due {
            let elsewhere = token.inline && !self.is_beside(level, token);
            on.cost += if value == level.last && level.is_barren() { 2 } else { 0 };
            on.cost = if elsewhere { BACKWARDS } else { on.cost };
            let again = if value < level.last { BACKWARDS } else { on.cost };
            offer(options, &on, Fit::Repeat, value, again);
            offer(options, &on, Fit::Repeat, due, on.cost);
            return;
        }
        let from = self.tokens.get(level.token).map_or(self.start, |token| token.ordinal.span.end);
        if self.stands_elsewhere(from, token, due) {
            offer(options, &on, Fit::Due, value, 0);
            return;
        }
        let told = level.owes_gap && value == due + 1;
        offer(options, &on, Fit::Gap, value, if told { 0 } else { on.cost });
        offer(options, &on, Fit::Order, due, on.cost);
        if value == due + 1 && level.awaits.is_none() {
            on.awaits = Some(due);
            offer(options, &on, Fit::Swapped, value, on.cost);
        }
    }

    /// Goes on with a list of another form, where its value is due.
    fn odd(&self, state: &State, token: &Token, is_due: bool, own: Option<&Level>, options: &mut Vec<Option<Move>>) {
        let ordinal = token.ordinal;
        if token.certainty == Certainty::IfDue {
            return;
        }
        for (depth, level) in state.levels.iter().enumerate() {
            let other = level.form != ordinal.form && level.form != Form::Sequence;
            if !other || !self.is_beside(level, token) {
                continue;
            }
            if level.due() == ordinal.value {
                let again = level.odd == Some(ordinal.form);
                let unlikely =
                    if level.count == 1 && state.suits(depth, ordinal.form, level.form) { UNSUITED } else { 0 };
                let cost =
                    match token.certainty {
                        Certainty::IfOdd => ODD_POINT,
                        // A heading among sentences, or a sentence among headings.
                        _ if is_due && own.is_some_and(|own| own.heads != level.heads) => {
                            if level.heads == token.heads { ODD_BY_LOOKS } else { BACKWARDS + ODD_AGAIN }
                        }
                        _ if is_due => ODD_AND_DUE,
                        _ if again => ODD_AGAIN,
                        _ => ODD + unlikely,
                    };
                offer(options, &on(depth, level), Fit::Odd(level.form), level.last.max(ordinal.value), cost);
            }
            // The first of a list was written otherwise than the rest.
            let first = level.count == 1 && level.due() == ordinal.value && level.odd.is_none();
            if first
                && (level.suspect || level.last == 1)
                && !state.levels.iter().any(|level| level.form == ordinal.form)
            {
                let unlikely = if state.suits(depth, ordinal.form, level.form) { 0 } else { UNSUITED };
                let cost = match (level.suspect, level.misfit) {
                    (true, true) => ODD_BY_LOOKS - ODD,
                    (true, false) => unlikely,
                    (false, _) => ODD + unlikely,
                };
                let renaming = Move { renames: true, ..on(depth, level) };
                offer(options, &renaming, Fit::Due, ordinal.value, cost);
            }
        }
    }
}

/// Adds a way of taking an ordinal: `step` with this fit, this count and these costs.
#[inline(never)]
pub fn offer(options: &mut Vec<Option<Move>>, step: &Move, fit: Fit, count_to: u32, cost: i32) {
    options.push(Some(Move { count_to, fit, cost, ..*step }));
}

/// Goes on with the list at `depth`, where `level` says what is due.
#[inline(never)]
fn on(depth: usize, level: &Level) -> Move {
    Move { due: level.due(), previous: Some(level.token), starts: false, ..begin(depth) }
}

/// Outlines are no deeper: below that, lists stand beside one another.
const DEEPEST: usize = 16;

/// Begins a list at `depth`.
#[inline(never)]
pub fn begin(depth: usize) -> Move {
    Move {
        depth: depth.min(DEEPEST),
        starts: true,
        renames: false,
        count_to: 1,
        awaits: None,
        answers: false,
        suspect: None,
        lost_heading: false,
        excused: false,
        fit: Fit::Due,
        due: 1,
        previous: None,
        cost: 0,
    }
}

impl Level {
    /// Whether a token is what comes next. 最后 may come behind any number of points.
    fn is_next(&self, token: &Token) -> bool {
        let last = token.ordinal.form == Form::Sequence && token.ordinal.value == LAST;
        token.ordinal.value == self.due() && token.ordinal.prefix == self.prefix || last
    }
}
