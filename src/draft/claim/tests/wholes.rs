//! Where the whole, or the part, is told in some other way than beside the percentage.

use super::*;

#[test]
fn a_ratio_whose_name_does_not_say_of_what() {
    reads("各项存款余额200亿元，各项贷款余额120亿元，存贷比为60%。", &[("60%", Match, "120亿÷200亿")]);
    reads("采购预算500万元，实际采购460万元，节约资金40万元，节约率8%。", &[("8%", Match, "40万÷500万")]);
    reads("各项存款余额200亿元，各项贷款余额120亿元，存贷比为61%。", &[("61%", Mismatch, "120亿÷200亿")]);
}

#[test]
fn a_figure_said_more_closely_keeps_its_name() {
    reads(
        "全年工业总产值超4万亿元，达到41200亿元。六大行业完成产值20600亿元，占工业总产值的50%。",
        &[("50%", Match, "20600亿÷41200亿")],
    );
}

#[test]
fn a_sentence_says_what_it_is_about() {
    reads(
        "全区人口80万人，其中劳动适龄人口50万人。在劳动适龄人口中，就业的40万人，占80%。",
        &[("80%", Match, "40万÷50万")],
    );
    // And the next goes on with it.
    reads(
        "在有人值守的80个岗位中，状态良好60个，占75%。状态异常20个，占25%。",
        &[("75%", Match, "60÷80"), ("25%", Match, "20÷80")],
    );
}

#[test]
fn most_of_a_series_tell_its_whole() {
    let shares = |second| {
        format!("答复申请800件，均在期限内。予以公开260件，占32.5%；不予公开36件，占{second}%；无法提供264件，占33%。")
    };
    // A whole number may be a share of anything.
    assert!(verdicts(&shares("4.5")).iter().all(|(_, _, verdict)| *verdict == Unverifiable));
    let shares = |second| shares(second).replace("占33%", "占33.0%");
    reads(&shares("4.5"), &[("32.5%", Match, "260÷800"), ("4.5%", Match, "36÷800"), ("33.0%", Match, "264÷800")]);
    reads(&shares("5.4"), &[("32.5%", Match, "260÷800"), ("5.4%", Mismatch, "36÷800"), ("33.0%", Match, "264÷800")]);
}

#[test]
fn shares_that_make_up_a_hundred_are_shares_of_their_sum() {
    reads(
        "城镇人口30万人，占60.0%；农村人口20万人，占40.0%。",
        &[("60.0%", Match, "30万÷(30万+20万)"), ("40.0%", Match, "20万÷(30万+20万)")],
    );
    // Told year by year, or of a whole with a name, they do so by chance.
    for of in ["", "总人口的"] {
        let years = format!(
            "1990年有50万人识字，占{of}40.1%。2000年有60万人识字，占{of}30.5%。2010年有70万人识字，占{of}29.4%。"
        );
        assert!(verdicts(&years).iter().all(|(_, _, verdict)| *verdict == Unverifiable), "{:?}", verdicts(&years));
    }
}

#[test]
fn one_share_of_two_is_what_the_other_leaves() {
    reads(
        "有400个断面超标，其中基本指标超标占超标断面的75.5%；其他指标超标98个，占24.5%。",
        &[("75.5%", Match, "(400−98)÷400"), ("24.5%", Match, "98÷400")],
    );
}

#[test]
fn the_part_may_stand_in_brackets_behind() {
    reads("15个断面的优良比例为86.7%（13个）。", &[("86.7%", Match, "13÷15")]);
    reads("15个断面的优良比例为88.7%（13个）。", &[("88.7%", Mismatch, "13÷15")]);
}

#[test]
fn what_is_missing_of_a_plan_may_be_told_behind() {
    reads("全年收入完成预算的96%，比预算数5000万元少200万元。", &[("96%", Match, "(5000万−200万)÷5000万")]);
}

#[test]
fn a_base_may_be_called_by_what_was_said_of_it() {
    reads("就诊量达到峰值400人次，之后下降，月末回落至100人次，较峰值减少75%。", &[("75%", Match, "(400−100)÷400")]);
    reads("2020年受理案件100件，2025年受理案件130件，比2020年增长30%。", &[("30%", Match, "(130−100)÷100")]);
}

#[test]
fn a_change_compared_with_another_time_is_of_another_growth() {
    let text = "用户总数达1600万户，同比增长4%，较上月末增加5万户。";
    assert_eq!(verdicts(text), [("4%", ClaimKind::Growth, Unverifiable)]);
    let text = "产量为690万吨，较前一年增长5%；销量为320万吨，较前一年下降13%。";
    assert!(verdicts(text).iter().all(|(_, _, verdict)| *verdict == Unverifiable));
}

#[test]
fn a_base_beyond_a_semicolon_is_of_another_statement() {
    let text = |mark| format!("去年同期销量为400万吨{mark}销量为320万吨，下降13%。");
    assert_eq!(verdicts(&text("；")), [("13%", ClaimKind::Growth, Unverifiable)]);
    assert_eq!(verdicts(&text("，")), [("13%", ClaimKind::Growth, Mismatch)]);
}

#[test]
fn one_slip_is_told_once() {
    let slips = |rate: &str, part: u32| -> Vec<String> {
        let text = format!(
            "共受理200件，其中甲类{part}件，占{rate}；乙类88件，占44.0%。调解成功率{rate}，比上年的50.0%提高6.0个百分点。"
        );
        read_all(&text)
            .iter()
            .filter(|claim| claim.slip.is_some())
            .map(|claim| claim.span.of(&text).to_owned())
            .collect()
    };
    assert!(slips("56.0%", 112).is_empty());
    // The sum is off as well, and is not told.
    assert_eq!(slips("56.0%", 113), ["56.0%"]);
}

#[test]
fn a_bracket_ties_nothing_outside_it() {
    reads(
        "本科以上475人（其中全日制133人），占81.3%；大专74人，占12.7%。35岁以下143人，占24.5%。",
        &[("81.3%", Unverifiable, ""), ("12.7%", Unverifiable, ""), ("24.5%", Unverifiable, "")],
    );
}
