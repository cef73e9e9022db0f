//! Carts through the API and through the stepper's form: filling, limits, whose they are.

use commerce::Language;
use serde_json::json;

use crate::test_app::{OTHER_STORE, STORE, TestApp};

#[tokio::test]
async fn an_anonymous_visitor_fills_a_cart_and_finds_it_again() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let empty = browser.get("/api/v1/carts/current").await;
    assert_eq!((empty.status, empty.json()["item_count"].as_u64()), (200, Some(0)));
    assert!(browser.cookies.is_empty(), "looking opens no session");

    let cart = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    assert!(browser.cookies.contains_key("nukkad"));
    assert_eq!((&cart["item_count"], &cart["total"]), (&json!(2), &json!(8400)));
    assert_eq!(cart["lines"][0]["product"], "tomato-1kg");
    assert_eq!(browser.get("/api/v1/carts/current").await.json(), cart);

    // The prices come from the store, whatever the client claims to have seen.
    let id = cart["cart"].as_str().unwrap();
    let lied = json!({ "quantity": 2, "expected_price": 1 });
    let changed = browser.put(&format!("/api/v1/carts/{id}/lines/tomato-1kg"), &lied).await.json();
    assert_eq!(changed["total"], 8400);
    assert_eq!(
        changed["changes"],
        json!([{ "change": "price_changed", "product": "tomato-1kg", "expected": 1, "current": 4200 }])
    );

    let removed = browser.set_line(id, STORE, "tomato-1kg", 0).await;
    assert_eq!((&removed["item_count"], &removed["lines"]), (&json!(0), &json!([])));
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_starts_with_its_first_line_and_saying_so_again_changes_nothing() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let line = |product: &str| json!({ "product": product, "quantity": 2, "expected_price": 4200 });
    let first = json!({ "store": STORE, "line": line("tomato-1kg") });
    let started = browser.post("/api/v1/carts", &first).await;
    assert_eq!((started.status, &started.json()["item_count"]), (201, &json!(2)));
    let again = browser.post("/api/v1/carts", &first).await;
    assert_eq!((again.status, again.json()), (200, started.json()));
    // Refused as a line is, and the cart stays.
    let other = json!({ "store": OTHER_STORE, "line": line("tomato-1kg") });
    assert_eq!(browser.post("/api/v1/carts", &other).await.status, 409);
    let sold_out = json!({ "store": STORE, "line": line("mango-6pc") });
    assert_eq!(browser.post("/api/v1/carts", &sold_out).await.status, 409);
    let unknown = json!({ "store": STORE, "line": line("no-such-thing") });
    assert_eq!(browser.post("/api/v1/carts", &unknown).await.status, 404);
    assert_eq!(browser.get("/api/v1/carts/current").await.json(), started.json());
    shop.stop().await;
}

#[tokio::test]
async fn stock_limits_a_line() {
    let shop = TestApp::start().await;
    shop.restock(STORE, "tomato-1kg", 42, 3).await;
    let mut browser = shop.browser();
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 7).await;
    assert_eq!((&cart["item_count"], &cart["lines"][0]["available"]), (&json!(3), &json!(3)));

    assert_eq!(
        cart["changes"],
        json!([{ "change": "quantity_reduced", "product": "tomato-1kg", "available": 3, "requested": 7 }])
    );
    // Lowered to the most that a line may hold, where the store has more.
    shop.restock(STORE, "tomato-1kg", 42, 500).await;
    let path = format!("/api/v1/carts/{}/lines/tomato-1kg", cart["cart"].as_str().unwrap());
    let many = browser.put(&path, &json!({ "quantity": 100_000, "expected_price": 4200 })).await.json();
    assert_eq!(many["lines"][0]["quantity"], 99);
    assert_eq!(many["changes"][0]["available"], 99);

    shop.restock(STORE, "tomato-1kg", 42, 0).await;
    let id = cart["cart"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/carts/{id}/lines/tomato-1kg");
    let gone = browser.put(&path, &json!({ "quantity": 1, "expected_price": 4200 })).await;
    assert_eq!((gone.status, gone.problem().as_str()), (409, "out-of-stock"));
    // The sentence is for the person: in the language that the request names.
    let gone =
        browser.put(&format!("{path}?lang=hi"), &json!({ "quantity": 1, "expected_price": 4200 })).await;
    let sentence = i18n::pages::catalog::out_of_stock(Language::Hindi);
    assert_eq!(gone.json()["message"], sentence);
    assert!(gone.json().get("detail").is_none());
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_is_its_visitors_alone() {
    let shop = TestApp::start().await;
    let mut owner = shop.browser();
    let cart = owner.add_to_cart(STORE, "tomato-1kg", 1).await;
    let id = cart["cart"].as_str().unwrap();
    let customer = shop.customer(1).await;
    for mut other in [shop.browser(), shop.customer_browser(customer).await] {
        let path = format!("/api/v1/carts/{id}");
        assert_eq!(other.get(&path).await.problem(), "cart-not-found");
        let line = json!({ "quantity": 5, "expected_price": 4200 });
        let refused = other.put(&format!("{path}/lines/tomato-1kg"), &line).await;
        assert_eq!((refused.status, refused.problem().as_str()), (404, "cart-not-found"));
    }
    assert_eq!(owner.get("/api/v1/carts/current").await.json()["item_count"], 1);
    shop.stop().await;
}

#[tokio::test]
async fn a_customers_cart_is_there_in_every_browser() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut phone = shop.customer_browser(customer).await;
    let cart = phone.add_to_cart(STORE, "tomato-1kg", 2).await;
    let mut laptop = shop.customer_browser(customer).await;
    assert_eq!(laptop.get("/api/v1/carts/current").await.json(), cart);
    // And after the shop was closed and opened again, with the cookies of before.
    let cookies = phone.cookies.clone();
    let shop = shop.restart().await;
    let mut phone = shop.browser();
    phone.cookies = cookies;
    assert_eq!(phone.get("/api/v1/carts/current").await.json(), cart);
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_filled_before_signing_in_is_retained() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.browser();
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    let anonymous = browser.cookies["nukkad"].clone();
    shop.open_link(&mut browser, storage::LinkPurpose::Shop { customer, cart: None }).await;
    assert_ne!(browser.cookies["nukkad"], anonymous, "the session gets a fresh token");
    assert_eq!(browser.get("/api/v1/carts/current").await.json(), cart);
    // The old token opens nothing any more.
    let mut thief = shop.browser();
    thief.cookies.insert("nukkad".to_owned(), anonymous);
    assert_eq!(thief.get("/api/v1/carts/current").await.json()["item_count"], 0);
    shop.stop().await;
}

#[tokio::test]
async fn another_store_means_another_cart() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let first = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let line = [("store", OTHER_STORE), ("line", "tomato-1kg:1:4200")];
    let leaving = [&line[..], &[("replace", "1")]].concat();
    assert_eq!(browser.post_form("/cart/lines", &line).await.status, 409, "asks first");
    assert_eq!(browser.post_form("/cart/lines", &leaving).await.status, 303);
    let second = browser.get("/api/v1/carts/current").await.json();
    assert_ne!(first["cart"], second["cart"]);
    assert_eq!(browser.get("/api/v1/carts/current").await.json()["store"], OTHER_STORE);
    let left = format!("/api/v1/carts/{}", first["cart"].as_str().unwrap());
    assert_eq!(browser.get(&left).await.status, 404);
    shop.stop().await;
}

#[tokio::test]
async fn bad_input_is_named() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let line = json!({ "product": "tomato-1kg", "quantity": 1, "expected_price": 4200 });
    let nowhere = browser.post("/api/v1/carts", &json!({ "store": "no-such-store", "line": line })).await;
    assert_eq!((nowhere.status, nowhere.problem().as_str()), (404, "store-not-found"));
    for (body, field, detail) in [
        (json!({ "store": 7, "line": line }), "store", "expected a store's code"),
        (json!({ "line": line }), "store", "`store` is missing"),
        (json!({ "store": STORE }), "line", "`line` is missing"),
        (json!({ "store": STORE, "line": { "quantity": 1 } }), "line.product", "`line.product` is missing"),
    ] {
        let invalid = browser.post("/api/v1/carts", &body).await;
        assert_eq!((invalid.status, invalid.problem().as_str()), (422, "invalid-field"), "{body}");
        assert_eq!(invalid.json()["field"], field);
        let reported = invalid.json()["detail"].as_str().unwrap().to_owned();
        assert!(reported.starts_with(detail) && !reported.contains("deserialize"), "{reported}");
    }
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let id = cart["cart"].as_str().unwrap();
    for (path, problem) in [
        (format!("/api/v1/carts/{id}/lines/no-such-thing"), "product-not-found"),
        (format!("/api/v1/carts/{id}/lines/no%20such"), "not-found"),
        ("/api/v1/carts/xyz/lines/tomato-1kg".to_owned(), "cart-not-found"),
        (format!("/api/v1/carts/{}/lines/tomato-1kg", commerce::CartId(5)), "cart-not-found"),
    ] {
        let answer = browser.put(&path, &line).await;
        assert_eq!((answer.status, answer.problem().as_str()), (404, problem), "{path}");
    }
    let negative = browser
        .put(&format!("/api/v1/carts/{id}/lines/tomato-1kg"), &json!({ "quantity": -1, "expected_price": 1 }))
        .await;
    assert_eq!(negative.problem(), "invalid-field");
    shop.stop().await;
}

#[tokio::test]
async fn a_line_is_removed_without_naming_a_price() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    let path = format!("/api/v1/carts/{}/lines/tomato-1kg", cart["cart"].as_str().unwrap());
    let unpriced = browser.put(&path, &json!({ "quantity": 1 })).await;
    assert_eq!((unpriced.status, unpriced.json()["field"].as_str()), (422, Some("expected_price")));
    let removed = browser.put(&path, &json!({ "quantity": 0 })).await;
    assert_eq!((removed.status, &removed.json()["item_count"]), (200, &json!(0)));
    shop.stop().await;
}

#[tokio::test]
async fn the_steppers_form_returns_json_to_a_script() {
    let shop = TestApp::start().await;
    shop.restock(STORE, "tomato-1kg", 42, 3).await;
    let mut browser = shop.browser();
    let line = [("lang", "hi"), ("store", STORE), ("line", "tomato-1kg:5:4200"), ("back", "/hi/s/x")];
    let navigated = browser.post_form("/cart/lines", &line).await;
    assert_eq!((navigated.status, navigated.header("location")), (303, "/hi/s/x#p-tomato-1kg"));

    browser.headers.push(("accept", "application/json".to_owned()));
    let set = browser.post_form("/cart/lines", &line).await;
    assert_eq!((set.status, &set.json()["item_count"]), (200, &json!(3)));
    assert_eq!(set.json()["changes"][0]["change"], "quantity_reduced");
    let mut at_other = line;
    at_other[1] = ("store", OTHER_STORE);
    let elsewhere = browser.post_form("/cart/lines", &at_other).await;
    assert_eq!((elsewhere.status, elsewhere.problem().as_str()), (409, "cart-at-other-store"));

    shop.restock(STORE, "tomato-1kg", 42, 0).await;
    let sold_out = browser.post_form("/cart/lines", &line).await;
    assert_eq!((sold_out.status, sold_out.problem().as_str()), (409, "out-of-stock"));
    assert_eq!(sold_out.json()["message"], i18n::pages::catalog::out_of_stock(Language::Hindi));
    shop.stop().await;
}
