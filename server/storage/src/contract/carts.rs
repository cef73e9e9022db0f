//! Carts, until they are ordered.

use commerce::cart::{LineSet, MAX_LINES, MAX_UNITS, SetLineError};
use commerce::{Action, Actor, Cart, CartId, CustomerId, LineChange, OrderId, Paise, StoreCode};

use super::StorageFactory;
use super::fixtures::*;
use crate::{AddLines, ListingRow, PlaceOrderError, SetLine};

fn set(store: &StoreCode, product: &str, quantity: u32) -> SetLine {
    SetLine {
        cart: CartId(1),
        customer: None,
        store: store.clone(),
        product: product_id(product),
        quantity,
        expected_price: price(product),
        at: minutes_later(i64::from(quantity)),
    }
}

async fn set_at_corner(test: &TestStorage, product: &str, quantity: u32) -> Result<Cart, SetLineError> {
    let set = test.storage.set_line(set(&corner(), product, quantity)).await.unwrap()?;
    Ok(set.cart)
}

pub async fn a_line_is_set_changed_and_removed(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    assert_eq!(test.storage.cart(CartId(1)).await.unwrap(), None);
    set_at_corner(&test, "rice", 2).await.unwrap();
    set_at_corner(&test, "dal", 1).await.unwrap();
    let cart = set_at_corner(&test, "rice", 5).await.unwrap();
    let expected = Cart {
        id: CartId(1),
        store: corner(),
        lines: vec![line("rice", 5), line("dal", 1)],
        coupon: None,
        updated_at: minutes_later(5),
    };
    assert_eq!(cart, expected, "in the order they were first chosen");
    assert_eq!(test.storage.cart(CartId(1)).await.unwrap(), Some(expected));
    set_at_corner(&test, "rice", 0).await.unwrap();
    let cart = set_at_corner(&test, "rice", 3).await.unwrap();
    assert_eq!(cart.lines, [line("dal", 1), line("rice", 3)], "chosen anew, it goes to the end");
    assert_eq!(test.listing(&corner(), "rice").await.held, 0, "a cart holds nothing");
}

pub async fn more_than_is_left_is_lowered(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.place(new_order(9)).await;
    let LineSet { cart, reduced_to } =
        test.storage.set_line(set(&corner(), "rice", 50)).await.unwrap().unwrap();
    assert_eq!((cart.lines, reduced_to), (vec![line("rice", STOCK - 1)], Some(STOCK - 1)));
    test.set_stock("soap", 500).await;
    let cart = set_at_corner(&test, "soap", 400).await.unwrap();
    assert_eq!(cart.lines[1], line("soap", MAX_UNITS));
}

pub async fn what_is_not_to_be_had_is_refused(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_stock("milk", 0).await;
    test.storage.set_available(&corner(), &product_id("soap"), false).await.unwrap();
    for product in ["milk", "soap", "unheard-of"] {
        assert_eq!(set_at_corner(&test, product, 1).await, Err(SetLineError::OutOfStock), "{product}");
    }
    let nowhere: StoreCode = "nowhere".parse().unwrap();
    for quantity in [0, 1] {
        let refused = test.storage.set_line(set(&nowhere, "rice", quantity)).await.unwrap();
        assert_eq!(refused, Err(SetLineError::OutOfStock));
    }
    assert_eq!(test.storage.cart(CartId(1)).await.unwrap(), None, "a refusal leaves nothing");
    set_at_corner(&test, "rice", 1).await.unwrap();
    test.set_stock("rice", 0).await;
    let cart = set_at_corner(&test, "rice", 0).await.unwrap();
    assert_eq!(cart.lines, [], "what is gone can be taken out");
}

pub async fn a_product_off_sale_is_out_of_stock_at_every_store(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    set_at_corner(&test, "rice", 1).await.unwrap();
    let mut products = test.storage.products().await.unwrap();
    products.retain(|product| product.id == product_id("rice"));
    products[0].is_available = false;
    test.storage.import_products(products).await.unwrap();
    assert_eq!(set_at_corner(&test, "rice", 2).await, Err(SetLineError::OutOfStock));
    let elsewhere = SetLine { cart: CartId(2), ..set(&market(), "rice", 1) };
    assert_eq!(test.storage.set_line(elsewhere).await.unwrap(), Err(SetLineError::OutOfStock));
    let change = LineChange::Unavailable { product: product_id("rice") };
    assert_eq!(test.place_rejected(new_order(1)).await, PlaceOrderError::Changed(vec![change]));
}

pub async fn a_cart_stays_at_its_store(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    set_at_corner(&test, "rice", 1).await.unwrap();
    let elsewhere = test.storage.set_line(set(&market(), "rice", 1)).await.unwrap();
    assert_eq!(elsewhere, Err(SetLineError::OtherStore(corner())));
    set_at_corner(&test, "rice", 0).await.unwrap();
    let moved = test.storage.set_line(set(&market(), "rice", 1)).await.unwrap().unwrap().cart;
    assert_eq!(moved.store, market(), "with nothing in it, it may go");
    assert_eq!(set_at_corner(&test, "rice", 1).await, Err(SetLineError::OtherStore(market())));
    assert_eq!(test.storage.cart(CartId(1)).await.unwrap(), Some(moved));
}

pub async fn a_cart_holds_no_more_than_it_may(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let ids: Vec<String> = (0..=MAX_LINES).map(|number| format!("p{number}")).collect();
    let products = ids.iter().map(|id| product(id, "Thing", "चीज़")).collect();
    test.storage.import_products(products).await.unwrap();
    let rows = ids.iter().map(|id| listing_row(&corner(), id)).collect();
    test.storage.import_listings(rows).await.unwrap();
    for id in &ids[..MAX_LINES] {
        set_at_corner(&test, id, 1).await.unwrap();
    }
    assert_eq!(set_at_corner(&test, &ids[MAX_LINES], 1).await, Err(SetLineError::Full));
    let cart = set_at_corner(&test, &ids[3], 2).await.unwrap();
    assert_eq!(cart.lines.len(), MAX_LINES, "a line that is there can change");
}

pub async fn changes_can_be_accepted(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    for (product, quantity) in [("rice", 5), ("dal", 5), ("milk", 5), ("soap", 5)] {
        set_at_corner(&test, product, quantity).await.unwrap();
    }
    let dearer = ListingRow { price: Paise::from_rupees(15), ..listing_row(&corner(), "rice") };
    test.storage.import_listings(vec![dearer]).await.unwrap();
    test.set_stock("dal", 2).await;
    test.set_stock("milk", 0).await;
    let cart = test.storage.accept_changes(CartId(1), minutes_later(9)).await.unwrap().unwrap();
    let mut rice = line("rice", 5);
    rice.expected_price = Paise::from_rupees(15);
    assert_eq!(cart.lines, [rice, line("dal", 2), line("soap", 5)]);
    assert_eq!(cart.updated_at, minutes_later(9));
    let mut order = new_order(1);
    order.lines.clone_from(&cart.lines);
    assert_eq!(test.storage.cart(CartId(1)).await.unwrap(), Some(cart));
    test.place(order).await;
    assert_eq!(test.storage.accept_changes(CartId(1), minutes_later(9)).await.unwrap(), None);
    assert_eq!(test.storage.accept_changes(CartId(77), minutes_later(9)).await.unwrap(), None);
}

pub async fn an_earlier_order_is_added_as_far_as_available(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_stock("dal", 2).await;
    test.set_stock("milk", 0).await;
    set_at_corner(&test, "rice", 5).await.unwrap();
    let ordered = [("rice", 3), ("dal", 4), ("milk", 1), ("soap", 1), ("unheard-of", 1)];
    let lines: Vec<_> = ordered.map(|(product, quantity)| (product_id(product), quantity)).into();
    let add = |cart: u128, store: StoreCode| AddLines {
        cart: CartId(cart),
        customer: Some(new_order(1).customer),
        store,
        lines: lines.clone(),
        at: minutes_later(9),
    };
    let cart = test.storage.add_lines(add(1, corner())).await.unwrap().unwrap();
    assert_eq!(cart.lines, [line("rice", 5), line("dal", 2), line("soap", 1)]);
    assert_eq!(cart.updated_at, minutes_later(9));
    assert_eq!(test.storage.cart(CartId(1)).await.unwrap().as_ref(), Some(&cart));
    let again = test.storage.add_lines(add(1, corner())).await.unwrap().unwrap();
    assert_eq!(again.lines, cart.lines, "twice adds nothing");
    let elsewhere = test.storage.add_lines(add(1, market())).await.unwrap();
    assert_eq!(elsewhere, Err(SetLineError::OtherStore(corner())));
    // A new cart is its customer's; with nothing to add there is none.
    test.storage.add_lines(add(2, market())).await.unwrap().unwrap();
    assert!(!test.storage.claim_cart(CartId(2), CustomerId(10)).await.unwrap());
    let nothing = AddLines { lines: vec![(product_id("milk"), 1)], ..add(3, corner()) };
    assert_eq!(test.storage.add_lines(nothing).await.unwrap(), Err(SetLineError::OutOfStock));
    assert_eq!(test.storage.cart(CartId(3)).await.unwrap(), None);
    test.place(new_order(1)).await;
    let closed = test.storage.add_lines(add(1, corner())).await.unwrap();
    assert_eq!(closed, Err(SetLineError::AlreadyOrdered(OrderId(1))));
}

pub async fn an_ordered_cart_is_closed(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    set_at_corner(&test, "rice", 1).await.unwrap();
    assert_eq!(test.storage.order_of_cart(CartId(1)).await.unwrap(), None);
    test.place(new_order(1)).await;
    assert_eq!(test.storage.cart(CartId(1)).await.unwrap(), None);
    let order = test.apply(OrderId(1), Action::Accept, Actor::Store, minutes_later(1)).await;
    assert_eq!(test.storage.order_of_cart(CartId(1)).await.unwrap(), Some(order), "as it is now");
    for store in [corner(), market()] {
        let refused = test.storage.set_line(set(&store, "rice", 1)).await.unwrap();
        assert_eq!(refused, Err(SetLineError::AlreadyOrdered(OrderId(1))));
    }
}
