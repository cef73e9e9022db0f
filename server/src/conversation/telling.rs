//! From news about an order to words: what the outbox says to customers and stores.

use commerce::notice::Say;
use commerce::{Language, Order, OrderState, PaidBy, RejectReason, Store};
use jiff::Timestamp;
use words::{chat, goods, times};

use super::reply::Reply;

/// Goods listed in a store's message; the counter shows the rest.
const GOODS_LISTED: usize = 12;

/// The customer's receipt, written under the bill.
#[must_use]
pub fn receipt(order: &Order, store: &Store, now: Timestamp) -> String {
    let language = order.language;
    let window = times::window_with_day(language, order.slot, now, store);
    chat::order_placed(language, order.number, &store.name, &window)
}

/// What the customer is told when an order reaches a state. `url` opens the order.
#[must_use]
pub fn to_customer(order: &Order, state: OrderState, store: &Store, url: String, now: Timestamp) -> Say {
    let language = order.language;
    let (number, name, to_pay) = (order.number, store.name.as_str(), order.totals.to_pay);
    let body = match state {
        OrderState::Placed => receipt(order, store, now),
        OrderState::Accepted => chat::order_accepted(language, number, name),
        OrderState::Ready => chat::order_ready(language, number, name, &order.pickup_code, to_pay),
        OrderState::Collected => chat::order_collected(language, number, to_pay),
        OrderState::Rejected => {
            let reason = order.reject_reason.unwrap_or(RejectReason::Other);
            chat::order_rejected(language, number, name, chat::reject_reason(language, reason))
        }
        OrderState::Cancelled => chat::order_cancelled(language, number),
        OrderState::Lapsed => chat::order_lapsed(language, number, name),
        OrderState::Uncollected => chat::order_uncollected(language, number, name),
    };
    Say::Link { body, label: chat::see_order(language), url }
}

/// A new order, with its two buttons.
#[must_use]
pub fn new_order(order: &Order, store: &Store, language: Language, now: Timestamp) -> Say {
    let window = times::window_with_day(language, order.slot, now, store);
    let mut lines: Vec<String> = order
        .lines
        .iter()
        .take(GOODS_LISTED)
        .map(|line| {
            format!(
                "{} × {} {}",
                line.quantity,
                line.names.in_language(language),
                goods::pack(language, line.pack)
            )
        })
        .collect();
    if order.lines.len() > GOODS_LISTED {
        lines.push(chat::and_more(language, order.lines.len() - GOODS_LISTED));
    }
    let body = chat::store_new_order(
        language,
        order.number,
        &order.contact_name,
        &window,
        &lines.join("\n"),
        order.totals.to_pay,
    );
    Say::Buttons {
        body,
        buttons: vec![
            button(Reply::Accept(order.id), chat::button_accept(language)),
            button(Reply::WhyReject(order.id), chat::button_reject(language)),
        ],
    }
}

/// The next button for an order the store has moved; `None` when there is none.
#[must_use]
pub fn next_step(order: &Order, state: OrderState, language: Language) -> Option<Say> {
    match state {
        OrderState::Accepted => Some(Say::Buttons {
            body: chat::store_accepted(language, order.number),
            buttons: vec![button(Reply::Ready(order.id), chat::button_ready(language))],
        }),
        OrderState::Ready => Some(Say::Buttons {
            body: chat::store_ready(
                language,
                order.number,
                &order.contact_name,
                &order.pickup_code,
                order.totals.to_pay,
            ),
            buttons: vec![button(Reply::HowPaid(order.id), chat::button_collected(language))],
        }),
        _ => None,
    }
}

/// An order that is over without the store's doing; `None` when the store ended it itself.
#[must_use]
pub fn over(order: &Order, state: OrderState, language: Language) -> Option<Say> {
    let body = match state {
        OrderState::Cancelled => chat::store_cancelled(language, order.number),
        OrderState::Lapsed => chat::store_lapsed(language, order.number),
        OrderState::Uncollected => chat::store_uncollected(language, order.number),
        _ => return None,
    };
    Some(Say::Text { body })
}

/// Asks the store why it rejects. Three buttons at most: the counter offers every reason.
#[must_use]
pub fn ask_reason(order: &Order, language: Language) -> Say {
    let reasons = [RejectReason::OutOfStock, RejectReason::TooBusy, RejectReason::ClosingEarly];
    let buttons = reasons.map(|reason| {
        button(Reply::Reject(order.id, reason), chat::reject_reason(language, reason).to_owned())
    });
    Say::Buttons { body: chat::store_why_reject(language, order.number), buttons: buttons.into() }
}

/// Asks the store how an order was paid.
#[must_use]
pub fn ask_paid(order: &Order, language: Language) -> Say {
    let buttons = PaidBy::ALL.map(|paid_by| {
        button(Reply::Collect(order.id, paid_by), chat::paid_by(language, paid_by).to_owned())
    });
    Say::Buttons { body: chat::store_how_paid(language, order.number), buttons: buttons.into() }
}

/// What the store hears at once when it moved an order by a button, where no next button follows.
#[must_use]
pub fn store_did(order: &Order, language: Language) -> Option<Say> {
    let body = match order.state {
        OrderState::Collected => chat::store_collected(language, order.number, order.totals.to_pay),
        OrderState::Rejected => chat::store_rejected(language, order.number),
        _ => return None,
    };
    Some(Say::Text { body })
}

/// An action that came too late.
#[must_use]
pub fn too_late(order: &Order, language: Language) -> Say {
    Say::Text { body: chat::store_too_late(language, order.number, chat::state(language, order.state)) }
}

fn button(reply: Reply, label: String) -> (String, String) {
    (reply.to_string(), label)
}
