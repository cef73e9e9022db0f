//! Hindi: messages in the chat.

use commerce::{OrderState, Paise, PaymentMethod, RejectReason};

texts! {
    ask_shop() = "नमस्ते";
    ask_counter() = "काउंटर";
    ask_cart(cart: &str) = "नमस्ते, यह मेरा कार्ट है: {cart}";
    greeting_by_name(name: &str, shop: &str) = "नमस्ते {name} जी। {shop} में आपका स्वागत है। यहाँ ऑर्डर कीजिए और सामान पास की किराना दुकान से ले लीजिए।";
    greeting(shop: &str) = "नमस्ते! {shop} में आपका स्वागत है। यहाँ ऑर्डर कीजिए और सामान पास की किराना दुकान से ले लीजिए।";
    more_actions() = "चाहें तो अपनी लोकेशन भेजिए, या अपने ऑर्डर देखिए।";
    ask_language() = "आप किस भाषा में बात करना चाहेंगे?";
    cart_link() = "आपका कार्ट तैयार है। इसे खोलिए और पिक-अप का समय चुनिए।";
    open_shop() = "दुकान खोलें";
    open_cart() = "मेरा कार्ट खोलें";
    open_order() = "ऑर्डर देखें";
    share_location() = "लोकेशन भेजें";
    my_orders() = "मेरे ऑर्डर";
    choose_language() = "भाषा";
    ask_location() = "अपनी लोकेशन भेजिए या पिन कोड लिखिए, हम पास की दुकानें बता देंगे। इसका और कोई इस्तेमाल नहीं होगा।";
    location_set(label: &str, store: &str, distance: &str) = "ठीक है: {label}। सबसे पास की दुकान {store} है, {distance} दूर।";
    location_out_of_range(label: &str, shop: &str) = "माफ़ कीजिए, {label} के पास {shop} की कोई दुकान अभी नहीं है। किसी और जगह के लिए उसकी लोकेशन भेजिए या पिन कोड लिखिए।";
    unnamed_location() = "आपकी लोकेशन";
    unknown_pin(pin: &str) = "पिन कोड {pin} नहीं मिला। छहों अंक एक बार जाँच लीजिए।";
    unsupported_message() = "माफ़ कीजिए, हम सिर्फ़ लिखा हुआ संदेश और लोकेशन समझ पाते हैं। Hi लिखिए, हम दुकान का लिंक भेज देंगे।";
    language_set() = "अब से हम हिन्दी में लिखेंगे।";
    no_orders() = "अभी तक आपका कोई ऑर्डर नहीं है। Hi लिखिए, हम दुकान का लिंक भेज देंगे।";
    order_placed(number: &str, store: &str, window: &str, total: Paise) = "आपका ऑर्डर {number} {store} के पास पहुँच गया है। *अभी तैयार नहीं है*, तैयार होते ही हम बता देंगे। पिक-अप का समय: {window}। दुकान पर देने हैं: {total}।";
    order_accepted(number: &str, store: &str) = "{store} ने ऑर्डर {number} ले लिया है, सामान पैक हो रहा है। अभी तैयार नहीं है, तैयार होते ही हम बता देंगे।";
    order_ready(number: &str, store: &str, code: &str, total: Paise) = "ऑर्डर {number} तैयार है। दुकान: {store}। काउंटर पर यह कोड दिखाइए: *{code}*। कुल देना है: {total}।";
    order_collected(number: &str, paid: Paise) = "ऑर्डर {number} आपको मिल गया, {paid} का भुगतान हुआ। धन्यवाद, फिर आइएगा!";
    order_rejected(number: &str, store: &str, reason: &str) = "माफ़ कीजिए, {store} ऑर्डर {number} नहीं ले पा रहे हैं: {reason}। आपको कुछ नहीं देना है। दूसरी दुकान के लिए Hi लिखिए।";
    order_cancelled(number: &str) = "ऑर्डर {number} रद्द हो गया। आपको कुछ नहीं देना है।";
    order_expired(number: &str, store: &str) = "{store} से समय पर जवाब नहीं आया, इसलिए ऑर्डर {number} अपने-आप रद्द हो गया। आपको कुछ नहीं देना है। दूसरी दुकान के लिए Hi लिखिए।";
    order_uncollected(number: &str, store: &str) = "ऑर्डर {number} समय पर नहीं लिया गया, इसलिए {store} ने उसे बंद कर दिया। आपको कुछ नहीं देना है।";
    bill_file(number: &str) = "Bill-{number}.pdf";
    store_note(note: &str) = "संदेश: {note}";
    store_new_order(number: &str, name: &str, window: &str, items: &str, total: Paise) = "नया ऑर्डर {number} · {name}\nपिक-अप का समय: {window}\n{items}\nदुकान पर लेने हैं: {total}";
    store_accepted(number: &str) = "ऑर्डर {number} ले लिया गया। पैक हो जाए तो “तैयार है” दबाइए।";
    store_ready(number: &str, name: &str, code: &str, total: Paise) = "ऑर्डर {number} तैयार है, {name} जी को बता दिया है। पिक-अप कोड: {code}। लेने हैं: {total}। सामान देने के बाद “दे दिया” दबाइए।";
    store_ask_payment_method(number: &str) = "ऑर्डर {number} के पैसे कैसे मिले?";
    store_ask_reject_reason(number: &str) = "ऑर्डर {number} क्यों नहीं ले सकते? ग्राहक को वजह बताई जाएगी।";
    store_collected(number: &str, paid: Paise) = "ऑर्डर {number}: दे दिया, {paid} मिले।";
    store_rejected(number: &str) = "ऑर्डर {number} मना कर दिया, ग्राहक को बता दिया है।";
    store_cancelled(number: &str) = "ग्राहक ने ऑर्डर {number} रद्द कर दिया। अब कुछ करना नहीं है।";
    store_order_expired(number: &str) = "ऑर्डर {number} समय पर नहीं लिया गया, इसलिए अपने-आप रद्द हो गया।";
    store_uncollected(number: &str) = "ऑर्डर {number} कोई लेने नहीं आया। सामान वापस रख दीजिए।";
    store_action_conflict(number: &str, state: &str) = "ऑर्डर {number} पहले ही {state} है। कुछ नहीं बदला।";
    store_accept_first(number: &str) = "ऑर्डर {number} अभी लिया नहीं गया है। पहले “ऑर्डर लें” दबाइए।";
    store_ready_first(number: &str) = "ऑर्डर {number} अभी तैयार नहीं है। पहले “तैयार है” दबाइए।";
    store_unknown_order() = "यह ऑर्डर आपकी दुकान में नहीं मिला।";
    counter_link(store: &str) = "{store}: यह रहा आपका काउंटर। लिंक 10 मिनट तक चलेगा।";
    open_counter() = "काउंटर खोलें";
    store_paused() = "आपकी दुकान पर नए ऑर्डर बंद हैं। फिर से शुरू करने के लिए *शुरू* लिखिए।";
    store_resumed() = "आपकी दुकान फिर से ऑर्डर ले रही है।";
    button_accept() = "ऑर्डर लें";
    button_reject() = "मना करें";
    button_ready() = "तैयार है";
    button_collected() = "दे दिया";
    and_more(count: usize) = "… और {count} आइटम";
}

pub(crate) const fn payment_method(method: PaymentMethod) -> &'static str {
    match method {
        PaymentMethod::Upi => "UPI",
        PaymentMethod::Cash => "नकद",
        PaymentMethod::Card => "कार्ड",
    }
}

pub(crate) const fn reject_reason(reason: RejectReason) -> &'static str {
    match reason {
        RejectReason::OutOfStock => "सामान नहीं है",
        RejectReason::TooBusy => "बहुत भीड़ है",
        RejectReason::ClosingEarly => "आज जल्दी बंद होगी",
        RejectReason::Other => "आज नहीं हो पाएगा",
    }
}

pub(crate) const fn order_state(state: OrderState) -> &'static str {
    match state {
        OrderState::Placed => "आ चुका",
        OrderState::Accepted => "लिया जा चुका",
        OrderState::Ready => "तैयार हो चुका",
        OrderState::Collected => "दिया जा चुका",
        OrderState::Rejected => "मना किया जा चुका",
        OrderState::Cancelled => "रद्द हो चुका",
        OrderState::Expired => "अपने-आप रद्द हो चुका",
        OrderState::Uncollected => "बंद किया जा चुका",
    }
}
