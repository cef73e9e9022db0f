//! Quantity changes of the steppers, sent one after another, so that fast taps end at the right quantity.
//!
//! A tap is sent immediately when nothing is in flight. Taps that come while a request is in flight, or soon after
//! another tap, are debounced; of several for one product only the last is sent.
//!
//! Without a network the changes wait, outlive a reload in the session's storage, and are repeated.

mod state;

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{TimeoutHandle, location, set_timeout_with_handle, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

pub use state::{LineError, LineRequest, LineStatus};

use super::cart::{self, Cart};
use super::response::{CartView, NetworkError, Problem, post_form};
use super::{dom, toast};
use crate::links::CART_LINES;
use state::Queue;

/// How long input is debounced.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// Where a tab stores what waits.
const STORAGE_KEY: &str = "cart-queue";

/// How a request ended.
enum Outcome {
    /// The cart after the change.
    Updated(Cart),
    /// The quantity was refused, for this reason.
    Refused(String),
    /// Only the page that the form leads to can explain it.
    SubmitForm,
    /// The server was not reached.
    NoNetwork,
}

thread_local! {
    static QUEUE: ArcRwSignal<Queue> = ArcRwSignal::default();
    static TIMER: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    /// Where to navigate once the queue is empty.
    static DESTINATION: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Whether the page is being unloaded: requests then fail without a reason.
    static IS_UNLOADING: Cell<bool> = const { Cell::new(false) };
    static IS_STARTED: Cell<bool> = const { Cell::new(false) };
}

fn queue() -> ArcRwSignal<Queue> {
    QUEUE.with(Clone::clone)
}

/// Takes up what an earlier page of this tab could not send, and follows the network from now on.
pub fn start() {
    if !IS_STARTED.replace(true) {
        window_event_listener(ev::online, |_| schedule(Duration::ZERO));
        window_event_listener(ev::pagehide, |_| flush());
        window_event_listener(ev::pageshow, |event| {
            // It comes back from the back-forward cache, and other pages may have sent what waited.
            if event.persisted() {
                IS_UNLOADING.set(false);
                restore();
            }
        });
        restore();
    }
}

/// Sends a request, now or after those before it.
pub fn enqueue(request: LineRequest) {
    queue().update(|queue| queue.push(request));
    store();
    let idle = !queue().with_untracked(Queue::is_in_flight) && TIMER.with_borrow(Option::is_none);
    if idle { send_next() } else { schedule(DEBOUNCE) }
}

/// What the steppers of a product show. An effect that calls it follows the queue.
pub fn status(product: &str) -> LineStatus {
    queue().with(|queue| queue.status(product))
}

/// Navigates to `address` once everything is sent. False when nothing waits: the link may be followed as usual.
pub fn navigate_after_flush(address: String) -> bool {
    let busy = queue().with_untracked(|queue| !queue.is_empty());
    DESTINATION.set(busy.then_some(address));
    if busy {
        schedule(Duration::ZERO);
    }
    busy
}

/// Sends what waits after `delay`, which starts again with every call.
fn schedule(delay: Duration) {
    if let Some(timer) = TIMER.take() {
        timer.clear();
    }
    if !queue().with_untracked(Queue::is_in_flight) {
        TIMER.set(set_timeout_with_handle(send_next, delay).ok());
    }
}

fn send_next() {
    TIMER.set(None);
    let mut next = None;
    queue().update_untracked(|queue| next = queue.start_next());
    if let Some(request) = next {
        spawn_local(async move {
            let outcome = send(&request).await;
            on_response(request, outcome).await;
        });
    }
}

/// The page is being unloaded: what waits is sent now, and no response is awaited. Without a network the next page
/// of this tab does it.
fn flush() {
    IS_UNLOADING.set(true);
    if queue().with_untracked(Queue::is_offline) {
        return;
    }
    let mut waiting = Vec::new();
    queue().update(|queue| waiting = queue.take_waiting());
    for request in waiting {
        spawn_local(async move { drop(send(&request).await) });
    }
}

/// Stores what waits for the network for the next page of this tab.
fn store() {
    let stored = queue().with_untracked(|queue| queue.is_offline().then(|| queue.format()));
    dom::set_stored(dom::session_storage(), STORAGE_KEY, stored.as_deref());
}

fn restore() {
    let stored = dom::stored(dom::session_storage(), STORAGE_KEY);
    queue().update(|queue| queue.restore(&stored));
    schedule(Duration::ZERO);
}

async fn send(request: &LineRequest) -> Outcome {
    let response = match post_form(CART_LINES, &request.fields).await {
        // Setting the same quantity again changes nothing, so a failed request is safe to repeat.
        Err(NetworkError) if !IS_UNLOADING.get() => post_form(CART_LINES, &request.fields).await,
        response => response,
    };
    let Ok(response) = response else { return Outcome::NoNetwork };
    match response.status {
        200 => response.view().map_or(Outcome::SubmitForm, |cart: CartView| Outcome::Updated(cart.into())),
        status @ (409 | 422 | 429 | 500) => match response.view::<Problem>() {
            // Everything else (no session, a cart at another store) needs a page of its own.
            Some(problem) if status >= 429 || problem.is("out-of-stock") || problem.is("cart-full") => {
                Outcome::Refused(problem.message())
            }
            _ => Outcome::SubmitForm,
        },
        // Between here and the shop, or the shop starts again.
        502..=504 => Outcome::NoNetwork,
        _ => Outcome::SubmitForm,
    }
}

async fn on_response(request: LineRequest, outcome: Outcome) {
    let mut error = None;
    let mut submit = false;
    match outcome {
        Outcome::Updated(cart) => {
            let quantity = cart.line(&request.product).map_or(0, |line| line.quantity);
            error = (quantity < request.quantity).then_some(LineError::Reduced(quantity));
            cart::set_changed(cart);
        }
        Outcome::Refused(message) => {
            cart::refresh().await;
            error = Some(LineError::Refused(message));
        }
        Outcome::SubmitForm => submit = true,
        Outcome::NoNetwork => return on_network_failure(),
    }
    if queue().with_untracked(Queue::is_offline) {
        toast::hide();
    }
    queue().update(|queue| queue.finish(error));
    store();
    let more = queue().with_untracked(|queue| !queue.is_empty());
    let destination = if more && !submit { None } else { DESTINATION.take() };
    if submit && !IS_UNLOADING.get() {
        submit_form(&request);
    } else if let Some(address) = destination {
        drop(location().assign(&address));
    } else if more {
        schedule(DEBOUNCE);
    }
}

/// Leaves the page as it is, and lets the request wait.
fn on_network_failure() {
    if IS_UNLOADING.get() {
        return queue().update(|queue| queue.finish(None));
    }
    queue().update(Queue::fail);
    store();
    // A page that opens by itself, long after the tap, would surprise.
    DESTINATION.set(None);
    toast::show("data-queued");
    schedule(queue().with_untracked(Queue::retry_delay));
}

/// Submits the form as the stepper's button would have.
fn submit_form(request: &LineRequest) {
    let (Some(body), Ok(form)) = (document().body(), document().create_element("form")) else { return };
    for (name, value) in &request.fields {
        if let Ok(field) = document().create_element("input") {
            for (attribute, value) in [("type", "hidden"), ("name", name), ("value", value)] {
                dom::set_attribute(&field, attribute, value);
            }
            drop(form.append_child(&field));
        }
    }
    dom::set_attribute(&form, "method", "post");
    dom::set_attribute(&form, "action", CART_LINES);
    drop(body.append_child(&form));
    drop(form.unchecked_ref::<HtmlFormElement>().submit());
    // The back-forward cache stores the page as it is now.
    form.remove();
}
