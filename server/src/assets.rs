//! The site's files: the islands, pictures, icons. From the disk while developing, inside the
//! binary in a release.
//!
//! `manifest.json`, made with them, lists every file that may be served with its type and tag, so
//! there is no walk over folders and no way out of them.

use std::borrow::Cow;
use std::collections::HashMap;

use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue};
use serde::Deserialize;

use crate::caching;

/// Set by the release build to the hash of the site's files, so that changed files cause a new build.
const _: Option<&str> = option_env!("NUKKAD_SITE_HASH");

#[derive(rust_embed::Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Files;

/// `Cache-Control` of a file whose name changes with its bytes.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// A file whose name does not change with its bytes: revalidated by its tag after a day.
const ONE_DAY: &str = "public, max-age=86400";

/// The files that may be served.
#[derive(Debug, Default, Deserialize)]
pub struct StaticAssets {
    /// The address of the module that starts the islands.
    #[serde(default)]
    loader: Option<String>,
    #[serde(default)]
    files: HashMap<String, Asset>,
}

#[derive(Debug, Deserialize)]
struct Asset {
    #[serde(rename = "type")]
    content_type: String,
    etag: String,
    /// Size of the brotli variant.
    br: Option<u64>,
    /// Size of the gzip variant.
    gz: Option<u64>,
}

impl StaticAssets {
    /// Reads the manifest. Without one the shop has no islands, and works all the same.
    #[must_use]
    pub fn load() -> Self {
        let manifest = Files::get("manifest.json");
        match manifest.map(|file| serde_json::from_slice(&file.data)) {
            Some(Ok(files)) => files,
            Some(Err(error)) => {
                tracing::error!(%error, "the site's manifest cannot be read; pages have no islands");
                Self::default()
            }
            None => {
                tracing::warn!("no islands: run `cargo xtask wasm`");
                Self::default()
            }
        }
    }

    /// The bytes of a file, by its path without a leading slash; `None` when there is none such.
    #[must_use]
    pub fn read(path: &str) -> Option<Vec<u8>> {
        Files::get(path).map(|file| file.data.into_owned())
    }

    /// The file at an address, in an encoding that the browser accepts.
    #[must_use]
    pub fn find(&self, path: &str, request: &HeaderMap) -> Option<AssetResponse> {
        find(path, self.files.get(path)?, request)
    }

    /// The address of the module that starts the islands, if they were built.
    #[must_use]
    pub fn loader(&self) -> Option<&str> {
        self.loader.as_deref()
    }
}

/// A file as a response.
#[derive(Debug)]
pub struct AssetResponse {
    pub headers: HeaderMap,
    /// `None` when the browser has it already.
    pub body: Option<Cow<'static, [u8]>>,
}

fn find(path: &str, file: &Asset, request: &HeaderMap) -> Option<AssetResponse> {
    let encoding = choose_encoding(file, request);
    let tag = match encoding {
        Some(encoding) => format!("\"{}-{encoding}\"", file.etag),
        None => format!("\"{}\"", file.etag),
    };
    let cache = if path.starts_with("/pkg/") { IMMUTABLE } else { ONE_DAY };
    let mut headers = HeaderMap::from_iter([
        (ETAG, HeaderValue::try_from(&tag).ok()?),
        (CACHE_CONTROL, HeaderValue::from_static(cache)),
        (VARY, HeaderValue::from_static("Accept-Encoding")),
    ]);
    if caching::etag_matches(request, &tag) {
        return Some(AssetResponse { headers, body: None });
    }
    let name = path.strip_prefix('/')?;
    let stored = match encoding {
        Some(encoding) => Files::get(&format!("{name}.{encoding}"))?,
        None => Files::get(name)?,
    };
    headers.insert(CONTENT_TYPE, HeaderValue::try_from(&file.content_type).ok()?);
    headers.insert(CONTENT_LENGTH, stored.data.len().into());
    match encoding {
        Some("br") => _ = headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br")),
        Some(_) => _ = headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip")),
        None => {}
    }
    Some(AssetResponse { headers, body: Some(stored.data) })
}

/// The variant to send: `br` before `gz`, where there is one and the browser accepts it.
fn choose_encoding(file: &Asset, request: &HeaderMap) -> Option<&'static str> {
    let accepts = |coding| caching::accepts_encoding(request, coding);
    match (file.br, file.gz) {
        (Some(_), _) if accepts("br") => Some("br"),
        (_, Some(_)) if accepts("gzip") => Some("gz"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header::{ACCEPT_ENCODING, IF_NONE_MATCH};

    use super::*;

    fn file(br: Option<u64>, gz: Option<u64>) -> Asset {
        Asset { content_type: "text/css".to_owned(), etag: "0123".to_owned(), br, gz }
    }

    #[test]
    fn the_smallest_variant_that_the_browser_accepts_is_sent() {
        let both = file(Some(10), Some(12));
        for (accepted, sent) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip", Some("gz")),
            ("br;q=0, gzip;q=0.5", Some("gz")),
            ("gzip;q=0.0", None),
            ("identity", None),
            ("", None),
            ("brotli", None),
        ] {
            let request = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(choose_encoding(&both, &request), sent, "{accepted}");
            assert_eq!(choose_encoding(&file(None, None), &request), None, "{accepted}");
        }
    }

    #[test]
    fn a_cached_file_is_not_sent_again() {
        let request =
            |tag: &'static str| HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_static(tag))]);
        let file = file(None, None);
        for tag in ["\"0123\"", "W/\"0123\"", "\"zzz\", \"0123\""] {
            let found = find("/pkg/x/app.js", &file, &request(tag)).unwrap();
            assert!(found.body.is_none(), "{tag}");
            assert_eq!(found.headers[CACHE_CONTROL], IMMUTABLE);
        }
        // Another tag asks for the file, and a file that is listed but gone is not there.
        assert!(find("/no-such-file.css", &file, &request("\"0123-br\"")).is_none());
    }

    #[test]
    fn a_manifest_lists_what_may_be_served() {
        let manifest = r#"{ "hash": "5f", "loader": "/pkg/5f/loader.js", "glue": "/pkg/5f/app.js", "wasm": "/x",
            "files": { "/icon.svg": { "type": "image/svg+xml", "etag": "ab", "br": 1, "gz": 2, "bytes": 3 } } }"#;
        let files: StaticAssets = serde_json::from_str(manifest).unwrap();
        assert_eq!(files.loader(), Some("/pkg/5f/loader.js"));
        assert!(files.files.contains_key("/icon.svg"));
        assert_eq!(StaticAssets::default().loader(), None);
    }
}
