//! What one store sells, in the order in which products are listed.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use commerce::{CartLine, Category, Listing, PricedCart, Product, ProductId, StoreCode};
use storage::StoreListings;

use super::search::SearchTerms;
use super::snapshot::{CatalogSnapshot, SortedProduct};

/// A product at a store.
#[derive(Clone, Debug)]
pub struct CatalogItem {
    /// The product, with its position in lists.
    pub sorted: Arc<SortedProduct>,
    /// Its price and stock at the store.
    pub listing: Listing,
}

impl CatalogItem {
    /// The product.
    #[must_use]
    pub fn product(&self) -> &Product {
        &self.sorted.product
    }
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct ItemPage<'a> {
    /// The items, in order.
    pub items: Vec<&'a CatalogItem>,
    /// The product behind which the next page starts; `None` on the last.
    pub next: Option<ProductId>,
}

/// What a store sells.
#[derive(Debug)]
pub struct StoreCatalog {
    /// The store's code.
    pub store: StoreCode,
    /// The version of the store's listings.
    pub version: u64,
    /// The version of the products it was built from.
    products_version: u64,
    items: Vec<CatalogItem>,
    by_product: HashMap<ProductId, usize>,
}

impl StoreCatalog {
    /// Joins listings with their products. Listings without a product are left out.
    pub(super) fn new(store: StoreCode, listings: StoreListings, snapshot: &CatalogSnapshot) -> Self {
        let listed = listings.listings.into_iter();
        let mut items: Vec<CatalogItem> = listed
            .filter_map(|listing| {
                let sorted = Arc::clone(snapshot.product(&listing.product)?);
                let listing = listing.limited_by(&sorted.product);
                Some(CatalogItem { sorted, listing })
            })
            .collect();
        items.sort_by_key(|item| item.sorted.position);
        let by_product =
            items.iter().enumerate().map(|(index, item)| (item.listing.product.clone(), index)).collect();
        let products_version = snapshot.versions.products;
        Self { store, version: listings.version, products_version, items, by_product }
    }

    /// Whether it was built from the products of this snapshot.
    pub(super) fn is_built_from(&self, snapshot: &CatalogSnapshot) -> bool {
        self.products_version == snapshot.versions.products
    }

    /// Every item, in order.
    #[must_use]
    pub fn items(&self) -> &[CatalogItem] {
        &self.items
    }

    /// One product.
    #[must_use]
    pub fn item(&self, product: &ProductId) -> Option<&CatalogItem> {
        self.items.get(*self.by_product.get(product)?)
    }

    /// The pack sizes in a product's group, smallest first, the product itself among them.
    #[must_use]
    pub fn pack_sizes(&self, product: &ProductId) -> Vec<&CatalogItem> {
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

    /// A page of a category (of everything, when none is given): `limit` items behind `after`.
    #[must_use]
    pub fn list(
        &self,
        category: Option<Category>,
        after: Option<&SortedProduct>,
        limit: usize,
    ) -> ItemPage<'_> {
        let chosen = self.items.iter().filter(|item| {
            category.is_none_or(|category| item.product().category == category)
                && after.is_none_or(|after| item.sorted.position > after.position)
        });
        take_page(chosen, limit)
    }

    /// A page of search results, best first: `limit` items behind `after`.
    #[must_use]
    pub fn search(
        &self,
        terms: &SearchTerms,
        category: Option<Category>,
        after: Option<&SortedProduct>,
        limit: usize,
    ) -> ItemPage<'_> {
        let key = |sorted: &SortedProduct| Some((Reverse(sorted.index.score(terms)?), sorted.position));
        let after = after.and_then(key);
        let mut found: Vec<_> = self
            .items
            .iter()
            .filter(|item| category.is_none_or(|category| item.product().category == category))
            .filter_map(|item| Some((key(&item.sorted)?, item)))
            .filter(|(key, _)| after.is_none_or(|after| *key > after))
            .collect();
        found.sort_by_key(|(key, _)| *key);
        take_page(found.into_iter().map(|(_, item)| item), limit)
    }

    /// A cart's lines at today's prices.
    #[must_use]
    pub fn price_cart(&self, lines: &[CartLine]) -> PricedCart {
        PricedCart::price(lines, |product| {
            let item = self.item(product)?;
            Some((item.product(), &item.listing))
        })
    }
}

fn take_page<'a>(mut items: impl Iterator<Item = &'a CatalogItem>, limit: usize) -> ItemPage<'a> {
    let page: Vec<_> = items.by_ref().take(limit).collect();
    let has_more = items.next().is_some();
    let next = page.last().filter(|_| has_more).map(|item| item.product().id.clone());
    ItemPage { items: page, next }
}

#[cfg(test)]
mod tests;
