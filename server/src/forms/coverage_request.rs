//! `POST /stores/requests`: a customer wants to be notified when a store opens near a place.

use std::sync::Arc;

use app::components::coverage_request::CoverageState;
use app::links::Page;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::Place;
use serde::Deserialize;

use super::redirect::redirect_to;
use crate::AppState;
use crate::coverage;
use crate::extract::LocalizedForm;
use crate::pages::{response, stores};
use crate::places::PinCodes;
use crate::problem::AppResult;
use crate::sessions::Visitor;

#[derive(Deserialize)]
pub struct CoverageForm {
    /// The PIN code of the page's address; empty where the page is about the visitor's own place.
    #[serde(default)]
    pin: String,
}

/// Stores the request and leads back to the page, which shows it. A visitor who is not known yet finds the way to
/// the chat there.
pub async fn request_coverage(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    LocalizedForm { fields, .. }: LocalizedForm<CoverageForm>,
) -> AppResult<Response> {
    let language = visitor.language();
    let pin = Some(fields.pin).filter(|pin| !pin.is_empty());
    let place: Option<Place> = match &pin {
        Some(pin) => PinCodes::embedded().find(pin).ok().map(Place::from),
        None => visitor.place().cloned(),
    };
    let Some(place) = place else { return Ok(redirect_to(&Page::Location, language, None)) };
    if let Some(customer) = visitor.customer_id()
        && !coverage::request_coverage(&state, customer, place.clone()).await?
    {
        let mut page = stores::build_page(&state, &visitor, place, pin.is_some()).await?;
        page.outside = page.outside.map(|_| CoverageState::LimitReached);
        let document = page.document(&state.assets.site);
        return Ok(response::page_with_status(StatusCode::TOO_MANY_REQUESTS, document));
    }
    Ok(redirect_to(&Page::Stores { pin }, language, None))
}
