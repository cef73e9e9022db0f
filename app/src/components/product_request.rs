//! What a visitor may do about a product that a store does not list: request it of the store.

use commerce::{Language, RequestAnswer, StoreCode};
use i18n::pages::checkout;
use i18n::requests;
use leptos::prelude::*;

use super::fields::hidden_fields;
use crate::links::FormAction;

/// How far a request for a product is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestState {
    /// A signed-in customer may send it.
    Offered,
    /// Someone who is not known yet continues in the chat.
    SignInFirst {
        /// Opens the chat.
        chat_link: String,
    },
    /// The store has it to answer.
    Waiting,
    /// The store has answered.
    Answered(RequestAnswer),
    /// The customer made as many requests today as one may.
    LimitReached,
}

impl RequestState {
    /// Its name in the page's `data-request`.
    const fn name(&self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::SignInFirst { .. } => "sign-in-first",
            Self::Waiting => "waiting",
            Self::Answered(answer) => answer.code(),
            Self::LimitReached => "limit-reached",
        }
    }
}

/// The request for the words of a search, in the state it is in.
pub fn product_request(
    language: Language,
    store: &StoreCode,
    form_token: Option<&str>,
    words: &str,
    state: &RequestState,
) -> AnyView {
    let content = match state {
        RequestState::Offered => view! {
            <form method="post" action=FormAction::ProductRequest { store: store.clone() }.to_string()>
                {hidden_fields(language, form_token)}
                <input type="hidden" name="q" value=words.to_owned() />
                <p class="sub">{requests::ask_store_hint(language)}</p>
                <button class="btn">{requests::ask_store(language, words)}</button>
            </form>
        }
        .into_any(),
        RequestState::SignInFirst { chat_link } => view! {
            <p class="sub">{requests::ask_store_sign_in(language, words)}</p>
            <a class="btn" href=chat_link.clone()>{checkout::continue_in_chat(language)}</a>
        }
        .into_any(),
        RequestState::Waiting => sentence(requests::waiting_for_store(language, words)),
        RequestState::Answered(RequestAnswer::Available) => sentence(requests::store_has(language, words)),
        RequestState::Answered(RequestAnswer::Unavailable) => {
            sentence(requests::store_has_not(language, words))
        }
        RequestState::LimitReached => sentence(requests::limit_reached(language)),
    };
    view! { <section class="box panel" data-request=state.name()>{content}</section> }.into_any()
}

fn sentence(text: String) -> AnyView {
    view! { <p role="status">{text}</p> }.into_any()
}
