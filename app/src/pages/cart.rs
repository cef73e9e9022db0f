//! The cart: lines with steppers, totals, and the link to the checkout.

use commerce::cart::MAX_LINES;
use commerce::{Language, Paise, PricedCart, PricedLine};
use i18n::pages::{cart, layout};
use i18n::products;
use leptos::prelude::*;

use crate::components::card::product_image;
use crate::components::changes::changes_form;
use crate::components::coupon::{RefusedCoupon, coupon_form, missing_to_minimum};
use crate::components::drawing::{Drawing, drawing};
use crate::components::footer::Footer;
use crate::components::header::{Breadcrumb, Header, header, heading};
use crate::components::notice::{alert, notice};
use crate::components::order_again::order_again_notice;
use crate::components::stepper::Steppers;
use crate::components::totals::live_totals;
use crate::components::{NamedChange, StoreStatus};
use crate::document::{Document, Site};
use crate::islands::StepperLine;
use crate::islands::{Amount, AmountOf, CartWatch};
use crate::links::Page;

/// The cart. Without a store it is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CartPage {
    pub language: Language,
    /// Goes into every form; `None` without a session (the cart is empty then).
    pub form_token: Option<String>,
    /// Where it would be collected; `None` when there is no cart.
    pub store: Option<StoreStatus>,
    /// What is in it at today's prices.
    pub cart: PricedCart,
    /// `cart.changes`, with names.
    pub changes: Vec<NamedChange>,
    /// What is different from an earlier order whose lines were just added.
    pub again: Vec<NamedChange>,
    /// A coupon that was just refused.
    pub refused_coupon: Option<RefusedCoupon>,
    /// Whether another product did not fit.
    pub is_full: bool,
}

impl CartPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let title = cart::title(language);
        let accent = self.store.as_ref().map(|store| store.store.accent).unwrap_or_default();
        Document::new(site, language, Page::Cart, title)
            .with_footer(Footer::Full)
            .with_accent(accent)
            .with_body(move || {
                let breadcrumb = self.store.as_ref().map(|store| Breadcrumb {
                    href: Page::Store { store: store.store.code.clone() }.href(language),
                    name: store.store.name.clone(),
                });
                let subtitle =
                    self.store.as_ref().map(|store| cart::pick_up_at(language, &store.store.name).into_any());
                let content = match &self.store {
                    Some(store) if !(self.cart.lines.is_empty() && self.changes.is_empty()) => {
                        self.filled_view(store)
                    }
                    _ => self.empty_view(),
                };
                view! {
                    {header(Header {
                        language,
                        page: Page::Cart,
                        breadcrumb,
                        title: heading(cart::title(language)),
                        subtitle,
                        extra: None,
                    })}
                    <main id="main" class="narrow">{order_again_notice(language, &self.again)}{content}</main>
                }
                .into_any()
            })
    }

    fn empty_view(&self) -> AnyView {
        let language = self.language;
        let (sentence, href, button) = match &self.store {
            None => {
                (Some(cart::empty_hint(language)), Page::Location.href(language), cart::find_stores(language))
            }
            Some(store) => (
                None,
                Page::Store { store: store.store.code.clone() }.href(language),
                cart::go_to_store(language, &store.store.name),
            ),
        };
        view! {
            <div class="box panel">
                {drawing(Drawing::EmptyCart)}
                <h2>{cart::empty(language)}</h2>
                {sentence.map(|sentence| view! { <p>{sentence}</p> })}
                <a class="btn main" href=href>{button}</a>
            </div>
        }
        .into_any()
    }

    fn filled_view(&self, store: &StoreStatus) -> AnyView {
        let language = self.language;
        let token = self.form_token.as_deref();
        let back = Page::Cart.href(language);
        let code = &store.store.code;
        let paused = (!store.accepts_orders()).then(|| notice(cart::store_paused(language)));
        let full = self.is_full.then(|| alert(cart::full(language, MAX_LINES)));
        let steppers = Steppers::new(language, code, token, back.clone()).on_cart_page();
        let lines = self.cart.lines.iter().map(|line| cart_line(language, &steppers, line)).collect_view();
        let lines = (!self.cart.lines.is_empty()).then(|| view! { <ul class="box lines">{lines}</ul> });
        let goods = self.cart.totals.goods();
        let is_enough = store.store.missing_to_minimum(goods) == Paise::ZERO;
        let has_lines = !self.cart.lines.is_empty();
        let ready = self.changes.is_empty() && store.accepts_orders() && has_lines && is_enough;
        let checkout = ready.then(|| {
            view! {
                <a class="btn main" href=Page::Checkout.href(language)>{cart::checkout(language)}</a>
            }
        });
        view! {
            {full}
            {paused}
            {changes_form(language, token, &self.changes, back)}
            <div class="columns">
                <div>
                    {lines}
                    {steppers.form()}
                    {has_lines.then(|| coupon_form(language, token, &self.cart, self.refused_coupon.as_ref()))}
                </div>
                <div>
                    {has_lines.then(|| live_totals(language, &self.cart))}
                    {has_lines.then(|| missing_to_minimum(language, &store.store, goods))}
                    {self.watch(store)}
                    {checkout}" "
                    <a class="btn" href=Page::Store { store: code.clone() }.href(language)>
                        {layout::back_to(language, &store.store.name)}
                    </a>
                </div>
            </div>
        }
        .into_any()
    }
}

impl CartPage {
    /// A page that answers a form is not watched: a reload would send the form again.
    fn watch(&self, store: &StoreStatus) -> Option<impl IntoView + use<>> {
        let is_answer = self.is_full || self.refused_coupon.is_some();
        let coupon = self.cart.coupon.as_ref().and_then(|(coupon, _)| coupon.found.as_ref());
        let minimums = [Some(store.store.minimum_order), coupon.map(|(coupon, _)| coupon.minimum)];
        let minimums: Vec<Paise> =
            minimums.into_iter().flatten().filter(|amount| *amount > Paise::ZERO).collect();
        let goods = self.cart.totals.goods();
        (!is_answer && !minimums.is_empty()).then(|| view! { <CartWatch goods minimums /> })
    }
}

fn cart_line(language: Language, steppers: &Steppers, line: &PricedLine) -> AnyView {
    let PricedLine { product, quantity, unit_price, amount, available: left, .. } = line;
    let name = product.names.get(language).to_owned();
    let pack = products::pack_size(language, product.pack);
    let brand = (!product.brand.is_empty()).then(|| format!("{} · ", product.brand));
    let page = Page::Product { store: steppers.store().clone(), product: product.id.clone() };
    let of = AmountOf::Line(product.id.to_string());
    let buttons = StepperLine {
        product: product.id.clone(),
        name: format!("{name}, {pack}"),
        price: *unit_price,
        quantity: *quantity,
        available: *left,
    };
    let short = (left < quantity).then(|| {
        view! { <b class="low-stock">{format!(" · {}", i18n::pages::catalog::only_left(language, *left))}</b> }
    });
    view! {
        <li class="line" id=format!("p-{}", product.id)>
            {product_image(&product.picture, 32, false)}
            <div class="grow">
                <a href=page.href(language)>{name}</a>
                <p class="pack">{brand}{format!("{pack} · {unit_price}")}{short}</p>
            </div>
            <div class="side">
                <b class="line-amount"><Amount of now=*amount /></b>
                {steppers.stepper(&buttons)}
            </div>
        </li>
    }
    .into_any()
}
