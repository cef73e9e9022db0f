//! Front, shelves, products, search.

use commerce::{Category, Language};

messages! {
    /// For a preview of a store.
    store_description(locality: &str) {
        en: "Fresh, groceries, books, beauty and home in {locality}. Order here, pick up at the store.",
        hi: "{locality} में ताज़ी सब्ज़ी, किराना और घर का सामान। यहाँ ऑर्डर, दुकान से पिक-अप।"
    }
    /// For a preview of a shelf.
    shelf_description(shelf: &str, store: &str) {
        en: "{shelf} at {store}: see today's prices, order, and pick up when it is ready.",
        hi: "{store} में {shelf}: आज के दाम देखिए, ऑर्डर कीजिए, तैयार होने पर ले जाइए।"
    }
    /// A title for a preview: a shelf at a store.
    at_store(what: &str, store: &str) { en: "{what} at {store}", hi: "{what}, {store}" }
    /// For a preview of a product.
    product_description(price: commerce::Paise, store: &str) {
        en: "{price} at {store}. Order here, pick up at the store.",
        hi: "{store} में {price}। यहाँ ऑर्डर, दुकान से पिक-अप।"
    }
    /// Everything on a shelf, with the count.
    see_all(count: usize) { en: "All {count}", hi: "सभी {count}" }
    /// Names the row of shelves.
    shelves() { en: "Shelves", hi: "सामान की क़िस्में" }
    /// Names the search field.
    search_in(store: &str) { en: "Search in {store}", hi: "{store} में खोजें" }
    /// Stands in the empty search field.
    search_example() { en: "Search dal, aloo, साबुन…", hi: "खोजें: दाल, aloo, साबुन…" }
    /// On the search button.
    search() { en: "Search", hi: "खोजें" }
    /// The title of results.
    results(query: &str) { en: "“{query}”", hi: "“{query}”" }
    /// How many were found.
    found(count: usize) { en: "{count} found", hi: "नतीजे: {count}" }
    /// The title before anything is typed.
    what_for() { en: "What are you looking for?", hi: "क्या चाहिए?" }
    /// Nothing matches.
    nothing_found(query: &str) {
        en: "This store has nothing called “{query}”.",
        hi: "इस दुकान में “{query}” नहीं मिला।"
    }
    /// The same, under the search field.
    nothing_found_short() { en: "Nothing found", hi: "कुछ नहीं मिला" }
    /// What to try then.
    try_else() {
        en: "Try a shorter word, or look along the shelves.",
        hi: "छोटा शब्द लिखकर देखिए, या नीचे से चुनिए।"
    }
    /// On the button of a card.
    add() { en: "Add", hi: "जोड़ें" }
    /// The same, said to those who do not see the card.
    add_what(name: &str) { en: "Add {name}", hi: "जोड़ें: {name}" }
    /// One unit less.
    one_less(name: &str) { en: "One less: {name}", hi: "एक कम करें: {name}" }
    /// One unit more.
    one_more(name: &str) { en: "One more: {name}", hi: "एक और: {name}" }
    /// None left.
    out_of_stock() { en: "Out of stock", hi: "ख़त्म हो गया" }
    /// A few left.
    only_left(left: u32) { en: "Only {left} left", hi: "सिर्फ़ {left} बाक़ी" }
    /// The maximum retail price.
    mrp() { en: "MRP", hi: "MRP" }
    /// The usual price of loose goods, which bear no maximum retail price.
    usually() { en: "Usually", hi: "आम दाम" }
    /// The maximum retail price with its amount and what it contains.
    mrp_of(mrp: commerce::Paise) {
        en: "MRP {mrp}, taxes included",
        hi: "MRP {mrp}, टैक्स शामिल"
    }
    /// Loose goods.
    weighed() {
        en: "Sold loose: weighed out for you at the store.",
        hi: "खुला सामान: दुकान पर तौलकर दिया जाएगा।"
    }
    /// Over the pack sizes.
    pack_sizes() { en: "Pack sizes", hi: "पैक का साइज़" }
    /// To the shelf a product stands on.
    more_in(shelf: &str) { en: "More in {shelf}", hi: "{shelf}: और देखें" }
    /// In stock.
    in_stock() { en: "In stock", hi: "उपलब्ध है" }
    /// The shelf is empty.
    empty_shelf() { en: "Nothing on this shelf today.", hi: "आज यहाँ कुछ नहीं है।" }
}

/// The heading of a little of a shelf on the store's front.
#[must_use]
pub const fn category_heading(language: Language, category: Category) -> &'static str {
    match (language, category) {
        (Language::English, Category::Fresh) => "Fresh today",
        (Language::English, Category::Groceries) => "For the kitchen",
        (Language::English, Category::Books) => "Books and school",
        (Language::English, Category::Beauty) => "Beauty and care",
        (Language::English, Category::Home) => "For the home",
        (Language::Hindi, Category::Fresh) => "आज ताज़ा",
        (Language::Hindi, Category::Groceries) => "रसोई के लिए",
        (Language::Hindi, Category::Books) => "किताबें और कॉपियाँ",
        (Language::Hindi, Category::Beauty) => "ब्यूटी और देखभाल",
        (Language::Hindi, Category::Home) => "घर के लिए",
    }
}
