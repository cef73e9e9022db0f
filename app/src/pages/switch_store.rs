//! Asks before a cart at another store is emptied: a cart belongs to one store.

use std::sync::Arc;

use commerce::{Language, Paise, ProductId, Store};
use i18n::pages::cart;
use i18n::products;
use leptos::prelude::*;

use crate::components::fields::hidden_fields;
use crate::components::header::{Header, header, heading};
use crate::document::{Document, Site, Stylesheet};
use crate::links::{FormAction, Page};

/// Asks before a cart at another store is emptied: the response to `POST /cart/lines` (409).
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
    pub product: ProductId,
    pub product_name: String,
    pub quantity: u32,
    /// The unit price that was shown.
    pub expected_price: Paise,
    /// The return URL (`back` of the form).
    pub back: String,
}

impl SwitchStorePage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Store { store: self.to.code.clone() };
        let shown = here.clone();
        let title = cart::switch_title(language);
        Document::new(site, language, here, title).with_stylesheet(Stylesheet::Flow).with_body(move || {
            let Self {
                form_token,
                from,
                units,
                to,
                product,
                product_name,
                quantity,
                expected_price,
                back,
                ..
            } = self;
            let items = products::item_count(language, units);
            let title = view! { <p class="name">{to.name.clone()}</p> }.into_any();
            view! {
                {header(Header { language, page: shown, breadcrumb: None, title, subtitle: None, extra: None })}
                <main id="main" class="narrow">
                    <form class="box panel" method="post" action=FormAction::CartLines.to_string()>
                        {hidden_fields(language, form_token.as_deref())}
                        <input type="hidden" name="store" value=to.code.to_string() />
                        <input type="hidden" name="replace" value="1" />
                        <input type="hidden" name="back" value=back />
                        {heading(cart::switch_title(language))}
                        <p>{cart::switch_why(language, &items, &from.name, &to.name)}</p>
                        <input type="hidden" name="product" value=product.to_string() />
                        <input type="hidden" name="quantity" value=quantity.to_string() />
                        <input type="hidden" name="expected_price" value=expected_price.0.to_string() />
                        <button class="btn main">{cart::switch_yes(language, &product_name)}</button>
                        <a class="btn" href=Page::Cart.href(language)>{cart::switch_no(language)}</a>
                    </form>
                </main>
            }
            .into_any()
        })
    }
}
