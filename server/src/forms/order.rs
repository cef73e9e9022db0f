//! `POST /o/{order}/{action}`: the customer cancels.

use std::sync::Arc;

use app::links::Page;
use app::pages::OrderError;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{Action, OrderId, TransitionError};
use serde::Deserialize;

use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::{ActionName, LocalizedForm, PathParam};
use crate::ordering::{self, ActionError, OrderActor};
use crate::pages::{order, response};
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::OrderVisitor;

/// A form without fields of its own.
#[derive(Deserialize)]
pub struct EmptyForm {}

/// Cancels the order, or shows it with the reason why not.
pub async fn apply_action(
    State(state): State<Arc<AppState>>,
    visitor: OrderVisitor,
    PathParam(id): PathParam<OrderId>,
    PathParam(action): PathParam<ActionName>,
    LocalizedForm { language, .. }: LocalizedForm<EmptyForm>,
) -> AppResult<Response> {
    let customer = visitor.customer_for(id).ok_or(ErrorKind::Unauthenticated)?;
    if action.0 != Action::Cancel.code() {
        return Err(ErrorKind::NotFound.into());
    }
    let actor = OrderActor::Customer(customer);
    match ordering::apply_action(&state, &actor, id, Action::Cancel, None).await {
        // A second press finds it cancelled already.
        Ok(_) | Err(ActionError::Rejected(_, TransitionError::AlreadyDone)) => {
            Ok(redirect_to(&Page::Order { order: id }, language, None))
        }
        Err(ActionError::Rejected(found, error)) => {
            let store = state.catalog.store(&found.store).await?.ok_or(ErrorKind::OrderNotFound)?;
            let error = Some(OrderError::ActionFailed(error));
            let document = order::owner_document(&state, &visitor, *found, store, error);
            Ok(response::page_with_status(StatusCode::CONFLICT, document))
        }
        Err(error) => Err(error.into()),
    }
}
