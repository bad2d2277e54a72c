//! The words that announce a unit or a deadline.

use super::Settings;
use crate::text::{
    Span,
    letters::Where,
    lines::{is_blank, is_page_number},
    marks::{closes, opens, separates, without_bracket},
    sets::Sets,
    words::{Words, holds_one, is_word, words},
};

/// What a labelled value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 牵头
    Lead,
    /// 责任
    Responsible,
    /// 配合
    Supporting,
    /// 完成时间
    Deadline,
}

/// What labels of units begin with, role by role, as seen in published plans: 责任 + 部门. A label may stand behind a word of
/// its own (主要责任单位, 市级牵头部门).
const STEMS: &[(Role, Words)] = &[
    (Role::Lead, words!("牵头|主责|主办|主要负责")),
    (Role::Responsible, words!("责任|承办|落实|负责|实施|执行|承担|主管|分管|负责考核")),
    (Role::Supporting, words!("配合|协办|协作|协同|协助|参与|参加")),
];

/// What they end with.
const NOUNS: Words =
    words!("部门|单位|科室|处室|股室|委室|部室|室组|厅局|委局|司局|委办局|院系|镇街|领导|主体|机构|人");

/// Labels of deadlines.
const TIMES: Words = words!(
    "完成时间|完成时限|完成期限|完成日期|完成节点|时间节点|时限要求|时间要求|时间安排|进度安排|进度要求|时序进度|\
     办理时限|办结时限|整改时限|拟定时限|工作时限|落实时限|推进时限|实施时间|计划时间"
);

/// Labels that are too common in other words to stand behind one: 牵头：甲科；时限：6月.
const SHORT: &[(Role, Words)] = &[
    (Role::Lead, words!("牵头|主办")),
    (Role::Responsible, words!("责任|负责|承办")),
    (Role::Supporting, words!("配合|协办")),
    (Role::Deadline, words!("时限|期限")),
];

/// What a clause of an unlabelled group ends with: （区司法局牵头，区财政局配合）.
const VERBS: &[(Role, Words)] = &[
    (Role::Lead, words!("牵头负责|牵头落实|牵头组织|牵头实施|牵头|主办|主责")),
    (
        Role::Responsible,
        words!(
            "按职责分工负责|按职责分工落实|按照职责分工负责|按照职责分工落实|按职责负责|按各自职责负责|按分工负责|分工负责|分别负责|\
             具体负责|负责落实|负责实施|共同负责|分别牵头负责|组织实施|负责|承办|落实"
        ),
    ),
    (Role::Supporting, words!("配合落实|协同配合|配合|协助|协办|协同|参与|参加")),
];

/// What labels end with, one character each: most texts before a colon end otherwise, and need not be compared with all.
const LABELS_END: &str = "门位室组局系街导体构人间限期点求排度头办责任合";

/// What verbs end with.
const VERBS_END: &str = "责实织施头办合助同与加";

/// The widest label with the word before it, in characters.
pub const WIDEST: usize = 12;

/// What a text that is a label, or ends with one, announces. Brackets within it, white space and Markdown marks are no part
/// of `text`.
pub fn role_of(text: &str, settings: &Settings) -> Option<Role> {
    let own = settings.labels.iter().find(|(label, _)| text.ends_with(label.as_str())).map(|&(_, role)| role);
    if own.is_some() || !text.ends_with_any(LABELS_END) {
        return own;
    }
    unit_role(text).or_else(|| {
        if let Some(before) = cut(text, TIMES) {
            // 责任单位及完成时限：甲科，6月底前: units are named as well.
            let with_units = before.strip_suffix(['及', '和', '与', '、', '/']).and_then(unit_role);
            return Some(with_units.unwrap_or(Role::Deadline));
        }
        SHORT.iter().find(|(_, words)| is_word(text, *words)).map(|&(role, _)| role)
    })
}

fn unit_role(text: &str) -> Option<Role> {
    let stem = cut(text, NOUNS)?;
    STEMS.iter().find(|(_, stems)| cut(stem, *stems).is_some()).map(|&(role, _)| role)
}

/// `text` without the longest of `words` at its end.
#[inline(never)]
fn cut(text: &str, words: Words) -> Option<&str> {
    let word = words.trailing(text.as_bytes());
    text.get(..text.len() - word).filter(|_| word > 0)
}

/// A label without what it says in brackets, and without blanks, Markdown marks and the number of a page that ends within it:
/// 牵头（配合）部门 is 牵头部门.
pub fn plain(label: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(label.len());
    for c in label.split('\n').filter(|line| !is_page_number(line)).flat_map(str::chars) {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && !is_blank(c) && c != '*' {
            plain.push(c);
        }
    }
    plain
}

/// The verb a clause ends with: what it makes of the units before it, and the clause without it.
pub fn verb_of(clause: &str) -> Option<(Role, &str)> {
    if !clause.ends_with_any(VERBS_END) {
        return None;
    }
    let verbs = VERBS.iter().filter_map(|&(role, verbs)| Some((role, cut(clause, verbs)?)));
    // 分别牵头负责 ends as 牵头负责 does.
    verbs.min_by_key(|(_, named)| named.len())
}

/// The role that a unit's own bracket gives it, and its name without: 市教育局（牵头）.
pub fn role_in_bracket(name: &str) -> Option<(Role, &str)> {
    let bare = without_bracket(name);
    let verb = name.get(bare.len()..)?.trim_where(|c| opens(c) || closes(c));
    let (role, rest) = verb_of(verb).filter(|_| !verb.is_empty())?;
    rest.is_empty().then_some((role, bare))
}

/// What the names of units end with.
const UNIT_ENDINGS: Words = words!(
    "科|处|室|局|委|办|厅|部|部门|单位|中心|所|站|队|院|府|公司|集团|股|街道|街镇|镇|乡|区县|管委会|协会|\
     联合会|总工会|妇联|支部|学校|大学|银行|专班|党委|党组|党支部|委员会|联席会议|团委|银保监会|证监会|\
     社区|法院|检察院|支队|大队|总队|海关|党校|支行|分行|残联|工商联|科协|文联|侨联|社科联|总社|园区|开发区|馆|台|社"
);

/// Whether a text ends as the names of units do, and is no longer than they are.
pub fn ends_as_unit(text: &str) -> bool {
    (2..=24).contains(&text.chars().count()) && cut(without_bracket(text), UNIT_ENDINGS).is_some()
}

/// Whether a text can name a unit or several: 区司法局, 各县（市、区）.
pub fn names_unit(text: &str) -> bool {
    ends_as_unit(text) || text.starts_with('各') && text.chars().count() <= 24
}

/// Words that show that a text assigns tasks, in whatever wording and layout.
const SIGNS: Words =
    words!("责任部门|责任单位|责任科室|责任处室|牵头|承办单位|承办部门|负责单位|负责部门|分工负责|任务分解表");

/// Whether `text` speaks of assignments at all, read or not.
pub fn speaks_of_assignment(text: &str) -> bool {
    holds_one(text, SIGNS)
}

/// What a column of a table of tasks holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// 序号
    Ordinal,
    /// 工作任务, 具体措施
    Task,
    /// 责任单位, 完成时间
    Assigned(Role),
    /// 备注, 分值 and all that says nothing of the task.
    Other,
}

/// Heads of columns that are no labels elsewhere.
const HEADS: &[(Column, Words)] = &[
    (Column::Ordinal, words!("序号|编号|项目号")),
    (Column::Other, words!("备注|分值|进展情况|完成情况|评分标准|考核要点|形式|成果|得分|说明|类别|依据")),
    (Column::Assigned(Role::Deadline), words!("时间|时限|期限|进度|节点|时间表")),
    (Column::Assigned(Role::Lead), words!("牵头")),
    (Column::Assigned(Role::Supporting), words!("配合")),
    (Column::Assigned(Role::Responsible), words!("部门|单位|科室|处室|责任|分工")),
    (Column::Task, words!("任务|工作|事项|内容|项目|措施|举措|目标|名称|要点|清单|要求|分解|指标")),
];

/// What the column below a cell holds, if the cell is short enough to head one and says so.
pub fn column(cell: &str, settings: &Settings) -> Option<Column> {
    let name = plain(cell);
    if name.is_empty() || name.chars().count() > WIDEST {
        return None;
    }
    let labelled = role_of(&name, settings).map(Column::Assigned);
    let column =
        labelled.or_else(|| HEADS.iter().find(|(_, words)| cut(&name, *words).is_some()).map(|&(column, _)| column));
    // 各责任单位 is what a cell says.
    column.filter(|column| !(name.starts_with('各') && matches!(column, Column::Assigned(_))))
}

/// The label that ends at the colon at `colon`, not reaching back before `from`: its role, and where it starts.
pub fn before(text: &str, from: usize, colon: usize, settings: &Settings) -> Option<(Role, usize)> {
    let before = text.get(from..colon)?;
    let mut start = colon;
    let mut depth = 0_usize;
    let mut length = 0;
    for (index, c) in before.char_indices().rev().take(WIDEST * 3) {
        if closes(c) {
            depth += 1;
        } else if opens(c) {
            // The bracket that the label stands in.
            let Some(outer) = depth.checked_sub(1) else { break };
            depth = outer;
        } else if depth > 0 {
            continue;
        } else if separates(c) {
            break;
        } else if is_blank(c) || c == '*' {
            if is_label(text, Span::new(start, colon), settings).is_some() {
                break;
            }
            continue;
        } else {
            length += 1;
        }
        if length > WIDEST {
            return None;
        }
        start = from + index;
    }
    is_label(text, Span::new(start, colon), settings).map(|role| (role, start))
}

fn is_label(text: &str, span: Span, settings: &Settings) -> Option<Role> {
    role_of(&plain(span.of(text)), settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(text: &str) -> Option<Role> {
        role_of(text, &Settings::default())
    }

    #[test]
    fn knows_the_families_of_labels() {
        use Role::{Deadline, Lead, Responsible, Supporting};
        let table = [
            (
                Responsible,
                "责任部门 责任单位 责任科室 责任处室 责任人 责任领导 责任主体 承办部门 承办单位 落实单位 负责单位 负责部门 主要责任单位",
            ),
            (Lead, "牵头部门 牵头单位 牵头处室 牵头科室 主责部门 主办单位 牵头领导 牵头委室 市级牵头部门 牵头"),
            (Supporting, "配合部门 配合单位 协办单位 协作委室 参与单位 参加单位 协同部门"),
            (
                Deadline,
                "完成时间 完成时限 完成期限 时间节点 时限要求 办理时限 时间要求 进度安排 拟定时限 计划完成时间 时限",
            ),
        ];
        for (expected, labels) in table {
            for label in labels.split(' ') {
                assert_eq!(role(label), Some(expected), "{label}");
            }
        }
        for other in ["其中", "审批时限", "贷款期限", "联系人", "参加人员", "工作目标", "部门"] {
            assert_eq!(role(other), None, "{other}");
        }
        assert_eq!(role("责任单位及完成时限"), Some(Responsible));
    }

    #[test]
    fn every_word_ends_with_a_character_looked_for() {
        let labels = NOUNS.each().chain(TIMES.each()).chain(SHORT.iter().flat_map(|(_, words)| words.each()));
        assert!(labels.into_iter().all(|label| label.ends_with_any(LABELS_END)));
        assert!(VERBS.iter().flat_map(|(_, words)| words.each()).all(|verb| verb.ends_with_any(VERBS_END)));
    }

    #[test]
    fn an_office_may_add_its_own() {
        let labels = [("主抓科室".to_owned(), Role::Lead), ("交账时间".to_owned(), Role::Deadline)];
        let settings = Settings { labels: &labels, ..Settings::default() };
        assert_eq!(role_of("主抓科室", &settings), Some(Role::Lead));
        assert_eq!(role_of("交账时间", &settings), Some(Role::Deadline));
        assert_eq!(role("主抓科室"), None);
    }

    #[test]
    fn labels_may_hold_brackets_and_blanks() {
        let found = |text: &str| {
            let (role, start) = before(text, 0, text.len(), &Settings::default())?;
            Some((role, text.get(start..)?.to_owned()))
        };
        assert_eq!(found("抓好普法。（责任单位（部门）"), Some((Role::Responsible, "责任单位（部门）".into())));
        assert_eq!(found("牵头（配合）部门"), Some((Role::Lead, "牵头（配合）部门".into())));
        assert_eq!(found("甲科 完成\n时间"), Some((Role::Deadline, "完成\n时间".into())));
        assert_eq!(found("总体工作目标"), None);
    }

    #[test]
    fn takes_the_longest_verb() {
        assert_eq!(verb_of("市教育局按职责分工负责"), Some((Role::Responsible, "市教育局")));
        assert_eq!(verb_of("市教育局牵头负责"), Some((Role::Lead, "市教育局")));
        assert_eq!(verb_of("市教育局"), None);
    }

    #[test]
    fn knows_the_columns_of_a_table() {
        use Column::{Assigned, Ordinal, Other, Task};
        let column = |cell: &str| column(cell, &Settings::default());
        for (cell, expected) in [
            ("序 号", Some(Ordinal)),
            ("任务序号", Some(Ordinal)),
            ("重点任务", Some(Task)),
            ("具体措施", Some(Task)),
            ("任务分解/时序进度", Some(Assigned(Role::Deadline))),
            ("牵头（配合）部门", Some(Assigned(Role::Lead))),
            ("负责考核部门", Some(Assigned(Role::Responsible))),
            ("**责任部门**", Some(Assigned(Role::Responsible))),
            ("完成时限", Some(Assigned(Role::Deadline))),
            ("进展情况", Some(Other)),
            ("各项分值", Some(Other)),
            ("各责任单位", None),
            ("普法科", None),
            ("", None),
        ] {
            assert_eq!(column(cell), expected, "{cell}");
        }
    }
}
