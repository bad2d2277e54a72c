//! number-order: an ordinal does not belong where it stands.

use super::{
    Reporter, Rule,
    support::{
        sequence::{self, Kind},
        wording::one_line,
    },
};
use crate::{draft::Draft, finding::Severity};

/// 序号错序.
pub static RULE: Rule = Rule {
    id: "number-order",
    name: "序号错序",
    severity: Severity::Error,
    summary: "序号与前后都接不上，或前后两项的序号颠倒。",
    why: "段落顺序是核稿的必查项：序号错序说明段落放错了位置，或序号写错（GB/T 9704—2012，7.3.3）。",
    wrong: "一、夯实基础\n二、优化服务\n八、强化监管\n四、加强保障\n",
    right: "一、夯实基础\n二、优化服务\n三、强化监管\n四、加强保障\n",
    judge,
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for slip in sequence::slips(draft).into_iter().filter(|slip| slip.kind == Kind::Order) {
        let Some(entry) = draft.entries.get(slip.entry) else {
            continue;
        };
        let written = one_line(draft.text, entry.ordinal.span);
        let message = format!("序号“{written}”与前后接不上，按顺序应为“{}”", entry.ordinal.form.write(slip.due));
        reporter.report(entry.ordinal.span, message).relate(slip.previous, "上一项的序号");
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, flags};

    const ID: &str = "number-order";

    #[test]
    fn the_number_out_of_step_is_the_slip() {
        flags(ID, "1.甲\n2.乙\n8.丙\n4.丁\n5.戊", &["8."]);
    }

    #[test]
    fn swapped_neighbours_are_one_slip() {
        flags(ID, "1.甲\n3.乙\n2.丙\n4.丁", &["3."]);
    }

    #[test]
    fn counting_in_order_is_none() {
        clean(ID, "1.甲\n2.乙\n3.丙");
        clean(ID, "1.甲\n2.乙\n3.丙\n附件：1.任务清单\n2.责任清单");
    }
}
