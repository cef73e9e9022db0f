//! The rules of the domain, checked on generated cases.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test stops at what should not happen")]

mod cart_rules;
mod catalog_rules;
mod coupon_rules;
mod hours_rules;
mod identity_rules;
mod limit_rules;
mod money_rules;
mod note_rules;
mod order_rules;
mod request_rules;
mod sample;
mod slot_offer_rules;
mod slot_rules;
mod text_rules;
mod value_rules;
