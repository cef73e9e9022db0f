//! The pack sizes of a product alone: what opens over a list, where script runs.

use commerce::{Language, StoreCode};
use leptos::prelude::*;

use crate::components::Card;
use crate::components::pack_sizes::pack_sizes;
use crate::components::stepper::Steppers;
use crate::document::render_piece;

/// A piece of HTML, the same for every visitor: its steppers belong to the form of the page in which it is shown, and
/// follow the cart there.
#[derive(Clone, Debug, PartialEq)]
pub struct PackSizes {
    pub language: Language,
    pub store: StoreCode,
    /// The product, with its sizes.
    pub card: Card,
}

impl PackSizes {
    #[must_use]
    pub fn render(self) -> String {
        render_piece(move || {
            let steppers = Steppers::new(self.language, &self.store, None, String::new());
            let sizes = pack_sizes(self.language, &steppers, None, &self.card, None);
            view! { <h2>{self.card.name}</h2>{sizes} }.into_any()
        })
    }
}
