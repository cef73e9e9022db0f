//! Messages about an order, for its customer and for its store.

use commerce::notice::ChatMessage;
use commerce::{IfMissing, Language, Order, OrderNotice, OrderState, RejectReason, Store};
use i18n::{chat, products, times};
use jiff::Timestamp;

use super::button::ButtonAction;
use super::outgoing::{OutgoingMessage, buttons, link, text};
use super::plain_text::plain_text;

/// Items listed in a store's message; the counter shows the rest.
const MAX_LISTED_ITEMS: usize = 12;

/// An order that has reached a state.
#[derive(Clone, Copy, Debug)]
pub struct OrderNotification<'a> {
    /// The order as it is now.
    pub order: &'a Order,
    /// The state that is reported; the order may be further.
    pub state: OrderState,
    /// Its store.
    pub store: &'a Store,
    /// When the message is written.
    pub now: Timestamp,
}

impl OrderNotification<'_> {
    fn pickup_window(&self, language: Language) -> String {
        times::format_slot_with_day(language, self.order.slot(), self.now, self.store)
    }

    /// What the customer reads under the bill.
    #[must_use]
    pub fn receipt(&self, language: Language) -> String {
        let window = self.pickup_window(language);
        let number = self.order.display_number();
        chat::order_placed(language, &number, &self.store.name, &window, self.order.totals.total)
    }

    /// The store's place on the map.
    #[must_use]
    pub fn store_location(&self) -> OutgoingMessage {
        let Store { address, city, pin, position, name, .. } = self.store;
        let address = format!("{address}, {city} {pin}");
        OutgoingMessage::Location { position: *position, name: name.clone(), address }
    }

    /// The state for the customer, with a button that opens the order at `url`.
    #[must_use]
    pub fn for_customer(&self, language: Language, url: String) -> ChatMessage {
        let (number, store) = (&self.order.display_number(), self.store.name.as_str());
        let total = self.order.totals.total;
        let body = match self.state {
            OrderState::Placed => self.receipt(language),
            OrderState::Accepted => chat::order_accepted(language, number, store),
            OrderState::Ready => chat::order_ready(language, number, store, self.order.pickup_code(), total),
            OrderState::Collected => chat::order_collected(language, number, total),
            OrderState::Rejected => {
                let reason = self.order.reject_reason.unwrap_or(RejectReason::Other);
                chat::order_rejected(language, number, store, chat::reject_reason(language, reason))
            }
            OrderState::Cancelled => chat::order_cancelled(language, number),
            OrderState::Expired => chat::order_expired(language, number, store),
            OrderState::Uncollected => chat::order_uncollected(language, number, store),
        };
        link(body, chat::open_order(language), url)
    }

    /// A notice for the store; `None` when the order has moved on and nothing is left to do or to know.
    #[must_use]
    pub fn for_store(&self, notice: OrderNotice, language: Language) -> Option<ChatMessage> {
        match notice {
            OrderNotice::NewOrder if self.order.state == OrderState::Placed => Some(self.new_order(language)),
            OrderNotice::NextStep if self.order.state == self.state => self.next_step(language),
            OrderNotice::Closed => self.closed(language),
            _ => None,
        }
    }

    fn new_order(&self, language: Language) -> ChatMessage {
        let order = self.order;
        let mut items: Vec<String> = order
            .lines
            .iter()
            .take(MAX_LISTED_ITEMS)
            .map(|line| {
                let pack_size = products::pack_size(language, line.pack);
                let item = format!("{} × {} {pack_size}", line.quantity, line.names.get(language));
                match line.if_missing {
                    IfMissing::CallMe => item,
                    choice => format!("{item} ({})", i18n::pages::order::if_missing(language, choice)),
                }
            })
            .collect();
        if order.lines.len() > MAX_LISTED_ITEMS {
            items.push(chat::and_more(language, order.lines.len() - MAX_LISTED_ITEMS));
        }
        if let Some(note) = &order.note {
            items.push(chat::store_note(language, &plain_text(note)));
        }
        let name = plain_text(&order.contact_name);
        let (window, items) = (self.pickup_window(language), items.join("\n"));
        let number = order.display_number();
        let body = chat::store_new_order(language, &number, &name, &window, &items, order.totals.total);
        let choices = [
            (ButtonAction::Accept(order.id), chat::button_accept(language)),
            (ButtonAction::AskRejectReason(order.id), chat::button_reject(language)),
        ];
        buttons(body, choices)
    }

    /// The button for the next action of the store.
    fn next_step(&self, language: Language) -> Option<ChatMessage> {
        let order = self.order;
        match self.state {
            OrderState::Accepted => {
                let ready = (ButtonAction::Ready(order.id), chat::button_ready(language));
                Some(buttons(chat::store_accepted(language, &order.display_number()), [ready]))
            }
            OrderState::Ready => {
                let name = plain_text(&order.contact_name);
                let (code, total) = (order.pickup_code(), order.totals.total);
                let body = chat::store_ready(language, &order.display_number(), &name, code, total);
                let collected = (ButtonAction::AskPaymentMethod(order.id), chat::button_collected(language));
                Some(buttons(body, [collected]))
            }
            _ => None,
        }
    }

    /// The order has ended without an action of the store.
    fn closed(&self, language: Language) -> Option<ChatMessage> {
        let number = &self.order.display_number();
        match self.state {
            OrderState::Cancelled => Some(text(chat::store_cancelled(language, number))),
            OrderState::Expired => Some(text(chat::store_order_expired(language, number))),
            OrderState::Uncollected => Some(text(chat::store_uncollected(language, number))),
            _ => None,
        }
    }
}
