//! Judging: the table of rules. A rule reads the [`Draft`] and reports findings; it never parses text.

pub mod count_mismatch;
pub mod deadline_conflict;
pub mod deadline_invalid;
pub mod deadline_passed;
pub mod figure_conflict;
pub mod growth_impossible;
pub mod growth_mismatch;
pub mod missing_deadline;
pub mod missing_responsibility;
pub mod multiple_mismatch;
pub mod number_form;
pub mod number_gap;
pub mod number_level;
pub mod number_lone;
pub mod number_order;
pub mod number_punctuation;
pub mod number_repeat;
pub mod part_exceeds_whole;
pub mod percent_for_points;
pub mod points_mismatch;
pub mod range_form;
pub mod ratio_mismatch;
pub mod ratio_truncated;
pub mod reference_dangling;
pub mod shares_not_100;
pub mod sum_mismatch;
mod support;
#[cfg(test)]
pub mod testing;
pub mod unit_inconsistent;
pub mod unit_repeated;
pub mod unit_unknown;

use crate::{
    config::{Config, Level},
    draft::Draft,
    finding::{Edit, Finding, Fix, Related, Safety, Severity},
    text::Span,
};

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name in configurations and findings, such as `number-gap`; its file is named after it.
    pub id: &'static str,
    /// What it weighs unless the configuration says otherwise.
    pub severity: Severity,
    /// Looks the draft over.
    pub judge: fn(&Draft, &mut Reporter),
}

/// What a drafter and the next developer need to know of a rule. A check needs none of it, so the wasm module does not carry it.
#[derive(Debug)]
pub struct Explanation {
    /// What it is called in Chinese.
    pub name: &'static str,
    /// What it reports, in one Chinese sentence.
    pub summary: &'static str,
    /// Why that matters, and the source it rests on, in Chinese.
    pub why: &'static str,
    /// A draft that it flags.
    pub wrong: &'static str,
    /// The same draft put right.
    pub right: &'static str,
}

/// Makes the tables of the rules in these files.
macro_rules! tables {
    ($($file:ident,)+) => {
        /// Every rule, in the order in which findings at one place are shown.
        pub static RULES: &[&Rule] = &[$(&$file::RULE,)+];

        /// The same rules, each with its explanation.
        pub static EXPLAINED: &[(&Rule, &Explanation)] = &[$((&$file::RULE, &$file::EXPLANATION),)+];
    };
}

tables! {
    missing_responsibility,
    missing_deadline,
    deadline_invalid,
    deadline_passed,
    deadline_conflict,
    unit_inconsistent,
    unit_unknown,
    unit_repeated,
    number_gap,
    number_repeat,
    number_order,
    number_form,
    number_punctuation,
    number_level,
    number_lone,
    count_mismatch,
    reference_dangling,
    ratio_mismatch,
    ratio_truncated,
    growth_mismatch,
    growth_impossible,
    points_mismatch,
    percent_for_points,
    multiple_mismatch,
    sum_mismatch,
    shares_not_100,
    part_exceeds_whole,
    figure_conflict,
    range_form,
}

/// What every rule that is not turned off reports of `draft`, rule by rule.
pub fn judge(draft: &Draft, config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        let level = config.level(rule.id);
        if level != Some(Level::Off) {
            (rule.judge)(draft, &mut Reporter { rule, level, config, findings: &mut findings });
        }
    }
    #[cfg(feature = "custom-rules")]
    for rule in &config.custom {
        let severity = match config.level(&rule.id) {
            Some(Level::Off) => continue,
            Some(Level::On(severity)) => severity,
            None => rule.severity.unwrap_or(Severity::Warning),
        };
        findings.extend(
            rule.pattern.find_in(draft.text).map(|span| Finding::new(&rule.id, severity, span, rule.message.clone())),
        );
    }
    findings
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Reporter<'a> {
    rule: &'a Rule,
    level: Option<Level>,
    config: &'a Config,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Reporter<'a> {
    /// The settings of the check.
    pub fn config(&self) -> &'a Config {
        self.config
    }

    /// Reports a slip at `span` (bytes); `message` is Chinese, and says what is wrong and what would be right.
    /// The finding is given back so that a rule can add related places or a fix.
    pub fn report(&mut self, span: Span, message: String) -> &mut Finding {
        self.report_as(self.rule.severity, span, message)
    }

    /// Reports a slip that weighs otherwise than the rule's slips do, unless the settings say what they weigh.
    #[allow(clippy::indexing_slicing, reason = "the place is that of what was just pushed")]
    pub fn report_as(&mut self, severity: Severity, span: Span, message: String) -> &mut Finding {
        let severity = if let Some(Level::On(set)) = self.level { set } else { severity };
        let place = self.findings.len();
        self.findings.push(Finding::new(self.rule.id, severity, span, message));
        &mut self.findings[place]
    }
}

impl Finding {
    /// A finding without related places or a fix. Its fingerprint is given when all findings are known.
    fn new(rule: &str, severity: Severity, span: Span, message: String) -> Self {
        Self {
            rule: rule.to_owned(),
            severity,
            message,
            span,
            related: Vec::new(),
            fix: None,
            fingerprint: String::new(),
        }
    }

    /// Offers the change that would settle it. `edits` are in text order and do not overlap.
    pub(crate) fn mend(&mut self, safety: Safety, label: String, edits: Vec<Edit>) {
        self.fix = Some(Fix { label, safety, edits });
    }

    /// Adds another place the finding speaks of, where there is one.
    pub(crate) fn relate(&mut self, span: Option<Span>, message: &str) {
        self.related.extend(span.map(|span| Related { span, message: message.to_owned() }));
    }
}
