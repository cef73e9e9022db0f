//! A shop for a test: the small demo network, an emulated chat, a clock that stands still.

use std::path::Path;
use std::sync::Arc;

use commerce::{CustomerId, Language, Phone, Product, ProductId, Store, StoreCode};
use jiff::{SignedDuration, Timestamp};
use ledger::{Identity, Ledger, LinkPurpose, ListingRow};
use server::config::{Config, Layers};
use server::feeds::{self, FeedKind};
use server::outside::{Outside, SeededRandomness, TestClock};
use server::{Running, Shop};
use whatsapp::emulator::{Emulator, Ticks};

use crate::browser::Browser;

/// A Friday, 11:00 in India: every store of the small network is open.
pub const OPENING_TIME: &str = "2026-11-20T05:30:00Z";

/// The store most tests shop at: 07:00–23:00 daily, 20 minutes to pack, half-hour slots for 8.
pub const STORE: &str = "shree-ganesh-vashi";
/// The one next to it.
pub const OTHER_STORE: &str = "asha-vashi";

/// A running shop. Its ledger goes with it.
pub struct TestShop {
    /// The clock it reads; moves when told to.
    pub clock: Arc<TestClock>,
    running: Running,
    folder: tempfile::TempDir,
}

impl TestShop {
    /// Opens a shop with the small demo network, at [`OPENING_TIME`].
    pub async fn open() -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), true, &[], |ledger| ledger).await
    }

    /// The same, with something put between the shop and its ledger.
    pub async fn open_behind(put: impl FnOnce(Arc<dyn Ledger>) -> Arc<dyn Ledger>) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), true, &[], put).await
    }

    /// The same with a setting of its own.
    pub async fn open_with(setting: (&'static str, &str)) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), true, &[setting], |ledger| ledger).await
    }

    /// Closes the shop and opens it again on the same ledger, at the same time.
    pub async fn reopen(self) -> Self {
        let now = self.now();
        self.running.stop().await;
        let shop = Self::open_in(self.folder, false, &[], |ledger| ledger).await;
        shop.clock.set(now);
        shop
    }

    async fn open_in(
        folder: tempfile::TempDir,
        new: bool,
        settings: &[(&'static str, &str)],
        put: impl FnOnce(Arc<dyn Ledger>) -> Arc<dyn Ledger>,
    ) -> Self {
        let mut flags = vec![
            ("listen", "127.0.0.1:0".to_owned()),
            ("operations_listen", "127.0.0.1:0".to_owned()),
            ("ledger", folder.path().join("ledger.db").to_string_lossy().into_owned()),
        ];
        flags.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let config = Config::load(&Layers { flags, rehearsal: true, ..Layers::default() }).unwrap();
        let clock = Arc::new(TestClock::at(OPENING_TIME.parse().unwrap()));
        // Opened again, a shop must not draw the ids it drew before.
        let seed = if new { 1 } else { 1_000_001 };
        let outside = Outside {
            clock: Arc::clone(&clock) as _,
            random: Arc::new(SeededRandomness::new(seed)),
            ticks: Ticks::at_once(),
            ..Outside::real()
        };
        let ledger = put(server::open_ledger(&config.ledger).await.unwrap());
        let running = server::start_on(ledger, config, outside).await.unwrap();
        let shop = Self { clock, running, folder };
        if new {
            for (kind, file) in [
                (FeedKind::Products, "products"),
                (FeedKind::Stores, "stores"),
                (FeedKind::Listings, "listings"),
            ] {
                shop.import(kind, file).await;
            }
        }
        shop
    }

    async fn import(&self, kind: FeedKind, file: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("demo/small/{file}.csv"));
        let source = std::fs::File::open(path).unwrap();
        let report = feeds::import(&*self.shop().ledger, kind, source, &mut |_| {}).await.unwrap();
        assert_eq!(report.refused, 0, "{report:?}");
    }

    /// Closes it in good order.
    pub async fn close(self) {
        self.running.stop().await;
    }

    /// Serves until it stops by itself; answers why.
    pub async fn stops_by_itself(self) -> String {
        self.running.until(std::future::pending()).await.unwrap_err().to_string()
    }

    /// What its handlers share.
    pub fn shop(&self) -> &Arc<Shop> {
        &self.running.shop
    }

    /// Meta's side of the chat.
    pub fn emulator(&self) -> &Emulator {
        self.shop().emulator.as_deref().unwrap()
    }

    /// Now, as the shop sees it.
    pub fn now(&self) -> Timestamp {
        self.shop().clock.now()
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        self.clock.advance(time);
        self.shop().wake.expiry.notify_one();
    }

    /// `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.running.address)
    }

    /// Where health and metrics are.
    pub fn operations_url(&self) -> String {
        format!("http://{}", self.running.operations_address)
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser::new(self.url())
    }

    /// A customer who has written in the chat once; `number` tells customers apart.
    pub async fn customer(&self, number: u32) -> CustomerId {
        let phone = Phone::from_wa_id(&format!("9198{number:08}")).unwrap();
        let identity = Identity { phone: Some(phone), user_id: None };
        let new_id = self.shop().random.customer_id();
        let met = self.shop().ledger.meet_customer(identity, Some("Asha".to_owned()), self.now(), new_id);
        met.await.unwrap().0.id
    }

    /// A browser in which a customer has opened the link from the chat and continued.
    pub async fn browser_of(&self, customer: CustomerId) -> Browser {
        let mut browser = self.browser();
        self.open_link(&mut browser, LinkPurpose::Shop { customer, cart: None }).await;
        browser
    }

    /// A browser at the counter of a store.
    pub async fn counter_of(&self, store: &str) -> Browser {
        let mut browser = self.browser();
        self.open_link(&mut browser, LinkPurpose::Counter { store: store.parse().unwrap() }).await;
        browser
    }

    /// Makes a link as the chat would, and continues from it.
    pub async fn open_link(&self, browser: &mut Browser, purpose: LinkPurpose) {
        let path = self.link(purpose).await;
        let answer = browser.post_form(&path, &[("lang", "en")]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    /// The path of a fresh link.
    pub async fn link(&self, purpose: LinkPurpose) -> String {
        let (url, link) = self.shop().mint_link(purpose, Language::English, self.now());
        self.shop().ledger.add_link(link).await.unwrap();
        url.strip_prefix(&self.url()).unwrap().to_owned()
    }

    /// A store of the network.
    pub async fn store(&self, code: &str) -> Store {
        let code: StoreCode = code.parse().unwrap();
        self.shop().ledger.stores().await.unwrap().into_iter().find(|store| store.code == code).unwrap()
    }

    /// A product of the network.
    pub async fn product(&self, id: &str) -> Product {
        let id: ProductId = id.parse().unwrap();
        self.shop().ledger.products().await.unwrap().into_iter().find(|product| product.id == id).unwrap()
    }

    /// Changes a store as an import would.
    pub async fn change_store(&self, code: &str, change: impl FnOnce(&mut Store)) {
        let mut store = self.store(code).await;
        change(&mut store);
        let imported = self.shop().ledger.import_stores(vec![store]).await.unwrap();
        assert!(imported.refused.is_empty());
        self.pass(SignedDuration::from_secs(1));
    }

    /// Sets price (in rupees) and stock of a product at a store as an import would.
    pub async fn restock(&self, store: &str, product: &str, rupees: i64, on_hand: u32) {
        let row = ListingRow {
            store: store.parse().unwrap(),
            product: product.parse().unwrap(),
            mrp: commerce::Paise::rupees(rupees),
            price: commerce::Paise::rupees(rupees),
            on_hand,
            offered: true,
        };
        let imported = self.shop().ledger.import_listings(vec![row]).await.unwrap();
        assert!(imported.refused.is_empty());
        self.pass(SignedDuration::from_secs(1));
    }
}
