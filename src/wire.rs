//! The contract with other tools: findings and ledger as plain data, with UTF-16 offsets.
//!
//! The keys are stated here and, with their meanings, in `www/src/types.ts`. Offsets are converted here,
//! once, and nowhere else.

mod json;

use crate::{
    draft::{Draft, Inherited, PartKind, Unit, claim},
    finding::{Finding, Safety, Severity},
    rules,
    text::{Date, Span, utf16::Places},
};
use json::Json;

/// The findings of `text`, as JSON: offsets in UTF-16 code units, lines and columns from 1.
pub fn findings(text: &str, findings: &[Finding]) -> String {
    let places = Places::of(text);
    let mut json = Json::default();
    json.open('[');
    for finding in findings {
        let place = places.at(finding.span.start);
        json.open('{');
        json.text("rule", &finding.rule);
        json.text("severity", severity_name(finding.severity));
        json.text("message", &finding.message);
        write_span(&mut json, &places, finding.span);
        json.number("line", place.line);
        json.number("column", place.column);
        json.open_at("related", '[');
        for related in &finding.related {
            json.open('{');
            write_span(&mut json, &places, related.span);
            json.text("message", &related.message);
            json.close('}');
        }
        json.close(']');
        if let Some(fix) = &finding.fix {
            json.open_at("fix", '{');
            json.text("label", &fix.label);
            json.text("safety", safety_name(fix.safety));
            json.open_at("edits", '[');
            for edit in &fix.edits {
                json.open('{');
                write_span(&mut json, &places, edit.span);
                json.text("text", &edit.text);
                json.close('}');
            }
            json.close(']');
            json.close('}');
        } else {
            json.null("fix");
        }
        json.text("fingerprint", &finding.fingerprint);
        json.close('}');
    }
    json.close(']');
    json.written()
}

/// What was read, as JSON: offsets in UTF-16 code units.
pub fn ledger(draft: &Draft) -> String {
    let text = draft.text;
    let places = Places::of(text);
    let mut json = Json::default();
    json.open('{');
    json.open_at("parts", '[');
    for part in &draft.parts {
        json.open('{');
        json.text("title", part.title.of(text));
        json.text("kind", kind_name(part.kind));
        write_span(&mut json, &places, part.span);
        json.close('}');
    }
    json.close(']');
    json.open_at("tasks", '[');
    for task in &draft.tasks {
        let assignment = &task.assignment;
        json.open('{');
        json.number("part", task.part);
        json.text("ordinal", task.ordinal.of(text));
        json.text("title", task.title.of(text));
        write_span(&mut json, &places, task.span);
        write_units(&mut json, &places, "lead", &assignment.lead);
        write_units(&mut json, &places, "responsible", &assignment.responsible);
        write_units(&mut json, &places, "supporting", &assignment.supporting);
        if let Some(deadline) = assignment.deadline {
            json.open_at("deadline", '{');
            json.text("text", deadline.span.of(text));
            write_span(&mut json, &places, deadline.span);
            json.truth("ongoing", deadline.ongoing);
            write_date(&mut json, "latest", deadline.latest);
            json.close('}');
        } else {
            json.null("deadline");
        }
        json.text_or_null("inherited", task.inherited.map(inherited_name));
        json.close('}');
    }
    json.close(']');
    json.open_at("claims", '[');
    for claim in &draft.claims {
        let reading = claim.readings.first();
        json.open('{');
        json.text("text", claim.span.of(text));
        write_span(&mut json, &places, claim.span);
        json.text("name", if claim.name == claim.span { "" } else { claim.name.of(text) });
        json.text("kind", claim_name(claim.kind));
        json.text("verdict", verdict_name(claim.verdict));
        json.text_or_null("formula", reading.map(|reading| reading.formula.as_str()));
        json.text_or_null("computed", reading.map(|reading| reading.rounded.as_str()));
        json.open_at("operands", '[');
        for operand in reading.map_or(&[][..], |reading| &reading.operands) {
            json.open('{');
            json.text("role", role_name(operand.role));
            json.text("text", operand.span.of(text));
            write_span(&mut json, &places, operand.span);
            json.close('}');
        }
        json.close(']');
        json.open_at("alternatives", '[');
        for other in claim.readings.iter().skip(1) {
            json.open('{');
            json.text("formula", &other.formula);
            json.text("computed", &other.rounded);
            json.close('}');
        }
        json.close(']');
        json.text("reason", claim.reason);
        json.close('}');
    }
    json.close(']');
    write_date(&mut json, "issued", draft.issued);
    json.close('}');
    json.written()
}

/// The rules with their explanations, as JSON, in the order of the table. The build puts them beside the wasm module, which does
/// not tell them.
pub fn rules() -> String {
    let mut json = Json::default();
    json.open('[');
    for (rule, explanation) in rules::EXPLAINED {
        json.open('{');
        json.text("id", rule.id);
        json.text("name", explanation.name);
        json.text("severity", severity_name(rule.severity));
        json.text("summary", explanation.summary);
        json.text("why", explanation.why);
        json.text("wrong", explanation.wrong);
        json.text("right", explanation.right);
        json.close('}');
    }
    json.close(']');
    json.written()
}

/// Writes where something stands.
#[inline(never)]
fn write_span(json: &mut Json, places: &Places, span: Span) {
    json.number("start", places.at(span.start).offset);
    json.number("end", places.at(span.end).offset);
}

/// Writes the units of one role.
#[inline(never)]
fn write_units(json: &mut Json, places: &Places, role: &str, units: &[Unit]) {
    json.open_at(role, '[');
    for unit in units {
        json.open('{');
        write_span(json, places, unit.span);
        json.text("name", &unit.name);
        json.close('}');
    }
    json.close(']');
}

/// Writes a day, such as `2024-06-30`.
#[inline(never)]
fn write_date(json: &mut Json, key: &str, date: Option<Date>) {
    let date = date.map(|date| date.to_string());
    json.text_or_null(key, date.as_deref());
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
