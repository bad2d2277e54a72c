//! Tables of tasks: cells set apart by tabs (pasted from Word or a sheet), by `|` (Markdown), or by blanks (from a PDF).

mod row;

use super::{
    Settings,
    label::{self, Column, Role},
    layout::Row,
};
use crate::text::{
    Span,
    letters::Where,
    lines::is_blank,
    numeral::digit,
    sets::Sets,
    time,
    words::{Words, is_word, starts_with_one, words},
};

/// What sets the cells of a table apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Tab,
    Bar,
    Blanks,
}

/// A table whose header says what its columns hold.
#[derive(Debug)]
pub struct Table {
    /// Header and rows, in bytes.
    pub span: Span,
    mark: Mark,
    columns: Vec<Column>,
    /// The cells of each row below the header, one a column.
    rows: Vec<Vec<Span>>,
}

/// No header is wider: two for a Chinese character.
const WIDEST_HEADER: usize = 160;

/// No table has more columns.
const MOST_COLUMNS: usize = 24;

/// Lines between two rows of a table that a PDF may have broken its cells into.
const MOST_BROKEN: usize = 5;

/// No such line is wider: two for a Chinese character.
const WIDEST_BROKEN: usize = 80;

/// In a cell of times, the first stands behind no more characters.
const LATEST_TIME: usize = 12;

/// Finds the tables among `rows` whose headers name a unit or a time, and marks their rows.
pub fn find(text: &str, rows: &mut [Row], settings: &Settings) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut index = 0;
    while let Some(row) = rows.get(index) {
        index += 1;
        let Some((mark, mut columns)) = header(text, row, settings, true) else { continue };
        let first = index - 1;
        if let Some(below) = rows.get(index)
            && refine(text, below, mark, &mut columns, settings)
        {
            index += 1;
        }
        let mut table = Table { span: row.line, mark, columns, rows: Vec::new() };
        let mut end = index;
        while let Some(row) = rows.get(index) {
            if row.closing.is_some() || header(text, row, settings, false).is_some() {
                break;
            }
            if let Some((cells, used)) = table.broken(text, rows.get(index..).unwrap_or_default()) {
                index += used;
                table.span.end = cells.last().map_or(table.span.end, |cell| cell.end);
                table.rows.push(cells);
                end = index;
                continue;
            }
            index += 1;
            let Some(cells) = table.cells(text, row) else {
                // 一、 over the whole width stands between rows; a PDF leaves broken cells there.
                let mut next = rows.get(index..).unwrap_or_default().iter().take(MOST_BROKEN);
                let goes_on = row.width <= WIDEST_BROKEN && next.any(|next| table.cells(text, next).is_some());
                if !goes_on {
                    break;
                }
                table.rows.push(Vec::new());
                continue;
            };
            table.span.end = row.line.end;
            table.rows.push(cells);
            end = index;
        }
        if table.rows.iter().any(|cells| !cells.is_empty()) {
            rows.iter_mut().take(end).skip(first).for_each(|row| row.in_table = true);
            tables.push(table);
        }
        index = end;
    }
    tables
}

/// What the columns below a row hold, if it heads a table of tasks: every cell says what stands below it, and one of them that it
/// is a unit or a time. A `first` header may have heads that say nothing here (一季度) beside those.
fn header(text: &str, row: &Row, settings: &Settings, first: bool) -> Option<(Mark, Vec<Column>)> {
    let line = row.line.of(text);
    let mark = if row.width > WIDEST_HEADER {
        return None;
    } else if line.holds_any("\t") {
        Mark::Tab
    } else if line.holds_any("|") {
        Mark::Bar
    } else if row.ordinal.is_none() && row.content.of(text).holds_any(" \u{3000}\u{a0}") {
        Mark::Blanks
    } else {
        return None;
    };
    let mut columns = Vec::new();
    let (mut unknown, mut labelled) = (0, false);
    for cell in split(text, row.line, mark) {
        let cell = cell.of(text);
        let column = label::column(cell, settings);
        labelled |= column.is_some() && label::role_of(&label::plain(cell), settings).is_some();
        let is_head = || cell.chars().count() <= label::WIDEST && !is_number(cell);
        columns.push(match column {
            Some(column) => column,
            None if cell.is_empty() => Column::Other,
            None if first && mark != Mark::Blanks && is_head() => {
                unknown += 1;
                Column::Other
            }
            None => return None,
        });
    }
    if unknown > 0 && (!labelled || unknown * 2 > columns.len()) {
        return None;
    }
    let named = |wanted: fn(&Column) -> bool| columns.iter().any(wanted);
    let assigns = named(|column| matches!(column, Column::Assigned(_)));
    let of_tasks = named(|column| matches!(column, Column::Task | Column::Ordinal));
    let fewest = if mark == Mark::Blanks { 3 } else { 2 };
    // The head of the ordinals may have come to stand on a line of its own.
    if mark == Mark::Blanks && !columns.contains(&Column::Ordinal) {
        columns.insert(0, Column::Ordinal);
    }
    ((fewest..=MOST_COLUMNS).contains(&columns.len()) && assigns && of_tasks).then_some((mark, columns))
}

/// Takes a second row of a header into the first: 责任单位 above 牵头 and 配合. Gives whether there was one.
fn refine(text: &str, row: &Row, mark: Mark, columns: &mut [Column], settings: &Settings) -> bool {
    let cells = split(text, row.line, mark);
    let heads: Option<Vec<(usize, Column)>> = (cells.iter().enumerate())
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(place, cell)| Some((place, label::column(cell.of(text), settings)?)))
        .collect();
    let assigned = |heads: &Vec<(usize, Column)>| heads.iter().all(|(_, column)| matches!(column, Column::Assigned(_)));
    let Some(heads) = heads.filter(|heads| !heads.is_empty() && cells.len() <= columns.len() && assigned(heads)) else {
        return false;
    };
    for (place, column) in heads {
        if let Some(above) = columns.get_mut(place) {
            *above = column;
        }
    }
    true
}

/// What says in a cell that the one above it holds here as well. A cell that was merged with the one above comes so out of a Word file.
const DITTO: Words = words!("〃|同上");

/// Whether `cell`, which is blank, says that the one above it holds.
fn is_ditto(text: &str, cell: Span) -> bool {
    cell.is_empty() && starts_with_one(text.get(cell.start..).unwrap_or(""), DITTO)
}

/// The cells of a line, without the blanks and Markdown marks around them. Those that say what stands above them are blank.
fn split(text: &str, line: Span, mark: Mark) -> Vec<Span> {
    let whole = line.of(text);
    let mut cells = Vec::new();
    let mut start = 0;
    let mut cut = |start: usize, end: usize| {
        let is_edge = |c: char| is_blank(c) || c == '*';
        let cell = whole.get(start..end).unwrap_or("");
        let tail = cell.trim_start_where(is_edge);
        let start = end - tail.len();
        let said = tail.trim_end_where(is_edge);
        let length = if is_word(said, DITTO) { 0 } else { said.len() };
        cells.push(Span::new(start, start + length).shifted(line.start));
    };
    for (index, c) in whole.char_indices() {
        let parts = match mark {
            Mark::Tab => c == '\t',
            Mark::Bar => c == '|',
            Mark::Blanks => is_blank(c),
        };
        if parts {
            cut(start, index);
            start = index + c.len_utf8();
        }
    }
    cut(start, whole.len());
    match mark {
        Mark::Tab => {}
        Mark::Blanks => cells.retain(|cell| !cell.is_empty()),
        // The bars at the ends part nothing.
        Mark::Bar => {
            if cells.last().is_some_and(|cell| cell.is_empty()) {
                cells.pop();
            }
            if cells.first().is_some_and(|cell| cell.is_empty()) {
                cells.remove(0);
            }
        }
    }
    cells
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().count() <= 4 && cell.chars().all(|c| digit(c).is_some())
}

impl Table {
    fn width(&self) -> usize {
        self.columns.len()
    }

    /// The cells of a row, one a column, or `None` for a line that is no row of the table.
    fn cells(&self, text: &str, row: &Row) -> Option<Vec<Span>> {
        let mark = self.mark;
        let line = row.line.of(text);
        let mut cells = split(text, row.line, mark);
        let is_row = match mark {
            // An indent is a tab as well.
            Mark::Tab => row.content.of(text).holds_any("\t") || line.holds_any("\t") && cells.len() == self.width(),
            Mark::Bar => line.holds_any("|"),
            Mark::Blanks => true,
        };
        if !is_row {
            // Of cells that reach over several rows, the last may stand alone: 6月：参赛.
            let alone = self.columns.iter().position(|&column| column == Column::Assigned(Role::Deadline))?;
            if mark != Mark::Tab || self.fit(text, &cells, alone) == 0 {
                return None;
            }
        }
        // |---|:--:|
        if mark == Mark::Bar && line.chars().all(|c| is_blank(c) || matches!(c, '|' | '-' | ':')) {
            return Some(Vec::new());
        }
        if mark == Mark::Blanks {
            let counted = cells.first().is_some_and(|cell| is_number(cell.of(text)));
            if !counted {
                return None;
            }
        }
        while cells.len() > self.width() && cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        if cells.len() > self.width() {
            return Some(Vec::new());
        }
        let missing = self.width() - cells.len();
        // Cells that reach over several rows stand in the first of them only, where the table was copied without blanks.
        let offset = if mark == Mark::Blanks || missing == 0 {
            0
        } else {
            (0..=missing).rev().max_by_key(|&offset| self.fit(text, &cells, offset)).unwrap_or(0)
        };
        let blank = Span::new(row.line.start, row.line.start);
        let mut whole = vec![blank; offset];
        whole.append(&mut cells);
        whole.resize(self.width(), blank);
        Some(whole)
    }

    /// The cells of a row whose cells hold line breaks, and how many of `rows` it takes: a number, then cells until all columns have
    /// one.
    fn broken(&self, text: &str, rows: &[Row]) -> Option<(Vec<Span>, usize)> {
        let starts = |row: &Row| split(text, row.line, Mark::Tab).first().is_some_and(|cell| is_number(cell.of(text)));
        let (first, below) = rows.split_first()?;
        if self.mark != Mark::Tab || !starts(first) {
            return None;
        }
        let mut cells = split(text, first.line, Mark::Tab);
        for (index, row) in below.iter().take(MOST_BROKEN).enumerate() {
            if cells.len() >= self.width() || starts(row) || row.ordinal.is_some() || row.closing.is_some() {
                return None;
            }
            let mut more = split(text, row.line, Mark::Tab).into_iter();
            if let (Some(last), Some(rest)) = (cells.last_mut(), more.next()) {
                last.end = rest.end.max(last.end);
            }
            cells.extend(more);
            if cells.len() == self.width() {
                return Some((cells, index + 2));
            }
        }
        None
    }

    /// How well cells fit the columns from `offset` on.
    fn fit(&self, text: &str, cells: &[Span], offset: usize) -> usize {
        let columns = self.columns.iter().skip(offset);
        let fits = |(column, cell): (&Column, &Span)| {
            let cell = cell.of(text);
            match column {
                Column::Ordinal => is_number(cell),
                Column::Assigned(Role::Deadline) => {
                    let begins =
                        |(start, _)| cell.get(..start).is_some_and(|before| before.chars().count() <= LATEST_TIME);
                    time::find(cell, 0, None).is_some_and(begins) || cell.starts_with("全年")
                }
                Column::Assigned(_) => label::names_unit(cell),
                Column::Task | Column::Other => false,
            }
        };
        columns.zip(cells).filter(|&pair| fits(pair)).count()
    }

    fn cell(&self, cells: &[Span], wanted: Column) -> Option<Span> {
        let mut columns = self.columns.iter().zip(cells);
        columns.find(|(column, cell)| **column == wanted && !cell.is_empty()).map(|(_, cell)| *cell)
    }

    fn has(&self, wanted: impl Fn(Role) -> bool) -> bool {
        self.columns.iter().any(|column| matches!(column, Column::Assigned(role) if wanted(*role)))
    }
}
