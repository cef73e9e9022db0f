//! `nukkad import`.

use std::fs::File;
use std::io::{BufReader, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use super::{FAILED, MISTOLD, SOME_REFUSED, sorry};
use crate::config::{Layers, LedgerConfig};
use crate::feeds::{self, FeedKind};
use crate::running::open_ledger;

/// Imports a file and prints what became of it.
pub(super) async fn import(kind: FeedKind, file: &Path, layers: &Layers) -> ExitCode {
    let config = match LedgerConfig::load(layers) {
        Ok(config) => config,
        Err(error) => return sorry(MISTOLD, &error),
    };
    let source: Box<dyn Read + Send> = if file == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        match File::open(file) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => return sorry(MISTOLD, &format!("{}: {error}", file.display())),
        }
    };
    let ledger = match open_ledger(&config).await {
        Ok(ledger) => ledger,
        Err(error) => return sorry(FAILED, &error),
    };
    let shown = std::io::stderr().is_terminal();
    let mut progress = |rows: u64| {
        if shown {
            // Progress that can not be shown is no reason to stop.
            let _ = write!(std::io::stderr(), "\r{rows} rows");
        }
    };
    let imported = feeds::import(&*ledger, kind, source, &mut progress).await;
    if shown {
        eprintln!();
    }
    let closed = ledger.close().await;
    match (imported, closed) {
        (Ok(report), Ok(())) => {
            if let Err(error) = report.print(&mut std::io::stdout().lock()) {
                return sorry(FAILED, &error);
            }
            if report.refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(SOME_REFUSED) }
        }
        (Err(error), _) => sorry(FAILED, &error),
        (_, Err(error)) => sorry(FAILED, &error),
    }
}
