//! Doing again only what is stale.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// One thing made out of others.
#[derive(Debug)]
pub struct Step<'a> {
    /// What the reader is told that is made; also the name of its record.
    pub name: &'a str,
    /// What making it is called.
    pub verb: &'a str,
    /// The files and folders it is made from.
    pub inputs: Vec<PathBuf>,
    /// The files and folders it makes.
    pub outputs: Vec<PathBuf>,
}

impl Step<'_> {
    /// Does `work`, unless inputs and outputs are, byte by byte, what they were after it was last done.
    ///
    /// The record holds hashes of both: contents rather than times, since a checkout has new times and old contents; outputs
    /// too, since builds of two target folders share them. The hash may change with the version of Rust: the work is then
    /// done once more.
    pub fn unless_done(&self, workspace: &Workspace, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let record = workspace.cache()?.join(self.name.replace(' ', "-"));
        let inputs = hash(&self.inputs)?;
        let state = |outputs| format!("{inputs:016x} {outputs:016x}\n");
        if fs::read_to_string(&record).is_ok_and(|done| hash(&self.outputs).is_ok_and(|outputs| done == state(outputs)))
        {
            eprintln!("{}: up to date", self.name);
            return Ok(());
        }
        eprintln!("{}: {}", self.name, self.verb);
        work()?;
        fs::write(&record, state(hash(&self.outputs)?)).with_context(|| format!("cannot write {}", record.display()))
    }
}

/// What a package's own build makes, and packages of others: no input of anything.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// A hash of files and of all that is in folders, with their names.
fn hash(paths: &[PathBuf]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        hash_into(path, &mut hasher).with_context(|| format!("cannot read {}", path.display()))?;
    }
    Ok(hasher.finish())
}

fn hash_into(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    path.file_name().hash(hasher);
    if !path.is_dir() {
        fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.retain(|entry| !MADE.iter().any(|made| entry.ends_with(made)));
    entries.sort();
    entries.len().hash(hasher);
    entries.iter().try_for_each(|entry| hash_into(entry, hasher))
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;

    /// Makes a copy of `in` at `out` in a folder of its own, and tells whether there was anything to do.
    fn made_again(folder: &Path) -> Result<bool> {
        let workspace = Workspace { root: folder.to_owned(), target: folder.join("target") };
        let (input, output) = (folder.join("in"), folder.join("out"));
        let step = Step { name: "a copy", verb: "copying", inputs: vec![input.clone()], outputs: vec![output.clone()] };
        let mut worked = false;
        step.unless_done(&workspace, || {
            worked = true;
            fs::copy(input.join("a"), &output)?;
            Ok(())
        })?;
        Ok(worked)
    }

    #[test]
    fn work_is_done_when_an_input_or_an_output_changed() -> Result<()> {
        let folder = env::temp_dir().join(format!("核稿 xtask {}", process::id()));
        fs::create_dir_all(folder.join("in"))?;
        fs::write(folder.join("in/a"), "1")?;
        assert!(made_again(&folder)?, "at first");
        assert!(!made_again(&folder)?, "nothing changed");
        fs::write(folder.join("in/a"), "2")?;
        assert!(made_again(&folder)?, "an input changed");
        fs::rename(folder.join("in/a"), folder.join("in/b"))?;
        fs::write(folder.join("in/a"), "2")?;
        assert!(made_again(&folder)?, "an input was added");
        fs::write(folder.join("out"), "3")?;
        assert!(made_again(&folder)?, "an output changed");
        fs::remove_file(folder.join("out"))?;
        assert!(made_again(&folder)?, "an output is gone");
        assert!(!made_again(&folder)?, "all is back");
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
