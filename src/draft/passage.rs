//! A paragraph taken apart: its figures and percentages, each with the sentence and the clause it stands in.

use super::{
    figure::{self, Figure},
    ratio::{Form, Ratio},
};
use crate::text::{
    Span,
    decimal::{Decimal, ONE},
    glyphs::{Glyphs, Range},
    letters::letters,
    number::{self, Number},
    numeral,
    words::{Words, words},
};

/// A paragraph taken apart.
#[derive(Debug, Default)]
pub struct Passage {
    /// Its characters.
    pub glyphs: Glyphs,
    /// Its figures, in text order.
    pub figures: Vec<Figure>,
    /// Its relative numbers, in text order.
    pub ratios: Vec<Ratio>,
    /// Where each sentence begins, in text order.
    pub sentences: Vec<usize>,
}

/// Words that say that prices or the ways of counting are evened out, which the figures as they stand are not.
pub(super) const EVENED: Words = words!("可比|不变价|不变价格|口径|剔除|扣除|实际增长|实际增速|实际下降|实际提高");

/// What is told at the prices of the day, and its growth at those of another.
const AT_PRICES: Words = words!("生产总值|GDP|增加值|总产值|工业产值|农业产值");

/// What follows 成 where it begins a word, and counts no tenths: 三成立, 一成不变.
const NOT_TENTHS: &str = "立为功本员果效绩熟长都品套人片分年交活形型名就语因像群不色员";

/// How far a quotation or a title may reach: a mark that is never closed must not hide the rest.
const QUOTE_REACH: usize = 200;

impl Passage {
    /// Whether a paragraph tells anything that figures are checked by. Most do not, and need no closer look.
    pub fn may_tell_figures(paragraph: &str) -> bool {
        let mut numbers = 0;
        let (mut digit, mut numeral, mut total, mut parts) = (false, false, false, false);
        for (_, c) in letters(paragraph) {
            let was_digit = digit;
            digit = c.is_ascii_digit();
            match c {
                '%' | '％' | '﹪' | '‰' | '倍' | '番' => return true,
                // 六成, 三分之二, 3个百分点; 完成 and 部分 are no numbers.
                '成' | '分' if numeral => return true,
                '共' => total = true,
                '计' | '其' | '括' | '含' | '别' | '比' | '构' => parts = true,
                _ => numbers += usize::from(digit && !was_digit),
            }
            numeral = digit || numeral::is_chinese_digit(c) || matches!(c, '万' | '０'..='９');
        }
        total && numbers > 0 || parts && numbers > 1
    }

    /// Takes apart `paragraph`, a range of bytes of `text`.
    pub fn new(text: &str, paragraph: Span) -> Self {
        Walk::over(Glyphs::new(text, paragraph))
    }

    /// Whether the words before `figure` are all that stands before it in its clause.
    pub fn opens_clause(&self, figure: &Figure) -> bool {
        let before = self.glyphs.before(figure.words);
        figure.words == 0 || figure::is_stop(before) || before == '。'
    }

    /// The relative numbers that begin in `range`.
    pub fn ratios_in(&self, range: Range) -> &[Ratio] {
        let place = |glyph: usize| self.ratios.partition_point(|ratio| ratio.from < glyph);
        self.ratios.get(place(range.0)..place(range.1)).unwrap_or_default()
    }

    /// Where `sentence` begins.
    pub fn sentence_start(&self, sentence: usize) -> usize {
        self.sentences.get(sentence).copied().unwrap_or(0)
    }
}

/// The state of one pass over the glyphs.
struct Walk {
    passage: Passage,
    /// Where the clause begins, within the innermost bracket.
    clause: usize,
    /// What holds around the open brackets.
    outer: Vec<Outer>,
    sentence: usize,
    segment: usize,
    /// Where the words before the next figure begin.
    words: usize,
    /// Where 其中 stands in the sentence, within the innermost bracket.
    among: Option<usize>,
    /// Where the quotation that is open ends.
    quote: usize,
    /// Whether the sentence says that prices or the ways of counting are evened out.
    evened: bool,
    /// Whether something told at the prices of the day stands since the last ；.
    priced: bool,
}

/// What holds around an open bracket.
struct Outer {
    clause: usize,
    words: usize,
    among: Option<usize>,
    /// How many figures and ratios came before the bracket.
    found: usize,
}

/// Brackets nested deeper than this are unbalanced ones.
const MAX_DEPTH: usize = 8;

impl Walk {
    fn over(glyphs: Glyphs) -> Passage {
        let passage = Passage { glyphs, sentences: vec![0], ..Passage::default() };
        let mut walk = Self {
            passage,
            clause: 0,
            outer: Vec::new(),
            sentence: 0,
            segment: 0,
            words: 0,
            among: None,
            quote: 0,
            evened: false,
            priced: false,
        };
        let mut at = 0;
        while at < walk.passage.glyphs.len() {
            at = walk.step(at);
        }
        walk.passage
    }

    /// Takes what stands at `at`; gives the glyph after it.
    fn step(&mut self, at: usize) -> usize {
        let c = self.passage.glyphs.at(at);
        let next = at + 1;
        match c {
            '。' | '！' | '？' => {
                self.outer.clear();
                self.among = None;
                self.evened = false;
                self.priced = false;
                self.sentence += 1;
                self.segment += 1;
                self.passage.sentences.push(next);
                self.begin_clause(next);
            }
            '；' => {
                self.priced = false;
                self.segment += usize::from(self.outer.is_empty());
                self.begin_clause(next);
            }
            '，' | ',' | '\t' | '|' => self.begin_clause(next),
            // 已办结：48件: the words before a colon still tell what the figure counts.
            '：' => self.clause = next,
            '（' if self.outer.len() < MAX_DEPTH => {
                self.outer.push(Outer {
                    clause: self.clause,
                    words: self.words,
                    among: self.among,
                    found: self.found(),
                });
                self.begin_clause(next);
            }
            '）' => {
                // What stood before the bracket goes on after it: 目标任务（15公里）的82%; and so do the words for a figure,
                // unless the bracket holds one itself.
                if let Some(outer) = self.outer.pop() {
                    self.clause = outer.clause;
                    self.among = outer.among;
                    self.words = if outer.found == self.found() { outer.words } else { next };
                }
            }
            '其' if self.passage.glyphs.at(next) == '中' => self.among = Some(at),
            '可' | '不' | '口' | '剔' | '扣' | '实' => {
                self.evened |= self.passage.glyphs.word_at(at, EVENED).is_some();
            }
            '值' | 'P' => self.priced |= self.passage.glyphs.word_before(self.clause, next, AT_PRICES).is_some(),
            '《' => return self.title(at).unwrap_or(next),
            '“' => self.quote = self.closing(at, '”').unwrap_or(self.quote),
            '「' => self.quote = self.closing(at, '」').unwrap_or(self.quote),
            '翻' => return self.doubling(at).unwrap_or(next),
            '百' | '千' | '万' => return self.spelled(at).unwrap_or_else(|| self.number(at)),
            _ if c.is_ascii_digit() || numeral::is_chinese_digit(c) => return self.number(at),
            _ => {}
        }
        next
    }

    fn found(&self) -> usize {
        self.passage.figures.len() + self.passage.ratios.len()
    }

    fn begin_clause(&mut self, at: usize) {
        self.clause = at;
        self.words = at;
    }

    /// The glyph after the mark that closes the one at `at`.
    #[inline(never)]
    fn closing(&self, at: usize, mark: char) -> Option<usize> {
        (at + 1..at + QUOTE_REACH).find(|&index| self.passage.glyphs.at(index) == mark).map(|index| index + 1)
    }

    /// 翻一番, 翻了两番.
    fn doubling(&mut self, at: usize) -> Option<usize> {
        let glyphs = &self.passage.glyphs;
        let from = if glyphs.at(at + 1) == '了' { at + 2 } else { at + 1 };
        let number = number::read(glyphs, from)?;
        let to = glyphs.word_at(number.end, words!("番"))?;
        Some(self.ratio(at, to, number.value, Form::Doubling))
    }

    /// A title holds no figures, and its percentages are part of its name.
    fn title(&mut self, at: usize) -> Option<usize> {
        let end = self.closing(at, '》')?;
        self.quote = self.quote.max(end);
        let words = self.words;
        let mut at = at + 1;
        while at < end {
            at = if self.passage.glyphs.is_digit(at) { self.number(at) } else { at + 1 };
        }
        self.words = words;
        Some(at)
    }

    /// 百分之九十八点五, 千分之三. Its value is left out where it is not a plain number.
    fn spelled(&mut self, at: usize) -> Option<usize> {
        let glyphs = &self.passage.glyphs;
        let from = glyphs.word_at(at + 1, words!("分之"))?;
        if glyphs.at(from) == '百' {
            return Some(self.ratio(at, from + 1, Decimal::new(100, 0), Form::Percent));
        }
        let number = number::read(glyphs, from)?;
        let mut value = number.value;
        let mut to = number.end;
        if glyphs.at(to) == '点' {
            // Digit by digit: 点八三.
            value = value.filter(|value| value.unit == ONE);
            to += 1;
            while to - number.end < 9
                && let Some(digit) = numeral::chinese_digit(glyphs.at(to))
            {
                value = value.map(|Decimal { amount, unit }| {
                    let unit = unit / 10;
                    Decimal { amount: amount + i64::from(digit) * unit, unit }
                });
                to += 1;
            }
            value = value.filter(|value| value.unit > 1);
        }
        let form = match glyphs.at(at) {
            '百' => Form::Percent,
            '千' => Form::Permille,
            _ => {
                value = None;
                Form::Permille
            }
        };
        Some(self.ratio(at, to, value, form))
    }

    /// A number: a percentage, a figure, or neither.
    fn number(&mut self, at: usize) -> usize {
        let glyphs = &self.passage.glyphs;
        let Some(number) = number::read(glyphs, at) else {
            return at + 1;
        };
        let end = number.end;
        let mut value = number.value;
        // A minus before it: what it is a ratio of cannot be told from its size.
        if glyphs.is_one_of(at.wrapping_sub(1), "-－−负") && !glyphs.is_one_of(at.wrapping_sub(2), "0123456789%-－−")
        {
            value = None;
        }
        let form = match glyphs.at(end) {
            '%' => Some((end + 1, Form::Percent)),
            '‰' => Some((end + 1, Form::Permille)),
            '倍' => Some((end + 1, Form::Times)),
            '成' => {
                // 六成, 六成五: tenths.
                let tenths = value.filter(|value| value.unit == ONE && value.amount <= 10 * ONE);
                let half =
                    glyphs.word_at(end + 1, words!("五")).filter(|&after| !numeral::is_chinese_digit(glyphs.at(after)));
                value = tenths.map(|value| Decimal {
                    amount: value.amount * 10 + if half.is_some() { 5 * ONE } else { 0 },
                    unit: if half.is_some() { ONE } else { 10 * ONE },
                });
                let word = glyphs.is_one_of(end + 1, NOT_TENTHS);
                (value.is_some() && !word).then_some((half.unwrap_or(end + 1), Form::Percent))
            }
            _ => glyphs.word_at(end, words!("个百分点|百分点")).map(|end| (end, Form::Points)),
        };
        if let Some((end, form)) = form {
            return self.ratio(at, end, value, form);
        }
        if let Some(to) = self.fraction(at, &number) {
            return to;
        }
        let glyphs = &self.passage.glyphs;
        let last = self.passage.figures.last().filter(|figure| figure.sentence == self.sentence);
        match figure::read(glyphs, at, &number, self.words, last) {
            Ok(mut figure) => {
                if at >= self.quote {
                    figure.index = self.passage.figures.len();
                    figure.among = self.among;
                    figure.sentence = self.sentence;
                    figure.segment = self.segment;
                    figure.depth = self.outer.len();
                    self.words = figure.to;
                    self.passage.figures.push(figure);
                }
                figure.to
            }
            Err(end) => end.max(at + 1),
        }
    }

    /// 三分之二: near enough to it, and not to be told wrong by much less.
    fn fraction(&mut self, at: usize, whole: &Number) -> Option<usize> {
        let glyphs = &self.passage.glyphs;
        let part = number::read(glyphs, glyphs.word_at(whole.end, words!("分之"))?)?;
        let value = part.value.zip(whole.value).and_then(|(part, whole)| {
            let amount = part.amount.checked_mul(100)?.checked_div(whole.amount / ONE)?;
            Some(Decimal { amount, unit: 6 * ONE })
        });
        Some(self.ratio(at, part.end, value, Form::Percent))
    }

    #[inline(never)]
    fn ratio(&mut self, from: usize, to: usize, value: Option<Decimal>, form: Form) -> usize {
        self.passage.ratios.push(Ratio {
            from,
            to,
            value,
            form,
            clause: self.clause,
            sentence: self.sentence,
            segment: self.segment,
            depth: self.outer.len(),
            quoted: from < self.quote,
            evened: self.evened,
            priced: self.priced,
            figures: self.passage.figures.len(),
        });
        self.words = to;
        to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(text: &str) -> (Vec<String>, Vec<(String, Form)>) {
        let passage = Passage::new(text, Span::new(0, text.len()));
        let written = |from, to| passage.glyphs.span(from, to).of(text).to_owned();
        let figures = passage.figures.iter().map(|figure| written(figure.from, figure.to)).collect();
        let ratios = passage.ratios.iter().map(|ratio| (written(ratio.from, ratio.to), ratio.form)).collect();
        (figures, ratios)
    }

    #[test]
    fn figures_and_ratios() {
        let (figures, ratios) = passage(
            "2023年共受理纠纷 500 件，同比增长1.5倍，调成 490 件，成功率 ９８％，提高1.4个百分点，比2015年翻了一番，占百分之九十八点五。",
        );
        assert_eq!(figures, ["500 件", "490 件"]);
        let ratios: Vec<_> = ratios.iter().map(|(text, form)| (text.as_str(), *form)).collect();
        assert_eq!(
            ratios,
            [
                ("1.5倍", Form::Times),
                ("９８％", Form::Percent),
                ("1.4个百分点", Form::Points),
                ("翻了一番", Form::Doubling),
                ("百分之九十八点五", Form::Percent),
            ]
        );
    }

    #[test]
    fn an_enumeration_hands_its_unit_on() {
        let (figures, _) = passage("审结86件，维持36，驳回22，拨打12345，其中2023，得分95。");
        assert_eq!(figures, ["86件", "36", "22"]);
    }

    #[test]
    fn titles_and_quotations_hold_no_figures() {
        let (figures, ratios) = passage("印发《关于办好10件实事的通知》，推行“3件联办”“两个100%”，办结5件。");
        assert_eq!(figures, ["5件"]);
        assert_eq!(ratios.len(), 1);
        let (figures, _) = passage("引号未闭合“一件事，办结5件。");
        assert_eq!(figures, ["5件"]);
    }

    #[test]
    fn sentences_segments_and_brackets() {
        let text = "甲5件（乙3件；丙2件）；丁4件。其中戊1件，占25%。";
        let passage = Passage::new(text, Span::new(0, text.len()));
        let places: Vec<_> =
            passage.figures.iter().map(|figure| (figure.sentence, figure.segment, figure.depth)).collect();
        assert_eq!(places, [(0, 0, 0), (0, 0, 1), (0, 0, 1), (0, 1, 0), (1, 2, 0)]);
        assert_eq!(passage.ratios.first().map(|ratio| ratio.figures), Some(5));
        assert_eq!(passage.glyphs.at(passage.sentence_start(1)), '其');
    }
}
