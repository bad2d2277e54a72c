//! The contract with other tools: findings and ledger as plain data, with UTF-16 offsets.
//!
//! The keys are stated here and, with their meanings, in `www/src/types.ts`. Offsets are converted here,
//! once, and nowhere else.

use serde::{
    Serialize, Serializer,
    ser::{SerializeSeq, SerializeStruct},
};

use crate::{
    draft::{self, Draft, Inherited, PartKind, claim},
    finding::{Finding, Safety, Severity},
    rules,
    text::{Span, utf16::Places},
};

/// Plain data, as JSON has it.
///
/// One type for all that crosses, rather than one a kind of thing: each would be serialised by code of its own.
#[derive(Debug)]
pub enum Node<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Truth(bool),
    /// An offset, a line, a column, an index.
    Number(usize),
    /// A text.
    Text(&'a str),
    /// A text made for the occasion.
    Made(String),
    /// A list.
    List(Vec<Node<'a>>),
    /// Keys and values.
    Object(Vec<(&'static str, Node<'a>)>),
}

use Node::{List, Made, Null, Number, Object, Text, Truth};

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Null => serializer.serialize_unit(),
            Truth(truth) => serializer.serialize_bool(*truth),
            Number(number) => serializer.serialize_u32(u32::try_from(*number).unwrap_or(u32::MAX)),
            Text(text) => serializer.serialize_str(text),
            Made(text) => serializer.serialize_str(text),
            List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Object(fields) => {
                let mut object = serializer.serialize_struct("", fields.len())?;
                for (key, value) in fields {
                    object.serialize_field(key, value)?;
                }
                object.end()
            }
        }
    }
}

/// The findings of `text`: offsets in UTF-16 code units, lines and columns from 1.
pub fn findings<'a>(text: &str, findings: &'a [Finding]) -> Node<'a> {
    let mut offsets = Vec::with_capacity(findings.len() * 4);
    for finding in findings {
        note(&mut offsets, finding.span);
        for related in &finding.related {
            note(&mut offsets, related.span);
        }
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            note(&mut offsets, edit.span);
        }
    }
    let places = Places::resolve(text, offsets);
    let list = findings.iter().map(|finding| {
        let place = places.of(finding.span.start);
        let related =
            finding.related.iter().map(|related| placed(&places, related.span, ("message", Text(&related.message))));
        let fix = finding.fix.as_ref().map_or(Null, |fix| {
            let edits = fix.edits.iter().map(|edit| placed(&places, edit.span, ("text", Text(&edit.text))));
            Object(vec![
                ("label", Text(&fix.label)),
                ("safety", Text(safety_name(fix.safety))),
                ("edits", List(edits.collect())),
            ])
        });
        Object(vec![
            ("rule", Text(&finding.rule)),
            ("severity", Text(severity_name(finding.severity))),
            ("message", Text(&finding.message)),
            ("start", Number(place.offset)),
            ("end", Number(places.of(finding.span.end).offset)),
            ("line", Number(place.line)),
            ("column", Number(place.column)),
            ("related", List(related.collect())),
            ("fix", fix),
            ("fingerprint", Text(&finding.fingerprint)),
        ])
    });
    List(list.collect())
}

/// What was read: offsets in UTF-16 code units.
pub fn ledger<'d>(draft: &'d Draft<'_>) -> Node<'d> {
    let text = draft.text;
    let mut offsets = Vec::new();
    for part in &draft.parts {
        note(&mut offsets, part.span);
    }
    for task in &draft.tasks {
        note(&mut offsets, task.span);
        let assignment = &task.assignment;
        for units in [&assignment.lead, &assignment.responsible, &assignment.supporting] {
            for unit in units {
                note(&mut offsets, unit.span);
            }
        }
        if let Some(deadline) = &assignment.deadline {
            note(&mut offsets, deadline.span);
        }
    }
    for claim in &draft.claims {
        note(&mut offsets, claim.span);
        for operand in operands_of(claim) {
            note(&mut offsets, operand.span);
        }
    }
    let places = Places::resolve(text, offsets);
    let start = |span: Span| ("start", Number(places.of(span.start).offset));
    let end = |span: Span| ("end", Number(places.of(span.end).offset));
    let units = |units: &'d [draft::Unit]| {
        List(units.iter().map(|unit| placed(&places, unit.span, ("name", Text(&unit.name)))).collect())
    };
    let parts = draft.parts.iter().map(|part| {
        let title = ("title", Text(part.title.of(text)));
        Object(vec![title, ("kind", Text(kind_name(part.kind))), start(part.span), end(part.span)])
    });
    let tasks = draft.tasks.iter().map(|task| {
        let assignment = &task.assignment;
        let deadline = assignment.deadline.map_or(Null, |deadline| {
            Object(vec![
                ("text", Text(deadline.span.of(text))),
                start(deadline.span),
                end(deadline.span),
                ("ongoing", Truth(deadline.ongoing)),
                ("latest", deadline.latest.map_or(Null, |date| Made(date.to_string()))),
            ])
        });
        Object(vec![
            ("part", Number(task.part)),
            ("ordinal", Text(task.ordinal.of(text))),
            ("title", Text(task.title.of(text))),
            start(task.span),
            end(task.span),
            ("lead", units(&assignment.lead)),
            ("responsible", units(&assignment.responsible)),
            ("supporting", units(&assignment.supporting)),
            ("deadline", deadline),
            ("inherited", task.inherited.map_or(Null, |inherited| Text(inherited_name(inherited)))),
        ])
    });
    let claims = draft.claims.iter().map(|claim| {
        let operands = operands_of(claim).iter().map(|operand| {
            let role = ("role", Text(role_name(operand.role)));
            Object(vec![role, ("text", Text(operand.span.of(text))), start(operand.span), end(operand.span)])
        });
        Object(vec![
            ("text", Text(claim.span.of(text))),
            start(claim.span),
            end(claim.span),
            ("kind", Text(claim_name(claim.kind))),
            ("verdict", Text(verdict_name(claim.verdict))),
            ("computed", claim.readings.first().map_or(Null, |reading| Text(&reading.computed))),
            ("operands", List(operands.collect())),
            ("reason", Text(claim.reason)),
        ])
    });
    Object(vec![
        ("parts", List(parts.collect())),
        ("tasks", List(tasks.collect())),
        ("claims", List(claims.collect())),
        ("issued", draft.issued.map_or(Null, |date| Made(date.to_string()))),
    ])
}

/// The rules, in the order of the table.
pub fn rules() -> Node<'static> {
    let rules = rules::RULES.iter().map(|rule| {
        Object(vec![
            ("id", Text(rule.id)),
            ("name", Text(rule.name)),
            ("severity", Text(severity_name(rule.severity))),
            ("summary", Text(rule.summary)),
            ("why", Text(rule.why)),
            ("wrong", Text(rule.wrong)),
            ("right", Text(rule.right)),
        ])
    });
    List(rules.collect())
}

/// A place with one more field, such as what stands there.
fn placed<'a>(places: &Places, span: Span, field: (&'static str, Node<'a>)) -> Node<'a> {
    let offset = |at: usize| Number(places.of(at).offset);
    Object(vec![("start", offset(span.start)), ("end", offset(span.end)), field])
}

fn note(offsets: &mut Vec<usize>, span: Span) {
    offsets.extend([span.start, span.end]);
}

fn operands_of(claim: &claim::Claim) -> &[claim::Operand] {
    claim.readings.first().map_or(&[], |reading| &reading.operands)
}

const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

const fn safety_name(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "safe",
        Safety::Review => "review",
    }
}

const fn kind_name(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Plan => "plan",
        PartKind::Report => "report",
        PartKind::Notice => "notice",
        PartKind::Policy | PartKind::Other => "other",
    }
}

const fn inherited_name(inherited: Inherited) -> &'static str {
    match inherited {
        Inherited::Heading => "heading",
        Inherited::Table => "table",
        Inherited::Clause => "clause",
    }
}

const fn claim_name(kind: claim::ClaimKind) -> &'static str {
    use claim::ClaimKind as K;
    match kind {
        K::Rate => "rate",
        K::Share => "share",
        K::Completion => "completion",
        K::Growth => "growth",
        K::Points => "points",
        K::Multiple => "multiple",
        K::Sum => "sum",
        K::Target => "target",
        K::Bare => "bare",
    }
}

const fn verdict_name(verdict: claim::Verdict) -> &'static str {
    use claim::Verdict as V;
    match verdict {
        V::Match => "match",
        V::Truncated => "truncated",
        V::Mismatch => "mismatch",
        V::Unverifiable => "unverifiable",
        V::NotApplicable => "not-applicable",
    }
}

const fn role_name(role: claim::Role) -> &'static str {
    use claim::Role as R;
    match role {
        R::Part => "part",
        R::Whole => "whole",
        R::Base => "base",
        R::Current => "current",
        R::Addend => "addend",
    }
}
