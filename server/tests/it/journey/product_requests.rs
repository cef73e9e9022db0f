//! A product that a store does not list: requested by a customer, answered at the counter.

use commerce::Language::English;
use i18n::requests;
use jiff::SignedDuration;

use super::html::{Form, find_elements};
use super::shopping::{ASHA, RAVI, arrive, open_counter};
use crate::browser::{Browser, Response};
use crate::test_app::{STORE, TestApp};

fn search_path(words: &str) -> String {
    format!("/s/{STORE}/search?q={words}")
}

/// How far the request for the words of a search is, as its page shows it.
fn state(page: &Response) -> Option<String> {
    let start = page.body.split_once("data-request=\"")?.1;
    Some(start.split_once('"')?.0.to_owned())
}

/// The forms of the counter that answer requests.
fn request_forms(board: &Response) -> Vec<Form> {
    let forms = find_elements(&board.body, "form[action^='/counter/requests/']");
    forms.iter().map(|form| board.form(form.attribute("action"))).collect()
}

/// Searches and presses the button under the result.
async fn request(browser: &mut Browser, words: &str) -> Response {
    let page = browser.open(&search_path(words)).await;
    assert_eq!(state(&page).as_deref(), Some("offered"), "{}", page.body);
    browser.submit(&page.form(&format!("/s/{STORE}/requests"))).await
}

#[tokio::test]
async fn a_request_reaches_the_store_and_its_answer_the_customers() {
    let shop = TestApp::start().await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    let (mut asha, mut asha_browser) = arrive(&shop, ASHA, "Asha").await;
    let (mut ravi, mut ravi_browser) = arrive(&shop, RAVI, "Ravi").await;
    assert!(!counter.open("/counter").await.body.contains("data-requests"));

    let answer = request(&mut asha_browser, "qwxzt").await;
    assert_eq!((answer.status, answer.header("location")), (303, search_path("qwxzt").as_str()));
    assert_eq!(state(&asha_browser.follow(&answer).await).as_deref(), Some("waiting"));
    request(&mut ravi_browser, "Qwxzt!").await;
    let sent = store_phone.receive_kind("text").await;
    assert_eq!(sent.text(), requests::to_store(English, "qwxzt"));
    store_phone.assert_no_more_messages().await;

    let board = counter.open("/counter").await;
    assert!(board.text().contains(&requests::counter_title(English, 1)), "{}", board.text());
    assert!(board.text().contains(&requests::customers(English, 2)), "{}", board.text());
    let form = request_forms(&board).remove(0);
    let form = form.press(&requests::we_have_it(English));
    let board = counter.submit_and_follow(&form).await;
    assert!(!board.body.contains("data-requests"));
    for phone in [&mut asha, &mut ravi] {
        let message = phone.receive_kind("text").await;
        assert!(message.text().contains("wxzt"), "{}", message.text());
    }
    let page = asha_browser.open(&search_path("QWXZT")).await;
    assert_eq!(state(&page).as_deref(), Some("available"));
    // A second press changes nothing.
    assert_eq!(counter.submit(&form).await.status, 303);
    asha.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn closed_chats_are_left_alone_and_the_pages_show_it_all_the_same() {
    let shop = TestApp::start().await;
    let (mut store_phone, _) = open_counter(&shop).await;
    let (mut asha, mut browser) = arrive(&shop, ASHA, "Asha").await;
    shop.advance(SignedDuration::from_hours(24));
    request(&mut browser, "qwxzt").await;
    store_phone.assert_no_more_messages().await;
    let mut counter = shop.counter_browser(STORE).await;
    let board = counter.open("/counter").await;
    let form = request_forms(&board).remove(0).press(&requests::not_available(English));
    counter.submit(&form).await;
    asha.assert_no_more_messages().await;
    assert_eq!(state(&browser.open(&search_path("qwxzt")).await).as_deref(), Some("unavailable"));
    shop.stop().await;
}

#[tokio::test]
async fn an_anonymous_visitor_continues_in_the_chat_and_requests_have_limits() {
    let shop = TestApp::start().await;
    let mut anonymous = shop.browser();
    let page = anonymous.open(&search_path("qwxzt")).await;
    assert_eq!(state(&page).as_deref(), Some("sign-in-first"));
    assert!(page.links().iter().any(|link| link.contains("/sandbox?text=Hi")), "{:?}", page.links());
    let answer =
        anonymous.post_form(&format!("/s/{STORE}/requests"), &[("q", "qwxzt"), ("lang", "en")]).await;
    assert_eq!(answer.header("location"), search_path("qwxzt"));

    let asha = shop.customer(1).await;
    let mut browser = shop.customer_browser(asha).await;
    assert_eq!(state(&browser.open(&search_path("tomato")).await), None, "it is there");
    assert!(state(&browser.open(&search_path("tomato%20qwxzt")).await).is_some(), "a word is missing");
    for words in ["qwxza", "qwxzb", "qwxzc", "qwxzd", "qwxze"] {
        assert_eq!(request(&mut browser, words).await.status, 303);
    }
    let answer = request(&mut browser, "qwxzf").await;
    assert_eq!((answer.status, state(&answer).as_deref()), (429, Some("limit-reached")));
    assert!(find_elements(&answer.body, "h1")[0].text.contains("qwxzf"));
    // At the counter, only an answer is an answer, and only that store's own requests are answered.
    let mut counter = shop.counter_browser(STORE).await;
    let form = request_forms(&counter.open("/counter").await).remove(0);
    let mut other = shop.counter_browser(crate::test_app::OTHER_STORE).await;
    assert!(!other.open("/counter").await.body.contains("data-requests"));
    let action = form.action.clone();
    assert_eq!(counter.post_form(&action, &[("answer", "perhaps"), ("lang", "en")]).await.status, 400);
    assert_eq!(other.post_form(&action, &[("answer", "available"), ("lang", "en")]).await.status, 303);
    assert_eq!(request_forms(&counter.open("/counter").await).len(), 5);
    assert_eq!(browser.get(&format!("/s/{STORE}/requests")).await.header("location"), format!("/s/{STORE}"));
    shop.stop().await;
}
