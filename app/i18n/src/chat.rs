//! What the shop says in the chat, to customers and to storekeepers.
//!
//! Labels of buttons hold at most 20 characters (Cloud API, interactive messages); a test counts them.

use commerce::{Language, OrderState, Paise, PaymentMethod, RejectReason};

messages! {
    /// Already written for whoever asks for the shop.
    ask_shop() { en: "Hi", hi: "नमस्ते" }
    /// Already written for a storekeeper who asks for the counter.
    ask_counter() { en: "Counter", hi: "काउंटर" }
    /// Already written for whoever filled a cart in a browser: names the cart.
    ask_cart(cart: &str) { en: "Hi, this is my cart: {cart}", hi: "नमस्ते, यह मेरा कार्ट है: {cart}" }

    /// First words to a customer whose name we know; the link follows on the button.
    greeting_by_name(name: &str, shop: &str) {
        en: "Namaste, {name}. Welcome to {shop}. Order here and pick up at a kirana near you. The link is for you alone and works for 30 minutes.",
        hi: "नमस्ते {name} जी। {shop} में आपका स्वागत है। यहाँ ऑर्डर कीजिए और सामान पास की किराना दुकान से ले लीजिए। यह लिंक सिर्फ़ आपके लिए है और 30 मिनट तक चलेगा।",
    }
    /// First words to a customer without a name.
    greeting(shop: &str) {
        en: "Namaste! Welcome to {shop}. Order here and pick up at a kirana near you. The link is for you alone and works for 30 minutes.",
        hi: "नमस्ते! {shop} में आपका स्वागत है। यहाँ ऑर्डर कीजिए और सामान पास की किराना दुकान से ले लीजिए। यह लिंक सिर्फ़ आपके लिए है और 30 मिनट तक चलेगा।",
    }
    /// What else can be done in the chat; buttons follow.
    more_actions() {
        en: "You can also tell us where you are, or look at your orders.",
        hi: "चाहें तो अपनी लोकेशन भेजिए, या अपने ऑर्डर देखिए।",
    }
    /// The link leads to a cart filled in a browser.
    cart_link() {
        en: "Your cart is waiting. Open it here and choose a pick-up time. The link is for you alone and works for 30 minutes.",
        hi: "आपका कार्ट रखा है। यहाँ खोलिए और पिक-अप का समय चुनिए। यह लिंक सिर्फ़ आपके लिए है और 30 मिनट तक चलेगा।",
    }
    /// On the button of a shop link.
    open_shop() { en: "Open the shop", hi: "दुकान खोलें" }
    /// On the button of a cart link.
    open_cart() { en: "Open my cart", hi: "मेरा कार्ट खोलें" }
    /// On the button of an order link.
    open_order() { en: "See the order", hi: "ऑर्डर देखें" }
    /// On the button that asks for a location message.
    share_location() { en: "Send my location", hi: "लोकेशन भेजें" }
    /// On the button that lists orders.
    my_orders() { en: "My orders", hi: "मेरे ऑर्डर" }
    /// Asks for a location message.
    ask_location() {
        en: "Send your location, or write your PIN code, and we will find the stores near you. We use it for nothing else.",
        hi: "अपनी लोकेशन भेजिए या पिन कोड लिखिए, हम पास की दुकानें बता देंगे। इसका और कोई इस्तेमाल नहीं होगा।",
    }
    /// The location was understood; the link follows.
    location_set(label: &str, store: &str, distance: &str) {
        en: "Got it: {label}. The nearest store is {store}, {distance} away.",
        hi: "ठीक है: {label}। सबसे पास की दुकान {store} है, {distance} दूर।",
    }
    /// The location lies outside the served area; the link follows.
    location_out_of_range(label: &str, store: &str, distance: &str) {
        en: "We are not in {label} yet. The nearest store is {store}, {distance} away. You are welcome to order there.",
        hi: "{label} में हम अभी नहीं पहुँचे हैं। सबसे पास की दुकान {store} है, {distance} दूर। चाहें तो वहाँ से ऑर्डर कीजिए।",
    }
    /// What a place without a name is called.
    unnamed_location() { en: "your area", hi: "आपके इलाक़े" }
    /// A PIN code that does not exist.
    unknown_pin(pin: &str) {
        en: "There is no PIN code {pin}. Please check the six digits.",
        hi: "पिन कोड {pin} नहीं मिला। छहों अंक एक बार जाँच लीजिए।",
    }
    /// Answer to a kind of message we can not read.
    unsupported_message() {
        en: "Sorry, we can only read words and locations. Write Hi and we will send you the shop.",
        hi: "माफ़ कीजिए, हम सिर्फ़ लिखा हुआ संदेश और लोकेशन समझ पाते हैं। Hi लिखिए, हम दुकान का लिंक भेज देंगे।",
    }
    /// The language was changed.
    language_set() { en: "From now on we write in English.", hi: "अब से हम हिन्दी में लिखेंगे।" }
    /// There are no orders to list.
    no_orders() { en: "You have no orders yet. Write Hi and we will send you the shop.", hi: "अभी तक आपका कोई ऑर्डर नहीं है। Hi लिखिए, हम दुकान का लिंक भेज देंगे।" }

    /// The customer's receipt, under the bill.
    order_placed(number: u32, store: &str, window: &str) {
        en: "Order {number} is with {store}. It is *not ready yet*; we will write when it is. Pick-up: {window}. You pay at the store.",
        hi: "आपका ऑर्डर {number} {store} के पास पहुँच गया है। *अभी तैयार नहीं है*, तैयार होते ही हम बता देंगे। पिक-अप का समय: {window}। पैसे दुकान पर देने हैं।",
    }
    /// The store has accepted.
    order_accepted(number: u32, store: &str) {
        en: "{store} has accepted order {number} and is packing it. It is not ready yet; we will write when it is.",
        hi: "{store} ने ऑर्डर {number} ले लिया है, सामान पैक हो रहा है। अभी तैयार नहीं है, तैयार होते ही हम बता देंगे।",
    }
    /// It waits at the counter.
    order_ready(number: u32, store: &str, code: &str, to_pay: Paise) {
        en: "Order {number} is ready at {store}. Show this code at the counter: *{code}*. To pay: {to_pay}.",
        hi: "ऑर्डर {number} तैयार है। दुकान: {store}। काउंटर पर यह कोड दिखाइए: *{code}*। कुल देना है: {to_pay}।",
    }
    /// Handed over.
    order_collected(number: u32, paid: Paise) {
        en: "Order {number} is collected, {paid} paid. Thank you, come again!",
        hi: "ऑर्डर {number} आपको मिल गया, {paid} का भुगतान हुआ। धन्यवाद, फिर आइएगा!",
    }
    /// The store said no.
    order_rejected(number: u32, store: &str, reason: &str) {
        en: "{store} cannot take order {number}: {reason}. You pay nothing. Write Hi to try another store.",
        hi: "माफ़ कीजिए, {store} ऑर्डर {number} नहीं ले पा रहे हैं: {reason}। आपको कुछ नहीं देना है। दूसरी दुकान के लिए Hi लिखिए।",
    }
    /// The customer cancelled.
    order_cancelled(number: u32) {
        en: "Order {number} is cancelled. You pay nothing.",
        hi: "ऑर्डर {number} रद्द हो गया। आपको कुछ नहीं देना है।",
    }
    /// Nobody accepted in time.
    order_expired(number: u32, store: &str) {
        en: "{store} did not answer in time, so order {number} has expired. You pay nothing. Write Hi to try another store.",
        hi: "{store} से समय पर जवाब नहीं आया, इसलिए ऑर्डर {number} अपने-आप रद्द हो गया। आपको कुछ नहीं देना है। दूसरी दुकान के लिए Hi लिखिए।",
    }
    /// Nobody fetched it.
    order_uncollected(number: u32, store: &str) {
        en: "Order {number} was not collected in time, so {store} has put it back. You pay nothing.",
        hi: "ऑर्डर {number} समय पर नहीं लिया गया, इसलिए {store} ने सामान वापस रख दिया। आपको कुछ नहीं देना है।",
    }
    /// The name under which a bill arrives.
    bill_file(number: u32) { en: "Bill-{number}.pdf", hi: "Bill-{number}.pdf" }

    /// To a store: a new order.
    store_new_order(number: u32, name: &str, window: &str, goods: &str, to_pay: Paise) {
        en: "New order {number} · {name}\nPick-up: {window}\n{goods}\nTo be paid at the store: {to_pay}",
        hi: "नया ऑर्डर {number} · {name}\nपिक-अप का समय: {window}\n{goods}\nदुकान पर लेने हैं: {to_pay}",
    }
    /// To a store: the order is accepted, the next button waits.
    store_accepted(number: u32) {
        en: "Order {number} is accepted. Press Ready when it is packed.",
        hi: "ऑर्डर {number} ले लिया गया। पैक हो जाए तो “तैयार है” दबाइए।",
    }
    /// To a store: the order is ready, the next button waits.
    store_ready(number: u32, name: &str, code: &str, to_pay: Paise) {
        en: "Order {number} is ready; {name} has been told. Pick-up code: {code}. To be paid: {to_pay}. Press Collected when you have handed it over.",
        hi: "ऑर्डर {number} तैयार है, {name} जी को बता दिया है। पिक-अप कोड: {code}। लेने हैं: {to_pay}। सामान देने के बाद “दे दिया” दबाइए।",
    }
    /// To a store: how was it paid?
    store_ask_payment_method(number: u32) { en: "How was order {number} paid?", hi: "ऑर्डर {number} के पैसे कैसे मिले?" }
    /// To a store: why not?
    store_ask_reject_reason(number: u32) { en: "Why can't you take order {number}? The customer will be told.", hi: "ऑर्डर {number} क्यों नहीं ले सकते? ग्राहक को वजह बताई जाएगी।" }
    /// To a store: collected.
    store_collected(number: u32, paid: Paise) { en: "Order {number}: collected, {paid} paid.", hi: "ऑर्डर {number}: दे दिया, {paid} मिले।" }
    /// To a store: rejected.
    store_rejected(number: u32) { en: "Order {number} is rejected; the customer has been told.", hi: "ऑर्डर {number} मना कर दिया, ग्राहक को बता दिया है।" }
    /// To a store: the customer cancelled.
    store_cancelled(number: u32) { en: "Order {number} was cancelled by the customer. Nothing to do.", hi: "ग्राहक ने ऑर्डर {number} रद्द कर दिया। अब कुछ करना नहीं है।" }
    /// To a store: nobody accepted it.
    store_order_expired(number: u32) { en: "Order {number} was not accepted in time and has expired.", hi: "ऑर्डर {number} समय पर नहीं लिया गया, इसलिए अपने-आप रद्द हो गया।" }
    /// To a store: nobody fetched it.
    store_uncollected(number: u32) { en: "Order {number} was not collected. You can put the goods back.", hi: "ऑर्डर {number} कोई लेने नहीं आया। सामान वापस रख दीजिए।" }
    /// To a store: an action that is no longer possible.
    store_action_conflict(number: u32, state: &str) { en: "Order {number} is already {state}; nothing has changed.", hi: "ऑर्डर {number} पहले ही {state} है। कुछ नहीं बदला।" }
    /// To a store: an order it does not have.
    store_unknown_order() { en: "That order is not one of your store's.", hi: "यह ऑर्डर आपकी दुकान में नहीं मिला।" }
    /// To a store: its counter.
    counter_link(store: &str) {
        en: "{store}: here is your counter. The link works for 10 minutes.",
        hi: "{store}: यह रहा आपका काउंटर। लिंक 10 मिनट तक चलेगा।",
    }
    /// On the button of a counter link.
    open_counter() { en: "Open the counter", hi: "काउंटर खोलें" }
    /// To a store: paused.
    store_paused() { en: "Your store is paused and takes no orders. Write *resume* to take orders again.", hi: "आपकी दुकान पर नए ऑर्डर बंद हैं। फिर से शुरू करने के लिए *शुरू* लिखिए।" }
    /// To a store: resumed.
    store_resumed() { en: "Your store is taking orders again.", hi: "आपकी दुकान फिर से ऑर्डर ले रही है।" }

    /// Button: accept.
    button_accept() { en: "Accept", hi: "ऑर्डर लें" }
    /// Button: reject.
    button_reject() { en: "Reject", hi: "मना करें" }
    /// Button: ready.
    button_ready() { en: "Ready", hi: "तैयार है" }
    /// Button: collected.
    button_collected() { en: "Collected", hi: "दे दिया" }
    /// More goods than a message should list.
    and_more(count: usize) { en: "… and {count} more", hi: "… और {count} आइटम" }
}

/// How it was paid, as a button and in a sentence.
#[must_use]
pub const fn paid_by(language: Language, paid_by: PaymentMethod) -> &'static str {
    match (language, paid_by) {
        (Language::English, PaymentMethod::Cash) => "Cash",
        (Language::English, PaymentMethod::Upi) | (Language::Hindi, PaymentMethod::Upi) => "UPI",
        (Language::English, PaymentMethod::Card) => "Card",
        (Language::Hindi, PaymentMethod::Cash) => "नकद",
        (Language::Hindi, PaymentMethod::Card) => "कार्ड",
    }
}

/// Why a store rejects, as a button and in a sentence.
#[must_use]
pub const fn reject_reason(language: Language, reason: RejectReason) -> &'static str {
    match (language, reason) {
        (Language::English, RejectReason::OutOfStock) => "out of stock",
        (Language::English, RejectReason::TooBusy) => "too busy",
        (Language::English, RejectReason::ClosingEarly) => "closing early",
        (Language::English, RejectReason::Other) => "not possible today",
        (Language::Hindi, RejectReason::OutOfStock) => "सामान नहीं है",
        (Language::Hindi, RejectReason::TooBusy) => "बहुत भीड़ है",
        (Language::Hindi, RejectReason::ClosingEarly) => "आज जल्दी बंद होगी",
        (Language::Hindi, RejectReason::Other) => "आज नहीं हो पाएगा",
    }
}

/// A state as it stands in a sentence: `is already accepted`, `पहले ही लिया जा चुका है`.
#[must_use]
pub const fn state(language: Language, state: OrderState) -> &'static str {
    match (language, state) {
        (Language::English, OrderState::Placed) => "placed",
        (Language::English, OrderState::Accepted) => "accepted",
        (Language::English, OrderState::Ready) => "ready",
        (Language::English, OrderState::Collected) => "collected",
        (Language::English, OrderState::Rejected) => "rejected",
        (Language::English, OrderState::Cancelled) => "cancelled",
        (Language::English, OrderState::Expired) => "expired",
        (Language::English, OrderState::Uncollected) => "put back",
        (Language::Hindi, OrderState::Placed) => "आ चुका",
        (Language::Hindi, OrderState::Accepted) => "लिया जा चुका",
        (Language::Hindi, OrderState::Ready) => "तैयार हो चुका",
        (Language::Hindi, OrderState::Collected) => "दिया जा चुका",
        (Language::Hindi, OrderState::Rejected) => "मना किया जा चुका",
        (Language::Hindi, OrderState::Cancelled) => "रद्द हो चुका",
        (Language::Hindi, OrderState::Expired) => "अपने-आप रद्द हो चुका",
        (Language::Hindi, OrderState::Uncollected) => "वापस रखा जा चुका",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_fit_their_buttons() {
        for language in Language::ALL {
            let mut labels = vec![
                open_shop(language),
                open_cart(language),
                open_order(language),
                share_location(language),
                my_orders(language),
                open_counter(language),
                button_accept(language),
                button_reject(language),
                button_ready(language),
                button_collected(language),
                language.endonym().to_owned(),
            ];
            labels.extend(PaymentMethod::ALL.map(|how| paid_by(language, how).to_owned()));
            labels.extend(RejectReason::ALL.map(|why| reject_reason(language, why).to_owned()));
            for label in labels {
                assert!((1..=20).contains(&label.chars().count()), "{label}");
            }
        }
    }
}
