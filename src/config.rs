//! What an office may set. Every key is checked by name: a misspelt one is an error, not a silence.

mod pattern;
mod value;

use serde::{Deserialize, Deserializer, de::Error};

use crate::{draft::Role, finding::Severity, rules::RULES, text::Date};
pub use pattern::Pattern;
pub use value::Value;
use value::{Setting, Trouble};

/// Declares an object of the settings: its keys, and a reader that rejects any other by name.
macro_rules! object {
    ($(#[$doc:meta])* $name:ident at $path:literal { $($(#[$field_doc:meta])* $key:literal => $field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)+ }

        impl Setting for $name {
            fn set(&mut self, value: &Value) -> Result<(), Trouble> {
                *self = Self::default();
                set_fields(value, $path, &mut [$(($key, &mut self.$field)),+])?;
                self.check()
            }
        }
    };
}

/// Sets the values of an object's keys, but for those that say nothing. One loop for all objects, whatever they hold.
fn set_fields(value: &Value, path: &str, places: &mut [(&str, &mut dyn Setting)]) -> Result<(), Trouble> {
    for (key, value) in fields(value)? {
        if matches!(value, Value::Null) {
            continue;
        }
        match places.iter_mut().find(|(known, _)| known == key) {
            Some((_, place)) => place.set(value).map_err(|trouble| trouble.at(path, key))?,
            None => return Err(unknown(path, key, places.iter().map(|(known, _)| *known))),
        }
    }
    Ok(())
}

/// The keys and values of an object.
fn fields(value: &Value) -> Result<&[(String, Value)], Trouble> {
    match value {
        Value::Object(fields) => Ok(fields),
        other => {
            let example = "{\"rules\": {\"number-gap\": \"off\"}}";
            Err(Trouble::new(format!("应是一组配置项，如 {example}，不能是{}", other.kind())))
        }
    }
}

fn unknown<'k>(path: &str, key: &str, known: impl Iterator<Item = &'k str>) -> Trouble {
    let known: Vec<_> = known.collect();
    Trouble::named(format!("没有配置项“{path}{key}”，可用的有：{}", known.join("、")))
}

object! {
    /// The settings of a check; `Config::default()` suits most offices.
    Config at "" {
        /// The address of the file's JSON Schema, for editors; nothing is done with it.
        "$schema" => schema: Option<String>,
        /// What each rule weighs, by its id.
        "rules" => rules: Levels,
        /// What tasks must carry.
        "assignment" => assignment: AssignmentConfig,
        /// The day of signing, where the text does not say or says it wrongly.
        "issued" => issued: Option<Day>,
        /// The year that months without one belong to.
        "planYear" => plan_year: Option<u16>,
        /// The units that tasks may be given to; without any, every unit may.
        "departments" => departments: Vec<Department>,
        /// The office's own rules.
        "custom" => custom: Vec<CustomRule>,
        /// Fingerprints of findings that are not to be shown.
        "ignore" => ignore: Vec<String>,
    }
}

object! {
    /// What tasks must carry.
    AssignmentConfig at "assignment." {
        /// When a unit and a deadline are required.
        "require" => require: Require,
        /// Labels besides the usual ones, by what they announce.
        "labels" => labels: Labels,
        /// Words besides the usual ones that say that a task goes on without an end.
        "ongoing" => ongoing: Vec<String>,
    }
}

object! {
    /// A unit of the office.
    Department at "departments[]." {
        /// Its full name.
        "name" => name: String,
        /// Other names it may be called by.
        "aliases" => aliases: Vec<String>,
    }
}

object! {
    /// A rule of the office's own: whatever its pattern matches is flagged.
    CustomRule at "custom[]." {
        /// Its name in findings.
        "id" => id: String,
        /// A regular expression in the syntax of the regex crate: linear in time, so without look-around. `\d`, `\w` and
        /// `\s` know full-width characters.
        "pattern" => pattern: Pattern,
        /// What to tell the drafter.
        "message" => message: String,
        /// What it weighs; a warning where nothing is said.
        "severity" => severity: Option<Severity>,
    }
}

impl Config {
    /// What a rule weighs by the settings; `None` where they do not say.
    pub fn level(&self, id: &str) -> Option<Level> {
        self.rules.0.iter().rev().find(|(rule, _)| rule == id).map(|&(_, level)| level)
    }

    /// Whether a rule is turned off.
    pub fn is_off(&self, id: &str) -> bool {
        self.level(id) == Some(Level::Off)
    }

    /// Reads the settings.
    ///
    /// # Errors
    /// What is wrong with them, in Chinese.
    pub fn from_value(value: &Value) -> Result<Self, String> {
        let mut config = Self::default();
        match config.set(value) {
            Ok(()) => Ok(config),
            Err(trouble) => Err(trouble.into_message()),
        }
    }

    fn check(&self) -> Result<(), Trouble> {
        let known = |id: &str| RULES.iter().any(|rule| rule.id == id) || self.custom.iter().any(|rule| rule.id == id);
        match self.rules.0.iter().find(|(id, _)| !known(id)) {
            Some((id, _)) => {
                let known: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
                Err(Trouble::named(format!("配置项“rules”里没有名为“{id}”的规则，可用的有：{}", known.join("、"))))
            }
            None => Ok(()),
        }
    }
}

impl AssignmentConfig {
    #[allow(clippy::unnecessary_wraps, clippy::unused_self, reason = "every object is checked the same way")]
    fn check(&self) -> Result<(), Trouble> {
        Ok(())
    }
}

impl Department {
    fn check(&self) -> Result<(), Trouble> {
        if self.name.is_empty() {
            return Err(Trouble::named("配置项“departments”中有一个单位缺“name”".to_owned()));
        }
        Ok(())
    }
}

impl CustomRule {
    fn check(&self) -> Result<(), Trouble> {
        let missing = [
            ("id", self.id.is_empty()),
            ("pattern", self.pattern.source.is_empty()),
            ("message", self.message.is_empty()),
        ];
        match missing.iter().find(|(_, missing)| *missing) {
            Some((key, _)) => Err(Trouble::named(format!("配置项“custom”中有一条规则缺“{key}”"))),
            None => Ok(()),
        }
    }
}

impl<'de> Deserialize<'de> for Config {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_value(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// What each rule weighs, by its id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(pub Vec<(String, Level)>);

impl Setting for Levels {
    fn set(&mut self, value: &Value) -> Result<(), Trouble> {
        self.0.clear();
        for (id, value) in fields(value)? {
            let mut level = Level::Off;
            level.set(value).map_err(|trouble| trouble.at("rules.", id))?;
            self.0.push((id.clone(), level));
        }
        Ok(())
    }
}

/// Labels of an office's own, and what they announce.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels(pub Vec<(String, Role)>);

impl Setting for Labels {
    fn set(&mut self, value: &Value) -> Result<(), Trouble> {
        const ROLES: [(&str, Role); 4] = [
            ("lead", Role::Lead),
            ("responsible", Role::Responsible),
            ("supporting", Role::Supporting),
            ("deadline", Role::Deadline),
        ];
        self.0.clear();
        for (key, value) in fields(value)? {
            let path = "assignment.labels.";
            let Some((_, role)) = ROLES.iter().find(|(name, _)| name == key) else {
                return Err(unknown(path, key, ROLES.iter().map(|(name, _)| *name)));
            };
            let mut words: Vec<String> = Vec::new();
            words.set(value).map_err(|trouble| trouble.at(path, key))?;
            if words.iter().any(String::is_empty) {
                return Err(Trouble::new("标签不能是空的".to_owned()).at(path, key));
            }
            self.0.extend(words.into_iter().map(|word| (word, *role)));
        }
        Ok(())
    }
}

/// Reads a value that is one of a few words.
macro_rules! words {
    ($type:ty { $($word:literal => $value:expr,)+ }) => {
        impl Setting for $type {
            fn set(&mut self, value: &Value) -> Result<(), Trouble> {
                let place = value.place_in(&[$($word),+])?;
                if let Some(meant) = [$($value),+].get(place) {
                    *self = *meant;
                }
                Ok(())
            }
        }
    };
}

words! { Option<Severity> {
    "error" => Some(Severity::Error),
    "warning" => Some(Severity::Warning),
    "info" => Some(Severity::Info),
} }

/// What a rule weighs by the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It reports with this severity.
    On(Severity),
    /// It does not report.
    Off,
}

words! { Level {
    "error" => Self::On(Severity::Error),
    "warning" => Self::On(Severity::Warning),
    "info" => Self::On(Severity::Info),
    "off" => Self::Off,
} }

/// When a unit and a deadline are required of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Require {
    /// Where other tasks of the plan have them; a plan without any is told once.
    #[default]
    Auto,
    /// Of every task of every plan.
    Always,
    /// Of none.
    Never,
}

words! { Require {
    "auto" => Self::Auto,
    "always" => Self::Always,
    "never" => Self::Never,
} }

/// A day as the settings write it: `2026-02-09`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

impl Setting for Option<Day> {
    fn set(&mut self, value: &Value) -> Result<(), Trouble> {
        let day = value.text()?;
        let mut numbers = day.split('-').map(str::parse::<u16>);
        let mut next = || numbers.next().and_then(Result::ok);
        let date = (|| Date::new(next()?, u8::try_from(next()?).ok()?, u8::try_from(next()?).ok()?))();
        *self = date.map(Day);
        date.map(drop).ok_or_else(|| Trouble::new(format!("“{day}”不是日期，应写成 2026-02-09 这样")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(json: &str) -> String {
        serde_json::from_str::<Config>(json).map_or_else(|error| error.to_string(), |_| String::new())
    }

    #[test]
    fn reads_what_an_office_sets() {
        let config: Config = serde_json::from_str(
            r#"{"rules": {"number-gap": "off", "missing-deadline": "info"}, "assignment": {"require": "always"},
                "issued": "2026-02-09", "planYear": 2026, "ignore": ["0123"], "custom": null}"#,
        )
        .unwrap();
        assert!(config.is_off("number-gap"));
        assert_eq!(config.level("missing-deadline"), Some(Level::On(Severity::Info)));
        assert_eq!((config.assignment.require, config.plan_year), (Require::Always, Some(2026)));
        assert_eq!(config.issued.map(|day| day.0.to_string()).as_deref(), Some("2026-02-09"));
    }

    #[test]
    fn errors_name_the_key_and_the_remedy() {
        assert!(error(r#"{"rule": {}}"#).contains("没有配置项“rule”，可用的有：$schema、rules、"));
        assert!(error(r#"{"assignment": {"requires": "auto"}}"#).contains("没有配置项“assignment.requires”"));
        assert!(error(r#"{"rules": {"number-gab": "off"}}"#).contains("没有名为“number-gab”的规则"));
        assert!(error(r#"{"rules": {"number-gap": "no"}}"#).contains("配置项“rules.number-gap”有误：不能是“no”"));
        assert!(error(r#"{"planYear": "2026"}"#).contains("配置项“planYear”有误：应是整数"));
        assert!(error(r#"{"ignore": {}}"#).contains("配置项“ignore”有误：应是列表，不能是一组配置项"));
        assert!(error("[]").contains("应是一组配置项"));
        assert!(error(r#"{"issued": "2026-02-30"}"#).contains("“2026-02-30”不是日期"));
    }

    #[cfg(feature = "custom-rules")]
    #[test]
    fn custom_rules_are_checked() {
        assert!(error(r#"{"custom": [{"id": "x", "pattern": "(", "message": "y"}]}"#).contains("正则表达式“(”有误"));
        assert!(error(r#"{"custom": [{"id": "x", "pattern": "a"}]}"#).contains("缺“message”"));
        assert!(error(r#"{"custom": [{"id": "x", "patern": "a"}]}"#).contains("没有配置项“custom[].patern”"));
    }
}
