//! unit-repeated: a unit stands twice in one assignment.

use super::{
    Explanation, Reporter, Rule,
    support::{
        names::is_collective,
        wording::{one_line, task_name},
    },
};
use crate::{
    draft::{Draft, assignment::Repeated},
    finding::{Edit, Safety, Severity},
    text::{
        Span,
        lines::{end_blanks, skip_blanks},
        marks,
        sets::Sets,
    },
};

/// 单位重复.
pub static RULE: Rule = Rule { id: "unit-repeated", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "单位重复",
    summary: "同一项任务里一个单位写了两次，或者既牵头（负责）又配合。",
    why: "多是增补单位时没有看到已经写过。既是牵头单位又是配合单位的，职责不清。各部门、有关单位等泛指不在此列。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科、办公室、普法科。完成时间：6月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科、办公室。完成时间：6月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for task in &draft.tasks {
        for repeated in &task.assignment.repeated {
            let name = one_line(draft.text, repeated.again);
            if !repeated.same_role && is_collective(&name) {
                continue;
            }
            let task = task_name(draft.text, task);
            let message = if repeated.same_role {
                format!("任务{task}中“{name}”重复，应删去一处")
            } else {
                format!("任务{task}中“{name}”既牵头或负责，又是配合单位，应只保留一处")
            };
            let finding = reporter.report(repeated.again, message);
            finding.relate(Some(repeated.first), "这里已经写过");
            if let Some(span) = deletion(draft.text, *repeated).filter(|_| repeated.same_role) {
                let edits = vec![Edit { span, text: String::new() }];
                finding.mend(Safety::Safe, format!("删去重复的“{name}”"), edits);
            }
        }
    }
}

/// What to delete so that the list without the second occurrence is well formed: with it the mark before it, or the mark
/// behind where it stands first in its clause. `None` where its clause would be left empty.
fn deletion(text: &str, repeated: Repeated) -> Option<Span> {
    let again = repeated.again;
    let before = text.get(..again.start)?;
    let listed = end_blanks(before);
    let blanks = Span::new(listed.len(), again.start).of(text);
    let mark = listed.chars().next_back()?;
    let without_mark = Span::new(listed.len() - mark.len_utf8(), again.end);
    if matches!(mark, '、' | '/' | '和' | '及' | '与') {
        return Some(without_mark);
    }
    let tail = text.get(again.end..)?;
    let behind = skip_blanks(tail);
    let next = behind.chars().next();
    if let Some(next) = next.filter(|c| matches!(c, '、' | '/')) {
        let rest = behind.get(next.len_utf8()..)?;
        return Some(Span::new(again.start, text.len() - skip_blanks(rest).len()));
    }
    let ends = next.is_none_or(|c| marks::separates(c) || marks::closes(c)) || tail.starts_with('\n');
    match mark {
        '，' | ',' | '；' | ';' if ends => Some(without_mark),
        // 甲科 乙科 甲科
        _ if !marks::separates(mark) && !marks::opens(mark) && !blanks.is_empty() && !blanks.holds_any("\t\n") => {
            Some(Span::new(listed.len(), again.end))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        finding::Safety,
        rules::testing::{clean, findings, flags},
    };

    const ID: &str = "unit-repeated";

    fn plan(group: &str) -> String {
        format!("2026年工作要点\n1.做好甲。（{group}）\n2.做好乙。（责任单位：乙科。完成时间：12月）\n")
    }

    /// What the group reads with the fix made.
    fn mended(group: &str) -> Option<String> {
        let text = plan(group);
        let mut found = findings(ID, &text);
        assert_eq!(found.len(), 1, "{group}");
        let fix = found.remove(0).fix?;
        assert_eq!((fix.safety, fix.edits.len()), (Safety::Safe, 1));
        let span = fix.edits[0].span;
        let mended = [text.get(..span.start)?, text.get(span.end..)?].concat();
        clean(ID, &mended);
        Some(mended.split(['（', '）']).nth(1)?.to_owned())
    }

    #[test]
    fn a_unit_twice_in_a_list_is_deleted_with_its_mark() {
        for (wrong, right) in [
            ("责任单位：甲科、丙科、甲科。完成时间：6月", "责任单位：甲科、丙科。完成时间：6月"),
            ("责任单位：甲科、甲科、丙科。完成时间：6月", "责任单位：甲科、丙科。完成时间：6月"),
            ("责任单位：甲科 丙科 甲科。完成时间：6月", "责任单位：甲科 丙科。完成时间：6月"),
            ("责任单位：甲科、丙科，甲科；完成时间：6月", "责任单位：甲科、丙科；完成时间：6月"),
            ("责任单位：甲科、丙科，甲科、丁科；完成时间：6月", "责任单位：甲科、丙科，丁科；完成时间：6月"),
            ("甲科、丙科、甲科牵头，6月底前完成", "甲科、丙科牵头，6月底前完成"),
        ] {
            assert_eq!(mended(wrong).as_deref(), Some(right), "{wrong}");
        }
        assert_eq!(mended("甲科牵头，甲科牵头，6月底前完成"), None);
    }

    #[test]
    fn lead_and_support_at_once_is_told_at_the_support() {
        let text = plan("牵头单位：甲科；配合单位：丙科、甲科；完成时间：6月");
        flags(ID, &text, &["甲科"]);
        let finding = &findings(ID, &text)[0];
        assert!(finding.span.start > text.find("配合").unwrap() && finding.fix.is_none());
        assert_eq!(finding.related[0].span.start, text.find("甲科").unwrap());
    }

    #[test]
    fn words_for_many_and_other_groups_are_no_repetition() {
        clean(ID, &plan("牵头单位：各镇街；配合单位：各镇街；完成时间：6月"));
        clean(ID, &plan("牵头单位：甲科；责任单位：甲科、丙科；完成时间：6月"));
        clean(ID, &plan("责任单位：甲科；完成时间：3月）抓好运行。（责任单位：甲科；完成时间：6月"));
    }
}
