//! A product from a row of a Meta commerce feed with columns of our own.

use std::future::Future;

use commerce::{CategoryPath, Department, GstRate, PackSize, PackUnit, Product, ProductId, SoldBy};
use storage::{ImportSummary, Storage};

use super::availability::parse_availability;
use super::categories::parse_names;
use super::feed::{Feed, FeedKind};
use super::picture::parse_picture;
use super::row::{Row, RowError};

/// The highest popularity.
const MAX_POPULARITY: u32 = 1_000;

/// Search words of one product.
const MAX_KEYWORDS: usize = 50;

/// GST rates in hundredths of a per cent, as in force since 22 September 2025: nil, 3 % (imitation
/// jewellery), 5 %, 18 %, 40 %.
const GST_RATES: [u16; 5] = [0, 300, 500, 1_800, 4_000];

/// What may be sold in the network. Limits of `id`, `title`, `description`, `brand` and
/// `item_group_id` are those of Meta's catalogue. `category` is an older name of `department`.
pub(super) struct Products;

impl Feed for Products {
    const KIND: FeedKind = FeedKind::Products;
    const REQUIRED: &'static [&'static str] =
        &["id", "title", "price", "hsn", "gst_rate", "sold_by", "pack_size"];
    const OPTIONAL: &'static [&'static str] = &[
        "title:hi",
        "title:mr",
        "title:gu",
        "department",
        "category",
        "product_type",
        "popularity",
        "description",
        "availability",
        "brand",
        "item_group_id",
        "keywords",
        "picture",
    ];
    const KEY_COLUMN: &'static str = "id";
    type Row = Product;

    fn parse_row(row: &Row) -> Result<Product, RowError> {
        let (pack, sold_by) = parse_pack(row)?;
        // Each listing has its store's price; a wrong price here means that the row is wrong.
        row.price("price")?;
        Ok(Product {
            id: parse_product_id(row)?,
            names: parse_names(row)?,
            description: row.multiline_text("description", 9_999)?,
            brand: row.optional("brand", 100)?.unwrap_or_default().to_owned(),
            department: parse_department(row)?,
            category: row.optional("product_type", 750)?.and_then(CategoryPath::parse),
            pack,
            group: row.optional("item_group_id", 100)?.map(str::to_owned),
            sold_by,
            hsn: parse_hsn(row)?,
            gst_rate: parse_gst_rate(row)?,
            picture: parse_picture(row)?,
            popularity: parse_popularity(row)?,
            keywords: parse_keywords(row)?,
            is_available: parse_availability(row)?.unwrap_or(true),
        })
    }

    fn key(product: &Product) -> (&str, &str) {
        (product.id.as_str(), "")
    }

    fn store(
        storage: &dyn Storage,
        rows: Vec<Product>,
    ) -> impl Future<Output = storage::Result<ImportSummary>> + Send {
        storage.import_products(rows)
    }
}

/// The `id` of a product, which is an address, too: `.` and `..` would lead elsewhere.
pub(super) fn parse_product_id(row: &Row) -> Result<ProductId, RowError> {
    let reason = "write letters A-Z and a-z, digits, - _ and ., at most 100 of them";
    let id: ProductId = row.parse("id", reason)?;
    if id.as_str().bytes().all(|byte| byte == b'.') {
        return Err(RowError::new("id", reason));
    }
    Ok(id)
}

fn parse_department(row: &Row) -> Result<Department, RowError> {
    let column = if row.cell("department").is_empty() { "category" } else { "department" };
    if row.cell(column).is_empty() {
        return Err(RowError::new("department", "it is empty"));
    }
    Department::from_slug(row.text(column, 40)?)
        .ok_or_else(|| RowError::new(column, "write fresh, groceries, books, beauty or home"))
}

fn parse_popularity(row: &Row) -> Result<u32, RowError> {
    match row.optional("popularity", 20)? {
        Some(_) => row.number("popularity", &(0..=MAX_POPULARITY)),
        None => Ok(0),
    }
}

fn parse_pack(row: &Row) -> Result<(PackSize, SoldBy), RowError> {
    let pack = PackSize::parse(row.text("pack_size", 40)?)
        .ok_or_else(|| RowError::new("pack_size", "write it like 500 g, 5 kg, 750 ml, 1 l or 6 pieces"))?;
    let sold_by = match row.text("sold_by", 40)? {
        "piece" => SoldBy::Piece,
        "weight" => SoldBy::Weight,
        _ => return Err(RowError::new("sold_by", "write piece or weight")),
    };
    if sold_by == SoldBy::Weight && pack.unit != PackUnit::Grams {
        return Err(RowError::new("pack_size", "what is sold by weight has a pack size in g or kg"));
    }
    Ok((pack, sold_by))
}

fn parse_hsn(row: &Row) -> Result<String, RowError> {
    let hsn = row.text("hsn", 40)?;
    let digits = hsn.bytes().all(|byte| byte.is_ascii_digit());
    match hsn.len() {
        4 | 6 | 8 if digits => Ok(hsn.to_owned()),
        3 | 5 | 7 if digits => {
            Err(RowError::new("hsn", "write 4, 6 or 8 digits; has a spreadsheet dropped a 0 in front?"))
        }
        _ => Err(RowError::new("hsn", "write 4, 6 or 8 digits")),
    }
}

fn parse_gst_rate(row: &Row) -> Result<GstRate, RowError> {
    GstRate::parse_percent(row.text("gst_rate", 10)?)
        .filter(|rate| GST_RATES.contains(&rate.0))
        .ok_or_else(|| RowError::new("gst_rate", "write the rate in per cent: 0, 3, 5, 18 or 40"))
}

fn parse_keywords(row: &Row) -> Result<Vec<String>, RowError> {
    let mut keywords: Vec<String> = Vec::new();
    for word in row.list("keywords", 4_000)? {
        if !keywords.iter().any(|known| known == word) {
            keywords.push(word.to_owned());
        }
    }
    if keywords.len() > MAX_KEYWORDS {
        return Err(RowError::new("keywords", format!("there are more than {MAX_KEYWORDS} of them")));
    }
    Ok(keywords)
}

#[cfg(test)]
mod tests;
