//! The threads that read, each on a connection of its own, beside the writer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::transaction::Snapshot;
use crate::Result;
use crate::error::StorageError;
use crate::secrets::Secrets;

/// Queries that may be queued.
const QUEUE: usize = 4096;

type Query = Box<dyn FnOnce(&Connection, &Secrets) + Send>;

/// The queue of queries, and the threads that run them.
pub(super) struct Readers {
    queue: RwLock<Option<SyncSender<Query>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Readers {
    /// Starts one thread for each connection.
    pub(super) fn start(connections: Vec<Connection>, secrets: &Arc<Secrets>) -> Result<Self> {
        let (queue, queries) = sync_channel(QUEUE);
        let queries = Arc::new(Mutex::new(queries));
        let threads = connections
            .into_iter()
            .map(|connection| {
                let (queries, secrets) = (Arc::clone(&queries), Arc::clone(secrets));
                std::thread::Builder::new()
                    .name("storage-reader".to_owned())
                    .spawn(move || run_loop(&connection, &secrets, &queries))
                    .map_err(|error| StorageError::Engine(format!("no thread to read: {error}")))
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(Self { queue: RwLock::new(Some(queue)), threads: Mutex::new(threads) })
    }

    /// Runs a query on one consistent snapshot, which holds every write that was acknowledged before.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Snapshot<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, outcome) = oneshot::channel();
        self.enqueue(Box::new(move |connection, secrets| {
            let outcome = catch_unwind(AssertUnwindSafe(|| in_snapshot(connection, secrets, query)))
                .unwrap_or_else(|_| Err(StorageError::Engine("a query panicked".to_owned())));
            if !connection.is_autocommit() {
                // Left open by a failure; the next query starts with a snapshot of its own.
                drop(connection.execute_batch("ROLLBACK"));
            }
            // The caller may have gone.
            drop(reply.send(outcome));
        }))?;
        outcome.await.unwrap_or(Err(StorageError::Closed))
    }

    fn enqueue(&self, query: Query) -> Result<()> {
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        match queue.as_ref().ok_or(StorageError::Closed)?.try_send(query) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_)) => Err(StorageError::Busy),
            Err(TrySendError::Disconnected(_)) => Err(StorageError::Closed),
        }
    }

    /// Accepts no more queries, runs those that are queued, and returns when all is closed. Blocks.
    pub(super) fn close(&self) {
        drop(self.queue.write().unwrap_or_else(PoisonError::into_inner).take());
        for thread in self.threads.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            // A panic of the thread has been reported to its caller.
            drop(thread.join());
        }
    }
}

fn run_loop(connection: &Connection, secrets: &Secrets, queries: &Mutex<Receiver<Query>>) {
    loop {
        // One idle thread waits for a query, the others for the lock, which is released before the query runs.
        let query = queries.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(query) = query else { return };
        query(connection, secrets);
    }
}

fn in_snapshot<T>(
    connection: &Connection,
    secrets: &Secrets,
    query: impl FnOnce(&Snapshot<'_>) -> Result<T>,
) -> Result<T> {
    connection.prepare_cached("BEGIN DEFERRED")?.execute(())?;
    let answer = query(&Snapshot::new(connection, secrets))?;
    connection.prepare_cached("COMMIT")?.execute(())?;
    Ok(answer)
}
