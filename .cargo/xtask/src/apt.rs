//! Installing packages on Debian and its kin, where this program runs as root; elsewhere saying what to type.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, Step};

/// Whether this system has Debian's package manager.
pub(crate) fn is_available() -> bool {
    Path::new("/etc/debian_version").exists() && process::find_program("apt-get").is_some()
}

/// Installs packages from the system's own archive.
///
/// # Errors
/// When this program is not root (the error is the command to type), or the archive does not have them.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let is_root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root {
        bail!("installing needs root. Type: sudo apt-get update && sudo apt-get install {list}");
    }
    let step = Step::start(&format!("Installing {list} from the system's packages …"));
    run_apt_get(&["update", "--quiet=2"]).context("the package list could not be fetched")?;
    let mut arguments = vec!["install", "--yes", "--quiet=2", "--no-install-recommends"];
    // Another Rust or browser of the system is not thrown out for ours.
    arguments.push("--no-remove");
    arguments.extend(packages);
    run_apt_get(&arguments)?;
    step.done("installed");
    Ok(())
}

fn run_apt_get(arguments: &[&str]) -> Result<()> {
    // Its many lines are shown only when it fails.
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    process::output(&mut command).map(drop)
}
