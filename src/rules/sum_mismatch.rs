//! sum-mismatch: parts do not add up to the total they are told with.

use super::{
    Explanation, Reporter, Rule,
    support::{claims, wording::one_line},
};
use crate::{
    draft::{Draft, claim::Slip},
    finding::Severity,
};

/// 分项之和与总数不符.
pub static RULE: Rule = Rule { id: "sum-mismatch", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "分项之和与总数不符",
    summary: "总数与所列各项之和不符：写明“分别为”“合计”的应当相等；“其中”所列各项与总数只差一点的，提示核对。",
    why: "分项与总数都是核稿要核的数字。“其中”不一定列全，也可能交叉，所以只有差得很小的才提示，差得多的不提示。",
    wrong: "受理民事案件120件、行政案件35件，共165件。\n",
    right: "受理民事案件120件、行政案件35件，共155件。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for slip in [Slip::Sum, Slip::NearSum] {
        for claim in claims::with(draft, slip) {
            let Some(reading) = claim.readings.first() else { continue };
            let total = one_line(draft.text, claim.span);
            let sum = claims::calculation(reading);
            let finding = if slip == Slip::Sum {
                reporter.report(claim.span, ["总数", &*total, "与各项之和不符：", &sum].concat())
            } else {
                let message = ["各项之和与总数", &*total, "只差一点：", &sum, "；如已列全，必有一处写错"].concat();
                reporter.report_as(Severity::Info, claim.span, message)
            };
            claims::relate(draft, claim, finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "sum-mismatch";

    #[test]
    fn what_is_said_to_be_all_must_add_up() {
        flags(ID, "受理民事案件120件、行政案件35件，共165件。", &["165件"]);
        flags(ID, "全年共培训300人，分别为干部120人、教师150人。", &["300人"]);
        clean(ID, "受理民事案件120件、行政案件35件，共155件。");
        clean(ID, "全年共培训300人，分别为干部150人、教师150人。");
    }

    #[test]
    fn among_a_total_a_near_miss_is_a_hint() {
        let text = "共收到申请1277件，其中受理943件，不予受理65件，案前化解267件。";
        let findings = findings(ID, text);
        let found: Vec<_> = findings.iter().map(|finding| (finding.severity, finding.message.as_str())).collect();
        let message = "各项之和与总数1277件只差一点：943+65+267＝1275；如已列全，必有一处写错";
        assert_eq!(found, [(Severity::Info, message)]);
        let related: Vec<_> =
            findings.iter().flat_map(|finding| &finding.related).map(|place| place.message.as_str()).collect();
        assert_eq!(related, ["其中一项：943件", "其中一项：65件", "其中一项：267件"]);
    }

    #[test]
    fn classes_that_overlap_or_are_not_all_are_left() {
        clean(ID, "共有教师400人，其中女性220人，党员120人，35岁以下59人。");
        clean(ID, "共收到申请1277件，其中受理943件，不予受理65件。");
        clean(ID, "全国充电桩1060.4万台，其中公共充电桩320.9万台，私人充电桩739.4万台。");
    }
}
