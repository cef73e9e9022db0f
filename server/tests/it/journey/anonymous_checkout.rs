//! A browser that came from elsewhere: it fills a cart, and goes on in WhatsApp to order it.

use commerce::Language::English;

use super::html::Form;
use super::shopping::{ASHA, RAVI, add, arrive, continue_from, filled_in, stock};
use crate::browser::{Browser, Response};
use crate::test_app::TestApp;

/// The words that are written already when the page's link opens the chat.
fn words_for_the_chat(page: &Response, button: &str) -> String {
    let link = page.link(button);
    let address = url::Url::parse(&link).unwrap_or_else(|error| panic!("{link}: {error}"));
    address.query_pairs().find(|(name, _)| name == "text").unwrap().1.into_owned()
}

/// Asserts that no one is signed in.
async fn is_nobodys(browser: &mut Browser) {
    browser.get("/orders").await.assert_status(401);
    assert_eq!(browser.get("/api/v1/orders").await.status, 401);
    let page = browser.open("/checkout").await;
    assert!(
        page.text().contains(&i18n::pages::checkout::continue_in_chat(English))
            && page.forms("/checkout").is_empty()
    );
}

#[tokio::test]
async fn the_cart_goes_on_in_the_chat_and_the_waiting_browser_is_never_signed_in() {
    let shop = TestApp::start().await;
    let mut waiting = shop.browser();
    add(&mut waiting, "tomato-1kg").await;
    add(&mut waiting, "tomato-1kg").await;
    is_nobodys(&mut waiting).await;
    let page = waiting.open("/checkout").await;
    let words = words_for_the_chat(&page, &i18n::pages::checkout::continue_in_chat(English));
    assert!(words.starts_with("Hi, this is my cart: "), "{words}");

    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text(&words);
    let answer = phone.receive_kind("interactive").await;
    assert_eq!(answer.text(), i18n::chat::cart_link(English));
    is_nobodys(&mut waiting).await;

    let link = shop.link_path(&answer);
    let mut browser = shop.browser();
    let page = browser.open(&link).await;
    assert!(
        page.text()
            .contains(&i18n::pages::link::cart_waiting(English, &i18n::products::item_count(English, 2))),
        "{}",
        page.text()
    );
    let answer = browser.submit(&page.form(&link)).await.assert_status(303);
    assert_eq!(answer.header("location"), "/cart");
    let cart = browser.follow(&answer).await;
    assert!(cart.text().contains("₹84"), "{}", cart.text());
    is_nobodys(&mut waiting).await;

    // What the waiting browser sends by hand orders nothing.
    let form = filled_in(&mut browser).await;
    waiting.submit(&form).await.assert_status(401);
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0));
    let order = browser.submit(&form).await.assert_status(303).header("location").to_owned();
    // Nor does it see the order, or keep its cart.
    assert!(waiting.open(&order).await.text().contains(&i18n::pages::order::public_note(English)));
    assert!(waiting.open("/cart").await.text().contains(&i18n::pages::cart::empty(English)));
    waiting.get("/orders").await.assert_status(401);
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn it_goes_on_in_hindi_too() {
    let shop = TestApp::start().await;
    let mut waiting = shop.browser();
    add(&mut waiting, "tomato-1kg").await;
    let page = waiting.open("/hi/checkout").await;
    let words = words_for_the_chat(&page, "WhatsApp में आगे बढ़ें");
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text(&words);
    let answer = phone.receive().await;
    assert_eq!(answer.text(), i18n::chat::cart_link(commerce::Language::Hindi));
    let mut browser = continue_from(&shop, &shop.link_path(&answer)).await;
    assert!(browser.open("/hi/cart").await.text().contains("टमाटर"));
    shop.stop().await;
}

#[tokio::test]
async fn a_code_of_no_cart_is_a_greeting() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text(&format!("Hi, this is my cart: {}", commerce::CartId(77)));
    assert!(phone.receive().await.text().starts_with("Namaste"));
    phone.receive().await;
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn a_browser_that_signs_in_retains_its_cart() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    add(&mut browser, "tomato-1kg").await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("Hi");
    let link = shop.link_path(&phone.receive().await);
    let page = browser.open(&link).await;
    browser.submit_and_follow(&page.form(&link)).await;
    assert!(browser.open("/cart").await.text().contains("Tomato"));
    let form: Form = filled_in(&mut browser).await;
    browser.submit(&form).await.assert_status(303);
    shop.stop().await;
}

#[tokio::test]
async fn two_customers_in_one_browser_leave_each_other_nothing() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let mut ravi = shop.phone(RAVI, "Ravi");
    ravi.send_text("Hi");
    let link = shop.link_path(&ravi.receive().await);
    let page = browser.open(&link).await;
    browser.submit_and_follow(&page.form(&link)).await;
    assert!(browser.open("/cart").await.text().contains(&i18n::pages::cart::empty(English)));
    assert!(browser.open("/orders").await.text().contains(&i18n::pages::order::list_empty(English)));
    shop.stop().await;
}
