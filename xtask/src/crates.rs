//! The licences of the crates that the modules are made of: they ask to be passed on with every copy.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use cargo_metadata::{MetadataCommand, Package};

use crate::{
    stale::Step,
    tools::{self, WASM},
    wasm::PACKAGES,
    workspace::Workspace,
};

/// Between two notices, as in `www/notices.mjs`.
const LINE: &str = "--------------------------------------------------------------------------------";

/// Lets cargo read the standard library's manifests, which have in them what stable compilers keep for themselves.
const BOOTSTRAP: &str = "RUSTC_BOOTSTRAP";

/// Writes `www/pkg/crates.txt`, the notices that `www/notices.mjs` adds to those of the npm packages.
pub fn tell(workspace: &Workspace) -> Result<()> {
    let root = &workspace.root;
    let (manifest, mit) = (root.join("Cargo.toml"), root.join("LICENSE-MIT"));
    let library = tools::library()?;
    let notices = workspace.pkg().join("crates.txt");
    let mut inputs = vec![
        root.join("Cargo.lock"),
        manifest.clone(),
        root.join("docx").join("Cargo.toml"),
        root.join("xtask").join("src").join("crates.rs"),
        mit.clone(),
    ];
    inputs.extend(Some(library.join("Cargo.lock")).filter(|lock| lock.is_file()));
    let step = Step { name: "notices", verb: "collecting", inputs, outputs: vec![notices.clone()] };
    step.unless_done(workspace, || {
        let mut crates = compiled(&manifest, &PACKAGES.map(|package| format!("--package={package}")))?;
        crates.retain(|package| !PACKAGES.contains(&package.name.as_str()));
        let std = ["--no-default-features", "--features=optimize_for_size"].map(str::to_owned);
        match compiled(&library.join("std").join("Cargo.toml"), &std) {
            Ok(std) => crates.extend(std),
            Err(error) => eprintln!("{error:#}; the notices lack the standard library"),
        }
        let mit = fs::read_to_string(&mit).with_context(|| format!("cannot read {}", mit.display()))?;
        fs::write(&notices, text(&crates, &mit)?).with_context(|| format!("cannot write {}", notices.display()))
    })
}

/// The crates that cargo compiles for the module. `cargo metadata` knows where they are, but mixes the features that all members of
/// a workspace ask for; `cargo tree` knows which they are.
fn compiled(manifest: &Path, roots: &[String]) -> Result<Vec<Package>> {
    let tree = tools::output(
        tools::cargo()
            .args(["tree", "--locked", "--target", WASM, "--edges=normal,no-proc-macro", "--prefix=none"])
            .args(["--format={p}", "--manifest-path"])
            .arg(manifest)
            .args(roots)
            .env(BOOTSTRAP, "1"),
    )
    .with_context(|| format!("cargo cannot tell the crates of {}", manifest.display()))?;
    // `std v0.0.0 (/where/it/is)`
    let named: BTreeSet<_> = tree.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    let options = ["--locked", "--filter-platform", WASM].map(str::to_owned);
    let metadata = MetadataCommand::new()
        .manifest_path(manifest)
        .other_options(options)
        .env(BOOTSTRAP, "1")
        .exec()
        .with_context(|| format!("cargo cannot tell where the crates of {} are", manifest.display()))?;
    let packages = metadata.packages.into_iter();
    Ok(packages.filter(|package| named.contains(&format!("{} v{}", package.name, package.version))).collect())
}

/// The notices of `crates`. A text that several have is told once.
fn text(crates: &[Package], mit: &str) -> Result<String> {
    let mut notices: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in crates {
        let license = package.license.as_deref().unwrap_or_default();
        let mut name = format!("{} {} ({license})", package.name, package.version);
        let mut texts = licenses(package.manifest_path.as_std_path(), license)?;
        if texts.is_empty() {
            if !license.contains("MIT") {
                bail!("{name} comes without the text of its licence");
            }
            // Elsewhere they are named in the text.
            for holder in package.authors.iter().chain(&package.repository) {
                name = format!("{name}, {holder}");
            }
            texts.push(permission(mit).to_owned());
        }
        notices.entry(texts.join("\n\n")).or_default().insert(name);
    }
    let told = |(text, names): (_, BTreeSet<_>)| format!("{}\n\n{text}\n", Vec::from_iter(names).join("\n"));
    let mut notices: Vec<_> = notices.into_iter().map(told).collect();
    notices.sort();
    Ok(notices.join(&format!("\n{LINE}\n\n")))
}

/// What the MIT licence says below the names of those who give it.
fn permission(mit: &str) -> &str {
    mit.find("Permission").and_then(|start| mit.get(start..)).unwrap_or(mit).trim_end()
}

/// The texts of the licences under which a crate is passed on; they stand beside its manifest, or where its workspace has them.
fn licenses(manifest: &Path, license: &str) -> Result<Vec<String>> {
    for folder in manifest.ancestors().skip(1).take(2) {
        let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        let files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        let files = chosen(files, license);
        if !files.is_empty() {
            let read = |file: PathBuf| {
                let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
                Ok(text.replace("\r\n", "\n").trim_matches('\n').to_owned())
            };
            return files.into_iter().map(read).collect();
        }
    }
    Ok(Vec::new())
}

/// Those among `files` that hold a licence and are needed: one where there is a choice, best of all the MIT licence, which is
/// short; where several hold at once, all but Apache's, which is the other choice wherever it stands.
fn chosen(files: Vec<PathBuf>, license: &str) -> Vec<PathBuf> {
    let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
    let mut files: Vec<_> = files.into_iter().filter(|file| name(file).starts_with("LICENSE")).collect();
    files.sort_by_key(|file| (name(file).contains("APACHE"), !name(file).contains("MIT"), name(file)));
    if license.contains(" AND ") {
        files.retain(|file| !name(file).contains("APACHE"));
    } else {
        files.truncate(1);
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[&str], license: &str) -> Vec<PathBuf> {
        chosen(files.iter().map(PathBuf::from).collect(), license)
    }

    #[test]
    fn one_licence_of_a_choice_is_passed_on_and_all_that_hold_at_once() {
        let files = ["LICENSE-APACHE", "LICENSE-UNICODE", "license-mit.md", "README.md"];
        assert_eq!(names(&files, "MIT OR Apache-2.0"), [Path::new("license-mit.md")]);
        let both = ["license-mit.md", "LICENSE-UNICODE"].map(PathBuf::from);
        assert_eq!(names(&files, "(MIT OR Apache-2.0) AND Unicode-3.0"), both);
        assert_eq!(names(&["LICENSE-APACHE"], "Apache-2.0"), [Path::new("LICENSE-APACHE")]);
        assert!(names(&["README.md"], "MIT").is_empty());
    }
}
