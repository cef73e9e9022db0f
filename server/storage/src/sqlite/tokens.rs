//! Links and sessions: what is known by the hash of a token.

use commerce::{CartId, CustomerId, OrderId, StoreCode};
use jiff::Timestamp;
use rusqlite::params;

use super::codec::{
    Columns, customer_text, from_json, id_bytes, language, micros, party, store_code, store_text, to_json,
};
use super::customers;
use super::transaction::{Snapshot, WriteTransaction};
use crate::customers::Digest;
use crate::secrets::Purpose;
use crate::{Link, LinkPurpose, NewLink, NewSession, Result, Session, SessionPatch, StorageError};

pub(super) fn add_link(transaction: &WriteTransaction<'_>, link: &NewLink) -> Result<()> {
    let (owner, purpose, cart, order) = match &link.purpose {
        LinkPurpose::Shop { customer, cart } => (customer_text(*customer), "shop", *cart, None),
        LinkPurpose::Order { customer, order } => (customer_text(*customer), "order", None, Some(*order)),
        LinkPurpose::Counter { store } => (store_text(store), "counter", None, None),
    };
    transaction.run(
        "INSERT INTO links (owner, token_hash, purpose, cart, order_id, language, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (owner, token_hash) DO NOTHING",
        params![
            owner,
            link.token,
            purpose,
            cart.map(|cart| id_bytes(cart.0)),
            order.map(|order| id_bytes(order.0)),
            link.language.code(),
            link.expires_at.map(micros)
        ],
    )?;
    Ok(())
}

pub(super) fn link(snapshot: &Snapshot<'_>, token: &Digest) -> Result<Option<Link>> {
    snapshot.row(
        "SELECT owner, purpose, cart, order_id, language, expires_at FROM links WHERE token_hash = ?1",
        [token],
        |row| {
            let owner = party(&row.column::<String>(0)?)?;
            let damaged = StorageError::Corrupt { what: "link" };
            let purpose = match (row.column::<String>(1)?.as_str(), owner) {
                ("shop", commerce::Party::Customer(customer)) => LinkPurpose::Shop {
                    customer: customers::resolved(snapshot, customer)?,
                    cart: row.column_id_or_none(2)?.map(CartId),
                },
                ("order", commerce::Party::Customer(customer)) => LinkPurpose::Order {
                    customer: customers::resolved(snapshot, customer)?,
                    order: OrderId(row.column_id_or_none(3)?.ok_or(damaged)?),
                },
                ("counter", commerce::Party::Store(store)) => LinkPurpose::Counter { store },
                _ => return Err(damaged),
            };
            let expires_at = row.column_instant_or_none(5)?;
            Ok(Link { purpose, language: language(&row.column::<String>(4)?)?, expires_at })
        },
    )
}

pub(super) fn open_session(transaction: &WriteTransaction<'_>, new: &NewSession) -> Result<()> {
    let session = &new.session;
    let place = session.place.as_ref().map(to_json).transpose()?;
    transaction.run("DELETE FROM sessions WHERE token_hash = ?1", [new.token])?;
    transaction.run(
        "INSERT INTO sessions (owner, token_hash, counter, cart, place_sealed, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            session.customer.map(customer_text).unwrap_or_default(),
            new.token,
            session.counter.as_ref().map(StoreCode::as_str),
            session.cart.map(|cart| id_bytes(cart.0)),
            transaction.secrets.seal_some(Purpose::Place, place.as_deref())?,
            micros(new.expires_at)
        ],
    )?;
    Ok(())
}

pub(super) fn session(snapshot: &Snapshot<'_>, token: &Digest, now: Timestamp) -> Result<Option<Session>> {
    snapshot.row(
        "SELECT owner, counter, cart, place_sealed, expires_at FROM sessions
         WHERE token_hash = ?1 AND expires_at > ?2",
        params![token, micros(now)],
        |row| {
            let place = snapshot.secrets.open_some(Purpose::Place, row.column(3)?)?;
            Ok(Session {
                customer: session_customer(snapshot, &row.column::<String>(0)?)?,
                counter: row.column::<Option<String>>(1)?.as_deref().map(store_code).transpose()?,
                cart: row.column_id_or_none(2)?.map(CartId),
                place: place.map(|place| from_json("place", &place)).transpose()?,
                expires_at: Some(row.column_instant(4)?),
            })
        },
    )
}

fn session_customer(snapshot: &Snapshot<'_>, owner: &str) -> Result<Option<CustomerId>> {
    if owner.is_empty() {
        return Ok(None);
    }
    match party(owner)? {
        commerce::Party::Customer(customer) => Ok(Some(customers::resolved(snapshot, customer)?)),
        commerce::Party::Store(_) => Err(StorageError::Corrupt { what: "session" }),
    }
}

pub(super) fn change_session(
    transaction: &WriteTransaction<'_>,
    token: &Digest,
    change: &SessionPatch,
    until: Timestamp,
) -> Result<()> {
    if let Some(cart) = change.cart {
        transaction.run(
            "UPDATE sessions SET cart = ?2 WHERE token_hash = ?1",
            params![token, cart.map(|cart| id_bytes(cart.0))],
        )?;
    }
    if let Some(place) = &change.place {
        transaction.run(
            "UPDATE sessions SET place_sealed = ?2 WHERE token_hash = ?1",
            params![token, transaction.secrets.seal(Purpose::Place, &to_json(place)?)?],
        )?;
    }
    transaction
        .run("UPDATE sessions SET expires_at = ?2 WHERE token_hash = ?1", params![token, micros(until)])?;
    Ok(())
}

pub(super) fn close_session(transaction: &WriteTransaction<'_>, token: &Digest) -> Result<()> {
    transaction.run("DELETE FROM sessions WHERE token_hash = ?1", [token])?;
    Ok(())
}
