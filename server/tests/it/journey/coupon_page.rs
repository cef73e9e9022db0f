//! A coupon and a store's smallest order on the pages, as a browser without script sees them.

use commerce::Language::{English, Hindi};
use commerce::{Coupon, CouponRejection, Paise};
use i18n::pages::{cart, checkout};

use super::html::find_elements;
use super::shopping::{ASHA, add, arrive};
use crate::browser::Response;
use crate::test_app::{STORE, TestApp};

/// The coupon's line of the totals.
fn coupon_rows(page: &Response) -> Vec<String> {
    find_elements(&page.body, "[data-coupon]").into_iter().map(|row| row.text).collect()
}

async fn change_coupon(shop: &TestApp, change: impl FnOnce(&mut Coupon)) {
    let code = "WELCOME50".parse().unwrap();
    let (mut coupon, _) = shop.state().storage.coupon(&code, None).await.unwrap().unwrap();
    change(&mut coupon);
    assert_eq!(shop.state().storage.import_coupons(vec![coupon]).await.unwrap().changed, 1);
}

#[tokio::test]
async fn a_coupon_is_one_line_of_the_totals_from_the_cart_to_the_order() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    browser.add_to_cart(STORE, "tomato-1kg", 8).await;
    let form = browser.open("/cart").await.form("/cart/coupon");
    let page = browser.submit(&form.clone().with("code", "diwali")).await.assert_status(422);
    assert_eq!(page.field_error("code"), cart::coupon_rejection(English, "diwali", CouponRejection::Unknown));
    assert_eq!(page.form("/cart/coupon").field("code"), "diwali", "what was typed stays");

    let page = browser.submit_and_follow(&form.with("code", "welcome 50")).await;
    let row = format!("{} − ₹50", cart::coupon_row(English, "WELCOME50"));
    assert_eq!(coupon_rows(&page), [row.as_str()]);
    assert!(page.text().contains(&format!("{} ₹286", cart::total(English))), "{}", page.text());
    let page = browser.open("/hi/cart").await;
    assert!(coupon_rows(&page)[0].starts_with(&cart::coupon_row(Hindi, "WELCOME50")));

    let page = browser.open("/checkout").await;
    assert_eq!(coupon_rows(&page), [row.as_str()]);
    assert!(page.text().contains(&checkout::place_order(English, Paise(28_600))));
    let order = browser.submit_and_follow(&page.form("/checkout")).await;
    assert_eq!(coupon_rows(&order), [row]);
    shop.stop().await;
}

#[tokio::test]
async fn a_coupon_that_stops_counting_stays_with_the_reason() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let in_cart = browser.add_to_cart(STORE, "tomato-1kg", 8).await;
    let form = browser.open("/cart").await.form("/cart/coupon").with("code", "WELCOME50");
    browser.submit_and_follow(&form).await;
    browser.set_line(in_cart["cart"].as_str().unwrap(), STORE, "tomato-1kg", 2).await;
    let minimum = Paise(30_000);
    let sentence = cart::coupon_rejection(English, "WELCOME50", CouponRejection::BelowMinimum { minimum });
    for path in ["/cart", "/checkout"] {
        let page = browser.open(path).await;
        assert!(page.text().contains(&sentence), "{path}: {}", page.text());
        assert_eq!(coupon_rows(&page), [""; 0]);
    }
    // Its button removes it.
    let remove = cart::coupon_remove(English, "WELCOME50");
    let form = browser.open("/cart").await.form("/cart/coupon").press(&remove);
    let page = browser.submit_and_follow(&form).await;
    assert!(!page.text().contains(&sentence) && page.text().contains(&cart::coupon_ask(English)));
    shop.stop().await;
}

#[tokio::test]
async fn the_total_shown_is_the_total_charged() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    browser.add_to_cart(STORE, "tomato-1kg", 8).await;
    let form = browser.open("/cart").await.form("/cart/coupon").with("code", "WELCOME50");
    browser.submit_and_follow(&form).await;
    let seen = browser.open("/checkout").await.form("/checkout");
    let now = shop.now();
    change_coupon(&shop, |coupon| coupon.ends_at = Some(now)).await;

    let page = browser.submit(&seen).await.assert_status(409);
    let text = page.text();
    assert!(text.contains(&cart::coupon_changed(English)), "{text}");
    assert!(text.contains(&cart::coupon_rejection(English, "WELCOME50", CouponRejection::Expired)), "{text}");
    assert!(text.contains(&checkout::place_order(English, Paise(33_600))), "{text}");
    assert_eq!(super::shopping::stock(&shop, "tomato-1kg").await, (40, 0), "nothing was ordered");
    let order = browser.submit_and_follow(&page.form("/checkout")).await;
    assert_eq!(coupon_rows(&order), [""; 0]);
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_below_the_stores_minimum_shows_what_is_missing() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let seen = browser.open("/checkout").await.form("/checkout");
    shop.change_store(STORE, |store| store.minimum_order = Paise(10_000)).await;
    let missing = |page: &Response| {
        find_elements(&page.body, "[data-below-minimum]")
            .into_iter()
            .map(|notice| notice.text)
            .collect::<Vec<_>>()
    };
    let sentence = cart::below_minimum_template(English).replace("{}", "₹58");
    let page = browser.open("/cart").await;
    assert_eq!(missing(&page), [sentence.as_str()]);
    assert!(!page.links().contains(&"/checkout".to_owned()));
    let page = browser.open("/checkout").await;
    assert_eq!((missing(&page), page.forms("/checkout").len()), (vec![sentence.clone()], 0));
    // A form that was open before is refused as well.
    let page = browser.submit(&seen).await.assert_status(409);
    assert_eq!(missing(&page), [sentence]);
    assert_eq!(super::shopping::stock(&shop, "tomato-1kg").await, (40, 0), "nothing was ordered");

    browser.add_to_cart(STORE, "tomato-1kg", 3).await;
    let page = browser.open("/cart").await;
    assert_eq!(missing(&page), [""; 0]);
    assert!(page.links().contains(&"/checkout".to_owned()));
    let form = browser.open("/checkout").await.form("/checkout");
    browser.submit(&form).await.assert_status(303);
    shop.stop().await;
}
