//! Form addresses that are opened like pages: a browser stands at one after a refusal, and comes back
//! to it by a reload, from its history or by a shared address. Each leads to the page of its form, in
//! the language of whoever asks: the address of a form stands for none.

use app::links::Page;
use axum::extract::Path;
use axum::response::Response;
use commerce::OrderId;

use super::fields::redirect_to;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// To the landing page.
pub async fn landing(visitor: Visitor) -> Response {
    redirect_to(&Page::Location, visitor.request_language.preferred(), None)
}

/// To the cart.
pub async fn cart(visitor: Visitor) -> Response {
    redirect_to(&Page::Cart, visitor.request_language.preferred(), None)
}

/// To the counter.
pub async fn counter(visitor: Visitor) -> Response {
    redirect_to(&Page::Counter, visitor.request_language.preferred(), None)
}

/// To the order.
pub async fn order(visitor: Visitor, Path((id, _)): Path<(String, String)>) -> AppResult<Response> {
    let order: OrderId = id.parse().map_err(|_| ErrorKind::OrderNotFound)?;
    Ok(redirect_to(&Page::Order { order }, visitor.request_language.preferred(), None))
}
