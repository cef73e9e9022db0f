use commerce::Paise;

use super::*;
use crate::feeds::test_support::{accept_row, assert_rejected, read_rows, reject_row};

const RIGHT: &[(&str, &str)] = &[
    ("store_code", "asha-vashi"),
    ("id", "tomato-500g"),
    ("price", "22.00 INR"),
    ("sale_price", "19.50 INR"),
    ("sale_price_effective_date", ""),
    ("quantity", "39"),
    ("availability", "in stock"),
];

fn rejects(column: &str, values: &[&str], words: &str) {
    assert_rejected::<Listings>(RIGHT, column, values, words);
}

#[test]
fn a_right_row_becomes_a_listing() {
    let listing = accept_row::<Listings>(RIGHT, &[]);
    assert_eq!((listing.store.as_str(), listing.product.as_str()), ("asha-vashi", "tomato-500g"));
    assert_eq!((listing.mrp, listing.price), (Paise(2_200), Paise(1_950)));
    assert_eq!((listing.on_hand, listing.is_available), (39, true));
}

#[test]
fn without_a_sale_price_the_mrp_is_paid() {
    let listing = accept_row::<Listings>(RIGHT, &[("sale_price", "")]);
    assert_eq!((listing.mrp, listing.price), (Paise(2_200), Paise(2_200)));
    let (rows, rejected) =
        read_rows::<Listings>(b"availability,quantity,price,id,store_code\nin stock,1,5 INR,a,b\n").unwrap();
    assert_eq!((rows[0].1.price, rejected.len()), (Paise(500), 0));
}

#[test]
fn an_offer_may_have_dates() {
    let dates = "2026-11-20T00:00+05:30/2026-11-30T23:59+05:30";
    let column = "sale_price_effective_date";
    let period = accept_row::<Listings>(RIGHT, &[(column, dates)]).offer_period.unwrap();
    assert_eq!(period.starts_at(), "2026-11-19T18:30:00Z".parse().unwrap());
    assert_eq!(period.ends_at(), "2026-11-30T18:29:00Z".parse().unwrap());
    let without_offer = [("sale_price", ""), (column, dates)];
    assert_eq!(accept_row::<Listings>(RIGHT, &without_offer).offer_period, None);
    rejects(
        column,
        &["2026-11-20", "2026-11-20/2026-11-30", "today/tomorrow", dates.get(1..).unwrap()],
        "like 2026",
    );
    rejects(column, &["2026-11-30T23:59+05:30/2026-11-20T00:00+05:30"], "after it starts");
}

#[test]
fn nothing_costs_more_than_its_mrp() {
    let reason = reject_row::<Listings>(RIGHT, "sale_price", &[("sale_price", "22.01 INR")]);
    assert_eq!(reason, "₹22.01 is above the MRP of ₹22, which the law forbids");
    assert_eq!(accept_row::<Listings>(RIGHT, &[("sale_price", "22.00 INR")]).price, Paise(2_200));
    rejects("price", &["", "0 INR", "22", "22.00 EUR", "-22 INR"], "");
    rejects("sale_price", &["0.00 INR", "free", "-1 INR"], "");
}

#[test]
fn quantities_are_whole() {
    rejects("quantity", &["", "-1", "+1", "1.5", "1e3", "many", "1000001", "99999999999", "१"], "");
    assert_eq!(accept_row::<Listings>(RIGHT, &[("quantity", "0")]).on_hand, 0);
}

#[test]
fn out_of_stock_counts_whatever_is_on_hand() {
    for gone in ["out of stock", "discontinued"] {
        let listing = accept_row::<Listings>(RIGHT, &[("availability", gone)]);
        assert_eq!((listing.is_available, listing.on_hand), (false, 39));
    }
    rejects("availability", &["preorder", "available for order", "pending"], "sells what it has");
    rejects("availability", &["", "yes", "In Stock"], "");
    assert!(accept_row::<Listings>(RIGHT, &[("availability", "in_stock")]).is_available);
}

#[test]
fn names_are_checked() {
    rejects("store_code", &["", "Asha", "asha vashi", "आशा", "a".repeat(41).as_str()], "");
    rejects("id", &["", "to mato", ".."], "");
}

#[test]
fn the_later_of_two_rows_with_one_key_is_rejected() {
    let file = "store_code,id,price,quantity,availability\n\
                a,x,5 INR,1,in stock\n\
                b,x,5 INR,1,in stock\n\
                a,y,5 INR,1,in stock\n\
                a,x,6 INR,1,in stock\n\
                b,y,wrong,1,in stock\n\
                b,y,7 INR,1,in stock\n";
    let (rows, rejected) = read_rows::<Listings>(file.as_bytes()).unwrap();
    let lines: Vec<u64> = rows.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [2, 3, 4, 7]);
    let lines: Vec<u64> = rejected.iter().map(|row| row.line).collect();
    assert_eq!(lines, [5, 6]);
    assert_eq!(
        (rejected[0].column, rejected[0].reason.as_str()),
        (Some("id"), "line 2 of this file has it already")
    );
}
