//! points-mismatch: a difference in percentage points does not follow from the percentages.

use super::{Explanation, Reporter, Rule, support::claims};
use crate::{
    draft::{Draft, claim::Slip},
    finding::Severity,
};

/// 百分点与百分比不符.
pub static RULE: Rule = Rule { id: "points-mismatch", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "百分点与百分比不符",
    summary: "两个百分比都已写明，所写的百分点之差与之不符。",
    why: "百分点是两个百分比相减的差。两个百分比本身可能是四舍五入得来的，差在末位一个单位以内的只作提示。",
    wrong: "合格率由91.2%提高到95.8%，提高5.6个百分点。\n",
    right: "合格率由91.2%提高到95.8%，提高4.6个百分点。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    claims::report_mismatches(draft, reporter, Slip::Points);
    for claim in claims::with(draft, Slip::LastDigit) {
        let Some(reading) = claim.readings.first() else { continue };
        let (named, calculation) = (claims::named(draft.text, claim), claims::calculation(reading));
        let message = [&*named, "与文中数字末位差一：", &calculation, "；如不是四舍五入所致，应改"].concat();
        let finding = reporter.report_as(Severity::Info, claim.span, message);
        claims::relate(draft, claim, finding);
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "points-mismatch";

    #[test]
    fn both_percentages_are_told() {
        flags(ID, "合格率由91.2%提高到95.8%，提高5.6个百分点。", &["5.6个百分点"]);
        flags(ID, "合格率95.8%，比上年的91.2%提高5.6个百分点。", &["5.6个百分点"]);
        flags(ID, "合格率由91.2%提高5.6个百分点至95.8%。", &["5.6个百分点"]);
        clean(ID, "合格率由91.2%提高到95.8%，提高4.6个百分点。");
        clean(ID, "合格率95.8%，比上年提高5.6个百分点。");
    }

    #[test]
    fn the_last_digit_may_be_rounding() {
        let findings = findings(ID, "合格率由91.2%提高到95.8%，提高4.7个百分点。");
        let found: Vec<_> = findings.iter().map(|finding| (finding.severity, finding.message.as_str())).collect();
        let message = "提高4.7个百分点与文中数字末位差一：95.8%−91.2%＝4.6个百分点；如不是四舍五入所致，应改";
        assert_eq!(found, [(Severity::Info, message)]);
    }
}
