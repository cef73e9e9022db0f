//! Links from the chat.

messages! {
    in pages::link;
    /// Asks a customer whose name or number is known.
    continue_as(who: &str);
    /// Asks a customer of whom nothing is known.
    continue_here();
    /// On the button.
    open_shop();
    cart_waiting(items: &str);
    /// Where the link leads.
    to_last_store(store: &str);
    /// On the button of an order link.
    open_order(number: &str);
    /// Asks a storekeeper.
    counter_title(store: &str);
    /// On the button of a counter link.
    open_counter();
    /// Who must not open it.
    counter_warning();
    /// Under the question.
    not_you();
    /// Title.
    expired();
    /// Under the title of a customer's link.
    expired_why();
    /// Under the title of a counter link.
    counter_expired_why();
    /// On the button that opens WhatsApp.
    new_link();
}
