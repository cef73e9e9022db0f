//! The other ends of an order: cancelled, rejected, expired, not collected. Everyone is notified, and
//! stock and slot come back.

use commerce::Language::English;
use commerce::{FIRST_ORDER_NUMBER, OrderState, RejectReason};
use i18n::chat;
use jiff::SignedDuration;
use reqwest::Method;

use super::shopping::{
    ASHA, add, arrive, arrive_and_order, board_counts, filled_in, open_counter, order_tomatoes, stock,
};
use crate::browser::Browser;
use crate::test_app::{FIRST_ORDER, STORE, TestApp};

/// The first pick-up time that can be chosen, with something in the cart.
async fn first_slot(browser: &mut Browser) -> String {
    add(browser, "onion-1kg").await;
    filled_in(browser).await.field("slot").to_owned()
}

#[tokio::test]
async fn the_customer_cancels() {
    let shop = TestApp::start().await;
    shop.change_store(STORE, |store| store.slot_capacity = 1).await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    let taken = first_slot(&mut browser).await;
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    let request = store_phone.receive_kind("interactive").await;

    let page = browser.open(&order).await;
    let cancel = page.form(&format!("{order}/cancel")).press(&i18n::pages::order::cancel_confirm(English));
    let page = browser.submit_and_follow(&cancel).await;
    assert!(
        page.text().contains(i18n::pages::order::step_label(English, OrderState::Cancelled)),
        "{}",
        page.text()
    );
    assert_eq!(phone.receive().await.text(), chat::order_cancelled(English, FIRST_ORDER));
    let message = store_phone.receive_kind("text").await;
    assert_eq!(message.text(), chat::store_cancelled(English, FIRST_ORDER));
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0));
    assert!(first_slot(&mut browser).await < taken, "the time is free again");
    // A second press changes nothing, and the store's button comes too late.
    browser.submit(&cancel).await.assert_status(303);
    store_phone.press(&request, "accept:");
    let message = store_phone.receive_kind("text").await;
    assert_eq!(message.text(), chat::store_action_conflict(English, FIRST_ORDER, "cancelled"));
    assert!(!counter.open("/counter").await.text().contains("Tomato"));
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn cancelling_is_possible_until_it_is_ready() {
    let shop = TestApp::start().await;
    let mut counter = shop.counter_browser(STORE).await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    let id = order.strip_prefix("/o/").unwrap();
    counter.post_form(&format!("/counter/orders/{id}/accept"), &[]).await.assert_status(303);
    let cancel = browser.open(&order).await.form(&format!("{order}/cancel"));
    counter.post_form(&format!("/counter/orders/{id}/ready"), &[]).await.assert_status(303);
    let refused = browser.submit(&cancel).await.assert_status(409);
    assert!(
        refused.text().contains(i18n::pages::order::step_label(English, OrderState::Ready)),
        "{}",
        refused.text()
    );
    assert!(refused.forms(&cancel.action).is_empty());
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 1));
    // Nothing else can be done to an order at this address, and only its customer can do it.
    browser.post_form(&format!("{order}/accept"), &[]).await.assert_status(404);
    shop.browser().post_form(&cancel.action, &[]).await.assert_status(401);
    let (_other_phone, mut other) = arrive(&shop, super::shopping::RAVI, "Ravi").await;
    other.post_form(&cancel.action, &[]).await.assert_status(404);
    shop.stop().await;
}

#[tokio::test]
async fn the_store_rejects_with_a_reason_at_the_counter() {
    let shop = TestApp::start().await;
    let mut counter = shop.counter_browser(STORE).await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    let reject = format!("/counter/orders/{}/reject", order.strip_prefix("/o/").unwrap());
    let form = counter.open("/counter").await.form(&reject);
    let page = counter.submit(&form).await.assert_status(422);
    assert!(
        page.text().contains(&i18n::pages::counter::order_error(
            English,
            FIRST_ORDER_NUMBER,
            &i18n::pages::counter::reason_missing(English)
        )),
        "{}",
        page.text()
    );
    let board = counter.submit_and_follow(&form.with("reason", "too_busy")).await;
    assert!(!board.text().contains("Tomato"));
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    assert_eq!(
        phone.receive().await.text(),
        chat::order_rejected(English, FIRST_ORDER, "Shree Ganesh Kirana", "too busy")
    );
    let page = browser.open(&order).await;
    assert!(
        page.text().contains(&i18n::pages::order::rejected_because(
            English,
            i18n::pages::order::reject_reason(English, RejectReason::TooBusy)
        )),
        "{}",
        page.text()
    );
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0));
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn the_store_rejects_in_its_chat() {
    let shop = TestApp::start().await;
    let (mut store_phone, _counter) = open_counter(&shop).await;
    let (mut phone, _browser, _order) = arrive_and_order(&shop).await;
    let request = store_phone.receive().await;
    store_phone.press(&request, "reject:");
    let why = store_phone.receive_kind("interactive").await;
    assert_eq!(why.choices().len(), 3);
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 1), "asking is not rejecting");
    let out = why.choices().into_iter().find(|(id, _)| id.ends_with(":out_of_stock")).unwrap().0.to_owned();
    store_phone.press(&why, &out);
    let message = phone.receive().await;
    assert_eq!(
        message.text(),
        chat::order_rejected(English, FIRST_ORDER, "Shree Ganesh Kirana", "out of stock")
    );
    store_phone.receive_kind("text").await;
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0));
    store_phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn an_order_not_accepted_for_fifteen_open_minutes_expires() {
    let shop = TestApp::start().await;
    shop.change_store(STORE, |store| store.slot_capacity = 1).await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    let (mut phone, mut browser, order) = arrive_and_order(&shop).await;
    store_phone.receive_kind("interactive").await;
    shop.advance(SignedDuration::from_mins(15) - SignedDuration::from_secs(1));
    assert!(browser.open(&order).await.text().contains(&i18n::pages::order::not_ready(English)));
    assert!(
        counter.open("/counter").await.text().contains(&i18n::pages::counter::waiting_minutes(English, 14))
    );
    shop.advance(SignedDuration::from_secs(1));
    assert_eq!(
        phone.receive().await.text(),
        chat::order_expired(English, FIRST_ORDER, "Shree Ganesh Kirana")
    );
    let message = store_phone.receive_kind("text").await;
    assert_eq!(message.text(), chat::store_order_expired(English, FIRST_ORDER));
    let page = browser.open(&order).await;
    assert!(
        page.text().contains(i18n::pages::order::step_label(English, OrderState::Expired)),
        "{}",
        page.text()
    );
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0));
    assert_eq!(board_counts(&counter.open("/counter").await), [0, 0, 0]);
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn the_fifteen_minutes_wait_while_the_store_is_closed() {
    let shop = TestApp::start().await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    // 23:30, half an hour after closing.
    shop.clock.set("2026-11-20T18:00:00Z".parse().unwrap());
    let order = order_tomatoes(&mut browser).await;
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    // 07:14 in the morning.
    shop.clock.set("2026-11-21T01:44:59Z".parse().unwrap());
    shop.idle().await;
    assert!(browser.open(&order).await.text().contains(&i18n::pages::order::not_ready(English)));
    shop.advance(SignedDuration::from_secs(1));
    assert_eq!(
        phone.receive().await.text(),
        chat::order_expired(English, FIRST_ORDER, "Shree Ganesh Kirana")
    );
    shop.stop().await;
}

#[tokio::test]
async fn an_order_not_collected_by_closing_on_the_next_day_ends() {
    let shop = TestApp::start().await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    let order = order_tomatoes(&mut browser).await;
    let id = order.strip_prefix("/o/").unwrap();
    counter.post_form(&format!("/counter/orders/{id}/accept"), &[]).await.assert_status(303);
    counter.post_form(&format!("/counter/orders/{id}/ready"), &[]).await.assert_status(303);
    // The next day both write once more, so that the chat may still tell them.
    shop.clock.set("2026-11-21T04:30:00Z".parse().unwrap());
    phone.send_text("Hi");
    store_phone.send_text("Hi");
    phone.drain().await;
    store_phone.drain().await;
    // Closing on Saturday is at 23:00.
    shop.clock.set("2026-11-21T17:29:59Z".parse().unwrap());
    shop.idle().await;
    assert!(
        browser
            .open(&order)
            .await
            .text()
            .contains(i18n::pages::order::step_label(English, OrderState::Ready))
    );
    shop.advance(SignedDuration::from_secs(1));
    assert_eq!(
        phone.receive().await.text(),
        chat::order_uncollected(English, FIRST_ORDER, "Shree Ganesh Kirana")
    );
    let message = store_phone.receive_kind("text").await;
    assert_eq!(message.text(), chat::store_uncollected(English, FIRST_ORDER));
    let page = browser.open(&order).await;
    assert!(
        page.text().contains(i18n::pages::order::step_label(English, OrderState::Uncollected)),
        "{}",
        page.text()
    );
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0));
    shop.stop().await;
}

#[tokio::test]
async fn the_orders_page_refreshes_itself_until_islands_watch_it() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    assert_eq!(browser.open(&order).await.header("refresh"), "30");
    assert_eq!(browser.open(&format!("/hi{order}")).await.header("refresh"), "30");
    browser.cookies.insert("islands".to_owned(), "1".to_owned());
    assert_eq!(browser.open(&order).await.header("refresh"), "");
    browser.cookies.remove("islands");
    let cancel = browser.open(&order).await.form(&format!("{order}/cancel"));
    assert_eq!(browser.submit_and_follow(&cancel).await.header("refresh"), "", "it is over");
    shop.stop().await;
}

#[tokio::test]
async fn without_the_customers_session_an_order_shows_store_and_state_only() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    let (_other_phone, other) = arrive(&shop, super::shopping::RAVI, "Ravi").await;
    for mut anonymous in [shop.browser(), other, shop.counter_browser("asha-vashi").await] {
        let page = anonymous.open(&order).await;
        assert!(
            page.text().contains("Shree Ganesh Kirana")
                && page.text().contains(i18n::pages::order::state_label(English, OrderState::Placed))
        );
        for theirs in ["Tomato", "₹42", "Asha Devi", "1234", "tomato", FIRST_ORDER] {
            assert!(!page.body.contains(theirs), "{theirs} in {}", page.text());
        }
        anonymous.get(&format!("{order}/bill")).await.assert_status(404);
    }
    for mut reader in [browser.clone(), shop.counter_browser(STORE).await] {
        let bill = reader.get(&format!("{order}/bill")).await.assert_status(200);
        assert_eq!(bill.header("content-type"), "application/pdf");
        assert_eq!(bill.header("cache-control"), "private, no-cache");
        assert!(bill.body.starts_with("%PDF-"));
    }
    for path in ["/o/xyz", "/o/00000000000000000000000000000009", "/o/xyz/bill"] {
        let page = browser.get(path).await.assert_status(404);
        assert!(page.links().iter().any(|link| link == "/orders"), "{path}: {:?}", page.links());
    }
    let head = browser.send(Method::HEAD, &order, &[], None).await.assert_status(200);
    assert!(head.body.is_empty());
    shop.stop().await;
}

#[tokio::test]
async fn a_clock_that_jumps_ahead_ends_no_order() {
    let app = TestApp::start().await;
    let (_phone, mut browser) = arrive(&app, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    let days = SignedDuration::from_hours(8 * 24);
    for jump in [days, -days] {
        app.clock.jump(jump);
        app.idle().await;
    }
    assert!(browser.open(&order).await.text().contains(&i18n::pages::order::not_ready(English)));
    assert_eq!(stock(&app, "tomato-1kg").await, (40, 1));
    // The deadline itself is applied.
    app.advance_and_settle(SignedDuration::from_mins(15)).await;
    assert_eq!(stock(&app, "tomato-1kg").await, (40, 0));
    app.stop().await;
}
