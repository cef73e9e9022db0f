//! Requests to the order API from a page of the shop.

use gloo_net::http::{Headers, Request};
use leptos::prelude::document;
use web_sys::RequestInit;
use web_sys::js_sys::Reflect;

use super::answer::Answer;

/// Why there is no answer: the network, or a browser that refuses.
#[derive(Debug)]
pub struct NoAnswer;

/// Sends a request, with a JSON text as its body if there is one, and gives status and answer. An answer
/// that is not JSON is empty. The API speaks the language of the page that asks. A request with a body
/// outlives the page.
pub async fn call(method: &str, address: &str, body: Option<&str>) -> Result<(u16, Answer), NoAnswer> {
    let options = RequestInit::new();
    options.set_method(method);
    if let Some(body) = body {
        let headers = Headers::new();
        headers.set("Content-Type", "application/json");
        options.set_headers(&headers.into_raw());
        options.set_body(&body.into());
        drop(Reflect::set(&options, &"keepalive".into(), &true.into()));
    }
    // Not by `gloo-net`'s builder, because that knows no `keepalive`.
    let request = web_sys::Request::new_with_str_and_init(address, &options).map_err(|_| NoAnswer)?;
    let response = Request::from(request).send().await.map_err(|_| NoAnswer)?;
    let status = response.status();
    Ok((status, Answer::read(&response.text().await.unwrap_or_default())))
}

/// The page's language, as its root element names it.
pub fn language() -> String {
    document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}
