//! One slip of numbering put into a document gives one finding, at the ordinal where a person would put it.
//!
//! Over the drafts written for this project, and over the corpus where it is present. The table is printed with `--nocapture`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::collections::HashSet;

use common::{Document, Moved, corpus, drafts, replaced};
use hegao::{
    Config, Draft, Finding, check,
    draft::{Entry, Fit, Form},
    read,
    text::Span,
};

/// A document, what was read in it, and what was found.
struct Original<'t> {
    draft: Draft<'t>,
    found: Vec<Finding>,
}

/// A text with one slip, the place where that should be told, and how a place of the original has moved.
struct Mutant {
    what: String,
    text: String,
    place: Span,
    moved: Moved,
}

/// How often a slip was tried, and how it was told.
#[derive(Default)]
struct Count {
    tried: usize,
    detected: usize,
    one: usize,
    placed: usize,
    failures: Vec<String>,
}

impl Count {
    /// Checks one mutant: the findings on numbering that its original does not have.
    fn take(&mut self, original: &Original, mutant: &Mutant) {
        let numbering = |finding: &&Finding| {
            ["number-", "count-", "reference-"].iter().any(|family| finding.rule.starts_with(family))
        };
        // A finding may speak of several places; without the first it stands at the next.
        let places = |finding: &Finding| -> Vec<(String, usize)> {
            let related = finding.related.iter().map(|related| related.span);
            related.chain([finding.span]).map(|span| (finding.rule.clone(), span.start)).collect()
        };
        let known: HashSet<(String, usize)> = original
            .found
            .iter()
            .filter(numbering)
            .flat_map(places)
            .map(|(rule, at)| (rule, (mutant.moved)(at)))
            .collect();
        let found = check(&mutant.text, &Config::default());
        let new: Vec<&Finding> = found
            .iter()
            .filter(numbering)
            .filter(|finding| !places(finding).iter().any(|place| known.contains(place)))
            .collect();
        self.tried += 1;
        self.detected += usize::from(!new.is_empty());
        self.one += usize::from(new.len() == 1);
        let placed =
            matches!(new.as_slice(), [only] if mutant.place.contains(Span::new(only.span.start, only.span.start)));
        self.placed += usize::from(placed);
        if !placed {
            let told: Vec<_> =
                new.iter().map(|f| format!("{} «{}» {}", f.rule, f.span.of(&mutant.text), f.message)).collect();
            self.failures.push(format!("{}: {told:?}", mutant.what));
        }
    }
}

fn originals<'d>(documents: &'d [Document]) -> Vec<(&'d str, Original<'d>)> {
    let config = Config::default();
    let read_one = |Document { name, text }: &'d Document| {
        (name.as_str(), Original { draft: read(text, &config), found: check(text, &config) })
    };
    documents.iter().map(read_one).collect()
}

/// An entry with all that stands under it: from the start of its line, or of its clause, to the start of the next.
struct Item {
    entry: usize,
    span: Span,
}

/// Lists that count on from one without a slip in them or under them, each with its items.
fn lists(original: &Original) -> Vec<Vec<Item>> {
    let Original { draft, found } = original;
    let slips = |span: Span| {
        found.iter().any(|finding| {
            finding.rule.starts_with("number-") && span.contains(finding.span) && finding.rule != "number-punctuation"
        })
    };
    let mut lists = Vec::new();
    for run in &draft.runs {
        let entries: Vec<&Entry> = run.entries.iter().map(|&index| &draft.entries[index]).collect();
        let counts = entries.windows(2).all(|pair| pair[1].ordinal.value == pair[0].ordinal.value + 1)
            && entries.iter().all(|entry| entry.fit == Fit::Due && !entry.ordinal.doubtful)
            && (entries[0].ordinal.value == 1 || run.after.is_some())
            && run.form != Form::Sequence
            && !entries[0].annex;
        if entries.len() < 2 || !counts {
            continue;
        }
        let items: Vec<Item> = run.entries.iter().map(|&entry| Item { entry, span: extent(draft, entry) }).collect();
        // One slip at a time: neither may the list it stands under have any, nor another of its form.
        let above = entries[0].parent.map(|parent| draft.entries[parent].run);
        let near = |entry: &Entry| Some(entry.run) == above || entry.ordinal.form == run.form;
        let sound =
            !draft.entries.iter().any(|entry| entry.part == entries[0].part && near(entry) && entry.fit.is_slip());
        if sound && !items.iter().any(|item| slips(item.span)) {
            lists.push(items);
        }
    }
    lists
}

/// Where an entry begins and ends, with all that stands under it.
fn extent(draft: &Draft, index: usize) -> Span {
    let text = draft.text;
    let entry = &draft.entries[index];
    let under = |mut other: usize| loop {
        match draft.entries[other].parent {
            Some(parent) if parent == index => return true,
            Some(parent) => other = parent,
            None => return false,
        }
    };
    let mut end = entry.own.end;
    for other in (index + 1..draft.entries.len()).take_while(|&other| under(other)) {
        end = end.max(draft.entries[other].own.end);
    }
    let line = &text[text[..entry.ordinal.span.start].rfind('\n').map_or(0, |line| line + 1)..entry.ordinal.span.start];
    if entry.inline || line.contains(|c: char| !c.is_whitespace() && !"#*-> ★".contains(c)) {
        return Span::new(entry.ordinal.span.start, end);
    }
    // The marks of Markdown before an ordinal go with it.
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = if end < text.len() { line_start(end).max(entry.ordinal.span.end) } else { end };
    Span::new(line_start(entry.ordinal.span.start), end)
}

fn mutant(
    original: &Original,
    what: String,
    edits: &[(Span, String)],
    place: impl Fn(&dyn Fn(usize) -> usize) -> Span,
) -> Mutant {
    let (text, moved) = replaced(original.draft.text, edits);
    let place = place(&moved);
    Mutant { what, text, place, moved }
}

fn at(place: usize) -> Span {
    Span::new(place, place)
}

/// What is done with an item of a list: the document's name, the document, the list, and the item's place.
type Visit<'v> = &'v mut dyn FnMut(&str, &Original, &[Item], usize);

/// Runs `visit` over every pair of an item and the one behind it in its list.
fn over_pairs(visit: Visit) {
    let mut documents = drafts();
    documents.extend(corpus("seeds"));
    documents.extend(corpus("plans"));
    for (name, original) in originals(&documents) {
        for items in lists(&original) {
            for place in 0..items.len() {
                visit(name, &original, &items, place);
            }
        }
    }
}

fn report(name: &str, count: &Count, at_least: usize) {
    let Count { tried, detected, one, placed, failures } = count;
    eprintln!("{name:28} tried {tried:5}  detected {detected:5}  exactly one {one:5}  place right {placed:5}");
    for failure in failures.iter().take(if std::env::var_os("ALL").is_some() { 1000 } else { 6 }) {
        eprintln!("    {failure}");
    }
    assert!(*tried >= at_least, "{name}: only {tried} tried");
    for (what, good) in [("detected", detected), ("told exactly once", one), ("told at the right place", placed)] {
        assert!(good * 100 >= tried * 99, "{name}: {good} of {tried} {what}");
    }
}

fn ordinal_of<'t>(original: &Original<'t>, item: &Item) -> (&'t str, Span) {
    let span = original.draft.entries[item.entry].ordinal.span;
    (span.of(original.draft.text), span)
}

#[test]
fn an_item_deleted() {
    let mut count = Count::default();
    over_pairs(&mut |name, original, items, place| {
        // Nothing tells that the last of a list is missing: the list is only shorter.
        let Some(next) = items.get(place + 1) else { return };
        let (written, span) = ordinal_of(original, &items[place]);
        let what = format!("{name} item {written} at {} deleted", span.start);
        let follower = ordinal_of(original, next).1.start;
        count.take(
            original,
            &mutant(original, what, &[(items[place].span, String::new())], |moved| at(moved(follower))),
        );
    });
    report("item deleted", &count, 300);
}

#[test]
fn an_ordinal_deleted() {
    let mut count = Count::default();
    over_pairs(&mut |name, original, items, place| {
        let Some(next) = items.get(place + 1) else { return };
        let (written, span) = ordinal_of(original, &items[place]);
        let what = format!("{name} ordinal {written} at {} deleted", span.start);
        let follower = ordinal_of(original, next).1.start;
        count.take(
            original,
            &mutant(original, what, &[(span, String::new())], |moved| Span::new(span.start, moved(follower))),
        );
    });
    report("ordinal deleted", &count, 300);
}

#[test]
fn the_last_ordinal_deleted() {
    // What stands under it, or a group of its own, may show it, and nothing else does: but nothing may be told twice.
    let (mut count, mut told) = (Count::default(), 0);
    over_pairs(&mut |name, original, items, place| {
        if place + 1 < items.len() {
            return;
        }
        let (written, span) = ordinal_of(original, &items[place]);
        let what = format!("{name} last ordinal {written} at {} deleted", span.start);
        let mutant = mutant(original, what, &[(span, String::new())], |_| at(span.start));
        let mut one = Count::default();
        one.take(original, &mutant);
        told += one.detected;
        count.tried += 1;
        if one.detected > one.one {
            count.failures.append(&mut one.failures);
        }
    });
    eprintln!("of {} last ordinals deleted, {told} told", count.tried);
    let Count { tried, failures, .. } = count;
    assert!(tried > 100 && failures.len() * 100 <= tried, "{} of {tried} told twice: {failures:#?}", failures.len());
}

#[test]
fn an_item_used_twice() {
    let mut count = Count::default();
    over_pairs(&mut |name, original, items, place| {
        let text = original.draft.text;
        let item = items[place].span;
        let (written, span) = ordinal_of(original, &items[place]);
        let what = format!("{name} item {written} at {} twice", span.start);
        let copy = item.of(text);
        // A copy begins a line if its item does and nothing goes on behind it.
        let alone = (item.start == 0 || text[..item.start].ends_with('\n'))
            && (item.end == text.len() || text[item.end..].starts_with('\n'));
        let copy = if alone && !copy.ends_with('\n') { format!("\n{copy}") } else { copy.to_owned() };
        let offset = copy.len() - item.of(text).len();
        let second = item.end + offset + (span.start - item.start);
        count.take(original, &mutant(original, what, &[(at(item.end), copy)], |_| at(second)));
    });
    report("item used twice", &count, 300);
}

#[test]
fn neighbours_swapped() {
    let mut count = Count::default();
    over_pairs(&mut |name, original, items, place| {
        let Some(next) = items.get(place + 1) else { return };
        let text = original.draft.text;
        let (first, second) = (items[place].span, next.span);
        // What stands between two items, or ends the last of them otherwise, does not move with them.
        let ends_alike = first.of(text).ends_with('\n') == second.of(text).ends_with('\n');
        if first.end != second.start || !ends_alike {
            return;
        }
        let (written, span) = ordinal_of(original, &items[place]);
        let what = format!("{name} item {written} at {} and the next swapped", span.start);
        let swapped = [second.of(text), first.of(text)].concat();
        let offset = ordinal_of(original, next).1.start - second.start;
        count.take(
            original,
            &mutant(original, what, &[(Span::new(first.start, second.end), swapped)], |_| at(first.start + offset)),
        );
    });
    report("neighbours swapped", &count, 300);
}

#[test]
fn a_value_changed() {
    let mut count = Count::default();
    over_pairs(&mut |name, original, items, place| {
        let ordinal = original.draft.entries[items[place].entry].ordinal;
        let (written, span) = ordinal_of(original, &items[place]);
        for change in [-3, -1, 1, 2, 5] {
            let Some(value) = ordinal.value.checked_add_signed(change).filter(|&value| value > 0 && value < 20) else {
                continue;
            };
            let changed = ordinal.renumbered(original.draft.text, value);
            let what = format!("{name} {written} at {} as {changed}", span.start);
            count.take(original, &mutant(original, what, &[(span, changed)], |_| at(span.start)));
        }
    });
    report("value changed", &count, 1000);
}

#[test]
fn an_ordinal_used_again() {
    let mut count = Count::default();
    over_pairs(&mut |name, original, items, place| {
        let Some(next) = items.get(place + 1) else { return };
        let (written, span) = ordinal_of(original, next);
        let again = original.draft.entries[items[place].entry].ordinal.span.of(original.draft.text).to_owned();
        let what = format!("{name} {written} at {} as {again}", span.start);
        count.take(original, &mutant(original, what, &[(span, again)], |_| at(span.start)));
    });
    report("ordinal used again", &count, 300);
}

#[test]
fn a_form_changed() {
    let mut count = Count::default();
    over_pairs(&mut |name, original, items, place| {
        let entry = &original.draft.entries[items[place].entry];
        let ordinal = entry.ordinal;
        let (written, span) = ordinal_of(original, &items[place]);
        let forms: &[Form] = if ordinal.form.runs_in() {
            &[Form::Is, Form::Must, Form::Nth]
        } else {
            &[Form::Chinese, Form::ChineseBracketed, Form::Arabic, Form::ArabicBracketed]
        };
        // Behind the last of a list nothing tells whether an ordinal that is due above is meant to be it.
        let is_last = place + 1 == items.len();
        let due_above = |form: Form| {
            let above = |entry: &&Entry| entry.parent.map(|parent| &original.draft.entries[parent]);
            let mut ancestors = std::iter::successors(above(&entry), above);
            ancestors.any(|above| (above.ordinal.form, above.ordinal.value + 1) == (form, ordinal.value))
        };
        let others = forms.iter().copied().filter(|&form| form != ordinal.form && !(is_last && due_above(form)));
        let mut others: Vec<String> = others.map(|form| form.write(ordinal.value)).collect();
        // Where two ways are mixed already, one more is told with the rest.
        let mixed = original.found.iter().any(|finding| finding.rule == "number-form");
        match ordinal.form {
            _ if mixed => {}
            Form::Arabic => others.push(written.replace(['.', '．'], "、")),
            Form::ChineseBracketed | Form::ArabicBracketed => {
                others.push(written.replace('（', "(").replace('）', ")"));
            }
            Form::Chinese => others.push(written.replace('、', ".")),
            _ => {}
        }
        let told = original.found.iter().any(|finding| {
            finding.related.iter().map(|related| related.span).chain([finding.span]).any(|place| place == span)
        });
        if told {
            return;
        }
        for other in others.into_iter().filter(|other| other != written) {
            let what = format!("{name} {written} at {} as {other}", span.start);
            count.take(original, &mutant(original, what, &[(span, other)], |_| at(span.start)));
        }
    });
    report("form changed", &count, 1000);
}
