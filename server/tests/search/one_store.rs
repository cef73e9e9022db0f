//! A store finds what it would find alone, whatever else the network sells.

use commerce::Product;
use server::catalog::search::{ProductSet, SearchQuery};

use crate::{DEMO, Goods, Sequence};

const STORE_PRODUCTS: usize = 300;
const MASTER_PRODUCTS: usize = 2_000;

/// The demo goods' words in another order, so that they are near everything the store sells.
fn varied(product: &Product, number: usize, sequence: &mut Sequence) -> Product {
    let other = &DEMO.products[sequence.below(DEMO.products.len())];
    let mut varied = product.clone();
    varied.id = format!("varied-{number}").parse().unwrap();
    varied.names.en = format!("{} {}", product.names.en.replace('a', "o"), other.names.en.replace('i', "e"));
    varied.names.hi = other.names.hi.clone();
    varied
}

#[test]
fn a_store_in_a_large_network_finds_the_same_as_alone() {
    let mut sequence = Sequence(0x0dd5);
    let own: Vec<Product> = DEMO.products.iter().take(STORE_PRODUCTS).cloned().collect();
    let mut master = own.clone();
    for number in 0..MASTER_PRODUCTS {
        let product = &DEMO.products[sequence.below(DEMO.products.len())];
        master.push(varied(product, number, &mut sequence));
    }
    let sold: ProductSet = (0..u32::try_from(own.len()).unwrap()).collect();
    let (alone, network) = (Goods::new(own), Goods::new(master));
    for query in include_str!("examples.tsv").lines().skip(1).filter_map(|line| line.split('\t').next()) {
        for query in [SearchQuery::parse(query), SearchQuery::parse_while_typing(query)] {
            let (one, other) = (alone.search(&query, &sold), network.search(&query, &sold));
            assert!(other.found.iter().all(|rank| sold.contains(rank.product)), "{query:?}");
            assert_eq!(one.found, other.found, "{query:?}");
            assert_eq!(one.understood_as, other.understood_as, "{query:?}");
        }
    }
}
