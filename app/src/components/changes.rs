//! What changed in a cart since the customer last saw it.

use commerce::{Language, LineChange};
use i18n::pages::cart;
use leptos::prelude::*;

use super::fields::hidden_fields;
use crate::links::FormAction;

/// A change of a cart, with the product's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedChange {
    /// The product's name in the page's language.
    pub name: String,
    pub change: LineChange,
}

impl NamedChange {
    /// The change as a sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match &self.change {
            LineChange::Unavailable { .. } => cart::sold_out(language, &self.name),
            LineChange::QuantityReduced { available, requested, .. } => {
                cart::quantity_reduced(language, &self.name, *available, *requested)
            }
            LineChange::PriceChanged { expected: seen, current: now, .. } => {
                cart::price_changed(language, &self.name, *seen, *now)
            }
        }
    }
}

/// The changes, before a form whose button accepts them; nothing without changes.
pub fn changes_notice(language: Language, changes: &[NamedChange]) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    view! { <section class="notice" role="alert">{changes_list(language, changes)}</section> }.into_any()
}

/// The changes with the button that accepts them and returns to `back`; nothing without changes.
pub fn changes_form(
    language: Language,
    form_token: Option<&str>,
    changes: &[NamedChange],
    back: String,
) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="notice" role="alert">
            {changes_list(language, changes)}
            <form method="post" action=FormAction::CartChanges.to_string()>
                {hidden_fields(language, form_token)}
                <input type="hidden" name="back" value=back />
                <button class="btn main">{cart::accept_changes(language)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn changes_list(language: Language, changes: &[NamedChange]) -> AnyView {
    let sentences = changes.iter().map(|change| view! { <li>{change.sentence(language)}</li> });
    let sentences = sentences.collect_view();
    view! { <h2>{cart::changes_title(language)}</h2><ul>{sentences}</ul> }.into_any()
}
