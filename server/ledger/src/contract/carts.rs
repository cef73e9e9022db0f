//! Carts, until they are ordered.

use commerce::cart::{MOST_LINES, MOST_UNITS};
use commerce::{Cart, CartId, OrderId, Paise, StoreCode};

use super::Site;
use super::fixtures::*;
use crate::{CartRefused, ListingRow, SetLine};

fn set(store: &StoreCode, product: &str, quantity: u32) -> SetLine {
    SetLine {
        cart: CartId(1),
        store: store.clone(),
        product: product_id(product),
        quantity,
        seen_price: price(product),
        at: minutes_later(i64::from(quantity)),
    }
}

async fn set_at_corner(shop: &Shop, product: &str, quantity: u32) -> Result<Cart, CartRefused> {
    shop.ledger.set_line(set(&corner(), product, quantity)).await.unwrap()
}

pub async fn a_line_is_set_changed_and_removed(site: &dyn Site) {
    let shop = Shop::open(site).await;
    assert_eq!(shop.ledger.cart(CartId(1)).await.unwrap(), None);
    set_at_corner(&shop, "rice", 2).await.unwrap();
    set_at_corner(&shop, "dal", 1).await.unwrap();
    let cart = set_at_corner(&shop, "rice", 5).await.unwrap();
    let expected = Cart {
        id: CartId(1),
        store: corner(),
        lines: vec![line("rice", 5), line("dal", 1)],
        changed_at: minutes_later(5),
    };
    assert_eq!(cart, expected, "in the order they were first chosen");
    assert_eq!(shop.ledger.cart(CartId(1)).await.unwrap(), Some(expected));
    set_at_corner(&shop, "rice", 0).await.unwrap();
    let cart = set_at_corner(&shop, "rice", 3).await.unwrap();
    assert_eq!(cart.lines, [line("dal", 1), line("rice", 3)], "chosen anew, it goes to the end");
    assert_eq!(shop.listing(&corner(), "rice").await.held, 0, "a cart holds nothing");
}

pub async fn more_than_is_left_is_lowered(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.placed(wanted(9)).await;
    let cart = set_at_corner(&shop, "rice", 50).await.unwrap();
    assert_eq!(cart.lines, [line("rice", STOCK - 1)]);
    shop.stock("soap", 500).await;
    let cart = set_at_corner(&shop, "soap", 400).await.unwrap();
    assert_eq!(cart.quantity_of(&product_id("soap")), MOST_UNITS);
}

pub async fn what_is_not_to_be_had_is_refused(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.stock("milk", 0).await;
    shop.ledger.set_offered(&corner(), &product_id("soap"), false).await.unwrap();
    for product in ["milk", "soap", "unheard-of"] {
        assert_eq!(set_at_corner(&shop, product, 1).await, Err(CartRefused::NotToBeHad), "{product}");
    }
    let nowhere: StoreCode = "nowhere".parse().unwrap();
    for quantity in [0, 1] {
        let refused = shop.ledger.set_line(set(&nowhere, "rice", quantity)).await.unwrap();
        assert_eq!(refused, Err(CartRefused::NotToBeHad));
    }
    assert_eq!(shop.ledger.cart(CartId(1)).await.unwrap(), None, "a refusal leaves nothing");
    set_at_corner(&shop, "rice", 1).await.unwrap();
    shop.stock("rice", 0).await;
    let cart = set_at_corner(&shop, "rice", 0).await.unwrap();
    assert_eq!(cart.lines, [], "what is gone can be taken out");
}

pub async fn a_cart_stays_at_its_store(site: &dyn Site) {
    let shop = Shop::open(site).await;
    set_at_corner(&shop, "rice", 1).await.unwrap();
    let elsewhere = shop.ledger.set_line(set(&market(), "rice", 1)).await.unwrap();
    assert_eq!(elsewhere, Err(CartRefused::OtherStore(corner())));
    set_at_corner(&shop, "rice", 0).await.unwrap();
    let moved = shop.ledger.set_line(set(&market(), "rice", 1)).await.unwrap().unwrap();
    assert_eq!(moved.store, market(), "with nothing in it, it may go");
    assert_eq!(set_at_corner(&shop, "rice", 1).await, Err(CartRefused::OtherStore(market())));
    assert_eq!(shop.ledger.cart(CartId(1)).await.unwrap(), Some(moved));
}

pub async fn a_cart_holds_no_more_than_it_may(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let ids: Vec<String> = (0..=MOST_LINES).map(|number| format!("p{number}")).collect();
    let products = ids.iter().map(|id| product(id, "Thing", "चीज़")).collect();
    shop.ledger.import_products(products).await.unwrap();
    let rows = ids.iter().map(|id| listing_row(&corner(), id)).collect();
    shop.ledger.import_listings(rows).await.unwrap();
    for id in &ids[..MOST_LINES] {
        set_at_corner(&shop, id, 1).await.unwrap();
    }
    assert_eq!(set_at_corner(&shop, &ids[MOST_LINES], 1).await, Err(CartRefused::Full));
    let cart = set_at_corner(&shop, &ids[3], 2).await.unwrap();
    assert_eq!(cart.lines.len(), MOST_LINES, "a line that is there can change");
}

pub async fn changes_can_be_accepted(site: &dyn Site) {
    let shop = Shop::open(site).await;
    for (product, quantity) in [("rice", 5), ("dal", 5), ("milk", 5), ("soap", 5)] {
        set_at_corner(&shop, product, quantity).await.unwrap();
    }
    let dearer = ListingRow { price: Paise::rupees(15), ..listing_row(&corner(), "rice") };
    shop.ledger.import_listings(vec![dearer]).await.unwrap();
    shop.stock("dal", 2).await;
    shop.stock("milk", 0).await;
    let cart = shop.ledger.accept_changes(CartId(1), minutes_later(9)).await.unwrap().unwrap();
    let mut rice = line("rice", 5);
    rice.seen_price = Paise::rupees(15);
    assert_eq!(cart.lines, [rice, line("dal", 2), line("soap", 5)]);
    assert_eq!(cart.changed_at, minutes_later(9));
    let mut order = wanted(1);
    order.lines.clone_from(&cart.lines);
    assert_eq!(shop.ledger.cart(CartId(1)).await.unwrap(), Some(cart));
    shop.placed(order).await;
    assert_eq!(shop.ledger.accept_changes(CartId(1), minutes_later(9)).await.unwrap(), None);
    assert_eq!(shop.ledger.accept_changes(CartId(77), minutes_later(9)).await.unwrap(), None);
}

pub async fn an_ordered_cart_is_closed(site: &dyn Site) {
    let shop = Shop::open(site).await;
    set_at_corner(&shop, "rice", 1).await.unwrap();
    assert_eq!(shop.ledger.order_of_cart(&corner(), CartId(1)).await.unwrap(), None);
    shop.placed(wanted(1)).await;
    assert_eq!(shop.ledger.cart(CartId(1)).await.unwrap(), None);
    assert_eq!(shop.ledger.order_of_cart(&corner(), CartId(1)).await.unwrap(), Some(OrderId(1)));
    assert_eq!(shop.ledger.order_of_cart(&market(), CartId(1)).await.unwrap(), None);
    for store in [corner(), market()] {
        let refused = shop.ledger.set_line(set(&store, "rice", 1)).await.unwrap();
        assert_eq!(refused, Err(CartRefused::Ordered(OrderId(1))));
    }
}
