//! deadline-passed: a deadline lies outside the time the plan is for.

use super::{
    Explanation, Reporter, Rule,
    support::{
        due::{Outside, late},
        wording::{day_name, deadline_name},
    },
};
use crate::{draft::Draft, finding::Severity};

/// 完成时间已过.
pub static RULE: Rule = Rule { id: "deadline-passed", severity: Severity::Error, judge };

/// What a drafter is told of it.
pub static EXPLANATION: Explanation = Explanation {
    name: "完成时间已过",
    summary: "完成时间早于成文日期或计划年度，或者晚于计划年度。",
    why: "文件拟好后迟迟未发，印发时有的完成时间已经过去，是常见差错；照抄上年稿子也会留下上年的年份。晚于计划年度的只作提示。\
          成文日期晚于计划年度，或者多数完成时间都早于成文日期的，不作判断。",
    wrong: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：2月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n\
            某某区司法局\n2026年3月20日\n",
    right: "2026年工作要点\n1.开展普法宣传。（责任单位：普法科。完成时间：4月）\n2.办好法律援助。（责任单位：法援中心。完成时间：12月）\n\
            某某区司法局\n2026年3月20日\n",
};

fn judge(draft: &Draft, reporter: &mut Reporter) {
    for late in late(draft, reporter.config()) {
        let mut message = deadline_name(draft.text, late.task, late.deadline);
        let (severity, behind) = match late.outside {
            Outside::BeforeYear(year) => (RULE.severity, format!("早于计划年度{year}年，请核对年份")),
            Outside::BeforeSigning(day) => {
                (RULE.severity, format!("早于成文日期{}，印发时已经过期，应重新确定", day_name(day)))
            }
            Outside::AfterYear(year) => (Severity::Info, format!("晚于计划年度{year}年，请核对")),
        };
        message.push_str(&behind);
        reporter.report_as(severity, late.deadline.span, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Config, Severity, check,
        rules::testing::{clean, findings, flags},
    };

    const ID: &str = "deadline-passed";

    fn plan(deadlines: &[&str], issued: &str) -> String {
        let task = |(number, due): (usize, &&str)| {
            format!("{number}.做好第{number}类工作。（责任单位：甲科。完成时间：{due}）\n")
        };
        let tasks: String = (1..).zip(deadlines).map(task).collect();
        format!("2026年工作要点\n{tasks}某某区司法局\n{issued}\n")
    }

    #[test]
    fn a_deadline_before_the_signing_has_passed() {
        let text = plan(&["1月", "3月", "3月15日", "12月"], "2026年3月20日");
        flags(ID, &text, &["1月", "3月15日"]);
        assert!(findings(ID, &text)[0].message.contains("早于成文日期2026年3月20日"));
        clean(ID, &plan(&["3月", "年底前", "持续推进", "每年2月底前"], "2026年3月20日"));
    }

    #[test]
    fn a_year_before_the_plans_is_a_slip_and_one_after_it_a_hint() {
        let text = plan(&["2025年6月", "2026年9月", "2027年6月", "2026—2028年", "10月至次年3月"], "2026年1月20日");
        flags(ID, &text, &["2025年6月", "2027年6月"]);
        let severities: Vec<_> = findings(ID, &text).iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Error, Severity::Info]);
        clean(ID, &plan(&["2027年6月", "2028年"], "2026年1月20日").replace("2026年工作要点", "2026—2028年工作方案"));
    }

    #[test]
    fn a_date_after_the_plan_or_after_most_deadlines_is_no_day_of_signing() {
        clean(ID, &plan(&["1月", "12月"], "2027年3月20日"));
        let stale = plan(&["1月", "2月", "3月", "12月"], "2026年6月20日");
        clean(ID, &stale);
        let config: Config = serde_json::from_str(r#"{"issued": "2026-06-20"}"#).unwrap();
        assert_eq!(check(&stale, &config).iter().filter(|finding| finding.rule == ID).count(), 3);
    }

    #[test]
    fn what_a_sentence_says_is_done_is_no_deadline() {
        let text = "2026年工作要点\n1.甲项目已于1月底前建成，抓好运行。（责任单位：甲科）\n2.乙项目1月底前建成。（责任单位：乙科）\n某局\n2026年3月20日";
        flags(ID, text, &["1月底前"]);
        assert!(findings(ID, text)[0].message.contains("2.乙项目"));
    }

    #[test]
    fn a_deadline_that_several_tasks_share_is_told_once() {
        flags(
            ID,
            "2026年工作要点\n一、甲（责任单位：甲科；完成时间：1月）\n1.子。\n2.丑。\n3.寅。\n二、乙（责任单位：乙科；完成时间：12月）\n1.卯。\n2.辰。\n某局\n2026年3月20日",
            &["1月"],
        );
    }

    #[test]
    fn reports_look_back() {
        clean(
            ID,
            "2025年工作总结\n1.甲。（责任单位：甲科。完成时间：2月）\n2.乙。（责任单位：乙科）\n某局\n2026年3月20日",
        );
    }
}
