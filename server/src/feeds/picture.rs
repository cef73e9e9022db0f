//! The column `picture` of products and categories.

use app::links::PACK_PREFIX;
use app::pictures::Pack;

use super::row::{Row, RowError};

const COLUMN: &str = "picture";

/// A plain file name, which cannot leave the folder of pictures, or a pack that can be drawn; empty for none.
pub(super) fn parse_picture(row: &Row) -> Result<String, RowError> {
    let Some(picture) = row.optional(COLUMN, 200)? else { return Ok(String::new()) };
    if picture.starts_with(PACK_PREFIX) {
        Pack::parse(picture).map_err(|error| RowError::new(COLUMN, error.to_string()))?;
        return Ok(picture.to_owned());
    }
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
    let stem = picture.strip_suffix(".svg").unwrap_or_default();
    if stem.is_empty() || stem.starts_with('.') || !stem.bytes().all(plain) {
        return Err(RowError::new(
            COLUMN,
            "write the name of a file in public/pictures, like tomato.svg, or pack:TEMPLATE;COLOUR;CONTENTS;LATIN;DEVANAGARI",
        ));
    }
    Ok(picture.to_owned())
}
