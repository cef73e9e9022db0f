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

use super::fields::{FormLanguage, safe_return_url, see_other, with_language};
use crate::AppState;
use crate::ordering::{CartError, LineUpdate};
use crate::pages::{load, response};
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::Visitor;
use crate::{ordering, pages};

/// What a stepper says.
#[derive(Deserialize)]
pub struct SetLineForm {
    #[serde(default)]
    lang: FormLanguage,
    store: StoreCode,
    product: ProductId,
    quantity: u32,
    expected_price: i64,
    #[serde(default)]
    back: String,
    #[serde(default)]
    replace: String,
}

/// Sets a line and comes back to where the stepper stands.
pub async fn set_line(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Form(line): Form<SetLineForm>,
) -> AppResult<Response> {
    let visitor = with_language(visitor, line.lang);
    let choice = LineUpdate {
        store: line.store.clone(),
        product: line.product.clone(),
        quantity: line.quantity,
        expected_price: Paise(line.expected_price),
    };
    let back = match safe_return_url(&line.back) {
        Some(back) if back.contains('#') => back.to_owned(),
        Some(back) => format!("{back}#p-{}", line.product),
        None => Page::Store { store: line.store.clone() }.href(visitor.language()),
    };
    match ordering::choose(&state, &visitor, choice, line.replace == "1").await {
        Ok(chosen) => Ok(see_other(&back, chosen.cookie)),
        // Less of what is not in the cart: there is nothing to take out.
        Err(CartError::AtOtherStore(_)) if line.quantity == 0 => Ok(see_other(&back, None)),
        Err(CartError::AtOtherStore(from)) => ask_to_switch(&state, &visitor, &from, line).await,
        // Sold out in the meantime: the page it came from shows that now.
        Err(CartError::OutOfStock) => Ok(see_other(&back, None)),
        Err(CartError::Full) => {
            let page = CartPage { is_full: true, ..pages::cart::build_page(&state, &visitor).await? };
            Ok(response::page_with_status(
                StatusCode::UNPROCESSABLE_ENTITY,
                page.document(&state.assets.site),
            ))
        }
        Err(other) => Err(other.into()),
    }
}

/// Changing the store asks first: the cart of the one before is left.
async fn ask_to_switch(
    state: &AppState,
    visitor: &Visitor,
    from: &StoreCode,
    line: SetLineForm,
) -> AppResult<Response> {
    let from = state.catalog.store(from).await?.ok_or(ErrorKind::StoreNotFound)?;
    let target = state.catalog.store(&line.store).await?.ok_or(ErrorKind::StoreNotFound)?;
    let shelf = load::store_catalog(state, &line.store).await?;
    let missing = || AppError::from(ErrorKind::ProductNotFound(line.store.clone()));
    let item = shelf.item(&line.product).ok_or_else(missing)?;
    let units = load::cart_summary(state, visitor).await?.map_or(0, |cart| cart.totals.item_count);
    let page = SwitchStorePage {
        language: visitor.language(),
        form_token: visitor.form_token(),
        from,
        units,
        to: target,
        product: line.product.clone(),
        product_name: item.product().names.get(visitor.language()).to_owned(),
        quantity: line.quantity,
        expected_price: Paise(line.expected_price),
        back: line.back,
    };
    Ok(response::page_with_status(StatusCode::CONFLICT, page.document(&state.assets.site)))
}

/// Where to go on.
#[derive(Deserialize)]
pub struct AcceptChangesForm {
    #[serde(default)]
    lang: FormLanguage,
    #[serde(default)]
    back: String,
}

/// The customer has read what changed.
pub async fn accept_changes(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    Form(seen): Form<AcceptChangesForm>,
) -> AppResult<Response> {
    let visitor = with_language(visitor, seen.lang);
    ordering::accept_changes(&state, &visitor).await?;
    let cart = Page::Cart.href(visitor.language());
    Ok(see_other(safe_return_url(&seen.back).unwrap_or(&cart), None))
}

/// The cart's page, for a form that has nothing to say any more.
pub async fn cart_page(state: &AppState, visitor: &Visitor, status: StatusCode) -> AppResult<Response> {
    Ok(response::page_with_status(
        status,
        pages::cart::build_page(state, visitor).await?.document(&state.assets.site),
    ))
}
