//! The checks of the Rust code.

use anyhow::Result;

use crate::paths::Workspace;
use crate::process::{self, log};
use crate::testing::{TestCounts, report};

/// The code is formatted by rustfmt.
///
/// # Errors
/// When it is not, or rustfmt is missing.
pub(crate) fn check_format(workspace: &Workspace) -> Result<TestCounts> {
    process::run(workspace.cargo().args(["fmt", "--all", "--check"]))?;
    Ok(TestCounts::single(true))
}

/// Clippy reports nothing, neither of the workspace nor of the islands as they are built for browsers.
///
/// # Errors
/// When it does, or is missing.
pub(crate) fn run_clippy(workspace: &Workspace) -> Result<TestCounts> {
    let deny = ["--", "--deny", "warnings"];
    process::run(workspace.cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    process::run(
        workspace
            .cargo()
            .args(["clippy", "--package", "app", "--lib"])
            .args(["--no-default-features", "--features", "hydrate"])
            .args(deny),
    )?;
    Ok(TestCounts::single(true))
}

/// The dependencies keep to `.cargo/deny.toml`; counts nothing where cargo-deny is not installed.
///
/// # Errors
/// When they do not.
pub(crate) fn check_dependencies(workspace: &Workspace) -> Result<TestCounts> {
    let deny = |arguments: &[&str]| {
        let mut command = workspace.cargo();
        command.arg("deny").args(arguments);
        command
    };
    if !process::succeeds(&mut deny(&["--version"])) {
        log("left out: cargo-deny is not installed (cargo install cargo-deny)");
        return Ok(TestCounts::default());
    }
    process::run(&mut deny(&["check", "bans", "licenses", "sources"]))?;
    let mut counts = TestCounts::single(true);
    if process::succeeds(&mut deny(&["fetch", "db"])) {
        process::run(&mut deny(&["check", "advisories"]))?;
        counts += TestCounts::single(true);
    } else {
        log("left out: the advisory database cannot be reached");
    }
    Ok(counts)
}

/// Compiles the tests without running them.
///
/// # Errors
/// When they do not compile.
pub(crate) fn build_tests(workspace: &Workspace) -> Result<()> {
    process::run(workspace.cargo().args(["nextest", "run", "--workspace", "--no-run"]))
}

/// Runs the tests once with nextest, which must be installed, with further arguments and variables.
///
/// # Errors
/// When nextest cannot be started.
pub(crate) fn run_nextest(
    workspace: &Workspace,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> Result<TestCounts> {
    let mut command = workspace.cargo();
    command.args(["nextest", "run", "--workspace", "--no-fail-fast"]).args(arguments);
    command.envs(variables.iter().copied());
    let run = process::run_captured(&mut command)?;
    Ok(report::parse_nextest(&run.text).with_runner_status(run.success))
}

/// Unit, property and integration tests, then the examples in the documentation.
///
/// # Errors
/// When a runner cannot be started.
pub(crate) fn run_tests(workspace: &Workspace) -> Result<TestCounts> {
    if !process::succeeds(workspace.cargo().args(["nextest", "--version"])) {
        let run = process::run_captured(workspace.cargo().args(["test", "--workspace", "--no-fail-fast"]))?;
        return Ok(report::parse_cargo_test(&run.text).with_runner_status(run.success));
    }
    let mut counts = run_nextest(workspace, &[], &[])?;
    let examples =
        process::run_captured(workspace.cargo().args(["test", "--workspace", "--doc", "--no-fail-fast"]))?;
    let examples_counted = report::parse_cargo_test(&examples.text);
    // No examples at all are no failure.
    counts += if examples.success { examples_counted } else { examples_counted.with_runner_status(false) };
    Ok(counts)
}
