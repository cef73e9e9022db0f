//! The order: a cart that became binding, with its prices frozen.
//!
//! `Placed → Accepted → Ready → Collected`, or `Rejected` by the store, `Cancelled` by the customer
//! before Ready, `Expired` when the store did not accept in time, `Uncollected` when the customer did
//! not come. [`OrderState::apply`] is the only way from one state to another.

mod bought;
mod changes_since;
mod if_missing;
mod placing;
mod rating;
mod state;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalog::LocalizedName;
use crate::coupon::CouponCode;
use crate::fulfilment::Fulfilment;
use crate::ids::{CartId, CustomerId, OrderId, ProductId, StoreCode};
use crate::language::Language;
use crate::money::{GstRate, Paise};
use crate::order_prefix::OrderPrefix;
use crate::pack::{PackSize, SoldBy};
use crate::payment::{Payment, PaymentMethod};
use crate::slots::Slot;
use crate::store::Store;
use crate::totals::Totals;

pub use bought::rank_bought;
pub use if_missing::IfMissing;
pub use placing::{NewOrder, merge_lines};
pub use rating::{MIN_GOOD_STARS, RATING_PERIOD, Rating, RatingError};
pub use state::{Action, Actor, OrderState, RejectReason, TransitionError};

/// One line of an order, frozen when it was placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// The product's id.
    pub product: ProductId,
    /// Its names when the order was placed.
    pub names: LocalizedName,
    /// What one unit holds.
    pub pack: PackSize,
    /// By piece or by weight.
    pub sold_by: SoldBy,
    /// Harmonised code.
    pub hsn: String,
    /// GST contained in the price.
    pub gst_rate: GstRate,
    /// Its picture's file name.
    pub picture: String,
    /// How many units; at least 1.
    pub quantity: u32,
    /// Price of one unit.
    pub unit_price: Paise,
    /// MRP of one unit.
    pub unit_mrp: Paise,
    /// What the store shall do when it turns out to be missing.
    pub if_missing: IfMissing,
}

impl OrderLine {
    /// What the line costs.
    #[must_use]
    pub const fn amount(&self) -> Paise {
        self.unit_price.saturating_mul(self.quantity)
    }
}

/// One transition of an order, as it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// The state it led to.
    pub state: OrderState,
    /// Who caused it.
    pub actor: Actor,
    /// When it happened.
    pub at: Timestamp,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its unguessable id.
    pub id: OrderId,
    /// Its store.
    pub store: StoreCode,
    /// The short number used at the counter; consecutive at the store, from
    /// [`crate::FIRST_ORDER_NUMBER`].
    pub number: u32,
    /// The store's prefix of numbers when the order was placed.
    pub prefix: Option<OrderPrefix>,
    /// The customer who ordered, by the id they have today.
    pub customer: CustomerId,
    /// The cart it came from.
    pub cart: CartId,
    /// The name to call out.
    pub contact_name: String,
    /// What the customer requests of the store, as [`crate::OrderNote`] cleans it.
    pub note: Option<String>,
    /// The language the customer reads.
    pub language: Language,
    /// How the goods reach the customer.
    pub fulfilment: Fulfilment,
    /// What was ordered, in the order of the cart.
    pub lines: Vec<OrderLine>,
    /// What it costs.
    pub totals: Totals,
    /// The coupon that `totals.coupon` was taken off for.
    #[serde(default)]
    pub coupon: Option<CouponCode>,
    /// Its state.
    pub state: OrderState,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// When [`Order::deadline_action`] applies, unless the order moves on before; `None` once it has ended.
    pub deadline: Option<Timestamp>,
    /// Number of the bill's revision, from 1.
    pub bill_revision: u16,
    /// Money received for it, oldest first.
    pub payments: Vec<Payment>,
    /// Why it was rejected.
    pub reject_reason: Option<RejectReason>,
    /// How the customer rated it.
    #[serde(default)]
    pub rating: Option<Rating>,
    /// Every transition, oldest first; the first is to Placed.
    pub history: Vec<Transition>,
}

/// A request to move an order on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderCommand {
    /// What shall be done.
    pub action: Action,
    /// Who asks for it.
    pub actor: Actor,
    /// With [`Action::Collect`]: how the amount due was paid.
    pub payment: Option<PaymentMethod>,
    /// The time of the command.
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

    /// The number as people read it: `VK-1042`, or `1042` at a store without a prefix.
    #[must_use]
    pub fn display_number(&self) -> String {
        match &self.prefix {
            Some(prefix) => format!("{prefix}-{}", self.number),
            None => self.number.to_string(),
        }
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

    /// The action of [`Actor::System`] when the deadline has passed.
    #[must_use]
    pub const fn deadline_action(&self) -> Option<Action> {
        match self.state {
            OrderState::Placed => Some(Action::Expire),
            OrderState::Accepted | OrderState::Ready => Some(Action::MarkUncollected),
            _ => None,
        }
    }

    /// When the order last entered a state, if it did.
    #[must_use]
    pub fn entered_at(&self, state: OrderState) -> Option<Timestamp> {
        self.history.iter().rev().find(|step| step.state == state).map(|step| step.at)
    }
}
