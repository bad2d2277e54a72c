//! reference-dangling: a reference to an item that the document does not have.

use super::{Explanation, Reporter, Rule, support::wording::one_line};
use crate::{draft::Draft, finding::Severity};

/// 引用落空.
pub static RULE: Rule = Rule { id: "reference-dangling", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "引用落空",
    summary: "引用了本文没有的条、项或附件，如只有两个附件却写“见附件3”。",
    why: "删改条目或附件后，文中的“见第（三）项”“附件3”往往没有跟着改，收文单位无从查找。引用其他文件的不核对。",
    wrong: "1.甲。\n2.乙，具体分工见附件3。\n附件：1.任务清单\n2.责任清单\n",
    right: "1.甲。\n2.乙，具体分工见附件2。\n附件：1.任务清单\n2.责任清单\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for reference in draft.references.iter().filter(|reference| reference.value > reference.reaches) {
        let written = one_line(draft.text, reference.span);
        let last = one_line(draft.text, reference.last);
        let message = if written.starts_with("附件") {
            format!("“{written}”不存在：本文只有{}个附件", reference.reaches)
        } else {
            format!("“{written}”不存在：本文同类序号只到“{last}”")
        };
        reporter.report(reference.span, message).relate(Some(reference.last), "最后一项在这里");
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "reference-dangling";

    #[test]
    fn an_annex_that_is_not_there_is_told() {
        let text = "一、甲，见附件3。\n二、乙（附件2）。\n附件：1.任务清单\n2.责任清单\n";
        flags(ID, text, &["附件3"]);
        assert_eq!(findings(ID, text).remove(0).message, "“附件3”不存在：本文只有2个附件");
        flags(ID, "一、甲，详见附件2。\n二、乙。\n附件：任务清单\n", &["附件2"]);
        clean(ID, "一、甲，见附件3。\n二、乙。\n附件：1.任务清单\n2.责任清单\n附件3\n问题清单");
        clean(ID, "一、甲，见附件3。\n二、乙。");
        clean(ID, "一、按《通知》附件3执行。\n二、乙。\n附件：1.任务清单\n2.责任清单\n");
    }

    #[test]
    fn an_item_that_is_not_there_is_told() {
        flags(ID, "一、甲\n（一）子，按第（三）项办理。\n（二）丑\n二、乙", &["第（三）项"]);
        clean(ID, "一、甲\n（一）子，按第（二）项办理。\n（二）丑\n二、乙");
        clean(ID, "一、甲\n（一）子，依照《条例》第（三）项办理。\n（二）丑\n二、乙");
    }

    #[test]
    fn an_article_or_a_section_that_is_not_there_is_told() {
        let text = "普法工作办法\n第一条 甲。\n第二条 乙，违反本办法第八条的，予以通报。\n第三条 丙。\n";
        flags(ID, text, &["第八条"]);
        clean(ID, &text.replace("第八条", "第三条"));
        clean(ID, &text.replace("本办法", "刑法"));
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n1.寅\n2.卯，见第一部分第3条。", &["第3条"]);
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n1.寅\n2.卯，见第四部分。", &["第四部分"]);
        clean(ID, "一、甲\n1.子\n2.丑\n二、乙\n1.寅\n2.卯，见第一部分第2条。");
    }
}
