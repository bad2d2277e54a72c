//! What several rules judge by.

pub mod lost;
pub mod ratio;
pub mod sequence;
pub mod wording;
