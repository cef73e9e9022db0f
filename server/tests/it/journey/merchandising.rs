//! What a store shows first: what was bought before, daily basics, offers, categories; and how a list is
//! ordered and filtered.

use std::collections::BTreeSet;

use app::links;
use commerce::Language::Hindi;
use commerce::{Category, LocalizedName, Paise};
use storage::ListingRow;

use super::html::find_elements;
use super::shopping::{ASHA, arrive, order_tomatoes};
use crate::browser::Response;
use crate::test_app::{STORE, TestApp};

/// The products whose cards are in a part of a page, in order.
fn cards(page: &Response, part: &str) -> Vec<String> {
    let cards = find_elements(&page.body, &format!("{part} li[id^=p-]"));
    cards.iter().map(|card| card.attribute("id").trim_start_matches("p-").to_owned()).collect()
}

/// Makes products popular, the first most, as an import would.
async fn make_popular(shop: &TestApp, ids: &[&str]) {
    for (id, popularity) in ids.iter().zip((1..=1_000).rev()) {
        let product = commerce::Product { popularity, ..shop.product(id).await };
        shop.state().storage.import_products(vec![product]).await.unwrap();
    }
    shop.advance(jiff::SignedDuration::from_secs(1));
}

#[tokio::test]
async fn a_front_shows_what_is_bought_most_and_nothing_twice() {
    let shop = TestApp::start().await;
    make_popular(&shop, &["sugar-1kg", "mango-6pc", "onion-1kg"]).await;
    let mut browser = shop.browser();
    for path in [format!("/s/{STORE}"), format!("/hi/s/{STORE}")] {
        let page = browser.open(&path).await;
        let basics = cards(&page, "#basics");
        assert!(basics[0].starts_with("sugar-") && basics[1].starts_with("onion-"), "{path}: {basics:?}");
        assert!(!basics.iter().any(|product| product.starts_with("mango-") && !product.contains("pickle")));
        assert_eq!(basics.len(), 12);
        let offers = cards(&page, "#offers");
        assert!((1..=6).contains(&offers.len()), "{offers:?}");
        let all = cards(&page, "main");
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
        assert_eq!(cards(&page, "#again"), [""; 0], "nobody is known here");
    }
    shop.stop().await;
}

#[tokio::test]
async fn what_a_customer_ordered_is_offered_again() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let front = format!("/s/{STORE}");
    assert_eq!(cards(&browser.open(&front).await, "#again"), [""; 0]);
    order_tomatoes(&mut browser).await;
    let again = cards(&browser.open(&front).await, "#again");
    assert_eq!(again.len(), 1, "{again:?}");
    assert!(again[0].starts_with("tomato-"), "{again:?}");
    let elsewhere = browser.open("/s/asha-vashi").await;
    assert_eq!(cards(&elsewhere, "#again"), [""; 0], "at another store nothing was bought");
    assert_eq!(cards(&shop.browser().open(&front).await, "#again"), [""; 0], "nor by anyone else");
    shop.stop().await;
}

#[tokio::test]
async fn categories_lead_from_the_front_to_the_second_level() {
    let shop = TestApp::start().await;
    let category = |id: &str, parent: Option<&str>, hindi: &str| Category {
        id: id.parse().unwrap(),
        parent: parent.map(|parent| parent.parse().unwrap()),
        names: LocalizedName { en: id.to_owned(), hi: Some(hindi.to_owned()), ..LocalizedName::default() },
        position: 1,
        picture: String::new(),
    };
    let rows = vec![category("pantry", None, "राशन"), category("sweet", Some("pantry"), "मीठा")];
    assert_eq!(shop.state().storage.import_categories(rows).await.unwrap().added, 2);
    for size in ["sugar-500g", "sugar-1kg", "sugar-5kg"] {
        let category = commerce::CategoryPath::parse("pantry > sweet");
        let sugar = commerce::Product { category, ..shop.product(size).await };
        shop.state().storage.import_products(vec![sugar]).await.unwrap();
    }
    shop.advance(jiff::SignedDuration::from_secs(1));

    let mut browser = shop.browser();
    let front = browser.open(&format!("/hi/s/{STORE}")).await;
    let first = front.link("राशन");
    assert_eq!(first, format!("/hi/s/{STORE}/c/pantry"));
    let page = browser.open(&first).await;
    let second = page.link("मीठा");
    assert_eq!(second, format!("/hi/s/{STORE}/c/sweet"));
    let page = browser.open(&second).await;
    let sweet = cards(&page, "main");
    assert!(!sweet.is_empty() && sweet.iter().all(|product| product.starts_with("sugar-")), "{sweet:?}");
    assert!(page.links().contains(&first), "a way up");
    let card = find_elements(&page.body, "main h1");
    assert_eq!(card[0].text, "मीठा");
    shop.stop().await;
}

#[tokio::test]
async fn the_address_of_a_list_has_its_order_and_filters() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let path = format!("/s/{STORE}/c/groceries");
    let sorted = browser.open(&format!("{path}?sort=price&in_stock=1")).await;
    let shown = cards(&sorted, "main");
    let mut prices = Vec::new();
    for product in &shown {
        prices.push(browser.price(STORE, product).await);
    }
    assert!(prices.is_sorted() && prices.len() > 3, "{shown:?}: {prices:?}");
    let by_saving = format!("{path}?sort=saving");
    let all = cards(&browser.open(&by_saving).await, "main");
    let cheap = cards(&browser.open(&format!("{by_saving}&max_price=5000")).await, "main");
    assert!(!cheap.is_empty() && cheap != all, "{cheap:?}");
    for product in &cheap {
        assert!(browser.price(STORE, product).await <= 5_000, "{product}");
    }
    // The filters stay with another order; nonsense counts as nothing.
    let links = sorted.links();
    assert!(links.contains(&"?sort=saving&in_stock=1".to_owned()), "{links:?}");
    assert!(links.contains(&"?sort=price".to_owned()), "the filter can be taken back: {links:?}");
    let whole = browser.open(&path).await;
    for nonsense in ["?sort=colour", "?max_price=1", "?brand=None%20such", "?page=x", "?page=0", "?offers=2"]
    {
        let page = browser.open(&format!("{path}{nonsense}")).await;
        assert_eq!(cards(&page, "main"), cards(&whole, "main"), "{nonsense}");
    }
    let last = browser.open(&format!("{path}?page=999")).await;
    assert!(!cards(&last, "main").is_empty(), "a page behind the last is the last");
    shop.stop().await;
}

#[tokio::test]
async fn an_offer_ends_on_pages_and_in_carts() {
    let shop = TestApp::start().await;
    let now = shop.now();
    let row = ListingRow {
        store: STORE.parse().unwrap(),
        product: "sugar-1kg".parse().unwrap(),
        mrp: Paise::from_rupees(50),
        price: Paise::from_rupees(40),
        offer_period: commerce::OfferPeriod::new(now, now + jiff::SignedDuration::from_mins(30)),
        on_hand: 9,
        is_available: true,
    };
    shop.state().storage.import_listings(vec![row]).await.unwrap();
    shop.advance(jiff::SignedDuration::from_secs(1));
    let mut browser = shop.browser();
    let path = format!("/s/{STORE}/p/sugar-1kg");
    assert!(browser.open(&path).await.text().contains("₹40 MRP ₹50"));
    let found =
        browser.get(&format!("/api/v1/stores/{STORE}/products?category=groceries&limit=100")).await.json();
    let sugar =
        found["items"].as_array().unwrap().iter().find(|item| item["product"] == "sugar-1kg").unwrap();
    assert_eq!(sugar["saving_percent"], 20);
    assert_eq!(sugar["unit_price"], serde_json::json!({"price": 4000, "unit": "kilogram"}));
    assert_eq!((&sugar["group"], &sugar["department"]), (&"sugar".into(), &"groceries".into()));
    assert!(sugar["offer_ends_at"].is_string() && sugar["brand"].is_string(), "{sugar}");
    shop.advance(jiff::SignedDuration::from_mins(30));
    let page = browser.open(&path).await;
    assert!(page.text().contains("₹50") && !page.text().contains("₹40"), "{}", page.text());
    assert_eq!(browser.price(STORE, "sugar-1kg").await, 5_000);
    shop.stop().await;
}

#[tokio::test]
async fn a_card_leads_to_the_pack_sizes_where_each_is_added() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let page = browser.open(&format!("/hi/s/{STORE}/c/fresh")).await;
    let link = find_elements(&page.body, "#p-tomato-250g a.sizes")[0].attribute("href").to_owned();
    let path = link.strip_suffix("#sizes").unwrap();
    assert_eq!(path, format!("/hi/s/{STORE}/p/tomato-250g"));
    let page = browser.open(path).await;
    assert_eq!(find_elements(&page.body, "#sizes").len(), 1);
    let sizes = find_elements(&page.body, ".pack-sizes li");
    assert_eq!(sizes.len(), 3, "{}", page.text());
    assert!(sizes[0].has_attribute("aria-current"), "the page's own size is the smallest");
    let add = i18n::pages::catalog::add(Hindi);
    let answer = browser.submit(&page.stepper("tomato-1kg").press(&add)).await.assert_status(303);
    assert_eq!(answer.header("location"), format!("{path}#p-tomato-1kg"), "back to its row");
    let page = browser.follow(&answer).await;
    assert_eq!(find_elements(&page.body, "#p-tomato-1kg output")[0].text, "1");
    assert_eq!(browser.get("/s/asha-vashi/p/no-such-thing/sizes").await.status, 404);
    shop.stop().await;
}

#[tokio::test]
async fn the_sheet_over_a_list_shows_the_sizes_that_the_products_page_shows() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let path = format!("/hi/s/{STORE}/p/tomato-250g");
    let page = browser.open(&path).await;
    let sheet = browser.get(&links::sizes_url(&format!("{path}#sizes")).unwrap()).await;
    assert_eq!((sheet.status, sheet.header("content-language")), (200, "hi"));
    assert!(sheet.header("cache-control").contains("public"), "{}", sheet.header("cache-control"));
    for shown in [&page, &sheet] {
        let sizes = find_elements(&shown.body, ".pack-sizes a");
        let links: Vec<_> = sizes.iter().map(|size| size.attribute("href")).collect();
        let expected = ["250g", "500g", "1kg"].map(|size| format!("/hi/s/{STORE}/p/tomato-{size}"));
        assert_eq!(links, expected);
    }
    assert_eq!(find_elements(&sheet.body, ".stepper").len(), 3, "the card's own size, too");
    assert!(!sheet.body.contains("<html") && !sheet.body.contains("form_token"), "{}", sheet.body);
    shop.stop().await;
}
