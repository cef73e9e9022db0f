//! `POST /l/{token}`: *Continue as Asha*. Starts the session and leads to an address without the token.

use std::sync::Arc;

use app::links::Page;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use commerce::CartId;
use ledger::{Customer, LinkPurpose};
use serde::Deserialize;

use super::fields::{Spoken, to_page};
use crate::Shop;
use crate::ordering::order_from;
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
            let customer = shop.ledger.customer(customer).await?.ok_or(Kind::NoSuchLink)?;
            let cookie = sessions::continue_as(&shop, &visitor, &customer, cart).await?;
            (cookie, first_page(&shop, &visitor, &customer, cart).await?)
        }
        LinkPurpose::Order { customer, order } => {
            let customer = shop.ledger.customer(customer).await?.ok_or(Kind::NoSuchLink)?;
            (sessions::continue_as(&shop, &visitor, &customer, None).await?, Page::Order { order })
        }
        LinkPurpose::Counter { store } => (sessions::open_counter(&shop, store).await?, Page::Counter),
    };
    Ok(to_page(&page, language, Some(cookie)))
}

/// Where a link into the shop leads: to the cart it names, to the order which that cart has become,
/// else to the stores.
async fn first_page(
    shop: &Shop,
    visitor: &Visitor,
    customer: &Customer,
    named: Option<CartId>,
) -> Result<Page> {
    if let Some(named) = named {
        if let Some(order) = order_from(shop, customer.id, named).await? {
            return Ok(Page::Order { order: order.id });
        }
        if sessions::cart_to_go_on_with(shop, visitor, customer, Some(named)).await?.is_some() {
            return Ok(Page::Cart);
        }
    }
    let known =
        customer.place.is_some() || visitor.anonymous().is_some_and(|session| session.place.is_some());
    Ok(if known { Page::Stores { pin: None } } else { Page::Location })
}
