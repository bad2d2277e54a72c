//! Functions that a module's table holds for nobody.
//!
//! js-sys describes itself to wasm-bindgen by functions that name what JavaScript would call Rust's closures through, and the
//! tasks that wait for promises. wasm-bindgen removes the descriptions; what they named stays in the table, where no tool can tell
//! that nothing points at it. We hand out no closure and wait for no promise.

use anyhow::{Result, bail};
use walrus::{ElementItems, ExportItem, FunctionBuilder, FunctionId, Module, passes::gc};

/// The crates and the modules of theirs whose functions are called by JavaScript only, through the table.
const PLACES: [(&str, &str); 2] = [("wasm_bindgen", "convert::closures"), ("js_sys", "futures")];

/// Takes the functions of [`PLACES`] out of the table, and out of the module with what only they call. Fails when JavaScript could
/// call them after all: it is then given the table, or a function of theirs.
pub fn remove(module: &mut Module) -> Result<()> {
    let is_reached = module.exports.iter().any(|export| match export.item {
        ExportItem::Table(_) => true,
        ExportItem::Function(function) => is_unheld(module, function),
        _ => false,
    });
    if is_reached {
        bail!("JavaScript is handed closures: xtask must no longer take those out of the table");
    }
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    let segments: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for segment in segments {
        let mut items = module.elements.get(segment).items.clone();
        if let ElementItems::Functions(functions) = &mut items {
            functions.iter_mut().filter(|function| is_unheld(module, **function)).for_each(|function| *function = trap);
        }
        module.elements.get_mut(segment).items = items;
    }
    gc::run(module);
    Ok(())
}

fn is_unheld(module: &Module, function: FunctionId) -> bool {
    module.funcs.get(function).name.as_deref().is_some_and(is_in_places)
}

/// Whether a function called `name`, such as `js_sys[0123]::futures::jspi::wake`, is one of [`PLACES`].
fn is_in_places(name: &str) -> bool {
    PLACES.iter().any(|&(krate, place)| {
        let behind = name.strip_prefix(krate).and_then(|rest| rest.split_once("]::"));
        behind.is_some_and(|(hash, path)| hash.starts_with('[') && path.starts_with(place))
    })
}

#[cfg(test)]
mod tests {
    use super::is_in_places;

    #[test]
    fn places_are_told_by_name() {
        assert!(is_in_places(
            "wasm_bindgen[d40c]::convert::closures::_::invoke::<wasm_bindgen[d40c]::JsValue, u32, true>"
        ));
        assert!(is_in_places("js_sys[74eb]::futures::jspi::task_waker::raw_clone"));
        assert!(!is_in_places("wasm_bindgen[d40c]::__wbindgen_string_get"));
        assert!(!is_in_places("hegao[35bd]::wasm::value"));
    }
}
