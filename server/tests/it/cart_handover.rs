//! What a customer has chosen stays theirs: through links opened again, other tabs, other stores.

use commerce::Language::English;
use commerce::{CartId, CustomerId, Place};
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::places::PinCodes;
use storage::LinkPurpose;

use crate::browser::Browser;
use crate::test_app::{OTHER_STORE, STORE, TestApp};

/// 12:00 in India.
const SLOT: &str = "2026-11-20T06:30:00Z";

async fn current(browser: &mut Browser) -> Value {
    browser.get("/api/v1/carts/current").await.json()
}

fn id_of(cart: &Value) -> CartId {
    cart["cart"].as_str().unwrap().parse().unwrap()
}

/// Opens a link; returns where it leads.
async fn continue_from(browser: &mut Browser, link: &str) -> String {
    let answer = browser.post_form(link, &[("lang", "en")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_owned()
}

async fn link(shop: &TestApp, customer: CustomerId, cart: Option<CartId>) -> String {
    shop.create_link(LinkPurpose::Shop { customer, cart }).await
}

#[tokio::test]
async fn a_link_opened_again_leaves_the_cart_that_is_being_filled() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut browser = shop.browser();
    let first = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    let link = link(&shop, customer, Some(id_of(&first))).await;
    assert_eq!(continue_from(&mut browser, &link).await, "/cart");
    let order = json!({ "cart": first["cart"], "name": "Asha", "slot": SLOT, "expected_total": 8400 });
    let placed = browser.place_order("one", &order).await;
    let order = placed.json()["order"].as_str().unwrap().to_owned();

    let second = browser.add_to_cart(STORE, "onion-1kg", 3).await;
    let page = browser.get(&link).await;
    assert!(
        page.body
            .contains(&i18n::pages::link::cart_waiting(English, &i18n::products::item_count(English, 3))),
        "{}",
        page.body
    );
    assert_eq!(continue_from(&mut browser, &link).await, format!("/o/{order}"), "what that cart has become");
    assert_eq!(current(&mut browser).await, second);
    shop.stop().await;
}

#[tokio::test]
async fn of_two_carts_the_one_changed_last_is_gone_on_with() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut waiting = shop.browser();
    let named = waiting.add_to_cart(STORE, "tomato-1kg", 2).await;
    shop.advance(SignedDuration::from_mins(1));
    let mut phone = shop.customer_browser(customer).await;
    let own = phone.add_to_cart(OTHER_STORE, "onion-1kg", 1).await;
    let link = link(&shop, customer, Some(id_of(&named))).await;
    let mut laptop = shop.browser();
    assert_eq!(continue_from(&mut laptop, &link).await, "/cart");
    assert_eq!(current(&mut laptop).await, own, "a newer cart is not thrown away");
    // The other way round the one that the link names is newer.
    shop.advance(SignedDuration::from_mins(1));
    waiting.set_line(named["cart"].as_str().unwrap(), STORE, "tomato-1kg", 3).await;
    assert_eq!(continue_from(&mut laptop, &link).await, "/cart");
    assert_eq!(current(&mut laptop).await["cart"], named["cart"]);
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_filled_anonymously_replaces_an_empty_one() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let mut phone = shop.customer_browser(customer).await;
    let emptied = phone.add_to_cart(STORE, "onion-1kg", 1).await;
    phone.set_line(emptied["cart"].as_str().unwrap(), STORE, "onion-1kg", 0).await;
    let mut browser = shop.browser();
    let filled = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    continue_from(&mut browser, &link(&shop, customer, None).await).await;
    assert_eq!(current(&mut browser).await, filled);

    // And of one that was ordered, should that not have been recorded.
    let order = json!({ "cart": filled["cart"], "name": "Asha", "slot": SLOT, "expected_total": 8400 });
    assert_eq!(browser.place_order("one", &order).await.status, 201);
    shop.state().storage.set_cart(customer, Some(id_of(&filled))).await.unwrap();
    let mut browser = shop.browser();
    let next = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    continue_from(&mut browser, &link(&shop, customer, None).await).await;
    assert_eq!(current(&mut browser).await, next);

    // One with something in it stays.
    let mut browser = shop.browser();
    browser.add_to_cart(STORE, "tomato-1kg", 7).await;
    continue_from(&mut browser, &link(&shop, customer, None).await).await;
    assert_eq!(current(&mut browser).await, next);
    shop.stop().await;
}

#[tokio::test]
async fn starting_a_cart_again_takes_nothing_away() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let start = async |browser: &mut Browser, store: &str| {
        let line = json!({ "product": "tomato-1kg", "quantity": 3, "expected_price": 4200 });
        browser.post("/api/v1/carts", &json!({ "store": store, "line": line })).await
    };
    let started = start(&mut browser, STORE).await;
    assert_eq!(started.status, 201);
    let cart = started.json()["cart"].as_str().unwrap().to_owned();
    // A second try, whose first response was lost; and a tab that does not know of the cart.
    let again = start(&mut browser, STORE).await;
    assert_eq!((again.status, again.json()), (200, started.json()));
    assert_eq!(again.header("location"), format!("/api/v1/carts/{cart}"));
    let elsewhere = start(&mut browser, OTHER_STORE).await;
    assert_eq!((elsewhere.status, elsewhere.problem().as_str()), (409, "cart-at-other-store"));
    assert_eq!(current(&mut browser).await, started.json());
    // An empty cart is no obstacle.
    browser.set_line(&cart, STORE, "tomato-1kg", 0).await;
    assert_eq!(start(&mut browser, OTHER_STORE).await.json()["store"], OTHER_STORE);
    shop.stop().await;
}

#[tokio::test]
async fn less_of_what_is_not_in_the_cart_changes_nothing() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 2).await;
    for replace in ["", "1"] {
        let line = [
            ("store", OTHER_STORE),
            ("line", "onion-1kg:0:3100"),
            ("replace", replace),
            ("back", "/s/asha-vashi"),
        ];
        let answer = browser.post_form("/cart/lines", &line).await;
        assert_eq!(answer.status, 303, "no confirmation: {}", answer.body);
        assert_eq!(answer.header("location"), "/s/asha-vashi#p-onion-1kg");
        assert_eq!(current(&mut browser).await, cart);
    }
    shop.stop().await;
}

#[tokio::test]
async fn an_impossible_price_is_refused() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let cart = browser.add_to_cart(STORE, "tomato-1kg", 1).await;
    let path = format!("/api/v1/carts/{}/lines/tomato-1kg", cart["cart"].as_str().unwrap());
    for price in [-1, 1_000_000_001, i64::MAX, i64::MIN] {
        let line = json!({ "quantity": 2, "expected_price": price });
        let refused = browser.put(&path, &line).await;
        assert_eq!((refused.status, refused.problem().as_str()), (422, "invalid-field"), "{price}");
        assert_eq!(refused.json()["field"], "expected_price");
        let line = [("store", STORE), ("line", &format!("tomato-1kg:2:{price}"))];
        assert_eq!(browser.post_form("/cart/lines", &line).await.status, 422, "{price}");
    }
    assert_eq!(current(&mut browser).await, cart);
    for price in [0, 1_000_000_000] {
        let line = json!({ "quantity": 2, "expected_price": price });
        assert_eq!(browser.put(&path, &line).await.status, 200, "{price}");
    }
    shop.stop().await;
}

/// The middle of a PIN code's area, as the chat understands it.
fn place(pin: &str) -> Place {
    PinCodes::embedded().find(pin).unwrap().into()
}

/// The first open store of the list that is not the visitor's own.
async fn nearest(browser: &mut Browser) -> String {
    let page = browser.get("/stores").await.body;
    let open = page.split("data-group=\"open\"").nth(1);
    let link =
        open.and_then(|row| row.split("href=\"/s/").nth(1)).unwrap_or_else(|| panic!("no store: {page}"));
    link.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_location_sent_in_the_chat_is_newer_than_that_of_a_browser() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let vashi = [("q", "400703"), ("lang", "en")];
    // In a browser that was hers before,
    let mut browser = shop.customer_browser(customer).await;
    browser.post_form("/location", &vashi).await;
    assert_eq!(nearest(&mut browser).await, "nirmal-vashi");
    shop.state().storage.set_place(customer, &place("400014")).await.unwrap();
    assert_eq!(nearest(&mut browser).await, "vitthal-dadar-east");
    // and in an anonymous one.
    let mut other = shop.browser();
    other.post_form("/location", &vashi).await;
    continue_from(&mut other, &link(&shop, customer, None).await).await;
    assert_eq!(nearest(&mut other).await, "vitthal-dadar-east");
    // From a page that sent her to the chat with its cart, the page's place is the newer.
    let mut page = shop.browser();
    page.post_form("/location", &vashi).await;
    let cart = page.add_to_cart(STORE, "tomato-1kg", 1).await;
    continue_from(&mut page, &link(&shop, customer, Some(id_of(&cart))).await).await;
    assert_eq!(nearest(&mut page).await, "nirmal-vashi");
    // A customer without a place takes over that of this browser.
    let newcomer = shop.customer(2).await;
    let mut browser = shop.browser();
    browser.post_form("/location", &vashi).await;
    assert_eq!(continue_from(&mut browser, &link(&shop, newcomer, None).await).await, "/stores");
    assert_eq!(nearest(&mut browser).await, "nirmal-vashi");
    shop.stop().await;
}

#[tokio::test]
async fn the_cart_of_a_customer_is_not_given_to_another() {
    let shop = TestApp::start().await;
    let (asha, ravi) = (shop.customer(1).await, shop.customer(2).await);
    let mut owner = shop.customer_browser(asha).await;
    let cart = owner.add_to_cart(STORE, "tomato-1kg", 2).await;
    // Ravi sends the id of her cart in the chat, and follows the link that comes back.
    let mut other = shop.browser();
    continue_from(&mut other, &link(&shop, ravi, Some(id_of(&cart))).await).await;
    assert_eq!(current(&mut other).await["item_count"], 0);
    let order = json!({ "cart": cart["cart"], "name": "Ravi", "slot": SLOT, "expected_total": 8400 });
    assert_eq!(other.place_order("taken", &order).await.problem(), "cart-not-found");
    assert_eq!(current(&mut owner).await, cart);
    shop.stop().await;
}
