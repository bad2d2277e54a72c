//! Numbers as a list counts (ECMA-376, 17.18.59, ST_NumberFormat).

/// Beyond this, letters are repeated oftener than anyone reads: 780 is Z thirty times.
const LETTERS: u32 = 780;

/// Roman numerals end here.
const ROMAN: u32 = 3999;

const DIGITS: &str = "〇一二三四五六七八九";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const CIRCLES: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿";
const PARENTHESES: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
const STOPS: &str = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
const IDEOGRAPHS: &str = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉";

/// How a language counts: its digits from nought; ten, hundred, thousand, ten thousand; whether it says one before them, and
/// nought between.
struct Counting {
    digits: &'static str,
    units: [&'static str; 4],
    says_one: bool,
    says_nought: bool,
}

const CHINESE: Counting =
    Counting {
        digits: "零一二三四五六七八九", units: ["十", "百", "千", "万"], says_one: true, says_nought: true
    };
const LEGAL: Counting =
    Counting {
        digits: "零壹贰叁肆伍陆柒捌玖", units: ["拾", "佰", "仟", "万"], says_one: true, says_nought: true
    };
const LEGAL_TRADITIONAL: Counting =
    Counting {
        digits: "零壹貳參肆伍陸柒捌玖", units: ["拾", "佰", "仟", "萬"], says_one: true, says_nought: true
    };
const JAPANESE: Counting =
    Counting {
        digits: "〇一二三四五六七八九", units: ["十", "百", "千", "万"], says_one: false, says_nought: false
    };

/// A number in a format of Word's, by the name of the format; one that has no such form, or a format that is not known, is
/// written in digits.
pub fn written(number: i32, format: &str) -> String {
    u32::try_from(number).ok().and_then(|number| formatted(number, format)).unwrap_or_else(|| number.to_string())
}

fn formatted(number: u32, format: &str) -> Option<String> {
    match format {
        "none" | "bullet" => Some(String::new()),
        "decimalZero" => Some(format!("{number:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => {
            Some(number.to_string().chars().filter_map(|digit| char::from_u32(u32::from(digit) + 0xfee0)).collect())
        }
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => Some(roman(number)?.to_ascii_lowercase()),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => of(CIRCLES, number),
        "decimalEnclosedParen" => of(PARENTHESES, number),
        "decimalEnclosedFullstop" => of(STOPS, number),
        "ideographEnclosedCircle" => of(IDEOGRAPHS, number),
        "ideographTraditional" => of(STEMS, number),
        "ideographZodiac" => of(BRANCHES, number),
        "ideographZodiacTraditional" => (1..=60).contains(&number).then(|| {
            let turn = |signs: &str, length| of(signs, (number - 1) % length + 1).unwrap_or_default();
            turn(STEMS, 10) + &turn(BRANCHES, 12)
        }),
        "numberInDash" => Some(format!("- {number} -")),
        "ordinal" => Some(format!("{number}{}", ordinal(number))),
        "hex" => Some(format!("{number:X}")),
        // From a hundred on these two name the digits only.
        "chineseCounting" | "taiwaneseCounting" if number < 100 => counted(number, &CHINESE),
        "chineseCounting" | "taiwaneseCounting" | "ideographDigital" | "taiwaneseDigital" => digits(number),
        "chineseCountingThousand" | "taiwaneseCountingThousand" | "japaneseDigitalTenThousand" => {
            counted(number, &CHINESE)
        }
        "chineseLegalSimplified" => counted(number, &LEGAL),
        "ideographLegalTraditional" => counted(number, &LEGAL_TRADITIONAL),
        "japaneseCounting" => counted(number, &JAPANESE),
        _ => None,
    }
}

/// The sign in the place of this number, from one.
fn of(signs: &str, number: u32) -> Option<String> {
    signs.chars().nth(usize::try_from(number).ok()?.checked_sub(1)?).map(String::from)
}

/// A, B, … Z, AA, BB: Word repeats them.
fn letters(number: u32, first: u8) -> Option<String> {
    let index = number.checked_sub(1).filter(|index| *index < LETTERS)?;
    let letter = char::from(first + u8::try_from(index % 26).ok()?);
    Some(String::from(letter).repeat(usize::try_from(index / 26 + 1).ok()?))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = Some(number).filter(|number| (1..=ROMAN).contains(number))?;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    Some(text)
}

fn ordinal(number: u32) -> &'static str {
    match (number % 10, number % 100 / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// 一〇五 for 105.
fn digits(number: u32) -> Option<String> {
    number.to_string().chars().map(|digit| DIGITS.chars().nth(usize::try_from(digit.to_digit(10)?).ok()?)).collect()
}

/// 一百零五 for 105, below a hundred million.
fn counted(number: u32, counting: &Counting) -> Option<String> {
    let digit = |digit: u32| usize::try_from(digit).ok().and_then(|place| counting.digits.chars().nth(place));
    if number == 0 {
        return digit(0).map(String::from);
    }
    let [ten, hundred, thousand, ten_thousand] = counting.units;
    let mut text = String::new();
    if number >= 10_000 {
        let many = Some(number / 10_000).filter(|many| *many < 10_000)?;
        text = counted(many, counting)? + ten_thousand;
    }
    let mut skipped = false;
    for (value, unit) in [(1000, thousand), (100, hundred), (10, ten), (1, "")] {
        let times = number / value % 10;
        if times == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if skipped && counting.says_nought {
            text.extend(digit(0));
        }
        skipped = false;
        // Ten to nineteen begin with ten in legal writing only if one is always said: 壹拾.
        let plain_ten = value == 10 && text.is_empty() && ten == "十";
        if times > 1 || value == 1 || (counting.says_one && !plain_ten) {
            text.extend(digit(times));
        }
        text.push_str(unit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn formats_write_as_word_does() {
        for (format, pairs) in [
            (
                "chineseCounting",
                &[(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (105, "一〇五")][..],
            ),
            (
                "chineseCountingThousand",
                &[
                    (10, "十"),
                    (100, "一百"),
                    (101, "一百零一"),
                    (110, "一百一十"),
                    (1001, "一千零一"),
                    (10_010, "一万零一十"),
                ],
            ),
            ("japaneseCounting", &[(10, "十"), (100, "百"), (111, "百十一"), (1001, "千一")]),
            ("chineseLegalSimplified", &[(1, "壹"), (10, "壹拾"), (12, "壹拾贰"), (205, "贰佰零伍")]),
            ("ideographDigital", &[(10, "一〇"), (25, "二五")]),
            ("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "11")]),
            ("ideographZodiac", &[(1, "子"), (12, "亥"), (13, "13")]),
            ("ideographZodiacTraditional", &[(1, "甲子"), (60, "癸亥"), (61, "61")]),
            ("decimalEnclosedCircle", &[(1, "①"), (20, "⑳"), (50, "㊿"), (51, "51")]),
            ("decimalEnclosedCircleChinese", &[(10, "⑩")]),
            ("decimalEnclosedParen", &[(1, "⑴"), (20, "⒇"), (21, "21")]),
            ("decimalEnclosedFullstop", &[(3, "⒊")]),
            ("decimalFullWidth", &[(10, "１０")]),
            ("decimalZero", &[(1, "01"), (10, "10"), (100, "100")]),
            ("upperLetter", &[(1, "A"), (26, "Z"), (27, "AA"), (53, "AAA"), (781, "781")]),
            ("lowerRoman", &[(4, "iv"), (1994, "mcmxciv"), (4000, "4000")]),
            ("ordinal", &[(1, "1st"), (11, "11th"), (22, "22nd")]),
            ("decimal", &[(7, "7"), (-1, "-1")]),
            ("none", &[(7, "")]),
            ("unheardOf", &[(7, "7")]),
        ] {
            for (number, expected) in pairs {
                assert_eq!(written(*number, format), *expected, "{number} in {format}");
            }
        }
    }
}
