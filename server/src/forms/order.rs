//! `POST /o/{order}/{action}`: the customer cancels.

use std::sync::Arc;

use app::links::Page;
use app::pages::OrderNews;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{Action, OrderId};
use serde::Deserialize;

use super::fields::{Spoken, speaking, to_page};
use crate::Shop;
use crate::ordering::{self, NotDone};
use crate::pages::{answer, order};
use crate::problem::{Kind, Result};
use crate::sessions::Visitor;

/// What the form says.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(default)]
    lang: Spoken,
}

/// Does it, or shows the order with why not.
pub async fn act(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Path((id, action)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let visitor = speaking(visitor, fields.lang);
    let customer = visitor.customer_id().ok_or(Kind::SignInNeeded)?;
    let id: OrderId = id.parse().map_err(|_| Kind::NoSuchOrder)?;
    if action != Action::Cancel.code() {
        return Err(Kind::NoSuchPage.into());
    }
    match ordering::as_customer(&shop, customer, id, Action::Cancel).await {
        // A second press finds it cancelled already, which is what was wanted.
        Ok(_) | Err(NotDone::Refused(_, commerce::Refused::AlreadyDone)) => {
            Ok(to_page(&Page::Order { order: id }, visitor.language, None))
        }
        Err(NotDone::Refused(found, refused)) => {
            let store = shop.catalog.store(&found.store).await?.ok_or(Kind::NoSuchOrder)?;
            let news = Some(OrderNews::Refused(refused));
            let document = order::document(&shop, &visitor, *found, store, news);
            Ok(answer::with_status(StatusCode::CONFLICT, document))
        }
        Err(other) => Err(other.into()),
    }
}
