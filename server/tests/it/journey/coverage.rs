//! Outside the served area: to be notified when a store opens there.

use commerce::Language::English;
use i18n::requests;
use jiff::SignedDuration;

use super::shopping::{ASHA, arrive};
use crate::browser::Response;
use crate::test_app::{STORE, TestApp};

/// How far the request to be notified is, as a page shows it.
fn state(page: &Response) -> Option<String> {
    let start = page.body.split_once("data-coverage=\"")?.1;
    Some(start.split_once('"')?.0.to_owned())
}

/// A store comes to Pune, 411001, as an import would add it.
async fn open_store_in_pune(shop: &TestApp) {
    let position = server::places::PinCodes::embedded().find("411001").unwrap().position;
    shop.change_store(STORE, |store| store.position = position).await;
}

#[tokio::test]
async fn a_request_is_made_on_the_page_and_answered_once() {
    let shop = TestApp::start().await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let answer = browser.post_form("/location", &[("q", "411001"), ("lang", "en")]).await;
    let page = browser.follow(&answer).await;
    assert_eq!(state(&page).as_deref(), Some("offered"));
    let form = page.form("/stores/requests");
    let page = browser.submit_and_follow(&form).await;
    assert_eq!(state(&page).as_deref(), Some("requested"));
    // Pressed again, and on the page of the PIN code: still one request.
    browser.submit(&form).await;
    let page = browser.open("/stores?pin=411001").await;
    assert_eq!(state(&page).as_deref(), Some("requested"));
    phone.assert_no_more_messages().await;

    open_store_in_pune(&shop).await;
    let notice = phone.receive_kind("interactive").await;
    assert!(notice.text().contains("Shree Ganesh Kirana"), "{}", notice.text());
    let link = shop.link_path(&notice);
    assert_eq!(shop.browser().open(&link).await.status, 200);
    shop.change_store(STORE, |store| store.name.push('!')).await;
    phone.assert_no_more_messages().await;
    assert_eq!(state(&browser.open("/stores").await), None, "the list is no longer empty");
    shop.stop().await;
}

#[tokio::test]
async fn a_closed_chat_is_answered_with_the_next_message() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("411001");
    let answer = phone.receive_kind("interactive").await;
    phone.press(&answer, "coverage");
    let noted = phone.receive_kind("text").await;
    assert!(noted.text().starts_with("We will write to you"), "{}", noted.text());
    shop.advance(SignedDuration::from_hours(25));
    open_store_in_pune(&shop).await;
    phone.assert_no_more_messages().await;
    phone.send_text("orders");
    assert_eq!(phone.receive_kind("text").await.text(), i18n::chat::no_orders(English));
    let notice = phone.receive_kind("interactive").await;
    assert!(notice.text().contains("Shree Ganesh Kirana"), "{}", notice.text());
    phone.send_text("orders");
    phone.receive_kind("text").await;
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn an_anonymous_visitor_continues_in_the_chat_and_requests_have_a_limit() {
    let shop = TestApp::start().await;
    let mut anonymous = shop.browser();
    let page = anonymous.open("/stores?pin=411001").await;
    assert_eq!(state(&page).as_deref(), Some("sign-in-first"));
    assert!(page.links().iter().any(|link| link.contains("411001") && link.contains("text=")));
    let answer = anonymous.post_form("/stores/requests", &[("pin", "411001"), ("lang", "en")]).await;
    assert_eq!(answer.header("location"), "/stores?pin=411001");
    let answer = anonymous.post_form("/stores/requests", &[("lang", "en")]).await;
    assert_eq!(answer.header("location"), "/en", "no place is known");
    // What the link puts into the message box leads to the button.
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text(&requests::ask_pin(English, "411001"));
    let answer = phone.receive_kind("interactive").await;
    assert!(answer.choices().iter().any(|(id, _)| *id == "coverage"), "{answer:?}");

    let ravi = shop.customer(2).await;
    let mut browser = shop.customer_browser(ravi).await;
    for pin in ["411001", "110001", "560001", "600001", "700001"] {
        let answer = browser.post_form("/stores/requests", &[("pin", pin), ("lang", "en")]).await;
        assert_eq!(answer.status, 303, "{pin}");
    }
    let answer = browser.post_form("/stores/requests", &[("pin", "500001"), ("lang", "en")]).await;
    assert_eq!((answer.status, state(&answer).as_deref()), (429, Some("limit-reached")));
    shop.stop().await;
}
