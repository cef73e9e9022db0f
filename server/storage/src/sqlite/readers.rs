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

/// Questions that may wait.
const QUEUE: usize = 4096;

type Question = Box<dyn FnOnce(&Connection, &Secrets) + Send>;

/// The queue of questions, and the threads that answer them.
pub(super) struct Readers {
    queue: RwLock<Option<SyncSender<Question>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Readers {
    /// Starts one thread for each connection.
    pub(super) fn start(connections: Vec<Connection>, secrets: &Arc<Secrets>) -> Result<Self> {
        let (queue, questions) = sync_channel(QUEUE);
        let questions = Arc::new(Mutex::new(questions));
        let threads = connections
            .into_iter()
            .map(|connection| {
                let (questions, secrets) = (Arc::clone(&questions), Arc::clone(secrets));
                std::thread::Builder::new()
                    .name("storage-reader".to_owned())
                    .spawn(move || work(&connection, &secrets, &questions))
                    .map_err(|error| StorageError::Engine(format!("no thread to read: {error}")))
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(Self { queue: RwLock::new(Some(queue)), threads: Mutex::new(threads) })
    }

    /// Answers a question from one consistent snapshot, which holds every write answered before.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Snapshot<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.enqueue(Box::new(move |connection, secrets| {
            let outcome = catch_unwind(AssertUnwindSafe(|| in_snapshot(connection, secrets, work)))
                .unwrap_or_else(|_| Err(StorageError::Engine("a question panicked".to_owned())));
            if !connection.is_autocommit() {
                // Left open by a failure; the next question starts with a snapshot of its own.
                drop(connection.execute_batch("ROLLBACK"));
            }
            // Nobody may be waiting any more.
            drop(reply.send(outcome));
        }))?;
        answer.await.unwrap_or(Err(StorageError::Closed))
    }

    fn enqueue(&self, question: Question) -> Result<()> {
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        match queue.as_ref().ok_or(StorageError::Closed)?.try_send(question) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_)) => Err(StorageError::Busy),
            Err(TrySendError::Disconnected(_)) => Err(StorageError::Closed),
        }
    }

    /// Takes no more questions, answers those that wait, and returns when all is closed. Blocks.
    pub(super) fn close(&self) {
        drop(self.queue.write().unwrap_or_else(PoisonError::into_inner).take());
        for thread in self.threads.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            // A panic of the thread is over by now.
            drop(thread.join());
        }
    }
}

fn work(connection: &Connection, secrets: &Secrets, questions: &Mutex<Receiver<Question>>) {
    loop {
        // One idle thread waits for a question, the others for the lock. It is let go before the work.
        let question = questions.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(question) = question else { return };
        question(connection, secrets);
    }
}

fn in_snapshot<T>(
    connection: &Connection,
    secrets: &Secrets,
    work: impl FnOnce(&Snapshot<'_>) -> Result<T>,
) -> Result<T> {
    connection.prepare_cached("BEGIN DEFERRED")?.execute(())?;
    let answer = work(&Snapshot::new(connection, secrets))?;
    connection.prepare_cached("COMMIT")?.execute(())?;
    Ok(answer)
}
