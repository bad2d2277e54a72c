//! Figures and what is said of them: in the drafts of this project (`tests/drafts/claims.tsv`, written with them, lists every claim
//! of two of them), and in texts made at random.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{Document, corpus, drafts, line_of, nudged, passages, replaced, table};
use hegao::{
    Config, check,
    draft::claim::{Claim, ClaimKind, Verdict},
    read,
};
use proptest::prelude::*;

const fn kind(claim: &Claim) -> &'static str {
    match claim.kind {
        ClaimKind::Rate => "rate",
        ClaimKind::Share => "share",
        ClaimKind::Completion => "completion",
        ClaimKind::Growth => "growth",
        ClaimKind::Points => "points",
        ClaimKind::Multiple => "multiple",
        ClaimKind::Sum => "sum",
        ClaimKind::Target => "target",
        ClaimKind::Bare => "bare",
    }
}

const fn verdict(claim: &Claim) -> &'static str {
    match claim.verdict {
        Verdict::Match => "match",
        Verdict::Truncated => "truncated",
        Verdict::Mismatch => "mismatch",
        Verdict::Unverifiable => "unverifiable",
        Verdict::NotApplicable => "not-applicable",
    }
}

#[test]
fn every_claim_is_read_as_its_author_meant_it() {
    let expected = table("claims.tsv");
    for draft in drafts() {
        let due: Vec<String> =
            expected.iter().filter(|row| row[0] == draft.name).map(|row| row[1..].join("\t")).collect();
        if due.is_empty() {
            continue;
        }
        let found: Vec<String> = read(&draft.text, &Config::default())
            .claims
            .iter()
            .map(|claim| {
                let line = line_of(&draft.text, claim.span.start);
                let formula = claim.readings.first().map_or("", |reading| reading.formula.as_str());
                format!("{line}\t{}\t{}\t{}\t{formula}", claim.span.of(&draft.text), kind(claim), verdict(claim))
            })
            .collect();
        assert_eq!(due, found, "{}", draft.name);
    }
}

/// Where in `text` a number is followed by a percent sign: the places of the signs.
fn percent_signs(text: &str) -> Vec<usize> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let number_before = |at: usize| text[..at].trim_end().chars().next_back().is_some_and(digit);
    text.char_indices().filter(|&(at, c)| "%％‰".contains(c) && number_before(at)).map(|(at, _)| at).collect()
}

#[test]
fn every_percentage_is_one_claim() {
    let mut documents = drafts();
    documents.extend(passages());
    documents.extend(corpus("seeds"));
    documents.extend(corpus("plans"));
    let mut count = 0;
    for Document { name, text } in documents {
        let draft = read(&text, &Config::default());
        let claims: Vec<&Claim> = draft.claims.iter().filter(|claim| claim.kind != ClaimKind::Sum).collect();
        for at in percent_signs(&text) {
            count += 1;
            let of_it = claims.iter().filter(|claim| claim.span.start <= at && at < claim.span.end).count();
            assert_eq!(of_it, 1, "{name}, line {}: a percentage is {of_it} claims", line_of(&text, at));
        }
        assert!(claims.iter().all(|claim| !claim.reason.is_empty()), "{name}: a claim without a reason");
    }
    assert!(count > 50, "there are hardly any percentages");
}

#[test]
fn a_percentage_moved_by_its_last_digit_is_told_once() {
    let (mut tried, mut loose) = (0, 0);
    for Document { name, text } in drafts() {
        let draft = read(&text, &Config::default());
        let holds = |claim: &&Claim| claim.verdict == Verdict::Match && claim.span.of(&text).ends_with('%');
        for claim in draft.claims.iter().filter(holds) {
            for units in [-1, 1] {
                let Some(number) = nudged(claim.span.of(&text).trim_end_matches('%'), units) else { continue };
                let (mutant, moved_to) = replaced(&text, &[(claim.span, format!("{number}%"))]);
                let start = moved_to(claim.span.start);
                let told: Vec<String> = check(&mutant, &Config::default())
                    .into_iter()
                    .filter(|finding| finding.span.start == start)
                    .map(|finding| finding.message)
                    .collect();
                let now = read(&mutant, &Config::default());
                let now = now.claims.iter().find(|now| now.span.start == start).unwrap();
                // Numbers told in 万 or 亿 are rounded themselves, and may allow the next percentage as well.
                let formula = &now.readings.first().map_or("", |reading| reading.formula.as_str());
                let allowed = now.verdict != Verdict::Mismatch && formula.contains(['万', '亿']);
                tried += 1;
                loose += usize::from(allowed);
                assert!(
                    allowed || told.len() == 1,
                    "{name}: {} as {number}%: {told:#?}\n{now:#?}",
                    claim.span.of(&text)
                );
            }
        }
    }
    assert!(
        tried > 60 && loose * 5 < tried,
        "{tried} percentages moved, {loose} of them within what their numbers allow"
    );
}

/// A sentence that tells a rate of `part` in `whole`, in one of several wordings.
fn sentence(wording: usize, part: u64, whole: u64, percentage: &str) -> String {
    match wording {
        0 => format!("共受理纠纷{whole}件，调解成功{part}件，调解成功率{percentage}%。"),
        1 => format!("全县共有教师{whole}人，其中女教师{part}人，占{percentage}%。"),
        2 => format!("新增就业{part}人，完成年度任务{whole}人的{percentage}%。"),
        _ => format!("案件由{whole}件减少到{}件，下降{percentage}%。", whole - part),
    }
}

fn verdict_of(text: &str) -> Verdict {
    let draft = read(text, &Config::default());
    draft.claims.iter().find(|claim| claim.kind != ClaimKind::Sum).unwrap().verdict
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_share_does_not_change_with_the_scale(
        wording in 0_usize..4,
        whole in 2_u64..5000,
        part in 1_u64..5000,
        tenths in 0_u64..1000,
        right in any::<bool>(),
        scale in 2_u64..200,
    ) {
        let part = part % whole + u64::from(part % whole == 0);
        // Half up to one decimal, or any other value.
        let tenths = if right { (part * 2000 + whole) / (2 * whole) } else { tenths };
        let percentage = format!("{}.{}", tenths / 10, tenths % 10);
        let plain = verdict_of(&sentence(wording, part, whole, &percentage));
        let scaled = verdict_of(&sentence(wording, part * scale, whole * scale, &percentage));
        prop_assert_eq!(plain, scaled, "{}", sentence(wording, part, whole, &percentage));
        prop_assert!(!right || plain == Verdict::Match, "{}", sentence(wording, part, whole, &percentage));
    }

    #[test]
    fn numbers_of_any_length_are_read_or_left(
        wording in 0_usize..6,
        numbers in prop::collection::vec("[0-9]{1,60}(\\.[0-9]{1,60})?(万|亿|万亿|余)?", 3),
    ) {
        let [one, two, three] = [&numbers[0], &numbers[1], &numbers[2]];
        let text = match wording {
            0 => format!("共受理纠纷{one}件，调解成功{two}件，调解成功率{three}%。"),
            1 => format!("存款由2010年的{one}元增加到2019年的{two}元，年均增长{three}%。"),
            2 => format!("受理案件{one}件，比上年减少{two}件，下降{three}%。"),
            3 => format!("案件由{one}件增加到{two}件，增长{three}倍，翻了{one}番。"),
            4 => format!("共{one}人，其中甲{two}人、乙{three}人；比率由{one}%提高到{two}%，提高{three}个百分点。"),
            _ => format!("办理案件{one}件，同比下降{two}%，指数为{three}，同比上涨{one}%，结构为{one}：{two}：{three}。"),
        };
        for claim in read(&text, &Config::default()).claims {
            prop_assert!(!claim.span.of(&text).is_empty());
        }
        check(&text, &Config::default());
    }
}

#[test]
fn nothing_is_divided_by_nothing() {
    for text in [
        "共受理纠纷0件，调解成功0件，调解成功率0%。",
        "全县共有教师0人，其中女教师0人，占0%。",
        "案件由0件增加到0件，增长0%。",
        "受理案件0件，比上年增加0件，增长0%。",
        "受理案件0件，同比下降100%。",
        "合格率由0%提高到0%，提高0%。",
        "从2010年的0元增加到2020年的0元，年均增长0%。",
    ] {
        let told = check(text, &Config::default());
        assert!(told.is_empty(), "{text}: {told:#?}");
    }
}
