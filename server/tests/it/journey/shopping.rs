//! Steps that many tests begin with, taken as a browser without script takes them.

use commerce::Language::English;

use super::html::Form;
use super::phone::{ChatPhone, STORE_PHONE};
use crate::browser::{Browser, Response};
use crate::test_app::{STORE, TestApp};

/// A customer's phone.
pub(super) const ASHA: &str = "919820001234";
/// Another's.
pub(super) const RAVI: &str = "919820005678";

/// "Hi", the link, *Continue*: a customer's phone and browser.
pub(super) async fn arrive<'a>(
    shop: &'a TestApp,
    number: &str,
    name: &'static str,
) -> (ChatPhone<'a>, Browser) {
    let mut phone = shop.phone(number, name);
    phone.send_text("Hi");
    let greeting = phone.receive().await;
    phone.receive_kind("interactive").await;
    let browser = continue_from(shop, &shop.link_path(&greeting)).await;
    (phone, browser)
}

/// Opens a link from the chat in a fresh browser and continues.
pub(super) async fn continue_from(shop: &TestApp, path: &str) -> Browser {
    let mut browser = shop.browser();
    let page = browser.open(path).await;
    // The form leads to the same address without its language.
    browser.submit_and_follow(&page.form(path.trim_start_matches("/hi"))).await;
    browser
}

/// The store's phone, its chat open, and its counter in a browser.
pub(super) async fn open_counter(shop: &TestApp) -> (ChatPhone<'_>, Browser) {
    let mut phone = shop.phone(STORE_PHONE, "Sunita");
    phone.send_text("counter");
    let link = phone.receive().await;
    let browser = continue_from(shop, &shop.link_path(&link)).await;
    (phone, browser)
}

/// Puts one more of a product into the cart from its page.
pub(super) async fn add(browser: &mut Browser, product: &str) -> Response {
    let page = browser.open(&format!("/s/{STORE}/p/{product}")).await;
    let stepper = page.stepper(product);
    let add = i18n::pages::catalog::add(English);
    let is_first = stepper.button_labels().contains(&add.as_str());
    let stepper = stepper.press(if is_first { &add } else { "+" });
    browser.submit_and_follow(&stepper).await
}

/// The checkout's form, filled in: a name, and the first pick-up time there is.
pub(super) async fn filled_in(browser: &mut Browser) -> Form {
    browser.open("/checkout").await.form("/checkout").with("name", "Asha").choose("slot", 0)
}

/// Orders a kilo of tomatoes; answers the order's path.
pub(super) async fn order_tomatoes(browser: &mut Browser) -> String {
    add(browser, "tomato-1kg").await;
    let form = filled_in(browser).await;
    let placed = browser.submit(&form).await;
    assert_eq!(placed.status, 303, "{}", placed.body);
    let path = placed.header("location").to_owned();
    assert!(path.starts_with("/o/"), "{path}");
    path
}

/// A customer arrives, orders a kilo of tomatoes, and has the bill and the place in the chat: their phone,
/// their browser and the order's path.
pub(super) async fn arrive_and_order(shop: &TestApp) -> (ChatPhone<'_>, Browser, String) {
    let (mut phone, mut browser) = arrive(shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    (phone, browser, order)
}

/// The order's number, as its page shows it.
pub(super) async fn number_of(browser: &mut Browser, order: &str) -> String {
    let page = browser.open(order).await;
    let title = super::html::find_elements(&page.body, "h1").remove(0).text;
    title.chars().filter(char::is_ascii_digit).collect()
}

/// How many orders the counter shows as new, being packed and ready.
pub(super) fn board_counts(board: &Response) -> Vec<u32> {
    let headings = super::html::find_elements(&board.body, "h2");
    let counts = headings.iter().filter_map(|heading| heading.text.rsplit(' ').next()?.parse().ok());
    counts.collect()
}

/// What a store has of a product: on hand, held.
pub(super) async fn stock(shop: &TestApp, product: &str) -> (u32, u32) {
    let listings = shop.state().storage.listings(&STORE.parse().unwrap()).await.unwrap().unwrap();
    let listing = listings.listings.iter().find(|listing| listing.product.as_str() == product).unwrap();
    (listing.on_hand, listing.held)
}
