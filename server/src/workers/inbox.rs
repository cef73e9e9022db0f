//! Works on what the chat delivered: hears it, decides (in `conversation`), and does it.
//!
//! An event is marked done in the same transaction that writes what is said about it. Work that
//! was cut off is done again: what it moves is moved once, by the order's own machine.

use std::sync::Arc;

use commerce::notice::Say;
use commerce::{
    Action, CustomerId, Language, Notice, Order, OrderId, OrderState, Party, Phone, Place, Position, StoreCode,
};
use jiff::Timestamp;
use ledger::{Answer, Customer, Identity, InboxEvent, LinkPurpose, MessageStatus, NewLink, NewMessage};
use whatsapp::identity::MessageId;
use whatsapp::webhook::{self, Content, Happening, Inbound, State, Status};
use words::{chat, times};

use super::Stop;
use crate::Shop;
use crate::conversation::customer::Intent;
use crate::conversation::{Heard, Reply, customer, storekeeper, telling};
use crate::ordering::act::NotDone;
use crate::places::PinCodes;
use crate::ordering;

/// Events taken from the ledger at once.
const BATCH: u32 = 100;
/// An event that failed so often is set aside, so that it does not hold up the others.
const MOST_ATTEMPTS: u32 = 8;
/// Orders listed in the chat.
const ORDERS_LISTED: u32 = 3;

/// Works until told to stop; an event begun is ended first.
pub async fn run(shop: Arc<Shop>, mut stop: Stop) {
    loop {
        if work_once(&shop).await == 0 {
            tokio::select! {
                () = shop.wake.inbox_or_second() => {}
                () = stop.wait() => return,
            }
        }
    }
}

/// Works on what waits; answers how many events it ended.
pub async fn work_once(shop: &Shop) -> usize {
    let events = match shop.ledger.pending_events(BATCH).await {
        Ok(events) => events,
        Err(error) => {
            tracing::error!(%error, "the inbox can not be read");
            return 0;
        }
    };
    let mut ended = 0;
    for event in events {
        let id = event.id;
        match work_on(shop, event).await {
            Ok(()) => ended += 1,
            Err(error) => tracing::error!(%error, event = id, "an event could not be worked on"),
        }
    }
    if ended > 0 {
        shop.wake.outbox.notify_one();
    }
    ended
}

/// What is said about one event, gathered until it is written.
struct Talk<'a> {
    shop: &'a Shop,
    to: Party,
    language: Language,
    now: Timestamp,
    links: Vec<NewLink>,
    messages: Vec<NewMessage>,
}

async fn work_on(shop: &Shop, event: InboxEvent) -> ledger::Result<()> {
    let now = shop.clock.now();
    let (mut links, mut messages, mut read) = (Vec::new(), Vec::new(), Vec::new());
    if event.attempts < MOST_ATTEMPTS {
        // What was stored was read before; one event stands in each stored envelope.
        for happening in webhook::read(event.payload.as_bytes()).unwrap_or_default() {
            match happening.happening {
                Happening::Message(inbound) => {
                    read.push(inbound.id.clone());
                    let talk = hear(shop, *inbound, now).await?;
                    let (new_links, new_messages) = talk.map_or_else(Default::default, |talk| (talk.links, talk.messages));
                    links.extend(new_links);
                    messages.extend(new_messages);
                }
                Happening::Status(status) => keep_status(shop, &status, now).await?,
                Happening::Error(error) => tracing::warn!(code = error.code, "the chat reports an error"),
                Happening::Payment(_) | Happening::Other { .. } => {}
            }
        }
    } else {
        tracing::error!(event = event.id, "an event failed too often and is set aside");
    }
    shop.ledger.answer(Answer { event: event.id, links, messages, at: now }).await?;
    for message in read {
        mark_read(shop, message);
    }
    Ok(())
}

/// Lets the sender see that the message was read. A courtesy: nothing waits for it, and nothing is
/// lost when it fails.
fn mark_read(shop: &Shop, message: MessageId) {
    let chat = shop.chat.clone();
    tokio::spawn(async move {
        if let Err(error) = chat.mark_read(message).await {
            tracing::debug!(code = error.code(), "a message could not be marked as read");
        }
    });
}

async fn keep_status(shop: &Shop, status: &Status, now: Timestamp) -> ledger::Result<()> {
    let reached = match status.state {
        State::Sent => MessageStatus::Sent,
        State::Delivered => MessageStatus::Delivered,
        State::Read | State::Played => MessageStatus::Read,
        State::Failed => MessageStatus::Failed,
        State::Other(_) => return Ok(()),
    };
    if reached == MessageStatus::Failed {
        let code = status.errors.first().map(|error| error.code);
        tracing::warn!(?code, "a message was not delivered");
        shop.metrics.messages_failed.count();
    }
    shop.ledger.message_status(status.id.as_str(), reached, now).await.map(|_| ())
}

/// Hears one message and does what it asks for; `None` when nothing is to be said.
async fn hear(shop: &Shop, inbound: Inbound, now: Timestamp) -> ledger::Result<Option<Talk<'_>>> {
    let phone = inbound.from.as_ref().and_then(|from| Phone::from_wa_id(from.as_str()).ok());
    let user_id = inbound.from_user_id.as_ref().map(|id| id.as_str().to_owned());
    if phone.is_none() && user_id.is_none() {
        return Ok(None);
    }
    let profile_name = inbound.profile_name().map(str::to_owned);
    let Some(heard) = heard_in(inbound.content) else { return Ok(None) };
    if let Some(phone) = &phone
        && let Some((store, conversation)) = shop.ledger.meet_store(phone, now).await?
    {
        let known = shop.catalog.store(&store).await?;
        let language = conversation.language.or_else(|| known.map(|store| store.chat_language())).unwrap_or_default();
        let mut talk = Talk::new(shop, Party::Store(store.clone()), language, now);
        talk.with_store(&store, storekeeper::listen(&heard)).await?;
        return Ok(Some(talk));
    }
    let identity = Identity { user_id, phone };
    let new_id = shop.random.customer_id();
    let (customer, conversation) = shop.ledger.meet_customer(identity, profile_name, now, new_id).await?;
    let chosen = customer.language.or(conversation.language);
    let (intent, language) = customer::listen(heard, chosen);
    let mut talk = Talk::new(shop, Party::Customer(customer.id), language, now);
    if chosen.is_none() && language != Language::default() {
        shop.ledger.set_language(&talk.to, language).await?;
    }
    talk.with_customer(&customer, intent).await?;
    Ok(Some(talk))
}

/// A message free of the wire format; `None` for what needs no answer.
fn heard_in(content: Content) -> Option<Heard> {
    Some(match content {
        Content::Text(words) => Heard::Words(words),
        Content::ButtonReply { id, title } | Content::ListReply { id, title } => {
            id.parse().map_or(Heard::Words(title), Heard::Pressed)
        }
        Content::TemplateButton { payload, text } => payload.parse().map_or(Heard::Words(text), Heard::Pressed),
        Content::Location(location) => match Position::new(location.latitude, location.longitude) {
            Ok(position) => Heard::Location { position, label: location.name.or(location.address) },
            Err(_) => Heard::Unreadable,
        },
        Content::RequestWelcome => Heard::Words(String::new()),
        // An emoji on a message, or news about the account, is not a question.
        Content::Reaction { .. } | Content::System(_) => return None,
        _ => Heard::Unreadable,
    })
}

impl<'a> Talk<'a> {
    fn new(shop: &'a Shop, to: Party, language: Language, now: Timestamp) -> Self {
        Self { shop, to, language, now, links: Vec::new(), messages: Vec::new() }
    }

    fn say(&mut self, message: Say) {
        let id = self.shop.random.message_id();
        self.messages.push(NewMessage { id, to: self.to.clone(), notice: Notice::Say { message } });
    }

    fn text(&mut self, body: String) {
        self.say(Say::Text { body });
    }

    /// Says words with a button that opens a fresh link.
    fn link(&mut self, body: String, label: String, purpose: LinkPurpose) {
        let (url, link) = self.shop.mint_link(purpose, self.language, self.now);
        self.links.push(link);
        self.say(Say::Link { body, label, url });
    }

    async fn with_customer(&mut self, customer: &Customer, intent: Intent) -> ledger::Result<()> {
        let language = self.language;
        match intent {
            Intent::Greet => self.greet(customer),
            Intent::LinkToCart(cart) => {
                // Only a cart that exists is worth a link of its own.
                let cart = self.shop.ledger.cart(cart).await?.map(|cart| cart.id);
                let Some(cart) = cart else {
                    self.greet(customer);
                    return Ok(());
                };
                let purpose = LinkPurpose::Shop { customer: customer.id, cart: Some(cart) };
                self.link(chat::cart_link(language), chat::open_cart(language), purpose);
            }
            Intent::Speak(language) => {
                self.shop.ledger.set_language(&self.to, language).await?;
                self.text(chat::language_set(language));
                self.greet(customer);
            }
            Intent::AskLocation => self.say(Say::AskLocation { body: chat::ask_location(language) }),
            Intent::TakePin(pin) => match PinCodes::embedded().find(&pin) {
                Ok(place) => self.take_place(customer.id, place.into()).await?,
                Err(_) => self.text(chat::unknown_pin(language, &pin)),
            },
            Intent::TakePosition { position, label } => {
                let place = self.place_at(position, label).await?;
                self.take_place(customer.id, place).await?;
            }
            Intent::ListOrders => {
                let orders = self.shop.ledger.orders_of(customer.id, None, ORDERS_LISTED).await?;
                if orders.is_empty() {
                    self.text(chat::no_orders(language));
                }
                for order in orders {
                    self.link_to_order(&order).await?;
                }
            }
            Intent::CanNotRead => self.text(chat::can_not_read(language)),
        }
        Ok(())
    }

    /// The greeting is two messages: a button that opens a link stands alone in its message.
    fn greet(&mut self, customer: &Customer) {
        let language = self.language;
        let body = match &customer.name {
            Some(name) => chat::greeting_by_name(language, name),
            None => chat::greeting(language),
        };
        let purpose = LinkPurpose::Shop { customer: customer.id, cart: None };
        self.link(body, chat::open_shop(language), purpose);
        let other = Language::ALL.into_iter().find(|other| *other != language).unwrap_or_default();
        self.say(Say::Buttons {
            body: chat::what_else(language),
            buttons: vec![
                (Reply::Locate.to_string(), chat::share_location(language)),
                (Reply::Orders.to_string(), chat::my_orders(language)),
                (Reply::Speak(other).to_string(), other.own_name().to_owned()),
            ],
        });
    }

    /// Keeps where the customer is and says which store is near, with a link to the shop.
    async fn take_place(&mut self, customer: CustomerId, place: Place) -> ledger::Result<()> {
        let language = self.language;
        self.shop.ledger.set_place(customer, &place).await?;
        let purpose = LinkPurpose::Shop { customer, cart: None };
        let nearest = self.shop.catalog.nearest(place.position, 1).await?.into_iter().next();
        let body = match nearest {
            Some((store, metres)) => {
                let distance = times::distance(language, metres);
                if metres <= self.shop.config.service_radius_m {
                    chat::place_known(language, &place.label, &store.name, &distance)
                } else {
                    chat::place_outside(language, &place.label, &store.name, &distance)
                }
            }
            None => chat::greeting(language),
        };
        self.link(body, chat::open_shop(language), purpose);
        Ok(())
    }

    /// A position the customer sent: called what the phone calls it, else like the nearest locality.
    async fn place_at(&self, position: Position, label: Option<String>) -> ledger::Result<Place> {
        let label = match label.map(|label| label.trim().to_owned()).filter(|label| !label.is_empty()) {
            Some(label) => label,
            None => {
                let nearest = self.shop.catalog.nearest(position, 1).await?.into_iter().next();
                nearest.map_or_else(|| chat::your_place(self.language), |(store, _)| store.locality.clone())
            }
        };
        Ok(Place { position, label, pin: None, exact: true })
    }

    async fn link_to_order(&mut self, order: &Order) -> ledger::Result<()> {
        let Some(store) = self.shop.catalog.store(&order.store).await? else { return Ok(()) };
        let purpose = LinkPurpose::Order { customer: order.customer, order: order.id };
        let (url, link) = self.shop.mint_link(purpose, self.language, self.now);
        self.links.push(link);
        let mut order = order.clone();
        order.language = self.language;
        self.say(telling::to_customer(&order, order.state, &store, url, self.now));
        Ok(())
    }

    async fn with_store(&mut self, store: &StoreCode, intent: storekeeper::Intent) -> ledger::Result<()> {
        let language = self.language;
        match intent {
            storekeeper::Intent::Counter => {
                let name = self.shop.catalog.store(store).await?.map(|store| store.name.clone()).unwrap_or_default();
                let purpose = LinkPurpose::Counter { store: store.clone() };
                self.link(chat::counter_link(language, &name), chat::open_counter(language), purpose);
            }
            storekeeper::Intent::Speak(language) => {
                self.shop.ledger.set_language(&self.to, language).await?;
                self.text(chat::language_set(language));
            }
            storekeeper::Intent::Pause(paused) => {
                ordering::counter::set_paused(self.shop, store, paused).await?;
                self.text(if paused { chat::store_paused(language) } else { chat::store_resumed(language) });
            }
            storekeeper::Intent::Act(order, action) => self.act(store, order, action).await?,
            storekeeper::Intent::AskReason(order) => {
                self.ask(store, order, OrderState::Placed, telling::ask_reason).await?;
            }
            storekeeper::Intent::AskPaid(order) => self.ask(store, order, OrderState::Ready, telling::ask_paid).await?,
        }
        Ok(())
    }

    /// The store's own order, or a word that it has none such.
    async fn own_order(&mut self, store: &StoreCode, order: OrderId) -> ledger::Result<Option<Order>> {
        let found = self.shop.ledger.order(order).await?.filter(|order| order.store == *store);
        if found.is_none() {
            self.text(chat::store_unknown_order(self.language));
        }
        Ok(found)
    }

    /// Asks back about an order that still stands where the question makes sense.
    async fn ask(
        &mut self,
        store: &StoreCode,
        order: OrderId,
        from: OrderState,
        question: fn(&Order, Language) -> Say,
    ) -> ledger::Result<()> {
        if let Some(order) = self.own_order(store, order).await? {
            let words = if order.state == from { question } else { telling::too_late };
            self.say(words(&order, self.language));
        }
        Ok(())
    }

    async fn act(&mut self, store: &StoreCode, order: OrderId, action: Action) -> ledger::Result<()> {
        match ordering::act::as_store(self.shop, store, order, action).await {
            // The next button, where there is one, comes through the outbox with the step itself.
            Ok(order) => {
                if let Some(words) = telling::store_did(&order, self.language) {
                    self.say(words);
                }
            }
            Err(NotDone::Refused(order, _)) => self.say(telling::too_late(&order, self.language)),
            Err(NotDone::NoSuchOrder) => self.text(chat::store_unknown_order(self.language)),
            Err(NotDone::Ledger(error)) => return Err(error),
        }
        Ok(())
    }
}
