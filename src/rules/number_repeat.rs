//! number-repeat: an ordinal is used twice.

use super::{
    Explanation, Reporter, Rule,
    support::{
        renumber::Renumbering,
        wording::{entry_name, one_line},
    },
};
use crate::{
    draft::{Draft, Fit},
    finding::{Edit, Safety, Severity},
};

/// 序号重号.
pub static RULE: Rule = Rule { id: "number-repeat", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "序号重号",
    summary: "同一层次中同一个序号用了两次。",
    why: "重号多是插入一项后未顺改序号，会使“第（三）项”这样的引用指向两处（GB/T 9704—2012，7.3.3）。",
    wrong: "一、夯实基础\n（一）抓学习\n（二）抓培训\n（二）抓考核\n（三）抓督查\n",
    right: "一、夯实基础\n（一）抓学习\n（二）抓培训\n（三）抓考核\n（四）抓督查\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let text = draft.text;
    let mut renumbering = Renumbering::of(draft);
    for (index, entry) in draft.entries.iter().enumerate() {
        if !entry.doubled && entry.fit != Fit::Repeat {
            continue;
        }
        let written = one_line(text, entry.ordinal.span);
        if entry.doubled {
            let finding = reporter.report(entry.ordinal.span, format!("序号“{written}”连写了两遍，应删去一个"));
            let edit = Edit { span: entry.ordinal.span, text: String::new() };
            finding.mend(Safety::Review, format!("删去一个“{written}”"), vec![edit]);
        } else {
            let previous = entry.previous.and_then(|previous| draft.entries.get(previous));
            let due = entry.ordinal.renumbered(text, entry.due);
            let after =
                previous.map_or_else(String::new, |previous| format!("（上一项为{}）", entry_name(text, previous)));
            let message = format!("序号重号：“{written}”前面已用过，按顺序应为“{due}”{after}");
            let finding = reporter.report(entry.ordinal.span, message);
            finding.relate(previous.map(|previous| previous.ordinal.span), "上一项的序号");
            finding.fix = renumbering.from(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, flags};

    const ID: &str = "number-repeat";

    #[test]
    fn a_repeat_is_told_once_whether_or_not_the_followers_carry_it_on() {
        flags(ID, "1.甲\n2.乙\n2.丙\n3.丁", &["2."]);
        flags(ID, "1.甲\n2.乙\n2.丙\n4.丁", &["2."]);
        flags(ID, "一、甲\n一、乙\n三、丙", &["一、"]);
        flags(ID, "一是抓学习；一是抓落实；三是抓问效。", &["一是"]);
        flags(ID, "1.甲\n甲之二。\n1.乙\n乙之二。\n2.丙\n3.丁", &["1."]);
    }

    #[test]
    fn a_section_used_twice_is_one_repeat() {
        flags(ID, "一、甲\n1.子\n2.丑\n二、乙\n3.寅\n二、丙\n3.卯\n三、丁\n4.辰", &["二、"]);
    }

    #[test]
    fn an_ordinal_written_twice_in_a_row_is_told() {
        flags(ID, "1.甲\n2. 2. 乙\n3.丙", &["2."]);
        flags(ID, "（一）甲\n（二）（二）乙\n（三）丙", &["（二）"]);
    }

    #[test]
    fn a_new_list_is_no_repeat() {
        clean(ID, "一是抓学习；二是抓落实。下一步，一是抓问效；二是抓考核。");
        clean(ID, "一是抓学习。\n（1）甲\n（2）乙\n二是抓落实。\n（1）丙\n（2）丁");
        clean(ID, "一、甲\n1.子\n2.丑\n各单位要做到：\n1.寅\n2.卯");
        clean(ID, "一、甲\n1.子\n2.丑\n此外，还有两项工作。\n1.寅\n2.卯\n二、乙");
    }
}
