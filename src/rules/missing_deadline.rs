//! missing-deadline: a task says not when it is due.

use super::{
    Reporter, Rule, missing_responsibility,
    support::wording::{part_name, part_place, task_name},
};
use crate::{
    config::Require,
    draft::{Draft, PartKind, Task},
    finding::Severity,
};

/// 缺完成时间.
pub static RULE: Rule = Rule {
    id: "missing-deadline",
    name: "缺完成时间",
    severity: Severity::Error,
    summary: "任务没有写完成时间。",
    why: "同一份要点里有的任务写了完成时间，没写的就无法督办。“持续推进”“6月底前建成”也算写了；若干措施、意见一类文件不要求。\
          既缺单位又缺时间的任务由“缺责任单位”一并指出。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好法律援助。（责任单位：法援中心）\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
    judge,
};

/// Whether the tasks of a part have to say when they are due one by one.
pub(super) fn wanted(draft: &Draft, part: usize, require: Require) -> bool {
    let is_plan = draft.parts.get(part).is_some_and(|part| part.kind == PartKind::Plan);
    match require {
        Require::Never => false,
        Require::Always => true,
        // A time in a sentence here and there is no habit; one beside the units is.
        Require::Auto => is_plan && draft.tasks_of(part).iter().any(dated_in_group),
    }
}

fn dated_in_group(task: &Task) -> bool {
    let assignment = &task.assignment;
    assignment.deadline.is_some_and(|deadline| assignment.groups.iter().any(|group| group.contains(deadline.span)))
}

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let require = reporter.config().assignment.require;
    let told_with_units = !reporter.config().is_off(missing_responsibility::RULE.id);
    for (index, part) in draft.parts.iter().enumerate() {
        let tasks = draft.tasks_of(index);
        let bare = tasks.iter().filter(|task| task.assignment.deadline.is_none() && !task.assignment.partly_read);
        if wanted(draft, index, require) {
            for task in bare.filter(|task| task.assignment.names_unit() || !told_with_units) {
                reporter.report(task.place(), format!("任务{}未写完成时间", task_name(draft.text, task)));
            }
            continue;
        }
        let assigned = tasks.iter().any(|task| task.assignment.names_unit());
        let count = bare.count();
        if require == Require::Auto && part.kind == PartKind::Plan && assigned && count == tasks.len() {
            let title = part_name(draft.text, part);
            let place = part_place(part, tasks);
            if let Some(place) = place {
                reporter.report_as(Severity::Info, place, format!("{title}共{count}项任务，均未写完成时间"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, flags};

    const ID: &str = "missing-deadline";

    #[test]
    fn each_undated_task_is_told_where_others_are_dated() {
        flags(
            ID,
            "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：6月）\n2.乙。（责任单位：甲科）\n3.丙。（责任单位：甲科。完成时间：）",
            &["2.", "3."],
        );
    }

    #[test]
    fn a_time_in_the_sentence_counts() {
        clean(ID, "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：6月）\n2.乙项目9月底前建成。（责任单位：甲科）");
    }

    #[test]
    fn a_plan_without_any_is_told_once() {
        flags(ID, "2026年工作要点\n1.甲。（责任单位：甲科）\n2.乙。（责任单位：甲科）", &["2026年工作要点"]);
    }

    #[test]
    fn policies_need_none() {
        clean(ID, "关于支持数字经济的若干措施\n1.甲。（责任单位：甲局）\n2.乙。（责任单位：乙局）");
    }

    #[test]
    fn a_task_that_lacks_both_is_told_elsewhere() {
        clean(ID, "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：6月）\n2.乙。");
    }
}
