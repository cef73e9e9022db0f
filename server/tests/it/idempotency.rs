//! Pressing again: after a change, after going back, with another key, after a lost answer. One cart
//! makes one order, and nothing that was typed is lost.

use std::sync::Arc;

use commerce::Language::English;
use commerce::{CartId, OrderId, Paise};
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::ordering::{self, CartOwner, Checkout, Contention};

use crate::browser::{Browser, Response};
use crate::faulty_storage::{Fault, closed_gate};
use crate::test_app::{STORE, TestApp};

/// 12:00 in India: the second slot offered at 11:00.
const SLOT: &str = "2026-11-20T06:30:00Z";

/// A customer's browser with two kilos of tomatoes in the cart, and the order for them.
async fn ready_to_order(shop: &TestApp) -> (Browser, Value) {
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    let order = json!({ "cart": cart["cart"], "name": "Asha", "slot": SLOT, "expected_total": 8400 });
    (browser, order)
}

async fn orders(browser: &mut Browser) -> Vec<Value> {
    browser.get("/api/v1/orders").await.json()["items"].as_array().unwrap().clone()
}

/// The order that an answer leads to.
fn leads_to(answer: &Response) -> OrderId {
    assert_eq!(answer.status, 303, "{}", answer.body);
    let location = answer.header("location");
    location.strip_prefix("/o/").unwrap_or_else(|| panic!("not an order: {location}")).parse().unwrap()
}

#[tokio::test]
async fn a_change_is_shown_beside_the_input_and_accepted_by_ordering() {
    let shop = TestApp::start().await;
    let (mut browser, _) = ready_to_order(&shop).await;
    let form = browser.get("/checkout").await.form("/checkout").with("name", "Asha Devi").with("slot", SLOT);
    shop.restock(STORE, "tomato-1kg", 45, 30).await;
    let page = browser.submit(&form).await.assert_status(409);
    assert!(
        page.text().contains(&i18n::pages::cart::price_changed(English, "Tomato", Paise(4200), Paise(4500))),
        "{}",
        page.text()
    );
    let again = page.form("/checkout");
    assert_eq!((again.field("name"), again.field("slot")), ("Asha Devi", SLOT));
    assert!(
        page.text().contains(&i18n::pages::checkout::place_order(English, Paise(9_000))),
        "{}",
        page.text()
    );

    // What changes while that is being read is shown as well, and not ordered.
    shop.restock(STORE, "tomato-1kg", 47, 1).await;
    let page = browser.submit(&again).await.assert_status(409);
    for sentence in [
        i18n::pages::cart::quantity_reduced(English, "Tomato", 1, 2),
        i18n::pages::cart::price_changed(English, "Tomato", Paise(4200), Paise(4700)),
        i18n::pages::checkout::place_order(English, Paise(4700)),
    ] {
        assert!(page.text().contains(&sentence), "{sentence}: {}", page.text());
    }
    assert!(orders(&mut browser).await.is_empty());
    // An invalid name retains all of it, too.
    let again = page.form("/checkout");
    let wrong = browser.submit(&again.clone().with("name", " ")).await.assert_status(422);
    assert!(
        wrong.text().contains(&i18n::pages::cart::quantity_reduced(English, "Tomato", 1, 2)),
        "{}",
        wrong.text()
    );
    let order = leads_to(&browser.submit(&again).await);
    let order = shop.state().storage.order(order).await.unwrap().unwrap();
    assert_eq!((order.contact_name.as_str(), order.totals.total), ("Asha Devi", Paise(4700)));
    assert_eq!(order.slot().start.to_string(), SLOT);
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_that_lost_everything_shows_it() {
    let shop = TestApp::start().await;
    let (mut browser, _) = ready_to_order(&shop).await;
    let form = browser.get("/checkout").await.form("/checkout").with("name", "Asha").with("slot", SLOT);
    shop.restock(STORE, "tomato-1kg", 42, 0).await;
    let page = browser.submit(&form).await.assert_status(409);
    assert!(page.text().contains(&i18n::pages::cart::sold_out(English, "Tomato")), "{}", page.text());
    assert!(page.forms("/checkout").is_empty(), "there is nothing to order");
    let cart = browser.submit_and_follow(&page.form("/cart/changes")).await;
    assert!(cart.text().contains(&i18n::pages::cart::empty(English)), "{}", cart.text());
    shop.stop().await;
}

#[tokio::test]
async fn going_back_and_ordering_again_leads_to_the_order() {
    let shop = TestApp::start().await;
    let (mut browser, _) = ready_to_order(&shop).await;
    let form = browser.get("/checkout").await.form("/checkout").with("name", "Asha").with("slot", SLOT);
    let order = leads_to(&browser.submit(&form).await);
    // Another name, another time, none that can be read, none at all; and a form of its own key.
    for form in [
        form.clone().with("name", "Asha Devi"),
        form.clone().with("slot", "2026-11-20T07:00:00Z"),
        form.clone().with("slot", "soon"),
        form.clone().with("slot", ""),
        form.clone().with("name", " "),
        form.clone().with("key", "another"),
        form.clone().with("key", "another").with("name", "Asha Devi"),
        form.clone().with("key", ""),
    ] {
        assert_eq!(leads_to(&browser.submit(&form).await), order, "{form:?}");
    }
    // Also when the next cart is started already, which stays.
    let next = browser.add_to_cart(STORE, "onion-1kg", 1).await;
    for form in [form.clone(), form.clone().with("name", "Asha Devi"), form.clone().with("slot", "")] {
        assert_eq!(leads_to(&browser.submit(&form).await), order, "{form:?}");
    }
    assert_eq!(browser.get("/api/v1/carts/current").await.json(), next);
    assert_eq!(orders(&mut browser).await.len(), 1);
    // For another customer the form's cart does not exist.
    let other = shop.customer(2).await;
    let theirs = shop.customer_browser(other).await.submit(&form).await.assert_status(409);
    assert!(theirs.text().contains(&i18n::pages::cart::empty(English)), "{}", theirs.text());
    shop.stop().await;
}

#[tokio::test]
async fn another_key_for_an_ordered_cart_gets_the_address_of_the_order() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    let first = browser.place_order("first", &order).await;
    assert_eq!(browser.place_order("first", &order).await.json(), first.json());
    let mut renamed = order.clone();
    renamed["name"] = json!("Somebody else");
    for body in [&order, &renamed] {
        let refused = browser.place_order("second", body).await;
        assert_eq!((refused.status, refused.problem().as_str()), (409, "already-ordered"));
        assert_eq!(refused.header("location"), first.header("location"));
        let detail = refused.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(first.header("location")), "{detail}");
    }
    assert_eq!(browser.place_order("first", &renamed).await.problem(), "idempotency-key-reused");
    assert_eq!(orders(&mut browser).await.len(), 1);
    // The key that was refused is free for the next cart.
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let next = json!({ "cart": cart["cart"], "name": "Asha", "slot": SLOT, "expected_total": 4200 });
    assert_eq!(browser.place_order("second", &next).await.status, 201);
    // Another customer is not affected.
    let other = shop.customer(2).await;
    assert_eq!(
        shop.customer_browser(other).await.place_order("first", &order).await.problem(),
        "cart-not-found"
    );
    shop.stop().await;
}

#[tokio::test]
async fn an_unavailable_slot_is_reported_with_an_invalid_name() {
    let shop = TestApp::start().await;
    let (mut browser, _) = ready_to_order(&shop).await;
    let form = browser.get("/checkout").await.form("/checkout").with("slot", SLOT).with("name", " ");
    shop.advance(SignedDuration::from_hours(2));
    let page = browser.submit(&form).await.assert_status(422);
    assert_eq!(page.field_error("name"), i18n::pages::checkout::name_empty(English));
    assert_eq!(page.field_error("slot"), i18n::pages::checkout::slot_not_offered(English));
    shop.stop().await;
}

#[tokio::test]
async fn an_order_is_completed_although_the_client_disconnects() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let cart: CartId = cart["cart"].as_str().unwrap().parse().unwrap();
    let checkout = Checkout {
        cart,
        name: "Asha".to_owned(),
        note: String::new(),
        if_missing: Vec::new(),
        slot: SLOT.parse().unwrap(),
        expected_total: Paise(4200),
        language: English,
        key: Some("lost".to_owned()),
    };
    let owner = CartOwner::Customer { id: customer, cart: Some(cart) };
    let gate = closed_gate();
    storage.fail_next("place", 1, &Fault::Wait(Arc::clone(&gate)));
    let state = Arc::clone(shop.state());
    let placing =
        tokio::spawn(async move { ordering::place(&state, owner, checkout, Contention::Wait).await });
    storage.wait_for_calls("place", 1).await;
    placing.abort();
    assert!(placing.await.unwrap_err().is_cancelled());
    gate.close();
    // The last of what follows from an order.
    storage.wait_for_completed("set_name", 1).await;
    let stored = shop.state().storage.customer(customer).await.unwrap().unwrap();
    assert_eq!((stored.cart, stored.name.as_deref()), (None, Some("Asha")));
    assert_eq!(orders(&mut browser).await.len(), 1);
    shop.stop().await;
}

#[tokio::test]
async fn asking_again_ends_what_was_left_undone() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let (mut browser, order) = ready_to_order(&shop).await;
    let first = browser.place_order("one", &order).await;
    // As a process leaves it that ended between the order and what follows from it.
    let cart: CartId = order["cart"].as_str().unwrap().parse().unwrap();
    shop.state().storage.set_cart(customer, Some(cart)).await.unwrap();
    assert_eq!(browser.place_order("one", &order).await.json(), first.json());
    assert_eq!(shop.state().storage.customer(customer).await.unwrap().unwrap().cart, None);
    shop.stop().await;
}
