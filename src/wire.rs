//! The contract with other tools: findings and ledger as plain data, with UTF-16 offsets.
//!
//! The types here are what JavaScript sees, key by key; `www/src/types.ts` states the same. Offsets are converted here,
//! once, and nowhere else.

use serde::Serialize;

use crate::{
    draft::{self, Draft, Inherited, PartKind, claim},
    finding::{self, Safety, Severity},
    rules,
    text::{Span, utf16::Places},
};

/// A finding as JavaScript sees it.
#[derive(Debug, Serialize)]
pub struct Finding {
    rule: String,
    severity: Severity,
    message: String,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    related: Vec<Related>,
    fix: Option<Fix>,
    fingerprint: String,
}

#[derive(Debug, Serialize)]
struct Related {
    start: usize,
    end: usize,
    message: String,
}

#[derive(Debug, Serialize)]
struct Fix {
    label: String,
    safety: Safety,
    edits: Vec<Edit>,
}

#[derive(Debug, Serialize)]
struct Edit {
    start: usize,
    end: usize,
    text: String,
}

/// What was read, as JavaScript sees it.
#[derive(Debug, Serialize)]
pub struct Ledger<'t> {
    parts: Vec<Part<'t>>,
    tasks: Vec<Task<'t>>,
    claims: Vec<Claim<'t>>,
    issued: Option<String>,
}

#[derive(Debug, Serialize)]
struct Part<'t> {
    title: &'t str,
    kind: &'static str,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Task<'t> {
    part: usize,
    ordinal: &'t str,
    title: &'t str,
    start: usize,
    end: usize,
    lead: Vec<Unit<'t>>,
    responsible: Vec<Unit<'t>>,
    supporting: Vec<Unit<'t>>,
    deadline: Option<Deadline<'t>>,
    inherited: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Unit<'t> {
    name: &'t str,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Deadline<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    ongoing: bool,
    latest: Option<String>,
}

#[derive(Debug, Serialize)]
struct Claim<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    kind: &'static str,
    verdict: &'static str,
    computed: Option<&'t str>,
    operands: Vec<Operand<'t>>,
    reason: &'t str,
}

#[derive(Debug, Serialize)]
struct Operand<'t> {
    role: &'static str,
    text: &'t str,
    start: usize,
    end: usize,
}

/// A rule as JavaScript sees it.
#[derive(Debug, Serialize)]
pub struct RuleInfo {
    id: &'static str,
    name: &'static str,
    severity: Severity,
    summary: &'static str,
    why: &'static str,
    wrong: &'static str,
    right: &'static str,
}

/// The findings of `text` with their offsets in UTF-16 code units, lines and columns from 1.
pub fn findings(text: &str, findings: Vec<finding::Finding>) -> Vec<Finding> {
    let mut offsets = Vec::with_capacity(findings.len() * 4);
    for finding in &findings {
        note(&mut offsets, finding.span);
        finding.related.iter().for_each(|related| note(&mut offsets, related.span));
        finding.fix.iter().flat_map(|fix| &fix.edits).for_each(|edit| note(&mut offsets, edit.span));
    }
    let places = Places::resolve(text, offsets);
    let range = |span: Span| (places.of(span.start).offset, places.of(span.end).offset);
    findings
        .into_iter()
        .map(|finding| {
            let (start, end) = range(finding.span);
            let place = places.of(finding.span.start);
            Finding {
                rule: finding.rule,
                severity: finding.severity,
                message: finding.message,
                start,
                end,
                line: place.line,
                column: place.column,
                related: finding
                    .related
                    .into_iter()
                    .map(|related| {
                        let (start, end) = range(related.span);
                        Related { start, end, message: related.message }
                    })
                    .collect(),
                fix: finding.fix.map(|fix| Fix {
                    label: fix.label,
                    safety: fix.safety,
                    edits: fix
                        .edits
                        .into_iter()
                        .map(|edit| {
                            let (start, end) = range(edit.span);
                            Edit { start, end, text: edit.text }
                        })
                        .collect(),
                }),
                fingerprint: finding.fingerprint,
            }
        })
        .collect()
}

/// What was read, with offsets in UTF-16 code units.
pub fn ledger<'d>(draft: &'d Draft<'_>) -> Ledger<'d> {
    let text = draft.text;
    let mut offsets = Vec::new();
    draft.parts.iter().for_each(|part| note(&mut offsets, part.span));
    for task in &draft.tasks {
        note(&mut offsets, task.span);
        let assignment = &task.assignment;
        let units = [&assignment.lead, &assignment.responsible, &assignment.supporting];
        units.into_iter().flatten().for_each(|unit| note(&mut offsets, unit.span));
        assignment.deadline.iter().for_each(|deadline| note(&mut offsets, deadline.span));
    }
    for claim in &draft.claims {
        note(&mut offsets, claim.span);
        operands_of(claim).for_each(|operand| note(&mut offsets, operand.span));
    }
    let places = Places::resolve(text, offsets);
    let range = |span: Span| (places.of(span.start).offset, places.of(span.end).offset);
    let units = |units: &'d [draft::Unit]| {
        units
            .iter()
            .map(|unit| {
                let (start, end) = range(unit.span);
                Unit { name: &unit.name, start, end }
            })
            .collect()
    };
    Ledger {
        parts: draft
            .parts
            .iter()
            .map(|part| {
                let (start, end) = range(part.span);
                Part { title: part.title.of(text), kind: kind_name(part.kind), start, end }
            })
            .collect(),
        tasks: draft
            .tasks
            .iter()
            .map(|task| {
                let (start, end) = range(task.span);
                Task {
                    part: task.part,
                    ordinal: task.ordinal.of(text),
                    title: task.title.of(text),
                    start,
                    end,
                    lead: units(&task.assignment.lead),
                    responsible: units(&task.assignment.responsible),
                    supporting: units(&task.assignment.supporting),
                    deadline: task.assignment.deadline.map(|deadline| {
                        let (start, end) = range(deadline.span);
                        Deadline {
                            text: deadline.span.of(text),
                            start,
                            end,
                            ongoing: deadline.ongoing,
                            latest: deadline.latest.map(|date| date.to_string()),
                        }
                    }),
                    inherited: task.inherited.map(inherited_name),
                }
            })
            .collect(),
        claims: draft
            .claims
            .iter()
            .map(|claim| {
                let (start, end) = range(claim.span);
                Claim {
                    text: claim.span.of(text),
                    start,
                    end,
                    kind: claim_name(claim.kind),
                    verdict: verdict_name(claim.verdict),
                    computed: claim.readings.first().map(|reading| reading.computed.as_str()),
                    operands: operands_of(claim)
                        .map(|operand| {
                            let (start, end) = range(operand.span);
                            Operand { role: role_name(operand.role), text: operand.span.of(text), start, end }
                        })
                        .collect(),
                    reason: &claim.reason,
                }
            })
            .collect(),
        issued: draft.issued.map(|date| date.to_string()),
    }
}

/// The rules, in the order of the table.
pub fn rules() -> Vec<RuleInfo> {
    rules::RULES
        .iter()
        .map(|rule| RuleInfo {
            id: rule.id,
            name: rule.name,
            severity: rule.severity,
            summary: rule.summary,
            why: rule.why,
            wrong: rule.wrong,
            right: rule.right,
        })
        .collect()
}

fn note(offsets: &mut Vec<usize>, span: Span) {
    offsets.extend([span.start, span.end]);
}

fn operands_of(claim: &claim::Claim) -> impl Iterator<Item = &claim::Operand> {
    claim.readings.first().into_iter().flat_map(|reading| &reading.operands)
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
