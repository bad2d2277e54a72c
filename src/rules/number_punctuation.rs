//! number-punctuation: the mark behind an ordinal is not the one the standard wants.

use super::{
    Explanation, Reporter, Rule,
    support::{
        shapes::{levels, standard},
        wording::one_line,
    },
};
use crate::{
    draft::{Draft, Form},
    finding::{Edit, Safety, Severity},
};

/// 序号后标点.
pub static RULE: Rule = Rule { id: "number-punctuation", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "序号后标点",
    summary: "序号后面的标点不合标准，如“（一）、”“一.”“1、”“第一、”“(1).”。",
    why: "不带括号的汉字数字后用顿号，不带括号的阿拉伯数字后用下脚点，带括号的序号和“一是”之后不用标点，“第一”“其一”之后用逗号\
          （GB/T 15834—2011，附录B.3）。通篇用“1、”者甚多，只作提示。",
    wrong: "（一）、抓学习\n（二）、抓培训\n（三）、抓考核\n",
    right: "（一）抓学习\n（二）抓培训\n（三）抓考核\n",
};

/// So many other places are named.
const MOST_RELATED: usize = 50;

fn judge(draft: &Draft, reporter: &mut Reporter) {
    // A form is told once in a part, at whatever levels it stands.
    let mut told: Vec<(usize, Form, Option<char>)> = Vec::new();
    for level in levels(draft) {
        // Where they are written in several ways, number-form says which is right.
        let mixed = level.shapes.len() > 1 && !level.form().runs_in();
        for shape in level.shapes.iter().filter(|_| !mixed) {
            let right = standard(level.form(), shape.marks).filter(|&right| right.after != shape.marks.after);
            let entries = shape.entries.iter().filter_map(|&index| draft.entries.get(index));
            let Some((right, first)) = right.zip(entries.clone().next()) else { continue };
            // ．is the same mark, wider.
            if shape.marks.after == Some('．') && level.form() == Form::Arabic {
                continue;
            }
            let key = (first.part, level.form(), shape.marks.after);
            if told.contains(&key) {
                continue;
            }
            told.retain(|known| known.0 == first.part);
            told.push(key);
            let text = draft.text;
            let (written, wanted) = (one_line(text, first.ordinal.span), first.ordinal.marked(right));
            let mark = shape.marks.after.map(String::from).unwrap_or_default();
            let message = match right.after {
                None => format!("序号“{written}”后不用“{mark}”，应写作“{wanted}”"),
                Some(_) => format!("序号“{written}”后的“{mark}”不合标准，应写作“{wanted}”"),
            };
            let by_habit = level.form() == Form::Arabic && mark == "、";
            let severity = if by_habit { Severity::Info } else { RULE.severity };
            let finding = reporter.report_as(severity, first.ordinal.span, message);
            for other in entries.clone().skip(1).take(MOST_RELATED) {
                finding.relate(Some(other.ordinal.span), "同样写法的序号");
            }
            let edits =
                entries.map(|entry| Edit { span: entry.ordinal.span, text: entry.ordinal.marked(right) }).collect();
            finding.mend(Safety::Safe, format!("统一写作“{wanted}”"), edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "number-punctuation";

    #[test]
    fn marks_the_standard_does_not_want_are_told_once() {
        flags(ID, "（一）、甲\n（二）、乙\n（三）、丙", &["（一）、"]);
        flags(ID, "一.甲\n二.乙", &["一."]);
        flags(ID, "(1).甲\n(2).乙", &["(1)."]);
        flags(ID, "第一、甲。第二、乙。", &["第一、"]);
        flags(ID, "一是，甲；二是，乙。", &["一是，"]);
        flags(ID, "1、甲\n2、乙", &["1、"]);
    }

    #[test]
    fn the_fix_writes_them_as_the_standard_does() {
        let fixed = |text: &str| {
            let fix = findings(ID, text).remove(0).fix.unwrap();
            fix.edits.into_iter().map(|edit| edit.text).collect::<Vec<_>>()
        };
        assert_eq!(fixed("（一）、甲\n（二）、乙"), ["（一）", "（二）"]);
        assert_eq!(fixed("1、甲\n2、乙\n３、丙"), ["1.", "2.", "3."]);
    }

    #[test]
    fn marks_as_the_standard_has_them_are_left_alone() {
        clean(ID, "一、甲\n（一）子\n1.丑\n（1）寅\n①卯\n第一，辰。一是巳；二是午。");
        clean(ID, "第一、第二产业增加值。");
    }

    #[test]
    fn where_two_ways_are_mixed_only_number_form_speaks() {
        clean(ID, "1、甲\n2、乙\n3.丙");
    }
}
