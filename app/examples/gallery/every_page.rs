//! Every page in its states, with invented data.

use std::sync::Arc;

use app::components::coupon::RefusedCoupon;
use app::components::coverage_request::CoverageState;
use app::components::product_request::RequestState;
use app::components::{CartSummary, NamedChange, PackOption};
use app::document::{Document, Site};
use app::links::CategoryQuery;
use app::pages::*;
use commerce::{
    Accent, CartId, CouponRejection, Department, IfMissing, Language, LineChange, OrderId, OrderState, Paise,
    ProductRequestId, SlotOffer, Store, StoreCode, TransitionError,
};
use jiff::Timestamp;

use super::goods::{
    all_products, cards, cart, categories, category, coupon, ganesh, minutes_from_now, now, order, store,
    store_status, visitor,
};

/// What the pages share.
pub(crate) fn site() -> Site {
    Site {
        name: None,
        public_url: "https://shop.example".to_owned(),
        loader: Some("/pkg/5f2c0a9de1b34c77/loader.js".to_owned()),
        chat_link: "https://wa.me/917000000000".to_owned(),
    }
}

/// Every page, named for its file.
pub(crate) fn all_pages(language: Language) -> Vec<(&'static str, Document)> {
    let site = site();
    let mut pages: Vec<(&'static str, Document)> = Vec::new();
    location_pages(language, &site, &mut pages);
    store_pages(language, &site, &mut pages);
    cart_pages(language, &site, &mut pages);
    order_pages(language, &site, &mut pages);
    counter_pages(language, &site, &mut pages);
    pages
}

fn location_pages(language: Language, site: &Site, pages: &mut Vec<(&'static str, Document)>) {
    let empty = LocationPage { language, ..LocationPage::default() };
    let wrong = LocationPage {
        typed: "999999".to_owned(),
        error: Some(LocationError::UnknownPin),
        form_token: Some("3q9vt0m7c5x1k8w2".to_owned()),
        ..empty.clone()
    };
    let suggestion = |name: &str, pin: &str, district: &str| Suggestion {
        key: format!("{pin}-{name}"),
        name: name.to_owned(),
        pin: pin.to_owned(),
        district: district.to_owned(),
    };
    let several = LocationPage {
        typed: "Airoli".to_owned(),
        suggestions: vec![
            suggestion("Airoli", "400708", "Thane"),
            suggestion("Airoli Gaon", "400708", "Thane"),
            suggestion("Airoli Sector 19", "400710", "Thane"),
        ],
        ..empty.clone()
    };
    let again = LocationPage {
        name: Some("Asha".to_owned()),
        own_store: Some(store_status(ganesh())),
        ..empty.clone()
    };
    pages.push(("location", empty.document(site)));
    pages.push(("location-again", again.document(site)));
    pages.push(("location-wrong", wrong.document(site)));
    pages.push(("location-several", several.document(site)));
    let link = |state| LinkPage { language, token: "7x1k8w23q9vt0m7c5x1k8w2aaa".to_owned(), state };
    let known = LinkState::Shop {
        name: Some("Asha".to_owned()),
        masked_phone: Some("••4321".to_owned()),
        cart_units: 3,
        last_store: None,
    };
    let to_last_store = LinkState::Shop {
        name: Some("Asha".to_owned()),
        masked_phone: Some("••4321".to_owned()),
        cart_units: 0,
        last_store: Some(ganesh().name.clone()),
    };
    let again = "https://wa.me/917000000000?text=Hi".to_owned();
    pages.push(("link", link(known).document(site)));
    pages.push(("link-last-store", link(to_last_store).document(site)));
    pages.push(("link-expired", link(LinkState::Expired { chat_link: again.clone() }).document(site)));
    let counter = LinkState::Counter { store_name: ganesh().name.clone() };
    pages.push(("link-counter", link(counter).document(site)));
    let order = LinkState::Order {
        name: None,
        masked_phone: Some("••4321".to_owned()),
        number: "SG-1042".to_owned(),
    };
    pages.push(("link-order", link(order).document(site)));
    pages.push(("stores", stores(language, false).document(site)));
    pages.push(("stores-outside", stores(language, true).document(site)));
}

fn stores(language: Language, outside: bool) -> StoresPage {
    let mut paused = store("om-sai-vashi", "Om Sai Provision", "Vashi Sector 9", "mon-sun 08:00-21:00");
    paused.paused = true;
    let stores = [
        Arc::unwrap_or_clone(ganesh()),
        store(
            "new-laxmi-koparkhairane",
            "New Laxmi Stores",
            "Kopar Khairane",
            "mon-sun 07:00-13:00,16:30-22:00",
        ),
        paused,
        store("jai-ambe-turbhe", "Jai Ambe Kirana & General Stores", "Turbhe", "mon-sun 17:00-22:00"),
        store("balaji-sanpada", "Balaji Super Bazaar", "Sanpada", "mon-thu 07:00-22:00; sat-sun 08:00-22:00"),
    ];
    let far = if outside { 190_000 } else { 0 };
    let stores = stores.into_iter().zip([420, 1_240, 1_910, 2_600, 3_350]);
    StoresPage {
        language,
        place: if outside { "Nashik" } else { "Vashi" }.to_owned(),
        pin: Some("400703".to_owned()),
        outside: outside.then(|| CoverageState::Offered { form_token: "3q9vt0m7c5x1k8w2".to_owned() }),
        stores: stores
            .map(|(store, distance)| NearbyStore {
                store: store_status(Arc::new(store)),
                distance_m: distance + far,
                is_own: distance == 1_240,
                product_count: 90 + distance / 10,
            })
            .collect(),
        cart: None,
    }
}

fn store_pages(language: Language, site: &Site, pages: &mut Vec<(&'static str, Document)>) {
    let front = StorePage {
        language,
        store: store_status(ganesh()),
        visitor: None,
        last_order: None,
        buy_again: Vec::new(),
        basics: cards(Department::Fresh, language).into_iter().take(12).collect(),
        offers: cards(Department::Home, language),
        categories: categories(language),
    };
    pages.push(("store-shared", front.clone().document(site)));
    let with_store = |store: Store| StorePage { store: store_status(Arc::new(store)), ..front.clone() };
    let mut closed = store("om-sai-vashi", "Om Sai Provision", "Vashi Sector 9", "mon-sun 17:00-21:00");
    closed.accent = Accent::Maroon;
    pages.push(("store-closed", with_store(closed.clone()).document(site)));
    let paused = Store { paused: true, accent: Accent::Indigo, ..closed };
    pages.push(("store-paused", with_store(paused).document(site)));
    let returning = StorePage {
        last_order: Some(LastOrder { order: OrderId(9), items: 7, total: Paise::from_rupees(482) }),
        visitor: Some(visitor()),
        buy_again: cards(Department::Groceries, language).into_iter().take(6).collect(),
        basics: cards(Department::Fresh, language).into_iter().take(6).collect(),
        ..front
    };
    pages.push(("store", returning.document(site)));
    let shelf = CategoryPage {
        language,
        store: store_status(ganesh()),
        visitor: None,
        category: categories(language).swap_remove(0),
        parent: None,
        rail: categories(language).into_iter().take(6).collect(),
        query: CategoryQuery::default().at_page(2),
        brands: vec!["Khet".to_owned(), "Nukkad".to_owned()],
        found: 60,
        pages: 3,
        cards: cards(Department::Fresh, language).into_iter().take(6).collect(),
    };
    pages.push(("category-shared", shelf.clone().document(site)));
    pages.push(("category", CategoryPage { visitor: Some(visitor()), ..shelf.clone() }.document(site)));
    let empty = CategoryPage {
        cards: Vec::new(),
        found: 0,
        pages: 1,
        query: CategoryQuery { in_stock: true, ..CategoryQuery::default() },
        category: category(Department::Beauty, language),
        parent: Some(category(Department::Home, language)),
        ..shelf
    };
    pages.push(("category-empty", empty.document(site)));
    let (product, _) = all_products().swap_remove(0);
    let card = cards(Department::Fresh, language).swap_remove(0);
    let pack = |amount: u32, rupees, left| PackOption {
        product: card.product.clone(),
        pack: commerce::PackSize { amount, unit: commerce::PackUnit::Grams },
        mrp: Paise::from_rupees(rupees),
        price: Paise::from_rupees(rupees),
        unit_price: None,
        available: left,
    };
    let other = |sku: &str, choice: PackOption| PackOption { product: sku.parse().unwrap(), ..choice };
    let page = ProductPage {
        language,
        store: store_status(ganesh()),
        visitor: Some(visitor()),
        card: app::components::Card {
            sizes: vec![
                other("tomato-250g", pack(250, 12, 9)),
                other("tomato-500g", pack(500, 20, 0)),
                pack(1000, 38, 40),
            ],
            ..card.clone()
        },
        category: category(Department::Fresh, language),
        description: product.description,
        drawing: None,
    };
    pages.push(("product", page.clone().document(site)));
    let soap = cards(Department::Beauty, language).swap_remove(0);
    let gone = ProductPage {
        card: app::components::Card { available: 0, ..soap },
        category: category(Department::Beauty, language),
        visitor: None,
        ..page
    };
    pages.push(("product-gone", gone.document(site)));
    let search = SearchPage {
        language,
        store: store_status(ganesh()),
        visitor: Some(visitor()),
        query: "tamatar".to_owned(),
        categories: categories(language),
        cards: cards(Department::Fresh, language).into_iter().take(3).collect(),
        found: 3,
        understood_as: None,
        unmatched: Vec::new(),
        request: None,
        after: None,
        next: None,
    };
    pages.push(("search", search.clone().document(site)));
    let corrected = SearchPage {
        query: "tamaater juicer".to_owned(),
        understood_as: Some("tamatar".to_owned()),
        unmatched: vec!["juicer".to_owned()],
        request: Some(RequestState::Waiting),
        ..search.clone()
    };
    pages.push(("search-corrected", corrected.document(site)));
    let nothing = SearchPage {
        query: "pizza".to_owned(),
        cards: Vec::new(),
        found: 0,
        request: Some(RequestState::Offered),
        ..search
    };
    pages.push(("search-nothing", nothing.document(site)));
}

fn cart_pages(language: Language, site: &Site, pages: &mut Vec<(&'static str, Document)>) {
    let (_, priced) = cart(&[("tomato-1kg", 2), ("potato-2kg", 1), ("toor-dal-1kg", 1), ("soap-125g", 3)]);
    let full = CartPage {
        language,
        form_token: Some("3q9vt0m7c5x1k8w2".to_owned()),
        store: Some(store_status(ganesh())),
        cart: priced.clone(),
        changes: Vec::new(),
        again: Vec::new(),
        refused_coupon: None,
        is_full: false,
    };
    let changes = vec![
        NamedChange {
            name: "Cucumber".to_owned(),
            change: LineChange::Unavailable { product: "cucumber-500g".parse().unwrap() },
        },
        NamedChange {
            name: "Tomato".to_owned(),
            change: LineChange::PriceChanged {
                product: "tomato-1kg".parse().unwrap(),
                expected: Paise(3550),
                current: Paise(3800),
            },
        },
    ];
    let changed = CartPage { changes: changes.clone(), ..full.clone() };
    let with_coupon = CartPage { cart: priced.clone().with_coupon(Some(coupon(100))), ..full.clone() };
    let waiting = CartPage { cart: priced.clone().with_coupon(Some(coupon(5_000))), ..full.clone() };
    let refused_coupon =
        Some(RefusedCoupon { typed: "DIWALI".to_owned(), rejection: CouponRejection::Expired });
    let refused = CartPage { refused_coupon, ..full.clone() };
    let far = Arc::new(Store { minimum_order: Paise::from_rupees(5_000), ..(*ganesh()).clone() });
    let too_small = CartPage { store: Some(store_status(Arc::clone(&far))), ..full.clone() };
    pages.push(("cart-coupon", with_coupon.document(site)));
    pages.push(("cart-coupon-waiting", waiting.document(site)));
    pages.push(("cart-coupon-refused", refused.document(site)));
    pages.push(("cart-below-minimum", too_small.document(site)));
    pages.push(("cart-full", CartPage { is_full: true, ..full.clone() }.document(site)));
    pages.push(("cart", full.document(site)));
    pages.push(("cart-changed", changed.document(site)));
    pages.push(("cart-empty", CartPage { language, ..CartPage::default() }.document(site)));
    let switch = SwitchStorePage {
        language,
        form_token: None,
        from: ganesh(),
        units: 7,
        to: Arc::new(store("new-laxmi", "New Laxmi Stores", "Kopar Khairane", "mon-sun 07:00-22:00")),
        addition: CartAddition::Line {
            product: "onion-1kg".parse().unwrap(),
            name: if language == Language::Hindi { "प्याज़" } else { "Onion" }.to_owned(),
            quantity: 1,
            expected_price: Paise::from_rupees(31),
            back: "/s/new-laxmi".to_owned(),
        },
    };
    pages.push(("switch-store", switch.document(site)));
    let slots: Vec<_> = ganesh()
        .upcoming_slots(now(), |start| if start == minutes_from_now(58) { 6 } else { 0 })
        .into_iter()
        .enumerate()
        .filter(|(index, _)| *index < 9 || (20..24).contains(index))
        .map(|(_, offer)| offer)
        .collect();
    let checkout = CheckoutPage {
        language,
        form_token: "3q9vt0m7c5x1k8w2".to_owned(),
        store: store_status(ganesh()),
        cart_id: CartId(5),
        cart: priced,
        changes: Vec::new(),
        again: Vec::new(),
        cart_differs: false,
        coupon_changed: false,
        limit_error: None,
        offer: SlotOffer::new(&slots, &usual_evenings(), &ganesh()),
        name: "Asha".to_owned(),
        name_error: None,
        note: String::new(),
        note_is_too_long: false,
        if_missing: Vec::new(),
        selected_slot: None,
        slot_error: None,
        idempotency_key: "9f2c5f70".to_owned(),
        identity: Identity::Known { masked_phone: Some("••4321".to_owned()) },
    };
    let wrong = CheckoutPage {
        name: String::new(),
        name_error: Some(commerce::ContactNameError::Empty),
        note: "Ripe tomatoes".to_owned(),
        note_is_too_long: true,
        if_missing: vec![("tomato-1kg".parse().unwrap(), IfMissing::NearestMatch)],
        slot_error: Some(SlotFieldError::NotChosen),
        ..checkout.clone()
    };
    let unknown = CheckoutPage {
        identity: Identity::Unknown { chat_link: "https://wa.me/917000000000?text=Hi%20K7F2".to_owned() },
        ..checkout.clone()
    };
    let again = CheckoutPage { again: changes.clone(), ..checkout.clone() };
    let changed = CheckoutPage { changes, ..checkout.clone() };
    let with_coupon =
        CheckoutPage { cart: checkout.cart.clone().with_coupon(Some(coupon(100))), ..checkout.clone() };
    let too_small = CheckoutPage { store: store_status(far), ..checkout.clone() };
    pages.push(("checkout-coupon", with_coupon.document(site)));
    pages.push(("checkout-below-minimum", too_small.document(site)));
    pages.push(("checkout-again", again.document(site)));
    pages.push(("checkout", checkout.document(site)));
    pages.push(("checkout-wrong", wrong.document(site)));
    pages.push(("checkout-unknown", unknown.document(site)));
    pages.push(("checkout-changed", changed.document(site)));
}

/// Two earlier orders for the hour from 6 pm.
fn usual_evenings() -> [Timestamp; 2] {
    let evening: Timestamp = "2026-11-10T12:30:00Z".parse().unwrap();
    [evening, evening - jiff::SignedDuration::from_hours(24)]
}

fn order_pages(language: Language, site: &Site, pages: &mut Vec<(&'static str, Document)>) {
    let page = |state| OrderPage {
        language,
        form_token: "3q9vt0m7c5x1k8w2".to_owned(),
        order: order(142, state),
        store: ganesh(),
        now: now(),
        error: None,
    };
    let states = [
        ("order-placed", OrderState::Placed),
        ("order-accepted", OrderState::Accepted),
        ("order-ready", OrderState::Ready),
        ("order-rejected", OrderState::Rejected),
        ("order-cancelled", OrderState::Cancelled),
        ("order-expired", OrderState::Expired),
        ("order-uncollected", OrderState::Uncollected),
    ];
    pages.extend(states.map(|(name, state)| (name, page(state).document(site))));
    let late = OrderPage {
        error: Some(OrderError::ActionFailed(TransitionError::TooLate)),
        ..page(OrderState::Collected)
    };
    pages.push(("order-collected", late.document(site)));
    let glimpse =
        PublicOrderPage { language, order: OrderId(9), state: OrderState::Accepted, store: ganesh() };
    pages.push(("order-glimpse", glimpse.document(site)));
    let row = |number, state| OrderRow { order: order(number, state), store: ganesh() };
    let (bought, priced) = cart(&[("milk-500ml", 2)]);
    let list = OrdersPage {
        language,
        form_token: Some("3q9vt0m7c5x1k8w2".to_owned()),
        now: now(),
        orders: vec![
            row(142, OrderState::Ready),
            row(139, OrderState::Accepted),
            row(101, OrderState::Collected),
            row(88, OrderState::Cancelled),
        ],
        before: None,
        has_more: true,
        cart: CartSummary::new(&bought, &priced),
    };
    pages.push(("orders", list.document(site)));
    let none = OrdersPage {
        language,
        form_token: None,
        now: now(),
        orders: Vec::new(),
        before: None,
        has_more: false,
        cart: None,
    };
    pages.push(("orders-none", none.document(site)));
    let problem = |kind| ErrorPage { language, page: None, kind, slug: "" };
    let gone = ErrorPageKind::ProductNotFound { store: "shree-ganesh-vashi".parse::<StoreCode>().unwrap() };
    pages.push(("problem-product", problem(gone).document(site)));
    pages.push(("problem-page", problem(ErrorPageKind::PageNotFound).document(site)));
    pages.push(("problem-fault", problem(ErrorPageKind::Internal).document(site)));
    pages.push(("problem-sign-in", problem(ErrorPageKind::SignInRequired).document(site)));
}

fn counter_pages(language: Language, site: &Site, pages: &mut Vec<(&'static str, Document)>) {
    let sign_in =
        CounterSignInPage { language, chat_link: "https://wa.me/917000000000?text=counter".to_owned() };
    pages.push(("counter-sign-in", sign_in.document(site)));
    let card = |number, state, placed, notification| {
        let mut order = order(number, state);
        order.placed_at = minutes_from_now(placed);
        CounterOrder { order, notification }
    };
    let board = CounterPage {
        language,
        form_token: "3q9vt0m7c5x1k8w2".to_owned(),
        store: ganesh(),
        now: now(),
        orders: vec![
            card(143, OrderState::Placed, -4, None),
            card(144, OrderState::Placed, 0, Some(NotificationState::Failed)),
            card(142, OrderState::Accepted, -30, Some(NotificationState::Read)),
            card(139, OrderState::Ready, -90, Some(NotificationState::Delivered)),
        ],
        rated_low: vec![order(138, OrderState::Collected)],
        requested: vec![
            RequestedProduct { request: ProductRequestId(1), words: "maggi".to_owned(), customers: 3 },
            RequestedProduct {
                request: ProductRequestId(2), words: "बेसन 5 किलो".to_owned(), customers: 1
            },
        ],
        placed_today: 14,
        takings_today: Paise::from_rupees(5_260),
        error: None,
    };
    pages.push(("counter", board.clone().document(site)));
    let mut shut = Arc::unwrap_or_clone(ganesh());
    shut.paused = true;
    let paused = CounterPage {
        store: Arc::new(shut),
        orders: Vec::new(),
        error: Some(CounterError::ActionFailed { number: 140, refused: TransitionError::TooLate }),
        ..board
    };
    pages.push(("counter-paused", paused.document(site)));
    let rows = all_products().into_iter().take(8).enumerate().map(|(index, (product, listing))| ListingRow {
        product: product.id.clone(),
        name: product.names.get(language).to_owned(),
        pack: product.pack,
        picture: product.picture.clone(),
        price: listing.price,
        on_hand: listing.on_hand,
        held: 2,
        offered: index != 1,
    });
    let shelf = CounterShelfPage {
        language,
        form_token: "3q9vt0m7c5x1k8w2".to_owned(),
        store: ganesh(),
        query: String::new(),
        rows: rows.collect(),
    };
    pages.push(("counter-shelf", shelf.document(site)));
}
