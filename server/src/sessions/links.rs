//! Links of the chat: created with a message, looked up when they are opened.
//!
//! Creating one writes nothing: the [`NewLink`] is stored in the same transaction as the message that
//! carries the link.

use app::links::Page;
use commerce::{Home, Language, Order};
use jiff::{SignedDuration, Timestamp};
use storage::{Link, LinkPurpose, NewLink};

use super::Token;
use super::lifetime::add;
use crate::AppState;

/// How long a link into the shop opens, any number of times.
pub const SHOP_LINK_TTL: SignedDuration = SignedDuration::from_mins(30);
/// How long a link to a counter opens, once.
pub const COUNTER_LINK_TTL: SignedDuration = SignedDuration::from_mins(10);
/// How long an order's link opens after the order has ended.
pub const ORDER_LINK_TTL: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Creates a link: its whole address, and the row to store. How long it opens follows from its purpose.
#[must_use]
pub fn create_link(
    state: &AppState,
    purpose: LinkPurpose,
    language: Language,
    now: Timestamp,
) -> (String, NewLink) {
    let home = match &purpose {
        LinkPurpose::Shop { customer, .. } | LinkPurpose::Order { customer, .. } => customer.home(),
        LinkPurpose::Counter { store } => Home::of_store(store),
    };
    let token = Token::generate(home, &*state.rng);
    let expires_at = match purpose {
        LinkPurpose::Shop { .. } => Some(add(now, SHOP_LINK_TTL)),
        LinkPurpose::Counter { .. } => Some(add(now, COUNTER_LINK_TTL)),
        // Follows its order, see `look_up`.
        LinkPurpose::Order { .. } => None,
    };
    let page = Page::Link { token: token.to_hex() };
    let url = match language {
        // The shorter address chooses the language that the link was created in.
        Language::English => state.public_url.join(&page.to_string()),
        other => state.absolute_url(&page, other),
    };
    (url, NewLink { token: token.digest(), purpose, language, created_at: now, expires_at })
}

/// What the token of a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkStatus {
    /// It opens.
    Open { token: Token, link: Link },
    /// It has expired, or was used; the chat sends a new one.
    Expired(Link),
    /// It was never created here, or was deleted since.
    Unknown,
}

/// Finds what a link opens. Changes nothing: preview crawlers fetch every link.
///
/// # Errors
/// When storage fails.
pub async fn look_up(state: &AppState, token: &str) -> storage::Result<LinkStatus> {
    let Some(token) = Token::parse(token) else { return Ok(LinkStatus::Unknown) };
    let Some(link) = state.storage.link(token.digest()).await? else { return Ok(LinkStatus::Unknown) };
    let now = state.clock.now();
    let is_open = match (&link.purpose, link.expires_at) {
        (_, Some(expires_at)) => now < expires_at && link.consumed_at.is_none(),
        (LinkPurpose::Order { order, .. }, None) => {
            let order = state.storage.order(*order).await?;
            order.is_some_and(|order| order_access_end(&order).is_none_or(|end| now < end))
        }
        (_, None) => false,
    };
    Ok(if is_open { LinkStatus::Open { token, link } } else { LinkStatus::Expired(link) })
}

/// When the links of an order, and the sessions that they start, end; `None` while it is open.
pub(super) fn order_access_end(order: &Order) -> Option<Timestamp> {
    let ended = order.entered_at(order.state).unwrap_or(order.placed_at);
    order.state.is_final().then(|| add(ended, ORDER_LINK_TTL))
}
