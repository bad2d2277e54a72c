//! The order of the functions in a module.
//!
//! gzip writes what it saw within the last 32 kB in short. A module is many times as long, so functions that are alike belong
//! side by side: that makes it some 2 % lighter.

use std::{
    cmp::Reverse,
    collections::{HashMap, VecDeque},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use walrus::Module;
use wasmparser::{Parser, Payload};

/// Functions are alike in runs of this many bytes: longer ones are too rare, shorter ones gain gzip too little.
const RUN: usize = 7;

/// So many bytes before a function count: fewer than gzip's 32 kB, for what is nearer costs less to point at.
const REACH: usize = 24_000;

/// Names the functions of the module at `path` in the order of their likeness, for wasm-opt to sort them by.
pub fn name(path: &Path) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let order = by_likeness(&bodies(&bytes)?);
    let mut module = Module::from_buffer(&bytes)?;
    let functions: Vec<_> = module.funcs.iter_local().map(|(function, _)| function).collect();
    for (rank, index) in order.into_iter().enumerate() {
        let function = *functions.get(index).context("a body without a function")?;
        module.funcs.get_mut(function).name = Some(format!("{rank:06}"));
    }
    module.emit_wasm_file(path)
}

/// The code of each function of a module.
fn bodies(module: &[u8]) -> Result<Vec<&[u8]>> {
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CodeSectionEntry(body) = payload? {
            bodies.push(body.as_bytes());
        }
    }
    Ok(bodies)
}

/// The indices of `bodies`: behind each the one of which most is known already.
#[allow(clippy::indexing_slicing, reason = "bodies and runs are numbered here")]
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    // The runs of each body and the bodies of each run, both without repetition.
    let mut numbers = HashMap::new();
    let mut holders: Vec<Vec<usize>> = Vec::new();
    let mut runs = vec![Vec::new(); bodies.len()];
    for (index, body) in bodies.iter().enumerate() {
        for run in body.windows(RUN) {
            let number = *numbers.entry(run).or_insert(holders.len());
            if number == holders.len() {
                holders.push(Vec::new());
            }
            if holders[number].last() != Some(&index) {
                holders[number].push(index);
                runs[index].push(number);
            }
        }
    }
    // How many bodies within reach hold each run, and how many of each body's runs are held by any.
    let mut held = vec![0_usize; holders.len()];
    let mut known = vec![0_usize; bodies.len()];
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut reach = VecDeque::new();
    let mut length = 0;
    // Short ones are not to be judged by a run or two.
    let likeness = |index: usize, known: &[usize]| known[index] * 1_000_000 / (runs[index].len() + 4);
    while let Some(&next) = left.iter().max_by_key(|&&index| (likeness(index, &known), Reverse(index))) {
        left.retain(|&index| index != next);
        order.push(next);
        reach.push_back(next);
        length += bodies[next].len();
        for &run in &runs[next] {
            if held[run] == 0 {
                holders[run].iter().for_each(|&holder| known[holder] += 1);
            }
            held[run] += 1;
        }
        while length > REACH
            && reach.len() > 1
            && let Some(gone) = reach.pop_front()
        {
            length -= bodies[gone].len();
            for &run in &runs[gone] {
                held[run] -= 1;
                if held[run] == 0 {
                    holders[run].iter().for_each(|&holder| known[holder] -= 1);
                }
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::by_likeness;

    #[test]
    fn the_alike_stand_side_by_side() {
        let (one, other) = (b"abcdefghijklmnopqrstuvwxyz".as_slice(), b"zyxwvutsrqponmlkjihgfedcba".as_slice());
        assert_eq!(by_likeness(&[one, other, &one[1..], &other[1..]]), [0, 2, 1, 3]);
        assert_eq!(by_likeness(&[&[], b"short"]), [0, 1]);
        assert!(by_likeness(&[]).is_empty());
    }
}
