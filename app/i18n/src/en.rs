//! English.

pub(crate) mod chat;
pub(crate) mod pages;
pub(crate) mod requests;

pub(crate) mod bill {
    texts! {
        title(number: &str, store: &str) = "Bill for order {number}, {store}";
        revision(revision: u16) = "Bill, revision {revision}";
        order() = "Order";
        placed() = "Placed";
        pick_up() = "Pick-up";
        customer() = "For";
        item() = "Item";
        quantity() = "Qty";
        unit_price() = "Price";
        amount() = "Amount";
        mrp() = "MRP";
        regular_price() = "Regular price";
        mrp_total() = "MRP total";
        you_save() = "You save";
        coupon(code: &str) = "Coupon {code}";
        taxes_included() = "Taxes included";
        total() = "To pay";
        how_to_pay() = "How to pay";
        pay_at_store() = "You pay at the store when you collect: cash, UPI or card.";
        paid(how: &str) = "Paid at the store: {how}.";
        ordered_through(shop: &str) = "Ordered through {shop}.";
        not_a_tax_invoice() = "Not a tax invoice";
        page_of() = "Page {{page}} of {{pages}}";
    }
}

pub(crate) mod previews {
    texts! {
        shop_title() = "Your kirana, in the chat";
        shop_subtitle() = "Order in a minute, pick up around the corner";
        order_and_collect() = "Order and collect";
    }
}

pub(crate) mod products {
    use commerce::{Department, PackSize, PackUnit, PricedUnit, UnitPrice};

    texts! {
        percent_off(percent: u32) = "{percent}% off";
        you_save(amount: commerce::Paise) = "You save {amount}";
    }

    pub(crate) const fn department_name(department: Department) -> &'static str {
        match department {
            Department::Fresh => "Fresh",
            Department::Groceries => "Groceries",
            Department::Books => "Books",
            Department::Beauty => "Beauty",
            Department::Home => "Home",
        }
    }

    pub(crate) fn pack_size(pack: PackSize) -> String {
        match pack.unit {
            PackUnit::Pieces if pack.amount == 1 => "1 piece".to_owned(),
            PackUnit::Pieces => format!("{} pieces", pack.amount),
            PackUnit::Grams | PackUnit::Millilitres => pack.to_string(),
        }
    }

    pub(crate) fn unit_price(UnitPrice { price, unit }: UnitPrice) -> String {
        match unit {
            PricedUnit::Kilogram => format!("{price}/kg"),
            PricedUnit::Litre => format!("{price}/l"),
            PricedUnit::Piece => format!("{price} each"),
        }
    }

    pub(crate) fn item_count(count: u32) -> String {
        if count == 1 { "1 item".to_owned() } else { format!("{count} items") }
    }
}

pub(crate) mod times {
    use jiff::civil::Date;

    use crate::times::{ClockTime, twelve_hour_digits};

    /// `7:30 am`.
    pub(crate) fn time_of_day(time: ClockTime) -> String {
        format!("{} {}", twelve_hour_digits(time), half(time))
    }

    /// `1 – 1:30 pm`, `11:30 am – 12 pm`.
    pub(crate) fn slot(start: ClockTime, end: ClockTime) -> String {
        let (from, to) = (twelve_hour_digits(start), time_of_day(end));
        if half(start) == half(end) {
            format!("{from} – {to}")
        } else {
            format!("{} – {to}", time_of_day(start))
        }
    }

    const fn half(time: ClockTime) -> &'static str {
        if time.hour < 12 { "am" } else { "pm" }
    }

    pub(crate) const fn relative_day_name(days: i32) -> Option<&'static str> {
        match days {
            -1 => Some("yesterday"),
            0 => Some("today"),
            1 => Some("tomorrow"),
            _ => None,
        }
    }

    /// Whether the word for a day needs its date beside it.
    pub(crate) const fn is_ambiguous(_days: i32) -> bool {
        false
    }

    /// `Fri 20 Nov`.
    pub(crate) fn date(date: Date) -> String {
        date.strftime("%a %-d %b").to_string()
    }

    texts! {
        metres(metres: u32) = "{metres} m";
        kilometres(kilometres: &str) = "{kilometres} km";
        walk(minutes: u32) = "{minutes} min walk";
    }
}
