//! Stores, products and listings: what an import does and what catalogues read.

use commerce::{Category, FIRST_ORDER_NUMBER, LocalizedName, OfferPeriod, OrderPrefix, Paise, Store};

use super::StorageFactory;
use super::fixtures::*;
use crate::catalog::ImportRowError;
use crate::{ImportSummary, ListingRow, Versions};

pub async fn an_import_counts_what_it_does(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let mut products = products();
    products[0].brand = "Another".to_owned();
    products.push(product("tea", "Tea", "चाय"));
    let imported = test.storage.import_products(products).await.unwrap();
    assert_eq!(imported, ImportSummary { added: 1, changed: 1, unchanged: 4, rejected: vec![] });

    let dearer = ListingRow { price: Paise::from_rupees(12), ..listing_row(&corner(), "rice") };
    let rows = vec![dearer.clone(), listing_row(&corner(), "tea"), listing_row(&market(), "rice")];
    let imported = test.storage.import_listings(rows).await.unwrap();
    assert_eq!(imported, ImportSummary { added: 1, changed: 1, unchanged: 1, rejected: vec![] });
    assert_eq!(test.listing(&corner(), "rice").await.price, dearer.price);

    let moved = Store { locality: "Nerul".to_owned(), ..store(&corner(), "919800000001") };
    let another_phone = store(&market(), "919800000009");
    let imported = test.storage.import_stores(vec![moved, another_phone]).await.unwrap();
    assert_eq!(imported, ImportSummary { added: 0, changed: 2, unchanged: 0, rejected: vec![] });
}

pub async fn an_import_in_many_parts_is_one(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let products = (0..5_000).map(|n| product(&format!("p{n}"), "Thing", "चीज़")).collect();
    assert_eq!(test.storage.import_products(products).await.unwrap().added, 5_000);
    let mut rows: Vec<_> = (0..5_000).map(|n| listing_row(&corner(), &format!("p{n}"))).collect();
    rows[4_321] = listing_row(&corner(), "unheard-of");
    let imported = test.storage.import_listings(rows).await.unwrap();
    assert_eq!((imported.added, imported.changed, imported.unchanged), (4_999, 0, 0));
    assert_eq!(
        imported.rejected,
        vec![(4_321, ImportRowError::UnknownProduct)],
        "counted from the first row"
    );
    let listings = test.storage.listings(&corner()).await.unwrap().unwrap().listings;
    assert_eq!(listings.len(), 5_004);
    assert!(listings.is_sorted_by(|one, next| one.product < next.product));
}

pub async fn a_second_import_changes_nothing(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let before = (test.storage.versions().await.unwrap(), test.listings_version(&corner()).await);
    let stores = vec![store(&corner(), "919800000001"), store(&market(), "919800000002")];
    let imported = test.storage.import_stores(stores).await.unwrap();
    assert_eq!(imported, ImportSummary { unchanged: 2, ..ImportSummary::default() });
    let imported = test.storage.import_products(products()).await.unwrap();
    assert_eq!(imported, ImportSummary { unchanged: 5, ..ImportSummary::default() });
    let imported = test.storage.import_listings(listing_rows()).await.unwrap();
    assert_eq!(imported, ImportSummary { unchanged: 10, ..ImportSummary::default() });
    let after = (test.storage.versions().await.unwrap(), test.listings_version(&corner()).await);
    assert_eq!(before, after);
}

pub async fn an_import_preserves_held_stock_and_pauses(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let mut order = new_order(1);
    order.lines = vec![line("rice", 6)];
    test.place(order).await;
    assert!(test.storage.set_paused(&corner(), true).await.unwrap());

    let fewer = ListingRow { on_hand: 4, ..listing_row(&corner(), "rice") };
    let imported = test.storage.import_listings(vec![fewer.clone()]).await.unwrap();
    assert_eq!(imported.changed, 1);
    let listing = test.listing(&corner(), "rice").await;
    assert_eq!((listing.on_hand, listing.held, listing.available()), (6, 6, 0), "what is promised stays");
    assert_eq!(test.storage.import_listings(vec![fewer]).await.unwrap().unchanged, 1);

    let renamed = Store { name: "Ganesh & Sons".to_owned(), ..store(&corner(), "919800000001") };
    test.storage.import_stores(vec![renamed]).await.unwrap();
    let stores = test.storage.stores().await.unwrap();
    let stored = stores.iter().find(|store| store.code == corner()).unwrap();
    assert_eq!((stored.name.as_str(), stored.paused), ("Ganesh & Sons", true));
    let next = test.place(super::place_order::at_market(2)).await;
    assert_eq!(next.number, FIRST_ORDER_NUMBER, "the other store counts by itself");
}

pub async fn rows_of_unknown_stores_and_products_are_rejected(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let nowhere = "nowhere".parse().unwrap();
    let rows = vec![
        listing_row(&nowhere, "rice"),
        ListingRow { on_hand: 3, ..listing_row(&corner(), "rice") },
        listing_row(&corner(), "unheard-of"),
    ];
    let imported = test.storage.import_listings(rows).await.unwrap();
    let refused = vec![(0, ImportRowError::UnknownStore), (2, ImportRowError::UnknownProduct)];
    assert_eq!(imported, ImportSummary { added: 0, changed: 1, unchanged: 0, rejected: refused });
    assert_eq!(test.listing(&corner(), "rice").await.on_hand, 3, "the good row is in");
    assert_eq!(test.storage.listings(&nowhere).await.unwrap(), None);
    assert_eq!(test.storage.listings_version(&nowhere).await.unwrap(), None);
}

pub async fn a_phone_belongs_to_one_store(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let third = "third".parse().unwrap();
    let rows = vec![store(&third, "919800000002"), store(&"fourth".parse().unwrap(), "919800000004")];
    let imported = test.storage.import_stores(rows).await.unwrap();
    assert_eq!(imported.rejected, vec![(0, ImportRowError::PhoneTaken)]);
    assert_eq!(imported.added, 1);
    assert!(test.storage.stores().await.unwrap().iter().all(|store| store.code != third));
}

pub async fn an_order_prefix_belongs_to_one_store(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let with_prefix = |code: &str, phone: &str, prefix: &str| {
        let order_prefix: Option<OrderPrefix> = Some(prefix.parse().unwrap());
        Store { order_prefix, ..store(&code.parse().unwrap(), phone) }
    };
    let rows = vec![
        with_prefix(corner().as_str(), "919800000001", "SG"),
        with_prefix(market().as_str(), "919800000002", "SG"),
        with_prefix("third", "919800000003", "NB"),
    ];
    let imported = test.storage.import_stores(rows.clone()).await.unwrap();
    assert_eq!(imported.rejected, vec![(1, ImportRowError::OrderPrefixTaken)]);
    assert_eq!((imported.changed, imported.added), (1, 1));
    assert_eq!(test.storage.import_stores(rows).await.unwrap().unchanged, 2, "a store keeps its own");
    let order = test.place(new_order(1)).await;
    assert_eq!(order.display_number(), format!("SG-{FIRST_ORDER_NUMBER}"));
    // The number of an order stays the one that its customer knows.
    let other = with_prefix(corner().as_str(), "919800000001", "GS");
    assert_eq!(test.storage.import_stores(vec![other]).await.unwrap().changed, 1);
    assert_eq!(test.order(order.id).await.display_number(), order.display_number());
    let freed = with_prefix(market().as_str(), "919800000002", "SG");
    assert_eq!(test.storage.import_stores(vec![freed]).await.unwrap().changed, 1, "a prefix is free again");
}

pub async fn what_is_imported_comes_back(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    assert_eq!(test.storage.products().await.unwrap(), products());
    let expected = vec![store(&market(), "919800000002"), store(&corner(), "919800000001")];
    assert_eq!(test.storage.stores().await.unwrap(), expected, "by code");
    let listed = test.storage.listings(&corner()).await.unwrap().unwrap();
    assert_eq!(Some(listed.version), test.storage.listings_version(&corner()).await.unwrap());
    for (listing, product) in listed.listings.iter().zip(products()) {
        let row = listing_row(&corner(), product.id.as_str());
        assert_eq!((&listing.product, listing.mrp, listing.price), (&product.id, row.mrp, row.price));
        assert_eq!((listing.on_hand, listing.held, listing.is_available), (STOCK, 0, true));
    }
}

pub async fn a_pause_is_seen(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let before = test.storage.versions().await.unwrap();
    assert!(test.storage.set_paused(&corner(), true).await.unwrap());
    let paused = test.storage.versions().await.unwrap();
    assert!(paused.stores > before.stores);
    assert_eq!(paused.products, before.products);
    assert_eq!(test.place_rejected(new_order(1)).await, crate::PlaceOrderError::Paused);

    assert!(test.storage.set_paused(&corner(), true).await.unwrap());
    assert_eq!(test.storage.versions().await.unwrap(), paused, "nothing changed");
    assert!(test.storage.set_paused(&corner(), false).await.unwrap());
    test.place(new_order(1)).await;
    assert!(!test.storage.set_paused(&"nowhere".parse().unwrap(), true).await.unwrap());
    let Versions { stores, .. } = test.storage.versions().await.unwrap();
    assert_eq!(stores, paused.stores + 1);
}

pub async fn a_product_can_be_gone(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let before = test.listings_version(&corner()).await;
    let elsewhere = test.listings_version(&market()).await;
    assert!(test.storage.set_available(&corner(), &product_id("rice"), false).await.unwrap());
    let gone = test.listings_version(&corner()).await;
    assert!(gone > before);
    assert_eq!(test.listings_version(&market()).await, elsewhere);
    assert_eq!(test.listing(&corner(), "rice").await.available(), 0);
    test.place_rejected(new_order(1)).await;

    assert!(test.storage.set_available(&corner(), &product_id("rice"), false).await.unwrap());
    assert_eq!(test.listings_version(&corner()).await, gone, "nothing changed");
    assert!(test.storage.set_available(&corner(), &product_id("rice"), true).await.unwrap());
    test.place(new_order(1)).await;
    assert!(!test.storage.set_available(&corner(), &product_id("tea"), true).await.unwrap());
}

fn category(id: &str, parent: Option<&str>, position: u32) -> Category {
    Category {
        id: id.parse().unwrap(),
        parent: parent.map(|parent| parent.parse().unwrap()),
        names: LocalizedName { en: id.to_owned(), ..LocalizedName::default() },
        position,
        picture: String::new(),
    }
}

pub async fn categories_have_two_levels(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let before = test.storage.versions().await.unwrap();
    let rows = vec![
        category("grocery", None, 2),
        category("dals", Some("grocery"), 1),
        category("fresh", None, 1),
        category("toor", Some("dals"), 1),
        category("lost", Some("nowhere"), 1),
        category("itself", Some("itself"), 1),
        category("atta", Some("grocery"), 1),
    ];
    let imported = test.storage.import_categories(rows.clone()).await.unwrap();
    let unknown = ImportRowError::UnknownParent;
    assert_eq!(imported.rejected, vec![(3, unknown), (4, unknown), (5, unknown)]);
    assert_eq!(imported.added, 4);
    let stored = test.storage.categories().await.unwrap();
    let ids: Vec<_> = stored.iter().map(|category| category.id.as_str()).collect();
    assert_eq!(ids, ["atta", "dals", "fresh", "grocery"], "by position, then id");
    assert_eq!(stored[1], rows[1]);
    let after = test.storage.versions().await.unwrap();
    assert!(after.products > before.products, "caches see it");

    let again = test.storage.import_categories(vec![rows[0].clone()]).await.unwrap();
    assert_eq!(again, ImportSummary { unchanged: 1, ..ImportSummary::default() });
    assert_eq!(test.storage.versions().await.unwrap(), after);
    let lowered = test.storage.import_categories(vec![category("grocery", Some("fresh"), 1)]).await.unwrap();
    assert_eq!(lowered.rejected, vec![(0, ImportRowError::HasChildren)]);
    let moved = test.storage.import_categories(vec![category("dals", Some("fresh"), 1)]).await.unwrap();
    assert_eq!(moved.changed, 1);
}

pub async fn an_offer_counts_for_its_time(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let ordinary = listing_row(&corner(), "rice");
    let offer = ListingRow {
        offer_period: OfferPeriod::new(minutes_later(10), minutes_later(20)),
        ..ordinary.clone()
    };
    assert_eq!(test.storage.import_listings(vec![offer.clone()]).await.unwrap().changed, 1);
    assert_eq!(test.storage.import_listings(vec![offer.clone()]).await.unwrap().unchanged, 1);
    let listings = test.storage.listings(&corner()).await.unwrap().unwrap().listings;
    let stored = listings.iter().find(|listing| listing.product.as_str() == "rice").unwrap();
    assert_eq!((stored.price, stored.offer_period), (offer.price, offer.offer_period));

    let mut before = new_order(1);
    before.lines[0].expected_price = offer.price;
    let changed = test.place_rejected(before.clone()).await;
    let product = product_id("rice");
    let (expected, current) = (offer.price, offer.mrp);
    let dearer = commerce::LineChange::PriceChanged { product, expected, current };
    assert_eq!(changed, crate::PlaceOrderError::Changed(vec![dearer]));
    let order = test.place(commerce::order::NewOrder { at: minutes_later(10), ..before }).await;
    assert_eq!((order.lines[0].unit_price, order.lines[0].unit_mrp), (offer.price, offer.mrp));

    assert_eq!(test.storage.import_listings(vec![ordinary]).await.unwrap().changed, 1, "for good again");
    test.place(new_order(2)).await;
}

pub async fn orders_of_a_product_are_counted(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let mut order = new_order(1);
    order.lines = vec![line("rice", 3), line("dal", 1)];
    test.place(order).await;
    test.place(new_order(2)).await;
    let counts = async || {
        let listings = test.storage.listings(&corner()).await.unwrap().unwrap().listings;
        listings.iter().map(|listing| listing.order_count).collect::<Vec<_>>()
    };
    assert_eq!(counts().await, [1, 0, 0, 2, 0], "of dal, milk, onion, rice and soap");
    test.storage.import_listings(listing_rows()).await.unwrap();
    assert_eq!(counts().await, [1, 0, 0, 2, 0], "an import leaves them");
    assert_eq!(test.storage.listings(&market()).await.unwrap().unwrap().listings[3].order_count, 0);
}

pub async fn what_stores_have_on_sale(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.storage.import_products(vec![product("tea", "Tea", "चाय")]).await.unwrap();
    test.storage.import_listings(vec![listing_row(&market(), "tea")]).await.unwrap();
    test.storage.set_available(&corner(), &product_id("rice"), false).await.unwrap();
    let stores = [market(), "nowhere".parse().unwrap(), corner()];
    let on_sale = test.storage.products_on_sale(&stores).await.unwrap();
    assert_eq!(on_sale.len(), 3);
    assert!(on_sale[0].contains(&product_id("tea")) && on_sale[0].contains(&product_id("rice")));
    assert!(on_sale[0].is_sorted());
    assert!(on_sale[1].is_empty(), "no such store");
    assert!(!on_sale[2].contains(&product_id("rice")) && !on_sale[2].is_empty());
    assert!(test.storage.products_on_sale(&[]).await.unwrap().is_empty());
}
