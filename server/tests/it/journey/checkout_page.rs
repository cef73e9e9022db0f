//! The checkout: what is wrong is shown beside its field, and one cart makes one order.

use commerce::Language::{English, Hindi};
use commerce::{IfMissing, Paise};
use i18n::pages::{checkout, order};

use super::html::find_elements;
use super::shopping::{ASHA, RAVI, add, arrive, filled_in, open_counter, order_tomatoes, stock};
use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn missing_fields_are_reported_beside_them_and_the_input_is_retained() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let form = browser.open("/checkout").await.form("/checkout");
    let earliest = form.enabled_choices("slot").remove(0);
    assert!(form.choices.len() > 10 && form.field("slot") == earliest, "the earliest is chosen: {form:?}");

    let page = browser.submit(&form.clone().with("name", "  ").with("slot", "")).await.assert_status(422);
    assert_eq!(page.field_error("name"), checkout::name_empty(English));
    assert_eq!(page.field_error("slot"), checkout::slot_not_chosen(English));
    assert_eq!(page.form("/checkout").field("key"), form.field("key"), "the same form again");

    // A wrong name alone: the chosen time is retained; a wrong time alone: the name is.
    let long = "A".repeat(61);
    let chosen = form.clone().choose("slot", 3);
    let page = browser.submit(&chosen.clone().with("name", &long)).await.assert_status(422);
    assert_eq!(page.field_error("name"), checkout::name_too_long(English));
    let again = page.form("/checkout");
    assert_eq!((again.field("name"), again.field("slot")), (long.as_str(), chosen.field("slot")));
    for slot in ["2026-11-20T05:30:00Z", "2026-11-20T06:15:00Z", "2027-11-20T06:00:00Z", "next week"] {
        let page =
            browser.submit(&form.clone().with("name", "आशा <b>").with("slot", slot)).await.assert_status(422);
        assert_eq!(page.field_error("slot"), checkout::slot_not_offered(English), "{slot}");
        let again = page.form("/checkout");
        assert_eq!((again.field("name"), again.field("slot")), ("आशा <b>", ""));
    }
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0), "nothing was ordered");
    let placed = browser.submit(&page.form("/checkout").with("name", "Asha")).await;
    assert_eq!(placed.status, 303);
    shop.stop().await;
}

#[tokio::test]
async fn with_nothing_changed_the_checkout_is_one_press() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let page = browser.open("/checkout").await;
    // 11:00, and 20 minutes to pack. What is ordered without a choice is named beside the button.
    let when = checkout::earliest(English, "today, 11:30 am – 12 pm");
    assert!(page.text().contains(&checkout::unless_changed(English, &when)), "{}", page.text());
    let placed = browser.submit(&page.form("/checkout")).await.assert_status(303);
    let order = browser.open(placed.header("location")).await;
    assert!(order.text().contains("today, 11:30 am – 12 pm"), "{}", order.text());
    shop.stop().await;
}

#[tokio::test]
async fn the_usual_time_is_offered_after_the_second_order_for_it() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let evening = ["2026-11-20T12:30:00Z", "2026-11-20T13:00:00Z"];
    let usual = checkout::usual(English, "today, 6 – 6:30 pm");
    for slot in evening {
        add(&mut browser, "tomato-1kg").await;
        let page = browser.open("/checkout").await;
        assert!(!page.text().contains(&usual), "{}", page.text());
        browser.submit(&page.form("/checkout").with("slot", slot)).await.assert_status(303);
    }
    add(&mut browser, "tomato-1kg").await;
    let page = browser.open("/checkout").await;
    assert!(page.text().contains(&usual), "{}", page.text());
    assert_eq!(page.form("/checkout").enabled_choices("slot")[1], evening[0], "beside the earliest");
    shop.stop().await;
}

#[tokio::test]
async fn the_language_changes_without_losing_what_was_typed() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let form = browser.open("/checkout").await.form("/checkout");
    let typed = form.clone().choose("slot", 5).with("name", "आशा देवी").press("हिन्दी");
    let typed = typed.to("/checkout/language");
    let page = browser.submit(&typed).await.assert_status(200);
    assert!(page.body.contains("<html lang=\"hi\"") && page.text().contains(&checkout::pick_up_time(Hindi)));
    let hindi = page.form("/checkout");
    assert_eq!((hindi.field("name"), hindi.field("slot")), ("आशा देवी", typed.field("slot")));
    assert_eq!(hindi.field("key"), form.field("key"), "it is the same form");
    assert_eq!(hindi.field("lang"), "hi", "what is ordered now is ordered in Hindi");
    let back = hindi.clone().press("English").to("/checkout/language");
    let page = browser.submit(&back).await.assert_status(200);
    assert_eq!(page.form("/checkout").field("name"), "आशा देवी");
    let placed = browser.submit(&hindi).await.assert_status(303);
    assert!(placed.header("location").starts_with("/hi/o/"), "{}", placed.header("location"));
    shop.stop().await;
}

#[tokio::test]
async fn a_name_that_is_no_name_is_rejected_beside_its_field() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let form = browser.open("/checkout").await.form("/checkout").choose("slot", 0);
    let stacked = format!("a{}", "\u{301}".repeat(59));
    for name in [
        "*ACCEPTED* ~paid~ by UPI",
        "URGENT pay http://evil.example/upi",
        "Asha\u{2028}paid",
        "\u{2800}",
        stacked.as_str(),
    ] {
        let page = browser.submit(&form.clone().with("name", name)).await.assert_status(422);
        let expected = checkout::name_invalid(English);
        assert_eq!(page.field_error("name"), expected, "{name}");
    }
    let page = browser.submit(&form.clone().with("name", "\u{200b}\u{3164}")).await.assert_status(422);
    assert_eq!(page.field_error("name"), checkout::name_empty(English));
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0), "nothing was ordered");
    shop.stop().await;
}

#[tokio::test]
async fn a_changed_price_is_shown_and_confirmed() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let form = filled_in(&mut browser).await;
    shop.restock(STORE, "tomato-1kg", 45, 30).await;
    let page = browser.submit(&form).await.assert_status(409);
    assert!(
        page.text().contains(&i18n::pages::cart::price_changed(English, "Tomato", Paise(4200), Paise(4500))),
        "{}",
        page.text()
    );
    assert!(page.text().contains(&checkout::place_order(English, Paise(4_500))), "{}", page.text());
    assert_eq!(stock(&shop, "tomato-1kg").await, (30, 0));
    let placed = browser.submit(&page.form("/checkout")).await;
    assert_eq!(placed.status, 303, "{}", placed.body);
    assert_eq!(stock(&shop, "tomato-1kg").await, (30, 1));
    shop.stop().await;
}

#[tokio::test]
async fn reduced_stock_is_shown_and_confirmed() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    for _ in 0..3 {
        add(&mut browser, "tomato-1kg").await;
    }
    add(&mut browser, "onion-1kg").await;
    let form = filled_in(&mut browser).await;
    shop.restock(STORE, "tomato-1kg", 42, 2).await;
    let page = browser.submit(&form).await.assert_status(409);
    assert!(
        page.text().contains(&i18n::pages::cart::quantity_reduced(English, "Tomato", 2, 3)),
        "{}",
        page.text()
    );
    assert!(page.text().contains("Tomato 1 kg × 2"), "{}", page.text());
    // And while that is being read, the last ones go.
    let form = page.form("/checkout");
    shop.restock(STORE, "tomato-1kg", 42, 0).await;
    let page = browser.submit(&form).await.assert_status(409);
    assert!(page.text().contains(&i18n::pages::cart::sold_out(English, "Tomato")), "{}", page.text());
    assert!(!page.text().contains("Tomato 1 kg ×"), "{}", page.text());
    let placed = browser.submit(&page.form("/checkout")).await;
    assert_eq!(placed.status, 303, "{}", placed.body);
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_changed_in_another_window_is_confirmed_again() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let form = filled_in(&mut browser).await.with("name", "Asha Devi");
    add(&mut browser.clone(), "tomato-1kg").await;
    let page = browser.submit(&form).await.assert_status(409);
    assert!(
        page.text().contains(&checkout::place_order(English, Paise(8_400))),
        "the new sum: {}",
        page.text()
    );
    assert!(page.text().contains(&i18n::pages::cart::changed_elsewhere(English)), "and why: {}", page.text());
    let again = page.form("/checkout");
    assert_eq!((again.field("name"), again.field("slot")), ("Asha Devi", form.field("slot")));
    assert_eq!(browser.submit(&again).await.status, 303);
    shop.stop().await;
}

#[tokio::test]
async fn pressing_twice_makes_one_order() {
    let shop = TestApp::start().await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let form = filled_in(&mut browser).await;
    // Eight presses in the same moment: whichever answer the browser shows, it is the order.
    let presses: Vec<_> = (0..8)
        .map(|_| {
            let (mut browser, form) = (browser.clone(), form.clone());
            tokio::spawn(async move { browser.submit(&form).await })
        })
        .collect();
    let mut leads_to = Vec::new();
    for press in presses {
        let answer = press.await.unwrap().assert_status(303);
        leads_to.push(answer.header("location").to_owned());
    }
    leads_to.dedup();
    assert_eq!(leads_to.len(), 1, "{leads_to:?}");
    let order = leads_to.remove(0);
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 1));
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    // Again a day later, from the page in the history; and the page itself.
    shop.advance(jiff::SignedDuration::from_hours(24));
    assert_eq!(browser.submit(&form).await.assert_status(303).header("location"), order);
    let reloaded = browser.get("/checkout").await.assert_status(303);
    assert_eq!(reloaded.header("location"), "/cart");
    assert!(browser.open("/cart").await.text().contains(&i18n::pages::cart::empty(English)));
    let messages = phone.drain().await;
    assert!(messages.iter().all(|message| message.kind != "document"), "one bill: {messages:#?}");
    shop.stop().await;
}

#[tokio::test]
async fn a_form_that_was_used_makes_no_other_order() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let form = filled_in(&mut browser).await;
    browser.submit(&form).await.assert_status(303);
    // Back in the history, another name typed, and sent again.
    let again = browser.submit(&form.clone().with("name", "Asha Devi")).await.assert_status(303);
    assert!(again.header("location").starts_with("/o/"), "the order there is: {}", again.header("location"));
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 1));
    // The next cart is ordered with a form of its own.
    order_tomatoes(&mut browser).await;
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 2));
    shop.stop().await;
}

#[tokio::test]
async fn a_note_and_what_to_do_about_missing_lines_reach_the_store() {
    let shop = TestApp::start().await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    add(&mut browser, "onion-1kg").await;
    let typed = "Ripe *tomatoes* for today, <b>please</b>\n";
    let form = browser.open("/checkout").await.form("/checkout").with("note", typed);
    let form = form.with("missing-onion-1kg", IfMissing::LeaveOut.code());
    // A note that is too long comes back with what was chosen.
    let page = browser.submit(&form.clone().with("note", &"x".repeat(201))).await.assert_status(422);
    assert_eq!(page.field_error("note"), checkout::note_too_long(English, 200));
    let chosen = find_elements(&page.body, "#missing-onion-1kg option[selected]");
    assert_eq!(chosen[0].attribute("value"), "leave_out");
    let placed = browser.submit(&form).await.assert_status(303);

    let note = "Ripe tomatoes for today, b please /b";
    let leave_out = order::if_missing(English, IfMissing::LeaveOut);
    let page = browser.open(placed.header("location")).await;
    assert!(page.text().contains(note) && page.text().contains(leave_out), "{}", page.text());
    let board = counter.open("/counter").await;
    assert!(board.text().contains(note) && board.text().contains(leave_out), "{}", board.text());
    assert_eq!(board.text().matches(leave_out).count(), 1, "for the onions alone");
    let message = store_phone.receive_kind("interactive").await;
    assert!(message.text().contains(&i18n::chat::store_note(English, note)), "{}", message.text());
    assert!(message.text().contains(&format!("({leave_out})")), "{}", message.text());
    shop.stop().await;
}

#[tokio::test]
async fn a_full_slot_and_a_paused_store_are_reported() {
    let shop = TestApp::start().await;
    shop.change_store(STORE, |store| store.slot_capacity = 1).await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let (_other_phone, mut faster) = arrive(&shop, RAVI, "Ravi").await;
    add(&mut browser, "tomato-1kg").await;
    add(&mut faster, "tomato-1kg").await;
    let form = filled_in(&mut browser).await.with("name", "Asha Devi");
    faster.submit(&filled_in(&mut faster.clone()).await).await.assert_status(303);

    let page = browser.submit(&form).await.assert_status(409);
    assert_eq!(page.field_error("slot"), checkout::slot_full(English));
    let again = page.form("/checkout");
    assert_eq!((again.field("name"), again.field("slot")), ("Asha Devi", ""));
    assert!(!again.enabled_choices("slot").contains(&form.field("slot").to_owned()), "it can not be chosen");
    let form = again.choose("slot", 0);

    server::ordering::counter::set_paused(shop.state(), &STORE.parse().unwrap(), true).await.unwrap();
    let page = browser.submit(&form).await.assert_status(409);
    assert!(page.text().contains(&i18n::pages::cart::store_paused(English)), "{}", page.text());
    server::ordering::counter::set_paused(shop.state(), &STORE.parse().unwrap(), false).await.unwrap();
    browser.submit(&form).await.assert_status(303);
    shop.stop().await;
}

#[tokio::test]
async fn slots_follow_the_stores_hours() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let first_slot = async |browser: &mut crate::browser::Browser| {
        browser.open("/checkout").await.form("/checkout").enabled_choices("slot").remove(0)
    };
    // 11:00, and 20 minutes to pack.
    assert_eq!(first_slot(&mut browser).await, "2026-11-20T06:00:00Z");
    // 22:50: the last order was at 22:45, the next is tomorrow, opening at 07:00 and packing.
    shop.clock.set("2026-11-20T17:20:00Z".parse().unwrap());
    assert_eq!(first_slot(&mut browser).await, "2026-11-21T02:00:00Z");
    // 02:00 at night.
    shop.clock.set("2026-11-20T20:30:00Z".parse().unwrap());
    let page = browser.open("/checkout").await;
    assert!(page.text().contains(&checkout::earliest(English, "today, 7:30 – 8 am")), "{}", page.text());
    shop.stop().await;
}
