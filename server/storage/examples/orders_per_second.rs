//! Prints how many orders a second this machine takes durably, with 1 and with 64 callers.
//!
//! `cargo run -p storage --release --example orders_per_second [SECONDS] [DIRECTORY]`
//!
//! Each order has 7 lines out of 300 listings of its store, holds stock and slot, has an idempotency key,
//! writes its messages, and counts when it is acknowledged, which is after the fsync.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark may stop at the first surprise")]

use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use commerce::order::NewOrder;
use commerce::{CartLine, OrderId, StoreCode};
use storage::contract::fixtures;
use storage::sqlite::SqliteStorage;
use storage::{
    CatalogStorage, ListingRow, Mode, OrderStorage, PlaceOrder, PlaceOutcome, Storage, StorageKey,
};

const STORES: u64 = 20;
const LISTINGS: u64 = 300;
const LINES: u64 = 7;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().map_or(5, |seconds| seconds.parse().expect("SECONDS is a number"));
    let parent = arguments.next().map_or_else(std::env::temp_dir, Into::into);
    let directory = tempfile::TempDir::new_in(&parent).unwrap();
    println!("machine: {}, {} cores", processor(), std::thread::available_parallelism().unwrap());
    println!(
        "disk:    {:.0} fdatasync/s of 4 KiB in {}",
        syncs_per_second(directory.path()),
        parent.display()
    );
    for callers in [1, 64] {
        let path = directory.path().join(format!("{callers}.sqlite"));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
        let (orders, slowest) = runtime.block_on(measure(&path, callers, Duration::from_secs(seconds)));
        let rate = f64::from(u32::try_from(orders).unwrap()) / f64::from(u32::try_from(seconds).unwrap());
        println!(
            "{callers:>2} callers: {rate:>6.0} orders/s ({orders} orders of {LINES} lines in {seconds} s, slowest {slowest:?})"
        );
    }
}

async fn measure(path: &Path, callers: u64, time: Duration) -> (u64, Duration) {
    let storage =
        Arc::new(SqliteStorage::open(path, Mode::Sandbox, StorageKey::generate().unwrap()).unwrap());
    fill(&storage).await;
    let next = Arc::new(AtomicU64::new(1));
    let slowest = Arc::new(AtomicU64::new(0));
    let end = Instant::now() + time;
    let callers: Vec<_> = (0..callers)
        .map(|_| {
            let (storage, next, slowest) = (Arc::clone(&storage), Arc::clone(&next), Arc::clone(&slowest));
            tokio::spawn(async move {
                let mut placed = 0;
                while Instant::now() < end {
                    let order = nth_order(next.fetch_add(1, Ordering::Relaxed));
                    let started = Instant::now();
                    let outcome = storage.place(order).await.unwrap();
                    assert!(matches!(outcome, PlaceOutcome::Placed(_)), "{outcome:?}");
                    let micros = u64::try_from(started.elapsed().as_micros()).unwrap();
                    slowest.fetch_max(micros, Ordering::Relaxed);
                    placed += 1;
                }
                placed
            })
        })
        .collect();
    let mut orders = 0;
    for caller in callers {
        orders += caller.await.unwrap();
    }
    storage.close().await.unwrap();
    (orders, Duration::from_micros(slowest.load(Ordering::Relaxed)))
}

fn store(number: u64) -> StoreCode {
    format!("store-{number}").parse().unwrap()
}

async fn fill(storage: &SqliteStorage) {
    let stores = (0..STORES).map(|number| commerce::Store {
        slot_capacity: u16::MAX,
        ..fixtures::store(&store(number), &format!("9198000{number:05}"))
    });
    storage.import_stores(stores.collect()).await.unwrap();
    let products =
        (0..LISTINGS).map(|number| fixtures::product(&format!("p-{number}"), "Toor dal", "अरहर दाल"));
    storage.import_products(products.collect()).await.unwrap();
    let rows = (0..STORES * LISTINGS).map(|number| ListingRow {
        on_hand: 1_000_000_000,
        ..fixtures::listing_row(&store(number / LISTINGS), &format!("p-{}", number % LISTINGS))
    });
    storage.import_listings(rows.collect()).await.unwrap();
}

fn nth_order(number: u64) -> PlaceOrder {
    let line = |index: u64| -> CartLine {
        // Spread over the shelf; 41 and 300 have no common divisor, so no product comes twice.
        let product = format!("p-{}", (number * 13 + index * 41) % LISTINGS);
        fixtures::line(&product, 1)
    };
    // Ids are random, so they go to random places of the tables; this mixes well enough.
    let mixed = |salt: u64| {
        let half = |n: u64| u128::from(n.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31) ^ salt);
        half(number) << 64 | half(number.wrapping_mul(0xD6E8_FEB8_6659_FD93))
    };
    let order = NewOrder {
        id: OrderId(mixed(1)),
        cart: commerce::CartId(mixed(2)),
        customer: commerce::CustomerId(mixed(3)),
        store: store(number % STORES),
        slot: fixtures::slot(i64::try_from(number % 24).unwrap()),
        lines: (0..LINES).map(line).collect(),
        ..fixtures::new_order(1)
    };
    fixtures::with_key(order, &format!("key-{number}"), 7)
}

fn processor() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, name)| name.to_owned())
}

fn syncs_per_second(directory: &Path) -> f64 {
    let mut file = File::create(directory.join("probe")).unwrap();
    let page = [7u8; 4096];
    let (start, mut syncs) = (Instant::now(), 0u32);
    while start.elapsed() < Duration::from_secs(1) {
        file.rewind().unwrap();
        file.write_all(&page).unwrap();
        file.sync_data().unwrap();
        syncs += 1;
    }
    f64::from(syncs) / start.elapsed().as_secs_f64()
}
