//! Money: written and read without loss, grouped as in India, tax never above the price.

use commerce::money::{GstRate, Paise, ParseMoneyError};
use proptest::prelude::*;

#[test]
fn amounts_read_as_in_a_shop() {
    let written = |paise| Paise(paise).to_string();
    assert_eq!(written(7_600), "₹76");
    assert_eq!(written(5_450), "₹54.50");
    assert_eq!(written(12_345_605), "₹1,23,456.05");
    assert_eq!(written(12_345_678_900), "₹12,34,56,789");
    assert_eq!(written(100_000), "₹1,000");
    assert_eq!(written(-3_350), "−₹33.50");
}

#[test]
fn feeds_say_the_currency() {
    assert_eq!(Paise::parse_amount("30.00 INR"), Ok(Paise(3_000)));
    assert_eq!(Paise::parse_amount("8.5 INR"), Ok(Paise(850)));
    assert_eq!(Paise::parse_amount("30.00 USD"), Err(ParseMoneyError::UnsupportedCurrency));
    assert_eq!(Paise::parse_amount("30.00"), Err(ParseMoneyError::Malformed));
    assert_eq!(Paise::parse_amount("-3 INR"), Err(ParseMoneyError::OutOfRange));
    for bad in ["1.234 INR", "1,000 INR", ". INR", "1. INR", "१० INR", "1e3 INR", "99999999999999999999 INR"]
    {
        assert!(Paise::parse_amount(bad).is_err(), "{bad}");
    }
}

#[test]
fn five_per_cent_of_a_hundred_and_five_is_five() {
    assert_eq!(GstRate(500).tax_in(Paise(10_500)), Paise(500));
    assert_eq!(GstRate(1_800).tax_in(Paise(11_800)), Paise(1_800));
    assert_eq!(GstRate(0).tax_in(Paise(4_200)), Paise::ZERO);
    assert_eq!(GstRate::parse_percent("2.5"), Some(GstRate(250)));
    assert_eq!(GstRate::parse_percent("101"), None);
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(paise in 0..=Paise::MAX.0) {
        prop_assert_eq!(Paise::parse_decimal(&Paise(paise).to_decimal()), Ok(Paise(paise)));
    }

    #[test]
    fn tax_and_net_make_the_price(paise in 0..=Paise::MAX.0, rate in 0u16..=10_000) {
        let price = Paise(paise);
        let tax = GstRate(rate).tax_in(price);
        prop_assert!(Paise::ZERO <= tax && tax <= price);
        // The net amount, taxed again, gives back the price to within a paisa.
        let net = (price - tax).0;
        let again = net * (10_000 + i64::from(rate)) / 10_000;
        prop_assert!((again - paise).abs() <= 2, "{again} against {paise}");
    }

    #[test]
    fn sums_and_products_never_wrap(a in any::<i64>(), b in any::<i64>(), count in any::<u32>()) {
        let _ = (Paise(a) + Paise(b), Paise(a) - Paise(b), Paise(a).saturating_mul(count), Paise(a).to_string());
    }
}
