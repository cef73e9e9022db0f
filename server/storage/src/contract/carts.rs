//! Carts, until they are ordered.

use commerce::cart::{MAX_LINES, MAX_UNITS};
use commerce::{Cart, CartId, OrderId, Paise, StoreCode};

use super::StorageFactory;
use super::fixtures::*;
use crate::{ListingRow, SetLine, SetLineError};

fn set(store: &StoreCode, product: &str, quantity: u32) -> SetLine {
    SetLine {
        cart: CartId(1),
        store: store.clone(),
        product: product_id(product),
        quantity,
        expected_price: price(product),
        at: minutes_later(i64::from(quantity)),
    }
}

async fn set_at_corner(shop: &TestStorage, product: &str, quantity: u32) -> Result<Cart, SetLineError> {
    shop.storage.set_line(set(&corner(), product, quantity)).await.unwrap()
}

pub async fn a_line_is_set_changed_and_removed(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    assert_eq!(shop.storage.cart(CartId(1)).await.unwrap(), None);
    set_at_corner(&shop, "rice", 2).await.unwrap();
    set_at_corner(&shop, "dal", 1).await.unwrap();
    let cart = set_at_corner(&shop, "rice", 5).await.unwrap();
    let expected = Cart {
        id: CartId(1),
        store: corner(),
        lines: vec![line("rice", 5), line("dal", 1)],
        updated_at: minutes_later(5),
    };
    assert_eq!(cart, expected, "in the order they were first chosen");
    assert_eq!(shop.storage.cart(CartId(1)).await.unwrap(), Some(expected));
    set_at_corner(&shop, "rice", 0).await.unwrap();
    let cart = set_at_corner(&shop, "rice", 3).await.unwrap();
    assert_eq!(cart.lines, [line("dal", 1), line("rice", 3)], "chosen anew, it goes to the end");
    assert_eq!(shop.listing(&corner(), "rice").await.held, 0, "a cart holds nothing");
}

pub async fn more_than_is_left_is_lowered(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.place(order_request(9)).await;
    let cart = set_at_corner(&shop, "rice", 50).await.unwrap();
    assert_eq!(cart.lines, [line("rice", STOCK - 1)]);
    shop.set_stock("soap", 500).await;
    let cart = set_at_corner(&shop, "soap", 400).await.unwrap();
    assert_eq!(cart.lines.last().map(|line| line.quantity), Some(MAX_UNITS));
}

pub async fn what_is_not_to_be_had_is_refused(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    shop.set_stock("milk", 0).await;
    shop.storage.set_available(&corner(), &product_id("soap"), false).await.unwrap();
    for product in ["milk", "soap", "unheard-of"] {
        assert_eq!(set_at_corner(&shop, product, 1).await, Err(SetLineError::OutOfStock), "{product}");
    }
    let nowhere: StoreCode = "nowhere".parse().unwrap();
    for quantity in [0, 1] {
        let refused = shop.storage.set_line(set(&nowhere, "rice", quantity)).await.unwrap();
        assert_eq!(refused, Err(SetLineError::OutOfStock));
    }
    assert_eq!(shop.storage.cart(CartId(1)).await.unwrap(), None, "a refusal leaves nothing");
    set_at_corner(&shop, "rice", 1).await.unwrap();
    shop.set_stock("rice", 0).await;
    let cart = set_at_corner(&shop, "rice", 0).await.unwrap();
    assert_eq!(cart.lines, [], "what is gone can be taken out");
}

pub async fn a_cart_stays_at_its_store(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    set_at_corner(&shop, "rice", 1).await.unwrap();
    let elsewhere = shop.storage.set_line(set(&market(), "rice", 1)).await.unwrap();
    assert_eq!(elsewhere, Err(SetLineError::OtherStore(corner())));
    set_at_corner(&shop, "rice", 0).await.unwrap();
    let moved = shop.storage.set_line(set(&market(), "rice", 1)).await.unwrap().unwrap();
    assert_eq!(moved.store, market(), "with nothing in it, it may go");
    assert_eq!(set_at_corner(&shop, "rice", 1).await, Err(SetLineError::OtherStore(market())));
    assert_eq!(shop.storage.cart(CartId(1)).await.unwrap(), Some(moved));
}

pub async fn a_cart_holds_no_more_than_it_may(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let ids: Vec<String> = (0..=MAX_LINES).map(|number| format!("p{number}")).collect();
    let products = ids.iter().map(|id| product(id, "Thing", "चीज़")).collect();
    shop.storage.import_products(products).await.unwrap();
    let rows = ids.iter().map(|id| listing_row(&corner(), id)).collect();
    shop.storage.import_listings(rows).await.unwrap();
    for id in &ids[..MAX_LINES] {
        set_at_corner(&shop, id, 1).await.unwrap();
    }
    assert_eq!(set_at_corner(&shop, &ids[MAX_LINES], 1).await, Err(SetLineError::Full));
    let cart = set_at_corner(&shop, &ids[3], 2).await.unwrap();
    assert_eq!(cart.lines.len(), MAX_LINES, "a line that is there can change");
}

pub async fn changes_can_be_accepted(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    for (product, quantity) in [("rice", 5), ("dal", 5), ("milk", 5), ("soap", 5)] {
        set_at_corner(&shop, product, quantity).await.unwrap();
    }
    let dearer = ListingRow { price: Paise::from_rupees(15), ..listing_row(&corner(), "rice") };
    shop.storage.import_listings(vec![dearer]).await.unwrap();
    shop.set_stock("dal", 2).await;
    shop.set_stock("milk", 0).await;
    let cart = shop.storage.accept_changes(CartId(1), minutes_later(9)).await.unwrap().unwrap();
    let mut rice = line("rice", 5);
    rice.expected_price = Paise::from_rupees(15);
    assert_eq!(cart.lines, [rice, line("dal", 2), line("soap", 5)]);
    assert_eq!(cart.updated_at, minutes_later(9));
    let mut order = order_request(1);
    order.lines.clone_from(&cart.lines);
    assert_eq!(shop.storage.cart(CartId(1)).await.unwrap(), Some(cart));
    shop.place(order).await;
    assert_eq!(shop.storage.accept_changes(CartId(1), minutes_later(9)).await.unwrap(), None);
    assert_eq!(shop.storage.accept_changes(CartId(77), minutes_later(9)).await.unwrap(), None);
}

pub async fn an_ordered_cart_is_closed(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    set_at_corner(&shop, "rice", 1).await.unwrap();
    assert_eq!(shop.storage.order_of_cart(&corner(), CartId(1)).await.unwrap(), None);
    shop.place(order_request(1)).await;
    assert_eq!(shop.storage.cart(CartId(1)).await.unwrap(), None);
    assert_eq!(shop.storage.order_of_cart(&corner(), CartId(1)).await.unwrap(), Some(OrderId(1)));
    assert_eq!(shop.storage.order_of_cart(&market(), CartId(1)).await.unwrap(), None);
    for store in [corner(), market()] {
        let refused = shop.storage.set_line(set(&store, "rice", 1)).await.unwrap();
        assert_eq!(refused, Err(SetLineError::AlreadyOrdered(OrderId(1))));
    }
}
