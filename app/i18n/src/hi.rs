//! Hindi.

pub(crate) mod chat;
pub(crate) mod pages;
pub(crate) mod requests;

pub(crate) mod bill {
    texts! {
        title(number: &str, store: &str) = "ऑर्डर {number} का बिल, {store}";
        revision(revision: u16) = "बिल, संस्करण {revision}";
        order() = "ऑर्डर";
        placed() = "ऑर्डर का समय";
        pick_up() = "पिक-अप का समय";
        customer() = "ग्राहक";
        item() = "सामान";
        quantity() = "मात्रा";
        unit_price() = "दाम";
        amount() = "रकम";
        mrp() = "MRP";
        regular_price() = "आम दाम";
        mrp_total() = "कुल MRP";
        you_save() = "आपकी बचत";
        coupon(code: &str) = "कूपन {code}";
        taxes_included() = "इसमें शामिल टैक्स";
        total() = "कुल देना है";
        how_to_pay() = "भुगतान";
        pay_at_store() = "पैसे दुकान पर, सामान लेते समय दीजिए: नकद, UPI या कार्ड।";
        paid(how: &str) = "दुकान पर भुगतान हो गया: {how}।";
        ordered_through(shop: &str) = "{shop} से ऑर्डर किया गया।";
        not_a_tax_invoice() = "यह टैक्स इनवॉइस नहीं है";
        page_of() = "पन्ना {{page}} / {{pages}}";
    }
}

pub(crate) mod previews {
    texts! {
        shop_title() = "आपकी किराना दुकान, चैट में";
        shop_subtitle() = "मिनट भर में ऑर्डर, नुक्कड़ से ले लीजिए";
        order_and_collect() = "ऑर्डर कीजिए, ले जाइए";
    }
}

pub(crate) mod products {
    use commerce::{Department, PackSize, PackUnit, PricedUnit, UnitPrice};

    texts! {
        percent_off(percent: u32) = "{percent}% छूट";
        you_save(amount: commerce::Paise) = "आपकी बचत {amount}";
    }

    pub(crate) const fn department_name(department: Department) -> &'static str {
        match department {
            Department::Fresh => "फल-सब्ज़ी",
            Department::Groceries => "किराना",
            Department::Books => "किताबें",
            Department::Beauty => "ब्यूटी",
            Department::Home => "घर का सामान",
        }
    }

    pub(crate) fn pack_size(pack: PackSize) -> String {
        match pack.unit {
            PackUnit::Pieces => format!("{} पीस", pack.amount),
            PackUnit::Grams => pack.to_string().replace("kg", "किलो").replace(" g", " ग्राम"),
            PackUnit::Millilitres => pack.to_string().replace("ml", "मिली").replace(" l", " लीटर"),
        }
    }

    pub(crate) fn unit_price(UnitPrice { price, unit }: UnitPrice) -> String {
        match unit {
            PricedUnit::Kilogram => format!("{price}/किलो"),
            PricedUnit::Litre => format!("{price}/लीटर"),
            PricedUnit::Piece => format!("{price}/पीस"),
        }
    }

    pub(crate) fn item_count(count: u32) -> String {
        format!("{count} आइटम")
    }
}

pub(crate) mod times {
    use jiff::civil::Date;

    use crate::times::{ClockTime, twelve_hour_digits};

    const MONTHS: [&str; 12] =
        ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"];

    /// `सुबह 7:30`; `बजे` belongs to the message around it.
    pub(crate) fn time_of_day(time: ClockTime) -> String {
        format!("{} {}", part_of_day(time), twelve_hour_digits(time))
    }

    /// `शाम 4–4:30 बजे`, `सुबह 11:30 – दोपहर 12 बजे`.
    pub(crate) fn slot(start: ClockTime, end: ClockTime) -> String {
        if part_of_day(start) == part_of_day(end) {
            format!("{}–{} बजे", time_of_day(start), twelve_hour_digits(end))
        } else {
            format!("{} – {} बजे", time_of_day(start), time_of_day(end))
        }
    }

    const fn part_of_day(time: ClockTime) -> &'static str {
        match time.hour {
            4..=11 => "सुबह",
            12..=15 => "दोपहर",
            16..=19 => "शाम",
            _ => "रात",
        }
    }

    /// `कल` is tomorrow and yesterday; here it is tomorrow, and yesterday has its date.
    pub(crate) const fn relative_day_name(days: i32) -> Option<&'static str> {
        match days {
            0 => Some("आज"),
            1 => Some("कल"),
            _ => None,
        }
    }

    /// Whether the word for a day needs its date beside it.
    pub(crate) const fn is_ambiguous(days: i32) -> bool {
        days == 1
    }

    /// `20 नवंबर`.
    pub(crate) fn date(date: Date) -> String {
        let month = MONTHS.iter().zip(1..).find(|(_, number)| *number == date.month());
        format!("{} {}", date.day(), month.map_or("", |(month, _)| month))
    }

    texts! {
        metres(metres: u32) = "{metres} मीटर";
        kilometres(kilometres: &str) = "{kilometres} किमी";
        walk(minutes: u32) = "पैदल {minutes} मिनट";
    }
}
