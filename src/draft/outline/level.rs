//! The levels that are counting at one place of an outline, and what has been counted before.

use super::{Fit, Token, step::Move};
use crate::draft::Form;

/// One level of the outline: a list that is counting.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Level {
    /// How its ordinals are written.
    pub form: Form,
    /// Whether its ordinals stand in running text.
    pub inline: bool,
    /// What it has counted to.
    pub last: u32,
    /// Of 1.2.3 the 1.2.
    pub prefix: u32,
    /// How many entries it has.
    pub count: u32,
    /// The token of its last entry.
    pub token: usize,
    /// The value that changed places with the last one, and is still to come.
    pub awaits: Option<u32>,
    /// The other form that some of its entries are written in.
    pub odd: Option<Form>,
    /// Whether its last entry is a slip: what counts on across headings may count otherwise below it.
    pub slipped: bool,
    /// Whether it begins below a list of its form, so that the first entry must turn out to be written in the wrong form.
    pub suspect: bool,
    /// The headings that stand between it and the list of its form before, and whether it counts on from that.
    began: Option<(Form, bool)>,
    /// Whether its first entry looks unlike the others of the form it is written in.
    pub misfit: bool,
    /// Whether a heading seems to have lost its ordinal, so that the next entry must show a gap.
    pub owes_gap: bool,
    /// Whether its last entry is a mere heading.
    pub heads: bool,
    /// Whether something stands under its last entry,
    parent: bool,
    /// and the form of what stood under the first that had something.
    child: Option<Form>,
}

impl Level {
    /// Whether nothing stands under its last entry, and something does under others.
    pub fn is_barren(&self) -> bool {
        self.child.is_some() && !self.parent
    }

    /// What it costs that it has a single entry, if it has; `depth` levels stand above it.
    fn lone(&self, depth: usize) -> i32 {
        match (self.count, depth) {
            (1, 0) => LONE_OUTERMOST,
            (1, _) => LONE,
            _ => 0,
        }
    }

    /// What it costs if it ends before it is borne out.
    fn unanswered(&self) -> i32 {
        if self.awaits.is_some() || self.suspect || self.owes_gap { UNANSWERED } else { 0 }
    }

    /// What comes next.
    pub fn due(&self) -> u32 {
        self.awaits.unwrap_or(self.last + 1)
    }
}

/// A list that has ended, and may be counted on from under a later heading.
#[derive(Debug, Clone, Copy)]
pub struct Finished {
    /// How its ordinals are written.
    pub form: Form,
    /// What it counted to.
    pub last: u32,
    /// The largest that any list of the form counted to.
    pub most: u32,
    /// The token of its last entry.
    pub token: usize,
    /// What it costs that it has a single entry, which it has not if another list counts on from it.
    lone: i32,
    /// Whether the list that counts on from it must show a gap.
    pub owes_gap: bool,
    /// The outermost level that has gone on since.
    depth: usize,
    /// How that level is written.
    pub across: Form,
}

/// Whether lists of a form count on or begin anew across headings of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Habit {
    form: Form,
    across: Form,
    counts_on: bool,
    begins_anew: bool,
}

/// Where an outline stands behind a token.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The levels that are counting, outermost first.
    pub levels: Vec<Level>,
    finished: Vec<Finished>,
    habits: Vec<Habit>,
}

/// A list of a single entry is odd, though no slip: of two readings, the one with fewer such lists is the better.
const LONE: i32 = 5;
/// A passage may well hold no more than one of the outermost.
const LONE_OUTERMOST: i32 = 2;

/// So is a list in another form than those beside it have.
const UNLIKE: i32 = 2;

/// What an entry costs that is said to have changed places with the next, and has not, or to be written in the wrong form.
const UNANSWERED: i32 = 20;

impl State {
    /// The last list of `form` that has ended.
    pub fn finished(&self, form: Form) -> Option<&Finished> {
        self.finished.iter().find(|finished| finished.form == form)
    }

    /// The last entry of a list that has ended with `value`, in another form than `form`.
    pub fn counted_to(&self, value: u32, form: Form) -> Option<usize> {
        let ended = |finished: &&Finished| finished.last == value && finished.form != form && !finished.form.runs_in();
        self.finished.iter().find(ended).map(|finished| finished.token)
    }

    /// Whether lists of `form` have counted on across headings of `across`, and whether they have begun anew.
    pub fn habit(&self, form: Form, across: Form) -> (bool, bool) {
        let habit = self.habits.iter().find(|habit| (habit.form, habit.across) == (form, across));
        habit.map_or((false, false), |habit| (habit.counts_on, habit.begins_anew))
    }

    /// Whether a list at `depth` is rather written as `form` than as `other`: as lists before were, or as the standard has it.
    pub fn suits(&self, depth: usize, form: Form, other: Form) -> bool {
        let known = |form: Form| self.finished(form).is_some();
        if known(form) != known(other) {
            return known(form);
        }
        if form.runs_in() {
            return form == Form::Is;
        }
        let above = depth.checked_sub(1).and_then(|above| self.levels.get(above)).map_or(2, |above| above.form.rank());
        form.rank() == above + 1 && other.rank() != above + 1
    }

    /// Whether another state can take the same tokens from here on.
    pub fn is_like(&self, other: &Self) -> bool {
        let same = |a: &Level, b: &Level| {
            (a.form, a.last, a.awaits, a.inline, a.prefix, a.suspect, a.owes_gap, a.began)
                == (b.form, b.last, b.awaits, b.inline, b.prefix, b.suspect, b.owes_gap, b.began)
        };
        let ended =
            |a: &Finished, b: &Finished| (a.form, a.last, a.lone, a.owes_gap) == (b.form, b.last, b.lone, b.owes_gap);
        self.levels.len() == other.levels.len()
            && self.habits == other.habits
            && self.finished.len() == other.finished.len()
            && self.levels.iter().zip(&other.levels).all(|(a, b)| same(a, b))
            && self.finished.iter().zip(&other.finished).all(|(a, b)| ended(a, b))
    }

    /// Goes on over the token number `index` as `step` says, and gives what lists that end there cost.
    pub fn take(&mut self, index: usize, token: &Token, step: &Move) -> i32 {
        let form = if step.starts || step.renames {
            token.ordinal.form
        } else {
            self.levels.get(step.depth).map_or(token.ordinal.form, |level| level.form)
        };
        let kept = if step.starts { step.depth } else { step.depth + 1 };
        let mut cost = self.close(kept, step.depth, form);
        // A slip explains the values of one list.
        if step.excused && step.cost > 0 {
            for level in &mut self.levels {
                level.slipped = false;
            }
        }
        for finished in self.finished.iter_mut().filter(|finished| finished.depth > step.depth) {
            finished.depth = step.depth;
            finished.across = form;
        }
        if step.starts {
            cost += self.start(index, token, step);
        }
        if let Some(suspect) = step.suspect.and_then(|suspect| self.levels.get_mut(suspect)) {
            suspect.suspect = true;
        }
        if !step.starts {
            self.note_habit(step.depth);
        }
        if step.renames
            && !token.inline
            && let Some(above) = step.depth.checked_sub(1).and_then(|above| self.levels.get_mut(above))
        {
            above.child = Some(form);
        }
        if let Some(level) = self.levels.get_mut(step.depth) {
            cost += if level.owes_gap && step.fit != Fit::Gap { UNANSWERED } else { 0 };
            level.owes_gap = false;
            level.parent = false;
            level.heads = token.heads;
            level.suspect &= !step.renames;
            level.odd = if step.renames { Some(level.form) } else { level.odd };
            level.odd = level.odd.or(Some(token.ordinal.form).filter(|&odd| odd != form));
            level.form = form;
            level.inline = token.inline;
            level.last = step.count_to;
            level.prefix = if token.ordinal.form == form { token.ordinal.prefix } else { level.prefix };
            level.count += 1;
            level.token = index;
            level.awaits = step.awaits;
            level.slipped = step.fit.is_slip() || step.answers;
        }
        cost
    }

    /// Begins a list, and gives what is odd about it.
    fn start(&mut self, index: usize, token: &Token, step: &Move) -> i32 {
        let form = token.ordinal.form;
        let mut cost = 0;
        let looks_otherwise = self.levels.iter().any(|level| level.form == form && level.heads != token.heads);
        // A list that another counts on from was none of a single entry.
        for ended in self.finished.iter_mut().filter(|ended| step.count_to > 1 && Some(ended.token) == step.previous) {
            cost -= ended.lone;
            ended.lone = 0;
            cost += if ended.owes_gap && step.fit != Fit::Gap { UNANSWERED } else { 0 };
            ended.owes_gap = false;
        }
        if let Some(above) = step.depth.checked_sub(1).and_then(|above| self.levels.get_mut(above)) {
            let child = Some(form).filter(|_| !token.inline);
            cost += if above.child.and(child).is_some() && above.child != child { UNLIKE } else { 0 };
            above.child = above.child.or(child);
            above.parent = true;
            above.owes_gap |= step.lost_heading;
        }
        let ended = self.finished(form).filter(|ended| ended.across != form && !token.inline && !step.excused);
        let began = ended.map(|ended| (ended.across, step.count_to > 1 && step.previous.is_some()));
        self.levels.push(Level {
            form,
            inline: token.inline,
            last: 0,
            prefix: 0,
            count: 0,
            token: index,
            awaits: None,
            odd: None,
            slipped: false,
            suspect: false,
            began,
            heads: token.heads,
            misfit: step.suspect == Some(step.depth) && looks_otherwise,
            owes_gap: false,
            parent: false,
            child: None,
        });
        cost
    }

    /// What the lists that are counting cost if the outline ends here.
    pub fn end(&self) -> i32 {
        let owing = self.finished.iter().filter(|ended| ended.owes_gap).map(|_| UNANSWERED);
        let counting = self.levels.iter().enumerate().map(|(depth, level)| level.lone(depth) + level.unanswered());
        owing.chain(counting).sum()
    }

    /// Ends the levels from `kept` on, since one at `depth`, written as `across`, goes on.
    fn close(&mut self, kept: usize, depth: usize, across: Form) -> i32 {
        let mut total = 0;
        while self.levels.len() > kept {
            let Some(level) = self.levels.pop() else { break };
            // Behind one entry, its list begins anew.
            let again = self.levels.len() == depth && level.form == across && level.count == 1;
            let lone = if again { LONE } else { level.lone(self.levels.len()) };
            total += lone + if level.owes_gap { 0 } else { level.unanswered() };
            let ended = Finished {
                lone,
                owes_gap: level.owes_gap,
                form: level.form,
                last: level.last,
                most: level.last,
                token: level.token,
                depth,
                across,
            };
            match self.finished.iter_mut().find(|finished| finished.form == level.form) {
                Some(known) => {
                    total += if known.owes_gap { UNANSWERED } else { 0 };
                    *known = Finished { most: known.most.max(level.last), ..ended };
                }
                None => self.finished.push(ended),
            }
        }
        total
    }

    /// Notes whether a list counts on from the last of its form, or began anew. A single entry may be another list's.
    fn note_habit(&mut self, depth: usize) {
        let Some(level) = self.levels.get_mut(depth).filter(|level| !level.suspect) else { return };
        let Some((across, counts_on)) = level.began.take() else { return };
        let form = level.form;
        let begins_anew = !counts_on;
        match self.habits.iter_mut().find(|habit| (habit.form, habit.across) == (form, across)) {
            Some(habit) => {
                habit.counts_on |= counts_on;
                habit.begins_anew |= begins_anew;
            }
            None => self.habits.push(Habit { form, across, counts_on, begins_anew }),
        }
    }
}
