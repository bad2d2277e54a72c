//! Building the npm package: the module, and what TypeScript there is around it.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{crates, stale::Step, tools, wasm, workspace::Workspace};

/// Builds all there is, and weighs the module.
pub fn build(workspace: &Workspace) -> Result<()> {
    package(workspace)?;
    weigh(workspace)
}

/// Holds the module with and without custom rules against its budget.
pub fn weigh(workspace: &Workspace) -> Result<()> {
    let _lock = workspace.lock()?;
    wasm::weigh(workspace)
}

/// Builds what runs: `www/pkg` and `www/dist`.
pub fn package(workspace: &Workspace) -> Result<()> {
    tools::require()?;
    let _lock = workspace.lock()?;
    let www = workspace.www();
    install(workspace, "npm packages", &www)?;
    wasm::ship(workspace)?;
    tell_rules(&workspace.pkg())?;
    crates::tell(workspace)?;
    // The page shows one of the drafts.
    let inputs = vec![www.clone(), workspace.root.join("tests").join("drafts")];
    let step = Step { name: "npm build", verb: "bundling", inputs, outputs: vec![www.join("dist")] };
    step.unless_done(workspace, || {
        tools::run(tools::npm(&www).args(["run", "--silent", "build"])).context("the npm package cannot be built")
    })
}

/// Writes what JavaScript is told of the rules, into `folder`.
fn tell_rules(folder: &Path) -> Result<()> {
    let rules = format!("export const RULES = {};\n", hegao::wire::rules());
    let types = "import type { RuleInfo } from \"../src/types.js\";\nexport const RULES: readonly RuleInfo[];\n";
    for (file, text) in [("rules.js", rules.as_str()), ("rules.d.ts", types)] {
        let path = folder.join(file);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Installs the packages that the lock file in `package` names.
pub fn install(workspace: &Workspace, name: &str, package: &Path) -> Result<()> {
    let step = Step {
        name,
        verb: "installing",
        inputs: ["package.json", "package-lock.json"].map(|file| package.join(file)).to_vec(),
        // npm's own record of what it installed.
        outputs: vec![package.join("node_modules").join(".package-lock.json")],
    };
    step.unless_done(workspace, || {
        let ci = tools::run(tools::npm(package).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]));
        ci.with_context(|| format!("{name} cannot be installed (is the npm registry within reach?)"))
    })
}
