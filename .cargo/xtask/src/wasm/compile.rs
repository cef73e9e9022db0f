//! Crate `app` to raw WASM, small: the standard library is rebuilt for size and link-time
//! optimisation goes over everything.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::paths::Workspace;
use crate::process;
use crate::toolchain::Toolchain;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm";
/// A panic traps without a message, and nothing formats for debugging: neither is shown to a person.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// Compiles, and returns the path of the raw module.
///
/// # Errors
/// When the islands do not compile.
pub(super) fn compile(workspace: &Workspace, toolchain: &Toolchain) -> Result<PathBuf> {
    let target = workspace.wasm_target();
    process::run(
        toolchain
            .cargo()
            .current_dir(workspace.root())
            // `cargo rustc` with one crate type, because with two cargo silently drops the
            // link-time optimisation.
            .args(["rustc", "--package", "app", "--lib", "--crate-type", "cdylib"])
            .args(["--profile", PROFILE, "--target", TARGET])
            .args(["--no-default-features", "--features", "hydrate"])
            .arg("--target-dir")
            .arg(&target)
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            // Lets a stable compiler rebuild the standard library, for this one command.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", FLAGS),
    )
    .context("the islands do not compile to WASM")?;
    let module = output(workspace, "wasm");
    if !module.is_file() {
        bail!("the compiler wrote no {}", module.display());
    }
    Ok(module)
}

/// Cargo's list of the files that the module was compiled from.
pub(super) fn dependency_list(workspace: &Workspace) -> PathBuf {
    output(workspace, "d")
}

fn output(workspace: &Workspace, extension: &str) -> PathBuf {
    workspace.wasm_target().join(TARGET).join(PROFILE).join("app").with_extension(extension)
}
