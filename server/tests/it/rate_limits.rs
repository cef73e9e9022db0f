//! Callers who make too many requests must wait, and no others.

use reqwest::Method;
use serde_json::json;

use crate::browser::{Browser, Response};
use crate::test_app::{STORE, TestApp};

/// A limit that is not refilled while a test runs.
async fn start(caller: &str, burst: &str) -> TestApp {
    let settings = match caller {
        "address" => [("rate_limits.address_burst", burst), ("rate_limits.address_per_minute", "1")],
        _ => [("rate_limits.session_burst", burst), ("rate_limits.session_per_minute", "1")],
    };
    TestApp::start_with_settings(&settings).await
}

/// Posts a location that is understood, without keeping the cookie.
async fn post_location(browser: &Browser) -> Response {
    browser.clone().post_form("/location", &[("q", "400703"), ("lang", "en")]).await
}

fn retry_after(response: &Response) -> u64 {
    response.header("retry-after").parse().unwrap_or_else(|_| panic!("{:?}", response.headers))
}

#[tokio::test]
async fn requests_without_a_session_count_for_their_address() {
    let shop = start("address", "3").await;
    for _ in 0..3 {
        assert_eq!(post_location(&shop.browser()).await.status, 303);
    }
    let rejected = post_location(&shop.browser()).await;
    assert_eq!(rejected.status, 429);
    assert!(rejected.header("content-type").starts_with("text/html"), "people get a page");
    assert!((1..=60).contains(&retry_after(&rejected)));
    // Pages do not count, and a made-up cookie does not help.
    let mut browser = shop.browser();
    assert_eq!(browser.get("/en").await.status, 200);
    browser.cookies.insert("nukkad".to_owned(), format!("fff{}", "0123456789abcdef".repeat(2)));
    for path in ["/cart/lines", "/checkout", "/l/fff0123456789abcdef0123456789abcdef"] {
        assert_eq!(browser.clone().post_form(path, &[]).await.status, 429, "{path}");
    }
    let rejected = browser.post("/api/v1/carts", &json!({ "store": STORE })).await;
    assert_eq!((rejected.status, rejected.problem().as_str()), (429, "too-many-requests"));
    assert!((1..=60).contains(&retry_after(&rejected)));
    assert_eq!(shop.state().metrics.requests_rate_limited.get(), 5);
    shop.stop().await;
}

#[tokio::test]
async fn a_customer_does_not_wait_for_the_neighbours_on_the_same_address() {
    let shop = start("address", "4").await;
    // Signing in is a request without a session.
    let (asha, ravi) = (shop.customer(1).await, shop.customer(2).await);
    let browsers = [shop.customer_browser(asha).await, shop.customer_browser(ravi).await];
    let mut counter = shop.counter_browser(STORE).await;
    assert_eq!(post_location(&shop.browser()).await.status, 303);
    assert_eq!(post_location(&shop.browser()).await.status, 429);
    for browser in &browsers {
        assert_eq!(post_location(browser).await.status, 303);
    }
    assert_eq!(counter.post_form("/counter/pause", &[("paused", "1"), ("lang", "en")]).await.status, 303);
    shop.stop().await;
}

#[tokio::test]
async fn each_customer_has_a_limit_whatever_the_browser() {
    let shop = start("session", "3").await;
    let (asha, ravi) = (shop.customer(1).await, shop.customer(2).await);
    let browsers = [shop.customer_browser(asha).await, shop.customer_browser(asha).await];
    for browser in [&browsers[0], &browsers[1], &browsers[0]] {
        assert_eq!(post_location(browser).await.status, 303);
    }
    for browser in &browsers {
        assert_eq!(post_location(browser).await.status, 429);
        let read = browser.clone().get("/api/v1/carts/current").await;
        assert_eq!(read.status, 429, "the order API counts, reads included");
        assert_eq!(browser.clone().get("/cart").await.status, 200, "pages do not");
    }
    assert_eq!(post_location(&shop.customer_browser(ravi).await).await.status, 303);
    shop.stop().await;
}

#[tokio::test]
async fn behind_a_trusted_proxy_the_client_counts() {
    let shop = start("address", "1").await;
    for (forwarded, status) in [
        ("198.51.100.7", 303),
        ("198.51.100.7", 429),
        ("203.0.113.1, 198.51.100.7", 429),
        ("198.51.100.8", 303),
    ] {
        let headers = [("x-forwarded-for", forwarded), ("content-type", "application/x-www-form-urlencoded")];
        let body = Some("q=400703&lang=en".to_owned());
        let answer = shop.browser().send(Method::POST, "/location", &headers, body).await;
        assert_eq!(answer.status, status, "{forwarded}");
    }
    shop.stop().await;
}
