//! How the ordinals of one level are written: `1.` here, `1、` there.

use crate::draft::{Draft, Entry, Form, ordinal::Marks};

/// The ordinals of one level of a part: of one form, under headings of one form.
#[derive(Debug)]
pub struct Level {
    /// The part, the form, the form of the entries they stand under, and whether they are points in running text,
    /// or annexes.
    key: (usize, Form, Option<Form>, bool, bool),
    /// The ways in which they are written, in the order of their first use.
    pub shapes: Vec<Shape>,
}

/// One way of writing an ordinal.
#[derive(Debug)]
pub struct Shape {
    /// The marks.
    pub marks: Marks,
    /// The entries written so, indices of [`Draft::entries`]. Never empty.
    pub entries: Vec<usize>,
}

impl Level {
    /// The form of its ordinals.
    pub fn form(&self) -> Form {
        self.key.1
    }

    /// Whether another level of the same part has ordinals of the same form.
    pub fn counts_like(&self, other: &Self) -> bool {
        (self.key.0, self.key.1) == (other.key.0, other.key.1)
    }
}

/// The levels of `draft`, in the order of their first ordinals. Ordinals that are slips of form are left out.
pub fn levels(draft: &Draft) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    // Where the levels of the part being walked through begin: a document may have many parts, a part has few levels.
    let mut first_of_part = 0;
    for (index, entry) in draft.entries.iter().enumerate() {
        let is_odd = matches!(entry.fit, crate::draft::Fit::Odd(_));
        if is_odd {
            continue;
        }
        if levels.last().is_some_and(|level| level.key.0 != entry.part) {
            first_of_part = levels.len();
        }
        let key = (
            entry.part,
            entry.ordinal.form,
            parent(draft, entry).map(|parent| parent.ordinal.form),
            entry.inline,
            entry.annex,
        );
        let known =
            levels.iter().skip(first_of_part).position(|level| level.key == key).map(|place| first_of_part + place);
        let place = known.unwrap_or(levels.len());
        if known.is_none() {
            levels.push(Level { key, shapes: Vec::new() });
        }
        let Some(level) = levels.get_mut(place) else { continue };
        let marks = entry.ordinal.marks;
        match level.shapes.iter_mut().find(|shape| shape.marks == marks) {
            Some(shape) => shape.entries.push(index),
            None => level.shapes.push(Shape { marks, entries: vec![index] }),
        }
    }
    levels
}

/// The entry that `entry` stands under.
pub fn parent<'d>(draft: &'d Draft, entry: &Entry) -> Option<&'d Entry> {
    draft.entries.get(entry.parent?)
}

/// The marks that GB/T 15834-2011, annex B.3 wants for an ordinal of `form` written with `marks`; `None` where it has no say.
/// It wants no other brackets than there are.
pub fn standard(form: Form, marks: Marks) -> Option<Marks> {
    let after = match form {
        Form::Chinese => Some('、'),
        Form::Arabic if marks.after.is_some() => Some('.'),
        Form::Nth | Form::Among => Some('，'),
        Form::ChineseBracketed | Form::ArabicBracketed | Form::ArabicHalfBracketed | Form::Circled | Form::Is => None,
        _ => return None,
    };
    Some(Marks { after, ..marks })
}
