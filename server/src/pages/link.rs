//! `GET /l/{token}`: a link from the chat asks *Continue as Asha?* and changes nothing.

use std::sync::Arc;

use app::pages::{LinkPage, LinkState};
use axum::extract::{Path, State};
use axum::http::header::REFERRER_POLICY;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use commerce::Language;
use i18n::chat;
use storage::{Link, LinkPurpose};

use super::response;
use crate::AppState;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::links::{LinkStatus, look_up};
use crate::sessions::{self, Visitor};

/// Shows what the link opens. The page's own POST must send its origin, and no other site may learn the
/// token.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> AppResult<Response> {
    // The bare address is in the language that the link was made in.
    let choose = |link: &Link| visitor.request_language.named().unwrap_or(link.language);
    let (status, language, link_state) = match look_up(&state, &token).await? {
        LinkStatus::Open { link, .. } => {
            (StatusCode::OK, choose(&link), open_state(&state, &visitor, &link).await?)
        }
        LinkStatus::Expired(link) => {
            let language = choose(&link);
            (StatusCode::GONE, language, expired_state(&state, &link, language))
        }
        LinkStatus::Unknown => return Err(ErrorKind::LinkNotFound.into()),
    };
    let page = LinkPage { language, token, state: link_state };
    let mut response = response::page_with_status(status, page.document(&state.assets.site));
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(response)
}

async fn open_state(state: &AppState, visitor: &Visitor, link: &Link) -> AppResult<LinkState> {
    match &link.purpose {
        LinkPurpose::Shop { customer, cart } => {
            let customer = state.storage.customer(*customer).await?.ok_or(ErrorKind::LinkNotFound)?;
            let cart = sessions::resolve_cart(state, visitor, &customer, *cart).await?;
            let lines = cart.map(|cart| cart.lines).unwrap_or_default();
            let cart_units = lines.iter().fold(0, |units: u32, line| units.saturating_add(line.quantity));
            let last_store = sessions::returning_store(state, visitor, &customer).await?;
            Ok(LinkState::Shop {
                last_store: last_store.map(|store| store.name.clone()),
                name: customer.name,
                masked_phone: customer.masked_phone,
                cart_units,
            })
        }
        LinkPurpose::Order { customer, order } => {
            let customer = state.storage.customer(*customer).await?.ok_or(ErrorKind::LinkNotFound)?;
            let order = state.storage.order(*order).await?.ok_or(ErrorKind::LinkNotFound)?;
            let number = order.display_number();
            Ok(LinkState::Order { name: customer.name, masked_phone: customer.masked_phone, number })
        }
        LinkPurpose::Counter { store } => {
            let store = state.catalog.store(store).await?.ok_or(ErrorKind::LinkNotFound)?;
            Ok(LinkState::Counter { store_name: store.name.clone() })
        }
    }
}

/// An expired link offers a fresh one through the chat; the cart is still there.
fn expired_state(state: &AppState, link: &Link, language: Language) -> LinkState {
    match link.purpose {
        LinkPurpose::Counter { .. } => {
            LinkState::CounterExpired { chat_link: state.whatsapp_url(&chat::ask_counter(language)) }
        }
        _ => LinkState::Expired { chat_link: state.whatsapp_url(&chat::ask_shop(language)) },
    }
}
