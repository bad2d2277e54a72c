//! missing-responsibility: a task names no responsible unit.

use super::{
    Reporter, Rule, missing_deadline,
    support::wording::{part_name, part_place, task_name},
};
use crate::{
    config::Require,
    draft::{Draft, PartKind},
    finding::Severity,
};

/// 缺责任单位.
pub static RULE: Rule = Rule {
    id: "missing-responsibility",
    name: "缺责任单位",
    severity: Severity::Error,
    summary: "任务没有写责任单位或牵头单位。",
    why: "工作要点附责任分工的，每项任务都应落到单位，否则无人承办、无法督办。部分任务写了的，逐项指出没写的；\
          全篇都没写的，只提示一次。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好法律援助。\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
    judge,
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let require = reporter.config().assignment.require;
    for (index, part) in draft.parts.iter().enumerate() {
        let tasks = draft.tasks_of(index);
        let assigned = tasks.iter().any(|task| task.assignment.names_unit());
        if tasks.is_empty() || require == Require::Never {
            continue;
        }
        let wants_deadline = missing_deadline::wanted(draft, index, require);
        if !assigned && require == Require::Auto {
            // Where units are named in a way that could not be read, silence is the better answer.
            if part.kind != PartKind::Plan || part.speaks_of_assignment {
                continue;
            }
            let undated = tasks.iter().all(|task| task.assignment.deadline.is_none());
            let what = if undated { "责任单位和完成时间" } else { "责任单位" };
            let title = part_name(draft.text, part);
            let message = format!("{title}共{}项任务，均未写{what}；如另附责任分工，可以忽略", tasks.len());
            let place = part_place(part, tasks);
            if let Some(place) = place {
                reporter.report_as(Severity::Warning, place, message);
            }
            continue;
        }
        for task in tasks.iter().filter(|task| !task.assignment.names_unit() && !task.assignment.partly_read) {
            let what = if task.assignment.deadline.is_none() && wants_deadline {
                "责任单位和完成时间"
            } else {
                "责任单位"
            };
            reporter.report(task.place(), format!("任务{}未写{what}", task_name(draft.text, task)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "missing-responsibility";

    #[test]
    fn each_bare_task_is_told_where_others_have_units() {
        flags(ID, "2026年工作要点\n1.甲。（责任单位：甲科）\n2.乙。\n3.丙。（完成时间：6月）", &["2.", "3."]);
    }

    #[test]
    fn a_plan_without_any_is_told_once_with_the_count() {
        flags(ID, "2026年工作要点\n一、甲\n1.子。\n2.丑。", &["2026年工作要点"]);
        assert!(
            findings(ID, "2026年工作要点\n一、甲\n1.子。\n2.丑。")
                .iter()
                .all(|finding| finding.message.contains("共2项任务"))
        );
    }

    #[test]
    fn reports_and_letters_need_none() {
        clean(ID, "2025年工作总结\n一、甲\n1.子。\n2.丑。");
        clean(ID, "关于开会的通知\n1.请准时参加。\n2.请带好材料。");
    }

    #[test]
    fn what_says_how_is_no_task() {
        clean(
            ID,
            "2026年工作要点\n一、总体要求\n坚持统筹推进。\n二、抓好普法。（责任单位：甲科）\n三、保障措施\n（一）加强领导。\n（二）加强保障。",
        );
    }

    #[test]
    fn what_was_done_is_no_task() {
        clean(
            ID,
            "2025年工作总结和2026年工作计划\n第一部分 2025年工作总结\n一、强化监管\n（一）甲。\n第二部分 2026年工作计划\n一、强化监管\n（一）乙。（责任单位：乙科）\n（二）丙。（责任单位：丙科）",
        );
    }

    #[test]
    fn annexes_are_no_tasks() {
        clean(ID, "2026年工作要点\n1.甲。（责任单位：甲科）\n2.乙。（责任单位：乙科）\n附件：1.任务清单\n2.责任清单\n");
    }

    #[test]
    fn units_without_a_word_around_them_count() {
        clean(ID, "2026年工作要点\n1.甲。（甲科、乙科，6月底前）\n2.乙。（丙局牵头，年底前）\n");
    }

    #[test]
    fn sub_items_share_the_group_at_their_end() {
        clean(
            ID,
            "2026年工作要点\n1.甲。（责任单位：甲科）\n2.乙：\n（1）子。\n（2）丑。（责任单位：乙科）\n3.丙。（责任单位：丙科）",
        );
    }

    #[test]
    fn units_at_a_heading_hold_for_all_below() {
        clean(
            ID,
            "2026年工作要点\n一、甲（责任单位：甲科）\n1.子。\n2.丑。\n二、乙\n3.寅。（责任单位：乙科）\n4.卯。（责任单位：乙科）\n5.辰。（责任单位：丙科）",
        );
    }
}
