//! `GET /l/{token}`: a link from the chat asks *Continue as Asha?* and changes nothing.

use std::sync::Arc;

use app::pages::{LinkPage, LinkState};
use axum::extract::{OriginalUri, Path, State};
use axum::http::header::REFERRER_POLICY;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use commerce::Language;
use ledger::{Link, LinkPurpose};
use words::chat;

use super::answer;
use crate::Shop;
use crate::problem::{Kind, Result};
use crate::sessions::links::{Found, find};
use crate::sessions::{self, Visitor};

/// The page. Its own POST must say where it comes from, and no other site may learn the token.
pub async fn link(
    State(shop): State<Arc<Shop>>,
    OriginalUri(asked): OriginalUri,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response> {
    let named = asked.path().starts_with("/hi/") || asked.path().starts_with("/en/");
    let choose = |link: &Link| if named { visitor.language } else { link.language };
    let (status, language, state) = match find(&shop, &token).await? {
        Found::Open(link) => (StatusCode::OK, choose(&link), open(&shop, &visitor, &link).await?),
        Found::Expired(link) => {
            let language = choose(&link);
            (StatusCode::GONE, language, expired(&shop, &link, language))
        }
        Found::Unknown => return Err(Kind::NoSuchLink.into()),
    };
    let page = LinkPage { language, token, state };
    let mut response = answer::with_status(status, page.document(&shop.site));
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(response)
}

async fn open(shop: &Shop, visitor: &Visitor, link: &Link) -> Result<LinkState> {
    match &link.purpose {
        LinkPurpose::Shop { customer, cart } => {
            let customer = shop.ledger.customer(*customer).await?.ok_or(Kind::NoSuchLink)?;
            let cart = sessions::cart_to_go_on_with(shop, visitor, &customer, *cart).await?;
            let lines = cart.map(|cart| cart.lines).unwrap_or_default();
            let cart_units = lines.iter().fold(0, |units: u32, line| units.saturating_add(line.quantity));
            Ok(LinkState::Shop { name: customer.name, masked_phone: customer.masked_phone, cart_units })
        }
        LinkPurpose::Order { customer, order } => {
            let customer = shop.ledger.customer(*customer).await?.ok_or(Kind::NoSuchLink)?;
            let number = shop.ledger.order(*order).await?.ok_or(Kind::NoSuchLink)?.number;
            Ok(LinkState::Order { name: customer.name, masked_phone: customer.masked_phone, number })
        }
        LinkPurpose::Counter { store } => {
            let store = shop.catalog.store(store).await?.ok_or(Kind::NoSuchLink)?;
            Ok(LinkState::Counter { store_name: store.name.clone() })
        }
    }
}

/// An expired link offers a fresh one through the chat; the cart is still there.
fn expired(shop: &Shop, link: &Link, language: Language) -> LinkState {
    match link.purpose {
        LinkPurpose::Counter { .. } => {
            LinkState::CounterExpired { chat_link: shop.chat_link(&chat::ask_counter(language)) }
        }
        _ => LinkState::Expired { chat_link: shop.chat_link(&chat::ask_shop(language)) },
    }
}
