//! `wasm-opt` takes another few per cent off the module. Without it the module is used as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::bundle::Bundle;
use crate::paths::Workspace;
use crate::process::{self, log};

/// What rustc's modules use. Named one by one: `--all-features` makes wasm-opt write compact
/// imports, which browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// The `wasm-opt` to use, if there is one.
pub(super) struct WasmOpt {
    program: Option<PathBuf>,
    identity: String,
}

impl WasmOpt {
    /// Looks for it among the npm packages of `end2end`, then on `PATH`.
    pub(super) fn find(workspace: &Workspace) -> Self {
        let package = workspace.end2end().join("node_modules/binaryen");
        let from_npm = workspace.end2end().join("node_modules/.bin/wasm-opt");
        if from_npm.is_file() {
            // Its version is read from the package, because starting it takes a second.
            let identity = fs::read_to_string(package.join("package.json")).unwrap_or_default();
            return Self { program: Some(from_npm), identity };
        }
        match process::find_program("wasm-opt") {
            Some(program) => {
                let identity = process::output(Command::new(&program).arg("--version")).unwrap_or_default();
                Self { program: Some(program), identity }
            }
            None => Self { program: None, identity: "none".to_owned() },
        }
    }

    /// Which one it is, to the version.
    pub(super) fn identity(&self) -> &str {
        &self.identity
    }

    /// The bundle with a smaller module; unchanged, with a warning, if there is no `wasm-opt` or it fails.
    ///
    /// # Errors
    /// When `folder`, where the module is written for it, cannot be written, or its output is no
    /// module.
    pub(super) fn optimize(&self, bundle: Bundle, folder: &Path) -> Result<Bundle> {
        let Some(program) = &self.program else {
            log(
                "warning: no wasm-opt (npm or Debian package `binaryen`); the module stays some per cent larger",
            );
            return Ok(bundle);
        };
        let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
        fs::write(&before, &bundle.wasm).with_context(|| format!("cannot write {}", before.display()))?;
        let mut command = Command::new(program);
        command.arg("-Oz").args(FEATURES).arg(&before).arg("-o").arg(&after);
        if let Err(error) = process::output(&mut command) {
            log(&format!("warning: the module stays some per cent larger: {error:#}"));
            return Ok(bundle);
        }
        let wasm = fs::read(&after).with_context(|| format!("cannot read {}", after.display()))?;
        if !wasm.starts_with(b"\0asm") {
            bail!("{} wrote something that is no WASM", program.display());
        }
        Ok(Bundle { wasm, ..bundle })
    }
}
