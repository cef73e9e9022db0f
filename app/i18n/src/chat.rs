//! What the shop says in the chat, to customers and to storekeepers.
//!
//! Labels of buttons hold at most 20 characters (Cloud API, interactive messages); a test counts them.

use commerce::{OrderState, Paise, PaymentMethod, RejectReason};

messages! {
    in chat;
    /// Already written for whoever asks for the shop.
    ask_shop();
    /// Already written for a storekeeper who asks for the counter.
    ask_counter();
    /// Already written for whoever filled a cart in a browser: names the cart.
    ask_cart(cart: &str);
    /// First words to a customer whose name we know; the link follows on the button.
    greeting_by_name(name: &str, shop: &str);
    /// First words to a customer without a name.
    greeting(shop: &str);
    /// What else can be done in the chat; buttons follow.
    more_actions();
    /// The link leads to a cart filled in a browser.
    cart_link();
    /// On the button of a shop link.
    open_shop();
    /// On the button of a cart link.
    open_cart();
    /// On the button of an order link.
    open_order();
    /// On the button that asks for a location message.
    share_location();
    /// On the button that lists orders.
    my_orders();
    /// Asks for a location message.
    ask_location();
    /// The location was understood; the link follows.
    location_set(label: &str, store: &str, distance: &str);
    /// The location lies outside the served area; the link follows.
    location_out_of_range(label: &str, store: &str, distance: &str);
    /// What a place without a name is called.
    unnamed_location();
    /// A PIN code that does not exist.
    unknown_pin(pin: &str);
    /// Answer to a kind of message we can not read.
    unsupported_message();
    /// The language was changed.
    language_set();
    /// There are no orders to list.
    no_orders();
    /// The customer's receipt, under the bill.
    order_placed(number: u32, store: &str, window: &str);
    /// The store has accepted.
    order_accepted(number: u32, store: &str);
    /// It waits at the counter.
    order_ready(number: u32, store: &str, code: &str, to_pay: Paise);
    /// Handed over.
    order_collected(number: u32, paid: Paise);
    /// The store said no.
    order_rejected(number: u32, store: &str, reason: &str);
    /// The customer cancelled.
    order_cancelled(number: u32);
    /// Nobody accepted in time.
    order_expired(number: u32, store: &str);
    /// Nobody fetched it.
    order_uncollected(number: u32, store: &str);
    /// The name under which a bill arrives.
    bill_file(number: u32);
    /// To a store: a new order.
    store_new_order(number: u32, name: &str, window: &str, goods: &str, to_pay: Paise);
    /// To a store: the order is accepted, the next button waits.
    store_accepted(number: u32);
    /// To a store: the order is ready, the next button waits.
    store_ready(number: u32, name: &str, code: &str, to_pay: Paise);
    /// To a store: how was it paid?
    store_ask_payment_method(number: u32);
    /// To a store: why not?
    store_ask_reject_reason(number: u32);
    /// To a store: collected.
    store_collected(number: u32, paid: Paise);
    /// To a store: rejected.
    store_rejected(number: u32);
    /// To a store: the customer cancelled.
    store_cancelled(number: u32);
    /// To a store: nobody accepted it.
    store_order_expired(number: u32);
    /// To a store: nobody fetched it.
    store_uncollected(number: u32);
    /// To a store: an action that is no longer possible.
    store_action_conflict(number: u32, state: &str);
    /// To a store: an order it does not have.
    store_unknown_order();
    /// To a store: its counter.
    counter_link(store: &str);
    /// On the button of a counter link.
    open_counter();
    /// To a store: paused.
    store_paused();
    /// To a store: resumed.
    store_resumed();
    /// Button: accept.
    button_accept();
    /// Button: reject.
    button_reject();
    /// Button: ready.
    button_ready();
    /// Button: collected.
    button_collected();
    /// More goods than a message should list.
    and_more(count: usize);
    /// How it was paid, as a button and in a sentence.
    paid_by(paid_by: PaymentMethod) -> &'static str;
    /// Why a store rejects, as a button and in a sentence.
    reject_reason(reason: RejectReason) -> &'static str;
    /// A state as it stands in a sentence: `is already accepted`, `पहले ही लिया जा चुका है`.
    state(state: OrderState) -> &'static str;
}

#[cfg(test)]
mod tests {
    use commerce::Language;

    use super::*;

    #[test]
    fn labels_fit_their_buttons() {
        for language in Language::ALL {
            let mut labels = vec![
                open_shop(language),
                open_cart(language),
                open_order(language),
                share_location(language),
                my_orders(language),
                open_counter(language),
                button_accept(language),
                button_reject(language),
                button_ready(language),
                button_collected(language),
                language.endonym().to_owned(),
            ];
            labels.extend(PaymentMethod::ALL.map(|how| paid_by(language, how).to_owned()));
            labels.extend(RejectReason::ALL.map(|why| reject_reason(language, why).to_owned()));
            for label in labels {
                assert!((1..=20).contains(&label.chars().count()), "{label}");
            }
        }
    }
}
