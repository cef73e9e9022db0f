//! What one store sells, by groups of pack sizes in the order of popularity.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use app::links::CategoryQuery;
use commerce::{CartLine, Category, CategoryId, PricedCart, ProductId, StoreCode};
use jiff::Timestamp;
use storage::StoreListings;

use super::categories::CategoryTree;
use super::groups::{self, CatalogItem, Group, ItemGroup};
use super::search::{ProductSet, SearchIndex, SearchQuery, Shelf};
use super::snapshot::{CatalogSnapshot, SortedProduct};

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
    categories: Arc<CategoryTree>,
    /// By group, the sizes of a group smallest first.
    items: Vec<CatalogItem>,
    /// Popular ones first, what is out of stock last.
    groups: Vec<Group>,
    /// For each product its item and its group.
    by_product: HashMap<ProductId, (usize, usize)>,
    /// For each item its product's position among all products, by position.
    by_position: Vec<(u32, usize)>,
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
        let items: Vec<CatalogItem> = listed
            .filter_map(|listing| {
                let sorted = Arc::clone(snapshot.product(&listing.product)?);
                let listing = listing.at(now).limited_by(&sorted.product);
                Some(CatalogItem { sorted, listing })
            })
            .collect();
        let (items, groups) = groups::build(items);
        let indices = groups
            .iter()
            .enumerate()
            .flat_map(|(group, joined)| joined.items.clone().map(move |item| (item, group)));
        let by_product = items.iter().zip(indices).map(|(item, both)| (item.listing.product.clone(), both));
        let by_product = by_product.collect();
        let mut by_position: Vec<(u32, usize)> =
            items.iter().enumerate().map(|(index, item)| (item.sorted.position, index)).collect();
        by_position.sort_unstable();
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
            categories: Arc::clone(snapshot.categories()),
            by_position,
            groups,
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

    /// Every item, those of popular products first.
    #[must_use]
    pub fn items(&self) -> &[CatalogItem] {
        &self.items
    }

    /// One product.
    #[must_use]
    pub fn item(&self, product: &ProductId) -> Option<&CatalogItem> {
        self.items.get(self.by_product.get(product)?.0)
    }

    /// The pack sizes of a product, the product itself among them.
    #[must_use]
    pub fn group(&self, product: &ProductId) -> Option<ItemGroup<'_>> {
        self.view(self.groups.get(self.by_product.get(product)?.1)?)
    }

    fn view(&self, group: &Group) -> Option<ItemGroup<'_>> {
        Some(ItemGroup {
            sizes: self.items.get(group.items.clone())?,
            lead: self.items.get(group.lead)?,
            popularity: group.popularity,
        })
    }

    /// Every group, popular ones first, what is out of stock last.
    pub fn groups(&self) -> impl Iterator<Item = ItemGroup<'_>> {
        self.groups.iter().filter_map(|group| self.view(group))
    }

    /// A category of the network, whether or not the store has something of it.
    #[must_use]
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.get(id)
    }

    /// The category of a product.
    #[must_use]
    pub fn category_of(&self, item: &CatalogItem) -> Option<&Category> {
        self.categories.of_product(item.product())
    }

    /// The categories of the first level of which the store has something, in the retailer's order, each
    /// with the number of its groups here.
    #[must_use]
    pub fn first_level(&self) -> Vec<(&Category, usize)> {
        self.with_counts(self.categories.first_level())
    }

    /// The same for the categories below one of the first level.
    #[must_use]
    pub fn below(&self, parent: &CategoryId) -> Vec<(&Category, usize)> {
        self.with_counts(self.categories.below(parent))
    }

    fn with_counts<'a>(
        &'a self,
        categories: impl Iterator<Item = &'a Category>,
    ) -> Vec<(&'a Category, usize)> {
        let mut counts: HashMap<&CategoryId, usize> = HashMap::new();
        for category in self.groups().filter_map(|group| self.categories.of_product(group.lead.product())) {
            for id in std::iter::once(&category.id).chain(&category.parent) {
                *counts.entry(id).or_default() += 1;
            }
        }
        categories.filter_map(|category| Some((category, *counts.get(&category.id)?))).collect()
    }

    /// The groups of a category (of everything, when none is given) that match the filters, in order.
    /// The query's page is not looked at.
    #[must_use]
    pub fn browse(&self, category: Option<&CategoryId>, query: &CategoryQuery) -> Vec<ItemGroup<'_>> {
        let mut groups: Vec<_> = self.in_category(category).filter(|group| group.matches(query)).collect();
        groups.sort_by_cached_key(|group| group.rank(query.sort));
        groups
    }

    /// The brands of a category, those with the most goods first.
    #[must_use]
    pub fn brands(&self, category: &CategoryId) -> Vec<&str> {
        let brands = self.in_category(Some(category)).map(|group| group.lead.product().brand.as_str());
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for brand in brands.filter(|brand| !brand.is_empty()) {
            *counts.entry(brand).or_default() += 1;
        }
        let mut brands: Vec<(&str, usize)> = counts.into_iter().collect();
        brands.sort_by_key(|(_, count)| Reverse(*count));
        brands.into_iter().map(|(brand, _)| brand).collect()
    }

    fn in_category(&self, category: Option<&CategoryId>) -> impl Iterator<Item = ItemGroup<'_>> + use<'_> {
        let category = category.cloned();
        self.groups().filter(move |group| {
            category.as_ref().is_none_or(|id| self.categories.contains(id, group.lead.product()))
        })
    }

    /// The groups of these products that are in stock, each once, in the order of the products.
    #[must_use]
    pub fn groups_of(&self, products: &[ProductId]) -> Vec<ItemGroup<'_>> {
        let mut seen = BTreeSet::new();
        let indices = products.iter().filter_map(|product| Some(self.by_product.get(product)?.1));
        let groups = indices.filter(|group| seen.insert(*group)).filter_map(|group| self.groups.get(group));
        groups.filter_map(|group| self.view(group)).filter(ItemGroup::is_in_stock).collect()
    }

    /// A page of the items of a category (of everything, when none is given): `limit` items behind `after`,
    /// the sizes of one product together.
    #[must_use]
    pub fn list(
        &self,
        category: Option<&CategoryId>,
        query: &CategoryQuery,
        after: Option<&ProductId>,
        limit: usize,
    ) -> ItemPage<'_> {
        let groups = self.browse(category, query).into_iter();
        let mut items = groups.flat_map(|group| group.sizes);
        if let Some(after) = after {
            items.by_ref().find(|item| item.product().id == *after);
        }
        take_page(items, limit)
    }

    /// Searches the store: of the results a page, `limit` items behind `after`.
    #[must_use]
    pub fn search(
        &self,
        query: &SearchQuery,
        category: Option<&CategoryId>,
        after: Option<&SortedProduct>,
        limit: usize,
    ) -> SearchResults<'_> {
        let is_chosen = |item: &CatalogItem| {
            category.is_none_or(|category| self.categories.contains(category, item.product()))
        };
        self.search_items(query, is_chosen, after, limit)
    }

    /// The same with the best match of each group only: its other pack sizes are on the same card.
    #[must_use]
    pub fn search_groups(
        &self,
        query: &SearchQuery,
        after: Option<&SortedProduct>,
        limit: usize,
    ) -> SearchResults<'_> {
        let mut seen = HashSet::new();
        let is_first = |item: &CatalogItem| {
            self.by_product.get(&item.listing.product).is_some_and(|(_, group)| seen.insert(*group))
        };
        self.search_items(query, is_first, after, limit)
    }

    fn search_items(
        &self,
        query: &SearchQuery,
        mut is_chosen: impl FnMut(&CatalogItem) -> bool,
        after: Option<&SortedProduct>,
        limit: usize,
    ) -> SearchResults<'_> {
        let popularity = |position| self.item_at(position).map_or(0, CatalogItem::popularity);
        let shelf = Shelf { sold: &self.sold, in_stock: &self.in_stock, popularity: &popularity };
        let outcome = self.search_index.search(query, shelf);
        let found = outcome.found.iter().filter_map(|rank| self.item_at(rank.product));
        let mut items: Vec<&CatalogItem> = found.filter(|item| is_chosen(item)).collect();
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
        let found = self.by_position.binary_search_by_key(&position, |(position, _)| *position).ok()?;
        self.items.get(self.by_position.get(found)?.1)
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
