//! What only a database in a file can get wrong: what the file shows, its key, other processes, the disk.
#![expect(clippy::unwrap_used, reason = "this is a test, its functions included that are none themselves")]

use std::path::Path;
use std::sync::Arc;

use commerce::notice::ChatMessage;
use commerce::order::NewOrder;
use commerce::{CustomerId, Language, MessageId, OutboxItem, Party, Place, Position};
use storage::contract::fixtures::*;
use storage::contract::{StorageFactory, run};
use storage::sqlite::SqliteStorage;
use storage::{
    CustomerStorage, Identity, Mode, NewEvent, NewMessage, Result, SendOutcome, Storage, StorageError,
    StorageKey,
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
        let test = TestStorage::open(&File(&directory)).await;
        let identity = Identity {
            user_id: Some("IN.4455667788".to_owned()),
            phone: Some(phone(12_345_678)),
            ..Identity::default()
        };
        let profile = Some("Profile-Asha".to_owned());
        let resolved = test.storage.resolve_customer(identity, profile, morning(), 1).await.unwrap();
        let customer = resolved.0.id;
        test.storage.set_name(customer, "Given-Asha").await.unwrap();
        let place = Place {
            position: Position { lat: 19.076_543, lon: 72.998_765 },
            label: "Behind-the-temple".to_owned(),
            pin: None,
            exact: true,
        };
        test.storage.set_place(customer, &place).await.unwrap();
        let order = NewOrder {
            contact_name: "Called-Asha".to_owned(),
            note: Some("Noted-Ripe".to_owned()),
            ..new_order(1)
        };
        test.place(with_key(order, "key-919812345678", 1)).await;
        let event = NewEvent {
            payload: "{\"from\":\"919812345678\",\"text\":\"Event-text\"}".to_owned(),
            ordering_key: Some("line-919812345678".to_owned()),
            ..new_event(1, "wamid.event919812345678", morning())
        };
        test.storage.store_events(vec![event]).await.unwrap();
        let text = ChatMessage::Text { body: "Dear Outgoing-Asha".to_owned() };
        let to = Party::Customer(CustomerId(5));
        let message =
            NewMessage { id: MessageId(5), recipient: to, item: OutboxItem::Message { message: text } };
        test.write_messages(vec![message], morning()).await;
        let taken = SendOutcome::Accepted { external_id: "wamid.sent919812345678".to_owned() };
        test.storage.record_send(MessageId(5), taken, morning()).await.unwrap();

        let while_open = bytes(directory.path());
        test.storage.close().await.unwrap();
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
                assert!(contains(&bytes, shown), "{shown} cannot be read: are these the files?");
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
        let test = TestStorage::open(&File(&directory)).await;
        test.set_stock("dal", 1_000).await;
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
            test.place(NewOrder { lines: vec![line("dal", 1)], slot, ..new_order(number) }).await;
        }
        assert_eq!(import.await.unwrap().added, 6_000);
        assert_eq!(test.storage.products().await.unwrap().len(), 6_005);
        assert_eq!(test.listing(&corner(), "dal").await.held, 300);
        let test = test.reopen(&File(&directory)).await;
        assert_eq!(test.listing(&corner(), "dal").await.held, 300);
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

#[test]
fn a_second_server_is_refused_and_an_import_is_not() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("storage.sqlite");
    let serve = || SqliteStorage::open_exclusive(&path, Mode::Sandbox, storage_key());
    let first = serve().unwrap();
    assert_eq!(serve().map(drop), Err(StorageError::InUse));
    drop(SqliteStorage::open(&path, Mode::Sandbox, storage_key()).unwrap());
    assert_eq!(serve().map(drop), Err(StorageError::InUse), "an import does not end the lock");
    run(async { first.close().await.unwrap() });
    assert!(serve().is_ok(), "closing does");
}

#[cfg(unix)]
#[test]
fn a_deleted_file_acknowledges_nothing() {
    for replace in [false, true] {
        let directory = TempDir::new().unwrap();
        let path = directory.path().join("storage.sqlite");
        run(async {
            let test = TestStorage::open(&File(&directory)).await;
            test.storage.check_health().await.unwrap();
            std::fs::remove_file(&path).unwrap();
            if replace {
                drop(SqliteStorage::open(&path, Mode::Sandbox, storage_key()).unwrap());
            }
            let placed = test.storage.place(new_order(1).into()).await;
            assert_eq!(placed, Err(StorageError::FileReplaced));
            assert_eq!(test.storage.check_health().await, Err(StorageError::Closed), "it has stopped");
        });
    }
}

#[test]
fn a_health_check_answers_while_another_process_holds_the_lock() {
    let directory = TempDir::new().unwrap();
    run(async {
        let test = TestStorage::open(&File(&directory)).await;
        let other = rusqlite::Connection::open(directory.path().join("storage.sqlite")).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert_eq!(test.storage.check_health().await, Err(StorageError::Busy));
        other.execute_batch("ROLLBACK").unwrap();
        // SQLite may sleep before it tries again; each check waits for it.
        while test.storage.check_health().await == Err(StorageError::Busy) {}
        test.storage.check_health().await.unwrap();
    });
}
