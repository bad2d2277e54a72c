//! deadline-conflict: a task says two times by which it is due.

use super::{
    Explanation, Reporter, Rule, deadline_invalid, deadline_passed,
    support::{
        due::{clause, in_sentence, late},
        reach::{speaks_of_all, spoken_for, stands_at_entry, stands_elsewhere},
        wording::{deadline_name, one_line},
    },
};
use crate::{
    draft::{Deadline, Draft, Stated, Task},
    finding::Severity,
    text::{
        Date, Span,
        lines::end_blanks,
        sets::Sets,
        word,
        words::{Words, holds_one, words},
    },
};

/// 完成时间前后矛盾.
pub static RULE: Rule = Rule { id: "deadline-conflict", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "完成时间前后矛盾",
    summary: "正文写的时间与责任分工的完成时间不一致，或者下级任务晚于上级任务。",
    why: "正文说“11月底前建成”而完成时间写“9月”，或者标题要求6月完成而其下的任务写到9月，督办时无从依据。正文早于完成时间的，\
          只在整项任务只说这一个时间时提示。",
    wrong: "2026年工作要点\n1.建设宪法公园，11月底前建成开放。（责任单位：普法科。完成时间：9月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
    right: "2026年工作要点\n1.建设宪法公园，11月底前建成开放。（责任单位：普法科。完成时间：11月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
};

/// Words of a clause whose time is not that of the task: 6月底前到期的证照, 为年底前建成打下基础.
const OF_ELSE: Words =
    words!("到期|届满|期满|出生|在册|登记的|注册的|建成的|完成的|竣工的|投用的|开工的|申报的|基础|做准备");

/// Values that leave open when within them: a sentence may be closer.
const LOOSE: Words = words!("季|半年|年内|年度|全年|-|－|—|–|~|～|至|到|、|/");

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let config = reporter.config();
    let tells_passed = !config.is_off(deadline_passed::RULE.id);
    let mut passed = None;
    let told_invalid = !config.is_off(deadline_invalid::RULE.id);
    // Both run in the order of the deadlines, but for those taken from a clause, which no sentence contradicts.
    for task in &draft.tasks {
        let Some(due) = task.assignment.deadline.filter(|due| !due.ongoing) else { continue };
        let Some(latest) = due.latest.filter(|_| !(due.impossible && told_invalid) && task.span.contains(due.span))
        else {
            continue;
        };
        let Some((severity, other, message)) = conflict(draft, task, due, latest) else { continue };
        if tells_passed {
            let passed = passed.get_or_insert_with(|| late(draft, config));
            let place = passed.partition_point(|late| late.deadline.span.start < due.span.start);
            if passed.get(place).is_some_and(|late| late.deadline.span == due.span) {
                continue;
            }
        }
        let name = deadline_name(draft.text, task, due);
        let written = one_line(draft.text, other);
        let message = format!(
            "{name}{message}“{written}”{}",
            if severity == Severity::Error { "，应改为一致" } else { "，请核对" }
        );
        reporter.report_as(severity, due.span, message).relate(Some(other), "这里写的时间");
    }
}

/// What contradicts a deadline, and where.
fn conflict(draft: &Draft, task: &Task, due: Deadline, latest: Date) -> Option<(Severity, Span, &'static str)> {
    let text = draft.text;
    let stated_itself = in_sentence(task, due);
    let same_time = |other: Date| !stated_itself || other.year() == latest.year();
    let sure = |bound: &Deadline| {
        !bound.ongoing
            && !bound.impossible
            && bound.span != due.span
            && stands_at_entry(draft, bound.span)
            && !stands_elsewhere(draft, task)
    };
    let bound = task.bound.filter(sure);
    if let Some((bound, limit)) = bound.and_then(|bound| Some((bound, bound.latest?)))
        && limit < latest
        && same_time(limit)
    {
        return Some((Severity::Error, bound.span, "晚于上级标题（任务）的完成时间"));
    }
    if stated_itself {
        return None;
    }
    let reach = spoken_for(draft, task, due)?;
    let in_reach = |stated: &&Stated| {
        let said = stated.deadline;
        let clause = clause(text, task.span, said.span);
        let before = Span::new(clause.start, said.span.start).of(text);
        reach.contains(said.span)
            && !said.ongoing
            && !said.impossible
            && said.latest.is_some_and(|said| said.year() == latest.year())
            && !holds_one(clause.of(text), OF_ELSE)
            && !end_blanks(before).ends_with_any("为对将自距已")
            && !word::holds(before, "此前")
    };
    let said = task.stated.iter().filter(in_reach).max_by_key(|stated| stated.deadline.latest)?;
    if said.deadline.latest > Some(latest) {
        return Some((Severity::Error, said.deadline.span, "早于正文所写的"));
    }
    let sole = task.stated.len() == 1 && said.closes && !holds_one(due.span.of(text), LOOSE);
    let earlier = said.deadline.latest.is_some_and(|said| said < latest && said.month() != latest.month());
    (sole && earlier && speaks_of_all(text, reach, said.deadline.span)).then_some((
        Severity::Warning,
        said.deadline.span,
        "与正文所写的不一致，正文为",
    ))
}

#[cfg(test)]
mod tests {
    use crate::{
        Severity,
        rules::testing::{clean, findings, flags},
    };

    const ID: &str = "deadline-conflict";

    fn plan(task: &str) -> String {
        format!("2026年工作要点\n1.{task}\n2.做好乙。（责任单位：乙科。完成时间：12月）\n")
    }

    #[test]
    fn a_sentence_later_than_the_group_is_a_slip() {
        let text = plan("建设公园，11月底前建成开放。（责任单位：甲科。完成时间：9月）");
        flags(ID, &text, &["9月"]);
        let finding = &findings(ID, &text)[0];
        assert_eq!(finding.severity, Severity::Error);
        assert_eq!(finding.message, "任务“1.建设公园”的完成时间“9月”早于正文所写的“11月底前”，应改为一致");
        assert_eq!(finding.related[0].span.of(&text), "11月底前");
        flags(ID, &plan("做好甲，11月底前建成。\n责任单位：甲科\n完成时间：9月"), &["9月"]);
    }

    #[test]
    fn a_sentence_earlier_is_one_only_if_it_speaks_of_all() {
        for task in [
            "编制协作方案，3月底前完成方案编制。（责任单位：甲科。完成时间：6月）",
            " 3月底前召开全区会议。（责任单位：甲科。完成时间：6月）",
            "建好平台。梳理事项，编制清单，3月底前全部完成。（责任单位：甲科。完成时间：6月）",
        ] {
            flags(ID, &plan(task), &["6月"]);
            assert_eq!(findings(ID, &plan(task))[0].severity, Severity::Warning);
        }
        for task in [
            "3月底前完成选址，抓好装修改造。（责任单位：甲科。完成时间：6月）",
            "培训基层调解员，3月底前实现街道组织全覆盖。（责任单位：甲科。完成时间：6月）",
            "3月底前完成选址，5月底前开工。（责任单位：甲科。完成时间：6月）",
            "编制协作方案，3月底前完成方案编制。（责任单位：甲科。完成时间：上半年）",
            "6月中旬前召开全区会议。（责任单位：甲科。完成时间：6月）",
            "坚持把各项改革任务落到实处、抓出成效、形成经验。3月底前召开会议。（责任单位：甲科。完成时间：6月）",
        ] {
            clean(ID, &plan(task));
        }
    }

    #[test]
    fn times_of_something_else_are_no_conflict() {
        for task in [
            "清理12月底前到期的许可证。（责任单位：甲科。完成时间：6月）",
            "推进公园建设，确保2027年底前建成投用。（责任单位：甲科。完成时间：12月）",
            "做好设计，为12月底前开工打下基础。（责任单位：甲科。完成时间：6月）",
            "抓好培训，12月底前完成考核。（责任单位：甲科。完成时间：持续推进）",
            "3月底前完成选址。（责任单位：甲科。完成时间：3月）9月底前建成。（责任单位：乙科。完成时间：9月）",
            "做好甲：\n（1）9月底前建成子。\n（2）办好丑。（责任单位：甲科。完成时间：6月）",
        ] {
            clean(ID, &plan(task));
        }
    }

    #[test]
    fn a_task_later_than_its_heading_is_a_slip() {
        let text = "2026年工作要点\n一、甲（责任单位：甲科；完成时间：6月）\n1.做好子。（完成时间：9月）\n2.做好丑，5月底前完成。（责任单位：丑科）\n3.做好寅，8月底前完成。（责任单位：寅科）\n二、乙\n1.卯。（责任单位：乙科；完成时间：12月）\n2.辰。（责任单位：乙科；完成时间：12月）";
        flags(ID, text, &["9月", "8月底前"]);
        assert_eq!(findings(ID, text)[0].related[0].span.of(text), "6月");
    }

    #[test]
    fn what_another_rule_says_of_a_deadline_is_said_once() {
        let text = plan("建设公园，11月底前建成开放。（责任单位：甲科。完成时间：1月）") + "某局\n2026年3月20日\n";
        clean(ID, &text);
        flags("deadline-passed", &text, &["1月"]);
    }
}
