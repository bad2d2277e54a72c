//! Checking and testing everything.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{
    build,
    tools::{self, WASM},
    workspace::Workspace,
};

/// How Node tells of its tests; without a terminal it would print TAP.
const REPORTER: &str = "--test-reporter=spec";

/// Runs every check to its end, then tells which failed.
pub fn test(workspace: &Workspace) -> Result<ExitCode> {
    tools::require()?;
    let cargo = |args: &[&str]| tools::run(tools::cargo().args(args).current_dir(&workspace.root));
    let clippy = |args: &[&str]| cargo(&[&["clippy", "--quiet"], args, &["--", "--deny", "warnings"]].concat());
    let mut report = Report::default();

    report.step("formatting", || cargo(&["fmt", "--all", "--check"]));
    report.step("lints", || clippy(&["--workspace", "--all-targets"]));
    report.step("lints without custom rules", || {
        clippy(&["--package", "hegao", "--all-targets", "--no-default-features"])
    });
    report.step("lints of the wasm face", || clippy(&["--package", "hegao", "--lib", "--target", WASM]));
    report.step("lints of the wasm face without custom rules", || {
        clippy(&["--package", "hegao", "--lib", "--target", WASM, "--no-default-features"])
    });
    report.step("lints of the wasm face for Word files", || {
        clippy(&["--package", "hegao-docx", "--lib", "--target", WASM])
    });
    let runner: &[&str] = if has_nextest() {
        &["nextest", "run", "--cargo-quiet", "--no-fail-fast", "--status-level=fail"]
    } else {
        &["test", "--quiet", "--no-fail-fast", "--all-targets"]
    };
    report.step("Rust tests", || cargo(&[runner, &["--workspace"]].concat()));
    report.step("Rust tests without custom rules", || {
        cargo(&[runner, &["--package", "hegao", "--lib", "--no-default-features"]].concat())
    });
    report.step("examples in the documentation", || {
        cargo(&["test", "--quiet", "--doc", "--package", "hegao", "--package", "hegao-docx"])
    });

    let www = workspace.www();
    let browser = workspace.root.join("tests").join("browser");
    if report.step("build", || build::package(workspace)) {
        report.step("weight of the module", || build::weigh(workspace));
        report.step("types", || tools::run(tools::npm(&www).args(["run", "--silent", "typecheck"])));
        report.step("Node tests", || node_tests(&workspace.root.join("tests").join("node")));
        report.step("browser tests", || {
            install(workspace, &browser)?;
            tools::run(tools::npm(&browser).args(["run", "--silent", "test", "--", REPORTER]))
        });
    } else {
        report.skip("weight of the module, types, Node tests, browser tests; they need the build");
    }
    Ok(report.finish())
}

/// Installs what the browser tests run with; the browsers themselves come in npm packages.
fn install(workspace: &Workspace, browser: &Path) -> Result<()> {
    let _lock = workspace.lock()?;
    build::install(workspace, "npm packages of the browser tests", browser)
}

/// Runs Node's tests in `folder`.
fn node_tests(folder: &Path) -> Result<()> {
    let files = test_files(folder)?;
    if files.is_empty() {
        bail!("{} has no tests", folder.display());
    }
    tools::run(tools::node().args(["--test", REPORTER]).args(files).current_dir(folder))
}

/// The files `*.test.js` and `*.test.mjs` in `folder`, in order.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if [".test.js", ".test.mjs"].iter().any(|end| name.ends_with(end)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Whether cargo-nextest is there. It is faster, but nobody has to have it.
fn has_nextest() -> bool {
    Command::new("cargo-nextest").args(["nextest", "--version"]).output().is_ok_and(|output| output.status.success())
}

/// How the steps went.
#[derive(Debug, Default)]
struct Report {
    passed: usize,
    failed: Vec<String>,
    seconds: f64,
}

impl Report {
    /// Runs one step, and tells whether it passed.
    fn step(&mut self, name: &str, step: impl FnOnce() -> Result<()>) -> bool {
        eprintln!("── {name}");
        let start = Instant::now();
        let result = step();
        let seconds = start.elapsed().as_secs_f64();
        self.seconds += seconds;
        match &result {
            Ok(()) => {
                eprintln!("── {name}: passed in {seconds:.1} s");
                self.passed += 1;
            }
            Err(error) => {
                eprintln!("── {name}: FAILED in {seconds:.1} s: {error:#}");
                self.failed.push(format!("{name}: {error:#}"));
            }
        }
        result.is_ok()
    }

    /// Leaves out steps that cannot be run.
    fn skip(&mut self, steps: &str) {
        eprintln!("── not run: {steps}");
        self.failed.push(format!("not run: {steps}"));
    }

    /// Tells the outcome of it all.
    fn finish(self) -> ExitCode {
        let Self { passed, failed, seconds } = self;
        for failure in &failed {
            eprintln!("FAILED: {failure}");
        }
        if failed.is_empty() {
            eprintln!("all {passed} steps passed in {seconds:.0} s");
            return ExitCode::SUCCESS;
        }
        eprintln!("{passed} steps passed, {} failed, in {seconds:.0} s", failed.len());
        ExitCode::FAILURE
    }
}
