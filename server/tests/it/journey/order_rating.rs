//! A collected order is rated by one press; low ratings are at the counter.

use commerce::Language::English;
use commerce::OrderId;
use i18n::pages::order;
use jiff::SignedDuration;
use serde_json::json;

use super::html::find_elements;
use super::shopping::{ASHA, arrive, order_tomatoes};
use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn a_collected_order_is_rated_by_one_press() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let path = order_tomatoes(&mut browser).await;
    let action = format!("{path}/rating");
    assert!(browser.open(&path).await.forms(&action).is_empty(), "not before it is collected");
    let early = browser.post(&format!("/api/v1{}", path.replace("/o/", "/orders/")), &json!({})).await;
    assert_eq!(early.status, 405);
    let mut counter = shop.counter_browser(STORE).await;
    let id: OrderId = path.trim_start_matches("/o/").parse().unwrap();
    let api = format!("/api/v1/orders/{id}");
    let early = browser.post(&format!("{api}/rating"), &json!({ "stars": 5 })).await;
    assert_eq!((early.status, early.problem().as_str()), (409, "invalid-transition"));
    for (step, body) in
        [("accept", json!({})), ("ready", json!({})), ("collect", json!({ "paid_by": "upi" }))]
    {
        assert_eq!(counter.post(&format!("{api}/{step}"), &body).await.status, 200);
    }
    let theirs = counter.post(&format!("{api}/rating"), &json!({ "stars": 5 })).await;
    assert_eq!(theirs.status, 404, "the store rates nothing");

    let form = browser.open(&path).await.form(&action);
    let page = browser.submit_and_follow(&form.press(&order::stars(English, 2))).await;
    assert!(page.text().contains(&order::rated(English)), "{}", page.text());
    assert_eq!(find_elements(&page.body, "[data-rating]")[0].attribute("data-rating"), "2");
    let comment = page.forms(&action).remove(1).with("comment", "<b>Soft</b> tomatoes");
    browser.submit_and_follow(&comment).await;
    let board = counter.open("/counter").await;
    let low = find_elements(&board.body, "[data-low-rating]");
    assert_eq!(low.len(), 1, "{}", board.text());
    assert!(low[0].text.contains("SG-1001") && low[0].text.contains("Soft"), "{}", low[0].text);

    // Changed by one press, it is no longer low.
    let form = browser.open(&path).await.forms(&action).remove(0);
    browser.submit_and_follow(&form.press(&order::stars(English, 5))).await;
    assert_eq!(browser.get(&api).await.json()["rating"], 5);
    assert!(find_elements(&counter.open("/counter").await.body, "[data-low-rating]").is_empty());
    let wrong = browser.post(&format!("{api}/rating"), &json!({ "stars": 6 })).await;
    assert_eq!((wrong.status, wrong.json()["field"].as_str()), (422, Some("stars")));

    shop.advance(SignedDuration::from_hours(6 * 24));
    assert_eq!(browser.post(&format!("{api}/rating"), &json!({ "stars": 4 })).await.status, 200);
    shop.stop().await;
}
