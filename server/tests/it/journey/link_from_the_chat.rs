//! The link in the chat: looking changes nothing, continuing starts a session, and it runs out.

use jiff::SignedDuration;
use reqwest::Method;

use super::markup::elements;
use super::shopping::{ASHA, add, arrive, continue_from, open_counter, order_tomatoes};
use crate::test_shop::TestShop;

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
    let shop = TestShop::open().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.says("Hi");
    let greeting = phone.hears_a("interactive").await;
    assert_eq!(greeting.payload["type"], "cta_url");
    assert!(greeting.text().starts_with("Namaste, Asha."), "{}", greeting.text());
    assert!(shop.path_of(&greeting).starts_with("/l/"));
    let more = phone.hears_a("interactive").await;
    assert_eq!(
        more.choices().iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        ["locate", "orders", "speak:hi"]
    );
    // In the other language, from the button on.
    phone.presses(&more, "speak:hi");
    assert_eq!(phone.hears_a("text").await.text(), "अब से हम हिन्दी में लिखेंगे।");
    let greeting = phone.hears_a("interactive").await;
    assert!(shop.path_of(&greeting).starts_with("/hi/l/"), "the link speaks it too");
    shop.close().await;
}

#[tokio::test]
async fn looking_at_a_link_changes_nothing() {
    let shop = TestShop::open().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.says("Hi");
    let path = shop.path_of(&phone.hears().await);
    let token = path.rsplit('/').next().unwrap().to_owned();
    for crawler in CRAWLERS.iter().cycle().take(2 * CRAWLERS.len()) {
        let mut crawler = shop.browser().saying(&[("user-agent", crawler), ("accept", "*/*")]);
        let page = crawler.open(&path).await;
        assert!(page.headers.get("set-cookie").is_none());
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("cache-control"), "private, no-cache");
        let head = page.body.split("<style>").next().unwrap();
        assert!(head.contains("og:url"), "{head}");
        for tag in ["title", "meta", "link"].iter().flat_map(|name| elements(head, name)) {
            let shown = format!("{} {:?}", tag.words, tag.attributes);
            for personal in ["Asha", "1234", &token] {
                assert!(!shown.contains(personal), "{shown} tells {personal}");
            }
        }
        let head = crawler.send(Method::HEAD, &path, &[], None).await.is(200);
        assert!(head.body.is_empty() && head.headers.get("set-cookie").is_none());
        assert!(crawler.cookies.is_empty());
    }
    // It still opens, as often as wanted.
    for _ in 0..2 {
        let mut browser = continue_from(&shop, &path).await;
        assert!(browser.cookies.contains_key("nukkad"));
        assert!(browser.open("/orders").await.words().contains("You have not ordered yet"));
    }
    phone.hears().await;
    phone.has_heard_everything().await;
    shop.close().await;
}

#[tokio::test]
async fn continuing_starts_a_session_at_an_address_without_the_token() {
    let shop = TestShop::open().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.says("Hi");
    let path = shop.path_of(&phone.hears().await);
    let mut browser = shop.browser();
    let page = browser.open(&path).await;
    assert!(page.words().contains("Continue as Asha, ••1234?"), "{}", page.words());
    assert!(page.words().contains("We use your phone number only to"), "what it is for stands beside it");
    let answer = browser.submit(&page.form(&path)).await.is(303);
    assert_eq!(answer.header("location"), "/en");
    let cookie = answer.header("set-cookie");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=604800"] {
        assert!(cookie.split("; ").any(|part| part == flag), "{flag} in {cookie}");
    }
    assert!(!cookie.contains(path.rsplit('/').next().unwrap()), "a token of its own");
    shop.close().await;
}

#[tokio::test]
async fn an_expired_link_offers_a_fresh_one_and_the_cart_is_still_there() {
    let shop = TestShop::open().await;
    let mut phone = shop.phone(ASHA, "Asha");
    phone.says("Hi");
    let path = shop.path_of(&phone.hears().await);
    phone.hears().await;
    let mut browser = continue_from(&shop, &path).await;
    add(&mut browser, "tomato-1kg").await;

    shop.pass(SignedDuration::from_mins(30));
    let mut late = shop.browser();
    let page = late.get(&path).await.is(410);
    assert!(page.words().contains("This link has expired"), "{}", page.words());
    assert_eq!(page.link("Get a fresh link in the chat"), format!("{}/rehearsal?text=Hi", shop.url()));
    assert!(page.forms(&path).is_empty());
    let posted = late.post_form(&path, &[("lang", "en")]).await.is(303);
    assert!(posted.header("location").ends_with(&path) && late.cookies.is_empty());
    // The browser that continued in time goes on.
    assert!(browser.open("/cart").await.words().contains("Tomato"));

    phone.says("Hi");
    let path = shop.path_of(&phone.hears().await);
    let page = late.open(&path).await;
    assert!(page.words().contains("Your cart with 1 item is waiting."), "{}", page.words());
    late.submit_and_follow(&page.form(&path)).await;
    assert!(late.open("/cart").await.words().contains("Tomato"), "in another browser");
    shop.close().await;
}

#[tokio::test]
async fn links_that_never_were_get_a_page_with_a_way_on() {
    let shop = TestShop::open().await;
    let mut browser = shop.browser();
    for path in
        ["/l/xyz", "/l/0123456789abcdef0123456789abcdef", "/l/AAAAAAAAAAAAAAAAAAAAAA", "/l/%00", "/hi/l/x"]
    {
        let page = browser.get(path).await.is(404);
        assert!(page.links().iter().any(|link| link.ends_with("/rehearsal")), "{path}: {:?}", page.links());
        browser.post_form(path.trim_start_matches("/hi"), &[]).await.is(404);
    }
    shop.close().await;
}

#[tokio::test]
async fn order_links_last_until_a_week_after_the_order_and_counter_links_ten_minutes() {
    let shop = TestShop::open().await;
    let (mut store_phone, mut counter) = open_counter(&shop).await;
    let (mut phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = order_tomatoes(&mut browser).await;
    phone.hears_a("document").await;
    phone.hears_a("location").await;
    let accept = format!("/counter/orders/{}/accept", order.strip_prefix("/o/").unwrap());
    counter.post_form(&accept, &[]).await.is(303);
    let link = shop.path_of(&phone.hears().await);

    // Whatever the store writes is answered with a link to its counter.
    store_phone.catches_up().await;
    let counter_link = shop.path_of(store_phone.everything().last().unwrap());
    shop.pass(SignedDuration::from_mins(9));
    shop.browser().open(&counter_link).await;
    shop.pass(SignedDuration::from_mins(1));
    let gone = shop.browser().get(&counter_link).await.is(410);
    assert_eq!(gone.link("Get a fresh link in the chat"), format!("{}/rehearsal?text=Counter", shop.url()));

    // A day later the order link still opens the order; it ends now.
    shop.pass(SignedDuration::from_hours(20));
    let mut other = continue_from(&shop, &link).await;
    let page = other.open(&order).await;
    other.submit_and_follow(&page.form(&format!("{order}/cancel")).pressing("Yes, cancel it")).await;
    shop.pass(SignedDuration::from_hours(7 * 24) - SignedDuration::from_secs(1));
    shop.browser().open(&link).await;
    shop.pass(SignedDuration::from_secs(1));
    shop.browser().get(&link).await.is(410);
    shop.close().await;
}
