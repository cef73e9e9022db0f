//! Coupons and a store's smallest order through the API: entered, carried, charged, refused with a reason.

use commerce::Language::English;
use commerce::{CouponRejection, Paise};
use i18n::pages::cart;
use reqwest::Method;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::test_app::{STORE, TestApp};

/// 12:00 in India.
const SLOT: &str = "2026-11-20T06:30:00Z";

async fn enter(browser: &mut Browser, cart: &Value, code: &str) -> crate::browser::Response {
    let path = format!("/api/v1/carts/{}/coupon", cart["cart"].as_str().unwrap());
    browser.put(&path, &json!({ "code": code })).await
}

fn order(cart: &Value, expected_total: i64) -> Value {
    json!({ "cart": cart["cart"], "name": "Asha", "slot": SLOT, "expected_total": expected_total })
}

#[tokio::test]
async fn a_coupon_is_entered_carried_and_charged_once() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 5).await;
    assert_eq!((&cart["total"], &cart["coupon_discount"]), (&json!(21_000), &json!(0)));

    // From ₹300: it waits for more goods.
    let waiting = enter(&mut browser, &cart, " welcome-50 ").await;
    assert_eq!(waiting.status, 200, "{}", waiting.body);
    let waiting = waiting.json();
    assert_eq!(
        (&waiting["coupon"], &waiting["coupon_problem"]),
        (&json!("WELCOME50"), &json!("below_minimum"))
    );
    assert_eq!(waiting["total"], 21_000);
    let cart = browser.set_line(cart["cart"].as_str().unwrap(), STORE, "tomato-1kg", 8).await;
    assert_eq!((&cart["coupon_discount"], &cart["total"]), (&json!(5_000), &json!(28_600)));
    assert!(cart.get("coupon_problem").is_none());
    assert_eq!(browser.get("/api/v1/carts/current").await.json(), cart);

    // What was shown is what is charged, or nothing is ordered.
    let refused = browser.place_order("one", &order(&cart, 33_600)).await;
    assert_eq!((refused.status, refused.problem().as_str()), (409, "coupon-changed"));
    assert_eq!(
        (&refused.json()["total"], &refused.json()["message"]),
        (&json!(28_600), &json!(cart::coupon_changed(English)))
    );
    assert_eq!(browser.get("/api/v1/orders").await.json()["items"], json!([]));
    let placed = browser.place_order("two", &order(&cart, 28_600)).await;
    assert_eq!(placed.status, 201, "{}", placed.body);
    let view = placed.json();
    assert_eq!(
        (&view["total"], &view["coupon"], &view["coupon_discount"]),
        (&json!(28_600), &json!("WELCOME50"), &json!(5_000))
    );

    // One of a customer.
    let again = browser.add_to_cart(STORE, "tomato-1kg", 8).await;
    let refused = enter(&mut browser, &again, "WELCOME50").await;
    assert_eq!((refused.status, refused.problem().as_str()), (422, "coupon-rejected"));
    let sentence = cart::coupon_rejection(English, "WELCOME50", CouponRejection::UsedAlready);
    assert_eq!(refused.json()["message"], sentence);
    // Cancelled, it can be used again.
    let path = placed.header("location").to_owned();
    assert_eq!(browser.post(&format!("{path}/cancel"), &json!({})).await.status, 200);
    assert_eq!(enter(&mut browser, &again, "WELCOME50").await.json()["total"], 28_600);
    shop.stop().await;
}

#[tokio::test]
async fn a_coupon_is_removed_and_unknown_ones_are_refused() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 20).await;
    for code in ["NOSUCHCODE", "no!", ""] {
        let refused = enter(&mut browser, &cart, code).await;
        assert_eq!((refused.status, refused.problem().as_str()), (422, "coupon-rejected"), "{code}");
        assert_eq!(refused.json()["field"], "code");
    }
    // 5 % of ₹840, at most ₹100, also for a visitor without identity.
    assert_eq!(enter(&mut browser, &cart, "MASIK5").await.json()["coupon_discount"], 4_200);
    let path = format!("/api/v1/carts/{}/coupon", cart["cart"].as_str().unwrap());
    let mut other = shop.browser();
    other.add_to_cart(STORE, "tomato-1kg", 1).await;
    let foreign = other.send(Method::DELETE, &path, &[], None).await;
    assert_eq!((foreign.status, foreign.problem().as_str()), (404, "cart-not-found"));
    let removed = browser.send(Method::DELETE, &path, &[], None).await;
    assert_eq!((removed.status, &removed.json()["total"]), (200, &json!(84_000)));
    assert!(removed.json().get("coupon").is_none());
    shop.stop().await;
}

#[tokio::test]
async fn a_store_takes_no_order_below_its_minimum() {
    let shop = TestApp::start().await;
    shop.change_store(STORE, |store| store.minimum_order = Paise(10_000)).await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    let refused = browser.place_order("one", &order(&cart, 8_400)).await;
    assert_eq!((refused.status, refused.problem().as_str()), (409, "below-minimum-order"));
    let sentence = cart::below_minimum_template(English).replace("{}", "₹16");
    assert_eq!(refused.json()["message"], sentence);
    let cart = browser.set_line(cart["cart"].as_str().unwrap(), STORE, "tomato-1kg", 3).await;
    assert_eq!(browser.place_order("two", &order(&cart, 12_600)).await.status, 201);
    shop.stop().await;
}
