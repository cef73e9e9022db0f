//! The shared rendering of store, category and product pages: one for each language, without
//! anything personal, kept rendered and compressed for browsers without a session.
//!
//! A page is rendered anew when the store's listings or the network have changed, and after a
//! minute, for it says when the store closes and the first pick-up time.

use std::io::{Read, Write};
use std::sync::Arc;

use app::document::Document;
use axum::body::Bytes;
use axum::http::header::{CONTENT_ENCODING, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commerce::Language;
use jiff::{SignedDuration, Timestamp};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};

use super::answer;
use crate::catalog::Shelf;
use crate::problem::{Kind, Result};
use crate::sessions::Visitor;
use crate::{Caching, Shop, caching};

#[cfg(test)]
mod tests;

/// How long a rendering is used.
const KEPT_FOR: SignedDuration = SignedDuration::from_secs(60);
/// Bytes of renderings kept at once, their addresses included: some 2,500 pages.
const MOST_BYTES: u64 = 24 * 1024 * 1024;
/// What a kept page weighs, about.
const USUAL_BYTES: u64 = 10 * 1024;

/// Of 0 to 11. 9 is made once for many answers; what it takes more than the layer's 5 is milliseconds.
const QUALITY: u32 = 9;
/// The window, as a power of two: 256 kB hold any page.
const WINDOW: u32 = 18;

/// A page in a language, by its address.
type Key = (Language, String);

/// What a rendering depends on besides its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Basis {
    listings: u64,
    network: ledger::Versions,
}

/// A page as it is kept: what nearly every browser takes, and nothing else.
#[derive(Debug)]
struct Rendering {
    basis: Basis,
    at: Timestamp,
    brotli: Bytes,
    /// Weak, since it is the same for every coding.
    tag: HeaderValue,
}

impl Rendering {
    fn of(html: &str, basis: Basis, at: Timestamp) -> Result<Arc<Self>> {
        let digest = Sha256::digest(html.as_bytes());
        let digits: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        let tag = HeaderValue::try_from(format!("W/\"{digits}\"")).map_err(|_| Kind::OurFault)?;
        let brotli = compressed(html).map_err(|error| unlikely(&error))?;
        Ok(Arc::new(Self { basis, at, brotli: brotli.into(), tag }))
    }

    fn is_fresh(&self, basis: Basis, now: Timestamp) -> bool {
        // A clock that was set back makes nothing fresh.
        let age = now.duration_since(self.at);
        self.basis == basis && !age.is_negative() && age < KEPT_FOR
    }
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Arc<Rendering>> for Weight {
    fn weight(&self, key: &Key, rendering: &Arc<Rendering>) -> u64 {
        (size_of::<Key>() + key.1.len() + size_of::<Rendering>() + rendering.brotli.len()) as u64
    }
}

/// Renderings by address, no more bytes of them than [`MOST_BYTES`].
pub struct Renderings(Cache<Key, Arc<Rendering>, Weight>);

impl Default for Renderings {
    fn default() -> Self {
        Self::holding(MOST_BYTES)
    }
}

impl Renderings {
    fn holding(bytes: u64) -> Self {
        let pages = usize::try_from(bytes / USUAL_BYTES).unwrap_or(usize::MAX);
        Self(Cache::with_weighter(pages, bytes, Weight))
    }

    /// The rendering of a page, made if there is none that is fresh. Whoever asks while it is being
    /// made waits for it.
    async fn find(
        &self,
        key: &Key,
        basis: Basis,
        now: Timestamp,
        make: impl AsyncFnOnce() -> Result<Document>,
    ) -> Result<Arc<Rendering>> {
        self.0.remove_if(key, |kept| !kept.is_fresh(basis, now));
        let made = async { Rendering::of(&app::document::render(make().await?), basis, now) };
        self.0.get_or_insert_async(key, made).await
    }
}

/// Answers with the shared rendering, or makes the page: for the shelf when the visitor is
/// unknown, for the visitor otherwise. `asked` are the request's headers.
pub async fn page(
    shop: &Shop,
    visitor: &Visitor,
    asked: &HeaderMap,
    shelf: &Shelf,
    address: String,
    make: impl AsyncFnOnce() -> Result<Document>,
) -> Result<Response> {
    if visitor.is_known() {
        return Ok(answer::personal(make().await?));
    }
    let (now, language) = (shop.clock.now(), visitor.language);
    let basis = Basis { listings: shelf.version, network: shop.catalog.network().await?.versions };
    let rendering = shop.renderings.find(&(language, address), basis, now, make).await?;
    sent(&rendering, language, asked)
}

/// A rendering for what the browser takes and has. What goes out plain, the compression layer gzips.
fn sent(rendering: &Rendering, language: Language, asked: &HeaderMap) -> Result<Response> {
    let known = rendering.tag.to_str().is_ok_and(|tag| caching::has(asked, tag));
    let mut response = if known {
        (StatusCode::NOT_MODIFIED, Caching::Shared, ()).into_response()
    } else if caching::takes(asked, "br") {
        let mut response = answer::shared_html(language, rendering.brotli.clone());
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        response
    } else {
        let html = decompressed(&rendering.brotli).map_err(|error| unlikely(&error))?;
        answer::shared_html(language, html.into())
    };
    let headers = response.headers_mut();
    headers.insert(ETAG, rendering.tag.clone());
    headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
    Ok(response)
}

fn compressed(html: &str) -> std::io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, QUALITY, WINDOW);
    writer.write_all(html.as_bytes())?;
    Ok(writer.into_inner())
}

fn decompressed(brotli: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut html = Vec::new();
    brotli::Decompressor::new(brotli, 4096).read_to_end(&mut html)?;
    Ok(html)
}

fn unlikely(error: &std::io::Error) -> Kind {
    tracing::error!(%error, "a page could not be compressed");
    Kind::OurFault
}
