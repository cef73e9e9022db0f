//! Files that are wrong in part or as a whole: right rows are imported, the rest is reported with its line.

use server::feeds::{FeedError, FeedKind, ImportReport};
use storage::sqlite::SqliteStorage;
use storage::{CatalogStorage, Mode, Storage};

use crate::{demo, import_bytes, printed};

async fn network() -> SqliteStorage {
    let storage = SqliteStorage::temporary(Mode::Sandbox).unwrap();
    for (kind, name) in [(FeedKind::Products, "small/products.csv"), (FeedKind::Stores, "small/stores.csv")] {
        import_bytes(&storage, kind, &demo(name)).await.unwrap();
    }
    storage
}

fn rejected(report: &ImportReport) -> Vec<(u64, Option<&'static str>)> {
    report.rejected_rows.iter().map(|row| (row.line, row.column)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_listings_are_reported_in_order_and_the_rest_is_imported() {
    let storage = network().await;
    let file = b"\xef\xbb\xbf# one row for each product at each store\r\n\
        store_code,id,price,sale_price,quantity,availability,remark\r\n\
        shree-ganesh-vashi,tomato-250g,12.00 INR,,54,in stock,\"over\r\ntwo lines\"\r\n\
        nowhere,tomato-250g,12.00 INR,,54,in stock,\r\n\
        shree-ganesh-vashi,no-such-thing,12.00 INR,,54,in stock,\r\n\
        \r\n\
        shree-ganesh-vashi,tomato-500g,22.00 INR,22.01 INR,39,in stock,\r\n\
        shree-ganesh-vashi,tomato-500g,22.00 INR,,39,in stock,caf\xe9\r\n\
        shree-ganesh-vashi,tomato-250g,13.00 INR,,54,in stock,\r\n\
        shree-ganesh-vashi,tomato-1kg,42.00 INR,,40\r\n\
        shree-ganesh-vashi,tomato-1kg,42.00 INR,,40,in stock,\r\n";
    let report = import_bytes(&storage, FeedKind::Listings, file).await.unwrap();
    assert_eq!((report.added, report.rejected, report.rows()), (2, 6, 8), "{}", printed(&report));
    assert_eq!(
        rejected(&report),
        [
            (5, Some("store_code")),
            (6, Some("id")),
            (8, Some("sale_price")),
            (9, None),
            (10, Some("id")),
            (11, None)
        ]
    );
    assert_eq!(
        printed(&report),
        "listings: 8 rows, 2 added, 0 changed, 0 unchanged, 6 rejected\n\
        \x20 line 5, store_code: there is no such store\n\
        \x20 line 6, id: there is no such product\n\
        \x20 line 8, sale_price: ₹22.01 is above the MRP of ₹22, which the law forbids (found: 22.01 INR)\n\
        \x20 line 9: it is not UTF-8; save the file as CSV in UTF-8\n\
        \x20 line 10, id: line 3 of this file has it already (found: tomato-250g)\n\
        \x20 line 11: it has 5 cells where the header has 7: is a text with a comma in it not in quotation marks?\n"
    );
    let listings = storage.listings(&"shree-ganesh-vashi".parse().unwrap()).await.unwrap().unwrap().listings;
    let ids: Vec<&str> = listings.iter().map(|listing| listing.product.as_str()).collect();
    assert_eq!(ids, ["tomato-1kg", "tomato-250g"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_stores_cannot_have_one_phone() {
    let storage = network().await;
    let stores = String::from_utf8(demo("small/stores.csv")).unwrap();
    let file: String = stores.lines().take(2).fold(String::new(), |text, line| text + line + "\n");
    let file = file.replace("shree-ganesh-vashi,", "another-store,");
    let report = import_bytes(&storage, FeedKind::Stores, file.as_bytes()).await.unwrap();
    assert_eq!(rejected(&report), [(2, Some("phone"))]);
    assert_eq!(storage.stores().await.unwrap().len(), 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_quotes_what_it_found_but_nothing_personal() {
    let storage = network().await;
    let stores = String::from_utf8(demo("small/stores.csv")).unwrap();
    let file: String = stores.lines().take(2).fold(String::new(), |text, line| text + line + "\n");
    let wrong_phone = file.replace("+917000000001", "70000 00001 (Ganesh)");
    let report = import_bytes(&storage, FeedKind::Stores, wrong_phone.as_bytes()).await.unwrap();
    assert_eq!(rejected(&report), [(2, Some("phone"))]);
    assert!(!printed(&report).contains("Ganesh"), "{}", printed(&report));
    let wrong_zone = file.replace("Asia/Kolkata", "Asia/\u{200b}Vashi");
    let report = import_bytes(&storage, FeedKind::Stores, wrong_zone.as_bytes()).await.unwrap();
    assert_eq!(report.rejected_rows[0].found.as_deref(), Some("Asia/\\u{200b}Vashi"));
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_are_right_after_descriptions_of_many_lines() {
    let storage = SqliteStorage::temporary(Mode::Sandbox).unwrap();
    let file = "id,title,description,price,category,hsn,gst_rate,sold_by,pack_size\n\
        dal,Dal,\"Split.\n\nWashed.\nSorted.\",90.00 INR,groceries,0713,5,piece,1 kg\n\
        rice,Rice,Long.,80.00 INR,groceries,1006,12,piece,1 kg\n";
    let report = import_bytes(&storage, FeedKind::Products, file.as_bytes()).await.unwrap();
    assert_eq!(rejected(&report), [(6, Some("gst_rate"))]);
    let products = storage.products().await.unwrap();
    assert_eq!(products.len(), 1);
    assert_eq!(products[0].description, "Split. Washed. Sorted.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_wrong_rows_only_is_reported_in_bounded_memory() {
    let storage = SqliteStorage::temporary(Mode::Sandbox).unwrap();
    let file = "store_code,id,price,quantity,availability\n".to_owned() + &"a,b,c,d,e\n".repeat(5_000);
    let mut seen = Vec::new();
    let mut watch = |rows| seen.push(rows);
    let report =
        server::feeds::import(&storage, FeedKind::Listings, file.as_bytes(), &mut watch).await.unwrap();
    assert_eq!((report.rejected, report.rejected_rows.len()), (5_000, 1_000));
    assert_eq!(report.rejected_rows.last().map(|row| row.line), Some(1_001));
    assert_eq!(seen, [2_000, 4_000, 5_000]);
    let text = printed(&report);
    assert_eq!(text.lines().count(), 52);
    assert!(text.ends_with("  and 4950 more\n"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_another_kind_changes_nothing() {
    let storage = network().await;
    let before = storage.versions().await.unwrap();
    let wrong = import_bytes(&storage, FeedKind::Stores, &demo("small/products.csv")).await.unwrap_err();
    assert!(matches!(&wrong, FeedError::InvalidTable(_)), "{wrong}");
    assert!(wrong.to_string().contains("lacks the columns store_code, name"), "{wrong}");
    assert_eq!(storage.versions().await.unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_before_a_read_error_are_imported() {
    use std::io::Read;
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let storage = network().await;
    let file = b"store_code,id,price,quantity,availability\n\
        asha-vashi,tomato-250g,12.00 INR,5,in stock\nasha-vashi,tom";
    let stopped = server::feeds::import(&storage, FeedKind::Listings, file.chain(Broken), &mut |_| {}).await;
    let stopped = stopped.unwrap_err().to_string();
    assert!(stopped.contains("stopped in line 3") && stopped.contains("the disk is gone"), "{stopped}");
    let listings = storage.listings(&"asha-vashi".parse().unwrap()).await.unwrap().unwrap().listings;
    assert_eq!(listings.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_storage_ends_the_import() {
    let storage = network().await;
    storage.close().await.unwrap();
    let failed = import_bytes(&storage, FeedKind::Products, &demo("small/products.csv")).await.unwrap_err();
    assert!(matches!(&failed, FeedError::Storage { line: 2, .. }), "{failed}");
}
