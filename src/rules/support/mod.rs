//! What several rules judge by.

pub mod sequence;
pub mod wording;
