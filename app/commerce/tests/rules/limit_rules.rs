//! What one customer may hold.

use commerce::limits::{HeldLine, LimitError, OrderHistory, OrderLimits};
use commerce::{Paise, ProductId};

fn check(history: OrderHistory, total: Paise, line: (u32, u32, u32)) -> Result<(), LimitError> {
    let product: ProductId = "rice".parse().unwrap();
    let (quantity, already_held, on_hand) = line;
    let line = HeldLine { product: &product, quantity, already_held, on_hand };
    OrderLimits::default().check(history, total, [line])
}

const SMALL: (u32, u32, u32) = (1, 0, 100);

#[test]
fn three_orders_may_be_open_and_fewer_after_broken_ones() {
    let open =
        |open, broken| check(OrderHistory { open, broken, ..OrderHistory::default() }, Paise(1), SMALL);
    assert_eq!(open(2, 0), Ok(()));
    assert_eq!(open(3, 0), Err(LimitError::OpenOrders { max: 3 }));
    assert_eq!(open(1, 1), Ok(()));
    assert_eq!(open(2, 1), Err(LimitError::OpenOrders { max: 2 }));
    assert_eq!(open(0, 9), Ok(()), "one is always possible");
    assert_eq!(open(1, 9), Err(LimitError::OpenOrders { max: 1 }));
}

#[test]
fn one_order_fits_a_slot() {
    let history = OrderHistory { open: 1, open_in_slot: 1, ..OrderHistory::default() };
    assert_eq!(check(history, Paise(1), SMALL), Err(LimitError::OrdersPerSlot { max: 1 }));
}

#[test]
fn half_of_a_stock_may_be_held_and_all_of_a_small_one() {
    let history = OrderHistory::default();
    let rice = |max| Err(LimitError::Stock { product: "rice".parse().unwrap(), max });
    assert_eq!(check(history, Paise(1), (50, 0, 100)), Ok(()));
    assert_eq!(check(history, Paise(1), (51, 0, 100)), rice(50));
    assert_eq!(check(history, Paise(1), (20, 31, 100)), rice(19), "open orders count");
    assert_eq!(check(history, Paise(1), (10, 0, 10)), Ok(()), "the stock is small");
    assert_eq!(check(history, Paise(1), (11, 0, 12)), rice(10));
}

#[test]
fn the_total_is_limited_until_an_order_was_collected() {
    let total = |total, collected, broken| {
        check(OrderHistory { collected, broken, ..OrderHistory::default() }, total, SMALL)
    };
    let max = Paise::from_rupees(10_000);
    assert_eq!(total(max, 0, 0), Ok(()));
    assert_eq!(total(max + Paise(1), 0, 0), Err(LimitError::Total { max }));
    assert_eq!(total(max + Paise(1), 1, 0), Ok(()));
    assert_eq!(total(max + Paise(1), 5, 1), Err(LimitError::Total { max }), "one was not collected");
}
