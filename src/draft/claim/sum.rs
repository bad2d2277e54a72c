//! Totals that are told with their parts: 共A件，其中B件、C件; B件、C件，共A件; 分别为; 在A个…中，B个….

use super::{
    Claim, ClaimKind, Operand, Reading, Role, Slip, Verdict, cue,
    expression::{Term, plus},
    reading::{self, Hundred},
    verify::Sum,
};
use crate::{
    draft::{
        figure::{Figure, Hedge},
        passage::Passage,
    },
    text::{
        decimal::{Amount, ONE, divide},
        number,
        words::{Words, words},
    },
};

/// Words between a total and its parts that need not name all of them.
const AMONG: Words = words!("其中|包括|含");
/// Words between a total and its parts that name all of them.
const ALL: Words = words!("分别为|分别是|分别有");
/// All that may stand before a total that sums up what was told before it.
const TOTALS: Words = words!("共|共计|合计|总计|总共|一共|两项合计|三项合计|合计共");
/// More parts than this no sentence adds up.
const MOST: usize = 24;
/// A list of parts that is off by no more than one in so many was meant to be all of them.
const NEARLY: Amount = 100;

/// Kinds of class that people and things are sorted by; those of different kinds overlap.
const CLASSES: [Words; 7] = [
    words!("男|女"),
    words!("党员|团员|群众"),
    words!("岁|青年|老年|中年"),
    words!("学历|本科|专科|大专|研究生|硕士|博士"),
    words!("职称|高级|中级|初级"),
    words!("民族|汉族|回族|藏族"),
    words!("以上|以下"),
];

/// Words of averages and extremes, which do not add up.
const AVERAGES: Words = words!("均|每|率|单产|亩产|指数|最高|最低|最大|最多|单价|以上");

/// How a list of parts is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// All of the parts, or so the words say.
    All,
    /// Some of them, said outright: 其中.
    Among,
    /// Some of them, or all.
    Some,
}

/// Reads the totals of `passage`, in no particular order, into `claims`.
pub fn read(text: &str, passage: &Passage, claims: &mut Vec<Claim>) {
    for whole in &passage.figures {
        if let Some((told, parts)) = parts_after(passage, whole).or_else(|| parts_before(passage, whole))
            && let Some(claim) = judge(text, passage, whole, &parts, told)
        {
            claims.push(claim);
        }
    }
    make_ups(text, passage, claims);
}

/// Words before numbers that are the make-up of something in percent.
const MAKE_UP: Words = words!("结构|比重|比例|构成|产业比|占比");

/// Reads 三次产业结构为3.9：59.5：36.6, whose numbers are percentages if they come to about a hundred.
fn make_ups(text: &str, passage: &Passage, claims: &mut Vec<Claim>) {
    let glyphs = &passage.glyphs;
    let mut at = 0;
    while at < glyphs.len() {
        let from = glyphs.find(at, glyphs.len(), |c| c.is_ascii_digit());
        let mut sum = Hundred::default();
        let (mut next, mut end) = (from, from);
        while let Some(number) = number::read(glyphs, next)
            && let Some(value) = number.value
            && sum.count() < MOST
        {
            end = number.end;
            sum.add(text, glyphs.span(next, end), value);
            if glyphs.at(end) != '：' || !glyphs.is_digit(end + 1) {
                break;
            }
            next = end + 1;
        }
        at = glyphs.find(end.max(from + 1), glyphs.len(), |c| !c.is_ascii_digit());
        if sum.count() < 3 || sum.off() > 3 * ONE || !glyphs.says((from.saturating_sub(12), from), MAKE_UP) {
            continue;
        }
        let span = glyphs.span(from, end);
        let (verdict, slip, reason) = if sum.holds() {
            (Verdict::Match, None, "各项之和是100")
        } else {
            (Verdict::Mismatch, Some(Slip::NotAll), "各项之和不是100")
        };
        let readings = vec![sum.reading("")];
        claims.push(Claim { span, name: span, kind: ClaimKind::Sum, verdict, readings, slip, reason });
    }
}

/// The parts that follow `whole`, and how they are told.
fn parts_after<'p>(passage: &'p Passage, whole: &Figure) -> Option<(Told, Vec<&'p Figure>)> {
    if !whole.stands() {
        return None;
    }
    let glyphs = &passage.glyphs;
    // What stands between may say how the total grew, and what share it is; but nothing else that could be the total.
    let mut rest = passage.figures.get(whole.index + 1..)?.iter().peekable();
    let mut end = whole.to;
    while let Some(figure) = rest.next_if(|figure| !figure.stands() && figure.sentence == whole.sentence) {
        end = figure.to;
    }
    let first = *rest.peek()?;
    let between = (end, first.from);
    let opening =
        first.sentence == whole.sentence + 1 && glyphs.word_at(passage.sentence_start(first.sentence), AMONG).is_some();
    // 1128万亩（水田168万亩、旱田960万亩）
    let bracketed = first.depth == whole.depth + 1 && glyphs.at(whole.to) == '（';
    if first.sentence != whole.sentence && !opening || first.depth < whole.depth {
        return None;
    }
    let told = if let Some((at, _)) = glyphs.rfind(between.0, between.1, ALL)
        && at <= whole.to + 12
    {
        if whole.total { Told::All } else { Told::Some }
    } else if let Some((at, after)) = glyphs.rfind(between.0, between.1, words!("其中"))
        && glyphs.is_one_of(at.wrapping_sub(1), "，。,；")
        && glyphs.at(after) != '的'
        && whole.index + 1 == first.index
    {
        Told::Among
    } else if glyphs.says(between, AMONG) || whole.source || bracketed {
        Told::Some
    } else {
        return None;
    };
    let mut parts: Vec<&Figure> = Vec::new();
    let mut last = end;
    for figure in rest.take(2 * MOST) {
        let nested = !parts.is_empty() && (glyphs.says((last, figure.from), AMONG) || figure.total);
        if figure.sentence != first.sentence || figure.depth < first.depth || nested || parts.len() == MOST {
            break;
        }
        last = figure.to;
        if figure.stands() && figure.depth == first.depth && figure.comparable(whole) {
            parts.push(figure);
        }
    }
    (!parts.is_empty()).then_some((told, parts))
}

/// The parts that `whole` sums up, and how they are told.
fn parts_before<'p>(passage: &'p Passage, whole: &Figure) -> Option<(Told, Vec<&'p Figure>)> {
    let glyphs = &passage.glyphs;
    if glyphs.word_at(whole.words, TOTALS) != Some(whole.from)
        || !glyphs.is_one_of(whole.words.wrapping_sub(1), "，、,")
    {
        return None;
    }
    let mut parts: Vec<&Figure> = Vec::new();
    let mut told = Told::All;
    for figure in passage.figures.get(..whole.index)?.iter().rev().take(MOST) {
        if figure.sentence != whole.sentence
            || !figure.comparable(whole)
            || figure.depth != whole.depth
            || !figure.stands()
        {
            break;
        }
        // Between what is added up there are no other statements: 甲10件、乙5件，共15件.
        let next = parts.last().map_or(whole.words, |next: &&Figure| next.from);
        if glyphs.find(figure.to, next.saturating_sub(1), |c| matches!(c, '，' | '；' | ',')) + 1 < next {
            told = Told::Some;
        }
        parts.push(figure);
    }
    parts.reverse();
    (parts.len() > 1).then_some((told, parts))
}

fn judge(text: &str, passage: &Passage, whole: &Figure, parts: &[&Figure], told: Told) -> Option<Claim> {
    let total = whole.value?.amount;
    let sum_of = |parts: &[&Figure]| {
        let terms: Vec<Term> = parts.iter().map(|part| plus(part)).collect();
        Sum::new(passage, &terms)
    };
    let span = passage.glyphs.span(whole.from, whole.to);
    let claim = |parts: &[&Figure], verdict, reason, slip| {
        let mut operands = vec![Operand::new(passage, Role::Whole, whole)];
        let mut formula = String::new();
        for part in parts {
            formula += if formula.is_empty() { "" } else { "+" };
            formula += &reading::number(text, passage, part);
            operands.push(Operand::new(passage, Role::Addend, part));
        }
        let reading = Reading::exact(formula, in_words_of(passage, whole, sum_of(parts)?.exact)?, operands);
        Some(Claim { span, name: span, kind: ClaimKind::Sum, verdict, readings: vec![reading], slip, reason })
    };
    // 其中 may name an overlapping class before or after those that make up the total.
    for count in (2..=parts.len()).rev() {
        for from in 0..=(parts.len() - count).min(1) {
            let some = parts.get(from..from + count)?;
            let sum = sum_of(some)?.likely;
            if sum.low <= whole.likely.high && whole.likely.low <= sum.high {
                return claim(some, Verdict::Match, "各项之和与总数相符", None);
            }
        }
    }
    let plain = |figure: &&Figure| {
        figure.hedge == Hedge::Plain && figure.unit == whole.unit && !cue::says(passage, figure, AVERAGES)
    };
    let certain = plain(&whole) && parts.iter().all(plain);
    if told == Told::Among
        && let Some(larger) = parts.first().filter(|part| part.likely.low > whole.possible.high && plain(part))
        && plain(&whole)
        && whole.total
        && (whole.unit != "个" || passage.glyphs.is_same(whole.to, larger.to, 2))
    {
        let reason = "其中一项大于总数";
        return claim(&[*larger], Verdict::Mismatch, reason, Some(Slip::Exceeds));
    }
    // 其中甲5件；乙3件: what follows ； may be told beside the total, not within it.
    let own = parts.iter().take_while(|part| part.segment == parts.first().map_or(0, |first| first.segment)).count();
    let parts = if own < 2 { parts } else { parts.get(..own)? };
    let sum = sum_of(parts)?;
    if parts.len() < 2 {
        return None;
    }
    if told == Told::All && certain {
        return claim(parts, Verdict::Mismatch, "各项之和与总数不符", Some(Slip::Sum));
    }
    let off = (sum.exact - total).abs();
    if certain && off.checked_mul(NEARLY)? <= total && !overlap(passage, parts) {
        let reason = "各项之和与总数相差很小，可能有一项写错，也可能未列全";
        return claim(parts, Verdict::Unverifiable, reason, Some(Slip::NearSum));
    }
    // What comes to more than the total overlaps, and is no sum.
    if sum.exact > total {
        None
    } else {
        claim(parts, Verdict::Unverifiable, "所列各项未必是全部，无法核对", None)
    }
}

/// Whether the parts are sorted by different kinds of class.
fn overlap(passage: &Passage, parts: &[&Figure]) -> bool {
    let kinds = |figure: &Figure| CLASSES.map(|words| cue::says(passage, figure, words));
    parts.windows(2).any(|pair| matches!(pair, [one, next] if kinds(one) != kinds(next)))
}

/// `amount` as `whole` is written: with its 万 or 亿, and as many decimal places.
fn in_words_of(passage: &Passage, whole: &Figure, amount: Amount) -> Option<String> {
    let glyphs = &passage.glyphs;
    let from = glyphs
        .word_before(whole.from, whole.number_end, words!("万亿|亿|万"))
        .filter(|&from| glyphs.is_digit(from - 1));
    let mut scale = ONE;
    let mut suffix = String::new();
    for at in from.unwrap_or(whole.number_end)..whole.number_end {
        scale = scale.checked_mul(if glyphs.at(at) == '亿' { 100_000_000 } else { 10_000 })?;
        suffix.push(glyphs.at(at));
    }
    let mut places = 0;
    let mut unit = scale;
    while unit > whole.value?.unit {
        unit /= 10;
        places += 1;
    }
    Some(divide(amount, scale, 0, places)? + &suffix)
}
