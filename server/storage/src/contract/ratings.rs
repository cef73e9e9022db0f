//! Ratings of collected orders.

use commerce::order::{Rating, RatingError};
use commerce::{Action, Actor, OrderId};
use jiff::Timestamp;

use super::StorageFactory;
use super::fixtures::*;
use crate::RateOutcome;

fn rating(stars: u8, comment: Option<&str>, at: Timestamp) -> Rating {
    Rating { stars, comment: comment.map(str::to_owned), at }
}

async fn collect(test: &TestStorage, number: u128) {
    test.place(new_order(number)).await;
    for (minute, action) in [(1, Action::Accept), (2, Action::Ready), (3, Action::Collect)] {
        test.apply(OrderId(number), action, Actor::Store, minutes_later(minute)).await;
    }
}

pub async fn an_order_has_one_rating(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    let rate = async |number, rating| test.storage.rate(OrderId(number), rating).await.unwrap();
    assert_eq!(rate(1, rating(5, None, morning())).await, RateOutcome::NotFound);
    test.place(new_order(1)).await;
    let refused = RateOutcome::Rejected(RatingError::NotCollected);
    assert_eq!(rate(1, rating(5, None, morning())).await, refused);
    collect(&test, 2).await;
    let first = rating(2, Some("soft tomatoes"), minutes_later(4));
    let RateOutcome::Rated(order) = rate(2, first.clone()).await else { panic!("not rated") };
    assert_eq!(order.rating, Some(first));
    assert_eq!(test.order(OrderId(2)).await, *order);
    // A later one takes its place; the comment stays.
    rate(2, rating(4, None, days_later(7))).await;
    let changed = rating(4, Some("soft tomatoes"), days_later(7));
    let test = test.reopen(factory).await;
    assert_eq!(test.order(OrderId(2)).await.rating, Some(changed.clone()));
    for (wrong, error) in [
        (rating(0, None, morning()), RatingError::InvalidStars),
        (rating(6, None, morning()), RatingError::InvalidStars),
        (rating(1, None, days_later(8)), RatingError::TooLate),
    ] {
        assert_eq!(test.storage.rate(OrderId(2), wrong).await.unwrap(), RateOutcome::Rejected(error));
    }
    assert_eq!(test.order(OrderId(2)).await.rating, Some(changed));
}

pub async fn a_board_shows_low_ratings(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    for (number, stars) in [(1, 1), (2, 2), (3, 3), (4, 5)] {
        collect(&test, number).await;
        let minute = 10 + i64::try_from(number).unwrap();
        test.storage.rate(OrderId(number), rating(stars, None, minutes_later(minute))).await.unwrap();
    }
    let low = async |since| -> Vec<OrderId> {
        let board = test.storage.board(&corner(), since).await.unwrap();
        board.rated_low.iter().map(|order| order.id).collect()
    };
    assert_eq!(low(morning()).await, [OrderId(2), OrderId(1)], "the newest first");
    assert_eq!(low(days_later(8)).await, []);
    assert_eq!(test.storage.board(&market(), morning()).await.unwrap().rated_low, []);
}
