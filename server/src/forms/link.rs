//! `POST /l/{token}`: *Continue as Asha*. Starts the session and leads to an address without the token.

use std::sync::Arc;

use app::links::Page;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use ledger::LinkPurpose;
use serde::Deserialize;

use super::fields::{Spoken, to_page};
use crate::Shop;
use crate::problem::{Kind, Result};
use crate::sessions::links::{Found, find};
use crate::sessions::{self, Visitor};

/// What the form says.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(default)]
    lang: Spoken,
}

/// Continues.
pub async fn proceed(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Path(token): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let language = fields.lang.0;
    let link = match find(&shop, &token).await? {
        Found::Open(link) => link,
        // Its page says that it has expired, and offers a fresh one.
        Found::Expired(_) => return Ok(to_page(&Page::Link { token }, language, None)),
        Found::Unknown => return Err(Kind::NoSuchLink.into()),
    };
    let (cookie, page) = match link.purpose {
        LinkPurpose::Shop { customer, cart } => {
            let cookie = sessions::continue_as(&shop, &visitor, customer, cart).await?;
            let known = shop.ledger.customer(customer).await?;
            let place = known.as_ref().and_then(|customer| customer.place.as_ref());
            let page = match (cart, place) {
                (Some(_), _) => Page::Cart,
                (None, Some(_)) => Page::Stores { pin: None },
                (None, None) => Page::Location,
            };
            (cookie, page)
        }
        LinkPurpose::Order { customer, order } => {
            (sessions::continue_as(&shop, &visitor, customer, None).await?, Page::Order { order })
        }
        LinkPurpose::Counter { store } => (sessions::open_counter(&shop, store).await?, Page::Counter),
    };
    Ok(to_page(&page, language, Some(cookie)))
}
