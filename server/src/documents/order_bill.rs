//! From an order to the data of its bill: amounts and texts; it computes nothing that is not frozen.

use commerce::{Order, Paise, Store};
use i18n::{bill, chat, products, times};

use super::{BillData, BillLabels, BillLine, BillTotals, StoreHeader};

/// The bill of an order in its present state, in the customer's language; `shop` is the name of the shop.
#[must_use]
pub fn bill_data(order: &Order, store: &Store, state: &str) -> BillData {
    let language = order.language;
    let zone = store.time_zone();
    let moment = |at| {
        format!("{}, {}", times::format_date(language, at, &zone), times::format_time(language, at, &zone))
    };
    let lines = order.lines.iter().map(|line| BillLine {
        name: line.names.get(language).to_owned(),
        pack: products::pack_size(language, line.pack),
        quantity: line.quantity.to_string(),
        unit_price: line.unit_price.to_string(),
        mrp: (line.unit_mrp > line.unit_price).then(|| line.unit_mrp.to_string()),
        amount: line.amount().to_string(),
    });
    let shown = |amount: Paise| (amount > Paise::ZERO).then(|| amount.to_string());
    let saving = order.totals.savings > Paise::ZERO;
    BillData {
        language: language.code().to_owned(),
        title: bill::title(language, &order.display_number(), &store.name),
        issued_at: order.placed_at,
        labels: labels(language),
        store: StoreHeader {
            name: store.name.clone(),
            legal_name: (store.legal_name != store.name).then(|| store.legal_name.clone()),
            address: vec![store.address.clone(), format!("{}, {} {}", store.locality, store.city, store.pin)],
            phone: Some(store.phone.e164().to_owned()),
            gstin: store.gst.gstin().map(str::to_owned),
            fssai: store.fssai.clone(),
        },
        revision: bill::revision(language, order.bill_revision),
        order_number: order.display_number(),
        placed: moment(order.placed_at),
        pick_up: format!(
            "{}, {}",
            times::format_date(language, order.slot().start, &zone),
            times::format_slot(language, order.slot(), &zone)
        ),
        customer: Some(order.contact_name.clone()),
        lines: lines.collect(),
        totals: BillTotals {
            mrp_total: (saving || order.coupon.is_some()).then(|| order.totals.mrp_total.to_string()),
            savings: saving.then(|| order.totals.savings.to_string()),
            coupon: order
                .coupon
                .as_ref()
                .map(|code| (bill::coupon(language, code.as_str()), format!("− {}", order.totals.coupon))),
            taxes_included: shown(order.totals.tax_included),
            total: order.totals.total.to_string(),
        },
        how_to_pay: match order.payments.last() {
            Some(payment) => bill::paid(language, chat::payment_method(language, payment.method)),
            None => bill::pay_at_store(language),
        },
        notes: vec![bill::ordered_through(language, state)],
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
        items_at_mrp: bill::mrp_total(language),
        you_save: bill::you_save(language),
        taxes_included: bill::taxes_included(language),
        to_pay: bill::total(language),
        how_to_pay: bill::how_to_pay(language),
        not_a_tax_invoice: bill::not_a_tax_invoice(language),
        gstin: "GSTIN".to_owned(),
        fssai: "FSSAI".to_owned(),
        page_of: bill::page_of(language),
    }
}
