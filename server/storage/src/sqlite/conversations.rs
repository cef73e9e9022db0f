//! Conversations: the language of a chat, and when its party last wrote.

use commerce::{Language, Party, Phone, StoreCode};
use jiff::Timestamp;
use rusqlite::params;

use super::codec::{Columns, customer_text, language, micros, store_text};
use super::transaction::{Snapshot, WriteTransaction};
use super::{customers, stores};
use crate::{Address, Conversation, Result};

/// The owner of a party's conversation: a customer who was joined has that of the one it was joined into.
pub(super) fn owner(snapshot: &Snapshot<'_>, party: &Party) -> Result<String> {
    Ok(match party {
        Party::Customer(customer) => customer_text(customers::resolved(snapshot, *customer)?),
        Party::Store(store) => store_text(store),
    })
}

pub(super) fn conversation(snapshot: &Snapshot<'_>, owner: &str) -> Result<Conversation> {
    let found = snapshot.row(
        "SELECT language, last_inbound_at FROM conversations WHERE owner = ?1",
        [owner],
        |row| {
            Ok(Conversation {
                language: row.column::<Option<String>>(0)?.as_deref().map(language).transpose()?,
                last_inbound_at: row.column_instant_or_none(1)?,
            })
        },
    )?;
    Ok(found.unwrap_or_default())
}

/// Keeps that the party wrote. Events come late and out of order: the window never moves back.
pub(super) fn heard(transaction: &WriteTransaction<'_>, owner: &str, at: Timestamp) -> Result<Conversation> {
    transaction.run(
        "INSERT INTO conversations (owner, last_inbound_at) VALUES (?1, ?2)
         ON CONFLICT (owner) DO UPDATE SET last_inbound_at = excluded.last_inbound_at
         WHERE conversations.last_inbound_at IS NULL OR conversations.last_inbound_at < excluded.last_inbound_at",
        params![owner, micros(at)],
    )?;
    conversation(transaction, owner)
}

pub(super) fn meet_store(
    transaction: &WriteTransaction<'_>,
    phone: &Phone,
    at: Timestamp,
) -> Result<Option<(StoreCode, Conversation)>> {
    let Some(store) = stores::store_with_phone(transaction, phone)? else { return Ok(None) };
    let conversation = heard(transaction, &store_text(&store), at)?;
    Ok(Some((store, conversation)))
}

pub(super) fn set_language(
    transaction: &WriteTransaction<'_>,
    party: &Party,
    language: Language,
) -> Result<()> {
    transaction.run(
        "INSERT INTO conversations (owner, language) VALUES (?1, ?2)
         ON CONFLICT (owner) DO UPDATE SET language = excluded.language",
        params![owner(transaction, party)?, language.code()],
    )?;
    Ok(())
}

pub(super) fn address(snapshot: &Snapshot<'_>, party: &Party) -> Result<Option<Address>> {
    match party {
        Party::Customer(customer) => customers::address(snapshot, *customer),
        Party::Store(store) => {
            let phone = stores::phone_of(snapshot, store)?;
            Ok(phone.map(|phone| Address { user_id: None, phone: Some(phone) }))
        }
    }
}

/// One conversation takes over another: its own language first, the later of the last words.
pub(super) fn join(transaction: &WriteTransaction<'_>, stays: &str, goes: &str) -> Result<()> {
    let (one, other) = (conversation(transaction, stays)?, conversation(transaction, goes)?);
    let language = one.language.or(other.language).map(Language::code);
    let last_inbound_at = one.last_inbound_at.max(other.last_inbound_at).map(micros);
    transaction.run(
        "INSERT INTO conversations (owner, language, last_inbound_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (owner) DO UPDATE SET language = excluded.language, last_inbound_at = excluded.last_inbound_at",
        params![stays, language, last_inbound_at],
    )?;
    transaction.run("DELETE FROM conversations WHERE owner = ?1", [goes])?;
    Ok(())
}
