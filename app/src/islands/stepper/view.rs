//! The stepper's form, as the server renders it.

use commerce::{Language, Paise, ProductId, StoreCode};
use leptos::prelude::*;

use super::StepperIsland;
use super::state::{AddButton, PLUS, StepperState, format_props};
use crate::islands::interpolate::interpolate;
use crate::islands::mount::render_island;
use crate::links::FormAction;

/// The product of one stepper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepperLine {
    pub product: ProductId,
    /// Its name with the pack size, for screen readers.
    pub name: String,
    /// The unit price that the page shows.
    pub price: Paise,
    /// Units in the cart; 0 on shared pages.
    pub quantity: u32,
    /// Units that can be ordered.
    pub available: u32,
}

/// Where the form leads. The same for all steppers of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepperForm {
    pub store: StoreCode,
    pub language: Language,
    /// Path and query to return to.
    pub back: String,
    /// The token of a personal page.
    pub form_token: Option<String>,
    /// Whether it is on the cart page, where a line without units disappears.
    pub on_cart_page: bool,
}

/// Texts of a stepper. The same for all steppers of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepperLabels {
    /// On the button that adds the first unit.
    pub add: String,
    /// The same with `{}` for the name, for screen readers.
    pub add_template: String,
    /// One more of `{}`.
    pub more_template: String,
    /// One fewer of `{}`.
    pub fewer_template: String,
    /// On the button when there is none.
    pub sold_out: String,
    /// Only `{}` left.
    pub reduced_template: String,
}

/// Changes how many units of a product are in the cart.
#[component]
pub fn Stepper(line: StepperLine, form: StepperForm, labels: StepperLabels) -> impl IntoView {
    let StepperLine { product, name, price, quantity, available } = line;
    let state = StepperState::new(quantity, available);
    let add_label = interpolate(&labels.add_template, &name);
    let more_label = interpolate(&labels.more_template, &name);
    let button = match state.add_button() {
        AddButton::Plus => PLUS.to_owned(),
        AddButton::Add => labels.add.clone(),
        AddButton::SoldOut => labels.sold_out.clone(),
    };
    let token = form.form_token.map(|token| {
        view! { <input type="hidden" name="form_token" value=token /> }
    });
    let content = view! {
        <form
            class=if state.in_cart { "stepper in-cart" } else { "stepper" }
            method="post"
            action=FormAction::CartLines.to_string()
            // Some browsers restore a reloaded page to what it looked like before.
            autocomplete="off"
        >
            <input type="hidden" name="store" value=form.store.to_string() />
            <input type="hidden" name="product" value=product.to_string() />
            <input type="hidden" name="expected_price" value=price.0.to_string() />
            <input type="hidden" name="lang" value=form.language.code() />
            <input type="hidden" name="back" value=form.back />
            {token}
            <button
                class="fewer"
                name="quantity"
                value=state.decrement.to_string()
                aria-label=interpolate(&labels.fewer_template, &name)
                hidden=!state.in_cart
            >
                "−"
            </button>
            <output hidden=!state.in_cart>{state.in_cart.then(|| quantity.to_string())}</output>
            <button
                class="more"
                name="quantity"
                value=state.increment.to_string()
                aria-label=if state.in_cart { more_label.clone() } else { add_label.clone() }
                disabled=state.sold_out
                data-add=labels.add
                data-sold-out=labels.sold_out
                data-add-label=add_label
                data-more-label=more_label
            >
                {button}
            </button>
            <p role="status" data-reduced=labels.reduced_template></p>
        </form>
    };
    render_island(format_props(available, form.on_cart_page), content, StepperIsland)
}
