//! Conversations: the language of a chat, when its party last wrote, when it was last sent a link.

use commerce::{ChannelId, Language, Party};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::canonical::canonical_id;
use super::codec::{Columns, customer_text, parse_channel, parse_language, store_text};
use super::transaction::{Snapshot, WriteTransaction};
use crate::{Conversation, Result};

/// The owner of a party's conversations: a customer who was merged has those of the one merged into.
pub(super) fn owner(snapshot: &Snapshot<'_>, party: &Party) -> Result<String> {
    Ok(match party {
        Party::Customer(customer) => customer_text(canonical_id(snapshot, *customer)?),
        Party::Store(store) => store_text(store),
    })
}

/// Reads `language`, `last_inbound_at`, `last_link_at`.
fn read_conversation(row: &Row<'_>) -> Result<Conversation> {
    Ok(Conversation {
        language: row.column::<Option<String>>(0)?.as_deref().map(parse_language).transpose()?,
        last_inbound_at: row.column_optional_instant(1)?,
        last_link_at: row.column_optional_instant(2)?,
    })
}

fn find(snapshot: &Snapshot<'_>, owner: &str, channel: ChannelId) -> Result<Conversation> {
    let found = snapshot.row(
        "SELECT language, last_inbound_at, last_link_at FROM conversations
         WHERE owner = ?1 AND channel = ?2",
        params![owner, channel.code()],
        read_conversation,
    )?;
    Ok(found.unwrap_or_default())
}

/// The conversation in which an owner wrote last, and its channel.
pub(super) fn newest(snapshot: &Snapshot<'_>, owner: &str) -> Result<(ChannelId, Conversation)> {
    let found = snapshot.row(
        "SELECT language, last_inbound_at, last_link_at, channel FROM conversations
         WHERE owner = ?1 ORDER BY last_inbound_at DESC, channel LIMIT 1",
        [owner],
        |row| Ok((parse_channel(&row.column::<String>(3)?)?, read_conversation(row)?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// Restarts the 24-hour window. Events come late and out of order: it never moves back.
pub(super) fn record_inbound(
    transaction: &WriteTransaction<'_>,
    owner: &str,
    channel: ChannelId,
    at: Timestamp,
) -> Result<Conversation> {
    transaction.execute(
        "INSERT INTO conversations (owner, channel, last_inbound_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (owner, channel) DO UPDATE SET last_inbound_at = excluded.last_inbound_at
         WHERE conversations.last_inbound_at IS NULL
            OR conversations.last_inbound_at < excluded.last_inbound_at",
        params![owner, channel.code(), at.as_microsecond()],
    )?;
    find(transaction, owner, channel)
}

/// Records that a party is sent a link.
pub(super) fn record_link(transaction: &WriteTransaction<'_>, owner: &str, at: Timestamp) -> Result<()> {
    let (channel, _) = newest(transaction, owner)?;
    transaction.execute(
        "INSERT INTO conversations (owner, channel, last_link_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (owner, channel) DO UPDATE SET last_link_at = excluded.last_link_at",
        params![owner, channel.code(), at.as_microsecond()],
    )?;
    Ok(())
}

/// A language is the party's, whatever channel it was chosen in.
pub(super) fn set_language(
    transaction: &WriteTransaction<'_>,
    party: &Party,
    language: Language,
) -> Result<()> {
    let owner = owner(transaction, party)?;
    let updated = transaction.execute(
        "UPDATE conversations SET language = ?2 WHERE owner = ?1",
        params![owner, language.code()],
    )?;
    if updated == 0 {
        transaction.execute(
            "INSERT INTO conversations (owner, channel, language) VALUES (?1, ?2, ?3)",
            params![owner, ChannelId::default().code(), language.code()],
        )?;
    }
    Ok(())
}

/// Merges an owner's conversations into another's: the other's language first, the later instants.
pub(super) fn merge(transaction: &WriteTransaction<'_>, into: &str, from: &str) -> Result<()> {
    for channel in ChannelId::ALL {
        let (one, other) = (find(transaction, into, channel)?, find(transaction, from, channel)?);
        transaction.execute(
            "INSERT INTO conversations (owner, channel, language, last_inbound_at, last_link_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (owner, channel) DO UPDATE SET language = excluded.language,
                last_inbound_at = excluded.last_inbound_at, last_link_at = excluded.last_link_at",
            params![
                into,
                channel.code(),
                one.language.or(other.language).map(Language::code),
                one.last_inbound_at.max(other.last_inbound_at).map(Timestamp::as_microsecond),
                one.last_link_at.max(other.last_link_at).map(Timestamp::as_microsecond)
            ],
        )?;
    }
    transaction.execute("DELETE FROM conversations WHERE owner = ?1", [from])?;
    Ok(())
}
