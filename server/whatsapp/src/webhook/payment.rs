//! A payment requested in the chat: a status with `"type": "payment"` (India).
//! [M: payments/payments-in/pg]

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::lenient;
use crate::identity::{MessageId, Phone, UserId};

/// A payment moved on. Meta asks to look it up before goods are handed over,
/// and so to compare amount, currency and reference with the order.
/// [M: payments/payments-in/pg]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The message that requested it.
    pub id: MessageId,
    /// `captured`, `pending` or `failed`. Not final: a late capture follows.
    pub state: String,
    /// When, in unix seconds.
    pub timestamp: Option<i64>,
    /// Who pays.
    pub payer: Option<Phone>,
    /// Who pays, as a business-scoped user id.
    pub payer_user_id: Option<UserId>,
    /// Our reference, from the message that requested it.
    pub reference_id: Option<String>,
    /// How much.
    pub amount: Option<Amount>,
    /// `INR`.
    pub currency: Option<String>,
    /// The attempt at the gateway.
    pub transaction: Option<Transaction>,
}

impl Payment {
    pub(super) fn parse(value: &Value) -> Option<Self> {
        let payment = value.get("payment").unwrap_or(&Value::Null);
        Some(Self {
            id: lenient::member(value, "id")?,
            state: lenient::string(value, "status")?,
            timestamp: lenient::seconds(value, "timestamp"),
            payer: lenient::member(value, "recipient_id"),
            payer_user_id: lenient::member(value, "recipient_user_id"),
            reference_id: lenient::string(payment, "reference_id"),
            amount: lenient::member(payment, "amount"),
            currency: lenient::string(payment, "currency"),
            transaction: lenient::member(payment, "transaction"),
        })
    }
}

/// An amount of money: `value / offset`, both whole numbers; 21000 with offset
/// 100 is ₹210.00, that is 21000 paise. [M: payments/payments-in/pg]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// In units of 1/`offset`.
    pub value: i64,
    /// 100 for rupees.
    pub offset: i64,
}

/// One attempt at the payment gateway. [M: payments/payments-in/pg]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
    /// The gateway's order id.
    #[serde(default)]
    pub id: Option<String>,
    /// The gateway's payment id.
    #[serde(default)]
    pub pg_transaction_id: Option<String>,
    /// `razorpay`, `payu`, `billdesk`, `zaakpay` or `upi`.
    #[serde(rename = "type", default)]
    pub kind: Option<String>,
    /// `pending`, `success` or `failed`.
    #[serde(default)]
    pub status: Option<String>,
    /// When it began, in unix seconds.
    #[serde(default, deserialize_with = "lenient::deserialize_seconds")]
    pub created_timestamp: Option<i64>,
    /// When it last changed, in unix seconds.
    #[serde(default, deserialize_with = "lenient::deserialize_seconds")]
    pub updated_timestamp: Option<i64>,
}
