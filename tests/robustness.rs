//! No input of any kind panics, and every place named lies in the text, on character boundaries.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{corpus, drafts};
use hegao::{Config, check, draft::Draft, read, text::Span, wire};
use proptest::prelude::*;

/// What plans are made of: enough for every reader to start, in any order.
const PIECES: &[&str] = &[
    "一、",
    "（一）",
    "(二)",
    "1.",
    "２．",
    "12、",
    "（3）",
    "①",
    "一是",
    "二是",
    "第一，",
    "第三条 ",
    "第一章 ",
    "1.1 ",
    "1.2.3",
    "A.",
    "b)",
    "iv)",
    "Ⅲ、",
    "⑴",
    "㈡",
    "其一，",
    "首先",
    "最后，",
    "以下三项工作：",
    "“三个提高”",
    "两个方面5项任务",
    "见第（三）项",
    "本办法第八条",
    "附件2",
    "20",
    "2026年",
    "3月",
    "6月30日前",
    "年底前",
    "持续推进",
    "责任单位：",
    "牵头部门：",
    "完成时间：",
    "（",
    "）",
    "(",
    ")",
    "〔",
    "】",
    "《",
    "》",
    "“",
    "”",
    "。",
    "；",
    "，",
    "、",
    "：",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    " ",
    "\u{3000}",
    "\u{feff}",
    "# ",
    "**",
    "|",
    "办公室",
    "各区",
    "县（市）政府",
    "等部门",
    "牵头",
    "配合",
    "受理纠纷",
    "1000件",
    "12.5万",
    "调解成功",
    "900起",
    "成功率",
    "98.73%",
    "９０％",
    "占",
    "的",
    "同比增长",
    "其中",
    "共",
    "个百分点",
    "2026年工作要点",
    "关于印发《方案》的通知",
    "抄送：",
    "印发",
    "2026年2月9日",
    "附件：",
    "😀",
    "\u{0}",
    "é",
    "百",
    "〇",
    "十",
    "亿",
];

fn places(draft: &Draft) -> Vec<Span> {
    let mut places: Vec<Span> = draft.paragraphs.clone();
    places.extend(draft.parts.iter().flat_map(|part| [part.title, part.span]));
    places.extend(draft.entries.iter().flat_map(|entry| [entry.ordinal.span, entry.own]));
    places.extend(draft.announcements.iter().flat_map(|announcement| [announcement.span, announcement.measure]));
    places.extend(draft.references.iter().flat_map(|reference| [reference.span, reference.last]));
    for task in &draft.tasks {
        places.extend([task.ordinal, task.title, task.span]);
        let assignment = &task.assignment;
        let units = [&assignment.lead, &assignment.responsible, &assignment.supporting];
        places.extend(units.into_iter().flatten().map(|unit| unit.span));
        places.extend(assignment.deadline.map(|deadline| deadline.span));
        places.extend(&assignment.groups);
    }
    for claim in &draft.claims {
        places.extend([claim.span, claim.name]);
        places.extend(claim.readings.iter().flat_map(|reading| &reading.operands).map(|operand| operand.span));
    }
    places
}

fn holds_together(text: &str) -> Result<(), TestCaseError> {
    let config = Config::default();
    let draft = read(text, &config);
    for span in places(&draft) {
        prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} of the ledger does not fit");
    }
    let units = text.encode_utf16().count();
    let findings = check(text, &config);
    for finding in &findings {
        for span in finding.related.iter().map(|related| related.span).chain([finding.span]) {
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} of {} does not fit", finding.rule);
        }
    }
    for json in [wire::findings(text, &findings), wire::ledger(&draft)] {
        check_offsets(&serde_json::from_str(&json).unwrap(), units)?;
    }
    Ok(())
}

/// Every `start` and `end` in a JSON value lies within `units`, and in order.
fn check_offsets(value: &serde_json::Value, units: usize) -> Result<(), TestCaseError> {
    let children: Vec<_> = match value {
        serde_json::Value::Array(items) => items.iter().collect(),
        serde_json::Value::Object(fields) => {
            if let Some((start, end)) = fields.get("start").zip(fields.get("end")) {
                let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
                prop_assert!(start <= end && end <= units as u64, "{start}..{end} of {units}");
            }
            fields.values().collect()
        }
        _ => return Ok(()),
    };
    children.into_iter().try_for_each(|child| check_offsets(child, units))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_anything_made_of_what_plans_are_made_of(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        holds_together(&pieces.concat())?;
    }

    #[test]
    fn on_any_text(text in any::<String>()) {
        holds_together(&text)?;
    }
}

#[test]
fn on_real_documents_cut_anywhere() {
    let mut documents = drafts();
    documents.extend(corpus("seeds"));
    for document in documents {
        for (cut, _) in document.text.char_indices().step_by(97) {
            holds_together(&document.text[..cut]).unwrap();
            holds_together(&document.text[cut..]).unwrap();
        }
    }
}
