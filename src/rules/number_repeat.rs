//! number-repeat: an ordinal is used twice.

use super::{
    Reporter, Rule,
    support::{
        sequence::{self, Kind},
        wording::one_line,
    },
};
use crate::{draft::Draft, finding::Severity};

/// 序号重号.
pub static RULE: Rule = Rule {
    id: "number-repeat",
    name: "序号重号",
    severity: Severity::Error,
    summary: "同一层次中同一个序号用了两次。",
    why: "重号多是插入一项后未顺改序号，会使“第（三）项”这样的引用指向两处（GB/T 9704—2012，7.3.3）。",
    wrong: "一、夯实基础\n（一）抓学习\n（二）抓培训\n（二）抓考核\n（三）抓督查\n",
    right: "一、夯实基础\n（一）抓学习\n（二）抓培训\n（三）抓考核\n（四）抓督查\n",
    judge,
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for slip in sequence::slips(draft).into_iter().filter(|slip| slip.kind == Kind::Repeat) {
        let Some(entry) = draft.entries.get(slip.entry) else {
            continue;
        };
        let written = one_line(draft.text, entry.ordinal.span);
        let message = if entry.doubled {
            format!("序号“{written}”连写了两遍")
        } else {
            format!("序号“{written}”重复，按顺序应为“{}”", entry.ordinal.form.write(slip.due))
        };
        reporter.report(entry.ordinal.span, message).relate(slip.previous, "上一项的序号");
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
    }

    #[test]
    fn an_ordinal_written_twice_in_a_row_is_told() {
        flags(ID, "1.甲\n2. 2. 乙\n3.丙", &["2."]);
        flags(ID, "（一）甲\n（二）（二）乙\n（三）丙", &["（二）"]);
    }

    #[test]
    fn a_new_list_of_points_is_no_repeat() {
        clean(ID, "一是抓学习；二是抓落实。下一步，一是抓问效；二是抓考核。");
        clean(ID, "一是抓学习。\n（1）甲\n（2）乙\n二是抓落实。\n（1）丙\n（2）丁");
    }
}
