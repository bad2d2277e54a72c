//! The words that announce a unit or a deadline.

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

/// Labels seen in published plans. A label may stand behind a word of its own (主要责任单位, 市级牵头部门).
const LABELS: &[(&str, Role)] = &[
    ("责任部门", Role::Responsible),
    ("责任单位", Role::Responsible),
    ("责任科室", Role::Responsible),
    ("责任处室", Role::Responsible),
    ("责任人", Role::Responsible),
    ("责任领导", Role::Responsible),
    ("责任主体", Role::Responsible),
    ("责任股室", Role::Responsible),
    ("承办部门", Role::Responsible),
    ("承办单位", Role::Responsible),
    ("落实单位", Role::Responsible),
    ("落实部门", Role::Responsible),
    ("实施单位", Role::Responsible),
    ("负责单位", Role::Responsible),
    ("负责部门", Role::Responsible),
    ("负责人", Role::Responsible),
    ("牵头部门", Role::Lead),
    ("牵头单位", Role::Lead),
    ("牵头处室", Role::Lead),
    ("牵头科室", Role::Lead),
    ("牵头领导", Role::Lead),
    ("牵头委室", Role::Lead),
    ("牵头人", Role::Lead),
    ("主责部门", Role::Lead),
    ("主责单位", Role::Lead),
    ("主办单位", Role::Lead),
    ("主办部门", Role::Lead),
    ("配合部门", Role::Supporting),
    ("配合单位", Role::Supporting),
    ("配合科室", Role::Supporting),
    ("配合处室", Role::Supporting),
    ("协办单位", Role::Supporting),
    ("协办部门", Role::Supporting),
    ("协作委室", Role::Supporting),
    ("协同单位", Role::Supporting),
    ("参与单位", Role::Supporting),
    ("参与部门", Role::Supporting),
    ("参加单位", Role::Supporting),
    ("完成时间", Role::Deadline),
    ("完成时限", Role::Deadline),
    ("完成期限", Role::Deadline),
    ("时间节点", Role::Deadline),
    ("时限要求", Role::Deadline),
    ("办理时限", Role::Deadline),
    ("时间要求", Role::Deadline),
    ("进度安排", Role::Deadline),
    ("拟定时限", Role::Deadline),
    ("时限", Role::Deadline),
];

/// What a clause of an unlabelled group ends with: （区司法局牵头，区财政局配合）. Longer endings stand first.
const VERBS: &[(&str, Role)] = &[
    ("按职责分工负责", Role::Responsible),
    ("按职责分工落实", Role::Responsible),
    ("按职责负责", Role::Responsible),
    ("分工负责", Role::Responsible),
    ("分别负责", Role::Responsible),
    ("牵头负责", Role::Lead),
    ("牵头落实", Role::Lead),
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("具体负责", Role::Responsible),
    ("负责落实", Role::Responsible),
    ("共同负责", Role::Responsible),
    ("负责", Role::Responsible),
    ("承办", Role::Responsible),
    ("落实", Role::Responsible),
    ("配合", Role::Supporting),
    ("协助", Role::Supporting),
    ("协办", Role::Supporting),
    ("参与", Role::Supporting),
];

/// The widest label with the word before it, in characters.
pub const WIDEST: usize = 12;

/// What a text that ends with a label announces. White space and Markdown marks are no part of `text`.
pub fn role_of(text: &str) -> Option<Role> {
    LABELS.iter().find(|(label, _)| text.ends_with(label)).map(|&(_, role)| role)
}

/// The verb a clause ends with: what it makes of the units before it, and the clause without it.
pub fn verb_of(clause: &str) -> Option<(Role, &str)> {
    VERBS.iter().find_map(|&(verb, role)| Some((role, clause.strip_suffix(verb)?)))
}

/// What the names of units end with.
const UNIT_ENDINGS: &[&str] = &[
    "科",
    "处",
    "室",
    "局",
    "委",
    "办",
    "厅",
    "部",
    "部门",
    "单位",
    "中心",
    "所",
    "站",
    "队",
    "院",
    "府",
    "公司",
    "股",
    "街道",
    "镇",
    "乡",
    "管委会",
    "协会",
    "联合会",
    "支部",
    "学校",
    "银行",
];

/// Whether a text ends as the names of units do, and is no longer than they are.
pub fn names_unit(text: &str) -> bool {
    (2..=24).contains(&text.chars().count()) && UNIT_ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Words that show that a text assigns tasks, in whatever wording and layout.
const SIGNS: &[&str] = &[
    "责任部门",
    "责任单位",
    "责任科室",
    "责任处室",
    "牵头",
    "承办单位",
    "承办部门",
    "负责单位",
    "负责部门",
    "分工负责",
    "任务分解表",
];

/// Whether `text` speaks of assignments at all, read or not.
pub fn speaks_of_assignment(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign))
}

/// Whether a line is the header of a table of tasks: it names both a unit and a time.
pub fn heads_table(line: &str) -> bool {
    let names =
        |is_time: bool| LABELS.iter().any(|&(label, role)| (role == Role::Deadline) == is_time && line.contains(label));
    names(true) && names(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_labels_behind_a_word() {
        assert_eq!(role_of("主要责任单位"), Some(Role::Responsible));
        assert_eq!(role_of("其中"), None);
    }

    #[test]
    fn takes_the_longest_verb() {
        assert_eq!(verb_of("市教育局按职责分工负责"), Some((Role::Responsible, "市教育局")));
        assert_eq!(verb_of("市教育局牵头负责"), Some((Role::Lead, "市教育局")));
        assert_eq!(verb_of("市教育局"), None);
    }
}
