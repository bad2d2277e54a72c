//! missing-deadline: a task says not when it is due.

use super::{
    Explanation, Reporter, Rule, missing_responsibility,
    support::{
        blank::{ANSWERING, Blanks, blank_message},
        skeleton::Habit,
        wording::{part_name, part_place, task_name},
    },
};
use crate::{
    config::Require,
    draft::{Draft, PartKind, Role, Task},
    finding::Severity,
};

/// 缺完成时间.
pub static RULE: Rule = Rule { id: "missing-deadline", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "缺完成时间",
    summary: "任务没有写完成时间。",
    why: "同一份要点里有的任务写了完成时间，没写的就无法督办。“持续推进”“6月底前建成”也算写了；若干措施、意见一类文件不要求。\
          既缺单位又缺时间的任务由“缺责任单位”一并指出。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好法律援助。（责任单位：法援中心）\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
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
    if require == Require::Never {
        return;
    }
    let told_with_units = !reporter.config().is_off(missing_responsibility::RULE.id);
    for (index, part) in draft.parts.iter().enumerate() {
        let tasks = draft.tasks_of(index);
        let mut habit = None;
        let wanted = wanted(draft, index, require);
        let assigned = tasks.iter().any(|task| task.assignment.names_unit());
        let mut bare = 0;
        let mut blank = 0;
        for task in tasks {
            let blanks = Blanks::of(draft.text, task, &[Role::Deadline]);
            let units_told = || told_with_units && !Blanks::of(draft.text, task, ANSWERING).labels.is_empty();
            if let Some(&label) = blanks.labels.first() {
                blank += 1;
                // Where no task has a deadline, one blank label stands for all.
                if !units_told() && (wanted || blank == 1) {
                    reporter.report(label, blank_message(draft.text, task, &blanks.named(draft.text)));
                }
                continue;
            }
            if task.assignment.deadline.is_some()
                || task.assignment.partly_read
                || blanks.unsure
                || !task.takes_deadline
            {
                continue;
            }
            bare += 1;
            if wanted && (task.assignment.names_unit() || !told_with_units) {
                let message = format!("任务{}未写完成时间", task_name(draft.text, task));
                reporter.report(task.place(), message).fix =
                    habit.get_or_insert_with(|| Habit::of(draft, tasks)).fix(draft, task, false, true);
            }
        }
        if !wanted && require == Require::Auto && part.kind == PartKind::Plan && assigned && bare == tasks.len() {
            let title = part_name(draft.text, part);
            if let Some(place) = part_place(part, tasks) {
                reporter.report_as(Severity::Info, place, format!("{title}共{bare}项任务，均未写完成时间"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Config, check,
        finding::Safety,
        rules::testing::{clean, findings, flags},
    };

    const ID: &str = "missing-deadline";

    #[test]
    fn each_undated_task_is_told_where_others_are_dated() {
        flags(
            ID,
            "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：6月）\n2.乙。（责任单位：甲科）\n3.丙。（责任单位：甲科。完成时间：）",
            &["2.", "完成时间"],
        );
    }

    #[test]
    fn a_blank_value_is_told_at_its_label() {
        // Though the sentence says when.
        flags(
            ID,
            "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：6月）\n2.乙项目9月底前建成。（责任单位：甲科。完成时限：）",
            &["完成时限"],
        );
        // Who does it is not said either: that rule tells both.
        clean(ID, "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：6月）\n2.乙。（责任单位：。完成时间：）");
        let blank = "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：）\n2.乙。（责任单位：甲科。完成时间：）";
        flags(ID, blank, &["完成时间"]);
        let never: Config = serde_json::from_str(r#"{"assignment": {"require": "never"}}"#).unwrap();
        assert!(check(blank, &never).is_empty());
    }

    #[test]
    fn the_fix_makes_room_before_the_closing_bracket() {
        let text =
            "2026年工作要点\n1.甲。（责任科室：甲科；完成时限：6月）\n2.乙。(责任科室：甲科)\n3.丙。（丙科牵头）\n";
        let fixes: Vec<_> = findings(ID, text).into_iter().map(|finding| finding.fix).collect();
        let [Some(fix), None] = fixes.as_slice() else { panic!("{fixes:#?}") };
        assert_eq!((fix.label.as_str(), fix.safety), ("补上完成时限", Safety::Review));
        assert_eq!(fix.edits[0].span.start, text.find(")\n3").unwrap());
        assert_eq!(fix.edits[0].text, "；完成时限：");
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
