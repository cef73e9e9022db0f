//! Customers and their identities, conversations, links and sessions.

use commerce::{CartId, CustomerId, Language, OrderId, Party, Place, Position};
use jiff::Timestamp;

use super::StorageFactory;
use super::fixtures::*;
use crate::{
    Address, Conversation, Customer, Identity, LinkPurpose, NewLink, NewSession, Session, SessionPatch,
};

fn place() -> Place {
    Place {
        position: Position { lat: 19.07, lon: 72.99 },
        label: "Vashi".to_owned(),
        pin: Some("400703".to_owned()),
        exact: true,
    }
}

async fn meet(shop: &TestStorage, identity: Identity, new_id: u128, at: Timestamp) -> Customer {
    let name = Some("Asha Profile".to_owned());
    shop.storage.resolve_customer(identity, name, at, CustomerId(new_id)).await.unwrap().0
}

pub async fn a_stranger_becomes_a_customer(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let (customer, conversation) = shop
        .storage
        .resolve_customer(identity(1), Some("Asha".to_owned()), morning(), CustomerId(11))
        .await
        .unwrap();
    let expected = Customer {
        id: CustomerId(11),
        name: Some("Asha".to_owned()),
        masked_phone: Some("••0001".to_owned()),
        language: None,
        place: None,
        cart: None,
    };
    assert_eq!(customer, expected);
    assert_eq!(conversation, Conversation { language: None, last_inbound_at: Some(morning()) });
    assert_eq!(shop.storage.customer(CustomerId(11)).await.unwrap(), Some(expected));
    assert_eq!(shop.storage.customer(CustomerId(12)).await.unwrap(), None);
    let party = Party::Customer(CustomerId(11));
    assert_eq!(shop.storage.address(&party).await.unwrap(), Some(identity(1)));
    assert_eq!(shop.storage.address(&Party::Customer(CustomerId(12))).await.unwrap(), None);
    let fresh = shop.storage.conversation(&Party::Customer(CustomerId(12))).await.unwrap();
    assert_eq!(fresh, Conversation::default());
}

pub async fn a_known_identity_is_the_same_customer(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let both = identity(1);
    let only_user_id = Identity { phone: None, ..both.clone() };
    let only_phone = Identity { user_id: None, ..both.clone() };
    assert_eq!(meet(&shop, only_user_id.clone(), 1, morning()).await.masked_phone, None);
    assert_eq!(meet(&shop, both.clone(), 2, morning()).await.id, CustomerId(1), "the phone is learnt");
    assert_eq!(meet(&shop, only_phone, 3, morning()).await.id, CustomerId(1));
    assert_eq!(meet(&shop, only_user_id, 4, morning()).await.masked_phone, Some("••0001".to_owned()));
    assert_eq!(meet(&shop, identity(2), 5, morning()).await.id, CustomerId(5), "somebody else");
    let with_new_phone = Identity { phone: Some(phone(77)), ..both };
    meet(&shop, with_new_phone, 6, minutes_later(1)).await;
    let address = shop.storage.address(&Party::Customer(CustomerId(1))).await.unwrap().unwrap();
    assert_eq!(address.phone, Some(phone(77)), "the newest is written to");
    let nobody = shop.storage.resolve_customer(Identity::default(), None, morning(), CustomerId(7)).await;
    assert!(nobody.is_err());
}

pub async fn two_identities_in_one_message_join_two_customers(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let by_user_id = Identity { user_id: Some("IN.5".to_owned()), phone: None };
    let by_phone = Identity { user_id: None, phone: Some(phone(5)) };
    meet(&shop, by_phone.clone(), 50, morning()).await;
    meet(&shop, by_user_id.clone(), 20, minutes_later(1)).await;
    shop.storage.set_name(CustomerId(20), "Asha").await.unwrap();
    shop.storage.set_language(&Party::Customer(CustomerId(20)), Language::Hindi).await.unwrap();
    shop.storage.set_cart(CustomerId(20), Some(CartId(9))).await.unwrap();

    let joined = meet(
        &shop,
        Identity { user_id: by_user_id.user_id.clone(), ..by_phone.clone() },
        99,
        minutes_later(2),
    )
    .await;
    let expected = Customer {
        id: CustomerId(50),
        name: Some("Asha".to_owned()),
        masked_phone: Some("••0005".to_owned()),
        language: Some(Language::Hindi),
        place: None,
        cart: Some(CartId(9)),
    };
    assert_eq!(joined, expected, "the older stays and takes over what it lacks");
    assert_eq!(shop.storage.customer(CustomerId(20)).await.unwrap(), Some(expected.clone()));
    assert_eq!(meet(&shop, by_user_id, 98, minutes_later(3)).await, expected);
    assert_eq!(meet(&shop, by_phone, 97, minutes_later(4)).await, expected);
    let window = shop.storage.conversation(&Party::Customer(CustomerId(20))).await.unwrap();
    assert_eq!(window.last_inbound_at, Some(minutes_later(4)));
}

pub async fn a_joined_customer_keeps_orders_links_and_sessions(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let by_user_id = Identity { user_id: Some("IN.5".to_owned()), phone: None };
    meet(&shop, Identity { user_id: None, phone: Some(phone(5)) }, 1, morning()).await;
    meet(&shop, by_user_id.clone(), 2, minutes_later(1)).await;
    shop.place(order_request(1)).await;
    let mut younger = order_request(2);
    younger.at = minutes_later(2);
    shop.place(younger).await;
    let purpose = LinkPurpose::Shop { customer: CustomerId(2), cart: None };
    let link =
        NewLink { token: [1; 32], purpose, language: Language::English, expires_at: Some(days_later(1)) };
    shop.storage.add_link(link).await.unwrap();
    let session = Session { customer: Some(CustomerId(2)), ..Session::default() };
    shop.storage
        .create_session(NewSession { token: [2; 32], session, expires_at: days_later(7) })
        .await
        .unwrap();
    shop.storage.set_name(CustomerId(2), "Asha").await.unwrap();

    meet(&shop, Identity { phone: Some(phone(5)), ..by_user_id }, 3, minutes_later(3)).await;
    let link = shop.storage.link([1; 32]).await.unwrap().unwrap();
    assert_eq!(link.purpose, LinkPurpose::Shop { customer: CustomerId(1), cart: None });
    let session = shop.storage.session([2; 32], morning()).await.unwrap().unwrap();
    assert_eq!(session.customer, Some(CustomerId(1)));
    for id in [CustomerId(1), CustomerId(2)] {
        let orders = shop.storage.orders_of(id, None, 10).await.unwrap();
        assert_eq!(orders.iter().map(|order| order.id).collect::<Vec<_>>(), [OrderId(2), OrderId(1)]);
        let address = shop.storage.address(&Party::Customer(id)).await.unwrap();
        assert_eq!(address, Some(Address { user_id: Some("IN.5".to_owned()), phone: Some(phone(5)) }));
    }
    shop.storage.set_name(CustomerId(2), "Asha K").await.unwrap();
    let customer = shop.storage.customer(CustomerId(1)).await.unwrap().unwrap();
    assert_eq!(customer.name.as_deref(), Some("Asha K"), "the old id leads to the same person");
}

pub async fn a_phone_with_a_new_owner_is_a_new_customer(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    meet(&shop, identity(1), 1, morning()).await;
    let new_owner = Identity { user_id: Some("IN.new".to_owned()), phone: Some(phone(1)) };
    assert_eq!(meet(&shop, new_owner.clone(), 2, minutes_later(1)).await.id, CustomerId(2));
    let before = shop.storage.address(&Party::Customer(CustomerId(1))).await.unwrap().unwrap();
    assert_eq!(before, Identity { user_id: Some("IN.1".to_owned()), phone: None }, "no longer written to");
    let by_phone = Identity { user_id: None, phone: Some(phone(1)) };
    assert_eq!(meet(&shop, by_phone, 3, minutes_later(2)).await.id, CustomerId(2));
    let former_owner = Identity { user_id: Some("IN.1".to_owned()), phone: Some(phone(4)) };
    assert_eq!(meet(&shop, former_owner, 4, minutes_later(3)).await.id, CustomerId(1));
}

pub async fn the_window_never_moves_back(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    meet(&shop, identity(1), 1, minutes_later(10)).await;
    meet(&shop, identity(1), 1, morning()).await;
    let conversation = shop.storage.conversation(&Party::Customer(CustomerId(1))).await.unwrap();
    assert_eq!(conversation.last_inbound_at, Some(minutes_later(10)));
    meet(&shop, identity(1), 1, minutes_later(20)).await;
    let conversation = shop.storage.conversation(&Party::Customer(CustomerId(1))).await.unwrap();
    assert_eq!(conversation.last_inbound_at, Some(minutes_later(20)));
}

pub async fn a_store_is_known_by_its_phone(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let store_phone = store(&corner(), "919800000001").phone;
    let (code, conversation) =
        shop.storage.find_store_by_phone(&store_phone, morning()).await.unwrap().unwrap();
    assert_eq!((code, conversation.last_inbound_at), (corner(), Some(morning())));
    assert_eq!(shop.storage.find_store_by_phone(&phone(4), morning()).await.unwrap(), None);
    let party = Party::Store(corner());
    shop.storage.set_language(&party, Language::English).await.unwrap();
    let conversation = shop.storage.conversation(&party).await.unwrap();
    assert_eq!(
        conversation,
        Conversation { language: Some(Language::English), last_inbound_at: Some(morning()) }
    );
    let address = shop.storage.address(&party).await.unwrap().unwrap();
    assert_eq!(address, Address { user_id: None, phone: Some(store_phone) });
    assert_eq!(shop.storage.address(&Party::Store("nowhere".parse().unwrap())).await.unwrap(), None);
}

pub async fn what_a_customer_says_is_kept(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let id = CustomerId(1);
    assert_eq!(meet(&shop, identity(1), 1, morning()).await.name.as_deref(), Some("Asha Profile"));
    shop.storage.set_name(id, "Asha").await.unwrap();
    shop.storage.set_place(id, &place()).await.unwrap();
    shop.storage.set_cart(id, Some(CartId(3))).await.unwrap();
    shop.storage.set_language(&Party::Customer(id), Language::Hindi).await.unwrap();
    let met = meet(&shop, identity(1), 1, morning()).await;
    assert_eq!(met.name.as_deref(), Some("Asha"), "the name given goes before the profile's");
    assert_eq!((met.place, met.cart, met.language), (Some(place()), Some(CartId(3)), Some(Language::Hindi)));
    shop.storage.set_cart(id, None).await.unwrap();
    assert_eq!(shop.storage.customer(id).await.unwrap().unwrap().cart, None);
    let conversation = shop.storage.conversation(&Party::Customer(id)).await.unwrap();
    assert_eq!(conversation.language, Some(Language::Hindi));
}

pub async fn a_link_is_found_by_its_token(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let customer = CustomerId(1);
    let links = [
        LinkPurpose::Shop { customer, cart: Some(CartId(5)) },
        LinkPurpose::Shop { customer, cart: None },
        LinkPurpose::Order { customer, order: OrderId(6) },
        LinkPurpose::Counter { store: corner() },
    ];
    for (number, purpose) in (1u8..).zip(links.clone()) {
        let expires_at = (number != 3).then(|| minutes_later(30));
        let link = NewLink { token: [number; 32], purpose, language: Language::Hindi, expires_at };
        shop.storage.add_link(link).await.unwrap();
    }
    for (number, purpose) in (1u8..).zip(links) {
        let link = shop.storage.link([number; 32]).await.unwrap().unwrap();
        assert_eq!((link.purpose, link.language), (purpose, Language::Hindi));
        assert_eq!(link.expires_at, (number != 3).then(|| minutes_later(30)));
    }
    assert_eq!(shop.storage.link([9; 32]).await.unwrap(), None);
}

pub async fn a_session_lives_until_it_runs_out(site: &dyn StorageFactory) {
    let shop = TestStorage::open(site).await;
    let token = [3; 32];
    let session = Session {
        customer: Some(CustomerId(1)),
        counter: Some(corner()),
        cart: Some(CartId(2)),
        place: Some(place()),
        expires_at: None,
    };
    let new = NewSession { token, session: session.clone(), expires_at: minutes_later(60) };
    shop.storage.create_session(new).await.unwrap();
    let kept = Session { expires_at: Some(minutes_later(60)), ..session };
    assert_eq!(shop.storage.session(token, minutes_later(59)).await.unwrap(), Some(kept.clone()));
    assert_eq!(shop.storage.session(token, minutes_later(60)).await.unwrap(), None, "it has run out");

    let nothing = SessionPatch::default();
    shop.storage.update_session(token, nothing, minutes_later(120)).await.unwrap();
    let prolonged = Session { expires_at: Some(minutes_later(120)), ..kept };
    assert_eq!(shop.storage.session(token, minutes_later(60)).await.unwrap(), Some(prolonged.clone()));
    let elsewhere = Place { label: "Nerul".to_owned(), exact: false, ..place() };
    let change = SessionPatch { cart: Some(None), place: Some(elsewhere.clone()) };
    shop.storage.update_session(token, change, minutes_later(120)).await.unwrap();
    let changed = Session { cart: None, place: Some(elsewhere), ..prolonged };
    assert_eq!(shop.storage.session(token, morning()).await.unwrap(), Some(changed));

    let nobody = NewSession { token: [4; 32], session: Session::default(), expires_at: minutes_later(60) };
    shop.storage.create_session(nobody).await.unwrap();
    let kept = shop.storage.session([4; 32], morning()).await.unwrap().unwrap();
    assert_eq!((kept.customer, kept.counter, kept.cart, kept.place), (None, None, None, None));
    shop.storage.delete_session(token).await.unwrap();
    assert_eq!(shop.storage.session(token, morning()).await.unwrap(), None);
    assert_eq!(shop.storage.session([9; 32], morning()).await.unwrap(), None);
    assert!(shop.storage.session([4; 32], morning()).await.unwrap().is_some(), "the other one goes on");
}
