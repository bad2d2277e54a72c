//! The other names that a unit may go by in a document.

use crate::text::{
    word,
    words::{Words, is_word, words},
};

/// What a shorter name leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The level or the house before it: 区法律援助中心, 法律援助中心.
    Prefix(&'static str),
    /// A piece in it: 普法与依法治理科, 普法治理科.
    Piece,
}

/// Levels and houses that names begin with, and are left out where they go without saying.
const PREFIXES: Words = words!("省|市|区|县|州|旗|镇|乡|街道|局|院|校|委|厅|国家|中央|全国");

/// What is left would be the unit of another level: 市县教育局, 区县政府.
const LEVELS: [char; 5] = ['省', '区', '县', '州', '旗'];

/// Names that many units have.
const GENERIC: Words = words!("办公室|政府|人民政府|党委|纪委|管委会|办事处|委员会");

/// Words for what every unit does.
const WEAK: Words = words!("管理|工作|服务|事务");

/// No piece behind 与, 和 and 及 is longer, in characters.
const LONGEST_PIECE: usize = 4;

/// A name cut to fewer characters may be any unit's.
const SHORTEST: usize = 4;

/// Calls `found` with each name that is `name` with something left out.
pub fn shorter(name: &str, found: &mut dyn FnMut(&str, Left)) {
    for prefix in PREFIXES.each() {
        if let Some(rest) = name.strip_prefix(prefix)
            && length(rest) >= SHORTEST
            && !rest.starts_with(LEVELS)
            && !is_word(rest, GENERIC)
        {
            found(rest, Left::Prefix(prefix));
        }
    }
    let own = own_name(name);
    let start = name.len() - own.len();
    for (at, c) in own.char_indices().skip(2) {
        let (head, tail) = (name.get(..start + at).unwrap_or(""), own.get(at..).unwrap_or(""));
        let mut try_tail = |tail: &str| {
            let fewest = if tail == "中心" { SHORTEST + 1 } else { SHORTEST };
            if length(head) + length(tail) >= fewest + length(name) - length(own) {
                found(&format!("{head}{tail}"), Left::Piece);
            }
        };
        if let Some(rest) = WEAK.each().find_map(|weak| tail.strip_prefix(weak))
            && !rest.is_empty()
        {
            try_tail(rest);
        }
        if matches!(c, '与' | '和' | '及') {
            let mut rest = tail.get(c.len_utf8()..).unwrap_or("");
            for cut in 0..=LONGEST_PIECE {
                // 普法与依法治理科 is 普法治理科; 教育和体育局 is more than 教育局.
                let fewest = if cut == 0 { 2 } else { 3 };
                if length(rest) < fewest {
                    break;
                }
                try_tail(rest);
                let mut rest_chars = rest.chars();
                rest_chars.next();
                rest = rest_chars.as_str();
            }
        }
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A name without the level before it.
fn own_name(name: &str) -> &str {
    words!("省|市|区|县").each().find_map(|level| name.strip_prefix(level)).unwrap_or(name)
}

/// Fields of work under their names in full and in short, each short one first: as the departments of provinces, cities and
/// counties bear them.
const FIELDS: [Words; 25] = [
    words!("人社|人力社保|人力资源社会保障|人力资源和社会保障"),
    words!("发改|发展改革|发展和改革"),
    words!("市监|市场监管|市场监督管理"),
    words!("卫健|卫生健康|卫生和健康"),
    words!("住建|住房城乡建设|住房和城乡建设"),
    words!("文旅|文化旅游|文化和旅游"),
    words!("自规|规划资源|自然资源和规划|规划和自然资源"),
    words!("工信|工业信息化|工业和信息化"),
    words!("经信|经济信息化|经济和信息化"),
    words!("退役军人|退役军人事务"),
    words!("应急|应急管理"),
    words!("科技|科学技术"),
    words!("交通|交通运输"),
    words!("城管|城市管理"),
    words!("民宗|民族宗教|民族和宗教"),
    words!("医保|医疗保障"),
    words!("法援|法律援助"),
    words!("社矫|社区矫正"),
    words!("行审|行政审批"),
    words!("综治|综合治理"),
    words!("疾控|疾病预防控制"),
    words!("投促|投资促进"),
    words!("政数|政务和数据|政务数据"),
    words!("消防|消防救援"),
    words!("农业农村|农业和农村"),
];

/// What names end with in full and in short.
const ENDINGS: [Words; 2] = [words!("委|委员会"), words!("办|办公室")];

/// A name with its field and its ending in short: units whose names come out alike are one.
pub fn in_short(name: &str) -> String {
    let mut short = name.to_owned();
    for words in FIELDS {
        let mut words = words.each();
        let Some(first) = words.next() else { continue };
        // The longest of those that begin alike stands last.
        let longest = words.filter(|long| word::holds(&short, long)).last();
        if let Some((before, behind)) = longest.and_then(|longest| word::around(&short, longest)) {
            short = [before, first, behind].concat();
            break;
        }
    }
    for words in ENDINGS {
        let mut words = words.each();
        if let Some((end, full)) = words.next().zip(words.next())
            && let Some(stem) = short.strip_suffix(full).filter(|stem| length(stem) >= 2)
        {
            short = format!("{stem}{end}");
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(name: &str) -> Vec<String> {
        let mut all = Vec::new();
        shorter(name, &mut |short, _| all.push(short.to_owned()));
        all
    }

    #[test]
    fn leaves_out_levels() {
        assert_eq!(all("区法律援助中心"), ["法律援助中心"]);
        for name in ["区司法局", "区县教育局", "区人民政府", "各区财政部门"] {
            assert!(all(name).is_empty(), "{name}: {:?}", all(name));
        }
    }

    #[test]
    fn leaves_out_pieces_that_every_unit_may_have() {
        assert!(all("普法与依法治理科").contains(&"普法治理科".to_owned()));
        assert!(all("市发展和改革局").contains(&"市发展改革局".to_owned()));
        assert!(all("县大数据管理中心").contains(&"县大数据中心".to_owned()));
        assert!(all("公共法律服务管理科").contains(&"公共法律服务科".to_owned()));
        for (name, other) in [
            ("综合执法科", "综合科"),
            ("法治督察科", "法治科"),
            ("市体育服务中心", "市体育中心"),
            ("市教育和体育局", "市教育局"),
            ("市场管理科", "市场科"),
        ] {
            assert!(!all(name).contains(&other.to_owned()), "{name}");
        }
    }

    #[test]
    fn shortens_fields_and_endings() {
        for (name, short) in [
            ("县人力社保局", "县人社局"),
            ("县人力资源和社会保障局", "县人社局"),
            ("市市场监督管理局", "市市监局"),
            ("省发展和改革委员会", "省发改委"),
            ("区退役军人事务局", "区退役军人局"),
            ("区应急管理局", "区应急局"),
            ("县政府办公室", "县政府办"),
            ("办公室", "办公室"),
            ("法律援助中心", "法援中心"),
        ] {
            assert_eq!(in_short(name), short, "{name}");
        }
    }
}
