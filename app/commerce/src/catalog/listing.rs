//! A product at a store: its price, the offers that lower it for a time, and the stock.

use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Product;
use crate::ids::ProductId;
use crate::money::Paise;

/// A saving below this many per cent is not worth a badge.
pub const MIN_SAVING_PERCENT: u32 = 5;

/// When an offer counts: from its start until just before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfferPeriod {
    starts_at: Timestamp,
    ends_at: Timestamp,
}

/// Why a text is no [`OfferPeriod`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseOfferPeriodError {
    /// Not two instants with their offsets, `/` between them.
    #[error("write start and end like 2026-11-20T00:00+05:30/2026-11-30T23:59+05:30")]
    Malformed,
    /// It ends before it starts, or when it starts.
    #[error("the offer must end after it starts")]
    EndsBeforeStart,
}

impl OfferPeriod {
    /// The period from a start to a later end; `None` when the end is not later.
    #[must_use]
    pub fn new(starts_at: Timestamp, ends_at: Timestamp) -> Option<Self> {
        (starts_at < ends_at).then_some(Self { starts_at, ends_at })
    }

    /// Its first instant.
    #[must_use]
    pub const fn starts_at(&self) -> Timestamp {
        self.starts_at
    }

    /// The first instant after it.
    #[must_use]
    pub const fn ends_at(&self) -> Timestamp {
        self.ends_at
    }

    /// Whether it contains an instant.
    #[must_use]
    pub fn contains(&self, instant: Timestamp) -> bool {
        (self.starts_at..self.ends_at).contains(&instant)
    }
}

/// In the form of Meta's feeds: two ISO 8601 instants with their offsets, `/` between them.
impl FromStr for OfferPeriod {
    type Err = ParseOfferPeriodError;
    fn from_str(text: &str) -> Result<Self, ParseOfferPeriodError> {
        let (start, end) = text.split_once('/').ok_or(ParseOfferPeriodError::Malformed)?;
        let instant =
            |text: &str| text.trim().parse::<Timestamp>().map_err(|_| ParseOfferPeriodError::Malformed);
        Self::new(instant(start)?, instant(end)?).ok_or(ParseOfferPeriodError::EndsBeforeStart)
    }
}

/// A product at a store, as it is stored: its price may be an offer that counts for a time.
/// [`ListingRecord::at`] is the listing at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingRecord {
    /// The product's id.
    pub product: ProductId,
    /// Maximum retail price of one unit, in paise, taxes included.
    pub mrp: Paise,
    /// The price of one unit, in paise, never above the MRP. With an offer period, the price inside it;
    /// outside it the MRP counts.
    pub price: Paise,
    /// When `price` counts; `None` for always.
    pub offer_period: Option<OfferPeriod>,
    /// Units in the store.
    pub on_hand: u32,
    /// Units held for open orders; never above `on_hand`.
    pub held: u32,
    /// Whether the store sells it now; the counter can mark it unavailable.
    pub is_available: bool,
    /// Orders of the store that contained it.
    pub order_count: u32,
}

impl ListingRecord {
    /// The listing at a moment.
    #[must_use]
    pub fn at(&self, now: Timestamp) -> Listing {
        let (price, offer_ends_at) = match self.offer_period {
            None => (self.price, None),
            Some(period) if period.contains(now) => (self.price, Some(period.ends_at())),
            Some(_) => (self.mrp, None),
        };
        Listing {
            product: self.product.clone(),
            mrp: self.mrp,
            price,
            offer_ends_at,
            on_hand: self.on_hand,
            held: self.held,
            is_available: self.is_available,
            order_count: self.order_count,
        }
    }

    /// The next instant after `now` at which an offer starts or ends; `None` when there is none.
    #[must_use]
    pub fn next_price_change(&self, now: Timestamp) -> Option<Timestamp> {
        let period = self.offer_period?;
        [period.starts_at(), period.ends_at()].into_iter().find(|instant| *instant > now)
    }
}

/// A product at a store at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The product's id.
    pub product: ProductId,
    /// Maximum retail price of one unit, in paise, taxes included.
    pub mrp: Paise,
    /// The price of one unit, in paise; never above the MRP (Legal Metrology (Packaged Commodities)
    /// Rules 2011, rule 18(2)).
    pub price: Paise,
    /// When the price stops to count, if it is an offer for a time.
    pub offer_ends_at: Option<Timestamp>,
    /// Units in the store.
    pub on_hand: u32,
    /// Units held for open orders; never above `on_hand`.
    pub held: u32,
    /// Whether the store sells it now; the counter can mark it unavailable.
    pub is_available: bool,
    /// Orders of the store that contained it.
    pub order_count: u32,
}

impl Listing {
    /// The listing as it counts for its product: unavailable everywhere when the product is.
    #[must_use]
    pub const fn limited_by(mut self, product: &Product) -> Self {
        self.is_available = self.is_available && product.is_available;
        self
    }

    /// Units that can still be ordered.
    #[must_use]
    pub const fn available(&self) -> u32 {
        if self.is_available { self.on_hand.saturating_sub(self.held) } else { 0 }
    }

    /// What the price saves against the MRP, in whole per cent, rounded down; 0 when that is less than
    /// [`MIN_SAVING_PERCENT`].
    #[must_use]
    pub const fn savings_percent(&self) -> u32 {
        if self.mrp.0 <= 0 || self.price.0 >= self.mrp.0 {
            return 0;
        }
        let percent = ((self.mrp.0 - self.price.0) * 100 / self.mrp.0) as u32;
        if percent < MIN_SAVING_PERCENT { 0 } else { percent }
    }
}
