//! Limits on what one customer may hold, checked where an order is placed, explained by API and page.

use commerce::Language::English;
use commerce::Paise;
use i18n::pages::checkout;
use serde_json::json;

use crate::browser::{Browser, Response};
use crate::test_app::{STORE, TestApp};

/// Consecutive slots from 12:00 in India.
const SLOTS: [&str; 4] =
    ["2026-11-20T06:30:00Z", "2026-11-20T07:00:00Z", "2026-11-20T07:30:00Z", "2026-11-20T08:00:00Z"];

/// An app with the limits of the default configuration.
async fn limited_app() -> TestApp {
    TestApp::start_with_settings(&[
        ("limits.max_open_orders", "3"),
        ("limits.max_orders_per_slot", "1"),
        ("limits.max_stock_percent", "50"),
        ("limits.small_stock", "10"),
        ("limits.max_rupees_before_first_collection", "10000"),
    ])
    .await
}

async fn place(browser: &mut Browser, quantity: u32, slot: &str, key: &str) -> Response {
    let cart = browser.add_to_cart(STORE, "tomato-1kg", quantity).await;
    let order =
        json!({ "cart": cart["cart"], "name": "Asha", "slot": slot, "expected_total": cart["total"] });
    browser.place_order(key, &order).await
}

fn assert_limited(response: &Response, sentence: &str) {
    assert_eq!((response.status, response.problem().as_str()), (409, "order-limit-reached"));
    assert_eq!(response.json()["message"], sentence);
}

#[tokio::test]
async fn a_customer_has_three_open_orders_at_most() {
    let shop = limited_app().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let mut first = None;
    for slot in &SLOTS[..3] {
        let placed = place(&mut browser, 1, slot, slot).await;
        assert_eq!(placed.status, 201, "{}", placed.body);
        first.get_or_insert(placed.header("location").to_owned());
    }
    let fourth = place(&mut browser, 1, SLOTS[3], "fourth").await;
    assert_limited(&fourth, &checkout::too_many_open_orders(English, 3));
    let cancelled = browser.post(&format!("{}/cancel", first.unwrap()), &json!({})).await;
    assert_eq!(cancelled.status, 200, "{}", cancelled.body);
    assert_eq!(place(&mut browser, 1, SLOTS[3], "again").await.status, 201);
    shop.stop().await;
}

#[tokio::test]
async fn a_customer_has_one_order_in_a_slot() {
    let shop = limited_app().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    assert_eq!(place(&mut browser, 1, SLOTS[0], "one").await.status, 201);
    let second = place(&mut browser, 1, SLOTS[0], "two").await;
    assert_limited(&second, &checkout::too_many_orders_in_slot(English, 1));

    // It is offered to others only: neither by the API nor on the page.
    let path = format!("/api/v1/stores/{STORE}/slots");
    let offers = |slots: &serde_json::Value, start| {
        slots["items"].as_array().unwrap().iter().any(|slot| slot["start"] == start)
    };
    let slots = browser.get(&path).await.json();
    assert_eq!((offers(&slots, SLOTS[0]), offers(&slots, SLOTS[1])), (false, true));
    assert!(offers(&shop.browser().get(&path).await.json(), SLOTS[0]));
    let form = browser.get("/checkout").await.form("/checkout");
    assert!(!form.enabled_choices("slot").contains(&SLOTS[0].to_owned()));
    shop.stop().await;
}

#[tokio::test]
async fn the_earliest_slot_is_one_that_the_customer_can_have() {
    let shop = limited_app().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let mut slots = Vec::new();
    for _ in 0..3 {
        browser.add_to_cart(STORE, "tomato-1kg", 1).await;
        // With nothing changed but the name.
        let form = browser.get("/checkout").await.form("/checkout").with("name", "Asha");
        slots.push(form.field("slot").to_owned());
        browser.submit(&form).await.assert_status(303);
    }
    // 11:00, and 20 minutes to pack.
    assert_eq!(slots, ["2026-11-20T06:00:00Z", SLOTS[0], SLOTS[1]]);
    shop.stop().await;
}

#[tokio::test]
async fn an_order_holds_half_of_the_stock_at_most_unless_the_stock_is_small() {
    let shop = limited_app().await;
    shop.restock(STORE, "tomato-1kg", 42, 60).await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let name = shop.product("tomato-1kg").await.names.get(English).to_owned();
    let too_much = place(&mut browser, 31, SLOTS[0], "one").await;
    assert_limited(&too_much, &checkout::too_much_of_product(English, &name, 30));
    assert_eq!(place(&mut browser, 30, SLOTS[0], "two").await.status, 201);

    shop.restock(STORE, "tomato-1kg", 42, 38).await;
    let other = shop.customer(2).await;
    let mut other = shop.customer_browser(other).await;
    let rest = place(&mut other, 8, SLOTS[1], "rest").await;
    assert_eq!(rest.status, 201, "{}", rest.body);
    shop.stop().await;
}

#[tokio::test]
async fn the_first_order_costs_ten_thousand_rupees_at_most() {
    let shop = limited_app().await;
    shop.restock(STORE, "tomato-1kg", 6000, 40).await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let sentence = checkout::total_too_high(English, Paise::from_rupees(10_000));
    assert_limited(&place(&mut browser, 2, SLOTS[0], "one").await, &sentence);

    // The page explains it as well, with everything that was typed.
    let form = browser.get("/checkout").await.form("/checkout").with("slot", SLOTS[0]).with("name", "Asha");
    let page = browser.submit(&form).await.assert_status(409);
    assert!(page.text().contains(&sentence), "{}", page.text());
    assert_eq!(page.form("/checkout").field("name"), "Asha");
    shop.stop().await;
}
