//! Lists that are announced with their length: 抓好以下四项工作：, 主要有三个方面：一是…, 实现“三个提高”, 共五个方面79项任务.

use super::{Entry, Form, Part, PartKind, Run, task};
use crate::text::{
    Span, count,
    letters::Where,
    lines::is_blank,
    marks,
    sets::Sets,
    span::widened,
    word,
    words::{Words, ends_with_one, holds_one, starts_with_one, words},
};

/// A list that the text gives a length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The words that give it, in bytes: 四项, “三个提高”.
    pub span: Span,
    /// The length they give.
    pub stated: u32,
    /// The length it has.
    pub counted: u32,
    /// What its last ordinal counts to: more than its length where one is missing.
    pub reaches: u32,
    /// What is counted, in the text's words: 项.
    pub measure: Span,
    /// The first of the entries counted, an index of [`super::Draft::entries`].
    pub first: usize,
}

/// What lists are counted in.
const MEASURES: [char; 9] = ['个', '项', '条', '点', '类', '种', '大', '件', '步'];

/// What entries of a list may be called; other things that are counted may be anything.
const MEMBERS: Words = words!(
    "方面|问题|工作|任务|重点|环节|原则|要求|措施|举措|步骤|阶段|坚持|转变|提升|提高|强化|突出|确保|到位|结合|机制|体系|关系|\
     意识|行动|工程|内容|事项|条件|情形|特点|变化|不足|短板|目标|关键|抓手|建议|意见|亮点|优化|专项|抓|一|必须|不"
);

/// What says that the list follows.
const FOLLOWS: Words = words!("以下|下列|如下");

/// A number with one of these before it counts something else, or is none.
const NO_COUNT: Words = words!("第|每|近|约|逾|超|余|另|另外|至少|不少于|各|前|后|上述|以上|过去|其他|其余|达");

/// What a list goes on with besides its points.
const MORE: Words = words!("此外|另外|同时|还有|与此同时|最后");

/// An announcement stands no farther from its list, in bytes.
const REACH: usize = 600;

/// A part's tasks are counted before its first entry, in no more bytes.
const PREAMBLE: usize = 6000;

/// Of a plan whose tasks number 79, 78 or 82 may be stated by mistake, but 12 counts something else.
const NEAR: u32 = 3;

/// The announcements of a document whose lists are certain.
pub fn read(text: &str, parts: &[Part], entries: &[Entry], runs: &[Run]) -> Vec<Announcement> {
    let reader = Reader { text, parts, entries, runs };
    let mut found: Vec<Announcement> = runs.iter().filter_map(|run| reader.before(run)).collect();
    for part in 0..parts.len() {
        found.extend(reader.of_plan(part));
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    parts: &'a [Part],
    entries: &'a [Entry],
    runs: &'a [Run],
}

/// A number with what it counts, in a sentence.
#[derive(Clone, Copy)]
struct Count {
    /// Where the number begins and where the measure ends, in bytes of the text.
    span: Span,
    value: u32,
    measure: Span,
}

impl Reader<'_> {
    /// What the sentence before a list says of its length.
    fn before(&self, run: &Run) -> Option<Announcement> {
        let first = self.entries.get(*run.entries.first()?)?;
        let announces = run.entries.len() > 1 && first.ordinal.value == 1 && !first.annex && run.after.is_none();
        if !announces {
            return None;
        }
        let sentence = self.sentence_before(first);
        let counts = self.counts(sentence);
        let stated = counts.iter().find(|count| self.announces(count, sentence, counts.len() == 1));
        let named = || counts.iter().find(|count| self.names_all(count, run));
        let heading = first.parent.and_then(|parent| self.entries.get(parent)).map(|parent| self.line(parent));
        let in_heading = || {
            let counts = self.counts(heading?);
            counts.into_iter().find(|count| self.names_all(count, run))
        };
        let count = stated.or_else(named).copied().or_else(in_heading)?;
        let last = self.entries.get(*run.entries.last()?)?;
        let counted = u32::try_from(run.entries.len()).ok()?;
        // What is said behind the last point may be one more.
        let more = first.inline && count.value > counted && self.goes_on(last);
        (!more).then(|| Announcement {
            span: count.span,
            stated: count.value,
            counted,
            reaches: last.ordinal.value,
            measure: count.measure,
            first: run.entries.first().copied().unwrap_or(0),
        })
    }

    /// The sentence, or what there is of it, that ends where the list begins.
    fn sentence_before(&self, first: &Entry) -> Span {
        let end = first.ordinal.span.start;
        let above =
            first.parent.and_then(|parent| self.entries.get(parent)).map_or(0, |parent| parent.ordinal.span.end);
        let part = self.parts.get(first.part).map_or(0, |part| part.title.end.max(part.span.start));
        let from = above.max(part).max(end.saturating_sub(REACH)).min(end);
        let range = widened(self.text, Span::new(from, end));
        let said = range.of(self.text).trim_end_where(|c| is_blank(c) || matches!(c, '#' | '*'));
        let body = said.trim_end_where(marks::ends_sentence);
        let start = body.rfind(|c| marks::ends_sentence(c) || matches!(c, '\n' | '；'));
        let start = start.and_then(|start| Some(start + body.get(start..)?.chars().next()?.len_utf8())).unwrap_or(0);
        Span::new(range.start + start, range.start + said.len())
    }

    /// The line that an entry begins, up to the end of its first sentence.
    fn line(&self, entry: &Entry) -> Span {
        let start = entry.ordinal.span.end;
        let range = widened(self.text, Span::new(start, entry.own.end.min(start + REACH).max(start)));
        let said = range.of(self.text);
        let end = said.find_where(|c| c == '\n' || marks::ends_sentence(c)).unwrap_or(said.len());
        Span::new(start, start + end)
    }

    /// The numbers with a measure behind them in `range`.
    fn counts(&self, range: Span) -> Vec<Count> {
        let said = range.of(self.text);
        let mut counts = Vec::new();
        for (index, measure) in said.match_indices(MEASURES) {
            let before = said.get(..index).unwrap_or("");
            let Some((value, start)) = count::at_end(before) else { continue };
            let counts_else = before.get(..start).is_none_or(|before| ends_with_one(before, NO_COUNT));
            if (2..100).contains(&value) && !counts_else {
                let measure = Span::new(range.start + index, range.start + index + measure.len());
                counts.push(Count { span: Span::new(range.start + start, measure.end), value, measure });
            }
        }
        counts
    }

    /// Whether a sentence says that as many points follow: 以下四项工作, 三项工作如下, 主要有三个方面：.
    fn announces(&self, count: &Count, sentence: Span, only: bool) -> bool {
        let before = Span::new(sentence.start, count.span.start).of(self.text);
        let behind = Span::new(count.span.end, sentence.end).of(self.text);
        let follows = ends_with_one(before, FOLLOWS) || word::holds(behind, "如下");
        let noun = behind.trim_end_any("：:");
        let short = noun.chars().count() <= 10
            && noun.find_where(|c: char| marks::separates(c) || c.is_ascii_digit()).is_none();
        let members = holds_one(noun, MEMBERS);
        follows || only && short && members && noun.len() < behind.len()
    }

    /// Whether the list is what a slogan names: “三个提高” above points each of which speaks of 提高.
    fn names_all(&self, count: &Count, run: &Run) -> bool {
        let tail = self.text.get(count.measure.end..).unwrap_or("");
        let name: String =
            tail.chars().take(5).take_while(|&c| !matches!(c, '”' | '」' | '"') && !marks::separates(c)).collect();
        let before = Span::new(count.span.start.saturating_sub(3), count.span.start).of(self.text);
        let quoted =
            matches!(before, "“" | "「") && tail.get(name.len()..).is_some_and(|tail| tail.starts_with_any("”」"));
        let title = |index: &usize| {
            let entry = self.entries.get(*index)?;
            let title = self.line(entry).of(self.text).trim_start_where(|c| is_blank(c) || matches!(c, '*'));
            Some(title.split(marks::separates).next().unwrap_or(title))
        };
        // “五个一” counts one thing after another.
        let fits = |title: &str| if name == "一" { title.starts_with('一') } else { word::holds(title, &name) };
        quoted && !name.is_empty() && run.entries.iter().all(|index| title(index).is_some_and(fits))
    }

    /// Whether something more is said behind the last point of a list.
    fn goes_on(&self, last: &Entry) -> bool {
        let own = widened(self.text, Span::new(last.own.start, last.own.end.min(last.own.start + REACH)));
        holds_one(own.of(self.text), MORE)
    }

    /// What is said of a plan's tasks in its preamble, or in the letter before it: 五个方面79项任务. One of the two numbers
    /// must be right, and the other not far from it; else it is not certain what they count.
    fn of_plan(&self, part: usize) -> Option<Announcement> {
        let plan = self.parts.get(part)?;
        let first = self.entries.partition_point(|entry| entry.part < part);
        let last = self.entries.partition_point(|entry| entry.part <= part);
        let entries = self.entries.get(first..last)?;
        let body = entries.iter().position(|entry| !entry.annex && !entry.inline)? + first;
        let letter = part
            .checked_sub(1)
            .and_then(|letter| self.parts.get(letter))
            .filter(|letter| letter.kind == PartKind::Notice);
        let preamble = Span::new(plan.title.end.max(plan.span.start), self.entries.get(body)?.ordinal.span.start);
        let letter = letter.map(|letter| Span::new(letter.title.end.max(letter.span.start), letter.span.end));
        let (heads, tasks) = [Some(preamble), letter].into_iter().flatten().find_map(|range| self.pair(range))?;
        let top = self.runs.get(self.entries.get(body)?.run)?;
        let of_top = |plain: bool| {
            let counts = |index: &&usize| {
                let entry = self.entries.get(**index);
                entry.is_some_and(|entry| plain || !task::heads_no_tasks(self.line(entry).of(self.text).trim()))
            };
            u32::try_from(top.entries.iter().filter(counts).count()).unwrap_or(0)
        };
        let total = |form: Form| {
            let of_form = entries.iter().filter(|entry| entry.ordinal.form == form && !entry.annex && !entry.inline);
            u32::try_from(of_form.count()).unwrap_or(0)
        };
        let forms =
            [Form::ChineseBracketed, Form::Arabic, Form::ArabicBracketed].into_iter().filter(|&form| form != top.form);
        let totals: Vec<u32> = forms.map(total).collect();
        let heads_right = of_top(true) == heads.value || of_top(false) == heads.value;
        let tasks_right = totals.contains(&tasks.value);
        let (stated, counted) = match (heads_right, tasks_right) {
            (true, false) => (tasks, totals.into_iter().max()?),
            (false, true) => (heads, of_top(true)),
            _ => return None,
        };
        (counted > 1 && stated.value.abs_diff(counted) <= NEAR).then_some(Announcement {
            span: stated.span,
            stated: stated.value,
            counted,
            reaches: counted,
            measure: stated.measure,
            first: body,
        })
    }

    /// 五个方面79项任务.
    fn pair(&self, range: Span) -> Option<(Count, Count)> {
        let range = widened(self.text, Span::new(range.start, range.end.min(range.start + PREAMBLE)));
        let mut counts = self.counts(range).into_iter().peekable();
        while let Some(heads) = counts.next() {
            let Some(tasks) = counts.peek() else { break };
            let between = Span::new(heads.span.end, tasks.span.start).of(self.text);
            let behind = self.text.get(tasks.span.end..).unwrap_or("");
            let of_heads = starts_with_one(between, words!("方面|部分|领域|板块|类"));
            let of_tasks = starts_with_one(behind, words!("任务|重点|措施|举措|工作|事项|具体"));
            if of_heads && of_tasks && between.chars().count() <= 8 && heads.measure.of(self.text) == "个" {
                return counts.next().map(|tasks| (heads, tasks));
            }
        }
        None
    }
}
