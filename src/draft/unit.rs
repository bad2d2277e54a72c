//! Units of figures, and which of them count the same things.

use crate::text::glyphs::Glyphs;

/// Units of one family count the same things, so that one may be a part of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Cases: 件 起 宗.
    Case,
    /// People: 人 名 位.
    Person,
    /// Organisations, households and places: 家 户 个.
    Body,
    /// Any other unit, comparable only with itself.
    Itself,
    /// No unit is written.
    Bare,
}

/// Units of the figures in official writing, by the classifiers of GB 3100 and the usage of published work reports. A unit that
/// begins with another comes before it.
const UNITS: &[(&str, Family)] = &[
    ("件次", Family::Itself),
    ("件", Family::Case),
    ("起", Family::Case),
    ("宗", Family::Case),
    ("例", Family::Case),
    ("人次", Family::Itself),
    ("人", Family::Person),
    ("名", Family::Person),
    ("位", Family::Person),
    ("户次", Family::Itself),
    ("家次", Family::Itself),
    ("家", Family::Body),
    ("户", Family::Body),
    ("个", Family::Body),
    ("所", Family::Body),
    ("处", Family::Body),
    ("辆次", Family::Itself),
    ("列次", Family::Itself),
    ("架次", Family::Itself),
    ("场次", Family::Itself),
    ("班次", Family::Itself),
    ("批次", Family::Itself),
    ("车次", Family::Itself),
    ("次", Family::Itself),
    ("场", Family::Itself),
    ("批", Family::Itself),
    ("项", Family::Itself),
    ("条", Family::Itself),
    ("份", Family::Itself),
    ("篇", Family::Itself),
    ("部", Family::Itself),
    ("册", Family::Itself),
    ("套", Family::Itself),
    ("张", Family::Itself),
    ("门", Family::Itself),
    ("种", Family::Itself),
    ("类", Family::Itself),
    ("辆", Family::Itself),
    ("台", Family::Itself),
    ("座", Family::Itself),
    ("栋", Family::Itself),
    ("幢", Family::Itself),
    ("间", Family::Itself),
    ("支", Family::Itself),
    ("只", Family::Itself),
    ("头", Family::Itself),
    ("株", Family::Itself),
    ("艘", Family::Itself),
    ("卷", Family::Itself),
    ("票", Family::Itself),
    ("笔", Family::Itself),
    ("单", Family::Itself),
    ("本", Family::Itself),
    ("村", Family::Itself),
    ("县", Family::Itself),
    ("平方公里", Family::Itself),
    ("平方千米", Family::Itself),
    ("平方米", Family::Itself),
    ("立方米", Family::Itself),
    ("公里", Family::Itself),
    ("千米", Family::Itself),
    ("米", Family::Itself),
    ("亩", Family::Itself),
    ("公顷", Family::Itself),
    ("公斤", Family::Itself),
    ("千克", Family::Itself),
    ("斤", Family::Itself),
    ("吨", Family::Itself),
    ("千瓦时", Family::Itself),
    ("千瓦", Family::Itself),
    ("元", Family::Itself),
    ("美元", Family::Itself),
    ("欧元", Family::Itself),
];

/// What turns a unit into a measure of time, an ordinal or another word: 3个月, 5个百分点, 2个工作日.
const NOT_UNITS: &[&str] = &[
    "个月",
    "个百分点",
    "个工作日",
    "个自然日",
    "个小时",
    "个半小时",
    "个季度",
    "个学时",
    "个星期",
    "个年",
    "个交易日",
    "人民币",
    "名列",
    "位居",
    "位列",
    "场所",
    "部门",
    "单位",
];

/// The unit at `at`, where it ends, and what it counts.
pub fn read(glyphs: &Glyphs, at: usize) -> Option<(usize, &'static str, Family)> {
    if NOT_UNITS.iter().any(|word| glyphs.word_at(at, word).is_some()) {
        return None;
    }
    let (end, unit, family) =
        UNITS.iter().find_map(|&(word, family)| Some((glyphs.word_at(at, word)?, word, family)))?;
    // 万套（间）, 户（次）: the bracket is part of the unit.
    let bracketed = glyphs.at(end) == '（' && glyphs.at(end + 2) == '）';
    Some((if bracketed { end + 3 } else { end }, unit, family))
}
