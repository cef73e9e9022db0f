//! The cart by its forms: steppers, limits, changing the store, and where a form may lead.

use commerce::Language::English;

use super::shopping::{ASHA, add, arrive};
use crate::browser::{Browser, Response};
use crate::test_app::{OTHER_STORE, STORE, TestApp};

/// Units of a product as the cart's page shows them; 0 when it is not there.
fn units(page: &Response, product: &str) -> u32 {
    let stepper = page.steppers().into_iter().find(|(of, _)| of == product);
    stepper.map_or(0, |(_, stepper)| {
        stepper.press(&i18n::pages::catalog::remove_one(English, "")).quantity() + 1
    })
}

/// Sends the stepper of a product page with something else in its fields.
async fn meddled(browser: &mut Browser, fields: &[(&str, &str)]) -> Response {
    let page = browser.open(&format!("/s/{STORE}/p/tomato-1kg")).await;
    let form = page.stepper("tomato-1kg").with_line("tomato-1kg", "1", "4200");
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    browser.submit(&form).await
}

#[tokio::test]
async fn a_browser_without_a_session_gets_one_with_its_first_line() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let page = browser.open(&format!("/s/{STORE}/c/fresh")).await;
    let stepper = page.stepper("tomato-250g").press(&i18n::pages::catalog::add(English));
    let answer = browser.submit(&stepper).await.assert_status(303);
    assert_eq!(answer.header("location"), format!("/s/{STORE}/c/fresh#p-tomato-250g"), "back to the card");
    assert!(answer.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
    let cart = browser.open("/cart").await;
    assert_eq!(units(&cart, "tomato-250g"), 1);
    let cart = browser
        .submit_and_follow(&cart.stepper("tomato-250g").press(&i18n::pages::catalog::add_one(English, "")))
        .await;
    assert_eq!(units(&cart, "tomato-250g"), 2);
    let cart = browser
        .submit_and_follow(&cart.stepper("tomato-250g").press(&i18n::pages::catalog::remove_one(English, "")))
        .await;
    let cart = browser
        .submit_and_follow(&cart.stepper("tomato-250g").press(&i18n::pages::catalog::remove_one(English, "")))
        .await;
    assert!(cart.text().contains(&i18n::pages::cart::empty(English)), "{}", cart.text());
    assert_eq!(
        cart.link(&i18n::pages::cart::go_to_store(English, "Shree Ganesh Kirana")),
        format!("/s/{STORE}")
    );
    shop.stop().await;
}

#[tokio::test]
async fn stock_limits_the_stepper() {
    let shop = TestApp::start().await;
    shop.restock(STORE, "tomato-1kg", 42, 3).await;
    let mut browser = shop.browser();
    meddled(&mut browser, &[("line", "tomato-1kg:4000000000:4200")]).await.assert_status(303);
    let cart = browser.open("/cart").await;
    assert_eq!(units(&cart, "tomato-1kg"), 3);
    assert!(cart.text().contains("₹126"), "{}", cart.text());
    let more = super::html::find_elements(&cart.body, "button")
        .into_iter()
        .find(|button| button.attribute("class") == "more");
    assert!(more.unwrap().has_attribute("disabled"));
    // Less is available now: shown before the checkout, and accepted.
    shop.restock(STORE, "tomato-1kg", 42, 1).await;
    let cart = browser.open("/cart").await;
    assert!(
        cart.text().contains(&i18n::pages::cart::quantity_reduced(English, "Tomato", 1, 3)),
        "{}",
        cart.text()
    );
    assert!(!cart.text().contains(&i18n::pages::cart::checkout(English)), "first the change");
    let cart = browser.submit_and_follow(&cart.form("/cart/changes")).await;
    assert_eq!(units(&cart, "tomato-1kg"), 1);
    assert!(cart.text().contains(&i18n::pages::cart::checkout(English)));
    shop.stop().await;
}

#[tokio::test]
async fn the_server_knows_the_price() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    meddled(&mut browser, &[("line", "tomato-1kg:1:1")]).await.assert_status(303);
    let cart = browser.open("/cart").await;
    assert!(
        cart.text().contains(&i18n::pages::cart::price_changed(
            English,
            "Tomato",
            commerce::Paise(1),
            commerce::Paise(4200)
        )),
        "{}",
        cart.text()
    );
    for price in ["-1", "9223372036854775807", "-9223372036854775808"] {
        let answer = meddled(&mut browser, &[("line", &format!("tomato-1kg:1:{price}"))]).await;
        assert!([303, 422].contains(&answer.status), "{price}: {}", answer.status);
        browser.open("/cart").await;
        browser.open("/checkout").await;
    }
    shop.stop().await;
}

#[tokio::test]
async fn changing_the_store_asks_first() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    add(&mut browser, "tomato-1kg").await;
    let elsewhere = browser.open(&format!("/hi/s/{OTHER_STORE}/p/onion-1kg")).await;
    let question = browser.submit(&elsewhere.stepper("onion-1kg").press("जोड़ें")).await.assert_status(409);
    assert!(question.body.contains("<html lang=\"hi\""), "in the language of the page");
    for name in ["Shree Ganesh Kirana", "Asha General Store", "प्याज़"] {
        assert!(question.text().contains(name), "{name}: {}", question.text());
    }
    assert_eq!(question.link("मेरा कार्ट रहने दें"), "/hi/cart");
    assert_eq!(units(&browser.open("/cart").await, "tomato-1kg"), 1, "asking changes nothing");

    let switch = question.form("/cart/lines");
    let answer = browser.submit(&switch).await.assert_status(303);
    assert_eq!(answer.header("location"), format!("/hi/s/{OTHER_STORE}/p/onion-1kg#p-onion-1kg"));
    let cart = browser.open("/cart").await;
    assert_eq!((units(&cart, "onion-1kg"), units(&cart, "tomato-1kg")), (1, 0));
    // An empty cart moves without a question.
    browser
        .submit_and_follow(&cart.stepper("onion-1kg").press(&i18n::pages::catalog::remove_one(English, "")))
        .await;
    let page = add(&mut browser, "tomato-1kg").await;
    assert!(page.text().contains("₹42"));
    shop.stop().await;
}

#[tokio::test]
async fn a_form_leads_back_into_the_shop_only() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for back in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\\/evil.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=1",
        "/\t/evil.example",
        "\\evil.example",
        " //evil.example",
        "",
    ] {
        let answer = meddled(&mut browser, &[("back", back)]).await.assert_status(303);
        assert_eq!(answer.header("location"), format!("/s/{STORE}"), "{back:?}");
        assert!(!browser.cookies.contains_key("x"));
        let answer =
            browser.post_form("/cart/changes", &[("back", back), ("lang", "hi")]).await.assert_status(303);
        assert_eq!(answer.header("location"), "/hi/cart", "{back:?}");
    }
    let answer = meddled(&mut browser, &[("back", "/cart#p-onion-1kg")]).await.assert_status(303);
    assert_eq!(answer.header("location"), "/cart#p-onion-1kg");
    shop.stop().await;
}

#[tokio::test]
async fn invalid_fields_get_an_error_page() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for (field, value) in [
        ("line", "tomato-1kg:many:4200"),
        ("line", "tomato-1kg:-1:4200"),
        ("line", "tomato-1kg::4200"),
        ("line", "tomato-1kg:1:₹42"),
        ("line", "tomato-1kg:1"),
        ("line", "No Such Product!:1:4200"),
        ("line", ""),
        ("store", "../etc"),
    ] {
        let page = meddled(&mut browser, &[(field, value)]).await.assert_status(422);
        assert!(
            page.text().contains(&i18n::pages::error::malformed(English)),
            "{field}={value}: {}",
            page.text()
        );
        assert!(page.links().contains(&"/cart".to_owned()), "a way on");
    }
    meddled(&mut browser, &[("store", "no-such-store")]).await.assert_status(404);
    meddled(&mut browser, &[("line", "no-such-thing:1:4200")]).await.assert_status(404);
    browser.post_form("/cart/lines", &[]).await.assert_status(422);
    assert!(browser.open("/cart").await.text().contains(&i18n::pages::cart::empty(English)));
    // In the browser's language, since the form names none.
    browser.headers.push(("accept-language", "hi".to_owned()));
    let page = browser.post_form("/cart/lines", &[]).await.assert_status(422);
    assert!(page.body.contains("<html lang=\"hi\""), "{}", page.text());
    shop.stop().await;
}

#[tokio::test]
async fn a_cart_holds_a_hundred_products_and_reports_it() {
    let shop = TestApp::start().await;
    let (tomato, price) = (shop.product("tomato-1kg").await, commerce::Paise::from_rupees(1));
    let things: Vec<_> = (0..=commerce::cart::MAX_LINES)
        .map(|number| commerce::Product { id: format!("thing-{number}").parse().unwrap(), ..tomato.clone() })
        .collect();
    let store: commerce::StoreCode = STORE.parse().unwrap();
    let rows = things.iter().map(|thing| {
        let (store, product) = (store.clone(), thing.id.clone());
        storage::ListingRow {
            store,
            product,
            mrp: price,
            price,
            offer_period: None,
            on_hand: 9,
            is_available: true,
        }
    });
    let rows = rows.collect();
    shop.state().storage.import_products(things).await.unwrap();
    shop.state().storage.import_listings(rows).await.unwrap();
    shop.advance(jiff::SignedDuration::from_secs(1));
    let mut browser = shop.browser();
    let first = browser.open(&format!("/hi/s/{STORE}/p/thing-0")).await.stepper("thing-0").press("जोड़ें");
    for number in 0..commerce::cart::MAX_LINES {
        browser
            .submit(&first.clone().with_line(&format!("thing-{number}"), "1", "100"))
            .await
            .assert_status(303);
    }
    let full = browser.submit(&first.with_line("thing-100", "1", "100")).await.assert_status(422);
    assert!(
        full.text().contains(&i18n::pages::cart::full(commerce::Language::Hindi, commerce::cart::MAX_LINES)),
        "{}",
        full.text()
    );
    assert_eq!(full.steppers().len(), commerce::cart::MAX_LINES, "nothing is lost");
    shop.stop().await;
}
