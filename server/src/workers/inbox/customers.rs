//! Does what a customer asked for in the chat, and says so.

use commerce::notice::ChatMessage;
use commerce::{CustomerId, Language, Order, Place, Position};
use i18n::{chat, times};
use storage::{Customer, LinkPurpose};

use super::replies::Replies;
use crate::conversation::customer::Intent;
use crate::conversation::{ButtonAction, notifications};
use crate::places::PinCodes;
use crate::sessions::links::create_link;

/// Orders listed in the chat.
const MAX_LISTED_ORDERS: u32 = 3;

impl Replies<'_> {
    pub(super) async fn handle_customer(
        &mut self,
        customer: &Customer,
        intent: Intent,
    ) -> storage::Result<()> {
        let language = self.language;
        match intent {
            Intent::Greet => self.greet(customer),
            Intent::OpenCart(cart) => {
                // Only a cart that exists is worth a link of its own.
                let cart = self.state.storage.cart(cart).await?.map(|cart| cart.id);
                let Some(cart) = cart else {
                    self.greet(customer);
                    return Ok(());
                };
                let purpose = LinkPurpose::Shop { customer: customer.id, cart: Some(cart) };
                self.push_link(chat::cart_link(language), chat::open_cart(language), purpose);
            }
            Intent::SetLanguage(language) => {
                self.state.storage.set_language(&self.to, language).await?;
                self.push_text(chat::language_set(language));
                self.greet(customer);
            }
            Intent::AskLocation => {
                self.push(ChatMessage::LocationRequest { body: chat::ask_location(language) })
            }
            Intent::SetPin(pin) => match PinCodes::embedded().find(&pin) {
                Ok(place) => self.set_location(customer.id, place.into()).await?,
                Err(_) => self.push_text(chat::unknown_pin(language, &pin)),
            },
            Intent::SetPosition { position, label } => {
                let place = self.to_place(position, label).await?;
                self.set_location(customer.id, place).await?;
            }
            Intent::ListOrders => {
                let orders = self.state.storage.orders_of(customer.id, None, MAX_LISTED_ORDERS).await?;
                if orders.is_empty() {
                    self.push_text(chat::no_orders(language));
                }
                for order in orders {
                    self.push_order_status(&order).await?;
                }
            }
            Intent::Unsupported => self.push_text(chat::unsupported_message(language)),
        }
        Ok(())
    }

    /// The greeting is two messages: a button that opens a link stands alone in its message.
    fn greet(&mut self, customer: &Customer) {
        let language = self.language;
        let state = self.state.assets.site.name(language);
        let body = match &customer.name {
            Some(name) => chat::greeting_by_name(language, name, &state),
            None => chat::greeting(language, &state),
        };
        let purpose = LinkPurpose::Shop { customer: customer.id, cart: None };
        self.push_link(body, chat::open_shop(language), purpose);
        let other = Language::ALL.into_iter().find(|other| *other != language).unwrap_or_default();
        self.push(ChatMessage::Buttons {
            body: chat::more_actions(language),
            buttons: vec![
                (ButtonAction::AskLocation.to_string(), chat::share_location(language)),
                (ButtonAction::ListOrders.to_string(), chat::my_orders(language)),
                (ButtonAction::SetLanguage(other).to_string(), other.endonym().to_owned()),
            ],
        });
    }

    /// Keeps where the customer is and says which store is near, with a link to the shop.
    async fn set_location(&mut self, customer: CustomerId, place: Place) -> storage::Result<()> {
        let language = self.language;
        self.state.storage.set_place(customer, &place).await?;
        let purpose = LinkPurpose::Shop { customer, cart: None };
        let nearest = self.state.catalog.stores_near(place.position, None, 1).await?.into_iter().next();
        let body = match nearest {
            Some((store, metres)) => {
                let distance = times::format_distance(language, metres);
                if metres <= self.state.config.service_radius_m {
                    chat::location_set(language, &place.label, &store.name, &distance)
                } else {
                    chat::location_out_of_range(language, &place.label, &store.name, &distance)
                }
            }
            None => chat::greeting(language, &self.state.assets.site.name(language)),
        };
        self.push_link(body, chat::open_shop(language), purpose);
        Ok(())
    }

    /// A position the customer sent: called what the phone calls it, else like the nearest locality.
    async fn to_place(&self, position: Position, label: Option<String>) -> storage::Result<Place> {
        let label = match label.map(|label| label.trim().to_owned()).filter(|label| !label.is_empty()) {
            Some(label) => label,
            None => {
                // A store within reach names the neighbourhood; one far away would name another town.
                let radius_m = self.state.config.service_radius_m;
                let near = self.state.catalog.stores_within(position, radius_m, 1).await?.into_iter().next();
                near.map_or_else(
                    || chat::unnamed_location(self.language),
                    |(store, _)| store.locality.clone(),
                )
            }
        };
        Ok(Place { position, label, pin: None, exact: true })
    }

    async fn push_order_status(&mut self, order: &Order) -> storage::Result<()> {
        let Some(store) = self.state.catalog.store(&order.store).await? else { return Ok(()) };
        let purpose = LinkPurpose::Order { customer: order.customer, order: order.id };
        let (url, link) = create_link(self.state, purpose, self.language, self.now);
        self.links.push(link);
        let mut order = order.clone();
        order.language = self.language;
        self.push(notifications::order_status(&order, order.state, &store, url, self.now));
        Ok(())
    }
}
