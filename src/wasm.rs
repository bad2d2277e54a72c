//! The face towards JavaScript: three functions, taking text and giving plain objects. The only file that knows
//! wasm-bindgen, js-sys and serde-wasm-bindgen.
//!
//! Nothing that crosses has a `free()`: an editor may call these at every keystroke and forget the results.
//! A text with lone surrogates is read with U+FFFD in their place, which is one UTF-16 code unit as well, so offsets hold.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, JSON, Object};
use serde_wasm_bindgen::Error;
use wasm_bindgen::prelude::*;

use crate::{Config, config::Value, wire};

/// A third of the size of Rust's own.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The types of `www/src/types.ts`, so that what TypeScript believes of the results is written down once.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Config, Finding, Ledger } from "../src/types.js";"#;

/// The findings of `text`, in text order; offsets are UTF-16 code units.
///
/// # Errors
/// Throws an `Error` with a Chinese message when `config` is not one that [`Config`] accepts.
#[wasm_bindgen(unchecked_return_type = "Finding[]")]
pub fn check(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Config")] config: &JsValue,
) -> Result<JsValue, Error> {
    let config = settings(config)?;
    plain(&wire::findings(text, &crate::check(text, &config)))
}

/// What was read from `text`, without judging it; offsets are UTF-16 code units.
///
/// # Errors
/// As [`check`].
#[wasm_bindgen(unchecked_return_type = "Ledger")]
pub fn read(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Config")] config: &JsValue,
) -> Result<JsValue, Error> {
    let config = settings(config)?;
    plain(&wire::ledger(&crate::read(text, &config)))
}

/// The version of this crate, such as `0.1.0`.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Plain objects of their JSON: the browser's own reader makes them faster than one call for each key and value.
fn plain(json: &str) -> Result<JsValue, Error> {
    JSON::parse(json).map_err(Error::from)
}

/// Objects nested deeper than any setting are not read further; one may hold itself.
const DEEPEST: usize = 6;

thread_local! {
    /// What the last caller set. An editor passes the same settings at every keystroke, and patterns take long to compile.
    static LAST: RefCell<Option<(Value, Rc<Config>)>> = const { RefCell::new(None) };
}

/// The settings a caller gave; none at all (`undefined` or `null`) are the default ones.
fn settings(config: &JsValue) -> Result<Rc<Config>, Error> {
    let value = value(config, DEEPEST);
    if value == Value::Null {
        return Ok(Rc::default());
    }
    LAST.with_borrow_mut(|last| match last {
        Some((known, config)) if *known == value => Ok(Rc::clone(config)),
        _ => {
            let config = Rc::new(Config::from_value(&value).map_err(Error::new)?);
            *last = Some((value, Rc::clone(&config)));
            Ok(config)
        }
    })
}

/// A JavaScript value as the settings see it. What JSON has no word for is nothing.
///
/// By hand: readers made by serde bring the printing of floating-point numbers into the module, for their errors.
fn value(js: &JsValue, deepest: usize) -> Value {
    if let Some(text) = js.as_string() {
        Value::Text(text)
    } else if let Some(number) = js.as_f64() {
        Value::Number(number)
    } else if let Some(truth) = js.as_bool() {
        Value::Bool(truth)
    } else if deepest == 0 || !js.is_object() {
        Value::Null
    } else if let Some(list) = js.dyn_ref::<Array>() {
        Value::List(list.iter().map(|item| value(&item, deepest - 1)).collect())
    } else {
        let fields = Object::entries(js.unchecked_ref());
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Some((entry.get(0).as_string()?, value(&entry.get(1), deepest - 1)))
        };
        Value::Object(fields.iter().filter_map(field).collect())
    }
}
