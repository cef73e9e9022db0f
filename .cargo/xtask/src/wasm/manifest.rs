//! `target/site/manifest.json`: what the server has to know of the site's files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// The manifest's name in the site's folder. It is not itself served.
pub(super) const MANIFEST_FILE: &str = "manifest.json";

/// The site's files, by the path a browser asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Names the folder below `/pkg`; changes with any byte of the bundle.
    pub hash: String,
    /// Request path of the module that starts the islands.
    pub loader: String,
    /// Request path of wasm-bindgen's glue.
    pub glue: String,
    /// Request path of the WASM.
    pub wasm: String,
    /// Every file that may be served.
    pub files: BTreeMap<String, File>,
}

/// One file. Its compressed siblings are beside it, as `.br` and `.gz`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct File {
    /// The media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// A digest of the content.
    pub etag: String,
    /// Size as it is.
    pub bytes: usize,
    /// Size in brotli, if that sibling exists.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub br: Option<usize>,
    /// Size in gzip, if that sibling exists.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub gz: Option<usize>,
}

impl Manifest {
    /// Reads it from the site's folder.
    ///
    /// # Errors
    /// When the site was not built, or by another version of this program.
    pub(crate) fn read(site: &Path) -> Result<Self> {
        let path = site.join(MANIFEST_FILE);
        let text = fs::read(&path)
            .with_context(|| format!("{} is missing: run `cargo xtask wasm`", path.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is garbled", path.display()))
    }

    /// Writes it into the site's folder.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn write(&self, site: &Path) -> Result<()> {
        let path = site.join(MANIFEST_FILE);
        let text = serde_json::to_vec_pretty(self).context("the manifest cannot be written down")?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }
}

/// The media type by a file's ending, and whether compressing it pays.
pub(super) fn media_type(path: &str) -> (&'static str, bool) {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "js" => ("text/javascript; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "css" => ("text/css; charset=utf-8", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "html" => ("text/html; charset=utf-8", true),
        "json" => ("application/json", true),
        "xml" => ("application/xml", true),
        "webmanifest" => ("application/manifest+json", true),
        "ico" => ("image/x-icon", true),
        "png" => ("image/png", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "webp" => ("image/webp", false),
        "avif" => ("image/avif", false),
        "woff2" => ("font/woff2", false),
        "pdf" => ("application/pdf", false),
        _ => ("application/octet-stream", false),
    }
}
