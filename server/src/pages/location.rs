//! `GET /` and `GET /localities`: where are you?

use std::sync::Arc;

use app::links::Page;
use app::pages::{LocationPage, Suggestion};
use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{answer, gather};
use crate::Shop;
use crate::places::{Localities, Locality};
use crate::problem::Result;
use crate::sessions::{Visitor, preferred_language};

/// Localities offered for what was typed.
pub const SUGGESTED: usize = 12;

/// The landing page. `/` alone chooses a language, every other address names its own.
pub async fn landing(
    State(shop): State<Arc<Shop>>,
    OriginalUri(asked): OriginalUri,
    headers: HeaderMap,
    mut visitor: Visitor,
) -> Result<Response> {
    if asked.path() == "/" {
        visitor.language = preferred_language(visitor.customer.as_ref(), &headers);
    }
    let page = LocationPage {
        language: visitor.language,
        form_token: visitor.form_token(),
        cart: gather::cart_in_hand(&shop, &visitor).await?,
        ..LocationPage::default()
    };
    Ok(answer::personal(page.document(&shop.site)))
}

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    q: String,
}

/// Localities that match; the form leads here, so that the answer has an address of its own.
pub async fn localities(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Query(typed): Query<Typed>,
) -> Result<Response> {
    let suggestions = suggestions(&typed.q);
    if suggestions.is_empty() {
        return Ok(Redirect::to(&Page::Location.to(visitor.language)).into_response());
    }
    let page = LocationPage {
        language: visitor.language,
        form_token: visitor.form_token(),
        typed: typed.q,
        suggestions,
        cart: gather::cart_in_hand(&shop, &visitor).await?,
        ..LocationPage::default()
    };
    Ok(answer::personal(page.document(&shop.site)))
}

/// Localities for what was typed, each under a key that the form sends back.
#[must_use]
pub fn suggestions(typed: &str) -> Vec<Suggestion> {
    let found = Localities::embedded().suggest(typed, SUGGESTED);
    let suggestion = |locality: Locality| Suggestion {
        key: choice_key(&locality),
        name: locality.name,
        pin: locality.pin,
        district: locality.district,
    };
    found.into_iter().map(suggestion).collect()
}

/// Names a locality in a form: its PIN code and name, which together are unique.
#[must_use]
pub fn choice_key(locality: &Locality) -> String {
    format!("{}:{}", locality.pin, locality.name)
}
