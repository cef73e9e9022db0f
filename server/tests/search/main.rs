//! What searches find in the demo network's goods: judged examples, slips of the finger, a small store
//! among many goods, and rules that hold for any text.
#![expect(clippy::unwrap_used, reason = "a test stops at what should not happen")]

mod examples;
mod one_store;
mod properties;
mod slips;

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use commerce::Product;
use server::catalog::search::{ProductSet, SearchIndex, SearchOutcome, SearchQuery, Shelf, Synonyms};
use server::feeds::{FeedKind, import};
use storage::sqlite::SqliteStorage;
use storage::{CatalogStorage, Mode};

/// Goods in an order, and their index.
struct Goods {
    products: Vec<Product>,
    index: SearchIndex,
}

/// The demo network's goods.
static DEMO: LazyLock<Arc<Goods>> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let products = runtime.block_on(async {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("demo/products.csv");
        let storage = SqliteStorage::temporary(Mode::Sandbox).unwrap();
        let file = std::fs::File::open(path).unwrap();
        import(&storage, FeedKind::Products, file, &mut |_| {}).await.unwrap();
        storage.products().await.unwrap()
    });
    Arc::new(Goods::new(products))
});

impl Goods {
    fn new(products: Vec<Product>) -> Self {
        let listed: Vec<&Product> = products.iter().collect();
        let index = SearchIndex::build(&listed, |_| Vec::new(), &Synonyms::built_in());
        Self { products, index }
    }

    fn all(&self) -> ProductSet {
        (0..u32::try_from(self.products.len()).unwrap()).collect()
    }

    fn search(&self, query: &SearchQuery, sold: &ProductSet) -> SearchOutcome {
        self.index.search(
            query,
            Shelf { sold, in_stock: sold, popularity: &|position| self.product(position).popularity },
        )
    }

    fn product(&self, position: u32) -> &Product {
        &self.products[position as usize]
    }

    /// The groups found, best first, a product without a group by its id.
    fn groups(&self, outcome: &SearchOutcome) -> Vec<String> {
        let mut groups = Vec::new();
        for rank in &outcome.found {
            let group = group(self.product(rank.product));
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups
    }
}

fn group(product: &Product) -> String {
    product.group.clone().unwrap_or_else(|| product.id.to_string())
}

/// Numbers that look random and are the same in every run.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}
