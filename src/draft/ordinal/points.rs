//! Finding ordinals in running text.

use super::{Form, Ordinal, read::read};
use crate::text::{Span, letters::letters, lines::is_blank, marks, numeral::is_chinese_digit};

/// Points in running text count no further.
const LARGEST_POINT: u32 = 20;

/// The ordinals in the running text of `range`: 一是, 第一， and 首先 at a clause's start; ①; and, doubtful as yet, （1） behind
/// a mark. The one that ends at the byte `from`, and any at the very start of `range`, are left to [`at_start`].
pub fn in_text(text: &str, range: Span, from: usize, found: &mut Vec<Ordinal>) {
    let body = range.of(text);
    let mut after_mark = false;
    let mut skip_to = from.saturating_sub(range.start);
    for (index, c) in letters(body) {
        let could_begin = (after_mark
            && (is_chinese_digit(c) || matches!(c, '第' | '其' | '首' | '再' | '最' | '（' | '(' | '⑴'..='⒇')))
            || (index > 0 && matches!(c, '①'..='⑳'));
        if could_begin && index >= skip_to {
            let ordinal = read(body.get(index..).unwrap_or("")).filter(|ordinal| ordinal.value <= LARGEST_POINT);
            if let Some(ordinal) = ordinal.filter(|ordinal| ordinal.form.runs_in() || is_bracketed(ordinal.form)) {
                let doubtful = ordinal.doubtful || !ordinal.form.runs_in();
                found.push(Ordinal { span: ordinal.span.shifted(range.start + index), doubtful, ..ordinal });
                skip_to = index + ordinal.span.end;
            }
        }
        // 一是…（责任单位：甲科）二是…
        after_mark = marks::separates(c) && c != '、' || marks::closes(c) || (after_mark && (is_blank(c) || c == '*'));
    }
}

fn is_bracketed(form: Form) -> bool {
    matches!(form, Form::ArabicBracketed | Form::ChineseBracketed | Form::Circled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_ordinals_in_running_text() {
        let found = |text: &str| {
            let mut found = Vec::new();
            in_text(text, Span::new(0, text.len()), 0, &mut found);
            let written: Vec<_> = found.iter().map(|ordinal| ordinal.span.of(text).to_owned()).collect();
            written.join("|")
        };
        assert_eq!(
            found(
                "一是抓学习（责任单位：甲科）二是抓落实；三是抓问效，其中四要素齐全，另一是补短板。第四，抓作风。“五是”"
            ),
            "二是|三是|第四，"
        );
        assert_eq!(found("抓好：（1）甲；（2）乙，见附件（3）"), "（1）|（2）");
        assert_eq!(found("包括①甲②乙。首先，丙；最后，丁。"), "①|②|首先，|最后，");
    }
}
