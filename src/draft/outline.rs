//! The outline: which ordinals belong under which, which count along together, and which are not what was due.

mod begin;
mod elsewhere;
mod level;
mod path;
mod step;

use super::{Form, Ordinal, Part, layout::Row, ordinal};
use crate::text::{Span, lines::skip_blanks, sets::Sets};

/// What carries an ordinal: a heading, a task, a point made in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The part it stands in, an index of [`super::Draft::parts`].
    pub part: usize,
    /// Its ordinal.
    pub ordinal: Ordinal,
    /// The entry it stands under, an index of [`super::Draft::entries`].
    pub parent: Option<usize>,
    /// The entries it counts along with, an index of [`super::Draft::runs`].
    pub run: usize,
    /// Its own text in bytes, ordinal included: up to the next entry, running text not counted as such.
    pub own: Span,
    /// Whether it is a point made in the text of the entry above (一是), at a line's start or not.
    pub inline: bool,
    /// The heading without an ordinal that stands right above it, in bytes.
    pub bare_heading: Option<Span>,
    /// Whether it stands in the list of annexes, and is none of the part's own.
    pub annex: bool,
    /// Whether the same ordinal is written twice in a row: 二是二是.
    pub doubled: bool,
    /// How its ordinal stands to the one that was due.
    pub fit: Fit,
    /// The value that was due.
    pub due: u32,
    /// The entry it counts on from, an index of [`super::Draft::entries`].
    pub previous: Option<usize>,
}

/// How an ordinal stands to the one that was due, in the reading of the outline that takes the fewest slips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is the one.
    Due,
    /// Ordinals are missing before it; the count goes on from it.
    Gap,
    /// It was used before.
    Repeat,
    /// It does not belong where it stands; the count goes on as if it were right.
    Order,
    /// It changed places with the next.
    Swapped,
    /// It begins a list anew, as it may below a heading, an introduction or another paragraph.
    Anew,
    /// It begins anew where lists of its kind count on across headings.
    Mixed,
    /// It is the one, in another form than the others of its list have: this one.
    Odd(Form),
}

impl Fit {
    /// Whether something is wrong with the ordinal.
    pub const fn is_slip(self) -> bool {
        !matches!(self, Self::Due | Self::Anew)
    }
}

/// Entries of one form under one heading, which should count 1, 2, 3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// How their ordinals are written.
    pub form: Form,
    /// The entries, in text order. Never empty.
    pub entries: Vec<usize>,
    /// The run under an earlier heading that it counts on from, an index of [`super::Draft::runs`].
    pub after: Option<usize>,
}

/// An ordinal as it comes.
struct Token {
    ordinal: Ordinal,
    certainty: Certainty,
    /// Whether it is a point made in running text.
    inline: bool,
    /// The paragraph it stands in, counted from the text's start.
    paragraph: usize,
    /// What stands right above its line.
    above: Above,
    bare_heading: Option<Span>,
    /// Whether its line is short and holds no sentence.
    heads: bool,
    /// Whether it begins its line.
    leads: bool,
}

/// Whether an ordinal is one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    Sure,
    /// Only where one of its value is due.
    IfDue,
    /// Only where one of its value is due in another form.
    IfOdd,
}

/// What stands right above the line of an ordinal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    /// Another entry, or the text of one.
    Entry,
    /// A heading without an ordinal.
    Heading,
    /// A line that ends with a colon.
    Introduction,
    /// Another paragraph.
    Paragraph,
}

/// Ordinals that may count on from one another: those of a part's body, or of a list of annexes.
struct Stretch<'t> {
    text: &'t str,
    /// Where it begins, in bytes.
    start: usize,
    /// Whether it is a passage taken from the middle of a longer text.
    is_cut: bool,
    /// Whether its lines were cut out of one that had lost its line breaks.
    is_unfolded: bool,
    tokens: Vec<Token>,
}

/// The entries of a document and the runs they form.
pub fn read(text: &str, rows: &[Row], parts: &[Part]) -> (Vec<Entry>, Vec<Run>) {
    let begins_late = |ordinal: Ordinal| ordinal.value > 1 || ordinal.prefix > 1;
    let is_cut = rows.first().and_then(|row| row.ordinal).is_some_and(begins_late);
    let mut reader = Reader {
        builder: Builder { entries: Vec::new(), runs: Vec::new(), levels: Vec::new(), part: 0, in_annexes: false },
        stretch: Stretch { text, start: 0, is_cut, is_unfolded: false, tokens: Vec::new() },
        paragraph: 0,
        first_of_paragraph: 0,
        letter: None,
    };
    let mut found = Vec::new();
    let mut above = Above::Paragraph;
    let mut heading: Option<Span> = None;
    for row in rows {
        while parts.get(reader.builder.part + 1).is_some_and(|next| next.span.start <= row.content.start) {
            reader.end_stretch(row.content.start);
            reader.builder.in_annexes = false;
            reader.builder.part += 1;
        }
        if row.closing.is_some() || row.lists_annexes {
            reader.end_stretch(row.content.start);
            reader.builder.in_annexes |= row.lists_annexes;
        }
        if row.closing.is_some() || row.in_table {
            (above, heading) = (Above::Paragraph, None);
            continue;
        }
        if !row.carried {
            reader.end_paragraph();
        }
        reader.stretch.is_unfolded |= row.is_cut;
        if let Some(ordinal) = row.ordinal {
            reader.add_first(ordinal, row, above, heading);
        }
        let from = row.ordinal.map_or(row.content.start, |ordinal| ordinal.span.end);
        ordinal::in_text(text, row.content, from, &mut found);
        for ordinal in found.drain(..) {
            reader.add_point(ordinal);
        }
        let title_end = parts.get(reader.builder.part).map_or(0, |part| part.title.end.max(part.span.start));
        heading = Some(row.content).filter(|content| content.start >= title_end && row.is_bare_heading(text));
        above = if row.ordinal.is_some_and(|ordinal| !ordinal.doubtful) {
            Above::Entry
        } else if heading.is_some() {
            Above::Heading
        } else if row.content.of(text).ends_with_any("：:") {
            Above::Introduction
        } else if row.carried {
            above
        } else {
            Above::Paragraph
        };
    }
    reader.end_stretch(text.len());
    (reader.builder.entries, reader.builder.runs)
}

struct Reader<'t> {
    builder: Builder,
    stretch: Stretch<'t>,
    paragraph: usize,
    /// The first token of the paragraph being read.
    first_of_paragraph: usize,
    /// The last letter or Roman numeral that a line began with.
    letter: Option<Ordinal>,
}

impl Reader<'_> {
    /// Adds the ordinal that a row begins with.
    fn add_first(&mut self, ordinal: Ordinal, row: &Row, above: Above, bare_heading: Option<Span>) {
        let ordinal = self.letter.map_or(ordinal, |before| ordinal.behind(before));
        self.letter = if ordinal.is_letter() { Some(ordinal) } else { self.letter };
        let if_due = ordinal.doubtful || row.carried && ordinal.value > 1;
        self.stretch.tokens.push(Token {
            ordinal,
            certainty: if if_due { Certainty::IfDue } else { Certainty::Sure },
            inline: ordinal.form.runs_in(),
            paragraph: self.paragraph,
            above,
            bare_heading,
            heads: row.is_short_heading(self.stretch.text),
            leads: true,
        });
    }

    /// Adds an ordinal in running text.
    fn add_point(&mut self, ordinal: Ordinal) {
        self.stretch.tokens.push(Token {
            ordinal,
            certainty: if ordinal.doubtful { Certainty::IfOdd } else { Certainty::Sure },
            inline: true,
            paragraph: self.paragraph,
            above: Above::Entry,
            bare_heading: None,
            heads: false,
            leads: false,
        });
    }

    /// Decides on the points of the paragraph that may be none: （1） and ① make a list where there are several.
    fn end_paragraph(&mut self) {
        let tokens = self.stretch.tokens.get_mut(self.first_of_paragraph..).unwrap_or_default();
        // Of each form its first and its last value, and whether the paragraph counts with it.
        let mut lists: Vec<(Form, u32, u32, bool)> = Vec::new();
        for ordinal in tokens.iter().map(|token| token.ordinal).filter(|ordinal| !ordinal.form.runs_in()) {
            match lists.iter_mut().find(|list| list.0 == ordinal.form) {
                Some((_, first, last, counts)) => {
                    *counts |= *last + 1 == ordinal.value || *first == 1 || ordinal.form == Form::Circled;
                    *last = ordinal.value;
                }
                None => lists.push((ordinal.form, ordinal.value, ordinal.value, false)),
            }
        }
        for token in tokens.iter_mut().filter(|token| token.certainty == Certainty::IfOdd) {
            if lists.iter().any(|&(form, .., counts)| form == token.ordinal.form && counts) {
                token.certainty = Certainty::Sure;
            }
        }
        self.first_of_paragraph = self.stretch.tokens.len();
        self.paragraph += 1;
    }

    /// Reads the ordinals gathered so far: what follows counts anew.
    fn end_stretch(&mut self, at: usize) {
        self.end_paragraph();
        if !self.stretch.tokens.is_empty() {
            self.builder.build(&self.stretch);
        }
        self.builder.close_own(at);
        self.builder.close_levels(0, at);
        self.stretch.tokens.clear();
        self.stretch.start = at;
        self.stretch.is_cut = false;
        self.first_of_paragraph = 0;
        self.letter = None;
    }
}

/// Makes entries and runs of ordinals and the way they are taken.
struct Builder {
    entries: Vec<Entry>,
    runs: Vec<Run>,
    /// The entry and the run that each level has come to.
    levels: Vec<(usize, usize)>,
    part: usize,
    in_annexes: bool,
}

impl Builder {
    fn build(&mut self, stretch: &Stretch) {
        // The entry made of each token.
        let mut made: Vec<Option<usize>> = Vec::with_capacity(stretch.tokens.len());
        for (token, step) in stretch.tokens.iter().zip(path::find(stretch)) {
            made.push(step.as_ref().map(|step| {
                let previous = step.previous.and_then(|token| made.get(token).copied().flatten());
                self.add(stretch.text, token, step, previous)
            }));
        }
    }

    fn add(&mut self, text: &str, token: &Token, step: &step::Move, previous: Option<usize>) -> usize {
        let ordinal = token.ordinal;
        let start = ordinal.span.start;
        if !token.inline {
            self.close_own(start);
        }
        let counting = self.levels.get(step.depth).map(|&(_, run)| run).filter(|_| !step.starts);
        self.close_levels(step.depth, start);
        let index = self.entries.len();
        let run = counting.unwrap_or_else(|| {
            let after = previous.filter(|_| step.count_to > 1).and_then(|previous| self.entries.get(previous));
            self.runs.push(Run { form: ordinal.form, entries: Vec::new(), after: after.map(|after| after.run) });
            self.runs.len() - 1
        });
        if let Some(run) = self.runs.get_mut(run) {
            run.entries.push(index);
            if step.renames {
                run.form = ordinal.form;
                let first = run.entries.first().and_then(|&first| self.entries.get_mut(first));
                if let Some(first) = first {
                    first.fit = Fit::Odd(ordinal.form);
                }
            }
        }
        let tail = skip_blanks(text.get(ordinal.span.end..).unwrap_or(""));
        self.entries.push(Entry {
            part: self.part,
            ordinal,
            parent: self.levels.last().map(|&(entry, _)| entry),
            run,
            own: Span::new(start, 0),
            inline: token.inline,
            bare_heading: token.bare_heading,
            annex: self.in_annexes,
            doubled: tail.starts_with(ordinal.span.of(text)),
            fit: step.fit,
            due: step.due,
            previous,
        });
        self.levels.push((index, run));
        index
    }

    /// Ends the own text of the entry being read. What follows a closing line is no entry's.
    fn close_own(&mut self, at: usize) {
        if let Some(entry) =
            self.entries.iter_mut().rev().find(|entry| !entry.inline).filter(|entry| entry.own.end == 0)
        {
            entry.own.end = at;
        }
    }

    fn close_levels(&mut self, keep: usize, at: usize) {
        for (entry, _) in self.levels.drain(keep.min(self.levels.len())..) {
            if let Some(entry) = self.entries.get_mut(entry).filter(|entry| entry.own.end == 0) {
                entry.own.end = at;
            }
        }
    }
}
