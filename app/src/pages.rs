//! The pages on one screen. Each is a struct of plain data; its `document` is the whole page.
//!
//! | page | struct | address |
//! |---|---|---|
//! | landing page | [`LocationPage`] | `/`, `/localities?q=` |
//! | a link from the chat | [`LinkPage`] | `/l/{token}` |
//! | stores nearby | [`StoresPage`] | `/stores` |
//! | a store's front page | [`StorePage`] | `/s/{store}` |
//! | a category | [`CategoryPage`] | `/s/{store}/c/{category}` |
//! | a product | [`ProductPage`] | `/s/{store}/p/{product}` |
//! | search results | [`SearchPage`] | `/s/{store}/search?q=` |
//! | the cart | [`CartPage`] | `/cart` |
//! | change of the store | [`SwitchStorePage`] | answers `POST /cart/lines` |
//! | name, pick-up time, order | [`CheckoutPage`] | `/checkout` |
//! | an order, to its customer | [`OrderPage`] | `/o/{order}` |
//! | an order, in public | [`PublicOrderPage`] | `/o/{order}` |
//! | a customer's orders | [`OrdersPage`] | `/orders` |
//! | how to reach the counter | [`CounterSignInPage`] | `/counter` |
//! | the storekeeper's board | [`CounterPage`] | `/counter` |
//! | the store's stock | [`CounterShelfPage`] | `/counter/shelf?q=` |
//! | errors | [`ErrorPage`] | any |

mod cart;
mod category;
mod checkout;
mod counter;
mod counter_card;
mod counter_requests;
mod counter_shelf;
mod counter_sign_in;
mod error;
mod link;
mod location;
mod order;
mod orders;
mod product;
mod public_order;
mod search;
mod sizes;
mod store;
mod stores;
mod switch_store;

pub use cart::CartPage;
pub use category::CategoryPage;
pub use checkout::{CheckoutPage, IF_MISSING_FIELD, Identity, SlotFieldError};
pub use counter::{CounterError, CounterOrder, CounterPage, NotificationState};
pub use counter_requests::RequestedProduct;
pub use counter_shelf::{CounterShelfPage, ListingRow};
pub use counter_sign_in::CounterSignInPage;
pub use error::{ErrorPage, ErrorPageKind};
pub use link::{LinkPage, LinkState};
pub use location::{LocationError, LocationPage, Suggestion};
pub use order::{OrderError, OrderPage};
pub use orders::{OrderRow, OrdersPage};
pub use product::ProductPage;
pub use public_order::PublicOrderPage;
pub use search::SearchPage;
pub use sizes::PackSizes;
pub use store::{LastOrder, StorePage};
pub use stores::{NearbyStore, StoreGroup, StoresPage};
pub use switch_store::{CartAddition, SwitchStorePage};
