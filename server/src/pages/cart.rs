//! `GET /cart`.

use std::sync::Arc;

use app::pages::CartPage;
use axum::extract::{Query, State};
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::Response;

use super::{load, response};
use crate::AppState;
use crate::ordering;
use crate::problem::AppResult;
use crate::sessions::Visitor;

/// After an order, the back-forward cache would still offer the cart that became the order.
const NO_STORE: HeaderValue = HeaderValue::from_static("private, no-store");

/// Shows the cart.
pub async fn show(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Query(query): Query<load::AgainQuery>,
) -> AppResult<Response> {
    let again = load::changes_since_order(&state, &visitor, &query).await?;
    let page = CartPage { again, ..build_page(&state, &visitor).await? };
    let mut response = response::private_page(page.document(&state.assets.site));
    response.headers_mut().insert(CACHE_CONTROL, NO_STORE);
    Ok(response)
}

/// The cart at today's prices.
pub async fn build_page(state: &AppState, visitor: &Visitor) -> AppResult<CartPage> {
    let mut page =
        CartPage { language: visitor.language(), form_token: visitor.form_token(), ..CartPage::default() };
    if let Some((cart, priced)) = ordering::cart::current_cart(state, visitor.cart_owner()).await? {
        if let Some(store) = state.catalog.store(&cart.store).await? {
            page.store = Some(load::store_status(state, store).await?);
        }
        page.changes = load::with_product_names(state, &priced.changes, visitor.language()).await?;
        page.cart = priced;
    }
    Ok(page)
}
