//! Lists that count on across headings, and the change that numbers the rest of one anew.

use crate::{
    draft::Draft,
    finding::{Edit, Fix, Safety},
};

/// So many replacements are offered in all, of so many ordinals looked at: in a text with more slips than that, numbering is
/// not what ails it.
const MOST_EDITS: usize = 4000;
const MOST_LOOKS: usize = 200_000;

/// The runs of a draft as they count on from one another.
#[derive(Debug)]
pub struct Chains {
    /// The run that counts on from each.
    next: Vec<Option<usize>>,
}

impl Chains {
    /// The chains of `draft`.
    pub fn of(draft: &Draft) -> Self {
        let mut next = vec![None; draft.runs.len()];
        for (index, run) in draft.runs.iter().enumerate() {
            if let Some(next) = run.after.and_then(|after| next.get_mut(after)) {
                *next = next.or(Some(index));
            }
        }
        Self { next }
    }

    /// The entries of all runs that count along with `run`, if it is the last of them; else none.
    pub fn ending_with(&self, draft: &Draft, run: usize) -> Vec<usize> {
        if self.goes_on(run) {
            return Vec::new();
        }
        let before = |&run: &usize| draft.runs.get(run).and_then(|run| run.after);
        let mut runs: Vec<usize> = std::iter::successors(Some(run), before).collect();
        runs.reverse();
        runs.into_iter().filter_map(|run| draft.runs.get(run)).flat_map(|run| run.entries.iter().copied()).collect()
    }

    /// Whether another run counts on from `run`.
    pub fn goes_on(&self, run: usize) -> bool {
        self.next.get(run).copied().flatten().is_some()
    }
}

/// Makes the changes that number the rest of a list anew.
#[derive(Debug)]
pub struct Renumbering<'d, 't> {
    draft: &'d Draft<'t>,
    chains: Chains,
    edits_left: usize,
    looks_left: usize,
}

impl<'d, 't> Renumbering<'d, 't> {
    /// For the lists of `draft`.
    pub fn of(draft: &'d Draft<'t>) -> Self {
        Self { draft, chains: Chains::of(draft), edits_left: MOST_EDITS, looks_left: MOST_LOOKS }
    }

    /// The lists as they count on from one another.
    pub fn chains(&self) -> &Chains {
        &self.chains
    }

    /// Gives the entry number `index` the value that is due, and those behind it in its list what follows, in the form that
    /// most of the list has. `None` where that changes nothing.
    pub fn from(&mut self, index: usize) -> Option<Fix> {
        let entry = self.draft.entries.get(index)?;
        let mut value = entry.due;
        let mut edits = Vec::new();
        let mut run = Some(entry.run);
        while let Some(list) = run.and_then(|run| self.draft.runs.get(run)) {
            let model = list.entries.iter().filter_map(|&model| self.draft.entries.get(model));
            let model = model.map(|model| model.ordinal).find(|model| model.form == list.form)?;
            let place = list.entries.partition_point(|&earlier| earlier < index);
            for &index in list.entries.iter().skip(place) {
                self.looks_left = self.looks_left.checked_sub(1)?;
                let ordinal = self.draft.entries.get(index)?.ordinal;
                let is_odd = ordinal.form != list.form;
                if ordinal.value != value || is_odd {
                    let written = if is_odd { model } else { ordinal };
                    self.edits_left = self.edits_left.checked_sub(1)?;
                    edits.push(Edit { span: ordinal.span, text: written.renumbered(self.draft.text, value) });
                }
                value += 1;
            }
            run = run.and_then(|run| self.chains.next.get(run).copied().flatten());
        }
        (!edits.is_empty())
            .then(|| Fix { label: "顺改本项及后面的序号".to_owned(), safety: Safety::Review, edits })
    }
}
