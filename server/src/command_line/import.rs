//! `nukkad import`.

use std::fs::File;
use std::io::{BufReader, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use super::exit_code::{FAILED, PARTIAL_IMPORT, USAGE_ERROR, fail};
use crate::config::{Layers, StorageConfig};
use crate::feeds::{self, FeedKind};
use crate::startup::open_storage;

/// Imports a file and prints a report.
pub(super) async fn import(kind: FeedKind, file: &Path, layers: &Layers) -> ExitCode {
    let config = match StorageConfig::load(layers) {
        Ok(config) => config,
        Err(error) => return fail(USAGE_ERROR, &error),
    };
    let source: Box<dyn Read + Send> = if file == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        match File::open(file) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => return fail(USAGE_ERROR, &format!("{}: {error}", file.display())),
        }
    };
    let storage = match open_storage(&config).await {
        Ok(storage) => storage,
        Err(error) => return fail(FAILED, &error),
    };
    let shown = std::io::stderr().is_terminal();
    let mut progress = |rows: u64| {
        if shown {
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(std::io::stderr(), "\r{rows} rows");
        }
    };
    let imported = feeds::import(&*storage, kind, source, &mut progress).await;
    if shown {
        eprintln!();
    }
    let closed = storage.close().await;
    match (imported, closed) {
        (Ok(report), Ok(())) => {
            if let Err(error) = report.print(&mut std::io::stdout().lock()) {
                return fail(FAILED, &error);
            }
            if report.rejected == 0 { ExitCode::SUCCESS } else { ExitCode::from(PARTIAL_IMPORT) }
        }
        (Err(error), _) => fail(FAILED, &error),
        (_, Err(error)) => fail(FAILED, &error),
    }
}
