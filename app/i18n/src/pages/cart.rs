//! The cart and its sums.

messages! {
    /// No further product fits.
    full(most: usize) {
        en: "Your cart is full: {most} different things at most.",
        hi: "कार्ट भर गया है: ज़्यादा से ज़्यादा {most} तरह का सामान।",
    }
    /// The cart was changed in another window since this page was opened.
    differs() {
        en: "Your cart has changed since you opened this page. Look it over and order again.",
        hi: "यह पन्ना खुलने के बाद कार्ट बदल गया है। एक बार देखकर फिर ऑर्डर कीजिए।"
    }
    /// The title.
    title() { en: "Cart", hi: "कार्ट" }
    /// Where it is collected.
    pick_up_at(store: &str) { en: "{store} · pick-up", hi: "{store} · पिक-अप" }
    /// Nothing in it.
    empty() { en: "Your cart is empty", hi: "आपका कार्ट ख़ाली है" }
    /// What to do then, without a store.
    empty_find() { en: "Find a store near you and fill it.", hi: "पास की दुकान चुनिए और सामान जोड़िए।" }
    /// The button then.
    find_stores() { en: "Find stores", hi: "दुकानें देखें" }
    /// The button then, with a store.
    to_the_store(store: &str) { en: "Go to {store}", hi: "{store} में जाएँ" }
    /// What it would cost at MRP, or at the usual price of loose goods.
    before_savings() { en: "Before savings", hi: "बचत से पहले" }
    /// The saving.
    you_save() { en: "You save", hi: "आपकी बचत" }
    /// The tax contained.
    taxes_included() { en: "Taxes included", hi: "इसमें शामिल टैक्स" }
    /// What is to be paid.
    to_pay() { en: "To pay", hi: "कुल देना है" }
    /// On the button.
    checkout() { en: "Choose pick-up time", hi: "पिक-अप का समय चुनें" }
    /// Over what changed.
    changed() { en: "Something has changed", hi: "कुछ बदल गया है" }
    /// No longer there.
    gone(name: &str) { en: "{name} is no longer there.", hi: "{name} अब उपलब्ध नहीं है।" }
    /// Fewer left than wanted.
    only_left(name: &str, left: u32, wanted: u32) {
        en: "Only {left} of {wanted} left: {name}.",
        hi: "{name}: {wanted} में से सिर्फ़ {left} बाक़ी।"
    }
    /// Another price.
    price_changed(name: &str, seen: commerce::Paise, now: commerce::Paise) {
        en: "{name} now costs {now}, before it was {seen}.",
        hi: "{name} का दाम अब {now} है, पहले {seen} था।"
    }
    /// On the button that accepts it.
    accept_changes() { en: "All right, go on", hi: "ठीक है, आगे बढ़ें" }
    /// The store is paused.
    store_paused() {
        en: "This store is not taking orders right now. Your cart stays here.",
        hi: "यह दुकान अभी ऑर्डर नहीं ले रही। आपका कार्ट यहीं रहेगा।"
    }
    /// The question before a cart gives way.
    switch_title() { en: "Change the store?", hi: "दुकान बदलें?" }
    /// What is lost.
    switch_why(items: &str, from: &str, to: &str) {
        en: "Your cart holds {items} from {from}. A cart is for one store: starting one at {to} empties it.",
        hi: "आपके कार्ट में {from} का सामान है ({items})। एक कार्ट एक ही दुकान का होता है: {to} से लेने पर यह ख़ाली हो जाएगा।"
    }
    /// On the button that changes it.
    switch_yes(product: &str) { en: "Empty it and add {product}", hi: "ख़ाली करें और {product} जोड़ें" }
    /// On the link that does not.
    switch_no() { en: "Keep my cart", hi: "मेरा कार्ट रहने दें" }
}
