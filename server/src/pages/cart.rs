//! `GET /cart`.

use std::sync::Arc;

use app::pages::CartPage;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::Response;

use super::{answer, gather};
use crate::Shop;
use crate::ordering;
use crate::problem::Result;
use crate::sessions::Visitor;

/// On the way back from an order, a kept page would still offer the cart that the order was made from.
const NOT_KEPT: HeaderValue = HeaderValue::from_static("private, no-store");

/// The page.
pub async fn cart(State(shop): State<Arc<Shop>>, visitor: Visitor) -> Result<Response> {
    let mut response = answer::personal(page(&shop, &visitor).await?.document(&shop.site));
    response.headers_mut().insert(CACHE_CONTROL, NOT_KEPT);
    Ok(response)
}

/// The cart as it stands, at today's prices.
pub async fn page(shop: &Shop, visitor: &Visitor) -> Result<CartPage> {
    let mut page =
        CartPage { language: visitor.language, form_token: visitor.form_token(), ..CartPage::default() };
    if let Some((cart, priced)) = ordering::cart::current(shop, visitor).await? {
        if let Some(store) = shop.catalog.store(&cart.store).await? {
            page.store = Some(gather::store_now(shop, store).await?);
        }
        page.changes = gather::named(shop, &priced.changes, visitor.language).await?;
        page.cart = priced;
    }
    Ok(page)
}
