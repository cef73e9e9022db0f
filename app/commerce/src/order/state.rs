//! The state machine of orders.

use serde::{Deserialize, Serialize};

/// The state of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// Waits for the store to accept it.
    Placed,
    /// The store packs it.
    Accepted,
    /// Waits at the counter.
    Ready,
    /// Handed over.
    Collected,
    /// Refused by the store.
    Rejected,
    /// Cancelled by the customer.
    Cancelled,
    /// Not accepted in time.
    Expired,
    /// Not collected in time.
    Uncollected,
}

/// Why a store rejects an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    /// A product is not there.
    OutOfStock,
    /// The store cannot pack it in time.
    TooBusy,
    /// The store closes early today.
    ClosingEarly,
    /// Something else.
    Other,
}

impl RejectReason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::OutOfStock, Self::TooBusy, Self::ClosingEarly, Self::Other];

    /// The name used in forms, the API and the storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OutOfStock => "out_of_stock",
            Self::TooBusy => "too_busy",
            Self::ClosingEarly => "closing_early",
            Self::Other => "other",
        }
    }

    /// Parses such a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Who acts on an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The customer who ordered.
    Customer,
    /// The storekeeper, at the counter or in the store's chat.
    Store,
    /// The server, when a deadline has passed.
    System,
}

/// What can be done to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// The store accepts it.
    Accept,
    /// The store refuses it.
    Reject {
        /// The reason, which the customer gets to read.
        reason: RejectReason,
    },
    /// The store has packed it.
    Ready,
    /// The store hands it over.
    Collect,
    /// The customer cancels it.
    Cancel,
    /// The time to accept it is over.
    Expire,
    /// The time to collect it is over.
    MarkUncollected,
}

impl Action {
    /// The name used in addresses and the API.
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
    #[error("that is not permitted")]
    NotPermitted,
    /// The order has not come that far yet.
    #[error("that is not possible yet")]
    TooEarly,
    /// The order has gone too far, or has ended.
    #[error("that is no longer possible")]
    TooLate,
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

    /// The name used in the storage, the API and the styles.
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

    /// Parses such a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The state that an action leads to.
    ///
    /// # Errors
    /// [`TransitionError`]: why the action is not possible.
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
        match (action, self) {
            (Action::Accept | Action::Reject { .. } | Action::Expire, Self::Placed)
            | (Action::Ready, Self::Accepted)
            | (Action::Collect, Self::Ready)
            | (Action::Cancel, Self::Placed | Self::Accepted)
            | (Action::MarkUncollected, Self::Accepted | Self::Ready) => Ok(target),
            (Action::Ready | Action::MarkUncollected, Self::Placed)
            | (Action::Collect, Self::Placed | Self::Accepted) => Err(TransitionError::TooEarly),
            _ => Err(TransitionError::TooLate),
        }
    }

    /// Whether the order has ended.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Placed | Self::Accepted | Self::Ready)
    }

    /// Whether stock and slot are still held for it.
    #[must_use]
    pub const fn holds_stock(self) -> bool {
        !self.is_final()
    }

    /// Whether the coupon counts as used for it.
    #[must_use]
    pub const fn uses_coupon(self) -> bool {
        !matches!(self, Self::Rejected | Self::Cancelled | Self::Expired)
    }

    /// Whether the customer may still cancel.
    #[must_use]
    pub const fn can_cancel(self) -> bool {
        self.apply(Action::Cancel, Actor::Customer).is_ok()
    }
}
