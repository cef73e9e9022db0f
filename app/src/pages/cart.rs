//! The cart: lines with steppers, sums, and the way to the checkout.

use commerce::cart::MOST_LINES;
use commerce::{Language, PricedCart, PricedLine};
use leptos::prelude::*;
use words::goods;
use words::pages::{cart, every_page};

use crate::document::{Document, Sheet, Site};
use crate::islands::{Amount, AmountOf};
use crate::links::Page;
use crate::parts::card::tile;
use crate::parts::changes::changes;
use crate::parts::footer::footer;
use crate::parts::notice::{alert, notice};
use crate::parts::stepper::{Stepped, Steppers};
use crate::parts::sums::live_sums;
use crate::parts::top::{Top, Up, heading, top};
use crate::parts::{NamedChange, StoreNow};

/// The cart. Without a store it is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CartPage {
    /// The page's language.
    pub language: Language,
    /// Goes into every form; `None` without a session (the cart is empty then).
    pub form_token: Option<String>,
    /// Where it would be collected; `None` when there is no cart.
    pub store: Option<StoreNow>,
    /// What is in it at today's prices.
    pub cart: PricedCart,
    /// `cart.changes`, with names.
    pub changes: Vec<NamedChange>,
    /// Whether one thing more was wanted than a cart can hold.
    pub full: bool,
}

impl CartPage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let title = cart::title(language);
        let footer_site = site.clone();
        Document::new(site, language, Page::Cart, title, None, Sheet::Shop, move || {
            let up = self.store.as_ref().map(|store| Up {
                href: Page::Store { store: store.store.code.clone() }.to(language),
                name: store.store.name.clone(),
            });
            let under =
                self.store.as_ref().map(|store| cart::pick_up_at(language, &store.store.name).into_any());
            let content = match &self.store {
                Some(store) if !(self.cart.lines.is_empty() && self.changes.is_empty()) => self.filled(store),
                _ => self.empty(),
            };
            view! {
                {top(Top {
                    language,
                    here: Page::Cart,
                    up,
                    title: heading(cart::title(language)),
                    under,
                    below: None,
                })}
                <main id="main" class="narrow">{content}</main>
                {footer(language, &footer_site, false)}
            }
            .into_any()
        })
    }

    fn empty(&self) -> AnyView {
        let language = self.language;
        let (sentence, href, button) = match &self.store {
            None => {
                (Some(cart::empty_find(language)), Page::Location.to(language), cart::find_stores(language))
            }
            Some(store) => (
                None,
                Page::Store { store: store.store.code.clone() }.to(language),
                cart::to_the_store(language, &store.store.name),
            ),
        };
        view! {
            <div class="box ask">
                <h2>{cart::empty(language)}</h2>
                {sentence.map(|sentence| view! { <p>{sentence}</p> })}
                <a class="btn main" href=href>{button}</a>
            </div>
        }
        .into_any()
    }

    fn filled(&self, store: &StoreNow) -> AnyView {
        let language = self.language;
        let token = self.form_token.as_deref();
        let back = Page::Cart.to(language);
        let code = &store.store.code;
        let paused = (!store.takes_orders()).then(|| notice(cart::store_paused(language)));
        let full = self.full.then(|| alert(cart::full(language, MOST_LINES)));
        let steppers = Steppers::new(language, code, token, back.clone()).in_cart();
        let lines = self.cart.lines.iter().map(|line| cart_line(language, &steppers, line)).collect_view();
        let lines = (!self.cart.lines.is_empty()).then(|| view! { <ul class="box lines">{lines}</ul> });
        let ready = self.changes.is_empty() && store.takes_orders() && !self.cart.lines.is_empty();
        let checkout = ready.then(|| {
            view! {
                <a class="btn main" href=Page::Checkout.to(language)>{cart::checkout(language)}</a>
            }
        });
        view! {
            {full}
            {paused}
            {changes(language, token, &self.changes, back)}
            {lines}
            {(!self.cart.lines.is_empty()).then(|| live_sums(language, self.cart.totals))}
            {checkout}
            <a class="btn" href=Page::Store { store: code.clone() }.to(language)>
                {every_page::back_to(language, &store.store.name)}
            </a>
        }
        .into_any()
    }
}

fn cart_line(language: Language, steppers: &Steppers, line: &PricedLine) -> AnyView {
    let PricedLine { product, quantity, unit_price, amount, left, .. } = line;
    let name = product.names.in_language(language).to_owned();
    let pack = goods::pack(language, product.pack);
    let page = Page::Product { store: steppers.store().clone(), product: product.id.clone() };
    let of = AmountOf::Line(product.id.clone());
    let buttons = Stepped {
        product: product.id.clone(),
        name: format!("{name}, {pack}"),
        price: *unit_price,
        quantity: *quantity,
        left: *left,
    };
    let short = (left < quantity).then(|| {
        view! { <b class="few">{format!(" · {}", words::pages::shop::only_left(language, *left))}</b> }
    });
    view! {
        <li class="line" id=format!("p-{}", product.id)>
            {tile(&product.picture, 32, false)}
            <div class="grow">
                <a href=page.to(language)>{name}</a>
                <p class="pack">{format!("{pack} · {unit_price}")}{short}</p>
            </div>
            <div class="side">
                <b class="comes"><Amount of now=*amount /></b>
                {steppers.stepper(buttons)}
            </div>
        </li>
    }
    .into_any()
}
