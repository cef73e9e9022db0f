//! How many units of a product are in the cart: the stepper island with its texts.

use commerce::{Language, StoreCode};
use i18n::pages::catalog;
use leptos::prelude::*;

use super::fields::hidden_fields;
use crate::islands::{Stepper, StepperForm, StepperLabels, StepperLine};
use crate::links::FormAction;

/// The id of the form that the buttons of pack sizes belong to.
pub const ADD_FORM: &str = "add";

/// What all steppers of a page share; made once per page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steppers {
    form: StepperForm,
    labels: StepperLabels,
    /// Whether cards let the customer choose the pack size; the page then contains [`Steppers::add_form`].
    offers_sizes: bool,
}

impl Steppers {
    /// Steppers of a store's pages, which return to `back` (path and query).
    #[must_use]
    pub fn new(language: Language, store: &StoreCode, form_token: Option<&str>, back: String) -> Self {
        let placeholder = "{}";
        Self {
            form: StepperForm {
                store: store.clone(),
                language,
                back,
                form_token: form_token.map(str::to_owned),
                on_cart_page: false,
            },
            labels: StepperLabels {
                add: catalog::add(language),
                add_template: catalog::add_label(language, placeholder),
                more_template: catalog::add_one(language, placeholder),
                fewer_template: catalog::remove_one(language, placeholder),
                sold_out: catalog::out_of_stock(language),
                reduced_template: catalog::reduced_template(language),
            },
            offers_sizes: false,
        }
    }

    /// The same on the cart page, where a line without units disappears.
    #[must_use]
    pub fn on_cart_page(mut self) -> Self {
        self.form.on_cart_page = true;
        self
    }

    /// The same with a choice of pack sizes on each card.
    #[must_use]
    pub fn with_sizes(mut self) -> Self {
        self.offers_sizes = true;
        self
    }

    #[must_use]
    pub const fn offers_sizes(&self) -> bool {
        self.offers_sizes
    }

    /// The form of all buttons that add a pack size: a form for each would double the page.
    pub fn add_form(&self) -> AnyView {
        let StepperForm { store, language, back, form_token, .. } = &self.form;
        view! {
            <form id=ADD_FORM method="post" action=FormAction::CartAdd.to_string()>
                {hidden_fields(*language, form_token.as_deref())}
                <input type="hidden" name="store" value=store.to_string() />
                <input type="hidden" name="back" value=back.clone() />
            </form>
        }
        .into_any()
    }

    #[must_use]
    pub const fn store(&self) -> &StoreCode {
        &self.form.store
    }

    /// The stepper of one product.
    pub fn stepper(&self, line: StepperLine) -> AnyView {
        let (form, labels) = (self.form.clone(), self.labels.clone());
        view! { <Stepper line form labels /> }.into_any()
    }
}
