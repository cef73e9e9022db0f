//! A bounded cache of rendered preview pictures.

use axum::body::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::documents::RenderError;

#[cfg(test)]
mod tests;

/// Bytes of all cached pictures: some 400 of them.
const MAX_BYTES: u64 = 16 * 1024 * 1024;
/// The typical size of a picture.
const TYPICAL_BYTES: u64 = 40 * 1024;

#[derive(Clone)]
struct Weight;

impl Weighter<String, Bytes> for Weight {
    fn weight(&self, key: &String, picture: &Bytes) -> u64 {
        (key.len() + picture.len()) as u64
    }
}

/// Pictures by their content, at most [`MAX_BYTES`] of them.
pub struct PreviewCache(Cache<String, Bytes, Weight>);

impl Default for PreviewCache {
    fn default() -> Self {
        Self::with_capacity(MAX_BYTES)
    }
}

impl PreviewCache {
    fn with_capacity(bytes: u64) -> Self {
        let pictures = usize::try_from(bytes / TYPICAL_BYTES).unwrap_or(usize::MAX);
        Self(Cache::with_weighter(pictures, bytes, Weight))
    }

    /// The cached picture, or a new one. Callers that come while it is rendered wait for it.
    pub(super) async fn get_or_render(
        &self,
        key: &String,
        draw: impl Future<Output = Result<Vec<u8>, RenderError>>,
    ) -> Result<Bytes, RenderError> {
        self.0.get_or_insert_async(key, async { Ok(draw.await?.into()) }).await
    }
}
