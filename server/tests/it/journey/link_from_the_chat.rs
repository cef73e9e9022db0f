//! The link in the chat: looking changes nothing, continuing starts a session, and it runs out.

use commerce::Language::English;
use jiff::SignedDuration;
use reqwest::Method;

use super::html::find_elements;
use super::shopping::{ASHA, add, arrive_and_order, continue_from, open_counter};
use crate::test_app::TestApp;

/// What previews are fetched by.
const CRAWLERS: [&str; 5] = [
    "WhatsApp/2.23.20.0",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.5.0",
];

#[tokio::test]
async fn hi_is_answered_with_a_link_and_what_else_can_be_done() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("Hi");
    let greeting = phone.receive_kind("interactive").await;
    assert_eq!(greeting.payload["type"], "cta_url");
    assert_eq!(greeting.text(), i18n::chat::greeting_by_name(English, "Asha", "Nukkad"));
    assert!(shop.link_path(&greeting).starts_with("/l/"));
    let more = phone.receive_kind("interactive").await;
    assert_eq!(
        more.choices().iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        ["locate", "orders", "speak:hi"]
    );
    // In the other language, from the button on.
    phone.press(&more, "speak:hi");
    assert_eq!(phone.receive_kind("text").await.text(), i18n::chat::language_set(commerce::Language::Hindi));
    let greeting = phone.receive_kind("interactive").await;
    assert!(shop.link_path(&greeting).starts_with("/hi/l/"), "the link speaks it too");
    shop.stop().await;
}

#[tokio::test]
async fn looking_at_a_link_changes_nothing() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("Hi");
    let path = shop.link_path(&phone.receive().await);
    let token = path.rsplit('/').next().unwrap().to_owned();
    for crawler in CRAWLERS.iter().cycle().take(2 * CRAWLERS.len()) {
        let mut crawler = shop.browser().with_headers(&[("user-agent", crawler), ("accept", "*/*")]);
        let page = crawler.open(&path).await;
        assert!(page.headers.get("set-cookie").is_none());
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("cache-control"), "private, no-cache");
        let head = page.body.split("<style>").next().unwrap();
        assert!(head.contains("og:url"), "{head}");
        for tag in ["title", "meta", "link"].iter().flat_map(|name| find_elements(head, name)) {
            let shown = format!("{} {:?}", tag.text, tag.attributes);
            for personal in ["Asha", "1234", &token] {
                assert!(!shown.contains(personal), "{shown} tells {personal}");
            }
        }
        let head = crawler.send(Method::HEAD, &path, &[], None).await.assert_status(200);
        assert!(head.body.is_empty() && head.headers.get("set-cookie").is_none());
        assert!(crawler.cookies.is_empty());
    }
    // It still opens, any number of times.
    for _ in 0..2 {
        let mut browser = continue_from(&shop, &path).await;
        assert!(browser.cookies.contains_key("nukkad"));
        assert!(browser.open("/orders").await.text().contains(&i18n::pages::order::list_empty(English)));
    }
    phone.receive().await;
    phone.assert_no_more_messages().await;
    shop.stop().await;
}

#[tokio::test]
async fn continuing_starts_a_session_at_an_address_without_the_token() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("Hi");
    let path = shop.link_path(&phone.receive().await);
    let mut browser = shop.browser();
    let page = browser.open(&path).await;
    assert!(
        page.text().contains(&i18n::pages::link::continue_as(English, "Asha, ••1234")),
        "{}",
        page.text()
    );
    let answer = browser.submit(&page.form(&path)).await.assert_status(303);
    assert_eq!(answer.header("location"), "/en");
    let cookie = answer.header("set-cookie");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=604800"] {
        assert!(cookie.split("; ").any(|part| part == flag), "{flag} in {cookie}");
    }
    assert!(!cookie.contains(path.rsplit('/').next().unwrap()), "a token of its own");
    shop.stop().await;
}

#[tokio::test]
async fn an_expired_link_offers_a_fresh_one_and_the_cart_is_still_there() {
    let shop = TestApp::start().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.send_text("Hi");
    let path = shop.link_path(&phone.receive().await);
    phone.receive().await;
    let mut browser = continue_from(&shop, &path).await;
    add(&mut browser, "tomato-1kg").await;

    shop.advance(SignedDuration::from_mins(30));
    let mut late = shop.browser();
    let page = late.get(&path).await.assert_status(410);
    assert!(page.text().contains(&i18n::pages::link::expired(English)), "{}", page.text());
    assert_eq!(page.link(&i18n::pages::link::new_link(English)), format!("{}/sandbox?text=Hi", shop.url()));
    assert!(page.forms(&path).is_empty());
    let posted = late.post_form(&path, &[("lang", "en")]).await.assert_status(303);
    assert!(posted.header("location").ends_with(&path) && late.cookies.is_empty());
    // The browser that continued in time goes on.
    assert!(browser.open("/cart").await.text().contains("Tomato"));

    phone.send_text("Hi");
    let path = shop.link_path(&phone.receive().await);
    let page = late.open(&path).await;
    assert!(
        page.text()
            .contains(&i18n::pages::link::cart_waiting(English, &i18n::products::item_count(English, 1))),
        "{}",
        page.text()
    );
    late.submit_and_follow(&page.form(&path)).await;
    assert!(late.open("/cart").await.text().contains("Tomato"), "in another browser");
    shop.stop().await;
}

#[tokio::test]
async fn links_that_never_were_get_a_page_with_a_way_on() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for path in
        ["/l/xyz", "/l/fff0123456789abcdef0123456789abcdef", "/l/AAAAAAAAAAAAAAAAAAAAAA", "/l/%00", "/hi/l/x"]
    {
        let page = browser.get(path).await.assert_status(404);
        assert!(page.links().iter().any(|link| link.ends_with("/sandbox")), "{path}: {:?}", page.links());
        browser.post_form(path.trim_start_matches("/hi"), &[]).await.assert_status(404);
    }
    shop.stop().await;
}

#[tokio::test]
async fn order_links_last_until_a_week_after_the_order_and_counter_links_ten_minutes() {
    let shop = TestApp::start().await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    let (mut phone, _browser, order) = arrive_and_order(&shop).await;
    let accept = format!("/counter/orders/{}/accept", order.strip_prefix("/o/").unwrap());
    counter.post_form(&accept, &[]).await.assert_status(303);
    let link = shop.link_path(&phone.receive().await);

    // Whatever the store writes is answered with a link to its counter.
    shop.advance(SignedDuration::from_secs(10));
    store_phone.send_text("Hello");
    store_phone.drain().await;
    let counter_link = shop.link_path(store_phone.messages().last().unwrap());
    shop.advance(SignedDuration::from_mins(9));
    shop.browser().open(&counter_link).await;
    shop.advance(SignedDuration::from_mins(1));
    let gone = shop.browser().get(&counter_link).await.assert_status(410);
    assert_eq!(
        gone.link(&i18n::pages::link::new_link(English)),
        format!("{}/sandbox?text=Counter", shop.url())
    );

    // A day later the order link still opens the order; it ends now.
    shop.advance(SignedDuration::from_hours(20));
    let mut other = continue_from(&shop, &link).await;
    let page = other.open(&order).await;
    other
        .submit_and_follow(
            &page.form(&format!("{order}/cancel")).press(&i18n::pages::order::cancel_confirm(English)),
        )
        .await;
    shop.advance(SignedDuration::from_hours(7 * 24) - SignedDuration::from_secs(1));
    shop.browser().open(&link).await;
    shop.advance(SignedDuration::from_secs(1));
    shop.browser().get(&link).await.assert_status(410);
    shop.stop().await;
}
