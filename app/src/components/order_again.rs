//! The button that orders the same again, and what is different then.

use commerce::{Language, LineChange, OrderId};
use i18n::pages::order as messages;
use leptos::prelude::*;

use super::changes::NamedChange;
use super::fields::hidden_fields;
use crate::links::{FormAction, ORDER_AGAIN};

/// One press puts what an order contained into the cart and leads to the checkout.
pub fn order_again_form(language: Language, form_token: Option<&str>, order: OrderId) -> AnyView {
    let action = FormAction::OrderAction { order, action: ORDER_AGAIN }.to_string();
    view! {
        <form method="post" action=action>
            {hidden_fields(language, form_token)}
            <button class="btn">{messages::again(language)}</button>
        </form>
    }
    .into_any()
}

/// What is different from the order whose lines were added to the cart; nothing when all is as it was.
pub fn order_again_notice(language: Language, changes: &[NamedChange]) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    let sentences = changes.iter().map(|change| {
        let sentence = match change.change {
            LineChange::Unavailable { .. } => messages::again_unavailable(language, &change.name),
            _ => change.sentence(language),
        };
        view! { <li>{sentence}</li> }
    });
    let sentences = sentences.collect_view();
    view! {
        <section class="notice" role="status" data-order-again>
            <h2>{messages::again_changes(language)}</h2>
            <ul>{sentences}</ul>
        </section>
    }
    .into_any()
}
