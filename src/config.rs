//! What an office may set.

use serde::Deserialize;

/// The settings of a check; `Config::default()` suits most offices.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Config {}
