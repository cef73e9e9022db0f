//! Drawn packs: served by the address that pages name, and only those of the catalogue.

use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn a_pack_of_the_catalogue_is_drawn_at_the_address_that_pages_name() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let list = browser.get(&format!("/api/v1/stores/{STORE}/products?q=toor%20dal")).await.json();
    let address = list["items"][0]["picture"].as_str().unwrap().to_owned();
    assert!(address.starts_with("/packs/"), "{address}");
    let page = browser.get(&format!("/s/{STORE}/search?q=toor%20dal")).await;
    assert!(page.body.contains(&address), "the page names the address");

    let picture = browser.get(&address).await;
    assert_eq!(picture.status, 200);
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert!(picture.header("cache-control").contains("immutable"));
    let svg = &picture.body;
    assert!(svg.starts_with("<svg") && svg.contains("तूर दाल") && svg.len() <= 1_500, "{svg}");
    shop.stop().await;
}

#[tokio::test]
async fn the_picture_of_a_products_page_is_part_of_it() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for product in ["toor-dal-1kg", "milk-500ml"] {
        let page = browser.get(&format!("/s/{STORE}/p/{product}")).await;
        let start = page.body.find("class=\"product-picture\"").unwrap();
        let end = start + page.body[start..].find("<h1").unwrap();
        let picture = &page.body[start..end];
        assert!(picture.contains("<svg ") && !picture.contains("<img"), "{product}: {picture}");
        assert!(
            picture.contains("aria-hidden=\"true\"") && !picture.contains("style="),
            "{product}: {picture}"
        );
    }
    shop.stop().await;
}

#[tokio::test]
async fn nothing_of_an_address_is_drawn() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    let unknown = app::links::picture_url("pack:pouch;gold;rice;NOT SOLD HERE;");
    for address in
        [unknown.as_str(), "/packs/pouch;gold;rice;RICE;.svg", "/packs/.svg", "/packs/0123456789ab"]
    {
        assert_eq!(browser.get(address).await.status, 404, "{address}");
    }
    shop.stop().await;
}
