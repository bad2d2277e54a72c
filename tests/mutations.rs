//! One slip put into a document gives one new finding, at its place, and nothing else changes.
//!
//! Over the drafts written for this project, and over the corpus where it is present.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::collections::HashSet;

use common::{Document, corpus, drafts, passages, replaced};
use hegao::{
    Config, Draft, Finding, check,
    draft::{
        PartKind, Task,
        claim::{ClaimKind, Verdict},
    },
    read,
    text::Span,
};

/// A replacement: the bytes, and what to put there.
type Edit = (Span, String);

/// A document with a slip put in, and what is newly found in it.
struct Mutant {
    text: String,
    new: Vec<Finding>,
}

impl Mutant {
    /// `edits` in text order, not overlapping.
    fn new(original: &str, before: &[Finding], edits: &[Edit]) -> Self {
        let (text, moved) = replaced(original, edits);
        // A name is told where it stands first: without that place, at the next.
        let places = |finding: &Finding| {
            let named = finding.rule.starts_with("unit-");
            let related = finding.related.iter().filter(|_| named).map(|related| related.span);
            let spans: Vec<Span> = related.chain([finding.span]).collect();
            spans.into_iter().map(|span| (finding.rule.clone(), moved(span.start))).collect::<Vec<_>>()
        };
        let known: HashSet<(String, usize)> = before.iter().flat_map(places).collect();
        let found = check(&text, &Config::default());
        let new =
            found.into_iter().filter(|finding| !known.contains(&(finding.rule.clone(), finding.span.start))).collect();
        Self { text, new }
    }

    /// Exactly one new finding, of `rule`, that starts within `range` of the mutant.
    fn expect(&self, rule: &str, range: Span, what: &str, failures: &mut Vec<String>) {
        let good = matches!(self.new.as_slice(), [only]
            if only.rule == rule && range.start <= only.span.start && only.span.start <= range.end);
        if !good {
            let found: Vec<_> =
                self.new.iter().map(|f| format!("{} «{}» {}", f.rule, f.span.of(&self.text), f.message)).collect();
            failures.push(format!("{what}: expected one {rule}, found {found:?}"));
        }
    }
}

fn documents() -> Vec<Document> {
    let mut all = drafts();
    all.extend(corpus("seeds"));
    all.extend(corpus("plans"));
    all
}

/// Visits every document with its draft and what is found in it.
fn over_documents(mut visit: impl FnMut(&Document, &Draft, &[Finding])) {
    for document in documents() {
        let config = Config::default();
        visit(&document, &read(&document.text, &config), &check(&document.text, &config));
    }
}

/// Fails with the first few failures; says how many mutants were tried.
fn report(what: &str, tried: usize, at_least: usize, failures: &[String]) {
    eprintln!("{what}: {tried} mutants, {} failures", failures.len());
    assert!(tried >= at_least, "{what}: only {tried} mutants were tried");
    let shown: Vec<_> = failures.iter().take(12).map(String::as_str).collect();
    assert!(failures.is_empty(), "{what}: {} of {tried} failed\n{}", failures.len(), shown.join("\n"));
}

/// The tasks whose assignment can be missed: their own, one of several in the part, not flagged already, and not such that a
/// blank would say something else.
fn assigned<'a>(draft: &'a Draft<'a>, before: &[Finding]) -> Vec<&'a Task<'a>> {
    let own =
        |task: &&Task| task.inherited.is_none() && task.assignment.names_unit() && !task.assignment.groups.is_empty();
    draft
        .tasks
        .iter()
        .filter(own)
        .filter(|task| draft.tasks_of(task.part).iter().filter(own).count() >= 3)
        .filter(|task| !speaks_by_its_blanks(draft, task))
        .filter(|task| !before.iter().any(|finding| finding.span == task.place()))
        .collect()
}

/// Whether what a task leaves out means something: a blank cell of a table with merged cells holds what stands above it, a row
/// without units may be a heading; of cells that a PDF ran together nobody knows which lacks; and of two points in a text, the
/// one without a group shares the other's.
fn speaks_by_its_blanks(draft: &Draft, task: &Task) -> bool {
    let fellows = draft.tasks_of(task.part);
    let row = |task: &&Task| task.span.of(draft.text).contains(['\t', '|']);
    let merged =
        row(&task) && fellows.iter().filter(row).any(|task| task.inherited.is_some() || !task.assignment.names_unit());
    let chinese = task.ordinal.of(draft.text).starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let entry = draft.entries.iter().find(|entry| entry.inline && entry.ordinal.span == task.ordinal);
    let one_of_two = entry.is_some_and(|entry| draft.runs[entry.run].entries.len() == 2);
    merged || row(&task) && chinese || task.assignment.partly_read || one_of_two
}

fn name(document: &Document, draft: &Draft, task: &Task) -> String {
    format!("{} {}{}", document.name, task.ordinal.of(draft.text), task.title.of(draft.text))
}

#[test]
fn a_task_without_its_group() {
    let (mut tried, mut failures) = (0, Vec::new());
    over_documents(|document, draft, before| {
        for task in assigned(draft, before) {
            tried += 1;
            let edits: Vec<Edit> = task.assignment.groups.iter().map(|&group| (group, String::new())).collect();
            let mutant = Mutant::new(&document.text, before, &edits);
            mutant.expect("missing-responsibility", task.place(), &name(document, draft, task), &mut failures);
        }
    });
    report("groups", tried, 200, &failures);
}

#[test]
fn a_task_without_its_units() {
    let (mut tried, mut failures) = (0, Vec::new());
    over_documents(|document, draft, before| {
        for task in assigned(draft, before) {
            let mut units: Vec<Edit> = task
                .assignment
                .lead
                .iter()
                .chain(&task.assignment.responsible)
                .map(|unit| (unit.span, String::new()))
                .collect();
            units.sort();
            let mutant = Mutant::new(&document.text, before, &units);
            // A unit of several groups stands in the task's list once, and is still there.
            let left = read(&mutant.text, &Config::default());
            if left.tasks.iter().any(|left| left.span.start == task.span.start && left.assignment.names_unit()) {
                continue;
            }
            tried += 1;
            // A label that is left with nothing behind it is told itself.
            mutant.expect("missing-responsibility", task.span, &name(document, draft, task), &mut failures);
        }
    });
    report("units", tried, 200, &failures);
}

#[test]
fn a_task_without_its_deadline() {
    let (mut tried, mut failures) = (0, Vec::new());
    over_documents(|document, draft, before| {
        for task in assigned(draft, before) {
            let in_group = |task: &Task| {
                let groups = &task.assignment.groups;
                task.assignment.deadline.filter(|deadline| groups.iter().any(|group| group.contains(deadline.span)))
            };
            let Some(deadline) = in_group(task) else { continue };
            let habit = draft.tasks_of(task.part).iter().filter(|task| in_group(task).is_some()).count() >= 2;
            if !habit || draft.parts[task.part].kind != PartKind::Plan {
                continue;
            }
            let before_value = &document.text[..deadline.span.start];
            let label = before_value.trim_end().ends_with(['：', ':']);
            let start = if label {
                let at = before_value.rfind(['。', '；', ';', '，', ',', '（', '(', '\n', '〔', '【']).unwrap();
                at + before_value[at..].chars().next().unwrap().len_utf8()
            } else {
                deadline.span.start
            };
            let mutant = Mutant::new(&document.text, before, &[(Span::new(start, deadline.span.end), String::new())]);
            // A time in the sentence still counts.
            let left = read(&mutant.text, &Config::default());
            if left.tasks.iter().any(|left| left.span.start == task.span.start && left.assignment.deadline.is_some()) {
                continue;
            }
            tried += 1;
            mutant.expect("missing-deadline", task.span, &name(document, draft, task), &mut failures);
        }
    });
    report("deadlines", tried, 200, &failures);
}

/// The groups of a task that hold a label before `value`, and what stands behind that label up to the end of `value`.
fn labelled(text: &str, task: &Task, value: Span) -> bool {
    task.assignment.groups.iter().any(|group| group.contains(value))
        && text[..value.start].trim_end_matches(|c: char| c.is_whitespace() || c == '*').ends_with(['：', ':'])
}

#[test]
fn a_value_blanked() {
    let (mut tried, mut failures) = (0, Vec::new());
    over_documents(|document, draft, before| {
        for task in assigned(draft, before) {
            let what = name(document, draft, task);
            for units in [&task.assignment.lead, &task.assignment.responsible, &task.assignment.supporting] {
                // A list may be spread over several groups: the part of it in one is blanked.
                let Some(first) = units.first().filter(|unit| labelled(draft.text, task, unit.span)) else { continue };
                let group = task.assignment.groups.iter().find(|group| group.contains(first.span)).unwrap();
                let last = units.iter().rfind(|unit| group.contains(unit.span)).unwrap();
                let value = Span::new(first.span.start, last.span.end);
                // Roles that words give, and units named before, leave something behind.
                let behind = draft.text[value.end..].trim_start_matches([' ', '\u{a0}']).chars().next();
                if value.of(draft.text).contains(['牵', '配', '\n', '：'])
                    || behind.is_some_and(|c| !"。；;）)〕】］]\r\n".contains(c))
                {
                    continue;
                }
                tried += 1;
                let mutant = Mutant::new(&document.text, before, &[(value, String::new())]);
                mutant.expect("missing-responsibility", task.span, &what, &mut failures);
            }
            let deadline = task.assignment.deadline.filter(|deadline| labelled(draft.text, task, deadline.span));
            if let Some(deadline) = deadline {
                tried += 1;
                let mutant = Mutant::new(&document.text, before, &[(deadline.span, String::new())]);
                mutant.expect("missing-deadline", task.span, &what, &mut failures);
            }
        }
    });
    report("values blanked", tried, 400, &failures);
}

/// Puts `value` in place of every deadline of a group, line or cell, and expects `rule` there.
fn with_every_deadline(rule: &str, at_least: usize, value: impl Fn(&Draft, &Task) -> Option<String>) {
    let (mut tried, mut failures) = (0, Vec::new());
    over_documents(|document, draft, before| {
        let own = |task: &&Task| task.inherited.is_none();
        for task in draft.tasks.iter().filter(own) {
            let in_group = |span: Span| task.assignment.groups.iter().any(|group| group.contains(span));
            let Some(deadline) = task.assignment.deadline.filter(|deadline| in_group(deadline.span)) else { continue };
            // A cell that tells what is done when says more than a deadline.
            let alone = task.assignment.groups.iter().all(|group| {
                !group.contains(deadline.span) || deadline.span == *group || labelled(draft.text, task, deadline.span)
            });
            let flagged = before.iter().any(|finding| task.span.contains(finding.span));
            let Some(value) = value(draft, task).filter(|_| alone && !flagged) else { continue };
            tried += 1;
            let mutant = Mutant::new(&document.text, before, &[(deadline.span, value)]);
            let place = Span::new(deadline.span.start, deadline.span.start);
            mutant.expect(rule, place, &name(document, draft, task), &mut failures);
        }
    });
    report(rule, tried, at_least, &failures);
}

#[test]
fn a_month_that_no_year_has() {
    with_every_deadline("deadline-invalid", 300, |_, _| Some("13月".to_owned()));
}

#[test]
fn a_deadline_before_the_day_of_signing() {
    with_every_deadline("deadline-passed", 100, |draft, task| {
        let issued = draft.issued?.to_string();
        let (year, month) = (draft.parts[task.part].year?, &issued[5..7]);
        (issued.starts_with(&year.to_string()) && month != "01").then(|| format!("{year}年1月1日前"))
    });
}

/// The whole number that a figure states exactly: 18759 起, 943件; not 12.5万 or 300余件.
fn whole_number(figure: &str) -> Option<u64> {
    let figure: String = figure.chars().filter(|c| !c.is_whitespace()).collect();
    let digits: String = figure.chars().map_while(|c| narrow(c).or(c.is_ascii_digit().then_some(c))).collect();
    let unit = figure.chars().skip(digits.chars().count());
    let exact = unit.into_iter().all(|c| !".．,，万亿千百十余多".contains(c));
    digits.parse().ok().filter(|_| exact)
}

/// The half-width form of a full-width digit.
fn narrow(c: char) -> Option<char> {
    let value = ('０'..='９').contains(&c).then(|| u32::from(c) - u32::from('０'))?;
    char::from_digit(value, 10)
}

#[test]
fn a_percentage_moved() {
    let (mut tried, mut failures) = (0, Vec::new());
    let mut documents = documents();
    documents.extend(passages());
    for document in documents {
        let text = &document.text;
        let before = check(text, &Config::default());
        for claim in read(text, &Config::default()).claims {
            let sound = matches!(claim.verdict, Verdict::Match | Verdict::Truncated)
                && matches!(claim.kind, ClaimKind::Rate | ClaimKind::Share | ClaimKind::Completion);
            let Some(reading) = claim.readings.first().filter(|_| sound) else { continue };
            let [part, whole] = reading.operands.as_slice() else { continue };
            let Some((part, whole)) = whole_number(part.span.of(text)).zip(whole_number(whole.span.of(text))) else {
                continue;
            };
            let written = claim.span.of(text).trim_end_matches('%');
            let (units, decimals) = written.split_once('.').unwrap_or((written, ""));
            let (Some(stated), Ok(places)) =
                (whole_number(&format!("{units}{decimals}")), u32::try_from(decimals.len()))
            else {
                continue;
            };
            // Only quotients of the two as they stand: 1−a÷b reads otherwise.
            if reading.formula.matches('÷').count() != 1 || reading.formula.contains(['−', '-', '+']) {
                continue;
            }
            let scaled = part * 100 * 10_u64.pow(places);
            let (rounded, cut) = ((2 * scaled + whole) / (2 * whole), scaled / whole);
            for change in [1_i64, -1, 2, 10, -10, 37] {
                let Some(moved) = stated.checked_add_signed(change).filter(|&moved| moved != rounded) else { continue };
                tried += 1;
                let digits = format!("{moved:0width$}", width = decimals.len() + 1);
                let (units, decimals) = digits.split_at(digits.len() - decimals.len());
                let point = if decimals.is_empty() { "" } else { "." };
                let edit = (claim.span, format!("{units}{point}{decimals}%"));
                let rule = if moved == cut { "ratio-truncated" } else { "ratio-mismatch" };
                let what = format!("{} {} as {}", document.name, claim.span.of(text), edit.1);
                let mutant = Mutant::new(text, &before, &[edit]);
                mutant.expect(rule, Span::new(claim.span.start, claim.span.start), &what, &mut failures);
            }
        }
    }
    report("percentages", tried, 100, &failures);
}
