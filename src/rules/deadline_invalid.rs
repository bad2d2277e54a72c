//! deadline-invalid: a deadline is a day that no calendar has.

use super::{
    Explanation, Reporter, Rule,
    support::{
        calendar::why_impossible,
        due::{key, once},
        wording::{deadline_name, one_line},
    },
};
use crate::{
    draft::{Deadline, Draft, Task},
    finding::Severity,
};

/// 完成时间不存在.
pub static RULE: Rule = Rule { id: "deadline-invalid", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "完成时间不存在",
    summary: "完成时间是日历上没有的日子。",
    why: "13月、6月31日、“20251月20日”这样的时间无法督办，多是录入或修改时漏字、多字。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月31日）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月30日）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let mut found: Vec<(&Task, Deadline)> = Vec::new();
    let mut keys = Vec::new();
    for task in &draft.tasks {
        let mut look = |deadline: Deadline| {
            if deadline.impossible {
                keys.push(key(found.len(), deadline));
                found.push((task, deadline));
            }
        };
        task.assignment.deadline.map(&mut look);
        task.bound.map(&mut look);
        for stated in &task.stated {
            look(stated.deadline);
        }
    }
    for place in once(keys) {
        let Some(&(task, deadline)) = found.get(place) else { continue };
        let year = draft.parts.get(task.part).and_then(|part| part.year);
        let why = why_impossible(&one_line(draft.text, deadline.span), year);
        reporter.report(deadline.span, format!("{}有误：{why}", deadline_name(draft.text, task, deadline)));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "deadline-invalid";

    #[test]
    fn a_day_no_calendar_has_is_told_with_the_reason() {
        let text = "2026年工作要点\n1.甲。（责任单位：甲科。完成时间：13月）\n2.乙。（乙科牵头，2月30日前完成）\n";
        flags(ID, text, &["13月", "2月30日前"]);
        let messages: Vec<String> = findings(ID, text).into_iter().map(|finding| finding.message).collect();
        assert_eq!(messages[0], "任务“1.甲”的完成时间“13月”有误：没有13月");
        assert!(messages[1].ends_with("2026年2月只有28天"), "{messages:?}");
    }

    #[test]
    fn so_is_one_in_a_sentence_and_in_a_table() {
        flags(
            ID,
            "2026年工作要点\n1.甲于9月31日前建成。（责任单位：甲科。完成时间：12月）\n2.乙。（责任单位：乙科）\n",
            &["9月31日前"],
        );
        flags(
            ID,
            "2026年任务表\n序号\t任务\t责任单位\t完成时间\n1\t甲\t甲科\t6月\n2\t乙\t乙科\t4月31日\n",
            &["4月31日"],
        );
    }

    #[test]
    fn the_deadline_of_a_heading_is_told_once() {
        flags(
            ID,
            "2026年工作要点\n一、甲（责任单位：甲科；完成时间：13月）\n1.子。\n2.丑。\n3.寅。\n二、乙（责任单位：乙科；完成时间：12月）\n1.卯。\n2.辰。",
            &["13月"],
        );
    }

    #[test]
    fn the_last_days_of_months_are_fine() {
        clean(
            ID,
            "2024年工作要点\n1.甲。（责任单位：甲科。完成时间：2月29日）\n2.乙。（责任单位：乙科。完成时间：6月30日）",
        );
    }
}
