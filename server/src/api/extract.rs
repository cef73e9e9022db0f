//! Query parameters that several resources share, and the fields of the API's bodies.

use app::api::{CouponBody, NewCart, NewOrder, OrderActionBody, SetLineBody};
use commerce::Language;

use crate::extract::{ApiBody, BodyField};
use crate::problem::{AppError, AppResult};

/// The most items on a page of a list.
const MAX_LIMIT: usize = 100;
/// The items on a page without `?limit=`.
const DEFAULT_LIMIT: usize = 24;

/// Parses `?limit=`.
///
/// # Errors
/// 422 unless it is 1 to 100.
pub(super) fn parse_limit(limit: Option<&str>) -> AppResult<usize> {
    let Some(limit) = limit else { return Ok(DEFAULT_LIMIT) };
    let limit = limit.parse().ok().filter(|limit| (1..=MAX_LIMIT).contains(limit));
    limit.ok_or_else(|| AppError::invalid_field("limit", format!("expected 1 to {MAX_LIMIT}")))
}

/// Parses `?lang=`.
///
/// # Errors
/// 422 unless it is the code of a language that we have.
pub(super) fn parse_language(code: &str) -> AppResult<Language> {
    let expected = || format!("expected one of {}", Language::ALL.map(Language::code).join(", "));
    Language::from_code(code).ok_or_else(|| AppError::invalid_field("lang", expected()))
}

/// The error of a list's `?after=` that is not the `next` of a page.
pub(super) fn invalid_cursor() -> AppError {
    AppError::invalid_field("after", "expected the `next` of the previous page")
}

const fn required(path: &'static str, expected: &'static str) -> BodyField {
    BodyField { path, is_required: true, expected }
}

const fn optional(path: &'static str, expected: &'static str) -> BodyField {
    BodyField { path, is_required: false, expected }
}

const STORE: &str = "a store's code, such as shree-ganesh-vashi";
const PRODUCT: &str = "a product's id";
const CART: &str = "a cart's id";
const UNITS: &str = "a whole number of units from 0";
const PAISE: &str = "a whole number of paise";

impl ApiBody for NewCart {
    const FIELDS: &'static [BodyField] = &[
        required("store", STORE),
        required("line", "an object with product, quantity and expected_price"),
        required("line.product", PRODUCT),
        required("line.quantity", UNITS),
        optional("line.expected_price", PAISE),
    ];
}

impl ApiBody for SetLineBody {
    const FIELDS: &'static [BodyField] = &[required("quantity", UNITS), optional("expected_price", PAISE)];
}

impl ApiBody for CouponBody {
    const FIELDS: &'static [BodyField] = &[required("code", "the coupon's code, as text")];
}

impl ApiBody for NewOrder {
    const FIELDS: &'static [BodyField] = &[
        required("cart", CART),
        required("name", "the name to call out, as text"),
        optional("note", "what the store is requested to do, as text"),
        optional("if_missing", "an object of product ids with call_me, nearest_match or leave_out"),
        required("slot", "the start of a pick-up slot, RFC 3339, such as 2026-11-20T06:30:00Z"),
        required("expected_total", PAISE),
    ];
}

impl ApiBody for OrderActionBody {
    const FIELDS: &'static [BodyField] = &[
        optional("reason", "why it is rejected, as text"),
        optional("paid_by", "how it was paid, as text"),
        optional("stars", "1 to 5"),
        optional("comment", "what the customer adds, as text"),
    ];
}
