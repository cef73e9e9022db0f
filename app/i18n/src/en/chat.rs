//! English: messages in the chat.

use commerce::{OrderState, Paise, PaymentMethod, RejectReason};

texts! {
    ask_shop() = "Hi";
    ask_counter() = "Counter";
    ask_cart(cart: &str) = "Hi, this is my cart: {cart}";
    greeting_by_name(name: &str, shop: &str) = "Namaste, {name}. Welcome to {shop}. Order here and pick up at a kirana near you. The link is for you alone and works for 30 minutes.";
    greeting(shop: &str) = "Namaste! Welcome to {shop}. Order here and pick up at a kirana near you. The link is for you alone and works for 30 minutes.";
    more_actions() = "You can also tell us where you are, or look at your orders.";
    cart_link() = "Your cart is waiting. Open it here and choose a pick-up time. The link is for you alone and works for 30 minutes.";
    open_shop() = "Open the shop";
    open_cart() = "Open my cart";
    open_order() = "See the order";
    share_location() = "Send my location";
    my_orders() = "My orders";
    ask_location() = "Send your location, or write your PIN code, and we will find the stores near you. We use it for nothing else.";
    location_set(label: &str, store: &str, distance: &str) = "Got it: {label}. The nearest store is {store}, {distance} away.";
    location_out_of_range(label: &str, store: &str, distance: &str) = "We are not in {label} yet. The nearest store is {store}, {distance} away. You are welcome to order there.";
    unnamed_location() = "your area";
    unknown_pin(pin: &str) = "There is no PIN code {pin}. Please check the six digits.";
    unsupported_message() = "Sorry, we can only read words and locations. Write Hi and we will send you the shop.";
    language_set() = "From now on we write in English.";
    no_orders() = "You have no orders yet. Write Hi and we will send you the shop.";
    order_placed(number: u32, store: &str, window: &str) = "Order {number} is with {store}. It is *not ready yet*; we will write when it is. Pick-up: {window}. You pay at the store.";
    order_accepted(number: u32, store: &str) = "{store} has accepted order {number} and is packing it. It is not ready yet; we will write when it is.";
    order_ready(number: u32, store: &str, code: &str, to_pay: Paise) = "Order {number} is ready at {store}. Show this code at the counter: *{code}*. To pay: {to_pay}.";
    order_collected(number: u32, paid: Paise) = "Order {number} is collected, {paid} paid. Thank you, come again!";
    order_rejected(number: u32, store: &str, reason: &str) = "{store} cannot take order {number}: {reason}. You pay nothing. Write Hi to try another store.";
    order_cancelled(number: u32) = "Order {number} is cancelled. You pay nothing.";
    order_expired(number: u32, store: &str) = "{store} did not answer in time, so order {number} has expired. You pay nothing. Write Hi to try another store.";
    order_uncollected(number: u32, store: &str) = "Order {number} was not collected in time, so {store} has put it back. You pay nothing.";
    bill_file(number: u32) = "Bill-{number}.pdf";
    store_new_order(number: u32, name: &str, window: &str, goods: &str, to_pay: Paise) = "New order {number} · {name}\nPick-up: {window}\n{goods}\nTo be paid at the store: {to_pay}";
    store_accepted(number: u32) = "Order {number} is accepted. Press Ready when it is packed.";
    store_ready(number: u32, name: &str, code: &str, to_pay: Paise) = "Order {number} is ready; {name} has been told. Pick-up code: {code}. To be paid: {to_pay}. Press Collected when you have handed it over.";
    store_ask_payment_method(number: u32) = "How was order {number} paid?";
    store_ask_reject_reason(number: u32) = "Why can't you take order {number}? The customer will be told.";
    store_collected(number: u32, paid: Paise) = "Order {number}: collected, {paid} paid.";
    store_rejected(number: u32) = "Order {number} is rejected; the customer has been told.";
    store_cancelled(number: u32) = "Order {number} was cancelled by the customer. Nothing to do.";
    store_order_expired(number: u32) = "Order {number} was not accepted in time and has expired.";
    store_uncollected(number: u32) = "Order {number} was not collected. You can put the goods back.";
    store_action_conflict(number: u32, state: &str) = "Order {number} is already {state}; nothing has changed.";
    store_unknown_order() = "That order is not one of your store's.";
    counter_link(store: &str) = "{store}: here is your counter. The link works for 10 minutes.";
    open_counter() = "Open the counter";
    store_paused() = "Your store is paused and takes no orders. Write *resume* to take orders again.";
    store_resumed() = "Your store is taking orders again.";
    button_accept() = "Accept";
    button_reject() = "Reject";
    button_ready() = "Ready";
    button_collected() = "Collected";
    and_more(count: usize) = "… and {count} more";
}

pub(crate) const fn paid_by(paid_by: PaymentMethod) -> &'static str {
    match paid_by {
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

pub(crate) const fn state(state: OrderState) -> &'static str {
    match state {
        OrderState::Placed => "placed",
        OrderState::Accepted => "accepted",
        OrderState::Ready => "ready",
        OrderState::Collected => "collected",
        OrderState::Rejected => "rejected",
        OrderState::Cancelled => "cancelled",
        OrderState::Expired => "expired",
        OrderState::Uncollected => "put back",
    }
}
