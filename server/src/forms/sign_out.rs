//! `POST /sign-out` and `POST /counter/sign-out`: end a session, or with `everywhere` all of them.

use std::sync::Arc;

use app::links::Page;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::LocalizedForm;
use crate::problem::AppResult;
use crate::sessions::{self, CounterSession, OrderVisitor};

#[derive(Deserialize)]
pub struct SignOutForm {
    /// `1` ends the sessions in every browser.
    #[serde(default)]
    everywhere: String,
}

impl SignOutForm {
    fn is_everywhere(&self) -> bool {
        self.everywhere == "1"
    }
}

/// Signs the customer out.
pub async fn sign_out(
    State(state): State<Arc<AppState>>,
    visitor: OrderVisitor,
    LocalizedForm { language, fields }: LocalizedForm<SignOutForm>,
) -> AppResult<Response> {
    let cookie = if fields.is_everywhere() {
        sessions::sign_out_everywhere(&state, &visitor).await?
    } else {
        sessions::sign_out(&state, &visitor).await?
    };
    Ok(redirect_to(&Page::Location, language, Some(cookie)))
}

/// Signs the counter of a store out.
pub async fn sign_out_counter(
    State(state): State<Arc<AppState>>,
    counter: CounterSession,
    LocalizedForm { language, fields }: LocalizedForm<SignOutForm>,
) -> AppResult<Response> {
    let cookie = if fields.is_everywhere() {
        sessions::sign_out_counter_everywhere(&state, &counter).await?
    } else {
        sessions::sign_out_counter(&state, &counter).await?
    };
    Ok(redirect_to(&Page::Counter, language, Some(cookie)))
}
