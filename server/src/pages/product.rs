//! `GET /s/{store}/p/{product}`: a product at a store.

use std::sync::Arc;

use app::pages::{PackChoice, ProductPage};
use app::parts::Card;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commerce::ProductId;

use super::{gather, shared};
use crate::Shop;
use crate::problem::{Kind, Result};
use crate::sessions::Visitor;

/// The page.
pub async fn product(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    asked: HeaderMap,
    Path((code, product)): Path<(String, String)>,
) -> Result<Response> {
    let store = gather::store(&shop, &code).await?;
    let shelf = gather::shelf(&shop, &store.code).await?;
    let missing = || Kind::NoSuchProduct(store.code.clone());
    let id: ProductId = product.parse().map_err(|_| missing())?;
    let item = shelf.item(&id).ok_or_else(missing)?;
    shared::page(&shop, &visitor, &asked, &shelf, format!("/s/{code}/p/{id}"), async || {
        let packs = shelf.pack_sizes(&id).into_iter().map(|other| PackChoice {
            product: other.product().id.clone(),
            pack: other.product().pack,
            price: other.listing.price,
            left: other.listing.left(),
        });
        let page = ProductPage {
            language: visitor.language,
            card: Card::of(item.product(), &item.listing, visitor.language),
            category: item.product().category,
            description: item.product().description.clone(),
            packs: packs.collect(),
            visit: gather::visit(&shop, &visitor, store.position).await?,
            store: gather::store_now(&shop, Arc::clone(&store)).await?,
        };
        Ok(page.document(&shop.site))
    })
    .await
}
