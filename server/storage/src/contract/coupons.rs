//! Coupons: imported, carried by carts, counted with the orders that use them.

use std::sync::Arc;

use commerce::order::NewOrder;
use commerce::{
    Action, Actor, CartId, Coupon, CouponCode, CouponRejection, CouponUsage, CustomerId, OrderId, Paise,
    Reduction, RejectReason, Store,
};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use super::StorageFactory;
use super::fixtures::*;
use crate::{ImportRowError, PlaceOrderError, PlaceOutcome, SetLine};

fn code() -> CouponCode {
    "FIVEOFF".parse().unwrap()
}

/// ₹5 off any goods.
fn coupon() -> Coupon {
    Coupon {
        code: code(),
        reduction: Reduction::Amount(Paise(500)),
        minimum: Paise::ZERO,
        first_order_only: false,
        max_uses_per_customer: None,
        max_uses: None,
        starts_at: None,
        ends_at: None,
        store: None,
        title: None,
    }
}

async fn import(test: &TestStorage, coupon: Coupon) {
    let imported = test.storage.import_coupons(vec![coupon]).await.unwrap();
    assert_eq!(imported.added + imported.changed, 1, "{imported:?}");
}

async fn usage(test: &TestStorage, customer: u128) -> (u32, u32, u32) {
    let found = test.storage.coupon(&code(), Some(CustomerId(customer))).await.unwrap().unwrap();
    let CouponUsage { uses, uses_of_customer, orders_of_customer } = found.1;
    (uses, uses_of_customer, orders_of_customer)
}

/// An order of customer 1 with the coupon, as its customer saw it.
fn with_coupon(number: u128, discount: i64) -> NewOrder {
    let expected_discount = Paise(discount);
    NewOrder { customer: CustomerId(1), coupon: Some(code()), expected_discount, ..new_order(number) }
}

pub async fn a_coupon_is_imported_and_changed(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    assert_eq!(test.storage.coupon(&code(), None).await.unwrap(), None);
    let nowhere =
        Coupon { code: "NOWHERE".parse().unwrap(), store: Some("nowhere".parse().unwrap()), ..coupon() };
    let imported = test.storage.import_coupons(vec![coupon(), nowhere]).await.unwrap();
    assert_eq!((imported.added, imported.rejected), (1, vec![(1, ImportRowError::UnknownStore)]));
    assert_eq!(test.storage.import_coupons(vec![coupon()]).await.unwrap().unchanged, 1);
    test.place(with_coupon(1, 500)).await;
    let changed = Coupon { minimum: Paise(100), store: Some(corner()), ..coupon() };
    assert_eq!(test.storage.import_coupons(vec![changed.clone()]).await.unwrap().changed, 1);
    let test = test.reopen(factory).await;
    let usage = CouponUsage { uses: 1, uses_of_customer: 0, orders_of_customer: 0 };
    assert_eq!(test.storage.coupon(&code(), None).await.unwrap(), Some((changed, usage)));
}

pub async fn a_cart_carries_its_coupon(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let cart = CartId(1);
    assert_eq!(test.storage.set_coupon(cart, Some(code())).await.unwrap(), None, "there is no such cart");
    let set = |product: &str| SetLine {
        cart,
        customer: None,
        store: corner(),
        product: product_id(product),
        quantity: 1,
        expected_price: price(product),
        at: morning(),
    };
    test.storage.set_line(set("rice")).await.unwrap().unwrap();
    let carried = test.storage.set_coupon(cart, Some(code())).await.unwrap().unwrap();
    assert_eq!((carried.coupon, carried.lines), (Some(code()), vec![line("rice", 1)]));
    let changed = test.storage.set_line(set("dal")).await.unwrap().unwrap().cart;
    assert_eq!(changed.coupon, Some(code()), "it stays while lines change");
    assert_eq!(test.storage.cart(cart).await.unwrap(), Some(changed));
    assert_eq!(test.storage.set_coupon(cart, None).await.unwrap().unwrap().coupon, None);
    test.place(new_order(1)).await;
    assert_eq!(test.storage.set_coupon(cart, Some(code())).await.unwrap(), None, "it was ordered");
}

pub async fn an_order_costs_what_was_shown_with_the_coupon(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let changed = |reason| PlaceOrderError::CouponChanged(reason);
    let unknown = changed(Some(CouponRejection::Unknown));
    assert_eq!(test.place_rejected(with_coupon(1, 500)).await, unknown);
    import(&test, coupon()).await;
    assert_eq!(
        test.place_rejected(with_coupon(1, 0)).await,
        changed(None),
        "it takes off more than was seen"
    );
    assert_eq!(test.place_rejected(with_coupon(1, 900)).await, changed(None));
    assert_eq!(usage(&test, 1).await, (0, 0, 0));
    let order = test.place(with_coupon(1, 500)).await;
    assert_eq!((order.coupon.clone(), order.totals.coupon), (Some(code()), Paise(500)));
    assert_eq!(order.totals.total, price("rice") - Paise(500));
    assert_eq!(test.order(order.id).await, order);
    assert_eq!(usage(&test, 1).await, (1, 1, 1));

    // A coupon that the customer saw take nothing off stops no order.
    import(&test, Coupon { ends_at: Some(morning()), ..coupon() }).await;
    assert_eq!(test.place_rejected(with_coupon(2, 500)).await, changed(Some(CouponRejection::Expired)));
    let plain = test.place(with_coupon(2, 0)).await;
    assert_eq!((plain.coupon, plain.totals.coupon, plain.totals.total), (None, Paise::ZERO, price("rice")));
    assert_eq!(usage(&test, 1).await, (1, 1, 2));
}

pub async fn an_order_that_comes_to_nothing_gives_the_use_back(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    import(&test, Coupon { max_uses_per_customer: Some(1), ..coupon() }).await;
    let reject = Action::Reject { reason: RejectReason::TooBusy };
    let ends = [(Action::Cancel, Actor::Customer), (reject, Actor::Store), (Action::Expire, Actor::System)];
    for (number, (action, actor)) in (1..).zip(ends) {
        test.place(with_coupon(number, 500)).await;
        let used = PlaceOrderError::CouponChanged(Some(CouponRejection::UsedAlready));
        assert_eq!(test.place_rejected(with_coupon(9, 500)).await, used);
        test.apply(OrderId(number), action, actor, morning()).await;
        assert_eq!(usage(&test, 1).await, (0, 0, 0), "after {action:?}");
    }
    test.place(with_coupon(4, 500)).await;
    test.apply(OrderId(4), Action::Accept, Actor::Store, morning()).await;
    test.apply(OrderId(4), Action::MarkUncollected, Actor::System, morning()).await;
    assert_eq!(usage(&test, 1).await, (1, 1, 1), "who does not come has used it");
}

pub async fn a_coupon_is_never_used_too_often(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_stock("rice", 1_000).await;
    import(&test, Coupon { max_uses: Some(7), ..coupon() }).await;
    let start = Arc::new(Barrier::new(32));
    let mut callers = JoinSet::new();
    for number in 1..=32 {
        let (storage, start) = (Arc::clone(&test.storage), Arc::clone(&start));
        let order = NewOrder { customer: CustomerId(number), ..with_coupon(number, 500) };
        callers.spawn(async move {
            start.wait().await;
            storage.place(order.into()).await.unwrap()
        });
    }
    let outcomes = callers.join_all().await;
    let placed = outcomes.iter().filter(|outcome| matches!(outcome, PlaceOutcome::Placed(_)));
    assert_eq!(placed.count(), 7);
    let used_up = PlaceOutcome::Rejected(PlaceOrderError::CouponChanged(Some(CouponRejection::UsedUp)));
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == used_up).count(), 25);
    assert_eq!(usage(&test, 1).await.0, 7);
}

pub async fn a_store_takes_no_order_below_its_minimum(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let minimum_order = price("rice") + Paise(100);
    let store = Store { minimum_order, ..store(&corner(), "919800000001") };
    test.storage.import_stores(vec![store]).await.unwrap();
    let missing = Paise(100);
    assert_eq!(test.place_rejected(new_order(1)).await, PlaceOrderError::BelowMinimumOrder { missing });
    import(&test, coupon()).await;
    // The coupon does not count against the minimum.
    let two = NewOrder { lines: vec![line("rice", 2)], ..with_coupon(1, 500) };
    test.place(two).await;
}
