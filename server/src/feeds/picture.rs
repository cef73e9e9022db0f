//! The picture of a product or category: a file, or a pack to be drawn.

use super::row::{Row, RowError};

const COLUMN: &str = "picture";

/// Parts of a pack's description: template, colour, contents, and its label in two scripts.
const PACK_PARTS: usize = 5;

/// The value of the column: a plain file name, which cannot leave the folder of pictures, or
/// `pack:TEMPLATE;COLOUR;CONTENTS;LATIN;DEVANAGARI`. Empty when there is none.
pub(super) fn parse_picture(row: &Row) -> Result<String, RowError> {
    let Some(text) = row.optional(COLUMN, 300)? else { return Ok(String::new()) };
    let is_right = match text.strip_prefix("pack:") {
        Some(pack) => is_pack(pack),
        None => is_file_name(text),
    };
    if !is_right {
        let reason = "write the name of a file in public/pictures, like tomato.svg, \
                      or pack:TEMPLATE;COLOUR;CONTENTS;LATIN;DEVANAGARI";
        return Err(RowError::new(COLUMN, reason));
    }
    Ok(text.to_owned())
}

fn is_file_name(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
    let stem = name.strip_suffix(".svg").unwrap_or_default();
    !stem.is_empty() && stem.len() <= 96 && !stem.starts_with('.') && stem.bytes().all(is_plain)
}

/// Whether the parts that name drawings are names; the labels are any text.
fn is_pack(pack: &str) -> bool {
    let parts: Vec<&str> = pack.split(';').collect();
    let is_name = |part: &&str| {
        part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    parts.len() == PACK_PARTS && !parts[0].is_empty() && parts[..3].iter().all(is_name)
}
