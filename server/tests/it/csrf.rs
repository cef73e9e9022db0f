//! Requests that other sites make a browser send change nothing.

use serde_json::json;

use crate::browser::Browser;
use crate::test_app::{STORE, TestApp};

/// What browsers say about requests from other sites, and from nowhere.
const THEIRS: [&[(&str, &str)]; 6] = [
    &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
    &[("sec-fetch-site", "same-site"), ("origin", "https://other.shop.example")],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("referer", "https://evil.example/")],
    &[],
];

/// What a stepper's form posts.
const LINE: [(&str, &str); 4] =
    [("store", STORE), ("line", "tomato-1kg:1:4200"), ("back", "/cart"), ("lang", "en")];

/// What browsers say about requests from our pages: new ones, older ones, the oldest.
fn ours(shop: &TestApp) -> Vec<Vec<(&'static str, String)>> {
    vec![
        vec![("sec-fetch-site", "same-origin".to_owned()), ("origin", shop.url())],
        vec![("sec-fetch-site", "same-origin".to_owned())],
        vec![("origin", shop.url())],
        vec![("referer", format!("{}/cart", shop.url()))],
    ]
}

fn with_headers(browser: &Browser, headers: &[(&'static str, String)]) -> Browser {
    let mut browser = browser.clone();
    browser.headers = headers.to_vec();
    browser
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let fields = LINE;
    for headers in THEIRS {
        for path in ["/cart/lines", "/checkout", "/location", "/counter/pause", "/cart/changes"] {
            let refused = browser.with_headers(headers).post_form(path, &fields).await;
            assert_eq!(refused.status, 403, "{path} {headers:?}");
            assert!(refused.header("content-type").starts_with("text/html"), "people get a page");
        }
    }
    assert_eq!(browser.get("/api/v1/carts/current").await.json()["item_count"], 0);
    for headers in ours(&shop) {
        let passed = with_headers(&browser, &headers).post_form("/cart/lines", &fields).await;
        assert_eq!(passed.status, 303, "{headers:?}: {}", passed.body);
    }
    assert_eq!(browser.get("/api/v1/carts/current").await.json()["item_count"], 1);
    shop.stop().await;
}

#[tokio::test]
async fn a_form_token_passes_where_the_headers_show_nothing() {
    let shop = TestApp::start().await;
    let (asha, ravi) = (shop.customer(1).await, shop.customer(2).await);
    let mut browser = shop.customer_browser(asha).await;
    let mut other = shop.customer_browser(ravi).await;
    let token = form_token(&mut browser).await;
    let others_token = form_token(&mut other).await;
    assert_ne!(token, others_token);
    for (sent, status) in [(token.as_str(), 303), (others_token.as_str(), 403), ("", 403), ("00", 403)] {
        let fields = [&LINE[..], &[("form_token", sent)]].concat();
        // `Origin: null` is what a privacy setting sends; the token is the proof.
        for headers in [&[][..], &[("origin", "null")]] {
            let answer = browser.with_headers(headers).post_form("/cart/lines", &fields).await;
            assert_eq!(answer.status, status, "{sent}");
        }
    }
    shop.stop().await;
}

#[tokio::test]
async fn a_form_token_does_not_outweigh_a_foreign_origin() {
    let shop = TestApp::start().await;
    let asha = shop.customer(1).await;
    let mut browser = shop.customer_browser(asha).await;
    let token = form_token(&mut browser).await;
    let fields = [&LINE[..], &[("form_token", token.as_str())]].concat();
    let own = shop.url();
    for headers in [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")][..],
        &[("sec-fetch-site", "cross-site"), ("origin", own.as_str())],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
    ] {
        let answer = browser.with_headers(headers).post_form("/cart/lines", &fields).await;
        assert_eq!(answer.status, 403, "{headers:?}");
    }
    // The token decides where the headers show nothing.
    let answer = browser.with_headers(&[("sec-fetch-site", "none")]).post_form("/cart/lines", &fields).await;
    assert_eq!(answer.status, 303);
    shop.stop().await;
}

/// The token in the forms of a personal page.
async fn form_token(browser: &mut Browser) -> String {
    let page = browser.get(&format!("/s/{STORE}")).await.body;
    let at = page.find("name=\"form_token\"").expect("a form with a token");
    let tag = &page[page[..at].rfind('<').unwrap()..];
    let value = tag.split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_order_api_serves_our_own_pages_only() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let browser = shop.customer_browser(customer).await;
    for headers in THEIRS {
        let mut theirs = browser.with_headers(headers);
        for path in ["/api/v1/carts/current", "/api/v1/orders", "/api/v1/stores?pin=400703"] {
            let refused = theirs.get(path).await;
            assert_eq!((refused.status, refused.problem().as_str()), (403, "csrf-rejected"), "{headers:?}");
        }
        let refused = theirs.post("/api/v1/carts", &json!({ "store": STORE })).await;
        assert_eq!((refused.status, refused.problem().as_str()), (403, "csrf-rejected"));
    }
    for headers in ours(&shop) {
        assert_eq!(
            with_headers(&browser, &headers).get("/api/v1/carts/current").await.status,
            200,
            "{headers:?}"
        );
    }
    shop.stop().await;
}

#[tokio::test]
async fn the_webhook_is_guarded_by_its_signature_instead() {
    let shop = TestApp::start().await;
    let before = shop.state().metrics.webhook_signature_failures.get();
    let mut meta = shop.browser().with_headers(&[]);
    let unsigned = meta.post("/webhooks/whatsapp", &json!({ "object": "whatsapp_business_account" })).await;
    assert_eq!(unsigned.status, 401);
    assert_eq!(shop.state().metrics.webhook_signature_failures.get(), before + 1);
    shop.stop().await;
}
