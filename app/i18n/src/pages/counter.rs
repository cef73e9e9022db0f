//! The storekeeper's pages.

messages! {
    in pages::counter;
    title(store: &str);
    /// Status of a store that accepts orders.
    taking_orders();
    /// Status of a paused store.
    paused();
    /// Orders placed today.
    today(count: u32);
    pause();
    resume();
    /// On the link that reloads the board.
    refresh();
    /// On the link to the stock page.
    shelf_link();
    column_new();
    column_packing();
    column_ready();
    empty_new();
    empty_packing();
    empty_ready();
    /// Age of an order: under a minute.
    just_now();
    /// Age of an order.
    waiting_minutes(minutes: i64);
    /// Age of an order, from an hour on.
    waiting_hours(hours: i64);
    /// The amount to be paid.
    due_at_store(sum: commerce::Paise);
    /// The pick-up code.
    code(code: &str);
    /// Before the note of the customer.
    note();
    accept();
    /// Opens the reasons.
    reject();
    /// Over the reasons.
    reject_reason_title();
    /// Before a reason is chosen.
    choose();
    /// On the button that rejects.
    reject_confirm();
    ready();
    /// Over the payment methods.
    collected_paid_by();
    /// The customer's message is in the outbox.
    notification_waiting();
    notification_sent();
    notification_delivered();
    notification_read();
    notification_failed();
    /// Why an action failed; `why` is a sentence.
    order_error(number: u32, why: &str);
    /// After `order_error`.
    reason_missing();
    /// After `order_error`.
    payment_missing();
    /// Over the orders with a low rating.
    low_ratings(count: usize);
    /// Title of the stock page.
    shelf_title();
    /// Label of the search field.
    shelf_search();
    /// No product matches.
    shelf_nothing(query: &str);
    /// Units in stock, and those reserved by orders.
    on_hand(on_hand: u32, reserved: u32);
    /// Status of a product.
    marked_out_of_stock();
    /// On the button.
    mark_out_of_stock();
    /// The same button, for screen readers.
    mark_out_of_stock_label(name: &str);
    /// On the button.
    mark_in_stock();
    /// The same button, for screen readers.
    mark_in_stock_label(name: &str);
    /// Title of the page without a session.
    sign_in_title();
    /// How to sign in.
    sign_in();
    /// On the button that opens WhatsApp.
    sign_in_chat();
}
