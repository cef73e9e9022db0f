//! What kinds of goods there are: five departments, and the retailer's categories in two levels.

use serde::{Deserialize, Serialize};

use super::LocalizedName;
use crate::ids::CategoryId;

/// One of the five kinds of goods, for filters and tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Department {
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

impl Department {
    /// Every department, in the order in which they are shown.
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
        Self::ALL.into_iter().find(|department| department.slug() == slug)
    }
}

/// A department as a category: what belongs to no category of the retailer is listed in it.
impl From<Department> for CategoryId {
    fn from(department: Department) -> Self {
        Self(department.slug().to_owned())
    }
}

/// A category of the retailer: one of the first level (no parent), or of the second, below one of the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its id, as links carry it.
    pub id: CategoryId,
    /// The category above it; `None` on the first level.
    pub parent: Option<CategoryId>,
    /// Its names. The English ones make the paths by which products name their category.
    pub names: LocalizedName,
    /// Its place among those of the same parent: smaller ones first.
    pub position: u32,
    /// File name or pack drawing of its picture; empty when there is none.
    pub picture: String,
}

/// The way to a category of the second level, as products name it in a feed: `Grocery > Dals`, the English names of
/// both levels. Two are equal without regard to case and to spaces around the names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CategoryPath(String);

impl CategoryPath {
    /// Reads a path; `None` when it has not two levels.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let (first, second) = path.split_once('>')?;
        let is_named = |name: &str| !name.trim().is_empty() && !name.contains('>');
        (is_named(first) && is_named(second)).then(|| Self::join(first, second))
    }

    /// The path of a category below one of the first level.
    #[must_use]
    pub fn of(parent: &Category, category: &Category) -> Self {
        Self::join(&parent.names.en, &category.names.en)
    }

    fn join(first: &str, second: &str) -> Self {
        Self(format!("{}>{}", first.trim().to_lowercase(), second.trim().to_lowercase()))
    }
}
