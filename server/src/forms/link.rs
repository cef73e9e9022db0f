//! `POST /l/{token}`: *Continue as Asha*. Starts a session and leads to an address without the token.

use std::sync::Arc;

use app::links::Page;
use axum::extract::{Path, State};
use axum::response::Response;
use commerce::CartId;
use storage::{Customer, LinkPurpose};

use super::order::EmptyForm;
use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::LocalizedForm;
use crate::ordering::order_of_cart;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::links::{LinkStatus, look_up};
use crate::sessions::{self, CounterSession, OrderVisitor, Visitor};

/// Signs in.
pub async fn start_session(
    State(state): State<Arc<AppState>>,
    visitor: OrderVisitor,
    counter: AppResult<CounterSession>,
    Path(text): Path<String>,
    LocalizedForm { language, .. }: LocalizedForm<EmptyForm>,
) -> AppResult<Response> {
    // Its page explains that it has expired, and offers a new one.
    let expired = |token| Ok(redirect_to(&Page::Link { token }, language, None));
    let (token, link) = match look_up(&state, &text).await? {
        LinkStatus::Open { token, link } => (token, link),
        LinkStatus::Expired(_) => return expired(text),
        LinkStatus::Unknown => return Err(ErrorKind::LinkNotFound.into()),
    };
    let (cookie, page) = match link.purpose {
        LinkPurpose::Shop { customer, cart } => {
            let customer = state.storage.customer(customer).await?.ok_or(ErrorKind::LinkNotFound)?;
            let cookie = sessions::sign_in(&state, &visitor.visitor, &customer, cart).await?;
            (Some(cookie), landing_page(&state, &visitor.visitor, &customer, cart).await?)
        }
        LinkPurpose::Order { customer, order } => {
            let customer = state.storage.customer(customer).await?.ok_or(ErrorKind::LinkNotFound)?;
            let cookie = sessions::sign_in_to_order(&state, &visitor, &customer, order).await?;
            (cookie, Page::Order { order })
        }
        LinkPurpose::Counter { store } => {
            let cookie = sessions::sign_in_counter(&state, store, token, counter.ok().as_ref()).await?;
            if cookie.is_none() {
                return expired(text);
            }
            (cookie, Page::Counter)
        }
    };
    Ok(redirect_to(&page, language, cookie))
}

/// Where a link into the shop leads: to the cart it names, to the order which that cart has become,
/// else to the store where the customer shopped last, else to the stores.
async fn landing_page(
    state: &AppState,
    visitor: &Visitor,
    customer: &Customer,
    named: Option<CartId>,
) -> AppResult<Page> {
    if let Some(named) = named {
        if let Some(order) = order_of_cart(state, customer.id, named).await? {
            return Ok(Page::Order { order: order.id });
        }
        if sessions::resolve_cart(state, visitor, customer, Some(named)).await?.is_some() {
            return Ok(Page::Cart);
        }
    }
    if let Some(store) = sessions::returning_store(state, visitor, customer).await? {
        return Ok(Page::Store { store: store.code.clone() });
    }
    let known = customer.place.is_some() || visitor.anonymous_place().is_some();
    Ok(if known { Page::Stores { pin: None } } else { Page::Location })
}
