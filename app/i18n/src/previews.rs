//! The words on preview pictures.

messages! {
    /// The shop as a whole.
    shop_title() { en: "Your kirana, in the chat", hi: "आपकी किराना दुकान, चैट में" }
    /// Under it.
    shop_subtitle() {
        en: "Order in a minute, pick up around the corner",
        hi: "मिनट भर में ऑर्डर, नुक्कड़ से ले लीजिए",
    }
    /// On a store's picture.
    order_and_collect() { en: "Order and collect", hi: "ऑर्डर कीजिए, ले जाइए" }
}
