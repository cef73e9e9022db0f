//! The order watch in the browser.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{location, set_interval, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::state::parse_props;
use crate::islands::response::{OrderView, get};
use crate::links;

const POLL_INTERVAL: Duration = Duration::from_secs(10);

/// Starts to poll.
pub fn hydrate(_root: Element, props: String) {
    let poll = move || {
        if !document().hidden() {
            spawn_local(poll(props.clone()));
        }
    };
    set_interval(poll.clone(), POLL_INTERVAL);
    window_event_listener(ev::visibilitychange, move |_| poll());
}

async fn poll(props: String) {
    let Some((order, state)) = parse_props(&props) else { return };
    if let Ok(response) = get(&links::api::order(order)).await
        && response.status == 200
        && let Some(order) = response.view::<OrderView>()
        && order.state() != state
    {
        drop(location().reload());
    }
}
