//! The npm packages of `end2end`: Playwright for the browser specs, binaryen for `wasm-opt`.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::paths::Workspace;
use crate::process::{self, Step};
use crate::wasm::fingerprint;

/// Installs what the lockfile names, unless exactly that is installed.
///
/// # Errors
/// When npm is missing or cannot fetch a package.
pub(crate) fn install(workspace: &Workspace) -> Result<()> {
    let folder = workspace.end2end();
    let lockfile =
        fs::read(folder.join("package-lock.json")).context("end2end/package-lock.json is missing")?;
    let expected = fingerprint::digest(&[&lockfile]);
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == expected) {
        return Ok(());
    }
    process::find_program("npm").context("npm is missing. Install Node.js 20 or newer, which brings it")?;
    let step = Step::start("Installing the npm packages of end2end …");
    process::output(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    fs::write(&stamp, expected).with_context(|| format!("cannot write {}", stamp.display()))?;
    step.done("installed");
    Ok(())
}
