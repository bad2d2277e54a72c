//! Lists of units: 市教育局、各区、县（市）政府等.

use std::borrow::Cow;

use super::{assignment::Unit, label};
use crate::text::{
    Span,
    letters::{Where, letters},
    lines::{end_blanks, is_blank},
    marks::{closes, opens, rfind},
    sets::{Sets, is_one_of},
    words::{Words, ends_with_one, starts_with_one, words},
};

/// Reads the units of `span` (bytes of `text`) behind those already in `units`: 、 and spaces set them apart, and so do 和 and
/// 及 between names that are whole.
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
        } else {
            whole_names(text, piece, units);
        }
    }
    units.extend(carried.and_then(|piece| unit(text, piece)));
}

const DISTRICT: &str = "区县市州镇乡村旗盟街道社";

/// 各区, 各县: the first half of 各区、县（市）政府.
fn is_district_word(piece: &str) -> bool {
    let rest = piece.strip_prefix('各').map(label::plain);
    rest.is_some_and(|rest| !rest.is_empty() && rest.trim_start_any(DISTRICT).is_empty())
}

/// 县（市）政府, 街道: what goes on with 各区; 市教育局 does not.
fn is_rest_of_district(piece: &str) -> bool {
    let rest = piece.trim_start_any(DISTRICT);
    rest.len() < piece.len()
        && (rest.is_empty() || rest.starts_with(opens) || starts_with_one(rest, words!("政府|人民政府|管委会|办事处")))
}

/// Words between two names that leave both whole.
const JOINTS: Words = words!("会同|以及|等和|等及");

/// Reads a piece that may hold several names: 财政部会同有关部门, 市公安局和各区政府. 文化和旅游局 is one.
fn whole_names<'t>(text: &'t str, piece: Span, units: &mut Vec<Unit<'t>>) {
    let name = piece.of(text);
    let mut depth = 0_usize;
    for (index, c) in letters(name) {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        }
        if depth > 0 || index == 0 || !matches!(c, '会' | '以' | '等' | '和' | '及' | '与') {
            continue;
        }
        let (left, right) = (name.get(..index).unwrap_or(""), name.get(index..).unwrap_or(""));
        let joint = JOINTS.each().find(|joint| right.starts_with(joint)).map(str::len).or_else(|| {
            let rest = right.get(c.len_utf8()..)?;
            let is_whole = label::ends_as_unit(left) || is_district_word(left) || left == "各地区";
            // 各级党委和政府, 城投集团及所属单位
            let goes_on = (rest.chars().count() > 2 || rest.starts_with('各'))
                && !starts_with_one(rest, words!("其|所属|下属|人民政府"));
            (matches!(c, '和' | '及' | '与') && is_whole && goes_on).then_some(c.len_utf8())
        });
        if let Some(joint) = joint {
            units.extend(unit(text, Span::new(piece.start, piece.start + index)));
            let rest = Span::new(piece.start + index + joint, piece.end);
            // 会同有关部门 names nobody.
            let names_nobody = starts_with_one(rest.of(text), words!("有关|相关")) && is_collective(rest.of(text));
            if !names_nobody {
                whole_names(text, rest, units);
            }
            return;
        }
    }
    units.extend(unit(text, piece));
}

/// Words behind the last unit of a list that are no part of its name.
const LIST_ENDINGS: Words =
    words!("按照职责分工负责|按职责分工负责|按照职责分工|按职责分工|分别负责|分工负责|按职责|等");

/// Whether a text ends as words for several units do: 部门, 单位.
fn is_collective(text: &str) -> bool {
    ends_with_one(text, words!("部门|单位|科室|处室|方面|成员"))
}

/// A name without the words that end its list.
pub fn without_ending(name: &str) -> &str {
    let mut name = end_blanks(name);
    // 等国务院相关部门: whoever else it is, they are not named.
    if let Some(at) = rfind(name, '等')
        && name.get(at..).is_some_and(|rest| rest.chars().count() <= 10 && is_collective(rest))
    {
        name = name.get(..at).unwrap_or(name);
    }
    while name.ends_with_any("责工等")
        && let Some(shorter) = LIST_ENDINGS.each().find_map(|ending| name.strip_suffix(ending))
    {
        name = end_blanks(shorter);
    }
    name
}

fn unit(text: &str, piece: Span) -> Option<Unit<'_>> {
    let name = without_ending(piece.of(text));
    let by = if name.starts_with('由') { '由'.len_utf8() } else { 0 };
    let span = trimmed(text, Span::new(piece.start + by, piece.start + name.len()));
    let name = span.of(text);
    if name.is_empty() || name.chars().all(|c| is_one_of(c, "/-—–无")) {
        return None;
    }
    let is_noise = |c: char| is_blank(c) || c == '*';
    let name = if name.find_where(is_noise).is_some() {
        Cow::Owned(name.chars().filter(|&c| !is_noise(c)).collect())
    } else {
        Cow::Borrowed(name)
    };
    Some(Unit { name, span })
}

/// `span` cut at the separators outside brackets, each piece trimmed and none empty. Line breaks cut nothing: a PDF leaves
/// them within names.
pub(super) fn pieces(text: &str, span: Span, separates: impl Fn(char) -> bool) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut depth = 0_usize;
    let mut start = span.start;
    for (index, c) in letters(span.of(text)) {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && separates(c) {
            pieces.push(Span::new(start, span.start + index));
            start = span.start + index + c.len_utf8();
        }
    }
    pieces.push(Span::new(start, span.end));
    pieces.into_iter().map(|piece| trimmed(text, piece)).filter(|piece| !piece.is_empty()).collect()
}

/// `span` without white space and separators at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let is_edge = |c: char| is_blank(c) || matches!(c, '。' | '；' | ';' | '，' | ',' | '、' | '.' | '*');
    let tail = span.of(text).trim_start_where(is_edge);
    let start = span.end - tail.len();
    Span::new(start, start + tail.trim_end_where(is_edge).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mut units = Vec::new();
        read(text, Span::new(0, text.len()), &mut units);
        units.iter().map(|unit| unit.name.to_string()).collect()
    }

    #[test]
    fn lists_are_cut_between_names() {
        assert_eq!(names("甲科、乙科 丙科"), ["甲科", "乙科", "丙科"]);
        assert_eq!(
            names("市委组织部（人才办、老干部局）、各区、县（市）政府"),
            ["市委组织部（人才办、老干部局）", "各区、县（市）政府"]
        );
        assert_eq!(names("各区县、各部门"), ["各区县", "各部门"]);
        assert_eq!(names("市公安局和各区政府"), ["市公安局", "各区政府"]);
        assert_eq!(names("银保监会及各地区"), ["银保监会", "各地区"]);
        assert_eq!(names("市财政局会同市税务局"), ["市财政局", "市税务局"]);
    }

    #[test]
    fn names_are_left_whole() {
        assert_eq!(names("文化和旅游局、工业和信息化局"), ["文化和旅游局", "工业和信息化局"]);
        assert_eq!(names("各县（区）文化和旅游局"), ["各县（区）文化和旅游局"]);
        assert_eq!(names("普法与依法治理科"), ["普法与依法治理科"]);
        assert_eq!(names("城投集团及所属单位"), ["城投集团及所属单位"]);
        assert_eq!(names("高等教育处、平安建设办"), ["高等教育处", "平安建设办"]);
        assert_eq!(
            names("各级党委和政府、各市（州）、县（市、区）人民政府"),
            ["各级党委和政府", "各市（州）、县（市、区）人民政府"]
        );
    }

    #[test]
    fn what_ends_a_list_is_no_unit() {
        assert_eq!(names("甲部、乙部等国务院相关部门"), ["甲部", "乙部"]);
        assert_eq!(names("甲部、乙部等和各省政府"), ["甲部", "乙部", "各省政府"]);
        assert_eq!(names("甲部会同有关部门"), ["甲部"]);
        assert_eq!(names("甲局、乙局等；各区政府"), ["甲局", "乙局等；各区政府"]);
        assert_eq!(names("各有关单位按职责分工"), ["各有关单位"]);
        assert_eq!(names("无"), [""; 0]);
    }
}
