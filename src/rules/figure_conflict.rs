//! figure-conflict: the document tells one figure twice, in the same words, and not the same.

use super::{Explanation, Reporter, Rule, support::wording::one_line};
use crate::{
    draft::{Draft, indicator::Indicator},
    finding::Severity,
    text::order,
};

/// 同一数字前后不一.
pub static RULE: Rule = Rule { id: "figure-conflict", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "同一数字前后不一",
    summary: "同一个指标在文中出现两次，用语、年份、单位都相同，数字却不同。",
    why: "总结的概述与分述常常重复同一个数字，改了一处忘了另一处。只有用语完全相同、写明是全市（全区……）或共计的数字，相差又不大时，才提示。",
    wrong: "2025年，全市共受理行政复议申请943件。\n经审理，全市共受理行政复议申请940件。\n",
    right: "2025年，全市共受理行政复议申请943件。\n经审理，全市共受理行政复议申请943件。\n",
};

/// Figures that differ by more than one in so many are seldom the same figure.
const NEARLY: i64 = 10;

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let mut keys: Vec<u64> = draft.indicators.iter().map(|indicator| indicator.key).collect();
    order::sort(&mut keys);
    // What stands at the place of a key is the first figure of that key.
    let mut firsts: Vec<Option<&Indicator>> = vec![None; keys.len()];
    for other in &draft.indicators {
        let place = keys.partition_point(|&key| key < other.key);
        // More than two may be the same figure for several places.
        let twice = keys.get(place + 1) == Some(&other.key) && keys.get(place + 2) != Some(&other.key);
        let Some(first) = firsts.get_mut(place).filter(|_| twice) else { continue };
        let Some(one) = *first else {
            *first = Some(other);
            continue;
        };
        let off = (one.value - other.value).abs();
        let same_year = one.year.of(draft.text) == other.year.of(draft.text);
        let same_part = draft.parts.iter().all(|part| part.span.contains(one.span) == part.span.contains(other.span));
        if off == 0 || off > one.value.max(other.value) / NEARLY || !same_year || !same_part {
            continue;
        }
        let told = |indicator: &Indicator| one_line(draft.text, indicator.span);
        let name = one_line(draft.text, other.name);
        let (here, before) = (told(other), told(one));
        let message = ["“", &*name, "”这里是", &here, "，前面是", &before, "，应核对后统一"].concat();
        reporter.report(other.span, message).relate(Some(one.span), &["前面：", &*name, &before].concat());
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "figure-conflict";

    #[test]
    fn the_same_words_and_another_figure() {
        let text = "2025年，全市共受理行政复议申请943件，审结900件。\n\n（一）行政复议。全市共受理行政复议申请940件，审结900件。\n";
        flags(ID, text, &["940件"]);
        let found: Vec<_> = findings(ID, text).into_iter().map(|finding| finding.message).collect();
        assert_eq!(found, ["“全市共受理行政复议申请”这里是940件，前面是943件，应核对后统一"]);
    }

    #[test]
    fn other_times_words_and_places_are_others() {
        clean(
            ID,
            "2024年，全市共受理行政复议申请943件，审结900件。\n\n2025年，全市共受理行政复议申请940件，审结900件。\n",
        );
        clean(ID, "上半年，全市共受理行政复议申请943件，审结900件。\n\n全市共受理行政复议申请980件，审结900件。\n");
        clean(ID, "全市共受理行政复议申请943件，审结900件。\n\n全市共审结行政复议申请940件，调解100件。\n");
        clean(ID, "甲街道受理行政复议申请943件，审结900件。\n\n乙街道受理行政复议申请940件，审结900件。\n");
        clean(ID, "全市共受理行政复议申请943件，审结900件。\n\n全市共受理行政复议申请94件，审结90件。\n");
    }

    #[test]
    fn a_figure_told_for_several_places_is_left() {
        let one = |count| format!("全区共受理行政复议申请{count}件，审结80件，调解10件。\n\n");
        clean(ID, &format!("{}{}{}", one(93), one(94), one(95)));
    }
}
