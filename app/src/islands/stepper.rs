//! The stepper: so many of this, one more, one fewer.

use std::rc::Rc;

use leptos::leptos_dom::helpers::location;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlButtonElement, HtmlElement};
#[cfg(feature = "ssr")]
use {
    super::template::filled,
    crate::links::FormAction,
    commerce::{Language, Paise, ProductId, StoreCode},
};

use super::answer::Answer;
use super::given::element;
#[cfg(feature = "ssr")]
use super::given::give;
use super::wishes::{Asked, Wish, wish};
use super::{cart, dom};

/// What a stepper is about.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepperLine {
    /// Which product.
    pub product: ProductId,
    /// Its name in the page's language.
    pub name: String,
    /// The unit price that the page shows.
    pub price: Paise,
    /// Units in the cart; 0 on shared pages.
    pub quantity: u32,
    /// Units that can be ordered.
    pub left: u32,
}

/// Where its form leads. The same for all steppers of a page.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepperPlace {
    /// At which store.
    pub store: StoreCode,
    /// The page's language.
    pub language: Language,
    /// Path and query to come back to.
    pub back: String,
    /// The token of a personal page.
    pub form_token: Option<String>,
}

/// What a stepper says. The same for all steppers of a page.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepperWords {
    /// On the button that puts the first one into the cart.
    pub add: String,
    /// The same with `{}` for the name, for those who listen.
    pub add_named: String,
    /// One more of `{}`.
    pub more: String,
    /// One fewer of `{}`.
    pub fewer: String,
    /// On the button when there is none.
    pub gone: String,
}

/// Changes how many of a product are in the cart.
#[cfg(feature = "ssr")]
#[component]
pub fn Stepper(
    /// What it is about.
    of: StepperLine,
    /// Where its form leads.
    at: StepperPlace,
    /// What it says.
    words: StepperWords,
    /// Whether it stands on the cart page, where a line that is gone takes itself off.
    in_cart: bool,
) -> impl IntoView {
    let StepperLine { product, name, price, quantity, left } = of;
    let told = format!("{product}:{}:{left}:{}", price.0, u8::from(in_cart));
    let chosen = quantity > 0;
    let gone = quantity >= left;
    let (add_label, more_label) = (filled(&words.add_named, &name), filled(&words.more, &name));
    let face = match (chosen, gone) {
        (true, _) => PLUS.to_owned(),
        (false, false) => words.add.clone(),
        (false, true) => words.gone.clone(),
    };
    let inside = view! {
        <form
            class=if chosen { "stepper chosen" } else { "stepper" }
            method="post"
            action=FormAction::CartLines.to_string()
            // Some browsers bring back what a page looked like before it was loaded again.
            autocomplete="off"
        >
            <input type="hidden" name="store" value=at.store.to_string() />
            <input type="hidden" name="product" value=product.to_string() />
            <input type="hidden" name="expected_price" value=price.0.to_string() />
            <input type="hidden" name="lang" value=at.language.code() />
            <input type="hidden" name="back" value=at.back />
            {at.form_token.map(|token| view! { <input type="hidden" name="form_token" value=token /> })}
            <button
                class="fewer"
                name="quantity"
                value=quantity.saturating_sub(1).min(left).to_string()
                aria-label=filled(&words.fewer, &name)
                hidden=!chosen
            >
                "−"
            </button>
            <output hidden=!chosen>{quantity.to_string()}</output>
            <button
                class="more"
                name="quantity"
                value=quantity.saturating_add(1).to_string()
                aria-label=if chosen { more_label.clone() } else { add_label.clone() }
                disabled=gone
                data-add=words.add
                data-gone=words.gone
                data-add-label=add_label
                data-more-label=more_label
            >
                {face}
            </button>
            <p role="status"></p>
        </form>
    };
    give(told, inside, LiveStepper)
}

/// On the button once there is one in the cart.
const PLUS: &str = "+";

/// Steps without a reload. Told: product, price in paise, units left, and 1 on the cart page.
#[island]
pub fn LiveStepper() -> impl IntoView {
    element(wake)
}

/// A stepper on the phone.
struct Live {
    form: Element,
    fewer: Element,
    more: Element,
    store: String,
    product: String,
    price: String,
    /// Units in the cart as the page said.
    quantity: i64,
    /// Units left as the page said; the cart knows better once the product is in it.
    left: i64,
    in_cart: bool,
    asked: ArcRwSignal<Asked>,
}

fn wake(root: Element, told: String) {
    let parts = (dom::find(&root, "form"), dom::find(&root, ".fewer"), dom::find(&root, ".more"));
    let (Some(form), Some(fewer), Some(more)) = parts else { return };
    let mut told = told.split(':').map(str::to_owned);
    let mut next = || told.next().unwrap_or_default();
    let store = dom::field(&form, "store");
    let (product, price) = (next(), next());
    let quantity = dom::read(&form, "output").parse().unwrap_or(0);
    let (left, in_cart) = (next().parse().unwrap_or(0), next() == "1");
    let asked = ArcRwSignal::new(Asked::default());
    let live = Rc::new(Live { form, fewer, more, store, product, price, quantity, left, in_cart, asked });
    let shown = live.clone();
    cart::follow(Box::new(move |cart| shown.show(cart)));
    dom::listen(&root, "click", Box::new(move |event| live.tapped(&event)));
}

impl Live {
    fn tapped(&self, event: &Event) {
        let Some(button) = dom::pressed(event, "button") else { return };
        let button: HtmlButtonElement = button.unchecked_into();
        let (Ok(quantity), Some(form)) = (button.value().parse(), button.form()) else { return };
        event.prevent_default();
        if quantity == 0 {
            // This button is about to vanish; keys go on from the one that stays.
            drop(self.more.unchecked_ref::<HtmlElement>().focus());
        }
        let (store, product) = (self.store.clone(), self.product.clone());
        let (expected_price, stepper) = (self.price.clone(), self.asked.clone());
        wish(Wish { store, product, quantity, expected_price, form, stepper });
    }

    fn show(&self, cart: Option<&Answer>) {
        let here = |cart: &Answer| {
            let line = cart.line(&self.product).filter(|_| cart.store == self.store);
            line.map_or((0, self.left), |line| (line.quantity, line.left))
        };
        let (in_hand, left) = cart.map_or((self.quantity, self.left), here);
        let Asked { wanted, said, .. } = self.asked.get();
        // The page has no line at zero: it left from here, or the page is older than the cart.
        if self.in_cart && in_hand == 0 && wanted.is_none() {
            return drop(location().reload());
        }
        let units = wanted.unwrap_or(in_hand);
        let (chosen, gone) = (units > 0, units >= left);
        let more = |name: &str| self.more.get_attribute(name).unwrap_or_default();
        let (face, label) = match (chosen, gone) {
            (true, _) => (PLUS.to_owned(), more("data-more-label")),
            (false, false) => (more("data-add"), more("data-add-label")),
            (false, true) => (more("data-gone"), more("data-add-label")),
        };
        drop(self.form.class_list().toggle_with_force("chosen", chosen));
        dom::set(&self.fewer, "value", &(units - 1).min(left).max(0).to_string());
        dom::turn(&self.fewer, "hidden", !chosen);
        if let Some(output) = dom::find(&self.form, "output") {
            dom::turn(&output, "hidden", !chosen);
        }
        dom::write(&self.form, "output", &units.to_string());
        dom::set(&self.more, "value", &(units + 1).to_string());
        dom::set(&self.more, "aria-label", &label);
        dom::turn(&self.more, "disabled", gone);
        self.more.set_text_content(Some(&face));
        dom::write(&self.form, "p", &said);
    }
}
