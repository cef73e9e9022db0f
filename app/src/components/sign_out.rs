//! The buttons that sign out.

use commerce::Language;
use i18n::pages::layout;
use leptos::prelude::*;

use super::fields::hidden_fields;
use crate::links::FormAction;

/// *Sign out* and *Sign out everywhere*; `action` is the customer's or the counter's.
pub fn sign_out_form(language: Language, form_token: &str, action: FormAction) -> AnyView {
    view! {
        <form class="sign-out" method="post" action=action.to_string()>
            {hidden_fields(language, Some(form_token))}
            <button class="btn">{layout::sign_out(language)}</button>
            <button class="btn" name="everywhere" value="1">
                {layout::sign_out_everywhere(language)}
            </button>
        </form>
    }
    .into_any()
}
