//! From an order to the sheet of its bill: amounts and words, nothing computed that is not frozen.

use commerce::{Order, Paise, Store};
use words::{bill, chat, goods, times};

use super::{BillLabels, BillLine, BillSheet, BillTotals, StoreHeading};

/// The bill of an order as it stands, in the customer's language; `shop` is the name of the whole shop.
#[must_use]
pub fn sheet(order: &Order, store: &Store, shop: &str) -> BillSheet {
    let language = order.language;
    let zone = store.zone();
    let moment = |at| format!("{}, {}", times::date(language, at, &zone), times::clock(language, at, &zone));
    let lines = order.lines.iter().map(|line| BillLine {
        name: line.names.in_language(language).to_owned(),
        pack: goods::pack(language, line.pack),
        quantity: line.quantity.to_string(),
        unit_price: line.unit_price.to_string(),
        mrp: (line.unit_mrp > line.unit_price).then(|| line.unit_mrp.to_string()),
        amount: line.amount().to_string(),
    });
    let shown = |amount: Paise| (amount > Paise::ZERO).then(|| amount.to_string());
    let saving = order.totals.saving > Paise::ZERO;
    BillSheet {
        language: language.code().to_owned(),
        title: bill::title(language, order.number, &store.name),
        issued_at: order.placed_at,
        labels: labels(language),
        store: StoreHeading {
            name: store.name.clone(),
            legal_name: (store.legal_name != store.name).then(|| store.legal_name.clone()),
            address: vec![store.address.clone(), format!("{}, {} {}", store.locality, store.city, store.pin)],
            phone: Some(store.phone.e164().to_owned()),
            gstin: store.gst.gstin().map(str::to_owned),
            fssai: store.fssai.clone(),
        },
        revision: bill::revision(language, order.bill_revision),
        order_number: order.number.to_string(),
        placed: moment(order.placed_at),
        pick_up: format!(
            "{}, {}",
            times::date(language, order.slot.start, &zone),
            times::window(language, order.slot, &zone)
        ),
        customer: Some(order.contact_name.clone()),
        lines: lines.collect(),
        totals: BillTotals {
            items_at_mrp: saving.then(|| order.totals.at_mrp.to_string()),
            you_save: saving.then(|| order.totals.saving.to_string()),
            taxes_included: shown(order.totals.tax_included),
            to_pay: order.totals.to_pay.to_string(),
        },
        how_to_pay: match order.paid_by {
            Some(how) => bill::paid(language, chat::paid_by(language, how)),
            None => bill::pay_at_store(language),
        },
        notes: vec![bill::ordered_through(language, shop)],
    }
}

fn labels(language: commerce::Language) -> BillLabels {
    BillLabels {
        order: bill::order(language),
        placed: bill::placed(language),
        pick_up: bill::pick_up(language),
        customer: bill::customer(language),
        item: bill::item(language),
        quantity: bill::quantity(language),
        unit_price: bill::unit_price(language),
        amount: bill::amount(language),
        mrp: bill::mrp(language),
        items_at_mrp: bill::items_at_mrp(language),
        you_save: bill::you_save(language),
        taxes_included: bill::taxes_included(language),
        to_pay: bill::to_pay(language),
        how_to_pay: bill::how_to_pay(language),
        not_a_tax_invoice: bill::not_a_tax_invoice(language),
        gstin: "GSTIN".to_owned(),
        fssai: "FSSAI".to_owned(),
        page_of: bill::page_of(language),
    }
}
