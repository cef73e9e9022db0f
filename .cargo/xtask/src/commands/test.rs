//! `cargo xtask test`: every check, the fast ones first; the last line counts them.

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::ValueEnum;

use super::stress;
use crate::paths::Workspace;
use crate::process::format_duration;
use crate::testing::{self, TestCounts};

/// Which checks to run.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Run these checks only.
    #[arg(long, value_enum, value_delimiter = ',', conflicts_with = "skip")]
    only: Vec<Check>,
    /// Leave these checks out.
    #[arg(long, value_enum, value_delimiter = ',')]
    skip: Vec<Check>,
    /// Instead: the Rust tests this many times beside four busy loops, then the browser specs three times.
    #[arg(long, value_name = "TIMES", conflicts_with_all = ["only", "skip"])]
    stress: Option<u32>,
}

/// The checks, in the order they run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Check {
    /// The code is formatted by rustfmt.
    Format,
    /// Clippy reports nothing.
    Lints,
    /// Licences, sources, versions and known vulnerabilities of dependencies, where cargo-deny is installed.
    Dependencies,
    /// Unit, property and integration tests, and the examples in the documentation.
    Tests,
    /// The islands compile to WASM and keep to their byte budget.
    Wasm,
    /// The browser specs pass in a real Chromium.
    Browser,
}

impl Check {
    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lints => "lints",
            Self::Dependencies => "dependencies",
            Self::Tests => "tests",
            Self::Wasm => "wasm",
            Self::Browser => "browser",
        }
    }

    fn run(self, workspace: &Workspace) -> Result<TestCounts> {
        match self {
            Self::Format => testing::rust::check_format(workspace),
            Self::Lints => testing::rust::run_clippy(workspace),
            Self::Dependencies => testing::rust::check_dependencies(workspace),
            Self::Tests => testing::rust::run_tests(workspace),
            Self::Wasm => testing::site::check_wasm_size(workspace),
            Self::Browser => testing::site::run_browser_specs(workspace),
        }
    }
}

/// Runs the checks, all of them even when one fails, and ends with `N passed, N failed`.
///
/// # Errors
/// When the choice of checks leaves none.
pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    if let Some(times) = arguments.stress {
        return stress::run(workspace, times);
    }
    let chosen: BTreeSet<Check> = Check::value_variants()
        .iter()
        .copied()
        .filter(|check| arguments.only.is_empty() || arguments.only.contains(check))
        .filter(|check| !arguments.skip.contains(check))
        .collect();
    if chosen.is_empty() {
        bail!("no check is left to run");
    }
    let mut total = TestCounts::default();
    let mut lines = Vec::new();
    for check in chosen {
        println!("\n━━ {}", check.name());
        let started = Instant::now();
        let counts = check.run(workspace).unwrap_or_else(|error| {
            eprintln!("{}: {error:#}", check.name());
            TestCounts::single(false)
        });
        total += counts;
        let took = format_duration(started.elapsed());
        println!("━━ {}: {counts} ({took})", check.name());
        lines.push(format!("{:12} {took:>12}   {counts}", check.name()));
    }
    println!("\n{}\n\n{total}", lines.join("\n"));
    Ok(total.exit_code())
}
