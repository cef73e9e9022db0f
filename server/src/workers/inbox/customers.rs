//! Does what a customer asked for in the chat, and says so.

use commerce::notice::Say;
use commerce::{CustomerId, Language, Order, Place, Position};
use ledger::{Customer, LinkPurpose};
use words::{chat, times};

use super::talk::Talk;
use crate::conversation::customer::Intent;
use crate::conversation::{Reply, telling};
use crate::places::PinCodes;

/// Orders listed in the chat.
const ORDERS_LISTED: u32 = 3;

impl Talk<'_> {
    pub(super) async fn with_customer(&mut self, customer: &Customer, intent: Intent) -> ledger::Result<()> {
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
        let shop = self.shop.site.name(language);
        let body = match &customer.name {
            Some(name) => chat::greeting_by_name(language, name, &shop),
            None => chat::greeting(language, &shop),
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
            None => chat::greeting(language, &self.shop.site.name(language)),
        };
        self.link(body, chat::open_shop(language), purpose);
        Ok(())
    }

    /// A position the customer sent: called what the phone calls it, else like the nearest locality.
    async fn place_at(&self, position: Position, label: Option<String>) -> ledger::Result<Place> {
        let label = match label.map(|label| label.trim().to_owned()).filter(|label| !label.is_empty()) {
            Some(label) => label,
            None => {
                // A store within reach names the neighbourhood; one far away would name another town.
                let nearest = self.shop.catalog.nearest(position, 1).await?.into_iter().next();
                let near = nearest.filter(|(_, metres)| *metres <= self.shop.config.service_radius_m);
                near.map_or_else(|| chat::your_place(self.language), |(store, _)| store.locality.clone())
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
}
