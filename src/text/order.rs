//! Sorting by place. Every sort of the crate goes through [`sort`], so that the module holds one.

/// Sorts numbers, in the order of their size.
pub fn sort(numbers: &mut [u64]) {
    numbers.sort_unstable();
}

/// `items` in the order of their keys, byte offsets below 4 GiB; those with the same key keep their order.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> usize) -> Vec<T> {
    let mut order: Vec<u64> =
        items.iter().enumerate().map(|(index, item)| (key(item) as u64) << 32 | index as u64).collect();
    sort(&mut order);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let index = |packed: u64| usize::try_from(packed & u64::from(u32::MAX)).unwrap_or(usize::MAX);
    order.into_iter().filter_map(|packed| items.get_mut(index(packed))?.take()).collect()
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
        assert!(by_key(Vec::<u8>::new(), |_| 0).is_empty());
    }
}
