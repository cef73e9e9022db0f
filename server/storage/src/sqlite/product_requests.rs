//! Requests for products. What people type can contain anything, so it is encrypted and compared by a keyed hash.

use async_trait::async_trait;
use commerce::notice::is_chat_open;
use commerce::product_request::{MAX_REQUESTS_PER_DAY, MAX_WAITING_REQUESTS};
use commerce::{CustomerId, NewMessage, ProductRequestId, RequestAnswer, RequestedWords, StoreCode};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::canonical::canonical_id;
use super::codec::{Columns, days_before};
use super::transaction::{Snapshot, WriteTransaction};
use super::{SqliteStorage, conversations, outbox};
use crate::secrets::Purpose;
use crate::{
    NewProductRequest, ProductRequest, ProductRequestOutcome, ProductRequestStorage, Result, StorageError,
};

#[async_trait]
impl ProductRequestStorage for SqliteStorage {
    async fn request_product(&self, request: NewProductRequest) -> Result<ProductRequestOutcome> {
        self.write(move |transaction| insert(transaction, &request)).await
    }

    async fn waiting_product_requests(&self, store: &StoreCode, limit: u32) -> Result<Vec<ProductRequest>> {
        let store = store.clone();
        self.read(move |snapshot| {
            snapshot.rows(
                "SELECT id, customer, words_sealed, requested_at, answer FROM product_requests
                 WHERE store = ?1 AND answer IS NULL ORDER BY requested_at, id LIMIT ?2",
                params![store.as_str(), limit],
                |row| read_request(snapshot, row),
            )
        })
        .await
    }

    async fn find_product_request(
        &self,
        customer: CustomerId,
        store: &StoreCode,
        words: &RequestedWords,
    ) -> Result<Option<ProductRequest>> {
        let (store, words) = (store.clone(), words.clone());
        self.read(move |snapshot| find(snapshot, customer, &store, &words)).await
    }

    async fn answer_product_requests(
        &self,
        store: &StoreCode,
        answer: RequestAnswer,
        replies: Vec<(ProductRequestId, NewMessage)>,
        at: Timestamp,
    ) -> Result<usize> {
        let store = store.clone();
        self.write(move |transaction| {
            let mut answered = 0;
            for (request, message) in &replies {
                let updated = transaction.execute(
                    "UPDATE product_requests SET answer = ?3 WHERE id = ?1 AND store = ?2 AND answer IS NULL",
                    params![request.0.to_be_bytes(), store.as_str(), answer.code()],
                )?;
                if updated == 1 {
                    enqueue_if_open(transaction, message, at)?;
                }
                answered += updated;
            }
            Ok(answered)
        })
        .await
    }
}

fn read_request(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Result<ProductRequest> {
    let words = snapshot.secrets.open(Purpose::RequestedWords, &row.column::<Vec<u8>>(2)?)?;
    let answer = row.column::<Option<String>>(4)?.map(|code| {
        RequestAnswer::from_code(&code).ok_or(StorageError::Corrupt { what: "answer to a request" })
    });
    Ok(ProductRequest {
        id: ProductRequestId(row.column_id(0)?),
        customer: CustomerId(row.column_id(1)?),
        words: RequestedWords::parse(&words).ok_or(StorageError::Corrupt { what: "requested words" })?,
        requested_at: row.column_instant(3)?,
        answer: answer.transpose()?,
    })
}

fn find(
    snapshot: &Snapshot<'_>,
    customer: CustomerId,
    store: &StoreCode,
    words: &RequestedWords,
) -> Result<Option<ProductRequest>> {
    snapshot.row(
        "SELECT id, customer, words_sealed, requested_at, answer FROM product_requests
         WHERE store = ?1 AND key_hash = ?2
            AND customer IN (SELECT ?3 UNION ALL SELECT id FROM customers WHERE merged_into = ?3)
         ORDER BY requested_at DESC LIMIT 1",
        params![
            store.as_str(),
            snapshot.secrets.digest(Purpose::RequestedWords, &words.key()),
            canonical_id(snapshot, customer)?.0.to_be_bytes()
        ],
        |row| read_request(snapshot, row),
    )
}

fn count(snapshot: &Snapshot<'_>, sql: &str, values: impl rusqlite::Params) -> Result<i64> {
    Ok(snapshot.value(sql, values)?.unwrap_or_default())
}

fn insert(transaction: &WriteTransaction<'_>, request: &NewProductRequest) -> Result<ProductRequestOutcome> {
    let NewProductRequest { id, store, customer, words, message, at } = request;
    let customer = canonical_id(transaction, *customer)?;
    if find(transaction, customer, store, words)?.is_some() {
        return Ok(ProductRequestOutcome::Known);
    }
    let today = count(
        transaction,
        "SELECT COUNT(*) FROM product_requests
         WHERE customer IN (SELECT ?1 UNION ALL SELECT id FROM customers WHERE merged_into = ?1)
            AND requested_at > ?2",
        params![customer.0.to_be_bytes(), days_before(*at, 1)],
    )?;
    let waiting = count(
        transaction,
        "SELECT COUNT(*) FROM product_requests WHERE store = ?1 AND answer IS NULL",
        [store.as_str()],
    )?;
    if today >= i64::from(MAX_REQUESTS_PER_DAY) || waiting >= i64::from(MAX_WAITING_REQUESTS) {
        return Ok(ProductRequestOutcome::LimitReached);
    }
    let key_hash = transaction.secrets.digest(Purpose::RequestedWords, &words.key());
    let same = count(
        transaction,
        "SELECT COUNT(*) FROM product_requests WHERE store = ?1 AND key_hash = ?2 AND answer IS NULL",
        params![store.as_str(), key_hash],
    )?;
    transaction.execute(
        "INSERT INTO product_requests (id, store, customer, words_sealed, key_hash, requested_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            id.0.to_be_bytes(),
            store.as_str(),
            customer.0.to_be_bytes(),
            transaction.secrets.seal(Purpose::RequestedWords, words.as_str())?,
            key_hash,
            at.as_microsecond()
        ],
    )?;
    if same == 0 {
        enqueue_if_open(transaction, message, *at)?;
    }
    Ok(ProductRequestOutcome::Stored)
}

/// Sends a message, unless its recipient's chat is closed: what is not worth a template is read on the pages.
/// Returns whether it is sent.
pub(super) fn enqueue_if_open(
    transaction: &WriteTransaction<'_>,
    message: &NewMessage,
    at: Timestamp,
) -> Result<bool> {
    let owner = conversations::owner(transaction, &message.recipient)?;
    let (_, conversation) = conversations::newest(transaction, &owner)?;
    let is_open = is_chat_open(conversation.last_inbound_at, at);
    if is_open {
        outbox::enqueue(transaction, message, at)?;
    }
    Ok(is_open)
}
