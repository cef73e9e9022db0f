//! How the command ends.

use std::fmt::Display;
use std::process::ExitCode;

/// The command failed while it ran.
pub(super) const FAILED: u8 = 1;
/// The command line or the settings are incomplete or wrong; nothing was done.
pub(super) const USAGE_ERROR: u8 = 2;
/// An import was completed, but some rows were rejected.
pub(super) const PARTIAL_IMPORT: u8 = 3;

/// Prints an error, and returns the code to exit with.
pub(super) fn fail(code: u8, error: &dyn Display) -> ExitCode {
    eprintln!("nukkad: {error}");
    ExitCode::from(code)
}
