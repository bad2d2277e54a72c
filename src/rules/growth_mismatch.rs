//! growth-mismatch: a growth does not follow from the figures it is told with.

use super::{Explanation, Reporter, Rule, support::claims};
use crate::{
    draft::{Draft, claim::Slip},
    finding::Severity,
};

/// 增减幅度与数字不符.
pub static RULE: Rule = Rule { id: "growth-mismatch", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "增减幅度与数字不符",
    summary: "写明的增长、下降幅度，与同时写明的现值、基数或增减量算不到一起。",
    why: "增减幅度以基数为分母：基数是原来的数，不是现在的数；只写了增减量的，基数由现值减去（加上）增减量得出。年均增长按复合增长计算。\
          按可比价格、同口径计算的增幅不核对，文中没有写明基数的也不核对。",
    wrong: "全年受理案件1200件，比上年增加200件，增长25%。\n",
    right: "全年受理案件1200件，比上年增加200件，增长20%。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    claims::report_mismatches(draft, reporter, Slip::Growth);
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "growth-mismatch";

    #[test]
    fn by_how_much_it_grew_is_told() {
        flags(ID, "全年受理案件1200件，比上年增加200件，增长25%。", &["25%"]);
        flags(ID, "全年受理案件1000件，比上年减少250件，下降25%。", &["25%"]);
        clean(ID, "全年受理案件1000件，比上年减少250件，下降20%。");
        clean(ID, "全年受理案件1200件，同比增长20%，增加200件。");
    }

    #[test]
    fn what_it_grew_from_is_told() {
        flags(ID, "存款余额由80亿元增加到120亿元，增长40%。", &["40%"]);
        flags(ID, "今年受理案件120件，去年同期100件，增长16.7%。", &["16.7%"]);
        clean(ID, "存款余额由80亿元增加到120亿元，增长50%。");
    }

    #[test]
    fn of_one_year_out_of_several() {
        flags(ID, "进出口额从2018年的100亿元增加到2020年的144亿元，年均增长22%。", &["22%"]);
        clean(ID, "进出口额从2018年的100亿元增加到2020年的144亿元，年均增长20%。");
    }

    #[test]
    fn the_message_shows_the_calculation_and_offers_its_result_for_review() {
        let findings = findings(ID, "全年受理案件1200件，比上年增加200件，增长25%。");
        let found: Vec<_> = findings
            .iter()
            .map(|finding| {
                (finding.severity, finding.message.as_str(), finding.fix.as_ref().map(|fix| fix.label.as_str()))
            })
            .collect();
        let message = "增长25%与文中数字不符：200÷(1200−200)＝20%";
        assert_eq!(found, [(Severity::Error, message, Some("按文中数字改为20%"))]);
        let related: Vec<_> =
            findings.iter().flat_map(|finding| &finding.related).map(|place| place.message.as_str()).collect();
        assert_eq!(related, ["增减量：200件", "现值：1200件"]);
    }

    #[test]
    fn at_even_prices_or_of_something_else_it_is_left() {
        clean(ID, "地区生产总值1200亿元，比上年增加200亿元，增长8%。");
        clean(ID, "税收收入1200亿元，比上年增加200亿元，按可比口径增长8%。");
        clean(ID, "机构由80个减少到60个，人员精简15%。");
    }
}
