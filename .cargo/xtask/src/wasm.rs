//! From crate `app` to the files a browser may fetch: `target/site`.
//!
//! compile (`cargo rustc`, standard library rebuilt) → glue (wasm-bindgen) → shrink (wasm-opt)
//! → lay out beside `public/`, compressed, with a manifest. Each stage is a file of this folder.
//! What did not change is not made again.

mod bindgen;
pub mod budget;
mod compile;
mod compress;
pub mod fingerprint;
mod manifest;
mod site;
mod wasm_opt;

use std::fs::{self, File};

use anyhow::{Context, Result};

use crate::paths::Workspace;
use crate::process::{Step, log};
use crate::{npm, toolchain};

pub use manifest::Manifest;

/// Makes `target/site` be what the sources say, and gives its manifest.
///
/// # Errors
/// When a tool is missing that cannot be had, or the islands do not compile.
pub fn build(workspace: &Workspace) -> Result<Manifest> {
    let _alone = lock_site(workspace)?;
    if let Err(error) = npm::install(workspace) {
        log(&format!("going on without the npm packages: {error:#}"));
    }
    let shrinker = wasm_opt::WasmOpt::find(workspace);
    let ready = toolchain::find();
    let stamp_path = workspace.wasm_target().join("site.stamp");
    if let Some(toolchain) = &ready {
        let wanted = fingerprint_inputs(workspace, toolchain, &shrinker)?;
        if fs::read_to_string(&stamp_path).is_ok_and(|made| made == wanted)
            && let Ok(manifest) = Manifest::read(&workspace.site())
        {
            log("the islands and the site's files are up to date");
            return Ok(manifest);
        }
    }
    let toolchain = match ready {
        Some(toolchain) => toolchain,
        None => toolchain::prepare()?,
    };

    let step = Step::start(&format!(
        "Compiling the islands to WASM with {} (2 to 3 minutes the first time) …",
        toolchain.description()
    ));
    let compiled = compile::compile(workspace, &toolchain)?;
    step.done("compiled");

    let step = Step::start("Making the site's files …");
    let bundle = bindgen::generate(&compiled)?;
    let bundle = shrinker.optimize(bundle, &workspace.wasm_target())?;
    let manifest = site::write(workspace, &bundle)?;
    step.done(&format!("{} files in target/site", manifest.files.len()));

    // After the build, which may have completed Cargo.lock.
    let made = fingerprint_inputs(workspace, &toolchain, &shrinker)?;
    fs::write(&stamp_path, made).with_context(|| format!("cannot write {}", stamp_path.display()))?;
    Ok(manifest)
}

/// Waits until no other run makes the site's files; none will while the answer is held.
fn lock_site(workspace: &Workspace) -> Result<File> {
    let folder = workspace.wasm_target();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join("site.lock");
    let lock = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if lock.try_lock().is_err() {
        log("waiting for another run that makes the site's files …");
        lock.lock().with_context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(lock)
}

/// Stands for everything that `target/site` is made from.
fn fingerprint_inputs(
    workspace: &Workspace,
    toolchain: &toolchain::Toolchain,
    shrinker: &wasm_opt::WasmOpt,
) -> Result<String> {
    let root = workspace.root();
    let files = fingerprint::hash_files(
        root,
        &["app", "public", "Cargo.toml", "Cargo.lock", ".cargo/xtask/Cargo.toml", ".cargo/xtask/src/wasm"],
        // Sentences are spoken by the server alone, so a changed one does not reach the phone.
        &["app/i18n/src"],
    )?;
    let tools = format!("{}\n{}", toolchain.identity(), shrinker.identity());
    Ok(fingerprint::digest(&[files.as_bytes(), tools.as_bytes()]))
}
