//! number-form: ordinals of one level are written in two ways.

use super::{
    Explanation, Reporter, Rule,
    support::{
        shapes::{Level, Shape, levels, standard},
        wording::one_line,
    },
};
use crate::{
    draft::{Draft, Fit, Ordinal, ordinal::Marks},
    finding::{Edit, Safety, Severity},
};

/// 序号写法不一致.
pub static RULE: Rule = Rule { id: "number-form", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "序号写法不一",
    summary: "同一层次的序号有两种写法，如“1.”与“1、”、“（一）”与“(一)”，或夹着别的层次的序号。",
    why: "同一层次的序号写法应当一致（GB/T 9704—2012，7.3.3；GB/T 15834—2011，附录B.3）。以全文多数写法为准；各半时以标准为准。",
    wrong: "一、夯实基础\n1.抓学习\n2.抓培训\n3、抓考核\n",
    right: "一、夯实基础\n1.抓学习\n2.抓培训\n3.抓考核\n",
};

/// So many other places are named.
const MOST_RELATED: usize = 50;

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let levels = levels(draft);
    for level in levels.iter().filter(|level| !level.form().runs_in() && level.shapes.len() > 1) {
        unlike(draft, level, &levels, reporter);
    }
    for run in &draft.runs {
        let odd = |&&index: &&usize| draft.entries.get(index).is_some_and(|entry| matches!(entry.fit, Fit::Odd(_)));
        let others: Vec<usize> = run.entries.iter().filter(odd).copied().collect();
        let model = run.entries.iter().find(|index| !odd(index)).and_then(|&index| draft.entries.get(index));
        let Some(model) = model.filter(|_| !others.is_empty()) else { continue };
        let like_model = |ordinal: Ordinal| model.ordinal.renumbered(draft.text, ordinal.value);
        report(draft, &others, &like_model, reporter);
    }
}

/// Reports the ordinals of a level that are written otherwise than most.
fn unlike(draft: &Draft, level: &Level, levels: &[Level], reporter: &mut Reporter) {
    // How many are written so on the other levels of the part.
    let elsewhere = |marks: Marks| {
        let alike = levels.iter().filter(|other| other.counts_like(level)).flat_map(|other| &other.shapes);
        alike.filter(|shape| shape.marks == marks).map(|shape| shape.entries.len()).sum::<usize>()
    };
    let is_standard =
        |shape: &Shape| standard(level.form(), shape.marks) == Some(shape.marks) && shape.marks.open != Some('(');
    let weight = |shape: &&Shape| (shape.marks.pair(), shape.entries.len(), elsewhere(shape.marks), is_standard(shape));
    // Of equals the first.
    let Some(most) = level.shapes.iter().rev().max_by_key(weight) else { return };
    let Some(model) = most.entries.first().and_then(|&first| draft.entries.get(first)) else { return };
    let mut others: Vec<usize> = Vec::new();
    for shape in level.shapes.iter().filter(|shape| shape.marks != most.marks) {
        others.extend(&shape.entries);
    }
    others.sort_unstable();
    // ⒈ is a character by itself.
    let single = |ordinal: Ordinal| most.marks == Marks::default() && ordinal.prefix == 0;
    let like_most = |ordinal: Ordinal| {
        if single(ordinal) { model.ordinal.renumbered(draft.text, ordinal.value) } else { ordinal.marked(most.marks) }
    };
    report(draft, &others, &like_most, reporter);
}

/// Reports `others`, entries in text order, as one finding at the first.
fn report(draft: &Draft, others: &[usize], put_right: &dyn Fn(Ordinal) -> String, reporter: &mut Reporter) {
    let text = draft.text;
    let ordinals: Vec<Ordinal> =
        others.iter().filter_map(|&other| draft.entries.get(other)).map(|entry| entry.ordinal).collect();
    let Some(first) = ordinals.first() else { return };
    let (written, right) = (one_line(text, first.span), put_right(*first));
    let more = if ordinals.len() > 1 { format!("（共{}处）", ordinals.len()) } else { String::new() };
    let message = format!("序号写法不一：“{written}”与同级的其他序号不一致，应写作“{right}”{more}");
    let finding = reporter.report(first.span, message);
    for other in ordinals.iter().skip(1).take(MOST_RELATED) {
        finding.relate(Some(other.span), "同样写法的序号");
    }
    let edits = ordinals.iter().map(|&ordinal| Edit { span: ordinal.span, text: put_right(ordinal) });
    finding.mend(Safety::Safe, format!("统一写作“{right}”"), edits.collect());
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{clean, findings, flags};

    const ID: &str = "number-form";

    #[test]
    fn the_few_are_told_against_the_many() {
        flags(ID, "1.甲\n2、乙\n3.丙\n4.丁", &["2、"]);
        flags(ID, "1、甲\n2、乙\n3.丙\n4、丁", &["3."]);
        flags(ID, "(一)甲\n（二）乙\n(三)丙", &["（二）"]);
        flags(ID, "（一）甲\n（二)乙\n（三）丙", &["（二)"]);
    }

    #[test]
    fn the_standard_breaks_a_tie() {
        flags(ID, "1、甲\n2.乙", &["1、"]);
        flags(ID, "1.甲\n2、乙", &["2、"]);
    }

    #[test]
    fn all_of_the_few_are_one_finding_and_one_fix() {
        let text = "一、子\n1.甲\n2.乙\n3.丙\n二、丑\n1、丁\n2、戊";
        flags(ID, text, &["1、"]);
        let finding = findings(ID, text).remove(0);
        assert_eq!(finding.related.len(), 1);
        let edits: Vec<_> = finding.fix.into_iter().flat_map(|fix| fix.edits).map(|edit| edit.text).collect();
        assert_eq!(edits, ["1.", "2."]);
    }

    #[test]
    fn the_fix_keeps_the_numbers_of_decimals() {
        let fixed = |text: &str| {
            let fix = findings(ID, text).remove(0).fix.unwrap();
            fix.edits.into_iter().map(|edit| edit.text).collect::<Vec<_>>()
        };
        assert_eq!(fixed("1.总则\n1.1 甲\n1.2 乙\n2.分则\n2.1、丙\n2.2 丁"), ["2.1"]);
        assert_eq!(fixed("1.总则\n1.1、甲\n1.2、乙\n2.分则\n2.1 丙\n2.2、丁"), ["2.1、"]);
    }

    #[test]
    fn an_ordinal_of_another_level_is_told() {
        flags(ID, "一、子\n（一）甲\n二、乙\n（三）丙\n二、丑\n（一）丁\n（二）戊", &["二、"]);
        flags(ID, "一、子\n1.甲\n（二）乙\n3.丙\n二、丑", &["（二）"]);
        flags(ID, "1、甲\n（二）乙\n（三）丙\n", &["1、"]);
        flags(ID, "一是甲；二要乙；三是丙。", &["二要"]);
        flags(ID, "一、子\n（一）甲\n二、丑\n（一）乙\n（三）寅\n（一）丙\n四、卯\n（一）丁", &["（三）"]);
    }

    #[test]
    fn levels_may_be_written_otherwise_than_one_another() {
        clean(ID, "一、子\n1、甲\n2、乙\n二、丑\n（一）丙\n1.丁\n2.戊\n（二）己\n1.庚\n2.辛");
        clean(ID, "一、子\n（一）甲\n（二）乙\n二、丑\n1.丙\n2.丁");
    }
}
