//! What refreshes an open order's page: islands, or else the server's header.

use crate::test_app::{STORE, TestApp};

const BY_ITSELF: &str = "<noscript><meta http-equiv=\"refresh\" content=\"30\"></noscript>";

#[tokio::test]
async fn an_open_order_is_looked_at_again_with_islands_or_without() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let body = serde_json::json!({
        "cart": cart["cart"], "name": "Asha", "slot": "2026-11-20T06:30:00Z", "expected_total": 4200,
    });
    let placed = browser.place_order("one", &body).await;
    assert_eq!(placed.status, 201, "{}", placed.body);
    let order = format!("/o/{}", placed.header("location").rsplit('/').next().unwrap());

    let page = browser.get(&order).await;
    assert_eq!(page.header("refresh"), "30");
    assert!(!page.body.contains("http-equiv"), "once is enough");
    // Islands have started in this browser; where script is turned off since, the page helps itself.
    browser.cookies.insert("islands".to_owned(), "1".to_owned());
    let page = browser.get(&order).await;
    assert_eq!(page.header("refresh"), "");
    assert!(page.body.contains(BY_ITSELF), "{}", page.body);
    let glimpse = shop.browser().get(&order).await;
    assert_eq!(glimpse.header("refresh"), "30", "a stranger's page, too");

    let cancelled = browser.post_form(&format!("{order}/cancel"), &[]).await;
    assert_eq!(cancelled.status, 303, "{}", cancelled.body);
    let page = browser.get(&order).await;
    assert!(!page.body.contains("http-equiv") && page.header("refresh").is_empty(), "it has ended");
    for other in ["/cart", "/orders", "/counter", "/en"] {
        assert!(!browser.get(other).await.body.contains("http-equiv"), "{other}");
    }
    shop.stop().await;
}
