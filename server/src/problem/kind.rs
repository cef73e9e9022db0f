//! What can be wrong: the status of each kind, its name in the API, its words.

use app::pages::ProblemKind;
use axum::http::StatusCode;
use commerce::StoreCode;

/// A kind of problem. In the API its name is `/problems/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// There is no such address.
    NoSuchPage,
    /// There is no such store.
    NoSuchStore,
    /// The store does not sell it, or there is no such shelf.
    NoSuchProduct(StoreCode),
    /// There is no such order, or it is not the asker's to see.
    NoSuchOrder,
    /// There is no such cart, or it is not the asker's.
    NoSuchCart,
    /// There is no such link.
    NoSuchLink,
    /// The asker is not known; the chat sends a link that changes that.
    SignInNeeded,
    /// Only whoever keeps this counter may do it; the store's chat sends a link.
    CounterClosed,
    /// The request did not come from a page of ours.
    Forged,
    /// A field is wrong.
    BadInput,
    /// The request can not be read at all.
    Unreadable,
    /// More than we take.
    TooLarge,
    /// The body is of another type than the address takes.
    WrongType,
    /// The address knows another method.
    WrongMethod,
    /// The idempotency key was used for another request.
    KeyReused,
    /// A request with this idempotency key is being answered at this moment.
    KeyInFlight,
    /// Prices or stock are no longer what was seen.
    CartChanged,
    /// The cart is at another store.
    OtherStore(StoreCode),
    /// The store does not list the product, or has none left.
    NotToBeHad,
    /// The cart holds as many products as it can.
    CartFull,
    /// There is nothing in the cart.
    CartEmpty,
    /// The cart has become an order.
    AlreadyOrdered,
    /// Others were faster: the pick-up time is full.
    SlotFull,
    /// The pick-up time is not, or no longer, one of the store's.
    SlotGone,
    /// The store takes no orders now.
    StorePaused,
    /// The order has moved on; the action is not possible any more.
    NotNow,
    /// The action is not the asker's to do.
    NotYours,
    /// Too much at once; come back in a moment.
    Busy,
    /// It took too long.
    TooSlow,
    /// It is our fault.
    OurFault,
}

impl Kind {
    /// Its HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NoSuchPage
            | Self::NoSuchStore
            | Self::NoSuchProduct(_)
            | Self::NoSuchOrder
            | Self::NoSuchCart
            | Self::NoSuchLink => StatusCode::NOT_FOUND,
            Self::SignInNeeded | Self::CounterClosed => StatusCode::UNAUTHORIZED,
            Self::Forged | Self::NotYours => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadInput | Self::KeyReused | Self::CartEmpty | Self::CartFull | Self::SlotGone => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::KeyInFlight
            | Self::CartChanged
            | Self::OtherStore(_)
            | Self::NotToBeHad
            | Self::AlreadyOrdered
            | Self::SlotFull
            | Self::StorePaused
            | Self::NotNow => StatusCode::CONFLICT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooSlow => StatusCode::GATEWAY_TIMEOUT,
            Self::OurFault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its name in the API and in logs.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::NoSuchPage => "no-such-page",
            Self::NoSuchStore => "no-such-store",
            Self::NoSuchProduct(_) => "no-such-product",
            Self::NoSuchOrder => "no-such-order",
            Self::NoSuchCart => "no-such-cart",
            Self::NoSuchLink => "no-such-link",
            Self::SignInNeeded => "sign-in-needed",
            Self::CounterClosed => "counter-closed",
            Self::Forged => "not-from-our-page",
            Self::BadInput => "bad-input",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::WrongType => "wrong-type",
            Self::WrongMethod => "wrong-method",
            Self::KeyReused => "key-reused",
            Self::KeyInFlight => "key-in-flight",
            Self::CartChanged => "cart-changed",
            Self::OtherStore(_) => "other-store",
            Self::NotToBeHad => "not-to-be-had",
            Self::CartFull => "cart-full",
            Self::CartEmpty => "cart-empty",
            Self::AlreadyOrdered => "already-ordered",
            Self::SlotFull => "slot-full",
            Self::SlotGone => "slot-gone",
            Self::StorePaused => "store-paused",
            Self::NotNow => "not-now",
            Self::NotYours => "not-yours",
            Self::Busy => "busy",
            Self::TooSlow => "too-slow",
            Self::OurFault => "our-fault",
        }
    }

    /// Short words for a developer who calls the API.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self {
            Self::NoSuchPage => "There is nothing at this address",
            Self::NoSuchStore => "There is no such store",
            Self::NoSuchProduct(_) => "The store has no such product",
            Self::NoSuchOrder => "There is no such order",
            Self::NoSuchCart => "There is no such cart",
            Self::NoSuchLink => "There is no such link",
            Self::SignInNeeded => "Open the link from the chat first",
            Self::CounterClosed => "Open the counter with the link from the store's chat first",
            Self::Forged => "Only the shop's own pages may ask this",
            Self::BadInput => "A field is wrong",
            Self::Unreadable => "The request cannot be read",
            Self::TooLarge => "The request is too large",
            Self::WrongType => "The body must be of another type",
            Self::WrongMethod => "This address knows another method",
            Self::KeyReused => "The idempotency key was used for another request",
            Self::KeyInFlight => "A request with this idempotency key is being answered right now",
            Self::CartChanged => "Something changed since the cart was seen",
            Self::OtherStore(_) => "The cart is at another store",
            Self::NotToBeHad => "The store has none left",
            Self::CartFull => "The cart holds as many products as it can",
            Self::CartEmpty => "There is nothing in the cart",
            Self::AlreadyOrdered => "The cart has been ordered already",
            Self::SlotFull => "The pick-up time is full",
            Self::SlotGone => "The store does not offer this pick-up time",
            Self::StorePaused => "The store takes no orders now",
            Self::NotNow => "The order has moved on",
            Self::NotYours => "This is not yours to do",
            Self::Busy => "Too much at once; try again in a moment",
            Self::TooSlow => "It took too long; try again in a moment",
            Self::OurFault => "Something went wrong on our side",
        }
    }

    /// What a page says about it.
    #[must_use]
    pub fn page(&self) -> ProblemKind {
        match self {
            Self::NoSuchPage | Self::WrongMethod => ProblemKind::NoSuchPage,
            Self::NoSuchStore => ProblemKind::NoSuchStore,
            Self::NoSuchProduct(store) => ProblemKind::NoSuchProduct { store: store.clone() },
            Self::NoSuchOrder => ProblemKind::NoSuchOrder,
            Self::NoSuchLink => ProblemKind::NoSuchLink,
            Self::SignInNeeded | Self::CounterClosed => ProblemKind::SignInNeeded,
            Self::Forged | Self::NotYours => ProblemKind::FormRefused,
            Self::BadInput | Self::Unreadable | Self::WrongType => ProblemKind::Unreadable,
            Self::TooLarge => ProblemKind::TooLarge,
            Self::NoSuchCart
            | Self::CartChanged
            | Self::OtherStore(_)
            | Self::NotToBeHad
            | Self::CartFull
            | Self::CartEmpty
            | Self::AlreadyOrdered
            | Self::KeyReused
            | Self::SlotFull
            | Self::SlotGone
            | Self::StorePaused
            | Self::NotNow => ProblemKind::MovedOn,
            Self::KeyInFlight | Self::Busy | Self::TooSlow => ProblemKind::Busy,
            Self::OurFault => ProblemKind::OurFault,
        }
    }

    /// The kind for a status that the framework answered by itself.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NoSuchPage,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::WrongType,
            StatusCode::UNPROCESSABLE_ENTITY => Self::BadInput,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Self::TooSlow,
            status if status.is_client_error() => Self::Unreadable,
            _ => Self::OurFault,
        }
    }
}
