//! `GET /s/{store}/p/{product}/sizes`: the pack sizes of a product, for the sheet that opens over a list. Without
//! script the product's page shows them.

use std::sync::Arc;

use app::pages::PackSizes;
use axum::extract::{Path, State};
use axum::response::Response;
use commerce::ProductId;

use super::{load, response};
use crate::AppState;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::Visitor;

/// Answers a piece of HTML, the same for every visitor.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Path((code, product)): Path<(String, String)>,
) -> AppResult<Response> {
    let store = load::store(&state, &code).await?;
    let catalog = load::store_catalog(&state, &store.code).await?;
    let missing = || ErrorKind::ProductNotFound(store.code.clone());
    let id: ProductId = product.parse().map_err(|_| missing())?;
    let (item, group) = catalog.item(&id).zip(catalog.group(&id)).ok_or_else(missing)?;
    let language = visitor.language();
    let card = load::group_card(group, item, language);
    let sizes = PackSizes { language, store: store.code.clone(), card };
    Ok(response::public_html(language, None, sizes.render()))
}
