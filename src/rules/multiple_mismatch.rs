//! multiple-mismatch: a multiple does not follow from the figures it is told with.

use super::{Explanation, Reporter, Rule, support::claims};
use crate::{
    draft::{Draft, claim::Slip},
    finding::Severity,
};

/// 倍数与数字不符.
pub static RULE: Rule = Rule { id: "multiple-mismatch", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "倍数与数字不符",
    summary: "写明的倍数、翻番，与同时写明的现值、基数算不到一起。",
    why: "“增长2倍”是增加了原来的2倍，即原来的3倍；“增长到2倍”才是原来的2倍。两种说法最容易混用。",
    wrong: "存款余额由80亿元增加到240亿元，增长3倍。\n",
    right: "存款余额由80亿元增加到240亿元，增长2倍。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    claims::report_mismatches(draft, reporter, Slip::Multiple);
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "multiple-mismatch";

    #[test]
    fn by_how_many_times_or_to_how_many() {
        flags(ID, "存款余额由80亿元增加到240亿元，增长3倍。", &["3倍"]);
        flags(ID, "全年受理案件300件，比上年增加200件，增长3倍。", &["3倍"]);
        clean(ID, "存款余额由80亿元增加到240亿元，增长2倍。");
        clean(ID, "存款余额由80亿元增加到240亿元，增长到3倍。");
        clean(ID, "床位由200张增加到400张，翻了一番。");
    }

    #[test]
    fn the_message_tells_both() {
        let findings = findings(ID, "存款余额由80亿元增加到240亿元，增长3倍。");
        let found: Vec<_> = findings.iter().map(|finding| (finding.severity, finding.message.as_str())).collect();
        let message = "增长3倍与文中数字不符：(240亿−80亿)÷80亿＝2倍；240亿÷80亿＝3倍，是增长到几倍，不是增长几倍";
        assert_eq!(found, [(Severity::Error, message)]);
    }
}
