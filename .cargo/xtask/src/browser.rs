//! Finding a Chromium for the browser specs, or getting one from the system's packages.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{apt, process};

/// Names under which systems install Chromium or its close kin.
const PROGRAM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MACOS_PATH: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The browser to run the specs in: `$CHROMIUM`, else one that is installed, else one that gets installed.
///
/// # Errors
/// When there is none and it cannot be installed here; the error is the command to type.
pub(crate) fn prepare() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if chosen.is_file() {
            return Ok(chosen);
        }
        bail!("CHROMIUM names {}, which is not there", chosen.display());
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    let mut reason = "no Chromium was found".to_owned();
    if apt::is_available() {
        match apt::install(&["chromium"]) {
            Ok(()) => {
                if let Some(found) = find() {
                    return Ok(found);
                }
            }
            Err(error) => reason = format!("no Chromium was found, and {error:#}"),
        }
    }
    bail!(
        "{reason}.\n  Debian: apt-get install chromium\n  Fedora: dnf install chromium\n  \
         elsewhere: install Chromium or Chrome and set CHROMIUM to its path"
    );
}

fn find() -> Option<PathBuf> {
    let on_a_mac = Path::new(MACOS_PATH);
    PROGRAM_NAMES
        .iter()
        .find_map(|name| process::find_program(name))
        .or_else(|| on_a_mac.is_file().then(|| on_a_mac.to_owned()))
}
