//! Where the customer is: a PIN code, a locality typed and chosen, a location message.

use super::html::find_elements;
use super::shopping::{ASHA, add, arrive, continue_from, order_tomatoes};
use crate::browser::{Browser, Response};
use crate::test_app::{STORE, TestApp};
use commerce::Language::English;
use i18n::pages::location;
use storage::LinkPurpose;

/// Types into the landing page's field and presses its button.
async fn type_in(browser: &mut Browser, landing: &str, typed: &str) -> Response {
    let form = browser.open(landing).await.form("/location");
    browser.submit(&form.with("q", typed)).await
}

#[tokio::test]
async fn a_pin_code_in_any_digits_leads_to_the_stores() {
    let shop = TestApp::start().await;
    for typed in ["400703", " 400 703 ", "४००७०३", "४०० ७०३", "Vashi 400703"] {
        let mut browser = shop.browser();
        let answer = type_in(&mut browser, "/en", typed).await;
        assert_eq!(answer.header("location"), "/stores", "{typed}");
        assert!(answer.header("set-cookie").contains("HttpOnly"), "an anonymous session keeps the place");
        let stores = browser.follow(&answer).await;
        assert!(stores.text().contains("Shree Ganesh Kirana"), "{typed}: {}", stores.text());
        assert_eq!(stores.header("cache-control"), "private, no-cache");
        // It is remembered.
        assert!(browser.open("/stores").await.text().contains("Shree Ganesh Kirana"));
    }
    let mut browser = shop.browser();
    let answer = type_in(&mut browser, "/hi", "400703").await;
    assert_eq!(answer.header("location"), "/hi/stores");
    shop.stop().await;
}

#[tokio::test]
async fn an_unknown_place_is_reported_beside_the_field() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for (typed, complaint) in [
        ("999999", location::pin_unknown(English, "999999")),
        ("40070", location::pin_invalid(English)),
        ("4007033", location::pin_invalid(English)),
        ("", location::query_missing(English)),
        ("   ", location::query_missing(English)),
        ("Qwxzt <b>&", location::locality_unknown(English, "Qwxzt <b>&")),
        ("९९९९९९", location::pin_unknown(English, "९९९९९९")),
    ] {
        let page = type_in(&mut browser, "/en", typed).await.assert_status(422);
        assert_eq!(page.field_error("q"), complaint, "{typed}");
        assert_eq!(page.form("/location").field("q"), typed.trim(), "what was typed is kept");
        assert!(page.text().contains(&location::purpose(English)), "what it is for stands beside it");
    }
    let page = type_in(&mut browser, "/hi", "40070").await.assert_status(422);
    assert_eq!(page.field_error("q"), "पिन कोड में छह अंक होते हैं।");
    assert!(browser.cookies.is_empty(), "nothing was kept");
    // Far too long is cut, and answered all the same.
    let page = type_in(&mut browser, "/en", &"qwxzt ".repeat(2_000)).await.assert_status(422);
    assert!(page.form("/location").field("q").chars().count() <= 80);
    shop.stop().await;
}

#[tokio::test]
async fn a_locality_is_typed_and_chosen() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let answer = type_in(&mut browser, "/en", "vash").await.assert_status(303);
    assert_eq!(answer.header("location"), "/localities?q=vash");
    let page = browser.follow(&answer).await;
    assert!(
        page.text().contains(&location::choose_locality(English)) && page.text().contains("400703"),
        "{}",
        page.text()
    );
    let form = page.form("/location");
    assert_eq!(form.field("q"), "vash");
    let vashi = form.button_labels().into_iter().find(|words| words.contains("400703")).unwrap().to_owned();
    let stores = browser.submit_and_follow(&form.clone().press(&vashi)).await;
    assert!(stores.text().contains(&i18n::pages::stores::title(English, "Vashi")), "{}", stores.text());
    assert!(stores.text().contains("Shree Ganesh Kirana"));
    // A choice that was never offered.
    for choice in ["", "400703", "400703:Atlantis", "x:y:z"] {
        let page = browser.submit(&form.clone().with("choice", choice)).await.assert_status(422);
        assert_eq!(page.field_error("q"), location::choose_again(English), "{choice}");
    }
    // A clear name needs no choice, and Hindi neither.
    assert_eq!(type_in(&mut browser, "/en", "vashi").await.header("location"), "/stores");
    let answer = type_in(&mut browser, "/hi", "वाशी").await.assert_status(303);
    assert!(answer.header("location").starts_with("/hi/"), "{}", answer.header("location"));
    assert_eq!(browser.get("/localities?q=qwxzt").await.assert_status(303).header("location"), "/en");
    shop.stop().await;
}

#[tokio::test]
async fn outside_the_service_area_the_page_lists_no_store() {
    let shop = TestApp::start().await;
    for pin in ["411001", "110001"] {
        let mut browser = shop.browser();
        let answer = type_in(&mut browser, "/en", pin).await;
        let page = browser.follow(&answer).await;
        assert!(page.body.contains("data-out-of-range"), "{pin}: {}", page.text());
        let shared = shop.browser().open(&format!("/stores?pin={pin}")).await;
        assert!(shared.body.contains("data-out-of-range"));
        for page in [page, shared] {
            assert!(!page.links().iter().any(|link| link.starts_with("/s/")), "{pin}: {:?}", page.links());
        }
    }
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("411001");
    // Without a link, and without a store hundreds of kilometres away.
    let answer = phone.receive_kind("interactive").await;
    assert!(answer.text().contains("Pune") && !answer.text().contains("km"), "{}", answer.text());
    assert_eq!(answer.link(), None);
    shop.stop().await;
}

#[tokio::test]
async fn a_location_message_in_the_chat_is_known_on_the_pages() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("Hi");
    phone.receive().await;
    let more = phone.receive().await;
    phone.press(&more, "locate");
    let request = phone.receive_kind("interactive").await;
    assert_eq!(request.payload["type"], "location_request_message");
    shop.emulator().send_location(&phone.number, (19.0771, 72.9986), None, None);
    let answer = phone.receive_kind("interactive").await;
    assert_eq!(answer.text(), i18n::chat::location_set(English, "Vashi", "Shree Ganesh Kirana", "0 m"));
    let mut browser = continue_from(&shop, &shop.link_path(&answer)).await;
    let stores = browser.open("/stores").await;
    assert!(stores.text().contains(&i18n::pages::stores::title(English, "Vashi")), "{}", stores.text());
    // Called what the phone calls it, when a place was picked.
    shop.emulator().send_location(&phone.number, (19.0390, 73.0190), Some("Nani's house"), Some("Sector 18"));
    let answer = phone.receive().await;
    assert!(
        answer.text().contains("Nani's house") && answer.text().contains("Yogesh Kirana"),
        "{}",
        answer.text()
    );
    // Coordinates outside the map cannot be read; an unknown PIN code is named.
    shop.emulator().send_location(&phone.number, (190.0, 73.0), None, None);
    assert_eq!(phone.receive_kind("text").await.text(), i18n::chat::unsupported_message(English));
    phone.send_text("999999");
    assert_eq!(phone.receive_kind("text").await.text(), i18n::chat::unknown_pin(English, "999999"));
    phone.send_text("४००७०३");
    assert!(phone.receive_kind("interactive").await.text().contains("Nirmal Provision Store"));
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn the_last_place_counts() {
    let shop = TestApp::start().await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    browser.follow(&type_in(&mut browser.clone(), "/en", "400703").await).await;
    // Later, in the chat, from somewhere else; and the same browser goes on by the new link.
    phone.send_text("400014");
    let link = shop.link_path(&phone.receive().await);
    let page = browser.open(&link).await;
    let stores = browser.submit_and_follow(&page.form(&link)).await;
    let first = stores.links().into_iter().find(|link| link.starts_with("/s/")).unwrap();
    assert_eq!(first, "/s/vitthal-dadar-east", "{}", stores.text());
    // And back on a page.
    browser.follow(&type_in(&mut browser.clone(), "/en", "400703").await).await;
    let first =
        browser.open("/stores").await.links().into_iter().find(|link| link.starts_with("/s/")).unwrap();
    assert_eq!(first, "/s/nirmal-vashi");
    shop.stop().await;
}

#[tokio::test]
async fn who_shopped_before_is_led_back_to_that_store() {
    let shop = TestApp::start().await;
    let asha = shop.customer(1).await;
    let mut browser = shop.customer_browser(asha).await;
    browser.post_form("/location", &[("q", "400703"), ("lang", "en")]).await.assert_status(303);
    let landing = browser.open("/en").await;
    assert!(!landing.body.contains("data-own-store"), "no store yet");
    let order = order_tomatoes(&mut browser).await;
    assert!(order.starts_with("/o/"));

    // First in the list, however near the others are.
    let stores = browser.open("/stores").await;
    let first = find_elements(&stores.body, "main li").into_iter().next().unwrap();
    assert_eq!(first.attribute("data-group"), "own");
    assert!(first.text.contains(&i18n::pages::stores::your_store(English)), "{}", first.text);
    assert!(first.text.contains("Shree Ganesh Kirana"), "{}", first.text);
    assert_eq!(stores.body.matches("data-group=\"own\"").count(), 1);
    // On the landing page, with the customer's name.
    let landing = browser.open("/en").await;
    assert!(landing.text().contains(&location::welcome_back_by_name(English, "Asha")), "{}", landing.text());
    assert_eq!(landing.link(&location::go_to_your_store(English)), format!("/s/{STORE}"));
    // Another visitor sees the same list without it.
    let shared = shop.browser().open("/stores?pin=400703").await;
    assert!(!shared.body.contains("data-group=\"own\""));

    // The page of a link from the chat names that store, and leads to it.
    let link = shop.create_link(LinkPurpose::Shop { customer: asha, cart: None }).await;
    let mut other = shop.browser();
    let page = other.open(&link).await;
    let announced = i18n::pages::link::to_last_store(English, "Shree Ganesh Kirana");
    assert!(page.text().contains(&announced), "{}", page.text());
    let answer = other.submit(&page.form(&link)).await;
    assert_eq!(answer.header("location"), format!("/s/{STORE}"));
    // Who is in Dadar now is shown the stores of Dadar.
    other.post_form("/location", &[("q", "400014"), ("lang", "en")]).await.assert_status(303);
    let link = shop.create_link(LinkPurpose::Shop { customer: asha, cart: None }).await;
    let page = other.open(&link).await;
    assert!(!page.text().contains(&announced));
    assert_eq!(other.submit(&page.form(&link)).await.header("location"), "/stores");
    shop.stop().await;
}

#[tokio::test]
async fn a_browser_with_a_cart_knows_its_store_too() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    add(&mut browser, "tomato-1kg").await;
    let landing = browser.open("/en").await;
    assert!(landing.text().contains(&location::welcome_back(English)), "{}", landing.text());
    assert_eq!(landing.link(&location::go_to_your_store(English)), format!("/s/{STORE}"));
    shop.stop().await;
}

#[tokio::test]
async fn localities_are_understood_as_people_spell_them() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let title = i18n::pages::stores::title(English, "Vashi");
    for typed in ["Vasi", "वाशी", "વાશી", "Sector 17, Vashi"] {
        let answer = type_in(&mut browser, "/en", typed).await;
        assert_eq!(answer.header("location"), "/stores", "{typed}");
        assert!(browser.follow(&answer).await.text().contains(&title), "{typed}");
    }
    // After a slip the visitor chooses.
    let answer = type_in(&mut browser, "/en", "vahsi").await;
    let page = browser.follow(&answer).await;
    assert!(page.text().contains(&location::choose_locality(English)), "{}", page.text());
    assert!(page.form("/location").button_labels().iter().any(|label| label.starts_with("Vashi")));
    // A sector alone is in many areas.
    let page = type_in(&mut browser, "/en", "Sector 17").await.assert_status(422);
    assert_eq!(page.field_error("q"), location::area_missing(English, "Sector 17"));

    let found = browser.get("/api/v1/localities?q=vasi").await.json();
    let first = &found["items"][0];
    assert_eq!((&first["name"], &first["pin"]), (&"Vashi".into(), &"400703".into()), "{found}");
    let choice = first["choice"].as_str().unwrap();
    let answer = browser.post_form("/location", &[("q", "vas"), ("choice", choice), ("lang", "en")]).await;
    assert_eq!(answer.header("location"), "/stores");
    assert_eq!(browser.get("/api/v1/localities").await.json()["items"], serde_json::json!([]));
    shop.stop().await;
}

#[tokio::test]
async fn the_phone_s_own_position_is_stored_to_a_kilometre() {
    let shop = TestApp::start().await;
    let asha = shop.customer(1).await;
    let mut browser = shop.customer_browser(asha).await;
    let position = [("q", ""), ("lat", "19.07712"), ("lon", "72.99862"), ("lang", "en")];
    let answer = browser.post_form("/location", &position).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/stores"));
    let stores = browser.follow(&answer).await;
    assert!(stores.text().contains("Shree Ganesh Kirana"), "{}", stores.text());
    let place = shop.state().storage.customer(asha).await.unwrap().unwrap().place.unwrap();
    assert_eq!((place.position.lat, place.position.lon), (19.08, 73.0));
    assert!(place.pin.is_some_and(|pin| pin.starts_with("4007")), "called after a locality nearby");
    // Without a position, what was typed counts.
    for (lat, lon) in [("", ""), ("north", "73"), ("91", "73"), ("NaN", "NaN")] {
        let fields = [("q", "400014"), ("lat", lat), ("lon", lon), ("lang", "en")];
        assert_eq!(browser.post_form("/location", &fields).await.status, 303, "{lat}");
        let place = shop.state().storage.customer(asha).await.unwrap().unwrap().place.unwrap();
        assert_eq!(place.pin.as_deref(), Some("400014"), "{lat}");
    }
    shop.stop().await;
}
