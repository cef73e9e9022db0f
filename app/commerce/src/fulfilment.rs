//! Fulfilment: how the goods of an order reach the customer.

use serde::{Deserialize, Serialize};

use crate::slots::Slot;

/// How the goods of an order reach the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum Fulfilment {
    /// The customer collects them at the store.
    PickUp {
        /// The pick-up window.
        slot: Slot,
        /// Four digits the customer shows at the counter; sent to the customer when the order is ready.
        code: String,
    },
}
