//! Form addresses that are opened like pages: a browser stands at one after a refusal, and comes back
//! to it by a reload, from its history or by a shared address. Each leads to the page of its form.

use app::links::Page;
use axum::extract::{OriginalUri, Path};
use axum::http::HeaderMap;
use axum::response::Response;
use commerce::{Language, OrderId};

use super::fields::redirect_to;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::{Visitor, preferred_language};

/// The language to read the page in: that of the address, where it names one.
fn language(asked: &OriginalUri, visitor: &Visitor, headers: &HeaderMap) -> Language {
    let (named, path) = app::links::split_language(asked.path());
    if path == asked.path() { preferred_language(visitor.customer.as_ref(), headers) } else { named }
}

/// To the landing page.
pub async fn landing(asked: OriginalUri, visitor: Visitor, headers: HeaderMap) -> Response {
    redirect_to(&Page::Location, language(&asked, &visitor, &headers), None)
}

/// To the cart.
pub async fn cart(asked: OriginalUri, visitor: Visitor, headers: HeaderMap) -> Response {
    redirect_to(&Page::Cart, language(&asked, &visitor, &headers), None)
}

/// To the counter.
pub async fn counter(asked: OriginalUri, visitor: Visitor, headers: HeaderMap) -> Response {
    redirect_to(&Page::Counter, language(&asked, &visitor, &headers), None)
}

/// To the order.
pub async fn order(
    asked: OriginalUri,
    visitor: Visitor,
    Path((id, _)): Path<(String, String)>,
    headers: HeaderMap,
) -> AppResult<Response> {
    let order: OrderId = id.parse().map_err(|_| ErrorKind::OrderNotFound)?;
    Ok(redirect_to(&Page::Order { order }, language(&asked, &visitor, &headers), None))
}
