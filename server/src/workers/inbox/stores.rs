//! Does what a storekeeper requests in the store's chat: loads, stores, and collects the replies.

use commerce::notice::ChatMessage;
use commerce::{Action, Actor, Language, Order, OrderId, PaymentMethod, RejectReason, StoreCode};
use storage::LinkPurpose;

use super::replies::Replies;
use crate::conversation::{store_replies, storekeeper};
use crate::ordering;
use crate::ordering::{ActionError, OrderActor};

impl Replies<'_> {
    pub(super) async fn handle_store(
        &mut self,
        store: &StoreCode,
        intent: storekeeper::Intent,
    ) -> storage::Result<()> {
        let language = self.language;
        match intent {
            storekeeper::Intent::OpenCounter => self.open_counter(store).await?,
            storekeeper::Intent::SetLanguage(language) => {
                self.state.storage.set_language(&self.recipient, language).await?;
                self.push(store_replies::language_changed(language));
            }
            storekeeper::Intent::SetPaused(is_paused) => {
                ordering::counter::set_paused(self.state, store, is_paused).await?;
                self.push(store_replies::paused(language, is_paused));
            }
            storekeeper::Intent::ApplyAction(order, action) => {
                self.apply_action(store, order, action, None).await?;
            }
            storekeeper::Intent::Collect(order, method) => {
                self.apply_action(store, order, Action::Collect, Some(method)).await?;
            }
            storekeeper::Intent::AskRejectReason(order) => {
                let action = Action::Reject { reason: RejectReason::Other };
                self.ask_if_possible(store, order, action, store_replies::ask_reject_reason).await?;
            }
            storekeeper::Intent::AskPaymentMethod(order) => {
                let question = store_replies::ask_payment_method;
                self.ask_if_possible(store, order, Action::Collect, question).await?;
            }
        }
        Ok(())
    }

    async fn open_counter(&mut self, code: &StoreCode) -> storage::Result<()> {
        let store = self.state.catalog.store(code).await?;
        let name = store.as_ref().map_or(code.as_str(), |store| store.name.as_str());
        let url = self.create_link(LinkPurpose::Counter { store: code.clone() });
        self.push(store_replies::counter_link(self.language, name, url));
        Ok(())
    }

    /// Asks a question about an order, provided that the action it leads to is possible.
    async fn ask_if_possible(
        &mut self,
        store: &StoreCode,
        order: OrderId,
        action: Action,
        question: fn(&Order, Language) -> ChatMessage,
    ) -> storage::Result<()> {
        let found = self.state.storage.order(order).await?.filter(|order| order.store == *store);
        self.push(match found {
            Some(order) => match order.state.apply(action, Actor::Store) {
                Ok(_) => question(&order, self.language),
                Err(error) => store_replies::action_conflict(&order, error, self.language),
            },
            None => store_replies::unknown_order(self.language),
        });
        Ok(())
    }

    async fn apply_action(
        &mut self,
        store: &StoreCode,
        order: OrderId,
        action: Action,
        payment: Option<PaymentMethod>,
    ) -> storage::Result<()> {
        let actor = OrderActor::Store(store.clone());
        match ordering::apply_action(self.state, &actor, order, action, payment).await {
            // The next button, where there is one, comes through the outbox with the step itself.
            Ok(order) => {
                if let Some(message) = store_replies::confirmation(&order, self.language) {
                    self.push(message);
                }
            }
            Err(ActionError::Rejected(order, error)) => {
                self.push(store_replies::action_conflict(&order, error, self.language));
            }
            Err(ActionError::OrderNotFound) => self.push(store_replies::unknown_order(self.language)),
            Err(ActionError::Storage(error)) => return Err(error),
        }
        Ok(())
    }
}
