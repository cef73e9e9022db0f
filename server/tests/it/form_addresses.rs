//! The addresses that forms post to: opened like pages, and requested without permission.

use commerce::Language;

use crate::browser::Browser;
use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn opened_like_a_page_a_forms_address_leads_to_its_page() {
    let shop = TestApp::start().await;
    let order = commerce::OrderId(7);
    let mut browser = shop.browser();
    for (address, page) in [
        ("/cart/lines".to_owned(), "/cart".to_owned()),
        ("/cart/changes".to_owned(), "/cart".to_owned()),
        ("/checkout/language".to_owned(), "/checkout".to_owned()),
        ("/location".to_owned(), "/en".to_owned()),
        ("/language".to_owned(), "/en".to_owned()),
        ("/sign-out".to_owned(), "/en".to_owned()),
        ("/counter/pause".to_owned(), "/counter".to_owned()),
        ("/counter/sign-out".to_owned(), "/counter".to_owned()),
        (format!("/counter/orders/{order}/accept"), "/counter".to_owned()),
        (format!("/counter/requests/{}", commerce::ProductRequestId(7)), "/counter".to_owned()),
        ("/stores/requests".to_owned(), "/stores".to_owned()),
        (format!("/s/{STORE}/requests"), format!("/s/{STORE}")),
        (format!("/o/{order}/cancel"), format!("/o/{order}")),
        ("/hi/cart/lines".to_owned(), "/hi/cart".to_owned()),
    ] {
        let answer = browser.get(&address).await;
        assert_eq!((answer.status, answer.header("location")), (303, page.as_str()), "{address}");
    }
    assert_eq!(browser.get("/o/no-order/cancel").await.status, 404);
    // A form's address names no language: the reader's own counts.
    let mut hindi = shop.browser();
    hindi.headers.push(("accept-language", "hi-IN,hi;q=0.9".to_owned()));
    assert_eq!(hindi.get("/cart/lines").await.header("location"), "/hi/cart");
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    browser.post_form("/language", &[("lang", "hi")]).await;
    assert_eq!(browser.get("/location").await.header("location"), "/hi");
    shop.stop().await;
}

#[tokio::test]
async fn a_chosen_language_is_stored_and_the_same_page_shown_in_it() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let known = async || shop.state().storage.customer(customer).await.unwrap().unwrap().language;
    assert_eq!(known().await, None);
    for (language, back, leads_to) in [
        ("hi", "/s/asha-vashi/search?q=dal", "/hi/s/asha-vashi/search?q=dal"),
        ("en", "/hi/cart#p-dal", "/cart#p-dal"),
        ("hi", "https://evil.example/", "/hi"),
        ("en", "//evil.example", "/en"),
    ] {
        let answer = browser.post_form("/language", &[("lang", language), ("back", back)]).await;
        assert_eq!((answer.status, answer.header("location")), (303, leads_to), "{back}");
        assert_eq!(known().await, Language::from_code(language));
    }
    // The chat uses it too; an anonymous choice is part of the address only.
    browser.post_form("/language", &[("lang", "hi")]).await;
    let conversation = shop.state().storage.conversation(&commerce::Party::Customer(customer)).await.unwrap();
    assert_eq!(conversation.language, Some(Language::Hindi));
    let mut anonymous = shop.browser();
    let answer = anonymous.post_form("/language", &[("lang", "hi"), ("back", "/cart")]).await;
    assert_eq!((answer.header("location"), anonymous.cookies.len()), ("/hi/cart", 0));
    assert_eq!(browser.with_headers(&[]).post_form("/language", &[("lang", "en")]).await.status, 403);
    shop.stop().await;
}

#[tokio::test]
async fn an_expired_counter_session_names_the_word_that_opens_it() {
    let shop = TestApp::start().await;
    let order = commerce::OrderId(7);
    for (method, address) in [
        ("GET", "/counter/shelf".to_owned()),
        ("POST", "/counter/shelf".to_owned()),
        ("POST", "/counter/pause".to_owned()),
        ("POST", "/counter/sign-out".to_owned()),
        ("POST", format!("/counter/orders/{order}/accept")),
        ("POST", format!("/counter/requests/{}", commerce::ProductRequestId(7))),
    ] {
        let mut browser = shop.browser();
        let answer = match method {
            "GET" => browser.get(&address).await,
            _ => browser.post_form(&address, &[("lang", "en"), ("paused", "1")]).await,
        };
        assert_eq!(answer.status, 401, "{address}");
        assert!(answer.body.contains("/sandbox?text=Counter\""), "{address}: {}", answer.body);
    }
    // The customer's way in is another one.
    let answer = shop.browser().get("/orders").await;
    assert_eq!(answer.status, 401);
    assert!(!answer.body.contains("text=Counter"));
    shop.stop().await;
}

#[tokio::test]
async fn a_counter_whose_storage_fails_need_not_sign_in() {
    let shop = TestApp::start().await;
    let mut counter = shop.counter_browser(STORE).await;
    assert_eq!(counter.get("/counter").await.status, 200);
    shop.state().storage.close().await.unwrap();
    let answer = counter.get("/counter").await;
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(!answer.body.contains("text=Counter"), "{}", answer.body);
}

#[tokio::test]
async fn what_other_sites_send_is_counted() {
    let shop = TestApp::start().await;
    let browser = shop.browser();
    let mut theirs =
        browser.with_headers(&[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")]);
    let mut monitor = Browser::new(shop.operations_url());
    let mut counted = async || {
        let metrics = monitor.get("/metrics").await.body;
        let line = metrics.lines().find_map(|line| line.strip_prefix("nukkad_csrf_rejections_total "));
        line.unwrap_or_else(|| panic!("{metrics}")).parse::<u64>().unwrap()
    };
    assert_eq!(counted().await, 0);
    assert_eq!(theirs.post_form("/cart/lines", &[]).await.status, 403);
    assert_eq!(counted().await, 1);
    assert_eq!(theirs.get("/api/v1/carts/current").await.status, 403);
    assert_eq!(counted().await, 2);
    // Neither what passes nor what is wrong otherwise.
    let mut browser = browser;
    browser.get("/cart").await;
    browser.post_form("/cart/lines", &[]).await;
    assert_eq!(counted().await, 2);
    shop.stop().await;
}
