//! Where things are.

use std::{
    env, fs,
    fs::File,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The folders of this repository, wherever it was called from.
#[derive(Debug)]
pub struct Workspace {
    /// The root of the repository.
    pub root: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds them as cargo tells; it starts this program out of its target folder.
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("run this as `cargo xtask`")?;
        let root = Path::new(&manifest).parent().context("xtask stands in no workspace")?.to_owned();
        let program = env::current_exe().context("this program cannot be found")?;
        let target = program.ancestors().nth(2).context("this program stands in no target folder")?.to_owned();
        Ok(Self { root, target })
    }

    /// The npm package.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// Where wasm-bindgen's output goes.
    pub fn pkg(&self) -> PathBuf {
        self.www().join("pkg")
    }

    /// What xtask keeps between runs.
    pub fn cache(&self) -> Result<PathBuf> {
        let cache = self.target.join("xtask");
        fs::create_dir_all(&cache).with_context(|| format!("cannot make {}", cache.display()))?;
        Ok(cache)
    }

    /// Waits until no other xtask builds here; two installing the same npm packages would spoil both. Held until dropped.
    pub fn lock(&self) -> Result<File> {
        let path = self.cache()?.join("lock");
        let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
        Ok(file)
    }
}
