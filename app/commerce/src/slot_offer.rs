//! Pick-up slots as a checkout offers them: the earliest first, the customer's usual one next, the others by
//! part of the day.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::ids::StoreCode;
use crate::limits::OrderLimits;
use crate::order::Order;
use crate::slots::{Slot, SlotAvailability};
use crate::store::Store;

/// How many orders must have been for an hour before it counts as the customer's usual one.
pub const MIN_USUAL_ORDERS: usize = 2;

/// A part of the day, as times are grouped for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// Before noon.
    Morning,
    /// From noon to 4 pm.
    Afternoon,
    /// From 4 pm to 8 pm.
    Evening,
    /// From 8 pm.
    Night,
}

impl DayPart {
    /// The part of the day that an hour belongs to; 0 to 23.
    #[must_use]
    pub const fn of_hour(hour: i8) -> Self {
        match hour {
            ..=11 => Self::Morning,
            12..=15 => Self::Afternoon,
            16..=19 => Self::Evening,
            20.. => Self::Night,
        }
    }
}

/// The slots of one part of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotGroup {
    /// The day, in the store's time zone.
    pub day: Date,
    /// The part of the day.
    pub part: DayPart,
    /// Earliest first; full ones are among them.
    pub slots: Vec<SlotAvailability>,
}

/// The slots that a checkout offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotOffer {
    /// The first slot with room; `None` when every slot is full, or there is none.
    pub earliest: Option<Slot>,
    /// The next slot with room in the hour at which the customer usually comes, unless it is the earliest.
    pub usual: Option<Slot>,
    /// All others, by day and part of the day.
    pub others: Vec<SlotGroup>,
}

/// The slots of a store that a customer can still order for: without those in which they have as many open orders as
/// the limits allow. `orders` are the customer's, at any store and in any state.
#[must_use]
pub fn without_taken(
    mut upcoming: Vec<SlotAvailability>,
    store: &StoreCode,
    orders: &[Order],
    limits: &OrderLimits,
) -> Vec<SlotAvailability> {
    let is_open = |order: &&Order| order.store == *store && !order.state.is_final();
    let own: Vec<Slot> = orders.iter().filter(is_open).map(Order::slot).collect();
    upcoming.retain(|offer| {
        let orders = own.iter().filter(|slot| slot.start == offer.slot.start).count();
        u32::try_from(orders).unwrap_or(u32::MAX) < limits.max_orders_per_slot
    });
    upcoming
}

impl SlotOffer {
    /// Arranges a store's upcoming slots. `past` are the starts of the slots of the customer's orders,
    /// the newest first.
    #[must_use]
    pub fn new(upcoming: &[SlotAvailability], past: &[Timestamp], store: &Store) -> Self {
        let zone = store.time_zone();
        let with_room = || upcoming.iter().filter(|offer| offer.remaining > 0).map(|offer| offer.slot);
        let earliest = with_room().next();
        let usual = usual_hour(past, &zone)
            .and_then(|hour| with_room().find(|slot| hour_of(slot.start, &zone) == hour))
            .filter(|usual| Some(*usual) != earliest);
        let mut others: Vec<SlotGroup> = Vec::new();
        for offer in upcoming {
            if [earliest, usual].contains(&Some(offer.slot)) {
                continue;
            }
            let day = store.date_at(offer.slot.start);
            let part = DayPart::of_hour(hour_of(offer.slot.start, &zone));
            match others.last_mut() {
                Some(group) if (group.day, group.part) == (day, part) => group.slots.push(*offer),
                _ => others.push(SlotGroup { day, part, slots: vec![*offer] }),
            }
        }
        Self { earliest, usual, others }
    }

    /// Whether no slot is offered, not even a full one.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.earliest.is_none() && self.others.is_empty()
    }

    /// The slot that starts at an instant, whether it has room or not.
    #[must_use]
    pub fn find(&self, start: Timestamp) -> Option<Slot> {
        let others = self.others.iter().flat_map(|group| &group.slots).map(|offer| offer.slot);
        self.earliest.into_iter().chain(self.usual).chain(others).find(|slot| slot.start == start)
    }
}

fn hour_of(at: Timestamp, zone: &TimeZone) -> i8 {
    at.to_zoned(zone.clone()).hour()
}

/// The hour of most of the customer's orders, the latest among equals; `None` unless
/// [`MIN_USUAL_ORDERS`] were for it.
fn usual_hour(past: &[Timestamp], zone: &TimeZone) -> Option<i8> {
    let hours: Vec<i8> = past.iter().map(|start| hour_of(*start, zone)).collect();
    let count = |hour: i8| hours.iter().filter(|other| **other == hour).count();
    // `max_by_key` returns the last of equals, and the newest order comes first.
    let usual = hours.iter().rev().copied().max_by_key(|hour| count(*hour))?;
    (count(usual) >= MIN_USUAL_ORDERS).then_some(usual)
}
