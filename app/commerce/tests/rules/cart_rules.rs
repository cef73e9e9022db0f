//! The cart: totals add up, and every difference to what was shown is among the changes.

use commerce::cart::{CartLine, LineChange, PricedCart};
use commerce::money::Paise;
use proptest::prelude::*;

use crate::sample::{listing, product};

fn line(id: &str, quantity: u32, seen: i64) -> CartLine {
    CartLine { product: id.parse().expect("an id"), quantity, expected_price: Paise(seen) }
}

#[test]
fn totals_are_those_of_the_lines() {
    let (dal, soap) = (product("dal", 500), product("soap", 1_800));
    let (dal_listed, soap_listed) = (listing("dal", 17_000, 15_000, 9), listing("soap", 4_200, 4_200, 9));
    let priced = PricedCart::price(&[line("dal", 2, 15_000), line("soap", 1, 4_200)], |id| {
        Some(if id.as_str() == "dal" { (&dal, &dal_listed) } else { (&soap, &soap_listed) })
    });
    assert_eq!(priced.totals.total, Paise(34_200));
    assert_eq!(priced.totals.mrp_total, Paise(38_200));
    assert_eq!(priced.totals.savings, Paise(4_000));
    assert_eq!(priced.totals.tax_included, Paise(1_429 + 641));
    assert_eq!(priced.totals.item_count, 3);
    assert!(priced.changes.is_empty());
}

#[test]
fn every_change_is_reported() {
    let dal = product("dal", 500);
    let dearer = listing("dal", 17_000, 16_000, 1);
    let priced = PricedCart::price(&[line("dal", 2, 15_000), line("ghost", 1, 100)], |id| {
        (id.as_str() == "dal").then_some((&dal, &dearer))
    });
    let id = |text: &str| text.parse().expect("an id");
    assert_eq!(
        priced.changes,
        [
            LineChange::QuantityReduced { product: id("dal"), available: 1, requested: 2 },
            LineChange::PriceChanged { product: id("dal"), expected: Paise(15_000), current: Paise(16_000) },
            LineChange::Unavailable { product: id("ghost") },
        ]
    );
}

#[test]
fn unavailable_and_sold_out_products_are_left_out() {
    let dal = product("dal", 500);
    let mut listed = listing("dal", 100, 100, 5);
    listed.held = 5;
    assert_eq!(listed.available(), 0);
    let priced = PricedCart::price(&[line("dal", 1, 100)], |_| Some((&dal, &listed)));
    assert!(priced.lines.is_empty() && matches!(priced.changes[..], [LineChange::Unavailable { .. }]));
    listed.held = 0;
    listed.is_available = false;
    assert_eq!(listed.available(), 0);
}

proptest! {
    #[test]
    fn totals_hold_for_any_cart(
        rows in proptest::collection::vec((1u32..=99, 0i64..=1_000_000_000, 0i64..=1_000_000_000, 0u16..=4_000, 0u32..200), 0..100)
    ) {
        let shelf: Vec<_> = rows.iter().enumerate().map(|(index, (_, one, other, rate, on_hand))| {
            let id = format!("p{index}");
            (product(&id, *rate), listing(&id, *one.max(other), *one.min(other), *on_hand))
        }).collect();
        let lines: Vec<_> = rows.iter().enumerate().map(|(index, (quantity, one, other, ..))| line(&format!("p{index}"), *quantity, *one.min(other))).collect();
        let priced = PricedCart::price(&lines, |id| shelf.iter().find(|(product, _)| product.id == *id).map(|(product, listing)| (product, listing)));
        let totals = priced.totals;
        prop_assert_eq!(totals.mrp_total - totals.savings, totals.total);
        prop_assert!(totals.savings >= Paise::ZERO);
        prop_assert!(totals.tax_included <= totals.total);
        prop_assert_eq!(totals.total, priced.lines.iter().map(|line| line.amount).sum::<Paise>());
        // A line is either whole in the sum or named among the changes.
        for line in &lines {
            let whole = priced.lines.iter().any(|priced| priced.product.id == line.product && priced.available >= line.quantity);
            let reported = priced.changes.iter().any(|change| *change.product() == line.product);
            prop_assert!(whole != reported, "{:?}", line.product);
        }
    }
}
