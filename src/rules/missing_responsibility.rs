//! missing-responsibility: a task names no responsible unit.

use super::{
    Explanation, Reporter, Rule, missing_deadline,
    support::{
        blank::{ANSWERING, Blanks, blank_message},
        skeleton::Habit,
        wording::{part_name, part_place, task_name},
    },
};
use crate::{
    config::Require,
    draft::{Draft, Part, PartKind, Role, Task},
    finding::Severity,
    text::Span,
};

/// 缺责任单位.
pub static RULE: Rule = Rule { id: "missing-responsibility", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "缺责任单位",
    summary: "任务没有写责任单位或牵头单位。",
    why: "工作要点附责任分工的，每项任务都应落到单位，否则无人承办、无法督办。部分任务写了的，逐项指出没写的；\
          “责任单位：”后面空着的，指出空着的地方；全篇都没写的，只提示一次。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好法律援助。\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let require = reporter.config().assignment.require;
    for (index, part) in draft.parts.iter().enumerate() {
        let tasks = draft.tasks_of(index);
        if tasks.is_empty() || require == Require::Never {
            continue;
        }
        let assigned = tasks.iter().any(|task| task.assignment.names_unit());
        let wants_deadline = missing_deadline::wanted(draft, index, require);
        if !assigned && require == Require::Auto {
            part_without_units(draft, part, tasks, reporter);
            continue;
        }
        let mut habit = None;
        for task in tasks {
            let lacks_deadline = task.assignment.deadline.is_none() && wants_deadline;
            let blanks = Blanks::of(draft.text, task, ANSWERING);
            if let Some(&first) = blanks.labels.first() {
                report_blank(draft, task, &blanks, first, lacks_deadline, reporter);
                continue;
            }
            let supporting = Blanks::of(draft.text, task, &[Role::Supporting]);
            if let Some(&label) = supporting.labels.first() {
                let message = blank_message(draft.text, task, &supporting.named(draft.text));
                reporter.report_as(Severity::Warning, label, message);
            }
            if task.assignment.names_unit() || task.assignment.partly_read || blanks.unsure || !task.takes_units {
                continue;
            }
            let what = if lacks_deadline { "责任单位和完成时间" } else { "责任单位" };
            let message = format!("任务{}未写{what}", task_name(draft.text, task));
            let due_blank = task.assignment.empty.iter().any(|empty| empty.role == Role::Deadline);
            reporter.report(task.place(), message).fix = habit.get_or_insert_with(|| Habit::of(draft, tasks)).fix(
                draft,
                task,
                true,
                lacks_deadline && !due_blank,
            );
        }
    }
}

/// Reports a plan none of whose tasks names a unit: once.
fn part_without_units(draft: &Draft, part: &Part, tasks: &[Task], reporter: &mut Reporter) {
    let blank = |task: &Task| Blanks::of(draft.text, task, ANSWERING).labels.first().copied();
    if let Some(first) = tasks.iter().find_map(blank) {
        let title = part_name(draft.text, part);
        reporter.report(first, format!("{title}共{}项任务，责任单位都是空的", tasks.len()));
        return;
    }
    // A table without a column for units asks for none. Where they are named in a way that could not be read, silence is the
    // better answer.
    if !tasks.iter().any(|task| task.takes_units) || part.kind != PartKind::Plan || part.speaks_of_assignment {
        return;
    }
    let undated = tasks.iter().all(|task| task.assignment.deadline.is_none());
    let what = if undated { "责任单位和完成时间" } else { "责任单位" };
    let title = part_name(draft.text, part);
    let message = format!("{title}共{}项任务，均未写{what}；如另附责任分工，可以忽略", tasks.len());
    if let Some(place) = part_place(part, tasks) {
        reporter.report_as(Severity::Warning, place, message);
    }
}

/// Reports the labels of units behind which nothing stands, and the deadline that lacks with them.
fn report_blank(
    draft: &Draft,
    task: &Task,
    blanks: &Blanks,
    first: Span,
    lacks_deadline: bool,
    reporter: &mut Reporter,
) {
    let text = draft.text;
    let due = Blanks::of(text, task, &[Role::Deadline]);
    let mut labels = blanks.named(text);
    labels.push_str(&due.named(text));
    let mut message = blank_message(text, task, &labels);
    // A task that names units elsewhere is told of its deadline by the other rule.
    if lacks_deadline && due.labels.is_empty() && !task.assignment.names_unit() {
        message.push_str("，也未写完成时间");
    }
    let finding = reporter.report(first, message);
    for labels in [&blanks.labels, &due.labels] {
        for &label in labels {
            finding.relate(Some(label).filter(|label| *label != first), "这里也是空的");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        finding::Severity,
        rules::testing::{clean, findings, flags},
    };

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
    fn a_blank_value_is_told_at_its_label() {
        let plan = |group: &str| {
            format!(
                "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：6月）\n2.乙。（{group}）\n3.丙。（责任单位：甲科。完成时间：6月）"
            )
        };
        let told = |group: &str, label: &str, message: &str| {
            let text = plan(group);
            flags(ID, &text, &[label]);
            assert_eq!(findings(ID, &text)[0].message, message);
            clean("missing-deadline", &text);
        };
        told("责任单位：。完成时间：6月", "责任单位", "任务“2.乙”的“责任单位”后面是空的，应填写");
        told("责任单位：\n；完成时间：6月", "责任单位", "任务“2.乙”的“责任单位”后面是空的，应填写");
        told("责任单位： 。完成时间：", "责任单位", "任务“2.乙”的“责任单位”“完成时间”后面是空的，应填写");
        told(
            "牵头单位：；责任单位：",
            "牵头单位",
            "任务“2.乙”的“牵头单位”“责任单位”后面是空的，应填写，也未写完成时间",
        );
        told("牵头单位：；责任单位：甲科；完成时间：6月", "牵头单位", "任务“2.乙”的“牵头单位”后面是空的，应填写");
        told("责任单位：甲科；配合单位：；完成时间：6月", "配合单位", "任务“2.乙”的“配合单位”后面是空的，应填写");
        let support = plan("责任单位：甲科；配合单位：；完成时间：6月");
        assert_eq!(findings(ID, &support)[0].severity, Severity::Warning);
    }

    #[test]
    fn a_value_on_the_line_below_is_one() {
        let text = "2026年工作要点\n1.甲。\n责任单位：甲科\n完成时间：6月\n2.乙。\n责任单位：\n甲科、乙科\n3.丙。\n责任单位：\n完成时间：6月\n";
        flags(ID, text, &["责任单位"]);
        assert!(findings(ID, text)[0].message.contains("3.丙"));
    }

    #[test]
    fn the_fix_makes_room_in_the_words_of_the_part() {
        let text = "2026年工作要点\n1.甲。（责任科室：甲科；完成时限：6月）\n2.乙。\n3.丙。（完成时限：6月）\n4.丁。（责任科室：丁科；完成时限：6月）\n";
        let fixes: Vec<_> = findings(ID, text).into_iter().filter_map(|finding| finding.fix).collect();
        let shown: Vec<_> = fixes.iter().map(|fix| (fix.label.as_str(), fix.edits[0].text.as_str())).collect();
        assert_eq!(shown, [("补上责任科室和完成时限", "（责任科室：；完成时限：）"), ("补上责任科室", "责任科室：；")]);
        assert_eq!(fixes[0].edits[0].span.start, text.find("\n3.").unwrap());
        assert_eq!(fixes[1].edits[0].span.start, text.find("完成时限：6月）\n4").unwrap());
    }

    #[test]
    fn no_fix_where_its_place_is_not_sure() {
        for text in [
            "2026年任务表\n序号\t任务\t责任单位\t完成时间\n1\t甲\t甲科\t6月\n2\t乙\t\t6月\n3\t丙\t丙科\t6月\n",
            "2026年工作要点\n1.甲。\n责任单位：甲科\n2.乙。\n3.丙。\n责任单位：丙科\n",
        ] {
            let found = findings(ID, text);
            assert!(matches!(found.as_slice(), [only] if only.fix.is_none()), "{found:#?}");
        }
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
    fn a_section_that_says_how_needs_none() {
        let plan = "2026年工作要点\n一、抓好普法\n1.甲。（责任单位：甲科）\n2.乙。（责任单位：乙科）\n3.丙。（责任单位：丙科）\n";
        clean(ID, &format!("{plan}二、强化督导考核\n1.按月通报。\n2.年底评价。\n"));
        flags(ID, &format!("{plan}二、做好调解\n1.化解纠纷。\n2.培训骨干。\n"), &["1.", "2."]);
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
