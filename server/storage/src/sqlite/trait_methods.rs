//! Each method of the trait, tied to the function that does it, as a command or as a question.

use async_trait::async_trait;
use commerce::{
    Cart, CartId, CustomerId, Language, MessageId, Order, OrderCommand, OrderId, Party, Phone, Place,
    Product, ProductId, Store, StoreCode,
};
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::transaction::{Snapshot, WriteTransaction};
use super::{
    SqliteStorage, carts, conversations, customers, inbox, listings, orders, outbox, place_order, retention,
    stores, tokens,
};
use crate::customers::Digest;
use crate::{
    ActionOutcome, Address, Board, BookedSlots, Conversation, Customer, EventCompletion, Identity,
    ImportSummary, InboxEvent, Link, ListingRow, MessageStatus, NewEvent, NewLink, NewMessage, NewSession,
    OutboxMessage, PlaceOrder, PlaceOutcome, Result, SendOutcome, Session, SessionPatch, SetLine,
    SetLineError, StatusReport, Storage, StorageError, StoreListings, Versions,
};

/// Rows of an import in one command: few enough that orders get in between.
const IMPORTED_AT_ONCE: usize = 2_000;

impl SqliteStorage {
    async fn write<T: Send + 'static>(
        &self,
        command: impl FnOnce(&WriteTransaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.threads.writer.write(command).await
    }

    async fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Snapshot<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.threads.readers.read(question).await
    }

    /// Imports rows by as many commands as it takes, and adds up what they did.
    async fn import<R: Send + 'static>(
        &self,
        rows: Vec<R>,
        command: fn(&WriteTransaction<'_>, &[R], usize) -> Result<ImportSummary>,
    ) -> Result<ImportSummary> {
        let mut sum = ImportSummary::default();
        let mut rows = rows.into_iter();
        let mut first = 0;
        loop {
            let some: Vec<R> = rows.by_ref().take(IMPORTED_AT_ONCE).collect();
            if some.is_empty() {
                return Ok(sum);
            }
            let count = some.len();
            let done = self.write(move |transaction| command(transaction, &some, first)).await?;
            sum.added += done.added;
            sum.changed += done.changed;
            sum.unchanged += done.unchanged;
            sum.rejected.extend(done.rejected);
            first += count;
        }
    }
}

#[async_trait]
impl Storage for SqliteStorage {
    // --- The network.

    async fn import_products(&self, products: Vec<Product>) -> Result<ImportSummary> {
        self.import(products, |transaction, rows, _| listings::import_products(transaction, rows)).await
    }

    async fn import_stores(&self, stores: Vec<Store>) -> Result<ImportSummary> {
        self.import(stores, stores::import).await
    }

    async fn import_listings(&self, rows: Vec<ListingRow>) -> Result<ImportSummary> {
        self.import(rows, listings::import_listings).await
    }

    async fn versions(&self) -> Result<Versions> {
        self.read(listings::versions).await
    }

    async fn stores(&self) -> Result<Vec<Store>> {
        self.read(stores::stores).await
    }

    async fn products(&self) -> Result<Vec<Product>> {
        self.read(listings::products).await
    }

    async fn listings(&self, store: &StoreCode) -> Result<Option<StoreListings>> {
        let store = store.clone();
        self.read(move |snapshot| listings::listings(snapshot, &store)).await
    }

    async fn listings_version(&self, store: &StoreCode) -> Result<Option<u64>> {
        let store = store.clone();
        self.read(move |snapshot| stores::listings_version(snapshot, &store)).await
    }

    async fn set_paused(&self, store: &StoreCode, paused: bool) -> Result<bool> {
        let store = store.clone();
        self.write(move |transaction| stores::set_paused(transaction, &store, paused)).await
    }

    async fn set_available(&self, store: &StoreCode, product: &ProductId, offered: bool) -> Result<bool> {
        let (store, product) = (store.clone(), product.clone());
        self.write(move |transaction| listings::set_offered(transaction, &store, &product, offered)).await
    }

    // --- People.

    async fn resolve_customer(
        &self,
        identity: Identity,
        profile_name: Option<String>,
        at: Timestamp,
        new_id: CustomerId,
    ) -> Result<(Customer, Conversation)> {
        self.write(move |transaction| {
            customers::meet(transaction, &identity, profile_name.as_deref(), at, new_id)
        })
        .await
    }

    async fn find_store_by_phone(
        &self,
        phone: &Phone,
        at: Timestamp,
    ) -> Result<Option<(StoreCode, Conversation)>> {
        let phone = phone.clone();
        self.write(move |transaction| conversations::meet_store(transaction, &phone, at)).await
    }

    async fn customer(&self, customer: CustomerId) -> Result<Option<Customer>> {
        self.read(move |snapshot| customers::customer(snapshot, customer)).await
    }

    async fn conversation(&self, party: &Party) -> Result<Conversation> {
        let party = party.clone();
        self.read(move |snapshot| {
            conversations::conversation(snapshot, &conversations::owner(snapshot, &party)?)
        })
        .await
    }

    async fn address(&self, party: &Party) -> Result<Option<Address>> {
        let party = party.clone();
        self.read(move |snapshot| conversations::address(snapshot, &party)).await
    }

    async fn set_name(&self, customer: CustomerId, name: &str) -> Result<()> {
        let name = name.to_owned();
        self.write(move |transaction| customers::set_name(transaction, customer, &name)).await
    }

    async fn set_language(&self, party: &Party, language: Language) -> Result<()> {
        let party = party.clone();
        self.write(move |transaction| conversations::set_language(transaction, &party, language)).await
    }

    async fn set_place(&self, customer: CustomerId, place: &Place) -> Result<()> {
        let place = place.clone();
        self.write(move |transaction| customers::set_place(transaction, customer, &place)).await
    }

    async fn set_cart(&self, customer: CustomerId, cart: Option<CartId>) -> Result<()> {
        self.write(move |transaction| customers::set_cart(transaction, customer, cart)).await
    }

    async fn add_link(&self, link: NewLink) -> Result<()> {
        self.write(move |transaction| tokens::add_link(transaction, &link)).await
    }

    async fn link(&self, token: Digest) -> Result<Option<Link>> {
        self.read(move |snapshot| tokens::link(snapshot, &token)).await
    }

    async fn create_session(&self, session: NewSession) -> Result<()> {
        self.write(move |transaction| tokens::open_session(transaction, &session)).await
    }

    async fn session(&self, token: Digest, now: Timestamp) -> Result<Option<Session>> {
        self.read(move |snapshot| tokens::session(snapshot, &token, now)).await
    }

    async fn update_session(&self, token: Digest, change: SessionPatch, until: Timestamp) -> Result<()> {
        self.write(move |transaction| tokens::change_session(transaction, &token, &change, until)).await
    }

    async fn delete_session(&self, token: Digest) -> Result<()> {
        self.write(move |transaction| tokens::close_session(transaction, &token)).await
    }

    // --- Buying.

    async fn cart(&self, cart: CartId) -> Result<Option<Cart>> {
        self.read(move |snapshot| carts::cart(snapshot, cart)).await
    }

    async fn set_line(&self, line: SetLine) -> Result<std::result::Result<Cart, SetLineError>> {
        self.write(move |transaction| carts::set_line(transaction, &line)).await
    }

    async fn accept_changes(&self, cart: CartId, at: Timestamp) -> Result<Option<Cart>> {
        self.write(move |transaction| carts::accept_changes(transaction, cart, at)).await
    }

    async fn booked_slots(
        &self,
        stores: &[StoreCode],
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<BookedSlots>> {
        let stores = stores.to_vec();
        self.read(move |snapshot| {
            stores.iter().map(|store| orders::slots_taken(snapshot, store, from, to)).collect()
        })
        .await
    }

    async fn place(&self, order: PlaceOrder) -> Result<PlaceOutcome> {
        self.write(move |transaction| place_order::place(transaction, &order)).await
    }

    async fn order(&self, order: OrderId) -> Result<Option<Order>> {
        self.read(move |snapshot| orders::order(snapshot, order)).await
    }

    async fn order_of_cart(&self, store: &StoreCode, cart: CartId) -> Result<Option<OrderId>> {
        let store = store.clone();
        self.read(move |snapshot| carts::order_of(snapshot, &store, cart)).await
    }

    async fn apply_action(&self, order: OrderId, command: OrderCommand) -> Result<ActionOutcome> {
        self.write(move |transaction| orders::apply_action(transaction, order, command)).await
    }

    async fn due_orders(&self, now: Timestamp, limit: u32) -> Result<Vec<OrderId>> {
        self.read(move |snapshot| orders::due(snapshot, now, limit)).await
    }

    async fn board(&self, store: &StoreCode, since: Timestamp) -> Result<Board> {
        let store = store.clone();
        self.read(move |snapshot| orders::board(snapshot, &store, since)).await
    }

    async fn orders_of(
        &self,
        customer: CustomerId,
        before: Option<OrderId>,
        limit: u32,
    ) -> Result<Vec<Order>> {
        self.read(move |snapshot| orders::of_customer(snapshot, customer, before, limit)).await
    }

    // --- Messages.

    async fn store_events(&self, events: Vec<NewEvent>) -> Result<usize> {
        self.write(move |transaction| inbox::receive(transaction, &events)).await
    }

    async fn pending_events(&self, now: Timestamp, limit: u32) -> Result<Vec<InboxEvent>> {
        self.read(move |snapshot| inbox::pending(snapshot, now, limit)).await
    }

    async fn reschedule_event(&self, event: i64, not_before: Timestamp) -> Result<()> {
        self.write(move |transaction| inbox::failed(transaction, event, not_before)).await
    }

    async fn complete_event(&self, answer: EventCompletion) -> Result<()> {
        self.write(move |transaction| inbox::answer(transaction, &answer)).await
    }

    async fn enqueue_messages(&self, messages: Vec<NewMessage>, at: Timestamp) -> Result<()> {
        self.write(move |transaction| inbox::say(transaction, &messages, at)).await
    }

    async fn pending_messages(&self, now: Timestamp, limit: u32) -> Result<Vec<OutboxMessage>> {
        self.read(move |snapshot| outbox::pending(snapshot, now, limit)).await
    }

    async fn record_send(&self, message: MessageId, outcome: SendOutcome, at: Timestamp) -> Result<()> {
        self.write(move |transaction| outbox::sent(transaction, message, &outcome, at)).await
    }

    async fn record_statuses(&self, reports: Vec<StatusReport>, at: Timestamp) -> Result<usize> {
        self.write(move |transaction| {
            let mut ours = 0;
            for report in &reports {
                inbox::end(transaction, report.event, at)?;
                ours +=
                    usize::from(outbox::message_status(transaction, &report.external_id, report.status, at)?);
            }
            Ok(ours)
        })
        .await
    }

    async fn notification_statuses(&self, orders: &[OrderId]) -> Result<Vec<Option<MessageStatus>>> {
        let orders = orders.to_vec();
        self.read(move |snapshot| orders.iter().map(|order| outbox::told(snapshot, *order)).collect()).await
    }

    // --- Keeping house.

    async fn purge_expired(&self, now: Timestamp) -> Result<u64> {
        let mut sum = 0;
        for kind in &retention::FORGOTTEN {
            loop {
                let forget =
                    move |transaction: &WriteTransaction<'_>| retention::forget(transaction, kind, now);
                let (gone, more) = self.write(forget).await?;
                sum += gone;
                if !more {
                    break;
                }
            }
        }
        Ok(sum)
    }

    async fn check_health(&self) -> Result<()> {
        self.write(retention::try_to_write).await?;
        self.read(listings::versions).await.map(drop)
    }

    async fn close(&self) -> Result<()> {
        // Joining threads blocks, so it is done on a thread of its own.
        let (done, closed) = oneshot::channel();
        let threads = std::sync::Arc::clone(&self.threads);
        std::thread::Builder::new()
            .name("storage-close".to_owned())
            .spawn(move || {
                threads.close();
                done.send(()).unwrap_or(()); // Nobody may be waiting any more.
            })
            .map_err(|error| StorageError::Engine(format!("no thread to close: {error}")))?;
        closed.await.map_err(|_| StorageError::Closed)
    }
}
