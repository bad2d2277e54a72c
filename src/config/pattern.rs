//! Regular expressions of an office's own rules.

use super::{Setting, Trouble, Value};

/// A regular expression, compiled.
#[derive(Debug, Clone, Default)]
pub struct Pattern {
    /// The expression as written.
    pub source: String,
    #[cfg(feature = "custom-rules")]
    compiled: Option<regex::Regex>,
}

#[cfg(feature = "custom-rules")]
mod compiled {
    use super::{Pattern, Setting, Trouble, Value};
    use crate::text::Span;

    /// What the usual shorthands stand for. The regex crate has tables of all of Unicode for them, which weigh more than the
    /// rest of it; these are what Chinese documents hold. A class may stand within a class: `[\d年]`.
    const SHORTHANDS: &[(&str, &str)] = &[
        (r"\d", "[0-9０-９]"),
        (r"\D", "[^0-9０-９]"),
        (r"\s", r"[\t-\r \u{a0}\u{2000}-\u{200b}\u{3000}\u{feff}]"),
        (r"\S", r"[^\t-\r \u{a0}\u{2000}-\u{200b}\u{3000}\u{feff}]"),
        (r"\w", r"[0-9A-Za-z_０-９Ａ-Ｚａ-ｚ〇\u{3400}-\u{9fff}]"),
        (r"\W", r"[^0-9A-Za-z_０-９Ａ-Ｚａ-ｚ〇\u{3400}-\u{9fff}]"),
        (r"\b", r"(?-u:\b)"),
        (r"\p{Han}", r"[〇\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{f900}-\u{faff}\u{20000}-\u{323af}]"),
    ];

    /// A pattern that matches everywhere must not flood the list of findings.
    const MOST_MATCHES: usize = 1000;

    /// Compiled, a pattern takes no more bytes than this.
    const LARGEST: usize = 1 << 20;

    impl Pattern {
        /// Where the pattern matches in `text`, as byte ranges; empty matches are left out, and those after the thousandth.
        pub fn find_in(&self, text: &str) -> impl Iterator<Item = Span> {
            let matches = self.compiled.iter().flat_map(move |regex| regex.find_iter(text));
            matches.map(|found| Span::from(found.range())).filter(|span| !span.is_empty()).take(MOST_MATCHES)
        }
    }

    impl Setting for Pattern {
        fn set(&mut self, value: &Value) -> Result<(), Trouble> {
            value.text()?.clone_into(&mut self.source);
            let source = &self.source;
            match regex::RegexBuilder::new(&spelt_out(source)).size_limit(LARGEST).build() {
                Ok(compiled) => {
                    self.compiled = Some(compiled);
                    Ok(())
                }
                Err(error) => Err(Trouble::new(format!("正则表达式“{source}”有误：{error}"))),
            }
        }
    }

    /// The expression with its shorthands spelt out.
    fn spelt_out(source: &str) -> String {
        let mut spelt = String::with_capacity(source.len());
        let mut rest = source;
        while let Some(backslash) = rest.find('\\') {
            let (before, escape) = rest.split_at_checked(backslash).unwrap_or((rest, ""));
            spelt += before;
            let known = SHORTHANDS.iter().find_map(|(short, long)| Some((*long, escape.strip_prefix(short)?)));
            let (meaning, after) = known.unwrap_or_else(|| {
                // Any other escape goes as it is, so that `\\d` stays a backslash and a d.
                let end = escape.char_indices().nth(2).map_or(escape.len(), |(index, _)| index);
                escape.split_at_checked(end).unwrap_or((escape, ""))
            });
            spelt += meaning;
            rest = after;
        }
        spelt + rest
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn matches<'t>(pattern: &str, text: &'t str) -> Vec<&'t str> {
            let source = Value::Text(pattern.to_owned());
            let mut pattern = Pattern::default();
            assert!(pattern.set(&source).is_ok());
            pattern.find_in(text).map(|span| span.of(text)).collect()
        }

        #[test]
        fn shorthands_know_chinese_text() {
            assert_eq!(matches(r"\d+月", "１２月和3月"), ["１２月", "3月"]);
            assert_eq!(matches(r"[\d.]+亿", "3.5亿元"), ["3.5亿"]);
            assert_eq!(matches(r"第\s*\w+条", "第\u{3000}三条"), ["第\u{3000}三条"]);
            assert_eq!(matches(r"\p{Han}{2}局", "a司法局"), ["司法局"]);
            assert_eq!(matches(r"\\d", r"\d"), [r"\d"]);
        }

        #[test]
        fn a_pattern_that_matches_everywhere_is_cut_short() {
            assert_eq!(matches(".", &"甲".repeat(5000)).len(), MOST_MATCHES);
            assert!(matches("乙*", "甲甲").is_empty());
        }
    }
}

#[cfg(not(feature = "custom-rules"))]
impl Setting for Pattern {
    fn set(&mut self, _: &Value) -> Result<(), Trouble> {
        Err(Trouble::new("这个版本不带自定义规则".to_owned()))
    }
}
