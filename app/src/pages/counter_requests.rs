//! What customers looked for at a store and did not find, for the storekeeper to answer.

use commerce::{Language, ProductRequestId, RequestAnswer};
use i18n::requests;
use leptos::prelude::*;

use crate::components::fields::hidden_fields;
use crate::links::FormAction;

/// Words that customers looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestedProduct {
    /// The first request for them; an answer to it answers all.
    pub request: ProductRequestId,
    /// As the first customer typed them.
    pub words: String,
    /// How many customers.
    pub customers: usize,
}

/// The list, folded; nothing when it is empty.
pub(super) fn requested_products(
    language: Language,
    form_token: &str,
    requested: &[RequestedProduct],
) -> AnyView {
    if requested.is_empty() {
        return ().into_any();
    }
    let rows = requested.iter().map(|requested| row(language, form_token, requested)).collect_view();
    view! {
        <details class="box requests" data-requests=requested.len().to_string()>
            <summary>{requests::counter_title(language, requested.len())}</summary>
            <ul class="rows">{rows}</ul>
        </details>
    }
    .into_any()
}

fn row(language: Language, form_token: &str, requested: &RequestedProduct) -> AnyView {
    let RequestedProduct { request, words, customers } = requested;
    let action = FormAction::CounterRequest { request: *request };
    view! {
        <li>
            <form class="row" method="post" action=action.to_string()>
                {hidden_fields(language, Some(form_token))}
                <p class="grow">
                    <b>{words.clone()}</b> " " <span class="sub">{requests::customers(language, *customers)}</span>
                </p>
                <button
                    class="btn"
                    name="answer"
                    value=RequestAnswer::Available.code()
                    aria-label=requests::we_have_it_label(language, words)
                >
                    {requests::we_have_it(language)}
                </button>
                <button
                    class="btn"
                    name="answer"
                    value=RequestAnswer::Unavailable.code()
                    aria-label=requests::not_available_label(language, words)
                >
                    {requests::not_available(language)}
                </button>
            </form>
        </li>
    }
    .into_any()
}
