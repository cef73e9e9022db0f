//! Changing the store asks first: a cart belongs to one store.

use std::sync::Arc;

use commerce::{Language, Paise, ProductId, Store};
use leptos::prelude::*;
use words::goods;
use words::pages::cart;

use crate::document::{Document, Sheet, Site};
use crate::links::{Form, Page};
use crate::parts::fields::hidden;
use crate::parts::top::{Top, heading, top};

/// The question before a cart at one store gives way to one at another. Answers `POST /cart/lines` (409).
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchStorePage {
    /// The page's language.
    pub language: Language,
    /// Goes into the form.
    pub form_token: Option<String>,
    /// Where the cart is.
    pub from: Arc<Store>,
    /// Units in it.
    pub units: u32,
    /// Where the product is.
    pub to: Arc<Store>,
    /// What was wanted there.
    pub product: ProductId,
    /// Its name in the page's language.
    pub product_name: String,
    /// How many units.
    pub quantity: u32,
    /// The unit price that was shown.
    pub seen_price: Paise,
    /// The path the person came from (`back` of the form).
    pub back: String,
}

impl SwitchStorePage {
    /// The page.
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = Page::Store { store: self.to.code.clone() };
        let shown = here.clone();
        let title = cart::switch_title(language);
        Document::new(site, language, here, title, None, Sheet::Shop, move || {
            let Self {
                form_token, from, units, to, product, product_name, quantity, seen_price, back, ..
            } = self;
            let items = goods::items(language, units);
            let title = view! { <p class="name">{to.name.clone()}</p> }.into_any();
            view! {
                {top(Top { language, here: shown, up: None, title, under: None, below: None })}
                <main id="main" class="narrow">
                    <form class="box ask" method="post" action=Form::CartLines.to_string()>
                        {hidden(language, form_token.as_deref())}
                        <input type="hidden" name="store" value=to.code.to_string() />
                        <input type="hidden" name="replace" value="1" />
                        <input type="hidden" name="back" value=back />
                        {heading(cart::switch_title(language))}
                        <p>{cart::switch_why(language, &items, &from.name, &to.name)}</p>
                        <input type="hidden" name="product" value=product.to_string() />
                        <input type="hidden" name="quantity" value=quantity.to_string() />
                        <input type="hidden" name="seen_price" value=seen_price.0.to_string() />
                        <button class="btn main">{cart::switch_yes(language, &product_name)}</button>
                        <a class="btn" href=Page::Cart.to(language)>{cart::switch_no(language)}</a>
                    </form>
                </main>
            }
            .into_any()
        })
    }
}
