//! `POST /location`: the visitor's place, by a PIN code, a locality typed or chosen, or the phone's own position.

use std::sync::Arc;

use app::links::Page;
use app::pages::{LocationError, LocationPage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{Language, Place, Position};
use i18n::chat;
use serde::Deserialize;

use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::LocalizedForm;
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
    /// Degrees of the phone's own position; empty without one.
    #[serde(default)]
    lat: String,
    #[serde(default)]
    lon: String,
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
    let found = match (&fields.choice, parse_position(&fields)) {
        (Some(choice), _) => find_choice(choice),
        (None, Some(position)) => ParsedLocation::Place(own_place(position, visitor.language())),
        (None, None) => parse_location(&state, &typed).await?,
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

/// The position that the phone gave; `None` without one.
fn parse_position(fields: &LocationForm) -> Option<Position> {
    let degrees = |text: &str| text.parse::<f64>().ok();
    Position::new(degrees(&fields.lat)?, degrees(&fields.lon)?).ok().map(Position::rounded)
}

/// The phone's own position, labelled with the nearest locality.
fn own_place(position: Position, language: Language) -> Place {
    let nearest = Localities::embedded().nearest(position);
    Place {
        position,
        label: nearest.as_ref().map_or_else(|| chat::unnamed_location(language), |near| near.name.clone()),
        pin: nearest.map(|near| near.pin),
        exact: true,
    }
}

/// A locality chosen from the list: found again by its PIN code and name.
fn find_choice(choice: &str) -> ParsedLocation {
    let found = choice.split_once(':').and_then(|(pin, name)| Localities::embedded().get(pin, name));
    match found {
        Some(locality) => ParsedLocation::Place(locality.into()),
        None => ParsedLocation::Invalid(LocationError::UnknownChoice),
    }
}

async fn parse_location(state: &AppState, typed: &str) -> AppResult<ParsedLocation> {
    if typed.is_empty() {
        return Ok(ParsedLocation::Invalid(LocationError::Empty));
    }
    let digits = typed.chars().filter(|letter| letter.is_numeric()).count();
    let letters = typed.chars().filter(|letter| letter.is_alphabetic()).count();
    let pin = find_pin(typed);
    match PinCodes::embedded().find(pin.as_deref().unwrap_or(typed)) {
        Ok(pin) => return Ok(ParsedLocation::Place(pin.into())),
        Err(PinError::Unknown) => return Ok(ParsedLocation::Invalid(LocationError::UnknownPin)),
        Err(PinError::Malformed) if digits > letters => {
            return Ok(ParsedLocation::Invalid(LocationError::InvalidPin));
        }
        Err(PinError::Malformed) => {}
    }
    let network = state.catalog.snapshot().await?;
    let is_served = |position| network.is_served(position, state.config.service_radius_m);
    let localities = Localities::embedded();
    Ok(match localities.resolve(typed, is_served) {
        Some(locality) => ParsedLocation::Place(locality.into()),
        None if !localities.suggest(typed, 1, is_served).is_empty() => ParsedLocation::Several,
        None if Localities::names_no_area(typed) => ParsedLocation::Invalid(LocationError::AreaMissing),
        None => ParsedLocation::Invalid(LocationError::UnknownLocality),
    })
}
