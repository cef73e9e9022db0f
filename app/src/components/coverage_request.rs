//! Outside the served area: the request to be notified when a store opens there.

use commerce::Language;
use i18n::pages::checkout;
use i18n::requests;
use leptos::prelude::*;

use super::fields::hidden_fields;
use crate::links::FormAction;

/// How far a visitor's request to be notified is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoverageState {
    /// A signed-in customer may make it.
    Offered {
        /// The form token.
        form_token: String,
    },
    /// Someone who is not known yet continues in the chat.
    SignInFirst {
        /// Opens the chat.
        chat_link: String,
    },
    /// It is stored.
    Requested,
    /// The customer is to be notified of as many places as one may.
    LimitReached,
}

/// The request for a place; `pin` is that of the page's address.
pub fn coverage_request(
    language: Language,
    place: &str,
    pin: Option<&str>,
    state: &CoverageState,
) -> AnyView {
    match state {
        CoverageState::Offered { form_token } => view! {
            <form method="post" action=FormAction::CoverageRequest.to_string() data-coverage="offered">
                {hidden_fields(language, Some(form_token))}
                <input type="hidden" name="pin" value=pin.unwrap_or_default().to_owned() />
                <p class="sub">{requests::tell_me_hint(language)}</p>
                <button class="btn">{requests::tell_me(language)}</button>
            </form>
        }
        .into_any(),
        CoverageState::SignInFirst { chat_link } => view! {
            <div data-coverage="sign-in-first">
                <p class="sub">{requests::tell_me_sign_in(language)}</p>
                <a class="btn" href=chat_link.clone()>{checkout::continue_in_chat(language)}</a>
            </div>
        }
        .into_any(),
        CoverageState::Requested => {
            view! { <p data-coverage="requested">{requests::will_tell(language, place)}</p> }.into_any()
        }
        CoverageState::LimitReached => {
            view! { <p data-coverage="limit-reached">{requests::tell_me_limit(language)}</p> }.into_any()
        }
    }
}
