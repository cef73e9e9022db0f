//! The real binary, killed in the middle of a thousand orders: every acknowledged one is there, once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};
use storage::sqlite::SqliteStorage;
use storage::{CatalogStorage, Mode, StorageKey};
use tokio::sync::Notify;

use crate::browser::Browser;
use crate::test_app::STORE;

/// Customers who order at the same time, each one order after another.
const CLIENTS: usize = 20;
/// Orders of each.
const ORDERS: usize = 50;
/// What they order, and how many there are.
const PRODUCT: &str = "tomato-1kg";
const PIECES: u32 = 5_000;

/// A `nukkad` process of this test; it goes with the test.
struct Nukkad {
    process: Child,
    url: String,
}

impl Drop for Nukkad {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn nukkad(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nukkad"));
    let settings = std::env::vars_os().map(|(name, _)| name);
    for name in settings.filter(|name| name.to_string_lossy().starts_with("NUKKAD_")) {
        command.env_remove(name);
    }
    command.current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

impl Nukkad {
    fn serve(folder: &Path) -> Self {
        let addresses = ["--listen", "127.0.0.1:0", "--operations-listen", "127.0.0.1:0"];
        let options = ["serve", "--sandbox", "--storage", "shop.db"];
        // A few customers order far more than people do.
        let limits = [
            ("NUKKAD_LIMITS__MAX_OPEN_ORDERS", "1000"),
            ("NUKKAD_LIMITS__MAX_ORDERS_PER_SLOT", "1000"),
            ("NUKKAD_LIMITS__MAX_STOCK_PERCENT", "100"),
            ("NUKKAD_RATE_LIMITS__SESSION_BURST", "10000"),
        ];
        let mut process = nukkad(folder).args(options).args(addresses).envs(limits).spawn().unwrap();
        let line = BufReader::new(process.stdout.take().unwrap()).lines().next().unwrap().unwrap();
        let at = line.find("http://").unwrap_or_else(|| panic!("{line}"));
        let url = line[at..].split_whitespace().next().unwrap().to_owned();
        Self { process, url }
    }

    fn browser(&self, cookies: BTreeMap<String, String>) -> Browser {
        browser(&self.url, cookies)
    }
}

fn browser(url: &str, cookies: BTreeMap<String, String>) -> Browser {
    let mut browser = Browser::new(url.to_owned());
    browser.cookies = cookies;
    browser
}

/// The small network, with a store that never closes, and room for all of them in one slot.
fn import(folder: &Path) {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/small");
    let stores = std::fs::read_to_string(demo.join("stores.csv")).unwrap();
    let wide_open = stores.replace("mon-sun 07:00-23:00,,20,30,8,15", "mon-sun 00:00-24:00,,0,30,1000,0");
    assert_ne!(stores, wide_open);
    std::fs::write(folder.join("stores.csv"), wide_open).unwrap();
    let head = "store_code,id,price,sale_price,quantity,availability";
    let listing = format!("{head}\n{STORE},{PRODUCT},42.00 INR,,{PIECES},in stock\n");
    std::fs::write(folder.join("listings.csv"), listing).unwrap();
    for (kind, file) in [
        ("products", demo.join("products.csv")),
        ("stores", folder.join("stores.csv")),
        ("listings", folder.join("listings.csv")),
    ] {
        let done = nukkad(folder)
            .args(["import", kind])
            .arg(file)
            .args(["--sandbox", "--storage", "shop.db"])
            .status();
        assert!(done.unwrap().success(), "{kind}");
    }
}

/// "Hi" from a phone of its own, the link, *Continue*: the cookies of a customer.
async fn sign_in(shop: &Nukkad, number: usize) -> BTreeMap<String, String> {
    let mut browser = shop.browser(BTreeMap::new());
    let phone = format!("/sandbox/api/phones/{}", 919_700_000_000 + number);
    browser.post(&format!("{phone}/text"), &json!({ "text": "Hi", "name": "Asha" })).await;
    let mut version = 0;
    let path = loop {
        // Responds when something has changed since, or after a while.
        let thread = browser.get(&format!("{phone}/thread?since={version}")).await.json();
        let messages = thread["messages"].as_array().unwrap();
        let link = messages.iter().find_map(|message| message.pointer("/payload/action/parameters/url"));
        if let Some(link) = link {
            break link.as_str().unwrap().strip_prefix(&shop.url).unwrap().to_owned();
        }
        let changed = thread["version"].as_u64().unwrap();
        assert_ne!(changed, version, "no link came to {phone}");
        version = changed;
    };
    browser.open(&path).await;
    browser.post_form(&path, &[("lang", "en")]).await.assert_status(303);
    browser.cookies
}

/// How many orders were acknowledged, and a signal at half of them.
#[derive(Default)]
struct Progress {
    acknowledged: AtomicUsize,
    is_half_done: Notify,
}

impl Progress {
    fn add(&self) {
        if self.acknowledged.fetch_add(1, Ordering::Relaxed) + 1 == CLIENTS * ORDERS / 2 {
            self.is_half_done.notify_one();
        }
    }
}

/// A customer's way through the shop.
#[derive(Clone, Debug, Default)]
struct Customer {
    cookies: BTreeMap<String, String>,
    /// The ids of orders that were acknowledged.
    acknowledged: Vec<String>,
    /// The order that was sent without a response.
    unanswered: Option<(String, Value)>,
}

/// Orders until there are as many as requested, or the server is gone.
async fn order(shop: &str, customer: &mut Customer, slot: &str, progress: &Progress) -> reqwest::Result<()> {
    let mut browser = browser(shop, customer.cookies.clone());
    let json = [("content-type", "application/json")];
    while customer.acknowledged.len() < ORDERS {
        let (key, body) = match customer.unanswered.clone() {
            Some(again) => again,
            None => {
                let line = json!({ "product": PRODUCT, "quantity": 1, "expected_price": 4200 });
                let new = json!({ "store": STORE, "line": line }).to_string();
                let cart = browser.try_send(Method::POST, "/api/v1/carts", &json, Some(new)).await?.json();
                let cart = cart["cart"].as_str().unwrap().to_owned();
                let body = json!({ "cart": cart, "name": "Asha", "slot": slot, "expected_total": 4200 });
                (format!("order-{cart}"), body)
            }
        };
        customer.unanswered = Some((key.clone(), body.clone()));
        let headers = [json[0], ("idempotency-key", key.as_str())];
        let answer =
            browser.try_send(Method::POST, "/api/v1/orders", &headers, Some(body.to_string())).await?;
        assert!([200, 201].contains(&answer.status), "{}: {}", answer.status, answer.body);
        customer.acknowledged.push(answer.json()["order"].as_str().unwrap().to_owned());
        customer.unanswered = None;
        progress.add();
    }
    Ok(())
}

/// Every order of a customer: number by id.
async fn orders_of(shop: &Nukkad, customer: &Customer) -> BTreeMap<String, u64> {
    let mut browser = shop.browser(customer.cookies.clone());
    let (mut found, mut after) = (BTreeMap::new(), String::new());
    loop {
        let page = browser.get(&format!("/api/v1/orders?limit=100{after}")).await.json();
        for order in page["items"].as_array().unwrap() {
            let id = order["order"].as_str().unwrap().to_owned();
            assert_eq!(found.insert(id, order["number"].as_u64().unwrap()), None, "listed twice");
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return found,
        }
    }
}

/// All of them order at once; answers when none goes on any more.
async fn order_all(
    url: &str,
    customers: Vec<Customer>,
    slot: &str,
    progress: &Arc<Progress>,
) -> Vec<Customer> {
    let ordering: Vec<_> = customers
        .into_iter()
        .map(|mut customer| {
            let (url, slot, progress) = (url.to_owned(), slot.to_owned(), Arc::clone(progress));
            tokio::spawn(async move {
                // An error is the server going away in the middle.
                let _ = order(&url, &mut customer, &slot, &progress).await;
                customer
            })
        })
        .collect();
    let mut customers = Vec::new();
    for one in ordering {
        customers.push(one.await.unwrap());
    }
    customers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_order_is_there_once() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path());
    let mut shop = Nukkad::serve(folder.path());
    let mut customers = Vec::new();
    for number in 0..CLIENTS {
        customers.push(Customer { cookies: sign_in(&shop, number).await, ..Customer::default() });
    }
    let near =
        shop.browser(BTreeMap::new()).get("/api/v1/stores?lat=19.07712&lon=72.99862&limit=1").await.json();
    assert_eq!(near["items"][0]["store"], STORE);
    // A slot that does not begin while the test runs.
    let earliest: Timestamp = near["items"][0]["earliest_pickup"].as_str().unwrap().parse().unwrap();
    let slot = (earliest + SignedDuration::from_hours(1)).to_string();

    let progress = Arc::new(Progress::default());
    let url = shop.url.clone();
    let ordering = order_all(&url, customers, &slot, &progress);
    let kill = async {
        progress.is_half_done.notified().await;
        // SIGKILL: nothing of it runs on.
        shop.process.kill().unwrap();
        shop.process.wait().unwrap();
    };
    let (customers, ()) = tokio::join!(ordering, kill);
    let acknowledged: usize = customers.iter().map(|customer| customer.acknowledged.len()).sum();
    assert!(
        (CLIENTS * ORDERS / 2..CLIENTS * ORDERS).contains(&acknowledged),
        "{acknowledged} before it was killed"
    );

    let shop = Nukkad::serve(folder.path());
    for customer in &customers {
        let there = orders_of(&shop, customer).await;
        for order in &customer.acknowledged {
            assert!(there.contains_key(order), "{order} was acknowledged and is gone");
        }
        let at_most = customer.acknowledged.len() + usize::from(customer.unanswered.is_some());
        assert!(there.len() <= at_most, "more than was requested");
    }
    // Everybody asks again for what was not answered, and orders the rest: no order is there twice.
    let customers = order_all(&shop.url, customers, &slot, &progress).await;
    let mut numbers = BTreeSet::new();
    for customer in &customers {
        let there = orders_of(&shop, customer).await;
        assert_eq!((there.len(), customer.acknowledged.len()), (ORDERS, ORDERS));
        numbers.extend(there.into_values());
    }
    let all = (CLIENTS * ORDERS) as u64;
    assert_eq!(
        (numbers.len() as u64, numbers.first(), numbers.last()),
        (all, Some(&1_001), Some(&(1_000 + all)))
    );
    // And as many pieces are held.
    drop(shop);
    let path = folder.path().join("shop.db");
    let key = StorageKey::load_or_create_beside(&path).unwrap();
    let storage = SqliteStorage::open(&path, Mode::Sandbox, key).unwrap();
    let listings = storage.listings(&STORE.parse().unwrap()).await.unwrap().unwrap().listings;
    let listing = listings.iter().find(|listing| listing.product.as_str() == PRODUCT).unwrap();
    assert_eq!((listing.on_hand, listing.held), (PIECES, (CLIENTS * ORDERS) as u32));
}
