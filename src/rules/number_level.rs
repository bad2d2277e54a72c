//! number-level: a higher ordinal stands under a lower one.

use super::{
    Explanation, Reporter, Rule,
    support::{shapes::parent, wording::one_line},
};
use crate::{
    config::Level,
    draft::{Draft, Fit},
    finding::Severity,
};

/// 序号层次.
pub static RULE: Rule = Rule { id: "number-level", severity: Severity::Info, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "序号层次颠倒",
    summary: "高一级的序号排在低一级的序号之下，如“1.”下面用“（一）”；在设置中写明级别后，也提示越级使用。",
    why: "层次序号依次为“一、”“（一）”“1.”“（1）”（GB/T 9704—2012，7.3.3）；可以越级，但低一级之下不应再用高一级\
          （GB/T 15834—2011，附录B.3.8）。",
    wrong: "1.夯实基础\n（一）抓学习\n（二）抓培训\n2.优化服务\n",
    right: "一、夯实基础\n（一）抓学习\n（二）抓培训\n二、优化服务\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    // Skipping a level is accepted practice: told only where an office asks for it.
    let tells_skips = matches!(reporter.config().level(RULE.id), Some(Level::On(_)));
    let mut told = Vec::new();
    for run in draft.runs.iter().filter(|run| run.entries.len() > 1) {
        let Some(first) = run.entries.first().and_then(|&first| draft.entries.get(first)) else { continue };
        let above =
            parent(draft, first).filter(|above| above.ordinal.form.is_standard_level() && above.fit == Fit::Due);
        let Some(above) =
            above.filter(|_| first.ordinal.form.is_standard_level() && !first.inline && first.fit == Fit::Due)
        else {
            continue;
        };
        let (rank, rank_above) = (first.ordinal.form.rank(), above.ordinal.form.rank());
        let inverted = rank < rank_above;
        let key = (first.part, above.ordinal.form, first.ordinal.form);
        if !(inverted || tells_skips && rank > rank_above + 1) || told.contains(&key) {
            continue;
        }
        told.retain(|known: &(usize, _, _)| known.0 == first.part);
        told.push(key);
        let (written, above_it) = (one_line(draft.text, first.ordinal.span), one_line(draft.text, above.ordinal.span));
        let message = if inverted {
            format!("序号层次颠倒：“{written}”比“{above_it}”高一级，不应排在它下面")
        } else {
            format!("序号越级：“{above_it}”下面直接用了“{written}”")
        };
        reporter.report(first.ordinal.span, message).relate(Some(above.ordinal.span), "上一级的序号");
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        check,
        rules::testing::{clean, flags},
    };

    const ID: &str = "number-level";

    #[test]
    fn a_higher_level_under_a_lower_one_is_told_once() {
        flags(ID, "1.甲\n（一）子\n（二）丑\n2.乙\n（一）寅\n（二）卯", &["（一）"]);
    }

    #[test]
    fn levels_in_order_and_levels_skipped_are_none() {
        clean(ID, "一、甲\n（一）子\n1.丑\n（1）寅\n（2）卯\n2.辰\n（二）巳\n二、乙");
        clean(ID, "一、甲\n1.子\n2.丑\n二、乙\n（1）寅\n（2）卯");
    }

    #[test]
    fn skipping_is_told_on_request() {
        let config = serde_json::from_str(r#"{"rules": {"number-level": "info"}}"#).unwrap();
        let found = check("一、甲\n1.子\n2.丑\n二、乙\n1.寅\n2.卯", &config);
        assert_eq!(
            found.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(),
            ["序号越级：“一、”下面直接用了“1.”"]
        );
    }
}
