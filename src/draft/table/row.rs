//! What the rows of a table say: a task each.

use super::{Mark, Table, is_ditto, is_number};
use crate::{
    draft::{
        Context, Inherited, Stated, Task,
        assignment::Assignment,
        deadline, group,
        label::{Column, Role},
        node, ordinal,
    },
    text::{Span, marks, numeral::is_chinese_digit},
};

impl Table {
    /// The tasks of the table: a row each. Blank cells hold what stands above them where the table was made so.
    pub fn read<'t>(&self, context: &Context<'t, '_>, part: usize, tasks: &mut Vec<Task<'t>>) {
        let text = context.text;
        let group_column = self.group_column();
        let rows: Vec<(&Vec<Span>, Assignment<'t>)> =
            self.rows.iter().map(|cells| (cells, self.assignment(context, cells))).collect();
        let counted = |cells: &[Span]| self.cell(cells, Column::Ordinal).is_some();
        let is_counted = rows.iter().any(|(cells, _)| counted(cells));
        let same = |cells: &[Span], wanted: fn(Role) -> bool| {
            let mut columns = self.columns.iter().zip(cells);
            columns.any(|(column, &cell)| {
                matches!(column, Column::Assigned(role) if wanted(*role)) && is_ditto(text, cell)
            })
        };
        let is_unit = |role| role != Role::Deadline;
        let is_deadline = |role| role == Role::Deadline;
        // A cell left blank once was forgotten; more of them are how merged cells come out.
        let blanks = |wanted: fn(Role) -> bool, lacks: fn(&Assignment) -> bool| {
            let is_blank = |(cells, own): &&(&Vec<Span>, Assignment)| {
                !self.is_heading(text, cells, own) && lacks(own) && !same(cells, wanted)
            };
            rows.iter().filter(is_blank).count()
        };
        let has_merged = self.mark != Mark::Blanks;
        let merges_units = has_merged && blanks(is_unit, |own| !own.names_unit() && own.empty.is_empty()) > 1;
        let merges_deadlines = has_merged && blanks(is_deadline, |own| own.deadline.is_none()) > 1;
        let mut above: Assignment<'t> = Assignment::default();
        for (cells, own) in rows {
            if self.is_heading(text, cells, &own) {
                if !cells.is_empty() {
                    above = Assignment::default();
                }
                continue;
            }
            let goes_on = is_counted && !counted(cells);
            let mut held = Assignment::default();
            if goes_on || merges_units || same(cells, is_unit) {
                held = Assignment { deadline: None, ..above.clone() };
            }
            if goes_on || merges_deadlines || same(cells, is_deadline) {
                held.deadline = above.deadline;
            }
            let mut assignment = own;
            let stated = self.stated(context, cells);
            let said = stated.iter().map(|stated| stated.deadline).max_by_key(|deadline| deadline.latest);
            above.deadline = assignment.deadline.or(above.deadline);
            assignment.deadline = assignment.deadline.or(said);
            let inherited = assignment.inherit(&held).then_some(Inherited::Table);
            if assignment.names_unit() {
                above.lead.clone_from(&assignment.lead);
                above.responsible.clone_from(&assignment.responsible);
                above.supporting.clone_from(&assignment.supporting);
            }
            let Some(title) = self.title(text, cells, group_column) else { continue };
            let counted = self.cell(cells, Column::Ordinal);
            let written = || ordinal::at_start(text, title).map(|ordinal| ordinal.span);
            let start = Span::new(title.start, title.start);
            let ordinal = counted.or_else(written).unwrap_or(start);
            let title = if title.contains(ordinal) { Span::new(ordinal.end, title.end) } else { title };
            let ends = cells.iter().filter(|cell| !cell.is_empty());
            let span = ends.fold(ordinal, |all, cell| Span::new(all.start.min(cell.start), all.end.max(cell.end)));
            tasks.push(Task {
                part,
                ordinal,
                title: node::title(text, title),
                span,
                assignment,
                inherited,
                stated,
                bound: None,
                takes_units: self.has(|role| role != Role::Deadline),
                takes_deadline: self.has(|role| role == Role::Deadline),
            });
        }
    }

    /// What the cells of a row assign.
    fn assignment<'t>(&self, context: &Context<'t, '_>, cells: &[Span]) -> Assignment<'t> {
        // Which cells a PDF left out is not known.
        let mut assignment = Assignment { partly_read: self.mark == Mark::Blanks, ..Assignment::default() };
        for (column, &cell) in self.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            match column {
                Column::Assigned(Role::Deadline)
                    if self.mark == Mark::Blanks && !deadline::is_time(context, cell.of(context.text)) =>
                {
                    continue;
                }
                Column::Assigned(Role::Deadline) => {
                    assignment.deadline = assignment.deadline.or(deadline::in_cell(context, cell));
                }
                Column::Assigned(role) => group::cell(context, cell, *role, &mut assignment),
                _ => continue,
            }
            assignment.groups.push(cell);
        }
        assignment
    }

    /// The deadlines that the cells of a row state in what they say of the task.
    fn stated(&self, context: &Context, cells: &[Span]) -> Vec<Stated> {
        let mut stated = Vec::new();
        for (_, &cell) in self.columns.iter().zip(cells).filter(|(column, _)| **column == Column::Task) {
            stated.extend(deadline::stated(context, cell, &[]));
        }
        stated
    }

    /// Whether a row is a heading over others, a total, or no row at all.
    fn is_heading(&self, text: &str, cells: &[Span], own: &Assignment) -> bool {
        if own.names_unit() || own.deadline.is_some() {
            return false;
        }
        let said = self
            .columns
            .iter()
            .zip(cells)
            .filter(|(column, cell)| **column != Column::Ordinal && !cell.is_empty() && !is_number(cell.of(text)));
        let total = |cell: Span| matches!(cell.of(text), "合计" | "总计" | "小计" | "总分");
        let ordinal = self.cell(cells, Column::Ordinal).map_or("", |cell| cell.of(text));
        let counts_headings = ordinal.starts_with(|c: char| is_chinese_digit(c) || marks::opens(c));
        let mut said = said.map(|(_, cell)| *cell);
        let first = said.next();
        first.is_none_or(total) || counts_headings || ordinal.is_empty() && said.next().is_none()
    }

    /// The column of tasks that several rows share, if there is one and another of tasks besides.
    fn group_column(&self) -> Option<usize> {
        let first = self.columns.iter().position(|&column| column == Column::Task)?;
        let others = self.columns.iter().skip(first + 1).any(|&column| column == Column::Task);
        let blank = |cells: &&Vec<Span>| cells.get(first).is_some_and(|cell| cell.is_empty());
        (others && self.rows.iter().filter(blank).count() > 1).then_some(first)
    }

    /// The cell that says what a row's task is.
    fn title(&self, text: &str, cells: &[Span], group_column: Option<usize>) -> Option<Span> {
        let said = |skip: Option<usize>| {
            let mut columns = self.columns.iter().zip(cells).enumerate();
            columns.find(|(place, (column, cell))| **column == Column::Task && !cell.is_empty() && Some(*place) != skip)
        };
        let found = said(group_column).or_else(|| said(None)).map(|(_, (_, cell))| *cell);
        let tells = self.columns.iter().zip(cells).filter(|(column, _)| **column != Column::Other);
        let longest = || tells.map(|(_, cell)| *cell).max_by_key(|cell| cell.of(text).chars().count());
        found.or_else(longest).filter(|cell| !cell.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Settings, Unit, layout, table::find};

    /// Each task as title, lead, responsible, supporting, deadline.
    fn tasks(text: &str) -> Vec<String> {
        let settings = Settings::default();
        let mut rows = layout::rows(text);
        let context = Context { year: Some(2026), ..Context::of(text) };
        let mut tasks = Vec::new();
        for table in find(text, &mut rows, &settings) {
            table.read(&context, 0, &mut tasks);
        }
        let names = |units: &[Unit]| units.iter().map(|unit| unit.name.to_string()).collect::<Vec<_>>().join("+");
        let line = |task: &Task| {
            let Assignment { lead, responsible, supporting, deadline, .. } = &task.assignment;
            let due = deadline.map_or("", |deadline| deadline.span.of(text));
            format!("{} {}|{}|{}|{due}", task.title.of(text), names(lead), names(responsible), names(supporting))
        };
        tasks.iter().map(line).collect()
    }

    #[test]
    fn columns_are_known_by_their_heads() {
        assert_eq!(
            tasks("完成时限\t工作任务\t牵头单位\t配合单位\n6月\t开展普法\t甲科\t乙科、丙科\n12月\t办好法援\t乙科\t\n"),
            ["开展普法 甲科||乙科+丙科|6月", "办好法援 乙科|||12月"]
        );
        assert_eq!(
            tasks("| 序号 | 任务 | 责任部门 | 完成时间 |\n|:--|---|---|---|\n| 1 | **开展普法** | 甲科 | 6月 |\n"),
            ["开展普法 |甲科||6月"]
        );
    }

    #[test]
    fn a_header_may_have_two_rows_and_heads_of_no_matter() {
        let text = "序号\t任务\t责任单位\t\t一季度\t完成时间\n\t\t牵头\t配合\t\t\n1\t开展普法\t甲科\t乙科\t动员\t6月\n";
        assert_eq!(tasks(text), ["开展普法 甲科||乙科|6月"]);
    }

    #[test]
    fn blank_cells_hold_what_stands_above_where_that_is_the_habit() {
        let text = "序号\t任务\t责任单位\n1\t甲任务\t甲科\n2\t乙任务\t\n3\t丙任务\t\n4\t丁任务\t乙科\n";
        assert_eq!(tasks(text), ["甲任务 |甲科||", "乙任务 |甲科||", "丙任务 |甲科||", "丁任务 |乙科||"]);
        let once = text.replace("3\t丙任务\t", "3\t丙任务\t丙科");
        assert_eq!(tasks(&once)[1], "乙任务 |||");
    }

    #[test]
    fn a_ditto_mark_holds_what_stands_above_and_nothing_else_does() {
        for ditto in ["〃", "同上"] {
            let text = format!(
                "序号\t任务\t责任单位\t时限\n1\t甲任务\t甲科\t6月\n2\t乙任务\t{ditto}\t{ditto}\n3\t丙任务\t\t9月\n4\t丁任务\t乙科\t{ditto}\n"
            );
            assert_eq!(tasks(&text), ["甲任务 |甲科||6月", "乙任务 |甲科||6月", "丙任务 |||9月", "丁任务 |乙科||9月"]);
        }
    }

    #[test]
    fn cells_may_hold_line_breaks() {
        let text = "序号\t任务\t责任单位\t完成时间\n1\t开展普法\t甲科\n乙科\t6月\n2\t办好法援\t丙科\t12月\n";
        assert_eq!(tasks(text), ["开展普法 |甲科+乙科||6月", "办好法援 |丙科||12月"]);
    }

    #[test]
    fn what_a_pdf_ran_together_is_read_as_far_as_it_goes() {
        let text = "任务序号  任务名称  牵头单位  完成时限  进展情况\n1  编制规划  区政府  2026.12  已完成\n长期\n2  推进整治  市环保局\n";
        assert_eq!(tasks(text), ["编制规划 区政府|||2026.12", "推进整治 市环保局|||"]);
    }

    #[test]
    fn other_tables_are_left_alone() {
        for text in ["时间\t地点\t参会人员\n9:00\t三楼\t各科室\n", "姓名\t单位\t电话\n张三\t甲科\t123\n", "甲\t乙\n"]
        {
            assert!(tasks(text).is_empty(), "{text}: {:?}", tasks(text));
        }
    }
}
