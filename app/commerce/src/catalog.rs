//! What is sold: products, and their listings at a store.

mod category;
mod listing;
mod popularity;
mod unit_price;

use serde::{Deserialize, Serialize};

use crate::ids::ProductId;
use crate::language::Language;
use crate::money::GstRate;
use crate::pack::{PackSize, SoldBy};

pub use category::{Category, CategoryPath, Department};
pub use listing::{Listing, ListingRecord, MIN_SAVING_PERCENT, OfferPeriod, ParseOfferPeriodError};
pub use popularity::popularity;
pub use unit_price::{PricedUnit, UnitPrice, unit_price};

/// A name by language; there is always an English one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LocalizedName {
    /// English.
    pub en: String,
    /// Hindi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hi: Option<String>,
    /// Marathi: only searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mr: Option<String>,
    /// Gujarati: only searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gu: Option<String>,
}

impl LocalizedName {
    /// The name in a language, else in English.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Hindi => self.hi.as_deref().unwrap_or(&self.en),
        }
    }
}

/// What may be sold anywhere in the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The retailer's id (SKU).
    pub id: ProductId,
    /// Names, without the pack size.
    pub names: LocalizedName,
    /// One sentence about it.
    pub description: String,
    /// Brand; empty when there is none.
    pub brand: String,
    /// Its kind of goods.
    pub department: Department,
    /// The way to its category; `None` when the retailer has put it into none. The category may be missing, or come
    /// later.
    pub category: Option<CategoryPath>,
    /// What one unit holds.
    pub pack: PackSize,
    /// The group that joins the pack sizes of one product.
    pub group: Option<String>,
    /// By piece or by weight.
    pub sold_by: SoldBy,
    /// Harmonised code, 4 to 8 digits.
    pub hsn: String,
    /// The GST contained in the price.
    pub gst_rate: GstRate,
    /// File name of its picture, in `/pictures/`, or a pack to be drawn; empty when there is none.
    pub picture: String,
    /// How often it is bought, from 0 to 1000, as the retailer expects it: lists start with what is popular.
    pub popularity: u32,
    /// Further search words, in any script.
    pub keywords: Vec<String>,
    /// Whether it is sold at all; `false` takes it off sale at every store of the network.
    pub is_available: bool,
}
