//! `POST /cart/lines` and `POST /cart/changes`.

use std::sync::Arc;

use app::links::{CartLineValue, Page};
use app::pages::{CartAddition, CartPage, SwitchStorePage};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commerce::{Paise, ProductId, StoreCode};
use serde::Deserialize;

use super::redirect::{redirect_to, safe_return_url, see_other};
use crate::AppState;
use crate::api::views;
use crate::extract::{LocalizedForm, accepts_json};
use crate::ordering::cart::{self, CartError, CartUpdate, LineUpdate, OtherStore};
use crate::pages::{self, load, response};
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::{self, Visitor};

/// The form of a page's steppers, by one of its buttons.
#[derive(Deserialize)]
pub struct SetLineForm {
    store: StoreCode,
    line: FormLine,
    #[serde(default)]
    back: String,
    #[serde(default)]
    replace: String,
}

/// What a stepper's button asks for.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
struct FormLine {
    product: ProductId,
    quantity: u32,
    expected_price: Paise,
}

impl TryFrom<String> for FormLine {
    type Error = &'static str;

    fn try_from(value: String) -> Result<Self, Self::Error> {
        const EXPECTED: &str = "expected a product, a quantity and a price";
        let line = CartLineValue::parse(&value).ok_or(EXPECTED)?;
        let product = line.product.parse().map_err(|_| EXPECTED)?;
        Ok(Self { product, quantity: line.quantity, expected_price: line.price })
    }
}

impl SetLineForm {
    fn update(&self) -> LineUpdate {
        let FormLine { product, quantity, expected_price } = self.line.clone();
        LineUpdate { store: self.store.clone(), product, quantity, expected_price: Some(expected_price) }
    }
}

/// Sets a line. A browser that navigates returns to where the stepper is; a script that accepts JSON gets
/// the cart, or a problem.
pub async fn set_line(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    headers: HeaderMap,
    LocalizedForm { language, fields }: LocalizedForm<SetLineForm>,
) -> AppResult<Response> {
    let other_store = if fields.replace == "1" { OtherStore::Replace } else { OtherStore::Keep };
    let result = cart::set_line(&state, visitor.cart_owner(), &fields.update(), other_store).await;
    if accepts_json(&headers) {
        return json_response(&state, &visitor, result?).await;
    }
    let back = match safe_return_url(&fields.back) {
        Some(back) if back.contains('#') => back.to_owned(),
        Some(back) => format!("{back}#p-{}", fields.line.product),
        None => Page::Store { store: fields.store.clone() }.href(language),
    };
    match result {
        Ok(update) => {
            let cookie = sessions::record_new_cart(&state, &visitor, &update).await?;
            Ok(see_other(&back, cookie))
        }
        // There is nothing to remove from.
        Err(CartError::CartNotFound | CartError::AtOtherStore(_)) if fields.line.quantity == 0 => {
            Ok(see_other(&back, None))
        }
        Err(CartError::AtOtherStore(from)) => ask_to_switch(&state, &visitor, &from, fields).await,
        // Sold out in the meantime: the page it came from shows that now.
        Err(CartError::OutOfStock) => Ok(see_other(&back, None)),
        Err(CartError::Full) => {
            let page = CartPage { is_full: true, ..pages::cart::build_page(&state, &visitor).await? };
            Ok(response::page_with_status(
                StatusCode::UNPROCESSABLE_ENTITY,
                page.document(&state.assets.site),
            ))
        }
        Err(error) => Err(error.into()),
    }
}

async fn json_response(state: &AppState, visitor: &Visitor, update: CartUpdate) -> AppResult<Response> {
    let cookie = sessions::record_new_cart(state, visitor, &update).await?;
    let view = views::cart_update_view(state, visitor.cart_owner(), &update).await?;
    Ok((cookie, Json(view)).into_response())
}

/// Asks whether the cart at another store shall be replaced.
async fn ask_to_switch(
    state: &AppState,
    visitor: &Visitor,
    from: &StoreCode,
    form: SetLineForm,
) -> AppResult<Response> {
    let from = state.catalog.store(from).await?.ok_or(ErrorKind::StoreNotFound)?;
    let target = state.catalog.store(&form.store).await?.ok_or(ErrorKind::StoreNotFound)?;
    let catalog = load::store_catalog(state, &form.store).await?;
    let not_found = || AppError::from(ErrorKind::ProductNotFound(form.store.clone()));
    let item = catalog.item(&form.line.product).ok_or_else(not_found)?;
    let units = load::cart_summary(state, visitor).await?.map_or(0, |cart| cart.totals.item_count);
    let page = SwitchStorePage {
        language: visitor.language(),
        form_token: visitor.form_token(),
        from,
        units,
        to: target,
        addition: CartAddition::Line {
            product: form.line.product,
            name: item.product().names.get(visitor.language()).to_owned(),
            quantity: form.line.quantity,
            expected_price: form.line.expected_price,
            back: form.back,
        },
    };
    Ok(response::page_with_status(StatusCode::CONFLICT, page.document(&state.assets.site)))
}

#[derive(Deserialize)]
pub struct AcceptChangesForm {
    #[serde(default)]
    back: String,
}

/// Accepts what the cart's page showed as changed.
pub async fn accept_changes(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    LocalizedForm { language, fields }: LocalizedForm<AcceptChangesForm>,
) -> AppResult<Response> {
    cart::accept_changes(&state, visitor.cart_owner()).await?;
    Ok(match safe_return_url(&fields.back) {
        Some(back) => see_other(back, None),
        None => redirect_to(&Page::Cart, language, None),
    })
}
