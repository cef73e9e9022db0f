//! What the server rejects, and what browsers are sent.

use reqwest::Method;
use serde_json::json;

use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn unknown_addresses_and_methods() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for path in ["/nowhere", "/s", "/../Cargo.toml", "/pkg/none.js", "/wp-login.php"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.header("content-type").starts_with("text/html"), "{path}");
    }
    assert_eq!(browser.get("/api/v1/nothing").await.problem(), "not-found");
    let wrong = browser.put("/api/v1/carts", &json!({})).await;
    assert_eq!(
        (wrong.status, wrong.problem().as_str(), wrong.header("allow")),
        (405, "method-not-allowed", "POST")
    );
    for path in ["/s/no-such-store", "/s/Not%20A%20Code", "/s/%F0%9F%8D%85"] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
    shop.stop().await;
}

#[tokio::test]
async fn large_bodies_are_refused() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let large = "x".repeat(70 * 1024);
    let form = browser.post_form("/cart/lines", &[("store", STORE), ("set", &large)]).await;
    assert_eq!(form.status, 413);
    let api = browser.post("/api/v1/carts", &json!({ "store": large })).await;
    assert_eq!((api.status, api.problem().as_str()), (413, "payload-too-large"));
    // A form whose token is looked for is not read any further, either.
    let customer = shop.customer(1).await;
    let mut silent = shop.customer_browser(customer).await.with_headers(&[]);
    let form = silent.post_form("/cart/lines", &[("store", STORE), ("set", &large)]).await;
    assert_eq!(form.status, 413);
    shop.stop().await;
}

#[tokio::test]
async fn webhooks_take_three_megabytes_and_no_more() {
    let shop = TestApp::start().await;
    let mut meta = shop.browser().with_headers(&[]);
    let body = |bytes: usize| "x".repeat(bytes);
    let (fits, too_large) = (body(3_000_000), body(3 * 1024 * 1024 + 1));
    let wrong = format!("sha256={}", "0".repeat(64));
    let signed = [("x-hub-signature-256", wrong.as_str())];
    let read = meta.send(Method::POST, "/webhooks/whatsapp", &signed, Some(fits)).await;
    assert_eq!(read.status, 401, "read, and the signature does not fit");
    let refused = meta.send(Method::POST, "/webhooks/whatsapp", &signed, Some(too_large)).await;
    assert_eq!(refused.status, 413);
    shop.stop().await;
}

#[tokio::test]
async fn pages_tell_browsers_what_to_refuse() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let page = browser.get(&format!("/s/{STORE}")).await;
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "style-src 'sha256-",
    ] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "strict-origin-when-cross-origin");
    assert!(page.headers.get_all("vary").iter().any(|vary| vary.to_str().unwrap().contains("Cookie")));
    assert_eq!(page.header("strict-transport-security"), "", "not over plain http");

    let customer = shop.customer(1).await;
    let link = shop.create_link(storage::LinkPurpose::Shop { customer, cart: None }).await;
    assert_eq!(browser.get(&link).await.header("referrer-policy"), "same-origin");
    shop.stop().await;
}
