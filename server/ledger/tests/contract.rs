//! The embedded engine passes the contract suite.
#![expect(clippy::unwrap_used, reason = "this is a test, its functions included that are none themselves")]

use std::sync::Arc;

use async_trait::async_trait;
use ledger::contract::Site;
use ledger::sqlite::SqliteLedger;
use ledger::{Ledger, LedgerKey, Mode, Result};
use tempfile::TempDir;

/// A directory of its own, gone with the test.
struct Directory(TempDir);

impl Directory {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }
}

#[async_trait]
impl Site for Directory {
    async fn open(&self, mode: Mode, key: LedgerKey) -> Result<Arc<dyn Ledger>> {
        Ok(Arc::new(SqliteLedger::open(self.0.path().join("ledger.sqlite"), mode, key)?))
    }
}

ledger::contract_suite!(Directory::new());
