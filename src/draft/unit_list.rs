//! Lists of units: 市教育局、各区、县（市）政府等.

use std::borrow::Cow;

use super::assignment::{Unit, pieces, trimmed};
use crate::text::{Span, lines::is_blank, marks::opens};

/// Reads the units of `span` (bytes of `text`) behind those already in `units`: 、 and spaces set them apart.
pub fn read<'t>(text: &'t str, span: Span, units: &mut Vec<Unit<'t>>) {
    let mut carried: Option<Span> = None;
    for piece in pieces(text, span, |c| matches!(c, '、' | '/' | ' ' | '\u{3000}' | '\t' | '\u{a0}')) {
        // 各区、县（市）政府 is one unit.
        let piece = match carried.take() {
            Some(before) if is_rest_of_district(piece.of(text)) => Span::new(before.start, piece.end),
            Some(before) => {
                units.extend(unit(text, before));
                piece
            }
            None => piece,
        };
        if is_district_word(piece.of(text)) {
            carried = Some(piece);
        } else if let Some((first, _)) = piece.of(text).split_once(LIST_BREAK) {
            units.extend(unit(text, Span::new(piece.start, piece.start + first.len())));
            units.extend(unit(text, Span::new(piece.start + first.len() + LIST_BREAK.len(), piece.end)));
        } else {
            units.extend(unit(text, piece));
        }
    }
    units.extend(carried.and_then(|piece| unit(text, piece)));
}

const DISTRICT: &[char] = &['区', '县', '市', '州', '镇', '乡', '村', '旗', '盟', '街', '道', '社'];

/// 各区, 各县: the first half of 各区、县（市）政府.
fn is_district_word(piece: &str) -> bool {
    piece.strip_prefix('各').is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| DISTRICT.contains(&c)))
}

/// 县（市）政府, 街道: what goes on with 各区; 市教育局 does not.
fn is_rest_of_district(piece: &str) -> bool {
    let rest = piece.trim_start_matches(DISTRICT);
    rest.len() < piece.len()
        && (rest.is_empty()
            || rest.starts_with(opens)
            || ["政府", "人民政府", "管委会", "办事处"].iter().any(|word| rest.starts_with(word)))
}

/// 甲部、乙部等和各省政府: the list ends, and one more follows.
const LIST_BREAK: &str = "等和";

/// Words behind the last unit of a list that are no part of its name.
const LIST_ENDINGS: &[&str] = &[
    "按职责分工负责",
    "按职责分工",
    "分别负责",
    "等相关部门",
    "等有关部门",
    "等相关单位",
    "等有关单位",
    "等部门和单位",
    "等部门",
    "等单位",
    "等",
];

fn unit(text: &str, piece: Span) -> Option<Unit<'_>> {
    let mut name = piece.of(text);
    while let Some(shorter) = LIST_ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)) {
        name = shorter.trim_end_matches(is_blank);
    }
    let span = Span::new(piece.start, piece.start + name.len());
    let span = trimmed(text, span);
    let name = span.of(text);
    if name.is_empty() || name.chars().all(|c| "/-—–无".contains(c)) {
        return None;
    }
    let is_noise = |c: char| is_blank(c) || c == '*';
    let name = if name.contains(is_noise) {
        Cow::Owned(name.chars().filter(|&c| !is_noise(c)).collect())
    } else {
        Cow::Borrowed(name)
    };
    Some(Unit { name, span })
}
