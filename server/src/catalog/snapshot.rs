//! Every store and every product at one version of the storage.

use std::collections::HashMap;
use std::sync::Arc;

use commerce::text::normalize_words;
use commerce::{Position, Product, ProductId, Store, StoreCode};
use storage::{Storage, Versions};

use super::search::SearchIndex;
use crate::places::NearestStores;

/// A product and its position in the order in which products are listed.
#[derive(Debug)]
pub struct SortedProduct {
    /// The product.
    pub product: Arc<Product>,
    /// By category, then name, then pack size. A page of a list continues behind a position.
    pub position: usize,
    /// The terms it is found by.
    pub(super) index: SearchIndex,
}

/// Products by id; shared by snapshots as long as they do not change.
type Products = HashMap<ProductId, Arc<SortedProduct>>;

/// Stores and products at one version.
pub struct CatalogSnapshot {
    /// The version read.
    pub versions: Versions,
    stores: HashMap<StoreCode, Arc<Store>>,
    nearest_stores: NearestStores<StoreCode>,
    products: Arc<Products>,
}

impl CatalogSnapshot {
    /// Reads what has changed since `previous`.
    pub(super) async fn load(
        storage: &dyn Storage,
        versions: Versions,
        previous: Option<&Self>,
    ) -> storage::Result<Self> {
        let products = match previous {
            Some(previous) if previous.versions.products == versions.products => {
                Arc::clone(&previous.products)
            }
            _ => Arc::new(sort_products(storage.products().await?)),
        };
        let stores: Vec<_> = storage.stores().await?.into_iter().map(Arc::new).collect();
        Ok(Self {
            versions,
            nearest_stores: NearestStores::new(
                stores.iter().map(|store| (store.code.clone(), store.position)),
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

    /// At most `limit` stores with their distance in metres, nearest first, of those equally far the
    /// smaller code first; with `after`, those behind this distance and code.
    #[must_use]
    pub fn stores_near(
        &self,
        position: Position,
        after: Option<&(u32, StoreCode)>,
        limit: usize,
    ) -> Vec<(Arc<Store>, u32)> {
        let near = self.nearest_stores.nearest(position, after, limit).into_iter();
        near.filter_map(|(metres, code)| Some((Arc::clone(self.store(&code)?), metres))).collect()
    }

    /// A product, sold anywhere or nowhere.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Arc<SortedProduct>> {
        self.products.get(id)
    }
}

/// Sorts products into the order in which they are listed.
fn sort_products(products: Vec<Product>) -> Products {
    let mut products: Vec<_> =
        products.into_iter().map(|product| (normalize_words(&product.names.en), product)).collect();
    products.sort_by(|(one_name, one), (other_name, other)| {
        let by_pack = |product: &Product| (product.pack.unit, product.pack.amount);
        (one.department, one_name, by_pack(one), &one.id).cmp(&(
            other.department,
            other_name,
            by_pack(other),
            &other.id,
        ))
    });
    let sorted = products.into_iter().enumerate().map(|(position, (_, product))| {
        let index = SearchIndex::build(&product);
        (product.id.clone(), Arc::new(SortedProduct { product: Arc::new(product), position, index }))
    });
    sorted.collect()
}
