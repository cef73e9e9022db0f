//! What the customer requests of the store: a note, and what to do about what turns out to be missing.

use commerce::{IfMissing, OrderNote};
use i18n::pages::checkout;
use i18n::products;
use leptos::prelude::*;

use super::{CheckoutPage, IF_MISSING_FIELD};
use crate::components::notice::field_error;

impl CheckoutPage {
    pub(super) fn note_field(&self) -> AnyView {
        let language = self.language;
        let wrong = self.note_is_too_long;
        let error = wrong.then(|| checkout::note_too_long(language, OrderNote::MAX_CHARS));
        view! {
            <div class="box">
                <label for="note">{checkout::note(language)}</label>
                <input
                    id="note"
                    name="note"
                    type="text"
                    value=self.note.clone()
                    maxlength=OrderNote::MAX_CHARS.to_string()
                    autocomplete="off"
                    placeholder=checkout::note_example(language)
                    aria-describedby=wrong.then_some("note-err")
                    aria-invalid=wrong.then_some("true")
                />
                {field_error("note-err", error)}
            </div>
        }
        .into_any()
    }

    /// One choice a line, folded away: when nothing is chosen, the store calls.
    pub(super) fn if_missing_fields(&self) -> AnyView {
        let language = self.language;
        let lines = self.cart.lines.iter().map(|line| {
            let product = &line.product;
            let chosen = self.if_missing.iter().find(|(id, _)| *id == product.id);
            let chosen = chosen.map(|(_, choice)| *choice).unwrap_or_default();
            let id = format!("{IF_MISSING_FIELD}{}", product.id);
            let options = IfMissing::ALL.map(|choice| {
                let label = checkout::if_missing(language, choice);
                view! { <option value=choice.code() selected=choice == chosen>{label}</option> }
            });
            let name = product.names.get(language);
            let label = format!("{name} {}", products::pack_size(language, product.pack));
            view! {
                <label for=id.clone()>{label}</label>
                <select id=id.clone() name=id>{options.collect_view()}</select>
            }
        });
        let lines = lines.collect_view();
        let is_open = self.if_missing.iter().any(|(_, choice)| *choice != IfMissing::default());
        view! {
            <details class="box later" open=is_open>
                <summary>{checkout::if_missing_title(language)}</summary>
                {lines}
            </details>
        }
        .into_any()
    }
}
