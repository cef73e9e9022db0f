//! Links that open something: made for the chat, read when they come back.
//!
//! Creating one writes nothing: the [`NewLink`] goes into the storage in the same transaction as the
//! message that carries the link ([`storage::Answer::links`]), or with [`storage::Storage::add_link`].

use app::links::Page;
use commerce::Language;
use jiff::{SignedDuration, Timestamp};
use storage::{Link, LinkPurpose, NewLink};

use super::Token;
use crate::AppState;

/// How long a link into the shop opens, as often as wanted.
pub const SHOP_LINK_TTL: SignedDuration = SignedDuration::from_mins(30);
/// How long a link to a counter opens.
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
    let token = Token::generate(&*state.rng);
    let after = |life| Some(now.saturating_add(life).unwrap_or(Timestamp::MAX));
    let expires_at = match purpose {
        LinkPurpose::Shop { .. } => after(SHOP_LINK_TTL),
        LinkPurpose::Counter { .. } => after(COUNTER_LINK_TTL),
        // Follows its order, see `find`.
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

/// What a token of a link turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkStatus {
    /// It opens.
    Open(Link),
    /// It did, once; a fresh one can be asked for in the chat.
    Expired(Link),
    /// Never made here, or forgotten since.
    Unknown,
}

/// Finds what a link opens. Changes nothing: preview crawlers fetch every link.
///
/// # Errors
/// When the storage fails.
pub async fn look_up(state: &AppState, token: &str) -> storage::Result<LinkStatus> {
    let Some(token) = Token::parse(token) else { return Ok(LinkStatus::Unknown) };
    let Some(link) = state.storage.link(token.digest()).await? else { return Ok(LinkStatus::Unknown) };
    let now = state.clock.now();
    let open = match (&link.purpose, link.expires_at) {
        (_, Some(expires_at)) => now < expires_at,
        (LinkPurpose::Order { order, .. }, None) => match state.storage.order(*order).await? {
            Some(order) if order.state.is_final() => {
                let ended = order.entered_at(order.state).unwrap_or(order.placed_at);
                now < ended.saturating_add(ORDER_LINK_TTL).unwrap_or(Timestamp::MAX)
            }
            found => found.is_some(),
        },
        (_, None) => false,
    };
    Ok(if open { LinkStatus::Open(link) } else { LinkStatus::Expired(link) })
}
