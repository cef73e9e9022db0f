//! What steppers ask for, sent to the API one after another, so that fast taps end at the right quantity.
//!
//! A tap on a quiet page is sent at once. Taps that come while a request is under way, or soon after another
//! tap, wait until the thumb rests; of several for one product only the last is sent.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{TimeoutHandle, location, set_timeout_with_handle, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlFormElement;

use super::answer::Answer;
use super::call::{NoAnswer, call};
use super::{cart, dom};
use crate::links;

/// How long a thumb rests before what it asked for is sent.
const REST: Duration = Duration::from_millis(150);

/// A quantity somebody wants.
#[derive(Clone)]
pub struct Wish {
    /// Where.
    pub store: String,
    /// What.
    pub product: String,
    /// How many units from now on.
    pub quantity: i64,
    /// The unit price that was shown, in paise.
    pub expected_price: String,
    /// Does the same without the API.
    pub form: HtmlFormElement,
    /// Hears how it ended.
    pub stepper: ArcRwSignal<Asked>,
}

/// What a stepper shows beyond the cart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The quantity asked for, until the answer is there.
    pub wanted: Option<i64>,
    /// Why it was refused.
    pub said: String,
}

#[derive(Default)]
struct Queue {
    waiting: Vec<Wish>,
    under_way: bool,
    timer: Option<TimeoutHandle>,
    /// Where to go once nothing waits.
    leave_to: Option<String>,
    /// Whether leaving the page is watched.
    watched: bool,
    /// Whether the page is being left: requests fail then that did not fail, and forms have no say.
    leaving: bool,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

fn queue<T>(work: impl FnOnce(&mut Queue) -> T) -> T {
    QUEUE.with_borrow_mut(work)
}

/// Asks for a quantity.
pub fn wish(wish: Wish) {
    wish.stepper.set(Asked { wanted: Some(wish.quantity), ..Asked::default() });
    let at_once = queue(|queue| {
        queue.waiting.retain(|other| other.product != wish.product);
        queue.waiting.push(wish);
        if !std::mem::replace(&mut queue.watched, true) {
            window_event_listener(ev::pagehide, |_| send_rest());
            // A page that was put aside comes back.
            window_event_listener(ev::pageshow, |_| self::queue(|queue| queue.leaving = false));
        }
        !queue.under_way && queue.timer.is_none()
    });
    if at_once { send_next() } else { rest(REST) }
}

/// Goes to `address` once everything asked for is in the cart. False when nothing waits: just go.
pub fn leave_to(address: String) -> bool {
    let busy = queue(|queue| {
        let busy = queue.under_way || !queue.waiting.is_empty();
        queue.leave_to = busy.then_some(address);
        busy
    });
    if busy {
        rest(Duration::ZERO);
    }
    busy
}

fn leaving() -> bool {
    queue(|queue| queue.leaving)
}

/// Sends what waits after a while, which begins anew with every call.
fn rest(while_: Duration) {
    queue(|queue| {
        if let Some(timer) = queue.timer.take() {
            timer.clear();
        }
        if !queue.under_way {
            queue.timer = set_timeout_with_handle(send_next, while_).ok();
        }
    });
}

fn send_next() {
    let next = queue(|queue| {
        queue.timer = None;
        let next = (!queue.waiting.is_empty()).then(|| queue.waiting.remove(0));
        queue.under_way = next.is_some();
        next
    });
    if let Some(wish) = next {
        spawn_local(async move {
            let answer = send(&wish).await;
            settle(&wish, answer).await;
        });
    }
}

/// The page is being left: what waits is sent now, answers are not waited for.
fn send_rest() {
    let rest = queue(|queue| {
        queue.leaving = true;
        std::mem::take(&mut queue.waiting)
    });
    for wish in rest {
        spawn_local(async move {
            drop(send(&wish).await);
            wish.stepper.set(Asked::default());
        });
    }
}

/// The cart after the change, or the problem that forbids it; `None` where only the form can help.
async fn send(wish: &Wish) -> Option<Result<Answer, Answer>> {
    if cart::cart().with_untracked(Option::is_none) {
        cart::read().await;
    }
    let store = &wish.store;
    let here = begin_from(cart::cart().get_untracked(), store)?;
    if here.cart.is_empty() || here.store != *store {
        // One request, not two: a thumb is soon on the next page, and there nobody would send the second.
        return change("POST", &links::api::carts(), new_cart(wish)).await;
    }
    let (cart, product) = (here.cart.parse().ok()?, wish.product.parse().ok()?);
    let body = line_change(wish.quantity, &wish.expected_price);
    change("PUT", &links::api::cart_line(cart, &product), body).await
}

/// The cart to begin from. `None` where only the form can help, whose page knows what is in the cart: it is
/// at another store, or could not be read, which does not mean that there is none.
fn begin_from(read: Option<Answer>, store: &str) -> Option<Answer> {
    read.filter(|cart| !cart.is_at_another(store))
}

/// [`crate::api::NewCart`].
fn new_cart(wish: &Wish) -> String {
    first_line(&wish.store, &wish.product, &line_change(wish.quantity, &wish.expected_price))
}

/// The same, of a [`line_change`]; a store's code and a product's id need no escaping.
fn first_line(store: &str, product: &str, change: &str) -> String {
    let change = change.trim_start_matches('{');
    [r#"{"store":""#, store, r#"","line":{"product":""#, product, r#"","#, change, "}"].concat()
}

/// [`crate::api::LineChangeRequest`].
fn line_change(quantity: i64, expected_price: &str) -> String {
    [r#"{"quantity":"#, &quantity.to_string(), r#","expected_price":"#, expected_price, "}"].concat()
}

async fn change(method: &str, address: &str, body: String) -> Option<Result<Answer, Answer>> {
    let answer = match call(method, address, Some(&body)).await {
        // A thin network deserves a second try, and saying the same again changes nothing.
        Err(NoAnswer) if !leaving() => call(method, address, Some(&body)).await.ok()?,
        Err(NoAnswer) => return None,
        Ok(answer) => answer,
    };
    match answer {
        (200..=299, cart) => Some(Ok(cart)),
        // Only these are about the quantity. Whatever else it is (no session, a cart that was ordered in
        // another window, a cart at another store), the form's page can say it and lead on.
        (409 | 422, problem) if problem.is("out-of-stock") || problem.is("cart-full") => Some(Err(problem)),
        _ => None,
    }
}

async fn settle(wish: &Wish, answer: Option<Result<Answer, Answer>>) {
    let (mut said, mut form) = (String::new(), false);
    match answer {
        Some(Ok(cart)) => cart::replace(cart),
        Some(Err(problem)) => {
            cart::read().await;
            said = if problem.detail.is_empty() { problem.title } else { problem.detail };
        }
        None => form = true,
    }
    let (more, newer, leave_to) = queue(|queue| {
        queue.under_way = false;
        let newer = queue.waiting.iter().any(|other| other.product == wish.product);
        let more = !queue.waiting.is_empty();
        (more, newer, if more && !form { None } else { queue.leave_to.take() })
    });
    if !newer {
        wish.stepper.set(Asked { wanted: None, said });
    }
    if form && !leaving() {
        submit(&wish.form, wish.quantity);
    } else if let Some(address) = leave_to {
        drop(location().assign(&address));
    } else if more {
        rest(REST);
    }
}

/// Posts the form as the stepper's button would have.
fn submit(form: &HtmlFormElement, quantity: i64) {
    if let Ok(field) = document().create_element("input") {
        for (name, value) in [("type", "hidden"), ("name", "quantity"), ("value", &quantity.to_string())] {
            dom::set(&field, name, value);
        }
        drop(form.append_child(&field));
        drop(form.submit());
        // The browser may bring this page back as it was left.
        field.remove();
    }
}

#[cfg(test)]
mod tests {
    use commerce::Paise;

    use super::*;
    use crate::api;

    #[test]
    fn a_cart_that_could_not_be_read_is_not_taken_for_an_empty_one() {
        let at = |store: &str, units| Answer { store: store.to_owned(), units, ..Answer::default() };
        assert_eq!(begin_from(None, "asha-vashi"), None);
        assert_eq!(begin_from(Some(Answer::default()), "asha-vashi"), Some(Answer::default()));
        assert_eq!(begin_from(Some(at("asha-vashi", 2)), "asha-vashi"), Some(at("asha-vashi", 2)));
        assert_eq!(begin_from(Some(at("gupta-thane", 2)), "asha-vashi"), None);
    }

    #[test]
    fn what_is_sent_is_what_the_api_hears() {
        let sent = first_line("shree-ganesh-vashi", "tomato-1kg", &line_change(2, "4200"));
        let heard: api::NewCart = serde_json::from_str(&sent).expect("a new cart");
        assert_eq!(heard.store.as_str(), "shree-ganesh-vashi");
        let product = "tomato-1kg".parse().expect("a product");
        let line = api::NewLine { product, quantity: 2, expected_price: Some(Paise(4200)) };
        assert_eq!(heard.line, line);
        let heard: api::SetLineBody = serde_json::from_str(&line_change(3, "3800")).expect("a change");
        assert_eq!(heard, api::SetLineBody { quantity: 3, expected_price: Some(Paise(3800)) });
    }
}
