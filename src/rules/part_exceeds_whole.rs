//! part-exceeds-whole: a part is larger than its whole, or a rate that cannot exceed 100% does.

use super::{
    Explanation, Reporter, Rule,
    support::{claims, wording::one_line},
};
use crate::{
    draft::{
        Draft,
        claim::{Role, Slip},
    },
    finding::Severity,
};

/// 部分大于总数.
pub static RULE: Rule = Rule { id: "part-exceeds-whole", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "部分大于总数",
    summary: "“其中”的一项大于总数，或者合格率、办结率、占比等大于100%。",
    why: "部分不会大于总数。完成率、增长率、负债率等可以超过100%，不在此列。",
    wrong: "共受理案件120件，其中行政案件135件。\n",
    right: "共受理案件135件，其中行政案件120件。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for claim in claims::with(draft, Slip::Exceeds) {
        let part =
            claim.readings.iter().flat_map(|reading| &reading.operands).find(|operand| operand.role == Role::Addend);
        let message = match part {
            Some(part) => {
                let (part, whole) = (one_line(draft.text, part.span), one_line(draft.text, claim.span));
                ["其中的一项", &*part, "大于总数", &whole].concat()
            }
            None => claims::named(draft.text, claim) + "大于100%：部分不会大于全部",
        };
        let finding = reporter.report(claim.span, message);
        claims::relate(draft, claim, finding);
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "part-exceeds-whole";

    #[test]
    fn a_part_of_a_total() {
        let text = "共受理案件120件，其中行政案件135件。";
        flags(ID, text, &["120件"]);
        let found: Vec<_> = findings(ID, text).into_iter().map(|finding| (finding.severity, finding.message)).collect();
        assert_eq!(found, [(Severity::Error, "其中的一项135件大于总数120件".to_owned())]);
        clean(ID, "共受理案件135件，其中行政案件120件。");
        clean(ID, "共走访企业120家次，其中发现问题135个。");
        clean(ID, "平均每亩产量375公斤，其中小麦399公斤。");
    }

    #[test]
    fn a_rate_of_more_than_all() {
        flags(ID, "产品合格率达102%。", &["102%"]);
        flags(ID, "女性党员占党员总数的130%。", &["130%"]);
        clean(ID, "年度任务完成率达102%。");
        clean(ID, "新建厂房面积占年度计划的130%。");
        clean(ID, "拨备覆盖率达160%。");
    }
}
