//! Numbering an outline as the fixes say leaves nothing to say of it.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::replaced;
use hegao::{Config, Finding, check, draft::Form, text::Span};
use proptest::prelude::*;

/// An outline without slips: sections of headings of tasks, as many of each as the numbers say.
fn outline(sections: &[Vec<u32>], runs_on: bool) -> Vec<(Form, u32)> {
    let mut lines = Vec::new();
    let mut task = 0;
    for (section, headings) in (1..).zip(sections) {
        lines.push((Form::Chinese, section));
        for (heading, tasks) in (1..).zip(headings) {
            lines.push((Form::ChineseBracketed, heading));
            let from = if runs_on { task } else { 0 };
            task = from + tasks;
            lines.extend((from + 1..=task).map(|task| (Form::Arabic, task)));
        }
    }
    lines
}

/// `text` with the change that a finding offers.
fn mended(text: &str, finding: &Finding) -> String {
    let edits: Vec<(Span, String)> =
        finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| (edit.span, edit.text.clone())).collect();
    replaced(text, &edits).0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Numbering an outline with a slip as the fix says leaves nothing to say of its values, whatever the slip was.
    #[test]
    fn numbering_as_the_fixes_say_mends_the_outline(
        sections in prop::collection::vec(prop::collection::vec(1_u32..6, 2..5), 2..5),
        runs_on: bool,
        place: prop::sample::Index,
        kind in 0..4,
        value in 1_u32..12,
    ) {
        let mut lines = outline(&sections, runs_on);
        let place = place.index(lines.len());
        match kind {
            0 => lines[place].1 = value,
            1 => drop(lines.remove(place)),
            2 => lines.insert(place, lines[place]),
            _ if place > 0 && lines[place - 1].0 == lines[place].0 => lines.swap(place - 1, place),
            _ => {}
        }
        let mut text: String =
            lines.into_iter().map(|(form, value)| form.write(value) + if form == Form::Arabic { "做好工作。\n" } else { "加强建设\n" }).collect();
        let original = text.clone();
        let of_value = |finding: &Finding| matches!(finding.rule.as_str(), "number-gap" | "number-repeat" | "number-order");
        for _ in 0..4 {
            let Some(finding) = check(&text, &Config::default()).into_iter().find(of_value) else { return Ok(()) };
            let mended = mended(&text, &finding);
            prop_assert_ne!(&mended, &text, "{} offers no change in\n{}", finding.message, text);
            text = mended;
        }
        prop_assert!(false, "no end of slips in\n{}", original);
    }
}
