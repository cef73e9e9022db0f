//! The `<html>` around every page: head, preview tags, critical style, loader.

mod stylesheet;

use std::sync::Arc;

use commerce::{Accent, Language};
use hydration_context::SsrSharedContext;
use i18n::pages::{layout, location};
use leptos::prelude::*;

use crate::components::footer::{Footer, footer};
use crate::links::{Page, Preview};

pub use crate::site::Site;
pub use stylesheet::Stylesheet;

/// What chats and search engines show of a page. Never anything personal: chats keep previews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewTags {
    /// Two lines at most.
    pub title: String,
    /// About 80 characters.
    pub description: String,
    pub picture: Preview,
}

impl PreviewTags {
    /// Of the whole shop.
    #[must_use]
    pub fn of_shop(language: Language) -> Self {
        Self {
            title: location::title(language),
            description: location::description(language),
            picture: Preview::Shop,
        }
    }
}

type View = Box<dyn FnOnce() -> AnyView + Send>;

/// A page, ready to be rendered: `Document::new(…).with_preview(…).with_body(…)`.
pub struct Document {
    language: Language,
    canonical: Page,
    title: String,
    preview: Option<PreviewTags>,
    indexable: bool,
    stylesheet: Stylesheet,
    site: Site,
    noscript_refresh: Option<u32>,
    footer: Option<Footer>,
    accent: Accent,
    body: View,
}

impl Document {
    /// A page without content, not indexable. `canonical` is where a `GET` finds the page and where the
    /// language switch leads; `title` goes without the shop's name.
    #[must_use]
    pub fn new(site: &Site, language: Language, canonical: Page, title: String) -> Self {
        let stylesheet = Stylesheet::of(&canonical);
        Self {
            language,
            canonical,
            title,
            preview: None,
            indexable: false,
            stylesheet,
            site: site.clone(),
            noscript_refresh: None,
            footer: None,
            accent: Accent::default(),
            body: Box::new(|| ().into_any()),
        }
    }

    /// The language of the page.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The style it carries.
    #[must_use]
    pub const fn stylesheet(&self) -> Stylesheet {
        self.stylesheet
    }

    /// With tags for previews, if there are any; search engines may then list the page.
    #[must_use]
    pub fn with_preview(self, preview: impl Into<Option<PreviewTags>>) -> Self {
        let preview = preview.into();
        Self { indexable: preview.is_some(), preview, ..self }
    }

    /// Not indexable though it has a preview.
    #[must_use]
    pub fn without_indexing(self) -> Self {
        Self { indexable: false, ..self }
    }

    /// In another style than the customer's.
    #[must_use]
    pub fn with_stylesheet(self, stylesheet: Stylesheet) -> Self {
        Self { stylesheet, ..self }
    }

    /// Reloaded after so many seconds where script does not run: for a page that islands keep fresh, in a browser
    /// that ran them the last time.
    #[must_use]
    pub fn with_noscript_refresh(self, seconds: u32) -> Self {
        Self { noscript_refresh: Some(seconds), ..self }
    }

    /// With the links at the end of a customer's page.
    #[must_use]
    pub fn with_footer(self, footer: Footer) -> Self {
        Self { footer: Some(footer), ..self }
    }

    /// In the colour of a store.
    #[must_use]
    pub fn with_accent(self, accent: Accent) -> Self {
        Self { accent, ..self }
    }

    /// With its content. `body` is called while rendering, so that islands find their context.
    #[must_use]
    pub fn with_body(self, body: impl FnOnce() -> AnyView + Send + 'static) -> Self {
        Self { body: Box::new(body), ..self }
    }
}

/// The complete HTML of a page.
#[must_use]
pub fn render(document: Document) -> String {
    ["<!DOCTYPE html>", &render_piece(|| document_view(document).into_any())].concat()
}

/// The HTML of a piece of a page.
#[must_use]
pub fn render_piece(piece: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| piece().to_html());
    owner.unset();
    // Nothing hydrates outside of the islands, whose content is set as HTML: markers between texts are of no use.
    html.replace("<!>", "")
}

/// An Open Graph tag. The `view!` macro knows no `property` attribute.
fn open_graph_tag(property: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", format!("og:{property}")).attr("content", content)
}

fn document_view(document: Document) -> impl IntoView {
    let Document { language, canonical, title, preview, indexable, stylesheet, .. } = document;
    let Document { site, noscript_refresh, footer: footer_links, accent, body, .. } = document;
    let shop = site.name(language);
    let title = if title == shop { shop.clone() } else { format!("{title} · {shop}") };
    // The address of a page that is not indexable may hold a secret: its preview names the landing page instead.
    let previewed = if indexable { canonical } else { Page::Location };
    let preview = preview.map(|preview| preview_view(preview, &site, language, &previewed));
    let refresh = noscript_refresh.map(|seconds| {
        view! { <noscript><meta http-equiv="refresh" content=seconds.to_string() /></noscript> }
    });
    let robots = (!indexable).then(|| view! { <meta name="robots" content="noindex" /> });
    let loader = site.loader.clone();
    view! {
        <html lang=language.code() class=accent.code()>
            <head>
                <meta charset="utf-8" />
                <title>{title}</title>
                {preview}
                {robots}
                {refresh}
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                <meta name="theme-color" content=theme_colour(accent) />
                <link rel="icon" type="image/svg+xml" href="/icon.svg" />
                <style inner_html=stylesheet.css()></style>
                {loader.map(|loader| view! { <script type="module" src=loader></script> })}
            </head>
            <body>
                <a class="skip" href="#main">{layout::skip(language)}</a>
                {body()}
                {footer_links.map(|links| footer(language, &site, links))}
                <p
                    class="toast"
                    role="status"
                    data-queued=layout::no_network_queued(language)
                    data-offline=layout::no_network(language)
                ></p>
            </body>
        </html>
    }
}

/// What the browser draws around the page: the fill of `--a` in the style.
const fn theme_colour(accent: Accent) -> &'static str {
    match accent {
        Accent::Leaf => "#0b7a4b",
        Accent::Maroon => "#9e1b32",
        Accent::Indigo => "#3146a8",
        Accent::Rust => "#a83e0a",
        Accent::Aubergine => "#70308c",
        Accent::Teal => "#006e7d",
    }
}

fn preview_view(preview: PreviewTags, site: &Site, language: Language, page: &Page) -> impl IntoView + use<> {
    let address = |language| format!("{}{}", site.public_url, page.href(language));
    let picture = format!("{}{}", site.public_url, preview.picture.href(language));
    let alternates = Language::ALL
        .map(|other| view! { <link rel="alternate" hreflang=other.code() href=address(other) /> });
    view! {
        {open_graph_tag("title", preview.title)}
        {open_graph_tag("description", preview.description.clone())}
        {open_graph_tag("url", address(language))}
        {open_graph_tag("image", picture)}
        {open_graph_tag("type", "website".to_owned())}
        {open_graph_tag("site_name", site.name(language))}
        <meta name="description" content=preview.description />
        <link rel="canonical" href=address(language) />
        {alternates.collect_view()}
    }
}
