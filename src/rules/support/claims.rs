//! What the rules on claims have in common: how a claim is called, how its calculations are told, and what is offered.

use super::wording::one_line;
use crate::{
    draft::{
        Claim, Draft,
        claim::{ClaimKind, Reading, Role, Slip},
    },
    finding::{Edit, Finding, Safety},
    rules::Reporter,
    text::Span,
};

/// How many other readings a message tells.
const ALTERNATIVES: usize = 2;

/// The claims of a draft that have `slip`.
pub fn with<'d>(draft: &'d Draft, slip: Slip) -> impl Iterator<Item = &'d Claim> {
    draft.claims.iter().filter(move |claim| claim.slip == Some(slip))
}

/// Reports every claim with `slip`: that it does not agree with the figures, what they come to, and what else was tried.
pub fn report_mismatches(draft: &Draft, reporter: &mut Reporter, slip: Slip) {
    for claim in with(draft, slip) {
        report(draft, reporter, claim, named(draft.text, claim) + "与文中数字不符");
    }
}

/// Reports a claim with its calculations behind `message`; its operands are related, and what it should say is offered.
pub fn report<'r>(draft: &Draft, reporter: &'r mut Reporter, claim: &Claim, mut message: String) -> &'r mut Finding {
    for (place, reading) in claim.readings.iter().take(1 + ALTERNATIVES).enumerate() {
        message += if place == 0 { "：" } else { "；" };
        message += &calculation(reading);
        if place > 0 {
            message += "，";
            message += reading.note;
        }
    }
    let finding = reporter.report(claim.span, message);
    relate(draft, claim, finding);
    if let Some(reading) = claim.readings.first()
        && is_plain_percentage(draft.text, claim.span)
        && is_plain_percentage(&reading.rounded, Span::new(0, reading.rounded.len()))
    {
        let label = "按文中数字改为".to_owned() + &reading.rounded;
        finding.mend(Safety::Review, label, vec![Edit { span: claim.span, text: reading.rounded.clone() }]);
    }
    finding
}

/// Relates every operand of what the verdict rests on.
pub fn relate(draft: &Draft, claim: &Claim, finding: &mut Finding) {
    let operands = claim.readings.first().map_or(&[][..], |reading| &reading.operands);
    for operand in operands.iter().filter(|operand| operand.span != claim.span) {
        let message = [role(claim.kind, operand.role), "：", &one_line(draft.text, operand.span)].concat();
        finding.relate(Some(operand.span), &message);
    }
}

/// A claim as a message names it: 调解成功率98.7%.
pub fn named(text: &str, claim: &Claim) -> String {
    let value = one_line(text, claim.span);
    if claim.name == claim.span { value } else { one_line(text, claim.name) + &value }
}

/// A calculation with its result: 996÷1348＝73.9%.
pub fn calculation(reading: &Reading) -> String {
    [&*reading.formula, "＝", &reading.rounded].concat()
}

/// Whether a value is written with digits and a percent sign, so that another may be put in its place as it is.
fn is_plain_percentage(text: &str, span: Span) -> bool {
    let value = span.of(text);
    value.strip_suffix('%').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
}

/// What an operand of a claim is called.
fn role(kind: ClaimKind, role: Role) -> &'static str {
    match role {
        Role::Part => "分子",
        Role::Whole if kind == ClaimKind::Sum => "总数",
        Role::Whole => "分母",
        Role::Base => "基数",
        Role::Current => "现值",
        Role::Addend if matches!(kind, ClaimKind::Growth | ClaimKind::Multiple) => "增减量",
        Role::Addend => "其中一项",
    }
}
