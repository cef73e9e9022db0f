//! The retailer's categories, in two levels.

use commerce::{Category, CategoryId};
use rusqlite::params;

use super::codec::{Columns, from_json, to_json};
use super::transaction::{Snapshot, WriteTransaction};
use crate::{ImportRowError, ImportSummary, Result};

pub(super) fn all(snapshot: &Snapshot<'_>) -> Result<Vec<Category>> {
    let mut categories: Vec<Category> =
        snapshot.rows("SELECT details FROM categories ORDER BY id", (), |row| {
            from_json("category", &row.column::<String>(0)?)
        })?;
    categories.sort_by_key(|category| category.position);
    Ok(categories)
}

/// Lets caches see that products or categories have changed.
pub(super) fn bump_products_version(transaction: &WriteTransaction<'_>) -> Result<()> {
    transaction.execute("UPDATE storage SET products_version = products_version + 1", ())?;
    Ok(())
}

/// Imports categories; `first` is the index of the first of them in the import.
pub(super) fn import(
    transaction: &WriteTransaction<'_>,
    categories: &[Category],
    first: usize,
) -> Result<ImportSummary> {
    let mut summary = ImportSummary::default();
    for (index, category) in categories.iter().enumerate() {
        if let Some(error) = rejection(transaction, category)? {
            summary.rejected.push((first + index, error));
            continue;
        }
        let details = to_json(category)?;
        let stored: Option<String> =
            transaction.value("SELECT details FROM categories WHERE id = ?1", [category.id.as_str()])?;
        if !summary.count(stored.as_ref(), &details) {
            continue;
        }
        transaction.execute(
            "INSERT INTO categories (id, parent, details) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, details = excluded.details",
            params![category.id.as_str(), category.parent.as_ref().map(CategoryId::as_str), details],
        )?;
    }
    if summary.added + summary.changed > 0 {
        bump_products_version(transaction)?;
    }
    Ok(summary)
}

/// Why a category would make a third level, or hang in the air.
fn rejection(snapshot: &Snapshot<'_>, category: &Category) -> Result<Option<ImportRowError>> {
    let Some(parent) = &category.parent else { return Ok(None) };
    let is_first_level: Option<i64> =
        snapshot.value("SELECT 1 FROM categories WHERE id = ?1 AND parent IS NULL", [parent.as_str()])?;
    if is_first_level.is_none() || *parent == category.id {
        return Ok(Some(ImportRowError::UnknownParent));
    }
    let child: Option<i64> =
        snapshot.value("SELECT 1 FROM categories WHERE parent = ?1 LIMIT 1", [category.id.as_str()])?;
    Ok(child.map(|_| ImportRowError::HasChildren))
}
