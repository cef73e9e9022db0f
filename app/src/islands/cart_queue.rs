//! Quantity changes of the steppers, sent one after another, so that fast taps end at the right quantity.
//!
//! A tap is sent immediately when nothing is in flight. Taps that come while a request is in flight, or soon after
//! another tap, are debounced; of several for one product only the last is sent.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{TimeoutHandle, location, set_timeout_with_handle, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlFormElement;

use super::cart::{self, Cart};
use super::dom;
use super::interpolate::interpolate;
use super::response::{CartView, NetworkError, Problem, post_form};

/// How long input is debounced.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// A line's new quantity, to be sent.
#[derive(Clone)]
pub struct LineRequest {
    /// Of which product.
    pub product: String,
    /// Units from now on.
    pub quantity: u32,
    /// The stepper's form, which is what is posted.
    pub form: HtmlFormElement,
    /// The message when only `{}` units are available.
    pub reduced_template: String,
    /// The stepper's optimistic state.
    pub pending: ArcRwSignal<PendingLine>,
}

/// Optimistic state of a stepper while its request is in flight, and the error it ended with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PendingLine {
    /// The requested quantity; `None` once the server has answered.
    pub quantity: Option<u32>,
    /// What to tell the customer about the last request; empty for nothing.
    pub error: String,
}

/// How a request ended.
enum Outcome {
    /// The cart after the change.
    Updated(Cart),
    /// The quantity was refused, for this reason.
    Refused(String),
    /// Only the page that the form leads to can explain it.
    SubmitForm,
}

#[derive(Default)]
struct Queue {
    waiting: Vec<LineRequest>,
    in_flight: bool,
    timer: Option<TimeoutHandle>,
    /// Where to navigate once the queue is empty.
    destination: Option<String>,
    /// Whether the page's events are listened to.
    listening: bool,
    /// Whether the page is being unloaded: requests then fail without a reason, and no form is submitted.
    unloading: bool,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Sends a request, now or after those before it.
pub fn enqueue(request: LineRequest) {
    request.pending.set(PendingLine { quantity: Some(request.quantity), ..PendingLine::default() });
    let idle = QUEUE.with_borrow_mut(|queue| {
        queue.waiting.retain(|other| other.product != request.product);
        queue.waiting.push(request);
        if !std::mem::replace(&mut queue.listening, true) {
            window_event_listener(ev::pagehide, |_| flush());
            // The page came back from the back-forward cache.
            window_event_listener(ev::pageshow, |_| QUEUE.with_borrow_mut(|queue| queue.unloading = false));
        }
        !queue.in_flight && queue.timer.is_none()
    });
    if idle { send_next() } else { schedule(DEBOUNCE) }
}

/// Navigates to `address` once everything is sent. False when nothing waits: the link may be followed as usual.
pub fn navigate_after_flush(address: String) -> bool {
    let busy = QUEUE.with_borrow_mut(|queue| {
        let busy = queue.in_flight || !queue.waiting.is_empty();
        queue.destination = busy.then_some(address);
        busy
    });
    if busy {
        schedule(Duration::ZERO);
    }
    busy
}

fn is_unloading() -> bool {
    QUEUE.with_borrow_mut(|queue| queue.unloading)
}

/// Sends what waits after `delay`, which starts again with every call.
fn schedule(delay: Duration) {
    QUEUE.with_borrow_mut(|queue| {
        if let Some(timer) = queue.timer.take() {
            timer.clear();
        }
        if !queue.in_flight {
            queue.timer = set_timeout_with_handle(send_next, delay).ok();
        }
    });
}

fn send_next() {
    let next = QUEUE.with_borrow_mut(|queue| {
        queue.timer = None;
        let next = (!queue.waiting.is_empty()).then(|| queue.waiting.remove(0));
        queue.in_flight = next.is_some();
        next
    });
    if let Some(request) = next {
        spawn_local(async move {
            let outcome = send(&request).await;
            on_response(&request, outcome).await;
        });
    }
}

/// The page is being unloaded: what waits is sent now, and no response is awaited.
fn flush() {
    let waiting = QUEUE.with_borrow_mut(|queue| {
        queue.unloading = true;
        std::mem::take(&mut queue.waiting)
    });
    for request in waiting {
        spawn_local(async move {
            drop(send(&request).await);
            request.pending.set(PendingLine::default());
        });
    }
}

async fn send(request: &LineRequest) -> Outcome {
    let response = match post_form(&request.form, request.quantity).await {
        // Setting the same quantity again changes nothing, so a failed request is safe to repeat.
        Err(NetworkError) if !is_unloading() => post_form(&request.form, request.quantity).await,
        response => response,
    };
    let Ok(response) = response else { return Outcome::SubmitForm };
    match response.status {
        200 => response.view().map_or(Outcome::SubmitForm, |cart: CartView| Outcome::Updated(cart.into())),
        409 | 422 => match response.view::<Problem>() {
            // Everything else (no session, a cart at another store) needs a page of its own.
            Some(problem) if problem.is("out-of-stock") || problem.is("cart-full") => {
                Outcome::Refused(problem.message())
            }
            _ => Outcome::SubmitForm,
        },
        _ => Outcome::SubmitForm,
    }
}

async fn on_response(request: &LineRequest, outcome: Outcome) {
    let (mut error, mut submit) = (String::new(), false);
    match outcome {
        Outcome::Updated(cart) => {
            let quantity = cart.line(&request.product).map_or(0, |line| line.quantity);
            if quantity < request.quantity {
                error = interpolate(&request.reduced_template, &quantity.to_string());
            }
            cart::set(cart);
        }
        Outcome::Refused(message) => {
            cart::refresh().await;
            error = message;
        }
        Outcome::SubmitForm => submit = true,
    }
    let (more, newer, destination) = QUEUE.with_borrow_mut(|queue| {
        queue.in_flight = false;
        let newer = queue.waiting.iter().any(|other| other.product == request.product);
        let more = !queue.waiting.is_empty();
        (more, newer, if more && !submit { None } else { queue.destination.take() })
    });
    if !newer {
        request.pending.set(PendingLine { quantity: None, error });
    }
    if submit && !is_unloading() {
        submit_form(&request.form, request.quantity);
    } else if let Some(address) = destination {
        drop(location().assign(&address));
    } else if more {
        schedule(DEBOUNCE);
    }
}

/// Submits the form as the stepper's button would have.
fn submit_form(form: &HtmlFormElement, quantity: u32) {
    if let Ok(field) = document().create_element("input") {
        for (name, value) in [("type", "hidden"), ("name", "quantity"), ("value", &quantity.to_string())] {
            dom::set_attribute(&field, name, value);
        }
        drop(form.append_child(&field));
        drop(form.submit());
        // The back-forward cache stores the page as it is now.
        field.remove();
    }
}
