//! Server-rendered pieces that pages share: what they need to know is plain data.

pub mod card;
pub mod cart_bar;
pub mod changes;
pub mod fields;
pub mod footer;
pub mod notice;
pub mod order_way;
pub mod search_box;
pub mod shelves;
pub mod stepper;
pub mod store_now;
pub mod store_top;
pub mod sums;
pub mod top;
pub mod visit;

pub use card::Card;
pub use changes::NamedChange;
pub use store_now::StoreNow;
pub use visit::{CartInHand, Visit};
