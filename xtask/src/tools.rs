//! The programs that xtask runs, and what to say when one is missing.

use std::{
    env, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, anyhow, bail};

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The oldest Node that hegao runs on.
const NODE: u32 = 20;

/// The cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Node.
pub fn node() -> Command {
    Command::new("node")
}

/// npm, in the folder of a package.
pub fn npm(package: &Path) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(package);
    npm
}

/// A program that an npm package in `package` brought along.
pub fn npm_program(package: &Path, name: &str) -> Command {
    let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    Command::new(package.join("node_modules").join(".bin").join(name))
}

/// Makes sure of all that a build needs before anything that takes long.
pub fn require() -> Result<()> {
    let version = output(node().arg("--version")).map_err(|error| {
        anyhow!("Node cannot be run ({error}): install Node {NODE} or later from https://nodejs.org")
    })?;
    if major(&version).is_none_or(|major| major < NODE) {
        bail!("Node {} is too old: install Node {NODE} or later from https://nodejs.org", version.trim());
    }
    output(npm(Path::new(".")).arg("--version")).map_err(|error| {
        anyhow!("npm cannot be run ({error}): install it; it comes with Node from https://nodejs.org")
    })?;
    let compiled = sysroot(&["--print", "target-libdir", "--target", WASM])?;
    if !Path::new(&compiled).is_dir() {
        add(&["target", "add", WASM])?;
    }
    if !library()?.is_dir()
        && let Err(error) = add(&["component", "add", "rust-src"])
    {
        eprintln!("{error:#}; a heavier module is built without it");
    }
    Ok(())
}

/// Where the sources of the standard library are, if they are there.
pub fn library() -> Result<PathBuf> {
    Ok(Path::new(&sysroot(&["--print", "sysroot"])?).join("lib/rustlib/src/rust/library"))
}

/// What rustc prints of where its libraries are.
fn sysroot(args: &[&str]) -> Result<String> {
    let path = output(Command::new("rustc").args(args))
        .map_err(|error| anyhow!("rustc cannot be run ({error}): install Rust with rustup from https://rustup.rs"))?;
    Ok(path.trim().to_owned())
}

/// Has rustup add a piece of the toolchain that `rust-toolchain.toml` names: where rustup is told not to install anything by
/// itself, or the toolchain was there before, it leaves them out.
fn add(what: &[&str]) -> Result<()> {
    run(Command::new("rustup").args(what))
        .with_context(|| format!("{} is missing: run `rustup {}`", what.last().unwrap_or(&""), what.join(" ")))
}

/// Runs a program to its end. What it prints goes to standard error.
pub fn run(command: &mut Command) -> Result<()> {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let status = command.stdout(Stdio::from(io::stderr())).status().with_context(|| format!("cannot run {program}"))?;
    if !status.success() {
        bail!("{program} failed ({status})");
    }
    Ok(())
}

/// What a program prints.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::null()).output()?;
    if !output.status.success() {
        bail!("{}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The 20 of `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn a_version_of_node_is_read() {
        assert_eq!(major("v20.19.1\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("20"), None);
    }
}
