//! `POST /o/{order}/{action}`: the customer cancels.

use std::sync::Arc;

use app::links::Page;
use app::pages::OrderError;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{Action, OrderId};
use serde::Deserialize;

use super::fields::{FormLanguage, redirect_to, with_language};
use crate::AppState;
use crate::ordering::{self, ActionError};
use crate::pages::{order, response};
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// What the form says.
#[derive(Deserialize)]
pub struct OrderForm {
    #[serde(default)]
    lang: FormLanguage,
}

/// Does it, or shows the order with why not.
pub async fn apply_action(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Path((id, action)): Path<(String, String)>,
    Form(fields): Form<OrderForm>,
) -> AppResult<Response> {
    let visitor = with_language(visitor, fields.lang);
    let customer = visitor.customer_id().ok_or(ErrorKind::Unauthenticated)?;
    let id: OrderId = id.parse().map_err(|_| ErrorKind::OrderNotFound)?;
    if action != Action::Cancel.code() {
        return Err(ErrorKind::NotFound.into());
    }
    match ordering::apply_as_customer(&state, customer, id, Action::Cancel).await {
        // A second press finds it cancelled already, which is what was wanted.
        Ok(_) | Err(ActionError::Rejected(_, commerce::TransitionError::AlreadyDone)) => {
            Ok(redirect_to(&Page::Order { order: id }, visitor.language(), None))
        }
        Err(ActionError::Rejected(found, refused)) => {
            let store = state.catalog.store(&found.store).await?.ok_or(ErrorKind::OrderNotFound)?;
            let news = Some(OrderError::ActionFailed(refused));
            let document = order::owner_document(&state, &visitor, *found, store, news);
            Ok(response::page_with_status(StatusCode::CONFLICT, document))
        }
        Err(other) => Err(other.into()),
    }
}
