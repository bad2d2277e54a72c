//! count-mismatch: a list is not as long as the text says.

use super::{Explanation, Reporter, Rule, support::wording::one_line};
use crate::{draft::Draft, finding::Severity};

/// 项数不符.
pub static RULE: Rule = Rule { id: "count-mismatch", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "项数不符",
    summary: "文中说的项数与后面列出的不一致，如“以下四项工作”之后只列了三项。",
    why: "增删条目后常忘了改总数。只核对确有所指的：“以下四项”“三个方面：一是……”，每项都点题的“三个提高”，\
          以及“五个方面79项任务”中有一数对得上的。",
    wrong: "重点抓好以下四项工作：\n1.抓学习\n2.抓培训\n3.抓考核\n",
    right: "重点抓好以下三项工作：\n1.抓学习\n2.抓培训\n3.抓考核\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for announcement in &draft.announcements {
        let counted = announcement.counted;
        // A list with a gap in it is told by its ordinals.
        if [counted, announcement.reaches].contains(&announcement.stated) {
            continue;
        }
        let (stated, measure) = (one_line(draft.text, announcement.span), announcement.measure.of(draft.text));
        let message = format!("项数不符：文中说“{stated}”，实际列出{counted}{measure}");
        let first = draft.entries.get(announcement.first).map(|entry| entry.ordinal.span);
        reporter.report(announcement.span, message).relate(first, "从这一项起");
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "count-mismatch";

    #[test]
    fn a_list_announced_with_its_length_is_counted() {
        flags(ID, "重点抓好以下4项工作：\n1.甲\n2.乙\n3.丙", &["4项"]);
        flags(ID, "三项工作要求如下。\n（一）甲\n（二）乙", &["三项"]);
        flags(ID, "主要存在四个问题：一是经费不足；二是人手不够；三是机制不全。", &["四个"]);
        let message = findings(ID, "重点抓好以下4项工作：\n1.甲\n2.乙\n3.丙").remove(0).message;
        assert_eq!(message, "项数不符：文中说“4项”，实际列出3项");
    }

    #[test]
    fn lists_of_the_length_announced_are_none() {
        clean(ID, "重点抓好以下3项工作：\n1.甲\n2.乙\n3.丙");
        clean(ID, "主要存在三个问题：一是经费不足；二是人手不够；三是机制不全。");
        // Told by its ordinals.
        clean(ID, "重点抓好以下4项工作：\n1.甲\n2.乙\n4.丙");
        clean(ID, "主要有三个方面：一是甲；二是乙；此外丙也要抓好。");
    }

    #[test]
    fn numbers_that_count_something_else_are_none() {
        clean(ID, "全区12个街镇、3个开发区完成了任务：一是甲；二是乙。");
        clean(ID, "第三项工作：一是甲；二是乙。");
        clean(ID, "前4个月：一是甲；二是乙。");
        clean(ID, "新建三个公园，做到：一是甲；二是乙。");
    }

    #[test]
    fn a_slogan_is_counted_where_each_point_takes_it_up() {
        flags(ID, "一、实现“三个提高”\n（一）提高效率\n（二）提高质量\n二、乙", &["三个"]);
        clean(ID, "一、实现“三个提高”\n（一）提高效率\n（二）提高质量\n（三）提高满意度\n二、乙");
        clean(ID, "一、落实“三个提高”\n（一）抓好学习\n（二）抓好培训\n二、乙");
        flags(ID, "开展“五个一”活动：一是一次宣讲；二是一场比赛；三是一批作品。", &["五个"]);
    }

    #[test]
    fn what_a_letter_says_of_a_plan_is_counted() {
        let plan = |count: &str| {
            format!(
                "关于印发工作要点的通知\n各科室：\n《要点》共两个方面{count}项任务，请认真落实。\n2026年工作要点\n一、甲\n1.子。\n2.丑。\n3.寅。\n二、乙\n4.卯。\n5.辰。\n"
            )
        };
        flags(ID, &plan("6"), &["6项"]);
        clean(ID, &plan("5"));
        clean(ID, &plan("60"));
    }
}
