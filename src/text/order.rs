//! Sorting by place. Every sort of the crate goes through [`sort`], so that the module holds one.

/// Sorts numbers, in the order of their size.
pub fn sort(numbers: &mut [u64]) {
    numbers.sort_unstable();
}

/// `items` in the order of their keys, byte offsets below 4 GiB; those with the same key keep their order.
pub fn by_key<T>(mut items: Vec<T>, key: impl Fn(&T) -> usize) -> Vec<T> {
    let mut order = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        order.push((key(item) as u64) << 32 | index as u64);
    }
    // What does not depend on the items' type is written once.
    arrange(&mut order, &mut |one, other| items.swap(one, other));
    items
}

/// Swaps items until each stands where its key, packed with its place, has it; `order` is used up.
#[inline(never)]
fn arrange(order: &mut [u64], swap: &mut dyn FnMut(usize, usize)) {
    sort(order);
    for start in 0..order.len() {
        let mut place = start;
        // The item that belongs here is fetched, then the one that belongs where that stood, until the round is closed.
        while let Some(packed) = order.get_mut(place) {
            let from = usize::try_from(*packed & u64::from(u32::MAX)).unwrap_or(start);
            *packed = place as u64;
            if from == start {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order_of_equals() {
        assert_eq!(
            by_key(vec![(3, 'a'), (1, 'b'), (3, 'c'), (0, 'd')], |item| item.0),
            [(0, 'd'), (1, 'b'), (3, 'a'), (3, 'c')]
        );
        let many: Vec<usize> = (0..500).map(|number| number * 7919 % 500).collect();
        assert_eq!(by_key(many, |&number| number), (0..500).collect::<Vec<_>>());
        assert!(by_key(Vec::<u8>::new(), |_| 0).is_empty());
    }
}
