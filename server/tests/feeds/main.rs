//! Feeds imported into a real ledger: the demo network's files, and files that are wrong.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what should not happen")]

mod demo_network;
mod wrong_files;

use std::path::PathBuf;

use ledger::Ledger;
use server::feeds::{FeedError, FeedKind, Report, import};

/// A file of the demo network.
fn demo(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("demo").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Imports bytes, without watching the progress.
async fn import_bytes(ledger: &dyn Ledger, kind: FeedKind, bytes: &[u8]) -> Result<Report, FeedError> {
    import(ledger, kind, bytes, &mut |_| {}).await
}

/// A report as people read it.
fn printed(report: &Report) -> String {
    let mut text = Vec::new();
    report.print(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}
