//! The checks of what browsers get: the bundle's size, and the specs in a real Chromium.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::paths::Workspace;
use crate::process::{self, Step, log};
use crate::testing::{TestCounts, report};
use crate::wasm::{self, Loader, budget};
use crate::{browser, npm};

/// The islands compile to WASM, and the bundle is within its budget.
///
/// # Errors
/// When they do not compile.
pub(crate) fn check_wasm_size(workspace: &Workspace) -> Result<TestCounts> {
    let manifest = wasm::build(workspace, Loader::Plain)?;
    let size = budget::measure(&manifest);
    println!("{size}");
    log(&size.summary());
    let mut counts = TestCounts::single(true);
    counts += TestCounts::single(size.is_within_budget());
    Ok(counts)
}

/// The browser specs pass.
///
/// # Errors
/// When the site or the server does not build, or there is no Chromium.
pub(crate) fn run_browser_specs(workspace: &Workspace) -> Result<TestCounts> {
    let chromium = browser::prepare()?;
    npm::install(workspace)?;
    wasm::build(workspace, Loader::Plain)?;
    let step = Step::start("Compiling the server …");
    process::run(
        // All of the workspace, so that crates keep the features they had for the tests.
        workspace.cargo().args(["build", "--workspace", "--bin", "nukkad"]),
    )?;
    step.done("compiled");

    let results = workspace.end2end().join("results/report.json");
    // The report of an earlier run is not this run's result.
    if results.exists() {
        fs::remove_file(&results).with_context(|| format!("cannot remove {}", results.display()))?;
    }
    let mut command = Command::new("node");
    command
        .args(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"])
        .current_dir(workspace.end2end())
        .env("CHROMIUM", chromium)
        .env("NUKKAD", workspace.nukkad("debug"))
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &results);
    let run = process::run_captured(&mut command)?;
    let report =
        fs::read_to_string(&results).with_context(|| format!("Playwright wrote no {}", results.display()))?;
    Ok(report::parse_playwright(&report)?.with_runner_status(run.success))
}
