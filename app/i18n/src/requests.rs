//! What customers look for and do not find: a product at a store, a store near their place.

messages! {
    in requests;
    /// On the button that sends the words of a search to the store.
    ask_store(words: &str);
    /// Above `ask_store`: what happens then.
    ask_store_hint();
    /// To an anonymous visitor, above the button that opens WhatsApp.
    ask_store_sign_in(words: &str);
    /// The store has not answered yet.
    waiting_for_store(words: &str);
    /// The store has it; on the page.
    store_has(words: &str);
    /// The store does not have it; on the page.
    store_has_not(words: &str);
    /// The customer made as many requests today as one may.
    limit_reached();
    /// To a store's chat: someone looks for this.
    to_store(words: &str);
    /// To a customer's chat: the store has it.
    chat_available(store: &str, words: &str);
    /// To a customer's chat: the store does not have it.
    chat_unavailable(store: &str, words: &str);
    /// On the counter, over what customers looked for.
    counter_title(count: usize);
    /// On the counter: how many customers looked for the same.
    customers(count: usize);
    /// On the button of the counter.
    we_have_it();
    /// The same button, for screen readers.
    we_have_it_label(words: &str);
    /// On the button of the counter.
    not_available();
    /// The same button, for screen readers.
    not_available_label(words: &str);
    /// On the button that stores the request to be notified of a store near a place.
    tell_me();
    /// The same button in the chat; 20 characters at most.
    tell_me_short();
    /// Above `tell_me`: what happens then.
    tell_me_hint();
    /// The request is stored.
    will_tell(place: &str);
    /// To an anonymous visitor, above the button that opens WhatsApp.
    tell_me_sign_in();
    /// The customer is to be notified of as many places as one may.
    tell_me_limit();
    /// The text in the message box of a link that asks for the stores near a PIN code.
    ask_pin(pin: &str);
    /// A store serves the place now, above a button that opens the shop.
    store_opened(place: &str, store: &str, distance: &str);
}
