//! Ordinals that stand where none is read: 附件：1.甲 with 2.乙 on the next line, or 问题一是.

use super::{Stretch, Token};
use crate::{
    draft::Form,
    text::{
        Span,
        sets::{Sets, is_one_of},
        span::widened,
        word,
        words::{Words, holds_one, words},
    },
};

/// How far back a missing ordinal is looked for, in bytes.
const LOOK_BACK: usize = 6000;

/// What the first point of a list may begin with.
const FIRST: Words = words!("首先|其一|第一，|第一,|第一、|一方面");

impl Stretch<'_> {
    /// Whether the ordinal `due`, which seems to be missing before `token`, stands within a line behind `from`.
    pub fn stands_elsewhere(&self, from: usize, token: &Token, due: u32) -> bool {
        let ordinal = token.ordinal;
        let from = from.max(ordinal.span.start.saturating_sub(LOOK_BACK)).min(ordinal.span.start);
        let between = widened(self.text, Span::new(from, ordinal.span.start)).of(self.text);
        let form = ordinal.form;
        let written = form.write(due);
        if form.runs_in() {
            return word::holds(between, written.trim_end_any("，")) || due == 1 && holds_one(between, FIRST);
        }
        // Of a text that lost its line breaks, headings end without a mark: 应急响应（一）报告.
        let is_bracketed =
            (self.is_unfolded || token.inline) && matches!(form, Form::ChineseBracketed | Form::ArabicBracketed);
        let marker = written.trim_end_any(".、");
        word::places(between, marker).any(|index| {
            let before = between.get(..index).unwrap_or("").trim_end_any(" \t\u{3000}\u{a0}*#");
            let before = before.chars().next_back();
            let mut after = between.get(index + marker.len()..).unwrap_or("").chars();
            let begins_line = before.is_none_or(|c| c == '\n');
            let begins =
                begins_line || before.is_some_and(|c| is_one_of(c, "：:。；;")) || is_bracketed && before != Some('第');
            let marked = match form {
                // 1.80周岁以上的 at a line's start may be an item; 3.5学雷锋 in a line is none.
                Form::Arabic => {
                    matches!(after.next(), Some('.' | '．' | '、'))
                        && after.next().is_some_and(|c| begins_line || !c.is_ascii_digit())
                }
                Form::Chinese => after.next() == Some('、'),
                Form::Decimal | Form::SubDecimal => false,
                _ => true,
            };
            begins && marked
        })
    }
}
