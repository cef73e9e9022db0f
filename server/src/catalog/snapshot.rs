//! Every store and every product at one version of the storage.

use std::collections::HashMap;
use std::sync::Arc;

use commerce::text::normalize_words;
use commerce::{Position, Product, ProductId, Store, StoreCode};
use storage::{Storage, StorageError, Versions};

use super::categories::CategoryTree;
use super::search::{SearchIndex, Synonyms};
use crate::pictures::Drawings;
use crate::places::NearestStores;

/// A product and its position in the order in which products are listed.
#[derive(Debug)]
pub struct SortedProduct {
    /// The product.
    pub product: Arc<Product>,
    /// By category, then name, then pack size. A page of a list continues behind a position; the search
    /// index knows the product by it.
    pub position: u32,
}

/// Every product; shared by snapshots as long as none changes.
struct ProductMaster {
    by_id: HashMap<ProductId, Arc<SortedProduct>>,
    search_index: Arc<SearchIndex>,
    categories: Arc<CategoryTree>,
    /// The packs among the pictures of products and categories.
    drawings: Drawings,
}

/// Stores and products at one version.
pub struct CatalogSnapshot {
    /// The version read.
    pub versions: Versions,
    stores: HashMap<StoreCode, Arc<Store>>,
    nearest_stores: NearestStores<StoreCode>,
    products: Arc<ProductMaster>,
}

impl CatalogSnapshot {
    /// Reads what has changed since `previous`.
    pub(super) async fn load(
        storage: &dyn Storage,
        versions: Versions,
        previous: Option<&Self>,
        synonyms: &Arc<Synonyms>,
    ) -> storage::Result<Self> {
        let products = match previous {
            Some(previous) if previous.versions.products == versions.products => {
                Arc::clone(&previous.products)
            }
            _ => {
                let categories = CategoryTree::new(storage.categories().await?);
                let products = storage.products().await?;
                Arc::new(build_master(products, categories, Arc::clone(synonyms)).await?)
            }
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

    /// Whether a store is at most `radius_m` metres from a position.
    #[must_use]
    pub fn is_served(&self, position: Position, radius_m: u32) -> bool {
        self.nearest_stores.nearest(position, None, 1).first().is_some_and(|(metres, _)| *metres <= radius_m)
    }

    /// A product, sold anywhere or nowhere.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Arc<SortedProduct>> {
        self.products.by_id.get(id)
    }

    /// The packs among the pictures of products and categories.
    #[must_use]
    pub fn drawings(&self) -> &Drawings {
        &self.products.drawings
    }

    /// The categories of the products.
    pub(super) fn categories(&self) -> &Arc<CategoryTree> {
        &self.products.categories
    }

    /// What searches read of every product.
    pub(super) fn search_index(&self) -> &Arc<SearchIndex> {
        &self.products.search_index
    }
}

/// Sorts and indexes products on a thread of its own: a large master takes most of a second.
async fn build_master(
    products: Vec<Product>,
    categories: CategoryTree,
    synonyms: Arc<Synonyms>,
) -> storage::Result<ProductMaster> {
    let build = move || {
        let sorted = sort_products(products);
        let products: Vec<&Product> = sorted.iter().map(|sorted| &*sorted.product).collect();
        let search_index =
            Arc::new(SearchIndex::build(&products, |product| categories.names_of(product), &synonyms));
        let pictures = products.iter().map(|product| product.picture.as_str());
        let drawings = Drawings::new(pictures.chain(categories.pictures()));
        let by_id = sorted.into_iter().map(|sorted| (sorted.product.id.clone(), Arc::new(sorted)));
        ProductMaster { by_id: by_id.collect(), search_index, categories: Arc::new(categories), drawings }
    };
    tokio::task::spawn_blocking(build).await.map_err(|error| StorageError::Engine(error.to_string()))
}

/// Sorts products into the order in which they are listed.
fn sort_products(products: Vec<Product>) -> Vec<SortedProduct> {
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
    let products = products.into_iter().map(|(_, product)| Arc::new(product));
    (0..).zip(products).map(|(position, product)| SortedProduct { product, position }).collect()
}
