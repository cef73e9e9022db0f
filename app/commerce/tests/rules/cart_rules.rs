//! The cart: sums add up, and every difference to what was seen is told.

use commerce::cart::{CartLine, LineChange, PricedCart};
use commerce::money::Paise;
use proptest::prelude::*;

use crate::sample::{listing, product};

fn line(id: &str, quantity: u32, seen: i64) -> CartLine {
    CartLine { product: id.parse().expect("an id"), quantity, seen_price: Paise(seen) }
}

#[test]
fn sums_are_those_of_the_lines() {
    let (dal, soap) = (product("dal", 500), product("soap", 1_800));
    let (dal_listed, soap_listed) = (listing("dal", 17_000, 15_000, 9), listing("soap", 4_200, 4_200, 9));
    let priced = PricedCart::of(&[line("dal", 2, 15_000), line("soap", 1, 4_200)], |id| {
        Some(if id.as_str() == "dal" { (&dal, &dal_listed) } else { (&soap, &soap_listed) })
    });
    assert_eq!(priced.totals.to_pay, Paise(34_200));
    assert_eq!(priced.totals.at_mrp, Paise(38_200));
    assert_eq!(priced.totals.saving, Paise(4_000));
    assert_eq!(priced.totals.tax_included, Paise(1_429 + 641));
    assert_eq!(priced.totals.units, 3);
    assert!(priced.changes.is_empty());
}

#[test]
fn what_changed_is_told() {
    let dal = product("dal", 500);
    let dearer = listing("dal", 17_000, 16_000, 1);
    let priced = PricedCart::of(&[line("dal", 2, 15_000), line("ghost", 1, 100)], |id| {
        (id.as_str() == "dal").then_some((&dal, &dearer))
    });
    let id = |text: &str| text.parse().expect("an id");
    assert_eq!(
        priced.changes,
        [
            LineChange::OnlyLeft { product: id("dal"), left: 1, wanted: 2 },
            LineChange::PriceChanged { product: id("dal"), seen: Paise(15_000), now: Paise(16_000) },
            LineChange::Gone { product: id("ghost") },
        ]
    );
}

#[test]
fn gone_or_sold_out_can_not_be_had() {
    let dal = product("dal", 500);
    let mut listed = listing("dal", 100, 100, 5);
    listed.held = 5;
    assert_eq!(listed.left(), 0);
    let priced = PricedCart::of(&[line("dal", 1, 100)], |_| Some((&dal, &listed)));
    assert!(priced.lines.is_empty() && matches!(priced.changes[..], [LineChange::Gone { .. }]));
    listed.held = 0;
    listed.offered = false;
    assert_eq!(listed.left(), 0);
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
        let priced = PricedCart::of(&lines, |id| shelf.iter().find(|(product, _)| product.id == *id).map(|(product, listing)| (product, listing)));
        let totals = priced.totals;
        prop_assert_eq!(totals.at_mrp - totals.saving, totals.to_pay);
        prop_assert!(totals.saving >= Paise::ZERO);
        prop_assert!(totals.tax_included <= totals.to_pay);
        prop_assert_eq!(totals.to_pay, priced.lines.iter().map(|line| line.amount).sum::<Paise>());
        // A line is either whole in the sum or named among the changes.
        for line in &lines {
            let whole = priced.lines.iter().any(|priced| priced.product.id == line.product && priced.left >= line.quantity);
            let told = priced.changes.iter().any(|change| *change.product() == line.product);
            prop_assert!(whole != told, "{:?}", line.product);
        }
    }
}
