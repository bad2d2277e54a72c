//! What is read of claims, example by example.

use super::*;

fn read_all(text: &str) -> Vec<Claim> {
    let mut claims = Vec::new();
    read(text, &Passage::new(text, Span::new(0, text.len())), &mut claims);
    claims
}

/// The claims that are no sums, which go along with many others.
fn read_ratios(text: &str) -> Vec<Claim> {
    read_all(text).into_iter().filter(|claim| claim.kind != ClaimKind::Sum).collect()
}

fn verdicts(text: &str) -> Vec<(&str, ClaimKind, Verdict)> {
    read_ratios(text).iter().map(|claim| (claim.span.of(text), claim.kind, claim.verdict)).collect()
}

/// The verdicts on `text`, and what the first reading of each computes.
#[track_caller]
fn reads(text: &str, expected: &[(&str, Verdict, &str)]) {
    let claims = read_ratios(text);
    let found: Vec<_> = claims
        .iter()
        .map(|claim| {
            let formula = claim.readings.first().map_or("", |reading| reading.formula.as_str());
            (claim.span.of(text), claim.verdict, formula)
        })
        .collect();
    assert_eq!(found, expected, "{text}\n{claims:#?}");
}

mod wholes;

use Verdict::{Match, Mismatch, NotApplicable, Truncated, Unverifiable};

#[test]
fn a_rate_takes_the_part_that_says_its_name() {
    reads("共受理纠纷800件，调解成功760件，调解成功率95%。", &[("95%", Match, "760÷800")]);
    reads("收到申请400件，其中受理350件，不予受理20件，案前化解60件，案前调解率15%。", &[("15%", Match, "60÷400")]);
    reads(
        "已审结200件，维持90件，驳回22，直接纠错8，直接纠错率4%，终止调解60，案中调解率30%。",
        &[("4%", Match, "8÷200"), ("30%", Match, "60÷200")],
    );
    reads("一审应诉案件80件，负责人出庭76件，出庭应诉率95%。", &[("95%", Match, "76÷80")]);
    reads("全年活产600人，产后访视594人，产后访视率98.5%。", &[("98.5%", Mismatch, "594÷600")]);
}

#[test]
fn a_rate_may_take_up_the_sentence_before() {
    reads("共受理纠纷800件，调解成功760件。调解成功率为95%。", &[("95%", Match, "760÷800")]);
    reads("共受理纠纷800件。其中，调解成功760件，调解成功率为96%。", &[("96%", Mismatch, "760÷800")]);
    // With a figure of its own it does not.
    reads("行政诉讼开庭120件。成功化解38件，诉讼化解率24.1%。", &[("24.1%", Unverifiable, "")]);
}

#[test]
fn a_share_takes_the_whole_the_sentence_ties_it_to() {
    reads(
        "全县共有教师400人，其中：女性220人，占总数的55%；党员90人，占22.5%。",
        &[("55%", Match, "220÷400"), ("22.5%", Match, "90÷400")],
    );
    reads("在公布的80个项目中，数字类的就有30个，占比达到37%。", &[("37%", Truncated, "30÷80")]);
    reads("公交车共1200辆，其中新能源车900辆，新能源车占公交车总数的74%。", &[("74%", Mismatch, "900÷1200")]);
    reads("网购投诉150件，同比增长14%，占全部投诉的25%。", &[("14%", Unverifiable, ""), ("25%", Unverifiable, "")]);
    reads(
        "全年受理投诉600件，同比增长9%。其中，网购投诉150件，同比增长14%，占投诉总量的25%。",
        &[("9%", Unverifiable, ""), ("14%", Unverifiable, ""), ("25%", Match, "150÷600")],
    );
}

#[test]
fn a_whole_named_in_words_has_to_be_stated() {
    for text in [
        "宽带用户达6.2亿户，净增0.8亿户，占固定宽带用户的71.5%。",
        "从业人口5200人，其中城镇4100人、农村1100人，占总人口的31%。",
        "新能源装机600万千瓦，占全省发电装机的36.4%，其中光伏占21.7%。",
        "全市共有企业100家，其中本区20家，占全国总数的5%。",
        "收到申请940件，审理715件，其中以撤回结案的占全部办结案件的41%。",
        "首批采购52万支，占医疗机构总需求量的85%。",
    ] {
        assert!(verdicts(text).iter().all(|(_, _, verdict)| *verdict == Unverifiable), "{text}: {:?}", verdicts(text));
    }
}

#[test]
fn a_completion_may_exceed_its_plan() {
    reads("新增就业5000人，完成年度目标4000人的125%。", &[("125%", Match, "5000÷4000")]);
    reads("改建公路12公里，完成全年任务（15公里）的82%。", &[("82%", Mismatch, "12÷15")]);
    reads("计划任务4000人，实际完成5000人，完成率120%。", &[("120%", Mismatch, "5000÷4000")]);
    assert_eq!(verdicts("新增就业5000人，完成全年目标任务的125%。"), [("125%", ClaimKind::Completion, Unverifiable)]);
}

#[test]
fn several_percentages_after_one_lead() {
    reads(
        "景区共接待游客20万人次、车辆4万辆次，其中散客9万人次、大客车1万辆次，分别占游客和车辆的45%、25%。",
        &[("45%", Match, "9万÷20万"), ("25%", Match, "1万÷4万")],
    );
    reads(
        "答复建议800件，提案500件，分别占二者总数的94%和95%。",
        &[("94%", Unverifiable, ""), ("95%", Unverifiable, "")],
    );
}

#[test]
fn shares_that_make_up_a_figure_are_shares_of_it() {
    reads(
        "共收到提案50件。从落实情况看，已落实的40件，占80%；正在落实的10件，占25%。",
        &[("80%", Match, "40÷50"), ("25%", Mismatch, "10÷50")],
    );
    // Without that, nothing says what they are shares of.
    reads(
        "共收到提案50件。从落实情况看，已落实的40件，占80%；正在落实的6件，占12%。",
        &[("80%", Unverifiable, ""), ("12%", Unverifiable, "")],
    );
    // If the parts fall short of the total, the shares may be of the parts.
    reads(
        "共受理300件。其中，咨询类120件，占60%；求助类60件，占30%；投诉类20件，占10%。",
        &[("60%", Match, "120÷(120+60+20)"), ("30%", Match, "60÷(120+60+20)"), ("10%", Match, "20÷(120+60+20)")],
    );
}

#[test]
fn a_share_may_be_nudged_to_make_up_100() {
    let nudged = |text: &str| -> Vec<String> {
        read_all(text)
            .iter()
            .filter(|claim| claim.slip == Some(Slip::Nudged))
            .map(|claim| claim.span.of(text).to_owned())
            .collect()
    };
    let three = |a, b, c| format!("共有党员93名，其中青年31名，占{a}%；中年31名，占{b}%；老年31名，占{c}%。");
    assert_eq!(nudged(&three("33.3", "33.3", "33.4")), ["33.4%"]);
    // By more than its last digit, or to no purpose, it may not.
    assert!(nudged(&three("33.3", "33.2", "33.5")).is_empty());
    assert!(nudged(&three("33.3", "33.3", "33.2")).is_empty());
}

#[test]
fn loose_and_rounded_numbers_are_intervals() {
    reads("签约的1.5万个项目中，0.9万个已经开工，开工率达到61%。", &[("61%", Match, "0.9万÷1.5万")]);
    reads("签约的1.5万个项目中，0.9万个已经开工，开工率达到71%。", &[("71%", Mismatch, "0.9万÷1.5万")]);
    reads("共受理近2000件，办结1900余件，办结率96%。", &[("96%", Match, "1900余÷2000")]);
    reads("全年入境2900万人次，其中免签入境1730万人次，占入境总数的近60%。", &[("60%", Match, "1730万÷2900万")]);
    reads("受理纠纷800件，调解成功790件，调解成功率达98%以上。", &[("98%", Match, "790÷800")]);
    reads("受理纠纷800件，调解成功770件，调解成功率达98%以上。", &[("98%", Mismatch, "770÷800")]);
}

#[test]
fn other_sensible_readings_are_tried_first() {
    // The part of those that were settled, of what was taken in before, of what was not refused, and its opposite.
    reads("共接收工单200件，调解成功150件，调解终止10件，调解成功率93.8%。", &[("93.8%", Match, "150÷(150+10)")]);
    reads("共受理500件，审结400件，维持100件，维持率20%。", &[("20%", Match, "100÷500")]);
    reads("共收到申请500件，不予受理20件，调解结案120件，调解率25%。", &[("25%", Match, "120÷(500−20)")]);
    // 41 cases of 50 people: either is counted.
    reads("受理审查案件40件50人，审结30件40人，审结率80%。", &[("80%", Match, "40÷50")]);
}

#[test]
fn doubt_keeps_silent() {
    for text in [
        "走访企业120家，帮助企业解决问题35个，解决率98%。",
        "办理法律援助案件500件，化解信访积案30件，化解率95%。",
        "办理公证1700件，调解纠纷300件，调解成功率98%。",
        "共有社区矫正对象500名，新接收200名，再犯罪率0.1%。",
        "已开工项目33个，未开工项目17个，开工率66%。",
        "自行处理900件，派单600件，按时结案590件，结案率100%。",
        "共批捕31人，不捕29人，不捕率48%。",
        "实现工业产值500亿元，农业产值50亿元，占比5%。",
        "受理复议500件，办理应诉100件，占比16.7%。",
        "各区政府收到申请168件，占27.1%；市政府共收到申请118件，占19.1%。",
        "败诉率1.5%，出庭应诉率保持100%。",
        "受理1 27件，办结20件，办结率90%。",
        "维持367，120件被撤销，撤销率12%。",
        "共有老年人10万人，占户籍人口的35%。",
    ] {
        assert!(verdicts(text).iter().all(|(_, _, verdict)| *verdict == Unverifiable), "{text}: {:?}", verdicts(text));
    }
}

#[test]
fn what_is_classified_and_left() {
    use ClaimKind::{Bare, Growth, Multiple, Points, Rate, Target};
    assert_eq!(
        verdicts("收入90万元，同比增长12.5%，增幅提高3个百分点，达到上年的1.5倍，五年翻一番。"),
        [
            ("12.5%", Growth, Unverifiable),
            ("3个百分点", Points, Unverifiable),
            ("1.5倍", Multiple, Unverifiable),
            ("翻一番", Multiple, Unverifiable),
        ]
    );
    assert_eq!(verdicts("力争调解成功率达到98%。"), [("98%", Target, NotApplicable)]);
    assert_eq!(
        verdicts("将能耗控制在10%以内，按投资额的30%给予补助。"),
        [("10%", Target, NotApplicable), ("30%", Target, NotApplicable)]
    );
    assert_eq!(
        verdicts("实现100%覆盖，做到“两个100%”。"),
        [("100%", Bare, NotApplicable), ("100%", Bare, NotApplicable)]
    );
    assert_eq!(verdicts("印发《能耗下降10%行动方案》。"), [("10%", Bare, NotApplicable)]);
    assert_eq!(
        verdicts("共受理100件，其中调解50件，占总数的15%～30%。"),
        [("15%", Bare, NotApplicable), ("30%", Bare, NotApplicable)]
    );
    assert_eq!(verdicts("普及率由上年的77%提高到96%。"), [("77%", Rate, Unverifiable), ("96%", Rate, Unverifiable)]);
}

#[test]
fn growth_at_even_prices_is_not_that_of_the_figures() {
    let growth = |verdict| [("18%", verdict, if verdict == Mismatch { "(120亿−100亿)÷100亿" } else { "" })];
    reads("全年营业收入由100亿元增加到120亿元，增长18%。", &growth(Mismatch));
    // Said anywhere before it in its sentence.
    reads("按可比价格计算，全年营业收入由100亿元增加到120亿元，增长18%。", &growth(Unverifiable));
    reads("按可比价格计算，效益转好。全年营业收入由100亿元增加到120亿元，增长18%。", &growth(Mismatch));
    // A product is told at the prices of the day, its growth at even ones, which need not be said.
    reads("地区生产总值由100亿元增加到120亿元，增长18%。", &growth(Unverifiable));
    reads("地区生产总值再上台阶；全年营业收入由100亿元增加到120亿元，增长18%。", &growth(Mismatch));
}

#[test]
fn noise_of_a_pdf_is_read_through() {
    reads(
        "受理各类矛盾纠纷 1875 起，调解\n成功 1850 起，**调解成功率** ９８．67 ％。",
        &[("９８．67 ％", Match, "1850÷1875")],
    );
}

#[test]
fn names_and_places_are_those_of_the_text() {
    let text = "共受理 800 件，调解成功 760 件，调解成功率为 95%。";
    let claims = read_all(text);
    let claim = claims.first().map(|claim| (claim.name.of(text), claim.readings.first().map(|r| &r.operands)));
    let operands =
        [Operand { role: Role::Part, span: Span::new(33, 40) }, Operand { role: Role::Whole, span: Span::new(10, 17) }];
    assert_eq!(claim, Some(("调解成功率", Some(&operands.to_vec()))));
    assert_eq!(operands[0].span.of(text), "760 件");
}

/// Documents to change: every percentage in them holds.
const SOUND: &[&str] = &[
    "全年受理纠纷1875件，调解成功1851件，调解成功率98.72%，涉及金额3200万元。",
    "收到申请412件，其中受理386件，不予受理26件；受理案件中已审结371件，审结率96.1%。",
    "共有干部职工437人，其中女性169人，占38.7%；党员301人，占总人数的68.9%；35岁以下98人，占比22.4%。",
    "检查单位156家，发现隐患312处，已整改305处，整改率97.8%。",
    "年初确定项目32个，已完工27个，项目完工率84.4%；发放补贴612户，占年度计划750户的81.6%。",
    "随机抽取患者3200人调查，满意3011人，满意率94.1%，比上年提高2.1个百分点。",
    "全市共办结案件1234件，同比增长5.6%，其中适用简易程序的813件，占办结总数的65.9%。",
];

#[test]
fn a_changed_percentage_is_found_and_nothing_else() {
    for text in SOUND {
        let before = read_all(text);
        for (index, claim) in before.iter().enumerate().filter(|(_, claim)| claim.verdict == Match) {
            let stated = claim.span.of(text).trim_end_matches('%');
            let places = stated.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let Ok(value) = stated.replace('.', "").parse::<i64>() else { continue };
            for change in [-50, -11, -10, -2, -1, 1, 2, 10, 11, 50] {
                let digits = format!("{:0>width$}", value + change, width = places + 1);
                let (whole, decimals) = digits.split_at(digits.len() - places);
                let mutant = text.replacen(&format!("{stated}%"), &format!("{whole}.{decimals}%"), 1);
                let after = read_all(&mutant);
                for (other, (old, new)) in before.iter().zip(&after).enumerate() {
                    if other == index {
                        assert!(matches!(new.verdict, Mismatch | Truncated), "{mutant}: {new:#?}");
                    } else {
                        assert_eq!(old.verdict, new.verdict, "{mutant}");
                    }
                }
            }
        }
        assert!(before.iter().any(|claim| claim.verdict == Match), "{text}");
        assert!(!before.iter().any(|claim| matches!(claim.verdict, Mismatch | Truncated)), "{text}: {before:#?}");
    }
}

#[test]
fn no_text_is_too_strange() {
    // Every prefix and every hole of a text that has it all.
    let text = "“全年《共受理》1，875件（含12.5万亿余件）；其中：调解成功１８５１起、百分之九十八点七，占总数的98.7%和５０％。\t|翻两番1.2.3倍3个百分点率占%%";
    let chars: Vec<char> = text.chars().collect();
    for hole in 0..=chars.len() {
        for width in [0, 1, 3, 9] {
            let strange: String = chars.iter().take(hole).chain(chars.iter().skip(hole + width)).collect();
            for claim in read_all(&strange) {
                assert!(strange.get(claim.span.start..claim.span.end).is_some());
                assert!(strange.get(claim.name.start..claim.name.end).is_some());
            }
            let prefix: String = chars.iter().take(hole).collect();
            read_all(&prefix);
        }
    }
    read_all(&format!("受理{}件，办结{}件，办结率{}%。", "9".repeat(22), "9".repeat(23), "9".repeat(24)));
    read_all(&"（".repeat(500));
    read_all(&format!("{}5%", "共5件，占5%，其中".repeat(300)));
}
