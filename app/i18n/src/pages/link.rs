//! A link from the chat.

messages! {
    /// The question with name and number.
    continue_as(who: &str) { en: "Continue as {who}?", hi: "{who} के नाम से आगे बढ़ें?" }
    /// The question when neither is known.
    continue_here() { en: "Continue in this browser?", hi: "इसी ब्राउज़र में आगे बढ़ें?" }
    /// On the button that opens the shop.
    open_shop() { en: "Yes, open the shop", hi: "हाँ, दुकान खोलें" }
    /// The cart is still there.
    cart_waits(items: &str) { en: "Your cart with {items} is waiting.", hi: "आपका कार्ट रखा है: {items}।" }
    /// On the button that opens an order.
    open_order(number: u32) { en: "Show order {number}", hi: "ऑर्डर {number} दिखाएँ" }
    /// The question before a counter.
    counter_of(store: &str) { en: "Open the counter of {store}?", hi: "{store} का काउंटर खोलें?" }
    /// On the button that opens it.
    open_counter() { en: "Open the counter", hi: "काउंटर खोलें" }
    /// Who must not press it.
    counter_only() {
        en: "Only for the people who work at this store. Anyone who opens it here can accept and reject orders.",
        hi: "यह सिर्फ़ दुकान में काम करने वालों के लिए है। यहाँ खोलने पर ऑर्डर लिए या मना किए जा सकते हैं।"
    }
    /// Not your link.
    not_you() {
        en: "Not you? Then this link was sent to someone else. Write “Hi” in the chat and get your own.",
        hi: "यह आप नहीं हैं? तो यह लिंक किसी और का है। चैट में “Hi” लिखिए, आपको अपना लिंक मिलेगा।"
    }
    /// The title when a link has run out.
    expired() { en: "This link has expired", hi: "इस लिंक का समय पूरा हो गया" }
    /// A customer's link.
    expired_why() {
        en: "Links work for 30 minutes, so that your orders stay yours. Your cart is still there.",
        hi: "लिंक 30 मिनट तक ही चलता है, ताकि आपके ऑर्डर आपके ही रहें। आपका कार्ट वैसा ही रखा है।"
    }
    /// A counter's link.
    counter_expired_why() {
        en: "Counter links work for 10 minutes. Write “counter” from the store's phone for a new one.",
        hi: "काउंटर का लिंक 10 मिनट तक चलता है। नए लिंक के लिए दुकान के फ़ोन से “काउंटर” लिखिए।"
    }
    /// On the button.
    fresh_link() { en: "Get a fresh link in the chat", hi: "चैट में नया लिंक लें" }
}
