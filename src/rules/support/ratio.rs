//! What the rules on rates and shares have in common.

use super::wording::one_line;
use crate::draft::{
    Claim, Draft,
    claim::{ClaimKind, Role},
};

/// The rates, shares and completions of a draft.
pub fn checked<'d>(draft: &'d Draft) -> impl Iterator<Item = &'d Claim> {
    draft.claims.iter().filter(|claim| matches!(claim.kind, ClaimKind::Rate | ClaimKind::Share | ClaimKind::Completion))
}

/// A claim as a message names it: 调解成功率98.7%.
pub fn named(text: &str, claim: &Claim) -> String {
    let value = one_line(text, claim.span);
    if claim.name == claim.span { value } else { format!("{}{value}", one_line(text, claim.name)) }
}

/// What an operand is called.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Part => "分子",
        Role::Whole => "分母",
        Role::Base => "基数",
        Role::Current => "现值",
        Role::Addend => "加数",
    }
}
