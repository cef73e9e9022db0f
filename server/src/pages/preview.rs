//! `GET /preview/…`: the picture a chat shows beside a link. The same for everybody.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use commerce::{Category, Language, ProductId};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use words::{goods, previews};

use super::gather;
use crate::Shop;
use crate::documents::{DrawError, PreviewCard, draw_preview_in_turn};
use crate::problem::{Kind, Result};
use crate::site_files::SiteFiles;

#[cfg(test)]
mod tests;

/// Bytes of pictures kept at once: some 400 of them.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// What a picture weighs, about.
const USUAL_BYTES: u64 = 40 * 1024;

#[derive(Clone)]
struct Weight;

impl Weighter<String, Bytes> for Weight {
    fn weight(&self, key: &String, picture: &Bytes) -> u64 {
        (key.len() + picture.len()) as u64
    }
}

/// Pictures drawn so far, by what stands on them; no more bytes of them than [`MOST_BYTES`].
pub struct Pictures(Cache<String, Bytes, Weight>);

impl Default for Pictures {
    fn default() -> Self {
        Self::holding(MOST_BYTES)
    }
}

impl Pictures {
    fn holding(bytes: u64) -> Self {
        let pictures = usize::try_from(bytes / USUAL_BYTES).unwrap_or(usize::MAX);
        Self(Cache::with_weighter(pictures, bytes, Weight))
    }

    /// The picture drawn before, or drawn now. Whoever asks while it is being drawn waits for it.
    async fn find(
        &self,
        key: &String,
        draw: impl Future<Output = std::result::Result<Vec<u8>, DrawError>>,
    ) -> std::result::Result<Bytes, DrawError> {
        self.0.get_or_insert_async(key, async { Ok(draw.await?.into()) }).await
    }
}

fn language_of(code: &str) -> Result<Language> {
    Ok(Language::from_code(code).ok_or(Kind::NoSuchPage)?)
}

/// The last segment of a picture's address without its ending.
fn stem(file: &str) -> Result<&str> {
    Ok(file.strip_suffix(".png").ok_or(Kind::NoSuchPage)?)
}

/// The shop as a whole.
pub async fn shop(State(shop): State<Arc<Shop>>, Path(language): Path<String>) -> Result<Response> {
    let language = language_of(&language)?;
    let pictures = ["tomato.svg", "glass-of-milk.svg", "sheaf-of-rice.svg", "soap.svg"];
    let card =
        card(&shop, previews::shop_title(language), previews::shop_subtitle(language), None, &pictures);
    draw(&shop, card).await
}

/// A store.
pub async fn store(
    State(shop): State<Arc<Shop>>,
    Path((language, file)): Path<(String, String)>,
) -> Result<Response> {
    let language = language_of(&language)?;
    let store = gather::store(&shop, stem(&file)?).await?;
    let subtitle = format!("{}, {}", store.locality, store.city);
    let badge = previews::order_and_collect(language);
    draw(&shop, card(&shop, store.name.clone(), subtitle, Some(badge), &["convenience-store.svg"])).await
}

/// A shelf of a store.
pub async fn category(
    State(shop): State<Arc<Shop>>,
    Path((language, code, file)): Path<(String, String, String)>,
) -> Result<Response> {
    let language = language_of(&language)?;
    let store = gather::store(&shop, &code).await?;
    let category = Category::from_slug(stem(&file)?).ok_or(Kind::NoSuchPage)?;
    let shelf = gather::shelf(&shop, &store.code).await?;
    let mut pictures: Vec<&str> = Vec::new();
    for item in shelf.in_category(Some(category), None, usize::MAX).items {
        let picture = item.product().picture.as_str();
        if pictures.len() < 4 && !pictures.contains(&picture) {
            pictures.push(picture);
        }
    }
    let title = goods::category(language, category).to_owned();
    draw(&shop, card(&shop, title, store.name.clone(), None, &pictures)).await
}

/// A product at a store.
pub async fn product(
    State(shop): State<Arc<Shop>>,
    Path((language, code, file)): Path<(String, String, String)>,
) -> Result<Response> {
    let language = language_of(&language)?;
    let store = gather::store(&shop, &code).await?;
    let id: ProductId = stem(&file)?.parse().map_err(|_| Kind::NoSuchPage)?;
    let shelf = gather::shelf(&shop, &store.code).await?;
    let item = shelf.item(&id).ok_or(Kind::NoSuchPage)?;
    let product = item.product();
    let subtitle = format!("{} · {}", goods::pack(language, product.pack), store.name);
    let title = product.names.in_language(language).to_owned();
    draw(&shop, card(&shop, title, subtitle, Some(item.listing.price.to_string()), &[&product.picture])).await
}

fn card(
    shop: &Shop,
    title: String,
    subtitle: String,
    badge: Option<String>,
    pictures: &[&str],
) -> PreviewCard {
    let picture_svgs =
        pictures.iter().filter_map(|picture| SiteFiles::contents(&format!("pictures/{picture}")));
    PreviewCard {
        brand: shop.config.name.clone(),
        title,
        subtitle,
        badge,
        picture_svgs: picture_svgs.collect(),
    }
}

/// Draws a picture, or takes the one drawn before: what stands on it is its key.
async fn draw(shop: &Shop, card: PreviewCard) -> Result<Response> {
    let key = format!("{}\n{}\n{}\n{:?}", card.brand, card.title, card.subtitle, card.badge);
    let picture = shop.pictures.find(&key, draw_preview_in_turn(card)).await.map_err(|error| {
        tracing::error!(%error, "a preview could not be drawn");
        Kind::OurFault
    })?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    Ok((headers, picture).into_response())
}
