//! Errors as clients see them: problems for scripts, pages for people, each in the request's language.

use commerce::Language::{English, Hindi};
use serde_json::json;
use storage::StorageError;

use crate::faulty_storage::Fault;
use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn a_full_disk_is_unavailable_for_a_while() {
    let (shop, storage) = TestApp::start_with_faulty_storage().await;
    let mut browser = shop.browser();
    let line = json!({ "product": "tomato-1kg", "quantity": 1, "expected_price": 4200 });
    let cart = json!({ "store": STORE, "line": line });
    storage.fail_next("set_line", 1, &Fault::Fail(StorageError::Full));
    let full = browser.post("/api/v1/carts", &cart).await;
    assert_eq!((full.status, full.problem().as_str()), (503, "storage-full"));
    assert_eq!(full.header("retry-after"), "60");
    assert_eq!(browser.post("/api/v1/carts", &cart).await.status, 201, "and works again by itself");
    shop.stop().await;
}

#[tokio::test]
async fn an_error_is_a_page_for_people_and_a_problem_for_scripts() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let page = browser.get("/hi/s/no-such-store").await;
    assert_eq!((page.status, page.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(page.body.contains("data-problem=\"store-not-found\""), "{}", page.body);

    browser.headers.push(("accept", "application/json".to_owned()));
    let problem = browser.get("/hi/s/no-such-store").await;
    assert_eq!(problem.problem(), "store-not-found");
    assert_eq!(problem.json()["message"], i18n::pages::error::store_not_found(Hindi));
    assert!(problem.json()["title"].as_str().unwrap().is_ascii(), "for developers");
    shop.stop().await;
}

#[tokio::test]
async fn no_text_of_a_library_reaches_a_client() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    for (body, status, slug) in [
        ("{", 400, "malformed-request"),
        ("[]", 400, "malformed-request"),
        (r#"{"cart":7}"#, 422, "invalid-field"),
        (r#"{"cart":"x","name":"A","slot":"y","expected_total":1}"#, 422, "invalid-field"),
    ] {
        let headers = [("content-type", "application/json"), ("idempotency-key", "a")];
        let answer =
            browser.send(reqwest::Method::POST, "/api/v1/orders", &headers, Some(body.to_owned())).await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, slug), "{body}");
        for text in ["deserialize", "line 1", "column", "expected value", "EOF"] {
            assert!(!answer.body.contains(text), "{}", answer.body);
        }
    }
    let form = browser.post_form("/cart/lines", &[("store", STORE)]).await;
    assert!(form.status == 422 && !form.body.contains("deserialize"), "{}", form.body);
    shop.stop().await;
}

#[tokio::test]
async fn a_store_cannot_mark_a_product_that_it_does_not_list() {
    let shop = TestApp::start().await;
    let mut counter = shop.counter_browser(STORE).await;
    let fields = [("product", "no-such-thing"), ("offered", "0")];
    let answer = counter.post_form("/counter/shelf", &fields).await;
    assert_eq!(answer.status, 404, "{}", answer.body);
    assert!(answer.body.contains("data-problem=\"product-not-found\""), "{}", answer.body);
    shop.stop().await;
}

#[tokio::test]
async fn an_early_action_and_a_late_one_have_different_messages() {
    use commerce::TransitionError::{TooEarly, TooLate};
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let order = json!({
        "cart": cart["cart"], "name": "Asha", "slot": "2026-11-20T06:30:00Z", "expected_total": 4200,
    });
    let path = browser.place_order("one", &order).await.header("location").to_owned();
    let mut counter = shop.counter_browser(STORE).await;
    let early = counter.post(&format!("{path}/ready"), &json!({})).await;
    assert_eq!(early.json()["message"], i18n::pages::order::action_error(English, TooEarly));
    browser.post(&format!("{path}/cancel"), &json!({})).await;
    let late = counter.post(&format!("{path}/accept"), &json!({})).await;
    assert_eq!(late.json()["message"], i18n::pages::order::action_error(English, TooLate));
    shop.stop().await;
}
