//! A category from a row: its names and its place among the others.

use std::future::Future;

use commerce::{Category, CategoryId, LocalizedName};
use storage::{ImportSummary, Storage};

use super::feed::{Feed, FeedKind};
use super::picture::parse_picture;
use super::row::{Row, RowError};

/// The largest position.
const MAX_POSITION: u32 = 1_000_000;

/// The retailer's categories. A category of the first level has no `parent` and comes before those below
/// it.
pub(super) struct Categories;

impl Feed for Categories {
    const KIND: FeedKind = FeedKind::Categories;
    const REQUIRED: &'static [&'static str] = &["id", "title"];
    const OPTIONAL: &'static [&'static str] =
        &["parent", "title:hi", "title:mr", "title:gu", "position", "picture"];
    const KEY_COLUMN: &'static str = "id";
    type Row = Category;

    fn parse_row(row: &Row) -> Result<Category, RowError> {
        let reason = "write letters a-z, digits and -, at most 40 of them";
        let has_parent = row.optional("parent", 400)?.is_some();
        let parent = if has_parent { Some(row.parse::<CategoryId>("parent", reason)?) } else { None };
        let has_position = row.optional("position", 20)?.is_some();
        Ok(Category {
            id: row.parse("id", reason)?,
            parent,
            names: parse_names(row)?,
            position: if has_position { row.number("position", &(0..=MAX_POSITION))? } else { 0 },
            picture: parse_picture(row)?,
        })
    }

    fn key(category: &Category) -> (&str, &str) {
        (category.id.as_str(), "")
    }

    fn store(
        storage: &dyn Storage,
        rows: Vec<Category>,
    ) -> impl Future<Output = storage::Result<ImportSummary>> + Send {
        storage.import_categories(rows)
    }
}

/// The names in the `title` columns.
pub(super) fn parse_names(row: &Row) -> Result<LocalizedName, RowError> {
    Ok(LocalizedName {
        en: row.text("title", 200)?.to_owned(),
        hi: row.optional("title:hi", 200)?.map(str::to_owned),
        mr: row.optional("title:mr", 200)?.map(str::to_owned),
        gu: row.optional("title:gu", 200)?.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests;
