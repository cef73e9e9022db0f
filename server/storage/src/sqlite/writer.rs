//! The one thread that writes.
//!
//! Commands wait in a bounded queue. The thread opens a transaction, runs every command that waits in
//! a savepoint of its own, commits them together, which costs one fsync, and only then answers each.
//! So an answer always means: it is on the disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;

use rusqlite::{Connection, ErrorCode};
use tokio::sync::oneshot;

use super::transaction::WriteTransaction;
use crate::Result;
use crate::error::StorageError;
use crate::secrets::Secrets;

/// Commands that may wait. More would wait longer than anybody does.
const QUEUE: usize = 4096;
/// Most commands in one commit; it bounds how long the first of them waits for its answer.
const MOST_AT_ONCE: usize = 256;
/// How often a transaction is tried that another process keeps us from opening. SQLite waits
/// `busy_timeout` each time.
const TRIES: u32 = 3;

/// The queue, and the thread behind it.
pub(super) struct Writer {
    queue: RwLock<Option<SyncSender<Box<dyn Command>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(connection: Connection, secrets: Arc<Secrets>) -> Result<Self> {
        let (queue, commands) = sync_channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("storage-writer".to_owned())
            .spawn(move || work(&connection, &secrets, &commands))
            .map_err(|error| StorageError::Engine(format!("no thread to write: {error}")))?;
        Ok(Self { queue: RwLock::new(Some(queue)), thread: Mutex::new(Some(thread)) })
    }

    /// Runs a command and answers once it is on the disk. A caller who no longer waits does not stop it.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&WriteTransaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.enqueue(Box::new(Waiting { work: Some(work), outcome: Err(StorageError::Closed), reply }))?;
        // The thread is gone, and the command with it, when nobody holds the other end.
        answer.await.unwrap_or(Err(StorageError::Closed))
    }

    fn enqueue(&self, command: Box<dyn Command>) -> Result<()> {
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        match queue.as_ref().ok_or(StorageError::Closed)?.try_send(command) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_)) => Err(StorageError::Busy),
            Err(TrySendError::Disconnected(_)) => Err(StorageError::Closed),
        }
    }

    /// Takes no more commands, finishes those that wait, and returns when the file is closed. Blocks.
    pub(super) fn close(&self) {
        // Without a sender, the queue ends after its last command.
        drop(self.queue.write().unwrap_or_else(PoisonError::into_inner).take());
        // Held until it is over, so that a second caller waits for it too.
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = thread.take() {
            // A panic of the thread is over by now, and its callers have been told.
            drop(thread.join());
        }
    }
}

/// A command in the queue, whatever it answers.
trait Command: Send {
    /// Does the work and keeps what it answers. False when nothing of it may stay.
    fn run(&mut self, transaction: &WriteTransaction<'_>) -> bool;
    /// Replaces the answer: it could not be kept.
    fn fail(&mut self, error: StorageError);
    /// Tells the caller.
    fn answer(self: Box<Self>);
}

struct Waiting<T, W> {
    work: Option<W>,
    outcome: Result<T>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T, W> Command for Waiting<T, W>
where
    T: Send,
    W: FnOnce(&WriteTransaction<'_>) -> Result<T> + Send,
{
    fn run(&mut self, transaction: &WriteTransaction<'_>) -> bool {
        let Some(work) = self.work.take() else { return false };
        self.outcome = catch_unwind(AssertUnwindSafe(|| work(transaction)))
            .unwrap_or_else(|_| Err(StorageError::Engine("a command panicked".to_owned())));
        self.outcome.is_ok() && !transaction.is_undone()
    }

    fn fail(&mut self, error: StorageError) {
        self.outcome = Err(error);
    }

    fn answer(self: Box<Self>) {
        // Nobody may be waiting any more.
        drop(self.reply.send(self.outcome));
    }
}

/// Whether the file can still be trusted after a batch.
#[derive(PartialEq, Eq)]
enum Trust {
    Kept,
    Lost,
}

fn work(connection: &Connection, secrets: &Secrets, commands: &Receiver<Box<dyn Command>>) {
    while let Ok(first) = commands.recv() {
        if commit_together(connection, secrets, first, commands) == Trust::Lost {
            // What the disk holds after a failed fsync is not known, and trying again would report
            // success without it. The storage ends here; opening it anew recovers what is there.
            return;
        }
    }
}

/// Runs a command and all that wait behind it in one transaction, then answers them.
fn commit_together(
    connection: &Connection,
    secrets: &Secrets,
    first: Box<dyn Command>,
    commands: &Receiver<Box<dyn Command>>,
) -> Trust {
    let mut batch = Vec::new();
    let mut next = Some(first);
    let outcome = begin(connection).and_then(|()| {
        while let Some(mut command) = next.take() {
            let ran = in_savepoint(connection, secrets, command.as_mut());
            batch.push(command);
            ran?;
            if batch.len() < MOST_AT_ONCE {
                next = commands.try_recv().ok();
            }
        }
        execute(connection, "COMMIT")
    });
    let mut trust = Trust::Kept;
    if let Err(error) = outcome {
        if batch.is_empty() {
            // No transaction could be opened. The others would only wait for the same.
            batch.extend(next);
            batch.extend(commands.try_iter().take(QUEUE));
        }
        if !connection.is_autocommit() && execute(connection, "ROLLBACK").is_err() {
            trust = Trust::Lost;
        }
        if error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure) {
            trust = Trust::Lost;
        }
        let error = StorageError::from(error);
        for command in &mut batch {
            command.fail(error.clone());
        }
    }
    for command in batch {
        command.answer();
    }
    trust
}

fn begin(connection: &Connection) -> rusqlite::Result<()> {
    let mut tries = 1;
    loop {
        match execute(connection, "BEGIN IMMEDIATE") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && tries < TRIES => {
                tries += 1;
            }
            outcome => return outcome,
        }
    }
}

/// Runs one command. What it wrote stays only if it succeeded; the others are not touched by it.
///
/// # Errors
/// When the transaction itself is lost.
fn in_savepoint(
    connection: &Connection,
    secrets: &Secrets,
    command: &mut dyn Command,
) -> rusqlite::Result<()> {
    execute(connection, "SAVEPOINT command")?;
    let kept = command.run(&WriteTransaction::new(connection, secrets));
    if connection.is_autocommit() {
        // SQLite has taken the whole transaction back by itself, as it does when the disk is full.
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_ABORT_ROLLBACK),
            Some("the transaction was rolled back".to_owned()),
        ));
    }
    if !kept {
        execute(connection, "ROLLBACK TO command")?;
    }
    execute(connection, "RELEASE command")
}

fn execute(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute(())?;
    Ok(())
}

#[cfg(test)]
mod tests;
