//! The one thread that writes.
//!
//! Commands wait in a bounded queue. The thread opens a transaction, runs every queued command in a
//! savepoint of its own, commits them together, which costs one fsync, and only then returns their answers.
//! So an answer always means that the write is on the disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};
use tokio::sync::oneshot;

use super::file::OpenFile;
use super::transaction::{Positions, WriteTransaction};
use crate::Result;
use crate::error::StorageError;
use crate::secrets::Secrets;

/// Commands that may be queued. A longer queue would keep its last callers waiting longer than they do.
const QUEUE: usize = 4096;
/// Commands in one commit; it bounds how long the first of them waits for its answer.
const MAX_BATCH: usize = 256;
/// Attempts to open a transaction while another process holds the lock. SQLite waits `busy_timeout` in each.
const MAX_ATTEMPTS: u32 = 3;

/// Observes commits, for metrics.
pub trait WriteObserver: Send + Sync + 'static {
    /// After a batch was committed: how many commands it had, how many are queued behind it, and how long
    /// the commit with its fsync took.
    fn on_commit(&self, commands: usize, queued: usize, duration: Duration);
}

/// The queue, and the thread behind it.
pub(super) struct Writer {
    queue: RwLock<Option<SyncSender<Box<dyn Command>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    observer: Arc<OnceLock<Arc<dyn WriteObserver>>>,
    queued: Arc<AtomicUsize>,
}

impl Writer {
    pub(super) fn start(connection: Connection, file: OpenFile, secrets: Arc<Secrets>) -> Result<Self> {
        let (queue, commands) = sync_channel(QUEUE);
        let observer = Arc::new(OnceLock::new());
        let queued = Arc::new(AtomicUsize::new(0));
        let worker = Worker {
            connection,
            file,
            secrets,
            positions: Positions::default(),
            commands,
            observer: Arc::clone(&observer),
            queued: Arc::clone(&queued),
        };
        let thread = std::thread::Builder::new()
            .name("storage-writer".to_owned())
            .spawn(move || worker.run())
            .map_err(|error| StorageError::Engine(format!("no thread to write: {error}")))?;
        Ok(Self { queue: RwLock::new(Some(queue)), thread: Mutex::new(Some(thread)), observer, queued })
    }

    /// Reports commits to an observer from now on; the first one set stays.
    pub(super) fn observe(&self, observer: Arc<dyn WriteObserver>) {
        drop(self.observer.set(observer));
    }

    /// Runs a command and returns its answer once it is on the disk. A caller that goes away does not stop
    /// it.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&WriteTransaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.enqueue(Box::new(QueuedCommand {
            work: Some(work),
            outcome: Err(StorageError::Closed),
            reply,
        }))?;
        // The thread has ended, and the command with it, when the other end was dropped.
        answer.await.unwrap_or(Err(StorageError::Closed))
    }

    fn enqueue(&self, command: Box<dyn Command>) -> Result<()> {
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        let queue = queue.as_ref().ok_or(StorageError::Closed)?;
        // Counted before it is sent, so that the thread never takes off what was not added.
        self.queued.fetch_add(1, Ordering::Relaxed);
        queue.try_send(command).map_err(|error| {
            self.queued.fetch_sub(1, Ordering::Relaxed);
            match error {
                TrySendError::Full(_) => StorageError::Busy,
                TrySendError::Disconnected(_) => StorageError::Closed,
            }
        })
    }

    /// Accepts no more commands, runs those that are queued, and returns when the file is closed. Blocks.
    pub(super) fn close(&self) {
        // Without a sender, the queue ends after its last command.
        drop(self.queue.write().unwrap_or_else(PoisonError::into_inner).take());
        // Held until it is over, so that a second caller waits for it too.
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = thread.take() {
            // A panic of the thread has been reported to its callers.
            drop(thread.join());
        }
    }
}

/// A queued command, whatever it returns.
trait Command: Send {
    /// Runs it and holds back its outcome. False when nothing of it may stay.
    fn run(&mut self, transaction: &WriteTransaction<'_>) -> bool;
    /// Why it failed, if it did.
    fn error(&self) -> Option<StorageError>;
    /// Replaces the outcome: it could not be committed.
    fn fail(&mut self, error: StorageError);
    /// Sends the outcome to the caller.
    fn reply(self: Box<Self>);
}

struct QueuedCommand<T, W> {
    work: Option<W>,
    outcome: Result<T>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T, W> Command for QueuedCommand<T, W>
where
    T: Send,
    W: FnOnce(&WriteTransaction<'_>) -> Result<T> + Send,
{
    fn run(&mut self, transaction: &WriteTransaction<'_>) -> bool {
        let Some(work) = self.work.take() else { return false };
        self.outcome = catch_unwind(AssertUnwindSafe(|| work(transaction)))
            .unwrap_or_else(|_| Err(StorageError::Engine("a command panicked".to_owned())));
        self.outcome.is_ok() && !transaction.is_rolled_back()
    }

    fn error(&self) -> Option<StorageError> {
        self.outcome.as_ref().err().cloned()
    }

    fn fail(&mut self, error: StorageError) {
        self.outcome = Err(error);
    }

    fn reply(self: Box<Self>) {
        // The caller may have gone.
        drop(self.reply.send(self.outcome));
    }
}

/// Whether the file can still be trusted after a batch.
#[derive(PartialEq, Eq)]
enum FileState {
    Trusted,
    Lost,
}

/// Why a batch was not committed.
struct BatchError {
    error: StorageError,
    /// What the disk holds now is not known.
    is_file_lost: bool,
}

impl From<rusqlite::Error> for BatchError {
    fn from(error: rusqlite::Error) -> Self {
        let is_file_lost = error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure);
        Self { error: error.into(), is_file_lost }
    }
}

/// What the thread works with.
struct Worker {
    connection: Connection,
    file: OpenFile,
    secrets: Arc<Secrets>,
    positions: Positions,
    commands: Receiver<Box<dyn Command>>,
    observer: Arc<OnceLock<Arc<dyn WriteObserver>>>,
    queued: Arc<AtomicUsize>,
}

impl Worker {
    fn run(&self) {
        while let Ok(first) = self.commands.recv() {
            if self.commit_batch(first) == FileState::Lost {
                // What the disk holds after a failed fsync is not known, and trying again would report
                // success without it; what is written to a deleted file is lost in any case. The storage
                // closes; opening it again recovers what is there.
                return;
            }
        }
    }

    /// Runs a command and all that are queued behind it in one transaction, then replies to them.
    fn commit_batch(&self, first: Box<dyn Command>) -> FileState {
        let mut batch = Vec::new();
        let mut next = Some(first);
        let outcome = self.run_batch(&mut batch, &mut next);
        let mut state = FileState::Trusted;
        if let Err(BatchError { error, is_file_lost }) = outcome {
            if batch.is_empty() {
                // No transaction could be opened. The others would only wait for the same.
                batch.extend(next);
                batch.extend(self.commands.try_iter().take(QUEUE));
            }
            let is_undone = self.connection.is_autocommit() || execute(&self.connection, "ROLLBACK").is_ok();
            if is_file_lost || !is_undone {
                state = FileState::Lost;
            }
            for command in &mut batch {
                command.fail(error.clone());
            }
        }
        self.queued.fetch_sub(batch.len(), Ordering::Relaxed);
        for command in batch {
            command.reply();
        }
        state
    }

    fn run_batch(
        &self,
        batch: &mut Vec<Box<dyn Command>>,
        next: &mut Option<Box<dyn Command>>,
    ) -> std::result::Result<(), BatchError> {
        begin(&self.connection)?;
        while let Some(mut command) = next.take() {
            let ran = self.run_in_savepoint(command.as_mut());
            batch.push(command);
            ran?;
            if batch.len() < MAX_BATCH {
                *next = self.commands.try_recv().ok();
            }
        }
        if !self.file.is_in_place() {
            return Err(BatchError { error: StorageError::FileReplaced, is_file_lost: true });
        }
        let started = Instant::now();
        execute(&self.connection, "COMMIT")?;
        if let Some(observer) = self.observer.get() {
            let queued = self.queued.load(Ordering::Relaxed).saturating_sub(batch.len());
            observer.on_commit(batch.len(), queued, started.elapsed());
        }
        Ok(())
    }

    /// Runs one command. What it wrote stays only if it succeeded; the others are not touched by it.
    ///
    /// # Errors
    /// When the transaction itself is lost.
    fn run_in_savepoint(&self, command: &mut dyn Command) -> std::result::Result<(), BatchError> {
        execute(&self.connection, "SAVEPOINT command")?;
        let succeeded = command.run(&WriteTransaction::new(&self.connection, &self.secrets, &self.positions));
        if self.connection.is_autocommit() {
            // SQLite has rolled the whole transaction back by itself, as it does when the disk is full.
            let rolled_back = || StorageError::Engine("the transaction was rolled back".to_owned());
            return Err(BatchError {
                error: command.error().unwrap_or_else(rolled_back),
                is_file_lost: false,
            });
        }
        if !succeeded {
            execute(&self.connection, "ROLLBACK TO command")?;
        }
        execute(&self.connection, "RELEASE command")?;
        Ok(())
    }
}

fn begin(connection: &Connection) -> rusqlite::Result<()> {
    let mut attempts = 1;
    loop {
        match execute(connection, "BEGIN IMMEDIATE") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && attempts < MAX_ATTEMPTS =>
            {
                attempts += 1;
            }
            outcome => return outcome,
        }
    }
}

fn execute(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute(())?;
    Ok(())
}

#[cfg(test)]
mod tests;
