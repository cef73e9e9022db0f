//! What is built is read again: every page, in every language.

use super::*;

/// Every kind of page; the compiler asks for a new one.
fn every_page() -> Vec<Page> {
    let store: StoreCode = "asha-vashi".parse().unwrap();
    let category: CategoryId = "dals".parse().unwrap();
    let product: ProductId = "tomato-1kg".parse().unwrap();
    let pages = vec![
        Page::Location,
        Page::Localities { query: "vashi / sector 9".to_owned() },
        Page::Link { token: "0123abcd".to_owned() },
        Page::Stores { pin: None },
        Page::Stores { pin: Some("400703".to_owned()) },
        Page::Store { store: store.clone() },
        Page::Category { store: store.clone(), category: category.clone(), query: CategoryQuery::default() },
        Page::Category {
            store: store.clone(),
            category,
            query: CategoryQuery {
                sort: Sort::Price,
                brand: Some("Khet & Co".to_owned()),
                max_price: Some(CategoryQuery::PRICE_LIMITS[0]),
                in_stock: true,
                offers: true,
                page: 3,
            },
        },
        Page::Product { store: store.clone(), product: product.clone() },
        Page::Search { store: store.clone(), query: "दूध".to_owned(), after: None },
        Page::Search { store, query: "milk".to_owned(), after: Some(product) },
        Page::Cart,
        Page::Checkout,
        Page::Order { order: OrderId(7) },
        Page::Orders { before: None },
        Page::Orders { before: Some(OrderId(7)) },
        Page::Counter,
        Page::CounterShelf { query: String::new() },
        Page::CounterShelf { query: "milk".to_owned() },
    ];
    for page in &pages {
        match page {
            Page::Location
            | Page::Localities { .. }
            | Page::Link { .. }
            | Page::Stores { .. }
            | Page::Store { .. }
            | Page::Category { .. }
            | Page::Product { .. }
            | Page::Search { .. }
            | Page::Cart
            | Page::Checkout
            | Page::Order { .. }
            | Page::Orders { .. }
            | Page::Counter
            | Page::CounterShelf { .. } => {}
        }
    }
    pages
}

#[test]
fn an_address_names_its_language_and_its_page() {
    for page in every_page() {
        for language in Language::ALL {
            let address = page.href(language);
            assert_eq!(split_language(&address), (language, page.to_string().as_str()), "{address}");
        }
    }
}

#[test]
fn an_address_that_chooses_a_language_is_never_a_language_s_own() {
    for page in [Page::Location, Page::Link { token: "0123abcd".to_owned() }] {
        for language in Language::ALL {
            assert!(page.href(language).starts_with(&format!("/{}", language.code())), "{page:?}");
        }
    }
    assert_eq!(Page::Cart.href(Language::English), "/cart", "where nothing is chosen, English has no prefix");
}

#[test]
fn only_a_whole_segment_is_a_language() {
    for path in ["/", "/english", "/hindi/cart", "/mr/cart", "/l/en", "en/cart", ""] {
        assert_eq!(split_language(path), (Language::English, path));
    }
}

#[test]
fn a_category_names_only_what_differs_from_its_first_page() {
    let query = CategoryQuery::default();
    assert_eq!(query.to_string(), "");
    assert_eq!(query.at_page(2).to_string(), "?page=2");
    let query = CategoryQuery { brand: Some("Khet & Co".to_owned()), in_stock: true, ..query };
    assert_eq!(query.to_string(), "?brand=Khet%20%26%20Co&in_stock=1");
    assert!(query.is_filtered());
    for sort in Sort::ALL {
        assert_eq!(Sort::from_code(sort.code()), Some(sort));
    }
}

#[test]
fn a_picture_is_a_file_or_a_drawn_pack() {
    assert_eq!(picture_url("onion.svg"), "/pictures/onion.svg");
    assert_eq!(picture_url("../a b.svg"), "/pictures/..%2Fa%20b.svg");
    assert_eq!(picture_url(""), "");
    let [rice, dal] = ["pack:pouch;gold;rice;RICE;", "pack:pouch;gold;lentil-yellow;DAL;"].map(picture_url);
    assert_ne!(rice, dal);
    let name = rice.strip_prefix("/packs/").and_then(|file| file.strip_suffix(".svg")).unwrap();
    assert!(name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{rice}");
}
