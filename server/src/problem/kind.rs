//! Every kind of error: its status, its name in the API, its title for developers, its page and its
//! sentence for people.

use app::pages::ErrorPageKind;
use axum::http::StatusCode;
use commerce::cart::MAX_LINES;
use commerce::limits::LimitError;
use commerce::slots::SlotError;
use commerce::{
    ContactNameError, CouponRejection, Language, LocalizedName, Paise, StoreCode, TransitionError,
};
use i18n::pages::{cart, catalog, checkout, order};

/// A kind of error. In the API its name is `/problems/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no such address.
    NotFound,
    StoreNotFound,
    /// The store does not sell it.
    ProductNotFound(StoreCode),
    /// The network has no such category.
    CategoryNotFound(StoreCode),
    /// There is no such order, or the caller may not see it.
    OrderNotFound,
    /// There is no such cart, or it is not the caller's.
    CartNotFound,
    LinkNotFound,
    /// The caller is anonymous; a link from the chat signs in.
    Unauthenticated,
    /// Only a counter session of the store may do it; a link from the store's chat opens one.
    CounterSignInRequired,
    /// The request did not come from a page of ours.
    CsrfRejected,
    InvalidField,
    /// The name to call out is not acceptable.
    InvalidName(ContactNameError),
    /// The request cannot be parsed at all.
    Malformed,
    PayloadTooLarge,
    UnsupportedMediaType,
    MethodNotAllowed,
    /// The idempotency key was used for another request.
    IdempotencyKeyReused,
    /// A request with this idempotency key is being processed.
    RequestInProgress,
    /// Prices or stock differ from what the customer saw.
    CartChanged,
    CartAtOtherStore(StoreCode),
    OutOfStock,
    CartFull,
    CartEmpty,
    /// The cart has become an order.
    AlreadyOrdered,
    /// The coupon takes nothing off the cart.
    CouponRejected {
        /// As it was sent.
        code: String,
        rejection: CouponRejection,
    },
    /// The coupon takes off another amount than the customer saw.
    CouponChanged,
    /// The goods cost less than the store takes an order for.
    BelowMinimumOrder {
        missing: Paise,
    },
    /// The pick-up slot cannot be booked.
    Slot(SlotError),
    StorePaused,
    /// The customer would hold more than one may; with the name of the product whose stock is limited.
    OrderLimitReached {
        error: LimitError,
        product: Option<Box<LocalizedName>>,
    },
    /// The order's state does not allow the action, or not yet.
    InvalidTransition(TransitionError),
    /// The action is not the caller's to do.
    Forbidden,
    TooManyRequests,
    Overloaded,
    /// The disk is full.
    StorageFull,
    Timeout,
    Internal,
}

/// How a kind of error is presented.
struct Presentation {
    status: StatusCode,
    slug: &'static str,
    title: &'static str,
    page: ErrorPageKind,
    /// Seconds after which the same request may succeed.
    retry_after: Option<u32>,
}

const fn row(
    status: StatusCode,
    slug: &'static str,
    title: &'static str,
    page: ErrorPageKind,
) -> Presentation {
    Presentation { status, slug, title, page, retry_after: None }
}

impl Presentation {
    fn retry_after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }
}

impl ErrorKind {
    fn presentation(&self) -> Presentation {
        use ErrorPageKind as Page;
        use StatusCode as Status;
        const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
        match self {
            Self::NotFound => {
                row(Status::NOT_FOUND, "not-found", "There is nothing at this address", Page::PageNotFound)
            }
            Self::StoreNotFound => {
                row(Status::NOT_FOUND, "store-not-found", "There is no such store", Page::StoreNotFound)
            }
            Self::ProductNotFound(store) => row(
                Status::NOT_FOUND,
                "product-not-found",
                "The store does not list this product",
                Page::ProductNotFound { store: store.clone() },
            ),
            Self::CategoryNotFound(store) => row(
                Status::NOT_FOUND,
                "category-not-found",
                "There is no such category",
                Page::CategoryNotFound { store: store.clone() },
            ),
            Self::OrderNotFound => {
                row(Status::NOT_FOUND, "order-not-found", "There is no such order", Page::OrderNotFound)
            }
            Self::CartNotFound => {
                row(Status::NOT_FOUND, "cart-not-found", "There is no such cart", Page::Outdated)
            }
            Self::LinkNotFound => {
                row(Status::NOT_FOUND, "link-not-found", "There is no such link", Page::LinkNotFound)
            }
            Self::Unauthenticated => row(
                Status::UNAUTHORIZED,
                "authentication-required",
                "Open the link from the chat first",
                Page::SignInRequired,
            ),
            Self::CounterSignInRequired => row(
                Status::UNAUTHORIZED,
                "counter-sign-in-required",
                "Open the counter with the link from the store's chat first",
                Page::SignInRequired,
            ),
            Self::CsrfRejected => row(
                Status::FORBIDDEN,
                "csrf-rejected",
                "The request does not come from a page of this shop",
                Page::FormRejected,
            ),
            Self::Forbidden => row(
                Status::FORBIDDEN,
                "forbidden",
                "This action is not the caller's to do",
                Page::FormRejected,
            ),
            Self::InvalidField | Self::InvalidName(_) => {
                row(UNPROCESSABLE, "invalid-field", "A field is invalid", Page::Malformed)
            }
            Self::Malformed => {
                row(Status::BAD_REQUEST, "malformed-request", "The request cannot be parsed", Page::Malformed)
            }
            Self::PayloadTooLarge => row(
                Status::PAYLOAD_TOO_LARGE,
                "payload-too-large",
                "The request is too large",
                Page::TooLarge,
            ),
            Self::UnsupportedMediaType => row(
                Status::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "The body must be of another type",
                Page::Malformed,
            ),
            Self::MethodNotAllowed => row(
                Status::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "This address takes another method",
                Page::PageNotFound,
            ),
            Self::IdempotencyKeyReused => row(
                UNPROCESSABLE,
                "idempotency-key-reused",
                "The idempotency key was used for another request",
                Page::Outdated,
            ),
            Self::RequestInProgress => row(
                Status::CONFLICT,
                "request-in-progress",
                "A request with this idempotency key is being processed",
                Page::Overloaded,
            )
            .retry_after(1),
            Self::CartChanged => row(
                Status::CONFLICT,
                "cart-changed",
                "The cart differs from what the customer saw",
                Page::Outdated,
            ),
            Self::CartAtOtherStore(_) => {
                row(Status::CONFLICT, "cart-at-other-store", "The cart is at another store", Page::Outdated)
            }
            Self::OutOfStock => {
                row(Status::CONFLICT, "out-of-stock", "The product is out of stock", Page::Outdated)
            }
            Self::CartFull => {
                row(UNPROCESSABLE, "cart-full", "The cart holds as many products as it can", Page::Outdated)
            }
            Self::CartEmpty => row(UNPROCESSABLE, "cart-empty", "The cart is empty", Page::Outdated),
            Self::AlreadyOrdered => {
                row(Status::CONFLICT, "already-ordered", "The cart has been ordered already", Page::Outdated)
            }
            Self::CouponRejected { .. } => row(
                UNPROCESSABLE,
                "coupon-rejected",
                "The coupon takes nothing off this cart",
                Page::Outdated,
            ),
            Self::CouponChanged => row(
                Status::CONFLICT,
                "coupon-changed",
                "The coupon takes off another amount than the customer saw",
                Page::Outdated,
            ),
            Self::BelowMinimumOrder { .. } => row(
                Status::CONFLICT,
                "below-minimum-order",
                "The goods cost less than the store takes an order for",
                Page::Outdated,
            ),
            Self::Slot(SlotError::Full) => {
                row(Status::CONFLICT, "slot-full", "The pick-up slot is full", Page::Outdated)
            }
            Self::Slot(_) => row(
                UNPROCESSABLE,
                "slot-unavailable",
                "The store does not offer this pick-up slot",
                Page::Outdated,
            ),
            Self::StorePaused => {
                row(Status::CONFLICT, "store-paused", "The store takes no orders now", Page::Outdated)
            }
            Self::OrderLimitReached { .. } => row(
                Status::CONFLICT,
                "order-limit-reached",
                "The customer has reached a limit of open orders, stock or value",
                Page::Outdated,
            ),
            Self::InvalidTransition(_) => row(
                Status::CONFLICT,
                "invalid-transition",
                "The order's state does not allow this action",
                Page::Outdated,
            ),
            Self::TooManyRequests => row(
                Status::TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests; try again later",
                Page::Overloaded,
            )
            .retry_after(10),
            Self::Overloaded => row(
                Status::SERVICE_UNAVAILABLE,
                "overloaded",
                "The server is overloaded; try again in a moment",
                Page::Overloaded,
            )
            .retry_after(1),
            Self::StorageFull => row(
                Status::SERVICE_UNAVAILABLE,
                "storage-full",
                "The server cannot store anything now; try again later",
                Page::Internal,
            )
            .retry_after(60),
            Self::Timeout => row(
                Status::GATEWAY_TIMEOUT,
                "timeout",
                "The request took too long; try again in a moment",
                Page::Overloaded,
            )
            .retry_after(1),
            Self::Internal => {
                row(Status::INTERNAL_SERVER_ERROR, "internal-error", "The server failed", Page::Internal)
            }
        }
    }

    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.presentation().status
    }

    /// Its name in the API, in `data-problem` attributes and in logs.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        self.presentation().slug
    }

    /// A short description for developers who call the API.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.presentation().title
    }

    #[must_use]
    pub fn page_kind(&self) -> ErrorPageKind {
        self.presentation().page
    }

    /// Seconds after which the same request may succeed.
    #[must_use]
    pub fn retry_after(&self) -> Option<u32> {
        self.presentation().retry_after
    }

    /// The sentence for the person who made the request.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::InvalidName(ContactNameError::Empty) => checkout::name_empty(language),
            Self::InvalidName(ContactNameError::TooLong) => checkout::name_too_long(language),
            Self::InvalidName(ContactNameError::InvalidCharacters) => checkout::name_invalid(language),
            Self::OutOfStock => catalog::out_of_stock(language),
            Self::CartFull => cart::full(language, MAX_LINES),
            Self::CartChanged => cart::changed_elsewhere(language),
            Self::CartEmpty => cart::empty(language),
            Self::CouponRejected { code, rejection } => cart::coupon_rejection(language, code, *rejection),
            Self::CouponChanged => cart::coupon_changed(language),
            Self::BelowMinimumOrder { missing } => {
                cart::below_minimum_template(language).replace("{}", &missing.to_string())
            }
            Self::StorePaused => cart::store_paused(language),
            Self::OrderLimitReached { error, product } => limit_message(error, product.as_deref(), language),
            Self::Slot(SlotError::Full) => checkout::slot_full(language),
            Self::Slot(_) => checkout::slot_not_offered(language),
            Self::InvalidTransition(error) => order::action_error(language, *error).to_owned(),
            other => other.page_kind().texts(language).0,
        }
    }

    /// The kind for a status with which the framework rejected a request.
    #[must_use]
    pub fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::PayloadTooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::UNPROCESSABLE_ENTITY => Self::InvalidField,
            StatusCode::TOO_MANY_REQUESTS => Self::TooManyRequests,
            StatusCode::SERVICE_UNAVAILABLE => Self::Overloaded,
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Self::Timeout,
            status if status.is_client_error() => Self::Malformed,
            _ => Self::Internal,
        }
    }
}

fn limit_message(error: &LimitError, product: Option<&LocalizedName>, language: Language) -> String {
    match error {
        LimitError::OpenOrders { max } => checkout::too_many_open_orders(language, *max),
        LimitError::OrdersPerSlot { max } => checkout::too_many_orders_in_slot(language, *max),
        LimitError::Stock { product: id, max } => {
            let name = product.map_or(id.as_str(), |name| name.get(language));
            checkout::too_much_of_product(language, name, *max)
        }
        LimitError::Total { max } => checkout::total_too_high(language, *max),
    }
}
