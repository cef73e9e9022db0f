//! The same journey in Hindi: the chat notices, the link carries it, the pages keep it.

use commerce::Language;

use super::shopping::{ASHA, continue_from, open_counter};
use crate::test_shop::{STORE, TestShop};

#[tokio::test]
async fn a_customer_orders_in_hindi() {
    let shop = TestShop::open().await;
    let (_store_phone, mut counter) = open_counter(&shop).await;
    let mut phone = shop.phone(ASHA, "आशा");
    phone.says("नमस्ते");
    let greeting = phone.hears().await;
    assert!(greeting.text().starts_with("नमस्ते आशा जी।"), "{}", greeting.text());
    phone.hears().await;
    let link = shop.path_of(&greeting);
    assert!(link.starts_with("/hi/l/"), "{link}");
    let mut browser = continue_from(&shop, &link).await;
    let landing = browser.open("/hi").await;
    let stores = browser.submit(&landing.form("/location").with("q", "400703")).await;
    assert_eq!(stores.header("location"), "/hi/stores");
    let page = browser.open(&format!("/hi/s/{STORE}/p/tomato-1kg")).await;
    let page = browser.submit_and_follow(&page.stepper("tomato-1kg").pressing("जोड़ें")).await;
    assert!(page.body.contains("<html lang=\"hi\""));
    let cart = browser.open("/hi/cart").await;
    let checkout = browser.open(&cart.link("पिक-अप का समय चुनें")).await;
    let form = checkout.form("/checkout");
    let wrong = browser.submit(&form.clone().with("name", "")).await.is(422);
    let complaint = words::pages::checkout::slot_not_chosen(Language::Hindi);
    assert_eq!(wrong.complaint("slot"), complaint);
    let placed = browser.submit(&form.choosing("slot", 0)).await.is(303);
    let order = placed.header("location").to_owned();
    assert!(order.starts_with("/hi/o/"), "{order}");
    let page = browser.open(&order).await;
    assert!(page.words().contains("अभी तैयार नहीं है"), "{}", page.words());

    let bill = phone.hears_a("document").await;
    assert!(bill.text().contains("अभी तैयार नहीं है"), "{}", bill.text());
    phone.hears_a("location").await;
    // The store reads its own language, the customer theirs.
    let id = order.strip_prefix("/hi/o/").unwrap();
    for (step, told) in [("accept", "ले लिया है"), ("ready", "तैयार है")] {
        counter.post_form(&format!("/counter/orders/{id}/{step}"), &[("lang", "en")]).await.is(303);
        let message = phone.hears().await;
        assert!(message.text().contains(told), "{}", message.text());
        assert!(shop.path_of(&message).starts_with("/hi/l/"));
    }
    phone.has_heard_everything().await;
    shop.close().await;
}

#[tokio::test]
async fn a_language_once_chosen_stays_until_another_is() {
    let shop = TestShop::open().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.says("हिन्दी");
    assert_eq!(phone.hears_a("text").await.text(), "अब से हम हिन्दी में लिखेंगे।");
    phone.hears().await;
    phone.hears().await;
    phone.says("Hi");
    assert!(phone.hears().await.text().starts_with("नमस्ते"));
    phone.hears().await;
    phone.says("English");
    assert_eq!(phone.hears_a("text").await.text(), "From now on we write in English.");
    phone.hears().await;
    phone.hears().await;
    phone.says("नमस्ते");
    assert!(phone.hears().await.text().starts_with("Namaste"));
    shop.close().await;
}
