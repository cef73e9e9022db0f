//! The people that the phones can belong to, all of them invented.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use commerce::text::normalize_words;
use commerce::{Language, Position, Store};
use i18n::chat;
use serde::{Deserialize, Serialize};

use crate::AppState;
use crate::problem::AppResult;

/// The demo's customers, by name and E.164 number; `server/demo/README.md` introduces them.
const CUSTOMERS: [(&str, &str); 8] = [
    ("Asha", "+919800000001"),
    ("Imran", "+919800000002"),
    ("Sunita", "+919800000003"),
    ("Joseph", "+919800000004"),
    ("Kavita", "+919800000005"),
    ("Gurpreet", "+919800000006"),
    ("Lakshmi", "+919800000007"),
    ("Tapan", "+919800000008"),
];

/// The place of the demo's first store, in Vashi; the nearest stores to it are listed first.
const VASHI: Position = Position { lat: 19.07712, lon: 72.99862 };

const MAX_STORES: usize = 40;

/// With fewer digits a search does not mean a phone number.
const MIN_DIGITS: usize = 4;

#[derive(Deserialize)]
pub(crate) struct SearchParams {
    #[serde(default)]
    q: String,
}

#[derive(Serialize)]
pub(crate) struct People {
    customers: Vec<Customer>,
    stores: Vec<StorePhone>,
    /// Texts that pages prepare for the store's phone, not the customer's.
    store_texts: Vec<String>,
}

#[derive(Serialize)]
struct Customer {
    name: &'static str,
    phone: &'static str,
}

/// A store's own phone. Its number is invented, so it is shown whole.
#[derive(Serialize)]
struct StorePhone {
    code: String,
    name: String,
    locality: String,
    phone: String,
}

/// The customers, and the stores that match `?q=` by words, PIN code or number; nearest to Vashi first.
///
/// # Errors
/// When the storage fails.
pub(crate) async fn list_people(
    State(state): State<Arc<AppState>>,
    Query(search): Query<SearchParams>,
) -> AppResult<Json<People>> {
    let network = state.catalog.snapshot().await?;
    let query = PeopleQuery::parse(&search.q);
    let by_distance = network.stores_near(VASHI, None, usize::MAX);
    let stores = by_distance.iter().filter(|(store, _)| query.matches(store)).take(MAX_STORES);
    Ok(Json(People {
        customers: CUSTOMERS.map(|(name, phone)| Customer { name, phone }).into(),
        stores: stores.map(|(store, _)| StorePhone::of(store)).collect(),
        store_texts: Language::ALL.into_iter().map(chat::ask_counter).collect(),
    }))
}

impl StorePhone {
    fn of(store: &Store) -> Self {
        Self {
            code: store.code.as_str().to_owned(),
            name: store.name.clone(),
            locality: store.locality.clone(),
            phone: store.phone.e164().to_owned(),
        }
    }
}

/// A search by beginnings of words, or by a part of a number.
struct PeopleQuery {
    words: Vec<String>,
    /// Set when what was typed looks like a phone number.
    digits: Option<String>,
}

impl PeopleQuery {
    fn parse(typed: &str) -> Self {
        let is_number = typed.chars().all(|letter| letter.is_ascii_digit() || "+- ()".contains(letter));
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        Self {
            words: normalize_words(typed),
            digits: (is_number && digits.len() >= MIN_DIGITS).then_some(digits),
        }
    }

    fn matches(&self, store: &Store) -> bool {
        if self.digits.as_ref().is_some_and(|digits| store.phone.e164().contains(digits)) {
            return true;
        }
        let known =
            normalize_words(&format!("{} {} {} {}", store.name, store.locality, store.city, store.pin));
        self.words.iter().all(|word| known.iter().any(|known| known.starts_with(word.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customers_have_numbers_that_no_store_has() {
        for (name, phone) in CUSTOMERS {
            let number = commerce::Phone::parse(phone).unwrap();
            assert_eq!(number.e164(), phone, "{name}");
        }
        let stores = include_str!("../../demo/stores.csv");
        assert!(CUSTOMERS.iter().all(|(_, phone)| !stores.contains(phone)));
    }

    #[test]
    fn a_number_is_distinguished_from_a_name() {
        assert_eq!(PeopleQuery::parse("+91 70000 00001").digits.as_deref(), Some("917000000001"));
        assert_eq!(PeopleQuery::parse("123").digits, None);
        assert_eq!(PeopleQuery::parse("Sector 4000").digits, None);
        assert_eq!(PeopleQuery::parse("Shree  GANESH").words, ["shree", "ganesh"]);
    }
}
