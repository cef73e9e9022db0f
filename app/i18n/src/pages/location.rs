//! Where are you?

messages! {
    /// The title; stands in previews, so without the shop's name.
    title() { en: "Your shop around the corner", hi: "आपके नुक्कड़ की दुकान" }
    /// What this is, in one line.
    promise() {
        en: "Order from a kirana near you and pick it up when it is ready.",
        hi: "पास की किराना दुकान से ऑर्डर कीजिए, तैयार होते ही ले जाइए।"
    }
    /// The kinds of goods, for a preview.
    description() {
        en: "Fresh vegetables, groceries, books, beauty and home from kiranas near you.",
        hi: "ताज़ी सब्ज़ी, किराना, किताबें, ब्यूटी और घर का सामान, पास की दुकानों से।"
    }
    /// Over the field.
    field() { en: "Your PIN code or locality", hi: "आपका पिन कोड या इलाक़ा" }
    /// An example under the field.
    example() { en: "For example 400703 or Vashi", hi: "जैसे 400703 या वाशी" }
    /// On the button.
    show_stores() { en: "Show stores near me", hi: "पास की दुकानें दिखाएँ" }
    /// What phone and location are for.
    purpose() {
        en: "We use your phone number only to write to you about your order, and your location only to find stores near you.",
        hi: "आपका फ़ोन नंबर सिर्फ़ ऑर्डर की ख़बर देने के लिए है, और आपकी लोकेशन सिर्फ़ पास की दुकानें ढूँढ़ने के लिए।"
    }
    /// Over the localities that match.
    which_one() { en: "Which one is it?", hi: "इनमें से कौन-सा?" }
    /// A PIN code and its district, under a locality's name.
    pin_and_district(pin: &str, district: &str) { en: "{pin} · {district}", hi: "{pin} · {district}" }
    /// Nothing was typed.
    empty() {
        en: "Type your PIN code or the name of your locality.",
        hi: "अपना पिन कोड या इलाक़े का नाम लिखिए।"
    }
    /// Digits, but not six.
    not_a_pin() { en: "A PIN code has six digits.", hi: "पिन कोड में छह अंक होते हैं।" }
    /// Six digits that are none.
    unknown_pin(typed: &str) {
        en: "There is no PIN code {typed}. Please check it.",
        hi: "पिन कोड {typed} नहीं मिला। एक बार जाँच लीजिए।"
    }
    /// No such name.
    unknown_locality(typed: &str) {
        en: "We do not know a place called “{typed}”. Try the PIN code.",
        hi: "“{typed}” नाम की कोई जगह नहीं मिली। पिन कोड लिखकर देखिए।"
    }
    /// The pressed suggestion is gone.
    choose_again() { en: "Please choose again.", hi: "कृपया फिर से चुनिए।" }
}
