//! Checkout.

messages! {
    /// The title.
    title() { en: "Pick-up and order", hi: "पिक-अप और ऑर्डर" }
    /// Over the name.
    name() { en: "Name to call out", hi: "किस नाम से पुकारें" }
    /// Nothing was typed.
    name_empty() { en: "Type the name the store should call out.", hi: "वह नाम लिखिए जो दुकान पर पुकारा जाए।" }
    /// Beside a name that can not be printed.
    name_unprintable() { en: "Letters and spaces only, please.", hi: "कृपया सिर्फ़ अक्षर लिखें।" }
    /// Too long to be called out.
    name_too_long() { en: "That is too long to call out: 60 letters at most.", hi: "नाम बहुत लंबा है: 60 अक्षर तक लिखिए।" }
    /// Over the slots of a day.
    pick_up(day: &str) { en: "Pick up {day}", hi: "पिक-अप: {day}" }
    /// Over the slots when there is none.
    pick_up_when() { en: "Pick-up time", hi: "पिक-अप का समय" }
    /// A slot that takes no more.
    full() { en: "full", hi: "भर गया" }
    /// No slot at all.
    no_slots() {
        en: "This store has no pick-up time to offer now. Please look in later.",
        hi: "इस दुकान में अभी कोई समय ख़ाली नहीं है। थोड़ी देर बाद देखिए।"
    }
    /// None was chosen.
    slot_not_chosen() { en: "Choose when you will pick it up.", hi: "पिक-अप का समय चुनिए।" }
    /// Others were faster.
    slot_full() { en: "That time has just filled up. Please choose another.", hi: "वह समय अभी-अभी भर गया। दूसरा समय चुनिए।" }
    /// Too late for that one.
    slot_not_offered() { en: "That time is no longer possible. Please choose another.", hi: "वह समय अब नहीं मिल सकता। दूसरा समय चुनिए।" }
    /// Over the ways to pay.
    pay() { en: "Pay", hi: "भुगतान" }
    /// The way there is.
    pay_at_store() { en: "At the store, when you pick up", hi: "दुकान पर, सामान लेते समय" }
    /// What is taken there.
    pay_with() { en: "Cash, UPI or card", hi: "नकद, UPI या कार्ड" }
    /// On the button.
    place_order(sum: commerce::Paise) { en: "Place order · {sum}", hi: "ऑर्डर करें · {sum}" }
    /// Who orders.
    ordering_as(masked: &str) { en: "The confirmation comes to the chat of {masked}.", hi: "ऑर्डर की ख़बर {masked} की चैट में आएगी।" }
    /// To a browser from elsewhere.
    continue_why() {
        en: "To order, go on in WhatsApp: send the message that is written there, and the answer brings you back to this cart.",
        hi: "ऑर्डर करने के लिए WhatsApp में आगे बढ़िए: वहाँ लिखा संदेश भेज दीजिए, जवाब में इसी कार्ट का लिंक मिलेगा।"
    }
    /// On that button.
    continue_in_chat() { en: "Continue in WhatsApp", hi: "WhatsApp में आगे बढ़ें" }
    /// Over what is ordered.
    your_order() { en: "Your order", hi: "आपका ऑर्डर" }
    /// Back to the cart.
    change_cart() { en: "Change", hi: "बदलें" }
}
