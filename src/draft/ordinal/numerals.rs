//! Numerals as ordinals are written with them.

/// 一, 十二, 一百零三, 九千零九.
pub fn in_chinese(value: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut written = String::new();
    let mut skipped = false;
    for (place, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / place % 10;
        if digit == 0 {
            skipped = !written.is_empty();
            continue;
        }
        if skipped {
            written += DIGITS[0];
        }
        // 十二, and not 一十二.
        if !(digit == 1 && place == 10 && written.is_empty()) {
            written += DIGITS.get(digit as usize).copied().unwrap_or("");
        }
        written += name;
        skipped = false;
    }
    written
}

/// The parts of Roman numerals, largest first.
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// i, iv, xii.
pub fn roman(value: u32) -> String {
    let mut value = value % 10_000;
    let mut written = String::new();
    for (worth, numeral) in ROMAN {
        while value >= worth {
            written += numeral;
            value -= worth;
        }
    }
    written
}

/// What a Roman numeral in small or capital letters stands for.
pub fn roman_value(letters: &str) -> Option<u32> {
    let lower = letters.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut value = 0;
    for (worth, numeral) in ROMAN {
        while let Some(behind) = rest.strip_prefix(numeral) {
            rest = behind;
            value += worth;
        }
    }
    (rest.is_empty() && roman(value) == lower).then_some(value)
}
