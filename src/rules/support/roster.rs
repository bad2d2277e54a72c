//! The units an office says it has.

use super::names;
use crate::{
    config::Config,
    text::{marks::without_bracket, order},
};

/// The names and other names of the departments in the settings.
#[derive(Debug)]
pub struct Roster {
    hashes: Vec<u64>,
}

impl Roster {
    /// The roster of `config`.
    pub fn of(config: &Config) -> Self {
        let mut hashes = Vec::new();
        for department in &config.departments {
            hashes.push(names::hash(&department.name));
            for alias in &department.aliases {
                hashes.push(names::hash(alias));
            }
        }
        order::sort(&mut hashes);
        Self { hashes }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Whether a unit is one of them, with its own bracket or without.
    pub fn knows(&self, name: &str) -> bool {
        let has = |name: &str| self.hashes.binary_search(&names::hash(name)).is_ok();
        has(name) || has(without_bracket(name))
    }
}
