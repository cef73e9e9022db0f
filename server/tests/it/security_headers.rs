//! Headers that restrict what browsers do with a response, and the `Host` of a request.

use storage::LinkPurpose;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::test_app::{STORE, TestApp};

#[tokio::test]
async fn pages_are_isolated_and_use_no_device_but_the_location() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for path in ["/en", &format!("/s/{STORE}"), "/cart", "/no-such-page"] {
        let page = browser.get(path).await;
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(page.header("cross-origin-resource-policy"), "same-origin", "{path}");
        let permissions = page.header("permissions-policy");
        assert!(permissions.contains("geolocation=(self)"), "{path}: {permissions}");
        assert!(permissions.contains("camera=()"), "{path}: {permissions}");
    }
    shop.stop().await;
}

#[tokio::test]
async fn what_is_no_page_loads_and_runs_nothing() {
    let shop = TestApp::start().await;
    let mut browser = shop.browser();
    for path in ["/api/v1/carts/current", "/api/v1/nothing", "/preview/en/shop.png"] {
        let answer = browser.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(policy.contains("sandbox") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    }
    // Other pages may show the pictures that are made for them.
    let picture = browser.get("/preview/en/shop.png").await;
    assert_eq!(picture.header("cross-origin-resource-policy"), "cross-origin");
    shop.stop().await;
}

#[tokio::test]
async fn an_address_with_a_token_is_shown_to_no_other_site() {
    let shop = TestApp::start().await;
    let customer = shop.customer(1).await;
    let link = shop.create_link(LinkPurpose::Shop { customer, cart: None }).await;
    let mut browser = shop.browser();
    assert_eq!(browser.get(&link).await.header("referrer-policy"), "same-origin");
    assert_eq!(browser.get("/cart").await.header("referrer-policy"), "strict-origin-when-cross-origin");
    shop.stop().await;
}

#[tokio::test]
async fn a_request_names_one_host() {
    let shop = TestApp::start().await;
    for (version, hosts, status) in [
        ("1.1", "Host: shop.example\r\n", 200),
        ("1.1", "", 400),
        ("1.1", "Host: shop.example\r\nHost: evil.example\r\n", 400),
        ("1.0", "", 200),
    ] {
        let request = format!("GET /en HTTP/{version}\r\n{hosts}Connection: close\r\n\r\n");
        let mut stream = TcpStream::connect(shop.url().trim_start_matches("http://")).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).await.unwrap();
        let line = String::from_utf8_lossy(&response).lines().next().unwrap().to_owned();
        assert!(line.contains(&format!(" {status} ")), "{version} {hosts:?}: {line}");
    }
    shop.stop().await;
}
