//! `POST /language`: sets the customer's language for pages and chat, and returns to the page in it.

use std::sync::Arc;

use app::links::{Page, split_language};
use axum::extract::State;
use axum::response::Response;
use commerce::{Language, Party};
use serde::Deserialize;

use super::redirect::{redirect_to, safe_return_url, see_other};
use crate::AppState;
use crate::extract::LocalizedForm;
use crate::problem::AppResult;
use crate::sessions::Visitor;

#[derive(Deserialize)]
pub struct LanguageForm {
    #[serde(default)]
    back: String,
}

/// Stores the language of a customer and returns to the page of the form. For an anonymous visitor nothing
/// is stored: the address names the language.
pub async fn set_language(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    LocalizedForm { language, fields }: LocalizedForm<LanguageForm>,
) -> AppResult<Response> {
    if let Some(customer) = visitor.customer_id() {
        state.storage.set_language(&Party::Customer(customer), language).await?;
    }
    Ok(match safe_return_url(&fields.back) {
        Some(back) => see_other(&in_language(back, language), None),
        None => redirect_to(&Page::Location, language, None),
    })
}

/// An address of ours in another language.
fn in_language(address: &str, language: Language) -> String {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    let (_, path) = split_language(path);
    // `/` and a link's address choose a language by themselves; with a prefix they name it.
    let chooses = path == "/" || path.starts_with("/l/");
    let prefix = match language {
        Language::English if !chooses => String::new(),
        named => format!("/{}", named.code()),
    };
    let path = if path == "/" && !prefix.is_empty() { "" } else { path };
    format!("{prefix}{path}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_changes_its_language_and_nothing_else() {
        for (address, english, hindi) in [
            ("/", "/en", "/hi"),
            ("/en", "/en", "/hi"),
            ("/hi", "/en", "/hi"),
            ("/cart", "/cart", "/hi/cart"),
            ("/hi/cart#p-x", "/cart#p-x", "/hi/cart#p-x"),
            ("/stores?pin=400703", "/stores?pin=400703", "/hi/stores?pin=400703"),
            ("/hi/s/x/search?q=/en/&after=y", "/s/x/search?q=/en/&after=y", "/hi/s/x/search?q=/en/&after=y"),
            ("/l/0f", "/en/l/0f", "/hi/l/0f"),
            ("/hi/l/0f", "/en/l/0f", "/hi/l/0f"),
        ] {
            assert_eq!(in_language(address, Language::English), english, "{address}");
            assert_eq!(in_language(address, Language::Hindi), hindi, "{address}");
        }
    }
}
