//! Lines, and the marks around their content that are not part of what they say.

use super::{Span, letters::Where, numeral::digit};

/// A line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// All of it but its break, in bytes.
    pub whole: Span,
    /// What the line says, in bytes: without the white space and the Markdown marks around it. Empty for a blank line.
    pub content: Span,
    /// How many Markdown heading marks (`#`) stood before the content.
    pub heading_level: usize,
}

/// The lines of `text`, ended by `\n`, `\r\n` or a lone `\r`.
pub fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(text.len() / 64 + 1);
    let mut start = 0;
    for (index, &byte) in bytes.iter().enumerate() {
        let ends = byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
        if ends {
            lines.push(line(text, Span::new(start, index)));
            start = index + 1;
        }
    }
    if start < text.len() {
        lines.push(line(text, Span::new(start, text.len())));
    }
    lines
}

fn line(text: &str, raw: Span) -> Line {
    let whole = raw.of(text);
    let tail = whole.trim_start_where(is_margin);
    // A list dash stands before its item with a space between; `-` alone or `-5` is content.
    let body = tail.strip_prefix("- ").map_or(tail, |item| item.trim_start_where(is_margin));
    let start = raw.end - body.len();
    let body = body.trim_end_where(is_margin);
    Line {
        whole: raw,
        content: Span::new(start, start + body.len()),
        heading_level: whole.trim_start_where(is_blank).chars().take_while(|&c| c == '#').count(),
    }
}

/// White space of every kind a pasted text brings: also no-break and zero-width spaces and the byte order mark.
pub fn is_blank(c: char) -> bool {
    // Of its own, since this is asked of nearly every character: ideographs are told apart by one comparison.
    c <= '\u{3000}'
        && matches!(
            c,
            '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200b}'
                | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
        )
        || c == '\u{feff}'
}

/// `text` from its first character that is not white space.
#[inline(never)]
pub fn skip_blanks(text: &str) -> &str {
    text.trim_start_where(is_blank)
}

/// `text` up to its last character that is not white space.
#[inline(never)]
pub fn end_blanks(text: &str) -> &str {
    text.trim_end_where(is_blank)
}

/// `text` without white space at its ends.
pub fn trim_blanks(text: &str) -> &str {
    end_blanks(skip_blanks(text))
}

/// Whether a line is the number of a page: — 3 —, 第3页.
pub fn is_page_number(line: &str) -> bool {
    let is_edge = |c: char| is_blank(c) || matches!(c, '-' | '—' | '–' | '－' | '·');
    let number = line.trim_where(is_edge);
    let paged = number.strip_prefix('第').and_then(|number| number.strip_suffix('页'));
    let marked = paged.is_some() || number.len() < trim_blanks(line).len();
    let number = trim_blanks(paged.unwrap_or(number));
    marked && (1..=3).contains(&number.chars().count()) && number.chars().all(|c| digit(c).is_some())
}

/// What may stand between a line's edge and its content.
fn is_margin(c: char) -> bool {
    is_blank(c) || matches!(c, '#' | '*' | '>' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(text: &str) -> Vec<&str> {
        lines(text).iter().map(|line| line.content.of(text)).collect()
    }

    #[test]
    fn ends_lines_at_every_kind_of_break() {
        assert_eq!(contents("甲\n乙\r\n丙\r丁"), ["甲", "乙", "丙", "丁"]);
        assert_eq!(contents("甲\n\n"), ["甲", ""]);
        assert!(contents("").is_empty());
    }

    #[test]
    fn knows_the_numbers_of_pages() {
        assert!(["— 3 —", "-12-", "第 3 页", " —３— "].into_iter().all(|line| is_page_number(line.trim())));
        assert!(!["3", "2026", "-", "第一页", "—3件—", "1.", "第3"].into_iter().any(is_page_number));
    }

    #[test]
    fn takes_margins_off() {
        assert_eq!(
            contents("\u{feff}## **（一）优化环境**\u{3000}\n　　一、总体要求\u{a0}\n- 1.做实"),
            ["（一）优化环境", "一、总体要求", "1.做实"]
        );
        assert_eq!(
            lines("# 计划\n ## 一、甲\n乙").iter().map(|line| line.heading_level).collect::<Vec<_>>(),
            [1, 2, 0]
        );
    }
}
