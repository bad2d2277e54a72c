//! Reading: from a text to the [`Draft`] that rules judge. Nothing here knows of rules or findings.

pub mod claim;

pub use claim::Claim;

use crate::text::Span;

/// A document as read.
#[derive(Debug, Clone, Default)]
pub struct Draft<'t> {
    /// The text it was read from.
    pub text: &'t str,
    /// Runs of lines that belong together, in text order.
    pub paragraphs: Vec<Span>,
    /// What the document states about quantities, in text order.
    pub claims: Vec<Claim>,
}
