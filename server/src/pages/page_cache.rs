//! The shared page of store, category and product pages: one for each language, without anything
//! personal, cached in compressed form for browsers without a session.
//!
//! A page is rendered again when the store's listings or the network have changed, and after a minute,
//! since it shows when the store closes and the first pick-up time.

use std::io::{Read, Write};
use std::sync::Arc;

use app::document::{Document, Stylesheet};
use axum::body::Bytes;
use axum::http::header::{CONTENT_ENCODING, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commerce::Language;
use jiff::{SignedDuration, Timestamp};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};

use super::response;
use crate::problem::{AppResult, ErrorKind};
use crate::{CachePolicy, caching};

#[cfg(test)]
mod tests;

/// How long a page is used.
const MAX_AGE: SignedDuration = SignedDuration::from_secs(60);
/// Bytes of all cached pages, their addresses included: some 2,500 pages.
const MAX_BYTES: u64 = 24 * 1024 * 1024;
/// The typical size of a page.
const TYPICAL_BYTES: u64 = 10 * 1024;

/// Of 0 to 11. Higher than the layer's 7, since a page is compressed once for many responses.
const BROTLI_QUALITY: u32 = 9;
/// The window as a power of two: 256 kB contain any page.
const BROTLI_WINDOW: u32 = 18;

/// A page in a language, by its address.
pub(super) type Key = (Language, String);

/// What a page depends on besides its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SourceVersions {
    pub(super) listings: u64,
    /// For which moment the offers among the listings were decided.
    pub(super) priced_at: Timestamp,
    pub(super) network: storage::Versions,
}

/// A page in brotli only, which nearly every browser accepts.
#[derive(Debug)]
pub(super) struct CachedPage {
    versions: SourceVersions,
    stylesheet: Stylesheet,
    /// Identifies the style in the page.
    style: Arc<str>,
    rendered_at: Timestamp,
    brotli: Bytes,
    /// Weak, since it is the same for every coding.
    etag: HeaderValue,
}

impl CachedPage {
    fn render(document: Document, versions: SourceVersions, at: Timestamp) -> AppResult<Arc<Self>> {
        let stylesheet = document.stylesheet();
        let html = app::document::render(document);
        let digest = Sha256::digest(html.as_bytes());
        let digits: String = hex::encode(&digest[..12]);
        let tag = HeaderValue::try_from(format!("W/\"{digits}\"")).map_err(|_| ErrorKind::Internal)?;
        let brotli = compress(&html).map_err(|error| compression_failed(&error))?;
        Ok(Arc::new(Self {
            versions,
            stylesheet,
            style: stylesheet.csp_source(),
            rendered_at: at,
            brotli: brotli.into(),
            etag: tag,
        }))
    }

    fn is_fresh(&self, versions: SourceVersions, now: Timestamp) -> bool {
        // After the clock was set back, no page counts as fresh; after an edit of the style, which debug builds
        // read from disk, neither.
        let age = now.duration_since(self.rendered_at);
        let same_style = self.style == self.stylesheet.csp_source();
        self.versions == versions && same_style && !age.is_negative() && age < MAX_AGE
    }
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Arc<CachedPage>> for Weight {
    fn weight(&self, key: &Key, page: &Arc<CachedPage>) -> u64 {
        (size_of::<Key>() + key.1.len() + size_of::<CachedPage>() + page.brotli.len()) as u64
    }
}

/// Pages by address, at most [`MAX_BYTES`] of them.
pub struct PageCache(Cache<Key, Arc<CachedPage>, Weight>);

impl Default for PageCache {
    fn default() -> Self {
        Self::with_capacity(MAX_BYTES)
    }
}

impl PageCache {
    fn with_capacity(bytes: u64) -> Self {
        let pages = usize::try_from(bytes / TYPICAL_BYTES).unwrap_or(usize::MAX);
        Self(Cache::with_weighter(pages, bytes, Weight))
    }

    /// The cached page, or a new one if none is fresh. Callers that come while it is rendered wait for it.
    pub(super) async fn get_or_render(
        &self,
        key: &Key,
        versions: SourceVersions,
        now: Timestamp,
        make: impl AsyncFnOnce() -> AppResult<Document>,
    ) -> AppResult<Arc<CachedPage>> {
        self.0.remove_if(key, |page| !page.is_fresh(versions, now));
        let page = async { CachedPage::render(make().await?, versions, now) };
        self.0.get_or_insert_async(key, page).await
    }
}

/// The page in the coding that the browser accepts, or 304. The compression layer gzips what is sent plain.
pub(super) fn respond(page: &CachedPage, language: Language, headers: &HeaderMap) -> AppResult<Response> {
    let known = page.etag.to_str().is_ok_and(|tag| caching::etag_matches(headers, tag));
    let mut response = if known {
        (StatusCode::NOT_MODIFIED, CachePolicy::Public, ()).into_response()
    } else if caching::accepts_encoding(headers, "br") {
        let mut response = response::public_html(language, Some(page.stylesheet), page.brotli.clone());
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        response
    } else {
        let html = decompress(&page.brotli).map_err(|error| compression_failed(&error))?;
        response::public_html(language, Some(page.stylesheet), html)
    };
    let response_headers = response.headers_mut();
    response_headers.insert(ETAG, page.etag.clone());
    response_headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
    Ok(response)
}

fn compress(html: &str) -> std::io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    writer.write_all(html.as_bytes())?;
    Ok(writer.into_inner())
}

fn decompress(brotli: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut html = Vec::new();
    brotli::Decompressor::new(brotli, 4096).read_to_end(&mut html)?;
    Ok(html)
}

fn compression_failed(error: &std::io::Error) -> ErrorKind {
    tracing::error!(%error, "a shared page could not be compressed or decompressed");
    ErrorKind::Internal
}
