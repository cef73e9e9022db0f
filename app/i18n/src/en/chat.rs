//! English: messages in the chat.

use commerce::{OrderState, Paise, PaymentMethod, RejectReason};

texts! {
    ask_shop() = "Hi";
    ask_counter() = "Counter";
    ask_cart(cart: &str) = "Hi, this is my cart: {cart}";
    greeting_by_name(name: &str, shop: &str) = "Namaste, {name}! Welcome to {shop}. Order here and pick up from a kirana near you.";
    greeting(shop: &str) = "Namaste! Welcome to {shop}. Order here and pick up from a kirana near you.";
    more_actions() = "You can also share your location or see your orders.";
    ask_language() = "Which language would you like to use?";
    cart_link() = "Here is your cart. Open it and choose a pick-up time.";
    open_shop() = "Open the shop";
    open_cart() = "Open my cart";
    open_order() = "See the order";
    share_location() = "Send my location";
    my_orders() = "My orders";
    choose_language() = "Language";
    ask_location() = "Share your location or type your PIN code, and we will show you the stores near you. We do not use it for anything else.";
    location_set(label: &str, store: &str, distance: &str) = "Got it: {label}. The nearest store is {store}, {distance} away.";
    location_out_of_range(label: &str, shop: &str) = "Sorry, {shop} has no store near {label} yet. To try another place, share its location or type its PIN code.";
    unnamed_location() = "your location";
    unknown_pin(pin: &str) = "We could not find the PIN code {pin}. Please check the six digits.";
    unsupported_message() = "Sorry, we can only read text and locations. Send Hi to get the link to the shop.";
    language_set() = "From now on we will write in English.";
    no_orders() = "You have no orders yet. Send Hi to get the link to the shop.";
    order_placed(number: &str, store: &str, window: &str, total: Paise) = "Order {number} is with {store}. It is *not ready yet*; we will message you when it is. Pick-up: {window}. To pay at the store: {total}.";
    order_accepted(number: &str, store: &str) = "{store} has accepted order {number} and is packing it. It is not ready yet; we will message you when it is.";
    order_ready(number: &str, store: &str, code: &str, total: Paise) = "Order {number} is ready at {store}. Show this code at the counter: *{code}*. To pay: {total}.";
    order_collected(number: &str, paid: Paise) = "Order {number} is collected, {paid} paid. Thank you, and see you again!";
    order_rejected(number: &str, store: &str, reason: &str) = "Sorry, {store} cannot take order {number}: {reason}. No payment is due. Send Hi to try another store.";
    order_cancelled(number: &str) = "Order {number} is cancelled. No payment is due.";
    order_expired(number: &str, store: &str) = "{store} did not respond in time, so order {number} has expired. No payment is due. Send Hi to try another store.";
    order_uncollected(number: &str, store: &str) = "Order {number} was not picked up in time, so {store} has closed it. No payment is due.";
    bill_file(number: &str) = "Bill-{number}.pdf";
    store_note(note: &str) = "Note: {note}";
    store_new_order(number: &str, name: &str, window: &str, items: &str, total: Paise) = "New order {number} · {name}\nPick-up: {window}\n{items}\nTo be paid at the store: {total}";
    store_accepted(number: &str) = "Order {number} is accepted. Press Ready when it is packed.";
    store_ready(number: &str, name: &str, code: &str, total: Paise) = "Order {number} is ready, and {name} knows. Pick-up code: {code}. To be paid: {total}. Press Collected when you have handed it over.";
    store_ask_payment_method(number: &str) = "How was order {number} paid?";
    store_ask_reject_reason(number: &str) = "Why can't you take order {number}? We will tell the customer.";
    store_collected(number: &str, paid: Paise) = "Order {number}: collected, {paid} paid.";
    store_rejected(number: &str) = "Order {number} is rejected, and the customer knows.";
    store_cancelled(number: &str) = "The customer cancelled order {number}. You do not need to do anything.";
    store_order_expired(number: &str) = "Order {number} was not accepted in time and has expired.";
    store_uncollected(number: &str) = "Order {number} was not picked up in time. You can put the items back on the shelf.";
    store_action_conflict(number: &str, state: &str) = "Order {number} is already {state}. Nothing has changed.";
    store_accept_first(number: &str) = "Order {number} is not accepted yet. Please press Accept first.";
    store_ready_first(number: &str) = "Order {number} is not ready yet. Please press Ready first.";
    store_unknown_order() = "This order does not belong to your store.";
    counter_link(store: &str) = "{store}: here is your counter. The link works for 10 minutes.";
    open_counter() = "Open the counter";
    store_paused() = "Your store is paused and takes no new orders. Send *resume* to take orders again.";
    store_resumed() = "Your store is taking orders again.";
    button_accept() = "Accept";
    button_reject() = "Reject";
    button_ready() = "Ready";
    button_collected() = "Collected";
    and_more(count: usize) = "… and {count} more";
}

pub(crate) const fn payment_method(method: PaymentMethod) -> &'static str {
    match method {
        PaymentMethod::Cash => "Cash",
        PaymentMethod::Upi => "UPI",
        PaymentMethod::Card => "Card",
    }
}

pub(crate) const fn reject_reason(reason: RejectReason) -> &'static str {
    match reason {
        RejectReason::OutOfStock => "out of stock",
        RejectReason::TooBusy => "too busy",
        RejectReason::ClosingEarly => "closing early",
        RejectReason::Other => "not possible today",
    }
}

pub(crate) const fn order_state(state: OrderState) -> &'static str {
    match state {
        OrderState::Placed => "placed",
        OrderState::Accepted => "accepted",
        OrderState::Ready => "ready",
        OrderState::Collected => "collected",
        OrderState::Rejected => "rejected",
        OrderState::Cancelled => "cancelled",
        OrderState::Expired => "expired",
        OrderState::Uncollected => "closed",
    }
}
