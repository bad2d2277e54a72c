//! Signs of the fonts Symbol and Wingdings, which have no meaning outside them.

/// Where such fonts keep their signs.
const PRIVATE: std::ops::RangeInclusive<u32> = 0xf000..=0xf0ff;

/// Those that documents use, by their place in the font Wingdings, or Symbol where marked.
const SIGNS: [(u32, char); 17] = [
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '□'),
    // Symbol.
    (0xb7, '•'),
    (0xd8, '➢'),
    (0xe0, '→'),
    (0xfc, '✔'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// A sign of such a font as Unicode has it; any other character as it is.
pub fn sign(c: char) -> char {
    let place = Some(u32::from(c)).filter(|place| PRIVATE.contains(place)).map(|place| place & 0xff);
    place.and_then(|place| SIGNS.iter().find(|(known, _)| *known == place)).map_or(c, |(_, sign)| *sign)
}

/// What is seen of a bullet: a dot for signs that are not known.
pub fn bullet(c: char) -> char {
    Some(sign(c)).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}')).unwrap_or('•')
}
