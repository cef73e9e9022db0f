//! The JavaScript between browser and WASM, made by wasm-bindgen as a library.

use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

/// What the browser needs to run the islands.
pub struct Bundle {
    /// The module.
    pub wasm: Vec<u8>,
    /// The glue, an ES module.
    pub glue: String,
    /// Scripts that crates bring along: path below the glue's folder, and text.
    pub snippets: Vec<(String, String)>,
}

/// Makes the bundle from the compiler's raw module.
///
/// # Errors
/// When the module was linked with another version of wasm-bindgen than this program's.
pub fn generate(module: &Path) -> Result<Bundle> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("app")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The loader says where the module is.
        .omit_default_module_path(true)
        // Every browser that runs the module has `encodeInto`.
        .encode_into(EncodeInto::Always)
        .web(true)?;
    let mut output = bindgen.generate_output().context(
        "wasm-bindgen refused the module (the version in .cargo/xtask/Cargo.toml must be the one in app/Cargo.toml)",
    )?;
    let mut snippets = Vec::new();
    for (package, texts) in output.snippets() {
        for (number, text) in texts.iter().enumerate() {
            snippets.push((format!("snippets/{package}/inline{number}.js"), text.clone()));
        }
    }
    for (path, text) in output.local_modules() {
        snippets.push((format!("snippets/{path}"), text.clone()));
    }
    snippets.sort();
    let glue = output.js().to_owned();
    Ok(Bundle { wasm: output.wasm_mut().emit_wasm(), glue, snippets })
}
