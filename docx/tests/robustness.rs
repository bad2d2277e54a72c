//! Whatever is done to a file: an answer or an error, and what is written can be read again.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod common;

use common::{Parts, fixtures, unzip, zip};
use hegao_docx::{Changes, Edit, Finding, read};
use proptest::prelude::*;

/// Something done to a file.
#[derive(Debug, Clone)]
enum Harm {
    /// Its end is cut off, at a share of its length.
    Cut(f64),
    /// Bytes are changed.
    Flip(Vec<(f64, u8)>),
    /// Bytes of a part are changed before it is packed.
    Within(usize, Vec<(f64, u8)>),
    /// A part is left out.
    Without(usize),
    /// A part has the content of another.
    Swap(usize, usize),
    /// An element of a part is left out, or doubled, with what is in it or not.
    Tear(usize, f64, f64, bool),
}

fn harm() -> impl Strategy<Value = Harm> {
    let flips = || prop::collection::vec((0.0..1.0, any::<u8>()), 1..8);
    prop_oneof![
        (0.0..1.0).prop_map(Harm::Cut),
        flips().prop_map(Harm::Flip),
        (any::<usize>(), flips()).prop_map(|(part, flips)| Harm::Within(part, flips)),
        any::<usize>().prop_map(Harm::Without),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Harm::Swap(one, other)),
        (any::<usize>(), 0.0..1.0, 0.0..1.0, any::<bool>())
            .prop_map(|(part, start, end, twice)| Harm::Tear(part, start, end, twice)),
    ]
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a length"
)]
fn at(share: f64, length: usize) -> usize {
    ((share * length as f64) as usize).min(length)
}

fn flip(bytes: &mut [u8], flips: &[(f64, u8)]) {
    for (share, byte) in flips {
        let place = at(*share, bytes.len());
        bytes.iter_mut().skip(place).take(1).for_each(|old| *old = *byte);
    }
}

fn harmed(bytes: &[u8], harm: &Harm) -> Vec<u8> {
    let within = |change: &dyn Fn(&mut Parts)| {
        let mut parts = unzip(bytes);
        change(&mut parts);
        zip(&parts)
    };
    match harm {
        Harm::Cut(share) => bytes[..at(*share, bytes.len())].to_vec(),
        Harm::Flip(flips) => {
            let mut bytes = bytes.to_vec();
            flip(&mut bytes, flips);
            bytes
        }
        Harm::Within(part, flips) => within(&|parts| {
            let part = part % parts.len();
            flip(&mut parts[part].1, flips);
        }),
        Harm::Without(part) => within(&|parts| drop(parts.remove(part % parts.len()))),
        Harm::Swap(one, other) => within(&|parts| {
            let content = parts[other % parts.len()].1.clone();
            let one = one % parts.len();
            parts[one].1 = content;
        }),
        Harm::Tear(part, start, end, twice) => within(&|parts| {
            let part = part % parts.len();
            let content = &mut parts[part].1;
            let tags: Vec<usize> =
                content.iter().enumerate().filter(|(_, byte)| **byte == b'<').map(|(at, _)| at).collect();
            let [start, end] =
                [start, end].map(|share| tags.get(at(*share, tags.len())).copied().unwrap_or(content.len()));
            let (start, end) = (start.min(end), start.max(end));
            let torn = content[start..end].to_vec();
            if *twice {
                content.splice(end..end, torn);
            } else {
                content.drain(start..end);
            }
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn no_file_is_too_broken(
        file in any::<prop::sample::Index>(),
        harms in prop::collection::vec(harm(), 0..3),
        spans in prop::collection::vec((0.0..1.0, 0.0..0.2, any::<bool>()), 0..12),
    ) {
        let fixtures = fixtures();
        let (_, bytes, _) = file.get(&fixtures);
        // Parts first: a file whose bytes were changed may have none.
        let (whole, parts): (Vec<_>, Vec<_>) = harms.iter().partition(|harm| matches!(harm, Harm::Cut(_) | Harm::Flip(_)));
        let bytes = parts.into_iter().chain(whole).fold(bytes.clone(), |bytes, harm| harmed(&bytes, harm));
        let document = match read(&bytes) {
            Ok(document) => document,
            Err(error) => {
                prop_assert!(!error.to_string().is_empty());
                return Ok(());
            }
        };
        let text = document.text().to_owned();
        let mut changes = Changes::default();
        for (start, length, is_edit) in spans {
            let start = at(start, text.len());
            let span = start..start + at(length, text.len());
            if is_edit {
                changes.edits.push(Edit { span, text: "改".to_owned() });
            } else {
                changes.findings.push(Finding { span, message: "批".to_owned() });
            }
        }
        let Ok(changed) = document.write(&changes) else { return Ok(()) };
        // What was written says what was meant.
        let again = read(&changed.bytes);
        let again = again.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut edits: Vec<_> = changes.edits.iter().enumerate().filter(|(index, _)| !changed.skipped_edits.contains(index)).collect();
        edits.sort_by_key(|(_, edit)| (edit.span.start, edit.span.end));
        let mut expected = text.clone();
        for (_, edit) in edits.into_iter().rev() {
            expected.replace_range(edit.span.clone(), &edit.text);
        }
        prop_assert_eq!(again.text(), expected);
    }
}
