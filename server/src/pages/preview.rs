//! `GET /preview/…`: the picture a chat shows beside a link. The same for every visitor.

use std::sync::Arc;

use app::links::CategoryQuery;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use commerce::{CategoryId, Language, ProductId};
use i18n::{previews, products};

use super::load;
use crate::AppState;
use crate::documents::{PreviewCard, render_preview_in_pool};
use crate::pictures::read_svg;
use crate::problem::{AppResult, ErrorKind};

fn parse_language(code: &str) -> AppResult<Language> {
    Ok(Language::from_code(code).ok_or(ErrorKind::NotFound)?)
}

/// The last segment of a picture's address without its ending.
fn strip_png(file: &str) -> AppResult<&str> {
    Ok(file.strip_suffix(".png").ok_or(ErrorKind::NotFound)?)
}

/// The shop as a whole.
pub async fn show_shop(
    State(state): State<Arc<AppState>>,
    Path(language): Path<String>,
) -> AppResult<Response> {
    let language = parse_language(&language)?;
    let pictures = ["tomato.svg", "milk.svg", "atta.svg", "bath-soap.svg"];
    let card = build_card(
        &state,
        previews::shop_title(language),
        previews::shop_subtitle(language),
        None,
        &pictures,
    );
    render_cached(&state, card).await
}

/// A store.
pub async fn show_store(
    State(state): State<Arc<AppState>>,
    Path((language, file)): Path<(String, String)>,
) -> AppResult<Response> {
    let language = parse_language(&language)?;
    let store = load::store(&state, strip_png(&file)?).await?;
    let subtitle = format!("{}, {}", store.locality, store.city);
    let badge = previews::order_and_collect(language);
    render_cached(&state, build_card(&state, store.name.clone(), subtitle, Some(badge), &[])).await
}

/// A category of a store.
pub async fn show_category(
    State(state): State<Arc<AppState>>,
    Path((language, code, file)): Path<(String, String, String)>,
) -> AppResult<Response> {
    let language = parse_language(&language)?;
    let store = load::store(&state, &code).await?;
    let id: CategoryId = strip_png(&file)?.parse().map_err(|_| ErrorKind::NotFound)?;
    let catalog = load::store_catalog(&state, &store.code).await?;
    let category = catalog.category(&id).ok_or(ErrorKind::NotFound)?;
    let mut pictures: Vec<&str> = Vec::new();
    for group in catalog.browse(Some(&id), &CategoryQuery::default()) {
        let picture = group.lead.product().picture.as_str();
        if pictures.len() < 4 && !picture.is_empty() && !pictures.contains(&picture) {
            pictures.push(picture);
        }
    }
    let title = category.names.get(language).to_owned();
    render_cached(&state, build_card(&state, title, store.name.clone(), None, &pictures)).await
}

/// A product at a store.
pub async fn show_product(
    State(state): State<Arc<AppState>>,
    Path((language, code, file)): Path<(String, String, String)>,
) -> AppResult<Response> {
    let language = parse_language(&language)?;
    let store = load::store(&state, &code).await?;
    let id: ProductId = strip_png(&file)?.parse().map_err(|_| ErrorKind::NotFound)?;
    let catalog = load::store_catalog(&state, &store.code).await?;
    let item = catalog.item(&id).ok_or(ErrorKind::NotFound)?;
    let product = item.product();
    let subtitle = format!("{} · {}", products::pack_size(language, product.pack), store.name);
    let title = product.names.get(language).to_owned();
    render_cached(
        &state,
        build_card(&state, title, subtitle, Some(item.listing.price.to_string()), &[&product.picture]),
    )
    .await
}

fn build_card(
    state: &AppState,
    title: String,
    subtitle: String,
    badge: Option<String>,
    pictures: &[&str],
) -> PreviewCard {
    let picture_svgs = pictures.iter().filter_map(|picture| read_svg(picture));
    PreviewCard {
        brand: state.config.name.clone(),
        title,
        subtitle,
        badge,
        picture_svgs: picture_svgs.collect(),
    }
}

/// Renders a picture, or takes the cached one: its texts are the key.
async fn render_cached(state: &AppState, card: PreviewCard) -> AppResult<Response> {
    let key = format!("{}\n{}\n{}\n{:?}", card.brand, card.title, card.subtitle, card.badge);
    let picture =
        state.preview_cache.get_or_render(&key, render_preview_in_pool(card)).await.map_err(|error| {
            tracing::error!(%error, "a preview could not be drawn");
            ErrorKind::Internal
        })?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    Ok((headers, picture).into_response())
}
