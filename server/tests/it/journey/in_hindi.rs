//! The same journey in Hindi: the chat notices, the link carries it, the pages keep it.

use commerce::Language;

use super::shopping::{ASHA, continue_from, open_counter};
use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn a_customer_orders_in_hindi() {
    let shop = TestApp::start().await;
    let (_store_phone, mut counter) = open_counter(&shop).await;
    let mut phone = shop.phone(ASHA, "आशा");
    phone.send_text("नमस्ते");
    let greeting = phone.receive().await;
    assert!(greeting.text().starts_with("नमस्ते आशा जी।"), "{}", greeting.text());
    phone.receive().await;
    let link = shop.link_path(&greeting);
    assert!(link.starts_with("/hi/l/"), "{link}");
    let mut browser = continue_from(&shop, &link).await;
    let landing = browser.open("/hi").await;
    let stores = browser.submit(&landing.form("/location").with("q", "400703")).await;
    assert_eq!(stores.header("location"), "/hi/stores");
    let page = browser.open(&format!("/hi/s/{STORE}/p/tomato-1kg")).await;
    let page = browser.submit_and_follow(&page.stepper("tomato-1kg").press("जोड़ें")).await;
    assert!(page.body.contains("<html lang=\"hi\""));
    let cart = browser.open("/hi/cart").await;
    let checkout = browser.open(&cart.link("पिक-अप का समय चुनें")).await;
    let form = checkout.form("/checkout");
    let wrong = browser.submit(&form.clone().with("slot", "")).await.assert_status(422);
    let complaint = i18n::pages::checkout::slot_not_chosen(Language::Hindi);
    assert_eq!(wrong.field_error("slot"), complaint);
    let placed = browser.submit(&form.choose("slot", 0)).await.assert_status(303);
    let order = placed.header("location").to_owned();
    assert!(order.starts_with("/hi/o/"), "{order}");
    let page = browser.open(&order).await;
    assert!(page.text().contains("अभी तैयार नहीं है"), "{}", page.text());

    let bill = phone.receive_kind("document").await;
    assert!(bill.text().contains("अभी तैयार नहीं है"), "{}", bill.text());
    phone.receive_kind("location").await;
    // The store reads its own language, the customer theirs.
    let id = order.strip_prefix("/hi/o/").unwrap();
    for (step, expected) in [("accept", "ले लिया है"), ("ready", "तैयार है")] {
        counter
            .post_form(&format!("/counter/orders/{id}/{step}"), &[("lang", "en")])
            .await
            .assert_status(303);
        let message = phone.receive().await;
        assert!(message.text().contains(expected), "{}", message.text());
        assert!(shop.link_path(&message).starts_with("/hi/l/"));
    }
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn a_language_once_chosen_stays_until_another_is() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("हिन्दी");
    assert_eq!(phone.receive_kind("text").await.text(), i18n::chat::language_set(Language::Hindi));
    phone.receive().await;
    phone.receive().await;
    phone.send_text("Hi");
    assert!(phone.receive().await.text().starts_with("नमस्ते"));
    phone.receive().await;
    phone.send_text("English");
    assert_eq!(phone.receive_kind("text").await.text(), i18n::chat::language_set(Language::English));
    phone.receive().await;
    phone.receive().await;
    phone.send_text("नमस्ते");
    assert!(phone.receive().await.text().starts_with("Namaste"));
    shop.stop().await;
}
