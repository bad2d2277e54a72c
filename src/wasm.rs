//! The face towards JavaScript: four functions, taking text and giving plain objects. The only file that knows
//! wasm-bindgen, js-sys and serde-wasm-bindgen.
//!
//! Nothing that crosses has a `free()`: an editor may call these at every keystroke and forget the results.
//! A text with lone surrogates is read with U+FFFD in their place, which is one UTF-16 code unit as well, so offsets hold.

use serde::Serialize;
use serde_wasm_bindgen::{Error, Serializer};
use wasm_bindgen::prelude::*;

use crate::{Config, wire};

/// The types of `www/src/types.ts`, so that what TypeScript believes of the results is written down once.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Config, Finding, Ledger, RuleInfo } from "../src/types.js";"#;

/// The findings of `text`, in text order; offsets are UTF-16 code units.
///
/// # Errors
/// Throws an `Error` with a Chinese message when `config` is not one that [`Config`] accepts.
#[wasm_bindgen(unchecked_return_type = "Finding[]")]
pub fn check(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Config")] config: JsValue,
) -> Result<JsValue, Error> {
    plain(&wire::findings(text, crate::check(text, &settings(config)?)))
}

/// What was read from `text`, without judging it; offsets are UTF-16 code units.
///
/// # Errors
/// As [`check`].
#[wasm_bindgen(unchecked_return_type = "Ledger")]
pub fn read(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Config")] config: JsValue,
) -> Result<JsValue, Error> {
    plain(&wire::ledger(&crate::read(text, &settings(config)?)))
}

/// The rules, in the order in which findings at one place are shown.
///
/// # Errors
/// None: the table is fixed.
#[wasm_bindgen(unchecked_return_type = "RuleInfo[]")]
pub fn rules() -> Result<JsValue, Error> {
    plain(&wire::rules())
}

/// The version of this crate, such as `0.1.0`.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The settings a caller gave; none at all (`undefined` or `null`) are the default ones.
fn settings(config: JsValue) -> Result<Config, Error> {
    if config.is_undefined() || config.is_null() {
        return Ok(Config::default());
    }
    if !config.is_object() || js_sys::Array::is_array(&config) {
        return Err(Error::new("配置应是一个对象，如 {\"rules\": {\"number-gap\": \"off\"}}"));
    }
    // An error within another one is told as JavaScript's `String(error)` tells it, name first.
    serde_wasm_bindgen::from_value(config).map_err(|error| Error::new(error.to_string().replace("Error: ", "")))
}

/// As JSON would have it: objects, not `Map`s; `null`, not `undefined`.
fn plain(value: &impl Serialize) -> Result<JsValue, Error> {
    value.serialize(&Serializer::json_compatible())
}
