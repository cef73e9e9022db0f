//! A browser for tests: stores its cookies, follows no redirect, and sends the headers of a page of ours.

use std::collections::BTreeMap;

use reqwest::Method;
use reqwest::header::{COOKIE, HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use serde_json::Value;

/// A browser, or any other HTTP client, with its cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    http: reqwest::Client,
    url: String,
    /// Its cookies, which tests may read and change.
    pub cookies: BTreeMap<String, String>,
    /// Sent with every request: at first what a page of the shop would make a browser send.
    pub headers: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
}

impl Response {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The slug of the problem it is.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.body);
        let json = self.json();
        assert_eq!(json["status"], self.status);
        json["type"].as_str().unwrap().strip_prefix("/problems/").unwrap().to_owned()
    }

    /// A header; empty when absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// An HTTP client without TLS that follows no redirect.
fn http_client() -> reqwest::Client {
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap()
}

impl Browser {
    /// A browser that has never been anywhere.
    pub(crate) fn new(url: String) -> Self {
        let headers = vec![("sec-fetch-site", "same-origin".to_owned()), ("origin", url.clone())];
        Self { http: http_client(), url, cookies: BTreeMap::new(), headers }
    }

    /// The same browser, saying something else about where its requests come from.
    pub(crate) fn with_headers(&self, headers: &[(&'static str, &str)]) -> Self {
        let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { headers, ..self.clone() }
    }

    /// Opens a page, or asks the API.
    pub(crate) async fn get(&mut self, path: &str) -> Response {
        self.send(Method::GET, path, &[], None).await
    }

    /// Presses a form's button.
    pub(crate) async fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> Response {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, &[("content-type", "application/x-www-form-urlencoded")], Some(body))
            .await
    }

    /// Calls the order API.
    pub(crate) async fn post(&mut self, path: &str, body: &Value) -> Response {
        self.send_json(Method::POST, path, &[], body).await
    }

    /// Places an order under an idempotency key.
    pub(crate) async fn place_order(&mut self, key: &str, body: &Value) -> Response {
        self.send_json(Method::POST, "/api/v1/orders", &[("idempotency-key", key)], body).await
    }

    /// Calls the order API.
    pub(crate) async fn put(&mut self, path: &str, body: &Value) -> Response {
        self.send_json(Method::PUT, path, &[], body).await
    }

    async fn send_json(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Response {
        let mut headers = headers.to_vec();
        headers.push(("content-type", "application/json"));
        self.send(method, path, &headers, Some(body.to_string())).await
    }

    /// Sends whatever a test needs.
    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Response {
        self.try_send(method, path, headers, body).await.unwrap()
    }

    /// The same, where the server may not be running.
    pub(crate) async fn try_send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> reqwest::Result<Response> {
        let mut request = self.http.request(method, format!("{}{path}", self.url));
        let own = self.headers.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in own.chain(headers.iter().copied()) {
            request =
                request.header(name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap());
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, pairs.join("; "));
        }
        if let Some(body) = body {
            request = request.body(body);
        }
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        for set in headers.get_all(SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let body = response.bytes().await?;
        Ok(Response { status, headers, body: String::from_utf8_lossy(&body).into_owned() })
    }

    /// Puts a product into the cart as the islands do, starting a cart where there is none; answers the cart.
    pub(crate) async fn add_to_cart(&mut self, store: &str, product: &str, quantity: u32) -> Value {
        let line = serde_json::json!({
            "product": product, "quantity": quantity, "expected_price": self.price(store, product).await,
        });
        let cart = self.post("/api/v1/carts", &serde_json::json!({ "store": store, "line": line })).await;
        assert!([200, 201].contains(&cart.status), "{}", cart.body);
        cart.json()
    }

    /// Sets a line at the price the store asks now; answers the cart.
    pub(crate) async fn set_line(&mut self, cart: &str, store: &str, product: &str, quantity: u32) -> Value {
        let price = self.price(store, product).await;
        let body = serde_json::json!({ "quantity": quantity, "expected_price": price });
        let answer = self.put(&format!("/api/v1/carts/{cart}/lines/{product}"), &body).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()
    }

    /// What a store asks for a product, in paise.
    pub(crate) async fn price(&mut self, store: &str, product: &str) -> i64 {
        let mut after = String::new();
        loop {
            let page = self.get(&format!("/api/v1/stores/{store}/products?limit=100{after}")).await.json();
            let items = page["items"].as_array().unwrap();
            if let Some(item) = items.iter().find(|item| item["product"] == product) {
                return item["price"].as_i64().unwrap();
            }
            after = format!("&after={}", page["next"].as_str().expect("the store lists it"));
        }
    }
}
