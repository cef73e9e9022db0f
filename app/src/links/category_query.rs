//! What a category's page shows of its products, as in its address.

use std::fmt;

use commerce::Paise;

use super::percent_encode;

/// The order of a list. What is out of stock always comes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What is bought most.
    #[default]
    Popular,
    /// The lowest price.
    Price,
    /// The lowest price per kg, litre or piece.
    UnitPrice,
    /// The highest saving, in per cent.
    Saving,
}

impl Sort {
    /// Every order, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Popular, Self::Price, Self::UnitPrice, Self::Saving];

    /// Its name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Popular => "popular",
            Self::Price => "price",
            Self::UnitPrice => "unit_price",
            Self::Saving => "saving",
        }
    }

    /// Parses a name in an address.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// Order, filters and page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryQuery {
    pub sort: Sort,
    /// Only this brand.
    pub brand: Option<String>,
    /// Only what costs at most so much, one of [`CategoryQuery::PRICE_LIMITS`].
    pub max_price: Option<Paise>,
    /// Only what is in stock.
    pub in_stock: bool,
    /// Only what is cheaper than usual.
    pub offers: bool,
    /// Counted from 1.
    pub page: u32,
}

impl Default for CategoryQuery {
    fn default() -> Self {
        Self { sort: Sort::default(), brand: None, max_price: None, in_stock: false, offers: false, page: 1 }
    }
}

impl CategoryQuery {
    /// The price limits that can be chosen.
    pub const PRICE_LIMITS: [Paise; 2] = [Paise::from_rupees(50), Paise::from_rupees(100)];

    /// The same list at another page.
    #[must_use]
    pub fn at_page(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    /// Whether only a part of the list is shown.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.brand.is_some() || self.max_price.is_some() || self.in_stock || self.offers
    }
}

/// The query of an address with its `?`; empty for the list as it is at first.
impl fmt::Display for CategoryQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sort, brand, max_price, in_stock, offers, page } = self;
        let parts = [
            (*sort != Sort::default()).then(|| format!("sort={}", sort.code())),
            brand.as_ref().map(|brand| format!("brand={}", percent_encode(brand))),
            max_price.map(|price| format!("max_price={}", price.0)),
            in_stock.then(|| "in_stock=1".to_owned()),
            offers.then(|| "offers=1".to_owned()),
            (*page > 1).then(|| format!("page={page}")),
        ];
        for (index, part) in parts.into_iter().flatten().enumerate() {
            write!(f, "{}{part}", if index == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}
