//! What changed in a cart since it was filled, said once and acknowledged by a button.

use commerce::{Language, LineChange};
use leptos::prelude::*;
use words::pages::cart;

use super::fields::hidden;
use crate::links::Form;

/// A change of a cart, with the name of what it is about (a line that is gone is in no cart any more).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedChange {
    /// The product's name in the page's language.
    pub name: String,
    /// What changed.
    pub change: LineChange,
}

impl NamedChange {
    /// The change in words.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match &self.change {
            LineChange::Gone { .. } => cart::gone(language, &self.name),
            LineChange::OnlyLeft { left, wanted, .. } => {
                cart::only_left(language, &self.name, *left, *wanted)
            }
            LineChange::PriceChanged { seen, now, .. } => {
                cart::price_changed(language, &self.name, *seen, *now)
            }
        }
    }
}

/// What changed, told before a form whose button accepts it. Nothing when nothing did.
pub fn what_changed(language: Language, changes: &[NamedChange]) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    view! { <section class="note" role="alert">{told(language, changes)}</section> }.into_any()
}

/// What changed, with the button that accepts it and comes back to `back`. Nothing when nothing did.
pub fn changes(
    language: Language,
    form_token: Option<&str>,
    changes: &[NamedChange],
    back: String,
) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="note" role="alert">
            {told(language, changes)}
            <form method="post" action=Form::CartChanges.to_string()>
                {hidden(language, form_token)}
                <input type="hidden" name="back" value=back />
                <button class="btn main">{cart::accept_changes(language)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn told(language: Language, changes: &[NamedChange]) -> AnyView {
    let sentences = changes.iter().map(|change| view! { <li>{change.sentence(language)}</li> });
    let sentences = sentences.collect_view();
    view! { <h2>{cart::changed(language)}</h2><ul>{sentences}</ul> }.into_any()
}
