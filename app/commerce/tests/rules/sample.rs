//! A store, products and an order to reason about.

use commerce::catalog::Listing;
use commerce::order::{Order, OrderLine, OrderState, Transition};
use commerce::{
    Actor, CartId, CustomerId, Department, Fulfilment, GstRate, GstStatus, IfMissing, Language,
    LocalizedName, OrderId, PackSize, PackUnit, Paise, Phone, Position, Product, Slot, SoldBy, Store, Totals,
};
use jiff::Timestamp;

/// An instant written in India's time: `2026-11-20 14:05`.
pub(crate) fn at(text: &str) -> Timestamp {
    format!("{}:00+05:30", text.replace(' ', "T")).parse().expect("a civil time")
}

/// A store with these hours; 30-minute slots, 30 minutes to pack, last order 30 minutes before closing.
pub(crate) fn store(hours: &str) -> Store {
    Store {
        code: "shree-ganesh-vashi".parse().expect("a code"),
        name: "Shree Ganesh Kirana".to_owned(),
        legal_name: "Shree Ganesh Kirana".to_owned(),
        locality: "Vashi".to_owned(),
        address: "Shop 4, Sector 17".to_owned(),
        city: "Navi Mumbai".to_owned(),
        pin: "400703".to_owned(),
        position: Position { lat: 19.07, lon: 72.99 },
        time_zone: "Asia/Kolkata".to_owned(),
        hours: hours.parse().expect("hours"),
        holidays: Vec::new(),
        prep_minutes: 30,
        slot_minutes: 30,
        slot_capacity: 2,
        last_order_minutes: 30,
        phone: Phone::from_digits("917000000001").expect("a phone"),
        gst: GstStatus::Unregistered,
        fssai: None,
        upi: None,
        languages: vec![Language::English],
        accent: commerce::Accent::Leaf,
        order_prefix: None,
        minimum_order: Paise::ZERO,
        paused: false,
    }
}

pub(crate) fn product(id: &str, rate: u16) -> Product {
    Product {
        id: id.parse().expect("an id"),
        names: LocalizedName { en: id.to_owned(), ..Default::default() },
        description: String::new(),
        brand: String::new(),
        department: Department::Groceries,
        category: None,
        pack: PackSize { amount: 1000, unit: PackUnit::Grams },
        group: None,
        sold_by: SoldBy::Piece,
        hsn: "0713".to_owned(),
        gst_rate: GstRate(rate),
        picture: "toor-dal.svg".to_owned(),
        popularity: 0,
        keywords: Vec::new(),
        is_available: true,
    }
}

pub(crate) fn listing(id: &str, mrp: i64, price: i64, on_hand: u32) -> Listing {
    Listing {
        product: id.parse().expect("an id"),
        mrp: Paise(mrp),
        price: Paise(price),
        offer_ends_at: None,
        on_hand,
        held: 0,
        is_available: true,
        order_count: 0,
    }
}

/// An order in a state, for tomorrow's first slot.
pub(crate) fn order(state: OrderState) -> Order {
    let placed_at = at("2026-11-20 10:00");
    let product = product("toor-dal-1kg", 500);
    let lines = vec![OrderLine {
        product: product.id,
        names: product.names,
        pack: product.pack,
        sold_by: product.sold_by,
        hsn: product.hsn,
        gst_rate: product.gst_rate,
        picture: product.picture,
        quantity: 2,
        unit_price: Paise(15_000),
        unit_mrp: Paise(17_000),
        if_missing: IfMissing::CallMe,
    }];
    Order {
        id: OrderId(1),
        store: "shree-ganesh-vashi".parse().expect("a code"),
        number: 1_001,
        prefix: None,
        customer: CustomerId(2),
        cart: CartId(3),
        contact_name: "Asha".to_owned(),
        note: None,
        language: Language::English,
        fulfilment: Fulfilment::PickUp {
            slot: Slot { start: at("2026-11-20 11:00"), end: at("2026-11-20 11:30") },
            code: "4719".to_owned(),
        },
        coupon: None,
        totals: Totals::default().with_line(2, Paise(15_000), Paise(17_000), GstRate(500)),
        lines,
        state,
        placed_at,
        deadline: None,
        bill_revision: 1,
        payments: Vec::new(),
        reject_reason: None,
        rating: None,
        history: vec![Transition { state, actor: Actor::Customer, at: placed_at }],
    }
}
