//! The module as plain JavaScript, for pages that may not run WebAssembly.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{tools, wasm, workspace::Workspace};

/// How binaryen begins a script that makes an instance, with a memory and helpers of its own.
const INSTANTIATE: &str = "function instantiate(info) {";

const TYPES: &str = "\
/** An instance of the module, given what it imports; gives what it exports. */
export function instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;
";

/// Writes `plain.js` and `plain.d.ts` into `folder`. The module has to be one whose loads and stores are still marked as aligned:
/// of those that are not, every byte is taken by itself, which makes the script twice as large.
pub fn write(workspace: &Workspace, module: &Path, folder: &Path) -> Result<()> {
    let script = folder.join("plain.js");
    let mut wasm2js = wasm::binaryen(workspace, "wasm2js");
    // The form for emscripten is that of a function. All that the module needs of newer WebAssembly, wasm2js can put into JavaScript.
    tools::run(wasm2js.args(["-Os", "--emscripten"]).arg(module).arg("-o").arg(&script)).context("wasm2js failed")?;
    let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    if !text.starts_with(INSTANTIATE) {
        bail!("wasm2js begins in another way than with `{INSTANTIATE}`");
    }
    fs::write(&script, format!("export {text}")).with_context(|| format!("cannot write {}", script.display()))?;
    let types = script.with_extension("d.ts");
    fs::write(&types, TYPES).with_context(|| format!("cannot write {}", types.display()))
}
