//! Names of which two are probably one unit's.

use super::{
    names::{Name, Names, hash, is_collective},
    roster::Roster,
    variants::{Left, in_short, shorter},
};
use crate::{
    draft::Draft,
    text::{
        order, word,
        words::{Words, is_word, words},
    },
};

/// The names of a draft that are probably another's, each with that other: numbers of `names.list`, no name as suspect twice.
/// Places of names where a level goes without saying are taken off.
pub fn of(draft: &Draft, names: &mut Names, roster: &Roster) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (short, long, prefix) in shortened(draft, names) {
        if let Some(prefix) = prefix {
            take_off_elided(draft, names, short, prefix);
        }
        pairs.push((short, long));
    }
    pairs.append(&mut alike_in_short(names));
    let mut suspects = vec![false; names.list.len()];
    let mut found = Vec::new();
    for (one, other) in pairs {
        let Some((first, second)) = names.list.get(one).zip(names.list.get(other)) else { continue };
        let known = (roster.knows(first.name), roster.knows(second.name));
        if known == (true, true)
            || first.places.is_empty()
            || second.places.is_empty()
            || is_collective(first.name)
            || is_collective(second.name)
            || first.shares_a_task_with(second)
        {
            continue;
        }
        // The rarer is the suspect, or the shorter; a name of the roster never is.
        let weight = |name: &Name, known| (known, name.places.len(), name.name.len());
        let (suspect, other) =
            if weight(first, known.0) <= weight(second, known.1) { (one, other) } else { (other, one) };
        if let Some(told) = suspects.get_mut(suspect).filter(|told| !**told) {
            *told = true;
            found.push((suspect, other));
        }
    }
    found
}

/// A shorter name, the longer one, and what level the shorter leaves out.
type Shortened = (usize, usize, Option<&'static str>);

/// Names that are another with something left out. One that may be short for several is short for none.
fn shortened(draft: &Draft, names: &Names) -> Vec<Shortened> {
    let mut pairs: Vec<Shortened> = Vec::new();
    for (long, name) in names.list.iter().enumerate() {
        shorter(name.name, &mut |candidate, left| {
            let Some(short) = names.find(candidate) else { return };
            let prefix = match left {
                Left::Prefix(prefix) => Some(prefix),
                Left::Piece => None,
            };
            if prefix.is_none_or(|prefix| may_leave_out(draft, names.list.get(short), prefix))
                && pairs.last() != Some(&(short, long, prefix))
            {
                pairs.push((short, long, prefix));
            }
        });
    }
    let mut counts = vec![0_usize; names.list.len() * 2];
    let place = |pair: &Shortened| pair.0 * 2 + usize::from(pair.2.is_some());
    for pair in &pairs {
        if let Some(count) = counts.get_mut(place(pair)) {
            *count += 1;
        }
    }
    pairs.retain(|pair| counts.get(place(pair)) == Some(&1));
    pairs
}

/// Words of titles that hold a level's character and name none.
const NO_LEVELS: Words = words!("市场|市政|城市|社区|校区|片区|灾区|景区|园区|开发区|地区|乡村|城乡|城镇|乡镇");

/// Levels from the lowest.
const LEVELS: Words = words!("街道|镇|乡|区|县|旗|市|州|省");

/// Whether units of the document's own level may go without `prefix`: in a district's plan 市 is never left out, since the
/// name without it is the district's unit.
fn may_leave_out(draft: &Draft, name: Option<&Name>, prefix: &str) -> bool {
    if !is_word(prefix, LEVELS) {
        return true;
    }
    let task = name.and_then(|name| name.places.first()).and_then(|place| draft.tasks.get(place.task));
    let part = task.and_then(|task| draft.parts.get(task.part));
    let mut title = part.map_or("", |part| part.title.of(draft.text)).to_owned();
    for other in NO_LEVELS.each() {
        title = word::without(&title, other);
    }
    LEVELS.each().find(|level| word::holds(&title, level)).is_none_or(|level| level == prefix)
}

/// Takes off the places of a name where it stands behind another that begins with `prefix`: in 省科技厅、财政厅 the second is
/// the province's as well.
fn take_off_elided(draft: &Draft, names: &mut Names, short: usize, prefix: &str) {
    let Some(name) = names.list.get_mut(short) else { return };
    name.places.retain(|place| {
        let task = draft.tasks.get(place.task);
        !task.is_some_and(|task| {
            let mut units = task.assignment.units();
            units.any(|unit| unit.span.start < place.span.start && unit.name.starts_with(prefix))
        })
    });
}

/// Names that are alike when their fields and endings are put in short, each with the most frequent of them.
fn alike_in_short(names: &Names) -> Vec<(usize, usize)> {
    let mut keys: Vec<u64> = Vec::new();
    for (number, name) in names.list.iter().enumerate() {
        keys.push(hash(&in_short(name.name)) >> 32 << 32 | number as u64);
    }
    order::sort(&mut keys);
    let name = |key: u64| {
        let number = usize::try_from(key & u64::from(u32::MAX)).unwrap_or(usize::MAX);
        names.list.get(number).map(|name| (name.places.len(), name.name.len(), number))
    };
    let mut pairs = Vec::new();
    let mut from = 0;
    while let Some(&first) = keys.get(from) {
        let mut end = from;
        let mut most = None;
        while let Some(&key) = keys.get(end).filter(|&&key| key >> 32 == first >> 32) {
            most = most.max(name(key));
            end += 1;
        }
        for &key in keys.get(from..end).unwrap_or_default() {
            // Those with one hash by accident are not alike.
            if let (Some((.., other)), Some((.., most))) = (name(key), most)
                && other != most
                && is_alike(names, other, most)
            {
                pairs.push((other, most));
            }
        }
        from = end;
    }
    pairs
}

fn is_alike(names: &Names, one: usize, other: usize) -> bool {
    let short = |number: usize| names.list.get(number).map(|name| in_short(name.name));
    short(one) == short(other)
}
