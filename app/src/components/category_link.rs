//! A category as tiles, rails and headings show it.

use commerce::{Category, CategoryId, Language};

/// A category in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryLink {
    pub id: CategoryId,
    pub name: String,
    /// Empty when there is none.
    pub picture: String,
}

impl CategoryLink {
    #[must_use]
    pub fn new(category: &Category, language: Language) -> Self {
        Self {
            id: category.id.clone(),
            name: category.names.get(language).to_owned(),
            picture: category.picture.clone(),
        }
    }
}
