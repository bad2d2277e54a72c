//! range-form: a range of percentages leaves out the first percent sign.

use super::{Explanation, Reporter, Rule, support::wording::one_line};
use crate::{
    draft::Draft,
    finding::{Edit, Safety, Severity},
    text::Span,
};

/// 百分比范围漏写百分号.
pub static RULE: Rule = Rule { id: "range-form", severity: Severity::Info, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "百分比范围漏写百分号",
    summary: "百分比的范围，前一个数漏写了百分号。",
    why: "GB/T 15835—2011 要求写作“15%～30%”，不写作“15～30%”。",
    wrong: "补助比例为15～30%。\n",
    right: "补助比例为15%～30%。\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for range in &draft.ranges {
        let (written, lower) = (one_line(draft.text, range.span), one_line(draft.text, range.lower));
        let right = [&*lower, "%", written.strip_prefix(lower.as_str()).unwrap_or(&written)].concat();
        let message = ["“", &*written, "”应写作“", &right, "”：范围的前一个数也要写百分号"].concat();
        let finding = reporter.report(range.span, message);
        let sign = Edit { span: Span::new(range.lower.end, range.lower.end), text: "%".to_owned() };
        finding.mend(Safety::Safe, ["改为“", &*right, "”"].concat(), vec![sign]);
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "range-form";

    #[test]
    fn the_first_sign_is_left_out() {
        let text = "补助比例为15～30%。";
        flags(ID, text, &["15～30%"]);
        let found: Vec<_> = findings(ID, text).into_iter().map(|finding| (finding.severity, finding.message)).collect();
        let message = "“15～30%”应写作“15%～30%”：范围的前一个数也要写百分号";
        assert_eq!(found, [(Severity::Info, message.to_owned())]);
        clean(ID, "补助比例为15%～30%。");
    }

    #[test]
    fn what_is_no_range() {
        clean(ID, "2023—30%");
        clean(ID, "第3—30%");
        clean(ID, "同比增长-30%。");
        clean(ID, "合格率95—30%。");
    }
}
