//! Customers: what is known of them. `identities` finds the one a message comes from; `conversations` and
//! `sessions` hold the rest of what is a customer's.

use async_trait::async_trait;
use commerce::{CartId, ChannelId, CustomerId, Home, Language, Party, Place};
use jiff::Timestamp;
use rusqlite::params;

use super::canonical::canonical_id;
use super::codec::{Columns, customer_text, from_json, to_json};
use super::transaction::Snapshot;
use super::{SqliteStorage, conversations, identities, sessions, stores};
use crate::secrets::Purpose;
use crate::{
    Address, Conversation, Customer, CustomerStorage, Identity, Link, NewLink, NewSession, Result, Session,
    SessionPatch, StorageError, TokenDigest,
};

#[async_trait]
impl CustomerStorage for SqliteStorage {
    fn home_of_sender(&self, sender: &str) -> Home {
        identities::home_of_sender(&self.secrets, sender)
    }

    async fn resolve_customer(
        &self,
        identity: Identity,
        profile_name: Option<String>,
        at: Timestamp,
        random: u128,
    ) -> Result<(Customer, Conversation)> {
        self.write(move |transaction| {
            let customer = identities::resolve_sender(transaction, &identity, at, random)?;
            if let Some(name) = &profile_name {
                transaction.execute(
                    "UPDATE customers SET profile_name_sealed = ?2 WHERE id = ?1",
                    params![customer.0.to_be_bytes(), transaction.secrets.seal(Purpose::Name, name)?],
                )?;
            }
            let owner = customer_text(customer);
            let conversation = conversations::record_inbound(transaction, &owner, identity.channel, at)?;
            let found = find(transaction, customer)?.ok_or(StorageError::Corrupt { what: "customer" })?;
            Ok((found, conversation))
        })
        .await
    }

    async fn record_inbound(&self, party: &Party, channel: ChannelId, at: Timestamp) -> Result<Conversation> {
        let party = party.clone();
        self.write(move |transaction| {
            let owner = conversations::owner(transaction, &party)?;
            conversations::record_inbound(transaction, &owner, channel, at)
        })
        .await
    }

    async fn customer(&self, customer: CustomerId) -> Result<Option<Customer>> {
        self.read(move |snapshot| find(snapshot, customer)).await
    }

    async fn conversation(&self, party: &Party) -> Result<Conversation> {
        let party = party.clone();
        self.read(move |snapshot| {
            let owner = conversations::owner(snapshot, &party)?;
            Ok(conversations::newest(snapshot, &owner)?.1)
        })
        .await
    }

    async fn address(&self, party: &Party) -> Result<Option<Address>> {
        let party = party.clone();
        self.read(move |snapshot| match &party {
            Party::Customer(customer) => address(snapshot, *customer),
            Party::Store(store) => {
                let phone = stores::phone(snapshot, store)?;
                Ok(phone.map(|phone| Address { phone: Some(phone), ..Address::default() }))
            }
        })
        .await
    }

    async fn set_name(&self, customer: CustomerId, name: &str) -> Result<()> {
        let name = name.to_owned();
        self.write(move |transaction| {
            let customer = canonical_id(transaction, customer)?;
            transaction.execute(
                "UPDATE customers SET given_name_sealed = ?2 WHERE id = ?1",
                params![customer.0.to_be_bytes(), transaction.secrets.seal(Purpose::Name, &name)?],
            )?;
            Ok(())
        })
        .await
    }

    async fn set_language(&self, party: &Party, language: Language) -> Result<()> {
        let party = party.clone();
        self.write(move |transaction| conversations::set_language(transaction, &party, language)).await
    }

    async fn set_place(&self, customer: CustomerId, place: &Place) -> Result<()> {
        let place = to_json(place)?;
        self.write(move |transaction| {
            let customer = canonical_id(transaction, customer)?;
            transaction.execute(
                "UPDATE customers SET place_sealed = ?2 WHERE id = ?1",
                params![customer.0.to_be_bytes(), transaction.secrets.seal(Purpose::Place, &place)?],
            )?;
            Ok(())
        })
        .await
    }

    async fn set_cart(&self, customer: CustomerId, cart: Option<CartId>) -> Result<()> {
        self.write(move |transaction| {
            let customer = canonical_id(transaction, customer)?;
            transaction.execute(
                "UPDATE customers SET cart = ?2 WHERE id = ?1",
                params![customer.0.to_be_bytes(), cart.map(|cart| cart.0.to_be_bytes())],
            )?;
            Ok(())
        })
        .await
    }

    async fn add_link(&self, link: NewLink) -> Result<()> {
        self.write(move |transaction| sessions::add_link(transaction, &link)).await
    }

    async fn link(&self, token: TokenDigest) -> Result<Option<Link>> {
        self.read(move |snapshot| sessions::link(snapshot, token)).await
    }

    async fn create_session(&self, session: NewSession) -> Result<bool> {
        self.write(move |transaction| sessions::create(transaction, &session)).await
    }

    async fn session(&self, token: TokenDigest, now: Timestamp) -> Result<Option<Session>> {
        self.read(move |snapshot| sessions::find(snapshot, token, now)).await
    }

    async fn update_session(
        &self,
        token: TokenDigest,
        patch: SessionPatch,
        expires_at: Timestamp,
    ) -> Result<()> {
        self.write(move |transaction| sessions::update(transaction, token, &patch, expires_at)).await
    }

    async fn delete_session(&self, token: TokenDigest) -> Result<()> {
        self.write(move |transaction| {
            transaction.execute("DELETE FROM sessions WHERE token_hash = ?1", [token.hash])?;
            Ok(())
        })
        .await
    }

    async fn delete_sessions_of(&self, party: &Party) -> Result<u64> {
        let party = party.clone();
        self.write(move |transaction| sessions::delete_of(transaction, &party)).await
    }
}

fn address(snapshot: &Snapshot<'_>, customer: CustomerId) -> Result<Option<Address>> {
    let customer = canonical_id(snapshot, customer)?;
    let phone = identities::newest_phone(snapshot, customer)?;
    let user_id = identities::newest_user_id(snapshot, customer)?;
    if phone.is_none() && user_id.is_none() {
        return Ok(None);
    }
    let (channel, _) = conversations::newest(snapshot, &customer_text(customer))?;
    Ok(Some(Address { channel, user_id, phone }))
}

fn find(snapshot: &Snapshot<'_>, customer: CustomerId) -> Result<Option<Customer>> {
    let customer = canonical_id(snapshot, customer)?;
    let row = snapshot.row(
        "SELECT given_name_sealed, profile_name_sealed, place_sealed, cart FROM customers WHERE id = ?1",
        [customer.0.to_be_bytes()],
        |row| {
            let sealed = (row.column(0)?, row.column(1)?, row.column(2)?);
            Ok((sealed, row.column_optional_id(3)?))
        },
    )?;
    let Some(((given, profile, place), cart)) = row else { return Ok(None) };
    let secrets = snapshot.secrets;
    let name = match secrets.open_optional(Purpose::Name, given)? {
        Some(given) => Some(given),
        None => secrets.open_optional(Purpose::Name, profile)?,
    };
    let phone = identities::newest_phone(snapshot, customer)?;
    let place = secrets.open_optional(Purpose::Place, place)?;
    Ok(Some(Customer {
        id: customer,
        name,
        masked_phone: phone.map(|phone| phone.mask()),
        language: conversations::newest(snapshot, &customer_text(customer))?.1.language,
        place: place.map(|place| from_json("place", &place)).transpose()?,
        cart: cart.map(CartId),
    }))
}
