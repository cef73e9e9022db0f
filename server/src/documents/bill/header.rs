//! The header of a bill: the store, the order, and when it can be collected.

use super::super::palette::{BRAND, BRAND_DARK, BRAND_TINT, MUTED, TEXT};
use super::super::typesetting::{TextStyle, Typesetter};
use super::data::BillData;
use super::page::{CONTENT_TOP, CONTENT_WIDTH, FilledRect, MARGIN, PAGE_WIDTH, PageLayout};

/// The width of the document's kind and its warning, at the right of the store's name.
const DOCUMENT_KIND_WIDTH: f32 = 118.0;
/// The most lines of a text in the header: the order lines must start on the first page.
const MAX_LINES: usize = 3;
/// The most lines of an address; the rest is cut.
const MAX_ADDRESS_LINES: usize = 5;
/// Space between the texts of the header.
const GAP: f32 = 10.0;
/// Space inside the box of order details.
const PADDING: f32 = 9.0;

/// Places the header of the first page; returns its lower edge.
pub(super) fn place_first_header(page: &mut PageLayout, typesetter: &mut Typesetter, bill: &BillData) -> f32 {
    page.add_rect(FilledRect::rule(0.0, 0.0, PAGE_WIDTH, 6.0, BRAND));
    let store_bottom = place_store(page, typesetter, bill);
    let kind_bottom = place_document_kind(page, typesetter, bill);
    place_details(page, typesetter, bill, store_bottom.max(kind_bottom) + GAP)
}

/// Places the short header of a following page; returns its lower edge.
pub(super) fn place_next_header(page: &mut PageLayout, typesetter: &mut Typesetter, bill: &BillData) -> f32 {
    page.add_rect(FilledRect::rule(0.0, 0.0, PAGE_WIDTH, 3.0, BRAND));
    let order = format!("{} {}", bill.labels.order, bill.order_number);
    let order = format!("{order} · {}", bill.revision);
    let style = TextStyle::regular(8.0, MUTED);
    let half = CONTENT_WIDTH / 2.0;
    let bold = TextStyle::bold(8.0, TEXT);
    let name = typesetter.clamped_paragraph(&bill.store.name, bold, half - GAP, 1);
    let order = typesetter.clamped_paragraph(&order, style.right_aligned(), half, 2);
    let height = page.add_text(MARGIN, CONTENT_TOP - 8.0, name);
    let order_height = page.add_text(MARGIN + half, CONTENT_TOP - 8.0, order);
    CONTENT_TOP - 8.0 + height.max(order_height) + GAP
}

fn place_store(page: &mut PageLayout, typesetter: &mut Typesetter, bill: &BillData) -> f32 {
    let width = CONTENT_WIDTH - DOCUMENT_KIND_WIDTH - GAP;
    let mut y = CONTENT_TOP;
    let name =
        typesetter.clamped_paragraph(&bill.store.name, TextStyle::bold(15.0, BRAND_DARK), width, MAX_LINES);
    y += page.add_text(MARGIN, y, name) + 1.0;
    let small = TextStyle::regular(8.0, MUTED);
    let legal_name = bill.store.legal_name.iter().cloned();
    let phone = bill.store.phone.iter().cloned();
    let mut numbers = Vec::new();
    if let Some(gstin) = &bill.store.gstin {
        numbers.push(format!("{} {gstin}", bill.labels.gstin));
    }
    if let Some(fssai) = &bill.store.fssai {
        numbers.push(format!("{} {fssai}", bill.labels.fssai));
    }
    let numbers = (!numbers.is_empty()).then(|| numbers.join(" · "));
    let address = bill.store.address.iter().take(MAX_ADDRESS_LINES).cloned();
    for text in legal_name.chain(address).chain(phone).chain(numbers) {
        let paragraph = typesetter.clamped_paragraph(&text, small, width, MAX_LINES);
        y += page.add_text(MARGIN, y, paragraph);
    }
    y
}

fn place_document_kind(page: &mut PageLayout, typesetter: &mut Typesetter, bill: &BillData) -> f32 {
    let x = MARGIN + CONTENT_WIDTH - DOCUMENT_KIND_WIDTH;
    // The smaller type shares the baseline of the store's name.
    let mut y = CONTENT_TOP + 5.0;
    let revision = TextStyle::bold(10.0, TEXT).right_aligned();
    let revision = typesetter.clamped_paragraph(&bill.revision, revision, DOCUMENT_KIND_WIDTH, MAX_LINES);
    y += page.add_text(x, y, revision) + 1.0;
    let warning = TextStyle::regular(8.0, MUTED).right_aligned();
    let warning =
        typesetter.clamped_paragraph(&bill.labels.not_a_tax_invoice, warning, DOCUMENT_KIND_WIDTH, MAX_LINES);
    y + page.add_text(x, y, warning)
}

fn place_details(page: &mut PageLayout, typesetter: &mut Typesetter, bill: &BillData, top: f32) -> f32 {
    let labels = &bill.labels;
    // The share of the width each takes: a number is short, a slot is long.
    let mut facts = vec![
        (&labels.order, &bill.order_number, 0.8),
        (&labels.placed, &bill.placed, 1.2),
        (&labels.pick_up, &bill.pick_up, 1.5),
    ];
    if let Some(customer) = &bill.customer {
        facts.push((&labels.customer, customer, 1.0));
    }
    let shares: f32 = facts.iter().map(|(_, _, share)| share).sum();
    let width = CONTENT_WIDTH - 2.0 * PADDING;
    let mut x = MARGIN + PADDING;
    let mut tallest: f32 = 0.0;
    let mut texts = Vec::new();
    for (label, value, share) in facts {
        let column = width * share / shares;
        let label = typesetter.clamped_paragraph(label, TextStyle::regular(7.5, MUTED), column - GAP, 2);
        let value = typesetter.clamped_paragraph(value, TextStyle::bold(10.0, TEXT), column - GAP, MAX_LINES);
        let below = top + PADDING - 2.0 + label.height();
        tallest = tallest.max(label.height() + value.height());
        texts.push((x, top + PADDING - 2.0, label));
        texts.push((x, below, value));
        x += column;
    }
    let height = tallest + 2.0 * PADDING - 4.0;
    page.add_rect(FilledRect {
        x: MARGIN,
        y: top,
        width: CONTENT_WIDTH,
        height,
        radius: 6.0,
        colour: BRAND_TINT,
    });
    for (x, y, text) in texts {
        page.add_text(x, y, text);
    }
    top + height + GAP
}
