//! The whole journey, once through, with the customer's chat, the store's chat and the counter.

use commerce::Language::English;
use commerce::{Paise, PaymentMethod};

use super::html::find_elements;
use super::phone::STORE_PHONE;
use super::shopping::{ASHA, add, arrive, board_counts, number_of, open_counter, order_tomatoes, stock};
use crate::test_app::{FIRST_ORDER, STORE, TestApp};

#[tokio::test]
async fn a_customer_orders_and_collects() {
    let shop = TestApp::start().await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;

    // Where are you?
    let here = browser.open("/en").await;
    let stores = browser.submit_and_follow(&here.form("/location").with("q", "400703")).await;
    assert_eq!(stores.link("Shree Ganesh Kirana"), format!("/s/{STORE}"));
    let front = browser.open(&format!("/s/{STORE}")).await;
    let shelf = browser.open(&front.link("Fresh")).await;
    let (card, large) = (format!("/s/{STORE}/p/tomato-250g"), format!("/s/{STORE}/p/tomato-1kg"));
    assert!(shelf.links().contains(&card), "the cheapest size leads: {:?}", shelf.links());
    assert!(browser.open(&card).await.links().contains(&large), "from there to the others");
    let page = browser.open(&large).await;
    let stepper = page.stepper("tomato-1kg").press(&i18n::pages::catalog::add(English));
    let page = browser.submit_and_follow(&stepper).await;
    let stepper = page.stepper("tomato-1kg").press(&i18n::pages::catalog::add_one(English, "Tomato, 1 kg"));
    let page = browser.submit_and_follow(&stepper).await;
    assert_eq!(
        page.stepper("tomato-1kg").press(&i18n::pages::catalog::remove_one(English, "")).quantity(),
        1
    );

    let cart = browser.open("/cart").await;
    assert!(cart.text().contains("₹84"), "{}", cart.text());
    let checkout = browser.open(&cart.link(&i18n::pages::cart::checkout(English))).await;
    assert!(checkout.text().contains("••1234"), "{}", checkout.text());
    let form = checkout.form("/checkout");
    assert_eq!(
        (form.field("name"), form.field("slot")),
        ("Asha", "2026-11-20T06:00:00Z"),
        "the name is known, the earliest time is chosen"
    );
    let order_page = browser.submit_and_follow(&form.choose("slot", 0)).await;
    assert!(order_page.text().contains(&i18n::pages::order::not_ready(English)), "{}", order_page.text());
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 2));

    // The chat: the bill with the receipt, then the place.
    let bill = phone.receive_kind("document").await;
    assert!(
        bill.text().contains("*not ready yet*") && bill.text().contains("Shree Ganesh Kirana"),
        "{}",
        bill.text()
    );
    let media = bill.payload["id"].as_str().unwrap();
    let stored = shop.emulator().media(&media.into()).unwrap();
    assert_eq!((stored.mime_type.as_str(), &stored.bytes[..5]), ("application/pdf", &b"%PDF-"[..]));
    assert_eq!(stored.filename, bill.payload["filename"].as_str().unwrap());
    let downloaded = browser.get(&format!("/sandbox/api/media/{media}")).await.assert_status(200);
    assert!(downloaded.body.starts_with("%PDF-"));
    let place = phone.receive_kind("location").await;
    assert_eq!(
        (place.payload["name"].as_str(), place.payload["latitude"].as_str()),
        (Some("Shree Ganesh Kirana"), Some("19.07712"))
    );

    // The store gets two buttons, and accepts by the first.
    let question = store_phone.receive_kind("interactive").await;
    let ids: Vec<_> =
        question.choices().into_iter().map(|(id, _)| id.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(ids, ["accept", "reject"]);
    assert!(
        question.text().contains("2 × Tomato 1 kg") && question.text().contains("₹84"),
        "{}",
        question.text()
    );
    let board = counter.open("/counter").await;
    assert_eq!(board_counts(&board), [1, 0, 0]);
    store_phone.press(&question, "accept:");
    let accepted = phone.receive_kind("interactive").await;
    assert_eq!(accepted.text(), i18n::chat::order_accepted(English, FIRST_ORDER, "Shree Ganesh Kirana"));
    let next = store_phone.receive_kind("interactive").await;
    assert_eq!(next.choices().len(), 1);
    let board = counter.open("/counter").await;
    assert_eq!(board_counts(&board), [0, 1, 0]);

    // Ready: the code in the chat, on the order's page, and on the board.
    store_phone.press(&next, "ready:");
    let ready = phone.receive_kind("interactive").await;
    let code: String = ready.text().split('*').nth(1).unwrap().to_owned();
    assert!(code.len() == 4 && code.chars().all(|digit| digit.is_ascii_digit()), "{}", ready.text());
    let order = shop.link_path(&ready);
    let order_page = browser.open(&order).await;
    let order_page = browser.submit_and_follow(&order_page.form(&order)).await;
    assert!(order_page.text().contains(&code), "{}", order_page.text());
    assert!(counter.open("/counter").await.text().contains(&i18n::pages::counter::code(English, &code)));

    // Collected: three buttons for the payment method.
    let next = store_phone.receive_kind("interactive").await;
    assert!(next.text().contains(&code), "{}", next.text());
    store_phone.press(&next, "collect:");
    let how = store_phone.receive_kind("interactive").await;
    assert_eq!(how.choices().len(), 3);
    let upi = how.choices().into_iter().find(|(id, _)| id.ends_with(":upi")).unwrap().0.to_owned();
    store_phone.press(&how, &upi);
    let thanks = phone.receive_kind("interactive").await;
    assert_eq!(thanks.text(), i18n::chat::order_collected(English, FIRST_ORDER, Paise(8_400)));
    store_phone.receive_kind("text").await;
    assert_eq!(stock(&shop, "tomato-1kg").await, (38, 0));
    let board = counter.open("/counter").await;
    let today = i18n::pages::counter::today(English, 1);
    assert!(board.text().contains(&format!("{today} · ₹84")), "{}", board.text());
    assert_eq!(board_counts(&board), [0, 0, 0]);
    phone.assert_no_more_messages().await;
    store_phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn the_counter_does_all_of_it_without_the_stores_chat() {
    let shop = TestApp::start().await;
    // The store's phone has sent nothing: its chat is closed.
    let mut counter = shop.counter_browser(STORE).await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    let number = number_of(&mut browser, &order).await;
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;

    let id = order.strip_prefix("/o/").unwrap();
    let step = |action: &str| format!("/counter/orders/{id}/{action}");
    let board = counter.open("/counter").await;
    assert_eq!(find_elements(&board.body, "h3")[0].text, number);
    let board = counter
        .submit_and_follow(&board.form(&step("accept")).press(&i18n::pages::counter::accept(English)))
        .await;
    assert_eq!(
        phone.receive().await.text(),
        i18n::chat::order_accepted(English, FIRST_ORDER, "Shree Ganesh Kirana")
    );
    // The card shows which notifications the customer has received.
    shop.emulator().wait_until_idle().await;
    let status = counter.open("/counter").await.text();
    assert!(status.contains("Asha · message"), "{status}");
    let board = counter
        .submit_and_follow(&board.form(&step("ready")).press(&i18n::pages::counter::ready(English)))
        .await;
    let stored = shop.state().storage.order(id.parse().unwrap()).await.unwrap().unwrap();
    let ready = i18n::chat::order_ready(
        English,
        FIRST_ORDER,
        "Shree Ganesh Kirana",
        stored.pickup_code(),
        Paise(4_200),
    );
    assert_eq!(phone.receive().await.text(), ready);
    // Without saying how it was paid, nothing moves.
    let question = counter.submit(&board.form(&step("collect"))).await.assert_status(422);
    assert!(question.text().contains(&i18n::pages::counter::payment_missing(English)), "{}", question.text());
    let board = counter
        .submit_and_follow(
            &board
                .form(&step("collect"))
                .press(i18n::pages::order::payment_method(English, PaymentMethod::Cash)),
        )
        .await;
    assert_eq!(phone.receive().await.text(), i18n::chat::order_collected(English, FIRST_ORDER, Paise(4_200)));
    assert_eq!(board_counts(&board), [0, 0, 0]);
    // A second press of an old button: already done, nothing to complain about.
    assert_eq!(counter.post_form(&step("collect"), &[("paid_by", "cash")]).await.status, 303);
    // Another one comes too late.
    let late = counter.post_form(&step("accept"), &[("lang", "en")]).await.assert_status(409);
    assert!(late.text().contains(&format!("Order {number}:")), "{}", late.text());
    phone.assert_no_more_messages().await;
    assert_eq!(shop.phone(STORE_PHONE, "Sunita").messages(), [], "its window was closed all the time");
    shop.stop().await;
}

#[tokio::test]
async fn a_counter_shows_its_own_store_only() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    let accept = format!("/counter/orders/{}/accept", order.strip_prefix("/o/").unwrap());
    for mut other in [shop.counter_browser("asha-vashi").await, shop.counter_browser("nirmal-vashi").await] {
        assert_eq!(other.post_form(&accept, &[]).await.status, 404);
        assert!(!other.open("/counter").await.text().contains("Tomato"));
    }
    // Without a counter's session: how to come to it; and no button of it works.
    let sign_in = browser.get("/counter").await.assert_status(401);
    assert!(
        sign_in.links().iter().any(|link| link.contains("/sandbox?text=Counter")),
        "{:?}",
        sign_in.links()
    );
    assert_eq!(browser.get("/counter/shelf").await.status, 401);
    for path in [accept.as_str(), "/counter/pause", "/counter/shelf", "/counter/sign-out"] {
        let refused =
            browser.post_form(path, &[("paused", "1"), ("product", "tomato-1kg"), ("offered", "0")]).await;
        assert_eq!(refused.status, 401, "{path}");
    }
    shop.stop().await;
}

#[tokio::test]
async fn the_counter_pauses_and_marks_goods_gone() {
    let shop = TestApp::start().await;
    let mut counter = shop.counter_browser(STORE).await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;

    let shelf = counter.open("/counter/shelf?q=tomato").await;
    let rows = shelf.forms("/counter/shelf");
    let row = rows.iter().find(|row| row.field("product") == "tomato-1kg").unwrap().clone();
    counter.submit_and_follow(&row.press(&i18n::pages::counter::mark_out_of_stock(English))).await;
    let page = browser.open(&format!("/s/{STORE}/p/tomato-1kg")).await;
    assert!(page.text().contains(&i18n::pages::catalog::out_of_stock(English)), "{}", page.text());
    let cart = browser.open("/cart").await;
    assert!(cart.text().contains(&i18n::pages::cart::sold_out(English, "Tomato")), "{}", cart.text());
    let shelf = counter.open("/counter/shelf?q=tomato").await;
    let rows = shelf.forms("/counter/shelf");
    let row = rows.iter().find(|row| row.field("product") == "tomato-1kg").unwrap().clone();
    counter.submit_and_follow(&row.press(&i18n::pages::counter::mark_in_stock(English))).await;
    assert!(!browser.open("/cart").await.text().contains(&i18n::pages::cart::sold_out(English, "Tomato")));

    let board = counter.open("/counter").await;
    let board = counter
        .submit_and_follow(&board.form("/counter/pause").press(&i18n::pages::counter::pause(English)))
        .await;
    assert!(board.text().contains(&i18n::pages::counter::paused(English)));
    assert!(
        browser.open(&format!("/s/{STORE}")).await.text().contains(&i18n::pages::stores::paused(English))
    );
    let checkout = browser.open("/checkout").await;
    assert!(
        checkout.text().contains(&i18n::pages::cart::store_paused(English))
            && checkout.forms("/checkout").is_empty()
    );
    let board = counter
        .submit_and_follow(&board.form("/counter/pause").press(&i18n::pages::counter::resume(English)))
        .await;
    assert!(board.text().contains(&i18n::pages::counter::taking_orders(English)));
    assert_eq!(browser.open("/checkout").await.forms("/checkout").len(), 1);

    counter.submit(&board.form("/counter/sign-out")).await.assert_status(303);
    counter.get("/counter").await.assert_status(401);
    assert!(!counter.cookies.contains_key("nukkad_counter"));
    shop.stop().await;
}
