//! Tables: a row is a line, its cells set apart by tabs, as they come from Word's clipboard.
//!
//! A cell that goes on from the row above is a ditto mark (〃), which the drafts of an office have in its place where they are written
//! by hand; so nobody takes it for a cell that was forgotten. One that reaches over several columns has as many tabs behind it, so that
//! all that stands below a head has as many tabs before it. Paragraphs in a cell, and its breaks, are set apart by a blank. A row
//! of one cell is no row of anything: a frame, or a heading over the whole width; its paragraphs are lines like all others.

use super::{Place, Reader};
use crate::{
    limits,
    xml::{Id, Tag},
};

/// What stands in a cell that goes on from the row above.
const DITTO: char = '〃';

/// A cell of a row.
struct Cell {
    id: Id,
    columns: usize,
    /// Whether it goes on from the cell above it, or before it.
    goes_on: bool,
    /// Whether it is the former.
    is_ditto: bool,
}

impl Reader<'_> {
    /// Reads a table; one within a cell becomes text of that cell.
    pub(super) fn table(&mut self, id: Id) {
        self.each(id, Self::rows);
    }

    fn rows(&mut self, id: Id) {
        match self.tree.tag(id) {
            Tag::Row => self.row(id),
            Tag::Other | Tag::Inserted => self.each(id, Self::rows),
            _ => {}
        }
    }

    fn row(&mut self, id: Id) {
        let tree = self.tree;
        let properties = tree.child(id, Tag::RowProperties);
        let number = |tag| properties.and_then(|id| tree.child_number(id, tag)).and_then(|n| usize::try_from(n).ok());
        let is_removed =
            |id| tree.child(id, Tag::Deleted).is_some() || tree.child_switch(id, Tag::Hidden) == Some(true);
        if properties.is_some_and(is_removed) || self.is_full() {
            return;
        }
        let mut cells = Vec::new();
        self.cells(id, &mut cells);
        let before = number(Tag::GridBefore).unwrap_or(0).min(limits::COLUMNS);
        if self.place != Place::Lines || (cells.len() == 1 && before == 0) {
            let own = cells.iter().filter(|cell| !cell.goes_on);
            own.for_each(|cell| self.story(cell.id));
            return;
        }
        self.begin_line();
        self.tabs(before);
        for (index, cell) in cells.iter().enumerate() {
            self.tabs(usize::from(index > 0));
            if !cell.goes_on {
                self.place = Place::Cell(self.reading.text.len());
                self.story(cell.id);
                self.place = Place::Lines;
            } else if cell.is_ditto {
                self.reading.text.push(DITTO);
            }
            self.tabs(cell.columns - 1);
        }
        self.tabs(number(Tag::GridAfter).unwrap_or(0).min(limits::COLUMNS));
    }

    fn tabs(&mut self, count: usize) {
        self.reading.text.extend(std::iter::repeat_n('\t', count));
    }

    /// The cells in a row, those in content controls too.
    fn cells(&self, row: Id, cells: &mut Vec<Cell>) {
        let tree = self.tree;
        for id in tree.children(row) {
            match tree.tag(id) {
                Tag::Cell => {
                    let properties = tree.child(id, Tag::CellProperties);
                    let span = properties.and_then(|id| tree.child_number(id, Tag::GridSpan));
                    let goes_on = |tag| {
                        let merge = properties.and_then(|id| tree.child(id, tag));
                        merge.is_some_and(|merge| tree.value(merge).as_deref() != Some("restart"))
                    };
                    let is_ditto = goes_on(Tag::VerticalMerge);
                    let columns = span.and_then(|span| usize::try_from(span).ok()).unwrap_or(1);
                    cells.push(Cell {
                        id,
                        columns: columns.clamp(1, limits::COLUMNS),
                        goes_on: is_ditto || goes_on(Tag::HorizontalMerge),
                        is_ditto,
                    });
                }
                Tag::Other => self.cells(id, cells),
                _ => {}
            }
        }
    }
}
