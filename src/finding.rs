//! What a rule reports: the [`Finding`], how bad it is, and the change that would mend it.

use crate::text::Span;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing need change.
    Info,
    /// Probably a slip.
    Warning,
    /// A slip: the document should not be signed with it.
    Error,
}

/// Whether a fix may be made without a person looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Safety {
    /// Keeps the meaning of the document.
    Safe,
    /// A proposal: a person has to look at it.
    Review,
}

/// A change to the text that would settle a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, in Chinese, as a button would say it.
    pub label: String,
    /// Whether it may be made unseen.
    pub safety: Safety,
    /// The replacements, in text order, not overlapping.
    pub edits: Vec<Edit>,
}

/// One replacement within a [`Fix`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// Another place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where, in bytes.
    pub span: Span,
    /// What stands there, in Chinese.
    pub message: String,
}

/// One slip, at one place, in words a drafter understands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule that reported it, such as `number-gap`.
    pub rule: String,
    /// How much it weighs, after the configuration had its say.
    pub severity: Severity,
    /// What is wrong and what would be right, in Chinese.
    pub message: String,
    /// Where, in bytes.
    pub span: Span,
    /// Other places it speaks of.
    pub related: Vec<Related>,
    /// A change that would settle it, where one is safe to offer.
    pub fix: Option<Fix>,
    /// A stable name for ignoring it: it survives edits elsewhere in the document.
    pub fingerprint: String,
}
