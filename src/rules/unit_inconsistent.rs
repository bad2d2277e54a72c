//! unit-inconsistent: one unit goes by two names.

use super::{
    Explanation, Reporter, Rule,
    support::{names::Names, pairs, roster::Roster},
    unit_unknown,
};
use crate::{
    draft::Draft,
    finding::{Safety, Severity},
};

/// 单位名称不一致.
pub static RULE: Rule = Rule { id: "unit-inconsistent", severity: Severity::Warning, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "单位名称不一致",
    summary: "同一单位在一份文件里用了两个名称。",
    why: "“普法治理科”与“普法与依法治理科”、“县人社局”与“县人力社保局”混用，会让人以为是两个单位。同一项任务里并列出现的算两个单位；\
          列举中承前省略“省”“区”等的不算；名单（配置项 departments）里有的名称都可以用。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法与依法治理科。完成时间：6月）\n2.培育法律明白人。（责任单位：普法与依法治理科。完成时间：9月）\n\
            3.组织旁听庭审。（责任单位：普法治理科。完成时间：12月）\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法与依法治理科。完成时间：6月）\n2.培育法律明白人。（责任单位：普法与依法治理科。完成时间：9月）\n\
            3.组织旁听庭审。（责任单位：普法与依法治理科。完成时间：12月）\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    let config = reporter.config();
    let roster = Roster::of(config);
    // A name that the roster lacks is told by the rule on the roster.
    if !roster.is_empty() && !config.is_off(unit_unknown::RULE.id) {
        return;
    }
    let mut names = Names::of(&draft.tasks, 0, draft.text);
    for (suspect, other) in pairs::of(draft, &mut names, &roster) {
        let Some((suspect, other)) = names.list.get(suspect).zip(names.list.get(other)) else { continue };
        let message = format!(
            "“{}”（{}处）与“{}”（{}处）似为同一单位，名称应统一",
            suspect.name,
            suspect.places.len(),
            other.name,
            other.places.len()
        );
        let finding = reporter.report(suspect.first(), message);
        for place in suspect.places.iter().skip(1) {
            finding.relate(Some(place.span), "这里也用了这个名称");
        }
        finding.relate(Some(other.first()), "这里用了另一个名称");
        let label = format!("统一为“{}”", other.name);
        finding.mend(Safety::Review, label, suspect.replaced_by(other.name));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Config, check,
        rules::testing::{clean, findings, flags},
    };

    const ID: &str = "unit-inconsistent";

    /// A plan with a task for each list of units.
    fn plan(lists: &[&str]) -> String {
        let task = |(number, units): (usize, &&str)| {
            format!("{number}.做好第{number}类工作。（责任单位：{units}；完成时间：12月）\n")
        };
        "2026年工作要点\n".to_owned() + &(1..).zip(lists).map(task).collect::<String>()
    }

    #[test]
    fn the_rarer_of_two_names_is_told_with_all_its_places() {
        let text = plan(&[
            "普法治理科",
            "普法与依法治理科",
            "普法与依法治理科、办公室",
            "普法治理科（专班）",
            "普法与依法治理科",
        ]);
        flags(ID, &text, &["普法治理科"]);
        let finding = &findings(ID, &text)[0];
        assert_eq!(finding.message, "“普法治理科”（2处）与“普法与依法治理科”（3处）似为同一单位，名称应统一");
        let fix = finding.fix.as_ref().unwrap();
        assert_eq!((fix.label.as_str(), fix.edits.len()), ("统一为“普法与依法治理科”", 2));
        assert_eq!(fix.edits[1].span.of(&text), "普法治理科");
        assert_eq!(finding.related.last().unwrap().span.of(&text), "普法与依法治理科");
    }

    #[test]
    fn knows_how_names_are_shortened() {
        for (other, suspect) in [
            ("法律援助中心", "区法律援助中心"),
            ("县人力社保局", "县人社局"),
            ("县大数据管理中心", "县大数据中心"),
            ("市发展改革委", "市发展和改革委员会"),
            ("区政府办公室", "区政府办"),
            ("公共法律服务管理科", "公共法律服务科"),
        ] {
            flags(ID, &plan(&[other, other, suspect]), &[suspect]);
            flags(ID, &plan(&[suspect, other, other]), &[suspect]);
        }
        // Of two names as frequent, the shorter is the suspect.
        flags(ID, &plan(&["区法律援助中心", "法律援助中心"]), &["法律援助中心"]);
    }

    #[test]
    fn units_that_are_two_are_left_alone() {
        for (one, other) in [
            ("行政复议科", "行政应诉科"),
            ("综合科", "综合执法科"),
            ("法治科", "法治督察科"),
            ("市场推广科", "市场管理科"),
            ("区教育局", "区教育和体育局"),
            ("办公室", "区委办公室"),
            ("区司法局", "县司法局"),
            ("各司法所", "区各司法所"),
        ] {
            clean(ID, &plan(&[one, other, other]));
        }
        // Side by side they are two.
        clean(ID, &plan(&["普法治理科", "普法与依法治理科", "普法治理科、普法与依法治理科"]));
        // Whose is the one without a level?
        clean(ID, &plan(&["市法律援助中心", "区法律援助中心", "法律援助中心"]));
        // The district's own and the city's.
        clean(ID, &plan(&["市文化市场执法总队", "文化市场执法总队"]).replace("2026年", "某某区2026年"));
    }

    #[test]
    fn a_level_left_out_in_a_list_goes_without_saying() {
        let elided = "省科技厅、人力资源社会保障厅";
        clean(ID, &plan(&[elided, "省人力资源社会保障厅", elided]));
        flags(
            ID,
            &plan(&[elided, "省人力资源社会保障厅", "省人力资源社会保障厅", "人力资源社会保障厅、省科技厅"]),
            &["人力资源社会保障厅"],
        );
    }

    #[test]
    fn names_of_the_roster_are_fine() {
        let text = plan(&["普法治理科", "普法与依法治理科", "普法与依法治理科"]);
        let count = |json: &str| {
            let config: Config = serde_json::from_str(json).unwrap();
            check(&text, &config).iter().filter(|finding| finding.rule == ID).count()
        };
        let both = r#""departments": [{"name": "普法与依法治理科", "aliases": ["普法治理科"]}]"#;
        let one = r#""departments": [{"name": "普法与依法治理科"}]"#;
        let off = r#""rules": {"unit-unknown": "off"}"#;
        assert_eq!(count(&format!("{{{both}}}")), 0);
        assert_eq!(count(&format!("{{{both}, {off}}}")), 0);
        assert_eq!(count(&format!("{{{one}}}")), 0, "told by unit-unknown");
        assert_eq!(count(&format!("{{{one}, {off}}}")), 1);
    }
}
