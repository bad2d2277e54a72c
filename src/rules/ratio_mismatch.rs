//! ratio-mismatch: a rate, a share or a completion does not follow from the figures beside it.

use super::{Explanation, Reporter, Rule, support::claims};
use crate::{
    draft::{Draft, claim::Slip},
    finding::Severity,
};

/// 比率与数字不符.
pub static RULE: Rule = Rule { id: "ratio-mismatch", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "比率与数字不符",
    summary: "文中写明的比率、占比、完成率，与同一段里的分子、分母算不到一起。",
    why: "核稿要核数字：比率与前后数字对不上，必有一处写错。核对时按四舍五入计算，约数、带“万”“亿”的数按其取值范围计算；\
          换用其他合理的分子、分母仍然不符的才提示，拿不准的不提示；各项占比为凑足100%而末位差一的，只作提示。",
    wrong: "全年受理纠纷1000件，调解成功900件，调解成功率为95%。\n",
    right: "全年受理纠纷1000件，调解成功900件，调解成功率为90%。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    claims::report_mismatches(draft, reporter, Slip::Ratio);
    for claim in claims::with(draft, Slip::Nudged) {
        let Some(reading) = claim.readings.first() else { continue };
        let (named, calculation) = (claims::named(draft.text, claim), claims::calculation(reading));
        let message = [&*named, "与文中数字末位差一：", &calculation, "；各项占比之和为100%，应是凑整"].concat();
        reporter.report_as(Severity::Info, claim.span, message);
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "ratio-mismatch";

    #[test]
    fn a_rate_that_does_not_follow() {
        flags(ID, "全年受理纠纷1000件，调解成功900件，调解成功率为95%。", &["95%"]);
        clean(ID, "全年受理纠纷1000件，调解成功900件，调解成功率为90%。");
    }

    #[test]
    fn the_message_shows_the_sum_and_what_else_was_tried() {
        let text = "线上平台共接收工单 200 件，调解成功 150 件，调解终止 10 件，调解成功率为 80.5%。";
        let findings = findings(ID, text);
        let messages: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            messages,
            ["调解成功率80.5%与文中数字不符：150÷200＝75.0%；150÷(150+10)＝93.8%，也不符；(150+10)÷200＝80.0%，也不符"]
        );
        let related: Vec<_> = findings.iter().flat_map(|finding| &finding.related).collect();
        let related: Vec<_> = related.iter().map(|place| (place.span.of(text), place.message.as_str())).collect();
        assert_eq!(related, [("150 件", "分子：150件"), ("200 件", "分母：200件")]);
    }

    #[test]
    fn another_sensible_reading_excuses_it() {
        clean(ID, "共接收工单200件，调解成功150件，调解终止10件，调解成功率为93.8%。");
        clean(ID, "收到申请500件，受理400件，审结300件，维持150件，维持率50%。");
    }

    #[test]
    fn a_share_nudged_to_make_up_100_is_a_lesser_slip() {
        let text = "共有党员93名，其中青年31名，占33.3%；中年31名，占33.3%；老年31名，占33.4%。";
        let findings = findings(ID, text);
        let found: Vec<_> = findings.iter().map(|finding| (finding.severity, finding.message.as_str())).collect();
        let message = "占33.4%与文中数字末位差一：31÷93＝33.3%；各项占比之和为100%，应是凑整";
        assert_eq!(found, [(Severity::Info, message)]);
    }

    #[test]
    fn truncation_is_not_this_rules_business() {
        clean(ID, "共受理纠纷3000件，调解成功2000件，调解成功率66.66%。");
    }
}
