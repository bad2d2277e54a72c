//! 核稿: the last read of a Chinese government work plan, done while it is written.
//!
//! One idea: read, then judge. A text is read once into a [`Draft`] (parts, outline, tasks, claims); the rules of
//! [`rules::RULES`] judge the draft and report [`Finding`]s; a face (browser, Node) shows them. Reading never judges, rules
//! never parse, and faces do neither.
//!
//! ```
//! use hegao::{Config, check};
//!
//! let draft = "全年受理纠纷1000件，调解成功900件，调解成功率为95%。";
//! let findings = check(draft, &Config::default());
//! assert_eq!(findings[0].rule, "ratio-mismatch");
//! assert_eq!(findings[0].span.of(draft), "95%");
//! ```

pub mod config;
pub mod draft;
pub mod finding;
mod fingerprint;
pub mod rules;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod wire;

pub use config::Config;
pub use draft::Draft;
pub use finding::{Finding, Severity};

use text::order;

/// Reads `text` into a [`Draft`]: parts, outline, tasks and claims, without judging them.
///
/// Of the settings, the date of signing, the plan's year and the words of assignment bear on reading. Time is linear in the
/// text's length.
pub fn read<'t>(text: &'t str, config: &Config) -> Draft<'t> {
    let settings = draft::Settings {
        issued: config.issued.map(|day| day.0),
        year: config.plan_year,
        labels: &config.assignment.labels.0,
        ongoing: &config.assignment.ongoing,
    };
    draft::read(text, &settings)
}

/// Reads `text` and judges it: the findings in text order, without those the settings ignore. Spans are in bytes.
pub fn check(text: &str, config: &Config) -> Vec<Finding> {
    let draft = read(text, config);
    // At one place, findings keep the order of the table of rules.
    let mut findings = order::by_key(rules::judge(&draft, config), |finding| finding.span.start);
    fingerprint::assign(text, &mut findings);
    findings.retain(|finding| !config.ignore.contains(&finding.fingerprint));
    findings
}
