//! Customers and their identities, conversations, links and sessions.

use commerce::{CartId, ChannelId, CustomerId, Language, OrderId, Party, Place, Position};
use jiff::Timestamp;

use super::StorageFactory;
use super::fixtures::*;
use crate::{
    Address, Conversation, Customer, Identity, Link, LinkPurpose, NewLink, NewSession, Patch, Session,
    SessionPatch, SessionScope,
};

fn place() -> Place {
    Place {
        position: Position { lat: 19.07, lon: 72.99 },
        label: "Vashi".to_owned(),
        pin: Some("400703".to_owned()),
        exact: true,
    }
}

fn by_user_id(number: u32) -> Identity {
    Identity { phone: None, ..identity(number) }
}

fn by_phone(number: u32) -> Identity {
    Identity { user_id: None, ..identity(number) }
}

fn address_of(identity: Identity) -> Address {
    Address { channel: identity.channel, user_id: identity.user_id, phone: identity.phone }
}

pub async fn a_new_sender_becomes_a_customer(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let name = Some("Asha".to_owned());
    let (customer, conversation) =
        test.storage.resolve_customer(identity(1), name, morning(), 7 << 12).await.unwrap();
    let expected = Customer {
        id: customer.id,
        name: Some("Asha".to_owned()),
        masked_phone: Some("••0001".to_owned()),
        language: None,
        place: None,
        cart: None,
    };
    assert_eq!(customer, expected);
    assert_eq!(
        customer.id,
        CustomerId::new(test.storage.home_of_sender("IN.1"), 7 << 12),
        "the home of what the sender writes"
    );
    let window = Conversation { last_inbound_at: Some(morning()), ..Conversation::default() };
    assert_eq!(conversation, window);
    assert_eq!(test.storage.customer(customer.id).await.unwrap(), Some(expected));
    assert_eq!(test.storage.customer(CustomerId(12)).await.unwrap(), None);
    let party = Party::Customer(customer.id);
    assert_eq!(test.storage.address(&party).await.unwrap(), Some(address_of(identity(1))));
    assert_eq!(test.storage.address(&Party::Customer(CustomerId(12))).await.unwrap(), None);
    let fresh = test.storage.conversation(&Party::Customer(CustomerId(12))).await.unwrap();
    assert_eq!(fresh, Conversation::default());
    let by_number = test.resolve(by_phone(2), morning()).await.id;
    assert_eq!(by_number.home(), test.storage.home_of_sender("919800000002"), "of the digits");
}

pub async fn a_known_identity_is_the_same_customer(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let customer = test.resolve(by_user_id(1), morning()).await;
    assert_eq!(customer.masked_phone, None);
    assert_eq!(test.resolve(identity(1), morning()).await.id, customer.id, "the phone is learnt");
    assert_eq!(test.resolve(by_phone(1), morning()).await.id, customer.id);
    let again = test.resolve(by_user_id(1), morning()).await;
    assert_eq!(again.masked_phone, Some("••0001".to_owned()));
    assert_ne!(test.resolve(identity(2), morning()).await.id, customer.id, "another sender");
    let with_new_phone = Identity { phone: Some(phone(77)), ..identity(1) };
    test.resolve(with_new_phone, minutes_later(1)).await;
    let address = test.storage.address(&Party::Customer(customer.id)).await.unwrap().unwrap();
    assert_eq!(address.phone, Some(phone(77)), "the newest is written to");
    let unidentified = test.storage.resolve_customer(Identity::default(), None, morning(), 7).await;
    assert!(unidentified.is_err());
}

pub async fn two_identities_in_one_message_merge_two_customers(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let older = test.resolve(by_phone(5), morning()).await.id;
    let younger = test.resolve(by_user_id(5), minutes_later(1)).await.id;
    test.storage.set_name(younger, "Asha").await.unwrap();
    test.storage.set_language(&Party::Customer(younger), Language::Hindi).await.unwrap();
    test.storage.set_cart(younger, Some(CartId(9))).await.unwrap();

    let merged = test.resolve(identity(5), minutes_later(2)).await;
    let expected = Customer {
        id: older,
        name: Some("Asha".to_owned()),
        masked_phone: Some("••0005".to_owned()),
        language: Some(Language::Hindi),
        place: None,
        cart: Some(CartId(9)),
    };
    assert_eq!(merged, expected, "the older stays and takes over what it lacks");
    assert_eq!(test.storage.customer(younger).await.unwrap(), Some(expected.clone()));
    assert_eq!(test.resolve(by_user_id(5), minutes_later(3)).await, expected);
    assert_eq!(test.resolve(by_phone(5), minutes_later(4)).await, expected);
    let window = test.storage.conversation(&Party::Customer(younger)).await.unwrap();
    assert_eq!(window.last_inbound_at, Some(minutes_later(4)));
}

pub async fn a_merged_customer_has_all_orders_links_and_sessions(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let older = test.resolve(by_phone(5), morning()).await.id;
    let younger = test.resolve(by_user_id(5), minutes_later(1)).await.id;
    for (number, customer) in [(1, older), (2, younger)] {
        let at = minutes_later(i64::try_from(number).unwrap());
        test.place(commerce::order::NewOrder { customer, at, ..new_order(number) }).await;
    }
    let purpose = LinkPurpose::Shop { customer: younger, cart: None };
    test.storage.add_link(link(1, purpose, Some(days_later(1)))).await.unwrap();
    test.storage.create_session(session(2, SessionScope::Customer(younger))).await.unwrap();
    test.storage.set_name(younger, "Asha").await.unwrap();

    test.resolve(identity(5), minutes_later(3)).await;
    let link = test.storage.link(token(1)).await.unwrap().unwrap();
    assert_eq!(link.purpose, LinkPurpose::Shop { customer: older, cart: None });
    let session = test.storage.session(token(2), morning()).await.unwrap().unwrap();
    assert_eq!(session.customer(), Some(older));
    for id in [older, younger] {
        let orders = test.storage.orders_of(id, None, 10).await.unwrap();
        let ids: Vec<_> = orders.iter().map(|order| (order.id, order.customer)).collect();
        assert_eq!(ids, [(OrderId(2), older), (OrderId(1), older)]);
        let address = test.storage.address(&Party::Customer(id)).await.unwrap();
        assert_eq!(address, Some(address_of(identity(5))));
    }
    test.storage.set_name(younger, "Asha K").await.unwrap();
    let customer = test.storage.customer(older).await.unwrap().unwrap();
    assert_eq!(customer.name.as_deref(), Some("Asha K"), "the old id leads to the same person");
    assert_eq!(test.storage.delete_sessions_of(&Party::Customer(older)).await.unwrap(), 1);
}

pub async fn a_phone_with_a_new_owner_is_a_new_customer(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let before = test.resolve(identity(1), morning()).await.id;
    let new_owner = Identity { user_id: Some("IN.new".to_owned()), ..identity(1) };
    let after = test.resolve(new_owner, minutes_later(1)).await.id;
    assert_ne!(after, before);
    let address = test.storage.address(&Party::Customer(before)).await.unwrap().unwrap();
    assert_eq!(address, address_of(by_user_id(1)), "no longer written to");
    assert_eq!(test.resolve(by_phone(1), minutes_later(2)).await.id, after);
    let former_owner = Identity { phone: Some(phone(4)), ..identity(1) };
    assert_eq!(test.resolve(former_owner, minutes_later(3)).await.id, before);
}

pub async fn the_window_never_moves_back(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let customer = test.resolve(identity(1), minutes_later(10)).await.id;
    test.resolve(identity(1), morning()).await;
    let party = Party::Customer(customer);
    let window = async || test.storage.conversation(&party).await.unwrap().last_inbound_at;
    assert_eq!(window().await, Some(minutes_later(10)));
    test.resolve(identity(1), minutes_later(20)).await;
    assert_eq!(window().await, Some(minutes_later(20)));
}

pub async fn a_store_is_known_by_its_phone(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let store_phone = store(&corner(), "919800000001").phone;
    assert_eq!(test.storage.find_store_by_phone(&store_phone).await.unwrap(), Some(corner()));
    assert_eq!(test.storage.find_store_by_phone(&phone(4)).await.unwrap(), None);
    let party = Party::Store(corner());
    let before = test.storage.conversation(&party).await.unwrap();
    assert_eq!(before, Conversation::default(), "looking it up is no message");
    let inbound = async |at| test.storage.record_inbound(&party, ChannelId::WhatsApp, at).await.unwrap();
    assert_eq!(inbound(morning()).await.last_inbound_at, Some(morning()));
    test.storage.set_language(&party, Language::English).await.unwrap();
    let expected = Conversation {
        language: Some(Language::English),
        last_inbound_at: Some(morning()),
        last_link_at: None,
    };
    assert_eq!(inbound(minutes_later(-5)).await, expected);
    let address = test.storage.address(&party).await.unwrap().unwrap();
    assert_eq!((address.user_id, address.phone), (None, Some(store_phone)));
}

pub async fn names_languages_places_and_carts_are_stored(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let profile = Some("Profile".to_owned());
    let id = test.storage.resolve_customer(identity(1), profile, morning(), 1).await.unwrap().0.id;
    test.storage.set_name(id, "Given").await.unwrap();
    test.storage.set_language(&Party::Customer(id), Language::Hindi).await.unwrap();
    test.storage.set_place(id, &place()).await.unwrap();
    test.storage.set_cart(id, Some(CartId(3))).await.unwrap();
    let profile = Some("New profile".to_owned());
    let customer = test.storage.resolve_customer(identity(1), profile, morning(), 2).await.unwrap().0;
    let expected = Customer {
        id,
        name: Some("Given".to_owned()),
        masked_phone: Some("••0001".to_owned()),
        language: Some(Language::Hindi),
        place: Some(place()),
        cart: Some(CartId(3)),
    };
    assert_eq!(customer, expected, "the name given stays");
    test.storage.set_cart(id, None).await.unwrap();
    assert_eq!(test.storage.customer(id).await.unwrap().unwrap().cart, None);
}

fn link(number: u8, purpose: LinkPurpose, expires_at: Option<Timestamp>) -> NewLink {
    NewLink { token: token(number), purpose, language: Language::Hindi, created_at: morning(), expires_at }
}

pub async fn a_link_is_found_by_its_token(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let customer = CustomerId(1);
    let links = [
        LinkPurpose::Shop { customer, cart: Some(CartId(5)) },
        LinkPurpose::Shop { customer, cart: None },
        LinkPurpose::Order { customer, order: OrderId(6) },
        LinkPurpose::Counter { store: corner() },
    ];
    let expires_at = |number: u8| (number != 3).then(|| minutes_later(30));
    for (number, purpose) in (1u8..).zip(links.clone()) {
        test.storage.add_link(link(number, purpose, expires_at(number))).await.unwrap();
    }
    for (number, purpose) in (1u8..).zip(links) {
        let found = test.storage.link(token(number)).await.unwrap();
        let expires_at = expires_at(number);
        let expected = Link { purpose, language: Language::Hindi, expires_at, consumed_at: None };
        assert_eq!(found, Some(expected));
    }
    assert_eq!(test.storage.link(token(9)).await.unwrap(), None);
}

pub async fn a_conversation_knows_when_its_last_link_was_sent(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let customer = test.resolve(identity(1), morning()).await.id;
    let last_link =
        async || test.storage.conversation(&Party::Customer(customer)).await.unwrap().last_link_at;
    let order = LinkPurpose::Order { customer, order: OrderId(6) };
    test.storage.add_link(link(1, order, None)).await.unwrap();
    assert_eq!(last_link().await, None, "an order's link opens its order only");
    let shop = LinkPurpose::Shop { customer, cart: None };
    test.storage.add_link(link(2, shop, Some(minutes_later(30)))).await.unwrap();
    assert_eq!(last_link().await, Some(morning()));
}

fn session(number: u8, scope: SessionScope) -> NewSession {
    NewSession {
        token: token(number),
        scope,
        cart: None,
        created_at: morning(),
        expires_at: minutes_later(60),
        replaces: None,
        single_use_link: None,
    }
}

pub async fn a_session_lives_until_it_expires(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let new = NewSession { cart: Some(CartId(2)), ..session(3, SessionScope::Anonymous) };
    assert!(test.storage.create_session(new).await.unwrap());
    let stored = Session {
        scope: SessionScope::Anonymous,
        cart: Some(CartId(2)),
        place: None,
        language: None,
        created_at: morning(),
        expires_at: minutes_later(60),
    };
    let session_at = async |minute| test.storage.session(token(3), minutes_later(minute)).await.unwrap();
    assert_eq!(session_at(59).await, Some(stored.clone()));
    assert_eq!(session_at(60).await, None, "it has expired");

    let keep = SessionPatch::default();
    test.storage.update_session(token(3), keep, minutes_later(120)).await.unwrap();
    let prolonged = Session { expires_at: minutes_later(120), ..stored };
    assert_eq!(session_at(60).await, Some(prolonged.clone()), "started when it was");
    for (patch, cart) in [(Patch::Set(CartId(7)), Some(CartId(7))), (Patch::Clear, None)] {
        let patch = SessionPatch { cart: patch };
        test.storage.update_session(token(3), patch, minutes_later(120)).await.unwrap();
        assert_eq!(session_at(60).await, Some(Session { cart, ..prolonged.clone() }));
    }
    assert_eq!(test.storage.session(token(9), morning()).await.unwrap(), None);
    test.storage.delete_session(token(3)).await.unwrap();
    assert_eq!(session_at(0).await, None);
}

pub async fn a_session_has_its_scope_and_what_is_its_customers(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let customer = test.resolve(identity(1), morning()).await.id;
    test.storage.set_place(customer, &place()).await.unwrap();
    test.storage.set_cart(customer, Some(CartId(4))).await.unwrap();
    test.storage.set_language(&Party::Customer(customer), Language::Hindi).await.unwrap();
    let scopes = [
        SessionScope::Anonymous,
        SessionScope::Customer(customer),
        SessionScope::Order { customer, order: OrderId(6) },
        SessionScope::Counter(corner()),
    ];
    for (number, scope) in (1u8..).zip(scopes) {
        test.storage.create_session(session(number, scope.clone())).await.unwrap();
        let found = test.storage.session(token(number), morning()).await.unwrap().unwrap();
        assert_eq!(found.scope, scope);
        let known = (found.cart, found.place, found.language);
        match scope {
            SessionScope::Customer(_) => {
                assert_eq!(known, (Some(CartId(4)), Some(place()), Some(Language::Hindi)));
            }
            _ => assert_eq!(known, (None, None, None), "not what is the customer's"),
        }
    }
}

pub async fn a_new_session_replaces_the_one_before(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.storage.create_session(session(1, SessionScope::Anonymous)).await.unwrap();
    let new = NewSession { replaces: Some(token(1)), ..session(2, SessionScope::Customer(CustomerId(1))) };
    assert!(test.storage.create_session(new).await.unwrap());
    assert_eq!(test.storage.session(token(1), morning()).await.unwrap(), None);
    assert!(test.storage.session(token(2), morning()).await.unwrap().is_some());
}

pub async fn a_single_use_link_starts_one_session(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let counter = LinkPurpose::Counter { store: corner() };
    test.storage.add_link(link(1, counter.clone(), Some(minutes_later(10)))).await.unwrap();
    test.storage.add_link(link(2, counter, Some(minutes_later(10)))).await.unwrap();
    let start = async |number, link, minute| {
        let new = NewSession {
            created_at: minutes_later(minute),
            single_use_link: Some(token(link)),
            ..session(number, SessionScope::Counter(corner()))
        };
        test.storage.create_session(new).await.unwrap()
    };
    assert!(start(11, 1, 1).await);
    assert!(!start(12, 1, 2).await, "it was used");
    assert!(!start(13, 2, 10).await, "it has expired");
    assert!(!start(14, 9, 1).await, "it is unknown");
    let mut started = Vec::new();
    for number in 11..=14 {
        if test.storage.session(token(number), minutes_later(20)).await.unwrap().is_some() {
            started.push(number);
        }
    }
    assert_eq!(started, [11]);
    let used = test.storage.link(token(1)).await.unwrap().unwrap();
    assert_eq!(used.consumed_at, Some(minutes_later(1)));
}

pub async fn a_party_can_sign_out_everywhere(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let customer = test.resolve(identity(1), morning()).await.id;
    let other = test.resolve(identity(2), morning()).await.id;
    let order = SessionScope::Order { customer, order: OrderId(6) };
    let scopes = [
        SessionScope::Customer(customer),
        SessionScope::Customer(customer),
        order,
        SessionScope::Customer(other),
    ];
    for (number, scope) in (1u8..).zip(scopes) {
        test.storage.create_session(session(number, scope)).await.unwrap();
    }
    test.storage.create_session(session(5, SessionScope::Counter(corner()))).await.unwrap();
    let shop = LinkPurpose::Shop { customer, cart: None };
    test.storage.add_link(link(1, shop, Some(minutes_later(30)))).await.unwrap();

    assert_eq!(test.storage.delete_sessions_of(&Party::Customer(customer)).await.unwrap(), 3);
    let mut left = Vec::new();
    for number in 1..=5 {
        if test.storage.session(token(number), morning()).await.unwrap().is_some() {
            left.push(number);
        }
    }
    assert_eq!(left, [4, 5], "those of others");
    assert_eq!(test.storage.link(token(1)).await.unwrap(), None, "nor can a link be used again");
    assert_eq!(test.storage.delete_sessions_of(&Party::Store(corner())).await.unwrap(), 1);
}
