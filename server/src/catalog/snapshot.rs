//! Every store and every product, as one picture of the storage.

use std::collections::HashMap;
use std::sync::Arc;

use commerce::text::normalize_words;
use commerce::{Position, Product, ProductId, Store, StoreCode};
use storage::{Storage, Versions};

use super::search::SearchIndex;
use crate::places::NearestStores;

/// A product and its place in the order of the shelf.
#[derive(Debug)]
pub struct SortedProduct {
    /// The product.
    pub product: Arc<Product>,
    /// Its place: by category, then name, then pack size. Lists are continued behind it.
    pub position: usize,
    /// The words it is found by.
    pub(super) index: SearchIndex,
}

/// Products by id, shared by networks as long as they do not change.
type Products = HashMap<ProductId, Arc<SortedProduct>>;

/// Stores and products at one version.
pub struct CatalogSnapshot {
    /// The version read.
    pub versions: Versions,
    stores: HashMap<StoreCode, Arc<Store>>,
    nearest_stores: NearestStores<Arc<Store>>,
    products: Arc<Products>,
}

impl CatalogSnapshot {
    /// Reads what has changed since `before`.
    pub(super) async fn load(
        storage: &dyn Storage,
        versions: Versions,
        before: Option<&Self>,
    ) -> storage::Result<Self> {
        let products = match before {
            Some(before) if before.versions.products == versions.products => Arc::clone(&before.products),
            _ => Arc::new(sort_products(storage.products().await?)),
        };
        let stores: Vec<_> = storage.stores().await?.into_iter().map(Arc::new).collect();
        Ok(Self {
            versions,
            nearest_stores: NearestStores::new(
                stores.iter().map(|store| (Arc::clone(store), store.position)),
            ),
            stores: stores.into_iter().map(|store| (store.code.clone(), store)).collect(),
            products,
        })
    }

    /// A store.
    #[must_use]
    pub fn store(&self, code: &StoreCode) -> Option<&Arc<Store>> {
        self.stores.get(code)
    }

    /// How many stores there are.
    #[must_use]
    pub fn store_count(&self) -> usize {
        self.stores.len()
    }

    /// The nearest stores with their distance in metres, nearest first.
    #[must_use]
    pub fn nearest(&self, to: Position, limit: usize) -> Vec<(Arc<Store>, u32)> {
        self.nearest_stores.nearest(to, limit)
    }

    /// A product, sold anywhere or nowhere.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Arc<SortedProduct>> {
        self.products.get(id)
    }
}

/// Puts products into the order of the shelf.
fn sort_products(products: Vec<Product>) -> Products {
    let mut products: Vec<_> =
        products.into_iter().map(|product| (normalize_words(&product.names.en), product)).collect();
    products.sort_by(|(one_name, one), (other_name, other)| {
        let by_pack = |product: &Product| (product.pack.unit, product.pack.amount);
        (one.category, one_name, by_pack(one), &one.id).cmp(&(
            other.category,
            other_name,
            by_pack(other),
            &other.id,
        ))
    });
    let ranked = products.into_iter().enumerate().map(|(rank, (_, product))| {
        let index = SearchIndex::build(&product);
        (product.id.clone(), Arc::new(SortedProduct { product: Arc::new(product), position: rank, index }))
    });
    ranked.collect()
}
