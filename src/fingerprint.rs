//! Names for findings that survive edits elsewhere in the document, so that ignoring one needs no mark in the text.

use crate::{
    draft::ordinal,
    finding::Finding,
    text::{
        Span,
        fnv::Fnv,
        lines::{is_blank, skip_blanks},
        marks, order,
        span::widened,
    },
};

/// A clause is looked for this far on either side, in bytes.
const REACH: usize = 240;

/// Gives each finding its fingerprint: a hash of its rule and the clause it stands in, and of how many like it came before.
pub fn assign(text: &str, findings: &mut [Finding]) {
    let hashes: Vec<Fnv> = findings.iter().map(|finding| hash(text, finding)).collect();
    let mut known: Vec<u64> = hashes.iter().map(Fnv::value).collect();
    order::sort(&mut known);
    known.dedup();
    let mut counts = vec![0_u8; known.len()];
    for (finding, mut hash) in findings.iter_mut().zip(hashes) {
        if let Some(count) = known.binary_search(&hash.value()).ok().and_then(|place| counts.get_mut(place)) {
            hash.add(*count);
            *count = count.saturating_add(1);
        }
        finding.fingerprint = format!("{:016x}", hash.value());
    }
}

fn hash(text: &str, finding: &Finding) -> Fnv {
    let mut hash = Fnv::default();
    finding.rule.bytes().for_each(|byte| hash.add(byte));
    for c in clause(text, finding.span).chars().filter(|&c| !is_blank(c) && c != '*') {
        hash.add_char(c);
    }
    hash
}

/// The clause around `span`, without its ordinal: renumbering the list must not change the name.
fn clause(text: &str, span: Span) -> &str {
    let ends = |c: char| marks::ends_sentence(c) || matches!(c, '\n' | '\r' | '；' | ';');
    let around =
        widened(text, Span::new(span.start.saturating_sub(REACH), span.end.saturating_add(REACH).min(text.len())));
    let before = text.get(around.start..span.start).unwrap_or("");
    let after = text.get(span.end..around.end).unwrap_or("");
    let start = span.start - before.len()
        + before
            .rfind(ends)
            .map_or(0, |at| at + before.get(at..).and_then(|tail| tail.chars().next()).map_or(0, char::len_utf8));
    let end = span.end + after.find(ends).unwrap_or(after.len());
    let clause = skip_blanks(text.get(start..end).unwrap_or(""));
    let numbered = ordinal::at_start(clause, Span::new(0, clause.len()));
    numbered.and_then(|ordinal| clause.get(ordinal.span.end..)).unwrap_or(clause)
}

#[cfg(test)]
mod tests {
    use crate::{Config, check};

    fn fingerprints(text: &str) -> Vec<String> {
        check(text, &Config::default()).into_iter().map(|finding| finding.fingerprint).collect()
    }

    const PLAN: &str = "2026年工作要点\n1.办好普法。（责任单位：甲科）\n2.做实调解。\n3.做强服务。\n";

    #[test]
    fn survive_edits_elsewhere() {
        let edited = PLAN.replace("办好普法", "办好普法宣传月").replace("2.做实", "\n 2.做 实");
        assert!(!fingerprints(PLAN).is_empty());
        assert_eq!(fingerprints(PLAN), fingerprints(&edited));
    }

    #[test]
    fn tell_findings_apart() {
        let mut all = fingerprints(&PLAN.replace("做强服务", "做实调解"));
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn are_ignored_on_request() {
        let first = fingerprints(PLAN).remove(0);
        let config = Config { ignore: vec![first.clone()], ..Config::default() };
        let left = check(PLAN, &config);
        assert!(!left.is_empty() && left.iter().all(|finding| finding.fingerprint != first));
    }
}
