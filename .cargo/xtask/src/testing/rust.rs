//! The checks of the Rust code.

use anyhow::Result;

use crate::paths::Workspace;
use crate::process;
use crate::testing::{Tally, report};

/// The code is laid out by rustfmt.
///
/// # Errors
/// When it is not, or rustfmt is missing.
pub fn format(workspace: &Workspace) -> Result<Tally> {
    process::run(workspace.cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Tally::one(true))
}

/// Clippy has nothing to say: of the workspace, nor of the islands as the phone gets them.
///
/// # Errors
/// When it has, or is missing.
pub fn lints(workspace: &Workspace) -> Result<Tally> {
    let deny = ["--", "--deny", "warnings"];
    process::run(workspace.cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    process::run(
        workspace
            .cargo()
            .args(["clippy", "--package", "app", "--lib"])
            .args(["--no-default-features", "--features", "hydrate"])
            .args(deny),
    )?;
    Ok(Tally::one(true))
}

/// Unit, property and integration tests, then the examples in the documentation.
///
/// # Errors
/// When a runner cannot be started.
pub fn tests(workspace: &Workspace) -> Result<Tally> {
    if !process::succeeds(workspace.cargo().args(["nextest", "--version"])) {
        let run = process::watch(workspace.cargo().args(["test", "--workspace", "--no-fail-fast"]))?;
        return Ok(report::cargo_test(&run.text).of_runner(run.success));
    }
    let run = process::watch(workspace.cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]))?;
    let mut tally = report::nextest(&run.text).of_runner(run.success);
    let examples =
        process::watch(workspace.cargo().args(["test", "--workspace", "--doc", "--no-fail-fast"]))?;
    let counted = report::cargo_test(&examples.text);
    // A code base may well have no examples.
    tally += if examples.success { counted } else { counted.of_runner(false) };
    Ok(tally)
}
