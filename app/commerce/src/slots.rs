//! Pick-up slots: which windows a store offers, and until when an order waits.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::opening::OpenSpan;
use crate::store::Store;

/// Minutes of the store's open time in which an order must be accepted.
pub const ACCEPT_WITHIN_MINUTES: i64 = 15;

/// A pick-up window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// First instant; names the slot at its store.
    pub start: Timestamp,
    /// First instant after it.
    pub end: Timestamp,
}

/// A slot and how many more orders it takes; full ones are shown, not chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotAvailability {
    /// The window.
    pub slot: Slot,
    /// Orders that still fit; 0 is full.
    pub remaining: u32,
}

/// Why a slot can not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    /// The store has no such slot.
    #[error("the store has no such pick-up time")]
    NoSuchSlot,
    /// It starts before the order can be ready.
    #[error("that pick-up time is too soon")]
    TooSoon,
    /// Others were faster.
    #[error("that pick-up time is full")]
    Full,
}

impl Store {
    /// The windows of one open stretch, from its opening in even steps up to the last order.
    fn slots_in(&self, span: OpenSpan) -> impl Iterator<Item = Slot> {
        let step = i64::from(self.slot_minutes.max(5)) * 60;
        let last_start = span.closes.as_second() - i64::from(self.last_order_minutes) * 60;
        let closes = span.closes.as_second();
        (0..)
            .map(move |index: i64| span.opens.as_second() + index * step)
            .take_while(move |start| *start <= last_start && start + step <= closes)
            .filter_map(move |start| {
                let start = Timestamp::from_second(start).ok()?;
                Some(Slot { start, end: start.checked_add(step.seconds()).ok()? })
            })
    }

    /// The earliest instant in an open stretch at which an order placed now can be ready: nobody
    /// packs before the doors open.
    fn earliest_ready(&self, span: OpenSpan, now: Timestamp) -> Timestamp {
        let begin = now.max(span.opens);
        begin.checked_add(i64::from(self.prep_minutes).minutes()).unwrap_or(begin)
    }

    /// The slots offered now: those of today that can still be met, and those of the next
    /// open day. Time to pack counts from now, or from when the doors open. `taken` tells how many orders a slot already has, by its start.
    #[must_use]
    pub fn upcoming_slots(&self, now: Timestamp, taken: impl Fn(Timestamp) -> u32) -> Vec<SlotAvailability> {
        let today = self.date_at(now);
        let mut offers = Vec::new();
        let mut next_day = None;
        for span in self.open_spans_from(now) {
            if span.date != today && *next_day.get_or_insert(span.date) != span.date && !offers.is_empty() {
                break;
            }
            let ready_from = self.earliest_ready(span, now);
            let slots = self.slots_in(span).filter(|slot| slot.start >= ready_from);
            offers.extend(slots.map(|slot| {
                let left = u32::from(self.slot_capacity).saturating_sub(taken(slot.start));
                SlotAvailability { slot, remaining: left }
            }));
        }
        offers
    }

    /// The start of the first slot with room, as the store list shows it.
    #[must_use]
    pub fn earliest_pickup(&self, now: Timestamp, taken: impl Fn(Timestamp) -> u32) -> Option<Timestamp> {
        self.upcoming_slots(now, taken)
            .into_iter()
            .find(|offer| offer.remaining > 0)
            .map(|offer| offer.slot.start)
    }

    /// The slot that starts at `start`, if the store offers it now.
    ///
    /// # Errors
    /// When it is not one of the store's slots, or can no longer be met.
    pub fn find_slot(&self, now: Timestamp, start: Timestamp) -> Result<Slot, SlotError> {
        let offers = self.upcoming_slots(now, |_| 0);
        if let Some(offer) = offers.into_iter().find(|offer| offer.slot.start == start) {
            return Ok(offer.slot);
        }
        let lies_in = |span: &OpenSpan| span.opens <= start && start < self.earliest_ready(*span, now);
        let too_soon = start <= now || self.open_spans(self.date_at(start)).iter().any(lies_in);
        Err(if too_soon { SlotError::TooSoon } else { SlotError::NoSuchSlot })
    }

    /// When an order placed now expires unless it is accepted: after
    /// [`ACCEPT_WITHIN_MINUTES`] of open time.
    #[must_use]
    pub fn accept_deadline(&self, placed_at: Timestamp) -> Option<Timestamp> {
        self.add_open_minutes(placed_at, ACCEPT_WITHIN_MINUTES)
    }

    /// When an order for this slot counts as not fetched: at closing on the (open) day after it.
    #[must_use]
    pub fn collection_deadline(&self, slot: Slot) -> Option<Timestamp> {
        self.closing_on_next_open_day(self.date_at(slot.start))
    }
}
