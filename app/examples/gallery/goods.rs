//! Invented goods and stores for the gallery and the page tests; no data of anybody.

use std::str::FromStr;
use std::sync::Arc;

use app::components::product_grid::department_picture;
use app::components::{Card, CartSummary, CategoryLink, PackOption, StoreStatus, VisitorContext};
use commerce::order::{Rating, Transition};
use commerce::{
    Actor, Cart, CartCoupon, CartId, CartLine, Coupon, CouponCode, CouponUsage, CustomerId, Department,
    Fulfilment, GstRate, GstStatus, IfMissing, Language, Listing, LocalizedName, Order, OrderId, OrderLine,
    OrderState, PackSize, Paise, Payment, PaymentMethod, Phone, Position, PricedCart, Product, ProductId,
    Reduction, RejectReason, Slot, SoldBy, Store, StoreCode, Totals,
};
use jiff::{Timestamp, ToSpan};

/// Friday, 20 November 2026, 11:02 in Mumbai.
pub(crate) fn now() -> Timestamp {
    "2026-11-20T05:32:00Z".parse().unwrap()
}

/// A store with its name, locality and hours.
pub(crate) fn store(code: &str, name: &str, locality: &str, hours: &str) -> Store {
    Store {
        code: StoreCode::from_str(code).unwrap(),
        name: name.to_owned(),
        legal_name: format!("{name} Traders"),
        locality: locality.to_owned(),
        address: "Shop 4, Sector 17".to_owned(),
        city: "Navi Mumbai".to_owned(),
        pin: "400703".to_owned(),
        position: Position::new(19.0771, 72.9986).unwrap(),
        time_zone: "Asia/Kolkata".to_owned(),
        hours: hours.parse().unwrap(),
        holidays: Vec::new(),
        prep_minutes: 25,
        slot_minutes: 30,
        slot_capacity: 6,
        last_order_minutes: 30,
        phone: Phone::from_digits("917000000001").unwrap(),
        gst: GstStatus::Unregistered,
        fssai: None,
        upi: None,
        languages: vec![Language::Hindi],
        accent: commerce::Accent::Leaf,
        order_prefix: None,
        minimum_order: Paise::ZERO,
        paused: false,
    }
}

/// The store most pages show.
pub(crate) fn ganesh() -> Arc<Store> {
    Arc::new(store("shree-ganesh-vashi", "Shree Ganesh Kirana", "Vashi", "mon-sun 07:00-22:00"))
}

/// The status of a store at [`now`].
pub(crate) fn store_status(store: Arc<Store>) -> StoreStatus {
    let ready_from = store.upcoming_slots(now(), |_| 0).first().map(|offer| offer.slot.start);
    StoreStatus::new(store, now(), ready_from)
}

/// SKU, English, Hindi, pack, picture, price and MRP in rupees, units left.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, i64, i64, u32);

const FRESH: [Row; 24] = [
    ("tomato-1kg", "Tomato", "टमाटर", "1 kg", "tomato.svg", 38, 52, 40),
    ("onion-1kg", "Onion", "प्याज़", "1 kg", "onion.svg", 31, 31, 60),
    ("banana-robusta-6", "Banana, Robusta", "केला, रोबस्टा", "6 pieces", "banana.svg", 44, 50, 12),
    ("potato-2kg", "Potato", "आलू", "2 kg", "potato.svg", 54, 60, 30),
    ("carrot-500g", "Carrot, Ooty", "गाजर, ऊटी", "500 g", "carrot.svg", 28, 34, 3),
    ("cucumber-500g", "Cucumber", "खीरा", "500 g", "cucumber.svg", 22, 22, 0),
    ("eggplant-500g", "Brinjal, purple", "बैंगन, बैंगनी", "500 g", "brinjal.svg", 30, 36, 9),
    ("capsicum-250g", "Capsicum, green", "शिमला मिर्च, हरी", "250 g", "capsicum.svg", 26, 30, 14),
    ("chilli-100g", "Green chilli", "हरी मिर्च", "100 g", "green-chilli.svg", 10, 12, 25),
    ("garlic-250g", "Garlic", "लहसुन", "250 g", "garlic.svg", 58, 70, 18),
    ("ginger-250g", "Ginger", "अदरक", "250 g", "ginger.svg", 32, 32, 20),
    ("coriander-100g", "Coriander leaves", "हरा धनिया", "100 g", "coriander.svg", 12, 15, 7),
    ("palak-250g", "Spinach (palak)", "पालक", "250 g", "spinach.svg", 18, 20, 11),
    ("peas-500g", "Green peas", "हरी मटर", "500 g", "pea-pod.svg", 46, 60, 16),
    ("corn-2", "Sweet corn", "स्वीट कॉर्न", "2 pieces", "ear-of-corn.svg", 36, 40, 22),
    ("mango-1kg", "Mango, Kesar", "आम, केसर", "1 kg", "mango.svg", 189, 220, 5),
    ("apple-1kg", "Apple, Kinnaur", "सेब, किन्नौर", "1 kg", "red-apple.svg", 164, 180, 19),
    ("grapes-500g", "Grapes, seedless", "अंगूर, बिना बीज", "500 g", "grapes.svg", 72, 80, 13),
    ("coconut-1", "Coconut", "नारियल", "1 piece", "coconut.svg", 35, 35, 28),
    ("lemon-6", "Lemon", "नींबू", "6 pieces", "lemon.svg", 24, 30, 33),
    ("pineapple-1", "Pineapple", "अनानास", "1 piece", "pineapple.svg", 68, 75, 6),
    ("melon-1", "Muskmelon", "ख़रबूज़ा", "1 piece", "muskmelon.svg", 58, 62, 8),
    ("pear-500g", "Pear, Nashpati", "नाशपाती", "500 g", "pear.svg", 78, 90, 10),
    ("mushroom-200g", "Button mushroom", "बटन मशरूम", "200 g", "mushroom.svg", 49, 55, 4),
];

const OTHER: [(Department, Row); 8] = [
    (Department::Groceries, ("toor-dal-1kg", "Toor dal", "तूर दाल", "1 kg", "toor-dal.svg", 148, 165, 30)),
    (
        Department::Groceries,
        ("atta-5kg", "Wheat flour (atta)", "गेहूँ का आटा", "5 kg", "atta.svg", 236, 260, 22),
    ),
    (Department::Groceries, ("milk-500ml", "Toned milk", "टोंड दूध", "500 ml", "milk.svg", 29, 29, 40)),
    (Department::Groceries, ("honey-250g", "Forest honey", "जंगल का शहद", "250 g", "honey.svg", 128, 150, 9)),
    (
        Department::Books,
        ("notebook-200", "Notebook, 200 pages", "कॉपी, 200 पन्ने", "1 piece", "notebook.svg", 45, 60, 35),
    ),
    (Department::Books, ("pencil-10", "Pencils", "पेंसिल", "10 pieces", "pencil.svg", 40, 50, 44)),
    (Department::Beauty, ("soap-125g", "Neem bath soap", "नीम साबुन", "125 g", "neem-soap.svg", 34, 40, 52)),
    (Department::Home, ("broom-1", "Soft broom", "फूल झाड़ू", "1 piece", "grass-broom.svg", 95, 120, 17)),
];

fn goods(department: Department, row: Row) -> (Product, Listing) {
    let (sku, en, hi, pack, picture, price, mrp, left) = row;
    let product = Product {
        id: ProductId::from_str(sku).unwrap(),
        names: LocalizedName { en: en.to_owned(), hi: Some(hi.to_owned()), ..Default::default() },
        description: "Picked for you this morning, and packed by the store.".to_owned(),
        brand: if department == Department::Fresh { String::new() } else { "Nukkad".to_owned() },
        department,
        category: None,
        pack: PackSize::parse(pack).unwrap(),
        group: None,
        sold_by: if department == Department::Fresh { SoldBy::Weight } else { SoldBy::Piece },
        hsn: "0702".to_owned(),
        gst_rate: GstRate(if department == Department::Fresh { 0 } else { 500 }),
        picture: picture.to_owned(),
        popularity: 0,
        keywords: Vec::new(),
        is_available: true,
    };
    let listing = Listing {
        product: product.id.clone(),
        mrp: Paise::from_rupees(mrp),
        price: Paise::from_rupees(price),
        offer_ends_at: None,
        on_hand: left,
        held: 0,
        is_available: true,
        order_count: 0,
    };
    (product, listing)
}

/// Everything on the shelves.
pub(crate) fn all_products() -> Vec<(Product, Listing)> {
    let fresh = FRESH.into_iter().map(|row| goods(Department::Fresh, row));
    fresh.chain(OTHER.into_iter().map(|(department, row)| goods(department, row))).collect()
}

/// A department as a category.
pub(crate) fn category(department: Department, language: Language) -> CategoryLink {
    CategoryLink {
        id: department.into(),
        name: i18n::products::department_name(language, department).to_owned(),
        picture: department_picture(department).to_owned(),
    }
}

/// As many categories as a store may have, in the words that people use.
const CATEGORIES: [(&str, &str, &str, &str); 20] = [
    ("vegetables", "Vegetables", "सब्ज़ियाँ", "tomato.svg"),
    ("fruit", "Fruit", "फल", "banana.svg"),
    ("atta", "Atta & flours", "आटा", "atta.svg"),
    ("dals", "Dals", "दालें", "toor-dal.svg"),
    ("rice", "Rice & poha", "चावल", "pack:pouch;navy;rice;BASMATI RICE;बासमती चावल"),
    ("oil", "Oil & ghee", "तेल और घी", "pack:bottle;green;sunflower-oil;SUN FLOWER;सूरजमुखी तेल"),
    ("masala", "Masala", "मसाले", "pack:box;maroon;masala-brown;GARAM MASALA;गरम मसाला"),
    ("salt", "Salt & sugar", "नमक और चीनी", "salt.svg"),
    ("tea", "Tea & coffee", "चाय और कॉफ़ी", "pack:box;maroon;tea-cup;ASSAM TEA;असम चाय"),
    ("dairy", "Dairy & eggs", "दूध और अंडे", "milk.svg"),
    ("bread", "Bread & pav", "ब्रेड और पाव", "bread.svg"),
    ("biscuits", "Biscuits & snacks", "बिस्कुट और नमकीन", "pack:packet-wide;gold;biscuit;GLUCOSE;ग्लूकोज़ बिस्किट"),
    ("noodles", "Noodles & sauce", "नूडल्स और सॉस", "pack:packet-wide;gold;noodles;MASALA NOODLES;मसाला नूडल्स"),
    ("drinks", "Cold drinks", "ठंडे पेय", "pack:carton;yellow;mango;MANGO DRINK;मैंगो ड्रिंक"),
    ("nuts", "Nuts & sweets", "मेवे और मिठाई", "pack:pouch;rust;peanuts;PEANUTS;मूँगफली"),
    ("soap", "Soap & shampoo", "साबुन और शैंपू", "bath-soap.svg"),
    ("cleaning", "Cleaning", "सफ़ाई", "pack:bottle-round;red;navy;TOILET CLEANER;टॉयलेट क्लीनर"),
    ("baby", "Baby", "शिशु", "pack:packet;aqua;diaper;DIAPERS M;बेबी डायपर"),
    ("pooja", "Pooja", "पूजा", "pack:box-wide;aubergine;jasmine;MOGRA AGARBATTI;मोगरा अगरबत्ती"),
    ("stationery", "Books & stationery", "किताबें", "notebook.svg"),
];

/// The categories of a store.
pub(crate) fn categories(language: Language) -> Vec<CategoryLink> {
    let link = |(id, english, hindi, picture): (&str, &str, &str, &str)| CategoryLink {
        id: id.parse().unwrap(),
        name: if language == Language::Hindi { hindi } else { english }.to_owned(),
        picture: picture.to_owned(),
    };
    CATEGORIES.map(link).to_vec()
}

/// The cards of a shelf.
pub(crate) fn cards(department: Department, language: Language) -> Vec<Card> {
    let on_shelf = all_products().into_iter().filter(|(product, _)| product.department == department);
    on_shelf
        .enumerate()
        .map(|(index, (product, listing))| {
            let card = Card::new(&product, &listing, language);
            let sizes = if index % 3 == 0 { pack_sizes(&product, &listing) } else { Vec::new() };
            Card { sizes, ..card }
        })
        .collect()
}

/// The pack size of a product, half of it and twice of it.
fn pack_sizes(product: &Product, listing: &Listing) -> Vec<PackOption> {
    let size = |name: &str, amount: u32, percent: i64, available: u32| PackOption {
        product: format!("{}-{name}", product.id).parse().unwrap(),
        pack: PackSize { amount, ..product.pack },
        mrp: Paise(listing.mrp.0 * percent / 100),
        price: Paise(listing.price.0 * percent / 100),
        unit_price: commerce::unit_price(
            Paise(listing.price.0 * percent / 100),
            PackSize { amount, ..product.pack },
        ),
        available,
    };
    let amount = product.pack.amount;
    let own = PackOption::new(product, listing);
    vec![size("half", amount / 2, 54, 0), own, size("double", amount * 2, 190, 9)]
}

/// A cart with so many units of each SKU.
pub(crate) fn cart(chosen: &[(&str, u32)]) -> (Cart, PricedCart) {
    let all = all_products();
    let find = |id: &ProductId| {
        all.iter().find(|(product, _)| product.id == *id).map(|(product, listing)| (product, listing))
    };
    let lines = chosen.iter().map(|(sku, quantity)| {
        let product = ProductId::from_str(sku).unwrap();
        let expected_price = find(&product).map_or(Paise::ZERO, |(_, listing)| listing.price);
        CartLine { product, quantity: *quantity, expected_price }
    });
    let cart = Cart {
        id: CartId(0x5eed_0000_0000_0000_0000_0000_0000_0007),
        store: ganesh().code.clone(),
        lines: lines.collect(),
        coupon: None,
        updated_at: now(),
    };
    let priced = PricedCart::price(&cart.lines, find);
    (cart, priced)
}

/// A coupon of ₹50 for goods from so many rupees.
pub(crate) fn coupon(minimum: i64) -> CartCoupon {
    let code: CouponCode = "WELCOME50".parse().unwrap();
    let names = LocalizedName {
        en: "₹50 off your first order".to_owned(),
        hi: Some("पहले ऑर्डर पर ₹50 की छूट".to_owned()),
        ..LocalizedName::default()
    };
    let coupon = Coupon {
        code: code.clone(),
        reduction: Reduction::Amount(Paise::from_rupees(50)),
        minimum: Paise::from_rupees(minimum),
        first_order_only: true,
        max_uses_per_customer: Some(1),
        max_uses: None,
        starts_at: None,
        ends_at: None,
        store: None,
        title: Some(names),
    };
    let found = Some((coupon, CouponUsage::default()));
    CartCoupon { code, found, store: ganesh().code.clone(), at: now() }
}

/// What a visit with something in the cart looks like.
pub(crate) fn visitor() -> VisitorContext {
    let (cart, priced) = cart(&[("tomato-1kg", 2), ("potato-2kg", 1), ("carrot-500g", 3)]);
    VisitorContext {
        form_token: "3q9vt0m7c5x1k8w2".to_owned(),
        distance_m: Some(1_240),
        cart: CartSummary::new(&cart, &priced),
    }
}

pub(crate) fn minutes_from_now(minutes: i64) -> Timestamp {
    now().checked_add(minutes.minutes()).unwrap()
}

/// An order in a state, with a way to it.
pub(crate) fn order(number: u32, state: OrderState) -> Order {
    let chosen = [("tomato-1kg", 2), ("potato-2kg", 1), ("toor-dal-1kg", 1), ("soap-125g", 3)];
    let lines: Vec<OrderLine> = cart(&chosen)
        .1
        .lines
        .into_iter()
        .map(|line| OrderLine {
            product: line.product.id.clone(),
            names: line.product.names.clone(),
            pack: line.product.pack,
            sold_by: SoldBy::Piece,
            hsn: "0702".to_owned(),
            gst_rate: GstRate(500),
            picture: line.product.picture.clone(),
            quantity: line.quantity,
            unit_price: line.unit_price,
            unit_mrp: line.unit_mrp,
            if_missing: if line.quantity > 2 { IfMissing::LeaveOut } else { IfMissing::CallMe },
        })
        .collect();
    let totals = lines.iter().fold(Totals::default(), |totals, line| {
        totals.with_line(line.quantity, line.unit_price, line.unit_mrp, line.gst_rate)
    });
    let payment = Payment { method: PaymentMethod::Upi, amount: totals.total, at: minutes_from_now(-5) };
    let step = |state, actor, minutes| Transition { state, actor, at: minutes_from_now(minutes) };
    let mut history = vec![step(OrderState::Placed, Actor::Customer, -53)];
    let way: &[OrderState] = match state {
        OrderState::Accepted => &[OrderState::Accepted],
        OrderState::Ready => &[OrderState::Accepted, OrderState::Ready],
        OrderState::Collected => &[OrderState::Accepted, OrderState::Ready, OrderState::Collected],
        OrderState::Uncollected => &[OrderState::Accepted, OrderState::Ready, OrderState::Uncollected],
        OrderState::Placed => &[],
        OrderState::Rejected => &[OrderState::Rejected],
        OrderState::Cancelled => &[OrderState::Cancelled],
        OrderState::Expired => &[OrderState::Expired],
    };
    for (index, state) in way.iter().enumerate() {
        history.push(step(*state, Actor::Store, -50 + 15 * i64::try_from(index).unwrap()));
    }
    Order {
        id: OrderId(u128::from(number) << 90 | 0xabcdef),
        store: ganesh().code.clone(),
        number: 1_000 + number,
        prefix: "SG".parse().ok(),
        customer: CustomerId(7),
        cart: CartId(8),
        contact_name: "Asha".to_owned(),
        note: Some("Ripe tomatoes for today, please".to_owned()),
        language: Language::English,
        fulfilment: Fulfilment::PickUp {
            slot: Slot { start: minutes_from_now(28), end: minutes_from_now(58) },
            code: "4719".to_owned(),
        },
        totals,
        coupon: None,
        lines,
        state,
        placed_at: minutes_from_now(-53),
        deadline: None,
        bill_revision: 1,
        payments: Vec::from_iter((state == OrderState::Collected).then_some(payment)),
        reject_reason: (state == OrderState::Rejected).then_some(RejectReason::OutOfStock),
        rating: (state == OrderState::Collected).then(|| Rating {
            stars: 2,
            comment: Some("The tomatoes were soft.".to_owned()),
            at: minutes_from_now(0),
        }),
        history,
    }
}
