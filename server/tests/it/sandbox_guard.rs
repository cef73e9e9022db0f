//! Whose requests may use the sandbox's phones.

use reqwest::Method;

use crate::test_app::TestApp;

const TEXT: &str = "/sandbox/api/phones/919820001234/text";
const THREAD: &str = "/sandbox/api/phones/919820001234/thread";

#[tokio::test]
async fn pages_of_other_sites_cannot_use_the_phones() {
    let app = TestApp::start().await;
    let own = app.url();
    let json = [("content-type", "application/json")];
    let text = || Some(serde_json::json!({ "text": "Hi" }).to_string());
    for (headers, status) in [
        (vec![], 201),
        (vec![("origin", own.as_str())], 201),
        (vec![("origin", "https://evil.example")], 403),
        (vec![("origin", "null")], 403),
        (vec![("origin", "http://127.0.0.1:1")], 403),
        // A name that resolves to this computer.
        (vec![("host", "evil.example"), ("origin", "http://evil.example")], 403),
    ] {
        let mut page = app.browser().with_headers(&headers);
        let response = page.send(Method::POST, TEXT, &json, text()).await;
        assert_eq!(response.status, status, "{headers:?}: {}", response.body);
    }
    let mut rebound = app.browser().with_headers(&[("host", "evil.example")]);
    assert_eq!(rebound.get(THREAD).await.status, 403, "nor read them");
    let thread = app.browser().with_headers(&[]).get(THREAD).await.json();
    let from_customer = thread["messages"].as_array().unwrap().iter();
    let count = from_customer.filter(|message| message["from"] != "business").count();
    assert_eq!(count, 2, "{thread}");
    app.stop().await;
}
