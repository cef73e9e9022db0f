//! What a chat shows beside a link: title, description, address and picture, in the first bytes.

use commerce::Language::{English, Hindi};

use super::html::find_elements;
use super::shopping::{ASHA, arrive};
use crate::raw_http;
use crate::test_app::{STORE, TestApp};

/// Bytes a crawler reads at the least.
const FIRST_BYTES: usize = 4_096;

/// An Open Graph property of a page's first bytes.
fn property(head: &str, name: &str) -> String {
    let tags = find_elements(head, "meta");
    let mut found = tags.iter().filter(|tag| tag.attribute("property") == format!("og:{name}"));
    let tag = found.next().unwrap_or_else(|| panic!("no og:{name} in {head}"));
    assert_eq!(found.count(), 0, "one og:{name}");
    tag.attribute("content").to_owned()
}

/// Width and height of a PNG (its first chunk, RFC 2083 §4.1.1).
fn png_size(bytes: &[u8]) -> (u32, u32) {
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&bytes[12..16], b"IHDR");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[tokio::test]
async fn landing_store_category_and_product_unfurl() {
    let shop = TestApp::start().await;
    let store = format!("/s/{STORE}");
    for (path, title) in [
        ("/en".to_owned(), i18n::pages::location::title(English).as_str()),
        ("/hi".to_owned(), i18n::pages::location::title(Hindi).as_str()),
        ("/stores?pin=400703".to_owned(), i18n::pages::stores::title(English, "").as_str()),
        (store.clone(), "Shree Ganesh Kirana"),
        (format!("/hi{store}"), "Shree Ganesh Kirana"),
        (format!("{store}/c/fresh"), "Fresh"),
        (format!("/hi{store}/c/fresh"), "फल-सब्ज़ी"),
        (format!("{store}/p/tomato-1kg"), "Tomato"),
        (format!("/hi{store}/p/tomato-1kg"), "टमाटर"),
    ] {
        let agent = ("user-agent", "facebookexternalhit/1.1");
        let page = raw_http::get(&shop.url(), &path, &[agent, ("accept-encoding", "identity")]).await;
        assert_eq!((page.status(), page.header("content-encoding")), (200, ""), "{path}");
        let first = String::from_utf8_lossy(&page.body[..page.body.len().min(FIRST_BYTES)]).into_owned();
        let head = first.split("<style").next().unwrap();
        assert!(first.contains("<style"), "{path}: the tags end before the style begins");
        assert!(property(head, "title").contains(title), "{path}: {}", property(head, "title"));
        assert!(property(head, "description").chars().count() > 20, "{path}");
        assert_eq!(property(head, "url"), format!("{}{path}", shop.url()));
        let picture = property(head, "image");
        let picture = picture.strip_prefix(&shop.url()).expect("an absolute address").to_owned();
        for encoding in ["identity", "gzip", "br, gzip"] {
            let picture = raw_http::get(&shop.url(), &picture, &[agent, ("accept-encoding", encoding)]).await;
            assert_eq!(picture.header("content-type"), "image/png");
            assert_eq!(picture.header("content-encoding"), "", "{encoding}");
            assert!(picture.header("cache-control").starts_with("public"));
            assert!(picture.body.len() < 300_000, "{path}: {}", picture.body.len());
            let (width, height) = png_size(&picture.body);
            assert!(width >= 300 && height >= 157 && width < 2 * height, "{path}: {width} × {height}");
        }
        // A crawler that knows gzip only.
        let zipped = raw_http::get(&shop.url(), &path, &[agent, ("accept-encoding", "gzip")]).await;
        assert_eq!((zipped.status(), zipped.header("content-encoding")), (200, "gzip"));
        assert!(zipped.body.starts_with(&[0x1f, 0x8b]));
    }
    shop.stop().await;
}

#[tokio::test]
async fn personal_pages_tell_previews_nothing() {
    let shop = TestApp::start().await;
    let (_phone, mut browser) = arrive(&shop, ASHA, "Asha").await;
    let order = super::shopping::order_tomatoes(&mut browser).await;
    for path in ["/cart", order.as_str(), "/counter"] {
        let page = shop.browser().get(path).await;
        assert!(!page.body.contains("og:title") && page.body.contains("noindex"), "{path}");
    }
    // With a session the same pages unfurl with the same words.
    for path in [format!("/s/{STORE}"), format!("/s/{STORE}/p/tomato-1kg")] {
        let tags = |page: &str| {
            let metas = find_elements(page.split("<style").next().unwrap(), "meta");
            metas.iter().map(|tag| format!("{:?}", tag.attributes)).collect::<Vec<_>>()
        };
        let (own, everybodys) = (browser.open(&path).await, shop.browser().open(&path).await);
        assert_eq!(tags(&own.body), tags(&everybodys.body), "{path}");
    }
    shop.stop().await;
}

#[tokio::test]
async fn pictures_of_what_is_not_there_are_not_there() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for path in [
        "/preview/en/s/no-such-store.png",
        "/preview/en/s/no-such-store",
        "/preview/fr/shop.png",
        "/preview/en/c/shree-ganesh-vashi/weapons.png",
        "/preview/en/p/shree-ganesh-vashi/no-such-thing.png",
        "/preview/en/p/shree-ganesh-vashi/tomato-1kg.svg",
    ] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
    shop.stop().await;
}
