//! Every address as a type: pages and router build and parse links only here.
//!
//! A page's address carries its language as a prefix (`/hi/cart`). English has none, except where an
//! address without a prefix chooses a language by itself: `/` and `/l/{token}`. Addresses that are not
//! pages (forms, API, webhooks) have no language: forms carry it in a hidden field.

use std::fmt;

use commerce::{CategoryId, Language, OrderId, ProductId, ProductRequestId, StoreCode};

mod cart_line;
mod category_query;

pub use cart_line::{CartLineValue, LINE_FIELD};
pub use category_query::{CategoryQuery, Sort};

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The landing page.
    Location,
    Localities {
        query: String,
    },
    /// A link from the chat.
    Link {
        token: String,
    },
    /// The stores nearby; shared with a PIN code, personal without.
    Stores {
        /// Six digits.
        pin: Option<String>,
    },
    /// A store's front page.
    Store {
        store: StoreCode,
    },
    /// A category of a store.
    Category {
        store: StoreCode,
        category: CategoryId,
        query: CategoryQuery,
    },
    Product {
        store: StoreCode,
        product: ProductId,
    },
    /// Search at a store.
    Search {
        store: StoreCode,
        query: String,
        /// The last product of the page before.
        after: Option<ProductId>,
    },
    Cart,
    Checkout,
    Order {
        order: OrderId,
    },
    /// A customer's orders, the newest first.
    Orders {
        /// The last order of the page before.
        before: Option<OrderId>,
    },
    Counter,
    /// The store's stock.
    CounterShelf {
        query: String,
    },
}

impl Page {
    /// The address in a language.
    #[must_use]
    pub fn href(&self, language: Language) -> String {
        if language == Language::English && !self.negotiates_language() {
            return self.to_string();
        }
        format!("/{}{self}", language.code()).trim_end_matches('/').to_owned()
    }

    /// Whether the address without a language is redirected to one, from the browser's or the link's.
    const fn negotiates_language(&self) -> bool {
        matches!(self, Self::Location | Self::Link { .. })
    }
}

/// The address without a language prefix.
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Location => f.write_str("/"),
            Self::Localities { query } => write!(f, "/localities?q={}", percent_encode(query)),
            Self::Link { token } => write!(f, "/l/{}", percent_encode(token)),
            Self::Stores { pin: None } => f.write_str("/stores"),
            Self::Stores { pin: Some(pin) } => write!(f, "/stores?pin={}", percent_encode(pin)),
            Self::Store { store } => write!(f, "/s/{store}"),
            Self::Category { store, category, query } => write!(f, "/s/{store}/c/{category}{query}"),
            Self::Product { store, product } => write!(f, "/s/{store}/p/{product}"),
            Self::Search { store, query, after } => {
                write!(f, "/s/{store}/search?q={}", percent_encode(query))?;
                after.as_ref().map_or(Ok(()), |after| write!(f, "&after={after}"))
            }
            Self::Cart => f.write_str("/cart"),
            Self::Checkout => f.write_str("/checkout"),
            Self::Order { order } => write!(f, "/o/{order}"),
            Self::Orders { before: None } => f.write_str("/orders"),
            Self::Orders { before: Some(order) } => write!(f, "/orders?before={order}"),
            Self::Counter => f.write_str("/counter"),
            Self::CounterShelf { query } if query.is_empty() => f.write_str("/counter/shelf"),
            Self::CounterShelf { query } => write!(f, "/counter/shelf?q={}", percent_encode(query)),
        }
    }
}

/// [`FormAction::CartLines`].
pub const CART_LINES: &str = "/cart/lines";

/// An address that a form posts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormAction {
    /// Continue from a link.
    Link {
        token: String,
    },
    /// Set the location: a PIN code, a locality typed, or one chosen.
    Location,
    /// Request a product that a store does not list.
    ProductRequest {
        store: StoreCode,
    },
    /// Be notified when a store opens near a place.
    CoverageRequest,
    /// Set the quantity of a product.
    CartLines,
    /// Accept what changed in the cart.
    CartChanges,
    /// Enter a coupon, or remove it.
    CartCoupon,
    /// Place the order.
    Checkout,
    /// The checkout in another language, with what was typed.
    CheckoutLanguage,
    /// Cancel an order, order the same again, or rate it.
    OrderAction {
        order: OrderId,
        /// `cancel`, [`ORDER_AGAIN`] or [`ORDER_RATING`].
        action: &'static str,
    },
    /// Accept, reject, ready, collect.
    CounterAction {
        order: OrderId,
        /// [`commerce::Action::code`].
        action: &'static str,
    },
    CounterPause,
    /// Answer a request for a product.
    CounterRequest {
        request: ProductRequestId,
    },
    /// Mark a product out of stock or in stock.
    CounterShelf,
    /// Sign the customer out of this browser, or with `everywhere=1` of all.
    SignOut,
    /// The same for a store's counter.
    CounterSignOut,
    Language,
}

impl fmt::Display for FormAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link { token } => write!(f, "/l/{}", percent_encode(token)),
            Self::Location => f.write_str("/location"),
            Self::ProductRequest { store } => write!(f, "/s/{store}/requests"),
            Self::CoverageRequest => f.write_str("/stores/requests"),
            Self::CartLines => f.write_str(CART_LINES),
            Self::CartChanges => f.write_str("/cart/changes"),
            Self::CartCoupon => f.write_str("/cart/coupon"),
            Self::Checkout => f.write_str("/checkout"),
            Self::CheckoutLanguage => f.write_str("/checkout/language"),
            Self::OrderAction { order, action } => write!(f, "/o/{order}/{action}"),
            Self::CounterAction { order, action } => write!(f, "/counter/orders/{order}/{action}"),
            Self::CounterPause => f.write_str("/counter/pause"),
            Self::CounterRequest { request } => write!(f, "/counter/requests/{request}"),
            Self::CounterShelf => f.write_str("/counter/shelf"),
            Self::SignOut => f.write_str("/sign-out"),
            Self::CounterSignOut => f.write_str("/counter/sign-out"),
            Self::Language => f.write_str("/language"),
        }
    }
}

/// The action of an order's form that rates it.
pub const ORDER_RATING: &str = "rating";

/// The action of an order's form that adds its lines to the cart.
pub const ORDER_AGAIN: &str = "again";

/// The cart or the checkout after an order was added to the cart: the page names what is different now.
#[must_use]
pub fn after_order_again(page: &Page, order: OrderId, language: Language) -> String {
    format!("{}?again={order}", page.href(language))
}

/// The part of a product's page with its pack sizes.
pub const SIZES_FRAGMENT: &str = "#sizes";

/// The address of the pack sizes alone, as a piece of HTML, of a link to that part of the product's page.
#[must_use]
pub fn sizes_url(link: &str) -> Option<String> {
    let page = link.strip_suffix(SIZES_FRAGMENT)?;
    Some([page, "/sizes"].concat())
}

#[must_use]
pub fn bill_url(order: OrderId) -> String {
    format!("/o/{order}/bill")
}

/// The changes of an order, as server-sent events.
#[must_use]
pub fn order_events_url(order: OrderId) -> String {
    format!("/o/{order}/events")
}

/// Grows with every change of the drawings of packs, so that browsers load them again.
pub const DRAWING_VERSION: u8 = 1;

/// The address of a picture, by the value of the feed's column `picture`: a file, or a pack that the server draws;
/// empty when there is none. The address of a pack changes with its description, so that it may be stored for ever.
#[must_use]
pub fn picture_url(picture: &str) -> String {
    match drawing_name(picture) {
        Some(name) => format!("/packs/{name}.svg"),
        None if picture.is_empty() => String::new(),
        None => format!("/pictures/{}", percent_encode(picture)),
    }
}

/// The name of a drawn pack in its address: 48 bits of a hash (FNV-1a) of its description, so that two of 50,000
/// share one with a probability of 4 in a million. `None` when the picture is a file.
#[must_use]
pub fn drawing_name(picture: &str) -> Option<String> {
    let description = picture.strip_prefix(PACK_PREFIX)?;
    let bytes = description.bytes().chain([DRAWING_VERSION]);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Some(format!("{:012x}", hash >> 16))
}

/// What a picture that the server draws starts with; others are names of files.
pub const PACK_PREFIX: &str = "pack:";

/// The preview picture of a page, for link previews: drawn by the server as PNG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    Shop,
    Store {
        store: StoreCode,
    },
    /// A category of a store.
    Category {
        store: StoreCode,
        category: CategoryId,
    },
    Product {
        store: StoreCode,
        product: ProductId,
    },
}

impl Preview {
    /// Its address, with the language of the picture's texts.
    #[must_use]
    pub fn href(&self, language: Language) -> String {
        let language = language.code();
        match self {
            Self::Shop => format!("/preview/{language}/shop.png"),
            Self::Store { store } => format!("/preview/{language}/s/{store}.png"),
            Self::Category { store, category } => {
                format!("/preview/{language}/c/{store}/{category}.png")
            }
            Self::Product { store, product } => format!("/preview/{language}/p/{store}/{product}.png"),
        }
    }
}

/// Addresses of the order API, as the islands call it.
pub mod api {
    use commerce::{CartId, OrderId, ProductId, StoreCode};

    use super::percent_encode;

    /// The products of a store that match a query.
    #[must_use]
    pub fn products(store: &StoreCode, query: &str) -> String {
        format!("/api/v1/stores/{store}/products?q={}", percent_encode(query))
    }

    /// The cart of this browser.
    #[must_use]
    pub fn current_cart() -> String {
        "/api/v1/carts/current".to_owned()
    }

    /// A line of a cart.
    #[must_use]
    pub fn cart_line(cart: CartId, product: &ProductId) -> String {
        format!("/api/v1/carts/{cart}/lines/{product}")
    }

    #[must_use]
    pub fn carts() -> String {
        "/api/v1/carts".to_owned()
    }

    #[must_use]
    pub fn order(order: OrderId) -> String {
        format!("/api/v1/orders/{order}")
    }
}

/// A position on a map (Maps URLs).
#[must_use]
pub fn map_url(position: commerce::Position) -> String {
    format!("https://www.google.com/maps/search/?api=1&query={:.6},{:.6}", position.lat, position.lon)
}

/// Opens a chat with the shop's number and a prepared message (`wa.me`; digits only, `%20` for spaces).
#[must_use]
pub fn whatsapp_url(wa_id: &str, message: &str) -> String {
    if message.is_empty() {
        return format!("https://wa.me/{wa_id}");
    }
    format!("https://wa.me/{wa_id}?text={}", percent_encode(message))
}

/// The same in the sandbox, where the chat is a page of the server.
#[must_use]
pub fn sandbox_chat_url(message: &str) -> String {
    format!("/sandbox?text={}", percent_encode(message))
}

/// Splits the language off a path: `/hi/cart` is Hindi and `/cart`, `/en` is English and `/`. A path
/// that names none is English.
#[must_use]
pub fn split_language(path: &str) -> (Language, &str) {
    for language in Language::ALL {
        let rest = path.strip_prefix('/').and_then(|path| path.strip_prefix(language.code()));
        match rest {
            Some("") => return (language, "/"),
            Some(rest) if rest.starts_with('/') => return (language, rest),
            _ => {}
        }
    }
    (Language::English, path)
}

/// Percent-encodes everything but unreserved characters (RFC 3986 §2.3).
fn percent_encode(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(byte as char);
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            written.push('%');
            written.push(HEX[usize::from(byte >> 4)] as char);
            written.push(HEX[usize::from(byte & 15)] as char);
        }
    }
    written
}

#[cfg(test)]
mod tests;
