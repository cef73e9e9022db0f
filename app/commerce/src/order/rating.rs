//! The customer's word after collection.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Order, OrderState};

/// How long after collection an order can be rated, and its rating changed.
pub const RATING_PERIOD: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The fewest stars of a good rating; the store gets to read those with fewer.
pub const MIN_GOOD_STARS: u8 = 3;

/// How a customer rates an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// 1, the worst, to 5.
    pub stars: u8,
    /// What the customer adds, as [`crate::OrderNote`] cleans it; without one, an earlier comment stays.
    pub comment: Option<String>,
    /// When it was given.
    pub at: Timestamp,
}

/// Why an order is not rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatingError {
    /// Not 1 to 5 stars.
    #[error("a rating has 1 to 5 stars")]
    InvalidStars,
    /// It was not collected.
    #[error("only a collected order can be rated")]
    NotCollected,
    /// It was collected more than [`RATING_PERIOD`] ago.
    #[error("the time to rate the order is over")]
    TooLate,
}

impl Order {
    /// Whether the customer can rate the order now, or change its rating.
    ///
    /// # Errors
    /// Why not.
    pub fn check_ratable(&self, now: Timestamp) -> Result<(), RatingError> {
        let collected = self.entered_at(OrderState::Collected).ok_or(RatingError::NotCollected)?;
        if now.duration_since(collected) > RATING_PERIOD { Err(RatingError::TooLate) } else { Ok(()) }
    }

    /// Rates the order, in place of its earlier rating.
    ///
    /// # Errors
    /// Why it stays as it is.
    pub fn rate(mut self, rating: Rating) -> Result<Self, RatingError> {
        if !(1..=5).contains(&rating.stars) {
            return Err(RatingError::InvalidStars);
        }
        self.check_ratable(rating.at)?;
        let earlier = self.rating.take().and_then(|earlier| earlier.comment);
        self.rating = Some(Rating { comment: rating.comment.or(earlier), ..rating });
        Ok(self)
    }
}
