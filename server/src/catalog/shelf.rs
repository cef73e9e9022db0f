//! What one store sells, in the order of the shelf.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use commerce::{CartLine, Category, Listing, PricedCart, Product, ProductId, StoreCode};
use ledger::StoreListings;

use super::network::{Network, RankedProduct};
use super::search::Words;

/// A product at a store.
#[derive(Clone, Debug)]
pub struct Item {
    /// The product, with its place on the shelf.
    pub ranked: Arc<RankedProduct>,
    /// Its price and stock here.
    pub listing: Listing,
}

impl Item {
    /// The product.
    #[must_use]
    pub fn product(&self) -> &Product {
        &self.ranked.product
    }
}

/// A part of a list.
#[derive(Clone, Debug)]
pub struct Portion<'a> {
    /// The items, in order.
    pub items: Vec<&'a Item>,
    /// The product behind which the next part begins; `None` on the last.
    pub next: Option<ProductId>,
}

/// What a store sells.
#[derive(Debug)]
pub struct Shelf {
    /// Whose.
    pub store: StoreCode,
    /// The version of the store's listings.
    pub version: u64,
    /// The version of the products it was put together from.
    products_version: u64,
    items: Vec<Item>,
    by_product: HashMap<ProductId, usize>,
}

impl Shelf {
    /// Puts listings and products together. Listings without a product are left out.
    pub(super) fn new(store: StoreCode, listings: StoreListings, network: &Network) -> Self {
        let listed = listings.listings.into_iter();
        let mut items: Vec<Item> = listed
            .filter_map(|listing| {
                let ranked = Arc::clone(network.product(&listing.product)?);
                Some(Item { ranked, listing })
            })
            .collect();
        items.sort_by_key(|item| item.ranked.rank);
        let by_product =
            items.iter().enumerate().map(|(index, item)| (item.listing.product.clone(), index)).collect();
        let products_version = network.versions.products;
        Self { store, version: listings.version, products_version, items, by_product }
    }

    /// Whether it was put together from the products of this network.
    pub(super) fn is_of(&self, network: &Network) -> bool {
        self.products_version == network.versions.products
    }

    /// Everything, in order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// One product.
    #[must_use]
    pub fn item(&self, product: &ProductId) -> Option<&Item> {
        self.items.get(*self.by_product.get(product)?)
    }

    /// The pack sizes of one thing, smallest first, the product itself among them.
    #[must_use]
    pub fn pack_sizes(&self, product: &ProductId) -> Vec<&Item> {
        let Some(item) = self.item(product) else { return Vec::new() };
        let Some(group) = &item.product().group else { return vec![item] };
        let mut sizes: Vec<_> =
            self.items.iter().filter(|other| other.product().group.as_ref() == Some(group)).collect();
        sizes.sort_by_key(|item| (item.product().pack.unit, item.product().pack.amount));
        sizes
    }

    /// How many products each category has here, empty ones left out.
    #[must_use]
    pub fn categories(&self) -> Vec<(Category, usize)> {
        let count = |category| self.items.iter().filter(|item| item.product().category == category).count();
        let counted = Category::ALL.into_iter().map(|category| (category, count(category)));
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// A part of a category (of everything, when none is named): `limit` items behind `after`.
    #[must_use]
    pub fn in_category(
        &self,
        category: Option<Category>,
        after: Option<&RankedProduct>,
        limit: usize,
    ) -> Portion<'_> {
        let chosen = self.items.iter().filter(|item| {
            category.is_none_or(|category| item.product().category == category)
                && after.is_none_or(|after| item.ranked.rank > after.rank)
        });
        portion(chosen, limit)
    }

    /// A part of what is found by words, best first: `limit` items behind `after`.
    #[must_use]
    pub fn search(
        &self,
        words: &Words,
        category: Option<Category>,
        after: Option<&RankedProduct>,
        limit: usize,
    ) -> Portion<'_> {
        let key = |ranked: &RankedProduct| Some((Reverse(ranked.index.score(words)?), ranked.rank));
        let after = after.and_then(key);
        let mut found: Vec<_> = self
            .items
            .iter()
            .filter(|item| category.is_none_or(|category| item.product().category == category))
            .filter_map(|item| Some((key(&item.ranked)?, item)))
            .filter(|(key, _)| after.is_none_or(|after| *key > after))
            .collect();
        found.sort_by_key(|(key, _)| *key);
        portion(found.into_iter().map(|(_, item)| item), limit)
    }

    /// A cart's lines at today's prices.
    #[must_use]
    pub fn price(&self, lines: &[CartLine]) -> PricedCart {
        PricedCart::of(lines, |product| {
            let item = self.item(product)?;
            Some((item.product(), &item.listing))
        })
    }
}

fn portion<'a>(mut items: impl Iterator<Item = &'a Item>, limit: usize) -> Portion<'a> {
    let part: Vec<_> = items.by_ref().take(limit).collect();
    let more = items.next().is_some();
    let next = part.last().filter(|_| more).map(|item| item.product().id.clone());
    Portion { items: part, next }
}

#[cfg(test)]
mod tests;
