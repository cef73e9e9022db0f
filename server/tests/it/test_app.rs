//! A shop for a test: the small demo network, an emulated chat, a clock that does not move by itself.

use std::path::Path;
use std::sync::Arc;

use commerce::{ChannelId, CustomerId, Home, Language, Phone, Product, ProductId, Store, StoreCode};
use jiff::{SignedDuration, Timestamp};
use server::config::{Config, Layers};
use server::environment::{Environment, SeededRng, TestClock};
use server::feeds::{self, FeedKind};
use server::{AppState, RunningApp};
use storage::{EventCompletion, Identity, LinkPurpose, ListingRow, NewEvent, NewMessage, Storage};
use whatsapp::emulator::{Emulator, StatusDelays};

use crate::browser::Browser;

/// A Friday, 11:00 in India: every store of the small network is open.
pub(crate) const OPENING_TIME: &str = "2026-11-20T05:30:00Z";

/// The store most tests shop at: 07:00–23:00 daily, 20 minutes to pack, half-hour slots for 8.
pub(crate) const STORE: &str = "shree-ganesh-vashi";
/// The one next to it.
/// What people read as the number of the first order at [`STORE`].
pub(crate) const FIRST_ORDER: &str = "SG-1001";
pub(crate) const OTHER_STORE: &str = "asha-vashi";

/// A running shop. Its storage goes with it.
pub(crate) struct TestApp {
    /// The clock it reads; moves when a test advances it.
    pub clock: Arc<TestClock>,
    running: RunningApp,
    folder: tempfile::TempDir,
}

/// One customer of a test orders as much as the test needs; the limits have tests of their own.
const NO_ORDER_LIMITS: [(&str, &str); 4] = [
    ("limits.max_open_orders", "1000"),
    ("limits.max_orders_per_slot", "1000"),
    ("limits.max_stock_percent", "100"),
    ("limits.max_rupees_before_first_collection", "1000000"),
];

impl TestApp {
    /// Opens a shop with the small demo network, at [`OPENING_TIME`].
    pub(crate) async fn start() -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), true, &[], |storage| storage).await
    }

    /// The same, with something put between the shop and its storage.
    pub(crate) async fn start_with_storage(put: impl FnOnce(Arc<dyn Storage>) -> Arc<dyn Storage>) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), true, &[], put).await
    }

    /// The same with a setting of its own.
    pub(crate) async fn start_with_setting(setting: (&'static str, &str)) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), true, &[setting], |storage| storage).await
    }

    /// The same with several.
    pub(crate) async fn start_with_settings(settings: &[(&'static str, &str)]) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), true, settings, |storage| storage).await
    }

    /// Closes the shop and opens it again on the same storage, at the same time.
    pub(crate) async fn restart(self) -> Self {
        let now = self.now();
        self.running.stop().await;
        let shop = Self::start_in(self.folder, false, &[], |storage| storage).await;
        shop.clock.set(now);
        shop
    }

    async fn start_in(
        folder: tempfile::TempDir,
        new: bool,
        settings: &[(&'static str, &str)],
        put: impl FnOnce(Arc<dyn Storage>) -> Arc<dyn Storage>,
    ) -> Self {
        let mut flags = vec![
            ("listen", "127.0.0.1:0".to_owned()),
            ("operations_listen", "127.0.0.1:0".to_owned()),
            ("storage", folder.path().join("storage.db").to_string_lossy().into_owned()),
        ];
        flags.extend(NO_ORDER_LIMITS.map(|(name, value)| (name, value.to_owned())));
        flags.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let config = Config::load(&Layers { flags, sandbox: true, ..Layers::default() }).unwrap();
        let clock = Arc::new(TestClock::new(OPENING_TIME.parse().unwrap()));
        // Opened again, a shop must not draw the ids it drew before.
        let seed = if new { 1 } else { 1_000_001 };
        let environment = Environment {
            clock: Arc::clone(&clock) as _,
            rng: Arc::new(SeededRng::new(seed)),
            emulator_delays: StatusDelays::zero(),
            ..Environment::system()
        };
        let storage = put(server::open_storage(&config.storage).await.unwrap());
        let running = server::start_with_storage(storage, config, environment).await.unwrap();
        let shop = Self { clock, running, folder };
        if new {
            for (kind, file) in [
                (FeedKind::Products, "products"),
                (FeedKind::Stores, "stores"),
                (FeedKind::Listings, "listings"),
                (FeedKind::Coupons, "coupons"),
            ] {
                shop.import(kind, file).await;
            }
        }
        shop
    }

    /// Imports a file of the small demo network.
    pub(crate) async fn import(&self, kind: FeedKind, file: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("demo/small/{file}.csv"));
        let source = std::fs::File::open(path).unwrap();
        let report = feeds::import(&*self.state().storage, kind, source, &mut |_| {}).await.unwrap();
        assert_eq!(report.rejected, 0, "{report:?}");
    }

    /// Closes it in good order.
    pub(crate) async fn stop(self) {
        self.running.stop().await;
    }

    /// Serves until it stops by itself; answers why.
    pub(crate) async fn wait_for_exit(self) -> String {
        self.running.run_until(std::future::pending()).await.unwrap_err().to_string()
    }

    /// What its handlers share.
    pub(crate) fn state(&self) -> &Arc<AppState> {
        &self.running.state
    }

    /// Meta's side of the chat.
    pub(crate) fn emulator(&self) -> &Emulator {
        self.state().chat.emulator.as_deref().unwrap()
    }

    /// Now, as the shop sees it.
    pub(crate) fn now(&self) -> Timestamp {
        self.state().clock.now()
    }

    /// Lets time pass.
    pub(crate) fn advance(&self, time: SignedDuration) {
        self.clock.advance(time);
        self.state().notifiers.deadlines.notify();
    }

    /// `http://127.0.0.1:port`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.running.address)
    }

    /// Where health and metrics are.
    pub(crate) fn operations_url(&self) -> String {
        format!("http://{}", self.running.operations_address)
    }

    /// A browser that has never been here.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.url())
    }

    /// Puts messages into the outbox, as the answer to an event that was never sent.
    pub(crate) async fn write_messages(&self, messages: Vec<NewMessage>) {
        let (state, now) = (self.state(), self.now());
        loop {
            let id = state.rng.event_id(Home::from_random(state.rng.next_u128()));
            let event = NewEvent {
                id,
                channel: ChannelId::WhatsApp,
                key: format!("test {id}"),
                payload: "{}".to_owned(),
                ordering_key: None,
                received_at: now,
            };
            state.storage.store_events(vec![event]).await.unwrap();
            let messages = messages.clone();
            let completion =
                EventCompletion { event: id, links: Vec::new(), messages, coverage: Vec::new(), at: now };
            // The inbox worker may have been faster: it finds nothing in the event and completes it.
            if state.storage.complete_event(completion).await.unwrap() {
                return;
            }
        }
    }

    /// A customer who has written in the chat once; `number` distinguishes customers.
    pub(crate) async fn customer(&self, number: u32) -> CustomerId {
        let phone = Phone::from_digits(&format!("9198{number:08}")).unwrap();
        let identity = Identity { phone: Some(phone), ..Identity::default() };
        let random = self.state().rng.next_u128();
        let met =
            self.state().storage.resolve_customer(identity, Some("Asha".to_owned()), self.now(), random);
        met.await.unwrap().0.id
    }

    /// A browser in which a customer has opened the link from the chat and continued.
    pub(crate) async fn customer_browser(&self, customer: CustomerId) -> Browser {
        let mut browser = self.browser();
        self.open_link(&mut browser, LinkPurpose::Shop { customer, cart: None }).await;
        browser
    }

    /// A browser at the counter of a store.
    pub(crate) async fn counter_browser(&self, store: &str) -> Browser {
        let mut browser = self.browser();
        self.open_link(&mut browser, LinkPurpose::Counter { store: store.parse().unwrap() }).await;
        browser
    }

    /// Makes a link as the chat would, and continues from it.
    pub(crate) async fn open_link(&self, browser: &mut Browser, purpose: LinkPurpose) {
        let path = self.create_link(purpose).await;
        let answer = browser.post_form(&path, &[("lang", "en")]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    /// The path of a fresh link.
    pub(crate) async fn create_link(&self, purpose: LinkPurpose) -> String {
        let (url, link) =
            server::sessions::links::create_link(self.state(), purpose, Language::English, self.now());
        self.state().storage.add_link(link).await.unwrap();
        url.strip_prefix(&self.url()).unwrap().to_owned()
    }

    /// A store of the network.
    pub(crate) async fn store(&self, code: &str) -> Store {
        let code: StoreCode = code.parse().unwrap();
        self.state().storage.stores().await.unwrap().into_iter().find(|store| store.code == code).unwrap()
    }

    /// A product of the network.
    pub(crate) async fn product(&self, id: &str) -> Product {
        let id: ProductId = id.parse().unwrap();
        self.state().storage.products().await.unwrap().into_iter().find(|product| product.id == id).unwrap()
    }

    /// Changes a store as an import would.
    pub(crate) async fn change_store(&self, code: &str, change: impl FnOnce(&mut Store)) {
        let mut store = self.store(code).await;
        change(&mut store);
        let imported = self.state().storage.import_stores(vec![store]).await.unwrap();
        assert!(imported.rejected.is_empty());
        self.advance(SignedDuration::from_secs(1));
    }

    /// Sets price (in rupees) and stock of a product at a store as an import would.
    pub(crate) async fn restock(&self, store: &str, product: &str, rupees: i64, on_hand: u32) {
        let row = ListingRow {
            store: store.parse().unwrap(),
            product: product.parse().unwrap(),
            mrp: commerce::Paise::from_rupees(rupees),
            price: commerce::Paise::from_rupees(rupees),
            offer_period: None,
            on_hand,
            is_available: true,
        };
        let imported = self.state().storage.import_listings(vec![row]).await.unwrap();
        assert!(imported.rejected.is_empty());
        self.advance(SignedDuration::from_secs(1));
    }
}
