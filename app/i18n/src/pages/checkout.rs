//! The checkout.

messages! {
    in pages::checkout;
    title();
    /// Label of the name field.
    name();
    /// Error: no name.
    name_empty();
    /// Error: the name has characters that cannot be printed.
    name_invalid();
    /// Error: the name is too long.
    name_too_long();
    /// Over the slots.
    pick_up_time();
    /// On the earliest slot with room.
    earliest(when: &str);
    /// Under `earliest`.
    earliest_note();
    /// On the slot at the hour of most of the customer's orders.
    usual(when: &str);
    /// Opens the other slots.
    other_times();
    /// Over the slots of a part of a day.
    day_and_part(day: &str, part: &str);
    /// A part of a day, after the day.
    day_part(part: commerce::DayPart) -> &'static str;
    /// Beside the button: the slot that is chosen beforehand; it stays there when another is chosen.
    unless_changed(when: &str);
    /// On a slot without room.
    full();
    /// No slot is offered.
    no_slots();
    /// Error: no slot was chosen.
    slot_not_chosen();
    /// Error: the slot filled up.
    slot_full();
    /// Error: the slot is too soon, or not one of the store's.
    slot_not_offered();
    /// Error: the customer has as many open orders as allowed.
    too_many_open_orders(max: u32);
    /// Error: the customer has as many orders in this slot as allowed.
    too_many_orders_in_slot(max: u32);
    /// Error: the cart holds too much of what the store has of a product.
    too_much_of_product(name: &str, max: u32);
    /// Error: the total is too high for a customer who has not collected an order yet.
    total_too_high(max: commerce::Paise);
    /// Label of the note to the store.
    note();
    /// In the empty field of the note.
    note_example();
    /// Error: the note is too long.
    note_too_long(max: usize);
    /// Opens the choices for lines that turn out to be missing; names what happens without a choice.
    if_missing_title();
    /// A choice.
    if_missing(choice: commerce::IfMissing) -> &'static str;
    /// Over how to pay.
    pay();
    /// How to pay.
    pay_at_store();
    /// What the store accepts.
    pay_with();
    /// On the button that places the order.
    place_order(sum: commerce::Paise);
    /// Where the order's messages go.
    ordering_as(masked: &str);
    /// To an anonymous visitor: why to continue in WhatsApp.
    continue_why();
    /// On the button that opens WhatsApp.
    continue_in_chat();
    /// Over the lines.
    your_order();
    /// On the link back to the cart.
    change_cart();
}
