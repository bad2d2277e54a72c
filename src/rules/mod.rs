//! Judging: the table of rules. A rule reads the [`Draft`] and reports findings; it never parses text.

use crate::{
    draft::Draft,
    finding::{Finding, Severity},
    text::Span,
};

/// A rule, with what a drafter and the next developer need to know of it.
#[derive(Debug)]
pub struct Rule {
    /// Its name in configurations and findings, such as `number-gap`; its file is named after it.
    pub id: &'static str,
    /// What it is called in Chinese.
    pub name: &'static str,
    /// What it weighs unless the configuration says otherwise.
    pub severity: Severity,
    /// What it reports, in one Chinese sentence.
    pub summary: &'static str,
    /// Why that matters, and the source it rests on, in Chinese.
    pub why: &'static str,
    /// A draft that it flags.
    pub wrong: &'static str,
    /// The same draft put right.
    pub right: &'static str,
    /// Looks the draft over.
    pub judge: fn(&Draft, &mut Reporter),
}

/// Every rule, in the order in which findings at one place are shown.
pub const RULES: &[&Rule] = &[];

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Reporter<'a> {
    rule: &'a Rule,
    findings: &'a mut Vec<Finding>,
}

impl Reporter<'_> {
    /// Reports a slip at `span` (bytes); `message` is Chinese, and says what is wrong and what would be right.
    /// The finding is given back so that a rule can add related places, a fix, or another severity.
    pub fn report(&mut self, span: Span, message: String) -> &mut Finding {
        self.findings.push(Finding {
            rule: self.rule.id.to_owned(),
            severity: self.rule.severity,
            message,
            span,
            related: Vec::new(),
            fix: None,
            fingerprint: String::new(),
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }
}
