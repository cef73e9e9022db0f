//! Steppers and their form, as the server renders them. A list has dozens of steppers in one response of 8 kB, so each
//! contains only what distinguishes it from the others.

use commerce::{Language, Paise, ProductId, StoreCode};
use leptos::prelude::*;

use super::SteppersIsland;
use super::state::{AddButton, PLUS, StepperState, format_stock};
use crate::islands::interpolate::interpolate;
use crate::islands::mount::render_island;
use crate::links::{CartLineValue, FormAction, LINE_FIELD};

/// The id of the form that the buttons of all steppers belong to.
const FORM_ID: &str = "lines";

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

/// Where the form leads.
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

/// Texts of the steppers.
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
    /// Names the dialog with the pack sizes of a product.
    pub sizes: String,
    /// On the button that closes it.
    pub close: String,
}

/// Changes how many units of a product are in the cart.
pub fn stepper(line: &StepperLine, labels: &StepperLabels) -> AnyView {
    let StepperLine { product, name, price, quantity, available } = line;
    let state = StepperState::new(*quantity, *available);
    let template = if state.in_cart { &labels.more_template } else { &labels.add_template };
    let button = match state.add_button() {
        AddButton::Plus => PLUS,
        AddButton::Add => &labels.add,
        AddButton::SoldOut => &labels.sold_out,
    };
    let value = |quantity| CartLineValue { product: product.as_str(), quantity, price: *price }.format();
    view! {
        <div
            class=if state.in_cart { "stepper in-cart" } else { "stepper" }
            data-stock=format_stock(*quantity, *available)
            data-name=name.clone()
        >
            <button
                form=FORM_ID
                name=LINE_FIELD
                class="fewer"
                hidden=!state.in_cart
                value=state.in_cart.then(|| value(state.decrement))
                aria-label=state.in_cart.then(|| interpolate(&labels.fewer_template, name))
            >
                "−"
            </button>
            <output hidden=!state.in_cart>{state.in_cart.then(|| quantity.to_string())}</output>
            <button
                form=FORM_ID
                name=LINE_FIELD
                class="more"
                value=value(state.increment)
                aria-label=interpolate(template, name)
                disabled=state.sold_out
            >
                {button.to_owned()}
            </button>
            <p role="status"></p>
        </div>
    }
    .into_any()
}

/// The form of a page's steppers, and the dialog for pack sizes.
#[component]
pub fn SteppersForm(form: StepperForm, labels: StepperLabels) -> impl IntoView {
    let token = form.form_token.map(|token| {
        view! { <input type="hidden" name="form_token" value=token /> }
    });
    let sheet = (!form.on_cart_page).then(|| {
        view! {
            <dialog class="sheet" aria-label=labels.sizes>
                <button type="button" class="close" aria-label=labels.close>"×"</button>
                <div></div>
            </dialog>
        }
    });
    let content = view! {
        <form
            id=FORM_ID
            method="post"
            action=FormAction::CartLines.to_string()
            // Some browsers restore a reloaded page to what it looked like before.
            autocomplete="off"
            data-add=labels.add
            data-sold-out=labels.sold_out
            data-add-label=labels.add_template
            data-more-label=labels.more_template
            data-fewer-label=labels.fewer_template
            data-reduced=labels.reduced_template
        >
            <input type="hidden" name="store" value=form.store.to_string() />
            <input type="hidden" name="lang" value=form.language.code() />
            <input type="hidden" name="back" value=form.back />
            {token}
        </form>
        {sheet}
    };
    render_island(if form.on_cart_page { "cart" } else { "store" }.to_owned(), content, SteppersIsland)
}
