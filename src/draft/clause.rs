//! Clauses that speak for several tasks: 以上任务由办公室牵头，12月底前完成。列第一位的为牵头单位，下同。

use super::{Context, assignment::Assignment, group};
use crate::text::{
    Span,
    letters::letters,
    lines::is_blank,
    marks::{closes, ends_sentence, opens},
    word,
    words::{Words, holds_one, words},
};

/// A clause that says who does several tasks.
#[derive(Debug)]
pub struct Clause<'t> {
    /// Its sentence, in bytes.
    pub span: Span,
    /// Whether it speaks of the tasks below it, and not of those above.
    pub forward: bool,
    /// What it assigns.
    pub assignment: Assignment<'t>,
}

/// What a clause begins with, and whether that speaks of what stands below.
const BEGINNINGS: [(&str, bool); 5] =
    [("以上", false), ("上述", false), ("前述", false), ("以下", true), ("下列", true)];

/// What it speaks of.
const OF_TASKS: Words = words!("任务|工作|事项|措施|内容|项目|各项|各条");

/// Whoever it may be, they are not named.
const NOBODY: Words = words!("责任单位|责任部门|有关|相关|各单位|各部门");

/// Between the beginning of a clause and what it assigns stand no more characters.
const LONGEST_SUBJECT: usize = 16;

/// No clause is longer, in characters.
const LONGEST_CLAUSE: usize = 400;

/// The clauses of `range`, in text order.
pub fn find<'t>(context: &Context<'t, '_>, range: Span) -> Vec<Clause<'t>> {
    let text = range.of(context.text);
    let mut clauses: Vec<Clause> = Vec::new();
    // Such a clause begins a line, a sentence or a bracket.
    let mut before = None;
    for (index, c) in letters(text) {
        let begins_clause = before.is_none_or(|c| c == '\n' || ends_sentence(c) || opens(c));
        let opened = before.filter(|&c| opens(c));
        if c == '\n' || !is_blank(c) {
            before = Some(c);
        }
        if !begins_clause || !matches!(c, '以' | '上' | '前' | '下') {
            continue;
        }
        let here = text.get(index..).unwrap_or("");
        let Some(&(word, forward)) = BEGINNINGS.iter().find(|(word, _)| here.starts_with(word)) else { continue };
        let start = range.start + index;
        let subject: String = here.chars().skip(word.chars().count()).take(LONGEST_SUBJECT).collect();
        let of_tasks = holds_one(&subject, OF_TASKS);
        if !of_tasks || clauses.last().is_some_and(|last| last.span.end > start) {
            continue;
        }
        let ends = |c: char| if opened.is_some() { closes(c) } else { ends_sentence(c) };
        let length = here.char_indices().take(LONGEST_CLAUSE).find(|&(_, c)| ends(c)).map(|(length, _)| length);
        let end = context.paragraph_end(start).min(length.map_or(usize::MAX, |length| start + length));
        let assignment = read(context, Span::new(start, end));
        let named = assignment.lead.iter().chain(&assignment.responsible);
        let names_somebody = named.clone().count() > 0 && !named.clone().any(|unit| holds_one(&unit.name, NOBODY));
        if names_somebody {
            let start = start - opened.map_or(0, char::len_utf8);
            clauses.push(Clause { span: Span::new(start, end), forward, assignment });
        }
    }
    clauses
}

/// What a clause assigns, behind a label or behind 由.
fn read<'t>(context: &Context<'t, '_>, span: Span) -> Assignment<'t> {
    let labelled = group::read(context, span);
    if labelled.names_unit() {
        return labelled;
    }
    let clause = span.of(context.text);
    let by = clause.char_indices().take(LONGEST_SUBJECT).find(|&(_, c)| c == '由');
    by.map_or(labelled, |(index, c)| group::sentence(context, Span::new(span.start + index + c.len_utf8(), span.end)))
}

/// Which of the units that a list names as responsible lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// 列第一位的为牵头单位
    First,
    /// 第一个逗号前为牵头单位
    BeforeComma,
}

/// Whether the text of `range` says that lists begin with the units that lead, and from where on that holds.
pub fn leads(text: &str, range: Span) -> Option<(Leads, usize)> {
    let body = range.of(text);
    for index in word::places(body, "为牵头") {
        let start = body.get(..index)?.rfind(['。', '；', '，', '\n', '（', '(', '：']).unwrap_or(0);
        let said = body.get(start..index)?;
        let leads = if word::holds(said, "逗号前") {
            Leads::BeforeComma
        } else if holds_one(said, words!("第一|首位|排名第1|列首|最前")) {
            Leads::First
        } else {
            continue;
        };
        return Some((leads, range.start + start));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Unit;

    fn clauses(text: &str) -> Vec<(String, bool)> {
        let paragraphs: Vec<Span> = text
            .lines()
            .map(|line| {
                let start = line.as_ptr() as usize - text.as_ptr() as usize;
                Span::new(start, start + line.len())
            })
            .collect();
        let context = Context { paragraphs: &paragraphs, year: Some(2026), ..Context::of(text) };
        find(&context, Span::new(0, text.len()))
            .iter()
            .map(|clause| {
                let names =
                    |units: &[Unit]| units.iter().map(|unit| unit.name.to_string()).collect::<Vec<_>>().join("+");
                let assignment = &clause.assignment;
                let due = assignment.deadline.map_or("", |deadline| deadline.span.of(text));
                (
                    format!(
                        "{}|{}|{}|{due}",
                        names(&assignment.lead),
                        names(&assignment.responsible),
                        names(&assignment.supporting)
                    ),
                    clause.forward,
                )
            })
            .collect()
    }

    #[test]
    fn reads_who_does_the_tasks_above_or_below() {
        assert_eq!(
            clauses("1.甲。\n以上任务由办公室牵头，各科室配合，12月底前完成。"),
            [("办公室||各科室|12月底前".into(), false)]
        );
        assert_eq!(clauses("（以上各项责任单位：甲科、乙科；完成时间：6月）"), [("|甲科+乙科||6月".into(), false)]);
        assert_eq!(clauses("以下工作由丙科负责。\n1.甲。"), [("|丙科||".into(), true)]);
    }

    #[test]
    fn what_names_nobody_is_no_clause() {
        for text in
            ["60岁以上老年人由社区上门服务。", "以上任务由各责任单位按职责抓好落实。", "以上情况由办公室汇总。", "以上"]
        {
            assert!(clauses(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn knows_who_leads_a_list() {
        let leads = |text: &str| leads(text, Span::new(0, text.len())).map(|(leads, _)| leads);
        assert_eq!(leads("（列第一位的为牵头单位，下同）"), Some(Leads::First));
        assert_eq!(leads("各项任务排在第一位的单位为牵头单位。"), Some(Leads::First));
        assert_eq!(leads("第一个逗号前为牵头单位"), Some(Leads::BeforeComma));
        assert_eq!(leads("确定办公室为牵头单位"), None);
    }
}
