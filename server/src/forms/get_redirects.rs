//! Form addresses that are opened like pages: a browser shows one after a form was rejected, and opens it
//! again by a reload, from its history or by a shared address. Each redirects to the page of its form, in
//! the visitor's language: the address of a form names none.

use app::links::Page;
use axum::response::Response;
use commerce::{OrderId, StoreCode};

use super::redirect::redirect_to;
use crate::extract::PathParam;
use crate::sessions::Visitor;

pub async fn landing(visitor: Visitor) -> Response {
    redirect_to(&Page::Location, visitor.request_language.preferred(), None)
}

pub async fn cart(visitor: Visitor) -> Response {
    redirect_to(&Page::Cart, visitor.request_language.preferred(), None)
}

pub async fn checkout(visitor: Visitor) -> Response {
    redirect_to(&Page::Checkout, visitor.request_language.preferred(), None)
}

pub async fn counter(visitor: Visitor) -> Response {
    redirect_to(&Page::Counter, visitor.request_language.preferred(), None)
}

pub async fn stores(visitor: Visitor) -> Response {
    redirect_to(&Page::Stores { pin: None }, visitor.request_language.preferred(), None)
}

pub async fn store(visitor: Visitor, PathParam(store): PathParam<StoreCode>) -> Response {
    redirect_to(&Page::Store { store }, visitor.request_language.preferred(), None)
}

pub async fn order(visitor: Visitor, PathParam(order): PathParam<OrderId>) -> Response {
    redirect_to(&Page::Order { order }, visitor.request_language.preferred(), None)
}
