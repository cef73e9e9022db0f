//! Requests to the server and typed views of its JSON answers.
//!
//! The browser parses the JSON; each view reads the fields of the object that came. A field that is missing in
//! [`crate::api`] fails the test below. No `serde_json` is linked into the WASM.

use gloo_net::http::{Headers, Request};
use leptos::prelude::document;
use leptos::wasm_bindgen::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JSON, Reflect};
use web_sys::{RequestInit, UrlSearchParams};

/// Declares a typed view of a JSON object, with one getter per field.
macro_rules! json_view {
    ($(#[$doc:meta])* $view:ident { $($field:ident: $kind:ty,)* }) => {
        #[wasm_bindgen]
        extern "C" {
            $(#[$doc])*
            pub type $view;
            $(#[wasm_bindgen(method, getter)]
            pub fn $field(this: &$view) -> $kind;)*
        }

        #[cfg(test)]
        impl $view {
            const FIELDS: &[&str] = &[$(stringify!($field)),*];
        }
    };
}

json_view! {
    /// [`crate::api::CartView`]. Money is in paise.
    CartView {
        store: Option<String>,
        lines: Array,
        item_count: u32,
        mrp_total: f64,
        savings: f64,
        coupon_discount: f64,
        tax_included: f64,
        total: f64,
    }
}

json_view! {
    /// [`crate::api::CartLineView`].
    CartLineView {
        product: String,
        quantity: u32,
        amount: f64,
        available: u32,
    }
}

json_view! {
    /// [`crate::api::Paged`] of products.
    ProductList {
        items: Array,
    }
}

json_view! {
    /// [`crate::api::ProductView`].
    ProductView {
        product: String,
        name: String,
        pack: String,
        price: f64,
    }
}

json_view! {
    /// [`crate::api::OrderView`].
    OrderView {
        state: String,
    }
}

json_view! {
    /// [`crate::api::Problem`].
    Problem {
        r#type: String,
        message: String,
    }
}

impl Problem {
    /// Whether it is the problem of this slug.
    pub fn is(&self, slug: &str) -> bool {
        self.r#type().strip_prefix("/problems/") == Some(slug)
    }
}

/// The request failed before a response came: no network, or the browser refused it.
#[derive(Debug)]
pub struct NetworkError;

/// A response whose body has been read.
pub struct ApiResponse {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub text: String,
}

impl ApiResponse {
    /// The body as a view; `None` unless it is a JSON object.
    pub fn view<T: JsCast>(self) -> Option<T> {
        let body = JSON::parse(&self.text).unwrap_or(JsValue::NULL);
        body.is_object().then(|| body.unchecked_into())
    }
}

/// `GET`s from the order API, or a piece of a page.
pub async fn get(address: &str) -> Result<ApiResponse, NetworkError> {
    send(address, &RequestInit::new()).await
}

/// Posts fields as a form would, but for a JSON answer. The request outlives the page.
pub async fn post_form(action: &str, fields: &[(String, String)]) -> Result<ApiResponse, NetworkError> {
    let body = UrlSearchParams::new().map_err(|_| NetworkError)?;
    for (name, value) in fields {
        body.append(name, value);
    }
    let headers = Headers::new();
    headers.set("Accept", "application/json");
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_headers(&headers.into_raw());
    options.set_body(&body);
    // web-sys has no setter for it.
    drop(Reflect::set(&options, &"keepalive".into(), &true.into()));
    send(action, &options).await
}

async fn send(address: &str, options: &RequestInit) -> Result<ApiResponse, NetworkError> {
    // Not by `gloo-net`'s builder, because that cannot set `keepalive`.
    let request = web_sys::Request::new_with_str_and_init(address, options).map_err(|_| NetworkError)?;
    let response = Request::from(request).send().await.map_err(|_| NetworkError)?;
    let status = response.status();
    Ok(ApiResponse { status, text: response.text().await.unwrap_or_default() })
}

/// The page's language, from the root element's `lang`.
pub fn language() -> String {
    document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use commerce::{CartId, OrderId, OrderState, Paise};
    use serde::Serialize;

    use super::*;
    use crate::api;

    /// Every field that a view reads is in the JSON of the API's type.
    fn assert_fields(fields: &[&str], sent: &impl Serialize) {
        let json = serde_json::to_value(sent).expect("JSON");
        for field in fields {
            let field = field.trim_start_matches("r#");
            assert!(json.get(field).is_some(), "no {field} in {json}");
        }
    }

    #[test]
    fn views_read_what_the_api_sends() {
        let line = api::CartLineView {
            product: "tomato-1kg".parse().expect("an id"),
            quantity: 2,
            unit_price: Paise(3800),
            amount: Paise(7600),
            available: 9,
        };
        assert_fields(CartLineView::FIELDS, &line);
        let cart = api::CartView {
            cart: Some(CartId(7)),
            store: Some("shree-ganesh-vashi".parse().expect("a code")),
            lines: vec![line],
            item_count: 2,
            mrp_total: Paise(10_400),
            savings: Paise(2800),
            coupon_discount: Paise::ZERO,
            coupon: None,
            coupon_problem: None,
            tax_included: Paise(362),
            total: Paise(7600),
            changes: Vec::new(),
        };
        assert_fields(CartView::FIELDS, &cart);
        let product = api::ProductView {
            product: "tomato-1kg".parse().expect("an id"),
            name: "टमाटर".to_owned(),
            pack: "1 किलो".to_owned(),
            brand: "Khet".to_owned(),
            group: Some("tomato".to_owned()),
            department: "fresh".to_owned(),
            category: "vegetables".to_owned(),
            picture: "tomato.svg".to_owned(),
            mrp: Paise(5200),
            price: Paise(3800),
            unit_price: None,
            saving_percent: 26,
            offer_ends_at: None,
            available: 9,
        };
        assert_fields(ProductView::FIELDS, &product);
        assert_fields(ProductList::FIELDS, &api::Paged { items: vec![product], next: None });
        let order = api::OrderView {
            order: OrderId(1),
            number: 142,
            display_number: "SG-142".to_owned(),
            store: "shree-ganesh-vashi".parse().expect("a code"),
            state: OrderState::Ready,
            slot_start: String::new(),
            slot_end: String::new(),
            placed_at: String::new(),
            total: Paise(100),
            coupon: None,
            coupon_discount: Paise::ZERO,
            rating: None,
            pickup_code: Some("4719".to_owned()),
            note: None,
            lines: Vec::new(),
            actions: vec!["cancel".to_owned()],
        };
        let problem = api::Problem {
            kind: "/problems/out-of-stock".to_owned(),
            title: "Out of stock".to_owned(),
            ..api::Problem::default()
        };
        assert_fields(Problem::FIELDS, &problem);
        assert_fields(OrderView::FIELDS, &order);
        let state = serde_json::to_value(order.state).expect("JSON");
        assert_eq!(state, OrderState::Ready.code(), "the state is its code");
    }
}
