//! The cart that all islands of a page share: read once from the API, replaced by every answer to a change.

use std::cell::Cell;

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::answer::Answer;
use super::call::call;
use crate::links;

thread_local! {
    static CART: ArcRwSignal<Option<Answer>> = ArcRwSignal::new(None);
    /// Counts what the cart was replaced by.
    static REPLACED: Cell<u32> = const { Cell::new(0) };
    static FOLLOWED: Cell<bool> = const { Cell::new(false) };
}

/// The cart, as a signal; `None` until it is read.
pub fn cart() -> ArcRwSignal<Option<Answer>> {
    CART.with(Clone::clone)
}

/// What an answer of the API said the cart is now.
pub fn replace(cart: Answer) {
    REPLACED.set(REPLACED.get().wrapping_add(1));
    self::cart().set(Some(cart));
}

/// Reads the cart. Without an answer it stays as it is.
pub async fn read() {
    let before = REPLACED.get();
    let cart = match call("GET", &links::api::current_cart(), None).await {
        Ok((200, cart)) => cart,
        // Nobody is known here yet, so there is no cart.
        Ok((401 | 404, _)) => Answer::default(),
        _ => return,
    };
    // A change that was answered in the meantime knows better.
    if REPLACED.get() == before {
        replace(cart);
    }
}

/// Shows the cart; `None` until it is read.
pub type Show = Box<dyn Fn(Option<&Answer>)>;

/// Calls `show` with the cart now, and whenever it or a signal that `show` looks at
/// changes. The first call of all reads the cart; so does a page that the browser had put aside and brings
/// back.
pub fn follow(show: Show) {
    if !FOLLOWED.replace(true) {
        spawn_local(read());
        window_event_listener(ev::pageshow, |event| {
            if event.persisted() {
                spawn_local(read());
            }
        });
    }
    Effect::new(move |_: Option<()>| cart().with(|cart| show(cart.as_ref())));
}
