//! The head of a bill: whose it is, which order, and when it can be fetched.

use super::super::palette::{INK, LEAF, LEAF_DEEP, LEAF_SOFT, MUTED};
use super::super::typesetting::{TextStyle, Typesetter};
use super::marks::{CONTENT_WIDTH, MARGIN, PAGE_WIDTH, Panel, PlannedPage, TOP};
use super::sheet::BillSheet;

/// What the kind of paper and its warning take of the width, at the right of the store's name.
const PAPER_KIND_WIDTH: f32 = 118.0;
/// No text of the head takes more lines than this: the goods must begin on the first page.
const MOST_LINES: usize = 3;
/// An address of more lines than this is cut.
const MOST_ADDRESS_LINES: usize = 5;
/// Space between the texts of the head.
const GAP: f32 = 10.0;
/// Space inside the panel of facts.
const PADDING: f32 = 9.0;

/// Draws the head of the first page; the answer is where it ends.
pub(super) fn first_page(page: &mut PlannedPage, typesetter: &mut Typesetter, sheet: &BillSheet) -> f32 {
    page.panel(Panel::rule(0.0, 0.0, PAGE_WIDTH, 6.0, LEAF));
    let store_bottom = store(page, typesetter, sheet);
    let kind_bottom = paper_kind(page, typesetter, sheet);
    facts(page, typesetter, sheet, store_bottom.max(kind_bottom) + GAP)
}

/// Draws the short head of a following page; the answer is where it ends.
pub(super) fn next_page(page: &mut PlannedPage, typesetter: &mut Typesetter, sheet: &BillSheet) -> f32 {
    page.panel(Panel::rule(0.0, 0.0, PAGE_WIDTH, 3.0, LEAF));
    let order = format!("{} {}", sheet.labels.order, sheet.order_number);
    let order = format!("{order} · {}", sheet.revision);
    let style = TextStyle::regular(8.0, MUTED);
    let half = CONTENT_WIDTH / 2.0;
    let bold = TextStyle::bold(8.0, INK);
    let name = typesetter.short_paragraph(&sheet.store.name, bold, half - GAP, 1);
    let order = typesetter.short_paragraph(&order, style.to_the_right(), half, 2);
    let height = page.text(MARGIN, TOP - 8.0, name);
    let order_height = page.text(MARGIN + half, TOP - 8.0, order);
    TOP - 8.0 + height.max(order_height) + GAP
}

fn store(page: &mut PlannedPage, typesetter: &mut Typesetter, sheet: &BillSheet) -> f32 {
    let width = CONTENT_WIDTH - PAPER_KIND_WIDTH - GAP;
    let mut y = TOP;
    let name =
        typesetter.short_paragraph(&sheet.store.name, TextStyle::bold(15.0, LEAF_DEEP), width, MOST_LINES);
    y += page.text(MARGIN, y, name) + 1.0;
    let small = TextStyle::regular(8.0, MUTED);
    let legal_name = sheet.store.legal_name.iter().cloned();
    let phone = sheet.store.phone.iter().cloned();
    let mut numbers = Vec::new();
    if let Some(gstin) = &sheet.store.gstin {
        numbers.push(format!("{} {gstin}", sheet.labels.gstin));
    }
    if let Some(fssai) = &sheet.store.fssai {
        numbers.push(format!("{} {fssai}", sheet.labels.fssai));
    }
    let numbers = (!numbers.is_empty()).then(|| numbers.join(" · "));
    let address = sheet.store.address.iter().take(MOST_ADDRESS_LINES).cloned();
    for text in legal_name.chain(address).chain(phone).chain(numbers) {
        let paragraph = typesetter.short_paragraph(&text, small, width, MOST_LINES);
        y += page.text(MARGIN, y, paragraph);
    }
    y
}

fn paper_kind(page: &mut PlannedPage, typesetter: &mut Typesetter, sheet: &BillSheet) -> f32 {
    let x = MARGIN + CONTENT_WIDTH - PAPER_KIND_WIDTH;
    // The smaller type stands on the baseline of the store's name.
    let mut y = TOP + 5.0;
    let revision = TextStyle::bold(10.0, INK).to_the_right();
    let revision = typesetter.short_paragraph(&sheet.revision, revision, PAPER_KIND_WIDTH, MOST_LINES);
    y += page.text(x, y, revision) + 1.0;
    let warning = TextStyle::regular(8.0, MUTED).to_the_right();
    let warning =
        typesetter.short_paragraph(&sheet.labels.not_a_tax_invoice, warning, PAPER_KIND_WIDTH, MOST_LINES);
    y + page.text(x, y, warning)
}

fn facts(page: &mut PlannedPage, typesetter: &mut Typesetter, sheet: &BillSheet, top: f32) -> f32 {
    let labels = &sheet.labels;
    // The share of the width each takes: a number is short, a slot is long.
    let mut facts = vec![
        (&labels.order, &sheet.order_number, 0.8),
        (&labels.placed, &sheet.placed, 1.2),
        (&labels.pick_up, &sheet.pick_up, 1.5),
    ];
    if let Some(customer) = &sheet.customer {
        facts.push((&labels.customer, customer, 1.0));
    }
    let shares: f32 = facts.iter().map(|(_, _, share)| share).sum();
    let width = CONTENT_WIDTH - 2.0 * PADDING;
    let mut x = MARGIN + PADDING;
    let mut tallest: f32 = 0.0;
    let mut texts = Vec::new();
    for (label, value, share) in facts {
        let column = width * share / shares;
        let label = typesetter.short_paragraph(label, TextStyle::regular(7.5, MUTED), column - GAP, 2);
        let value = typesetter.short_paragraph(value, TextStyle::bold(10.0, INK), column - GAP, MOST_LINES);
        let below = top + PADDING - 2.0 + label.height();
        tallest = tallest.max(label.height() + value.height());
        texts.push((x, top + PADDING - 2.0, label));
        texts.push((x, below, value));
        x += column;
    }
    let height = tallest + 2.0 * PADDING - 4.0;
    page.panel(Panel { x: MARGIN, y: top, width: CONTENT_WIDTH, height, radius: 6.0, colour: LEAF_SOFT });
    for (x, y, text) in texts {
        page.text(x, y, text);
    }
    top + height + GAP
}
