//! The landing page, which asks for a PIN code or a locality in one field.

use commerce::Language;
use i18n::pages::location;
use leptos::prelude::*;

use crate::components::CartSummary;
use crate::components::cart_bar::cart_bar;
use crate::components::fields::hidden_fields;
use crate::components::footer::Footer;
use crate::components::header::{heading, site_header};
use crate::components::notice::field_error;
use crate::components::product_grid::picture_strip;
use crate::document::{Document, PreviewTags, Site};
use crate::links::{FormAction, Page};

/// The page that asks for a location.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocationPage {
    pub language: Language,
    /// The form token, with a session.
    pub form_token: Option<String>,
    /// Empty at first.
    pub typed: String,
    pub error: Option<LocationError>,
    /// Localities that match what was typed, best first.
    pub suggestions: Vec<Suggestion>,
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
                        {picture_strip()}
                        <div class="hero">
                            {heading(location::title(language))}
                            <p>{location::tagline(language)}</p>
                        </div>
                        {self.form()}
                    </main>
                    {cart_bar(language, self.cart.as_ref())}
                }
                .into_any()
            })
    }

    fn form(&self) -> AnyView {
        let language = self.language;
        let error = self.error.map(|problem| match problem {
            LocationError::Empty => location::query_missing(language),
            LocationError::InvalidPin => location::pin_invalid(language),
            LocationError::UnknownPin => location::pin_unknown(language, &self.typed),
            LocationError::UnknownLocality => location::locality_unknown(language, &self.typed),
            LocationError::UnknownChoice => location::choose_again(language),
        });
        let described = if error.is_some() { "q-err q-why" } else { "q-why" };
        view! {
            <form class="box" method="post" action=FormAction::Location.to_string()>
                {hidden_fields(language, self.form_token.as_deref())}
                <label for="q">{location::field_label(language)}</label>
                <input
                    id="q"
                    name="q"
                    type="text"
                    value=self.typed.clone()
                    placeholder=location::placeholder(language)
                    autocomplete="postal-code"
                    autocapitalize="words"
                    enterkeyhint="go"
                    aria-describedby=described
                    aria-invalid=error.is_some().then_some("true")
                />
                {field_error("q-err", error)}
                {self.choices()}
                <button class=if self.suggestions.is_empty() { "btn main" } else { "btn" }>
                    {location::show_stores(language)}
                </button>
                <p class="why" id="q-why">{location::purpose(language)}</p>
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
                        <b>{name.clone()}</b>
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
