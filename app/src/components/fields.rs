//! The hidden fields of forms.

use commerce::Language;
use leptos::prelude::*;

/// The language of a form, and the form token on personal pages.
pub fn hidden_fields(language: Language, form_token: Option<&str>) -> impl IntoView + use<> {
    let token = form_token
        .filter(|token| !token.is_empty())
        .map(|token| view! { <input type="hidden" name="form_token" value=token.to_owned() /> });
    view! {
        <input type="hidden" name="lang" value=language.code() />
        {token}
    }
}
