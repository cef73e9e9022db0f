//! `cargo xtask test --stress N`: whether the tests hold on a loaded machine.

use std::hint;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::Result;

use crate::paths::Workspace;
use crate::testing::{TestCounts, rust, site};

/// More than the cores of a small machine.
const BUSY_LOOPS: usize = 4;
const BROWSER_RUNS: u32 = 3;

/// Runs the whole Rust suite `times` times, and the browser specs three times, beside four busy
/// loops.
///
/// # Errors
/// When a runner cannot be started.
pub(super) fn run(workspace: &Workspace, times: u32) -> Result<ExitCode> {
    // Compiled before, so that the load is on the tests.
    rust::build_tests(workspace)?;
    let load = Load::start();
    let mut total = TestCounts::default();
    for round in 1..=times {
        let counts = rust::run_nextest(workspace, &[], &[])?;
        println!("━━ Rust, {round} of {times}: {counts}");
        total += counts;
    }
    for round in 1..=BROWSER_RUNS {
        let counts = site::run_browser_specs(workspace)?;
        println!("━━ browser, {round} of {BROWSER_RUNS}: {counts}");
        total += counts;
    }
    drop(load);
    println!("\n{total}");
    Ok(total.exit_code())
}

/// Threads that keep cores busy until it is dropped.
struct Load(Arc<AtomicBool>);

impl Load {
    fn start() -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        for _ in 0..BUSY_LOOPS {
            let is_over = Arc::clone(&is_over);
            thread::spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    hint::black_box(0);
                }
            });
        }
        Self(is_over)
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
