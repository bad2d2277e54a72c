//! ratio-truncated: a rate or a share was cut off where it should have been rounded.

use super::{Explanation, Reporter, Rule, support::claims};
use crate::{
    draft::{Draft, claim::Slip},
    finding::Severity,
};

/// 比率为截断取值.
pub static RULE: Rule = Rule { id: "ratio-truncated", severity: Severity::Info, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "比率为截断取值",
    summary: "比率、占比、完成率是把多余的小数直接舍去得到的，四舍五入后末位不同。",
    why: "数值修约一般用四舍五入（参见 GB/T 8170—2008）；直接截断会使末位差一，各部分之和也容易凑不足100%。公开文稿中截断比真正的算错多见，\
          故只作提示。",
    wrong: "全年受理纠纷3000件，调解成功2000件，调解成功率为66.66%。\n",
    right: "全年受理纠纷3000件，调解成功2000件，调解成功率为66.67%。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for claim in claims::with(draft, Slip::Truncated) {
        let Some(reading) = claim.readings.first() else { continue };
        let named = claims::named(draft.text, claim);
        let (exact, rounded) = (&*reading.computed, &*reading.rounded);
        let message = [&*named, "为截断取值：", &reading.formula, "＝", exact, "，四舍五入应为", rounded].concat();
        let finding = reporter.report(claim.span, message);
        claims::relate(draft, claim, finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "ratio-truncated";

    #[test]
    fn cut_off_instead_of_rounded() {
        flags(ID, "全年受理纠纷3000件，调解成功2000件，调解成功率为66.66%。", &["66.66%"]);
        clean(ID, "全年受理纠纷3000件，调解成功2000件，调解成功率为66.67%。");
        clean(ID, "全年受理纠纷3000件，调解成功2000件，调解成功率为66.65%。");
    }

    #[test]
    fn the_message_shows_one_digit_more() {
        let findings = findings(ID, "全年受理纠纷3000件，调解成功2000件，调解成功率为66.66%。");
        assert_eq!(
            findings.first().map(|finding| finding.message.as_str()),
            Some("调解成功率66.66%为截断取值：2000÷3000＝66.667%，四舍五入应为66.67%")
        );
    }

    #[test]
    fn an_exact_value_is_not_cut_off() {
        clean(ID, "全年受理纠纷800件，调解成功100件，调解成功率为12.5%。");
    }
}
