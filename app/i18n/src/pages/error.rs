//! When something is wrong.

messages! {
    /// No such page.
    no_page() { en: "There is no such page", hi: "यह पन्ना नहीं है" }
    /// Why.
    no_page_why() { en: "The address may be mistyped, or the page has moved.", hi: "पता शायद ग़लत लिखा है, या पन्ना हट गया है।" }
    /// No such store.
    no_store() { en: "We do not know this store", hi: "यह दुकान हमें नहीं मिली" }
    /// Why.
    no_store_why() { en: "It may have left. There are others near you.", hi: "हो सकता है वह अब यहाँ न हो। पास में और दुकानें हैं।" }
    /// No such product.
    no_product() { en: "This store does not have that", hi: "यह सामान इस दुकान में नहीं है" }
    /// Why.
    no_product_why() { en: "It may be called differently here: search, or look along the shelves.", hi: "हो सकता है यहाँ नाम कुछ और हो: खोजकर देखिए।" }
    /// No such order.
    no_order() { en: "We do not know this order", hi: "यह ऑर्डर हमें नहीं मिला" }
    /// Why.
    no_order_why() { en: "Open it from your chat, or see all your orders.", hi: "इसे अपनी चैट से खोलिए, या अपने सब ऑर्डर देखिए।" }
    /// No such link.
    no_link() { en: "We do not know this link", hi: "यह लिंक हमारा नहीं है" }
    /// Why.
    no_link_why() { en: "Write “Hi” in the chat, and a fresh one comes at once.", hi: "चैट में “Hi” लिखिए, नया लिंक तुरंत आ जाएगा।" }
    /// A session is needed.
    sign_in() { en: "Please come in through the chat", hi: "कृपया चैट से आइए" }
    /// Why.
    sign_in_why() { en: "This page is yours alone, so we need to know that it is you: open the link in your chat.", hi: "यह पन्ना सिर्फ़ आपका है, इसलिए पहचान ज़रूरी है: अपनी चैट का लिंक खोलिए।" }
    /// A form from elsewhere.
    refused() { en: "We could not take that", hi: "यह नहीं हो पाया" }
    /// Why.
    refused_why() { en: "The page was too old, or the form came from another site. Nothing has changed. Go back, reload, and try again.", hi: "पन्ना पुराना था, या फ़ॉर्म किसी और साइट से आया। कुछ नहीं बदला। वापस जाइए, पन्ना फिर से खोलिए और दोबारा कोशिश कीजिए।" }
    /// Not readable.
    unreadable() { en: "We could not read that", hi: "यह हम समझ नहीं सके" }
    /// Why.
    unreadable_why() { en: "Something was missing or mistyped. Nothing has changed.", hi: "कुछ छूट गया या ग़लत लिखा था। कुछ नहीं बदला।" }
    /// Too much.
    too_large() { en: "That was too much at once", hi: "यह बहुत ज़्यादा था" }
    /// Why.
    too_large_why() { en: "Please send less.", hi: "कृपया कम भेजिए।" }
    /// Moved on.
    moved_on() { en: "Something has changed meanwhile", hi: "इस बीच कुछ बदल गया है" }
    /// Why.
    moved_on_why() { en: "What you saw was out of date. Look again and decide.", hi: "आपने जो देखा वह पुराना था। फिर से देखकर तय कीजिए।" }
    /// Too many at once.
    busy() { en: "Too many people at once", hi: "अभी बहुत भीड़ है" }
    /// Why.
    busy_why() { en: "Please try again in a minute. Your cart is safe.", hi: "एक मिनट बाद फिर कोशिश कीजिए। आपका कार्ट सुरक्षित है।" }
    /// Our fault.
    our_fault() { en: "Something broke on our side", hi: "हमारी तरफ़ से कुछ गड़बड़ हुई" }
    /// Why.
    our_fault_why() { en: "It is not your fault. Your cart and your orders are safe. Please try again in a minute.", hi: "इसमें आपकी ग़लती नहीं है। आपका कार्ट और ऑर्डर सुरक्षित हैं। एक मिनट बाद फिर कोशिश कीजिए।" }
    /// A way on.
    to_stores() { en: "Stores near me", hi: "पास की दुकानें" }
    /// A way on.
    to_store() { en: "To the store", hi: "दुकान में जाएँ" }
    /// A way on.
    to_cart() { en: "See my cart", hi: "मेरा कार्ट देखें" }
}
