//! number-gap: an ordinal is missing from a sequence.

use super::{
    Reporter, Rule,
    support::{
        sequence::{self, Kind},
        wording::one_line,
    },
};
use crate::{draft::Draft, finding::Severity};

/// 序号跳号.
pub static RULE: Rule = Rule {
    id: "number-gap",
    name: "序号跳号",
    severity: Severity::Error,
    summary: "同一层次的序号中间缺号，或不从“一”“1”开始。",
    why: "缺号说明有内容被删而未改序号，或漏印了一项。层次序号依次为“一、”“（一）”“1.”“（1）”（GB/T 9704—2012，7.3.3）；\
          各章连续编号、每个标题下重新编号均不算错。",
    wrong: "一、夯实基础\n二、优化服务\n四、强化保障\n",
    right: "一、夯实基础\n二、优化服务\n三、强化保障\n",
    judge,
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for slip in sequence::slips(draft) {
        let Some(entry) = draft.entries.get(slip.entry) else {
            continue;
        };
        let ordinal = entry.ordinal;
        let written = one_line(draft.text, ordinal.span);
        let due = ordinal.form.write(slip.due);
        let message = match slip.kind {
            Kind::Gap => {
                let last_missing = ordinal.value - 1;
                let missing = if last_missing > slip.due {
                    format!("缺“{due}”至“{}”", ordinal.form.write(last_missing))
                } else {
                    format!("缺“{due}”")
                };
                match slip.previous {
                    Some(previous) => {
                        format!("序号跳号：“{}”之后是“{written}”，{missing}", one_line(draft.text, previous))
                    }
                    None if slip.due > 1 => {
                        format!("序号跳号：“{}”之后是“{written}”，{missing}", ordinal.form.write(slip.due - 1))
                    }
                    None => format!("序号从“{written}”开始，{missing}"),
                }
            }
            Kind::Headless => {
                let parent = entry.parent.and_then(|parent| draft.entries.get(parent));
                let due = parent.map_or(due, |parent| parent.ordinal.form.write(slip.due));
                if ordinal.value == 1 {
                    format!("序号又从“{written}”编起，上面的标题可能漏了序号“{due}”")
                } else {
                    format!("“{written}”上面的标题没有序号，可能漏了“{due}”")
                }
            }
            Kind::Unnumbered => format!("这一段另有责任分工，却没有序号，可能漏了“{due}”"),
            Kind::Repeat | Kind::Order => continue,
        };
        // A heading may stand without an ordinal on purpose.
        let severity = if slip.kind == Kind::Headless { Severity::Warning } else { RULE.severity };
        reporter.report_as(severity, slip.span, message).relate(slip.previous, "上一项的序号");
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, flags};

    const ID: &str = "number-gap";

    #[test]
    fn a_gap_is_told_once_where_it_begins() {
        flags(ID, "1.甲\n2.乙\n4.丁\n5.戊\n6.己", &["4."]);
        flags(ID, "（一）甲\n（四）乙\n（五）丙", &["（四）"]);
    }

    #[test]
    fn a_sequence_starts_at_one() {
        flags(ID, "一、甲\n（二）乙\n（三）丙\n二、丁\n（一）戊", &["（二）"]);
        flags(ID, "工作有序推进。二是抓落实；三是抓问效。", &["二是"]);
        flags(ID, "总体考虑\n二、甲\n（一）乙\n（二）丙\n三、丁\n（一）戊", &["二、"]);
    }

    #[test]
    fn numbering_may_run_on_or_begin_anew_under_headings() {
        clean(ID, "一、甲\n1.子\n2.丑\n二、乙\n3.寅\n4.卯");
        clean(ID, "一、甲\n1.子\n2.丑\n二、乙\n1.寅\n2.卯");
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n3.寅\n三、丙\n5.辰\n6.巳", &["5."]);
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n4.寅\n5.卯", &["4."]);
    }

    #[test]
    fn levels_may_be_skipped_downward() {
        clean(ID, "一、甲\n1.子\n（1）丑\n（2）寅\n2.卯\n二、乙\n（一）辰\n（二）巳");
        clean(ID, "1、甲\n（一）子\n（二）丑\n2、乙\n（一）寅\n（二）卯\n3、丙");
    }

    #[test]
    fn a_heading_that_lost_its_ordinal_is_told_once() {
        flags(ID, "一、甲类\n（一）子\n（二）丑\n乙类工作\n（一）寅\n（二）卯\n三、丙类\n（一）辰", &["三、"]);
        flags(ID, "一、甲类\n（一）子\n二、乙类\n（一）寅\n（二）卯\n丙类工作\n（一）辰\n（二）巳", &["（一）"]);
        clean(ID, "一、甲类\n1.子\n2.丑\n二、乙类\n1.寅\n2.卯\n补充说明\n1.辰\n2.巳");
        clean(ID, "一、甲类\n教育\n1.子\n2.丑\n卫生\n1.寅\n2.卯\n二、乙类");
    }

    #[test]
    fn a_task_at_the_end_that_lost_its_ordinal_is_told() {
        let text = "2026年工作要点\n1.甲。（责任单位：甲科）\n2.乙。（责任单位：乙科）\n3.丙。（责任单位：丙科）\n做好丁类工作。（责任单位：丁科）\n";
        flags(ID, text, &["做好丁类工作"]);
        // Where tasks run over several paragraphs with groups of their own, one more is none.
        clean(ID, &text.replace("2.乙。", "2.乙。（责任单位：子科）\n办好丑事。"));
    }

    #[test]
    fn a_heading_without_ordinal_among_tasks_that_count_on_is_told() {
        let text = "一、甲\n（一）子类\n1.甲。\n2.乙。\n（二）丑类\n3.丙。\n寅类工作\n4.丁。\n";
        flags(ID, text, &["4."]);
        clean(ID, &text.replace("1.甲。\n", "1.甲。\n卯类工作\n"));
    }

    #[test]
    fn ordinals_read_otherwise_are_not_missing() {
        clean(ID, "附件：1.任务清单\n2.责任清单\n3.问题清单");
        clean(ID, "1.甲。\n2.乙。\n3.丙。\n附件：1.任务清单\n2.责任清单");
        flags(ID, "1.甲。\n2.乙。\n附件：1.任务清单\n3.责任清单", &["3."]);
        clean(ID, "主要存在问题一是经费不足；二是人手不够；三是机制不全。");
        clean(ID, "完成3.5亿元投资\n2026年开工\n1690党群服务中心建成");
    }

    #[test]
    fn a_passage_begins_where_it_was_cut() {
        clean(ID, "（八）甲\n（九）乙");
    }

    #[test]
    fn a_new_part_begins_anew() {
        clean(ID, "2025年工作总结\n一、甲\n二、乙\n三、丙\n2026年工作要点\n一、丁\n二、戊");
    }
}
