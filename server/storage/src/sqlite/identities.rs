//! Identities: who a message proves its sender to be, by the rules of [`commerce::identity`].

use commerce::identity::{KnownCustomer, Sender, resolve};
use commerce::{CustomerId, Home, Phone};
use jiff::Timestamp;
use rusqlite::params;

use super::codec::{Columns, customer_text};
use super::transaction::{Snapshot, WriteTransaction};
use super::{conversations, coverage, stores};
use crate::messages::KeyedHash;
use crate::secrets::{Purpose, Secrets};
use crate::{Identity, Result, StorageError};

const PHONE: &str = "phone";
const USER_ID: &str = "user_id";

/// The home that a sender's first customer id gets.
pub(super) fn home_of_sender(secrets: &Secrets, sender: &str) -> Home {
    Home::of_hash(&secrets.digest(Purpose::Sender, sender))
}

/// The newest verified identity of a kind, decrypted.
fn newest(
    snapshot: &Snapshot<'_>,
    customer: CustomerId,
    kind: &str,
    purpose: Purpose,
) -> Result<Option<String>> {
    let sealed: Option<Vec<u8>> = snapshot.value(
        "SELECT sealed FROM identities WHERE customer = ?1 AND kind = ?2
         ORDER BY verified_at DESC, hash LIMIT 1",
        params![customer.0.to_be_bytes(), kind],
    )?;
    snapshot.secrets.open_optional(purpose, sealed)
}

/// The phone number that a customer wrote from last.
pub(super) fn newest_phone(snapshot: &Snapshot<'_>, customer: CustomerId) -> Result<Option<Phone>> {
    let phone = newest(snapshot, customer, PHONE, Purpose::Phone)?;
    phone.as_deref().map(stores::parse_phone).transpose()
}

/// The user id that a customer wrote from last.
pub(super) fn newest_user_id(snapshot: &Snapshot<'_>, customer: CustomerId) -> Result<Option<String>> {
    newest(snapshot, customer, USER_ID, Purpose::UserId)
}

/// One identity of a message, as it is looked up and stored.
struct Proof<'m> {
    kind: &'static str,
    purpose: Purpose,
    text: &'m str,
    hash: KeyedHash,
}

pub(super) fn resolve_sender(
    transaction: &WriteTransaction<'_>,
    identity: &Identity,
    at: Timestamp,
    random: u128,
) -> Result<CustomerId> {
    let secrets = transaction.secrets;
    let user_id = identity.user_id.as_deref().map(|text| Proof {
        kind: USER_ID,
        purpose: Purpose::UserId,
        text,
        // User ids of different chat services are different people.
        hash: secrets.digest(Purpose::UserId, &format!("{}:{text}", identity.channel.code())),
    });
    let phone = identity.phone.as_ref().map(|phone| Proof {
        kind: PHONE,
        purpose: Purpose::Phone,
        text: phone.e164(),
        hash: secrets.digest(Purpose::Phone, phone.e164()),
    });
    let user_hash = user_id.as_ref().map(|proof| proof.hash);
    let by_user_id = known_customer(transaction, user_id.as_ref(), None)?;
    let by_phone = known_customer(transaction, phone.as_ref(), user_hash)?;
    let resolution = resolve(by_user_id, by_phone);
    if resolution.detach_phone_from.is_some()
        && let Some(phone) = &phone
    {
        transaction.execute("DELETE FROM identities WHERE hash = ?1", [phone.hash])?;
    }
    let customer = match resolution.sender {
        Sender::Known(customer) => customer,
        Sender::Merge { into, from } => {
            merge(transaction, into, from)?;
            into
        }
        Sender::New => {
            let sender = identity.user_id.as_deref().or(identity.phone.as_ref().map(Phone::digits));
            let sender = sender.ok_or(StorageError::Corrupt { what: "identity" })?;
            let customer = CustomerId::new(home_of_sender(secrets, sender), random);
            transaction.execute(
                "INSERT INTO customers (id, created_at) VALUES (?1, ?2)",
                params![customer.0.to_be_bytes(), at.as_microsecond()],
            )?;
            customer
        }
    };
    for proof in user_id.into_iter().chain(phone) {
        transaction.execute(
            "INSERT INTO identities (hash, customer, channel, kind, sealed, verified_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (hash) DO UPDATE SET customer = excluded.customer,
                verified_at = excluded.verified_at",
            params![
                proof.hash,
                customer.0.to_be_bytes(),
                identity.channel.code(),
                proof.kind,
                secrets.seal(proof.purpose, proof.text)?,
                at.as_microsecond()
            ],
        )?;
    }
    Ok(customer)
}

/// The customer whom an identity leads to; `user_hash` is the user id of the same message.
fn known_customer(
    snapshot: &Snapshot<'_>,
    proof: Option<&Proof<'_>>,
    user_hash: Option<KeyedHash>,
) -> Result<Option<KnownCustomer>> {
    let Some(proof) = proof else { return Ok(None) };
    let found = snapshot.row(
        "SELECT c.id, c.created_at FROM identities AS i JOIN customers AS c ON c.id = i.customer
         WHERE i.hash = ?1",
        [proof.hash],
        |row| Ok((CustomerId(row.column_id(0)?), row.column_instant(1)?)),
    )?;
    let Some((id, created_at)) = found else { return Ok(None) };
    let other: Option<i64> = snapshot.value(
        "SELECT 1 FROM identities WHERE customer = ?1 AND kind = ?2 AND hash <> ?3",
        params![id.0.to_be_bytes(), USER_ID, user_hash],
    )?;
    // Without a user id in the message nothing is compared: `hash <> NULL` is never true.
    Ok(Some(KnownCustomer { id, created_at, has_other_user_id: other.is_some() }))
}

/// Moves all that is a customer's to another one, who takes over what they lack.
fn merge(transaction: &WriteTransaction<'_>, into: CustomerId, from: CustomerId) -> Result<()> {
    let both = params![into.0.to_be_bytes(), from.0.to_be_bytes()];
    transaction.execute("UPDATE identities SET customer = ?1 WHERE customer = ?2", both)?;
    transaction.execute("UPDATE customers SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", both)?;
    transaction.execute(
        "UPDATE customers AS kept SET
            given_name_sealed = COALESCE(kept.given_name_sealed, merged.given_name_sealed),
            profile_name_sealed = COALESCE(kept.profile_name_sealed, merged.profile_name_sealed),
            place_sealed = COALESCE(kept.place_sealed, merged.place_sealed),
            cart = COALESCE(kept.cart, merged.cart)
         FROM customers AS merged WHERE kept.id = ?1 AND merged.id = ?2",
        both,
    )?;
    coverage::merge(transaction, into, from)?;
    let texts = params![customer_text(into), customer_text(from)];
    transaction.execute("UPDATE sessions SET owner = ?1 WHERE owner = ?2", texts)?;
    transaction.execute("UPDATE links SET owner = ?1 WHERE owner = ?2", texts)?;
    conversations::merge(transaction, &customer_text(into), &customer_text(from))
}
