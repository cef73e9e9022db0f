//! Random histories of orders, steps, imports and pauses, beside a model that does the books by hand.

use std::collections::BTreeMap;

use commerce::order::NewOrder;
use commerce::{Action, Actor, OrderId, OrderState, RejectReason, TransitionError};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use super::StorageFactory;
use super::fixtures::*;
use crate::{ActionOutcome, ListingRow, PlaceOrderError, PlaceOutcome};

const PRODUCTS: [&str; 3] = ["dal", "milk", "rice"];
const SLOTS: usize = 2;
const SLOT_CAPACITY: u16 = 4;
/// Histories, one after the other on one storage; each starts from fresh stock and slots.
const HISTORIES: usize = 24;

/// Something that happens; numbers are indexes, taken modulo what there is.
#[derive(Clone, Debug)]
enum Event {
    Place {
        lines: Vec<(usize, u32)>,
        slot: usize,
        repeat: Option<usize>,
    },
    Act {
        order: usize,
        action: Action,
        actor: Actor,
    },
    /// The store's next step for an order.
    Onward {
        order: usize,
    },
    Stock {
        product: usize,
        on_hand: u32,
    },
    Offer {
        product: usize,
        offered: bool,
    },
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let lines = vec((0..PRODUCTS.len(), 0..5u32), 1..4);
    let place = (lines, 0..SLOTS, prop::option::weighted(0.1, 0..50usize))
        .prop_map(|(lines, slot, repeat)| Event::Place { lines, slot, repeat });
    let actions = prop::sample::select(vec![
        (Action::Accept, Actor::Store),
        (Action::Ready, Actor::Store),
        (Action::Collect, Actor::Store),
        (Action::Reject { reason: RejectReason::OutOfStock }, Actor::Store),
        (Action::Cancel, Actor::Customer),
        (Action::Cancel, Actor::Store),
        (Action::Expire, Actor::System),
        (Action::MarkUncollected, Actor::System),
    ]);
    let onward = (0..50usize).prop_map(|order| Event::Onward { order });
    let act = (0..50usize, actions).prop_map(|(order, (action, actor))| Event::Act { order, action, actor });
    let stock =
        (0..PRODUCTS.len(), 0..12u32).prop_map(|(product, on_hand)| Event::Stock { product, on_hand });
    let offer = (0..PRODUCTS.len(), prop::bool::weighted(0.7))
        .prop_map(|(product, offered)| Event::Offer { product, offered });
    vec(prop_oneof![5 => place, 10 => onward, 4 => act, 1 => stock, 1 => offer], 5..60)
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Shelf {
    on_hand: u32,
    held: u32,
    offered: bool,
}

#[derive(Debug)]
struct Promised {
    id: OrderId,
    units: BTreeMap<usize, u32>,
    slot: usize,
    state: OrderState,
}

/// The books, by the simplest rules there are.
#[derive(Debug, Default)]
struct Books {
    shelves: [Shelf; PRODUCTS.len()],
    taken: [u32; SLOTS],
    orders: Vec<Promised>,
}

enum Expected {
    Placed,
    Again,
    Empty,
    Changed,
    SlotFull,
}

impl Books {
    fn place(&mut self, id: OrderId, lines: &[(usize, u32)], slot: usize) -> Expected {
        let mut units = BTreeMap::new();
        for (product, quantity) in lines.iter().filter(|(_, quantity)| *quantity > 0) {
            *units.entry(*product).or_insert(0) += quantity;
        }
        if units.is_empty() {
            return Expected::Empty;
        }
        let is_left = |(product, quantity): (&usize, &u32)| {
            let shelf = &self.shelves[*product];
            shelf.offered && shelf.on_hand - shelf.held >= *quantity
        };
        if !units.iter().all(is_left) {
            return Expected::Changed;
        }
        if self.taken[slot] >= u32::from(SLOT_CAPACITY) {
            return Expected::SlotFull;
        }
        for (product, quantity) in &units {
            self.shelves[*product].held += quantity;
        }
        self.taken[slot] += 1;
        self.orders.push(Promised { id, units, slot, state: OrderState::Placed });
        Expected::Placed
    }

    fn act(&mut self, order: usize, action: Action, actor: Actor) -> Result<(), TransitionError> {
        let order = &mut self.orders[order];
        order.state = order.state.apply(action, actor)?;
        let collected = order.state == OrderState::Collected;
        if order.state.is_final() {
            for (product, quantity) in &order.units {
                self.shelves[*product].held -= quantity;
                self.shelves[*product].on_hand -= if collected { *quantity } else { 0 };
            }
            self.taken[order.slot] -= u32::from(!collected);
        }
        Ok(())
    }
}

/// One history on one storage, with orders and slots that no other uses.
struct Play<'s> {
    test: &'s TestStorage,
    books: Books,
    history: usize,
    placed: u128,
}

impl Play<'_> {
    fn slot(&self, index: usize) -> commerce::Slot {
        slot(i64::try_from(self.history * SLOTS + index).unwrap())
    }

    fn request(&self, number: u128, lines: &[(usize, u32)], slot: usize) -> NewOrder {
        let lines = lines.iter().map(|(product, quantity)| line(PRODUCTS[*product], *quantity)).collect();
        NewOrder { lines, slot: self.slot(slot), ..new_order(number) }
    }

    async fn happen(&mut self, event: &Event) {
        match event {
            Event::Place { lines, slot, repeat } => {
                self.placed += 1;
                let fresh = u128::try_from(self.history).unwrap() * 10_000 + self.placed;
                let known = repeat.filter(|_| !self.books.orders.is_empty());
                let (number, expected) = match known {
                    Some(repeat) => {
                        (self.books.orders[repeat % self.books.orders.len()].id.0, Expected::Again)
                    }
                    None => (fresh, self.books.place(OrderId(fresh), lines, *slot)),
                };
                let request = self.request(number, lines, *slot);
                let outcome = self.test.storage.place(request.into()).await.unwrap();
                match (expected, outcome) {
                    (Expected::Placed, PlaceOutcome::Placed(_))
                    | (Expected::Again, PlaceOutcome::Existing(_))
                    | (Expected::Empty, PlaceOutcome::Rejected(PlaceOrderError::Empty))
                    | (Expected::Changed, PlaceOutcome::Rejected(PlaceOrderError::Changed(_)))
                    | (Expected::SlotFull, PlaceOutcome::Rejected(PlaceOrderError::SlotFull)) => {}
                    (_, outcome) => panic!("{event:?} led to {outcome:?}, by the books: {:?}", self.books),
                }
            }
            Event::Act { order, action, actor } => {
                if self.books.orders.is_empty() {
                    return;
                }
                let order = order % self.books.orders.len();
                let expected = self.books.act(order, *action, *actor);
                let promised = &self.books.orders[order];
                let outcome = self
                    .test
                    .storage
                    .apply_action(promised.id, command(*action, *actor, minutes_later(1)))
                    .await;
                match (expected, outcome.unwrap()) {
                    (Ok(()), ActionOutcome::Applied(now)) => assert_eq!(now.state, promised.state),
                    (Err(why), ActionOutcome::Rejected(now, reason)) => {
                        assert_eq!((why, promised.state), (reason, now.state));
                    }
                    (_, outcome) => panic!("{event:?} led to {outcome:?}, by the books: {:?}", self.books),
                }
            }
            Event::Onward { order } => {
                if self.books.orders.is_empty() {
                    return;
                }
                let state = self.books.orders[order % self.books.orders.len()].state;
                let action = match state {
                    OrderState::Placed => Action::Accept,
                    OrderState::Accepted => Action::Ready,
                    _ => Action::Collect,
                };
                let step = Event::Act { order: *order, action, actor: Actor::Store };
                Box::pin(self.happen(&step)).await;
            }
            Event::Stock { product, on_hand } => {
                let shelf = &mut self.books.shelves[*product];
                shelf.on_hand = shelf.held.max(*on_hand);
                shelf.offered = true;
                self.test.set_stock(PRODUCTS[*product], *on_hand).await;
            }
            Event::Offer { product, offered } => {
                self.books.shelves[*product].offered = *offered;
                let product = product_id(PRODUCTS[*product]);
                assert!(self.test.storage.set_available(&corner(), &product, *offered).await.unwrap());
            }
        }
    }

    /// Compares the storage with the books.
    async fn check(&self) {
        for (product, shelf) in PRODUCTS.iter().zip(&self.books.shelves) {
            let listing = self.test.listing(&corner(), product).await;
            let stored =
                Shelf { on_hand: listing.on_hand, held: listing.held, offered: listing.is_available };
            assert_eq!(&stored, shelf, "{product}");
            assert!(stored.held <= stored.on_hand);
        }
        let mut held = BTreeMap::new();
        for promised in &self.books.orders {
            let order = self.test.order(promised.id).await;
            assert_eq!(order.state, promised.state);
            for line in order.lines.iter().filter(|_| order.state.holds_stock()) {
                *held.entry(line.product.to_string()).or_insert(0) += line.quantity;
            }
        }
        for (product, shelf) in PRODUCTS.iter().zip(&self.books.shelves) {
            assert_eq!(held.get(*product).copied().unwrap_or(0), shelf.held, "{product} of open orders");
        }
        for (index, taken) in self.books.taken.iter().enumerate() {
            assert_eq!(self.test.booked(self.slot(index)).await, *taken);
        }
    }
}

pub async fn random_histories_agree_with_the_model(factory: &dyn StorageFactory) {
    let test = TestStorage::open(factory).await;
    test.set_slot_capacity(SLOT_CAPACITY).await;
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRunner::deterministic().new_rng());
    let mut ends = BTreeMap::new();
    for history in 0..HISTORIES {
        let events = events().new_tree(&mut runner).unwrap().current();
        let mut play = Play { test: &test, books: Books::default(), history, placed: 0 };
        for (index, product) in PRODUCTS.iter().enumerate() {
            // What the histories before left open stays held; these start from nothing promised.
            play.books.shelves[index] = Shelf { on_hand: 10, held: 0, offered: true };
            let row = ListingRow { on_hand: 10, ..listing_row(&corner(), product) };
            test.storage.import_listings(vec![row]).await.unwrap();
        }
        for event in &events {
            play.happen(event).await;
        }
        play.check().await;
        // Ends what is open, so that the next history finds empty shelves.
        for index in 0..play.books.orders.len() {
            for (action, actor) in [(Action::Expire, Actor::System), (Action::MarkUncollected, Actor::System)]
            {
                play.happen(&Event::Act { order: index, action, actor }).await;
            }
        }
        play.check().await;
        for promised in &play.books.orders {
            *ends.entry(promised.state.code()).or_insert(0) += 1;
        }
    }
    for state in OrderState::ALL.into_iter().filter(|state| state.is_final()) {
        assert!(ends.get(state.code()).copied().unwrap_or(0) > 2, "hardly any history ended so: {ends:?}");
    }
}
