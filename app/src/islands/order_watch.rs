//! Watches an order while its page is looked at.

use std::time::Duration;

#[cfg(feature = "ssr")]
use commerce::{OrderId, OrderState};
use leptos::ev;
use leptos::leptos_dom::helpers::{location, set_interval, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::call::call;
use super::given::element;
#[cfg(feature = "ssr")]
use super::given::give;
use crate::links;

/// Time between two looks.
const PAUSE: Duration = Duration::from_secs(10);

/// Loads the page again when the order has moved on. Shows nothing itself.
#[cfg(feature = "ssr")]
#[component]
pub fn OrderWatch(
    /// Which order.
    order: OrderId,
    /// The state that the page shows.
    state: OrderState,
) -> impl IntoView {
    let told = format!("{order}:{}", state.code());
    give(told, (), LiveOrderWatch)
}

/// Watches. Told: the order and its state.
#[island]
pub fn LiveOrderWatch() -> impl IntoView {
    element(wake)
}

fn wake(_root: Element, told: String) {
    let look = move || {
        if !document().hidden() {
            spawn_local(look(told.clone()));
        }
    };
    set_interval(look.clone(), PAUSE);
    window_event_listener(ev::visibilitychange, move |_| look());
}

async fn look(told: String) {
    let Some((order, state)) = told.split_once(':') else { return };
    let Ok(order) = order.parse() else { return };
    if let Ok((200, seen)) = call("GET", &links::api::order(order), None).await
        && seen.state != state
    {
        drop(location().reload());
    }
}
