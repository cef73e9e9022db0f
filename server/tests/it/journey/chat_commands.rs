//! What customers and storekeepers can write besides "Hi".

use commerce::Language::English;

use super::html::find_elements;
use super::shopping::{ASHA, RAVI, arrive, continue_from, open_counter, order_tomatoes};
use crate::test_app::{FIRST_ORDER, STORE, TestApp};

#[tokio::test]
async fn orders_are_listed_each_with_its_link() {
    let shop = TestApp::start().await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    phone.send_text("My orders?");
    assert!(phone.receive_kind("text").await.text().contains(&i18n::chat::no_orders(English)));
    for _ in 0..2 {
        order_tomatoes(&mut browser).await;
        phone.receive_kind("document").await;
        phone.receive_kind("location").await;
        shop.advance(jiff::SignedDuration::from_secs(1));
    }
    phone.send_text("orders");
    let (newest, older) = (phone.receive().await, phone.receive().await);
    assert!(newest.text().contains("SG-1002 ") && older.text().contains("SG-1001 "), "{}", newest.text());
    // In a browser without a session, the link leads to that order.
    let link = shop.link_path(&older);
    let mut other = shop.browser();
    let page = other.open(&link).await;
    let order = other.submit_and_follow(&page.form(&link)).await;
    assert_eq!(find_elements(&order.body, "h1")[0].text, i18n::pages::order::title(English, FIRST_ORDER));
    // Another customer has none.
    let (mut ravi, _browser) = arrive(&shop, RAVI, "Ravi").await;
    ravi.send_text("orders");
    assert!(ravi.receive_kind("text").await.text().contains(&i18n::chat::no_orders(English)));
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn a_storekeeper_pauses_and_resumes_by_a_word() {
    let shop = TestApp::start().await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    store_phone.send_text("Pause");
    assert_eq!(store_phone.receive_kind("text").await.text(), i18n::chat::store_paused(English));
    assert!(counter.open("/counter").await.text().contains(&i18n::pages::counter::paused(English)));
    let front = shop.browser().open(&format!("/s/{STORE}")).await;
    assert!(front.text().contains(&i18n::pages::stores::paused(English)), "{}", front.text());
    store_phone.send_text("resume");
    let reply = store_phone.receive_kind("text").await;
    assert_eq!(reply.text(), i18n::chat::store_resumed(English));
    assert!(counter.open("/counter").await.text().contains(&i18n::pages::counter::taking_orders(English)));
    // A customer who writes the same word pauses nothing.
    let (mut phone, _browser) = arrive(&shop, ASHA, "Asha").await;
    shop.advance(jiff::SignedDuration::from_secs(10));
    phone.send_text("pause");
    assert!(phone.receive().await.text().starts_with("Namaste"));
    assert!(counter.open("/counter").await.text().contains(&i18n::pages::counter::taking_orders(English)));
    shop.stop().await;
}

#[tokio::test]
async fn a_storekeeper_may_be_written_to_in_another_language() {
    let shop = TestApp::start().await;
    let (mut store_phone, _counter) = open_counter(&shop).await;
    store_phone.send_text("हिंदी");
    assert!(store_phone.receive_kind("text").await.text().contains("हिन्दी"));
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    order_tomatoes(&mut browser).await;
    let request = store_phone.receive_kind("interactive").await;
    assert!(request.text().contains("टमाटर"), "{}", request.text());
    store_phone.send_text("counter");
    let link = shop.link_path(&store_phone.receive().await);
    assert!(link.starts_with("/hi/l/"));
    let mut counter = continue_from(&shop, &link).await;
    assert!(counter.open("/hi/counter").await.text().contains("टमाटर"));
    shop.stop().await;
}
