//! Products: categories, pack sizes, counts.

use commerce::{Category, PackSize};

messages! {
    in products;
    /// On a card.
    percent_off(percent: u32);
    you_save(amount: commerce::Paise);
    category_name(category: Category) -> &'static str;
    /// A pack size: `1 piece`, `6 पीस`, `500 g`.
    pack_size(pack: PackSize);
    /// How many things there are: `1 item`, `3 items`.
    item_count(count: u32);
}
