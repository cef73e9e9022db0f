//! What can be wrong: the status of each kind, its name in the API, its words.

use app::pages::ErrorPageKind;
use axum::http::StatusCode;
use commerce::StoreCode;

/// A kind of problem. In the API its name is `/problems/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no such address.
    NotFound,
    /// There is no such store.
    StoreNotFound,
    /// The store does not sell it, or there is no such shelf.
    ProductNotFound(StoreCode),
    /// There is no such order, or it is not the asker's to see.
    OrderNotFound,
    /// There is no such cart, or it is not the asker's.
    CartNotFound,
    /// There is no such link.
    LinkNotFound,
    /// The asker is not known; the chat sends a link that changes that.
    Unauthenticated,
    /// Only whoever keeps this counter may do it; the store's chat sends a link.
    CounterSignInRequired,
    /// The request did not come from a page of ours.
    CsrfRejected,
    /// A field is wrong.
    InvalidField,
    /// The request can not be read at all.
    Malformed,
    /// More than we take.
    PayloadTooLarge,
    /// The body is of another type than the address takes.
    UnsupportedMediaType,
    /// The address knows another method.
    MethodNotAllowed,
    /// The idempotency key was used for another request.
    IdempotencyKeyReused,
    /// A request with this idempotency key is being answered at this moment.
    RequestInProgress,
    /// Prices or stock are no longer what was seen.
    CartChanged,
    /// The cart is at another store.
    CartAtOtherStore(StoreCode),
    /// The store does not list the product, or has none left.
    OutOfStock,
    /// The cart holds as many products as it can.
    CartFull,
    /// There is nothing in the cart.
    CartEmpty,
    /// The cart has become an order.
    AlreadyOrdered,
    /// Others were faster: the pick-up time is full.
    SlotFull,
    /// The pick-up time is not, or no longer, one of the store's.
    SlotUnavailable,
    /// The store takes no orders now.
    StorePaused,
    /// The order has moved on; the action is not possible any more.
    InvalidTransition,
    /// The action is not the asker's to do.
    Forbidden,
    /// Too much at once; come back in a moment.
    Overloaded,
    /// It took too long.
    Timeout,
    /// It is our fault.
    Internal,
}

impl ErrorKind {
    /// Its HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound
            | Self::StoreNotFound
            | Self::ProductNotFound(_)
            | Self::OrderNotFound
            | Self::CartNotFound
            | Self::LinkNotFound => StatusCode::NOT_FOUND,
            Self::Unauthenticated | Self::CounterSignInRequired => StatusCode::UNAUTHORIZED,
            Self::CsrfRejected | Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::InvalidField
            | Self::IdempotencyKeyReused
            | Self::CartEmpty
            | Self::CartFull
            | Self::SlotUnavailable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::RequestInProgress
            | Self::CartChanged
            | Self::CartAtOtherStore(_)
            | Self::OutOfStock
            | Self::AlreadyOrdered
            | Self::SlotFull
            | Self::StorePaused
            | Self::InvalidTransition => StatusCode::CONFLICT,
            Self::Overloaded => StatusCode::SERVICE_UNAVAILABLE,
            Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its name in the API and in logs.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::StoreNotFound => "store-not-found",
            Self::ProductNotFound(_) => "product-not-found",
            Self::OrderNotFound => "order-not-found",
            Self::CartNotFound => "cart-not-found",
            Self::LinkNotFound => "link-not-found",
            Self::Unauthenticated => "authentication-required",
            Self::CounterSignInRequired => "counter-sign-in-required",
            Self::CsrfRejected => "csrf-rejected",
            Self::InvalidField => "invalid-field",
            Self::Malformed => "malformed-request",
            Self::PayloadTooLarge => "payload-too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::IdempotencyKeyReused => "idempotency-key-reused",
            Self::RequestInProgress => "request-in-progress",
            Self::CartChanged => "cart-changed",
            Self::CartAtOtherStore(_) => "cart-at-other-store",
            Self::OutOfStock => "out-of-stock",
            Self::CartFull => "cart-full",
            Self::CartEmpty => "cart-empty",
            Self::AlreadyOrdered => "already-ordered",
            Self::SlotFull => "slot-full",
            Self::SlotUnavailable => "slot-unavailable",
            Self::StorePaused => "store-paused",
            Self::InvalidTransition => "invalid-transition",
            Self::Forbidden => "forbidden",
            Self::Overloaded => "overloaded",
            Self::Timeout => "timeout",
            Self::Internal => "internal-error",
        }
    }

    /// Short words for a developer who calls the API.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self {
            Self::NotFound => "There is nothing at this address",
            Self::StoreNotFound => "There is no such store",
            Self::ProductNotFound(_) => "The store has no such product",
            Self::OrderNotFound => "There is no such order",
            Self::CartNotFound => "There is no such cart",
            Self::LinkNotFound => "There is no such link",
            Self::Unauthenticated => "Open the link from the chat first",
            Self::CounterSignInRequired => "Open the counter with the link from the store's chat first",
            Self::CsrfRejected => "Only the shop's own pages may ask this",
            Self::InvalidField => "A field is wrong",
            Self::Malformed => "The request cannot be read",
            Self::PayloadTooLarge => "The request is too large",
            Self::UnsupportedMediaType => "The body must be of another type",
            Self::MethodNotAllowed => "This address knows another method",
            Self::IdempotencyKeyReused => "The idempotency key was used for another request",
            Self::RequestInProgress => "A request with this idempotency key is being answered right now",
            Self::CartChanged => "Something changed since the cart was seen",
            Self::CartAtOtherStore(_) => "The cart is at another store",
            Self::OutOfStock => "The store has none left",
            Self::CartFull => "The cart holds as many products as it can",
            Self::CartEmpty => "There is nothing in the cart",
            Self::AlreadyOrdered => "The cart has been ordered already",
            Self::SlotFull => "The pick-up time is full",
            Self::SlotUnavailable => "The store does not offer this pick-up time",
            Self::StorePaused => "The store takes no orders now",
            Self::InvalidTransition => "The order has moved on",
            Self::Forbidden => "This is not yours to do",
            Self::Overloaded => "Too much at once; try again in a moment",
            Self::Timeout => "It took too long; try again in a moment",
            Self::Internal => "Something went wrong on our side",
        }
    }

    /// What a page says about it.
    #[must_use]
    pub fn page_kind(&self) -> ErrorPageKind {
        match self {
            Self::NotFound | Self::MethodNotAllowed => ErrorPageKind::PageNotFound,
            Self::StoreNotFound => ErrorPageKind::StoreNotFound,
            Self::ProductNotFound(store) => ErrorPageKind::ProductNotFound { store: store.clone() },
            Self::OrderNotFound => ErrorPageKind::OrderNotFound,
            Self::LinkNotFound => ErrorPageKind::LinkNotFound,
            Self::Unauthenticated | Self::CounterSignInRequired => ErrorPageKind::SignInRequired,
            Self::CsrfRejected | Self::Forbidden => ErrorPageKind::FormRejected,
            Self::InvalidField | Self::Malformed | Self::UnsupportedMediaType => ErrorPageKind::Malformed,
            Self::PayloadTooLarge => ErrorPageKind::TooLarge,
            Self::CartNotFound
            | Self::CartChanged
            | Self::CartAtOtherStore(_)
            | Self::OutOfStock
            | Self::CartFull
            | Self::CartEmpty
            | Self::AlreadyOrdered
            | Self::IdempotencyKeyReused
            | Self::SlotFull
            | Self::SlotUnavailable
            | Self::StorePaused
            | Self::InvalidTransition => ErrorPageKind::Outdated,
            Self::RequestInProgress | Self::Overloaded | Self::Timeout => ErrorPageKind::Overloaded,
            Self::Internal => ErrorPageKind::Internal,
        }
    }

    /// The kind for a status that the framework answered by itself.
    #[must_use]
    pub fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::PayloadTooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::UNPROCESSABLE_ENTITY => Self::InvalidField,
            StatusCode::SERVICE_UNAVAILABLE => Self::Overloaded,
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Self::Timeout,
            status if status.is_client_error() => Self::Malformed,
            _ => Self::Internal,
        }
    }
}
