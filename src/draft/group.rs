//! Groups: the brackets and lines that say who does a task, and by when.

use super::{
    Context,
    assignment::{Assignment, Label, Repeated, Unit},
    deadline,
    label::{self, Role},
    unit_list::{self, pieces, trimmed},
};
use crate::text::{
    Span,
    letters::letters,
    lines::{is_blank, skip_blanks, trim_blanks},
    marks::{closes, ends_sentence, opens, rfind, separates},
    order,
    sets::{Sets, is_one_of},
    word,
    words::{starts_with_one, words},
};

/// A longer value, in bytes, is no list of units and no time.
const LONGEST_VALUE: usize = 6000;

/// Of more units than this, nobody looks for one that stands there twice.
const MOST_COMPARED: usize = 200;

/// Marks before the lines of a list, and Markdown's.
const BULLETS: &str = "*-—•●·○■□▪◆◇★☆➢>";

/// A bracket that has not been closed yet.
struct Open {
    at: usize,
    inside: usize,
    colons: Vec<usize>,
}

/// Reads every group of `range`: brackets that hold labels (（责任部门：A。完成时间：12月）), brackets that say who does what
/// (（A牵头，B配合，6月底前完成）), and labels at a line's or sentence's start (责任单位：A).
pub fn read<'t>(context: &Context<'t, '_>, range: Span) -> Assignment<'t> {
    let text = context.text;
    let mut reader = Reader { context: *context, range, assignment: Assignment::default() };
    let mut open: Vec<Open> = Vec::new();
    let mut bare: Vec<usize> = Vec::new();
    let mut tags: Vec<Field> = Vec::new();
    for (index, c) in letters(range.of(text)) {
        let at = range.start + index;
        let after = at + c.len_utf8();
        if opens(c) {
            open.push(Open { at, inside: after, colons: Vec::new() });
        } else if closes(c) {
            if let Some(Open { at: start, inside, colons }) = open.pop() {
                let (inside, whole) = (Span::new(inside, at), Span::new(start, after));
                if let Some(role) = reader.tag(whole, inside) {
                    tags.push(Field { role, label: whole, value_start: after });
                } else if !reader.labelled(inside, &colons, whole) && open.is_empty() {
                    reader.unlabelled(inside, whole);
                }
            }
        } else if matches!(c, '：' | ':') {
            open.last_mut().map_or(&mut bare, |open| &mut open.colons).push(at);
        } else if c == '为' {
            // （责任单位为甲科）
            open.last_mut().into_iter().for_each(|open| open.colons.push(at));
        }
    }
    for Open { at, inside, colons } in open {
        // Nobody closed it: it ends with its line.
        let end = reader.line_end(inside);
        reader.labelled(Span::new(inside, end), &colons, Span::new(at, end));
    }
    reader.outside_brackets(&bare, tags);
    let mut assignment = reader.assignment;
    assignment.groups = order::by_key(assignment.groups, |group| group.start);
    assignment
}

/// Reads a cell of a table: `role` is what its column holds.
pub fn cell<'t>(context: &Context<'t, '_>, span: Span, role: Role, assignment: &mut Assignment<'t>) {
    let mut reader = Reader { context: *context, range: span, assignment: std::mem::take(assignment) };
    let before = reader.assignment.count();
    // 省公安厅；配合部门：省信访局
    let mut fields = reader.fields(span, &colons(context.text, span));
    let first = fields.first().map_or(span.end, |field| field.label.start);
    // Each line of a cell is a name, or a list of them.
    let mut start = span.start;
    for (end, mark) in line_breaks(Span::new(span.start, first).of(context.text)) {
        let line = trimmed(context.text, Span::new(start, span.start + end));
        if !line.is_empty() {
            reader.value(role, line);
        }
        start = span.start + end + mark;
    }
    reader.values(&mut fields, span.end);
    reader.mark_repeated(before);
    *assignment = reader.assignment;
}

/// Where the lines of a cell end, and how long the mark is that ends each: a line break, `<br>`, or nothing at the cell's end.
fn line_breaks(cell: &str) -> Vec<(usize, usize)> {
    let mut breaks = Vec::new();
    for (index, _) in cell.match_indices(['\n', '<']) {
        let here = cell.get(index..).unwrap_or("");
        let mark = ["\n", "<br>", "<br/>"].into_iter().find(|mark| here.starts_with(mark));
        breaks.extend(mark.map(|mark| (index, mark.len())));
    }
    breaks.push((cell.len(), 0));
    breaks
}

/// What a sentence assigns: 办公室牵头，各科室配合，12月底前完成.
pub fn sentence<'t>(context: &Context<'t, '_>, span: Span) -> Assignment<'t> {
    let mut reader = Reader { context: *context, range: span, assignment: Assignment::default() };
    reader.clauses(trimmed(context.text, span), None);
    reader.assignment
}

fn colons(text: &str, span: Span) -> Vec<usize> {
    span.of(text).match_indices(['：', ':']).map(|(index, _)| span.start + index).collect()
}

/// A label, and where its value starts.
struct Field {
    role: Role,
    label: Span,
    value_start: usize,
}

struct Reader<'t, 's> {
    context: Context<'t, 's>,
    range: Span,
    assignment: Assignment<'t>,
}

impl<'t> Reader<'t, '_> {
    /// Where the line that `at` stands in ends, lines that a page broke taken together.
    fn line_end(&self, at: usize) -> usize {
        self.context.paragraph_end(at).min(self.range.start + self.range.of(self.context.text).len()).max(at)
    }

    /// The labels before those of `colons` that have one, none reaching out of `inside`.
    fn fields(&self, inside: Span, colons: &[usize]) -> Vec<Field> {
        let text = self.context.text;
        let field = |&colon: &usize| {
            let (role, start) = label::before(text, inside.start, colon, &self.context.settings)?;
            let width = text.get(colon..)?.chars().next()?.len_utf8();
            Some(Field { role, label: Span::new(start, colon), value_start: colon + width })
        };
        colons.iter().filter_map(field).collect()
    }

    /// Reads the values behind `fields`, the last of which ends at `end`.
    fn values(&mut self, fields: &mut Vec<Field>, end: usize) {
        let mut ends: Vec<usize> = fields.iter().skip(1).map(|field| field.label.start).collect();
        ends.push(end);
        for (field, end) in fields.drain(..).zip(ends) {
            self.labelled_value(&field, Span::new(field.value_start, end));
        }
    }

    /// What a bracket announces that holds a label and nothing else: 【责任单位】. Round ones are asides.
    fn tag(&self, whole: Span, inside: Span) -> Option<Role> {
        if whole.of(self.context.text).starts_with_any("（(") {
            return None;
        }
        let label = inside.of(self.context.text);
        (3..=label::WIDEST)
            .contains(&label.chars().count())
            .then(|| label::role_of(&label::plain(label), &self.context.settings))?
    }

    /// Reads the labels of a bracket. Gives whether there were any.
    fn labelled(&mut self, inside: Span, colons: &[usize], whole: Span) -> bool {
        let mut fields = self.fields(inside, colons);
        if fields.is_empty() {
            return false;
        }
        let before = self.assignment.count();
        // 6月底前完成；责任单位：甲科
        let first = fields.first().map_or(inside.end, |field| field.label.start);
        let lead = trimmed(self.context.text, Span::new(inside.start, first));
        let said = lead.of(self.context.text);
        if names_verb(said) || deadline::is_time(&self.context, said) {
            self.clauses(lead, None);
        }
        self.values(&mut fields, inside.end);
        self.mark_repeated(before);
        self.assignment.groups.push(whole);
        true
    }

    /// Reads labels that stand at a line's or a sentence's start, each up to the line's end or the next label.
    /// `tags` are labels in brackets: 【责任单位】甲科.
    fn outside_brackets(&mut self, colons: &[usize], tags: Vec<Field>) {
        let text = self.context.text;
        let before = self.assignment.count();
        let mut fields = self.fields(self.range, colons);
        fields.extend(tags);
        let mut fields = order::by_key(fields, |field| field.label.start).into_iter().peekable();
        while let Some(field) = fields.next() {
            let before = text.get(self.range.start..field.label.start).unwrap_or("");
            let begins = field.label.of(text).starts_with(opens)
                || before
                    .chars()
                    .rev()
                    .find(|&c| c == '\n' || !(is_blank(c) || is_one_of(c, BULLETS)))
                    .is_none_or(|c| c == '\n' || ends_sentence(c) || matches!(c, '；' | ';'));
            // Behind the label before it on the same line: 责任单位：A 完成时限：6月.
            let follows = self.assignment.groups.last().is_some_and(|group| group.end >= field.label.start);
            if !begins && !follows {
                continue;
            }
            let limit = fields.peek().map_or(self.range.end, |next| next.label.start);
            let mut span = Span::new(field.value_start, self.line_end(field.value_start).min(limit));
            if trimmed(text, span).is_empty() {
                span = self.value_below(field.role, span.end, limit).unwrap_or(span);
            }
            self.labelled_value(&field, span);
            self.assignment.groups.push(Span::new(field.label.start, span.end));
        }
        self.mark_repeated(before);
    }

    /// The value of a label that ends its line, on the line below: between `from` and `limit`.
    fn value_below(&self, role: Role, from: usize, limit: usize) -> Option<Span> {
        let below = Span::new(from, limit).of(self.context.text);
        let start = from + below.len() - skip_blanks(below).len();
        let line = Span::new(start, self.line_end(start).min(limit));
        let is_value = match role {
            Role::Deadline => deadline::is_time(&self.context, trimmed(self.context.text, line).of(self.context.text)),
            _ => self.names_units(line),
        };
        is_value.then_some(line)
    }

    /// Notes a label, and reads what stands behind it.
    fn labelled_value(&mut self, field: &Field, span: Span) {
        let label = Label { role: field.role, span: field.label };
        self.assignment.labels.push(label);
        let span = trimmed(self.context.text, span);
        if span.is_empty() {
            self.assignment.empty.push(label);
        } else {
            self.value(field.role, span);
        }
    }

    /// Reads a value, which is not empty.
    fn value(&mut self, role: Role, span: Span) {
        if span.end - span.start > LONGEST_VALUE {
            return;
        }
        if role == Role::Deadline {
            let read = deadline::read(&self.context, span);
            self.assignment.deadline = self.assignment.deadline.or(Some(read));
        } else {
            self.clauses(span, Some(role));
        }
    }

    /// Reads a bracket without labels, if it says who does what. It must end a sentence, or it is an aside.
    fn unlabelled(&mut self, inside: Span, whole: Span) {
        let text = self.context.text;
        let after = text.get(whole.end..self.range.end).unwrap_or("").chars().find(|&c| c == '\n' || !is_blank(c));
        let before = text.get(self.range.start..whole.start).unwrap_or("").chars().rev().find(|&c| !is_blank(c));
        let parts = |c: char| ends_sentence(c) || matches!(c, '；' | ';');
        let ends = before.is_some_and(parts) || after.is_none_or(|c| c == '\n' || parts(c));
        let stands_apart = before.is_some_and(ends_sentence) || after.is_none_or(|c| c == '\n');
        let assigns = || names_verb(inside.of(text)) || stands_apart && self.names_units(inside);
        if ends && inside.of(text).chars().count() <= 400 && assigns() {
            let (before, undated) = (self.assignment.count(), self.assignment.deadline.is_none());
            self.clauses(trimmed(text, inside), None);
            if self.assignment.count() > before || undated && self.assignment.deadline.is_some() {
                self.mark_repeated(before);
                self.assignment.groups.push(whole);
            }
        }
    }

    /// Whether there are units or a time and nothing else: （组织科、人事科，6月底前）.
    fn names_units(&self, inside: Span) -> bool {
        let mut found = false;
        for piece in pieces(self.context.text, inside, |c| matches!(c, '，' | ',' | '；' | ';' | '。' | '、')) {
            let piece = piece.of(self.context.text);
            // （含开发区） says more of what stands before it.
            let is_unit = label::names_unit(unit_list::without_ending(piece)) && !piece.starts_with_any("含包不");
            if !is_unit && !deadline::is_time(&self.context, piece) {
                return false;
            }
            found = true;
        }
        found
    }

    /// Reads units clause by clause: those before a verb (牵头, 配合) take its role, the others `role`; without one they belong
    /// to the next verb. A clause that is a time is the deadline.
    fn clauses(&mut self, span: Span, role: Option<Role>) {
        let text = self.context.text;
        let mut waiting: Vec<Unit<'t>> = Vec::new();
        for piece in pieces(text, span, |c| matches!(c, '，' | ',' | '；' | ';' | '。')) {
            let clause = piece.of(text);
            // 以下均需各区政府落实，不再列出; 下同; 列第一位的为牵头单位
            if starts_with_one(clause, words!("以下|以上|下同")) || word::holds(clause, "为牵头") {
                break;
            }
            let time = clause.strip_suffix("完成").map_or(clause, str::trim_end);
            // 12月底前取得明显成效
            let time = if deadline::is_time(&self.context, clause) { time.len() } else { deadline::leads(clause) };
            if time > 0 {
                let span = Span::new(piece.start, piece.start + time);
                let read = deadline::read(&self.context, span);
                self.assignment.deadline = self.assignment.deadline.or(Some(read));
                continue;
            }
            let (verb, named) = label::verb_of(clause).map_or((None, clause), |(verb, named)| (Some(verb), named));
            unit_list::read(text, Span::new(piece.start, piece.start + named.len()), &mut waiting);
            // 市教育局（牵头）、市财政局
            waiting.retain_mut(|unit| match label::role_in_bracket(&unit.name) {
                Some((role, name)) => {
                    let (name, end) = (name.to_owned(), unit.span.start + name.len());
                    let span = Span::new(unit.span.start, end);
                    self.assignment.of_role(role).push(Unit { name: name.into(), span });
                    false
                }
                None => true,
            });
            // Within a label a clause without a verb is a list's next part; 分别负责 alone speaks of those before it.
            if let Some(role) = verb.or(role) {
                self.assignment.of_role(role).append(&mut waiting);
            }
        }
        // Without a label or a verb, only what is called like a unit is one.
        waiting.retain(|unit| label::names_unit(&unit.name));
        self.assignment.responsible.append(&mut waiting);
    }

    /// Notes the units that one group names twice; `before` is how many there were before it. A unit that leads may be one of
    /// those responsible.
    fn mark_repeated(&mut self, before: usize) {
        let new = self.assignment.count() - before;
        if !(2..=MOST_COMPARED).contains(&new) {
            return;
        }
        let Assignment { lead, responsible, supporting, repeated, groups, .. } = &mut self.assignment;
        // Units of other groups stand before this one.
        let start = groups.last().map_or(0, |group| group.end);
        let new = |units: &[Unit<'t>]| {
            let from = units.iter().rposition(|unit| unit.span.start < start).map_or(0, |last| last + 1);
            units.iter().skip(from).map(|unit| (unit.name.clone(), unit.span)).collect::<Vec<_>>()
        };
        let roles = [new(lead), new(responsible), new(supporting)];
        for (place, units) in roles.iter().enumerate() {
            for (index, (name, again)) in units.iter().enumerate() {
                let earlier = units.iter().take(index).find(|(known, _)| known == name);
                // The list of those in support comes last: a unit of it may stand in any other.
                let elsewhere = || roles.iter().take(2).flatten().find(|(known, _)| known == name);
                let first = earlier.or_else(|| if place == 2 { elsewhere() } else { None });
                if let Some((_, first)) = first {
                    repeated.push(Repeated { first: *first, again: *again, same_role: earlier.is_some() });
                }
            }
        }
    }
}

/// Whether a sentence of the first paragraph of `body` begins with who does it, which is not read as an assignment:
/// 县公共资源交易中心负责.
pub fn is_told(body: &str) -> bool {
    let paragraph = body.split('\n').next().unwrap_or("");
    paragraph.split(ends_sentence).skip(1).any(|sentence| {
        let clause = trim_blanks(sentence.split(|c| separates(c) && c != '、').next().unwrap_or(""));
        let said = ["牵头", "负责"].iter().find_map(|verb| word::around(clause, verb));
        said.is_some_and(|(named, rest)| {
            // 行业协会负责人 is somebody else.
            !rest.starts_with_any("人制同") && label::ends_as_unit(last_of_list(named))
        })
    })
}

/// What stands behind the last 、 of a list.
fn last_of_list(list: &str) -> &str {
    rfind(list, '、').and_then(|at| list.get(at + '、'.len_utf8()..)).unwrap_or(list)
}

/// Whether a clause says what its units do: A牵头, B配合.
fn names_verb(inside: &str) -> bool {
    inside.split(['，', ',', '；', ';', '。']).any(|clause| label::verb_of(clause.trim()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lead, responsible, supporting and deadline, as one line.
    fn group(text: &str) -> String {
        let assignment = read(&Context::of(text), Span::new(0, text.len()));
        let names = |units: &[Unit]| units.iter().map(|unit| unit.name.to_string()).collect::<Vec<_>>().join("+");
        format!(
            "{} | {} | {} | {}",
            names(&assignment.lead),
            names(&assignment.responsible),
            names(&assignment.supporting),
            assignment.deadline.map_or("", |deadline| deadline.span.of(text))
        )
    }

    #[test]
    fn reads_labelled_brackets() {
        assert_eq!(
            group("做实普法。（牵头部门：办公室、普法科；责任部门：各科处室，法援中心、公证处。完成时间：12月）"),
            "办公室+普法科 | 各科处室+法援中心+公证处 |  | 12月"
        );
        assert_eq!(
            group("做实普法(责任单位: 甲局 乙局;配合单位:丙局;完成时限:6月底前)。"),
            " | 甲局+乙局 | 丙局 | 6月底前"
        );
        assert_eq!(group("〔牵头单位：区委组织部（人才办）、区住建局〕"), "区委组织部（人才办）+区住建局 |  |  | ");
        assert_eq!(group("（责任部门：复议\n\n科。完成\n时间：持续推进)"), " | 复议科 |  | 持续推进");
        assert_eq!(group("[责任单位：市税务局，各区、县（市）政府]"), " | 市税务局+各区、县（市）政府 |  | ");
        assert_eq!(group("（责任部门：甲科、乙科等相关部门）"), " | 甲科+乙科 |  | ");
        assert_eq!(group("（责任单位：甲局、乙局。以下均需各区政府落实，不再列出）"), " | 甲局+乙局 |  | ");
        assert_eq!(group("（甲部、乙部等和各有关省级人民政府负责）"), " | 甲部+乙部+各有关省级人民政府 |  | ");
    }

    #[test]
    fn reads_what_stands_before_a_label_or_behind_a_name() {
        assert_eq!(group("（6月底前完成；责任单位：甲科）"), " | 甲科 |  | 6月底前");
        assert_eq!(group("（甲局牵头；配合单位：乙局）"), "甲局 |  | 乙局 | ");
        assert_eq!(group("（责任单位：甲局（牵头）、乙局、丙局（配合））"), "甲局 | 乙局 | 丙局 | ");
        assert_eq!(
            group("抓好落实。（市委组织部、各县（市、区），团市委等）"),
            " | 市委组织部+各县（市、区）+团市委 |  | "
        );
        assert_eq!(group("抓好落实。（持续推进）"), " |  |  | 持续推进");
        assert_eq!(group("（甲厅牵头，乙厅配合，12月底前取得明显成效）"), "甲厅 |  | 乙厅 | 12月底前");
        assert_eq!(group("（甲局牵头，乙局配合，清明前完成整修，11月底前完成）"), "甲局 |  | 乙局 | 11月底前");
        assert_eq!(group("（责任单位为甲局、乙局；完成时限为10月底前）"), " | 甲局+乙局 |  | 10月底前");
        assert_eq!(
            group("做好普法。【牵头单位】甲科【责任单位】乙科、丙科【完成时限】6月"),
            "甲科 | 乙科+丙科 |  | 6月"
        );
    }

    #[test]
    fn empty_values_name_nobody() {
        assert_eq!(group("（责任部门：。完成时间：12月）"), " |  |  | 12月");
        assert_eq!(group("（责任部门：甲科。完成时间：）"), " | 甲科 |  | ");
    }

    #[test]
    fn reads_brackets_without_labels() {
        assert_eq!(
            group("建好中心。（区司法局牵头，区财政局、区民政局配合，6月底前完成）"),
            "区司法局 |  | 区财政局+区民政局 | 6月底前"
        );
        assert_eq!(group("优先试点。（商务部负责）"), " | 商务部 |  | ");
        assert_eq!(group("抓好培训。（组织科、人事科，6月底前）"), " | 组织科+人事科 |  | 6月底前");
        assert_eq!(group("抓好培训。（每季度一次，共4期）"), " |  |  | ");
        assert_eq!(group("抓好落实。（各部门分别负责，年内持续推进）"), " | 各部门 |  | 年内持续推进");
        assert_eq!(group("抓好落实。（甲厅牵头负责，乙厅、丙厅，各市政府配合）"), "甲厅 |  | 乙厅+丙厅+各市政府 | ");
    }

    #[test]
    fn asides_are_no_groups() {
        assert_eq!(group("由区长（主要领导负责）出席会议"), " |  |  | ");
        assert_eq!(group("清理拖欠账款（县工信局）"), " | 县工信局 |  | ");
        assert_eq!(group("覆盖全市各区（含开发区）\n推广（试行）"), " |  |  | ");
        assert_eq!(group("优化环境（1日内办结）。"), " |  |  | ");
        assert_eq!(group("工作目标：全面完成。"), " |  |  | ");
    }

    #[test]
    fn knows_who_is_told_of_in_a_sentence() {
        assert!(is_told("规范招标投标。县公共资源交易中心负责，9月底前完成。"));
        assert!(is_told("开展巡查。区司法局、区民政局牵头推进。"));
        assert!(!is_told("开展巡查，做到专人负责。主要领导牵头。"));
    }

    #[test]
    fn reads_labels_on_lines_of_their_own() {
        assert_eq!(
            group("做实普法。\n  - **责任单位：**甲科、乙科\n  - 完成时限：6月底前\n"),
            " | 甲科+乙科 |  | 6月底前"
        );
        assert_eq!(group("做实普法。责任单位：甲科。完成时限：6月底前。"), " | 甲科 |  | 6月底前");
    }

    #[test]
    fn a_value_may_stand_below_its_label() {
        assert_eq!(group("做实普法。\n责任单位：\n甲科、乙科\n完成时限：\n6月底前\n"), " | 甲科+乙科 |  | 6月底前");
        assert_eq!(group("做实普法。\n责任单位：\n抓好各项工作的落实。\n"), " |  |  | ");
    }

    #[test]
    fn a_bracket_nobody_closed_ends_with_its_line() {
        assert_eq!(group("做实普法。（责任部门：甲科。完成时间：12月\n下一段。"), " | 甲科 |  | 12月");
    }
}
