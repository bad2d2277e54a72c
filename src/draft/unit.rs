//! Units of figures, and which of them count the same things.

use crate::text::{
    glyphs::Glyphs,
    words::{Words, words},
};

/// Units of one family count the same things, so that one may be a part of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Cases: 件 起 宗.
    Case,
    /// People: 人 名 位.
    Person,
    /// Organisations, households and places: 家 户 个.
    Body,
    /// Any other counted unit, comparable only with itself.
    Itself,
    /// What is measured, not counted, so that it need not be whole: 元 公里 吨. Comparable only with itself.
    Measure,
    /// No unit is written.
    Bare,
}

/// Units of the figures in official writing by what they count, by the classifiers of GB 3100 and the usage of published work
/// reports.
const UNITS: [(Family, Words); 5] = [
    (Family::Case, words!("件|起|宗|例")),
    (Family::Person, words!("人|名|位")),
    (Family::Body, words!("家|户|个|所|处")),
    (Family::Itself, OTHERS),
    (Family::Measure, MEASURES),
];

/// Units that are comparable only with themselves.
const OTHERS: Words = words!(
    "件次|人次|户次|家次|辆次|列次|架次|场次|班次|批次|车次|次|场|批|项|条|份|\
     篇|部|册|套|张|门|种|类|辆|台|座|栋|幢|间|支|只|头|株|艘|卷|票|笔|单|\
     本|村|县|剂次|剂|人份|封|幅|枚|台次|项次|标准箱|标箱|羽|匹|班"
);

/// Units of measures, which are comparable only with themselves.
const MEASURES: Words = words!(
    "平方公里|平方千米|平方米|立方米|公里|千米|米|亩|公顷|公斤|千克|斤|吨|千瓦时|千瓦|元|\
     美元|欧元|港元|日元|英镑|马克|法郎|卢布|吨公里|人公里|公升|升"
);

/// What turns a unit into a measure of time, an ordinal or another word: 3个月, 5个百分点, 2个工作日.
const NOT_UNITS: Words = words!(
    "个月|个百分点|个工作日|个自然日|个小时|个半小时|个季度|个学时|个星期|个年|\
     个交易日|人民币|名列|位居|位列|场所|部门|单位"
);

/// The unit at `at`, where it ends, and what it counts. Of units that begin alike (人, 人次) it is the longest.
#[inline(never)]
pub fn read(glyphs: &Glyphs, at: usize) -> Option<(usize, &'static str, Family)> {
    if glyphs.word_at(at, NOT_UNITS).is_some() {
        return None;
    }
    let mut longest = None;
    for (family, words) in UNITS {
        if let Some((end, unit)) = glyphs.which_at(at, words)
            && longest.is_none_or(|(other, _, _)| end > other)
        {
            longest = Some((end, unit, family));
        }
    }
    let (end, unit, family) = longest?;
    // 万套（间）, 户（次）: the bracket is part of the unit.
    let bracketed = glyphs.at(end) == '（' && glyphs.at(end + 2) == '）';
    Some((if bracketed { end + 3 } else { end }, unit, family))
}
