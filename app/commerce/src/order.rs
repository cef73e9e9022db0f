//! The order: a cart the server took, prices frozen, and the machine that moves it.
//!
//! `Placed → Accepted → Ready → Collected`, or `Rejected` by the store, `Cancelled` by the
//! customer before Ready, `Expired` when nobody accepted, `Uncollected` when nobody came.
//! [`OrderState::apply`] is the only way from one state to another.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalog::LocalizedName;
use crate::fulfilment::Fulfilment;
use crate::ids::{CartId, CustomerId, OrderId, ProductId, StoreCode};
use crate::language::Language;
use crate::money::{GstRate, Paise};
use crate::pack::{PackSize, SoldBy};
use crate::payment::{Payment, PaymentMethod};
use crate::slots::Slot;
use crate::store::Store;
use crate::totals::Totals;

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// The store has not answered yet.
    Placed,
    /// The store is packing.
    Accepted,
    /// It waits at the counter.
    Ready,
    /// Handed over and paid.
    Collected,
    /// The store said no.
    Rejected,
    /// The customer took it back.
    Cancelled,
    /// Nobody accepted it in time.
    Expired,
    /// Nobody came for it.
    Uncollected,
}

/// Why a store rejects an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    /// Something on it is not there.
    OutOfStock,
    /// Too much to do.
    TooBusy,
    /// The shop closes early.
    ClosingEarly,
    /// Something else.
    Other,
}

impl RejectReason {
    /// Every reason, in the order it is offered.
    pub const ALL: [Self; 4] = [Self::OutOfStock, Self::TooBusy, Self::ClosingEarly, Self::Other];

    /// Its name in forms and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OutOfStock => "out_of_stock",
            Self::TooBusy => "too_busy",
            Self::ClosingEarly => "closing_early",
            Self::Other => "other",
        }
    }

    /// Reads such a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Who moves an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Who ordered.
    Customer,
    /// The storekeeper, at the counter or in the store's chat.
    Store,
    /// Time.
    System,
}

/// What can be done to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// The store takes it.
    Accept,
    /// The store refuses it.
    Reject {
        /// Why.
        reason: RejectReason,
    },
    /// It is packed.
    Ready,
    /// It is handed over.
    Collect,
    /// The customer takes it back.
    Cancel,
    /// Nobody accepted it in time.
    Expire,
    /// Nobody came in time.
    MarkUncollected,
}

impl Action {
    /// Its name in addresses and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject { .. } => "reject",
            Self::Ready => "ready",
            Self::Collect => "collect",
            Self::Cancel => "cancel",
            Self::Expire => "expire",
            Self::MarkUncollected => "mark-uncollected",
        }
    }
}

/// Why an action is not possible; the order stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransitionError {
    /// The order is already where the action leads.
    #[error("that is already done")]
    AlreadyDone,
    /// This actor may never do it.
    #[error("that is not yours to do")]
    NotPermitted,
    /// Not from this state.
    #[error("that is no longer possible")]
    InvalidState,
    /// An amount is due, and no payment comes with the hand-over.
    #[error("how was it paid?")]
    PaymentRequired,
}

impl OrderState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Placed,
        Self::Accepted,
        Self::Ready,
        Self::Collected,
        Self::Rejected,
        Self::Cancelled,
        Self::Expired,
        Self::Uncollected,
    ];

    /// Its name in the storage, the API and the styles.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Accepted => "accepted",
            Self::Ready => "ready",
            Self::Collected => "collected",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Uncollected => "uncollected",
        }
    }

    /// Reads such a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Takes the state one step on.
    ///
    /// # Errors
    /// [`Refused`] says why not; nothing has changed then.
    pub const fn apply(self, action: Action, actor: Actor) -> Result<Self, TransitionError> {
        let (whose, target) = match action {
            Action::Accept => (Actor::Store, Self::Accepted),
            Action::Reject { .. } => (Actor::Store, Self::Rejected),
            Action::Ready => (Actor::Store, Self::Ready),
            Action::Collect => (Actor::Store, Self::Collected),
            Action::Cancel => (Actor::Customer, Self::Cancelled),
            Action::Expire => (Actor::System, Self::Expired),
            Action::MarkUncollected => (Actor::System, Self::Uncollected),
        };
        if whose as u8 != actor as u8 {
            return Err(TransitionError::NotPermitted);
        }
        if self as u8 == target as u8 {
            return Err(TransitionError::AlreadyDone);
        }
        let possible = match action {
            Action::Accept | Action::Reject { .. } | Action::Expire => matches!(self, Self::Placed),
            Action::Ready => matches!(self, Self::Accepted),
            Action::Collect => matches!(self, Self::Ready),
            Action::Cancel => matches!(self, Self::Placed | Self::Accepted),
            Action::MarkUncollected => matches!(self, Self::Accepted | Self::Ready),
        };
        if possible { Ok(target) } else { Err(TransitionError::InvalidState) }
    }

    /// Whether the order is over.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Placed | Self::Accepted | Self::Ready)
    }

    /// Whether stock and slot are still held for it.
    #[must_use]
    pub const fn holds_stock(self) -> bool {
        !self.is_final()
    }

    /// Whether the customer may still cancel.
    #[must_use]
    pub const fn can_cancel(self) -> bool {
        self.apply(Action::Cancel, Actor::Customer).is_ok()
    }
}

/// One line of an order, frozen when it was placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// Which product.
    pub product: ProductId,
    /// Its names at the time.
    pub names: LocalizedName,
    /// What one unit holds.
    pub pack: PackSize,
    /// Counted or weighed.
    pub sold_by: SoldBy,
    /// Harmonised code.
    pub hsn: String,
    /// GST contained in the price.
    pub gst_rate: GstRate,
    /// Its picture's file name.
    pub picture: String,
    /// Units.
    pub quantity: u32,
    /// Price of one unit.
    pub unit_price: Paise,
    /// MRP of one unit.
    pub unit_mrp: Paise,
}

impl OrderLine {
    /// What the line costs.
    #[must_use]
    pub const fn amount(&self) -> Paise {
        self.unit_price.saturating_mul(self.quantity)
    }
}

/// One step an order took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// The state it led to.
    pub state: OrderState,
    /// Who did it.
    pub actor: Actor,
    /// When.
    pub at: Timestamp,
}

/// A cart the server took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its unguessable id.
    pub id: OrderId,
    /// Where it is collected.
    pub store: StoreCode,
    /// The short number said at the counter, consecutive at the store.
    pub number: u32,
    /// Who ordered.
    pub customer: CustomerId,
    /// The cart it came from.
    pub cart: CartId,
    /// The name to call out.
    pub contact_name: String,
    /// The language the customer reads.
    pub language: Language,
    /// How the goods reach the customer.
    pub fulfilment: Fulfilment,
    /// What.
    pub lines: Vec<OrderLine>,
    /// The sums.
    pub totals: Totals,
    /// Where it stands.
    pub state: OrderState,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// When time moves it on, if nobody does: [`Action::Expire`] from Placed, [`Action::MarkUncollected`] after.
    pub deadline: Option<Timestamp>,
    /// Number of the bill's revision, from 1.
    pub bill_revision: u16,
    /// Money received for it, oldest first.
    pub payments: Vec<Payment>,
    /// Why it was rejected.
    pub reject_reason: Option<RejectReason>,
    /// Every step, oldest first; the first is Placed.
    pub history: Vec<Transition>,
}

/// A request to move an order on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderCommand {
    /// What to do.
    pub action: Action,
    /// Who does it.
    pub actor: Actor,
    /// With [`Action::Collect`]: how the amount due was paid.
    pub payment: Option<PaymentMethod>,
    /// When.
    pub at: Timestamp,
}

impl OrderCommand {
    /// A command without a payment.
    #[must_use]
    pub const fn new(action: Action, actor: Actor, at: Timestamp) -> Self {
        Self { action, actor, payment: None, at }
    }
}

impl Order {
    /// Moves the order to its next state; a hand-over records the payment that comes with it.
    ///
    /// # Errors
    /// The order, unchanged, and why not.
    pub fn apply(
        mut self,
        command: OrderCommand,
        store: &Store,
    ) -> Result<Self, (Box<Self>, TransitionError)> {
        let OrderCommand { action, actor, payment, at } = command;
        let state = match self.state.apply(action, actor) {
            Ok(state) => state,
            Err(error) => return Err((Box::new(self), error)),
        };
        let due = self.amount_due();
        if matches!(action, Action::Collect) && due > Paise::ZERO {
            let Some(method) = payment else {
                return Err((Box::new(self), TransitionError::PaymentRequired));
            };
            self.payments.push(Payment { method, amount: due, at });
        }
        if let Action::Reject { reason } = action {
            self.reject_reason = Some(reason);
        }
        self.state = state;
        self.deadline = if state.is_final() { None } else { store.collection_deadline(self.slot()) };
        self.history.push(Transition { state, actor, at });
        Ok(self)
    }

    /// The pick-up window.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        let Fulfilment::PickUp { slot, .. } = &self.fulfilment;
        *slot
    }

    /// The four digits that the customer shows at the counter.
    #[must_use]
    pub const fn pickup_code(&self) -> &str {
        let Fulfilment::PickUp { code, .. } = &self.fulfilment;
        code.as_str()
    }

    /// What has been received for the order, in paise.
    #[must_use]
    pub fn paid(&self) -> Paise {
        self.payments.iter().map(|payment| payment.amount).sum()
    }

    /// What is still to be paid, in paise; negative when too much was received.
    #[must_use]
    pub fn amount_due(&self) -> Paise {
        self.totals.total - self.paid()
    }

    /// What time does to it when [`Order::due_at`] passes.
    #[must_use]
    pub const fn deadline_action(&self) -> Option<Action> {
        match self.state {
            OrderState::Placed => Some(Action::Expire),
            OrderState::Accepted | OrderState::Ready => Some(Action::MarkUncollected),
            _ => None,
        }
    }

    /// When it reached a state, if it did.
    #[must_use]
    pub fn entered_at(&self, state: OrderState) -> Option<Timestamp> {
        self.history.iter().rev().find(|step| step.state == state).map(|step| step.at)
    }
}
