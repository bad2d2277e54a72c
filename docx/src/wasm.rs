//! The face towards JavaScript: functions that take a file's bytes and give plain objects. The only file that knows wasm-bindgen
//! and js-sys.
//!
//! Offsets are UTF-16 code units of the text here. Nothing that crosses has a `free()`.

use js_sys::{Array, Error, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::{Changes, Document, Edit, Finding, utf16};

/// A third of the size of Rust's own.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/** What is read from a Word file. Offsets are UTF-16 code units of `text`. */
export interface DocxText {
  text: string;
  /** The automatic numbers in it, which no edit can change. */
  numbers: { start: number; end: number }[];
}
/** A remark on some words, which becomes a comment. */
export interface DocxFinding {
  start: number;
  end: number;
  message: string;
}
/** Other words for some, which become a tracked change. */
export interface DocxEdit {
  start: number;
  end: number;
  text: string;
}
export interface DocxChanges {
  findings?: readonly DocxFinding[];
  edits?: readonly DocxEdit[];
  /** When this is done, as `2026-03-01T08:00:00Z`. */
  date?: string;
}
/** The changed file, and the indices of what could not be written into it. */
export interface DocxChanged {
  bytes: Uint8Array;
  skippedFindings: number[];
  skippedEdits: number[];
}
";

/// The text of a Word file.
///
/// # Errors
/// Throws an `Error` whose message says in Chinese what is wrong with the file, and what to do.
#[wasm_bindgen(unchecked_return_type = "DocxText")]
pub fn read(bytes: &[u8]) -> Result<JsValue, Error> {
    let document = open(bytes)?;
    let text = document.text();
    let ranges: Vec<_> = document.numbers().collect();
    let mut offsets: Vec<usize> = ranges.iter().flat_map(|range| [range.start, range.end]).collect();
    utf16::from_bytes(text, &mut offsets);
    let numbers = Array::new();
    for pair in offsets.as_chunks().0 {
        let [start, end]: &[usize; 2] = pair;
        numbers.push(&object(&[("start", number(*start)), ("end", number(*end))]));
    }
    Ok(object(&[("text", text.into()), ("numbers", numbers.into())]))
}

/// The file with a comment on the words of each finding.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen(unchecked_return_type = "DocxChanged")]
pub fn annotate(
    bytes: &[u8],
    #[wasm_bindgen(unchecked_param_type = "readonly DocxFinding[]")] findings: &JsValue,
) -> Result<JsValue, Error> {
    write(bytes, &object(&[("findings", findings.clone())]))
}

/// The file with each edit as a tracked change.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen(unchecked_return_type = "DocxChanged")]
pub fn fix(
    bytes: &[u8],
    #[wasm_bindgen(unchecked_param_type = "readonly DocxEdit[]")] edits: &JsValue,
    date: Option<String>,
) -> Result<JsValue, Error> {
    write(bytes, &object(&[("edits", edits.clone()), ("date", date.into())]))
}

/// The file with comments and tracked changes in it.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen(unchecked_return_type = "DocxChanged")]
pub fn write(
    bytes: &[u8],
    #[wasm_bindgen(unchecked_param_type = "DocxChanges")] changes: &JsValue,
) -> Result<JsValue, Error> {
    let document = open(bytes)?;
    let findings = Array::from(&list(changes, "findings"));
    let edits = Array::from(&list(changes, "edits"));
    let offsets = |item: JsValue| [offset(&item, "start"), offset(&item, "end")];
    let mut places: Vec<usize> = findings.iter().chain(edits.iter()).flat_map(offsets).collect();
    utf16::to_bytes(document.text(), &mut places);
    let mut spans = places.as_chunks().0.iter().map(|[start, end]: &[usize; 2]| *start..*end);
    let words = |item: &JsValue, key| get(item, key).as_string().unwrap_or_default();
    let of = |(item, span)| Finding { span, message: words(&item, "message") };
    let findings = findings.iter().zip(&mut spans).map(of).collect();
    let of = |(item, span)| Edit { span, text: words(&item, "text") };
    let edits = edits.iter().zip(&mut spans).map(of).collect();
    let changes = Changes { findings, edits, date: get(changes, "date").as_string() };
    let changed = document.write(&changes).map_err(|error| thrown(&error))?;
    let indices = |indices: Vec<usize>| JsValue::from(indices.into_iter().map(number).collect::<Array>());
    Ok(object(&[
        ("bytes", Uint8Array::from(changed.bytes.as_slice()).into()),
        ("skippedFindings", indices(changed.skipped_findings)),
        ("skippedEdits", indices(changed.skipped_edits)),
    ]))
}

fn open(bytes: &[u8]) -> Result<Document<'_>, Error> {
    crate::read(bytes).map_err(|error| thrown(&error))
}

fn thrown(error: &crate::Error) -> Error {
    Error::new(&error.to_string())
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        // A new object takes any key.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// A field, `undefined` for one that is not there.
fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}

fn list(object: &JsValue, key: &str) -> JsValue {
    Some(get(object, key)).filter(Array::is_array).unwrap_or_else(|| Array::new().into())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is no offset is none that is found")]
fn offset(object: &JsValue, key: &str) -> usize {
    get(object, key).as_f64().unwrap_or(f64::MAX) as usize
}

/// An offset as JavaScript counts. Texts end long before it could not be exact.
#[expect(clippy::cast_precision_loss, reason = "texts are shorter")]
fn number(number: usize) -> JsValue {
    (number as f64).into()
}
