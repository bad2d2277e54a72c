//! Offsets in UTF-16 code units, as JavaScript counts, and in bytes: many at once, in one walk through the text.

/// Replaces offsets in UTF-16 code units by such in bytes. One within a character is put before it; one behind the text, at its end.
pub fn to_bytes(text: &str, offsets: &mut [usize]) {
    let chars = text.char_indices().map(|(start, c)| (start, c.len_utf16()));
    let mut units = 0;
    let ends = chars.map(|(start, length)| {
        units += length;
        (units, start)
    });
    replace(offsets, ends, text.len());
}

/// Replaces offsets in bytes by such in UTF-16 code units.
pub fn from_bytes(text: &str, offsets: &mut [usize]) {
    let mut units = 0;
    let ends = text.char_indices().map(|(start, c)| {
        let before = units;
        units += c.len_utf16();
        (start + c.len_utf8(), before)
    });
    replace(offsets, ends, text.encode_utf16().count());
}

/// Replaces each offset by the start of the first character that ends behind it; `ends` tells of each character where it ends in
/// the one way of counting, and where it starts in the other.
fn replace(offsets: &mut [usize], mut ends: impl Iterator<Item = (usize, usize)>, last: usize) {
    let mut order: Vec<&mut usize> = offsets.iter_mut().collect();
    order.sort_unstable_by_key(|offset| **offset);
    let mut current = ends.next();
    for offset in order {
        while current.is_some_and(|(end, _)| end <= *offset) {
            current = ends.next();
        }
        *offset = current.map_or(last, |(_, start)| start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_both_ways() {
        let text = "a核😀b";
        let mut offsets = [0, 5, 1, 2, 4, 9];
        to_bytes(text, &mut offsets);
        assert_eq!(offsets, [0, 9, 1, 4, 8, 9]);
        from_bytes(text, &mut offsets);
        assert_eq!(offsets, [0, 5, 1, 2, 4, 5]);
    }

    #[test]
    fn an_offset_within_a_character_is_put_before_it() {
        let mut offsets = [2];
        to_bytes("a😀", &mut offsets);
        assert_eq!(offsets, [1]);
    }
}
