//! number-gap: an ordinal is missing from a sequence.

use super::{
    Explanation, Reporter, Rule,
    support::{
        lost::lost,
        renumber::Renumbering,
        wording::{entry_name, one_line},
    },
};
use crate::{
    draft::{Draft, Entry, Fit},
    finding::{Edit, Safety, Severity},
    text::Span,
};

/// 序号跳号.
pub static RULE: Rule = Rule { id: "number-gap", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "序号跳号",
    summary: "同一层次的序号中间缺号，或不从“一”“1”开始。",
    why: "缺号说明有内容被删而未改序号，或漏印了一项。层次序号依次为“一、”“（一）”“1.”“（1）”（GB/T 9704—2012，7.3.3）；\
          各章连续编号、每个标题下重新编号均不算错。",
    wrong: "一、夯实基础\n二、优化服务\n四、强化保障\n",
    right: "一、夯实基础\n二、优化服务\n三、强化保障\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let text = draft.text;
    let mut renumbering = Renumbering::of(draft);
    for (index, entry) in draft.entries.iter().enumerate().filter(|(_, entry)| entry.fit == Fit::Gap) {
        let previous = entry.previous.and_then(|previous| draft.entries.get(previous));
        let finding = reporter.report(entry.ordinal.span, gap_message(text, entry, previous));
        finding.relate(previous.map(|previous| previous.ordinal.span), "上一项的序号");
        finding.fix = renumbering.from(index);
    }
    for lost in lost(draft, renumbering.chains()) {
        let Some(previous) = draft.entries.get(lost.previous) else { continue };
        let due = previous.ordinal.renumbered(text, previous.ordinal.value + 1);
        let written = one_line(text, lost.span);
        let (severity, message) = match lost.below.and_then(|below| draft.entries.get(below)) {
            // A heading may stand without an ordinal on purpose.
            Some(below) if below.ordinal.value == 1 => {
                (Severity::Warning, format!("序号又从“{written}”编起，上面的标题可能漏了序号“{due}”"))
            }
            Some(_) => (Severity::Warning, format!("“{written}”上面的标题没有序号，可能漏了“{due}”")),
            None => (RULE.severity, format!("这一段另有责任分工，却没有序号，可能漏了“{due}”")),
        };
        let finding = reporter.report_as(severity, lost.span, message);
        finding.relate(Some(previous.ordinal.span), "上一项的序号");
        let edit = Edit { span: Span::new(lost.at, lost.at), text: due.clone() };
        finding.mend(Safety::Review, format!("补上序号“{due}”"), vec![edit]);
    }
}

/// 序号跳号：“四、”前应为“三、”（上一项为“二、优化服务”）
fn gap_message(text: &str, entry: &Entry, previous: Option<&Entry>) -> String {
    let ordinal = entry.ordinal;
    let written = one_line(text, ordinal.span);
    let missing = ordinal.renumbered(text, entry.due);
    let last = ordinal.value.saturating_sub(1);
    let missing = match last.saturating_sub(entry.due) {
        0 => format!("“{missing}”"),
        1 => format!("“{missing}”“{}”", ordinal.renumbered(text, last)),
        _ => format!("“{missing}”至“{}”", ordinal.renumbered(text, last)),
    };
    match previous {
        Some(previous) => {
            format!("序号跳号：“{written}”前应为{missing}（上一项为{}）", entry_name(text, previous))
        }
        None => format!("序号跳号：从“{written}”开始，前面应有{missing}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "number-gap";

    #[test]
    fn a_gap_is_told_once_where_it_begins() {
        flags(ID, "1.甲\n2.乙\n4.丁\n5.戊\n6.己", &["4."]);
        flags(ID, "（一）甲\n（四）乙\n（五）丙", &["（四）"]);
    }

    #[test]
    fn the_message_says_what_is_missing_and_what_came_before() {
        let message = |text: &str| findings(ID, text).into_iter().map(|finding| finding.message).collect::<Vec<_>>();
        assert_eq!(
            message("一、夯实基础\n二、优化服务\n四、强化保障"),
            ["序号跳号：“四、”前应为“三、”（上一项为“二、优化服务”）"]
        );
        assert_eq!(message("(1)甲\n(2)乙，丙丁\n(5)戊"), ["序号跳号：“(5)”前应为“(3)”“(4)”（上一项为“(2)乙”）"]);
        assert_eq!(message("工作有序推进。四是抓落实；五是抓问效。"), [""; 0]);
        assert_eq!(message("一、甲\n2.乙\n3.丙\n二、丁"), ["序号跳号：从“2.”开始，前面应有“1.”"]);
    }

    #[test]
    fn a_sequence_starts_at_one() {
        flags(ID, "一、甲\n（二）乙\n（三）丙\n二、丁\n（一）戊", &["（二）"]);
        flags(ID, "工作有序推进。二是抓落实；三是抓问效。", &["二是"]);
        flags(ID, "总体考虑\n二、甲\n（一）乙\n（二）丙\n三、丁\n（一）戊", &["二、"]);
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n1.寅\n2.卯\n三、丙\n2.辰\n3.巳", &["2."]);
    }

    #[test]
    fn numbering_may_run_on_or_begin_anew_under_headings() {
        clean(ID, "一、甲\n1.子\n2.丑\n二、乙\n3.寅\n4.卯");
        clean(ID, "一、甲\n1.子\n2.丑\n二、乙\n1.寅\n2.卯");
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n3.寅\n三、丙\n5.辰\n6.巳", &["5."]);
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n4.寅\n5.卯", &["4."]);
        // Across （一） it runs on, across 一、 it begins anew.
        clean(ID, "一、甲\n（一）子\n1.天\n2.地\n（二）丑\n3.玄\n二、乙\n（一）寅\n1.黄\n（二）卯\n2.宇\n3.宙");
    }

    #[test]
    fn a_section_that_is_gone_is_one_gap() {
        flags(ID, "一、甲\n1.子\n2.丑\n三、乙\n5.寅\n6.卯\n四、丙\n7.辰", &["三、"]);
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
    fn points_in_running_text_make_lists() {
        flags(ID, "抓好以下工作：（1）甲；（2）乙；（4）丙。", &["（4）"]);
        flags(ID, "包括①甲②乙④丙等。", &["④"]);
        clean(ID, "按附件（1）要求，（3）类区域另行安排。");
        clean(ID, "首先，抓学习；其次，抓落实；最后，抓问效。");
        flags(ID, "首先，抓学习；再次，抓落实；最后，抓问效。", &["再次，"]);
    }

    #[test]
    fn decimals_and_letters_count_as_well() {
        flags(ID, "1.总则\n1.1 目的\n1.2 依据\n1.4 原则\n2.职责\n2.1 分工\n2.2 协同", &["1.4"]);
        flags(ID, "一、甲\na) 子\nb) 丑\nd) 寅", &["d)"]);
        clean(ID, "一、甲\ni) 子\nii) 丑\niii) 寅\niv) 卯\nv) 辰");
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
