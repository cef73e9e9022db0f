use super::*;
use crate::feeds::test_support::{accept_row, assert_rejected, read_rows, reject_row};

const RIGHT: &[(&str, &str)] = &[
    ("code", "welcome-50"),
    ("title", "₹50 off"),
    ("title:hi", "₹50 की छूट"),
    ("percent", ""),
    ("max_discount", ""),
    ("amount", "50.00 INR"),
    ("minimum", "300.00 INR"),
    ("first_order", "yes"),
    ("per_customer", "1"),
    ("uses", "500"),
    ("starts_at", "2026-12-01T00:00+05:30"),
    ("ends_at", "2026-12-31T23:59+05:30"),
    ("store_code", "asha-vashi"),
];

fn rejects(column: &str, values: &[&str], words: &str) {
    assert_rejected::<Coupons>(RIGHT, column, values, words);
}

#[test]
fn a_right_row_becomes_a_coupon() {
    let coupon = accept_row::<Coupons>(RIGHT, &[]);
    assert_eq!(coupon.code.as_str(), "WELCOME50", "normalised");
    assert_eq!(coupon.reduction, Reduction::Amount(Paise(5_000)));
    assert_eq!((coupon.minimum, coupon.first_order_only), (Paise(30_000), true));
    assert_eq!((coupon.max_uses_per_customer, coupon.max_uses), (Some(1), Some(500)));
    assert_eq!(coupon.starts_at, Some("2026-11-30T18:30:00Z".parse().unwrap()));
    assert_eq!(coupon.store.unwrap().as_str(), "asha-vashi");
    let percent = [("percent", "5"), ("max_discount", "100.00 INR"), ("amount", "")];
    let reduction = Reduction::Percent { percent: 5, max: Some(Paise(10_000)) };
    assert_eq!(accept_row::<Coupons>(RIGHT, &percent).reduction, reduction);
}

#[test]
fn missing_columns_have_defaults() {
    let (rows, rejected) = read_rows::<Coupons>(b"amount,code\n20 INR,TWENTY\n").unwrap();
    assert_eq!(rejected, []);
    let expected = Coupon {
        code: "TWENTY".parse().unwrap(),
        reduction: Reduction::Amount(Paise(2_000)),
        minimum: Paise::ZERO,
        first_order_only: false,
        max_uses_per_customer: None,
        max_uses: None,
        starts_at: None,
        ends_at: None,
        store: None,
        title: None,
    };
    assert_eq!(rows[0].1, expected);
}

#[test]
fn wrong_cells_are_named() {
    rejects("code", &["", "AB", "TOO-LONG-FOR-A-COUPON-CODE", "SAVE%", "बचत"], "");
    rejects("amount", &["0 INR", "-5 INR", "50", "50 USD", ""], "");
    rejects("minimum", &["300", "free"], "");
    rejects("first_order", &["maybe", "1", "YES"], "yes or no");
    rejects("per_customer", &["0", "-1", "often"], "whole number");
    rejects("uses", &["0", "1.5"], "whole number");
    rejects("starts_at", &["1 December", "2026-12-01"], "like 2026");
    rejects("ends_at", &["2026-11-01T00:00+05:30"], "after it starts");
    rejects("store_code", &["Asha Vashi"], "");
}

#[test]
fn a_coupon_takes_off_a_share_or_an_amount() {
    let both = reject_row::<Coupons>(RIGHT, "amount", &[("percent", "5")]);
    assert!(both.contains("either"), "{both}");
    let no_percent = [("percent", ""), ("max_discount", "100 INR")];
    reject_row::<Coupons>(RIGHT, "max_discount", &no_percent);
    for percent in ["0", "101", "5.5", "five"] {
        reject_row::<Coupons>(RIGHT, "percent", &[("percent", percent), ("amount", "")]);
    }
}
