//! Prices per unit, savings, offers with dates, and the paths of categories.

use commerce::catalog::{CategoryPath, MIN_SAVING_PERCENT, ParseOfferPeriodError, popularity};
use commerce::{
    Category, ListingRecord, LocalizedName, OfferPeriod, PackSize, Paise, PricedUnit, UnitPrice, unit_price,
};
use jiff::Timestamp;
use proptest::prelude::*;

use crate::sample::{at, listing};

fn pack(text: &str) -> PackSize {
    PackSize::parse(text).unwrap()
}

#[test]
fn pack_sizes_compare_by_unit_price() {
    let price = |paise, unit| Some(UnitPrice { price: Paise(paise), unit });
    assert_eq!(unit_price(Paise(8_100), pack("500 g")), price(16_200, PricedUnit::Kilogram));
    assert_eq!(unit_price(Paise(15_700), pack("1 kg")), price(15_700, PricedUnit::Kilogram));
    assert_eq!(unit_price(Paise(2_900), pack("750 ml")), price(3_867, PricedUnit::Litre), "to the paisa");
    assert_eq!(unit_price(Paise(4_000), pack("6 pieces")), price(667, PricedUnit::Piece));
    assert_eq!(unit_price(Paise(4_000), pack("1 piece")), None, "the price says the same");
    assert_eq!(unit_price(Paise(4_000), PackSize { amount: 0, ..pack("1 kg") }), None);
    assert_eq!(unit_price(Paise(i64::MAX), pack("500 g")), None, "nothing overflows");
}

proptest! {
    #[test]
    fn a_unit_price_times_the_pack_is_the_price(paise in 1i64..=1_000_000_000, amount in 1u32..100_000) {
        let unit = unit_price(Paise(paise), PackSize { amount, ..pack("1 g") }).unwrap();
        let off = (unit.price.0 * i64::from(amount) - paise * 1_000).abs();
        prop_assert!(2 * off <= i64::from(amount), "half a paisa at most");
    }

    #[test]
    fn a_saving_is_named_from_five_per_cent_on(mrp in 1i64..1_000_000, price in 0i64..1_000_000) {
        let percent = listing("x", mrp, price.min(mrp), 1).savings_percent();
        prop_assert!(percent == 0 || percent >= MIN_SAVING_PERCENT);
        prop_assert_eq!(percent >= MIN_SAVING_PERCENT, (mrp - price.min(mrp)) * 100 >= mrp * 5);
    }
}

fn offer(period: Option<OfferPeriod>) -> ListingRecord {
    ListingRecord {
        product: "rice".parse().unwrap(),
        mrp: Paise(10_000),
        price: Paise(8_000),
        offer_period: period,
        on_hand: 5,
        held: 1,
        is_available: true,
        order_count: 7,
    }
}

#[test]
fn an_offer_counts_from_its_start_until_its_end() {
    let (start, end) = (at("2026-11-20 00:00"), at("2026-11-30 23:59"));
    let dated = offer(OfferPeriod::new(start, end));
    let price = |now: Timestamp| {
        let listing = dated.at(now);
        (listing.price.0, listing.offer_ends_at, dated.next_price_change(now))
    };
    assert_eq!(price(at("2026-11-19 23:59")), (10_000, None, Some(start)));
    assert_eq!(price(start), (8_000, Some(end), Some(end)));
    assert_eq!(price(at("2026-11-30 23:58")), (8_000, Some(end), Some(end)));
    assert_eq!(price(end), (10_000, None, None));

    let lasting = offer(None).at(start);
    assert_eq!((lasting.price.0, lasting.offer_ends_at, lasting.available()), (8_000, None, 4));
    assert_eq!(offer(None).next_price_change(start), None);
    assert_eq!(OfferPeriod::new(end, start), None);
    assert_eq!(OfferPeriod::new(start, start), None);
}

#[test]
fn offer_periods_are_written_as_in_metas_feeds() {
    let period = OfferPeriod::new(at("2026-11-20 00:00"), at("2026-11-30 23:59"));
    assert_eq!("2026-11-20T00:00+05:30/2026-11-30T23:59+05:30".parse().ok(), period);
    assert_eq!("2026-11-19T18:30Z / 2026-11-30T18:29Z".parse().ok(), period);
    let wrong = |text: &str| text.parse::<OfferPeriod>().unwrap_err();
    assert_eq!(wrong("2026-11-20T00:00+05:30"), ParseOfferPeriodError::Malformed);
    assert_eq!(wrong("2026-11-20T00:00/2026-11-30T23:59"), ParseOfferPeriodError::Malformed);
    assert_eq!(wrong("2026-11-20T00:00Z/2026-11-20T00:00Z"), ParseOfferPeriodError::EndsBeforeStart);
}

#[test]
fn a_path_leads_to_a_category_of_the_second_level() {
    let category = |id: &str, parent: Option<&str>, name: &str| Category {
        id: id.parse().unwrap(),
        parent: parent.map(|parent| parent.parse().unwrap()),
        names: LocalizedName { en: name.to_owned(), ..LocalizedName::default() },
        position: 0,
        picture: String::new(),
    };
    let (grocery, home) = (category("grocery", None, "Grocery"), category("home", None, "Home"));
    let oil = category("oil", Some("grocery"), "Oil & ghee");
    let lamp_oil = category("lamp-oil", Some("home"), "Oil & ghee");
    let paths = [CategoryPath::of(&grocery, &oil), CategoryPath::of(&home, &lamp_oil)];
    let find = |path| CategoryPath::parse(path).and_then(|path| paths.iter().position(|one| *one == path));
    assert_eq!(find("Grocery > Oil & ghee"), Some(0));
    assert_eq!(find("home>OIL & GHEE "), Some(1));
    assert_eq!(find("Oil & ghee > Grocery"), None);
    for path in ["", "Grocery", "Grocery > ", "> Dals", "Grocery > Oil & ghee > Mustard"] {
        assert_eq!(CategoryPath::parse(path), None, "{path}");
    }
}

#[test]
fn orders_of_the_store_raise_what_the_retailer_expects() {
    assert_eq!(popularity(300, 0), 300);
    assert!(popularity(0, 40) > popularity(300, 0), "a store's own favourites come first");
    assert_eq!(popularity(1_000, u32::MAX), u32::MAX);
}
