//! The text of a Word file, or the file with a comment on each of the words given: `docx FILE [OUT WORDS...]`.

use std::{env, error::Error, fs};

use hegao_docx::{Changes, Finding, read};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("usage: docx FILE [OUT WORDS...]")?;
    let bytes = fs::read(file)?;
    let document = read(&bytes)?;
    let Some(out) = arguments.next() else {
        print!("{}", document.text());
        return Ok(());
    };
    let text = document.text();
    let finding = |words: String| {
        let start = text.find(&words).ok_or_else(|| format!("not there: {words}"))?;
        Ok(Finding { span: start..start + words.len(), message: words })
    };
    let findings = arguments.map(finding).collect::<Result<_, String>>()?;
    fs::write(out, document.write(&Changes { findings, ..Changes::default() })?.bytes)?;
    Ok(())
}
