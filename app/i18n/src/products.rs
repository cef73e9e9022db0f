//! Products: departments, pack sizes, counts.

use commerce::{Department, PackSize, UnitPrice};

messages! {
    in products;
    /// On a card.
    percent_off(percent: u32);
    you_save(amount: commerce::Paise);
    department_name(department: Department) -> &'static str;
    /// A pack size: `1 piece`, `6 पीस`, `500 g`.
    pack_size(pack: PackSize);
    /// What a kilogram, a litre or a piece costs: `₹162/kg`.
    unit_price(unit_price: UnitPrice);
    /// How many things there are: `1 item`, `3 items`.
    item_count(count: u32);
}
