//! number-order: an ordinal does not belong where it stands.

use super::{
    Explanation, Reporter, Rule,
    support::{
        renumber::Renumbering,
        wording::{entry_name, one_line},
    },
};
use crate::{
    draft::{Draft, Fit},
    finding::Severity,
};

/// 序号错序.
pub static RULE: Rule = Rule { id: "number-order", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "序号错序",
    summary: "序号与前后都接不上，前后两项的序号颠倒，或同一篇里有的连续编号、有的重新编号。",
    why: "段落顺序是核稿的必查项：序号错序说明段落放错了位置，或序号写错（GB/T 9704—2012，7.3.3）。",
    wrong: "一、夯实基础\n二、优化服务\n八、强化监管\n四、加强保障\n",
    right: "一、夯实基础\n二、优化服务\n三、强化监管\n四、加强保障\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let text = draft.text;
    let mut renumbering = Renumbering::of(draft);
    for (index, entry) in draft.entries.iter().enumerate() {
        if !matches!(entry.fit, Fit::Order | Fit::Swapped | Fit::Mixed) {
            continue;
        }
        let written = one_line(text, entry.ordinal.span);
        let due = || entry.ordinal.renumbered(text, entry.due);
        let previous = entry.previous.and_then(|previous| draft.entries.get(previous));
        let (message, other, role) = match entry.fit {
            Fit::Order => {
                let after =
                    previous.map_or_else(String::new, |previous| format!("（上一项为{}）", entry_name(text, previous)));
                (format!("序号错序：“{written}”与前后接不上，按顺序应为“{}”{after}", due()), previous, "上一项的序号")
            }
            Fit::Swapped => {
                let run = draft.runs.get(entry.run).map(|run| run.entries.as_slice()).unwrap_or_default();
                let next = run.iter().find(|&&later| later > index).and_then(|&next| draft.entries.get(next));
                let other = next.map_or_else(due, |next| one_line(text, next.ordinal.span));
                (
                    format!("序号错序：“{written}”与下一项“{other}”次序颠倒，应先“{other}”后“{written}”"),
                    next,
                    "下一项的序号",
                )
            }
            Fit::Mixed => {
                let message = format!("序号混用：此处又从“{written}”编起，而前面各标题下连续编号，接着应为“{}”", due());
                (message, previous, "前面编到这里")
            }
            _ => continue,
        };
        let finding = reporter.report(entry.ordinal.span, message);
        finding.relate(other.map(|other| other.ordinal.span), role);
        finding.fix = renumbering.from(index);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "number-order";

    #[test]
    fn the_number_out_of_step_is_the_slip() {
        flags(ID, "1.甲\n2.乙\n8.丙\n4.丁\n5.戊", &["8."]);
        flags(ID, "总体考虑\n五、甲\n二、乙\n三、丙", &["五、"]);
    }

    #[test]
    fn swapped_neighbours_are_one_slip() {
        flags(ID, "1.甲\n3.乙\n2.丙\n4.丁", &["3."]);
        flags(ID, "1.甲\n2.乙\n4.丙\n3.丁", &["4."]);
        flags(
            ID,
            "一、甲\n（一）子\n（二）丑\n三、乙\n（一）寅\n（二）卯\n二、丙\n（一）辰\n（二）巳\n四、丁",
            &["三、"],
        );
        let message = findings(ID, "1.甲\n3.乙\n2.丙\n4.丁").remove(0).message;
        assert_eq!(message, "序号错序：“3.”与下一项“2.”次序颠倒，应先“2.”后“3.”");
    }

    #[test]
    fn numbering_on_and_numbering_anew_do_not_mix() {
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n3.寅\n4.卯\n三、丙\n1.辰\n2.巳", &["1."]);
        clean(ID, "一、甲\n1.子\n2.丑\n二、乙\n1.寅\n2.卯\n三、丙\n1.辰\n2.巳");
    }

    #[test]
    fn counting_in_order_is_none() {
        clean(ID, "1.甲\n2.乙\n3.丙");
        clean(ID, "1.甲\n2.乙\n3.丙\n附件：1.任务清单\n2.责任清单");
    }
}
