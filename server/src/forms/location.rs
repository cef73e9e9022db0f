//! `POST /location`: here I am, by a PIN code, a locality typed, or one chosen.

use std::sync::Arc;

use app::links::Page;
use app::pages::{LocationPage, LocationProblem};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::Place;
use serde::Deserialize;

use super::fields::{Spoken, speaking, to_page};
use crate::Shop;
use crate::pages::location::{SUGGESTED, choice_key, suggestions};
use crate::pages::{answer, gather};
use crate::places::{Localities, PinCodes, PinProblem, pin_in};
use crate::problem::Result;
use crate::sessions::{self, Visitor};

/// Letters of what was typed that are read.
const READ: usize = 80;

/// What the form says.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(default)]
    lang: Spoken,
    #[serde(default)]
    q: String,
    choice: Option<String>,
}

/// What was typed, understood.
enum Found {
    Place(Place),
    Several,
    Nothing(LocationProblem),
}

/// Keeps the place and leads to the stores near it, or says what is wrong.
pub async fn take(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let visitor = speaking(visitor, fields.lang);
    let typed: String = fields.q.trim().chars().take(READ).collect();
    let found = match &fields.choice {
        Some(choice) => chosen(choice),
        None => understand(&typed),
    };
    let problem = match found {
        Found::Place(place) => {
            let cookie = sessions::remember_place(&shop, &visitor, place).await?;
            return Ok(to_page(&Page::Stores { pin: None }, visitor.language, cookie));
        }
        Found::Several => return Ok(to_page(&Page::Localities { query: typed }, visitor.language, None)),
        Found::Nothing(problem) => problem,
    };
    let page = LocationPage {
        language: visitor.language,
        form_token: visitor.form_token(),
        problem: Some(problem),
        suggestions: Vec::new(),
        cart: gather::cart_in_hand(&shop, &visitor).await?,
        typed,
    };
    Ok(answer::with_status(StatusCode::UNPROCESSABLE_ENTITY, page.document(&shop.site)))
}

/// A locality that was pressed: found again by its PIN code and name.
fn chosen(choice: &str) -> Found {
    let name = choice.split_once(':').map_or(choice, |(_, name)| name);
    let found = Localities::embedded().suggest(name, 4 * SUGGESTED);
    match found.into_iter().find(|locality| choice_key(locality) == choice) {
        Some(locality) => Found::Place(locality.into()),
        None => Found::Nothing(LocationProblem::UnknownChoice),
    }
}

fn understand(typed: &str) -> Found {
    if typed.is_empty() {
        return Found::Nothing(LocationProblem::Empty);
    }
    let digits = typed.chars().filter(|letter| letter.is_numeric()).count();
    let letters = typed.chars().filter(|letter| letter.is_alphabetic()).count();
    let pin = pin_in(typed);
    match PinCodes::embedded().find(pin.as_deref().unwrap_or(typed)) {
        Ok(pin) => return Found::Place(pin.into()),
        Err(PinProblem::Unknown) => return Found::Nothing(LocationProblem::UnknownPin),
        Err(PinProblem::NotAPin) if digits > letters => return Found::Nothing(LocationProblem::NotAPin),
        Err(PinProblem::NotAPin) => {}
    }
    let mut found = Localities::embedded().suggest(typed, 2);
    match (found.len(), suggestions(typed).is_empty()) {
        (1, _) => found.pop().map_or(Found::Several, |locality| Found::Place(locality.into())),
        (_, false) => Found::Several,
        (_, true) => Found::Nothing(LocationProblem::UnknownLocality),
    }
}
