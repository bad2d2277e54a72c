//! number-lone: a list of a single entry.

use super::{
    Explanation, Reporter, Rule,
    support::{
        renumber::Chains,
        shapes::parent,
        wording::{entry_name, one_line},
    },
};
use crate::{
    draft::{Draft, Fit},
    finding::Severity,
    text::word,
};

/// 只有一项.
pub static RULE: Rule = Rule { id: "number-lone", severity: Severity::Info, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "只编一项",
    summary: "一个标题下面只编了一个序号，如“（一）”之后没有“（二）”。",
    why: "分项至少两项才需编号：只有一项，或是后面漏了一项，或是这个序号可以省去。",
    wrong: "一、夯实基础\n（一）抓学习\n二、优化服务\n（一）办事少跑腿\n（二）材料不重报\n",
    right: "一、夯实基础\n抓学习\n二、优化服务\n（一）办事少跑腿\n（二）材料不重报\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let chains = Chains::of(draft);
    for (index, run) in draft.runs.iter().enumerate() {
        let &[only] = run.entries.as_slice() else { continue };
        let Some(entry) = draft.entries.get(only) else { continue };
        // What is still being written ends with its first entry; a list that counts on across headings has others.
        let next = draft.entries.get(only + 1..).unwrap_or_default().iter().find(|next| !next.inline);
        let ended = next.is_some_and(|next| {
            next.part == entry.part && !next.annex && next.ordinal.form.rank() < entry.ordinal.form.rank()
        });
        let counts = entry.ordinal.form.is_standard_level() && !entry.inline && !entry.annex && entry.fit == Fit::Due;
        let begins = entry.ordinal.value == 1 && run.after.is_none() && !chains.goes_on(index);
        let above = parent(draft, entry).filter(|above| above.ordinal.form.is_standard_level());
        let Some(above) = above.filter(|_| ended && counts && begins) else { continue };
        // 1、甲；2、乙 in one line.
        if word::holds(entry.own.of(draft.text), &entry.ordinal.renumbered(draft.text, 2)) {
            continue;
        }
        let written = one_line(draft.text, entry.ordinal.span);
        let message = format!("{}下面只有“{written}”一项，请核对是否漏了后面的项", entry_name(draft.text, above));
        reporter.report(entry.ordinal.span, message).relate(Some(above.ordinal.span), "上一级的序号");
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, flags};

    const ID: &str = "number-lone";

    #[test]
    fn a_list_of_one_is_told() {
        flags(ID, "一、甲\n（一）子\n二、乙\n（一）丑\n（二）寅", &["（一）"]);
    }

    #[test]
    fn a_list_still_being_written_is_none() {
        clean(ID, "一、甲\n（一）子");
    }

    #[test]
    fn a_list_that_counts_on_across_headings_is_none() {
        clean(ID, "一、甲\n1.子\n二、乙\n2.丑\n三、丙\n3.寅\n4.卯");
    }
}
