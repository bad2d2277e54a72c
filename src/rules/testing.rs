//! One-line tests for rules: a short draft, and what is flagged in it.

#![allow(clippy::missing_panics_doc, reason = "a test fails by panicking")]

use crate::{Config, Finding, check};

/// What the rule `id` finds in `text`.
pub fn findings(id: &str, text: &str) -> Vec<Finding> {
    check(text, &Config::default()).into_iter().filter(|finding| finding.rule == id).collect()
}

/// The rule `id` flags exactly `flagged` in `text`, in text order.
#[track_caller]
pub fn flags(id: &str, text: &str, flagged: &[&str]) {
    let found = findings(id, text);
    let written: Vec<&str> = found.iter().map(|finding| finding.span.of(text)).collect();
    assert_eq!(written, flagged, "{id} on:\n{text}\n{found:#?}");
}

/// The rule `id` has nothing to say of `text`.
#[track_caller]
pub fn clean(id: &str, text: &str) {
    flags(id, text, &[]);
}
