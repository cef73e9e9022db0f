//! What holds for any text.

use std::collections::HashSet;

use commerce::text::normalize_words;
use proptest::prelude::*;
use server::catalog::search::{ProductSet, SearchQuery, Shelf};

use crate::DEMO;

/// Text with letters of the scripts people use, sizes, and anything else.
fn any_query() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z0-9 .½/]{0,30}",
        "[\u{900}-\u{97f}\u{a80}-\u{aff}\u{b80}-\u{bff} ]{0,20}",
        "(atta|dal|टमाटर|milk) ?[0-9.]{0,6} ?(kg|g|ml|l|dozen|किलो)?",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_finds_each_product_once_and_only_what_is_sold(
        typed in any_query(),
        is_typing in any::<bool>(),
        every in 1u32..4,
    ) {
        let query =
            if is_typing { SearchQuery::parse_while_typing(&typed) } else { SearchQuery::parse(&typed) };
        let count = u32::try_from(DEMO.products.len()).unwrap();
        let sold: ProductSet = (0..count).filter(|product| product % every == 0).collect();
        let outcome = DEMO.search(&query, &sold);
        let unique: HashSet<u32> = outcome.found.iter().map(|rank| rank.product).collect();
        prop_assert_eq!(unique.len(), outcome.found.len());
        prop_assert!(outcome.found.iter().all(|rank| sold.contains(rank.product)));
        prop_assert!(outcome.found.is_sorted());
    }

    #[test]
    fn nothing_in_stock_is_ordered_like_everything_in_stock(position in 0usize..400) {
        let name = &DEMO.products[position % DEMO.products.len()].names.en;
        let sold = DEMO.all();
        let in_stock = ProductSet::default();
        let query = SearchQuery::parse(name);
        let shelf = Shelf { sold: &sold, in_stock: &in_stock, popularity: &|position| DEMO.product(position).popularity };
        let none: Vec<u32> = DEMO.index.search(&query, shelf).found.iter().map(|rank| rank.product).collect();
        let all: Vec<u32> = DEMO.search(&query, &sold).found.iter().map(|rank| rank.product).collect();
        prop_assert_eq!(none, all);
    }

    #[test]
    fn typing_on_never_loses_a_word(position in 0usize..400) {
        let product = &DEMO.products[position % DEMO.products.len()];
        let sold = DEMO.all();
        for word in normalize_words(&product.names.en).into_iter().filter(|word| word.len() >= 4) {
            for end in 3..=word.len() {
                let query = SearchQuery::parse_while_typing(&word[..end]);
                prop_assert!(!DEMO.search(&query, &sold).found.is_empty(), "{}", &word[..end]);
            }
        }
    }
}
