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
    /// Every category, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Fresh, Self::Groceries, Self::Books, Self::Beauty, Self::Home];

    /// The name used in links and feeds.
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

    /// Parses a slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.slug() == slug)
    }
}

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
    pub category: Category,
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
    /// File name of its picture, in `/pictures/`.
    pub picture: String,
    /// Further search words, in any script.
    pub keywords: Vec<String>,
    /// Whether it is sold at all; `false` takes it off sale at every store of the network.
    pub is_available: bool,
}

/// A product at a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The product's id.
    pub product: ProductId,
    /// Maximum retail price of one unit, in paise, taxes included.
    pub mrp: Paise,
    /// The price of one unit, in paise; never above the MRP (Legal Metrology (Packaged Commodities)
    /// Rules 2011, rule 18(2)).
    pub price: Paise,
    /// Units in the store.
    pub on_hand: u32,
    /// Units held for open orders; never above `on_hand`.
    pub held: u32,
    /// Whether the store sells it now; the counter can mark it unavailable.
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

    /// What the price saves against the MRP, in whole per cent, rounded down.
    #[must_use]
    pub const fn savings_percent(&self) -> u32 {
        if self.mrp.0 <= 0 || self.price.0 >= self.mrp.0 {
            return 0;
        }
        ((self.mrp.0 - self.price.0) * 100 / self.mrp.0) as u32
    }
}
