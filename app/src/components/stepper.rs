//! How many of a product: *Add*, then fewer and more. The buttons are an island; here it gets its words.

use commerce::{Language, Paise, ProductId, StoreCode};
use i18n::pages::catalog;
use leptos::prelude::*;

use crate::islands::{Stepper, StepperLine, StepperPlace, StepperWords};

/// What all steppers of a page share; made once per page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steppers {
    at: StepperPlace,
    words: StepperWords,
    in_cart: bool,
}

/// What one stepper is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepperItem {
    /// Which product.
    pub product: ProductId,
    /// Its name with the pack, for those who do not see the card.
    pub name: String,
    /// Price of one unit, as shown.
    pub price: Paise,
    /// Units in the cart.
    pub quantity: u32,
    /// Units that can be ordered.
    pub available: u32,
}

impl Steppers {
    /// Steppers of a store's pages, which come back to `back` (path and query).
    #[must_use]
    pub fn new(language: Language, store: &StoreCode, form_token: Option<&str>, back: String) -> Self {
        // The island puts names where the sentences have a gap.
        let gap = "{}";
        Self {
            at: StepperPlace {
                store: store.clone(),
                language,
                back,
                form_token: form_token.map(str::to_owned),
            },
            words: StepperWords {
                add: catalog::add(language),
                add_named: catalog::add_label(language, gap),
                more: catalog::add_one(language, gap),
                fewer: catalog::remove_one(language, gap),
                gone: catalog::out_of_stock(language),
            },
            in_cart: false,
        }
    }

    /// The same on the cart page, where a line at zero leaves.
    #[must_use]
    pub fn in_cart(self) -> Self {
        Self { in_cart: true, ..self }
    }

    /// The store they belong to.
    #[must_use]
    pub const fn store(&self) -> &StoreCode {
        &self.at.store
    }

    /// The buttons of one product.
    pub fn stepper(&self, stepped: StepperItem) -> AnyView {
        let StepperItem { product, name, price, quantity, available: left } = stepped;
        let of = StepperLine { product, name, price, quantity, left };
        let (at, words, in_cart) = (self.at.clone(), self.words.clone(), self.in_cart);
        view! { <Stepper of at words in_cart /> }.into_any()
    }
}
