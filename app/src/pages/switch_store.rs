//! Asks before a cart at another store is emptied: a cart belongs to one store.

use std::sync::Arc;

use commerce::{Language, OrderId, Paise, ProductId, Store};
use i18n::pages::{cart, order};
use i18n::products;
use leptos::prelude::*;

use crate::components::fields::hidden_fields;
use crate::components::header::{Header, header, heading};
use crate::document::{Document, Site, Stylesheet};
use crate::links::{CartLineValue, FormAction, LINE_FIELD, ORDER_AGAIN, Page};

/// What shall be in the cart at the other store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CartAddition {
    /// A product.
    Line {
        product: ProductId,
        name: String,
        quantity: u32,
        /// The unit price that was shown.
        expected_price: Paise,
        /// The return URL (`back` of the form).
        back: String,
    },
    /// The lines of an earlier order.
    Order {
        order: OrderId,
        /// As [`commerce::Order::display_number`] writes it.
        number: String,
    },
}

/// Asks before a cart at another store is emptied: the response (409) to the form that adds something.
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchStorePage {
    pub language: Language,
    /// The form token.
    pub form_token: Option<String>,
    /// The store of the cart.
    pub from: Arc<Store>,
    /// Units in the cart.
    pub units: u32,
    /// The store of the product.
    pub to: Arc<Store>,
    pub addition: CartAddition,
}

impl CartAddition {
    /// The address that adds it, its name, and the fields.
    fn form(self, language: Language, store: &Store) -> (FormAction, String, AnyView) {
        match self {
            Self::Line { product, name, quantity, expected_price, back } => {
                let line = CartLineValue { product: product.as_str(), quantity, price: expected_price };
                let fields = view! {
                    <input type="hidden" name="store" value=store.code.to_string() />
                    <input type="hidden" name="back" value=back />
                    <input type="hidden" name=LINE_FIELD value=line.format() />
                };
                (FormAction::CartLines, name, fields.into_any())
            }
            Self::Order { order: id, number } => {
                let action = FormAction::OrderAction { order: id, action: ORDER_AGAIN };
                (action, order::title(language, &number), ().into_any())
            }
        }
    }
}

impl SwitchStorePage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Store { store: self.to.code.clone() };
        let shown = here.clone();
        let title = cart::switch_title(language);
        Document::new(site, language, here, title).with_stylesheet(Stylesheet::Flow).with_body(move || {
            let Self { form_token, from, units, to, addition, .. } = self;
            let (action, name, fields) = addition.form(language, &to);
            let items = products::item_count(language, units);
            let title = view! { <p class="name">{to.name.clone()}</p> }.into_any();
            view! {
                {header(Header { language, page: shown, breadcrumb: None, title, subtitle: None, extra: None })}
                <main id="main" class="narrow">
                    <form class="box panel" method="post" action=action.to_string()>
                        {hidden_fields(language, form_token.as_deref())}
                        <input type="hidden" name="replace" value="1" />
                        {fields}
                        {heading(cart::switch_title(language))}
                        <p>{cart::switch_why(language, &items, &from.name, &to.name)}</p>
                        <button class="btn main">{cart::switch_yes(language, &name)}</button>
                        <a class="btn" href=Page::Cart.href(language)>{cart::switch_no(language)}</a>
                    </form>
                </main>
            }
            .into_any()
        })
    }
}
