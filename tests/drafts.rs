//! The drafts written for this project: what is flagged in them, and how their tasks are read.
//!
//! `tests/drafts/expected.tsv` lists every finding, `tests/drafts/ledger.tsv` every task; both were written with the
//! drafts, not taken from the program.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::fmt::Write as _;

use common::{drafts, line_of, table};
use hegao::{
    Config, check,
    draft::{Deadline, Inherited, Unit},
    read,
};

#[test]
fn exactly_the_expected_slips_are_found() {
    let expected = table("expected.tsv");
    let mut wrong = String::new();
    for draft in drafts() {
        let mut due: Vec<String> = expected
            .iter()
            .filter(|row| row[0] == draft.name)
            .map(|row| format!("{}\t{}\t{}", row[2], row[1], row[3]))
            .collect();
        let mut found: Vec<String> = check(&draft.text, &Config::default())
            .iter()
            .map(|finding| {
                let line = line_of(&draft.text, finding.span.start);
                format!("{line}\t{}\t{}", finding.rule, finding.span.of(&draft.text))
            })
            .collect();
        due.sort();
        found.sort();
        if due != found {
            let _ = writeln!(wrong, "{}\n  expected {due:#?}\n  found {found:#?}", draft.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The columns of the ledger behind the file's name.
const COLUMNS: usize = 9;

/// The last day of a deadline; `ongoing` for one without an end, `-` where nobody can tell.
fn due(deadline: Option<Deadline>) -> String {
    match deadline {
        Some(Deadline { latest: Some(date), .. }) => date.to_string(),
        Some(Deadline { ongoing: true, .. }) => "ongoing".to_owned(),
        _ => "-".to_owned(),
    }
}

fn inherited(inherited: Option<Inherited>) -> &'static str {
    match inherited {
        None => "",
        Some(Inherited::Heading) => "heading",
        Some(Inherited::Table) => "table",
        Some(Inherited::Clause) => "clause",
    }
}

#[test]
fn every_task_is_read_as_it_was_written() {
    let expected = table("ledger.tsv");
    let mut wrong = String::new();
    for draft in drafts() {
        let read = read(&draft.text, &Config::default());
        let without_blanks = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let names = |units: &[Unit]| units.iter().map(|unit| unit.name.to_string()).collect::<Vec<_>>().join("|");
        let found: Vec<[String; COLUMNS]> = read
            .tasks
            .iter()
            .map(|task| {
                let assignment = &task.assignment;
                [
                    without_blanks(read.parts[task.part].title.of(&draft.text)),
                    task.ordinal.of(&draft.text).to_owned(),
                    without_blanks(task.title.of(&draft.text)).replace('*', ""),
                    names(&assignment.lead),
                    names(&assignment.responsible),
                    names(&assignment.supporting),
                    without_blanks(assignment.deadline.map_or("", |deadline| deadline.span.of(&draft.text))),
                    due(assignment.deadline),
                    inherited(task.inherited).to_owned(),
                ]
            })
            .collect();
        let rows: Vec<[String; COLUMNS]> = expected
            .iter()
            .filter(|row| row[0] == draft.name)
            .map(|row| std::array::from_fn(|column| row[column + 1].clone()))
            .collect();
        // A plan without assignments has tasks, but nothing of them was written down.
        if rows.is_empty() {
            let assigned = read.tasks.iter().filter(|task| task.assignment.names_unit()).count();
            assert_eq!(assigned, 0, "{}: tasks read where none were written", draft.name);
            continue;
        }
        for pair in rows.iter().zip(&found).filter(|(due, found)| due != found).take(4) {
            let _ = writeln!(wrong, "{}\n  written {:?}\n  read    {:?}", draft.name, pair.0, pair.1);
        }
        if rows.len() != found.len() {
            let _ = writeln!(wrong, "{}: {} tasks written, {} read", draft.name, rows.len(), found.len());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
