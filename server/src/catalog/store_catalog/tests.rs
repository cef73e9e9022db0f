//! Search results, their order, and pagination.

use std::sync::Arc;

use commerce::{
    CategoryPath, Department, GstRate, Listing, LocalizedName, PackSize, Paise, Position, Product, ProductId,
    SoldBy,
};
use jiff::Timestamp;
use storage::sqlite::SqliteStorage;
use storage::{ListingRow, Mode, Storage};

use super::super::{Catalog, Synonyms};
use super::*;
use app::links::Sort;

use crate::environment::TestClock;

fn product(id: &str, name: &str, hindi: &str, department: Department, keywords: &[&str]) -> Product {
    Product {
        id: id.parse().unwrap(),
        names: LocalizedName { en: name.to_owned(), hi: Some(hindi.to_owned()), ..Default::default() },
        description: "Good and fresh.".to_owned(),
        brand: "Nukkad".to_owned(),
        department,
        category: None,
        pack: PackSize::parse("1 kg").unwrap(),
        group: None,
        sold_by: SoldBy::Piece,
        hsn: "1006".to_owned(),
        gst_rate: GstRate(500),
        picture: "x.svg".to_owned(),
        popularity: 0,
        keywords: keywords.iter().map(|word| (*word).to_owned()).collect(),
        is_available: true,
    }
}

/// A store that sells rice in two sizes, pulses, and a book about rice.
async fn catalog() -> (Catalog, StoreCode, Arc<dyn Storage>, Arc<TestClock>) {
    let storage: Arc<dyn Storage> = Arc::new(SqliteStorage::temporary(Mode::Sandbox).unwrap());
    let clock = Arc::new(TestClock::new(Timestamp::UNIX_EPOCH));
    let mut sack = product("rice-5kg", "Rice", "चावल", Department::Groceries, &["chawal"]);
    sack.pack = PackSize::parse("5 kg").unwrap();
    sack.group = Some("rice".to_owned());
    let mut bag = product("rice-1kg", "Rice", "चावल", Department::Groceries, &["chawal"]);
    bag.group = Some("rice".to_owned());
    let products = vec![
        sack,
        product("toor-1kg", "Toor dal", "अरहर दाल", Department::Groceries, &["arhar", "pigeon pea"]),
        product("book", "Cooking with rice", "चावल के पकवान", Department::Books, &[]),
        bag,
        product("soap", "Soap", "साबुन", Department::Beauty, &["ricewater"]),
    ];
    let store = store();
    let code = store.code.clone();
    storage.import_stores(vec![store]).await.unwrap();
    storage.import_products(products.clone()).await.unwrap();
    let rows = products.iter().map(|product| row(&code, &product.id, 10));
    storage.import_listings(rows.collect()).await.unwrap();
    (Catalog::new(Arc::clone(&storage), Arc::clone(&clock) as _, Synonyms::built_in()), code, storage, clock)
}

fn row(store: &StoreCode, product: &ProductId, on_hand: u32) -> ListingRow {
    ListingRow {
        store: store.clone(),
        product: product.clone(),
        mrp: Paise::from_rupees(100),
        price: Paise::from_rupees(90),
        offer_period: None,
        on_hand,
        is_available: true,
    }
}

fn store() -> commerce::Store {
    commerce::Store {
        code: "corner".parse().unwrap(),
        name: "Corner".to_owned(),
        legal_name: "Corner".to_owned(),
        locality: "Vashi".to_owned(),
        address: "1".to_owned(),
        city: "Navi Mumbai".to_owned(),
        pin: "400703".to_owned(),
        position: Position::new(19.0, 73.0).unwrap(),
        time_zone: "Asia/Kolkata".to_owned(),
        hours: "mon-sun 07:00-22:00".parse().unwrap(),
        holidays: Vec::new(),
        prep_minutes: 20,
        slot_minutes: 30,
        slot_capacity: 4,
        last_order_minutes: 15,
        phone: commerce::Phone::from_digits("917000000001").unwrap(),
        gst: commerce::store::GstStatus::Unregistered,
        fssai: None,
        upi: None,
        languages: Vec::new(),
        accent: commerce::Accent::Leaf,
        order_prefix: None,
        minimum_order: Paise::ZERO,
        paused: false,
    }
}

fn ids(page: &ItemPage<'_>) -> Vec<String> {
    page.items.iter().map(|item| item.product().id.to_string()).collect()
}

async fn search(catalog: &Catalog, store: &StoreCode, typed: &str) -> Vec<String> {
    let items = catalog.store_catalog(store).await.unwrap().unwrap();
    ids(&items.search(&SearchQuery::parse(typed), None, None, 10).page)
}

#[tokio::test]
async fn what_is_called_so_comes_before_what_has_the_word_somewhere() {
    let (catalog, store, ..) = catalog().await;
    assert_eq!(search(&catalog, &store, "rice").await[..2], ["rice-1kg", "rice-5kg"]);
    assert_eq!(search(&catalog, &store, "rice 5kg").await[..2], ["rice-5kg", "rice-1kg"]);
    assert_eq!(search(&catalog, &store, "chaaval").await[..2], ["rice-1kg", "rice-5kg"]);
    assert_eq!(search(&catalog, &store, "RICE cook").await, ["book"]);
    assert_eq!(search(&catalog, &store, "ice").await, [""; 0]);
}

#[tokio::test]
async fn what_is_sold_out_comes_last_of_its_kind() {
    let (catalog, store, storage, _) = catalog().await;
    storage.import_listings(vec![row(&store, &"rice-1kg".parse().unwrap(), 0)]).await.unwrap();
    catalog.invalidate(&store);
    let found = search(&catalog, &store, "rice").await;
    assert_eq!(found[..2], ["rice-5kg", "rice-1kg"], "before what only has the word: {found:?}");
}

#[tokio::test]
async fn a_query_is_answered_as_it_was_understood() {
    let (catalog, store, ..) = catalog().await;
    let items = catalog.store_catalog(&store).await.unwrap().unwrap();
    let understood = |typed: &str| {
        let results = items.search(&SearchQuery::parse(typed), None, None, 1);
        (results.understood_as, results.unmatched.join(" "))
    };
    assert_eq!(understood("rice"), (None, String::new()));
    assert_eq!(understood("aarhar"), (Some("arhar".to_owned()), String::new()));
    assert_eq!(understood("arahr dal"), (Some("arhar dal".to_owned()), String::new()));
    assert_eq!(understood("rice cooker"), (None, "cooker".to_owned()));
}

#[tokio::test]
async fn every_page_starts_where_the_last_one_ended() {
    let (catalog, store, ..) = catalog().await;
    let items = catalog.store_catalog(&store).await.unwrap().unwrap();
    let snapshot = catalog.snapshot().await.unwrap();
    for terms in [None, Some(SearchQuery::parse("rice"))] {
        let page = |after: Option<&ProductId>, limit| match &terms {
            Some(terms) => {
                let after = after.map(|id| &**snapshot.product(id).unwrap());
                items.search(terms, None, after, limit).page
            }
            None => items.list(None, &CategoryQuery::default(), after, limit),
        };
        let whole = ids(&page(None, 10));
        for limit in 1..=whole.len() {
            let (mut seen, mut after) = (Vec::new(), None);
            loop {
                let part = page(after.as_ref(), limit);
                seen.extend(ids(&part));
                let Some(next) = part.next else { break };
                after = Some(next);
            }
            assert_eq!(seen, whole, "{limit} at a time");
        }
    }
    let groceries = CategoryId::from(Department::Groceries);
    let listed = items.list(Some(&groceries), &CategoryQuery::default(), None, 9);
    assert_eq!(ids(&listed), ["rice-1kg", "rice-5kg", "toor-1kg"]);
}

fn leads(groups: &[ItemGroup<'_>]) -> Vec<String> {
    groups.iter().map(|group| group.lead.product().id.to_string()).collect()
}

#[tokio::test]
async fn pack_sizes_are_one_group_led_by_the_cheapest_in_stock() {
    let (catalog, store, storage, _) = catalog().await;
    let (small, large) = ("rice-1kg".parse().unwrap(), "rice-5kg".parse().unwrap());
    let price = |product: &ProductId, rupees, on_hand| ListingRow {
        price: Paise::from_rupees(rupees),
        mrp: Paise::from_rupees(rupees),
        ..row(&store, product, on_hand)
    };
    for (on_hand, lead) in [(5, "rice-1kg"), (0, "rice-5kg")] {
        let rows = vec![price(&small, 60, on_hand), price(&large, 280, 5)];
        storage.import_listings(rows).await.unwrap();
        catalog.invalidate(&store);
        let items = catalog.store_catalog(&store).await.unwrap().unwrap();
        let group = items.group(&large).unwrap();
        let sizes: Vec<_> = group.sizes.iter().map(|item| item.product().id.as_str()).collect();
        assert_eq!(
            (sizes.as_slice(), group.lead.product().id.as_str()),
            (&["rice-1kg", "rice-5kg"][..], lead)
        );
        assert_eq!(items.groups().count(), 4, "rice once");
    }
    let gone = vec![price(&small, 60, 0), price(&large, 280, 0)];
    storage.import_listings(gone).await.unwrap();
    catalog.invalidate(&store);
    let items = catalog.store_catalog(&store).await.unwrap().unwrap();
    assert_eq!(items.group(&large).unwrap().lead.product().id, small, "the cheapest of what there was");
    assert_eq!(items.groups().last().unwrap().lead.product().id, small, "and last in every list");
}

#[tokio::test]
async fn lists_are_ordered_and_filtered() {
    let (catalog, store, storage, _) = catalog().await;
    let mut products = storage.products().await.unwrap();
    for product in &mut products {
        product.popularity = if product.id.as_str() == "soap" { 500 } else { 100 };
        product.brand = if product.id.as_str() == "book" { "Granth" } else { "Khet" }.to_owned();
    }
    storage.import_products(products).await.unwrap();
    let cheap = |product: &str, rupees: i64, on_hand| ListingRow {
        price: Paise::from_rupees(rupees),
        ..row(&store, &product.parse().unwrap(), on_hand)
    };
    // The MRP is 100 rupees.
    let rows =
        vec![cheap("toor-1kg", 100, 9), cheap("book", 40, 9), cheap("soap", 97, 9), cheap("rice-1kg", 70, 0)];
    storage.import_listings(rows).await.unwrap();
    catalog.invalidate(&store);
    let items = catalog.store_catalog(&store).await.unwrap().unwrap();
    let browse = |query: CategoryQuery| leads(&items.browse(None, &query));
    let first = CategoryQuery::default();
    assert_eq!(browse(first.clone()), ["soap", "rice-5kg", "toor-1kg", "book"]);
    assert_eq!(
        browse(CategoryQuery { sort: Sort::Price, ..first.clone() }),
        ["book", "rice-5kg", "soap", "toor-1kg"]
    );
    assert_eq!(
        browse(CategoryQuery { sort: Sort::UnitPrice, ..first.clone() }),
        ["rice-5kg", "book", "soap", "toor-1kg"]
    );
    assert_eq!(
        browse(CategoryQuery { sort: Sort::Saving, ..first.clone() }),
        ["book", "rice-5kg", "soap", "toor-1kg"],
        "3 % is no saving"
    );
    assert_eq!(browse(CategoryQuery { offers: true, ..first.clone() }), ["rice-5kg", "book"]);
    assert_eq!(browse(CategoryQuery { brand: Some("Granth".to_owned()), ..first.clone() }), ["book"]);
    assert_eq!(browse(CategoryQuery { max_price: Some(Paise::from_rupees(50)), ..first }), ["book"]);
    let bought = ["book", "rice-1kg", "nowhere", "rice-5kg"].map(|id| id.parse().unwrap());
    assert_eq!(leads(&items.groups_of(&bought)), ["book", "rice-5kg"], "each group once");
}

#[tokio::test]
async fn categories_have_two_levels_and_departments_take_the_rest() {
    let (catalog, store, storage, _) = catalog().await;
    let category = |id: &str, parent: Option<&str>, position| Category {
        id: id.parse().unwrap(),
        parent: parent.map(|parent| parent.parse().unwrap()),
        names: LocalizedName { en: id.to_owned(), ..LocalizedName::default() },
        position,
        picture: String::new(),
    };
    let rows = vec![
        category("pantry", None, 2),
        category("care", None, 1),
        category("dals", Some("pantry"), 2),
        category("rice", Some("pantry"), 1),
        category("soaps", Some("care"), 1),
        category("empty", Some("care"), 2),
    ];
    let mut products = storage.products().await.unwrap();
    for product in &mut products {
        product.category = match product.id.as_str() {
            "soap" => CategoryPath::parse("care > soaps"),
            "toor-1kg" => CategoryPath::parse("pantry > dals"),
            "book" => None,
            _ => CategoryPath::parse("pantry > rice"),
        };
    }
    storage.import_products(products).await.unwrap();
    // Products may come before the categories that they name.
    storage.import_categories(rows).await.unwrap();
    catalog.invalidate(&store);
    let items = catalog.store_catalog(&store).await.unwrap().unwrap();
    let counted = |categories: Vec<(&Category, usize)>| -> Vec<(String, usize)> {
        categories.into_iter().map(|(category, count)| (category.id.to_string(), count)).collect()
    };
    let pair = |id: &str, count| (id.to_owned(), count);
    assert_eq!(counted(items.first_level()), [pair("care", 1), pair("pantry", 2), pair("books", 1)]);
    let pantry: CategoryId = "pantry".parse().unwrap();
    assert_eq!(counted(items.below(&pantry)), [pair("rice", 1), pair("dals", 1)]);
    assert_eq!(counted(items.below(&"care".parse().unwrap())), [pair("soaps", 1)], "none that is empty");
    let browse = |id: &str| leads(&items.browse(Some(&id.parse().unwrap()), &CategoryQuery::default()));
    assert_eq!(browse("pantry"), ["rice-5kg", "toor-1kg"]);
    assert_eq!(browse("dals"), ["toor-1kg"]);
    assert_eq!(browse("books"), ["book"]);
    assert_eq!(browse("groceries"), ["rice-5kg", "toor-1kg"], "a department has all of its goods");
    assert!(items.category(&"nowhere".parse().unwrap()).is_none());
}

#[tokio::test]
async fn an_offer_starts_and_ends_without_an_import() {
    let (catalog, store, storage, clock) = catalog().await;
    let soap: ProductId = "soap".parse().unwrap();
    let second = |seconds| Timestamp::from_second(seconds).unwrap();
    let offer = ListingRow {
        offer_period: commerce::OfferPeriod::new(second(10), second(20)),
        ..row(&store, &soap, 5)
    };
    storage.import_listings(vec![offer]).await.unwrap();
    let price = async || {
        let items = catalog.store_catalog(&store).await.unwrap().unwrap();
        let listing = &items.item(&soap).unwrap().listing;
        (listing.price, listing.offer_ends_at)
    };
    let (regular, lowered) = (Paise::from_rupees(100), Paise::from_rupees(90));
    assert_eq!(price().await, (regular, None));
    clock.advance(jiff::SignedDuration::from_secs(10));
    assert_eq!(price().await, (lowered, Some(second(20))));
    clock.advance(jiff::SignedDuration::from_secs(10));
    assert_eq!(price().await, (regular, None));
}

#[tokio::test]
async fn a_cached_value_is_a_second_old_at_most() {
    let (catalog, store, storage, clock) = catalog().await;
    let soap: ProductId = "soap".parse().unwrap();
    let left = async |catalog: &Catalog| {
        let items = catalog.store_catalog(&store).await.unwrap().unwrap();
        items.item(&soap).map(|item| item.listing.available())
    };
    assert_eq!(left(&catalog).await, Some(10));
    storage.import_listings(vec![row(&store, &soap, 7)]).await.unwrap();
    assert_eq!(left(&catalog).await, Some(10), "within the second: the cached value");
    clock.advance(jiff::SignedDuration::from_secs(1));
    assert_eq!(left(&catalog).await, Some(7));
    storage.import_listings(vec![row(&store, &soap, 5)]).await.unwrap();
    catalog.invalidate(&store);
    assert_eq!(left(&catalog).await, Some(5), "an invalidation shows immediately");
    let same = catalog.store_catalog(&store).await.unwrap().unwrap();
    clock.advance(jiff::SignedDuration::from_secs(1));
    let again = catalog.store_catalog(&store).await.unwrap().unwrap();
    assert!(Arc::ptr_eq(&same, &again), "what is unchanged is not read again");
    assert!(catalog.store_catalog(&"nowhere".parse().unwrap()).await.unwrap().is_none());
}

#[tokio::test]
async fn listings_of_products_price_a_cart() {
    let (catalog, store, ..) = catalog().await;
    let items = catalog.store_catalog(&store).await.unwrap().unwrap();
    let soap: ProductId = "soap".parse().unwrap();
    let listing: &Listing = &items.item(&soap).unwrap().listing;
    assert_eq!(listing.price, Paise::from_rupees(90));
    let lines = [CartLine { product: soap, quantity: 2, expected_price: Paise::from_rupees(90) }];
    let priced = items.price_cart(&lines);
    assert_eq!((priced.totals.total, priced.changes.len()), (Paise::from_rupees(180), 0));
}

#[tokio::test]
async fn a_product_off_sale_is_unavailable_at_every_store() {
    let (catalog, store, storage, _) = catalog().await;
    let soap: ProductId = "soap".parse().unwrap();
    let mut products = storage.products().await.unwrap();
    products.retain(|product| product.id == soap);
    products[0].is_available = false;
    storage.import_products(products).await.unwrap();
    catalog.invalidate(&store);
    let items = catalog.store_catalog(&store).await.unwrap().unwrap();
    assert_eq!(items.item(&soap).unwrap().listing.available(), 0);
    let line = CartLine { product: soap.clone(), quantity: 1, expected_price: Paise::from_rupees(90) };
    let priced = items.price_cart(&[line]);
    assert_eq!(priced.changes, [commerce::LineChange::Unavailable { product: soap }]);
}
