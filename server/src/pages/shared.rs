//! The shared rendering of store, category and product pages: one for each language, without
//! anything personal, kept rendered for browsers without a session.
//!
//! A page is rendered anew when the store's listings or the network have changed, and after a
//! minute, for it says when the store closes and the first pick-up time.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use app::document::Document;
use axum::body::Bytes;
use axum::response::Response;
use commerce::{Language, Store};
use jiff::{SignedDuration, Timestamp};

use super::answer;
use crate::Shop;
use crate::catalog::Shelf;
use crate::problem::Result;
use crate::sessions::Visitor;

/// How long a rendering is used.
const KEPT_FOR: SignedDuration = SignedDuration::from_secs(60);
/// Renderings kept at once; a page is some 60 kB before compression.
const MOST_KEPT: usize = 2_000;

/// What a rendering depends on besides its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Basis {
    listings: u64,
    network: ledger::Versions,
}

struct Rendering {
    basis: Basis,
    at: Timestamp,
    html: Bytes,
}

/// Renderings by address.
#[derive(Default)]
pub struct Renderings(Mutex<HashMap<(Language, String), Rendering>>);

impl Renderings {
    fn find(&self, key: &(Language, String), basis: Basis, now: Timestamp) -> Option<Bytes> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let rendering = kept.get(key)?;
        let age = now.duration_since(rendering.at);
        let fresh = rendering.basis == basis && !age.is_negative() && age < KEPT_FOR;
        fresh.then(|| rendering.html.clone())
    }

    fn keep(&self, key: (Language, String), basis: Basis, at: Timestamp, html: Bytes) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT && !kept.contains_key(&key) {
            // All of them are made again within a minute anyway.
            kept.clear();
        }
        kept.insert(key, Rendering { basis, at, html });
    }
}

/// Answers with the shared rendering, or makes the page: for the shelf when the visitor is
/// unknown, for the visitor otherwise.
pub async fn page(
    shop: &Shop,
    visitor: &Visitor,
    store: &Store,
    shelf: &Shelf,
    address: String,
    make: impl AsyncFnOnce() -> Result<Document>,
) -> Result<Response> {
    if visitor.is_known() {
        return Ok(answer::personal(make().await?));
    }
    let (now, language) = (shop.clock.now(), visitor.language);
    let basis = Basis { listings: shelf.version, network: shop.catalog.network().await?.versions };
    debug_assert_eq!(store.code, shelf.store, "a shelf belongs to its store");
    let key = (language, address);
    if let Some(html) = shop.renderings.find(&key, basis, now) {
        return Ok(answer::shared_html(language, html));
    }
    let html = Bytes::from(app::document::render(make().await?));
    shop.renderings.keep(key, basis, now, html.clone());
    Ok(answer::shared_html(language, html))
}
