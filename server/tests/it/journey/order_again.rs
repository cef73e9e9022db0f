//! The same again: from an earlier order to the next one.

use commerce::Language::English;
use commerce::{Order, OrderId, Paise};
use i18n::pages::{cart, checkout, order};
use jiff::SignedDuration;

use super::shopping::{ASHA, RAVI, add, arrive, filled_in, order_tomatoes, stock};
use crate::browser::Browser;
use crate::test_app::{FIRST_ORDER, OTHER_STORE, STORE, TestApp};

/// Presses the button on the order's page; the address it leads to.
async fn press_again(browser: &mut Browser, order: &str) -> String {
    let page = browser.open(order).await;
    let pressed = browser.submit(&page.form(&format!("{order}/again"))).await.assert_status(303);
    pressed.header("location").to_owned()
}

async fn stored(shop: &TestApp, path: &str) -> Order {
    let id: OrderId = path.strip_prefix("/o/").unwrap().parse().unwrap();
    shop.state().storage.order(id).await.unwrap().unwrap()
}

#[tokio::test]
async fn one_press_leads_to_the_checkout_with_the_same_lines() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    add(&mut browser, "tomato-1kg").await;
    add(&mut browser, "onion-1kg").await;
    let placed = browser.submit(&filled_in(&mut browser.clone()).await).await.assert_status(303);
    let first = placed.header("location").to_owned();

    let leads_to = press_again(&mut browser, &first).await;
    assert_eq!(leads_to, format!("/checkout?again={}", first.strip_prefix("/o/").unwrap()));
    // Pressed twice, nothing is doubled.
    assert_eq!(press_again(&mut browser, &first).await, leads_to);
    let page = browser.open(&leads_to).await;
    assert!(page.text().contains("Tomato 1 kg × 2"), "{}", page.text());
    assert!(!page.text().contains(&order::again_changes(English)), "all is as it was: {}", page.text());
    let placed = browser.submit(&page.form("/checkout")).await.assert_status(303);
    let second = placed.header("location").to_owned();
    assert_ne!(second, first);
    let lines =
        |order: Order| order.lines.into_iter().map(|line| (line.product, line.quantity)).collect::<Vec<_>>();
    assert_eq!(lines(stored(&shop, &second).await), lines(stored(&shop, &first).await));
    shop.stop().await;
}

/// After the link's page has opened: Continue, Same again, Place order.
#[tokio::test]
async fn a_returning_customer_orders_the_same_in_three_presses() {
    let shop = TestApp::start().await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let first = order_tomatoes(&mut browser).await;
    phone.drain().await;
    // A greeting repeated within seconds would not be answered.
    shop.advance(SignedDuration::from_mins(1));
    phone.send_text("Hi");
    let link = shop.link_path(&phone.receive().await);
    let mut browser = shop.browser();
    let page = browser.open(&link).await;
    let page = browser.submit_and_follow(&page.form(&link)).await;
    let page = browser.submit_and_follow(&page.form(&format!("{first}/again"))).await;
    let placed = browser.submit(&page.form("/checkout")).await.assert_status(303);
    let second = placed.header("location");
    assert_ne!(second, first);
    assert_eq!(stored(&shop, second).await.totals, stored(&shop, &first).await.totals);
    shop.stop().await;
}

#[tokio::test]
async fn what_is_gone_or_has_another_price_is_named() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    add(&mut browser, "onion-1kg").await;
    let placed = browser.submit(&filled_in(&mut browser.clone()).await).await.assert_status(303);
    let first = placed.header("location").to_owned();
    shop.restock(STORE, "tomato-1kg", 45, 30).await;
    shop.restock(STORE, "onion-1kg", 30, 0).await;

    let leads_to = press_again(&mut browser, &first).await;
    let page = browser.open(&leads_to).await;
    let dearer = cart::price_changed(English, "Tomato", Paise(4_200), Paise(4_500));
    let gone = order::again_unavailable(English, "Onion");
    for sentence in [&order::again_changes(English), &dearer, &gone] {
        assert!(page.text().contains(sentence), "{sentence} in {}", page.text());
    }
    assert!(page.text().contains(&checkout::place_order(English, Paise(4_500))), "{}", page.text());
    // To someone else the address shows nothing of the order.
    let (_other_phone, mut other) = arrive(&shop, RAVI, "Ravi").await;
    add(&mut other, "tomato-1kg").await;
    let page = other.open(&leads_to).await;
    assert!(!page.text().contains(&order::again_changes(English)), "{}", page.text());
    let refused = other.post_form(&format!("{first}/again"), &[("lang", "en")]).await;
    assert_eq!(refused.status, 404);

    // With nothing left, the empty cart's page names it.
    browser.submit(&browser.clone().open(&leads_to).await.form("/checkout")).await.assert_status(303);
    shop.restock(STORE, "tomato-1kg", 45, 0).await;
    let leads_to = press_again(&mut browser, &first).await;
    assert!(leads_to.starts_with("/cart?again="), "{leads_to}");
    let page = browser.open(&leads_to).await;
    assert!(page.text().contains(&gone) && page.text().contains(&cart::empty(English)), "{}", page.text());
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_at_another_store_is_emptied_only_after_a_question() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let first = order_tomatoes(&mut browser).await;
    let page = browser.open(&format!("/s/{OTHER_STORE}/p/onion-1kg")).await;
    let add = i18n::pages::catalog::add(English);
    browser.submit(&page.stepper("onion-1kg").press(&add)).await.assert_status(303);

    let page = browser.open(&first).await;
    let again = format!("{first}/again");
    let question = browser.submit(&page.form(&again)).await.assert_status(409);
    let yes = cart::switch_yes(English, &order::title(English, FIRST_ORDER));
    assert!(question.text().contains(&yes), "{}", question.text());
    assert!(browser.open("/cart").await.text().contains("Onion"), "nothing has changed");
    let agreed = browser.submit(&question.form(&again).press(&yes)).await.assert_status(303);
    let page = browser.open(agreed.header("location")).await;
    assert!(page.text().contains("Tomato") && !page.text().contains("Onion"), "{}", page.text());
    shop.stop().await;
}

#[tokio::test]
async fn the_list_of_orders_has_pages_and_repeats_each() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let mut placed = Vec::new();
    for _ in 0..21 {
        let order = order_tomatoes(&mut browser).await;
        browser.post_form(&format!("{order}/cancel"), &[("lang", "en")]).await.assert_status(303);
        placed.push(order);
        shop.advance(SignedDuration::from_secs(10));
    }
    let page = browser.open("/orders").await;
    let newest = placed.last().unwrap();
    assert_eq!(page.forms(&format!("{newest}/again")).len(), 1, "{}", page.text());
    assert!(page.forms(&format!("{}/again", placed[0])).is_empty(), "twenty on a page");
    let older = browser.open(&page.link(&order::older(English))).await;
    assert_eq!(older.forms(&format!("{}/again", placed[0])).len(), 1, "{}", older.text());
    assert!(older.forms(&format!("{newest}/again")).is_empty());
    assert!(!older.text().contains(&order::older(English)), "it is the last page");
    assert_eq!(older.link(&order::newest(English)), "/orders");
    let pressed = browser.submit(&older.form(&format!("{}/again", placed[0]))).await.assert_status(303);
    assert!(pressed.header("location").starts_with("/checkout?again="));
    assert_eq!(stock(&shop, "tomato-1kg").await, (40, 0), "a cart holds nothing");
    shop.stop().await;
}
