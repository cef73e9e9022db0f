//! Does what a storekeeper asked for in the store's chat, and says so.

use commerce::notice::ChatMessage;
use commerce::{Action, Language, Order, OrderId, OrderState, PaymentMethod, StoreCode};
use i18n::chat;
use storage::LinkPurpose;

use super::replies::Replies;
use crate::conversation::{notifications, storekeeper};
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
            storekeeper::Intent::OpenCounter => {
                let name = self
                    .state
                    .catalog
                    .store(store)
                    .await?
                    .map(|store| store.name.clone())
                    .unwrap_or_default();
                let purpose = LinkPurpose::Counter { store: store.clone() };
                self.push_link(chat::counter_link(language, &name), chat::open_counter(language), purpose);
            }
            storekeeper::Intent::SetLanguage(language) => {
                self.state.storage.set_language(&self.to, language).await?;
                self.push_text(chat::language_set(language));
            }
            storekeeper::Intent::SetPaused(paused) => {
                ordering::counter::set_paused(self.state, store, paused).await?;
                self.push_text(if paused {
                    chat::store_paused(language)
                } else {
                    chat::store_resumed(language)
                });
            }
            storekeeper::Intent::ApplyAction(order, action) => {
                self.apply_action(store, order, action, None).await?
            }
            storekeeper::Intent::Collect(order, payment) => {
                self.apply_action(store, order, Action::Collect, Some(payment)).await?
            }
            storekeeper::Intent::AskRejectReason(order) => {
                self.ask_if_in_state(store, order, OrderState::Placed, notifications::ask_reject_reason)
                    .await?;
            }
            storekeeper::Intent::AskPaymentMethod(order) => {
                self.ask_if_in_state(store, order, OrderState::Ready, notifications::ask_payment_method)
                    .await?
            }
        }
        Ok(())
    }

    /// The store's own order, or a word that it has none such.
    async fn load_own_order(&mut self, store: &StoreCode, order: OrderId) -> storage::Result<Option<Order>> {
        let found = self.state.storage.order(order).await?.filter(|order| order.store == *store);
        if found.is_none() {
            self.push_text(chat::store_unknown_order(self.language));
        }
        Ok(found)
    }

    /// Asks back about an order that still stands where the question makes sense.
    async fn ask_if_in_state(
        &mut self,
        store: &StoreCode,
        order: OrderId,
        from: OrderState,
        question: fn(&Order, Language) -> ChatMessage,
    ) -> storage::Result<()> {
        if let Some(order) = self.load_own_order(store, order).await? {
            let words = if order.state == from { question } else { notifications::action_conflict };
            self.push(words(&order, self.language));
        }
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
                if let Some(words) = notifications::store_confirmation(&order, self.language) {
                    self.push(words);
                }
            }
            Err(ActionError::Rejected(order, _)) => {
                self.push(notifications::action_conflict(&order, self.language))
            }
            Err(ActionError::OrderNotFound) => self.push_text(chat::store_unknown_order(self.language)),
            Err(ActionError::Storage(error)) => return Err(error),
        }
        Ok(())
    }
}
