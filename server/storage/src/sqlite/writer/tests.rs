//! The writer alone, on a database of one table: what a batch commits when a command in it fails.

use std::sync::mpsc;

use tempfile::TempDir;

use super::*;
use crate::StorageKey;

/// A writer whose thread can be stopped, so that commands pile up behind it.
struct Bench {
    writer: Writer,
    directory: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self::with_connection(|_| {})
    }

    /// With the writer's connection changed before it is used.
    fn with_connection(change: impl FnOnce(&mut Connection)) -> Self {
        let directory = TempDir::new().unwrap();
        let path = directory.path().join("bench.sqlite");
        let mut connection = crate::sqlite::connection::open_writer(&path).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
                 CREATE TABLE children (
                    id INTEGER PRIMARY KEY,
                    parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED
                 ) STRICT;",
            )
            .unwrap();
        change(&mut connection);
        let secrets = Arc::new(Secrets::new(&StorageKey::from_bytes([1; 32])));
        Self { writer: Writer::start(connection, OpenFile::new(&path), secrets).unwrap(), directory }
    }

    /// A command in the queue.
    fn send(
        &self,
        work: impl FnOnce(&WriteTransaction<'_>) -> Result<usize> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<usize>>> {
        let (reply, answer) = oneshot::channel();
        self.writer.enqueue(Box::new(QueuedCommand {
            work: Some(work),
            outcome: Err(StorageError::Closed),
            reply,
        }))?;
        Ok(answer)
    }

    fn insert(&self, id: i64) -> oneshot::Receiver<Result<usize>> {
        self.send(move |transaction| transaction.execute("INSERT INTO children (id) VALUES (?1)", [id]))
            .unwrap()
    }

    /// Stops the thread inside a command until what is answered is dropped or used.
    fn stop(&self) -> mpsc::Sender<()> {
        let (go_on, stopped) = mpsc::channel::<()>();
        let (started, has_started) = mpsc::channel();
        self.send(move |_| {
            started.send(()).unwrap();
            let _ = stopped.recv();
            Ok(0)
        })
        .unwrap();
        has_started.recv().unwrap();
        go_on
    }

    /// Everything that is on the disk, read by another connection.
    fn children(&self) -> Vec<i64> {
        let connection = Connection::open(self.directory.path().join("bench.sqlite")).unwrap();
        let mut statement = connection.prepare("SELECT id FROM children ORDER BY id").unwrap();
        statement.query_map((), |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect()
    }
}

fn answer(waiting: oneshot::Receiver<Result<usize>>) -> Result<usize> {
    waiting.blocking_recv().unwrap_or(Err(StorageError::Closed))
}

#[test]
fn nothing_is_answered_before_the_commit() {
    let bench = Bench::new();
    let go_on = bench.stop();
    let first = bench.insert(1);
    let (ran, has_run) = mpsc::channel();
    let (commit, may_commit) = mpsc::channel::<()>();
    // It runs after the first and in the same transaction, which it holds open.
    let second = bench
        .send(move |_| {
            ran.send(()).unwrap();
            let _ = may_commit.recv();
            Ok(2)
        })
        .unwrap();
    drop(go_on);
    has_run.recv().unwrap();
    let mut first = first;
    assert!(first.try_recv().is_err(), "answered while the transaction was open");
    assert!(bench.children().is_empty(), "seen before it was committed");
    drop(commit);
    assert_eq!(answer(first), Ok(1));
    assert_eq!(answer(second), Ok(2));
    assert_eq!(bench.children(), [1]);
}

#[test]
fn a_command_that_fails_takes_back_its_own_work_only() {
    let bench = Bench::new();
    let go_on = bench.stop();
    let before = bench.insert(1);
    let fails = bench
        .send(|transaction| {
            transaction.execute("INSERT INTO children (id) VALUES (2)", ())?;
            transaction.execute("INSERT INTO children (id) VALUES (1)", ())
        })
        .unwrap();
    let panics = bench
        .send(|transaction| {
            transaction.execute("INSERT INTO children (id) VALUES (3)", ())?;
            panic!("on purpose")
        })
        .unwrap();
    let undoes = bench
        .send(|transaction| {
            transaction.execute("INSERT INTO children (id) VALUES (4)", ())?;
            transaction.roll_back();
            Ok(4)
        })
        .unwrap();
    let after = bench.insert(5);
    drop(go_on);
    assert_eq!(answer(before), Ok(1));
    assert!(matches!(answer(fails), Err(StorageError::Engine(_))));
    assert!(matches!(answer(panics), Err(StorageError::Engine(_))));
    assert_eq!(answer(undoes), Ok(4), "a refusal is an answer");
    assert_eq!(answer(after), Ok(1));
    assert_eq!(bench.children(), [1, 5]);
}

#[test]
fn a_failed_commit_is_reported_to_all_callers() {
    let bench = Bench::new();
    let go_on = bench.stop();
    let good = bench.insert(1);
    // The foreign key is looked at when the transaction commits.
    let orphan = bench
        .send(|transaction| transaction.execute("INSERT INTO children (id, parent) VALUES (2, 77)", ()))
        .unwrap();
    drop(go_on);
    assert!(matches!(answer(good), Err(StorageError::Engine(_))), "it was not kept either");
    assert!(matches!(answer(orphan), Err(StorageError::Engine(_))));
    assert!(bench.children().is_empty());
    assert_eq!(answer(bench.insert(3)), Ok(1), "the next transaction is a new one");
    assert_eq!(bench.children(), [3]);
}

#[test]
fn a_lost_transaction_is_reported_to_all_callers() {
    let bench = Bench::new();
    let go_on = bench.stop();
    let before = bench.insert(1);
    // As SQLite does by itself when the disk is full.
    let loses = bench.send(|transaction| transaction.execute("ROLLBACK", ())).unwrap();
    let after = bench.insert(2);
    drop(go_on);
    assert!(matches!(answer(before), Err(StorageError::Engine(_))));
    assert!(matches!(answer(loses), Err(StorageError::Engine(_))));
    assert_eq!(answer(after), Ok(1), "it ran in a transaction of its own");
    assert_eq!(bench.children(), [2]);
}

#[test]
fn more_than_can_wait_is_turned_away() {
    let bench = Bench::new();
    let go_on = bench.stop();
    let waiting: Vec<_> = (1..).map_while(|_| bench.send(|_| Ok(7)).ok()).take(QUEUE + 1).collect();
    assert_eq!(waiting.len(), QUEUE);
    assert_eq!(bench.send(|_| Ok(7)).map(drop), Err(StorageError::Busy));
    drop(go_on);
    assert!(waiting.into_iter().all(|waiting| answer(waiting) == Ok(7)), "those that wait are served");
}

#[test]
fn another_process_that_writes_is_waited_for() {
    // The lock is released while the writer waits for it in its last attempt.
    let holder: Arc<Mutex<Option<Connection>>> = Arc::default();
    let held = Arc::clone(&holder);
    let mut attempts = 0;
    let bench = Bench::with_connection(|connection| {
        let wait = move |_| {
            attempts += 1;
            if attempts < MAX_ATTEMPTS {
                return false;
            }
            held.lock().unwrap().take().unwrap().execute_batch("COMMIT").unwrap();
            true
        };
        connection.busy_handler(Some(wait)).unwrap();
    });
    let other = Connection::open(bench.directory.path().join("bench.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; INSERT INTO children (id) VALUES (1)").unwrap();
    *holder.lock().unwrap() = Some(other);
    assert_eq!(answer(bench.insert(2)), Ok(1));
    assert!(holder.lock().unwrap().is_none(), "the lock was waited for");
    assert_eq!(bench.children(), [1, 2]);
}

#[test]
fn closing_finishes_what_waits() {
    let bench = Bench::new();
    let go_on = bench.stop();
    let waiting = bench.insert(1);
    std::thread::scope(|scope| {
        scope.spawn(|| bench.writer.close());
        while bench.writer.queue.read().unwrap().is_some() {
            std::thread::yield_now();
        }
        assert_eq!(bench.send(|_| Ok(7)).map(drop), Err(StorageError::Closed));
        drop(go_on);
    });
    assert_eq!(answer(waiting), Ok(1));
    assert_eq!(bench.children(), [1]);
}

#[test]
fn a_full_disk_is_distinguished_from_a_failure() {
    let bench = Bench::new();
    // Sixteen pages are all the disk there is.
    bench
        .send(|transaction| Ok(transaction.value::<i64>("PRAGMA max_page_count = 16", ())?.map_or(0, |_| 1)))
        .unwrap();
    let fill = "INSERT INTO children (id) WITH RECURSIVE n (id) AS
        (SELECT 100 UNION ALL SELECT id + 1 FROM n LIMIT 100000) SELECT id FROM n";
    let too_much = bench.send(move |transaction| transaction.execute(fill, ())).unwrap();
    assert_eq!(answer(too_much), Err(StorageError::Full));
    assert_eq!(answer(bench.insert(1)), Ok(1), "what fits is written");
    assert_eq!(bench.children(), [1]);
}

#[test]
fn commits_are_observed() {
    struct Count(mpsc::Sender<usize>);
    impl WriteObserver for Count {
        fn on_commit(&self, commands: usize, queued: usize, _: Duration) {
            assert_eq!(queued, 0);
            self.0.send(commands).unwrap();
        }
    }
    let bench = Bench::new();
    let (count, counted) = mpsc::channel();
    bench.writer.observe(Arc::new(Count(count)));
    let go_on = bench.stop();
    let waiting = [bench.insert(1), bench.insert(2)];
    drop(go_on);
    for waiting in waiting {
        answer(waiting).unwrap();
    }
    assert_eq!(counted.recv().unwrap(), 3, "the one that held it up and both behind it");
}
