//! Rates and shares in published texts, read by hand and by the program. The texts are development data that lies beside the
//! project; where it is absent these tests say so and pass.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

use std::{collections::BTreeMap, fs, path::PathBuf};

use hegao::{
    draft::claim::{self, Claim, ClaimKind, Verdict},
    text::Span,
};

fn corpus(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is absent, so nothing was checked", path.display());
    None
}

fn claims(text: &str) -> Vec<Claim> {
    let mut claims = Vec::new();
    for paragraph in paragraphs(text) {
        claim::read(text, paragraph, &mut claims);
    }
    claims
}

/// Lines joined until one ends a sentence, as a PDF breaks lines anywhere.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let begin = *start.get_or_insert(at);
        if line.trim_end().ends_with(['。', '；', '：', '！', '？', '*']) || end == text.len() {
            paragraphs.push(Span::new(begin, end));
            start = None;
        }
        at = end;
    }
    paragraphs
}

/// One labelled claim, with what the program makes of it.
struct Labelled {
    id: String,
    text: String,
    pct: String,
    kind: String,
    verdict: String,
    two_operands: bool,
    read: Option<Claim>,
}

fn labelled() -> Option<Vec<Labelled>> {
    let source = fs::read_to_string(corpus("figures.jsonl")?).unwrap();
    let mut list = Vec::new();
    for line in source.lines() {
        let passage: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = passage["text"].as_str().unwrap().to_owned();
        let mut read = claims(&text);
        for label in passage["claims"].as_array().unwrap() {
            let pct = label["pct"].as_str().unwrap().to_owned();
            // Claims are labelled in text order but for repeats: take the first of that spelling not yet taken.
            let found = read.iter().position(|claim| claim.span.of(&text) == pct);
            list.push(Labelled {
                id: passage["id"].as_str().unwrap().to_owned(),
                text: text.clone(),
                pct,
                kind: label["kind"].as_str().unwrap_or_default().to_owned(),
                verdict: label["verdict"].as_str().unwrap().to_owned(),
                two_operands: label["operands"].as_array().is_some_and(|operands| operands.len() == 2),
                read: found.map(|index| read.remove(index)),
            });
        }
    }
    Some(list)
}

fn is_ratio(label: &Labelled) -> bool {
    matches!(label.kind.as_str(), "share" | "ratio")
}

#[test]
fn labelled_passages() {
    let Some(labels) = labelled() else { return };
    let mut table: BTreeMap<(String, String), usize> = BTreeMap::new();
    for label in &labels {
        let verdict = label.read.as_ref().map(|claim| claim.verdict);
        let kind = if is_ratio(label) { "share/ratio" } else { "other" };
        *table.entry((format!("{kind} {}", label.verdict), format!("{verdict:?}"))).or_default() += 1;
        match label.verdict.as_str() {
            "mismatch" if is_ratio(label) && label.two_operands => {
                assert_eq!(verdict, Some(Verdict::Mismatch), "{} {}", label.id, label.pct);
            }
            "mismatch" => {}
            _ => assert_ne!(verdict, Some(Verdict::Mismatch), "{} {} {:?}", label.id, label.pct, label.read),
        }
        let missed = is_ratio(label)
            && label.verdict != "unverifiable"
            && !matches!(verdict, Some(Verdict::Match | Verdict::Truncated | Verdict::Mismatch));
        if missed {
            eprintln!(
                "missed {} {} ({}): {:?}",
                label.id,
                label.pct,
                label.verdict,
                label.read.as_ref().map(|claim| &claim.reason)
            );
        }
    }
    for ((label, verdict), count) in table {
        eprintln!("{label:28} {verdict:24} {count}");
    }
}

/// `number` with its digits changed by `units` of the last place, at its own count of decimals; none below zero.
fn nudged(number: &str, units: i64) -> Option<String> {
    let places = number.find('.').map_or(0, |point| number.len() - point - 1);
    let value: i64 = number.replace('.', "").parse::<i64>().ok()? + units;
    let digits = format!("{:0>width$}", (value > 0).then_some(value)?, width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    Some(if places == 0 { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// What became of the changed percentages.
#[derive(Default)]
struct Counts {
    changed: usize,
    found: usize,
    explained: usize,
}

/// Every verdict on `text` when the percentage of claim `index` is changed, against what stood before.
fn mutate(name: &str, text: &str, counts: &mut Counts) {
    let before = claims(text);
    for (index, claim) in before.iter().enumerate() {
        let checked = matches!(claim.kind, ClaimKind::Rate | ClaimKind::Share | ClaimKind::Completion);
        if !checked || !matches!(claim.verdict, Verdict::Match | Verdict::Truncated) {
            continue;
        }
        let stated = claim.span.of(text);
        let Some(number) = stated.strip_suffix('%') else { continue };
        let stated_by = claim.readings.first();
        for units in [-37, -10, -9, -2, -1, 1, 2, 9, 10, 37] {
            let Some(changed) = nudged(number, units) else { continue };
            let mutant = format!("{}{changed}%{}", &text[..claim.span.start], &text[claim.span.end..]);
            let after = claims(&mutant);
            assert_eq!(before.len(), after.len(), "{name}: {stated} → {changed}%");
            for (other, (old, new)) in before.iter().zip(&after).enumerate() {
                assert!(
                    other == index || old.verdict == new.verdict,
                    "{name}: {stated} → {changed}% moves another claim: {new:?}"
                );
            }
            counts.changed += 1;
            let claim = &after[index];
            // What rounded or loose numbers explain is no slip, and neither is a truncated value put right.
            let explained = claim.readings.first().is_some_and(|reading| {
                let same = stated_by.is_some_and(|stated_by| stated_by.formula == reading.formula);
                reading.formula.contains(['万', '亿', '余']) || same && reading.rounded == format!("{changed}%")
            });
            if matches!(claim.verdict, Verdict::Mismatch | Verdict::Truncated) {
                counts.found += 1;
            } else if explained {
                counts.explained += 1;
            } else {
                eprintln!("{name}: {stated} → {changed}% is {:?}: {:?}", after[index].verdict, after[index].readings);
            }
        }
    }
}

#[test]
fn changed_percentages_are_found() {
    let Some(labels) = labelled() else { return };
    let mut counts = Counts::default();
    let mut last = String::new();
    for label in &labels {
        if label.id != last {
            mutate(&label.id, &label.text, &mut counts);
            last.clone_from(&label.id);
        }
    }
    for (name, text) in seeds().unwrap_or_default() {
        mutate(&name, &text, &mut counts);
    }
    let Counts { changed, found, explained } = counts;
    eprintln!("{found} of {changed} changed percentages found, {explained} more are within what the numbers allow");
    // Now and then a changed percentage happens to be another sensible reading; that has to stay rare.
    assert!((changed - found - explained) * 50 <= changed, "too many changed percentages are excused");
}

fn seeds() -> Option<Vec<(String, String)>> {
    let mut seeds: Vec<_> = fs::read_dir(corpus("seeds")?)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().to_string_lossy()[..3].to_owned(), fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    seeds.sort();
    Some(seeds)
}

#[test]
fn whole_documents() {
    let Some(seeds) = seeds() else { return };
    let of = |name: &str| {
        let text = &seeds.iter().find(|(seed, _)| seed == name).unwrap().1;
        claims(text)
            .into_iter()
            .map(|claim| (claim.span.of(text).to_owned(), claim.kind, claim.verdict))
            .collect::<Vec<_>>()
    };
    for (name, text) in &seeds {
        for claim in claims(text) {
            eprintln!(
                "{name} {} {} {:?} {:?} {:?} {}",
                claim.span.of(text),
                claim.name.of(text),
                claim.kind,
                claim.verdict,
                claim.readings.iter().map(|reading| &reading.formula).collect::<Vec<_>>(),
                claim.reason
            );
        }
    }
    let verdicts = |name: &str, verdict: Verdict| {
        of(name).into_iter().filter(|claim| claim.2 == verdict).map(|claim| claim.0).collect::<Vec<_>>()
    };
    assert_eq!(verdicts("000", Verdict::Match), ["20.9%", "2.5%", "52.5%"]);
    assert_eq!(verdicts("000", Verdict::Truncated), ["98.73%"]);
    assert_eq!(of("000").len(), 8);
    assert_eq!(verdicts("002", Verdict::Match), ["95.8%", "97.4%"]);
    assert_eq!(verdicts("002", Verdict::Mismatch), ["93.7%"]);
    assert_eq!(verdicts("004", Verdict::Match), ["94.51%", "68%"]);
    for name in ["000", "001", "003", "004"] {
        assert!(verdicts(name, Verdict::Mismatch).is_empty(), "{name}");
    }
}

#[test]
fn plans_and_policies_have_nothing_to_flag() {
    let Some(plans) = corpus("plans") else { return };
    for entry in fs::read_dir(plans).unwrap() {
        let path = entry.unwrap().path();
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        for claim in claims(&text) {
            let flagged = matches!(claim.verdict, Verdict::Mismatch | Verdict::Truncated);
            assert!(!flagged, "{}: {} {claim:?}", path.display(), claim.span.of(&text));
        }
    }
}
