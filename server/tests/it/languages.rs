//! The language is part of the address.

use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn a_prefix_chooses_the_language_of_a_page() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for (path, language) in [
        (format!("/s/{STORE}"), "en"),
        (format!("/hi/s/{STORE}"), "hi"),
        ("/stores?pin=400703".to_owned(), "en"),
        ("/hi/stores?pin=400703".to_owned(), "hi"),
        ("/hi".to_owned(), "hi"),
        ("/hi/cart".to_owned(), "hi"),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
    }
    shop.stop().await;
}

#[tokio::test]
async fn what_is_no_page_has_no_language() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for path in ["/hi/api/v1/carts/current", "/hi/webhooks/whatsapp", "/mr/cart", "/hin/cart"] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
    assert_eq!(browser.post_form("/hi/cart/lines", &[]).await.status, 404);
    shop.stop().await;
}

#[tokio::test]
async fn problems_speak_the_language_of_the_address() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let english = browser.get("/no-such-page").await;
    let hindi = browser.get("/hi/no-such-page").await;
    assert_eq!((english.status, hindi.status), (404, 404));
    assert!(
        english.body.contains(&i18n::pages::error::page_not_found(commerce::Language::English)),
        "{}",
        english.body
    );
    assert!(hindi.body.contains("<html lang=\"hi\""), "{}", hindi.body);
    assert_eq!(english.header("cache-control"), "no-store");
    shop.stop().await;
}

#[tokio::test]
async fn the_landing_page_follows_the_browser() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    browser.headers.push(("accept-language", "hi-IN,hi;q=0.9,en;q=0.5".to_owned()));
    let page = browser.get("/").await;
    assert!(page.body.contains("<html lang=\"hi\""), "{}", page.body);
    // Every other address names its own.
    let store = browser.get(&format!("/s/{STORE}")).await;
    assert!(store.body.contains("<html lang=\"en\""));
    shop.stop().await;
}

#[tokio::test]
async fn english_is_named_where_an_address_would_choose() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let purpose = storage::LinkPurpose::Shop { customer, cart: None };
    let (url, link) =
        server::sessions::links::create_link(shop.state(), purpose, commerce::Language::Hindi, shop.now());
    shop.state().storage.add_link(link).await.unwrap();
    let hindi = url.strip_prefix(&shop.url()).unwrap();
    let bare = hindi.strip_prefix("/hi").expect("a link in Hindi says so");
    let english = format!("/en{bare}");
    let mut browser = shop.browser();
    for (path, language, other) in
        [(hindi, "hi", english.as_str()), (bare, "hi", english.as_str()), (&english, "en", hindi)]
    {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
        assert!(page.body.contains(&format!("href=\"{other}\"")), "{path}: the pill leads to the other");
    }
    let cart = browser.get("/en/cart").await;
    assert!(cart.status == 200 && cart.body.contains("<html lang=\"en\""), "English may be named anywhere");
    shop.stop().await;
}
