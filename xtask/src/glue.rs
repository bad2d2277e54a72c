//! The glue between JavaScript and an instance of the module, made so that each instance has its own.
//!
//! wasm-bindgen keeps the one instance that there is, and what belongs to it, in variables of a script: after a trap there is no
//! way back. Its glue for bundlers says nothing of how a module is loaded; put into a function, it can be made anew.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// The type of what is written. The declarations that wasm-bindgen writes, named after the module's `stem`, have the functions that
/// are for our use.
fn types(stem: &str) -> String {
    format!(
        "\
import type * as Face from \"./{stem}.js\";
/** The functions of an instance that is yet to be set, which also are what the module imports from `./{stem}_bg.js`. */
export function createGlue(): typeof Face & WebAssembly.ModuleImports & {{ __wbg_set_wasm(exports: WebAssembly.Exports): void }};
"
    )
}

/// How the glue tells that the memory has grown: the buffer before is detached then, or, as it knows of some, another. The
/// memory of plain JavaScript cannot detach a buffer, so that only the latter is always true.
const GROWN: [(&str, &str); 2] = [
    ("cachedUint8ArrayMemory0.byteLength === 0", "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer"),
    (
        "cachedDataViewMemory0.buffer.detached === true || \
         (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    ),
];

/// Writes `glue.js` and `glue.d.ts` into `folder`, from wasm-bindgen's glue for bundlers of the module named after `stem`.
pub fn write(glue: &str, stem: &str, folder: &Path) -> Result<()> {
    for (file, text) in [("glue.js", factory(glue)?), ("glue.d.ts", types(stem))] {
        let path = folder.join(file);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// A script with a function that gives what `glue` exports, each time anew.
fn factory(glue: &str) -> Result<String> {
    let mut body = glue.to_owned();
    for (told, always) in GROWN {
        if body.matches(told).count() != 1 {
            bail!("wasm-bindgen's glue tells in another way that the memory has grown");
        }
        body = body.replace(told, always);
    }
    let mut names = Vec::new();
    let mut lines = Vec::new();
    for line in body.lines() {
        let line = line.trim_start();
        let Some(exported) = line.strip_prefix("export ") else {
            if line.starts_with("import ") {
                bail!("wasm-bindgen's glue imports something");
            }
            lines.push(line);
            continue;
        };
        let name = exported.strip_prefix("function ").and_then(|function| function.split_once('('));
        names.push(name.with_context(|| format!("wasm-bindgen's glue exports no function: {line}"))?.0);
        lines.push(exported);
    }
    Ok(format!("export function createGlue() {{\n{}\nreturn {{ {} }};\n}}\n", lines.join("\n"), names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glue that looks at its memory, with `line` in it.
    fn glue(line: &str) -> String {
        let [(bytes, _), (view, _)] = GROWN;
        format!("let wasm;\n{line}\nif ({bytes} || {view}) {{}}\n")
    }

    #[test]
    fn what_was_exported_is_given_by_a_function() -> Result<()> {
        let script =
            factory(&glue("    export function check(text, config) {\n    return own(text); }\nfunction own() {}"))?;
        assert!(
            script.starts_with("export function createGlue() {\nlet wasm;\nfunction check(text, config) {\n"),
            "{script}"
        );
        assert!(script.ends_with("\nreturn { check };\n}\n"), "{script}");
        assert!(!script.contains("byteLength") && !script.contains("detached"), "{script}");
        Ok(())
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in ["import { a } from 'b';", "export { a };", "export class A {}"] {
            assert!(factory(&glue(line)).is_err(), "{line}");
        }
        assert!(factory("let wasm;").is_err());
    }
}
