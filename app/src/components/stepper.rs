//! How many units of a product are in the cart: steppers with their texts, and their form.

use commerce::{Language, StoreCode};
use i18n::pages::{catalog, layout};
use leptos::prelude::*;

use crate::islands::{StepperForm, StepperLabels, StepperLine, SteppersForm, stepper_view};

/// What all steppers of a page share; made once per page, which contains [`Steppers::form`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steppers {
    form: StepperForm,
    labels: StepperLabels,
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
                sizes: catalog::pack_sizes(language),
                close: layout::close(language),
            },
        }
    }

    /// The same on the cart page, where a line without units disappears.
    #[must_use]
    pub fn on_cart_page(mut self) -> Self {
        self.form.on_cart_page = true;
        self
    }

    #[must_use]
    pub const fn store(&self) -> &StoreCode {
        &self.form.store
    }

    /// The form that the buttons of all steppers belong to: one for each would double the page.
    pub fn form(&self) -> AnyView {
        let (form, labels) = (self.form.clone(), self.labels.clone());
        view! { <SteppersForm form labels /> }.into_any()
    }

    /// The stepper of one product.
    pub fn stepper(&self, line: &StepperLine) -> AnyView {
        stepper_view(line, &self.labels)
    }
}
