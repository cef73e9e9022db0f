//! The order API's wire types, apart from the domain's: what `/api/v1` sends and receives, shared by
//! islands and server. Money is in paise, times are RFC 3339 in UTC.

use std::collections::BTreeMap;

use commerce::{CartId, IfMissing, LineChange, OrderId, OrderState, Paise, ProductId, StoreCode, UnitPrice};
use serde::{Deserialize, Serialize};

/// A page of a list. `next` goes into `?after=`; absent on the last page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paged<T> {
    pub items: Vec<T>,
    /// Key of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A store near a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoreView {
    pub store: StoreCode,
    pub name: String,
    /// Its neighbourhood.
    pub locality: String,
    /// Metres from the place, as the crow flies.
    pub distance_m: u32,
    /// Whether the place is within the retailer's service radius of the store.
    pub in_service_area: bool,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Whether it is open now.
    pub open: bool,
    /// When that changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes_at: Option<String>,
    /// Start of the first pick-up slot with room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest_pickup: Option<String>,
    /// Whether it takes no orders for now.
    pub paused: bool,
}

/// A pick-up slot of a store (`GET /api/v1/stores/{store}/slots`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotView {
    /// Its first instant, which orders it (`slot` of a new order).
    pub start: String,
    /// The first instant after it.
    pub end: String,
    /// Orders that still fit; 0 when it is full.
    pub remaining: u32,
}

/// A locality, station or landmark that what was typed can mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalityView {
    /// Identifies it to `POST /location`.
    pub choice: String,
    pub name: String,
    /// Six digits.
    pub pin: String,
    /// Names repeat, so the district is shown.
    pub district: String,
}

/// A product at a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductView {
    pub product: ProductId,
    /// Its name in the requested language (`?lang=`).
    pub name: String,
    /// Its pack size, written out.
    pub pack: String,
    /// Its brand; empty when there is none.
    pub brand: String,
    /// What joins the pack sizes of one product; absent when there is one size only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The slug of its department: `fresh`, `groceries`, `books`, `beauty` or `home`.
    pub department: String,
    /// The id of its category; that of its department when it has none.
    pub category: String,
    /// Address of its picture; empty when there is none.
    pub picture: String,
    /// MRP of one unit.
    pub mrp: Paise,
    /// Price of one unit.
    pub price: Paise,
    /// What a kilogram, a litre or a piece costs; absent where it equals the price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<UnitPrice>,
    /// What the price saves against the MRP, in whole per cent; 0 below 5.
    pub saving_percent: u32,
    /// When the price goes up again, if it is an offer for a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer_ends_at: Option<String>,
    /// Units that can be ordered.
    pub available: u32,
}

/// A cart at today's prices; empty when there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartView {
    /// Its id; absent when there is no cart yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cart: Option<CartId>,
    /// Its store; absent when there is no cart yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store: Option<StoreCode>,
    /// What is in it.
    pub lines: Vec<CartLineView>,
    /// Units altogether.
    pub item_count: u32,
    /// At MRP.
    pub mrp_total: Paise,
    /// The saving.
    pub savings: Paise,
    /// What the coupon takes off; 0 without one.
    pub coupon_discount: Paise,
    /// The code of the coupon that the cart carries, whether it takes something off or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// Why it takes nothing off: `unknown`, `not_yet`, `expired`, `first_order_only`, `used_already`, `used_up` or
    /// `below_minimum`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_problem: Option<String>,
    /// GST contained.
    pub tax_included: Paise,
    /// The amount to be paid.
    pub total: Paise,
    /// What changed since it was chosen.
    pub changes: Vec<LineChange>,
}

/// A line of a cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLineView {
    pub product: ProductId,
    pub quantity: u32,
    /// Price of one unit.
    pub unit_price: Paise,
    /// What the line costs.
    pub amount: Paise,
    /// Units that can be ordered.
    pub available: u32,
}

/// Sets the first line of a cart at a store (`POST /api/v1/carts`), or a line of the cart that the visitor has there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCart {
    pub store: StoreCode,
    pub line: NewLine,
}

/// The line of a new cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLine {
    pub product: ProductId,
    /// Units from now on.
    pub quantity: u32,
    /// The unit price that was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_price: Option<Paise>,
}

/// Sets a line (`PUT /api/v1/carts/{cart}/lines/{product}`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetLineBody {
    /// Units from now on; 0 removes the line.
    pub quantity: u32,
    /// The unit price that was shown; not needed to remove the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_price: Option<Paise>,
}

/// Enters a coupon (`PUT /api/v1/carts/{cart}/coupon`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponBody {
    /// Its code; small letters, spaces and hyphens do not matter.
    pub code: String,
}

/// Places an order (`POST /api/v1/orders`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOrder {
    /// From which cart.
    pub cart: CartId,
    /// The name to call out.
    pub name: String,
    /// What the customer requests of the store; 200 characters at most.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What to do about lines that turn out to be missing, by product; `call_me` for those not named.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub if_missing: BTreeMap<ProductId, IfMissing>,
    /// Start of the slot, RFC 3339.
    pub slot: String,
    /// The sum that was shown; another sum is a change the customer must see.
    pub expected_total: Paise,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderView {
    pub order: OrderId,
    /// The short number used at the counter.
    pub number: u32,
    /// The number as people read it: `VK-1042`.
    pub display_number: String,
    pub store: StoreCode,
    pub state: OrderState,
    /// Start of its slot.
    pub slot_start: String,
    /// End of its slot.
    pub slot_end: String,
    /// When it was placed.
    pub placed_at: String,
    /// The amount to be paid.
    pub total: Paise,
    /// The code of the coupon that took something off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// What it took off; 0 without one.
    pub coupon_discount: Paise,
    /// How the customer rated it: 1 to 5 stars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<u8>,
    /// Shown at the counter; present once the order is ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pickup_code: Option<String>,
    /// What the customer requests of the store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub lines: Vec<OrderLineView>,
    /// Names of the actions that the caller may take now.
    pub actions: Vec<String>,
}

/// A line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLineView {
    pub product: ProductId,
    pub name: String,
    /// Its pack size.
    pub pack: String,
    pub quantity: u32,
    /// Price of one unit.
    pub unit_price: Paise,
    /// What the line costs.
    pub amount: Paise,
    /// What the store shall do when it turns out to be missing.
    pub if_missing: IfMissing,
}

/// What an action needs to know (`POST /api/v1/orders/{order}/{action}`); an empty object mostly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderActionBody {
    /// For `reject`: `out_of_stock`, `too_busy`, `closing_early`, `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// For `collect`: `cash`, `upi`, `card`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_by: Option<String>,
    /// For `rating`: 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// For `rating`: what the customer adds; 200 characters at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// An error (RFC 9457).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Kind of error: a relative address such as `/problems/slot-full`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short description of the kind, in English.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What happened this time, in English, for developers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The sentence for the person, in the request's language.
    #[serde(default)]
    pub message: String,
    /// The invalid field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What changed in a cart that cannot be ordered as the customer saw it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<LineChange>,
    /// What such a cart costs with its changes accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Paise>,
}
