//! The budget of the first response of every page, headers included.

use commerce::Language::English;
use jiff::SignedDuration;
use server::feeds::FeedKind;

use super::shopping::{ASHA, add, arrive, order_tomatoes};
use crate::browser::Browser;
use crate::raw_http;
use crate::test_app::{OTHER_STORE, STORE, TestApp};

/// Bytes of HTML with its style, brotli, headers and framing included.
const MAX_BYTES: usize = 8_000;

/// The bytes of a response to a browser with its cookies.
async fn size(shop: &TestApp, browser: &Browser, path: &str, status: u16) -> usize {
    let cookies: Vec<_> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let cookies = cookies.join("; ");
    let headers =
        [("accept-encoding", "gzip, deflate, br, zstd"), ("accept", "text/html"), ("cookie", &cookies)];
    let answer = raw_http::get(&shop.url(), path, &headers[..if cookies.is_empty() { 2 } else { 3 }]).await;
    assert_eq!(answer.status(), status, "{path}: {}", answer.head);
    assert_eq!(answer.header("content-encoding"), "br", "{path}: {}", answer.head);
    println!("{:>6} {path}", answer.bytes);
    answer.bytes
}

#[tokio::test]
async fn every_page_fits_into_eight_kilobytes() {
    let shop = TestApp::start().await;
    let anonymous = shop.browser();
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("Hi");
    let link = shop.link_path(&phone.receive().await);
    phone.receive().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let form = browser.open("/en").await.form("/location").with("q", "400703");
    browser.submit(&form).await.assert_status(303);
    let order = order_tomatoes(&mut browser).await;
    // A cart of a dozen things.
    let shelf = browser.open(&format!("/s/{STORE}/c/groceries")).await;
    for (_, stepper) in shelf.steppers().into_iter().take(11) {
        browser.submit(&stepper.press(&i18n::pages::catalog::add(English))).await.assert_status(303);
    }
    add(&mut browser, "tomato-1kg").await;

    let store = format!("/s/{STORE}");
    let everybodys = [
        String::new(),
        link,
        "/stores?pin=400703".to_owned(),
        store.clone(),
        format!("{store}/c/groceries"),
        format!("{store}/c/fresh"),
        format!("{store}/p/tomato-1kg"),
        format!("{store}/search?q=a"),
        format!("/s/{OTHER_STORE}/c/groceries"),
    ];
    let own = ["/stores", "/cart", "/checkout", &order, "/orders", "/localities?q=va"];
    let mut too_large = Vec::new();
    for prefix in ["", "/hi"] {
        let named = |path: &str| {
            if prefix.is_empty() && path.is_empty() { "/en".to_owned() } else { format!("{prefix}{path}") }
        };
        for path in everybodys.iter().map(|path| named(path)) {
            for who in [&anonymous, &browser] {
                let bytes = size(&shop, who, &path, 200).await;
                too_large.extend((bytes > MAX_BYTES).then(|| format!("{path}: {bytes}")));
            }
        }
        for path in own.iter().map(|path| named(path)) {
            let bytes = size(&shop, &browser, &path, 200).await;
            too_large.extend((bytes > MAX_BYTES).then(|| format!("{path}: {bytes}")));
        }
        let bytes = size(&shop, &anonymous, &named("/s/no-such-store"), 404).await;
        too_large.extend((bytes > MAX_BYTES).then(|| format!("404: {bytes}")));
    }
    assert!(too_large.is_empty(), "more than {MAX_BYTES} bytes: {too_large:#?}");
    shop.stop().await;
}

#[tokio::test]
async fn so_do_pages_with_the_categories_of_a_retailer() {
    let shop = TestApp::start().await;
    shop.import(FeedKind::Categories, "categories").await;
    shop.advance(SignedDuration::from_secs(1));
    let anonymous = shop.browser();
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    order_tomatoes(&mut browser).await;
    add(&mut browser, "tomato-1kg").await;
    let store = format!("/s/{STORE}");
    let mut too_large = Vec::new();
    for path in [store.clone(), format!("{store}/c/daily-vegetables"), format!("{store}/c/vegetables-fruit")]
    {
        for path in [path.clone(), format!("/hi{path}")] {
            for who in [&anonymous, &browser] {
                let bytes = size(&shop, who, &path, 200).await;
                too_large.extend((bytes > MAX_BYTES).then(|| format!("{path}: {bytes}")));
            }
        }
    }
    assert!(too_large.is_empty(), "more than {MAX_BYTES} bytes: {too_large:#?}");
    shop.stop().await;
}
