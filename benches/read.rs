//! Reading and checking plans of growing length, and one paragraph with more and more figures. Time per byte, and per figure,
//! should not grow with it.
//!
//! `cargo bench --bench read`; the throughput shown is the inverse of time per byte (per figure).

#![allow(clippy::indexing_slicing, missing_docs, reason = "a bench, not an interface")]

use std::{fmt::Write as _, hint::black_box, time::Duration};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hegao::{Config, check, draft::ordinal::in_chinese, read};

/// What the tasks of a plan are about, in turn.
const SUBJECTS: [&str; 5] = ["法治督察", "普法宣传", "人民调解", "法律援助", "社区矫正"];

/// The units they are given to.
const UNITS: [&str; 6] = ["办公室", "法治督察科", "普法与依法治理科", "行政复议科", "法律援助中心", "公证处"];

/// How many tasks a chapter has.
const CHAPTER: usize = 50;

/// A plan of at least `bytes` bytes and without slips: some 20 tasks to 10 kB, each with its units and its deadline.
fn plan(bytes: usize) -> String {
    let mut plan = String::from("临江区司法局2026年工作要点和责任分工\n\n");
    let mut task = 0_usize;
    while plan.len() < bytes {
        if task.is_multiple_of(CHAPTER) {
            let chapter = u32::try_from(task / CHAPTER + 1).unwrap_or(1);
            let _ = writeln!(plan, "第{}节 夯实工作基础", in_chinese(chapter));
        }
        let subject = SUBJECTS[task % SUBJECTS.len()];
        let (first, second) = (UNITS[task % UNITS.len()], UNITS[(task + 2) % UNITS.len()]);
        let month = task % 10 + 3;
        // One task in five states a rate.
        let rate = if task.is_multiple_of(5) { "受理事项1000件，办结900件，办结率为90%，" } else { "" };
        let _ = writeln!(
            plan,
            "{}.深入推进{subject}工作。坚持问题导向，全年组织{subject}培训{}场次，健全与镇街、村居的协作机制，{rate}{month}月底前形成制度。\
             （牵头部门：{first}；责任部门：{second}、各司法所。完成时间：{month}月）",
            task % CHAPTER + 1,
            task % 7 + 2,
        );
        task += 1;
    }
    plan
}

fn lengths(criterion: &mut Criterion) {
    let config = Config::default();
    for (name, run) in [
        ("read", (|text, config| drop(black_box(read(text, config)))) as fn(&str, &Config)),
        ("check", |text, config| drop(black_box(check(text, config)))),
    ] {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
        for length in [10_000, 100_000, 1_000_000, 10_000_000] {
            let plan = plan(length);
            group.throughput(Throughput::Bytes(plan.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(length), &plan, |bencher, plan| {
                bencher.iter(|| run(plan, &config));
            });
        }
        group.finish();
    }
}

/// How the figures of a paragraph are told: sentence by sentence, or as one sentence that never ends.
const SENTENCES: [(&str, &str, char); 4] = [
    ("rates", "共受理纠纷1000件，调解成功900件，调解成功率为90%", '。'),
    ("shares", "甲类50件，占25%；乙类30件，占15%", '；'),
    ("growth", "收入120亿元，比上年增加20亿元，增长20%", '，'),
    ("sums", "共受理100件，其中甲类60件、乙类40件", '；'),
];

/// One paragraph that tells at least so many figures.
fn figures(sentence: &str, end: char, count: usize) -> String {
    let numbers = sentence.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let mut paragraph = String::new();
    for _ in 0..count.div_ceil(numbers) {
        paragraph.push_str(sentence);
        paragraph.push(end);
    }
    paragraph
}

fn figures_of_a_paragraph(criterion: &mut Criterion) {
    let config = Config::default();
    for (name, sentence, end) in SENTENCES {
        let mut group = criterion.benchmark_group(format!("figures/{name}"));
        group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
        for count in [20, 200, 2000, 20_000] {
            let paragraph = figures(sentence, end, count);
            group.throughput(Throughput::Elements(count as u64));
            group.bench_with_input(BenchmarkId::from_parameter(count), &paragraph, |bencher, paragraph| {
                bencher.iter(|| drop(black_box(check(paragraph, &config))));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, lengths, figures_of_a_paragraph);
criterion_main!(benches);
