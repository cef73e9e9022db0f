//! From the domain's types to the API's.

use app::api::{CartLineView, CartView, OrderLineView, OrderView};
use commerce::{
    Action, Actor, Cart, CouponCode, CouponRejection, Language, Order, OrderState, PricedCart, RejectReason,
};
use jiff::Timestamp;

use crate::AppState;
use crate::ordering::cart::{CartOwner, CartUpdate, price};

/// An instant in RFC 3339, UTC, whole seconds: `2026-11-20T06:30:00Z`.
pub(super) fn format_time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A cart at today's prices.
pub(crate) fn cart_view(cart: &Cart, priced: &PricedCart) -> CartView {
    let totals = priced.totals;
    let lines = priced.lines.iter().map(|line| CartLineView {
        product: line.product.id.clone(),
        quantity: line.quantity,
        unit_price: line.unit_price,
        amount: line.amount,
        available: line.available,
    });
    CartView {
        cart: Some(cart.id),
        store: Some(cart.store.clone()),
        lines: lines.collect(),
        item_count: totals.item_count,
        mrp_total: totals.mrp_total,
        savings: totals.savings,
        coupon_discount: totals.coupon,
        coupon: cart.coupon.as_ref().map(CouponCode::to_string),
        coupon_problem: priced
            .coupon
            .as_ref()
            .and_then(|(_, outcome)| outcome.err())
            .map(coupon_problem)
            .map(str::to_owned),
        tax_included: totals.tax_included,
        total: totals.total,
        changes: priced.changes.clone(),
    }
}

/// The code of why a coupon takes nothing off.
const fn coupon_problem(rejection: CouponRejection) -> &'static str {
    match rejection {
        CouponRejection::Unknown => "unknown",
        CouponRejection::NotYet { .. } => "not_yet",
        CouponRejection::Expired => "expired",
        CouponRejection::FirstOrderOnly => "first_order_only",
        CouponRejection::UsedAlready => "used_already",
        CouponRejection::UsedUp => "used_up",
        CouponRejection::BelowMinimum { .. } => "below_minimum",
    }
}

/// A cart that was just changed, with the quantity that was lowered among its changes.
pub(crate) async fn cart_update_view(
    state: &AppState,
    owner: CartOwner,
    update: &CartUpdate,
) -> storage::Result<CartView> {
    let mut priced = price(state, owner, &update.cart).await?;
    priced.changes.extend(update.reduced.clone());
    Ok(cart_view(&update.cart, &priced))
}

/// An order as its customer or its store sees it.
pub(super) fn order_view(order: &Order, actor: Actor, language: Language) -> OrderView {
    let lines = order.lines.iter().map(|line| OrderLineView {
        product: line.product.clone(),
        name: line.names.get(language).to_owned(),
        pack: i18n::products::pack_size(language, line.pack),
        quantity: line.quantity,
        unit_price: line.unit_price,
        amount: line.amount(),
        if_missing: line.if_missing,
    });
    // The customer shows the code and the store compares it: both see it once the order is ready.
    let shows_code = matches!(order.state, OrderState::Ready);
    OrderView {
        order: order.id,
        number: order.number,
        display_number: order.display_number(),
        store: order.store.clone(),
        state: order.state,
        slot_start: format_time(order.slot().start),
        slot_end: format_time(order.slot().end),
        placed_at: format_time(order.placed_at),
        total: order.totals.total,
        coupon: order.coupon.as_ref().map(CouponCode::to_string),
        coupon_discount: order.totals.coupon,
        rating: order.rating.as_ref().map(|rating| rating.stars),
        pickup_code: shows_code.then(|| order.pickup_code().to_owned()),
        note: order.note.clone(),
        lines: lines.collect(),
        actions: possible_actions(order.state, actor),
    }
}

/// What an actor may do to an order in this state.
fn possible_actions(state: OrderState, actor: Actor) -> Vec<String> {
    let all = [
        Action::Accept,
        Action::Reject { reason: RejectReason::Other },
        Action::Ready,
        Action::Collect,
        Action::Cancel,
    ];
    let possible = all.into_iter().filter(|action| state.apply(*action, actor).is_ok());
    possible.map(|action| action.code().to_owned()).collect()
}
