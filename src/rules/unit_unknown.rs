//! unit-unknown: a unit is not one of those the office says it has.

use super::{
    Explanation, Reporter, Rule,
    support::{
        names::{Name, Names, by_part, is_collective},
        roster::Roster,
    },
};
use crate::{
    config::Department,
    draft::{Draft, label},
    finding::{Safety, Severity},
    text::lines::is_blank,
};

/// 单位不在名单.
pub static RULE: Rule = Rule { id: "unit-unknown", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "单位不在名单",
    summary: "任务交给了单位名单（配置项 departments）以外的单位。",
    why: "单位名称应与机构名单一致，写错、写简称或机构改革后仍用旧名，任务就落不到人。没有设置名单的不查；各部门、有关单位等泛指不查。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：6月）\n2.办好复议案件。（责任单位：行政复议科。完成时间：12月）\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法与依法治理科。完成时间：6月）\n2.办好复议案件。（责任单位：行政复议科。完成时间：12月）\n",
};

/// So many names are compared with the roster to find the one that was meant.
const MOST_COMPARED: usize = 200;

/// A longer name, in characters, is compared with none.
const LONGEST: usize = 40;

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let config = reporter.config();
    let roster = Roster::of(config);
    if roster.is_empty() {
        return;
    }
    let mut compared = 0;
    for (first, tasks) in by_part(draft) {
        for name in &Names::of(tasks, first, draft.text).list {
            if roster.knows(name.name) || is_collective(name.name) {
                continue;
            }
            compared += 1;
            let meant = if compared <= MOST_COMPARED { nearest(name.name, &config.departments) } else { None };
            // A person's name is none of a unit.
            if meant.is_some() || label::names_unit(name.name) {
                report(name, meant, reporter);
            }
        }
    }
}

fn report(name: &Name, meant: Option<&str>, reporter: &mut Reporter) {
    let ask = meant.map_or("，请核对".to_owned(), |meant| format!("，是否为“{meant}”？"));
    let finding = reporter.report(name.first(), format!("名单里没有“{}”{ask}", name.name));
    for place in name.places.iter().skip(1) {
        finding.relate(Some(place.span), "这里也用了这个名称");
    }
    if let Some(meant) = meant {
        finding.mend(Safety::Review, format!("改为“{meant}”"), name.replaced_by(meant));
    }
}

/// The department whose name or other name is the nearest to `name`, if it is near enough: more than half is alike, or `name`
/// leaves some of it out.
fn nearest<'c>(name: &str, departments: &'c [Department]) -> Option<&'c str> {
    let name: Vec<char> = name.chars().collect();
    let mut best: Option<(usize, &str)> = None;
    for department in departments {
        let mut compare = |known: &str| {
            let known: Vec<char> = known.chars().filter(|&c| !is_blank(c)).collect();
            let longest = known.len().max(name.len());
            if longest > LONGEST {
                return;
            }
            let mut rest = known.iter();
            let is_shortened = name.len() >= 2 && name.iter().all(|c| rest.any(|other| other == c));
            let distance = distance(&name, &known);
            if (is_shortened || distance * 2 < longest) && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, &department.name));
            }
        };
        compare(&department.name);
        for alias in &department.aliases {
            compare(alias);
        }
    }
    best.map(|(_, name)| name)
}

/// How many characters to insert, delete or replace make one name the other.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (done, c) in left.iter().enumerate() {
        let mut corner = done;
        let mut beside = done + 1;
        for (above, other) in row.iter_mut().skip(1).zip(right) {
            beside = (corner + usize::from(c != other)).min(beside + 1).min(*above + 1);
            corner = std::mem::replace(above, beside);
        }
        if let Some(first) = row.first_mut() {
            *first = done + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, check};

    const TEXT: &str = "2026年工作要点\n1.甲。（责任单位：普法科、办公室。完成时间：6月）\n2.乙。（牵头单位：行政\n服议科；配合单位：各司法所、有关科室、王某某。完成时间：6月）\n3.丙。（责任单位：普法科（专班）、宣教处。完成时间：6月）\n";

    fn found(roster: &str) -> Vec<(String, Vec<String>)> {
        let config: Config = serde_json::from_str(&format!(r#"{{"departments": {roster}}}"#)).unwrap();
        let found = check(TEXT, &config).into_iter().filter(|finding| finding.rule == RULE.id);
        let edits = |fix: Option<crate::finding::Fix>| {
            fix.into_iter()
                .flat_map(|fix| fix.edits)
                .map(|edit| format!("{}→{}", edit.span.of(TEXT), edit.text))
                .collect()
        };
        found.map(|finding| (finding.message.clone(), edits(finding.fix))).collect()
    }

    #[test]
    fn the_nearest_name_is_offered_for_all_places() {
        let roster =
            r#"[{"name": "普法与依法治理科"}, {"name": "行政复议科"}, {"name": "办公室"}, {"name": "政治处"}]"#;
        let expected = [
            ("名单里没有“普法科”，是否为“普法与依法治理科”？", vec!["普法科→普法与依法治理科"; 2]),
            ("名单里没有“行政服议科”，是否为“行政复议科”？", vec!["行政\n服议科→行政复议科"]),
            ("名单里没有“宣教处”，请核对", vec![]),
        ];
        let owned =
            expected.map(|(message, edits)| (message.to_owned(), edits.into_iter().map(str::to_owned).collect()));
        assert_eq!(found(roster), owned);
    }

    #[test]
    fn without_a_roster_every_unit_may_be() {
        assert!(found("[]").is_empty());
        let all = r#"[{"name": "普法与依法治理科", "aliases": ["普法科"]}, {"name": "宣教处"}, {"name": "办 公 室"}, {"name": "行政服议科"}]"#;
        assert!(found(all).is_empty(), "{:?}", found(all));
    }

    #[test]
    fn counts_changes() {
        let distance = |left: &str, right: &str| {
            let chars = |name: &str| name.chars().collect::<Vec<_>>();
            distance(&chars(left), &chars(right))
        };
        assert_eq!(distance("普法科", "普法与依法治理科"), 5);
        assert_eq!(distance("行政服议科", "行政复议科"), 1);
        assert_eq!(distance("", "甲科"), 2);
    }
}
