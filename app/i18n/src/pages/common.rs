//! What stands on every page.

messages! {
    /// The name of the whole shop.
    shop_name() { en: "Nukkad", hi: "नुक्कड़" }
    /// The first link of a page, for those who go by keys.
    skip() { en: "Skip to the content", hi: "सीधे मुख्य हिस्से पर जाएँ" }
    /// The links at the end of a page.
    more_links() { en: "More", hi: "और" }
    /// A link to the page that asks for a place.
    change_place() { en: "Change place", hi: "जगह बदलें" }
    /// A link to the customer's orders.
    my_orders() { en: "My orders", hi: "मेरे ऑर्डर" }
    /// A link to the chat.
    back_to_chat() { en: "Back to the chat", hi: "चैट पर वापस" }
    /// A link to the page above.
    back_to(place: &str) { en: "Back to {place}", hi: "वापस: {place}" }
    /// A link or button to the cart.
    cart() { en: "Cart", hi: "कार्ट" }
    /// One thing in the cart; the gap is filled on the phone.
    one_item_gap() { en: "{{}} item", hi: "{{}} आइटम" }
    /// Many things in the cart; the gap is filled on the phone.
    many_items_gap() { en: "{{}} items", hi: "{{}} आइटम" }
    /// What the cart saves; the gap is filled on the phone.
    saving_gap() { en: "You save {{}}", hi: "आपकी बचत {{}}" }
    /// What a page lists goes on.
    more() { en: "Show more", hi: "और देखें" }
    /// Back to the first page of a list.
    from_the_start() { en: "From the start", hi: "शुरू से" }
}
