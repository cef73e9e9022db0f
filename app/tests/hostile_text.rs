//! What people type and feeds contain is text, whatever it looks like.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use app::components::product_request::RequestState;
use app::components::{Card, CategoryLink};
use app::document::render;
use app::links::CategoryQuery;
use app::pages::{
    CategoryPage, CheckoutPage, Identity, LinkPage, LinkState, LocationError, LocationPage, SearchPage,
    Suggestion,
};
use commerce::{CartId, Department, Language, Store};

#[path = "../examples/gallery/every_page.rs"]
#[expect(dead_code, reason = "only the site is needed here")]
mod every_page;
#[path = "../examples/gallery/goods.rs"]
mod goods;

/// Breaks out of text, of attributes with either quote, of a style and of a comment, where it is not escaped.
const HOSTILE: &str =
    "</title></style>--><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}";

fn check(html: &str) {
    assert!(!html.contains("<script>alert"), "a script came through");
    assert!(!html.contains("<img src=x"), "a tag came through");
    assert!(html.contains("&lt;script&gt;") || html.contains("&lt;/title&gt;"), "the text is not there");
    assert_eq!(html.matches("<title>").count(), 1);
}

fn hostile_store() -> Arc<Store> {
    let mut store = Arc::unwrap_or_clone(goods::ganesh());
    for field in [&mut store.name, &mut store.locality, &mut store.address, &mut store.city] {
        HOSTILE.clone_into(field);
    }
    Arc::new(store)
}

fn hostile_card(language: Language) -> Card {
    let card = goods::cards(Department::Beauty, language).swap_remove(0);
    Card { name: HOSTILE.to_owned(), brand: HOSTILE.to_owned(), picture: HOSTILE.to_owned(), ..card }
}

fn hostile_category(language: Language) -> CategoryLink {
    let category = goods::category(Department::Beauty, language);
    CategoryLink { name: HOSTILE.to_owned(), picture: HOSTILE.to_owned(), ..category }
}

#[test]
fn names_of_stores_and_products_are_text() {
    for language in Language::ALL {
        let page = CategoryPage {
            language,
            store: goods::store_status(hostile_store()),
            visitor: Some(goods::visitor()),
            category: hostile_category(language),
            parent: Some(hostile_category(language)),
            rail: vec![hostile_category(language)],
            query: CategoryQuery { brand: Some(HOSTILE.to_owned()), ..CategoryQuery::default() },
            brands: vec![HOSTILE.to_owned(), "Khet".to_owned()],
            found: 1,
            pages: 2,
            cards: vec![hostile_card(language)],
        };
        check(&render(page.document(&every_page::site())));
    }
}

#[test]
fn a_query_is_text_and_stays_in_the_field() {
    let page = SearchPage {
        language: Language::Hindi,
        store: goods::store_status(goods::ganesh()),
        visitor: None,
        query: HOSTILE.to_owned(),
        categories: goods::categories(Language::Hindi),
        cards: Vec::new(),
        found: 0,
        understood_as: Some(HOSTILE.to_owned()),
        unmatched: vec![HOSTILE.to_owned()],
        request: Some(RequestState::Offered),
        after: None,
        next: None,
    };
    let html = render(page.document(&every_page::site()));
    check(&html);
    assert!(
        html.contains("type=\"search\" name=\"q\" value=\"&lt;/title>")
            || html.contains("value=\"&lt;/title")
    );
}

#[test]
fn a_typed_place_is_text_and_stays_in_the_field() {
    let page = LocationPage {
        language: Language::English,
        typed: HOSTILE.to_owned(),
        error: Some(LocationError::UnknownLocality),
        suggestions: vec![Suggestion {
            key: HOSTILE.to_owned(),
            name: HOSTILE.to_owned(),
            pin: HOSTILE.to_owned(),
            district: HOSTILE.to_owned(),
        }],
        ..LocationPage::default()
    };
    check(&render(page.document(&every_page::site())));
}

#[test]
fn a_name_is_text() {
    let state = LinkState::Shop {
        name: Some(HOSTILE.to_owned()),
        masked_phone: None,
        cart_units: 0,
        last_store: None,
    };
    let page = LinkPage { language: Language::English, token: "t".to_owned(), state };
    check(&render(page.document(&every_page::site())));
    let page = CheckoutPage {
        language: Language::English,
        form_token: HOSTILE.to_owned(),
        store: goods::store_status(hostile_store()),
        cart_id: CartId(1),
        cart: goods::cart(&[("tomato-1kg", 1)]).1,
        changes: Vec::new(),
        again: Vec::new(),
        cart_differs: false,
        coupon_changed: false,
        limit_error: None,
        offer: commerce::SlotOffer::default(),
        name: HOSTILE.to_owned(),
        name_error: None,
        note: HOSTILE.to_owned(),
        note_is_too_long: false,
        if_missing: Vec::new(),
        selected_slot: None,
        slot_error: None,
        idempotency_key: HOSTILE.to_owned(),
        identity: Identity::Known { masked_phone: Some(HOSTILE.to_owned()) },
    };
    check(&render(page.document(&every_page::site())));
}
