//! `POST /s/{store}/requests`: a customer requests a product that the store does not list.

use std::sync::Arc;

use app::components::product_request::RequestState;
use app::links::Page;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{RequestedWords, StoreCode};
use serde::Deserialize;
use storage::ProductRequestOutcome;

use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::{LocalizedForm, PathParam};
use crate::ordering::product_requests;
use crate::pages::{load, response, search};
use crate::problem::AppResult;
use crate::sessions::Visitor;

#[derive(Deserialize)]
pub struct RequestForm {
    /// The words of the search.
    #[serde(default)]
    q: String,
}

/// Sends the words to the store and leads back to the search, which shows how far the request is. A visitor who is
/// not known yet finds the way to the chat there.
pub async fn request_product(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    PathParam(code): PathParam<StoreCode>,
    LocalizedForm { fields, .. }: LocalizedForm<RequestForm>,
) -> AppResult<Response> {
    let store = load::store(&state, code.as_str()).await?;
    let query = search::truncate(&fields.q);
    let outcome = match (visitor.customer_id(), RequestedWords::parse(&query)) {
        (Some(customer), Some(words)) => {
            Some(product_requests::request_product(&state, customer, &store, words).await?)
        }
        _ => None,
    };
    if outcome == Some(ProductRequestOutcome::LimitReached) {
        let mut page = search::build_page(&state, &visitor, store, query, None).await?;
        page.request = Some(RequestState::LimitReached);
        let document = page.document(&state.assets.site);
        return Ok(response::page_with_status(StatusCode::TOO_MANY_REQUESTS, document));
    }
    Ok(redirect_to(&Page::Search { store: code, query, after: None }, visitor.language(), None))
}
