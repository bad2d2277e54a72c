//! growth-impossible: no whole number can have grown, or shrunk, by that much to the count that is told.

use super::{Explanation, Reporter, Rule, support::claims};
use crate::{
    draft::{Draft, claim::Slip},
    finding::Severity,
};

/// 增减幅度不可能成立.
pub static RULE: Rule = Rule { id: "growth-impossible", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "增减幅度不可能成立",
    summary: "写明的件数、人数等，由任何整数增长或下降都得不出所写的幅度；或者下降幅度超过100%。",
    why: "件数、人数是整数，去年的数也是整数，能得出的增减幅度是有限的几个。哪个整数都得不出所写的幅度，必有一处写错（即统计核查中的 GRIM 检验，\
          Brown 与 Heathers，2017）。减少、下降最多是100%，也不能用“倍”。",
    wrong: "全年办理复议案件35件，同比增长21.3%。\n",
    right: "全年办理复议案件35件，同比增长20.7%。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for claim in claims::with(draft, Slip::Impossible) {
        let mut message = [&*claims::named(draft.text, claim), "不可能成立：", claim.reason].concat();
        for (place, reading) in claim.readings.iter().enumerate() {
            message += if place == 0 { "，最接近的是" } else { "、" };
            message += &claims::calculation(reading);
        }
        let finding = reporter.report(claim.span, message);
        claims::relate(draft, claim, finding);
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "growth-impossible";

    #[test]
    fn no_whole_number_grows_by_that_much() {
        flags(ID, "全年办理复议案件35件，同比增长21.3%。", &["21.3%"]);
        flags(ID, "抓获嫌疑人7人，同比下降12.6%。", &["12.6%"]);
        clean(ID, "全年办理复议案件35件，同比增长20.7%。");
        clean(ID, "全年办理复议案件35件，同比增长20.6%。");
    }

    #[test]
    fn nothing_shrinks_by_more_than_all_of_it() {
        flags(ID, "全年发生事故35起，同比下降120%。", &["120%"]);
        flags(ID, "事故起数同比减少2倍。", &["2倍"]);
        clean(ID, "企业利润同比下降120%。");
    }

    #[test]
    fn what_is_measured_averaged_or_of_something_else_is_left() {
        clean(ID, "实现收入35万元，同比增长21.3%。");
        clean(ID, "日均接待35人，同比增长21.3%。");
        clean(ID, "走访企业35家，企业利润同比增长21.3%。");
        clean(ID, "接待群众约35人，同比增长21.3%。");
    }

    #[test]
    fn the_message_shows_what_would_be_possible() {
        let findings = findings(ID, "全年办理复议案件35件，同比增长21.3%。");
        let found: Vec<_> = findings.iter().map(|finding| (finding.severity, finding.message.as_str())).collect();
        let message =
            "同比增长21.3%不可能成立：没有哪个整数能增减成文中的数，最接近的是(35−28)÷28＝25.0%、(35−29)÷29＝20.7%";
        assert_eq!(found, [(Severity::Warning, message)]);
    }
}
