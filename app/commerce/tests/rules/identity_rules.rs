//! Which customer a message comes from.

use commerce::CustomerId;
use commerce::identity::{KnownCustomer, Resolution, Sender, resolve};
use jiff::Timestamp;

fn known(id: u128, second: i64, has_other_user_id: bool) -> Option<KnownCustomer> {
    let created_at = Timestamp::from_second(second).unwrap();
    Some(KnownCustomer { id: CustomerId(id), created_at, has_other_user_id })
}

const fn plain(sender: Sender) -> Resolution {
    Resolution { sender, detach_phone_from: None }
}

#[test]
fn one_known_identity_is_enough() {
    assert_eq!(resolve(None, None), plain(Sender::New));
    for resolution in [
        resolve(known(1, 0, false), None),
        resolve(None, known(1, 0, false)),
        resolve(known(1, 0, false), known(1, 0, false)),
        resolve(known(1, 0, true), known(1, 0, true)),
    ] {
        assert_eq!(resolution, plain(Sender::Known(CustomerId(1))));
    }
}

#[test]
fn the_younger_of_two_is_merged_into_the_older() {
    let (one, two) = (CustomerId(1), CustomerId(2));
    let merged = resolve(known(1, 5, false), known(2, 3, false));
    assert_eq!(merged, plain(Sender::Merge { into: two, from: one }));
    let merged = resolve(known(1, 3, false), known(2, 5, false));
    assert_eq!(merged, plain(Sender::Merge { into: one, from: two }));
    let merged = resolve(known(2, 5, false), known(1, 5, false));
    assert_eq!(merged, plain(Sender::Merge { into: one, from: two }), "of two equally old the smaller id");
}

#[test]
fn a_phone_with_a_new_owner_leaves_the_old_one() {
    let detached = |sender| Resolution { sender, detach_phone_from: Some(CustomerId(2)) };
    assert_eq!(resolve(None, known(2, 0, true)), detached(Sender::New));
    assert_eq!(resolve(known(1, 9, false), known(2, 0, true)), detached(Sender::Known(CustomerId(1))));
}
