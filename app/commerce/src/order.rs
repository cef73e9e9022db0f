//! The order: a cart the server took, prices frozen, and the machine that moves it.
//!
//! `Placed → Accepted → Ready → Collected`, or `Rejected` by the store, `Cancelled` by the
//! customer before Ready, `Expired` when nobody accepted, `Uncollected` when nobody came.
//! [`OrderState::apply`] is the only way from one state to another.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::cart::Totals;
use crate::catalog::LocalizedName;
use crate::ids::{CartId, CustomerId, OrderId, ProductId, StoreCode};
use crate::language::Language;
use crate::money::{GstRate, Paise};
use crate::pack::{PackSize, SoldBy};
use crate::slots::Slot;
use crate::store::Store;

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

/// How an order was paid at the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// Notes and coins.
    Cash,
    /// UPI at the counter.
    Upi,
    /// A card at the counter.
    Card,
}

impl PaymentMethod {
    /// Every way to pay at the store.
    pub const ALL: [Self; 3] = [Self::Cash, Self::Upi, Self::Card];

    /// Its name in forms and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Upi => "upi",
            Self::Card => "card",
        }
    }

    /// Reads such a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paid_by| paid_by.code() == code)
    }
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
    Collect {
        /// How it was paid.
        paid_by: PaymentMethod,
    },
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
            Self::Collect { .. } => "collect",
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
            Action::Collect { .. } => (Actor::Store, Self::Collected),
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
            Action::Collect { .. } => matches!(self, Self::Ready),
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

/// The sums of frozen lines.
#[must_use]
pub fn totals_of(lines: &[OrderLine]) -> Totals {
    lines.iter().fold(Totals::default(), |totals, line| {
        let tax = line.gst_rate.tax_in(line.amount());
        totals.with_line(line.quantity, line.unit_price, line.unit_mrp, tax)
    })
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
    /// When it is collected.
    pub slot: Slot,
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
    /// Four digits shown at the counter; told when it is ready.
    pub pickup_code: String,
    /// Number of the bill's revision, from 1.
    pub bill_revision: u16,
    /// How it was paid, once collected.
    pub paid_by: Option<PaymentMethod>,
    /// Why it was rejected.
    pub reject_reason: Option<RejectReason>,
    /// Every step, oldest first; the first is Placed.
    pub history: Vec<Transition>,
}

impl Order {
    /// Takes the order one step on, keeping the step and what it tells.
    ///
    /// # Errors
    /// The order, unchanged, and why not.
    pub fn apply(
        mut self,
        action: Action,
        actor: Actor,
        at: Timestamp,
        store: &Store,
    ) -> Result<Self, (Box<Self>, TransitionError)> {
        let state = match self.state.apply(action, actor) {
            Ok(state) => state,
            Err(refused) => return Err((Box::new(self), refused)),
        };
        match action {
            Action::Collect { paid_by } => self.paid_by = Some(paid_by),
            Action::Reject { reason } => self.reject_reason = Some(reason),
            _ => {}
        }
        self.state = state;
        self.deadline = if state.is_final() { None } else { store.collection_deadline(self.slot) };
        self.history.push(Transition { state, actor, at });
        Ok(self)
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
