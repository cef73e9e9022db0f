//! A process that is killed in the middle of its orders: each that was acknowledged is there, once.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "this is a test, its functions included that are none themselves"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use commerce::OrderId;
use commerce::order::NewOrder;
use storage::contract::fixtures::*;
use storage::contract::{StorageFactory, run};
use storage::sqlite::SqliteStorage;
use storage::{Mode, PlaceOutcome, Result, Storage, StorageKey};
use tempfile::TempDir;
use tokio::task::JoinSet;

/// Names the file for the process that is to be killed.
const FILE: &str = "STORAGE_TO_BE_KILLED";
/// Which thousand of orders it places.
const ROUND: &str = "STORAGE_ROUND";
const ORDERS: u128 = 1_000;
const CALLERS: u128 = 8;

struct File<'p>(&'p Path);

#[async_trait::async_trait]
impl StorageFactory for File<'_> {
    async fn open(&self, mode: Mode, key: StorageKey) -> Result<Arc<dyn Storage>> {
        Ok(Arc::new(SqliteStorage::open(self.0, mode, key)?))
    }
}

fn nth_order(number: u128) -> NewOrder {
    let slot = slot(i64::try_from(number % 97).unwrap());
    NewOrder { slot, lines: vec![line("rice", 1), line("dal", 2)], ..new_order(number) }
}

/// What the process does that is killed: it places orders and prints which were acknowledged.
fn place_until_killed(path: &Path, round: u128) {
    run(async {
        let storage = File(path).open(Mode::Sandbox, storage_key()).await.unwrap();
        let mut callers = JoinSet::new();
        for caller in 0..CALLERS {
            let storage = Arc::clone(&storage);
            callers.spawn(async move {
                for number in (0..ORDERS).filter(|number| number % CALLERS == caller) {
                    let outcome = storage.place(nth_order(round * ORDERS + number + 1).into()).await.unwrap();
                    let PlaceOutcome::Placed(order) = outcome else { panic!("not placed: {outcome:?}") };
                    // One write each, so that no line is torn.
                    let line = format!("placed {} as {}\n", order.id, order.number);
                    std::io::stdout().write_all(line.as_bytes()).unwrap();
                    std::io::stdout().flush().unwrap();
                }
            });
        }
        callers.join_all().await;
    });
}

/// Lets a process place orders, kills it after so many, and answers id and number of those it acknowledged.
fn kill_after(path: &Path, round: u128, acknowledged: usize) -> Vec<(OrderId, u32)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["every_acknowledged_order_survives_a_kill", "--exact", "--nocapture"])
        .env(FILE, path)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut orders = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        // The harness may have left its own words on the first line.
        let Some((_, order)) = line.split_once("placed ") else { continue };
        let (id, number) = order.split_once(" as ").unwrap();
        orders.push((id.parse().unwrap(), number.parse().unwrap()));
        if orders.len() == acknowledged {
            child.kill().unwrap(); // SIGKILL; what it has printed by then is still to be read.
        }
    }
    let ended = child.wait().unwrap();
    assert!(!ended.success(), "it was killed before it was done");
    assert!(orders.len() >= acknowledged);
    orders
}

#[test]
fn every_acknowledged_order_survives_a_kill() {
    if let (Ok(path), Ok(round)) = (std::env::var(FILE), std::env::var(ROUND)) {
        return place_until_killed(Path::new(&path), round.parse().unwrap());
    }
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("storage.sqlite");
    run(async {
        let test = TestStorage::open(&File(&path)).await;
        test.set_stock("rice", 100_000).await;
        test.set_stock("dal", 100_000).await;
        test.set_slot_capacity(10_000).await;
        test.storage.close().await.unwrap();
    });
    let mut acknowledged = Vec::new();
    for (round, after) in (0..).zip([1, 500, 137, 800]) {
        acknowledged.extend(kill_after(&path, round, after));
        run(check(&path, &acknowledged));
    }
}

async fn check(path: &Path, acknowledged: &[(OrderId, u32)]) {
    let storage = File(path).open(Mode::Sandbox, storage_key()).await.unwrap();
    for (id, number) in acknowledged {
        let order = storage.order(*id).await.unwrap();
        assert_eq!(order.map(|order| order.number), Some(*number), "{id} was acknowledged");
    }
    // What was stored and not acknowledged may be there, but whole: books, slots and numbers agree.
    let board = storage.board(&corner(), morning()).await.unwrap();
    let orders: BTreeSet<_> = board.open.iter().map(|order| order.id).collect();
    assert_eq!(orders.len(), board.open.len(), "each once");
    let numbers: Vec<_> = board.open.iter().map(|order| order.number).collect();
    assert_eq!(numbers, (1_001..).take(orders.len()).collect::<Vec<_>>(), "without a gap");
    let mut held = BTreeMap::new();
    for line in board.open.iter().flat_map(|order| &order.lines) {
        *held.entry(line.product.clone()).or_insert(0) += line.quantity;
    }
    for listing in storage.listings(&corner()).await.unwrap().unwrap().listings {
        assert_eq!(listing.held, held.get(&listing.product).copied().unwrap_or(0), "{}", listing.product);
    }
    let booked = storage.booked_slots(&[corner()], slot(0).start, slot(99).start).await.unwrap();
    let taken: u32 = booked[0].iter().map(|(_, orders)| orders).sum();
    assert_eq!(usize::try_from(taken).unwrap(), orders.len());
    // A retry of what was cut off finds what is there and makes the rest.
    for id in (1..=ORDERS).map(OrderId).filter(|id| !orders.contains(id)).take(1) {
        assert!(matches!(storage.place(nth_order(id.0).into()).await.unwrap(), PlaceOutcome::Placed(_)));
    }
    for (id, _) in acknowledged.iter().take(3) {
        assert!(matches!(storage.place(nth_order(id.0).into()).await.unwrap(), PlaceOutcome::Existing(_)));
    }
    storage.close().await.unwrap();
    let file = rusqlite::Connection::open(path).unwrap();
    let healthy: String = file.pragma_query_value(None, "integrity_check", |row| row.get(0)).unwrap();
    assert_eq!(healthy, "ok");
}
