//! Pages that are the same for everybody: what goes over the wire, and what is not sent again.

use std::io::Read;

use commerce::Language;

use crate::raw_http::{self, RawResponse};
use crate::test_app::{STORE, TestApp};

fn shared_paths() -> [String; 4] {
    [
        format!("/s/{STORE}"),
        format!("/hi/s/{STORE}"),
        format!("/s/{STORE}/c/fresh"),
        format!("/s/{STORE}/p/tomato-1kg"),
    ]
}

/// Every value of a header, joined.
fn all(page: &RawResponse, name: &str) -> String {
    let prefix = format!("{name}: ");
    let values = page.head.lines().filter_map(|line| line.strip_prefix(prefix.as_str()));
    values.collect::<Vec<_>>().join(", ").to_ascii_lowercase()
}

fn unpacked(brotli: &[u8]) -> Vec<u8> {
    let mut html = Vec::new();
    brotli::Decompressor::new(brotli, 4096).read_to_end(&mut html).unwrap();
    html
}

#[tokio::test]
async fn every_browser_gets_the_same_page_in_the_coding_it_takes() {
    let shop = TestApp::start().await;
    for path in shared_paths() {
        let get = async |accepted| raw_http::get(&shop.url(), &path, &[("accept-encoding", accepted)]).await;
        let plain = get("identity").await;
        let brotli = get("gzip, deflate, br").await;
        let gzip = get("gzip").await;
        let refused = get("br;q=0, gzip;q=0").await;
        let coding = [&plain, &brotli, &gzip, &refused].map(|page| page.header("content-encoding"));
        assert_eq!(coding, ["", "br", "gzip", ""], "{path}");
        let html = String::from_utf8(plain.body.clone()).unwrap();
        assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"), "{path}");
        assert_eq!(unpacked(&brotli.body), plain.body, "{path}");
        assert_eq!(refused.body, plain.body, "{path}");
        assert!(gzip.body.starts_with(&[0x1f, 0x8b]), "{path}");
        assert!(brotli.body.len() < gzip.body.len(), "{path}: {} bytes", brotli.body.len());
        // Cached as a whole: its length is known, so it is not sent in chunks.
        assert_eq!(brotli.header("content-length"), brotli.body.len().to_string(), "{path}");
        for page in [&plain, &brotli, &gzip, &refused] {
            assert_eq!(page.header("cache-control"), "public, no-cache", "{path}");
            let vary = all(page, "vary");
            assert!(vary.contains("cookie") && vary.contains("accept-encoding"), "{path}: {vary}");
            assert!(page.header("content-security-policy").contains("default-src 'none'"), "{path}");
            let language = if path.starts_with("/hi/") { Language::Hindi } else { Language::English };
            assert_eq!(page.header("content-language"), language.code(), "{path}");
        }
    }
    shop.stop().await;
}

#[tokio::test]
async fn a_page_that_the_browser_has_is_not_sent_again() {
    let shop = TestApp::start().await;
    let mut tags = Vec::new();
    for path in shared_paths() {
        let page = raw_http::get(&shop.url(), &path, &[("accept-encoding", "br")]).await;
        let tag = page.header("etag").to_owned();
        assert!(tag.starts_with("W/\"") && tag.ends_with('"'), "{path}: {tag:?}");
        for accepted in ["br", "gzip", "identity"] {
            let headers = [("accept-encoding", accepted), ("if-none-match", tag.as_str())];
            let again = raw_http::get(&shop.url(), &path, &headers).await;
            assert_eq!((again.status(), again.body.len()), (304, 0), "{path} as {accepted}");
            assert_eq!(again.header("etag"), tag, "{path}");
            assert_eq!(again.header("cache-control"), "public, no-cache", "{path}");
            assert_eq!(again.header("content-security-policy"), "", "the stored page keeps its own: {path}");
            let vary = all(&again, "vary");
            assert!(vary.contains("cookie") && vary.contains("accept-encoding"), "{path}: {vary}");
        }
        let other = [("accept-encoding", "br"), ("if-none-match", "W/\"other\"")];
        assert_eq!(raw_http::get(&shop.url(), &path, &other).await.status(), 200, "{path}");
        tags.push(tag);
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), shared_paths().len(), "each page has a tag of its own");
    shop.stop().await;
}

#[tokio::test]
async fn what_has_changed_is_sent_again() {
    let shop = TestApp::start().await;
    let path = format!("/s/{STORE}/p/tomato-1kg");
    let before = raw_http::get(&shop.url(), &path, &[("accept-encoding", "identity")]).await;
    shop.restock(STORE, "tomato-1kg", 77, 5).await;
    let headers = [("accept-encoding", "identity"), ("if-none-match", before.header("etag"))];
    let after = raw_http::get(&shop.url(), &path, &headers).await;
    assert_eq!(after.status(), 200);
    assert!(String::from_utf8_lossy(&after.body).contains("₹77"));
    assert_ne!(after.header("etag"), before.header("etag"));
    shop.stop().await;
}

#[tokio::test]
async fn with_a_session_a_page_is_made_whole_whatever_the_browser_has() {
    let shop = TestApp::start().await;
    let path = format!("/s/{STORE}");
    let shared = shop.browser().get(&path).await;
    let tag = shared.header("etag").to_owned();
    let customer = shop.customer(1).await;
    let mut browser = shop.customer_browser(customer).await;
    browser.headers.push(("if-none-match", tag));
    let page = browser.get(&path).await;
    assert_eq!((page.status, page.header("cache-control")), (200, "private, no-cache"));
    assert_eq!(page.header("etag"), "");
    assert!(page.headers.get_all("vary").iter().any(|vary| vary.to_str().unwrap().contains("Cookie")));
    shop.stop().await;
}
