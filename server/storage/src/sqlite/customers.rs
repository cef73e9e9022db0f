//! Customers: who a message proves its sender to be, and what is known of them.
//!
//! A customer has identities: user ids and phones, each proven by an inbound message. When one message
//! proves a user id of one customer and the phone of another, the two were one person all along: the
//! younger is joined into the older, and its id goes on leading to the same person. A phone that comes
//! with a user id other than its customer's has changed hands: India's numbers are given out again, and
//! the new owner must not find the old one's orders.

use commerce::{CartId, CustomerId, Phone, Place};
use jiff::Timestamp;
use rusqlite::params;

use super::codec::{Columns, customer_text, from_json, id_bytes, micros, to_json};
use super::conversations;
use super::transaction::{Snapshot, WriteTransaction};
use crate::customers::Digest;
use crate::secrets::Purpose;
use crate::{Address, Conversation, Customer, Identity, Result, StorageError};

const PHONE: &str = "phone";
const USER_ID: &str = "user_id";

/// The customer an id leads to today: the one it was joined into, else itself.
pub(super) fn resolved(snapshot: &Snapshot<'_>, customer: CustomerId) -> Result<CustomerId> {
    let joined =
        snapshot.row("SELECT joined_into FROM customers WHERE id = ?1", [id_bytes(customer.0)], |row| {
            row.column_id_or_none(0)
        })?;
    Ok(joined.flatten().map_or(customer, CustomerId))
}

fn customer_with(snapshot: &Snapshot<'_>, hash: &Digest) -> Result<Option<CustomerId>> {
    snapshot.row("SELECT customer FROM identities WHERE hash = ?1", [hash], |row| {
        Ok(CustomerId(row.column_id(0)?))
    })
}

fn has_other_user_id(snapshot: &Snapshot<'_>, customer: CustomerId, hash: &Digest) -> Result<bool> {
    let other: Option<i64> = snapshot.value(
        "SELECT 1 FROM identities WHERE customer = ?1 AND kind = ?2 AND hash <> ?3",
        params![id_bytes(customer.0), USER_ID, hash],
    )?;
    Ok(other.is_some())
}

/// The newest proven identity of a kind, opened.
fn newest(
    snapshot: &Snapshot<'_>,
    customer: CustomerId,
    kind: &str,
    purpose: Purpose,
) -> Result<Option<String>> {
    let sealed: Option<Vec<u8>> = snapshot.value(
        "SELECT sealed FROM identities WHERE customer = ?1 AND kind = ?2 ORDER BY proven_at DESC, hash LIMIT 1",
        params![id_bytes(customer.0), kind],
    )?;
    snapshot.secrets.open_some(purpose, sealed)
}

pub(super) fn address(snapshot: &Snapshot<'_>, customer: CustomerId) -> Result<Option<Address>> {
    let customer = resolved(snapshot, customer)?;
    let phone = newest(snapshot, customer, PHONE, Purpose::Phone)?;
    let phone = phone.map(|e164| from_json::<Phone>("phone", &to_json(&e164)?)).transpose()?;
    let user_id = newest(snapshot, customer, USER_ID, Purpose::UserId)?;
    Ok((phone.is_some() || user_id.is_some()).then_some(Address { user_id, phone }))
}

pub(super) fn customer(snapshot: &Snapshot<'_>, customer: CustomerId) -> Result<Option<Customer>> {
    let customer = resolved(snapshot, customer)?;
    let row = snapshot.row(
        "SELECT given_name_sealed, profile_name_sealed, place_sealed, cart FROM customers WHERE id = ?1",
        [id_bytes(customer.0)],
        |row| {
            let sealed = (row.column(0)?, row.column(1)?, row.column(2)?);
            Ok((sealed, row.column_id_or_none(3)?))
        },
    )?;
    let Some(((given, profile, place), cart)) = row else { return Ok(None) };
    let secrets = snapshot.secrets;
    let given = secrets.open_some(Purpose::Name, given)?;
    let place = secrets.open_some(Purpose::Place, place)?;
    let name = match given {
        Some(given) => Some(given),
        None => secrets.open_some(Purpose::Name, profile)?,
    };
    Ok(Some(Customer {
        id: customer,
        name,
        masked_phone: address(snapshot, customer)?
            .and_then(|address| address.phone)
            .map(|phone| phone.mask()),
        language: conversations::conversation(snapshot, &customer_text(customer))?.language,
        place: place.map(|place| from_json("place", &place)).transpose()?,
        cart: cart.map(CartId),
    }))
}

/// Finds or makes the customer a message came from, and restarts the 24-hour window.
pub(super) fn meet(
    transaction: &WriteTransaction<'_>,
    identity: &Identity,
    profile_name: Option<&str>,
    at: Timestamp,
    new_id: CustomerId,
) -> Result<(Customer, Conversation)> {
    let secrets = transaction.secrets;
    let user_id = identity.user_id.as_deref();
    let phone = identity.phone.as_ref().map(Phone::e164);
    if user_id.is_none() && phone.is_none() {
        return Err(StorageError::Corrupt { what: "identity" });
    }
    let user_hash = user_id.map(|user_id| secrets.digest(Purpose::UserId, user_id));
    let phone_hash = phone.map(|phone| secrets.digest(Purpose::Phone, phone));
    let by_user = user_hash.map(|hash| customer_with(transaction, &hash)).transpose()?.flatten();
    let mut by_phone = phone_hash.map(|hash| customer_with(transaction, &hash)).transpose()?.flatten();
    if let (Some(customer), Some(user_hash), Some(phone_hash)) = (by_phone, &user_hash, &phone_hash)
        && by_user != Some(customer)
        && has_other_user_id(transaction, customer, user_hash)?
    {
        // The number has a new owner.
        transaction.run(
            "DELETE FROM identities WHERE customer = ?1 AND kind = ?2 AND hash = ?3",
            params![id_bytes(customer.0), PHONE, phone_hash],
        )?;
        by_phone = None;
    }
    let customer = match (by_user, by_phone) {
        (Some(one), Some(other)) if one != other => join(transaction, one, other)?,
        (Some(known), _) | (None, Some(known)) => known,
        (None, None) => {
            transaction.run(
                "INSERT INTO customers (id, met_at) VALUES (?1, ?2)",
                params![id_bytes(new_id.0), micros(at)],
            )?;
            new_id
        }
    };
    for (kind, purpose, text, hash) in
        [(USER_ID, Purpose::UserId, user_id, user_hash), (PHONE, Purpose::Phone, phone, phone_hash)]
    {
        if let (Some(text), Some(hash)) = (text, hash) {
            transaction.run(
                "INSERT INTO identities (customer, kind, hash, sealed, proven_at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (customer, kind, hash) DO UPDATE SET proven_at = excluded.proven_at",
                params![id_bytes(customer.0), kind, hash, secrets.seal(purpose, text)?, micros(at)],
            )?;
        }
    }
    if let Some(name) = profile_name {
        keep_name(transaction, customer, "profile_name_sealed", name)?;
    }
    let conversation = conversations::heard(transaction, &customer_text(customer), at)?;
    let found = self::customer(transaction, customer)?.ok_or(StorageError::Corrupt { what: "customer" })?;
    Ok((found, conversation))
}

/// Makes two customers one: the older stays and takes over what it lacks. Answers who stays.
fn join(transaction: &WriteTransaction<'_>, one: CustomerId, other: CustomerId) -> Result<CustomerId> {
    let met_at = |customer: CustomerId| -> Result<i64> {
        let met_at =
            transaction.value("SELECT met_at FROM customers WHERE id = ?1", [id_bytes(customer.0)])?;
        met_at.ok_or(StorageError::Corrupt { what: "customer" })
    };
    let stays = if (met_at(one)?, one) <= (met_at(other)?, other) { one } else { other };
    let goes = if stays == one { other } else { one };
    let both = params![id_bytes(stays.0), id_bytes(goes.0)];
    // The two never share an identity: each was found by one of its own.
    transaction.run("UPDATE identities SET customer = ?1 WHERE customer = ?2", both)?;
    transaction.run("UPDATE customers SET joined_into = ?1 WHERE id = ?2 OR joined_into = ?2", both)?;
    transaction.run(
        "UPDATE customers SET
            given_name_sealed = COALESCE(given_name_sealed, (SELECT given_name_sealed FROM customers WHERE id = ?2)),
            profile_name_sealed = COALESCE(profile_name_sealed, (SELECT profile_name_sealed FROM customers WHERE id = ?2)),
            place_sealed = COALESCE(place_sealed, (SELECT place_sealed FROM customers WHERE id = ?2)),
            cart = COALESCE(cart, (SELECT cart FROM customers WHERE id = ?2))
         WHERE id = ?1",
        both,
    )?;
    conversations::join(transaction, &customer_text(stays), &customer_text(goes))?;
    Ok(stays)
}

fn keep_name(
    transaction: &WriteTransaction<'_>,
    customer: CustomerId,
    column: &'static str,
    name: &str,
) -> Result<()> {
    transaction.run(
        &format!("UPDATE customers SET {column} = ?2 WHERE id = ?1"),
        params![id_bytes(customer.0), transaction.secrets.seal(Purpose::Name, name)?],
    )?;
    Ok(())
}

pub(super) fn set_name(transaction: &WriteTransaction<'_>, customer: CustomerId, name: &str) -> Result<()> {
    let customer = resolved(transaction, customer)?;
    keep_name(transaction, customer, "given_name_sealed", name)
}

pub(super) fn set_place(
    transaction: &WriteTransaction<'_>,
    customer: CustomerId,
    place: &Place,
) -> Result<()> {
    let customer = resolved(transaction, customer)?;
    transaction.run(
        "UPDATE customers SET place_sealed = ?2 WHERE id = ?1",
        params![id_bytes(customer.0), transaction.secrets.seal(Purpose::Place, &to_json(place)?)?],
    )?;
    Ok(())
}

pub(super) fn set_cart(
    transaction: &WriteTransaction<'_>,
    customer: CustomerId,
    cart: Option<CartId>,
) -> Result<()> {
    let customer = resolved(transaction, customer)?;
    transaction.run(
        "UPDATE customers SET cart = ?2 WHERE id = ?1",
        params![id_bytes(customer.0), cart.map(|cart| id_bytes(cart.0))],
    )?;
    Ok(())
}
