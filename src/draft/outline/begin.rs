//! Lists that begin: of a form that is not counting, and anew behind one of the same form.

use super::{
    Above, Certainty, Fit, Stretch, Token,
    level::{Level, State},
    step::{ANEW, BACKWARDS, LOST_HEADING, MIXED, MUCH, Move, NO_ONE, ODD, SLIP, UNDER_SLIP, begin, offer},
};
use crate::draft::Form;

impl Stretch<'_> {
    /// Begins a list where one of the form is counting.
    pub fn anew(&self, state: &State, token: &Token, depth: usize, level: &Level, options: &mut Vec<Option<Move>>) {
        let value = token.ordinal.value;
        let prefix_goes_on = token.ordinal.prefix == level.prefix + 1;
        let same_paragraph = self.paragraph(level.token) == Some(token.paragraph);
        // Points of a list within a point of another.
        let within = token.inline && depth + 1 < state.levels.len();
        let depth = if within { state.levels.len() } else { depth };
        let (fit, cost) = match token.above {
            _ if token.ordinal.prefix > 0 && prefix_goes_on => (Fit::Anew, 0),
            _ if token.inline => (Fit::Anew, if same_paragraph || token.leads && level.count == 1 { ANEW } else { 0 }),
            Above::Heading | Above::Introduction => (Fit::Anew, 0),
            Above::Paragraph => (Fit::Anew, ANEW),
            Above::Entry => (Fit::Repeat, BACKWARDS),
        };
        let begin = Move { due: level.due(), previous: Some(level.token), ..begin(depth) };
        if value == 1 {
            offer(options, &begin, fit, value, cost);
            if depth > 0 && (fit == Fit::Repeat || cost == ANEW && !token.inline) {
                let below = Move { lost_heading: true, ..begin };
                offer(options, &below, Fit::Anew, value, LOST_HEADING);
            }
        } else if value >= level.due() {
            // The list counts on, with a gap.
        } else if cost == 0
            && value < level.last
            && token.ordinal.form.runs_in()
            && (value > 2 || token.ordinal.form == Form::Sequence)
        {
            let alone = Move { previous: None, due: 1, ..begin };
            offer(options, &alone, fit, value, cost);
            offer(options, &alone, Fit::Order, 1, NO_ONE);
        } else if cost == 0 {
            let late = Move { previous: None, due: 1, ..begin };
            offer(options, &late, Fit::Gap, value, NO_ONE);
            offer(options, &late, Fit::Order, 1, NO_ONE);
        }
    }

    /// Begins a list whose first entry is written in the wrong form, or stands below one that is. Only what comes next can show it.
    pub fn suspects(&self, state: &State, token: &Token, same: Option<usize>, options: &mut Vec<Option<Move>>) {
        let value = token.ordinal.value;
        if token.inline || token.certainty != Certainty::Sure {
            return;
        }
        let innermost = state.levels.len();
        let mut lower = Move { suspect: Some(innermost), due: value, ..begin(innermost) };
        // The list it stands below is of its form, or of a lower one.
        let is_new = |level: &&Level| level.count == 1 && level.last == 1;
        let below = state.levels.last().filter(is_new).filter(|last| last.form.rank() > token.ordinal.form.rank());
        let upper = same.and_then(|same| state.levels.get(same).filter(is_new).map(|_| same));
        if let Some(upper) = upper.or(below.map(|_| innermost - 1)) {
            let first = options.len();
            self.opens(state, token, options);
            for step in options.iter_mut().skip(first).flatten() {
                step.depth = self::begin(innermost).depth;
                step.suspect = Some(upper);
                step.cost += ODD;
            }
        }
        if value == 1 && same.is_some() {
            offer(options, &lower, Fit::Due, value, ODD);
        }
        lower.previous = if value > 1 { state.counted_to(value - 1, token.ordinal.form) } else { None };
        if lower.previous.is_some() {
            offer(options, &lower, Fit::Due, value, ODD);
        }
    }

    /// Begins a list of a form that is not counting: one that counts on from the last of its form, or from one.
    pub fn opens(&self, state: &State, token: &Token, options: &mut Vec<Option<Move>>) {
        let value = token.ordinal.value;
        let form = token.ordinal.form;
        // 二、 behind （三） is an outer level whose beginning is missing, not one under （三）.
        let outer =
            state.levels.iter().rposition(|level| level.form.rank() <= form.rank()).map_or(0, |level| level + 1);
        // Points of another paragraph are over.
        let is_over = |level: &Level| {
            let last = self.tokens.get(level.token).filter(|last| token.inline && last.inline && !last.leads);
            last.is_some_and(|last| last.paragraph != token.paragraph)
        };
        let over = state.levels.iter().position(is_over);
        let depth = over.unwrap_or(if value > 1 { outer } else { state.levels.len() });
        let ended = state.finished(form).filter(|_| !token.inline);
        let (counts_on, begins_anew) = ended.map_or((false, false), |ended| state.habit(form, ended.across));
        let ended = ended.filter(|_| counts_on || !begins_anew);
        let from_one = begins_anew || !counts_on;
        let excused = !token.inline && state.levels.iter().take(depth).any(|above| above.slipped);
        let begin = Move { count_to: value, due: 1, excused, ..begin(depth) };
        let next = ended.map(|ended| Move { due: ended.last + 1, previous: Some(ended.token), ..begin });
        let counts_on = ended.is_some_and(|ended| value == ended.last + 1 || value == ended.most + 1);
        let if_due = token.certainty == Certainty::IfDue;
        let late = Move { due: value, ..begin };
        match next {
            Some(next) if counts_on => offer(options, &Move { due: value, ..next }, Fit::Due, value, 0),
            _ if value == 1 => {
                // Where headings begin anew themselves, so does what stands below them.
                let below = token.above == Above::Heading || state.levels.last().is_some_and(|above| above.count == 1);
                match next.filter(|_| !from_one && !below) {
                    Some(_) if excused => offer(options, &begin, Fit::Due, 1, UNDER_SLIP),
                    Some(next) => offer(options, &next, Fit::Mixed, 1, MIXED),
                    None => offer(options, &begin, Fit::Due, 1, 0),
                }
                // Points in another form may stand beside those above as well as under them.
                let beside = state.levels.iter().position(|level| level.inline && token.inline && !if_due);
                if let Some(depth) = beside.filter(|&beside| beside < depth) {
                    offer(options, &Move { depth, ..begin }, Fit::Due, 1, 0);
                }
            }
            _ if if_due => {}
            _ if self.begins_late(state, token, next) => offer(options, &late, Fit::Due, value, 0),
            Some(next) if excused => offer(options, &Move { due: value, ..next }, Fit::Due, value, UNDER_SLIP),
            None if excused => offer(options, &late, Fit::Due, value, UNDER_SLIP),
            _ => {}
        }
        if if_due {
            return;
        }
        let usual = next.filter(|next| value > next.due).into_iter().chain(Some(begin).filter(|_| from_one));
        for mut start in usual.chain(next.filter(|next| value < next.due)) {
            let due = start.due;
            if value > due {
                let told = value == due + 1 && ended.is_some_and(|ended| ended.owes_gap);
                let late = NO_ONE + if value > due + 1 { MUCH } else { 0 };
                offer(options, &start, Fit::Gap, value, if told { 0 } else { late });
                offer(options, &start, Fit::Order, due, NO_ONE);
            } else if value < due {
                offer(options, &start, Fit::Repeat, due, NO_ONE);
            }
            if value == due + 1 {
                start.awaits = Some(due);
                offer(options, &start, Fit::Swapped, value, SLIP);
            }
        }
    }

    /// Whether a list may well begin with a value above one. `next` counts on from the last of its form.
    fn begins_late(&self, state: &State, token: &Token, next: Option<Move>) -> bool {
        let form = token.ordinal.form;
        let value = token.ordinal.value;
        let is_first = state.finished(form).is_none();
        // A passage taken from a longer text begins where it was cut, and so do the lists above it.
        let cut = self.is_cut && is_first;
        // An amendment begins with the article it adds.
        let adds = form == Form::Article && value > 2 && state.levels.is_empty() && is_first;
        // 三是 alone may be anything.
        let mut lists = state.levels.iter().filter(|level| self.is_beside(level, token));
        let alone = form.runs_in() && (value > 2 || form == Form::Sequence) && !lists.any(|list| list.due() == value);
        let due = next.map(|next| next.due).filter(|&due| due < value).unwrap_or(1);
        let above = match next.filter(|next| next.due < value) {
            Some(next) => next.previous,
            None => state.levels.last().map(|above| above.token),
        };
        let from = above.and_then(|above| self.tokens.get(above)).map_or(self.start, |above| above.ordinal.span.end);
        cut || adds || alone || self.stands_elsewhere(from, token, due)
    }
}
