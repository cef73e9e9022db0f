//! Stores, shelves, products and search, with a session and without.

use std::collections::BTreeSet;

use commerce::Language::English;

use super::html::find_elements;
use super::shopping::{ASHA, add, arrive};
use crate::browser::{Browser, Response};
use crate::test_app::{STORE, TestApp};

/// The shared page: the same for all, cached by any cache, without personal data.
fn is_shared(page: &Response) -> bool {
    assert_eq!(page.headers.get("set-cookie"), None);
    let varies = page.headers.get_all("vary").iter().any(|vary| vary.to_str().unwrap().contains("Cookie"));
    assert!(varies, "{:?}", page.headers);
    match page.header("cache-control") {
        "public, no-cache" => true,
        "private, no-cache" => false,
        other => panic!("{other}"),
    }
}

/// The store codes on a list, in its order.
fn listed(page: &Response) -> Vec<String> {
    page.links().iter().filter_map(|link| link.strip_prefix("/s/")).map(str::to_owned).collect()
}

#[tokio::test]
async fn stores_stand_open_and_nearest_first_and_say_how_they_stand() {
    let shop = TestApp::start().await;
    server::ordering::counter::set_paused(shop.state(), &"asha-vashi".parse().unwrap(), true).await.unwrap();
    let mut browser = shop.browser();
    let page = browser.open("/stores?pin=400703").await;
    assert!(is_shared(&page));
    let stores = listed(&page);
    let vashi: BTreeSet<_> = stores[..3].iter().map(String::as_str).collect();
    assert_eq!(vashi, BTreeSet::from([STORE, "nirmal-vashi", "vinayak-vashi"]));
    assert_eq!(stores.last().map(String::as_str), Some("asha-vashi"), "it takes no orders");
    assert!(!stores.contains(&"dnyaneshwari-kalyan-west".to_owned()), "too far to walk: {stores:?}");
    let rows: Vec<_> = find_elements(&page.body, "li").into_iter().map(|row| row.text).collect();
    let row =
        |name: &str| rows.iter().find(|row| row.contains(name)).unwrap_or_else(|| panic!("{name}: {rows:?}"));
    let (open, ready) = (
        i18n::pages::stores::open_till(English, "11 pm"),
        i18n::pages::stores::ready_from(English, "11:30 am"),
    );
    let walk = i18n::times::format_walk(English, 0);
    for part in ["Vashi", &open, &ready, walk.trim_start_matches(char::is_numeric)] {
        assert!(row("Shree Ganesh Kirana").contains(part), "{part}: {}", row("Shree Ganesh Kirana"));
    }
    assert!(
        row("Asha General Store").contains(&i18n::pages::stores::paused(English)),
        "{}",
        row("Asha General Store")
    );
    assert!(!row("Asha General Store").contains(&i18n::pages::stores::ready_from(English, "")));
    let code: commerce::StoreCode = STORE.parse().unwrap();
    let listed = shop.state().storage.listings(&code).await.unwrap().unwrap().listings;
    let on_sale = listed.iter().filter(|listing| listing.is_available).count();
    let range = i18n::pages::stores::range(English, u32::try_from(on_sale).unwrap());
    assert!(row("Shree Ganesh Kirana").contains(&range), "{range}: {}", row("Shree Ganesh Kirana"));
    // Asha closes at midnight.
    server::ordering::counter::set_paused(shop.state(), &"asha-vashi".parse().unwrap(), false).await.unwrap();
    let page = browser.open("/stores?pin=400703").await;
    assert!(page.text().contains(&i18n::pages::stores::open_till_midnight(English)), "{}", page.text());
    // Nirmal closes at noon and opens again.
    shop.clock.set("2026-11-20T09:00:00Z".parse().unwrap());
    let page = browser.open("/hi/stores?pin=400703").await;
    assert!(page.text().contains("4:30 बजे खुलेगी"), "{}", page.text());
    // At night everything opens tomorrow or later.
    shop.clock.set("2026-11-20T20:00:00Z".parse().unwrap());
    let page = browser.open("/stores?pin=400703").await;
    assert!(
        page.text().contains(&i18n::pages::stores::opens(English, "7 am"))
            && !page.text().contains(&i18n::pages::stores::open_till(English, "")),
        "{}",
        page.text()
    );
    shop.stop().await;
}

#[tokio::test]
async fn a_list_of_stores_needs_a_place() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for (path, leads_to) in
        [("/stores", "/en"), ("/hi/stores", "/hi"), ("/stores?pin=", "/en"), ("/stores?pin=1", "/en")]
    {
        assert_eq!(browser.get(path).await.assert_status(303).header("location"), leads_to, "{path}");
    }
    shop.stop().await;
}

#[tokio::test]
async fn pages_without_a_session_are_everybodys_and_with_one_personal() {
    let shop = TestApp::start().await;
    let (_phone, mut known) = arrive(&shop, ASHA, "Asha").await;
    let form = known.open("/en").await.form("/location").with("q", "400703");
    known.submit(&form).await.assert_status(303);
    add(&mut known, "tomato-1kg").await;
    let pages = [
        format!("/s/{STORE}"),
        format!("/s/{STORE}/c/fresh"),
        format!("/s/{STORE}/p/tomato-1kg"),
        format!("/s/{STORE}/search?q=tom"),
    ];
    for path in &pages {
        for prefix in ["", "/hi"] {
            let path = format!("{prefix}{path}");
            let mut anonymous = shop.browser();
            let page = anonymous.open(&path).await;
            assert!(is_shared(&page), "{path}");
            assert!(!page.body.contains("form_token"), "{path}");
            assert_eq!(anonymous.open(&path).await.body, page.body, "{path} is rendered once");
            assert!(page.body.contains(if prefix.is_empty() {
                "<html lang=\"en\""
            } else {
                "<html lang=\"hi\""
            }));

            let page = known.open(&path).await;
            assert!(!is_shared(&page), "{path}");
            assert!(page.body.contains("form_token") && page.text().contains("₹42"), "{path}");
            let language = if prefix.is_empty() { English } else { commerce::Language::Hindi };
            let distance = i18n::times::format_walk(language, 900);
            assert!(page.text().contains(&distance), "{distance}: {}", page.text());
            // The switch leads to the same page in the other language.
            let switch = page.link(if prefix.is_empty() { "हिन्दी" } else { "English" });
            assert_ne!(switch, path);
            assert_eq!(switch.trim_start_matches("/hi"), path.trim_start_matches("/hi"));
        }
    }
    shop.stop().await;
}

#[tokio::test]
async fn a_long_shelf_comes_in_pages() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let sugar = shop.product("sugar-1kg").await;
    let things = (0..30).map(|number| commerce::Product {
        id: format!("thing-{number}").parse().unwrap(),
        group: None,
        ..sugar.clone()
    });
    shop.state().storage.import_products(things.collect()).await.unwrap();
    for number in 0..30 {
        shop.restock(STORE, &format!("thing-{number}"), 10, 5).await;
    }
    let mut seen = Vec::new();
    let mut number = 1;
    loop {
        let page = browser.open(&format!("/s/{STORE}/c/groceries?page={number}")).await;
        let cards = find_elements(&page.body, "main li[id^=p-]");
        assert!((1..=12).contains(&cards.len()), "{}", cards.len());
        seen.extend(cards.into_iter().map(|card| card.attribute("id").trim_start_matches("p-").to_owned()));
        let numbers = find_elements(&page.body, "main nav.pages a");
        let current: Vec<_> = numbers.iter().filter(|link| link.has_attribute("aria-current")).collect();
        assert_eq!(current.len(), 1, "{numbers:?}");
        assert_eq!(current[0].text, number.to_string());
        if numbers.last().is_some_and(|last| last.has_attribute("aria-current")) {
            break;
        }
        number += 1;
    }
    assert!(number > 1, "there is a second page");
    let listings = shop.state().storage.listings(&STORE.parse().unwrap()).await.unwrap().unwrap().listings;
    let products = shop.state().storage.products().await.unwrap();
    let group_of = |id: &str| {
        let product = products.iter().find(|product| product.id.as_str() == id).unwrap();
        (product.department, product.group.clone().unwrap_or_else(|| id.to_owned()))
    };
    let groceries: BTreeSet<_> = listings
        .iter()
        .map(|listing| group_of(listing.product.as_str()))
        .filter(|(department, _)| *department == commerce::Department::Groceries)
        .collect();
    let shown: Vec<_> = seen.iter().map(|id| group_of(id)).collect();
    assert_eq!(shown.iter().cloned().collect::<BTreeSet<_>>(), groceries, "all of them, pack sizes as one");
    assert_eq!(shown.len(), groceries.len(), "none twice");
    shop.stop().await;
}

#[tokio::test]
async fn a_product_shows_its_price_its_packs_and_whether_it_is_there() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let page = browser.open(&format!("/s/{STORE}/p/tea-500g")).await;
    let words = page.text();
    assert!(words.contains("₹205 MRP ₹240") && words.contains("taxes included"), "{words}");
    let packs = page.links().into_iter().filter(|link| link.contains("/p/tea-")).count();
    assert!(packs > 1, "{words}");
    // Nothing left: shown, and not to be bought.
    let gone = browser.open(&format!("/s/{STORE}/p/mango-6pc")).await;
    assert!(gone.text().contains(&i18n::pages::catalog::out_of_stock(English)), "{}", gone.text());
    let button = find_elements(&gone.body, "button")
        .into_iter()
        .find(|button| button.text == i18n::pages::catalog::out_of_stock(English))
        .unwrap();
    assert!(button.has_attribute("disabled"));
    let stepper = gone.stepper("mango-6pc").with_line("mango-6pc", "1", "100");
    let answer = browser.submit(&stepper).await.assert_status(303);
    assert_eq!(answer.header("location"), format!("/s/{STORE}/p/mango-6pc#p-mango-6pc"));
    assert!(browser.open("/cart").await.text().contains(&i18n::pages::cart::empty(English)));
    shop.stop().await;
}

async fn found(browser: &mut Browser, prefix: &str, words: &str) -> Response {
    let query: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
    browser.open(&format!("{prefix}/s/{STORE}/search?q={query}")).await
}

#[tokio::test]
async fn search_finds_by_beginnings_of_words_in_both_languages() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for (prefix, words) in [("", "tom"), ("", "TAMATAR"), ("/hi", "टमा"), ("/hi", "tomato"), ("", "टमाटर")]
    {
        let page = found(&mut browser, prefix, words).await;
        let products = page.steppers();
        assert!(
            products.iter().any(|(product, _)| product.starts_with("tomato-")),
            "{words}: {}",
            page.text()
        );
        let input = find_elements(&page.body, "input")
            .into_iter()
            .find(|input| input.attribute("name") == "q")
            .unwrap();
        assert_eq!(input.attribute("value"), words, "what was typed is kept");
    }
    let nothing = found(&mut browser, "", "<i>xyzzy&\"").await;
    assert!(
        nothing.text().contains(&i18n::pages::catalog::no_results(English, "<i>xyzzy&\"")),
        "{}",
        nothing.text()
    );
    assert!(nothing.links().contains(&format!("/s/{STORE}/c/fresh")), "a way on");
    for empty in ["", "+", "%20%20"] {
        let answer = browser.get(&format!("/hi/s/{STORE}/search?q={empty}")).await.assert_status(303);
        assert_eq!(answer.header("location"), format!("/hi/s/{STORE}"));
    }
    shop.stop().await;
}

#[tokio::test]
async fn what_is_not_there_gets_a_page_with_a_way_on() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let front = format!("/s/{STORE}");
    for (path, way_on) in [
        ("/s/no-such-store".to_owned(), "/stores"),
        ("/s/no-such-store/c/fresh".to_owned(), "/stores"),
        ("/s/no-such-store/p/tomato-1kg".to_owned(), "/stores"),
        ("/s/no-such-store/search?q=x".to_owned(), "/stores"),
        (format!("/s/{STORE}/c/weapons"), front.as_str()),
        (format!("/s/{STORE}/p/no-such-thing"), front.as_str()),
        (format!("/s/{STORE}/p/%F0%9F%A6%84"), front.as_str()),
        ("/nothing/here".to_owned(), "/stores"),
        ("/o/abc".to_owned(), "/orders"),
    ] {
        let page = browser.get(&path).await.assert_status(404);
        assert!(page.links().iter().any(|link| link == way_on), "{path}: {:?}", page.links());
        assert!(!page.text().contains("404"), "{}", page.text());
        let hindi = browser.get(&format!("/hi{path}")).await.assert_status(404);
        assert!(hindi.body.contains("<html lang=\"hi\""));
        assert!(hindi.links().contains(&format!("/hi{way_on}")), "{path}: {:?}", hindi.links());
    }
    shop.stop().await;
}

#[tokio::test]
async fn a_change_shows_on_the_shared_pages() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let path = format!("/s/{STORE}/p/tomato-1kg");
    assert!(browser.open(&path).await.text().contains("₹42"));
    shop.restock(STORE, "tomato-1kg", 48, 3).await;
    let page = browser.open(&path).await;
    assert!(page.text().contains("₹48") && page.text().contains("Only 3 left"), "{}", page.text());
    shop.change_store(STORE, |store| store.name = "Ganesh & Daughters".to_owned()).await;
    assert!(browser.open(&path).await.text().contains("Ganesh & Daughters"));
    // And what the clock changes: from 22:40 on, no pick-up today.
    shop.clock.set("2026-11-20T17:15:00Z".parse().unwrap());
    let page = browser.open(&path).await;
    assert!(page.text().contains("tomorrow"), "{}", page.text());
    shop.stop().await;
}
