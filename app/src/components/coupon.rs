//! The coupon of a cart, and the smallest order of a store.

use commerce::{CouponRejection, Language, Paise, PricedCart, Store};
use i18n::pages::cart;
use leptos::prelude::*;

use super::fields::hidden_fields;
use super::notice::field_error;
use crate::islands::{Amount, AmountOf};
use crate::links::FormAction;

/// A code that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedCoupon {
    /// As it was typed.
    pub typed: String,
    pub rejection: CouponRejection,
}

/// Why the coupon that the cart carries takes nothing off, as a sentence; `None` when it does, or there is none.
pub fn coupon_problem(language: Language, priced: &PricedCart) -> Option<String> {
    let (coupon, outcome) = priced.coupon.as_ref()?;
    let rejection = outcome.err()?;
    Some(cart::coupon_rejection(language, coupon.code.as_str(), rejection))
}

/// The folded field for a code; with a coupon in the cart, what it is and the button that removes it.
pub fn coupon_form(
    language: Language,
    form_token: Option<&str>,
    priced: &PricedCart,
    refused: Option<&RefusedCoupon>,
) -> AnyView {
    let fields = hidden_fields(language, form_token);
    let action = FormAction::CartCoupon.to_string();
    if let (Some((coupon, _)), None) = (&priced.coupon, refused) {
        let code = coupon.code.as_str();
        let title = coupon.found.as_ref().and_then(|(found, _)| found.title.as_ref());
        let title = title.map(|title| format!(" · {}", title.get(language)));
        let problem = coupon_problem(language, priced)
            .map(|problem| view! { <p class="field-error" role="status" data-coupon-problem>{problem}</p> });
        return view! {
            <form class="box panel" method="post" action=action>
                {fields}
                <p><b>{code.to_owned()}</b>{title}</p>
                {problem}
                <button class="btn" name="code" value="">{cart::coupon_remove(language, code)}</button>
            </form>
        }
        .into_any();
    }
    let typed = refused.map(|refused| refused.typed.clone()).unwrap_or_default();
    let error =
        refused.map(|RefusedCoupon { typed, rejection }| cart::coupon_rejection(language, typed, *rejection));
    view! {
        <details class="box" open=refused.is_some()>
            <summary>{cart::coupon_ask(language)}</summary>
            <form method="post" action=action>
                {fields}
                <label for="code">{cart::coupon_code(language)}</label>
                <input
                    id="code"
                    name="code"
                    type="text"
                    value=typed
                    maxlength="40"
                    autocomplete="off"
                    autocapitalize="characters"
                    required
                    aria-describedby=error.is_some().then_some("code-err")
                    aria-invalid=error.is_some().then_some("true")
                />
                {field_error("code-err", error)}
                <button class="btn">{cart::coupon_apply(language)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// What is missing to the smallest order of the store, following the cart; nothing when nothing is.
pub fn missing_to_minimum(language: Language, store: &Store, goods: Paise) -> AnyView {
    let missing = store.missing_to_minimum(goods);
    if missing == Paise::ZERO {
        return ().into_any();
    }
    let text = cart::below_minimum_template(language);
    let (before, after) = text.split_once("{}").unwrap_or((&text, ""));
    let of = AmountOf::MissingTo(store.minimum_order);
    view! {
        <div class="notice" role="status" data-below-minimum=missing.0.to_string()>
            {before.to_owned()}<Amount of now=missing />{after.to_owned()}
        </div>
    }
    .into_any()
}
