//! Words for goods: categories, packs, amounts.

use commerce::{Category, Language, PackSize, PackUnit};

/// The name of a shelf.
#[must_use]
pub const fn category_name(language: Language, category: Category) -> &'static str {
    match (language, category) {
        (Language::English, Category::Fresh) => "Fresh",
        (Language::English, Category::Groceries) => "Groceries",
        (Language::English, Category::Books) => "Books",
        (Language::English, Category::Beauty) => "Beauty",
        (Language::English, Category::Home) => "Home",
        (Language::Hindi, Category::Fresh) => "फल-सब्ज़ी",
        (Language::Hindi, Category::Groceries) => "किराना",
        (Language::Hindi, Category::Books) => "किताबें",
        (Language::Hindi, Category::Beauty) => "ब्यूटी",
        (Language::Hindi, Category::Home) => "घर का सामान",
    }
}

/// A pack size as it is said: `1 piece`, `6 नग`, `500 g`.
#[must_use]
pub fn pack_size(language: Language, pack: PackSize) -> String {
    match (language, pack.unit) {
        (Language::English, PackUnit::Pieces) if pack.amount == 1 => "1 piece".to_owned(),
        (Language::English, PackUnit::Pieces) => format!("{} pieces", pack.amount),
        (Language::Hindi, PackUnit::Pieces) => format!("{} नग", pack.amount),
        (Language::Hindi, PackUnit::Grams) => pack.to_string().replace("kg", "किलो").replace(" g", " ग्राम"),
        (Language::Hindi, PackUnit::Millilitres) => {
            pack.to_string().replace("ml", "मिली").replace(" l", " लीटर")
        }
        (Language::English, _) => pack.to_string(),
    }
}

/// How many things there are: `1 item`, `3 items`.
#[must_use]
pub fn item_count(language: Language, count: u32) -> String {
    match language {
        Language::English if count == 1 => "1 item".to_owned(),
        Language::English => format!("{count} items"),
        Language::Hindi => format!("{count} आइटम"),
    }
}

messages! {
    /// The saving flag on a card.
    percent_off(percent: u32) { en: "{percent}% off", hi: "{percent}% छूट" }
    /// The saving under a sum.
    you_save(amount: commerce::Paise) { en: "You save {amount}", hi: "आपकी बचत {amount}" }
}
