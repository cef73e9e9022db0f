//! Requests to be notified of a store near a place. A place is encrypted, and its area compared by a keyed hash.

use async_trait::async_trait;
use commerce::{CoverageRequestId, CustomerId};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::canonical::canonical_id;
use super::codec::{Columns, from_json, to_json};
use super::product_requests::enqueue_if_open;
use super::transaction::{Snapshot, WriteTransaction};
use super::{SqliteStorage, sessions};
use crate::coverage::MAX_COVERAGE_REQUESTS;
use crate::secrets::Purpose;
use crate::{CoverageNotice, CoverageRequest, CoverageStorage, Result};

#[async_trait]
impl CoverageStorage for SqliteStorage {
    async fn request_coverage(&self, request: CoverageRequest) -> Result<bool> {
        self.write(move |transaction| insert(transaction, &request)).await
    }

    async fn coverage_requests(
        &self,
        after: Option<CoverageRequestId>,
        limit: u32,
    ) -> Result<Vec<CoverageRequest>> {
        let after = after.map_or(0, |id| id.0).to_be_bytes();
        self.read(move |snapshot| {
            snapshot.rows(
                "SELECT id, customer, place_sealed, requested_at FROM coverage_requests
                 WHERE id > ?1 ORDER BY id LIMIT ?2",
                params![after, limit],
                |row| read_request(snapshot, row),
            )
        })
        .await
    }

    async fn coverage_requests_of(&self, customer: CustomerId) -> Result<Vec<CoverageRequest>> {
        self.read(move |snapshot| {
            snapshot.rows(
                "SELECT id, customer, place_sealed, requested_at FROM coverage_requests
                 WHERE customer = ?1 ORDER BY requested_at, id",
                [canonical_id(snapshot, customer)?.0.to_be_bytes()],
                |row| read_request(snapshot, row),
            )
        })
        .await
    }

    async fn notify_coverage(&self, notice: CoverageNotice, at: Timestamp) -> Result<bool> {
        self.write(move |transaction| notify(transaction, &notice, at)).await
    }
}

fn read_request(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Result<CoverageRequest> {
    let place = snapshot.secrets.open(Purpose::Place, &row.column::<Vec<u8>>(2)?)?;
    Ok(CoverageRequest {
        id: CoverageRequestId(row.column_id(0)?),
        customer: CustomerId(row.column_id(1)?),
        place: from_json("place", &place)?,
        requested_at: row.column_instant(3)?,
    })
}

fn insert(transaction: &WriteTransaction<'_>, request: &CoverageRequest) -> Result<bool> {
    let customer = canonical_id(transaction, request.customer)?.0.to_be_bytes();
    let area_hash = transaction.secrets.digest(Purpose::Place, &request.place.position.area());
    let others: Option<i64> = transaction.value(
        "SELECT COUNT(*) FROM coverage_requests WHERE customer = ?1 AND area_hash <> ?2",
        params![customer, area_hash],
    )?;
    if others.unwrap_or_default() >= i64::from(MAX_COVERAGE_REQUESTS) {
        return Ok(false);
    }
    let mut place = request.place.clone();
    place.position = place.position.rounded();
    transaction.execute(
        "INSERT INTO coverage_requests (id, customer, area_hash, place_sealed, requested_at)
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (customer, area_hash) DO NOTHING",
        params![
            request.id.0.to_be_bytes(),
            customer,
            area_hash,
            transaction.secrets.seal(Purpose::Place, &to_json(&place)?)?,
            request.requested_at.as_microsecond()
        ],
    )?;
    Ok(true)
}

/// Sends a notice while the chat is open, once: its request is deleted with it.
pub(super) fn notify(
    transaction: &WriteTransaction<'_>,
    notice: &CoverageNotice,
    at: Timestamp,
) -> Result<bool> {
    let id = notice.request.0.to_be_bytes();
    let waits: Option<i64> = transaction.value("SELECT 1 FROM coverage_requests WHERE id = ?1", [id])?;
    if waits.is_none() || !enqueue_if_open(transaction, &notice.message, at)? {
        return Ok(false);
    }
    sessions::add_link(transaction, &notice.link)?;
    transaction.execute("DELETE FROM coverage_requests WHERE id = ?1", [id])?;
    Ok(true)
}

/// Moves a merged customer's requests to the other one, who may have made the same.
pub(super) fn merge(transaction: &WriteTransaction<'_>, into: CustomerId, from: CustomerId) -> Result<()> {
    let both = params![into.0.to_be_bytes(), from.0.to_be_bytes()];
    transaction.execute(
        "DELETE FROM coverage_requests WHERE customer = ?2 AND area_hash IN
            (SELECT area_hash FROM coverage_requests WHERE customer = ?1)",
        both,
    )?;
    transaction.execute("UPDATE coverage_requests SET customer = ?1 WHERE customer = ?2", both)?;
    Ok(())
}
