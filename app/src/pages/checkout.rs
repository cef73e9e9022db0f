//! Checkout: name, pick-up time, pay at the store, order.

mod request_fields;
mod slot_fields;

use commerce::{CartId, ContactNameError, IfMissing, Language, Paise, PricedCart, ProductId, SlotOffer};
use i18n::pages::{cart, checkout, layout};
use i18n::products;
use jiff::Timestamp;
use leptos::prelude::*;

use crate::components::changes::{changes_form, changes_notice};
use crate::components::coupon::{coupon_problem, missing_to_minimum};
use crate::components::fields::hidden_fields;
use crate::components::footer::Footer;
use crate::components::header::{Breadcrumb, Header, header, header_with, heading, language_buttons};
use crate::components::notice::{alert, field_error, notice};
use crate::components::order_again::order_again_notice;
use crate::components::totals::totals;
use crate::components::{NamedChange, StoreStatus};
use crate::document::{Document, Site};
use crate::links::{FormAction, Page};

/// The last page before an order.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckoutPage {
    pub language: Language,
    /// The form token for every form.
    pub form_token: String,
    /// A paused store accepts no order.
    pub store: StoreStatus,
    /// The cart that would be ordered.
    pub cart_id: CartId,
    /// The cart at today's prices, with no more units than are available.
    pub cart: PricedCart,
    /// `cart.changes`, with names. The page shows them, and ordering accepts them.
    pub changes: Vec<NamedChange>,
    /// What is different from an earlier order whose lines were just added.
    pub again: Vec<NamedChange>,
    /// Whether the form was rendered for another state of the cart, which changed in another window. The
    /// page explains it and asks again.
    pub cart_differs: bool,
    /// Whether the coupon takes off another amount than the form was rendered with.
    pub coupon_changed: bool,
    /// Why the customer may not order this: a limit of open orders, stock or value.
    pub limit_error: Option<String>,
    /// The slots offered now. The earliest is chosen beforehand, and named beside the button.
    pub offer: SlotOffer,
    /// The submitted name, else the customer's.
    pub name: String,
    pub name_error: Option<ContactNameError>,
    /// The submitted note to the store.
    pub note: String,
    pub note_is_too_long: bool,
    /// What was chosen for lines that turn out to be missing; [`IfMissing::CallMe`] for the others.
    pub if_missing: Vec<(ProductId, IfMissing)>,
    /// Start of the slot chosen in a submitted form.
    pub selected_slot: Option<Timestamp>,
    pub slot_error: Option<SlotFieldError>,
    /// Hidden in the form, so that a second submission makes no second order.
    pub idempotency_key: String,
    pub identity: Identity,
}

/// Name of the field of a line that turns out to be missing, before the product's id.
pub const IF_MISSING_FIELD: &str = "missing-";

/// Whether the visitor is identified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// Proven by a message in the chat.
    Known {
        /// `••4321`, when the number is known.
        masked_phone: Option<String>,
    },
    /// An anonymous visitor, who continues in the chat.
    Unknown {
        /// Opens the chat with a message that names the cart.
        chat_link: String,
    },
}

/// Why a slot cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotFieldError {
    NotChosen,
    /// It filled up in the meantime.
    Full,
    /// It is too soon now, or not one of the store's.
    NotOffered,
}

impl CheckoutPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let title = checkout::title(language);
        let accent = self.store.store.accent;
        Document::new(site, language, Page::Checkout, title)
            .with_footer(Footer::Full)
            .with_accent(accent)
            .with_body(move || {
                let up = Breadcrumb { href: Page::Cart.href(language), name: cart::title(language) };
                let under = cart::pick_up_at(language, &self.store.store.name).into_any();
                let top = Header {
                    language,
                    page: Page::Checkout,
                    breadcrumb: Some(up),
                    title: heading(checkout::title(language)),
                    subtitle: Some(under),
                    extra: None,
                };
                match &self.identity {
                    // One form shows the changes, repeats the input, and accepts both with its button.
                    Identity::Known { masked_phone }
                        if self.store.accepts_orders() && self.is_enough() && !self.cart.lines.is_empty() =>
                    {
                        self.form(top, masked_phone.as_deref())
                    }
                    _ => view! {
                        {header(top)}
                        <main id="main" class="narrow">{self.content_without_form()}</main>
                    }
                    .into_any(),
                }
            })
    }

    /// Whether the goods cost as much as the store takes an order for.
    fn is_enough(&self) -> bool {
        self.store.store.missing_to_minimum(self.cart.totals.goods()) == Paise::ZERO
    }

    fn content_without_form(&self) -> AnyView {
        let language = self.language;
        if !self.store.accepts_orders() {
            return view! {
                {notice(cart::store_paused(language))}
                {self.line_list()}
                {totals(language, self.cart.totals, self.cart.applied_coupon())}
            }
            .into_any();
        }
        let empty = self.cart.lines.is_empty();
        if !empty && !self.is_enough() {
            let back = Page::Store { store: self.store.store.code.clone() }.href(language);
            let name = &self.store.store.name;
            return view! {
                {changes_notice(language, &self.changes)}
                {missing_to_minimum(language, &self.store.store, self.cart.totals.goods())}
                <a class="btn main" href=back>{layout::back_to(language, name)}</a>
                {self.line_list()}
                {totals(language, self.cart.totals, self.cart.applied_coupon())}
            }
            .into_any();
        }
        match &self.identity {
            _ if !self.changes.is_empty() => {
                let back = if empty { Page::Cart } else { Page::Checkout }.href(language);
                view! {
                    {changes_form(language, Some(&self.form_token), &self.changes, back)}
                    {self.line_list()}
                    {totals(language, self.cart.totals, self.cart.applied_coupon())}
                }
                .into_any()
            }
            Identity::Known { .. } => ().into_any(),
            Identity::Unknown { chat_link } => view! {
                {self.line_list()}
                {totals(language, self.cart.totals, self.cart.applied_coupon())}
                <div class="box panel">
                    <p>{checkout::continue_why(language)}</p>
                    <a class="btn main" href=chat_link.clone()>{checkout::continue_in_chat(language)}</a>
                </div>
            }
            .into_any(),
        }
    }

    /// The form is around the header too: its buttons for the other languages keep what was typed.
    fn form(&self, top: Header, masked_phone: Option<&str>) -> AnyView {
        let language = self.language;
        let name_error = self.name_error.map(|problem| match problem {
            ContactNameError::Empty => checkout::name_empty(language),
            ContactNameError::TooLong => checkout::name_too_long(language),
            ContactNameError::InvalidCharacters => checkout::name_invalid(language),
        });
        let total = self.cart.totals.total;
        let confirmation =
            masked_phone.map(|phone| view! { <p class="why">{checkout::ordering_as(language, phone)}</p> });
        let differs = self.cart_differs.then(|| alert(cart::changed_elsewhere(language)));
        let coupon_changed = self.coupon_changed.then(|| alert(cart::coupon_changed(language)));
        let accepts =
            (!self.changes.is_empty()).then(|| view! { <input type="hidden" name="accept" value="1" /> });
        let place_order = checkout::place_order(language, total);
        let switch = language_buttons(language, &FormAction::CheckoutLanguage);
        view! {
                    <form class="page" method="post" action=FormAction::Checkout.to_string()>
                        // The first button of a form is the one that the Enter key presses: not that of a language.
                        <button class="sr" tabindex="-1" aria-hidden="true">{place_order.clone()}</button>
                        {header_with(top, switch)}
                        <main id="main" class="narrow">
                        {hidden_fields(language, Some(&self.form_token))}
                        <input type="hidden" name="key" value=self.idempotency_key.clone() />
                        <input type="hidden" name="cart" value=self.cart_id.to_string() />
                        <input type="hidden" name="expected_total" value=total.0.to_string() />
                        {accepts}
                        {differs}
                        {self.limit_error.clone().map(alert)}
                        {coupon_changed}
                        {coupon_problem(language, &self.cart).map(notice)}
                        {changes_notice(language, &self.changes)}
        {order_again_notice(language, &self.again)}
                        {self.slot_fields()}
                        <div class="box">
                            <label for="name">{checkout::name(language)}</label>
                            <input
                                id="name"
                                name="name"
                                type="text"
                                value=self.name.clone()
                                autocomplete="name"
                                aria-describedby=name_error.is_some().then_some("name-err")
                                aria-invalid=name_error.is_some().then_some("true")
                            />
                            {field_error("name-err", name_error)}
                            {confirmation}
                        </div>
                        {self.note_field()}
                        {self.if_missing_fields()}
                        <div class="box">
                            <h2>{checkout::pay(language)}</h2>
                            <p>{checkout::pay_at_store(language)}</p>
                            <p class="pack">{checkout::pay_with(language)}</p>
                        </div>
                        {self.line_list()}
                        {totals(language, self.cart.totals, self.cart.applied_coupon())}
                        </main>
                        <footer class="bar">
                            <p class="sum"><small>{self.preselected_label()}</small></p>
                            " "
                            <button class="btn main">{place_order}</button>
                        </footer>
                    </form>
                }
        .into_any()
    }

    /// The lines of the order, in short.
    fn line_list(&self) -> AnyView {
        let language = self.language;
        let lines = self.cart.lines.iter().map(|line| {
            let name = line.product.names.get(language);
            let text =
                format!("{name} {} × {}", products::pack_size(language, line.product.pack), line.quantity);
            view! { <li>{text}" "<b>{line.amount.to_string()}</b></li> }
        });
        let lines = lines.collect_view();
        view! {
            <section class="box">
                <div class="row">
                    <h2>{checkout::your_order(language)}</h2>
                    <a class="all" href=Page::Cart.href(language)>{checkout::change_cart(language)}</a>
                </div>
                <ul class="summary">{lines}</ul>
            </section>
        }
        .into_any()
    }
}
