//! percent-for-points: a difference of two percentages is told in percent, not in percentage points.

use super::{Explanation, Reporter, Rule, support::claims};
use crate::{
    draft::{Draft, claim::Slip},
    finding::{Edit, Safety, Severity},
};

/// 百分点误写为百分比.
pub static RULE: Rule = Rule { id: "percent-for-points", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "百分点误写为百分比",
    summary: "两个百分比之差应写“个百分点”，误写成了“%”。",
    why: "由50%提高到60%，是提高10个百分点，即增长20%；写成“提高10%”意思就变了。",
    wrong: "合格率由91.2%提高到95.8%，提高4.6%。\n",
    right: "合格率由91.2%提高到95.8%，提高4.6个百分点。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for claim in claims::with(draft, Slip::PercentForPoints) {
        let Some([relative, points]) = claim.readings.get(..2) else { continue };
        let named = claims::named(draft.text, claim);
        let (right, divided) = (&*points.rounded, claims::calculation(relative));
        let message = [&*named, "是两个百分比之差，应写“", right, "”；按百分比算是", &divided].concat();
        let finding = reporter.report(claim.span, message);
        claims::relate(draft, claim, finding);
        let edit = Edit { span: claim.span, text: points.rounded.clone() };
        finding.mend(Safety::Review, ["改为“", right, "”"].concat(), vec![edit]);
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "percent-for-points";

    #[test]
    fn a_difference_in_percent() {
        flags(ID, "合格率由91.2%提高到95.8%，提高4.6%。", &["4.6%"]);
        clean(ID, "合格率由91.2%提高到95.8%，提高4.6个百分点。");
        // 5.0% is how much larger 95.8% is than 91.2%.
        clean(ID, "合格率由91.2%提高到95.8%，提高5.0%。");
    }

    #[test]
    fn points_are_offered() {
        let findings = findings(ID, "合格率由91.2%提高到95.8%，提高4.6%。");
        let found: Vec<_> = findings
            .iter()
            .map(|finding| {
                (finding.severity, finding.message.as_str(), finding.fix.as_ref().map(|fix| fix.label.as_str()))
            })
            .collect();
        let message = "提高4.6%是两个百分比之差，应写“4.6个百分点”；按百分比算是(95.8%−91.2%)÷91.2%＝5.0%";
        assert_eq!(found, [(Severity::Warning, message, Some("改为“4.6个百分点”"))]);
    }
}
