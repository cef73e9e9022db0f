//! What one store sells, in the order in which products are listed.

use std::collections::HashMap;
use std::sync::Arc;

use commerce::{CartLine, Department, Listing, PricedCart, Product, ProductId, StoreCode};
use jiff::Timestamp;
use storage::StoreListings;

use super::search::{ProductSet, SearchIndex, SearchQuery, Shelf};
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

/// What a search finds.
#[derive(Clone, Debug)]
pub struct SearchResults<'a> {
    /// A page of the items, best first.
    pub page: ItemPage<'a>,
    /// The number of all matches.
    pub total: usize,
    /// The query as it was understood, when words of it are not sold under that spelling.
    pub understood_as: Option<String>,
    /// Words of the query that nothing found has.
    pub unmatched: Vec<String>,
}

/// What a store sells.
#[derive(Debug)]
pub struct StoreCatalog {
    /// The store's code.
    pub store: StoreCode,
    /// The version of the store's listings.
    pub version: u64,
    /// The moment for which offers were decided; with `version`, it identifies the prices.
    pub priced_at: Timestamp,
    /// When the next offer starts or ends.
    prices_until: Option<Timestamp>,
    /// The version of the products it was built from.
    products_version: u64,
    items: Vec<CatalogItem>,
    by_product: HashMap<ProductId, usize>,
    search_index: Arc<SearchIndex>,
    sold: ProductSet,
    in_stock: ProductSet,
}

impl StoreCatalog {
    /// Joins listings with their products, at the prices of a moment. Listings without a product are left
    /// out.
    pub(super) fn new(
        store: StoreCode,
        listings: StoreListings,
        snapshot: &CatalogSnapshot,
        now: Timestamp,
    ) -> Self {
        let prices_until =
            listings.listings.iter().filter_map(|listing| listing.next_price_change(now)).min();
        let listed = listings.listings.into_iter();
        let mut items: Vec<CatalogItem> = listed
            .filter_map(|listing| {
                let sorted = Arc::clone(snapshot.product(&listing.product)?);
                let listing = listing.at(now).limited_by(&sorted.product);
                Some(CatalogItem { sorted, listing })
            })
            .collect();
        items.sort_by_key(|item| item.sorted.position);
        let by_product =
            items.iter().enumerate().map(|(index, item)| (item.listing.product.clone(), index)).collect();
        let in_stock = items.iter().filter(|item| item.listing.available() > 0);
        Self {
            store,
            version: listings.version,
            priced_at: now,
            prices_until,
            products_version: snapshot.versions.products,
            search_index: Arc::clone(snapshot.search_index()),
            sold: items.iter().map(|item| item.sorted.position).collect(),
            in_stock: in_stock.map(|item| item.sorted.position).collect(),
            by_product,
            items,
        }
    }

    /// Whether it was built from the products of this snapshot, and its prices still count.
    pub(super) fn is_current(&self, snapshot: &CatalogSnapshot, now: Timestamp) -> bool {
        self.products_version == snapshot.versions.products
            && self.priced_at <= now
            && self.prices_until.is_none_or(|until| now < until)
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

    /// How many products each department has here, empty ones left out.
    #[must_use]
    pub fn departments(&self) -> Vec<(Department, usize)> {
        let count =
            |department| self.items.iter().filter(|item| item.product().department == department).count();
        let counted = Department::ALL.into_iter().map(|department| (department, count(department)));
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// A page of a department (of everything, when none is given): `limit` items behind `after`.
    #[must_use]
    pub fn list(
        &self,
        department: Option<Department>,
        after: Option<&SortedProduct>,
        limit: usize,
    ) -> ItemPage<'_> {
        let chosen = self.items.iter().filter(|item| {
            department.is_none_or(|department| item.product().department == department)
                && after.is_none_or(|after| item.sorted.position > after.position)
        });
        take_page(chosen, limit)
    }

    /// Searches the store: of the results a page, `limit` items behind `after`.
    #[must_use]
    pub fn search(
        &self,
        query: &SearchQuery,
        department: Option<Department>,
        after: Option<&SortedProduct>,
        limit: usize,
    ) -> SearchResults<'_> {
        let popularity =
            |position| self.item_at(position).map_or(0, |item: &CatalogItem| item.product().popularity);
        let shelf = Shelf { sold: &self.sold, in_stock: &self.in_stock, popularity: &popularity };
        let outcome = self.search_index.search(query, shelf);
        let mut items: Vec<&CatalogItem> = outcome
            .found
            .iter()
            .filter_map(|rank| self.item_at(rank.product))
            .filter(|item| department.is_none_or(|department| item.product().department == department))
            .collect();
        let total = items.len();
        let is_after =
            |item: &&CatalogItem| after.is_some_and(|after| item.sorted.position == after.position);
        if let Some(before) = items.iter().position(is_after) {
            items.drain(..=before);
        }
        SearchResults {
            page: take_page(items.into_iter(), limit),
            total,
            understood_as: outcome.understood_as,
            unmatched: outcome.unmatched,
        }
    }

    /// The item of the product at this position among all products.
    fn item_at(&self, position: u32) -> Option<&CatalogItem> {
        let found = self.items.binary_search_by_key(&position, |item| item.sorted.position).ok()?;
        self.items.get(found)
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
