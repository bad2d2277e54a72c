//! Every rule of the table does what its documentation shows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

use hegao::{
    Config, check,
    rules::{EXPLAINED, Rule},
};

/// The settings that a rule's examples are checked with, besides what `rules` says: a roster for the rule that asks for one.
fn settings(rule: &Rule, rules: &str) -> Config {
    let roster = match rule.id {
        "unit-unknown" => r#"{"name": "普法与依法治理科"}, {"name": "行政复议科"}"#,
        _ => "",
    };
    serde_json::from_str(&format!(r#"{{"rules": {{{rules}}}, "departments": [{roster}]}}"#)).unwrap()
}

#[test]
fn each_rule_flags_its_wrong_example_and_no_rule_its_right_one() {
    for (rule, explanation) in EXPLAINED {
        let wrong = check(explanation.wrong, &settings(rule, ""));
        assert!(
            !wrong.is_empty() && wrong.iter().all(|finding| finding.rule == rule.id),
            "{}: the wrong example shows {wrong:#?}",
            rule.id
        );
        let right = check(explanation.right, &settings(rule, ""));
        assert!(right.is_empty(), "{}: the right example shows {right:#?}", rule.id);
    }
}

#[test]
fn each_rule_is_documented_in_chinese() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for (rule, explanation) in EXPLAINED {
        for text in [explanation.name, explanation.summary, explanation.why] {
            assert!(is_chinese(text), "{}: {text:?}", rule.id);
        }
        assert!(explanation.summary.ends_with('。') && explanation.why.ends_with('。'), "{}", rule.id);
    }
}

#[test]
fn each_rule_weighs_what_the_settings_say() {
    for (rule, explanation) in EXPLAINED {
        let with = |level: &str| check(explanation.wrong, &settings(rule, &format!(r#""{}": "{level}""#, rule.id)));
        assert!(with("off").iter().all(|finding| finding.rule != rule.id), "{} cannot be turned off", rule.id);
        let info = with("info");
        assert!(
            !info.is_empty() && info.iter().all(|finding| finding.severity == hegao::Severity::Info),
            "{}",
            rule.id
        );
    }
}
