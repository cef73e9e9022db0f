//! The cart that all islands of a page share: read once from the API, replaced by every answer to a change.

use std::cell::Cell;

use commerce::Paise;
use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use super::dom;
use super::response::{CartLineView, CartView, get};
use crate::links;

/// The cart of this browser; the default is no cart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cart {
    /// Its store's code; empty without a cart.
    pub store: String,
    /// Its lines.
    pub lines: Vec<CartLine>,
    /// Units of all lines.
    pub item_count: u32,
    pub mrp_total: Paise,
    pub savings: Paise,
    pub coupon: Paise,
    pub tax_included: Paise,
    pub total: Paise,
}

/// A line of the cart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CartLine {
    pub product: String,
    pub quantity: u32,
    pub amount: Paise,
    /// Units that can be ordered.
    pub available: u32,
}

impl Cart {
    /// The line of a product.
    pub fn line(&self, product: &str) -> Option<&CartLine> {
        self.lines.iter().find(|line| line.product == product)
    }
}

impl Cart {
    /// The goods at their price, before the coupon.
    pub fn goods(&self) -> Paise {
        self.mrp_total - self.savings
    }
}

impl From<CartView> for Cart {
    fn from(view: CartView) -> Self {
        let lines = view.lines();
        let lines = lines.iter().map(|line| {
            let line: CartLineView = line.unchecked_into();
            CartLine {
                product: line.product(),
                quantity: line.quantity(),
                amount: paise(line.amount()),
                available: line.available(),
            }
        });
        Self {
            store: view.store().unwrap_or_default(),
            lines: lines.collect(),
            item_count: view.item_count(),
            mrp_total: paise(view.mrp_total()),
            savings: paise(view.savings()),
            coupon: paise(view.coupon_discount()),
            tax_included: paise(view.tax_included()),
            total: paise(view.total()),
        }
    }
}

/// Paise are whole and far below 2^53, so a JSON number holds them exactly.
pub const fn paise(number: f64) -> Paise {
    Paise(number as i64)
}

/// The entry of the browser's storage that notifies other tabs of a change.
const CHANGE_KEY: &str = "cart-changed";

thread_local! {
    static CART: ArcRwSignal<Option<Cart>> = ArcRwSignal::new(None);
    /// Counts how often the cart was set.
    static REVISION: Cell<u32> = const { Cell::new(0) };
    /// Counts the changes that were made here.
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    /// Counts how often the cart was read.
    static READS: Cell<u32> = const { Cell::new(0) };
    static SUBSCRIBED: Cell<bool> = const { Cell::new(false) };
}

/// Sets the cart to what the server answered.
fn set(cart: Cart) {
    REVISION.set(REVISION.get().wrapping_add(1));
    CART.with(|signal| signal.set(Some(cart)));
}

/// Sets the cart after a change that was made here, and notifies the other tabs.
pub fn set_changed(cart: Cart) {
    CHANGES.set(CHANGES.get().wrapping_add(1));
    set(cart);
    // Every change of the entry is an event in the other tabs. A `BroadcastChannel` would do too, but some browsers
    // put no page with an open one into the back-forward cache.
    let unmarked = dom::stored(dom::local_storage(), CHANGE_KEY).is_empty();
    dom::set_stored(dom::local_storage(), CHANGE_KEY, unmarked.then_some("1"));
}

/// Whether the cart was set again after the page had read it.
pub fn is_reread() -> bool {
    REVISION.get() > 1 || READS.get() > 1
}

/// Reads the cart from the server. When that fails, the cart stays as it is.
pub async fn refresh() {
    let (changes, read) = (CHANGES.get(), READS.get().wrapping_add(1));
    READS.set(read);
    let Ok(response) = get(&links::api::current_cart()).await else { return };
    let cart = match response.status {
        200 => response.view().map(|view: CartView| view.into()),
        // No session yet, so there is no cart.
        401 | 404 => Some(Cart::default()),
        _ => None,
    };
    // A change that was answered in the meantime is newer, and so is a later read.
    if let Some(cart) = cart.filter(|_| CHANGES.get() == changes && READS.get() == read) {
        set(cart);
    }
}

/// Calls the subscribers again, for what has been added to the page.
pub fn notify_subscribers() {
    CART.with(|signal| signal.update(|_| ()));
}

/// Called with the cart; with `None` until it is read.
pub type Subscriber = Box<dyn Fn(Option<&Cart>)>;

/// Calls `subscriber` now and whenever the cart, or a signal that `subscriber` reads, changes. The first
/// subscription reads the cart; so does a page that comes back, or whose cart another tab has changed.
pub fn subscribe(subscriber: Subscriber) {
    if !SUBSCRIBED.replace(true) {
        spawn_local(refresh());
        window_event_listener(ev::pageshow, |event| {
            if event.persisted() {
                spawn_local(refresh());
            }
        });
        window_event_listener(ev::visibilitychange, |_| {
            if !document().hidden() {
                spawn_local(refresh());
            }
        });
        window_event_listener(ev::storage, |event| {
            if event.key().as_deref() == Some(CHANGE_KEY) {
                spawn_local(refresh());
            }
        });
    }
    let signal = CART.with(Clone::clone);
    Effect::new(move |_: Option<()>| signal.with(|cart| subscriber(cart.as_ref())));
}
