//! Every rule of the table does what its documentation shows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

use hegao::{Config, check, rules::RULES};

#[test]
fn each_rule_flags_its_wrong_example_and_no_rule_its_right_one() {
    for rule in RULES {
        let wrong = check(rule.wrong, &Config::default());
        assert!(
            !wrong.is_empty() && wrong.iter().all(|finding| finding.rule == rule.id),
            "{}: the wrong example shows {wrong:#?}",
            rule.id
        );
        let right = check(rule.right, &Config::default());
        assert!(right.is_empty(), "{}: the right example shows {right:#?}", rule.id);
    }
}

#[test]
fn each_rule_is_documented_in_chinese() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for rule in RULES {
        for text in [rule.name, rule.summary, rule.why] {
            assert!(is_chinese(text), "{}: {text:?}", rule.id);
        }
        assert!(rule.summary.ends_with('。') && rule.why.ends_with('。'), "{}", rule.id);
    }
}

#[test]
fn each_rule_weighs_what_the_settings_say() {
    for rule in RULES {
        let with = |level: &str| {
            let config = format!(r#"{{"rules": {{"{}": "{level}"}}}}"#, rule.id);
            check(rule.wrong, &serde_json::from_str(&config).unwrap())
        };
        assert!(with("off").iter().all(|finding| finding.rule != rule.id), "{} cannot be turned off", rule.id);
        let info = with("info");
        assert!(
            !info.is_empty() && info.iter().all(|finding| finding.severity == hegao::Severity::Info),
            "{}",
            rule.id
        );
    }
}
