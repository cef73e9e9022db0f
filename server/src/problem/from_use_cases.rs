//! From what use cases and storage return to what a handler returns.

use commerce::order::RatingError;
use commerce::{Paise, PaymentMethod, TransitionError};
use storage::StorageError;

use super::{AppError, ErrorKind};
use crate::ordering::{ActionError, CartError, PlaceError, RateError, SubscribeError};

/// Storage failed during a request. Logged here, once.
impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Busy | StorageError::Closed => {
                tracing::warn!(%error, "storage did not accept a request");
                ErrorKind::Overloaded.into()
            }
            StorageError::Full => {
                tracing::error!(%error, "storage did not accept a request");
                ErrorKind::StorageFull.into()
            }
            error => {
                tracing::error!(%error, "storage failed during a request");
                ErrorKind::Internal.into()
            }
        }
    }
}

impl From<CartError> for AppError {
    fn from(error: CartError) -> Self {
        match error {
            CartError::StoreNotFound => ErrorKind::StoreNotFound.into(),
            CartError::ProductNotFound(store) => ErrorKind::ProductNotFound(store).into(),
            CartError::AtOtherStore(store) => {
                let detail = format!("the cart is at {store}");
                Self::from(ErrorKind::CartAtOtherStore(store)).with_detail(detail)
            }
            CartError::OutOfStock => ErrorKind::OutOfStock.into(),
            CartError::Full => ErrorKind::CartFull.into(),
            CartError::AlreadyOrdered(order) => Self::already_ordered(order),
            CartError::InvalidPrice => Self::invalid_field(
                "expected_price",
                format!("expected the unit price shown, in paise: 0 to {}", Paise::MAX.0),
            ),
            CartError::CartNotFound => ErrorKind::CartNotFound.into(),
            CartError::Storage(error) => error.into(),
        }
    }
}

impl From<SubscribeError> for AppError {
    fn from(error: SubscribeError) -> Self {
        match error {
            SubscribeError::TooManyOfSession => ErrorKind::TooManyRequests.into(),
            SubscribeError::Overloaded => ErrorKind::Overloaded.into(),
        }
    }
}

impl From<PlaceError> for AppError {
    fn from(error: PlaceError) -> Self {
        match error {
            PlaceError::Unauthenticated => ErrorKind::Unauthenticated.into(),
            PlaceError::CartNotFound => ErrorKind::CartNotFound.into(),
            PlaceError::Empty => ErrorKind::CartEmpty.into(),
            PlaceError::Name(error) => {
                let detail = error.to_string();
                Self::from(ErrorKind::InvalidName(error)).with_field("name").with_detail(detail)
            }
            PlaceError::Note(error) => Self::invalid_field("note", error.to_string()),
            PlaceError::Slot(error) => {
                let detail = error.to_string();
                Self::from(ErrorKind::Slot(error)).with_field("slot").with_detail(detail)
            }
            PlaceError::Changed { changes, total } => Self::cart_changed(changes, total),
            PlaceError::CouponChanged { rejection, total } => {
                let reason = rejection.map_or_else(String::new, |rejection| format!("; {rejection}"));
                let detail = format!("the cart now costs {} paise{reason}", total.0);
                let mut error = Self::from(ErrorKind::CouponChanged).with_detail(detail);
                error.0.total = Some(total);
                error
            }
            PlaceError::BelowMinimumOrder { missing } => {
                let detail = format!("{} paise are missing", missing.0);
                Self::from(ErrorKind::BelowMinimumOrder { missing }).with_detail(detail)
            }
            PlaceError::Limit { error, product } => {
                let detail = error.to_string();
                Self::from(ErrorKind::OrderLimitReached { error, product: product.map(Box::new) })
                    .with_detail(detail)
            }
            PlaceError::Paused => ErrorKind::StorePaused.into(),
            PlaceError::StoreNotFound => ErrorKind::StoreNotFound.into(),
            PlaceError::InvalidKey => {
                Self::invalid_field("Idempotency-Key", "expected 1 to 255 visible ASCII characters")
            }
            PlaceError::KeyReused => ErrorKind::IdempotencyKeyReused.into(),
            PlaceError::AlreadyOrdered(order) => Self::already_ordered(order.id),
            PlaceError::RequestInProgress => ErrorKind::RequestInProgress.into(),
            PlaceError::Storage(error) => error.into(),
        }
    }
}

impl From<RateError> for AppError {
    fn from(error: RateError) -> Self {
        match error {
            RateError::Action(error) => error.into(),
            RateError::Comment(error) => Self::invalid_field("comment", error.to_string()),
            RateError::Rejected(RatingError::InvalidStars) => Self::invalid_field("stars", "expected 1 to 5"),
            RateError::Rejected(error @ RatingError::NotCollected) => {
                Self::from(ErrorKind::InvalidTransition(TransitionError::TooEarly))
                    .with_detail(error.to_string())
            }
            RateError::Rejected(error @ RatingError::TooLate) => {
                Self::from(ErrorKind::InvalidTransition(TransitionError::TooLate))
                    .with_detail(error.to_string())
            }
        }
    }
}

impl From<ActionError> for AppError {
    fn from(error: ActionError) -> Self {
        match error {
            ActionError::OrderNotFound => ErrorKind::OrderNotFound.into(),
            ActionError::Rejected(_, TransitionError::NotPermitted) => ErrorKind::Forbidden.into(),
            ActionError::Rejected(_, TransitionError::PaymentRequired) => {
                let codes = PaymentMethod::ALL.map(PaymentMethod::code).join(", ");
                Self::invalid_field("paid_by", format!("`paid_by` is missing; expected one of {codes}"))
            }
            ActionError::Rejected(order, error) => {
                let detail = format!("{error}; the order is {}", order.state.code());
                Self::from(ErrorKind::InvalidTransition(error)).with_detail(detail)
            }
            ActionError::Storage(error) => error.into(),
        }
    }
}
