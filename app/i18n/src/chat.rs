//! What customers and storekeepers read in the chat.

use commerce::{OrderState, Paise, PaymentMethod, RejectReason};

mod labels;

pub use labels::*;

messages! {
    in chat;
    /// The text in the message box of a link that asks for the shop.
    ask_shop();
    /// The text in the message box of a link that asks for the counter.
    ask_counter();
    /// The text in the message box of a link that hands over a cart filled in a browser.
    ask_cart(cart: &str);
    /// Greets a customer whose name is known, above a button that opens the shop.
    greeting_by_name(name: &str, shop: &str);
    /// Greets a customer, above a button that opens the shop.
    greeting(shop: &str);
    /// What else can be done in the chat, above its buttons.
    more_actions();
    /// Above the list of languages.
    ask_language();
    /// Above a button that opens a cart filled in a browser.
    cart_link();
    /// Asks for a location message.
    ask_location();
    /// The location is known, above a button that opens the shop.
    location_set(label: &str, store: &str, distance: &str);
    /// No store serves the location.
    location_out_of_range(label: &str, shop: &str);
    /// What a location without a name is called.
    unnamed_location();
    /// A PIN code that does not exist.
    unknown_pin(pin: &str);
    /// The reply to a kind of message that cannot be read.
    unsupported_message();
    /// The language was changed.
    language_set();
    /// There are no orders to list.
    no_orders();
    /// The order was sent to the store, under the bill.
    order_placed(number: &str, store: &str, window: &str, total: Paise);
    /// The store has accepted the order.
    order_accepted(number: &str, store: &str);
    /// The order can be collected.
    order_ready(number: &str, store: &str, code: &str, total: Paise);
    /// The order was collected.
    order_collected(number: &str, paid: Paise);
    /// The store rejected the order.
    order_rejected(number: &str, store: &str, reason: &str);
    /// The customer cancelled the order.
    order_cancelled(number: &str);
    /// The store did not accept the order in time.
    order_expired(number: &str, store: &str);
    /// The customer did not collect the order in time.
    order_uncollected(number: &str, store: &str);
    /// The file name of a bill.
    bill_file(number: &str);
    /// To a store: a new order.
    /// After the items of `store_new_order`: what the customer requests.
    store_note(note: &str);
    store_new_order(number: &str, name: &str, window: &str, items: &str, total: Paise);
    /// To a store: the order is accepted, above the button for the next step.
    store_accepted(number: &str);
    /// To a store: the order is ready, above the button for the next step.
    store_ready(number: &str, name: &str, code: &str, total: Paise);
    /// To a store: asks for the payment method.
    store_ask_payment_method(number: &str);
    /// To a store: asks for the reason to reject.
    store_ask_reject_reason(number: &str);
    /// To a store: the order was collected.
    store_collected(number: &str, paid: Paise);
    /// To a store: the order is rejected.
    store_rejected(number: &str);
    /// To a store: the customer cancelled.
    store_cancelled(number: &str);
    /// To a store: the order was not accepted in time.
    store_order_expired(number: &str);
    /// To a store: the order was not collected in time.
    store_uncollected(number: &str);
    /// To a store: an action that is no longer possible.
    store_action_conflict(number: &str, state: &str);
    /// To a store: an action that is possible only after the order is accepted.
    store_accept_first(number: &str);
    /// To a store: an action that is possible only after the order is ready.
    store_ready_first(number: &str);
    /// To a store: an order of another store, or of none.
    store_unknown_order();
    /// To a store: its counter.
    counter_link(store: &str);
    /// To a store: it takes no new orders.
    store_paused();
    /// To a store: it takes orders again.
    store_resumed();
    /// More items than a message lists.
    and_more(count: usize);
    /// How an order was paid, on a button and within a sentence.
    payment_method(method: PaymentMethod) -> &'static str;
    /// Why a store rejects, on a button and within a sentence.
    reject_reason(reason: RejectReason) -> &'static str;
    /// A state within a sentence: `is already accepted`, `पहले ही लिया जा चुका है`.
    order_state(state: OrderState) -> &'static str;
}
