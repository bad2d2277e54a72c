//! The text of a Word file, or the file with changes: `docx FILE [OUT CHANGE...]`, where a change is some words, to comment on, or
//! `OLD=>NEW`, to put other words there.

use std::{env, error::Error, fs};

use hegao_docx::{Changes, Edit, Finding, read};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("usage: docx FILE [OUT CHANGE...]")?;
    let bytes = fs::read(file)?;
    let document = read(&bytes)?;
    let Some(out) = arguments.next() else {
        print!("{}", document.text());
        return Ok(());
    };
    let span = |words: &str| {
        let start = document.text().find(words).ok_or_else(|| format!("not there: {words}"))?;
        Ok::<_, String>(start..start + words.len())
    };
    let mut changes = Changes { date: Some("2026-03-01T08:00:00Z".to_owned()), ..Changes::default() };
    for change in arguments {
        if let Some((old, new)) = change.split_once("=>") {
            changes.edits.push(Edit { span: span(old)?, text: new.to_owned() });
        } else {
            changes.findings.push(Finding { span: span(&change)?, message: change });
        }
    }
    let changed = document.write(&changes)?;
    eprintln!("skipped: findings {:?}, edits {:?}", changed.skipped_findings, changed.skipped_edits);
    Ok(fs::write(out, changed.bytes)?)
}
