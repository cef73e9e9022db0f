//! The `<html>` around every page: head, preview tags, critical style, loader.

use std::sync::{Arc, LazyLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use commerce::Language;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use sha2::{Digest, Sha256};

use crate::links::{Page, Preview};
use i18n::pages::layout;

/// What every page of an installation shares; made once at start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// What the retailer calls the shop; `None` leaves it its own name, in each language's letters.
    pub name: Option<String>,
    /// Scheme and host that people see, without a slash at the end: `https://shop.example`.
    pub public_url: String,
    /// The address of the loader module; `None` when no islands were built.
    pub loader: Option<String>,
    /// Opens the chat with the shop.
    pub chat_link: String,
}

impl Site {
    /// The shop's name in a language.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        self.name.clone().unwrap_or_else(|| layout::shop_name(language))
    }
}

/// What a chat or a search engine shows of a page. Never anything personal: previews are kept in chats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewTags {
    /// Two lines at most.
    pub title: String,
    /// About 80 characters.
    pub description: String,
    /// The picture.
    pub picture: Preview,
}

/// Which style sheet a page carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stylesheet {
    /// The customer's pages.
    Shop,
    /// The storekeeper's.
    Counter,
}

impl Stylesheet {
    /// The whole sheet, as it stands in the page.
    #[must_use]
    pub fn css(self) -> &'static str {
        const BASE: &str = include_str!("../../style/base.css");
        static SHOP: LazyLock<String> =
            LazyLock::new(|| minify(BASE) + &minify(include_str!("../../style/shop.css")));
        static COUNTER: LazyLock<String> =
            LazyLock::new(|| minify(BASE) + &minify(include_str!("../../style/counter.css")));
        match self {
            Self::Shop => &SHOP,
            Self::Counter => &COUNTER,
        }
    }
}

/// A page, ready to be rendered.
pub struct Document {
    /// The language it is written in.
    pub language: Language,
    /// The address a `GET` finds it at; the language switch leads there.
    pub canonical: Page,
    /// The title, without the shop's name.
    pub title: String,
    /// What previews show.
    pub preview: Option<PreviewTags>,
    /// Whether search engines may list it.
    pub indexable: bool,
    /// Its style.
    pub stylesheet: Stylesheet,
    /// The shop's name, for the title and previews.
    pub site_name: String,
    /// Scheme and host, for addresses that must be absolute.
    pub public_url: String,
    /// The address of the loader module; `None` when no islands were built.
    pub loader: Option<String>,
    /// Where script does not run, loads the page again after so many seconds.
    pub noscript_refresh: Option<u32>,
    /// Makes the content of `<body>`; called while rendering, so that islands find their context.
    pub body: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Document {
    /// A page of a site. Without `preview` it is kept out of search engines.
    pub fn new(
        site: &Site,
        language: Language,
        here: Page,
        title: String,
        preview: Option<PreviewTags>,
        sheet: Stylesheet,
        body: impl FnOnce() -> AnyView + Send + 'static,
    ) -> Self {
        Self {
            language,
            canonical: here,
            title,
            indexable: preview.is_some(),
            preview,
            stylesheet: sheet,
            site_name: site.name(language),
            public_url: site.public_url.clone(),
            loader: site.loader.clone(),
            noscript_refresh: None,
            body: Box::new(body),
        }
    }

    /// The same page, kept out of search engines though it has a preview.
    #[must_use]
    pub fn without_indexing(self) -> Self {
        Self { indexable: false, ..self }
    }

    /// The same page, which loads itself again where script does not run: for a page that islands keep
    /// fresh, in a browser that had them the last time.
    #[must_use]
    pub fn with_noscript_refresh(self, seconds: u32) -> Self {
        Self { noscript_refresh: Some(seconds), ..self }
    }
}

/// The complete HTML of a page.
#[must_use]
pub fn render(document: Document) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| document_view(document).to_html());
    owner.unset();
    format!("<!DOCTYPE html>{html}")
}

/// The `style-src` source of a sheet: `'sha256-…'` of exactly what stands in the page (CSP3 §2.3.1).
#[must_use]
pub fn style_hash(sheet: Stylesheet) -> &'static str {
    static SHOP: LazyLock<String> = LazyLock::new(|| hash_source(Stylesheet::Shop.css()));
    static COUNTER: LazyLock<String> = LazyLock::new(|| hash_source(Stylesheet::Counter.css()));
    match sheet {
        Stylesheet::Shop => &SHOP,
        Stylesheet::Counter => &COUNTER,
    }
}

/// The `style-src` sources of every page.
#[must_use]
pub fn style_hashes() -> &'static str {
    static BOTH: LazyLock<String> =
        LazyLock::new(|| format!("{} {}", style_hash(Stylesheet::Shop), style_hash(Stylesheet::Counter)));
    &BOTH
}

fn hash_source(css: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(css.as_bytes())))
}

/// A sheet without its comments, line breaks and indentation.
fn minify(css: &str) -> String {
    let mut rest = css;
    let mut plain = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut text: String = plain.lines().map(str::trim).collect();
    for (loose, tight) in [(": ", ":"), (" {", "{"), (", ", ","), (";}", "}")] {
        text = text.replace(loose, tight);
    }
    text
}

/// An Open Graph tag. The macro knows no `property` attribute.
fn open_graph_tag(property: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", format!("og:{property}")).attr("content", content)
}

fn document_view(document: Document) -> impl IntoView {
    let Document {
        language,
        canonical: here,
        title,
        preview,
        indexable: listed,
        stylesheet: sheet,
        site_name: shop,
        ..
    } = document;
    let Document { public_url, loader, noscript_refresh: refresh_unscripted, body, .. } = document;
    // What is not to be listed may have a secret in its address: previews name the shop's instead.
    let shown = if listed { here } else { Page::Location };
    let address = |language| format!("{public_url}{}", shown.href(language));
    let title = if title == shop { shop.clone() } else { format!("{title} · {shop}") };
    let tags = preview.map(|preview| {
        let picture = format!("{public_url}{}", preview.picture.href(language));
        let alternates = Language::ALL
            .map(|other| view! { <link rel="alternate" hreflang=other.code() href=address(other) /> });
        view! {
            {open_graph_tag("title", preview.title)}
            {open_graph_tag("description", preview.description.clone())}
            {open_graph_tag("url", address(language))}
            {open_graph_tag("image", picture)}
            {open_graph_tag("type", "website".to_owned())}
            {open_graph_tag("site_name", shop)}
            <meta name="description" content=preview.description />
            <link rel="canonical" href=address(language) />
            {alternates.collect_view()}
        }
    });
    let refresh = refresh_unscripted.map(|seconds| {
        view! { <noscript><meta http-equiv="refresh" content=seconds.to_string() /></noscript> }
    });
    let hidden = (!listed).then(|| view! { <meta name="robots" content="noindex" /> });
    view! {
        <html lang=language.code()>
            <head>
                <meta charset="utf-8" />
                <title>{title}</title>
                {tags}
                {hidden}
                {refresh}
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                <meta name="theme-color" content="#075234" />
                <link rel="icon" type="image/svg+xml" href="/icon.svg" />
                <style inner_html=sheet.css()></style>
                {loader.map(|loader| view! { <script type="module" src=loader></script> })}
            </head>
            <body>
                <a class="skip" href="#main">{layout::skip(language)}</a>
                {body()}
            </body>
        </html>
    }
}
