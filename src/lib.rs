//! 核稿: the last read of a Chinese government work plan, done while it is written.

pub mod config;
pub mod draft;
pub mod finding;
pub mod rules;
pub mod text;

pub use config::Config;
pub use draft::Draft;
pub use finding::{Finding, Severity};

/// Reads `text` into a [`Draft`].
pub fn read<'t>(text: &'t str, _config: &Config) -> Draft<'t> {
    Draft { text, ..Draft::default() }
}

/// Reads `text` and judges it.
pub fn check(text: &str, config: &Config) -> Vec<Finding> {
    let _ = read(text, config);
    Vec::new()
}
