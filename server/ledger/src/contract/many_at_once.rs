//! Questions about many stores or orders at once: lists would otherwise ask one after another.

use commerce::{OrderId, StoreCode};

use super::Site;
use super::fixtures::*;
use super::placing::at_market;
use crate::{MessageStatus, SendOutcome};

pub async fn slots_of_many_stores_are_one_question(site: &dyn Site) {
    let shop = Shop::open(site).await;
    shop.placed(wanted(1)).await;
    shop.placed(wanted(2)).await;
    let elsewhere = shop.placed(at_market(3)).await;
    let nowhere: StoreCode = "nowhere".parse().unwrap();
    let (from, to) = (slot(0).start, slot(99).start);

    let stores = [nowhere.clone(), market(), corner(), market()];
    let taken = shop.ledger.slots_taken_at(&stores, from, to).await.unwrap();
    let at_market = vec![(elsewhere.slot.start, 1)];
    let at_corner = vec![(slot(0).start, 2)];
    assert_eq!(taken, [vec![], at_market.clone(), at_corner.clone(), at_market], "in the order asked");

    assert_eq!(shop.ledger.slots_taken_at(&[], from, to).await.unwrap(), Vec::<Vec<_>>::new());
    assert_eq!(shop.ledger.slots_taken(&corner(), from, to).await.unwrap(), at_corner, "one alone");
    assert_eq!(shop.ledger.slots_taken(&nowhere, from, to).await.unwrap(), []);
    let later = shop.ledger.slots_taken_at(&[corner()], slot(1).start, to).await.unwrap();
    assert_eq!(later, [vec![]], "the first slot starts before");
    let earlier = shop.ledger.slots_taken_at(&[corner()], minutes_later(0), slot(0).start).await.unwrap();
    assert_eq!(earlier, [vec![]], "the end does not belong to it");
}

pub async fn what_was_told_of_many_orders_is_one_question(site: &dyn Site) {
    let shop = Shop::open(site).await;
    let (first, second) = (shop.placed(wanted(1)).await.id, shop.placed(wanted(2)).await.id);
    let unknown = OrderId(99);
    let asked = [unknown, second, first, unknown];
    let waiting = Some(MessageStatus::Waiting);
    assert_eq!(shop.ledger.told_of(&asked).await.unwrap(), [None, waiting, waiting, None]);

    let bill = shop.ledger.pending_messages(minutes_later(1), 99).await.unwrap().into_iter();
    let to_first =
        |message: &crate::OutboxMessage| message.to == commerce::Party::Customer(commerce::CustomerId(1));
    let bill = bill.filter(to_first).map(|message| message.id).next().expect("the bill waits");
    let outcome = SendOutcome::Taken { wamid: "wamid.bill".to_owned() };
    shop.ledger.sent(bill, outcome, minutes_later(1)).await.unwrap();
    let sent = Some(MessageStatus::Sent);
    assert_eq!(shop.ledger.told_of(&asked).await.unwrap(), [None, waiting, sent, None]);
    assert_eq!(shop.ledger.told(first).await.unwrap(), sent, "one alone");
    assert_eq!(shop.ledger.told(unknown).await.unwrap(), None);
    assert_eq!(shop.ledger.told_of(&[]).await.unwrap(), []);
}
