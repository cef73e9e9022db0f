//! What only a ledger in a file can get wrong: what the file shows, its key, its neighbours.
#![expect(clippy::unwrap_used, reason = "this is a test, its functions included that are none themselves")]

use std::path::Path;
use std::sync::Arc;

use commerce::notice::Say;
use commerce::{CustomerId, Language, MessageId, Notice, Party, Place, Position};
use ledger::contract::fixtures::*;
use ledger::contract::{Site, run};
use ledger::sqlite::SqliteLedger;
use ledger::{
    IdempotencyKey, Identity, Ledger, LedgerError, LedgerKey, Mode, NewEvent, NewMessage, NewSession,
    PlaceOrder, Result, SendOutcome, Session,
};
use tempfile::TempDir;

struct File<'d>(&'d TempDir);

#[async_trait::async_trait]
impl Site for File<'_> {
    async fn open(&self, mode: Mode, key: LedgerKey) -> Result<Arc<dyn Ledger>> {
        Ok(Arc::new(SqliteLedger::open(self.0.path().join("ledger.sqlite"), mode, key)?))
    }
}

/// All bytes of the ledger's files.
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
        let shop = Shop::open(&File(&directory)).await;
        let identity = Identity { user_id: Some("IN.4455667788".to_owned()), phone: Some(phone(12_345_678)) };
        let profile = Some("Profile-Asha".to_owned());
        shop.ledger.meet_customer(identity, profile, morning(), CustomerId(1)).await.unwrap();
        shop.ledger.set_name(CustomerId(1), "Given-Asha").await.unwrap();
        let place = Place {
            position: Position { lat: 19.076_543, lon: 72.998_765 },
            label: "Behind-the-temple".to_owned(),
            pin: None,
            exact: true,
        };
        shop.ledger.set_place(CustomerId(1), &place).await.unwrap();
        let session = Session { place: Some(place), ..Session::default() };
        shop.ledger.open_session(NewSession { token: [2; 32], session, until: days_later(1) }).await.unwrap();
        let key = Some(IdempotencyKey { key: "key-919812345678".to_owned(), request: [1; 32] });
        shop.placed(PlaceOrder { contact_name: "Called-Asha".to_owned(), key, ..wanted(1) }).await;
        let event = NewEvent {
            key: "wamid.event919812345678".to_owned(),
            payload: "{\"from\":\"919812345678\",\"text\":\"Event-text\"}".to_owned(),
            line: Some("line-919812345678".to_owned()),
            at: morning(),
        };
        shop.ledger.receive(vec![event]).await.unwrap();
        let say = Say::Text { body: "Dear Outgoing-Asha".to_owned() };
        let to = Party::Customer(CustomerId(5));
        let message = NewMessage { id: MessageId(5), to, notice: Notice::Say { message: say } };
        shop.ledger.say(vec![message], morning()).await.unwrap();
        let taken = SendOutcome::Taken { wamid: "wamid.sent919812345678".to_owned() };
        shop.ledger.sent(MessageId(5), taken, morning()).await.unwrap();

        let while_open = bytes(directory.path());
        shop.ledger.close().await.unwrap();
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
            for shown in ["shree-ganesh", "Toor dal", "rehearsal"] {
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
    let path = directory.path().join("ledger.sqlite");
    let key = LedgerKey::beside(&path).unwrap();
    let _open = SqliteLedger::open(&path, Mode::Rehearsal, key).unwrap();
    let mut names = Vec::new();
    for file in std::fs::read_dir(directory.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
        names.push(file.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(names, ["ledger.sqlite", "ledger.sqlite-shm", "ledger.sqlite-wal", "ledger.sqlite.key"]);
}

#[test]
fn a_key_is_made_once_beside_a_new_ledger() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("ledger.sqlite");
    let keys: Vec<_> = std::thread::scope(|scope| {
        let makers: Vec<_> = (0..8).map(|_| scope.spawn(|| LedgerKey::beside(&path).unwrap())).collect();
        makers.into_iter().map(|maker| maker.join().unwrap()).collect()
    });
    assert!(keys.iter().all(|key| *key == keys[0]), "all got the one that stands there");
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1, "no draft stays");
    drop(SqliteLedger::open(&path, Mode::Rehearsal, keys[0].clone()).unwrap());
    assert_eq!(LedgerKey::beside(&path).unwrap(), keys[0]);

    std::fs::remove_file(directory.path().join("ledger.sqlite.key")).unwrap();
    assert_eq!(LedgerKey::beside(&path), Err(LedgerError::WrongKey), "a new key would not open it");
    std::fs::write(directory.path().join("ledger.sqlite.key"), "not a key").unwrap();
    assert_eq!(LedgerKey::beside(&path), Err(LedgerError::WrongKey));
}

#[test]
fn an_import_beside_the_server_loses_nothing() {
    let directory = TempDir::new().unwrap();
    run(async {
        let shop = Shop::open(&File(&directory)).await;
        shop.stock("dal", 1_000).await;
        // As `nukkad import` does it: another opening of the same file.
        let importer = File(&directory).open(Mode::Rehearsal, key()).await.unwrap();
        let products = (0..6_000).map(|n| product(&format!("p{n}"), "Thing", "चीज़")).collect();
        let import = tokio::spawn(async move {
            let imported = importer.import_products(products).await.unwrap();
            importer.close().await.unwrap();
            imported
        });
        for number in 1..=300u128 {
            let slot = slot(i64::try_from(number % 30).unwrap());
            shop.placed(PlaceOrder { lines: vec![line("dal", 1)], slot, ..wanted(number) }).await;
        }
        assert_eq!(import.await.unwrap().added, 6_000);
        assert_eq!(shop.ledger.products().await.unwrap().len(), 6_005);
        assert_eq!(shop.listing(&corner(), "dal").await.held, 300);
        let shop = shop.reopened(&File(&directory)).await;
        assert_eq!(shop.listing(&corner(), "dal").await.held, 300);
    });
}

#[test]
fn a_temporary_ledger_works_and_goes() {
    run(async {
        let ledger = SqliteLedger::temporary(Mode::Live).unwrap();
        ledger.set_language(&Party::Customer(CustomerId(1)), Language::Hindi).await.unwrap();
        ledger.ready().await.unwrap();
    });
}

#[test]
fn what_is_no_ledger_is_refused() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("ledger.sqlite");
    std::fs::write(&path, "This is not a database at all, whatever its name says.".repeat(99)).unwrap();
    let opened = SqliteLedger::open(&path, Mode::Rehearsal, key()).map(drop);
    assert!(matches!(opened, Err(LedgerError::Engine(_))));
    let opened =
        SqliteLedger::open(directory.path().join("missing/ledger"), Mode::Rehearsal, key()).map(drop);
    assert!(matches!(opened, Err(LedgerError::Engine(_))));
}
