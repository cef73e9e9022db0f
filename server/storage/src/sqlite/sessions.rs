//! Links and sessions: what is known by the hash of a token.

use commerce::{CartId, OrderId, Party, Place};
use jiff::Timestamp;
use rusqlite::params;

use super::canonical::canonical_id;
use super::codec::{Columns, customer_text, from_json, parse_language, parse_party, store_text};
use super::conversations;
use super::transaction::{Snapshot, WriteTransaction};
use crate::secrets::Purpose;
use crate::{
    Link, LinkPurpose, NewLink, NewSession, Patch, Result, Session, SessionPatch, SessionScope, StorageError,
    TokenDigest,
};

pub(super) fn add_link(transaction: &WriteTransaction<'_>, link: &NewLink) -> Result<()> {
    let (owner, purpose, cart, order) = match &link.purpose {
        LinkPurpose::Shop { customer, cart } => (customer_text(*customer), "shop", *cart, None),
        LinkPurpose::Order { customer, order } => (customer_text(*customer), "order", None, Some(*order)),
        LinkPurpose::Counter { store } => (store_text(store), "counter", None, None),
    };
    transaction.execute(
        "INSERT INTO links (token_hash, owner, purpose, cart, order_id, language, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (token_hash) DO NOTHING",
        params![
            link.token.hash,
            owner,
            purpose,
            cart.map(|cart| cart.0.to_be_bytes()),
            order.map(|order| order.0.to_be_bytes()),
            link.language.code(),
            link.created_at.as_microsecond(),
            link.expires_at.map(Timestamp::as_microsecond)
        ],
    )?;
    if order.is_none() {
        conversations::record_link(transaction, &owner, link.created_at)?;
    }
    Ok(())
}

pub(super) fn link(snapshot: &Snapshot<'_>, token: TokenDigest) -> Result<Option<Link>> {
    snapshot.row(
        "SELECT owner, purpose, cart, order_id, language, expires_at, consumed_at FROM links
         WHERE token_hash = ?1",
        [token.hash],
        |row| {
            let owner = parse_party(&row.column::<String>(0)?)?;
            let corrupt = StorageError::Corrupt { what: "link" };
            let purpose = match (row.column::<String>(1)?.as_str(), owner) {
                ("shop", Party::Customer(customer)) => LinkPurpose::Shop {
                    customer: canonical_id(snapshot, customer)?,
                    cart: row.column_optional_id(2)?.map(CartId),
                },
                ("order", Party::Customer(customer)) => LinkPurpose::Order {
                    customer: canonical_id(snapshot, customer)?,
                    order: OrderId(row.column_optional_id(3)?.ok_or(corrupt)?),
                },
                ("counter", Party::Store(store)) => LinkPurpose::Counter { store },
                _ => return Err(corrupt),
            };
            Ok(Link {
                purpose,
                language: parse_language(&row.column::<String>(4)?)?,
                expires_at: row.column_optional_instant(5)?,
                consumed_at: row.column_optional_instant(6)?,
            })
        },
    )
}

/// Stores a session; false when its single-use link is unknown, used or expired.
pub(super) fn create(transaction: &WriteTransaction<'_>, new: &NewSession) -> Result<bool> {
    let created_at = new.created_at.as_microsecond();
    if let Some(link) = new.single_use_link {
        let consumed = transaction.execute(
            "UPDATE links SET consumed_at = ?2
             WHERE token_hash = ?1 AND consumed_at IS NULL AND expires_at > ?2",
            params![link.hash, created_at],
        )?;
        if consumed == 0 {
            return Ok(false);
        }
    }
    if let Some(before) = new.replaces {
        transaction.execute("DELETE FROM sessions WHERE token_hash = ?1", [before.hash])?;
    }
    let (owner, order) = match &new.scope {
        SessionScope::Anonymous => (None, None),
        SessionScope::Customer(customer) => (Some(customer_text(*customer)), None),
        SessionScope::Order { customer, order } => (Some(customer_text(*customer)), Some(*order)),
        SessionScope::Counter(store) => (Some(store_text(store)), None),
    };
    transaction.execute(
        "INSERT INTO sessions (token_hash, owner, order_id, cart, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            new.token.hash,
            owner,
            order.map(|order| order.0.to_be_bytes()),
            new.cart.map(|cart| cart.0.to_be_bytes()),
            created_at,
            new.expires_at.as_microsecond()
        ],
    )?;
    Ok(true)
}

pub(super) fn find(snapshot: &Snapshot<'_>, token: TokenDigest, now: Timestamp) -> Result<Option<Session>> {
    let found = snapshot.row(
        "SELECT owner, order_id, cart, created_at, expires_at FROM sessions
         WHERE token_hash = ?1 AND expires_at > ?2",
        params![token.hash, now.as_microsecond()],
        |row| {
            let owner = row.column::<Option<String>>(0)?.as_deref().map(parse_party).transpose()?;
            let order = row.column_optional_id(1)?.map(OrderId);
            Ok(Session {
                scope: scope(snapshot, owner, order)?,
                cart: row.column_optional_id(2)?.map(CartId),
                place: None,
                language: None,
                created_at: row.column_instant(3)?,
                expires_at: row.column_instant(4)?,
            })
        },
    )?;
    let Some(mut session) = found else { return Ok(None) };
    if let SessionScope::Customer(customer) = session.scope {
        let own = snapshot.row(
            "SELECT cart, place_sealed FROM customers WHERE id = ?1",
            [customer.0.to_be_bytes()],
            |row| Ok((row.column_optional_id(0)?.map(CartId), open_place(snapshot, row.column(1)?)?)),
        )?;
        (session.cart, session.place) = own.unwrap_or_default();
        session.language = conversations::newest(snapshot, &customer_text(customer))?.1.language;
    }
    Ok(Some(session))
}

fn scope(snapshot: &Snapshot<'_>, owner: Option<Party>, order: Option<OrderId>) -> Result<SessionScope> {
    match (owner, order) {
        (None, None) => Ok(SessionScope::Anonymous),
        (Some(Party::Store(store)), None) => Ok(SessionScope::Counter(store)),
        (Some(Party::Customer(customer)), order) => {
            let customer = canonical_id(snapshot, customer)?;
            Ok(match order {
                Some(order) => SessionScope::Order { customer, order },
                None => SessionScope::Customer(customer),
            })
        }
        _ => Err(StorageError::Corrupt { what: "session" }),
    }
}

pub(super) fn update(
    transaction: &WriteTransaction<'_>,
    token: TokenDigest,
    patch: &SessionPatch,
    expires_at: Timestamp,
) -> Result<()> {
    let cart = match &patch.cart {
        Patch::Set(cart) => Some(cart.0.to_be_bytes()),
        Patch::Keep | Patch::Clear => None,
    };
    transaction.execute(
        "UPDATE sessions SET cart = CASE WHEN ?2 THEN cart ELSE ?3 END, expires_at = ?4
         WHERE token_hash = ?1",
        params![token.hash, patch.cart == Patch::Keep, cart, expires_at.as_microsecond()],
    )?;
    Ok(())
}

fn open_place(snapshot: &Snapshot<'_>, sealed: Option<Vec<u8>>) -> Result<Option<Place>> {
    let place = snapshot.secrets.open_optional(Purpose::Place, sealed)?;
    place.map(|place| from_json("place", &place)).transpose()
}

/// Deletes a party's sessions and links: every holder of one is signed out.
pub(super) fn delete_of(transaction: &WriteTransaction<'_>, party: &Party) -> Result<u64> {
    let owner = conversations::owner(transaction, party)?;
    transaction.execute("DELETE FROM links WHERE owner = ?1", [&owner])?;
    let deleted = transaction.execute("DELETE FROM sessions WHERE owner = ?1", [&owner])?;
    Ok(u64::try_from(deleted).unwrap_or(u64::MAX))
}
