//! The demo network's files are imported whole, once.

use std::path::Path;

use app::links::PACK_PREFIX;
use app::pictures::Pack;
use commerce::{ProductId, StoreCode};
use server::feeds::{FeedKind, ImportReport};
use storage::sqlite::SqliteStorage;
use storage::{CatalogStorage, Mode};

use crate::{demo, import_bytes, printed};

const SMALL: &[(FeedKind, &str)] = &[
    (FeedKind::Categories, "small/categories.csv"),
    (FeedKind::Products, "small/products.csv"),
    (FeedKind::Stores, "small/stores.csv"),
    (FeedKind::Listings, "small/listings.csv"),
    (FeedKind::Coupons, "small/coupons.csv"),
];

const FULL: &[(FeedKind, &str)] = &[
    (FeedKind::Categories, "categories.csv"),
    (FeedKind::Stores, "stores.csv"),
    (FeedKind::Products, "products.csv"),
    (FeedKind::Listings, "listings-navi-mumbai.csv"),
    (FeedKind::Listings, "listings-thane.csv"),
    (FeedKind::Listings, "listings-kalyan.csv"),
    (FeedKind::Listings, "listings-mumbai.csv"),
    (FeedKind::Coupons, "coupons.csv"),
];

/// Rows of a file whose cells hold no line ends.
fn rows_of(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count() - 1
}

/// Everything an import can change.
async fn state(storage: &SqliteStorage) -> (storage::Versions, Vec<(StoreCode, Option<u64>)>) {
    let mut listings = Vec::new();
    for store in storage.stores().await.unwrap() {
        let version = storage.listings_version(&store.code).await.unwrap();
        listings.push((store.code, version));
    }
    (storage.versions().await.unwrap(), listings)
}

async fn is_imported_once(files: &[(FeedKind, &str)]) -> SqliteStorage {
    let storage = SqliteStorage::temporary(Mode::Sandbox).unwrap();
    for (kind, name) in files {
        let bytes = demo(name);
        let report = import_bytes(&storage, *kind, &bytes).await.unwrap();
        let all_new = ImportReport {
            kind: *kind,
            added: rows_of(&bytes),
            changed: 0,
            unchanged: 0,
            rejected: 0,
            rejected_rows: Vec::new(),
        };
        assert_eq!(report, all_new, "{name}: {}", printed(&report));
    }
    let before = state(&storage).await;
    for (kind, name) in files {
        let bytes = demo(name);
        let report = import_bytes(&storage, *kind, &bytes).await.unwrap();
        assert_eq!((report.unchanged, report.rows()), (rows_of(&bytes), rows_of(&bytes) as u64), "{name}");
    }
    assert_eq!(state(&storage).await, before);
    storage
}

#[tokio::test(flavor = "multi_thread")]
async fn the_small_network_is_imported_once() {
    let storage = is_imported_once(SMALL).await;
    let stores = storage.stores().await.unwrap();
    assert_eq!((stores.len(), storage.products().await.unwrap().len()), (12, 80));
    let ganesh = stores.iter().find(|store| store.code.as_str() == "shree-ganesh-vashi").unwrap();
    assert_eq!(ganesh.name, "Shree Ganesh Kirana");
    assert_eq!(ganesh.phone.e164(), "+917000000001");
    let listings = storage.listings(&ganesh.code).await.unwrap().unwrap().listings;
    let tomato = listings.iter().find(|listing| listing.product.as_str() == "tomato-250g").unwrap();
    assert_eq!((tomato.mrp.to_decimal().as_str(), tomato.on_hand, tomato.is_available), ("12.00", 54, true));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_network_is_imported_once() {
    let storage = is_imported_once(FULL).await;
    let stores = storage.stores().await.unwrap();
    let products = storage.products().await.unwrap();
    assert_eq!((stores.len(), products.len()), (1_200, 676));
    let categories = storage.categories().await.unwrap();
    let top_level = categories.iter().filter(|category| category.parent.is_none()).count();
    assert_eq!((top_level, categories.len()), (20, 92));
    let paths: Vec<_> = categories
        .iter()
        .filter_map(|category| {
            let parent = categories.iter().find(|parent| Some(&parent.id) == category.parent.as_ref())?;
            Some(commerce::CategoryPath::of(parent, category))
        })
        .collect();
    for product in &products {
        check_picture(product.id.as_str(), &product.picture);
        let path = product.category.as_ref().unwrap_or_else(|| panic!("{} names no category", product.id));
        assert!(paths.contains(path), "{} is in no category: {path:?}", product.id);
    }
    for category in &categories {
        check_picture(category.id.as_str(), &category.picture);
        let names = &category.names;
        assert!(names.hi.is_some() && names.mr.is_some() && names.gu.is_some(), "{}", category.id);
    }
    for store in &stores {
        let listings = storage.listings(&store.code).await.unwrap().unwrap().listings;
        assert!((1..=500).contains(&listings.len()), "{} has {} listings", store.code, listings.len());
        for basic in BASICS {
            let listing = listings.iter().find(|listing| listing.product.as_str() == *basic);
            let listing = listing.unwrap_or_else(|| panic!("{} sells no {basic}", store.code));
            assert!(listing.is_available && listing.on_hand > 0, "{}: {basic}", store.code);
        }
    }
}

/// What every store of the network sells.
const BASICS: &[&str] = &[
    "salt-1kg",
    "wheat-flour-5kg",
    "sugar-1kg",
    "milk-500ml",
    "sunflower-oil-1l",
    "onion-1kg",
    "potato-1kg",
    "tomato-1kg",
];

/// A picture is a file of the project or a pack that can be drawn.
fn check_picture(id: &str, picture: &str) {
    if picture.starts_with(PACK_PREFIX) {
        Pack::parse(picture).unwrap_or_else(|error| panic!("{id}: {error}"));
    } else {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/pictures");
        assert!(!picture.is_empty() && folder.join(picture).is_file(), "{id} has no picture {picture}");
    }
}

/// Real offers: their saving is seen, and a store's prices are its MRPs otherwise.
#[test]
fn offers_of_the_network_save_five_per_cent_or_more() {
    // Listings of the small network are as they are for the tests that name them.
    let small = String::from_utf8(demo("small/stores.csv")).unwrap();
    let is_small = |code: &str| small.lines().any(|line| line.split(',').next() == Some(code));
    let mut dated = 0;
    for (_, name) in FULL.iter().filter(|(kind, _)| *kind == FeedKind::Listings) {
        let text = String::from_utf8(demo(name)).unwrap();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let [store, product, mrp, sale, period, ..] = cells.as_slice() else { panic!("{line}") };
            if sale.is_empty() {
                assert!(period.is_empty(), "{line}");
                continue;
            }
            let paise =
                |price: &str| price.strip_suffix(" INR").unwrap().replace('.', "").parse::<u64>().unwrap();
            dated += u64::from(!period.is_empty());
            assert!(
                is_small(store) || paise(sale) * 100 <= paise(mrp) * 95,
                "{store} {product}: {mrp} for {sale}"
            );
        }
    }
    assert!(dated > 5_000, "{dated}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_changes_what_it_names_and_leaves_the_rest() {
    let storage = is_imported_once(SMALL).await;
    let ganesh: StoreCode = "shree-ganesh-vashi".parse().unwrap();
    let tomato: ProductId = "tomato-250g".parse().unwrap();
    storage.set_paused(&ganesh, true).await.unwrap();
    let count = storage.listings(&ganesh).await.unwrap().unwrap().listings.len();

    let file = "store_code,id,price,sale_price,quantity,availability\n\
                shree-ganesh-vashi,tomato-250g,12.00 INR,11.00 INR,7,out of stock\n\
                shree-ganesh-vashi,tomato-500g,22.00 INR,,39,in stock\n";
    let report = import_bytes(&storage, FeedKind::Listings, file.as_bytes()).await.unwrap();
    assert_eq!((report.added, report.changed, report.unchanged, report.rejected), (0, 1, 1, 0));
    let listings = storage.listings(&ganesh).await.unwrap().unwrap().listings;
    assert_eq!(listings.len(), count);
    let changed = listings.iter().find(|listing| listing.product == tomato).unwrap();
    assert_eq!(
        (changed.price.to_decimal().as_str(), changed.on_hand, changed.is_available),
        ("11.00", 7, false)
    );

    let stores = String::from_utf8(demo("small/stores.csv")).unwrap();
    let head: Vec<&str> = stores.lines().take(2).collect();
    let file = head.join("\r\n").replace("Shree Ganesh Kirana,", "Shri Ganesh Kirana,");
    let report = import_bytes(&storage, FeedKind::Stores, file.as_bytes()).await.unwrap();
    assert_eq!((report.added, report.changed, report.rejected), (0, 1, 0));
    let stores = storage.stores().await.unwrap();
    let store = stores.iter().find(|store| store.code == ganesh).unwrap();
    assert_eq!((stores.len(), store.name.as_str(), store.paused), (12, "Shri Ganesh Kirana", true));
}
