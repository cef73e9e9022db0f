//! Orders through the API: once, at the price that was seen, moved on by whom they concern.

use commerce::{Language, OrderState, TransitionError};
use i18n::pages::order;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::test_app::{OTHER_STORE, STORE, TestApp};

/// 12:00 in India: the second slot offered at 11:00.
const SLOT: &str = "2026-11-20T06:30:00Z";

/// A customer's browser with two kilos of tomatoes in the cart, and the order for them.
async fn ready_to_order(shop: &TestApp) -> (Browser, Value) {
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    let order = json!({ "cart": cart["cart"], "name": " Asha ", "slot": SLOT, "expected_total": 8400 });
    (browser, order)
}

#[tokio::test]
async fn from_cart_to_collected() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    let placed = browser.place_order("one", &order).await;
    assert_eq!(placed.status, 201, "{}", placed.body);
    let view = placed.json();
    assert_eq!(
        (&view["state"], &view["total"], &view["slot_start"]),
        (&json!("placed"), &json!(8400), &json!(SLOT))
    );
    assert_eq!(view["actions"], json!(["cancel"]));
    assert!(view.get("pickup_code").is_none(), "the code is shown when it is ready");
    let path = placed.header("location").to_owned();
    assert_eq!(browser.get("/api/v1/carts/current").await.json()["item_count"], 0);

    let mut counter = shop.counter_browser(STORE).await;
    assert_eq!(counter.get(&path).await.json()["actions"], json!(["accept", "reject"]));
    let accepted = counter.send(Method::POST, &format!("{path}/accept"), &[], None).await;
    assert_eq!((accepted.status, &accepted.json()["state"]), (200, &json!("accepted")));
    // Pressed twice is done once, and no error.
    assert_eq!(counter.post(&format!("{path}/accept"), &json!({})).await.status, 200);
    let early = counter.post(&format!("{path}/collect"), &json!({ "paid_by": "cash" })).await;
    assert_eq!((early.status, early.problem().as_str()), (409, "invalid-transition"));
    assert_eq!(early.json()["message"], order::action_error(Language::English, TransitionError::TooEarly));
    counter.post(&format!("{path}/ready"), &json!({})).await;
    let code = browser.get(&path).await.json()["pickup_code"].as_str().unwrap().to_owned();
    assert_eq!(code.len(), 4);
    let unpaid = counter.post(&format!("{path}/collect"), &json!({})).await;
    assert_eq!((unpaid.status, unpaid.json()["field"].as_str()), (422, Some("paid_by")));
    let collected = counter.post(&format!("{path}/collect"), &json!({ "paid_by": "upi" })).await;
    assert_eq!((collected.status, &collected.json()["state"]), (200, &json!("collected")));
    assert_eq!(collected.json()["actions"], json!([]));

    let list = browser.get("/api/v1/orders").await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    shop.stop().await;
}

#[tokio::test]
async fn an_order_has_a_note_and_what_to_do_about_missing_lines() {
    let shop = TestApp::start().await;
    let (mut browser, mut order) = ready_to_order(&shop).await;
    order["note"] = json!("x".repeat(201));
    let refused = browser.place_order("long", &order).await;
    assert_eq!((refused.status, refused.json()["field"].as_str()), (422, Some("note")));
    order["note"] = json!(" Ripe ones ");
    order["if_missing"] = json!({ "tomato-1kg": "somehow" });
    assert_eq!(browser.place_order("unknown", &order).await.status, 400, "no such choice");
    order["if_missing"] = json!({ "tomato-1kg": "nearest_match" });
    let placed = browser.place_order("one", &order).await;
    assert_eq!(placed.status, 201, "{}", placed.body);
    let view = placed.json();
    assert_eq!(
        (&view["note"], &view["lines"][0]["if_missing"]),
        (&json!("Ripe ones"), &json!("nearest_match"))
    );
    // The key is for this request: with another note it is another one.
    order["note"] = json!("Green ones");
    assert_eq!(browser.place_order("one", &order).await.problem(), "idempotency-key-reused");
    shop.stop().await;
}

/// From the list of stores to a placed order, with nothing but the API.
#[tokio::test]
async fn an_order_can_be_placed_through_the_api_alone() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let stores = browser.get("/api/v1/stores?pin=400703").await.json();
    let store = stores["items"][0]["store"].as_str().unwrap().to_owned();
    let products = browser.get(&format!("/api/v1/stores/{store}/products?q=tomato")).await.json();
    let product = &products["items"][0];
    let line = json!({ "product": product["product"], "quantity": 1, "expected_price": product["price"] });
    let cart = browser.post("/api/v1/carts", &json!({ "store": store, "line": line })).await.json();
    let slots = browser.get(&format!("/api/v1/stores/{store}/slots")).await.json();
    assert!(slots.get("next").is_none(), "all on one page");
    let slots = slots["items"].as_array().unwrap();
    assert_eq!(slots[0]["start"], stores["items"][0]["earliest_pickup"]);
    let slot = slots.iter().find(|slot| slot["remaining"].as_u64() > Some(0)).unwrap();
    let order = json!({ "cart": cart["cart"], "name": "Asha", "slot": slot["start"], "expected_total": cart["total"] });
    let placed = browser.place_order("one", &order).await;
    assert_eq!((placed.status, &placed.json()["slot_end"]), (201, &slot["end"]), "{}", placed.body);
    assert!(placed.json()["display_number"].as_str().unwrap().ends_with("-1001"), "{}", placed.body);
    // One order fewer fits the slot.
    let after = browser.get(&format!("/api/v1/stores/{store}/slots")).await.json();
    let same =
        after["items"].as_array().unwrap().iter().find(|other| other["start"] == slot["start"]).unwrap();
    assert_eq!(same["remaining"].as_u64(), slot["remaining"].as_u64().map(|orders| orders - 1));
    // A paused store offers none, and there is none at a store that does not exist.
    server::ordering::counter::set_paused(shop.state(), &store.parse().unwrap(), true).await.unwrap();
    let paused = browser.get(&format!("/api/v1/stores/{store}/slots")).await.json();
    assert_eq!(paused["items"], json!([]));
    assert_eq!(browser.get("/api/v1/stores/nowhere/slots").await.problem(), "store-not-found");
    shop.stop().await;
}

#[tokio::test]
async fn the_same_key_makes_one_order() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    let first = browser.place_order("a-key", &order).await;
    let again = browser.place_order("a-key", &order).await;
    assert_eq!((again.status, again.json()), (201, first.json()));
    // Also when it has moved on since, and its slot has passed: the answer stays what it was.
    let mut counter = shop.counter_browser(STORE).await;
    counter.post(&format!("{}/accept", first.header("location")), &json!({})).await;
    shop.advance(SignedDuration::from_hours(2));
    assert_eq!(browser.place_order("a-key", &order).await.json(), first.json());

    let mut other = order.clone();
    other["name"] = json!("Somebody else");
    let reused = browser.place_order("a-key", &other).await;
    assert_eq!((reused.status, reused.problem().as_str()), (422, "idempotency-key-reused"));
    // Another key for an ordered cart gets an error.
    assert_eq!(browser.place_order("b-key", &order).await.problem(), "already-ordered");
    assert_eq!(browser.get("/api/v1/orders").await.json()["items"].as_array().unwrap().len(), 1);

    let keyless = browser.post("/api/v1/orders", &order).await;
    assert_eq!((keyless.status, keyless.json()["field"].as_str()), (422, Some("Idempotency-Key")));
    shop.stop().await;
}

#[tokio::test]
async fn the_same_key_at_the_same_moment_waits_its_turn() {
    let shop = TestApp::start().await;
    let (browser, order) = ready_to_order(&shop).await;
    let presses = (0..16).map(|_| {
        let (mut browser, order) = (browser.clone(), order.clone());
        tokio::spawn(async move { browser.place_order("pressed-twice", &order).await })
    });
    let mut orders = std::collections::BTreeSet::new();
    for press in presses.collect::<Vec<_>>() {
        let answer = press.await.unwrap();
        match answer.status {
            201 => _ = orders.insert(answer.json()["order"].as_str().unwrap().to_owned()),
            409 => assert_eq!(answer.problem(), "request-in-progress"),
            other => panic!("{other}: {}", answer.body),
        }
    }
    assert_eq!(orders.len(), 1);
    // While the key is locked, no other request gets it.
    let customer = shop.customer(1).await;
    let held = shop.state().idempotency_locks.try_lock(customer, "held").unwrap();
    let mut browser = browser;
    let waits = browser.place_order("held", &order).await;
    assert_eq!((waits.status, waits.problem().as_str()), (409, "request-in-progress"));
    assert_eq!(waits.header("retry-after"), "1");
    drop(held);
    assert_eq!(
        browser.place_order("held", &order).await.problem(),
        "already-ordered",
        "the key is free again"
    );
    shop.stop().await;
}

#[tokio::test]
async fn what_changed_is_reported_and_confirmed() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    shop.restock(STORE, "tomato-1kg", 45, 1).await;
    let changed = browser.place_order("one", &order).await;
    assert_eq!((changed.status, changed.problem().as_str()), (409, "cart-changed"));
    assert_eq!(
        changed.json()["changes"],
        json!([
            { "change": "quantity_reduced", "product": "tomato-1kg", "available": 1, "requested": 2 },
            { "change": "price_changed", "product": "tomato-1kg", "expected": 4200, "current": 4500 },
        ])
    );
    // Choosing it at the new price and quantity is the yes.
    browser.set_line(order["cart"].as_str().unwrap(), STORE, "tomato-1kg", 1).await;
    let old_total = browser.place_order("two", &order).await;
    assert_eq!(old_total.problem(), "cart-changed", "another total is a change, too");
    assert_eq!(old_total.json()["total"], 4500, "and the error names the total of now");
    let mut agreed = order.clone();
    agreed["expected_total"] = json!(4500);
    assert_eq!(browser.place_order("three", &agreed).await.json()["total"], 4500);
    shop.stop().await;
}

#[tokio::test]
async fn bad_orders_are_refused_by_field() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    for (field, value, status, problem) in [
        ("name", json!("  "), 422, "invalid-field"),
        ("name", json!("a".repeat(61)), 422, "invalid-field"),
        ("name", json!("A\nsha"), 422, "invalid-field"),
        ("slot", json!("tomorrow"), 422, "invalid-field"),
        ("slot", json!("2026-11-20T05:45:00Z"), 422, "slot-unavailable"),
        ("slot", json!("2026-11-20T06:31:00Z"), 422, "slot-unavailable"),
        ("slot", json!("2027-11-20T06:30:00Z"), 422, "slot-unavailable"),
    ] {
        let mut bad = order.clone();
        bad[field] = value.clone();
        let answer = browser
            .place_order(&format!("{field}{value}").replace(|c: char| !c.is_ascii_alphanumeric(), ""), &bad)
            .await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, problem), "{field}: {value}");
        assert_eq!(answer.json()["field"], field);
    }
    let mut elsewhere = order.clone();
    elsewhere["cart"] = json!(commerce::CartId(9));
    assert_eq!(browser.place_order("elsewhere", &elsewhere).await.problem(), "cart-not-found");
    for key in ["", " ", "a b", &"k".repeat(256)] {
        assert_eq!(browser.place_order(key, &order).await.json()["field"], "Idempotency-Key", "{key:?}");
    }
    let mut anonymous = shop.browser();
    let cart = anonymous.add_to_cart(STORE, "tomato-1kg", 2).await;
    let unknown = anonymous
        .place_order(
            "one",
            &json!({ "cart": cart["cart"], "name": "A", "slot": SLOT, "expected_total": 8400 }),
        )
        .await;
    assert_eq!((unknown.status, unknown.problem().as_str()), (401, "authentication-required"));
    shop.stop().await;
}

#[tokio::test]
async fn a_paused_store_and_a_full_slot_take_no_orders() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    server::ordering::counter::set_paused(shop.state(), &STORE.parse().unwrap(), true).await.unwrap();
    let paused = browser.place_order("one", &order).await;
    assert_eq!((paused.status, paused.problem().as_str()), (409, "store-paused"));
    server::ordering::counter::set_paused(shop.state(), &STORE.parse().unwrap(), false).await.unwrap();

    shop.change_store(STORE, |store| store.slot_capacity = 1).await;
    let other = shop.customer(2).await;
    let mut faster = shop.customer_browser(other).await;
    let cart = faster.add_to_cart(STORE, "tomato-1kg", 1).await;
    let first = json!({ "cart": cart["cart"], "name": "Ravi", "slot": SLOT, "expected_total": 4200 });
    assert_eq!(faster.place_order("first", &first).await.status, 201);
    let full = browser.place_order("two", &order).await;
    assert_eq!((full.status, full.problem().as_str()), (409, "slot-full"));
    shop.stop().await;
}

#[tokio::test]
async fn an_order_belongs_to_its_customer() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    let path = browser.place_order("one", &order).await.header("location").to_owned();
    let other = shop.customer(2).await;
    for mut anonymous in
        [shop.browser(), shop.customer_browser(other).await, shop.counter_browser(OTHER_STORE).await]
    {
        assert_eq!(anonymous.get(&path).await.problem(), "order-not-found");
        for action in ["cancel", "accept"] {
            let answer = anonymous.post(&format!("{path}/{action}"), &json!({})).await;
            assert_eq!((answer.status, answer.problem().as_str()), (404, "order-not-found"));
        }
    }
    let not_hers = browser.post(&format!("{path}/accept"), &json!({})).await;
    assert_eq!((not_hers.status, not_hers.problem().as_str()), (403, "forbidden"));
    let cancelled = browser.post(&format!("{path}/cancel"), &json!({})).await;
    assert_eq!(cancelled.json()["state"], "cancelled");
    // The tomatoes are back on the shelf.
    let page = browser.get(&format!("/api/v1/stores/{STORE}/products?q=tomato&limit=100")).await.json();
    let kilo = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["product"] == "tomato-1kg")
        .unwrap()
        .clone();
    assert_eq!(kilo["available"], 40);
    shop.stop().await;
}

#[tokio::test]
async fn an_order_that_is_not_accepted_expires() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    let path = browser.place_order("one", &order).await.header("location").to_owned();
    shop.advance(SignedDuration::from_mins(14));
    shop.idle().await;
    assert_eq!(browser.get(&path).await.json()["state"], "placed");
    shop.advance(SignedDuration::from_mins(1));
    shop.idle().await;
    assert_eq!(browser.get(&path).await.json()["state"], "expired");
    shop.stop().await;
}

#[tokio::test]
async fn an_order_that_is_not_collected_ends_uncollected() {
    let shop = TestApp::start().await;
    let (mut browser, order) = ready_to_order(&shop).await;
    let path = browser.place_order("one", &order).await.header("location").to_owned();
    let mut counter = shop.counter_browser(STORE).await;
    counter.post(&format!("{path}/accept"), &json!({})).await;
    counter.post(&format!("{path}/ready"), &json!({})).await;
    // Closing on the day after the slot: Saturday, 23:00 in India.
    shop.clock.set("2026-11-21T17:29:59Z".parse().unwrap());
    shop.idle().await;
    assert_eq!(browser.get(&path).await.json()["state"], "ready");
    shop.advance(SignedDuration::from_secs(1));
    shop.idle().await;
    let id = browser.get(&path).await.json()["order"].as_str().unwrap().parse().unwrap();
    let ended = shop.state().storage.order(id).await.unwrap().unwrap();
    assert_eq!(ended.state, OrderState::Uncollected);
    shop.stop().await;
}

#[tokio::test]
async fn orders_are_listed_newest_first_in_pages() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    let mut placed = Vec::new();
    for number in 0..5 {
        let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
        let order = json!({ "cart": cart["cart"], "name": "Asha", "slot": SLOT, "expected_total": 4200 });
        placed.push(
            browser.place_order(&format!("key-{number}"), &order).await.json()["number"].as_u64().unwrap(),
        );
        shop.advance(SignedDuration::from_secs(10));
    }
    placed.reverse();
    let (mut listed, mut after) = (Vec::new(), String::new());
    loop {
        let page = browser.get(&format!("/api/v1/orders?limit=2{after}")).await.json();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        listed.extend(items.iter().map(|item| item["number"].as_u64().unwrap()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(listed, placed);
    assert_eq!(shop.browser().get("/api/v1/orders").await.problem(), "authentication-required");
    shop.stop().await;
}
