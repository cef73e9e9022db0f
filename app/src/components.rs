//! Server-rendered pieces that pages share. Their input is plain data.

pub mod card;
pub mod cart_bar;
pub mod category_link;
pub mod category_list;
pub mod changes;
pub mod coupon;
pub mod coverage_request;
pub mod drawing;
pub mod fields;
pub mod footer;
pub mod header;
pub mod icon;
pub mod notice;
pub mod order_again;
pub mod order_progress;
pub mod order_rating;
pub mod pack_sizes;
pub mod product_grid;
pub mod product_request;
pub mod search_box;
pub mod sign_out;
pub mod stepper;
pub mod store_header;
pub mod store_status;
pub mod totals;
pub mod visitor;

pub use card::{Card, PackOption};
pub use category_link::CategoryLink;
pub use changes::NamedChange;
pub use store_status::StoreStatus;
pub use visitor::{CartSummary, VisitorContext};
