//! The bar at the bottom: what is in the cart, what it costs, and the way there.

use commerce::Paise;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::answer::Answer;
use super::given::element;
#[cfg(feature = "ssr")]
use super::given::give;
use super::template::filled;
use super::{cart, dom, wishes};

/// What the bar says.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartBarWords {
    /// `{}` item, for one.
    pub one: String,
    /// `{}` items, for more.
    pub many: String,
    /// You save `{}`.
    pub saving: String,
    /// Where the bar leads.
    pub open: String,
}

/// The cart in one line; hidden while it is empty.
#[cfg(feature = "ssr")]
#[component]
pub fn CartBar(
    /// Units altogether; 0 on shared pages.
    units: u32,
    /// What is to be paid; zero on shared pages.
    to_pay: Paise,
    /// The saving; zero on shared pages.
    saving: Paise,
    /// The cart's address in the page's language.
    href: String,
    /// What it says.
    words: CartBarWords,
) -> impl IntoView {
    let told = [words.one.as_str(), &words.many, &words.saving].join("\n");
    let inside = view! {
        <a class="cart-bar" href=href hidden=units == 0>
            <span>
                <b>{sum(&told, i64::from(units), to_pay)}</b>
                <small hidden=saving <= Paise::ZERO>{filled(&words.saving, &saving.to_string())}</small>
            </span>
            <span class="open">{words.open}</span>
        </a>
    };
    give(told, inside, LiveCartBar)
}

/// Follows the cart. Told: three sentences with a gap, a line each: one item, so many items, so much saved.
#[island]
pub fn LiveCartBar() -> impl IntoView {
    element(wake)
}

fn wake(root: Element, told: String) {
    let Some(bar) = dom::find(&root, "a") else { return };
    let href = bar.get_attribute("href").unwrap_or_default();
    dom::listen(&root, "click", Box::new(move |event| open(&event, &href)));
    cart::follow(Box::new(move |cart| show(&bar, &told, cart)));
}

/// A tap on a stepper a moment ago must be in the cart that opens.
fn open(event: &Event, href: &str) {
    let mouse: &MouseEvent = event.unchecked_ref();
    let elsewhere = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key();
    if !elsewhere && wishes::leave_to(href.to_owned()) {
        event.prevent_default();
    }
}

fn show(bar: &Element, told: &str, cart: Option<&Answer>) {
    let Some(cart) = cart else { return };
    dom::turn(bar, "hidden", cart.units == 0);
    dom::write(bar, "b", &sum(told, cart.units, cart.to_pay));
    dom::write(bar, "small", &filled(sentence(told, 2), &cart.saving.to_string()));
    if let Some(small) = dom::find(bar, "small") {
        dom::turn(&small, "hidden", cart.saving <= Paise::ZERO);
    }
}

/// `3 items · ₹130.50`.
fn sum(told: &str, units: i64, to_pay: Paise) -> String {
    let items = filled(sentence(told, usize::from(units != 1)), &units.to_string());
    [&items, " · ", &to_pay.to_string()].concat()
}

fn sentence(told: &str, place: usize) -> &str {
    told.split('\n').nth(place).unwrap_or_default()
}
