//! What several rules judge by.

pub mod blank;
pub mod calendar;
pub mod claims;
pub mod due;
pub mod lost;
pub mod names;
pub mod pairs;
pub mod reach;
pub mod renumber;
pub mod roster;
pub mod shapes;
pub mod skeleton;
pub mod variants;
pub mod wording;
