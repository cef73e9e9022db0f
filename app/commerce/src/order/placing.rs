//! From a priced cart to an order.

use jiff::Timestamp;

use super::{Actor, IfMissing, Order, OrderLine, OrderState, Transition};
use crate::cart::{CartLine, PricedCart, PricedLine};
use crate::coupon::CouponCode;
use crate::fulfilment::Fulfilment;
use crate::ids::{CartId, CustomerId, OrderId, ProductId, StoreCode};
use crate::language::Language;
use crate::money::Paise;
use crate::slots::Slot;
use crate::store::Store;

/// An order as a customer asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrder {
    /// The order's id.
    pub id: OrderId,
    /// Where it is collected.
    pub store: StoreCode,
    /// Who orders.
    pub customer: CustomerId,
    /// The cart; one cart makes one order.
    pub cart: CartId,
    /// The name to call out.
    pub contact_name: String,
    /// What the customer requests of the store; cleaned already.
    pub note: Option<String>,
    /// The language of bill and messages.
    pub language: Language,
    /// When it is collected; its place among the store's slots is checked already, its capacity is not.
    pub slot: Slot,
    /// What, and the unit prices the customer saw.
    pub lines: Vec<CartLine>,
    /// The coupon that the cart carries.
    pub coupon: Option<CouponCode>,
    /// What it took off when the customer saw the total, in paise; zero when it took nothing off.
    pub expected_discount: Paise,
    /// What to do about lines that turn out to be missing; [`IfMissing::CallMe`] for those not named.
    pub if_missing: Vec<(ProductId, IfMissing)>,
    /// Four digits.
    pub pickup_code: String,
    /// Now.
    pub at: Timestamp,
}

/// The lines with something in them, each product once: two lines of one product become one with the sum.
#[must_use]
pub fn merge_lines(lines: &[CartLine]) -> Vec<CartLine> {
    let mut merged: Vec<CartLine> = Vec::with_capacity(lines.len());
    for line in lines.iter().filter(|line| line.quantity > 0) {
        match merged.iter_mut().find(|known| known.product == line.product) {
            Some(known) => known.quantity = known.quantity.saturating_add(line.quantity),
            None => merged.push(line.clone()),
        }
    }
    merged
}

impl Order {
    /// The order that a priced cart becomes, with the store's next number. What the customer saw has been
    /// compared with the prices, and stock and slot are held.
    #[must_use]
    pub fn place(new: NewOrder, priced: PricedCart, number: u32, store: &Store) -> Self {
        let at = new.at;
        let mut lines: Vec<OrderLine> = priced.lines.into_iter().map(OrderLine::from).collect();
        for line in &mut lines {
            let choice = new.if_missing.iter().find(|(product, _)| *product == line.product);
            line.if_missing = choice.map(|(_, choice)| *choice).unwrap_or_default();
        }
        Self {
            id: new.id,
            store: new.store,
            number,
            prefix: store.order_prefix.clone(),
            customer: new.customer,
            cart: new.cart,
            contact_name: new.contact_name,
            note: new.note,
            language: new.language,
            fulfilment: Fulfilment::PickUp { slot: new.slot, code: new.pickup_code },
            totals: priced.totals,
            coupon: priced.coupon.and_then(|(coupon, outcome)| outcome.ok().map(|_| coupon.code)),
            lines,
            state: OrderState::Placed,
            placed_at: at,
            deadline: store.accept_deadline(at),
            bill_revision: 1,
            payments: Vec::new(),
            reject_reason: None,
            rating: None,
            history: vec![Transition { state: OrderState::Placed, actor: Actor::Customer, at }],
        }
    }
}

impl From<PricedLine> for OrderLine {
    /// Freezes a line as it is sold now.
    fn from(line: PricedLine) -> Self {
        let PricedLine { product, quantity, unit_price, unit_mrp, .. } = line;
        Self {
            product: product.id,
            names: product.names,
            pack: product.pack,
            sold_by: product.sold_by,
            hsn: product.hsn,
            gst_rate: product.gst_rate,
            picture: product.picture,
            quantity,
            unit_price,
            unit_mrp,
            if_missing: IfMissing::default(),
        }
    }
}
