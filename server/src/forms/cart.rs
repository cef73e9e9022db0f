//! `POST /cart/lines` and `POST /cart/changes`.

use std::sync::Arc;

use app::links::Page;
use app::pages::{CartPage, SwitchStorePage};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commerce::{Paise, ProductId, StoreCode};
use serde::Deserialize;

use super::fields::{Spoken, speaking, to, way_back};
use crate::Shop;
use crate::ordering::{Choice, NotChosen};
use crate::pages::{answer, gather};
use crate::problem::{Kind, Problem, Result};
use crate::sessions::Visitor;
use crate::{ordering, pages};

/// What a stepper says.
#[derive(Deserialize)]
pub struct Line {
    #[serde(default)]
    lang: Spoken,
    store: StoreCode,
    product: ProductId,
    quantity: u32,
    seen_price: i64,
    #[serde(default)]
    back: String,
    #[serde(default)]
    replace: String,
}

/// Sets a line and comes back to where the stepper stands.
pub async fn set_line(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Form(line): Form<Line>,
) -> Result<Response> {
    let visitor = speaking(visitor, line.lang);
    let choice = Choice {
        store: line.store.clone(),
        product: line.product.clone(),
        quantity: line.quantity,
        seen_price: Paise(line.seen_price),
    };
    let back = match way_back(&line.back) {
        Some(back) if back.contains('#') => back.to_owned(),
        Some(back) => format!("{back}#p-{}", line.product),
        None => Page::Store { store: line.store.clone() }.to(visitor.language),
    };
    match ordering::choose(&shop, &visitor, choice, line.replace == "1").await {
        Ok(chosen) => Ok(to(&back, chosen.cookie)),
        // Less of what is not in the cart: there is nothing to take out.
        Err(NotChosen::OtherStore(_)) if line.quantity == 0 => Ok(to(&back, None)),
        Err(NotChosen::OtherStore(from)) => ask_to_switch(&shop, &visitor, &from, line).await,
        // Sold out in the meantime: the page it came from shows that now.
        Err(NotChosen::NotToBeHad) => Ok(to(&back, None)),
        Err(NotChosen::Full) => {
            let page = CartPage { full: true, ..pages::cart::page(&shop, &visitor).await? };
            Ok(answer::with_status(StatusCode::UNPROCESSABLE_ENTITY, page.document(&shop.site)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Changing the store asks first: the cart of the one before is left.
async fn ask_to_switch(shop: &Shop, visitor: &Visitor, from: &StoreCode, line: Line) -> Result<Response> {
    let from = shop.catalog.store(from).await?.ok_or(Kind::NoSuchStore)?;
    let target = shop.catalog.store(&line.store).await?.ok_or(Kind::NoSuchStore)?;
    let shelf = gather::shelf(shop, &line.store).await?;
    let missing = || Problem::from(Kind::NoSuchProduct(line.store.clone()));
    let item = shelf.item(&line.product).ok_or_else(missing)?;
    let units = gather::cart_in_hand(shop, visitor).await?.map_or(0, |cart| cart.totals.units);
    let page = SwitchStorePage {
        language: visitor.language,
        form_token: visitor.form_token(),
        from,
        units,
        to: target,
        product: line.product.clone(),
        product_name: item.product().names.in_language(visitor.language).to_owned(),
        quantity: line.quantity,
        seen_price: Paise(line.seen_price),
        back: line.back,
    };
    Ok(answer::with_status(StatusCode::CONFLICT, page.document(&shop.site)))
}

/// Where to go on.
#[derive(Deserialize)]
pub struct Seen {
    #[serde(default)]
    lang: Spoken,
    #[serde(default)]
    back: String,
}

/// The customer has read what changed.
pub async fn accept_changes(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Form(seen): Form<Seen>,
) -> Result<Response> {
    let visitor = speaking(visitor, seen.lang);
    ordering::accept_changes(&shop, &visitor).await?;
    let cart = Page::Cart.to(visitor.language);
    Ok(to(way_back(&seen.back).unwrap_or(&cart), None))
}

/// The cart's page, for a form that has nothing to say any more.
pub async fn page(shop: &Shop, visitor: &Visitor, status: StatusCode) -> Result<Response> {
    Ok(answer::with_status(status, pages::cart::page(shop, visitor).await?.document(&shop.site)))
}
