//! Meta's webhook: what is not Meta's leaves no trace, what is Meta's has one effect.

use commerce::Language::English;
use reqwest::Method;
use serde_json::{Value, json};
use whatsapp::identity::Phone;
use whatsapp::signature;

use super::phone::STORE_PHONE;
use super::shopping::{ASHA, add, arrive, filled_in, open_counter, order_tomatoes, stock};
use crate::browser::{Browser, Response};
use crate::test_app::{FIRST_ORDER, TestApp};

/// A webhook body with messages.
fn body(messages: &[Value]) -> Value {
    let change = json!({ "field": "messages", "value": {
        "messaging_product": "whatsapp",
        "metadata": { "display_phone_number": "912200000000", "phone_number_id": "100000000000001" },
        "contacts": [{ "profile": { "name": "Asha" }, "wa_id": ASHA }],
        "messages": messages,
    } });
    json!({ "object": "whatsapp_business_account", "entry": [{ "id": "100000000000002", "changes": [change] }] })
}

fn text(id: &str, words: &str) -> Value {
    json!({ "from": ASHA, "id": id, "timestamp": "1795152600", "type": "text", "text": { "body": words } })
}

async fn deliver(shop: &TestApp, signed: Option<&str>, body: &str) -> Response {
    let mut meta = shop.browser().with_headers(&[]);
    let mut headers = vec![("content-type", "application/json")];
    headers.extend(signed.map(|signed| (signature::HEADER, signed)));
    meta.send(Method::POST, "/webhooks/whatsapp", &headers, Some(body.to_owned())).await
}

#[tokio::test]
async fn what_is_not_signed_by_meta_leaves_no_trace() {
    let shop = TestApp::start().await;
    let body = body(&[text("wamid.forged", "Hi")]).to_string();
    let secret = &shop.state().chat.app_secret;
    let (right, of_another_body) = (signature::sign(secret, body.as_bytes()), signature::sign(secret, b"{}"));
    let other_secret = signature::sign(&whatsapp::secret::AppSecret::new("another secret"), body.as_bytes());
    let wrong = [
        None,
        Some(""),
        Some("sha256="),
        Some("sha256=00"),
        Some(of_another_body.as_str()),
        Some(other_secret.as_str()),
        Some(right.trim_start_matches("sha256=")),
        Some(&right[..right.len() - 2]),
    ];
    let refused = &shop.state().metrics.webhook_signature_failures;
    let before = refused.get();
    for signed in wrong {
        let answer = deliver(&shop, signed, &body).await;
        assert_eq!((answer.status, answer.body.as_str()), (401, ""), "{signed:?}");
    }
    assert_eq!(refused.get(), before + wrong.len() as u64);
    assert_eq!(shop.state().metrics.events_received.get(), 0);
    assert_eq!(shop.state().storage.pending_events(shop.now(), 10).await.unwrap(), []);
    // Signed, the same body is Asha's first word, and no sooner.
    assert_eq!(deliver(&shop, Some(&right), &body).await.status, 200);
    assert_eq!(shop.state().metrics.events_received.get(), 1);
    shop.stop().await;
}

#[tokio::test]
async fn the_address_is_checked_by_its_token() {
    let shop = TestApp::start().await;
    let mut meta = shop.browser().with_headers(&[]);
    shop.emulator().subscribe(&shop.state().chat.verify_token).await.unwrap();
    for token in ["guessed", ""] {
        let query = format!("hub.mode=subscribe&hub.challenge=11582&hub.verify_token={token}");
        let refused = meta.get(&format!("/webhooks/whatsapp?{query}")).await;
        assert_eq!((refused.status, refused.body.as_str()), (403, ""));
    }
    assert_eq!(meta.get("/webhooks/whatsapp").await.status, 403);
    shop.stop().await;
}

#[tokio::test]
async fn every_kind_of_message_is_answered_politely() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("Hi");
    phone.drain().await;
    let media = json!({ "id": "1", "mime_type": "image/jpeg", "sha256": "AA==" });
    for (kind, value) in [
        ("image", media.clone()),
        ("audio", media.clone()),
        ("video", media.clone()),
        ("document", media.clone()),
        ("sticker", media),
        ("contacts", json!([{ "name": { "formatted_name": "Ravi" } }])),
        ("order", json!({ "catalog_id": "1", "product_items": [] })),
        ("unsupported", Value::Null),
        ("hologram", json!({ "of": "a kind that does not exist yet" })),
    ] {
        shop.emulator().send_message(&phone.number, kind, value, None);
        let answer = phone.receive_kind("text").await;
        assert_eq!(answer.text(), i18n::chat::unsupported_message(English), "{kind}");
        // Sooner, one reply is enough.
        shop.advance(jiff::SignedDuration::from_secs(10));
    }
    // An emoji on a message asks for nothing.
    shop.emulator().send_message(
        &phone.number,
        "reaction",
        json!({ "message_id": "wamid.x", "emoji": "👍" }),
        None,
    );
    // A button that is none of ours is read as its words.
    let any = phone.messages().remove(0).id;
    shop.emulator().press_button(&phone.number, "made-up", "My orders", &any);
    assert!(phone.receive_kind("text").await.text().contains(&i18n::chat::no_orders(English)));
    // The storekeeper's buttons do nothing in a customer's hands.
    shop.emulator().press_button(&phone.number, "accept:0b6cb4ah2vsmkzyv37x0cgjxwa", "Accept", &any);
    assert!(phone.receive().await.text().starts_with("Namaste"));
    phone.receive().await;
    phone.assert_no_more_messages().await;
    // To the store's own phone, whatever it sends, the counter is the answer.
    let mut store = shop.phone(STORE_PHONE, "Sunita");
    shop.emulator().send_message(&store.number, "hologram", json!({}), None);
    assert!(store.receive().await.text().contains(&i18n::chat::counter_link(English, "Shree Ganesh Kirana")));
    shop.stop().await;
}

#[tokio::test]
async fn an_event_delivered_again_has_no_second_effect() {
    let shop = TestApp::start().await;
    let (mut store_phone, _counter) = open_counter(&shop).await;
    let mut phone = shop.phone(ASHA, "Asha");
    let hi = phone.send_text("Hi");
    let greeting = phone.receive().await;
    phone.receive().await;
    let mut browser = super::shopping::continue_from(&shop, &shop.link_path(&greeting)).await;
    order_tomatoes(&mut browser).await;
    let offer = store_phone.receive().await;
    let accept = store_phone.press(&offer, "accept:");
    let next = store_phone.receive().await;
    let ready = store_phone.press(&next, "ready:");
    store_phone.receive().await;
    for event in [&hi, &accept, &hi, &ready, &accept] {
        assert!(shop.emulator().redeliver(event));
    }
    store_phone.assert_no_more_messages().await;
    // The bill, the place, accepted, ready; and nothing twice.
    let received = phone.drain().await;
    assert_eq!(received.len(), 4, "{received:#?}");
    shop.stop().await;
}

#[tokio::test]
async fn an_old_button_is_answered_that_it_is_too_late() {
    let shop = TestApp::start().await;
    let (mut store_phone, _counter) = open_counter(&shop).await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    order_tomatoes(&mut browser).await;
    let offer = store_phone.receive().await;
    store_phone.press(&offer, "accept:");
    store_phone.receive().await;
    store_phone.press(&offer, "accept:");
    assert_eq!(
        store_phone.receive_kind("text").await.text(),
        i18n::chat::store_action_conflict(English, FIRST_ORDER, "accepted")
    );
    store_phone.press(&offer, "reject:");
    assert_eq!(
        store_phone.receive_kind("text").await.text(),
        i18n::chat::store_action_conflict(English, FIRST_ORDER, "accepted")
    );
    // "Collected" comes too early: the order is not ready yet.
    shop.emulator().press_button(
        &store_phone.number,
        &offer.choices()[0].0.replace("accept", "collect"),
        "Collected",
        &offer.id,
    );
    assert_eq!(
        store_phone.receive_kind("text").await.text(),
        i18n::chat::store_ready_first(English, FIRST_ORDER)
    );
    // Another store's phone cannot press them.
    let mut other = shop.phone("917000000002", "Salim");
    shop.emulator().press_button(
        &other.number,
        &offer.choices()[0].0.replace("accept", "ready"),
        "Ready",
        &offer.id,
    );
    assert_eq!(other.receive_kind("text").await.text(), i18n::chat::store_unknown_order(English));
    assert_eq!(phone.drain().await.len(), 3, "bill, place, accepted");
    shop.stop().await;
}

#[tokio::test]
async fn many_events_come_in_one_body() {
    let shop = TestApp::start().await;
    shop.emulator().open_window(&Phone::new(ASHA));
    let mut phone = shop.phone(ASHA, "Asha");
    let messages = [
        text("wamid.one", "orders"),
        json!({ "id": "wamid.anonymous", "type": "text", "text": { "body": "without a sender" } }),
        json!({ "from": ASHA, "id": "wamid.no-type" }),
        text("wamid.two", "999999"),
        text("wamid.one", "orders"),
    ];
    shop.emulator().send_raw(&body(&messages));
    assert!(phone.receive().await.text().contains(&i18n::chat::no_orders(English)));
    // What comes between is answered or skipped, and blocks nothing.
    let rest = phone.drain().await;
    assert!(rest.iter().any(|message| message.text().contains("999999")), "{rest:#?}");
    assert_eq!(
        rest.iter().filter(|message| message.text().contains(&i18n::chat::no_orders(English))).count(),
        0
    );
    // What Meta signed and cannot be parsed is acknowledged: another delivery would not help.
    for odd in ["{}", "[]", "not json", r#"{"entry":[{"changes":[{"field":"messages","value":7}]}]}"#] {
        let signed = signature::sign(&shop.state().chat.app_secret, odd.as_bytes());
        assert_eq!(deliver(&shop, Some(&signed), odd).await.status, 200, "{odd}");
    }
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn a_body_of_nearly_three_megabytes_is_read() {
    let shop = TestApp::start().await;
    let phone_number = Phone::new(ASHA);
    shop.emulator().open_window(&phone_number);
    let mut phone = shop.phone(ASHA, "Asha");
    let mut large = text("wamid.large", "orders");
    large["padding"] = json!("x".repeat(2_900_000));
    let body = body(&[large]).to_string();
    let signed = signature::sign(&shop.state().chat.app_secret, body.as_bytes());
    assert_eq!(deliver(&shop, Some(&signed), &body).await.status, 200);
    assert!(phone.receive().await.text().contains(&i18n::chat::no_orders(English)));
    shop.stop().await;
}

#[tokio::test]
async fn a_customer_whose_number_is_hidden_can_order_too() {
    let shop = TestApp::start().await;
    let number = Phone::new(ASHA);
    shop.emulator().hide_number(&number, true);
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let page = browser.open("/en").await;
    assert!(!page.body.contains("1234"), "the number is hidden");
    order_tomatoes(&mut browser).await;
    phone.receive_kind("document").await;
    phone.receive_kind("location").await;
    // Later the number is shown: it is the same customer, and the same cart.
    add(&mut browser, "tomato-1kg").await;
    shop.emulator().hide_number(&number, false);
    shop.advance(jiff::SignedDuration::from_secs(10));
    phone.send_text("Hi");
    let link = shop.link_path(&phone.receive().await);
    let mut other: Browser = shop.browser();
    let page = other.open(&link).await;
    assert!(
        page.text().contains(&i18n::pages::link::continue_as(English, "Asha, ••1234")),
        "{}",
        page.text()
    );
    assert!(
        page.text()
            .contains(&i18n::pages::link::cart_waiting(English, &i18n::products::item_count(English, 1))),
        "{}",
        page.text()
    );
    other.submit_and_follow(&page.form(&link)).await;
    assert!(other.open("/orders").await.text().contains("₹42"));
    let form = filled_in(&mut other).await;
    other.submit(&form).await.assert_status(303);
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 2));
    shop.stop().await;
}
