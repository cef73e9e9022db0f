//! `cargo xtask bench`: how fast the shop is on this machine.

use std::process::{Command, ExitCode};

use anyhow::Result;
use clap::ValueEnum;

use super::build;
use crate::browser;
use crate::paths::Workspace;
use crate::process::{self, Step};

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[arg(value_enum)]
    subject: Subject,
}

#[derive(Clone, Copy, ValueEnum)]
enum Subject {
    /// Searches among 50,000 products, whole and while typing.
    Search,
    /// Pages served in a second.
    Pages,
    /// Orders taken in a second.
    Orders,
    /// Lighthouse's scores of the customer's pages, as a phone. Fetches Lighthouse.
    Lighthouse,
}

/// Compiles the benchmark, optimised, and runs it.
///
/// # Errors
/// When it cannot be built or fails.
pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    let (package, example) = match arguments.subject {
        Subject::Search => ("server", "search_latency"),
        Subject::Pages => ("server", "pages_per_second"),
        Subject::Orders => ("storage", "orders_per_second"),
        Subject::Lighthouse => return run_lighthouse(workspace),
    };
    let step = Step::start("Compiling the benchmark, optimised (several minutes the first time) …");
    let cargo = |verb| {
        let mut command = workspace.cargo();
        command.args([verb, "--release", "--package", package, "--example", example]);
        command
    };
    process::run(&mut cargo("build"))?;
    step.done("compiled");
    process::run(&mut cargo("run"))?;
    Ok(ExitCode::SUCCESS)
}

fn run_lighthouse(workspace: &Workspace) -> Result<ExitCode> {
    let chromium = browser::prepare()?;
    build::run(workspace)?;
    let mut command = Command::new("node");
    command.arg("lighthouse.mjs").arg(workspace.nukkad("release"));
    process::run(command.current_dir(workspace.end2end()).env("CHROMIUM", chromium))?;
    Ok(ExitCode::SUCCESS)
}
