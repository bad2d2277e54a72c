//! What the module may weigh and which features of WebAssembly it may use.

use std::io::Write;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use wasmparser::{Validator, WasmFeatures};

/// A feature of WebAssembly.
#[derive(Debug)]
pub struct Feature {
    /// Its name in the `target_features` section.
    pub name: &'static str,
    /// Its name as an option of wasm-opt.
    pub option: &'static str,
    /// Its name to the validator.
    flag: WasmFeatures,
}

/// All that Chromium 75 knows and rustc makes use of. Browsers on UOS are Chromium 90 and 93; reference types, which rustc
/// turns on by itself, came with 96.
pub const FEATURES: [Feature; 4] = [
    Feature { name: "bulk-memory", option: "--enable-bulk-memory", flag: WasmFeatures::BULK_MEMORY },
    Feature { name: "mutable-globals", option: "--enable-mutable-globals", flag: WasmFeatures::MUTABLE_GLOBAL },
    Feature {
        name: "nontrapping-fptoint",
        option: "--enable-nontrapping-float-to-int",
        flag: WasmFeatures::SATURATING_FLOAT_TO_INT,
    },
    Feature { name: "sign-ext", option: "--enable-sign-ext", flag: WasmFeatures::SIGN_EXTENSION },
];

/// What was there before features had names.
const BASE: WasmFeatures = WasmFeatures::WASM1.difference(WasmFeatures::MUTABLE_GLOBAL);

/// Fails when `module` weighs more than `budget` bytes gzipped, or needs a feature that is not allowed; otherwise tells its
/// weight and the features it does need.
pub fn weigh(module: &[u8], budget: usize) -> Result<String> {
    let features = features(module)?;
    let gzipped = gzipped(module)?;
    let weight = format!("{} B, {} gzipped of {} allowed", grouped(module.len()), grouped(gzipped), grouped(budget));
    if gzipped > budget {
        bail!("the module is too heavy: {weight}");
    }
    Ok(format!("{weight}; needs {}", if features.is_empty() { "no features".to_owned() } else { features.join(", ") }))
}

/// The features that `module` does not validate without. Fails when it needs more than [`FEATURES`].
fn features(module: &[u8]) -> Result<Vec<&'static str>> {
    let valid = |features: WasmFeatures| Validator::new_with_features(features).validate_all(module).map(drop);
    let allowed = FEATURES.iter().fold(BASE, |all, feature| all | feature.flag);
    if let Err(problem) = valid(allowed) {
        valid(WasmFeatures::all()).context("the module is no valid WebAssembly")?;
        let missing: Vec<_> = WasmFeatures::all()
            .difference(allowed)
            .iter_names()
            .filter(|(_, feature)| valid(WasmFeatures::all().difference(*feature)).is_err())
            .map(|(name, _)| name.to_ascii_lowercase().replace('_', "-"))
            .collect();
        bail!("the module needs {}, which old browsers do not have: {}", missing.join(", "), problem.message());
    }
    Ok(FEATURES
        .iter()
        .filter(|feature| valid(allowed.difference(feature.flag)).is_err())
        .map(|feature| feature.name)
        .collect())
}

/// The size of `bytes` as a web server would send them.
fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// A number with its thousands apart.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    /// A module whose one function is of type `() -> ()` and does what `body` does.
    fn module(body: &[u8]) -> Vec<u8> {
        let length = u8::try_from(body.len()).expect("short");
        let code = [&[10, length + 4, 1, length + 2, 0], body, &[0x0b]].concat();
        [EMPTY, &[1, 4, 1, 0x60, 0, 0], &[3, 2, 1, 0], &code].concat()
    }

    #[test]
    fn features_that_are_needed_are_named() -> Result<()> {
        assert_eq!(features(EMPTY)?, [""; 0]);
        // i32.const 0, i32.extend8_s, drop
        assert_eq!(features(&module(&[0x41, 0, 0xc0, 0x1a]))?, ["sign-ext"]);
        Ok(())
    }

    #[test]
    fn reference_types_are_turned_down_by_name() {
        // ref.null extern, drop
        let error = features(&module(&[0xd0, 0x6f, 0x1a])).expect_err("accepted");
        assert!(error.to_string().contains("needs reference-types"), "{error:#}");
    }

    #[test]
    fn a_module_above_its_budget_is_turned_down() -> Result<()> {
        let gzipped = gzipped(EMPTY)?;
        assert!(weigh(EMPTY, gzipped).is_ok());
        let error = weigh(EMPTY, gzipped - 1).expect_err("accepted");
        assert!(error.to_string().contains("too heavy"), "{error:#}");
        Ok(())
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
