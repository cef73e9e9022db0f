//! Stores near a place and what they sell, through the API.

use commerce::{Phone, Store};
use jiff::SignedDuration;
use serde_json::json;

use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn the_nearest_stores_come_first_in_pages() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let (mut far, mut seen, mut after) = (0, Vec::new(), String::new());
    loop {
        let page = browser.get(&format!("/api/v1/stores?pin=400703&limit=5{after}")).await.json();
        for item in page["items"].as_array().unwrap() {
            let metres = item["distance_m"].as_u64().unwrap();
            assert!(metres >= far);
            far = metres;
            seen.push(item["store"].as_str().unwrap().to_owned());
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), 12);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 12, "none twice");
    let here = browser.get("/api/v1/stores?lat=19.07712&lon=72.99862&limit=1").await.json();
    let nearest = &here["items"][0];
    assert_eq!((&nearest["store"], &nearest["distance_m"]), (&json!(STORE), &json!(0)));
    // 11:00, 20 minutes to pack: the next slot starts at 11:30 in India.
    assert_eq!(nearest["earliest_pickup"], "2026-11-20T06:00:00Z");
    assert_eq!((&nearest["open"], &nearest["changes_at"]), (&json!(true), &json!("2026-11-20T17:30:00Z")));
    shop.stop().await;
}

#[tokio::test]
async fn the_list_of_stores_continues_to_the_farthest() {
    let shop = TestApp::start().await;
    let template = shop.store(STORE).await;
    let many = (0..600).map(|number| Store {
        code: format!("many-{number:03}").parse().unwrap(),
        phone: Phone::from_digits(&format!("9199{number:08}")).unwrap(),
        order_prefix: None,
        ..template.clone()
    });
    shop.state().storage.import_stores(many.collect()).await.unwrap();
    shop.advance(SignedDuration::from_secs(1));
    let mut browser = shop.browser();
    // Delhi: beyond everything that the network serves.
    let (mut codes, mut after) = (Vec::new(), String::new());
    loop {
        let page = browser.get(&format!("/api/v1/stores?pin=110001&limit=100{after}")).await.json();
        for item in page["items"].as_array().unwrap() {
            assert_eq!(item["in_service_area"], false);
            codes.push(item["store"].as_str().unwrap().to_owned());
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let listed = codes.len();
    codes.sort();
    codes.dedup();
    assert_eq!((codes.len(), listed), (612, 612), "all stores, none twice");
    let here = browser.get("/api/v1/stores?pin=400703&limit=1").await.json();
    assert_eq!(here["items"][0]["in_service_area"], true);
    shop.stop().await;
}

#[tokio::test]
async fn nonsense_about_places_and_lists_is_named() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for (query, field) in [
        ("", "lat"),
        ("?pin=12", "pin"),
        ("?pin=000000", "pin"),
        ("?lat=19", "lon"),
        ("?lat=north&lon=72", "lat"),
        ("?lat=91&lon=72", "lat"),
        ("?lat=NaN&lon=72", "lat"),
        ("?pin=400703&limit=0", "limit"),
        ("?pin=400703&limit=101", "limit"),
        ("?pin=400703&after=x", "after"),
    ] {
        let answer = browser.get(&format!("/api/v1/stores{query}")).await;
        assert_eq!((answer.status, answer.problem().as_str()), (422, "invalid-field"), "{query}");
        assert_eq!(answer.json()["field"], field, "{query}");
    }
    for (query, field) in [
        ("?category=toys", "category"),
        ("?sort=up", "sort"),
        ("?max_price=cheap", "max_price"),
        ("?in_stock=yes", "in_stock"),
        ("?after=none", "after"),
        ("?limit=x", "limit"),
        ("?lang=fr", "lang"),
    ] {
        let answer = browser.get(&format!("/api/v1/stores/{STORE}/products{query}")).await;
        assert_eq!((answer.status, answer.json()["field"].as_str()), (422, Some(field)), "{query}");
    }
    assert_eq!(browser.get("/api/v1/stores/nowhere/products").await.problem(), "store-not-found");
    shop.stop().await;
}

#[tokio::test]
async fn a_store_is_listed_whole_in_pages() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = browser.get(&format!("/api/v1/stores/{STORE}/products?limit=7{after}")).await.json();
        let items = page["items"].as_array().unwrap();
        seen.extend(items.iter().map(|item| item["product"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let listed = shop.state().storage.listings(&STORE.parse().unwrap()).await.unwrap().unwrap().listings;
    assert_eq!(seen.len(), listed.len());
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), listed.len(), "none twice");
    shop.stop().await;
}

#[tokio::test]
async fn things_are_found_in_every_script() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for typed in ["tomato", "TOM", "tamatar", "टमाटर", "टमा", "tomato nukkad", "omato", "tamater"]
    {
        let query: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        let page = browser.get(&format!("/api/v1/stores/{STORE}/products?q={query}&lang=hi")).await.json();
        let found = page["items"].as_array().unwrap();
        assert!(found.iter().any(|item| item["product"] == "tomato-1kg"), "{typed}: {page}");
        assert!(found.iter().any(|item| item["name"] == "टमाटर"), "{typed}: {page}");
    }
    for typed in ["xylophone", "!!"] {
        let query: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        let page = browser.get(&format!("/api/v1/stores/{STORE}/products?q={query}")).await.json();
        assert_eq!(page["items"], json!([]), "{typed}");
    }
    shop.stop().await;
}

#[tokio::test]
async fn an_import_shows_within_a_second() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    assert_eq!(browser.price(STORE, "tomato-1kg").await, 4200);
    let row = storage::ListingRow {
        store: STORE.parse().unwrap(),
        product: "tomato-1kg".parse().unwrap(),
        mrp: commerce::Paise::from_rupees(50),
        price: commerce::Paise::from_rupees(48),
        offer_period: None,
        on_hand: 5,
        is_available: true,
    };
    shop.state().storage.import_listings(vec![row]).await.unwrap();
    shop.advance(SignedDuration::from_secs(1));
    assert_eq!(browser.price(STORE, "tomato-1kg").await, 4800);

    let mut product = shop.product("tomato-1kg").await;
    product.names.en = "Love apple".to_owned();
    shop.state().storage.import_products(vec![product]).await.unwrap();
    shop.advance(SignedDuration::from_secs(1));
    let found = browser.get(&format!("/api/v1/stores/{STORE}/products?q=love")).await.json();
    assert_eq!(found["items"][0]["name"], "Love apple");

    let mut store = shop.store(STORE).await;
    store.name = "Another name".to_owned();
    shop.state().storage.import_stores(vec![store]).await.unwrap();
    shop.advance(SignedDuration::from_secs(1));
    let near = browser.get("/api/v1/stores?lat=19.07712&lon=72.99862&limit=1").await.json();
    assert_eq!(near["items"][0]["name"], "Another name");
    shop.stop().await;
}

#[tokio::test]
async fn a_product_off_sale_in_the_network_is_available_nowhere() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let mut product = shop.product("tomato-1kg").await;
    product.is_available = false;
    shop.state().storage.import_products(vec![product]).await.unwrap();
    shop.advance(SignedDuration::from_secs(1));
    let found = browser.get(&format!("/api/v1/stores/{STORE}/products?q=tomato")).await.json();
    let tomato = found["items"].as_array().unwrap().iter().find(|item| item["product"] == "tomato-1kg");
    assert_eq!(tomato.unwrap()["available"], 0);
    shop.stop().await;
}

#[tokio::test]
async fn suggestions_find_unfinished_words_and_show_a_product_once() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for typed in ["to", "tomat", "tamaat", "toma 1kg"] {
        let query: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        let address = format!("/api/v1/stores/{STORE}/products?q={query}&typing=1&limit=100");
        let page = browser.get(&address).await.json();
        let found = page["items"].as_array().unwrap();
        let tomatoes = found.iter().filter(|item| item["group"] == "tomato").count();
        assert_eq!(tomatoes, 1, "{typed}: {page}");
    }
    let whole = browser.get(&format!("/api/v1/stores/{STORE}/products?q=tomato&limit=100")).await.json();
    let tomatoes = whole["items"].as_array().unwrap().iter().filter(|item| item["group"] == "tomato");
    assert!(tomatoes.count() > 1, "a search lists every pack size: {whole}");
    let wrong = browser.get(&format!("/api/v1/stores/{STORE}/products?q=tomato&typing=yes")).await;
    assert_eq!(wrong.status, 422);
    shop.stop().await;
}
