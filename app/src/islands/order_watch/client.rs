//! The order watch in the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use commerce::OrderId;
use leptos::ev;
use leptos::leptos_dom::helpers::{location, set_timeout, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventSource, MessageEvent};

use super::state::parse_props;
use crate::islands::dom;
use crate::islands::response::{OrderView, get};
use crate::links;

/// Where there is no stream, the order is read so often.
const POLL_INTERVAL: Duration = Duration::from_secs(10);

/// How often a reload that has to wait is tried again.
const RELOAD_RETRY_DELAY: Duration = Duration::from_secs(1);

struct Watch {
    order: OrderId,
    /// The state that the page shows.
    shown: String,
    source: RefCell<Option<EventSource>>,
    /// Whether something was typed, which a reload would lose.
    is_edited: Cell<bool>,
}

/// Follows the order while its page is visible. A stream that has gone through sleep or a change of network may be
/// dead and not know it, so each return opens another; the server then sends the present state.
pub fn hydrate(_root: Element, props: String) {
    let Some((order, shown)) = parse_props(&props) else { return };
    let shown = shown.to_owned();
    let watch = Rc::new(Watch { order, shown, source: RefCell::default(), is_edited: Cell::default() });
    watch.clone().open();
    let (edited, visible, online, restored) = (watch.clone(), watch.clone(), watch.clone(), watch.clone());
    window_event_listener(ev::input, move |_| edited.is_edited.set(true));
    window_event_listener(ev::visibilitychange, move |_| visible.clone().open());
    window_event_listener(ev::online, move |_| online.clone().open());
    window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            restored.clone().open();
        }
    });
    // The back-forward cache accepts no page with an open stream.
    window_event_listener(ev::pagehide, move |_| watch.close());
}

impl Watch {
    fn open(self: Rc<Self>) {
        self.close();
        if document().hidden() {
            return;
        }
        let Ok(source) = EventSource::new(&links::order_events_url(self.order)) else { return };
        let opened = source.clone();
        let watch = self.clone();
        let on_event = move |event: Event| match event.unchecked_ref::<MessageEvent>().data().as_string() {
            Some(state) => watch.clone().on_state(&state),
            // An error has no data. Unless the server refuses, the browser connects again by itself.
            None if opened.ready_state() == EventSource::CLOSED => watch.clone().poll_later(),
            None => {}
        };
        let on_event = dom::handler(Box::new(on_event));
        source.set_onmessage(Some(&on_event));
        source.set_onerror(Some(&on_event));
        self.source.replace(Some(source));
    }

    fn close(&self) {
        if let Some(source) = self.source.take() {
            source.close();
        }
    }

    /// Reads the order once, and tries the stream again.
    fn poll_later(self: Rc<Self>) {
        let poll = move || {
            spawn_local(async move {
                if let Ok(response) = get(&links::api::order(self.order)).await
                    && response.status == 200
                    && let Some(order) = response.view::<OrderView>()
                {
                    self.clone().on_state(&order.state());
                }
                self.open();
            });
        };
        set_timeout(poll, POLL_INTERVAL);
    }

    fn on_state(self: Rc<Self>, state: &str) {
        if self.shown != state {
            self.close();
            self.reload();
        }
    }

    /// Reloads the page, but not under the fingers of someone who types.
    fn reload(self: Rc<Self>) {
        let field = document().query_selector("textarea:focus,input:focus").ok().flatten();
        if self.is_edited.get() || field.is_some() {
            set_timeout(move || self.reload(), RELOAD_RETRY_DELAY);
        } else {
            drop(location().reload());
        }
    }
}
