//! What customers and storekeepers can write besides "Hi".

use super::markup::elements;
use super::shopping::{ASHA, RAVI, arrive, continue_from, open_counter, order_tomatoes};
use crate::test_shop::{STORE, TestShop};

#[tokio::test]
async fn orders_are_listed_each_with_its_link() {
    let shop = TestShop::open().await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    phone.says("My orders?");
    assert!(phone.hears_a("text").await.text().contains("You have no orders yet"));
    for _ in 0..2 {
        order_tomatoes(&mut browser).await;
        phone.hears_a("document").await;
        phone.hears_a("location").await;
        shop.pass(jiff::SignedDuration::from_secs(1));
    }
    phone.says("orders");
    let (newest, older) = (phone.hears().await, phone.hears().await);
    assert!(newest.text().contains("Order 2 ") && older.text().contains("Order 1 "), "{}", newest.text());
    // In a browser that nobody knows yet, the link leads to that order.
    let link = shop.path_of(&older);
    let mut other = shop.browser();
    let page = other.open(&link).await;
    let order = other.submit_and_follow(&page.form(&link)).await;
    assert_eq!(elements(&order.body, "h1")[0].words, "Order 1");
    // Somebody else has none.
    let (mut ravi, _browser) = arrive(&shop, RAVI, "Ravi").await;
    ravi.says("orders");
    assert!(ravi.hears_a("text").await.text().contains("You have no orders yet"));
    phone.has_heard_everything().await;
    shop.close().await;
}

#[tokio::test]
async fn a_storekeeper_pauses_and_resumes_by_a_word() {
    let shop = TestShop::open().await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    store_phone.says("Pause");
    assert!(store_phone.hears_a("text").await.text().contains("paused"));
    assert!(counter.open("/counter").await.words().contains("Paused: no new orders"));
    let front = shop.browser().open(&format!("/s/{STORE}")).await;
    assert!(front.words().contains("Not taking orders right now"), "{}", front.words());
    store_phone.says("resume");
    let told = store_phone.hears_a("text").await;
    assert_eq!(told.text(), words::chat::store_resumed(commerce::Language::English));
    assert!(counter.open("/counter").await.words().contains("Taking orders"));
    // A customer who writes the same word pauses nothing.
    let (mut phone, _browser) = arrive(&shop, ASHA, "Asha").await;
    phone.says("pause");
    assert!(phone.hears().await.text().starts_with("Namaste"));
    assert!(counter.open("/counter").await.words().contains("Taking orders"));
    shop.close().await;
}

#[tokio::test]
async fn a_storekeeper_may_be_written_to_in_another_language() {
    let shop = TestShop::open().await;
    let (mut store_phone, _counter) = open_counter(&shop).await;
    store_phone.says("हिंदी");
    assert!(store_phone.hears_a("text").await.text().contains("हिन्दी"));
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    order_tomatoes(&mut browser).await;
    let asked = store_phone.hears_a("interactive").await;
    assert!(asked.text().contains("टमाटर"), "{}", asked.text());
    store_phone.says("counter");
    let link = shop.path_of(&store_phone.hears().await);
    assert!(link.starts_with("/hi/l/"));
    let mut counter = continue_from(&shop, &link).await;
    assert!(counter.open("/hi/counter").await.words().contains("टमाटर"));
    shop.close().await;
}
