//! The configured name of the shop on pages, in previews, on bills and in the chat.

use server::documents::order_bill;

use crate::test_app::{STORE, TestApp};

const NAME: &str = "Ganesh & Sons Mart";
/// Escaped for HTML.
const WRITTEN: &str = "Ganesh &amp; Sons Mart";

#[tokio::test]
async fn pages_and_previews_say_the_configured_name() {
    let shop = TestApp::start_with_setting(("name", NAME)).await;
    let mut browser = shop.browser();
    for path in ["/en".to_owned(), "/hi".to_owned(), format!("/s/{STORE}"), format!("/hi/s/{STORE}/c/fresh")]
    {
        let page = browser.get(&path).await.body;
        let site = format!("<meta property=\"og:site_name\" content=\"{WRITTEN}\"");
        assert!(page.contains(&format!(" · {WRITTEN}</title>")), "{path}: {page}");
        assert!(page.contains(&site), "{path}: {page}");
        assert!(!page.contains("Nukkad"), "{path}");
    }
    for path in ["/en", "/hi", "/no-such-page", "/counter"] {
        let brand = format!("alt=\"\">{WRITTEN}</p>");
        assert!(browser.get(path).await.body.contains(&brand), "{path}");
    }
    shop.stop().await;
}

#[tokio::test]
async fn a_shop_without_a_name_of_its_own_is_written_in_each_languages_letters() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    assert!(browser.get("/en").await.body.contains(" · Nukkad</title>"));
    assert!(browser.get("/hi").await.body.contains(" · नुक्कड़</title>"));
    shop.stop().await;
}

#[tokio::test]
async fn bills_and_the_first_words_in_the_chat_say_it() {
    let shop = TestApp::start_with_setting(("name", NAME)).await;
    let mut phone = shop.phone("919820001234", "Asha");
    phone.send_text("Hi");
    let greeting = phone.receive().await;
    assert_eq!(greeting.text(), i18n::chat::greeting_by_name(commerce::Language::English, "Asha", NAME));

    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let body = serde_json::json!({
        "cart": cart["cart"], "name": "Asha", "slot": "2026-11-20T06:30:00Z", "expected_total": 4200,
    });
    let placed = browser.place_order("one", &body).await;
    assert_eq!(placed.status, 201, "{}", placed.body);
    let id = placed.header("location").rsplit('/').next().unwrap().parse().unwrap();
    let order = shop.state().storage.order(id).await.unwrap().unwrap();
    let store = shop.store(STORE).await;
    let sheet = order_bill::bill_data(&order, &store, &shop.state().assets.site.name(order.language));
    assert_eq!(sheet.notes, ["Ordered through Ganesh & Sons Mart."]);
    shop.stop().await;
}
