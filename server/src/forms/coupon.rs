//! `POST /cart/coupon`: the coupon of a cart is entered, or removed.

use std::sync::Arc;

use app::components::coupon::RefusedCoupon;
use app::links::Page;
use app::pages::CartPage;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::redirect::redirect_to;
use crate::AppState;
use crate::extract::LocalizedForm;
use crate::ordering::cart::{CouponError, enter_coupon, remove_coupon};
use crate::pages::{self, response};
use crate::problem::AppResult;
use crate::sessions::Visitor;

/// The form of the cart's page.
#[derive(Deserialize)]
pub struct CouponForm {
    /// Empty to remove the coupon.
    #[serde(default)]
    code: String,
}

/// Enters the code, or shows the cart with the reason why not.
pub async fn set_coupon(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    LocalizedForm { language, fields }: LocalizedForm<CouponForm>,
) -> AppResult<Response> {
    let typed = fields.code.trim();
    let owner = visitor.cart_owner();
    let result = match typed {
        "" => remove_coupon(&state, owner).await,
        code => enter_coupon(&state, owner, code).await,
    };
    match result {
        // Without a cart, its page shows that.
        Ok(_) | Err(CouponError::CartNotFound) => Ok(redirect_to(&Page::Cart, language, None)),
        Err(CouponError::Rejected(rejection)) => {
            let refused_coupon = Some(RefusedCoupon { typed: typed.to_owned(), rejection });
            let page = CartPage { refused_coupon, ..pages::cart::build_page(&state, &visitor).await? };
            let document = page.document(&state.assets.site);
            Ok(response::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, document))
        }
        Err(CouponError::Storage(error)) => Err(error.into()),
    }
}
