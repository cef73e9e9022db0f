//! `POST /location`: the visitor's place, by a PIN code, a locality typed, or one chosen.

use std::sync::Arc;

use app::links::Page;
use app::pages::{LocationError, LocationPage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::Place;
use serde::Deserialize;

use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::LocalizedForm;
use crate::pages::location::{MAX_SUGGESTIONS, choice_key, suggest_localities};
use crate::pages::{load, response};
use crate::places::{Localities, PinCodes, PinError, find_pin};
use crate::problem::AppResult;
use crate::sessions::{self, Visitor};

/// The characters of the query that are read.
const MAX_QUERY_CHARS: usize = 80;

#[derive(Deserialize)]
pub struct LocationForm {
    #[serde(default)]
    q: String,
    choice: Option<String>,
}

enum ParsedLocation {
    Place(Place),
    Several,
    Invalid(LocationError),
}

/// Stores the place and redirects to the stores near it, or shows what is wrong.
pub async fn set_location(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    LocalizedForm { fields, .. }: LocalizedForm<LocationForm>,
) -> AppResult<Response> {
    let typed: String = fields.q.trim().chars().take(MAX_QUERY_CHARS).collect();
    let found = match &fields.choice {
        Some(choice) => find_choice(choice),
        None => parse_location(&typed),
    };
    let problem = match found {
        ParsedLocation::Place(place) => {
            let cookie = sessions::set_place(&state, &visitor, place).await?;
            return Ok(redirect_to(&Page::Stores { pin: None }, visitor.language(), cookie));
        }
        ParsedLocation::Several => {
            return Ok(redirect_to(&Page::Localities { query: typed }, visitor.language(), None));
        }
        ParsedLocation::Invalid(problem) => problem,
    };
    let page = LocationPage {
        language: visitor.language(),
        form_token: visitor.form_token(),
        error: Some(problem),
        cart: load::cart_summary(&state, &visitor).await?,
        typed,
        ..LocationPage::default()
    };
    Ok(response::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page.document(&state.assets.site)))
}

/// A locality chosen from the list: found again by its PIN code and name.
fn find_choice(choice: &str) -> ParsedLocation {
    let name = choice.split_once(':').map_or(choice, |(_, name)| name);
    let found = Localities::embedded().suggest(name, 4 * MAX_SUGGESTIONS);
    match found.into_iter().find(|locality| choice_key(locality) == choice) {
        Some(locality) => ParsedLocation::Place(locality.into()),
        None => ParsedLocation::Invalid(LocationError::UnknownChoice),
    }
}

fn parse_location(typed: &str) -> ParsedLocation {
    if typed.is_empty() {
        return ParsedLocation::Invalid(LocationError::Empty);
    }
    let digits = typed.chars().filter(|letter| letter.is_numeric()).count();
    let letters = typed.chars().filter(|letter| letter.is_alphabetic()).count();
    let pin = find_pin(typed);
    match PinCodes::embedded().find(pin.as_deref().unwrap_or(typed)) {
        Ok(pin) => return ParsedLocation::Place(pin.into()),
        Err(PinError::Unknown) => return ParsedLocation::Invalid(LocationError::UnknownPin),
        Err(PinError::Malformed) if digits > letters => {
            return ParsedLocation::Invalid(LocationError::InvalidPin);
        }
        Err(PinError::Malformed) => {}
    }
    let mut found = Localities::embedded().suggest(typed, 2);
    match (found.len(), suggest_localities(typed).is_empty()) {
        (1, _) => {
            found.pop().map_or(ParsedLocation::Several, |locality| ParsedLocation::Place(locality.into()))
        }
        (_, false) => ParsedLocation::Several,
        (_, true) => ParsedLocation::Invalid(LocationError::UnknownLocality),
    }
}
