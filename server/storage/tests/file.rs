//! What only a storage in a file can get wrong: what the file shows, its key, its neighbours.
#![expect(clippy::unwrap_used, reason = "this is a test, its functions included that are none themselves")]

use std::path::Path;
use std::sync::Arc;

use commerce::notice::ChatMessage;
use commerce::{CustomerId, Language, MessageId, OutboxItem, Party, Place, Position};
use storage::contract::fixtures::*;
use storage::contract::{StorageFactory, run};
use storage::sqlite::SqliteStorage;
use storage::{
    IdempotencyKey, Identity, Mode, NewEvent, NewMessage, NewSession, PlaceOrder, Result, SendOutcome,
    Session, Storage, StorageError, StorageKey,
};
use tempfile::TempDir;

struct File<'d>(&'d TempDir);

#[async_trait::async_trait]
impl StorageFactory for File<'_> {
    async fn open(&self, mode: Mode, key: StorageKey) -> Result<Arc<dyn Storage>> {
        Ok(Arc::new(SqliteStorage::open(self.0.path().join("storage.sqlite"), mode, key)?))
    }
}

/// All bytes of the storage's files.
fn bytes(directory: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(directory).unwrap();
    files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_files_show_nothing_personal() {
    let directory = TempDir::new().unwrap();
    run(async {
        let shop = TestStorage::open(&File(&directory)).await;
        let identity = Identity { user_id: Some("IN.4455667788".to_owned()), phone: Some(phone(12_345_678)) };
        let profile = Some("Profile-Asha".to_owned());
        shop.storage.resolve_customer(identity, profile, morning(), CustomerId(1)).await.unwrap();
        shop.storage.set_name(CustomerId(1), "Given-Asha").await.unwrap();
        let place = Place {
            position: Position { lat: 19.076_543, lon: 72.998_765 },
            label: "Behind-the-temple".to_owned(),
            pin: None,
            exact: true,
        };
        shop.storage.set_place(CustomerId(1), &place).await.unwrap();
        let session = Session { place: Some(place), ..Session::default() };
        shop.storage
            .create_session(NewSession { token: [2; 32], session, expires_at: days_later(1) })
            .await
            .unwrap();
        let key = Some(IdempotencyKey { key: "key-919812345678".to_owned(), request_hash: [1; 32] });
        shop.place(PlaceOrder { contact_name: "Called-Asha".to_owned(), key, ..order_request(1) }).await;
        let event = NewEvent {
            key: "wamid.event919812345678".to_owned(),
            payload: "{\"from\":\"919812345678\",\"text\":\"Event-text\"}".to_owned(),
            ordering_key: Some("line-919812345678".to_owned()),
            received_at: morning(),
        };
        shop.storage.store_events(vec![event]).await.unwrap();
        let say = ChatMessage::Text { body: "Dear Outgoing-Asha".to_owned() };
        let to = Party::Customer(CustomerId(5));
        let message =
            NewMessage { id: MessageId(5), recipient: to, item: OutboxItem::Message { message: say } };
        shop.storage.enqueue_messages(vec![message], morning()).await.unwrap();
        let taken = SendOutcome::Accepted { external_id: "wamid.sent919812345678".to_owned() };
        shop.storage.record_send(MessageId(5), taken, morning()).await.unwrap();

        let while_open = bytes(directory.path());
        shop.storage.close().await.unwrap();
        let when_closed = bytes(directory.path());
        for bytes in [while_open, when_closed] {
            for hidden in [
                "12345678",
                "IN.4455667788",
                "-Asha",
                "19.07654",
                "Behind-the-temple",
                "wamid.",
                "Event-text",
                "Outgoing",
                "9800000001",
                "9800000002",
            ] {
                assert!(!contains(&bytes, hidden), "{hidden} can be read");
            }
            for shown in ["shree-ganesh", "Toor dal", "sandbox"] {
                assert!(contains(&bytes, shown), "{shown} can not be read: are these the files?");
            }
        }
    });
}

#[cfg(unix)]
#[test]
fn the_files_are_their_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("storage.sqlite");
    let key = StorageKey::load_or_create_beside(&path).unwrap();
    let _open = SqliteStorage::open(&path, Mode::Sandbox, key).unwrap();
    let mut names = Vec::new();
    for file in std::fs::read_dir(directory.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
        names.push(file.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(names, ["storage.sqlite", "storage.sqlite-shm", "storage.sqlite-wal", "storage.sqlite.key"]);
}

#[test]
fn a_key_is_made_once_beside_a_new_storage() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("storage.sqlite");
    let keys: Vec<_> = std::thread::scope(|scope| {
        let makers: Vec<_> =
            (0..8).map(|_| scope.spawn(|| StorageKey::load_or_create_beside(&path).unwrap())).collect();
        makers.into_iter().map(|maker| maker.join().unwrap()).collect()
    });
    assert!(keys.iter().all(|key| *key == keys[0]), "all got the one that stands there");
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1, "no draft stays");
    drop(SqliteStorage::open(&path, Mode::Sandbox, keys[0].clone()).unwrap());
    assert_eq!(StorageKey::load_or_create_beside(&path).unwrap(), keys[0]);

    std::fs::remove_file(directory.path().join("storage.sqlite.key")).unwrap();
    assert_eq!(
        StorageKey::load_or_create_beside(&path),
        Err(StorageError::WrongKey),
        "a new key would not open it"
    );
    std::fs::write(directory.path().join("storage.sqlite.key"), "not a key").unwrap();
    assert_eq!(StorageKey::load_or_create_beside(&path), Err(StorageError::WrongKey));
}

#[test]
fn an_import_beside_the_server_loses_nothing() {
    let directory = TempDir::new().unwrap();
    run(async {
        let shop = TestStorage::open(&File(&directory)).await;
        shop.set_stock("dal", 1_000).await;
        // As `nukkad import` does it: another opening of the same file.
        let importer = File(&directory).open(Mode::Sandbox, storage_key()).await.unwrap();
        let products = (0..6_000).map(|n| product(&format!("p{n}"), "Thing", "चीज़")).collect();
        let import = tokio::spawn(async move {
            let imported = importer.import_products(products).await.unwrap();
            importer.close().await.unwrap();
            imported
        });
        for number in 1..=300u128 {
            let slot = slot(i64::try_from(number % 30).unwrap());
            shop.place(PlaceOrder { lines: vec![line("dal", 1)], slot, ..order_request(number) }).await;
        }
        assert_eq!(import.await.unwrap().added, 6_000);
        assert_eq!(shop.storage.products().await.unwrap().len(), 6_005);
        assert_eq!(shop.listing(&corner(), "dal").await.held, 300);
        let shop = shop.reopen(&File(&directory)).await;
        assert_eq!(shop.listing(&corner(), "dal").await.held, 300);
    });
}

#[test]
fn a_temporary_storage_works_and_goes() {
    run(async {
        let storage = SqliteStorage::temporary(Mode::Live).unwrap();
        storage.set_language(&Party::Customer(CustomerId(1)), Language::Hindi).await.unwrap();
        storage.check_health().await.unwrap();
    });
}

#[test]
fn what_is_no_storage_is_refused() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("storage.sqlite");
    std::fs::write(&path, "This is not a database at all, whatever its name says.".repeat(99)).unwrap();
    let opened = SqliteStorage::open(&path, Mode::Sandbox, storage_key()).map(drop);
    assert!(matches!(opened, Err(StorageError::Engine(_))));
    let opened =
        SqliteStorage::open(directory.path().join("missing/storage"), Mode::Sandbox, storage_key()).map(drop);
    assert!(matches!(opened, Err(StorageError::Engine(_))));
}
