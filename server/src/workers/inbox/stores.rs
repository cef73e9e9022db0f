//! Does what a storekeeper asked for in the store's chat, and says so.

use commerce::notice::Say;
use commerce::{Action, Language, Order, OrderId, OrderState, StoreCode};
use ledger::LinkPurpose;
use words::chat;

use super::talk::Talk;
use crate::conversation::{storekeeper, telling};
use crate::ordering;
use crate::ordering::act::NotDone;

impl Talk<'_> {
    pub(super) async fn with_store(
        &mut self,
        store: &StoreCode,
        intent: storekeeper::Intent,
    ) -> ledger::Result<()> {
        let language = self.language;
        match intent {
            storekeeper::Intent::Counter => {
                let name =
                    self.shop.catalog.store(store).await?.map(|store| store.name.clone()).unwrap_or_default();
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
            storekeeper::Intent::AskPaid(order) => {
                self.ask(store, order, OrderState::Ready, telling::ask_paid).await?
            }
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
