//! The embedded engine passes the contract suite.
#![expect(clippy::unwrap_used, reason = "this is a test, its functions included that are none themselves")]

use std::sync::Arc;

use async_trait::async_trait;
use storage::contract::StorageFactory;
use storage::sqlite::SqliteStorage;
use storage::{Mode, Result, Storage, StorageKey};
use tempfile::TempDir;

/// A directory of its own, gone with the test.
struct Directory(TempDir);

impl Directory {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }
}

#[async_trait]
impl StorageFactory for Directory {
    async fn open(&self, mode: Mode, key: StorageKey) -> Result<Arc<dyn Storage>> {
        Ok(Arc::new(SqliteStorage::open(self.0.path().join("storage.sqlite"), mode, key)?))
    }
}

storage::contract_suite!(Directory::new());
