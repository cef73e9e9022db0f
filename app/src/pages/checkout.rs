//! Checkout: name, pick-up time, pay at the store, order.

use commerce::{CartId, ContactNameError, Language, PricedCart, SlotAvailability};
use i18n::pages::{cart, checkout};
use i18n::products;
use i18n::times;
use jiff::Timestamp;
use leptos::prelude::*;

use crate::components::changes::{changes_form, changes_notice};
use crate::components::fields::hidden_fields;
use crate::components::footer::Footer;
use crate::components::header::{Breadcrumb, Header, header, heading};
use crate::components::notice::{alert, field_error, notice};
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
    /// Whether the form was rendered for another state of the cart, which changed in another window. The
    /// page explains it and asks again.
    pub cart_differs: bool,
    /// Why the customer may not order this: a limit of open orders, stock or value.
    pub limit_error: Option<String>,
    /// The slots offered now; full ones are shown and cannot be chosen.
    pub slots: Vec<SlotAvailability>,
    /// The submitted name, else the customer's.
    pub name: String,
    pub name_error: Option<ContactNameError>,
    /// Start of the slot chosen in a submitted form; none is preselected.
    pub selected_slot: Option<Timestamp>,
    pub slot_error: Option<SlotFieldError>,
    /// Hidden in the form, so that a second submission makes no second order.
    pub idempotency_key: String,
    pub identity: Identity,
}

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
                view! {
                    {header(Header {
                        language,
                        page: Page::Checkout,
                        breadcrumb: Some(up),
                        title: heading(checkout::title(language)),
                        subtitle: Some(under),
                        extra: None,
                    })}
                    <main id="main" class="narrow">{self.content()}</main>
                }
                .into_any()
            })
    }

    fn content(&self) -> AnyView {
        let language = self.language;
        if !self.store.accepts_orders() {
            return view! {
                {notice(cart::store_paused(language))}
                {self.line_list()}
                {totals(language, self.cart.totals)}
            }
            .into_any();
        }
        let empty = self.cart.lines.is_empty();
        match &self.identity {
            // One form shows the changes, repeats the input, and accepts both with its button.
            Identity::Known { masked_phone } if !empty => self.form(masked_phone.as_deref()),
            _ if !self.changes.is_empty() => {
                let back = if empty { Page::Cart } else { Page::Checkout }.href(language);
                view! {
                    {changes_form(language, Some(&self.form_token), &self.changes, back)}
                    {self.line_list()}
                    {totals(language, self.cart.totals)}
                }
                .into_any()
            }
            Identity::Known { .. } => ().into_any(),
            Identity::Unknown { chat_link } => view! {
                {self.line_list()}
                {totals(language, self.cart.totals)}
                <div class="box panel">
                    <p>{checkout::continue_why(language)}</p>
                    <a class="btn main" href=chat_link.clone()>{checkout::continue_in_chat(language)}</a>
                </div>
            }
            .into_any(),
        }
    }

    fn form(&self, masked_phone: Option<&str>) -> AnyView {
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
        let accepts =
            (!self.changes.is_empty()).then(|| view! { <input type="hidden" name="accept" value="1" /> });
        view! {
            {differs}
            {self.limit_error.clone().map(alert)}
            {changes_notice(language, &self.changes)}
            <form method="post" action=FormAction::Checkout.to_string()>
                {hidden_fields(language, Some(&self.form_token))}
                <input type="hidden" name="key" value=self.idempotency_key.clone() />
                <input type="hidden" name="cart" value=self.cart_id.to_string() />
                <input type="hidden" name="expected_total" value=total.0.to_string() />
                {accepts}
                {self.line_list()}
                {self.slots()}
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
                </div>
                <div class="box">
                    <h2>{checkout::pay(language)}</h2>
                    <p>{checkout::pay_at_store(language)}</p>
                    <p class="pack">{checkout::pay_with(language)}</p>
                </div>
                {totals(language, self.cart.totals)}
                <button class="btn main">{checkout::place_order(language, total)}</button>
                {confirmation}
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
            view! { <li>{text}<b>{line.amount.to_string()}</b></li> }
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

    /// The slots by day. None is preselected.
    fn slots(&self) -> AnyView {
        let language = self.language;
        let store = &self.store.store;
        let error = self.slot_error.map(|problem| match problem {
            SlotFieldError::NotChosen => checkout::slot_not_chosen(language),
            SlotFieldError::Full => checkout::slot_full(language),
            SlotFieldError::NotOffered => checkout::slot_not_offered(language),
        });
        if self.slots.is_empty() {
            return view! {
                <div class="box">
                    <h2>{checkout::pick_up_time(language)}</h2>
                    <p>{checkout::no_slots(language)}</p>
                </div>
            }
            .into_any();
        }
        let days =
            self.slots.chunk_by(|one, next| store.date_at(one.slot.start) == store.date_at(next.slot.start));
        let zone = store.time_zone();
        let wrong = error.is_some();
        let mut error = error;
        let days = days.enumerate().map(|(index, offers)| {
            let day = offers
                .first()
                .map(|offer| times::relative_day(language, offer.slot.start, self.store.now, &zone))
                .unwrap_or_default();
            let chips = offers.iter().map(|offer| self.slot(*offer, wrong)).collect_view();
            let legend = checkout::pick_up(language, &day);
            if index == 0 {
                return view! {
                    <fieldset class="box">
                        <legend>{legend}</legend>
                        {field_error("slot-err", error.take())}
                        <div class="chips">{chips}</div>
                    </fieldset>
                }
                .into_any();
            }
            // The later day is folded, so that the button stays near; browsers without `<details>` show it.
            let chosen = offers.iter().any(|offer| self.selected_slot == Some(offer.slot.start));
            view! {
                <details class="box later" open=chosen>
                    <summary>{legend.clone()}</summary>
                    <fieldset><legend class="sr">{legend}</legend><div class="chips">{chips}</div></fieldset>
                </details>
            }
            .into_any()
        });
        days.collect_view().into_any()
    }

    fn slot(&self, offer: SlotAvailability, wrong: bool) -> AnyView {
        let language = self.language;
        let full = offer.remaining == 0;
        let chosen = !full && self.selected_slot == Some(offer.slot.start);
        let full_label = full.then(|| view! { <i class="sr">{format!(" {}", checkout::full(language))}</i> });
        view! {
            <label class="slot">
                <input
                    type="radio"
                    name="slot"
                    value=offer.slot.start.to_string()
                    checked=chosen
                    disabled=full
                    aria-describedby=wrong.then_some("slot-err")
                />
                <span>{times::format_slot(language, offer.slot, &self.store.store.time_zone())}{full_label}</span>
            </label>
        }
        .into_any()
    }
}
