//! The landing page, which asks for a PIN code or a locality in one field.

use commerce::Language;
use i18n::pages::{location, stores};
use leptos::prelude::*;

use crate::components::cart_bar::cart_bar;
use crate::components::drawing::{Drawing, drawing};
use crate::components::fields::hidden_fields;
use crate::components::footer::Footer;
use crate::components::header::{heading, site_header};
use crate::components::icon::{Icon, icon};
use crate::components::notice::field_error;
use crate::components::product_grid::picture_strip;
use crate::components::{CartSummary, StoreStatus};
use crate::document::{Document, PreviewTags, Site};
use crate::links::{FormAction, Page};

/// The page that asks for a location.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LocationPage {
    pub language: Language,
    /// The form token, with a session.
    pub form_token: Option<String>,
    /// Empty at first.
    pub typed: String,
    pub error: Option<LocationError>,
    /// Localities that match what was typed, best first.
    pub suggestions: Vec<Suggestion>,
    /// The visitor's name, when a customer is signed in.
    pub name: Option<String>,
    /// The store where the visitor shopped last.
    pub own_store: Option<StoreStatus>,
    /// The cart, when something is in it.
    pub cart: Option<CartSummary>,
}

/// Why the typed text is not a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationError {
    Empty,
    /// Digits, but not six of them.
    InvalidPin,
    /// Six digits that are no PIN code of India.
    UnknownPin,
    /// No locality has that name.
    UnknownLocality,
    /// Nothing but words that are found in every area: *sector 17*, *station road*.
    AreaMissing,
    /// The chosen suggestion is unknown.
    UnknownChoice,
}

/// A locality to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Identifies it in the form.
    pub key: String,
    pub name: String,
    /// Six digits.
    pub pin: String,
    /// Names repeat, so the district is shown.
    pub district: String,
}

impl LocationPage {
    #[must_use]
    pub fn document(self, site: &Site) -> Document {
        let language = self.language;
        let here = if self.typed.is_empty() {
            Page::Location
        } else {
            Page::Localities { query: self.typed.clone() }
        };
        // Search results are not a landing page.
        let preview = self.typed.is_empty().then(|| PreviewTags::of_shop(language));
        let title = location::title(language);
        let shown = here.clone();
        let shop = site.name(language);
        Document::new(site, language, here, title)
            .with_preview(preview)
            .with_footer(Footer::ChangingLocation)
            .with_body(move || {
                view! {
                    {site_header(language, shown, shop)}
                    <main id="main" class="narrow">
                        {self.greeting()}
                        <div class="columns">
                            <div>{self.form()}</div>
                            <div>{how_it_works(language)}</div>
                        </div>
                    </main>
                    {cart_bar(language, self.cart.as_ref())}
                }
                .into_any()
            })
    }

    /// The promise to someone new; their own store to someone who shopped here before.
    fn greeting(&self) -> AnyView {
        let language = self.language;
        let Some(status) = &self.own_store else {
            return view! {
                <div class="hero row">
                    <div class="grow">
                        {heading(location::title(language))}
                        <p>{location::tagline(language)}</p>
                    </div>
                    {drawing(Drawing::Shop)}
                </div>
            }
            .into_any();
        };
        let welcome = match &self.name {
            Some(name) => location::welcome_back_by_name(language, name),
            None => location::welcome_back(language),
        };
        let href = Page::Store { store: status.store.code.clone() }.href(language);
        view! {
            <div class="hero">{heading(welcome)}</div>
            <section class="box panel" data-own-store>
                <p class="sub">{stores::your_store(language)}</p>
                <h2>{status.store.name.clone()}</h2>
                <p class="sub">
                    {status.status_line(language)} {status.distance_and_ready_time(language, None)}
                </p>
                <a class="btn main" href=href>{location::go_to_your_store(language)}</a>
            </section>
        }
        .into_any()
    }

    fn form(&self) -> AnyView {
        let language = self.language;
        let error = self.error.map(|problem| match problem {
            LocationError::Empty => location::query_missing(language),
            LocationError::InvalidPin => location::pin_invalid(language),
            LocationError::UnknownPin => location::pin_unknown(language, &self.typed),
            LocationError::UnknownLocality => location::locality_unknown(language, &self.typed),
            LocationError::AreaMissing => location::area_missing(language, &self.typed),
            LocationError::UnknownChoice => location::choose_again(language),
        });
        let (title, button) = match &self.own_store {
            Some(_) => (location::elsewhere_title(language), "btn"),
            None => (location::find_title(language), "btn main"),
        };
        view! {
            <form class="box panel places" method="post" action=FormAction::Location.to_string()>
                {hidden_fields(language, self.form_token.as_deref())}
                <h2>{title}</h2>
                <label for="q">{location::field_label(language)}</label>
                <div class="row">
                    <input
                        class="grow"
                        id="q"
                        name="q"
                        type="text"
                        value=self.typed.clone()
                        placeholder=location::placeholder(language)
                        autocomplete="postal-code"
                        autocapitalize="words"
                        enterkeyhint="go"
                        maxlength="80"
                        aria-describedby=error.is_some().then_some("q-err")
                        aria-invalid=error.is_some().then_some("true")
                    />
                    <button class=button>{location::show_stores(language)}</button>
                </div>
                {field_error("q-err", error)}
                {self.choices()}
            </form>
        }
        .into_any()
    }

    fn choices(&self) -> AnyView {
        if self.suggestions.is_empty() {
            return ().into_any();
        }
        let language = self.language;
        let choices = self.suggestions.iter().map(|suggestion| {
            let Suggestion { key, name, pin, district } = suggestion;
            view! {
                <li>
                    <button class="choice" name="choice" value=key.clone()>
                        <b>{name.clone()}</b>" "
                        <small>{location::pin_and_district(language, pin, district)}</small>
                    </button>
                </li>
            }
        });
        let choices = choices.collect_view();
        view! {
            <h2>{location::choose_locality(language)}</h2>
            <ul class="choices">{choices}</ul>
        }
        .into_any()
    }
}

/// Three steps, and what the visitor's data are used for.
fn how_it_works(language: Language) -> AnyView {
    let steps = [
        (Icon::Categories, location::step_choose(language)),
        (Icon::Message, location::step_packed(language)),
        (Icon::Shop, location::step_pick_up(language)),
    ];
    let steps = steps.map(|(drawn, step)| view! { <li>{icon(drawn)}{step}</li> }).collect_view();
    view! {
        <section class="box panel">
            {picture_strip()}
            <h2>{location::how_title(language)}</h2>
            <ol class="how">{steps}</ol>
        </section>
        <details class="box">
            <summary>{location::privacy_title(language)}</summary>
            <p>{location::purpose(language)}</p>
        </details>
    }
    .into_any()
}
