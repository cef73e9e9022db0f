//! Coupons: when they count, and what they take off.

use commerce::{
    CartCoupon, CartLine, Coupon, CouponCode, CouponRejection, CouponUsage, Listing, Paise, PricedCart,
    Product, Reduction, StoreCode,
};
use proptest::prelude::*;

use crate::sample::{at, listing, product};

fn store() -> StoreCode {
    "shree-ganesh-vashi".parse().unwrap()
}

/// ₹50 off from ₹300, in December.
fn sample() -> Coupon {
    Coupon {
        code: "WELCOME50".parse().unwrap(),
        reduction: Reduction::Amount(Paise(5_000)),
        minimum: Paise(30_000),
        first_order_only: true,
        max_uses_per_customer: Some(1),
        max_uses: Some(10),
        starts_at: Some(at("2026-12-01 00:00")),
        ends_at: Some(at("2027-01-01 00:00")),
        store: Some(store()),
        title: None,
    }
}

fn discount(coupon: &Coupon, goods: i64) -> Result<Paise, CouponRejection> {
    coupon.discount(Paise(goods), CouponUsage::default(), &store(), at("2026-12-10 12:00"))
}

#[test]
fn a_code_is_read_as_people_type_it() {
    for typed in ["WELCOME50", " welcome50 ", "Welcome 50", "welcome-50", "w e l c o m e 5 0"] {
        assert_eq!(typed.parse::<CouponCode>().unwrap().as_str(), "WELCOME50", "{typed:?}");
    }
    let long = "A".repeat(21);
    for typed in ["", "AB", "A B", "SAVE50%", "बचत50", "DROP'", long.as_str(), "W\u{ff25}LCOME"] {
        assert!(typed.parse::<CouponCode>().is_err(), "{typed:?}");
    }
}

#[test]
fn each_condition_has_its_reason() {
    let usage = |uses, uses_of_customer, orders_of_customer| CouponUsage {
        uses,
        uses_of_customer,
        orders_of_customer,
    };
    let check = |at, usage, goods| sample().discount(Paise(goods), usage, &store(), at);
    let (now, none) = (at("2026-12-10 12:00"), CouponUsage::default());
    assert_eq!(check(now, none, 30_000), Ok(Paise(5_000)));
    let starts_at = at("2026-12-01 00:00");
    assert_eq!(check(starts_at, none, 30_000), Ok(Paise(5_000)), "from its first instant");
    assert_eq!(check(at("2026-11-30 23:59"), none, 30_000), Err(CouponRejection::NotYet { starts_at }));
    assert_eq!(check(at("2027-01-01 00:00"), none, 30_000), Err(CouponRejection::Expired));
    assert_eq!(check(now, usage(1, 1, 1), 30_000), Err(CouponRejection::UsedAlready));
    assert_eq!(check(now, usage(0, 0, 1), 30_000), Err(CouponRejection::FirstOrderOnly));
    assert_eq!(check(now, usage(9, 0, 0), 30_000), Ok(Paise(5_000)));
    assert_eq!(check(now, usage(10, 0, 0), 30_000), Err(CouponRejection::UsedUp));
    let minimum = Paise(30_000);
    assert_eq!(check(now, none, 29_999), Err(CouponRejection::BelowMinimum { minimum }));
    let elsewhere: StoreCode = "asha-vashi".parse().unwrap();
    assert_eq!(sample().discount(minimum, none, &elsewhere, now), Err(CouponRejection::Unknown));
    let unknown = CartCoupon { code: sample().code, found: None, store: store(), at: now };
    assert_eq!(unknown.discount(minimum), Err(CouponRejection::Unknown));
}

#[test]
fn a_share_has_an_upper_limit_and_is_whole_rupees() {
    let share = |percent, max: Option<i64>| Coupon {
        reduction: Reduction::Percent { percent, max: max.map(Paise) },
        ..sample()
    };
    assert_eq!(discount(&share(5, Some(10_000)), 60_050), Ok(Paise(3_000)));
    assert_eq!(discount(&share(5, Some(10_000)), 900_000), Ok(Paise(10_000)));
    assert_eq!(discount(&share(5, None), 900_000), Ok(Paise(45_000)));
    assert_eq!(discount(&share(100, None), 30_050), Ok(Paise(30_000)));
    let dear = Coupon { reduction: Reduction::Amount(Paise(50_000)), ..sample() };
    assert_eq!(discount(&dear, 30_050), Ok(Paise(30_000)), "never more than the goods");
}

/// Two of dal at 5 % and a soap at 18 %: ₹342.
fn cart() -> PricedCart {
    let shelf: [(Product, Listing); 2] = [
        (product("dal", 500), listing("dal", 17_000, 15_000, 9)),
        (product("soap", 1_800), listing("soap", 4_200, 4_200, 9)),
    ];
    let line = |id: &str, quantity, price| CartLine {
        product: id.parse().unwrap(),
        quantity,
        expected_price: Paise(price),
    };
    PricedCart::price(&[line("dal", 2, 15_000), line("soap", 1, 4_200)], |id| {
        shelf.iter().find(|(product, _)| product.id == *id).map(|(product, listing)| (product, listing))
    })
}

#[test]
fn the_totals_carry_it_with_the_tax_of_the_reduced_prices() {
    let found = Some((sample(), CouponUsage::default()));
    let carried = CartCoupon { code: sample().code, found, store: store(), at: at("2026-12-10 12:00") };
    let priced = cart().with_coupon(Some(carried.clone()));
    assert_eq!(priced.totals.coupon, Paise(5_000));
    assert_eq!(priced.totals.total, Paise(29_200));
    assert_eq!((priced.totals.goods(), priced.totals.savings), (Paise(34_200), Paise(4_000)));
    assert_eq!(priced.applied_coupon(), Some(&sample().code));
    // ₹50 falls on the dal with 43.85 and on the soap with 6.15: 256.15 × 5/105 and 35.85 × 18/118.
    assert_eq!(priced.totals.tax_included, Paise(1_220 + 547));
    let late = CartCoupon { at: at("2027-06-01 12:00"), ..carried };
    let priced = cart().with_coupon(Some(late));
    assert_eq!((priced.totals, priced.applied_coupon()), (cart().totals, None));
    assert_eq!(priced.coupon.unwrap().1, Err(CouponRejection::Expired));
}

proptest! {
    /// Never above the goods, never negative, whole rupees; and the totals still add up.
    #[test]
    fn a_discount_is_part_of_the_goods(
        rows in proptest::collection::vec((1u32..=99, 1i64..=10_000_000, 0u16..=4_000), 1..40),
        percent in 0u8..=255,
        amount in -1_000i64..=1_000_000_000,
        max in proptest::option::of(0i64..=100_000),
        is_share: bool,
    ) {
        let shelf: Vec<_> = rows.iter().enumerate().map(|(index, (_, price, rate))| {
            let id = format!("p{index}");
            (product(&id, *rate), listing(&id, *price, *price, 99))
        }).collect();
        let lines: Vec<_> = rows.iter().zip(&shelf).map(|((quantity, price, _), (product, _))| {
            CartLine { product: product.id.clone(), quantity: *quantity, expected_price: Paise(*price) }
        }).collect();
        let reduction = if is_share { Reduction::Percent { percent, max: max.map(Paise) } } else { Reduction::Amount(Paise(amount)) };
        let coupon = Coupon { reduction, minimum: Paise::ZERO, ..sample() };
        let found = Some((coupon, CouponUsage::default()));
        let carried = CartCoupon { code: sample().code, found, store: store(), at: at("2026-12-10 12:00") };
        let plain = PricedCart::price(&lines, |id| shelf.iter().find(|(product, _)| product.id == *id).map(|(product, listing)| (product, listing)));
        let priced = plain.clone().with_coupon(Some(carried));
        let (before, after) = (plain.totals, priced.totals);
        prop_assert!(after.coupon >= Paise::ZERO && after.coupon <= before.total);
        prop_assert_eq!(after.coupon.0 % 100, 0);
        prop_assert_eq!(after.mrp_total - after.savings - after.coupon, after.total);
        prop_assert!(after.tax_included >= Paise::ZERO && after.tax_included <= after.total.max(before.tax_included));
        prop_assert!(after.tax_included <= before.tax_included);
    }
}
