//! What is sold: products, and their listings at a store.

use serde::{Deserialize, Serialize};

use crate::ids::ProductId;
use crate::language::Language;
use crate::money::{GstRate, Paise};
use crate::pack::{PackSize, SoldBy};

/// One of the five kinds of goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Fruit and vegetables.
    Fresh,
    /// Grain, pulses, oil, dairy, snacks, drinks.
    Groceries,
    /// Books and stationery.
    Books,
    /// Beauty and hygiene.
    Beauty,
    /// Cleaning and household.
    Home,
}

impl Category {
    /// Every category, in the order of the shelf.
    pub const ALL: [Self; 5] = [Self::Fresh, Self::Groceries, Self::Books, Self::Beauty, Self::Home];

    /// Its name in links and feeds.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Groceries => "groceries",
            Self::Books => "books",
            Self::Beauty => "beauty",
            Self::Home => "home",
        }
    }

    /// Reads a slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.slug() == slug)
    }
}

/// A name by language. English is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LocalizedName {
    /// English.
    pub en: String,
    /// Hindi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hi: Option<String>,
    /// Marathi: searched today, spoken later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mr: Option<String>,
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
    /// The shelf it stands on.
    pub category: Category,
    /// What one unit holds.
    pub pack: PackSize,
    /// Joins the pack sizes of one thing.
    pub group: Option<String>,
    /// Counted or weighed.
    pub sold_by: SoldBy,
    /// Harmonised code, 4 to 8 digits.
    pub hsn: String,
    /// GST contained in the price.
    pub gst_rate: GstRate,
    /// File name of its picture, in `/pictures/`.
    pub picture: String,
    /// Further words it is found by, in any script.
    pub keywords: Vec<String>,
    /// Whether it is sold at all; `false` takes it off sale at every store of the network.
    pub is_available: bool,
}

/// A product at a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Which product.
    pub product: ProductId,
    /// Maximum retail price of one unit, taxes included.
    pub mrp: Paise,
    /// What is paid for one unit; never above the MRP (Legal Metrology rules).
    pub price: Paise,
    /// Units on the shelf.
    pub on_hand: u32,
    /// Units promised to open orders; never above `on_hand`.
    pub held: u32,
    /// Whether the store offers it now; the counter can mark it gone.
    pub is_available: bool,
}

impl Listing {
    /// The listing as it counts for its product: unavailable everywhere when the product is.
    #[must_use]
    pub const fn limited_by(mut self, product: &Product) -> Self {
        self.is_available = self.is_available && product.is_available;
        self
    }

    /// Units that can still be ordered.
    #[must_use]
    pub const fn available(&self) -> u32 {
        if self.is_available { self.on_hand.saturating_sub(self.held) } else { 0 }
    }

    /// The saving against the MRP in whole per cent, rounded down; 0 when there is none.
    #[must_use]
    pub const fn savings_percent(&self) -> u32 {
        if self.mrp.0 <= 0 || self.price.0 >= self.mrp.0 {
            return 0;
        }
        ((self.mrp.0 - self.price.0) * 100 / self.mrp.0) as u32
    }
}
