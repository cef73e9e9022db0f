//! What a session opens, how long it lasts, and how it is ended.

use commerce::{CustomerId, OrderId};
use jiff::SignedDuration;
use storage::LinkPurpose;

use super::shopping::{add, order_tomatoes};
use crate::browser::Browser;
use crate::test_app::{OTHER_STORE, STORE, TestApp};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A browser that opened the link of an order.
async fn order_browser(shop: &TestApp, customer: CustomerId, order: &str) -> Browser {
    let mut browser = shop.browser();
    shop.open_link(&mut browser, LinkPurpose::Order { customer, order: order_id(order) }).await;
    browser
}

fn order_id(path: &str) -> OrderId {
    path.strip_prefix("/o/").unwrap().parse().unwrap()
}

/// The status with which a browser reads its customer's orders: 401 unless one is signed in.
async fn orders_status(browser: &mut Browser) -> u16 {
    browser.get("/orders").await.status
}

#[tokio::test]
async fn the_link_of_an_order_opens_that_order_and_nothing_else() {
    let shop = TestApp::start().await;
    let asha = shop.customer(1).await;
    let mut browser = shop.customer_browser(asha).await;
    let (order, other) = (order_tomatoes(&mut browser).await, order_tomatoes(&mut browser).await);
    add(&mut browser, "tomato-1kg").await;

    let mut guest = order_browser(&shop, asha, &order).await;
    assert!(!guest.cookies.contains_key("nukkad"), "no session of the customer");
    let cancel = format!("{order}/cancel");
    assert_eq!(guest.open(&order).await.forms(&cancel).len(), 1, "the whole order");
    assert_eq!(guest.get(&format!("{order}/bill")).await.status, 200);
    assert_eq!(guest.get(&format!("/api/v1/orders/{}", order_id(&order))).await.status, 200);

    assert_eq!(orders_status(&mut guest).await, 401);
    assert_eq!(guest.get("/api/v1/orders").await.status, 401);
    assert_eq!(guest.get("/api/v1/carts/current").await.json()["item_count"], 0, "the cart is not shown");
    assert!(guest.open(&other).await.forms(&format!("{other}/cancel")).is_empty());
    assert_eq!(guest.get(&format!("{other}/bill")).await.status, 404);
    assert_eq!(guest.get(&format!("/api/v1/orders/{}", order_id(&other))).await.status, 404);
    assert_eq!(guest.post_form(&format!("{other}/cancel"), &[("lang", "en")]).await.status, 401);

    // The order itself can be cancelled, also by a browser that sends nothing but the form's token.
    let form = guest.open(&order).await.form(&cancel);
    let token = form.field("form_token").to_owned();
    let mut silent = guest.with_headers(&[]);
    assert_eq!(silent.post_form(&cancel, &[("lang", "en")]).await.status, 403);
    let fields = [("lang", "en"), ("form_token", token.as_str())];
    assert_eq!(silent.post_form(&cancel, &fields).await.status, 303);
    assert!(browser.open(&order).await.forms(&cancel).is_empty(), "cancelled");
    shop.stop().await;
}

#[tokio::test]
async fn where_its_customer_is_signed_in_the_link_of_an_order_changes_no_session() {
    let shop = TestApp::start().await;
    let (asha, ravi) = (shop.customer(1).await, shop.customer(2).await);
    let mut browser = shop.customer_browser(asha).await;
    let order = order_tomatoes(&mut browser).await;
    let before = browser.cookies.clone();
    let purpose = LinkPurpose::Order { customer: asha, order: order_id(&order) };
    shop.open_link(&mut browser, purpose.clone()).await;
    assert_eq!(browser.cookies, before);
    assert_eq!(orders_status(&mut browser).await, 200);
    // A neighbour's browser has both sessions.
    let mut neighbour = shop.customer_browser(ravi).await;
    add(&mut neighbour, "tomato-1kg").await;
    shop.open_link(&mut neighbour, purpose).await;
    assert_eq!(neighbour.get(&format!("{order}/bill")).await.status, 200);
    assert_eq!(neighbour.get("/api/v1/carts/current").await.json()["item_count"], 1);
    assert!(!neighbour.open("/orders").await.body.contains(&order));
    shop.stop().await;
}

#[tokio::test]
async fn the_session_of_an_order_ends_a_week_after_the_order() {
    let shop = TestApp::start().await;
    let asha = shop.customer(1).await;
    let mut browser = shop.customer_browser(asha).await;
    let order = order_tomatoes(&mut browser).await;
    let mut guest = order_browser(&shop, asha, &order).await;
    let bill = format!("{order}/bill");
    let answer = browser.post_form(&format!("{order}/cancel"), &[("lang", "en")]).await;
    assert_eq!(answer.status, 303);
    shop.advance(6 * 24 * HOUR);
    assert_eq!(guest.get(&bill).await.status, 200);
    shop.advance(24 * HOUR);
    assert_eq!(guest.get(&bill).await.status, 404, "however often it is used");
    shop.stop().await;
}

#[tokio::test]
async fn the_link_of_a_counter_opens_once_and_its_session_lasts_a_day() {
    let shop = TestApp::start().await;
    let link = shop.create_link(LinkPurpose::Counter { store: STORE.parse().unwrap() }).await;
    let mut counter = shop.browser();
    assert_eq!(counter.get(&link).await.status, 200, "a look does not use it up");
    assert_eq!(counter.post_form(&link, &[("lang", "en")]).await.header("location"), "/counter");
    let mut other = shop.browser();
    assert_eq!(other.get(&link).await.status, 410);
    let again = other.post_form(&link, &[("lang", "en")]).await;
    assert!(again.status == 303 && again.header("location").ends_with(&link), "{:?}", again.headers);
    assert!(other.cookies.is_empty());

    for _ in 0..11 {
        shop.advance(2 * HOUR);
        assert_eq!(counter.get("/counter").await.status, 200);
    }
    shop.advance(2 * HOUR);
    assert_eq!(counter.get("/counter").await.status, 401, "however often it is used");
    shop.stop().await;
}

#[tokio::test]
async fn a_session_lasts_a_week_from_its_last_use_and_a_month_at_most() {
    let shop = TestApp::start().await;
    let asha = shop.customer(1).await;
    let mut browser = shop.customer_browser(asha).await;
    // Used within the hour, nothing is written; after it, the cookie is sent again.
    assert_eq!(browser.get("/orders").await.header("set-cookie"), "");
    for day in [6, 12, 18, 24] {
        shop.advance(6 * 24 * HOUR);
        let page = browser.get("/orders").await;
        assert_eq!(page.status, 200, "day {day}");
        let seconds = 24 * 3600 * if day == 24 { 6 } else { 7 };
        assert!(page.header("set-cookie").contains(&format!("Max-Age={seconds}")), "day {day}");
    }
    shop.advance(6 * 24 * HOUR);
    assert_eq!(orders_status(&mut browser).await, 401, "day 30");
    let mut idle = shop.customer_browser(asha).await;
    shop.advance(7 * 24 * HOUR);
    assert_eq!(orders_status(&mut idle).await, 401);
    shop.stop().await;
}

#[tokio::test]
async fn signing_out_ends_the_session_of_this_browser() {
    let shop = TestApp::start().await;
    let asha = shop.customer(1).await;
    let mut browser = shop.customer_browser(asha).await;
    let mut other = shop.customer_browser(asha).await;
    let stolen = browser.clone();
    let answer = browser.post_form("/sign-out", &[("lang", "hi")]).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/hi"));
    assert!(browser.cookies.is_empty());
    assert_eq!(orders_status(&mut stolen.clone()).await, 401, "the cookie is worth nothing");
    assert_eq!(orders_status(&mut other).await, 200);
    // Without a session there is nothing to end.
    assert_eq!(browser.post_form("/sign-out", &[("lang", "en")]).await.status, 303);
    shop.stop().await;
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_and_link_of_the_customer() {
    let shop = TestApp::start().await;
    let (asha, ravi) = (shop.customer(1).await, shop.customer(2).await);
    let mut browser = shop.customer_browser(asha).await;
    let mut other = shop.customer_browser(asha).await;
    let mut neighbour = shop.customer_browser(ravi).await;
    let order = order_tomatoes(&mut browser).await;
    let mut guest = order_browser(&shop, asha, &order).await;
    let links = [
        shop.create_link(LinkPurpose::Shop { customer: asha, cart: None }).await,
        shop.create_link(LinkPurpose::Order { customer: asha, order: order_id(&order) }).await,
    ];
    // The link of an order alone does not end the other sessions.
    assert_eq!(
        guest.clone().post_form("/sign-out", &[("everywhere", "1"), ("lang", "en")]).await.status,
        303
    );
    assert_eq!(orders_status(&mut browser).await, 200);
    let mut guest_again = order_browser(&shop, asha, &order).await;

    assert_eq!(browser.post_form("/sign-out", &[("everywhere", "1"), ("lang", "en")]).await.status, 303);
    assert_eq!(orders_status(&mut other).await, 401);
    assert_eq!(guest_again.get(&format!("{order}/bill")).await.status, 404);
    assert_eq!(guest.get(&format!("{order}/bill")).await.status, 404);
    for link in &links {
        assert!([404, 410].contains(&shop.browser().get(link).await.status), "{link}");
    }
    assert_eq!(orders_status(&mut neighbour).await, 200);
    // The next link from the chat opens again.
    assert_eq!(orders_status(&mut shop.customer_browser(asha).await).await, 200);
    shop.stop().await;
}

#[tokio::test]
async fn a_counter_signs_out_here_or_everywhere() {
    let shop = TestApp::start().await;
    let (mut here, mut there) = (shop.counter_browser(STORE).await, shop.counter_browser(STORE).await);
    let (mut third, mut other) = (shop.counter_browser(STORE).await, shop.counter_browser(OTHER_STORE).await);
    assert_eq!(here.post_form("/counter/sign-out", &[("lang", "en")]).await.status, 303);
    assert_eq!((here.get("/counter").await.status, there.get("/counter").await.status), (401, 200));
    let fields = [("everywhere", "1"), ("lang", "en")];
    assert_eq!(there.post_form("/counter/sign-out", &fields).await.status, 303);
    assert_eq!((there.get("/counter").await.status, third.get("/counter").await.status), (401, 401));
    assert_eq!(other.get("/counter").await.status, 200);
    shop.stop().await;
}

#[tokio::test]
async fn a_place_alone_is_a_cookie_and_no_session() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    browser.post_form("/location", &[("q", "400703"), ("lang", "en")]).await;
    assert_eq!(browser.cookies.keys().collect::<Vec<_>>(), ["nukkad_place"]);
    assert_eq!(browser.get("/stores").await.status, 200);
    let front = browser.get(&format!("/s/{STORE}")).await;
    assert_eq!(front.header("cache-control"), "private, no-cache", "it shows the distance");
    // A changed cookie is worth nothing.
    let mut forged = browser.clone();
    let value = forged.cookies["nukkad_place"].replacen(|digit| digit != '0', "0", 1);
    forged.cookies.insert("nukkad_place".to_owned(), value);
    assert_eq!(forged.get("/stores").await.header("location"), "/en");
    // A line in a cart is worth a session, and signing in takes the place along.
    add(&mut browser, "tomato-1kg").await;
    assert!(browser.cookies.contains_key("nukkad"));
    let asha = shop.customer(1).await;
    shop.open_link(&mut browser, LinkPurpose::Shop { customer: asha, cart: None }).await;
    assert!(!browser.cookies.contains_key("nukkad_place"));
    assert_eq!(browser.get("/stores").await.status, 200);
    assert!(shop.state().storage.customer(asha).await.unwrap().unwrap().place.is_some());
    shop.stop().await;
}

#[tokio::test]
async fn an_anonymous_cart_lasts_a_day_from_its_last_use() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    add(&mut browser, "tomato-1kg").await;
    for _ in 0..3 {
        shop.advance(20 * HOUR);
        assert_eq!(browser.get("/api/v1/carts/current").await.json()["item_count"], 1);
    }
    shop.advance(24 * HOUR);
    assert_eq!(browser.get("/api/v1/carts/current").await.json()["item_count"], 0);
    shop.stop().await;
}
