//! From Rust to modules that browsers of 2019 run: the checker, and the reader of Word files.
//!
//! rustc turns reference types on by itself, and wasm-bindgen then keeps JavaScript's values in a table that needs them. So the
//! crates are compiled for [`FEATURES`] only. The standard library that rustup ships was not, and needs them no more than we do;
//! but its marks are in the section `target_features`, which wasm-bindgen believes: it is written anew. (Left out, it would make
//! wasm-bindgen guess.) wasm-opt then makes the module small, and its encoding one that validates without them.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, anyhow, bail};
use walrus::{ModuleConfig, RawCustomSection};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    glue, order, plain,
    stale::Step,
    tools::{self, WASM},
    unheld,
    weight::{self, FEATURES},
    workspace::Workspace,
};

/// A module, or one way of building it.
#[derive(Debug)]
struct Variant {
    name: &'static str,
    /// The package whose library it is.
    package: &'static str,
    /// What its files are named after.
    stem: &'static str,
    cargo: &'static [&'static str],
    /// What it may weigh, in bytes, gzipped.
    budget: usize,
    /// Whether it is made into plain JavaScript as well.
    plain: bool,
}

impl Variant {
    /// What wasm-bindgen calls the module.
    fn file(&self) -> String {
        format!("{}_bg.wasm", self.stem)
    }
}

/// The checker, as it is shipped.
const FULL: Variant =
    Variant { name: "wasm", package: "hegao", stem: "hegao", cargo: &[], budget: 180_000, plain: true };

/// Without custom rules, hence without regex: it shows what the checker itself weighs, and is not shipped.
const LEAN: Variant = Variant {
    name: "wasm without custom rules",
    cargo: &["--no-default-features"],
    budget: 130_000,
    plain: false,
    ..FULL
};

/// Word files, apart from the checker so that only those who open one load it.
const DOCX: Variant =
    Variant { name: "docx wasm", package: "hegao-docx", stem: "docx", cargo: &[], budget: 120_000, plain: false };

/// The packages whose libraries are shipped.
pub const PACKAGES: [&str; 2] = [FULL.package, DOCX.package];

/// How the standard library is made, and the crates with it. Panics are bare traps, and values cannot be printed for debugging,
/// since nobody reads that in a browser. The smallest functions, of whatever crate, are inlined before they are written out for
/// each of their types, which rustc leaves to LLVM when it compiles for size: that makes the module both lighter and faster.
///
/// LLVM is kept from four things that make loops faster at the price of more code and more locals: pointers stepped beside the
/// counter, values computed early on the ways that lack them, memory held in locals while a loop runs, the values that a loop
/// ends with computed beforehand. Calls count for a little more than they do to it, so that a few more are inlined. And whatever
/// takes more than one load and store is copied by one instruction.
const OWN_STD: [&str; 14] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zfmt-debug=none",
    "-Zlocation-detail=none",
    "-Zcross-crate-inline-threshold=always",
    "-Zinline-mir=yes",
    "-Zinline-mir-threshold=3",
    "-Zinline-mir-hint-threshold=7",
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-enable-pre=false",
    "-Cllvm-args=-disable-licm-promotion",
    "-Cllvm-args=-scev-cheap-expansion-budget=0",
    "-Cllvm-args=-inline-call-penalty=30",
    "-Cllvm-args=-max-store-memcpy=1",
];

/// Builds the modules that are shipped, into `www/pkg`.
pub fn ship(workspace: &Workspace) -> Result<()> {
    make(workspace, &FULL, &workspace.pkg())?;
    make(workspace, &DOCX, &docx(workspace))
}

/// Where the module for Word files goes.
fn docx(workspace: &Workspace) -> PathBuf {
    workspace.pkg().join(DOCX.stem)
}

/// Builds the module that is not shipped as well, and holds all against their budgets.
pub fn weigh(workspace: &Workspace) -> Result<()> {
    let lean = workspace.cache()?.join("lean");
    make(workspace, &LEAN, &lean)?;
    let mut too_much = Vec::new();
    for (variant, folder) in [(FULL, workspace.pkg()), (LEAN, lean), (DOCX, docx(workspace))] {
        let module = folder.join(variant.file());
        let bytes = fs::read(&module).with_context(|| format!("cannot read {}", module.display()))?;
        match weight::weigh(&bytes, variant.budget) {
            Ok(weight) => eprintln!("{}: {weight}", variant.name),
            Err(error) => too_much.push(format!("{}: {error:#}", variant.name)),
        }
    }
    if !too_much.is_empty() {
        bail!("{}", too_much.join("; "));
    }
    Ok(())
}

fn make(workspace: &Workspace, variant: &Variant, folder: &Path) -> Result<()> {
    let name = variant.name;
    compile(workspace, variant).map_err(|error| anyhow!("{name}: cargo could not build it: {error:#}"))?;
    // All variants of a package are put in one place; cargo puts the right one back without compiling it again.
    let library = format!("{}.wasm", variant.package.replace('-', "_"));
    let compiled = workspace.target.join(WASM).join("wasm").join(library);
    let (file, types) = (variant.file(), format!("{}.d.ts", variant.stem));
    let sources = workspace.root.join("xtask").join("src");
    let files = ["glue.js", "glue.d.ts", &types, &file];
    let plain: &[_] = if variant.plain { &["plain.js", "plain.d.ts"] } else { &[] };
    let step = Step {
        name,
        verb: "building",
        inputs: vec![
            compiled.clone(),
            sources.join("wasm.rs"),
            sources.join("glue.rs"),
            sources.join("order.rs"),
            sources.join("plain.rs"),
            sources.join("unheld.rs"),
            sources.join("weight.rs"),
            workspace.www().join("node_modules/binaryen/package.json"),
        ],
        outputs: files.iter().chain(plain).map(|file| folder.join(file)).collect(),
    };
    step.unless_done(workspace, || {
        bind(variant, &compiled, folder).map_err(|error| anyhow!("{name}: wasm-bindgen failed: {error:#}"))?;
        let module = folder.join(&file);
        if variant.plain {
            plain::write(workspace, &module, folder)?;
        }
        shrink(workspace, &module)
    })
}

/// Compiles the crate, and the standard library with it, by [`OWN_STD`]. That makes the module a fifth lighter, with options that
/// stable compilers keep for themselves; should a later one no longer know them, the library that rustup ships does as well.
fn compile(workspace: &Workspace, variant: &Variant) -> Result<()> {
    let flags = rustflags(workspace)?;
    let cargo = |own_std: bool| {
        let mut cargo = tools::cargo();
        let mut flags = flags.clone();
        cargo
            .args(["rustc", "--quiet", "--package", variant.package, "--lib", "--profile", "wasm", "--target", WASM])
            // As nothing else: what a library keeps for other crates to call is optimised by halves and weighs 2 % more.
            .args(["--crate-type", "cdylib"])
            .args(variant.cargo)
            .arg("--target-dir")
            .arg(&workspace.target)
            .current_dir(&workspace.root);
        if own_std {
            flags.extend(OWN_STD.map(str::to_owned));
            cargo
                .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
                .env("RUSTC_BOOTSTRAP", "1");
        }
        // Flags of the environment are set aside: with those alone, the module would need what it must not.
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        tools::run(&mut cargo)
    };
    cargo(true).or_else(|_| {
        eprintln!("{}: this compiler cannot build its standard library anew; a heavier module is built with the one it came with", variant.name);
        cargo(false)
    })
}

/// The flags that make rustc use [`FEATURES`] and no others, and keep the paths of this machine out of its messages.
fn rustflags(workspace: &Workspace) -> Result<Vec<String>> {
    let features: Vec<_> = FEATURES.iter().map(|feature| format!("+{}", feature.name)).collect();
    let mut flags = vec!["-Ctarget-cpu=mvp".to_owned(), format!("-Ctarget-feature={}", features.join(","))];
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sysroot = PathBuf::from(tools::output(Command::new("rustc").args(["--print", "sysroot"]))?.trim());
    let places = [home, Some(sysroot), Some(workspace.root.clone())];
    for (place, name) in
        places.into_iter().zip(["cargo", "rust", "hegao"]).filter_map(|(place, name)| Some((place?, name)))
    {
        flags.push(format!("--remap-path-prefix={}={name}", place.display()));
    }
    Ok(flags)
}

/// Makes the module, its glue, and the types of its functions, of what rustc made.
fn bind(variant: &Variant, compiled: &Path, folder: &Path) -> Result<()> {
    let stem = variant.stem;
    // As wasm-bindgen itself reads modules.
    let mut module = ModuleConfig::new().strict_validate(false).parse_file(compiled)?;
    module.customs.remove_raw("target_features");
    module.customs.add(RawCustomSection { name: "target_features".into(), data: target_features() });
    let mut output = Bindgen::new().input_module(stem, module).bundler(true)?.typescript(true).generate_output()?;
    unheld::remove(output.wasm_mut())?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join(variant.file()), output.wasm_mut().emit_wasm())?;
    fs::write(folder.join(format!("{stem}.d.ts")), output.ts().unwrap_or_default())?;
    glue::write(output.start().context("wasm-bindgen gave no glue")?, stem, folder)
}

/// The section that names [`FEATURES`]: their number; then of each a plus, the length of its name, and its name.
fn target_features() -> Vec<u8> {
    let mut section = vec![length(FEATURES.len())];
    for feature in &FEATURES {
        section.extend([b'+', length(feature.name.len())]);
        section.extend_from_slice(feature.name.as_bytes());
    }
    section
}

/// A length as WebAssembly writes it, for lengths under 128.
fn length(length: usize) -> u8 {
    u8::try_from(length).ok().filter(u8::is_ascii).unwrap_or_else(|| unreachable!("names of features are short"))
}

/// A program of binaryen that makes small what it makes, of [`FEATURES`] only: without inlining more than rustc did. What is inlined
/// is written several times over, and gzip finds repetition better than binaryen avoids it (which is why local-cse is left out,
/// too): `-Oz` as it comes is smaller raw, and 5 % larger gzipped.
pub fn binaryen(workspace: &Workspace, program: &str) -> Command {
    let mut command = tools::node();
    command
        .arg(workspace.www().join("node_modules/binaryen/bin").join(program))
        .args([
            "--always-inline-max-function-size=4",
            "--flexible-inline-max-function-size=0",
            "--one-caller-inline-max-function-size=0",
            "--skip-pass=local-cse",
            // The lowest kilobyte is the far end of the stack, which nothing points into.
            "--low-memory-unused",
            "--mvp-features",
        ])
        .args(FEATURES.iter().map(|feature| feature.option));
    command
}

/// Makes a module smaller in place, and faster.
fn shrink(workspace: &Workspace, module: &Path) -> Result<()> {
    let wasm_opt = |passes: &[&str]| {
        tools::run(binaryen(workspace, "wasm-opt").args(passes).arg(module).arg("-o").arg(module))
            .context("wasm-opt failed")
    };
    // Branches are laid out anew (which takes flat code) before all else: what comes of it is optimised as usual, until nothing
    // gets smaller.
    wasm_opt(&[
        "--flatten",
        "--rereloop",
        "-O3",
        "--dealign",
        "--converge",
        "--strip-target-features",
        "--strip-producers",
    ])?;
    order::name(module)?;
    wasm_opt(&["-O3", "--reorder-functions-by-name", "--strip-producers"])
}
