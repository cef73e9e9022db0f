//! Does what a customer requests in the chat: loads, stores, and collects the replies.

use std::sync::Arc;

use commerce::{CartId, CustomerId, Place, Position, Store};
use storage::{Customer, LinkPurpose};

use super::recent_replies::RepeatedReply;
use super::replies::Replies;
use crate::conversation::customer::Intent;
use crate::conversation::customer_replies;
use crate::conversation::notifications::OrderNotification;
use crate::coverage;
use crate::places::PinCodes;

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
            Intent::Greet => self.greet_once(customer),
            Intent::OpenCart(cart) => self.open_cart(customer, cart).await?,
            Intent::SetLanguage(language) => {
                self.state.storage.set_language(&self.recipient, language).await?;
                if !self.is_repetition(RepeatedReply::LanguageChange) {
                    self.push(customer_replies::language_changed(language));
                    self.greet(customer);
                }
            }
            Intent::ChooseLanguage => self.push(customer_replies::language_list(language)),
            Intent::AskLocation => self.push(customer_replies::ask_location(language)),
            Intent::SetPin(pin) => match PinCodes::embedded().find(&pin) {
                Ok(place) => self.set_location(customer.id, place.into()).await?,
                Err(_) => self.push(customer_replies::unknown_pin(language, &pin)),
            },
            Intent::SetPosition { position, label } => {
                let place = self.to_place(position, label).await?;
                self.set_location(customer.id, place).await?;
            }
            Intent::RequestCoverage => self.request_coverage(customer).await?,
            Intent::ListOrders => self.list_orders(customer.id).await?,
            Intent::Unsupported => {
                if !self.is_repetition(RepeatedReply::Unsupported) {
                    self.push(customer_replies::unsupported(language));
                }
            }
        }
        Ok(())
    }

    fn greet_once(&mut self, customer: &Customer) {
        if !self.is_repetition(RepeatedReply::Greeting) {
            self.greet(customer);
        }
    }

    fn greet(&mut self, customer: &Customer) {
        let url = self.shop_link(customer.id);
        let app_name = self.state.assets.site.name(self.language);
        for message in customer_replies::greeting(self.language, customer.name.as_deref(), &app_name, url) {
            self.push(message);
        }
    }

    /// A cart that no longer exists gets the greeting.
    async fn open_cart(&mut self, customer: &Customer, cart: CartId) -> storage::Result<()> {
        let Some(cart) = self.state.storage.cart(cart).await? else {
            self.greet_once(customer);
            return Ok(());
        };
        let purpose = LinkPurpose::Shop { customer: customer.id, cart: Some(cart.id) };
        let url = self.create_link(purpose);
        self.push(customer_replies::cart_link(self.language, url));
        Ok(())
    }

    /// Stores the customer's location and names the nearest store, with a link to the shop.
    async fn set_location(&mut self, customer: CustomerId, place: Place) -> storage::Result<()> {
        // The answer is measured from where the customer is; what is stored is rounded.
        let stored = Place { position: place.position.rounded(), ..place.clone() };
        self.state.storage.set_place(customer, &stored).await?;
        let app_name = self.state.assets.site.name(self.language);
        let message = match self.nearest_store(place.position).await? {
            Some((store, metres)) => {
                let url = self.shop_link(customer);
                let store = customer_replies::NearestStore { name: &store.name, metres };
                customer_replies::location_set(self.language, &place.label, store, url)
            }
            None => customer_replies::location_out_of_range(self.language, &place.label, &app_name),
        };
        self.push(message);
        Ok(())
    }

    /// Stores that the customer is to be notified of a store near the place given last.
    async fn request_coverage(&mut self, customer: &Customer) -> storage::Result<()> {
        let Some(place) = &customer.place else {
            self.push(customer_replies::ask_location(self.language));
            return Ok(());
        };
        if self.nearest_store(place.position).await?.is_some() {
            return self.set_location(customer.id, place.clone()).await;
        }
        let is_stored = coverage::request_coverage(self.state, customer.id, place.clone()).await?;
        self.push(if is_stored {
            customer_replies::will_notify(self.language, &place.label)
        } else {
            customer_replies::coverage_limit_reached(self.language)
        });
        Ok(())
    }

    /// Adds the notices of stores that came to serve a place while the customer's chat was closed.
    pub(super) async fn add_coverage_notices(&mut self, customer: CustomerId) -> storage::Result<()> {
        let requests = self.state.storage.coverage_requests_of(customer).await?;
        if requests.is_empty() {
            return Ok(());
        }
        let network = self.state.catalog.snapshot().await?;
        let notices = requests.iter();
        let notices =
            notices.filter_map(|request| coverage::notice(self.state, &network, request, self.language));
        self.coverage.extend(notices);
        Ok(())
    }

    /// The nearest store that serves a position, with its distance in metres.
    async fn nearest_store(&self, position: Position) -> storage::Result<Option<(Arc<Store>, u32)>> {
        let radius_m = self.state.config.service_radius_m;
        Ok(self.state.catalog.stores_within(position, radius_m, 1).await?.into_iter().next())
    }

    /// A position under the name that the sender's phone gives it, else under that of the nearest locality.
    async fn to_place(&self, position: Position, label: Option<String>) -> storage::Result<Place> {
        let label = match label.map(|label| label.trim().to_owned()).filter(|label| !label.is_empty()) {
            Some(label) => label,
            None => {
                // A store in range names the neighbourhood; one far away would name another town.
                self.nearest_store(position).await?.map_or_else(
                    || customer_replies::unnamed_location(self.language),
                    |(store, _)| store.locality.clone(),
                )
            }
        };
        Ok(Place { position, label, pin: None, exact: true })
    }

    async fn list_orders(&mut self, customer: CustomerId) -> storage::Result<()> {
        let orders = self.state.storage.orders_of(customer, None, MAX_LISTED_ORDERS).await?;
        if orders.is_empty() {
            self.push(customer_replies::no_orders(self.language));
        }
        for order in &orders {
            let Some(store) = self.state.catalog.store(&order.store).await? else { continue };
            let url = self.create_link(LinkPurpose::Order { customer: order.customer, order: order.id });
            let notification = OrderNotification { order, state: order.state, store: &store, now: self.now };
            self.push(notification.for_customer(self.language, url));
        }
        Ok(())
    }
}
