//! Pick-up slots: which windows a store has, and until when an order waits.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::opening::OpenSpan;
use crate::store::Store;

/// Minutes of the store's open time in which an order must be accepted.
pub const ACCEPT_WITHIN_MINUTES: i64 = 15;

/// A pick-up window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// The first instant; identifies the slot at its store.
    pub start: Timestamp,
    /// The first instant after it.
    pub end: Timestamp,
}

/// A slot and how many more orders fit it; full ones are shown, but cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotAvailability {
    /// The slot.
    pub slot: Slot,
    /// Orders that still fit; 0 when it is full.
    pub remaining: u32,
}

/// Why a slot cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    /// The store has no such slot.
    #[error("the store has no such pick-up time")]
    NoSuchSlot,
    /// It starts before the order can be ready.
    #[error("that pick-up time is too soon")]
    TooSoon,
    /// It has no capacity left.
    #[error("that pick-up time is full")]
    Full,
}

impl Store {
    /// The slots of an open interval, from its opening in even steps up to the last order.
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

    /// The earliest instant in an open interval at which an order placed now can be ready: packing
    /// starts when the store opens.
    fn earliest_ready(&self, span: OpenSpan, now: Timestamp) -> Timestamp {
        let packing_starts = now.max(span.opens);
        packing_starts.checked_add(i64::from(self.prep_minutes).minutes()).unwrap_or(packing_starts)
    }

    /// The slots that can still be met: those of today, and those of the next open day. Time to pack
    /// counts from now, or from when the store opens. `booked` returns how many orders a slot has, by
    /// its start.
    #[must_use]
    pub fn upcoming_slots(&self, now: Timestamp, booked: impl Fn(Timestamp) -> u32) -> Vec<SlotAvailability> {
        let today = self.date_at(now);
        let mut upcoming = Vec::new();
        let mut next_day = None;
        for span in self.open_spans_from(now) {
            if span.date != today && *next_day.get_or_insert(span.date) != span.date && !upcoming.is_empty() {
                break;
            }
            let ready_from = self.earliest_ready(span, now);
            let slots = self.slots_in(span).filter(|slot| slot.start >= ready_from);
            upcoming.extend(slots.map(|slot| {
                let remaining = u32::from(self.slot_capacity).saturating_sub(booked(slot.start));
                SlotAvailability { slot, remaining }
            }));
        }
        upcoming
    }

    /// The upcoming slot that starts at `start`.
    ///
    /// # Errors
    /// When it is none of the store's slots, or can no longer be met.
    pub fn find_slot(&self, now: Timestamp, start: Timestamp) -> Result<Slot, SlotError> {
        let upcoming = self.upcoming_slots(now, |_| 0);
        if let Some(found) = upcoming.into_iter().find(|upcoming| upcoming.slot.start == start) {
            return Ok(found.slot);
        }
        let is_too_soon_in = |span: &OpenSpan| span.opens <= start && start < self.earliest_ready(*span, now);
        let too_soon = start <= now || self.open_spans(self.date_at(start)).iter().any(is_too_soon_in);
        Err(if too_soon { SlotError::TooSoon } else { SlotError::NoSuchSlot })
    }

    /// When an order placed now expires unless it is accepted: after
    /// [`ACCEPT_WITHIN_MINUTES`] of open time.
    #[must_use]
    pub fn accept_deadline(&self, placed_at: Timestamp) -> Option<Timestamp> {
        self.add_open_minutes(placed_at, ACCEPT_WITHIN_MINUTES)
    }

    /// When an order for this slot counts as uncollected: at closing on the next open day.
    #[must_use]
    pub fn collection_deadline(&self, slot: Slot) -> Option<Timestamp> {
        self.closing_on_next_open_day(self.date_at(slot.start))
    }
}
