//! Ordinals: 一、（一）1.（1）① 第一条 一是 第一，首先 A. 1.1 (GB/T 9704-2012, 7.3.3; GB/T 15834-2011, annex B.3).

mod numerals;
mod points;
mod read;

pub use numerals::in_chinese;
pub use points::in_text;
pub use read::at_start;

use crate::text::{Span, numeral::digit};
use numerals::roman;

/// How an ordinal is written. Ordinals of one form count along together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// 第一部分, 第一编
    Division,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    Chinese,
    /// （一）
    ChineseBracketed,
    /// 1. or 1、
    Arabic,
    /// 1.1
    Decimal,
    /// 1.1.1
    SubDecimal,
    /// （1）
    ArabicBracketed,
    /// 1）
    ArabicHalfBracketed,
    /// ①
    Circled,
    /// A. or （A）
    Capital,
    /// a) or （a）
    Letter,
    /// Ⅰ. or I.
    CapitalRoman,
    /// i)
    Roman,
    /// 第一，
    Nth,
    /// 其一，
    Among,
    /// 首先, 其次, 再次, 最后
    Sequence,
    /// 一是
    Is,
    /// 一要
    Must,
}

/// 最后 ends a list of any length.
pub const LAST: u32 = 4;

/// 首先, 其次, 再次 and 最后, which count from one to [`LAST`].
const SEQUENCE: [&str; LAST as usize] = ["首先", "其次", "再次", "最后"];

/// The characters that are ordinals by themselves: from which to which, what they count from, and their form.
const SINGLE: [(char, char, u32, Form); 8] = [
    ('①', '⑳', 1, Form::Circled),
    ('㉑', '㉟', 21, Form::Circled),
    ('㊱', '㊿', 36, Form::Circled),
    ('⑴', '⒇', 1, Form::ArabicBracketed),
    ('⒈', '⒛', 1, Form::Arabic),
    ('㈠', '㈩', 1, Form::ChineseBracketed),
    ('Ⅰ', 'Ⅻ', 1, Form::CapitalRoman),
    ('ⅰ', 'ⅻ', 1, Form::Roman),
];

impl Form {
    /// How high it stands in an outline by the standard; a smaller number is higher.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Division => 0,
            Self::Chapter => 1,
            Self::Section => 2,
            Self::Chinese | Self::Article => 3,
            Self::ChineseBracketed => 4,
            Self::Arabic => 5,
            Self::Decimal | Self::ArabicBracketed | Self::ArabicHalfBracketed => 6,
            Self::SubDecimal | Self::Circled => 7,
            Self::Capital | Self::CapitalRoman => 8,
            Self::Letter | Self::Roman => 9,
            Self::Nth | Self::Among | Self::Sequence | Self::Is | Self::Must => 10,
        }
    }

    /// Whether ordinals of this form stand in running text, not only at a line's start.
    pub const fn runs_in(self) -> bool {
        self.rank() == 10
    }

    /// Whether it is one of the four levels that GB/T 9704-2012, 7.3.3 names.
    pub const fn is_standard_level(self) -> bool {
        matches!(self, Self::Chinese | Self::ChineseBracketed | Self::Arabic | Self::ArabicBracketed)
    }

    /// The ordinal of this form for `value`, as the standard writes it; for 1.1 only its last number.
    pub fn write(self, value: u32) -> String {
        let numeral = self.numeral(value);
        let (before, after) = match self {
            Self::Division => ("第", "部分"),
            Self::Chapter => ("第", "章"),
            Self::Section => ("第", "节"),
            Self::Article => ("第", "条"),
            Self::Chinese => ("", "、"),
            Self::ChineseBracketed | Self::ArabicBracketed => ("（", "）"),
            Self::Arabic | Self::Capital | Self::CapitalRoman => ("", "."),
            Self::ArabicHalfBracketed | Self::Letter | Self::Roman => ("", "）"),
            Self::Nth => ("第", "，"),
            Self::Among => ("其", "，"),
            Self::Is => ("", "是"),
            Self::Must => ("", "要"),
            Self::Decimal | Self::SubDecimal | Self::Sequence | Self::Circled => ("", ""),
        };
        [before, &numeral, after].concat()
    }

    /// The numeral alone: 一, 1, ①, a, iv, 首先.
    fn numeral(self, value: u32) -> String {
        let letter = |first: u8| {
            let letter = u8::try_from(value.saturating_sub(1) % 26).unwrap_or(0);
            char::from(first + letter).to_string()
        };
        match self {
            Self::Arabic | Self::Decimal | Self::SubDecimal | Self::ArabicBracketed | Self::ArabicHalfBracketed => {
                value.to_string()
            }
            Self::Circled => single(value, Self::Circled).map_or_else(|| format!("（{value}）"), String::from),
            Self::Capital => letter(b'A'),
            Self::Letter => letter(b'a'),
            Self::CapitalRoman => roman(value).to_ascii_uppercase(),
            Self::Roman => roman(value),
            Self::Sequence => {
                let place = (value.clamp(1, LAST) - 1) as usize;
                SEQUENCE.get(place).copied().unwrap_or_default().to_owned()
            }
            _ => in_chinese(value),
        }
    }
}

/// An ordinal as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinal {
    /// How it is written.
    pub form: Form,
    /// What it counts to, from 1; of 1.2.3 the last number.
    pub value: u32,
    /// Of 1.2.3 what stands before the last number, 1.2, as one number; else 0.
    pub prefix: u32,
    /// The ordinal with its marks, in bytes: `（一）`, `12.`, `一是`.
    pub span: Span,
    /// The marks it is written with.
    pub marks: Marks,
    /// Whether it may as well be something else (`二、三等奖`), and counts only where one of its value is due.
    pub doubtful: bool,
}

/// The marks around an ordinal. Two ordinals of one form and unlike marks are written unlike: `1.` and `1、`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// The bracket before the numeral.
    pub open: Option<char>,
    /// The bracket behind it.
    pub close: Option<char>,
    /// The mark behind all of it.
    pub after: Option<char>,
}

impl Marks {
    /// Whether its brackets are both full-width or both half-width.
    pub fn pair(self) -> bool {
        match (self.open, self.close) {
            (Some(open), Some(close)) => (open == '(') == (close == ')'),
            _ => true,
        }
    }
}

impl Ordinal {
    /// What this ordinal would be for `value`: the numeral changed, the marks kept. `text` is the one it was read from.
    pub fn renumbered(&self, text: &str, value: u32) -> String {
        let written = self.span.of(text);
        let is_single = |c: char| SINGLE.iter().any(|&(first, last, ..)| (first..=last).contains(&c));
        let mut numeral = self.form.numeral(value);
        let (mut start, mut end) = (0, 0);
        if self.form == Form::Sequence {
            end = written.len();
        } else if let Some(one) = written.chars().next().filter(|&c| is_single(c)) {
            end = one.len_utf8();
            numeral = single(value, self.form).map_or_else(|| self.form.write(value), String::from);
        } else {
            let mut wide = false;
            for (index, c) in written.char_indices().filter(|&(_, c)| read::is_numeral(self.form, c)) {
                start = if end == index { start } else { index };
                end = index + c.len_utf8();
                wide = !c.is_ascii() && digit(c).is_some();
            }
            if wide {
                numeral = numeral.chars().map(widened).collect();
            }
        }
        [written.get(..start).unwrap_or(""), &numeral, written.get(end..).unwrap_or("")].concat()
    }

    /// Whether it is a letter, or a Roman numeral.
    pub const fn is_letter(&self) -> bool {
        self.form.rank() == Form::Capital.rank() || self.form.rank() == Form::Letter.rank()
    }

    /// What it is when it comes behind `before`: i, v and x are letters and Roman numerals, and only what counts on tells.
    #[must_use]
    pub fn behind(self, before: Self) -> Self {
        let other = match self.form {
            Form::Letter => Form::Roman,
            Form::Roman => Form::Letter,
            Form::Capital => Form::CapitalRoman,
            Form::CapitalRoman => Form::Capital,
            _ => return self,
        };
        let roman = matches!(other, Form::Roman | Form::CapitalRoman);
        let both = [[9, 1], [22, 5], [24, 10]];
        let (from, to) = if roman { (0, 1) } else { (1, 0) };
        let value =
            both.into_iter().find(|pair| pair.get(from) == Some(&self.value)).and_then(|pair| pair.get(to).copied());
        match value {
            Some(value) if before.form == other && before.value + 1 == value => Self { form: other, value, ..self },
            _ => self,
        }
    }

    /// What this ordinal would be with other marks, or with those the standard wants: the numeral kept.
    pub fn marked(&self, marks: Marks) -> String {
        let numeral = self.form.numeral(self.value);
        let mark = |mark: Option<char>| mark.map(String::from).unwrap_or_default();
        let bare = match self.form {
            Form::Nth => format!("第{numeral}"),
            Form::Among => format!("其{numeral}"),
            Form::Is => format!("{numeral}是"),
            Form::Must => format!("{numeral}要"),
            Form::Decimal => format!("{}.{numeral}", self.prefix),
            Form::SubDecimal => format!("{}.{}.{numeral}", self.prefix / 100, self.prefix % 100),
            _ => numeral,
        };
        [mark(marks.open), bare, mark(marks.close), mark(marks.after)].concat()
    }
}

/// The single character that is the ordinal `value` of `form`.
fn single(value: u32, form: Form) -> Option<char> {
    SINGLE.iter().filter(|&&(.., known)| known == form).find_map(|&(first, last, from, _)| {
        let c = char::from_u32(u32::from(first) + value.checked_sub(from)?)?;
        (c <= last).then_some(c)
    })
}

/// The full-width form of a digit.
fn widened(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ordinal that `line` begins with.
    fn read(line: &str) -> Ordinal {
        at_start(line, Span::new(0, line.len())).unwrap_or_else(|| panic!("{line}"))
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        use Form::{
            Among, Arabic, ArabicBracketed, ArabicHalfBracketed, Article, Capital, CapitalRoman, Chapter, Chinese,
            ChineseBracketed, Circled, Division, Is, Letter, Must, Nth, Roman, Section, Sequence,
        };
        let upright = [
            Division,
            Chapter,
            Section,
            Article,
            Chinese,
            ChineseBracketed,
            Arabic,
            ArabicBracketed,
            ArabicHalfBracketed,
            Roman,
            CapitalRoman,
            Nth,
            Among,
            Is,
            Must,
        ];
        let all = upright.into_iter().map(|form| (form, 9999));
        for (form, last) in all.chain([(Circled, 50), (Capital, 26), (Letter, 26), (Sequence, LAST)]) {
            for value in 1..=last {
                let line = format!("{} 抓学习", form.write(value));
                // A single letter may be either.
                let mut letter = false;
                for (small, great) in
                    [("i", 'I'), ("v", 'V'), ("x", 'X'), ("l", 'L'), ("c", 'C'), ("d", 'D'), ("m", 'M')]
                {
                    letter |= line.starts_with(&format!("{small}）")) || line.starts_with(&format!("{great}."));
                }
                if letter || form == Sequence && value > 1 {
                    continue;
                }
                let found = read(&line);
                assert_eq!((found.form, found.value, found.span.of(&line)), (form, value, form.write(value).as_str()));
                assert_eq!(found.renumbered(&line, value), form.write(value));
            }
        }
    }

    #[test]
    fn a_new_value_keeps_the_marks() {
        for (line, value, written) in [
            ("（三）甲", 12, "（十二）"),
            ("(3) 甲", 4, "(4)"),
            ("１２．甲", 13, "１３．"),
            ("3、甲", 2, "2、"),
            ("第三条 甲", 4, "第四条"),
            ("三是甲", 2, "二是"),
            ("⒊甲", 4, "⒋"),
            ("③甲", 21, "㉑"),
            ("⑶甲", 30, "（30）"),
            ("1.2.3 甲", 4, "1.2.4"),
            ("b)甲", 3, "c)"),
            ("首先，甲", 2, "其次"),
        ] {
            assert_eq!(read(line).renumbered(line, value), written, "{line}");
        }
    }

    #[test]
    fn new_marks_keep_the_value() {
        let full = Marks { open: Some('（'), close: Some('）'), after: None };
        assert_eq!(read("(三)、甲").marked(full), "（三）");
        assert_eq!(read("第二、甲").marked(Marks { after: Some('，'), ..Marks::default() }), "第二，");
        assert_eq!(
            [10, 11, 20, 103, 110, 1010, 9009].map(in_chinese),
            ["十", "十一", "二十", "一百零三", "一百一十", "一千零一十", "九千零九"]
        );
    }
}
