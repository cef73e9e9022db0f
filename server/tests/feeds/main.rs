//! Feeds imported into a real storage: the demo network's files, and files that are wrong.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what should not happen")]

mod demo_network;
mod wrong_files;

use std::path::PathBuf;

use server::feeds::{FeedError, FeedKind, ImportReport, import};
use storage::Storage;

/// A file of the demo network.
fn demo(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("demo").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Imports bytes, without watching the progress.
async fn import_bytes(
    storage: &dyn Storage,
    kind: FeedKind,
    bytes: &[u8],
) -> Result<ImportReport, FeedError> {
    import(storage, kind, bytes, &mut |_| {}).await
}

/// A report as people read it.
fn printed(report: &ImportReport) -> String {
    let mut text = Vec::new();
    report.print(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}
