//! A card is a group: the pack sizes of one product at a store, with one of them in the lead.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use app::links::{CategoryQuery, Sort};
use commerce::{Listing, PackUnit, PricedUnit, Product, unit_price};

use super::snapshot::SortedProduct;

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

    /// How much it is bought: what the retailer expects, raised by the store's own orders.
    #[must_use]
    pub fn popularity(&self) -> u32 {
        commerce::catalog::popularity(self.product().popularity, self.listing.order_count)
    }
}

/// The pack sizes of one product.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The sizes among a store's items, smallest first.
    pub items: Range<usize>,
    /// The cheapest in stock; the cheapest of all when none is.
    pub lead: usize,
    /// How much it is bought.
    pub popularity: u32,
}

/// The pack sizes of one product at a store.
#[derive(Clone, Copy, Debug)]
pub struct ItemGroup<'a> {
    /// The sizes, smallest first.
    pub sizes: &'a [CatalogItem],
    /// The size that represents the product: the cheapest in stock, the cheapest of all when none is.
    pub lead: &'a CatalogItem,
    /// How much it is bought: what the retailer expects, raised by the store's own orders.
    pub popularity: u32,
}

impl ItemGroup<'_> {
    /// Whether one of the sizes can be ordered.
    #[must_use]
    pub const fn is_in_stock(&self) -> bool {
        self.lead.listing.available() > 0
    }

    /// Whether a list with these filters shows it, by the size in the lead.
    pub(super) fn matches(&self, query: &CategoryQuery) -> bool {
        let (product, listing) = (self.lead.product(), &self.lead.listing);
        query.brand.as_ref().is_none_or(|brand| product.brand == *brand)
            && query.max_price.is_none_or(|limit| listing.price <= limit)
            && (!query.in_stock || self.is_in_stock())
            && (!query.offers || listing.savings_percent() > 0)
    }

    /// The place in a list, smaller first: what is out of stock last, then by the order, then what is
    /// popular, then in the order of the English names, whatever the language of the page.
    pub(super) fn rank(&self, sort: Sort) -> (bool, (Option<PricedUnit>, i64), Reverse<u32>, u32) {
        let listing = &self.lead.listing;
        let by_sort = match sort {
            Sort::Popular => (None, 0),
            Sort::Price => (None, listing.price.0),
            // What is sold singly costs its price for a piece.
            Sort::UnitPrice => unit_price(listing.price, self.lead.product().pack)
                .map_or((Some(PricedUnit::Piece), listing.price.0), |price| {
                    (Some(price.unit), price.price.0)
                }),
            Sort::Saving => (None, -i64::from(listing.savings_percent())),
        };
        (!self.is_in_stock(), by_sort, Reverse(self.popularity), self.lead.sorted.position)
    }
}

/// Joins the items of a store to groups and puts them into the order of popularity; what is out of stock
/// is last.
pub(super) fn build(items: Vec<CatalogItem>) -> (Vec<CatalogItem>, Vec<Group>) {
    let mut by_group: BTreeMap<String, Vec<CatalogItem>> = BTreeMap::new();
    for item in items {
        let product = item.product();
        // A product without a group is one of its own; "/" is in no product's id.
        let key = product.group.clone().unwrap_or_else(|| format!("/{}", product.id));
        by_group.entry(key).or_default().push(item);
    }
    let mut groups: Vec<Vec<CatalogItem>> = by_group.into_values().collect();
    for sizes in &mut groups {
        sizes.sort_by_key(pack_order);
    }
    groups.sort_by_cached_key(|sizes| {
        view(sizes, lead(sizes), popularity(sizes)).map(|view| view.rank(Sort::Popular))
    });
    let (mut items, mut joined) = (Vec::new(), Vec::new());
    for sizes in groups {
        let start = items.len();
        let (lead, popularity) = (start + lead(&sizes), popularity(&sizes));
        items.extend(sizes);
        joined.push(Group { items: start..items.len(), lead, popularity });
    }
    (items, joined)
}

fn view(sizes: &[CatalogItem], lead: usize, popularity: u32) -> Option<ItemGroup<'_>> {
    Some(ItemGroup { sizes, lead: sizes.get(lead)?, popularity })
}

fn pack_order(item: &CatalogItem) -> (PackUnit, u32, u32) {
    let pack = item.product().pack;
    (pack.unit, pack.amount, item.sorted.position)
}

/// Of sizes that cost the same, the larger leads.
fn lead(sizes: &[CatalogItem]) -> usize {
    let order = |(index, item): &(usize, &CatalogItem)| {
        (item.listing.available() == 0, item.listing.price, Reverse(*index))
    };
    sizes.iter().enumerate().min_by_key(order).map_or(0, |(index, _)| index)
}

fn popularity(sizes: &[CatalogItem]) -> u32 {
    let expected = sizes.iter().map(|item| item.product().popularity).max().unwrap_or(0);
    let orders = sizes.iter().fold(0u32, |sum, item| sum.saturating_add(item.listing.order_count));
    commerce::catalog::popularity(expected, orders)
}
