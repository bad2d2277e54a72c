//! shares-not-100: shares of all there is do not add up to 100%.

use super::{Explanation, Reporter, Rule, support::claims};
use crate::{
    draft::{Draft, claim::Slip},
    finding::Severity,
};

/// 占比之和不是100%.
pub static RULE: Rule = Rule { id: "shares-not-100", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "占比之和不是100%",
    summary: "各项占比已经列全（末项是“其余”，或写成A：B：C的构成），加起来却不是100%。",
    why: "构成的各项相加应为100%，四舍五入引起的末位出入不算。没有列全的、可能交叉的不核对。",
    wrong: "咨询类占60%，求助类占25%，其余占20%。\n",
    right: "咨询类占60%，求助类占25%，其余占15%。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for claim in claims::with(draft, Slip::NotAll) {
        let Some(reading) = claim.readings.first() else { continue };
        let message = "各项占比之和不是100%：".to_owned() + &claims::calculation(reading);
        let finding = reporter.report(claim.span, message);
        claims::relate(draft, claim, finding);
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "shares-not-100";

    #[test]
    fn the_last_is_all_the_rest() {
        let text = "咨询类占60%，求助类占25%，其余占20%。";
        flags(ID, text, &["20%"]);
        let found: Vec<_> = findings(ID, text).into_iter().map(|finding| (finding.severity, finding.message)).collect();
        assert_eq!(found, [(Severity::Warning, "各项占比之和不是100%：60%+25%+20%＝105%".to_owned())]);
        clean(ID, "咨询类占60%，求助类占25%，其余占15%。");
        clean(ID, "咨询类占33.3%，求助类占33.3%，其余占33.3%。");
        clean(ID, "咨询类占60%，求助类占25%，投诉类占20%。");
    }

    #[test]
    fn a_make_up_of_several() {
        flags(ID, "三次产业结构为3.9：59.5：38.6。", &["3.9：59.5：38.6"]);
        clean(ID, "三次产业结构为3.9：59.5：36.6。");
        clean(ID, "三次产业结构为3.9：59.6：36.6。");
        clean(ID, "粮经饲比例为8：3：1。");
    }
}
