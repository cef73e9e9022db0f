//! From crate `app` to the files a browser may fetch: `target/site`.
//!
//! compile (`cargo rustc`, standard library rebuilt) → bindgen (the JavaScript glue) → `wasm-opt`
//! → lay out beside `public/`, compressed, with a manifest. Each stage is a file of this folder.
//! A bundle is built again only when one of the files it was compiled from has changed.

mod bindgen;
pub(crate) mod budget;
mod bundle;
mod compile;
mod compress;
pub(crate) mod fingerprint;
mod inputs;
mod manifest;
mod shorten;
mod site;
mod wasm_opt;

use std::fs::{self, File};

use anyhow::{Context, Result};

use crate::npm;
use crate::paths::Workspace;
use crate::process::{Step, log};
use crate::toolchain::{self, Toolchain};
use bundle::Bundle;
use inputs::Inputs;
use wasm_opt::WasmOpt;

pub(crate) use manifest::Manifest;
pub(crate) use site::Loader;

/// Updates `target/site` from the sources, and returns its manifest.
///
/// # Errors
/// When a tool is missing that cannot be installed, or the islands do not compile.
pub(crate) fn build(workspace: &Workspace, loader: Loader) -> Result<Manifest> {
    let _lock = lock_site(workspace)?;
    if let Err(error) = npm::install(workspace) {
        log(&format!("continuing without the npm packages: {error:#}"));
    }
    let wasm_opt = WasmOpt::find(workspace);
    let ready = toolchain::find();
    let stored = ready.as_ref().and_then(|toolchain| {
        let inputs = Inputs::read(workspace, toolchain, &wasm_opt).ok()?;
        bundle::load(&workspace.wasm_target(), inputs.digest())
    });
    let bundle = match (stored, ready) {
        (Some(bundle), _) => {
            log("the islands are up to date");
            bundle
        }
        (None, Some(toolchain)) => build_bundle(workspace, &toolchain, &wasm_opt)?,
        (None, None) => build_bundle(workspace, &toolchain::prepare()?, &wasm_opt)?,
    };
    site::write(workspace, &bundle, loader)
}

fn build_bundle(workspace: &Workspace, toolchain: &Toolchain, wasm_opt: &WasmOpt) -> Result<Bundle> {
    let step = Step::start(&format!(
        "Compiling the islands to WASM with {} (2 to 3 minutes the first time) …",
        toolchain.description()
    ));
    let started = inputs::mark_start(workspace)?;
    let module = compile::compile(workspace, toolchain)?;
    step.done("compiled");

    let step = Step::start("Generating the bundle …");
    let folder = workspace.wasm_target();
    let bundle = wasm_opt.optimize(bindgen::generate(&module)?, &folder)?;
    let inputs = Inputs::read(workspace, toolchain, wasm_opt)?;
    // What was saved during the compilation may not be in the bundle: it is not recorded as built then.
    let digest = (!inputs.changed_since(started)).then(|| inputs.digest());
    bundle::store(&folder, &bundle, digest)?;
    step.done("generated");
    Ok(bundle)
}

/// Waits until no other run writes the site's files; none will while the result is held.
fn lock_site(workspace: &Workspace) -> Result<File> {
    let folder = workspace.wasm_target();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let path = folder.join("site.lock");
    let lock = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if lock.try_lock().is_err() {
        log("waiting for another run that writes the site's files …");
        lock.lock().with_context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(lock)
}
