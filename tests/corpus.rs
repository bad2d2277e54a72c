//! What is read in the five published documents of the corpus, where it is present: counted by hand, not by the program.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{Document, corpus};
use hegao::{
    Config, check,
    draft::{PartKind, claim::Verdict},
    read,
};

/// The seed whose file's name begins with `number`.
fn seed(number: &str) -> Option<Document> {
    corpus("seeds").into_iter().find(|document| document.name.starts_with(number))
}

/// The rules that flag something in a document, and what they flag.
fn flagged(document: &Document) -> Vec<(String, String)> {
    let findings = check(&document.text, &Config::default());
    findings.into_iter().map(|finding| (finding.rule, finding.span.of(&document.text).to_owned())).collect()
}

#[test]
fn a_plan_of_89_tasks_from_a_pdf() {
    let Some(document) = seed("000") else { return };
    let draft = read(&document.text, &Config::default());
    assert_eq!(draft.parts.iter().filter(|part| part.kind == PartKind::Plan).count(), 1);
    assert_eq!(draft.tasks.len(), 89);
    let assignments: Vec<_> = draft.tasks.iter().map(|task| &task.assignment).collect();
    assert!(assignments.iter().all(|assignment| assignment.names_unit() && assignment.deadline.is_some()));
    assert_eq!(assignments.iter().filter(|assignment| assignment.deadline.unwrap().ongoing).count(), 7);
    assert_eq!(assignments.iter().filter(|assignment| !assignment.lead.is_empty()).count(), 16);
    // Offices and centres set apart by a comma, then by 、.
    assert_eq!(assignments[76].responsible.len(), 3);

    let verdicts: Vec<_> = draft.claims.iter().map(|claim| (claim.span.of(&document.text), claim.verdict)).collect();
    let with =
        |verdict| verdicts.iter().filter(|(_, found)| *found == verdict).map(|(text, _)| *text).collect::<Vec<_>>();
    assert_eq!(with(Verdict::Match), ["300.3%", "20.9%", "2.5%", "52.5%", "65 件"]);
    assert_eq!(with(Verdict::Truncated), ["98.73%"]);
    // The file was signed on 22 February; two of its tasks were due in January.
    // Of 1277 applications, those that were taken up, refused and settled before come to 1275.
    let slips = [
        ("sum-mismatch", "1277 件"),
        ("ratio-truncated", "98.73%"),
        ("unit-inconsistent", "普法与依法治理科"),
        ("deadline-passed", "1月"),
        // Three of its headings are in half-width brackets, the others in full-width ones.
        ("number-form", "(三)"),
        ("deadline-passed", "1月"),
    ];
    assert_eq!(flagged(&document), slips.map(|(rule, text)| (rule.to_owned(), text.to_owned())));
}

#[test]
fn a_rate_that_does_not_follow() {
    let Some(document) = seed("002") else { return };
    let flagged = flagged(&document);
    let mismatched: Vec<_> = flagged.iter().filter(|(rule, _)| rule == "ratio-mismatch").collect();
    assert_eq!(mismatched, [&("ratio-mismatch".to_owned(), "93.7%".to_owned())]);
}

#[test]
fn three_documents_without_slips_of_value_or_rate() {
    // One of them mixes half-width and full-width brackets.
    for (number, mixed) in [("001", None), ("003", None), ("004", Some("(2)"))] {
        let Some(document) = seed(number) else { return };
        let slips: Vec<_> = flagged(&document)
            .into_iter()
            .filter(|(rule, _)| rule.starts_with("number-") || rule.starts_with("ratio-"))
            .collect();
        let mixed: Vec<_> = mixed.map(|text: &str| ("number-form".to_owned(), text.to_owned())).into_iter().collect();
        assert_eq!(slips, mixed, "{number}");
    }
}
