//! Whose requests play the sandbox's phones.

use reqwest::Method;

use crate::test_app::TestApp;

const TEXT: &str = "/sandbox/api/phones/919820001234/text";
const THREAD: &str = "/sandbox/api/phones/919820001234/thread";

#[tokio::test]
async fn pages_of_other_sites_can_not_play_the_phones() {
    let shop = TestApp::start().await;
    let own = shop.url();
    let json = [("content-type", "application/json")];
    let say = || Some(serde_json::json!({ "text": "Hi" }).to_string());
    for (says, status) in [
        (vec![], 201),
        (vec![("origin", own.as_str())], 201),
        (vec![("origin", "https://evil.example")], 403),
        (vec![("origin", "null")], 403),
        (vec![("origin", "http://127.0.0.1:1")], 403),
        // A name that its owner has led to this computer.
        (vec![("host", "evil.example"), ("origin", "http://evil.example")], 403),
    ] {
        let mut page = shop.browser().with_headers(&says);
        let said = page.send(Method::POST, TEXT, &json, say()).await;
        assert_eq!(said.status, status, "{says:?}: {}", said.body);
    }
    let mut rebound = shop.browser().with_headers(&[("host", "evil.example")]);
    assert_eq!(rebound.get(THREAD).await.status, 403, "nor read them");
    let thread = shop.browser().with_headers(&[]).get(THREAD).await.json();
    let from_customer = thread["messages"].as_array().unwrap().iter();
    let heard = from_customer.filter(|message| message["from"] != "business").count();
    assert_eq!(heard, 2, "{thread}");
    shop.stop().await;
}
